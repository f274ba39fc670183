package chain

import (
	"crypto/ecdsa"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// Predicate says which journals an order takes.
type Predicate uint8

// The predicates, as the market numbers them.
const (
	PredicateAny    Predicate = iota // any journal
	PredicateDigest                  // the journal whose SHA-256 is Expected
	PredicatePrefix                  // journals that begin with the first PrefixBytes bytes of Expected
)

// Limits of an order, the market's own.
const (
	MaxLockSeconds   = 30 * 24 * 3600
	MaxOrderSeconds  = 30 * 24 * 3600 // from opening to the deadline
	MaxRounds        = 3              // locks of one order
	MaxMatcherFeeBps = 300
	MaxCallbackGas   = 2_000_000
	MaxFallbacks     = 8
)

// Order is what a client signs: which program and input to prove, within which limits, for what money (docs/wire.md). Amounts are
// below 2^96, in the token's smallest unit; times are block times in unix seconds, or seconds.
type Order struct {
	Client            common.Address `json:"client"`
	Nonce             *big.Int       `json:"nonce"`
	Payer             common.Address `json:"payer"` // zero: the client
	Selector          proof.Selector `json:"selector"`
	FallbackSelectors proof.Digest   `json:"fallbackSelectors"` // see Fallbacks
	ProgramID         proof.Digest   `json:"programId"`
	ProgramDigest     proof.Digest   `json:"programDigest"`
	InputDigest       proof.Digest   `json:"inputDigest"`
	MaxCycles         uint64         `json:"maxCycles"`
	MaxJournalBytes   uint32         `json:"maxJournalBytes"`
	JournalHidden     bool           `json:"journalHidden"` // the chain is shown the journal's SHA-256 only
	Predicate         Predicate      `json:"predicate"`
	PrefixBytes       uint8          `json:"prefixBytes"`
	Expected          proof.Digest   `json:"expected"`
	Token             common.Address `json:"token"`    // zero: the chain's native coin
	MinPrice          *big.Int       `json:"minPrice"` // up to RampStart
	MaxPrice          *big.Int       `json:"maxPrice"` // from RampStart + RampSeconds on; escrowed at open
	RampStart         uint64         `json:"rampStart"`
	RampSeconds       uint32         `json:"rampSeconds"`
	Collateral        *big.Int       `json:"collateral"`  // in the same token
	LockSeconds       uint64         `json:"lockSeconds"` // how long one prover may hold the order
	Deadline          uint64         `json:"deadline"`    // the last second of a fulfilment
	Callback          common.Address `json:"callback"`    // told after payment; zero: nobody
	CallbackGas       uint32         `json:"callbackGas"`
	Matcher           common.Address `json:"matcher"` // earns MatcherFeeBps of the price; zero: nobody
	MatcherFeeBps     uint16         `json:"matcherFeeBps"`
}

// Validate checks what can be checked without a chain, as the market does. The error is of class caller and names the field.
func (o Order) Validate() error {
	for _, f := range []struct {
		name  string
		value *big.Int
		bits  int
	}{{"nonce", o.Nonce, maxIntBits}, {"minPrice", o.MinPrice, amountBits}, {"maxPrice", o.MaxPrice, amountBits}, {"collateral", o.Collateral, amountBits}} {
		if f.value == nil || f.value.Sign() < 0 || f.value.BitLen() > f.bits {
			return badOrder(f.name, "want a whole number from 0 to 2^%d-1, have %v", f.bits, f.value)
		}
	}
	switch {
	case o.Client == (common.Address{}):
		return badOrder("client", "is zero; set it to the address that signs")
	case o.MaxPrice.Sign() == 0:
		return badOrder("maxPrice", "is zero; offer at least 1")
	case o.MinPrice.Cmp(o.MaxPrice) > 0:
		return badOrder("minPrice", "is %v, above the maxPrice %v", o.MinPrice, o.MaxPrice)
	case o.ProgramID.IsZero():
		return badOrder("programId", "is zero; run setup on the program to learn it")
	case o.MaxCycles == 0 || o.MaxCycles > proof.MaxCycles:
		return badOrder("maxCycles", "is %d, want 1 to %d", o.MaxCycles, uint64(proof.MaxCycles))
	case o.MaxJournalBytes > proof.MaxJournalBytes:
		return badOrder("maxJournalBytes", "is %d, want at most %d", o.MaxJournalBytes, proof.MaxJournalBytes)
	case o.LockSeconds == 0 || o.LockSeconds > MaxLockSeconds:
		return badOrder("lockSeconds", "is %d, want 1 to %d", o.LockSeconds, MaxLockSeconds)
	case o.Deadline == 0:
		return badOrder("deadline", "is zero; set a block time in unix seconds")
	}
	if err := o.validatePredicate(); err != nil {
		return err
	}
	return o.validateParties()
}

// validatePredicate takes each predicate in its one canonical form only: no field that it does not use is set.
func (o Order) validatePredicate() error {
	if o.Predicate > PredicatePrefix {
		return badOrder("predicate", "is %d, want 0 (any), 1 (digest) or 2 (prefix)", o.Predicate)
	}
	if o.Predicate != PredicatePrefix {
		if o.PrefixBytes != 0 {
			return badOrder("prefixBytes", "is %d, but the predicate is no prefix; leave it out", o.PrefixBytes)
		}
		if o.Expected.IsZero() != (o.Predicate == PredicateAny) {
			return badOrder("expected", "is %s: set it for predicate digest, and leave it out for any", o.Expected)
		}
		return nil
	}
	n := int(o.PrefixBytes)
	switch {
	case o.JournalHidden:
		return badOrder("journalHidden", "a hidden journal has no prefix that the chain could see; use predicate digest")
	case n == 0 || n > len(o.Expected) || uint32(n) > o.MaxJournalBytes:
		return badOrder("prefixBytes", "is %d, want 1 to %d and at most maxJournalBytes, %d", n, len(o.Expected), o.MaxJournalBytes)
	}
	for _, b := range o.Expected[n:] {
		if b != 0 {
			return badOrder("expected", "has bytes behind the prefix of %d; set them to zero", n)
		}
	}
	return nil
}

func (o Order) validateParties() error {
	none := common.Address{}
	switch {
	case o.MatcherFeeBps > MaxMatcherFeeBps:
		return badOrder("matcherFeeBps", "is %d, want at most %d", o.MatcherFeeBps, MaxMatcherFeeBps)
	case (o.Matcher == none) != (o.MatcherFeeBps == 0):
		return badOrder("matcher", "is %s with a fee of %d basis points; set both or none", o.Matcher, o.MatcherFeeBps)
	case o.CallbackGas > MaxCallbackGas:
		return badOrder("callbackGas", "is %d, want at most %d", o.CallbackGas, MaxCallbackGas)
	case (o.Callback == none) != (o.CallbackGas == 0):
		return badOrder("callback", "is %s with %d gas; set both or none", o.Callback, o.CallbackGas)
	}
	return nil
}

func badOrder(field, format string, args ...any) error {
	return proof.Errorf(proof.Caller, "bad-order", field+": "+format, args...).WithField(field)
}

// PayerOf is who pays and is refunded.
func (o Order) PayerOf() common.Address {
	if o.Payer == (common.Address{}) {
		return o.Client
	}
	return o.Payer
}

// PriceAt is what a lock at that block time is worth, before fees; so is a fulfilment without a lock.
func (o Order) PriceAt(time uint64) *big.Int {
	if time <= o.RampStart && o.RampSeconds != 0 || time < o.RampStart {
		return new(big.Int).Set(o.MinPrice)
	}
	passed := time - o.RampStart
	if passed >= uint64(o.RampSeconds) {
		return new(big.Int).Set(o.MaxPrice)
	}
	risen := new(big.Int).Sub(o.MaxPrice, o.MinPrice)
	risen.Mul(risen, new(big.Int).SetUint64(passed)).Div(risen, big.NewInt(int64(o.RampSeconds)))
	return risen.Add(risen, o.MinPrice)
}

// Accepts says whether the client takes a proof of this verifier.
func (o Order) Accepts(s proof.Selector) bool {
	if s == o.Selector {
		return true
	}
	for rest := o.FallbackSelectors[:]; len(rest) > 0 && proof.Selector(rest) != (proof.Selector{}); rest = rest[len(s):] {
		if s == proof.Selector(rest) {
			return true
		}
	}
	return false
}

// Fallbacks packs selectors as Order.FallbackSelectors has them: from the left, zero ends the list.
func Fallbacks(selectors []proof.Selector) (packed proof.Digest, err error) {
	if len(selectors) > MaxFallbacks {
		return packed, badOrder("fallbackSelectors", "are %d, want at most %d", len(selectors), MaxFallbacks)
	}
	for i, s := range selectors {
		if s == (proof.Selector{}) {
			return packed, badOrder("fallbackSelectors", "number %d is zero, which would end the list", i)
		}
		copy(packed[i*len(s):], s[:])
	}
	return packed, nil
}

// TakesDigest says whether a journal of this digest can be what the order asks for. It is sure but for PredicatePrefix, which
// takes the journal's bytes to judge.
func (o Order) TakesDigest(journal proof.Digest) bool {
	return o.Predicate != PredicateDigest || journal == o.Expected
}

// CheckJournal refuses a journal that the market would refuse: journal-too-long, journal-refused (permanent).
func (o Order) CheckJournal(journal []byte) error {
	if !o.JournalHidden && uint64(len(journal)) > uint64(o.MaxJournalBytes) {
		return proof.Errorf(proof.Permanent, "journal-too-long", "the journal is %d bytes, the order takes %d", len(journal), o.MaxJournalBytes).WithField("journal")
	}
	n := int(o.PrefixBytes)
	if !o.TakesDigest(proof.Sum(journal)) ||
		o.Predicate == PredicatePrefix && (len(journal) < n || string(journal[:n]) != string(o.Expected[:n])) {
		return proof.Errorf(proof.Permanent, "journal-refused", "the journal, of digest %s, is not one that the order takes", proof.Sum(journal)).WithField("journal")
	}
	return nil
}

// SignOrder signs the order's digest with the client's key: 65 bytes r, s, v with v 27 or 28. Errors are of class caller.
func SignOrder(o Order, chainID uint64, market common.Address, key *ecdsa.PrivateKey) ([]byte, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if err := isKeyOf("client", o.Client, key); err != nil {
		return nil, err
	}
	return sign(Digest(o, chainID, market), key)
}

// RecoverSigner is the address whose key made sig over the order. It takes only the one canonical form that the
// contract takes (65 bytes, low s, v 27 or 28); other bytes are a caller error with code bad-signature.
func RecoverSigner(o Order, chainID uint64, market common.Address, sig []byte) (common.Address, error) {
	if err := o.Validate(); err != nil {
		return common.Address{}, err
	}
	return recoverKey(Digest(o, chainID, market), sig)
}

func (o Order) abi() bind.IMarketOrder {
	return bind.IMarketOrder{Client: o.Client, Nonce: o.Nonce, Payer: o.Payer, Selector: o.Selector, FallbackSelectors: o.FallbackSelectors,
		ProgramId: o.ProgramID, ProgramDigest: o.ProgramDigest, InputDigest: o.InputDigest, MaxCycles: o.MaxCycles,
		MaxJournalBytes: o.MaxJournalBytes, JournalHidden: o.JournalHidden, Predicate: uint8(o.Predicate), PrefixBytes: o.PrefixBytes,
		Expected: o.Expected, Token: o.Token, MinPrice: o.MinPrice, MaxPrice: o.MaxPrice, RampStart: o.RampStart, RampSeconds: o.RampSeconds,
		Collateral: o.Collateral, LockSeconds: o.LockSeconds, Deadline: o.Deadline, Callback: o.Callback, CallbackGas: o.CallbackGas,
		Matcher: o.Matcher, MatcherFeeBps: o.MatcherFeeBps}
}

func orderFromABI(o bind.IMarketOrder) Order {
	return Order{Client: o.Client, Nonce: o.Nonce, Payer: o.Payer, Selector: o.Selector, FallbackSelectors: o.FallbackSelectors,
		ProgramID: o.ProgramId, ProgramDigest: o.ProgramDigest, InputDigest: o.InputDigest, MaxCycles: o.MaxCycles,
		MaxJournalBytes: o.MaxJournalBytes, JournalHidden: o.JournalHidden, Predicate: Predicate(o.Predicate), PrefixBytes: o.PrefixBytes,
		Expected: o.Expected, Token: o.Token, MinPrice: o.MinPrice, MaxPrice: o.MaxPrice, RampStart: o.RampStart, RampSeconds: o.RampSeconds,
		Collateral: o.Collateral, LockSeconds: o.LockSeconds, Deadline: o.Deadline, Callback: o.Callback, CallbackGas: o.CallbackGas,
		Matcher: o.Matcher, MatcherFeeBps: o.MatcherFeeBps}
}
