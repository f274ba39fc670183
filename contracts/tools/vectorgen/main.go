package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/big"
	"os"

	"github.com/consensys/gnark/logger"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/contracts/tools/groth16test"
	"github.com/lemma-network/lemma/proof"
)

// The market order that the vectors prove. contracts/test/MarketProof.t.sol has the same constants and reads the order's other fields.
const (
	forgeChainID = 31337
	clientKey    = 0xA11CE
	deadline     = 1_800_003_600 // Unix seconds

	predicateDigest = 1 // IMarket.Predicate.DIGEST
)

var (
	deployer = common.HexToAddress("0x00000000000000000000000000000000dEf10E42") // deploys the market at its nonce 0
	payout   = common.HexToAddress("0x00000000000000000000000000000000000cA4E1")
	thief    = common.HexToAddress("0x000000000000000000000000000000000000bad1")
)

// statement is one proven claim. Context is a 32-byte word.
type statement struct {
	ProgramID     proof.Digest  `json:"programId"`
	Journal       hexutil.Bytes `json:"journal"`
	JournalDigest proof.Digest  `json:"journalDigest"`
	Context       proof.Digest  `json:"context"`
	Proof         hexutil.Bytes `json:"proof"`
}

// vectors is the file. Digests pins what Go computes for the market order, so that Solidity is compared with it.
type vectors struct {
	Words       []hexutil.Bytes   `json:"words"`
	Selector    hexutil.Bytes     `json:"selector"`
	Proofs      []statement       `json:"proofs"`
	Market      common.Address    `json:"market"`
	Order       groth16test.Order `json:"order"`
	OrderDigest proof.Digest      `json:"orderDigest"`
	Fulfilment  statement         `json:"fulfilment"`
	Stolen      statement         `json:"stolen"`
}

// prover makes proofs under one key: the toy circuit's, or the product's own.
type prover interface {
	Words() [proof.KeyWords]*big.Int
	Selector() proof.Selector
	Prove(proof.Claim) ([]byte, error)
}

func main() {
	out := flag.String("out", "contracts/test/vectors/small.json", "file to write")
	keys := flag.String("keys", "", "the wrap circuit's key folder: prove with it instead of the toy circuit")
	witness := flag.String("witness", "", "with -keys: witness of a real wrap proof")
	journal := flag.String("journal", "", "with -keys: the journal of that proof")
	flag.Parse()
	logger.Disable() // gnark reports every step otherwise
	var err error
	if *keys == "" {
		err = small(*out)
	} else {
		err = real(*out, *keys, *witness, *journal)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "vectorgen:", err)
		os.Exit(1)
	}
}

func small(out string) error {
	key, err := groth16test.Setup()
	if err != nil {
		return err
	}
	// The second journal's digest and the third program id have their top bits set: they exercise mask and range.
	free := []freeClaim{
		{programID("program a"), "journal", big.NewInt(7)},
		{programID("program b"), "", big.NewInt(0)},
		{programID("program c"), "a longer journal", largestContext},
	}
	return write(out, key, free, programID("program"), "the proven journal")
}

// real proves with the product's circuit: one program and one journal, those of the witness, in several contexts.
func real(out, dir, witnessPath, journalPath string) error {
	keys, err := circuits.Load(dir)
	if err != nil {
		return err
	}
	witness, err := circuits.LoadWitness(witnessPath)
	if err != nil {
		return err
	}
	journal, err := os.ReadFile(journalPath)
	if err != nil {
		return err
	}
	program := proof.Digest(common.BigToHash(witness.ProgramVKey))
	free := []freeClaim{{program, string(journal), big.NewInt(7)}, {program, string(journal), largestContext}}
	return write(out, realProver{keys, witnessPath}, free, program, string(journal))
}

// realProver proves claims about one witness.
type realProver struct {
	keys    *circuits.Keys
	witness string
}

func (r realProver) Selector() proof.Selector { return r.keys.Manifest().Selector }

func (r realProver) Words() [proof.KeyWords]*big.Int {
	return r.keys.Manifest().VerifyingKeyWords.Numbers()
}

func (r realProver) Prove(c proof.Claim) ([]byte, error) {
	wire, _, err := r.keys.Prove(r.witness, c.Context)
	return wire, err
}

// freeClaim is a claim in a context that belongs to no order.
type freeClaim struct {
	program proof.Digest
	journal string
	context *big.Int
}

var largestContext = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 253), big.NewInt(1))

func write(out string, key prover, free []freeClaim, program proof.Digest, journal string) error {
	selector := key.Selector()
	v := vectors{Selector: selector[:], Market: crypto.CreateAddress(deployer, 0)}
	for _, word := range key.Words() {
		v.Words = append(v.Words, word.FillBytes(make([]byte, 32)))
	}
	for _, f := range free {
		s, err := prove(key, f.program, f.journal, f.context)
		if err != nil {
			return err
		}
		v.Proofs = append(v.Proofs, s)
	}
	if err := v.proveOrder(key, program, journal); err != nil {
		return err
	}
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(out, append(text, '\n'), 0o644)
}

// proveOrder makes the fulfilment of the test's order, and a proof of the same result that pays somebody else.
func (v *vectors) proveOrder(key prover, program proof.Digest, journal string) error {
	client, err := crypto.ToECDSA(common.LeftPadBytes(big.NewInt(clientKey).Bytes(), 32))
	if err != nil {
		return err
	}
	price := big.NewInt(1e18)
	order := groth16test.Order{
		Client: crypto.PubkeyToAddress(client.PublicKey), Nonce: big.NewInt(300), Selector: key.Selector(),
		ProgramID: program, ProgramDigest: proof.Sum([]byte("elf")),
		InputDigest: proof.Sum([]byte("input")), MaxCycles: 1 << 20, MaxJournalBytes: 1024,
		Predicate: predicateDigest, Expected: proof.Sum([]byte(journal)),
		MinPrice: price, MaxPrice: price, Collateral: big.NewInt(1e17), LockSeconds: 600, Deadline: deadline,
	}
	digest := order.Digest(forgeChainID, v.Market)
	v.Order = order
	v.OrderDigest = proof.Digest(digest)
	for _, to := range []struct {
		payout common.Address
		s      *statement
	}{{payout, &v.Fulfilment}, {thief, &v.Stolen}} {
		context := groth16test.Context(forgeChainID, v.Market, digest, to.payout)
		if *to.s, err = prove(key, program, journal, context); err != nil {
			return err
		}
	}
	return nil
}

func prove(key prover, program proof.Digest, journal string, context *big.Int) (statement, error) {
	s := statement{ProgramID: program, Journal: []byte(journal), JournalDigest: proof.Sum([]byte(journal))}
	context.FillBytes(s.Context[:])
	var err error
	s.Proof, err = key.Prove(proof.Claim{ProgramID: program, JournalDigest: s.JournalDigest, Context: context})
	return s, err
}

// programID is a digest below the scalar field, as a zkVM's program ids are.
func programID(name string) proof.Digest {
	d := proof.Sum([]byte(name))
	d[0] &= 0x1f
	return d
}
