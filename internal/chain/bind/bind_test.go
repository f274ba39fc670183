package bind_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	abibind "github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/lemma-network/lemma/contracts/tools/groth16test"
	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

const chainID = 1337 // of the simulated chain

// journal is what the test's program "proved".
var journal = []byte("the journal of a proven run")

// world is a simulated chain with everything deployed and a toy key whose proofs are real.
type world struct {
	t                *testing.T
	sim              *simulated.Backend
	key              *groth16test.Key
	client, prover   *ecdsa.PrivateKey
	registry, market common.Address
	provers          common.Address
	verifier, token  common.Address
	marketABI        *bind.Market
	tokenABI         *bind.DevToken
}

// wait makes a block that is so much later. The pool may not have taken in the last block yet, and until then the chain refuses.
func (w *world) wait(d time.Duration) {
	w.t.Helper()
	for end := time.Now().Add(2 * time.Minute); ; time.Sleep(2 * time.Millisecond) {
		err := w.sim.AdjustTime(d)
		if err == nil {
			return
		}
		if time.Now().After(end) {
			w.t.Fatal(err)
		}
	}
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, client: newKey(t), prover: newKey(t), marketABI: bind.NewMarket(), tokenABI: bind.NewDevToken()}
	rich := types.Account{Balance: new(big.Int).Mul(big.NewInt(1e18), big.NewInt(100))}
	patient := func(_ *node.Config, c *ethconfig.Config) { c.Miner.Recommit = time.Minute } // a block is to have all that was sent
	w.sim = simulated.NewBackend(types.GenesisAlloc{w.address(w.client): rich, w.address(w.prover): rich}, patient)
	t.Cleanup(func() {
		if err := w.sim.Close(); err != nil {
			t.Error(err)
		}
	})
	var err error
	if w.key, err = groth16test.Setup(); err != nil {
		t.Fatal(err)
	}
	registry, verifier, owner := bind.NewVerifierRegistry(), bind.NewGroth16Verifier(), w.address(w.client)
	w.registry = w.deploy(bind.VerifierRegistryMetaData.Bin, registry.PackConstructor(owner, owner, 0))
	w.verifier = w.deploy(bind.Groth16VerifierMetaData.Bin, verifier.PackConstructor(w.key.Words(), true))
	w.token = w.deploy(bind.DevTokenMetaData.Bin, nil)
	w.provers = w.deploy(bind.ProverRegistryMetaData.Bin, proversABI.PackConstructor(bind.ProverRegistryConfig{
		Owner: owner, Treasury: owner, Verifiers: w.registry, Slashers: []common.Address{crypto.CreateAddress(owner, 4)},
		ActivationSeconds: 1, UnbondingSeconds: 60, Parameters: bind.IProverStakeParameters{StakePerLock: stake, LateBps: 1000,
			RepeatedBps: 2500, WrongBps: 5000, NextBps: 2500, TreasuryBps: 1000},
	}))
	w.market = w.deploy(bind.MarketMetaData.Bin, w.marketABI.PackConstructor(owner, []common.Address{w.token}, w.registry, w.provers, owner, 0))
	w.send(w.client, w.registry, registry.PackAdd(w.key.Selector(), w.verifier, proof.Digest{31: 1}), nil)
	w.send(w.prover, w.provers, proversABI.PackStake(stake), stake)
	w.send(w.prover, w.provers, proversABI.PackSetOperator(w.address(w.prover), 0, nil), nil)
	w.wait(time.Minute)
	return w
}

var (
	proversABI = bind.NewProverRegistry()
	stake      = big.NewInt(1e18) // of one lock
)

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func (w *world) address(key *ecdsa.PrivateKey) common.Address {
	return crypto.PubkeyToAddress(key.PublicKey)
}

func (w *world) deploy(bytecode string, constructor []byte) common.Address {
	w.t.Helper()
	auth := abibind.NewKeyedTransactor(w.client, big.NewInt(chainID))
	address, tx, err := abibind.DeployContract(auth, common.FromHex(bytecode), w.sim.Client(), constructor)
	if err != nil {
		w.t.Fatal(err)
	}
	w.sim.Commit()
	w.succeeded(tx)
	return address
}

// send makes one transaction of its own block and expects it to succeed.
func (w *world) send(from *ecdsa.PrivateKey, to common.Address, data []byte, value *big.Int) *types.Receipt {
	w.t.Helper()
	receipt, err := w.try(from, to, data, value)
	if err != nil {
		w.t.Fatal(err)
	}
	return receipt
}

func (w *world) try(from *ecdsa.PrivateKey, to common.Address, data []byte, value *big.Int) (*types.Receipt, error) {
	w.t.Helper()
	auth := abibind.NewKeyedTransactor(from, big.NewInt(chainID))
	auth.Value = value
	contract := abibind.NewBoundContract(to, w.marketABI.GetABI(), w.sim.Client(), w.sim.Client(), w.sim.Client())
	tx, err := abibind.Transact(contract, auth, data)
	if err != nil {
		return nil, err
	}
	w.sim.Commit()
	return w.succeeded(tx), nil
}

func (w *world) succeeded(tx *types.Transaction) *types.Receipt {
	w.t.Helper()
	receipt, err := w.sim.Client().TransactionReceipt(context.Background(), tx.Hash())
	if err != nil {
		w.t.Fatal(err)
	}
	if receipt.Status != types.ReceiptStatusSuccessful {
		w.t.Fatalf("transaction %s failed", tx.Hash())
	}
	return receipt
}

// refused expects the market to refuse a call with this error.
func (w *world) refused(from *ecdsa.PrivateKey, data []byte, wantError string) {
	w.t.Helper()
	_, err := w.try(from, w.market, data, nil)
	if err == nil {
		w.t.Fatalf("call succeeded, want %s", wantError)
	}
	var raw []byte
	if e, ok := err.(rpc.DataError); ok {
		raw = common.FromHex(e.ErrorData().(string))
	}
	for _, metadata := range []*abibind.MetaData{&bind.MarketMetaData, &bind.Groth16VerifierMetaData, &bind.VerifierRegistryMetaData} {
		parsed, err := metadata.ParseABI()
		if err != nil {
			w.t.Fatal(err)
		}
		if e, ok := parsed.Errors[wantError]; ok && bytes.HasPrefix(raw, e.ID[:4]) {
			return
		}
	}
	w.t.Fatalf("refused with %v (%x), want %s", err, raw, wantError)
}

func call[T any](w *world, to common.Address, data []byte, unpack func([]byte) (T, error)) T {
	w.t.Helper()
	contract := abibind.NewBoundContract(to, w.marketABI.GetABI(), w.sim.Client(), w.sim.Client(), w.sim.Client())
	out, err := abibind.Call(contract, nil, data, unpack)
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

func (w *world) balance(token, account common.Address) *big.Int {
	w.t.Helper()
	return call(w, w.market, w.marketABI.PackBalanceOf(token, account), w.marketABI.UnpackBalanceOf)
}

// order is a valid order; its deadline is an hour away.
func (w *world) order(nonce int64, token common.Address) groth16test.Order {
	w.t.Helper()
	head, err := w.sim.Client().HeaderByNumber(context.Background(), nil)
	if err != nil {
		w.t.Fatal(err)
	}
	program := proof.Sum([]byte("program"))
	program[0] &= 0x1f
	return groth16test.Order{
		Client: w.address(w.client), Nonce: big.NewInt(nonce), Selector: w.key.Selector(), ProgramID: program,
		ProgramDigest: proof.Sum([]byte("elf")), InputDigest: proof.Sum([]byte("input")), MaxCycles: 1 << 33,
		MaxJournalBytes: 65536, Token: token, MinPrice: big.NewInt(1e18), MaxPrice: big.NewInt(1e18), Collateral: big.NewInt(5e17),
		LockSeconds: 600, Deadline: head.Time + 3600,
	}
}

func (w *world) sign(order groth16test.Order) []byte {
	w.t.Helper()
	digest := order.Digest(chainID, w.market)
	signature, err := crypto.Sign(digest[:], w.client)
	if err != nil {
		w.t.Fatal(err)
	}
	signature[64] += 27
	return signature
}

func (w *world) prove(order groth16test.Order, payout common.Address) []byte {
	w.t.Helper()
	made, err := w.key.Prove(proof.Claim{
		ProgramID: order.ProgramID, JournalDigest: proof.Sum(journal),
		Context: groth16test.Context(chainID, w.market, order.Digest(chainID, w.market), payout),
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return made
}

func TestDigestsAreThoseOfTheContracts(t *testing.T) {
	w := newWorld(t)
	verifier := bind.NewGroth16Verifier()
	if got := call(w, w.verifier, verifier.PackSelector(), verifier.UnpackSelector); got != w.key.Selector() {
		t.Errorf("selector: contract %x, Go %x", got, w.key.Selector())
	}
	for nonce, token := range []common.Address{{}, w.token} {
		order := w.order(int64(nonce), token)
		digest := order.Digest(chainID, w.market)
		got := call(w, w.market, w.marketABI.PackOrderDigest(bound(order)), w.marketABI.UnpackOrderDigest)
		if got != digest {
			t.Errorf("order digest: contract %x, Go %x", got, digest)
		}
		payout := w.address(w.prover)
		want := groth16test.Context(chainID, w.market, digest, payout)
		if got := call(w, w.market, w.marketABI.PackContextOf(digest, payout), w.marketABI.UnpackContextOf); got.Cmp(want) != 0 {
			t.Errorf("context: contract %x, Go %x", got, want)
		}
	}
}

// bound is the order as the bindings want it.
func bound(o groth16test.Order) bind.IMarketOrder {
	return bind.IMarketOrder{
		Client: o.Client, Nonce: o.Nonce, Payer: o.Payer, Selector: o.Selector, FallbackSelectors: o.FallbackSelectors,
		ProgramId: o.ProgramID, ProgramDigest: o.ProgramDigest, InputDigest: o.InputDigest, MaxCycles: o.MaxCycles,
		MaxJournalBytes: o.MaxJournalBytes, JournalHidden: o.JournalHidden, Predicate: o.Predicate, PrefixBytes: o.PrefixBytes,
		Expected: o.Expected, Token: o.Token, MinPrice: o.MinPrice, MaxPrice: o.MaxPrice, RampStart: o.RampStart, RampSeconds: o.RampSeconds,
		Collateral: o.Collateral, LockSeconds: o.LockSeconds, Deadline: o.Deadline, Callback: o.Callback, CallbackGas: o.CallbackGas,
		Matcher: o.Matcher, MatcherFeeBps: o.MatcherFeeBps,
	}
}

// lock is the call that locks an order never locked before, from the prover itself.
func (w *world) lock(order groth16test.Order, payout common.Address) []byte {
	return w.marketABI.PackLock(bound(order), bind.IMarketLockRequest{OrderDigest: order.Digest(chainID, w.market),
		Operator: w.address(w.prover), Payout: payout, MinPrice: order.MinPrice, Expiry: order.Deadline}, nil)
}

func fulfil(order groth16test.Order, journal []byte, payout common.Address, made []byte) []byte {
	return bind.NewMarket().PackFulfil(bound(order), bind.IMarketFulfilment{Journal: journal, Payout: payout, Proof: made})
}

func TestARealProofIsPaidInCoinAndToken(t *testing.T) {
	w := newWorld(t)
	m, price := w.marketABI, big.NewInt(1e18)
	w.send(w.client, w.token, w.tokenABI.PackMint(w.address(w.client), price), nil)
	w.send(w.client, w.token, w.tokenABI.PackApprove(w.market, price), nil)
	w.send(w.client, w.market, m.PackDeposit(w.token, price), nil)
	w.send(w.prover, w.token, w.tokenABI.PackMint(w.address(w.prover), price), nil)
	w.send(w.prover, w.token, w.tokenABI.PackApprove(w.market, price), nil)
	w.send(w.prover, w.market, m.PackDeposit(w.token, price), nil)

	payout := common.HexToAddress("0x00000000000000000000000000000000000a11ce")
	for nonce, token := range []common.Address{{}, w.token} {
		order, value := w.order(int64(nonce), token), (*big.Int)(nil)
		collateral := (*big.Int)(nil)
		if token == (common.Address{}) {
			value, collateral = order.MaxPrice, order.Collateral
		}
		digest := order.Digest(chainID, w.market)
		// The prover carries the client's signed order: anyone may.
		receipt := w.send(w.prover, w.market, m.PackOpen(bound(order), w.sign(order)), value)
		opened, err := m.UnpackOpenedEvent(receipt.Logs[len(receipt.Logs)-1])
		if err != nil || opened.OrderDigest != digest || opened.Order.MaxPrice.Cmp(order.MaxPrice) != 0 {
			t.Fatalf("Opened: %+v, %v", opened, err)
		}
		w.send(w.prover, w.market, w.lock(order, payout), collateral)
		made := w.prove(order, payout)
		receipt = w.send(w.client, w.market, fulfil(order, journal, payout, made), nil)
		t.Logf("fulfil with a real proof: %d gas", receipt.GasUsed)
		fulfilled, err := m.UnpackFulfilledEvent(receipt.Logs[len(receipt.Logs)-1])
		if err != nil || fulfilled.JournalDigest != proof.Sum(journal) || fulfilled.Payout != payout {
			t.Fatalf("Fulfilled: %+v, %v", fulfilled, err)
		}
		if got := w.balance(token, payout); got.Cmp(order.MaxPrice) != 0 {
			t.Errorf("payout has %s, want %s", got, order.MaxPrice)
		}
		w.refused(w.client, fulfil(order, journal, payout, made), "WrongState")
		record := call(w, w.market, m.PackOrders(digest), m.UnpackOrders)
		if record.State != 3 || record.JournalDigest != proof.Sum(journal) {
			t.Errorf("record %+v", record)
		}
	}
}

func TestAProofServesOnePayeeAndOneOrder(t *testing.T) {
	w := newWorld(t)
	m, first, second := w.marketABI, w.order(0, common.Address{}), w.order(1, common.Address{})
	for _, order := range []groth16test.Order{first, second} {
		w.send(w.client, w.market, m.PackOpen(bound(order), nil), order.MaxPrice)
	}
	payout, thief := w.address(w.prover), common.HexToAddress("0xbad1")
	made := w.prove(first, payout)
	w.refused(w.client, fulfil(first, journal, thief, made), "ProofInvalid")
	w.refused(w.client, fulfil(second, journal, payout, made), "ProofInvalid")
	w.refused(w.client, fulfil(first, journal[1:], payout, made), "ProofInvalid")
	w.refused(w.client, fulfil(first, journal, payout, made[:387]), "WrongProofLength")
	w.send(w.client, w.market, fulfil(first, journal, payout, made), nil)
}

func TestAnOrderNobodyServesIsRefunded(t *testing.T) {
	w := newWorld(t)
	m, order := w.marketABI, w.order(0, common.Address{})
	w.send(w.client, w.market, m.PackOpen(bound(order), nil), order.MaxPrice)
	w.send(w.prover, w.market, w.lock(order, w.address(w.prover)), order.Collateral)
	w.refused(w.prover, m.PackExpire(bound(order)), "BeforeDeadline")
	w.wait(2 * time.Hour)
	w.send(w.prover, w.market, m.PackExpire(bound(order)), nil)
	// The client is the treasury here, and the next prover's share is the client's where nobody is next.
	want := new(big.Int).Add(order.MaxPrice, order.Collateral)
	if got := w.balance(common.Address{}, order.Client); got.Cmp(want) != 0 {
		t.Errorf("client has %s, want price and collateral %s", got, want)
	}
	w.send(w.client, w.market, m.PackWithdraw(common.Address{}, order.Client, want), nil)
}

// The bindings hold the ABI and bytecode that contracts/artifacts holds; contracts/tools/check.sh compares those with a
// fresh build, and the artifacts hold no mock.
func TestBindingsMatchTheArtifacts(t *testing.T) {
	metadata := map[string]*abibind.MetaData{
		"Market": &bind.MarketMetaData, "VerifierRegistry": &bind.VerifierRegistryMetaData,
		"Groth16Verifier": &bind.Groth16VerifierMetaData, "DevToken": &bind.DevTokenMetaData,
		"ProverRegistry": &bind.ProverRegistryMetaData, "Replicated": &bind.ReplicatedMetaData, "Sponsor": &bind.SponsorMetaData,
		"Factory": &bind.FactoryMetaData, "TimelockController": &bind.TimelockControllerMetaData,
	}
	folder := filepath.Join("..", "..", "..", "contracts", "artifacts")
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(metadata) {
		t.Errorf("%d artifacts, want %d", len(files), len(metadata))
	}
	for _, file := range files {
		name := strings.TrimSuffix(file.Name(), ".json")
		text, err := os.ReadFile(filepath.Join(folder, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		var artifact struct {
			ContractName string
			ABI          json.RawMessage
			Bytecode     hexutil.Bytes
		}
		if err := json.Unmarshal(text, &artifact); err != nil {
			t.Fatal(err)
		}
		have := metadata[name]
		if have == nil || artifact.ContractName != name {
			t.Errorf("%s holds %q: not one of ours", file.Name(), artifact.ContractName)
			continue
		}
		var want, got any
		if json.Unmarshal(artifact.ABI, &want) != nil || json.Unmarshal([]byte(have.ABI), &got) != nil {
			t.Fatalf("%s: an ABI is no JSON", name)
		}
		if !reflect.DeepEqual(stripSpaces(want), got) {
			t.Errorf("%s: the bindings' ABI is stale: run contracts/tools/generate.sh", name)
		}
		if !bytes.Equal(common.FromHex(have.Bin), artifact.Bytecode) {
			t.Errorf("%s: the bindings' bytecode is stale: run contracts/tools/generate.sh", name)
		}
	}
}

// stripSpaces drops the spaces in an ABI's strings ("struct IMarket.Order"), as abigen does.
func stripSpaces(v any) any {
	switch v := v.(type) {
	case string:
		return strings.ReplaceAll(v, " ", "")
	case []any:
		for i := range v {
			v[i] = stripSpaces(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = stripSpaces(v[k])
		}
	}
	return v
}
