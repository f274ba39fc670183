package chain

import (
	"crypto/ecdsa"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// The EIP-712 types of the market, and of the prover registry's one signature.
const (
	orderType = "Order(address client,uint256 nonce,address payer,bytes4 selector,bytes32 fallbackSelectors,bytes32 programId," +
		"bytes32 programDigest,bytes32 inputDigest,uint64 maxCycles,uint32 maxJournalBytes,bool journalHidden,uint8 predicate," +
		"uint8 prefixBytes,bytes32 expected,address token,uint96 minPrice,uint96 maxPrice,uint64 rampStart,uint32 rampSeconds," +
		"uint96 collateral,uint64 lockSeconds,uint64 deadline,address callback,uint32 callbackGas,address matcher,uint16 matcherFeeBps)"
	lockType     = "LockRequest(bytes32 orderDigest,address operator,address payout,uint96 minPrice,uint8 round,uint64 expiry)"
	cancelType   = "Cancel(bytes32 orderDigest,uint64 expiry)"
	replaceType  = "Replace(bytes32 oldDigest,bytes32 newDigest,uint64 expiry)"
	operatorType = "Operator(address prover,address operator,uint64 expiry)"
	domainType   = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
	maxIntBits   = 256
	amountBits   = 96
	contextBit   = 253 // contexts are below 2^253, which fits the BN254 scalar field
)

var (
	orderTypeHash    = crypto.Keccak256([]byte(orderType))
	lockTypeHash     = crypto.Keccak256([]byte(lockType))
	cancelTypeHash   = crypto.Keccak256([]byte(cancelType))
	replaceTypeHash  = crypto.Keccak256([]byte(replaceType))
	operatorTypeHash = crypto.Keccak256([]byte(operatorType))
	domainTypeHash   = crypto.Keccak256([]byte(domainType))
	nameHash         = crypto.Keccak256([]byte("Lemma"))
	versionHash      = crypto.Keccak256([]byte("1"))
	contextTag       = crypto.Keccak256([]byte("lemma.context.v1"))
	halfCurveOrder   = new(big.Int).Rsh(crypto.S256().Params().N, 1)
)

// LockRequest is what a prover's operator signs, or sends itself. Round is how often the order was locked before.
type LockRequest struct {
	OrderDigest proof.Digest   `json:"orderDigest"`
	Operator    common.Address `json:"operator"`
	Payout      common.Address `json:"payout"`
	MinPrice    *big.Int       `json:"minPrice"` // not locked for less
	Round       uint8          `json:"round"`
	Expiry      uint64         `json:"expiry"` // the last second at which it can be used
}

// Validate checks what can be checked without a chain. The error is of class caller and names the field.
func (r LockRequest) Validate() error {
	bad := func(field, format string, args ...any) error {
		return proof.Errorf(proof.Caller, "bad-lock", field+": "+format, args...).WithField(field)
	}
	switch {
	case r.OrderDigest.IsZero():
		return bad("orderDigest", "is zero; name the order")
	case r.Operator == (common.Address{}):
		return bad("operator", "is zero; set it to the address that signs")
	case r.Payout == (common.Address{}):
		return bad("payout", "is zero; set it to the address that the proof pays")
	case r.MinPrice == nil || r.MinPrice.Sign() < 0 || r.MinPrice.BitLen() > amountBits:
		return bad("minPrice", "want a whole number from 0 to 2^%d-1, have %v", amountBits, r.MinPrice)
	case r.Round >= MaxRounds:
		return bad("round", "is %d, but an order is locked %d times at most", r.Round, MaxRounds)
	}
	return nil
}

func (r LockRequest) abi() bind.IMarketLockRequest {
	return bind.IMarketLockRequest{OrderDigest: r.OrderDigest, Operator: r.Operator, Payout: r.Payout, MinPrice: r.MinPrice,
		Round: r.Round, Expiry: r.Expiry}
}

// Fulfilment is a result for one order: the journal, or its SHA-256 where the order hides the journal; whom the proof pays; the proof.
type Fulfilment struct {
	Journal []byte
	Payout  common.Address
	Proof   []byte
}

// Fulfil is the fulfilment of the order by a proof of journal that pays payout.
func (o Order) Fulfil(journal []byte, payout common.Address, proofBytes []byte) Fulfilment {
	if o.JournalHidden {
		return FulfilHidden(proof.Sum(journal), payout, proofBytes)
	}
	return Fulfilment{Journal: journal, Payout: payout, Proof: proofBytes}
}

// FulfilHidden is the fulfilment of an order whose journal is hidden: its digest is enough.
func FulfilHidden(journal proof.Digest, payout common.Address, proofBytes []byte) Fulfilment {
	return Fulfilment{Journal: journal[:], Payout: payout, Proof: proofBytes}
}

// Digest is the order's full EIP-712 digest, its only key anywhere. The order must have passed Validate: integers that the contract's
// types cannot hold have no digest and panic.
func Digest(o Order, chainID uint64, market common.Address) proof.Digest {
	return typed(chainID, market, orderTypeHash, address(o.Client), word(o.Nonce), address(o.Payer), common.RightPadBytes(o.Selector[:], 32),
		o.FallbackSelectors[:], o.ProgramID[:], o.ProgramDigest[:], o.InputDigest[:], small(o.MaxCycles), small(uint64(o.MaxJournalBytes)),
		truth(o.JournalHidden), small(uint64(o.Predicate)), small(uint64(o.PrefixBytes)), o.Expected[:], address(o.Token),
		word(o.MinPrice), word(o.MaxPrice), small(o.RampStart), small(uint64(o.RampSeconds)), word(o.Collateral), small(o.LockSeconds),
		small(o.Deadline), address(o.Callback), small(uint64(o.CallbackGas)), address(o.Matcher), small(uint64(o.MatcherFeeBps)))
}

// LockDigest is what an operator signs so that others can carry its lock. The request must have passed Validate.
func LockDigest(r LockRequest, chainID uint64, market common.Address) proof.Digest {
	return typed(chainID, market, lockTypeHash, r.OrderDigest[:], address(r.Operator), address(r.Payout), word(r.MinPrice),
		small(uint64(r.Round)), small(r.Expiry))
}

// CancelDigest is what a client signs to have an order cancelled by others, up to and including the block time expiry.
func CancelDigest(order proof.Digest, expiry, chainID uint64, market common.Address) proof.Digest {
	return typed(chainID, market, cancelTypeHash, order[:], small(expiry))
}

// ReplaceDigest is what a client signs to have an order replaced by others, up to and including the block time expiry.
func ReplaceDigest(old, replacement proof.Digest, expiry, chainID uint64, market common.Address) proof.Digest {
	return typed(chainID, market, replaceTypeHash, old[:], replacement[:], small(expiry))
}

// OperatorDigest is what an operator's key signs to act for prover, up to and including the block time expiry. Its domain is that
// of the prover registry.
func OperatorDigest(prover, operator common.Address, expiry, chainID uint64, registry common.Address) proof.Digest {
	return typed(chainID, registry, operatorTypeHash, address(prover), address(operator), small(expiry))
}

// SignLock signs the request with the operator's key. Errors are of class caller.
func SignLock(r LockRequest, chainID uint64, market common.Address, key *ecdsa.PrivateKey) ([]byte, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	if err := isKeyOf("operator", r.Operator, key); err != nil {
		return nil, err
	}
	return sign(LockDigest(r, chainID, market), key)
}

// RecoverLock is whose key signed the request. Errors are of class caller.
func RecoverLock(r LockRequest, chainID uint64, market common.Address, sig []byte) (common.Address, error) {
	if err := r.Validate(); err != nil {
		return common.Address{}, err
	}
	return recoverKey(LockDigest(r, chainID, market), sig)
}

// SignCancel signs the order's cancellation with the client's key.
func SignCancel(order proof.Digest, expiry, chainID uint64, market common.Address, key *ecdsa.PrivateKey) ([]byte, error) {
	return sign(CancelDigest(order, expiry, chainID, market), key)
}

// SignReplace signs with the client's key that the order replacement takes the place of old.
func SignReplace(old, replacement proof.Digest, expiry, chainID uint64, market common.Address, key *ecdsa.PrivateKey) ([]byte, error) {
	return sign(ReplaceDigest(old, replacement, expiry, chainID, market), key)
}

// SignOperator signs with the operator's key that it acts for prover.
func SignOperator(prover common.Address, expiry, chainID uint64, registry common.Address, key *ecdsa.PrivateKey) ([]byte, error) {
	return sign(OperatorDigest(prover, crypto.PubkeyToAddress(key.PublicKey), expiry, chainID, registry), key)
}

// Context binds a proof to one order on one market of one chain and to one payee; it is the circuit's third public input.
func Context(chainID uint64, market common.Address, order proof.Digest, payout common.Address) *big.Int {
	hash := crypto.Keccak256(contextTag, small(chainID), address(market), order[:], address(payout))
	mask := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), contextBit), big.NewInt(1))
	return mask.And(mask, new(big.Int).SetBytes(hash))
}

// typed is the EIP-712 digest of a struct whose encoded fields are words, for a contract of ours.
func typed(chainID uint64, contract common.Address, words ...[]byte) proof.Digest {
	domain := crypto.Keccak256(domainTypeHash, nameHash, versionHash, small(chainID), address(contract))
	return proof.Digest(crypto.Keccak256([]byte{0x19, 0x01}, domain, crypto.Keccak256(words...)))
}

func word(v *big.Int) []byte          { return v.FillBytes(make([]byte, 32)) }
func small(v uint64) []byte           { return word(new(big.Int).SetUint64(v)) }
func address(a common.Address) []byte { return common.LeftPadBytes(a[:], 32) }

func truth(b bool) []byte {
	if b {
		return small(1)
	}
	return small(0)
}

func isKeyOf(field string, want common.Address, key *ecdsa.PrivateKey) error {
	if have := crypto.PubkeyToAddress(key.PublicKey); have != want {
		return badOrder(field, "is %s but the signing key is that of %s", want, have)
	}
	return nil
}

func sign(digest proof.Digest, key *ecdsa.PrivateKey) ([]byte, error) {
	sig, err := crypto.Sign(digest[:], key)
	if err != nil {
		return nil, proof.Errorf(proof.Bug, "sign-failed", "sign %s: %w", digest.Short(), err)
	}
	sig[64] += 27
	return sig, nil
}

func recoverKey(digest proof.Digest, sig []byte) (common.Address, error) {
	if len(sig) != 65 || (sig[64] != 27 && sig[64] != 28) || new(big.Int).SetBytes(sig[32:64]).Cmp(halfCurveOrder) > 0 {
		return common.Address{}, badSignature("signature: want 65 bytes r, s, v with a low s and v 27 or 28, have %d bytes", len(sig))
	}
	plain := append([]byte{}, sig...)
	plain[64] -= 27
	key, err := crypto.SigToPub(digest[:], plain)
	if err != nil {
		return common.Address{}, badSignature("signature: no key can have made it: %w", err)
	}
	return crypto.PubkeyToAddress(*key), nil
}

func badSignature(format string, args ...any) error {
	return proof.Errorf(proof.Caller, "bad-signature", format, args...).WithField("signature")
}
