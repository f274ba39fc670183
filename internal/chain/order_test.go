package chain

import (
	"encoding/hex"
	"encoding/json"
	"math/big"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/proof"
)

var (
	testKey, _ = crypto.HexToECDSA(strings.Repeat("11", 32))
	testClient = crypto.PubkeyToAddress(testKey.PublicKey)
	testMarket = common.HexToAddress("0x00000000000000000000000000000000000a11ce")
)

func testOrder() Order {
	return Order{
		Client: testClient, Nonce: big.NewInt(7), Selector: proof.Selector{0xde, 0xad, 0xbe, 0xef},
		ProgramID: proof.Sum([]byte("id")), ProgramDigest: proof.Sum([]byte("elf")), InputDigest: proof.Sum(nil),
		MaxCycles: 1 << 20, MaxJournalBytes: 4096, MinPrice: big.NewInt(1e15), MaxPrice: big.NewInt(1e15), Collateral: big.NewInt(5e14),
		LockSeconds: 3600, Deadline: 1_900_000_000,
	}
}

func TestGoldenVectors(t *testing.T) {
	o := testOrder()
	digest := Digest(o, 1337, testMarket)
	sig, err := SignOrder(o, 1337, testMarket, testKey)
	if err != nil {
		t.Fatal(err)
	}
	context := Context(1337, testMarket, digest, testClient)
	for _, g := range []struct{ name, got, want string }{
		{"digest", digest.String(), "0xc6ee5dd7f87b012db29b4d137019fca48dc7da2001c01ca321e23c06d85bb709"},
		{"signature", hex.EncodeToString(sig), "e4ba466cca5ee94d53f79410102663121c4d986795493cabf2667cb2aa73adfe4eafbc9d32d50d7f6dade841df1e1fff568b055e2f8175e4b6cb1229d78c9f4f1b"},
		{"context", context.Text(16), "1e87844a1d43976e0ebfecc6c3e1ab7041b91de1dbc0060a511746f7fbb0aafa"},
	} {
		if g.got != g.want {
			t.Errorf("%s is %s, golden %s", g.name, g.got, g.want)
		}
	}
}

func TestEveryFieldChangesTheDigest(t *testing.T) {
	base := testOrder()
	seen := map[proof.Digest]string{Digest(base, 1337, testMarket): "base"}
	add := func(name string, d proof.Digest) {
		if other, ok := seen[d]; ok {
			t.Errorf("%s gives the same digest as %s", name, other)
		}
		seen[d] = name
	}
	add("chainID", Digest(base, 1338, testMarket))
	add("market", Digest(base, 1337, testClient))
	for i := range reflect.TypeFor[Order]().NumField() {
		o := base
		name, f := reflect.TypeFor[Order]().Field(i).Name, reflect.ValueOf(&o).Elem().Field(i)
		switch v := f.Interface().(type) {
		case *big.Int:
			f.Set(reflect.ValueOf(new(big.Int).Add(v, big.NewInt(1))))
		case bool:
			f.SetBool(!v)
		case uint64, uint32, uint16, uint8, Predicate:
			f.SetUint(f.Uint() + 1)
		default: // byte arrays
			b := f.Index(f.Len() - 1)
			b.SetUint(b.Uint() ^ 1)
		}
		add(name, Digest(o, 1337, testMarket))
	}
}

func TestContextBindsEveryPart(t *testing.T) {
	digest := proof.Sum([]byte("order"))
	base := Context(1, testMarket, digest, testClient)
	if base.BitLen() > 253 {
		t.Fatalf("context has %d bits, want at most 253", base.BitLen())
	}
	for name, other := range map[string]*big.Int{
		"chain": Context(2, testMarket, digest, testClient), "market": Context(1, testClient, digest, testClient),
		"order": Context(1, testMarket, proof.Sum(nil), testClient), "payout": Context(1, testMarket, digest, testMarket),
	} {
		if other.Cmp(base) == 0 {
			t.Errorf("%s does not change the context", name)
		}
	}
}

func TestSignatureRoundTripAndMisuse(t *testing.T) {
	o := testOrder()
	sig, err := SignOrder(o, 1337, testMarket, testKey)
	if err != nil {
		t.Fatal(err)
	}
	if who, err := RecoverSigner(o, 1337, testMarket, sig); err != nil || who != testClient {
		t.Fatalf("recovered %s, %v", who, err)
	}
	if who, err := RecoverSigner(o, 1, testMarket, sig); err == nil && who == testClient {
		t.Error("signature is good on another chain")
	}
	highS := append([]byte{}, sig...)
	s := new(big.Int).Sub(crypto.S256().Params().N, new(big.Int).SetBytes(sig[32:64]))
	s.FillBytes(highS[32:64])
	highS[64] = 27 + 28 - sig[64]
	rawV := append([]byte{}, sig...)
	rawV[64] -= 27
	for name, bad := range map[string][]byte{
		"nil": nil, "short": sig[:64], "long": append(append([]byte{}, sig...), 0), "high s": highS, "v 0 or 1": rawV, "zero": make([]byte, 65),
	} {
		if _, err := RecoverSigner(o, 1337, testMarket, bad); proof.CodeOf(err) != "bad-signature" || proof.ClassOf(err) != proof.Caller {
			t.Errorf("%s: error is %v", name, err)
		}
	}
	o.Client = testMarket
	if _, err := SignOrder(o, 1337, testMarket, testKey); proof.CodeOf(err) != "bad-order" {
		t.Errorf("signing for somebody else: %v", err)
	}
}

func TestValidateNamesTheField(t *testing.T) {
	if err := testOrder().Validate(); err != nil {
		t.Fatal(err)
	}
	over := new(big.Int).Lsh(big.NewInt(1), 256)
	wide := new(big.Int).Lsh(big.NewInt(1), 96)
	for name, spoil := range map[string]func(*Order){
		"client":                       func(o *Order) { o.Client = common.Address{} },
		"nonce":                        func(o *Order) { o.Nonce = nil },
		"maxPrice of zero":             func(o *Order) { o.MinPrice, o.MaxPrice = new(big.Int), new(big.Int) },
		"maxPrice of 2^96":             func(o *Order) { o.MaxPrice = wide },
		"minPrice above maxPrice":      func(o *Order) { o.MinPrice = new(big.Int).Add(o.MaxPrice, big.NewInt(1)) },
		"minPrice missing":             func(o *Order) { o.MinPrice = nil },
		"collateral":                   func(o *Order) { o.Collateral = big.NewInt(-1) },
		"collateral of 2^96":           func(o *Order) { o.Collateral = wide },
		"programId":                    func(o *Order) { o.ProgramID = proof.Digest{} },
		"maxCycles":                    func(o *Order) { o.MaxCycles = proof.MaxCycles + 1 },
		"maxJournalBytes":              func(o *Order) { o.MaxJournalBytes = proof.MaxJournalBytes + 1 },
		"lockSeconds":                  func(o *Order) { o.LockSeconds = 0 },
		"lockSeconds past the most":    func(o *Order) { o.LockSeconds = MaxLockSeconds + 1 },
		"deadline":                     func(o *Order) { o.Deadline = 0 },
		"predicate unheard of":         func(o *Order) { o.Predicate = 3 },
		"expected of any":              func(o *Order) { o.Expected[0] = 1 },
		"expected of digest missing":   func(o *Order) { o.Predicate = PredicateDigest },
		"prefixBytes of digest":        func(o *Order) { o.Predicate, o.Expected[0], o.PrefixBytes = PredicateDigest, 1, 1 },
		"prefixBytes of any":           func(o *Order) { o.PrefixBytes = 1 },
		"prefixBytes missing":          func(o *Order) { o.Predicate = PredicatePrefix },
		"prefixBytes past 32":          func(o *Order) { o.Predicate, o.PrefixBytes = PredicatePrefix, 33 },
		"prefixBytes past the journal": func(o *Order) { o.Predicate, o.PrefixBytes, o.MaxJournalBytes = PredicatePrefix, 4, 3 },
		"expected behind the prefix":   func(o *Order) { o.Predicate, o.PrefixBytes, o.Expected[2] = PredicatePrefix, 2, 1 },
		"journalHidden and prefix":     func(o *Order) { o.Predicate, o.PrefixBytes, o.JournalHidden = PredicatePrefix, 2, true },
		"matcher without fee":          func(o *Order) { o.Matcher = testMarket },
		"matcher missing":              func(o *Order) { o.MatcherFeeBps = 1 },
		"matcherFeeBps":                func(o *Order) { o.Matcher, o.MatcherFeeBps = testMarket, MaxMatcherFeeBps+1 },
		"callback without gas":         func(o *Order) { o.Callback = testMarket },
		"callback missing":             func(o *Order) { o.CallbackGas = 1 },
		"callbackGas":                  func(o *Order) { o.Callback, o.CallbackGas = testMarket, MaxCallbackGas+1 },
	} {
		o := testOrder()
		spoil(&o)
		err, ok := o.Validate().(*proof.Error)
		if field, _, _ := strings.Cut(name, " "); !ok || err.Field != field || err.Class != proof.Caller || !strings.HasPrefix(err.Message, field) {
			t.Errorf("%s: error is %v", name, err)
		}
	}
	full := testOrder()
	full.MinPrice, full.MaxPrice, full.Collateral = new(big.Int), new(big.Int).Sub(wide, big.NewInt(1)), new(big.Int).Sub(wide, big.NewInt(1))
	full.Predicate, full.PrefixBytes, full.MaxJournalBytes, full.LockSeconds = PredicatePrefix, 32, 32, MaxLockSeconds
	full.Matcher, full.MatcherFeeBps, full.Callback, full.CallbackGas = testMarket, MaxMatcherFeeBps, testMarket, MaxCallbackGas
	if err := full.Validate(); err != nil {
		t.Errorf("every field at its limit: %v", err)
	}
	atLimit := testOrder()
	atLimit.MaxCycles, atLimit.MaxJournalBytes, atLimit.Nonce = proof.MaxCycles, proof.MaxJournalBytes, new(big.Int).Sub(over, big.NewInt(1))
	if err := atLimit.Validate(); err != nil {
		t.Errorf("at the limits: %v", err)
	}
	atLimit.Nonce = over
	if atLimit.Validate() == nil {
		t.Error("nonce 2^256 passes")
	}
}

func TestOrderJSONRoundTrip(t *testing.T) {
	o := testOrder()
	raw, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	var back Order
	if err := json.Unmarshal(raw, &back); err != nil || Digest(back, 1, testMarket) != Digest(o, 1, testMarket) {
		t.Fatalf("%s: %v", raw, err)
	}
}
