package chain

import (
	"crypto/ecdsa"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/proof"
)

// Order is what a client signs: which program and input to prove, within which limits, for what money (docs/wire.md).
type Order struct {
	Client          common.Address `json:"client"`
	Nonce           *big.Int       `json:"nonce"`
	Selector        proof.Selector `json:"selector"`
	ProgramID       proof.Digest   `json:"programId"`
	ProgramDigest   proof.Digest   `json:"programDigest"`
	InputDigest     proof.Digest   `json:"inputDigest"`
	MaxCycles       uint64         `json:"maxCycles"`
	MaxJournalBytes uint32         `json:"maxJournalBytes"`
	Token           common.Address `json:"token"`       // zero: the chain's native coin
	Price           *big.Int       `json:"price"`       // in the token's smallest unit
	Collateral      *big.Int       `json:"collateral"`  // in the same token
	LockSeconds     uint64         `json:"lockSeconds"` // how long one prover may hold the order
	Deadline        uint64         `json:"deadline"`    // block time, unix seconds
}

const (
	orderType = "Order(address client,uint256 nonce,bytes4 selector,bytes32 programId,bytes32 programDigest," +
		"bytes32 inputDigest,uint64 maxCycles,uint32 maxJournalBytes,address token,uint256 price,uint256 collateral," +
		"uint64 lockSeconds,uint64 deadline)"
	domainType = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
	maxIntBits = 256
	contextBit = 253 // contexts are below 2^253, which fits the BN254 scalar field
)

var (
	orderTypeHash  = crypto.Keccak256([]byte(orderType))
	domainTypeHash = crypto.Keccak256([]byte(domainType))
	nameHash       = crypto.Keccak256([]byte("Lemma"))
	versionHash    = crypto.Keccak256([]byte("1"))
	contextTag     = crypto.Keccak256([]byte("lemma.context.v1"))
	halfCurveOrder = new(big.Int).Rsh(crypto.S256().Params().N, 1)
)

// Validate checks what can be checked without a chain. The error is of class caller and names the field.
func (o Order) Validate() error {
	for _, f := range []struct {
		name  string
		value *big.Int
	}{{"nonce", o.Nonce}, {"price", o.Price}, {"collateral", o.Collateral}} {
		if f.value == nil || f.value.Sign() < 0 || f.value.BitLen() > maxIntBits {
			return badOrder(f.name, "%s: want a whole number from 0 to 2^256-1, have %v", f.name, f.value)
		}
	}
	switch {
	case o.Client == (common.Address{}):
		return badOrder("client", "client: is zero; set it to the address that signs and pays")
	case o.Price.Sign() == 0:
		return badOrder("price", "price: is zero; offer at least 1")
	case o.ProgramID.IsZero():
		return badOrder("programId", "programId: is zero; run setup on the program to learn it")
	case o.MaxCycles == 0 || o.MaxCycles > proof.MaxCycles:
		return badOrder("maxCycles", "maxCycles: is %d, want 1 to %d", o.MaxCycles, uint64(proof.MaxCycles))
	case o.MaxJournalBytes > proof.MaxJournalBytes:
		return badOrder("maxJournalBytes", "maxJournalBytes: is %d, want at most %d", o.MaxJournalBytes, proof.MaxJournalBytes)
	case o.LockSeconds == 0:
		return badOrder("lockSeconds", "lockSeconds: is zero; give a prover time to work")
	case o.Deadline == 0:
		return badOrder("deadline", "deadline: is zero; set a block time in unix seconds")
	}
	return nil
}

func badOrder(field, format string, args ...any) error {
	return proof.Errorf(proof.Caller, "bad-order", format, args...).WithField(field)
}

// Digest is the order's full EIP-712 digest, its only key anywhere. The order must have passed Validate: integers
// outside of uint256 have no digest and panic.
func Digest(o Order, chainID uint64, market common.Address) proof.Digest {
	domain := crypto.Keccak256(domainTypeHash, nameHash, versionHash, word(new(big.Int).SetUint64(chainID)), address(market))
	fields := crypto.Keccak256(orderTypeHash, address(o.Client), word(o.Nonce), common.RightPadBytes(o.Selector[:], 32),
		o.ProgramID[:], o.ProgramDigest[:], o.InputDigest[:], small(o.MaxCycles), small(uint64(o.MaxJournalBytes)),
		address(o.Token), word(o.Price), word(o.Collateral), small(o.LockSeconds), small(o.Deadline))
	return proof.Digest(crypto.Keccak256([]byte{0x19, 0x01}, domain, fields))
}

func word(v *big.Int) []byte          { return v.FillBytes(make([]byte, 32)) }
func small(v uint64) []byte           { return word(new(big.Int).SetUint64(v)) }
func address(a common.Address) []byte { return common.LeftPadBytes(a[:], 32) }

// SignOrder signs the order's digest with the client's key: 65 bytes r, s, v with v 27 or 28. Errors are of class caller.
func SignOrder(o Order, chainID uint64, market common.Address, key *ecdsa.PrivateKey) ([]byte, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if have := crypto.PubkeyToAddress(key.PublicKey); have != o.Client {
		return nil, badOrder("client", "client: is %s but the signing key is that of %s", o.Client, have)
	}
	digest := Digest(o, chainID, market)
	sig, err := crypto.Sign(digest[:], key)
	if err != nil {
		return nil, proof.Errorf(proof.Bug, "sign-failed", "sign order %s: %w", digest.Short(), err)
	}
	sig[64] += 27
	return sig, nil
}

// RecoverSigner is the address whose key made sig over the order. It takes only the one canonical form that the
// contract takes (65 bytes, low s, v 27 or 28); other bytes are a caller error with code bad-signature.
func RecoverSigner(o Order, chainID uint64, market common.Address, sig []byte) (common.Address, error) {
	if err := o.Validate(); err != nil {
		return common.Address{}, err
	}
	if len(sig) != 65 || (sig[64] != 27 && sig[64] != 28) || new(big.Int).SetBytes(sig[32:64]).Cmp(halfCurveOrder) > 0 {
		return common.Address{}, badSignature("signature: want 65 bytes r, s, v with a low s and v 27 or 28, have %d bytes", len(sig))
	}
	plain := append([]byte{}, sig...)
	plain[64] -= 27
	digest := Digest(o, chainID, market)
	key, err := crypto.SigToPub(digest[:], plain)
	if err != nil {
		return common.Address{}, badSignature("signature: no key can have made it: %w", err)
	}
	return crypto.PubkeyToAddress(*key), nil
}

func badSignature(format string, args ...any) error {
	return proof.Errorf(proof.Caller, "bad-signature", format, args...).WithField("signature")
}

// Context binds a proof to one order on one market of one chain and to one payee; it is the circuit's third public input.
func Context(chainID uint64, market common.Address, order proof.Digest, payout common.Address) *big.Int {
	hash := crypto.Keccak256(contextTag, small(chainID), address(market), order[:], address(payout))
	mask := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), contextBit), big.NewInt(1))
	return mask.And(mask, new(big.Int).SetBytes(hash))
}
