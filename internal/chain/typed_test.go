package chain

import (
	"encoding/binary"
	"math/big"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"

	"github.com/lemma-network/lemma/proof"
)

// typedData is a struct of this EIP-712 type as go-ethereum's own encoder wants it: an independent second opinion, which knows the
// fields by the type's text alone.
func typedData(encoded string, values map[string]any, chainID uint64, contract common.Address) apitypes.TypedData {
	name, fields, _ := strings.Cut(strings.TrimSuffix(encoded, ")"), "(")
	list := []apitypes.Type{}
	for field := range strings.SplitSeq(fields, ",") {
		kind, key, _ := strings.Cut(field, " ")
		list = append(list, apitypes.Type{Name: key, Type: kind})
	}
	field := func(t, n string) apitypes.Type { return apitypes.Type{Name: n, Type: t} }
	return apitypes.TypedData{
		Types: apitypes.Types{name: list, "EIP712Domain": {field("string", "name"), field("string", "version"),
			field("uint256", "chainId"), field("address", "verifyingContract")}},
		PrimaryType: name,
		Domain: apitypes.TypedDataDomain{Name: "Lemma", Version: "1", ChainId: math.NewHexOrDecimal256(int64(chainID)),
			VerifyingContract: contract.Hex()},
		Message: values,
	}
}

// valuesOf reads a struct's fields by their JSON names.
func valuesOf(v any) map[string]any {
	values := map[string]any{}
	s := reflect.ValueOf(v)
	for i := range s.NumField() {
		name, _, _ := strings.Cut(s.Type().Field(i).Tag.Get("json"), ",")
		switch f := s.Field(i); x := f.Interface().(type) {
		case common.Address:
			values[name] = x.Hex()
		case proof.Digest:
			values[name] = x[:]
		case proof.Selector:
			values[name] = x[:]
		case *big.Int:
			values[name] = x
		case bool:
			values[name] = x
		default:
			values[name] = new(big.Int).SetUint64(f.Uint())
		}
	}
	return values
}

// randomize fills every field: with random bits, or with the most or the least that it holds.
func randomize(r *rand.Rand, v any) {
	bits := func(n int) *big.Int {
		most := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), uint(n)), big.NewInt(1))
		switch r.IntN(8) {
		case 0:
			return most
		case 1:
			return new(big.Int)
		}
		b := make([]byte, 32)
		for i := range 4 {
			binary.BigEndian.PutUint64(b[8*i:], r.Uint64())
		}
		return most.And(most, new(big.Int).SetBytes(b))
	}
	s := reflect.ValueOf(v).Elem()
	for i := range s.NumField() {
		f := s.Field(i)
		switch f.Interface().(type) {
		case *big.Int:
			n := amountBits
			if s.Type().Field(i).Name == "Nonce" {
				n = maxIntBits
			}
			f.Set(reflect.ValueOf(bits(n)))
		case bool:
			f.SetBool(r.IntN(2) == 0)
		case Predicate:
			f.SetUint(r.Uint64N(3))
		case common.Address, proof.Digest, proof.Selector:
			reflect.Copy(f, reflect.ValueOf(bits(8*f.Len()).FillBytes(make([]byte, f.Len()))))
		default:
			f.SetUint(bits(f.Type().Bits()).Uint64())
		}
	}
}

const randomCases = 300

// The digests of random terms in Go, in the contracts and in an independent encoder are one.
func TestDigestsAreTheContracts(t *testing.T) {
	w := newWorld(t)
	r := rand.New(rand.NewPCG(1, 2))
	same := func(what string, got, onChain proof.Digest, err error, encoded string, values map[string]any, contract common.Address) {
		t.Helper()
		independent, _, terr := apitypes.TypedDataAndHash(typedData(encoded, values, simChainID, contract))
		if err != nil || terr != nil || onChain != got || proof.Digest(independent) != got {
			t.Fatalf("%s: Go %s, contract %s (%v), encoder %x (%v)\n%v", what, got, onChain, err, independent, terr, values)
		}
	}
	market := w.dep.Market
	provers, err := w.Provers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	onChain := func(data []byte, unpack func([]byte) ([32]byte, error)) (proof.Digest, error) {
		d, err := read(t.Context(), w.backend, market, data, unpack)
		return d, err
	}
	for i := range randomCases {
		var o Order
		var l LockRequest
		randomize(r, &o)
		randomize(r, &l)
		digest := Digest(o, simChainID, market)
		d, err := w.OnChainDigest(t.Context(), o)
		same("order", digest, d, err, orderType, valuesOf(o), market)
		expiry := l.Expiry
		d, err = onChain(w.abi.PackLockDigest(l.abi()), w.abi.UnpackLockDigest)
		same("lock", LockDigest(l, simChainID, market), d, err, lockType, valuesOf(l), market)
		d, err = onChain(w.abi.PackCancelDigest(digest, expiry), w.abi.UnpackCancelDigest)
		same("cancel", CancelDigest(digest, expiry, simChainID, market), d, err, cancelType,
			map[string]any{"orderDigest": digest[:], "expiry": new(big.Int).SetUint64(expiry)}, market)
		d, err = onChain(w.abi.PackReplaceDigest(l.OrderDigest, digest, expiry), w.abi.UnpackReplaceDigest)
		same("replace", ReplaceDigest(l.OrderDigest, digest, expiry, simChainID, market), d, err, replaceType,
			map[string]any{"oldDigest": l.OrderDigest[:], "newDigest": digest[:], "expiry": new(big.Int).SetUint64(expiry)}, market)
		d, err = provers.OnChainOperatorDigest(t.Context(), l.Payout, l.Operator, expiry)
		same("operator", OperatorDigest(l.Payout, l.Operator, expiry, simChainID, provers.Address()), d, err, operatorType,
			map[string]any{"prover": l.Payout.Hex(), "operator": l.Operator.Hex(), "expiry": new(big.Int).SetUint64(expiry)}, provers.Address())
		context, err := w.OnChainContext(t.Context(), digest, l.Payout)
		if err != nil || context.Cmp(Context(simChainID, market, digest, l.Payout)) != 0 {
			t.Fatalf("case %d: contract's context %x (%v)", i, context, err)
		}
	}
}

// The price that Go computes is the contract's, at the ramp's corners and between them.
func TestPriceIsTheContracts(t *testing.T) {
	w := newWorld(t)
	r := rand.New(rand.NewPCG(3, 4))
	for range randomCases {
		o := testOrder()
		randomize(r, &o)
		if o.MinPrice.Cmp(o.MaxPrice) > 0 {
			o.MinPrice, o.MaxPrice = o.MaxPrice, o.MinPrice
		}
		if r.IntN(4) == 0 {
			o.RampSeconds = 0
		}
		o.RampStart >>= 1 // the corners below fit 64 bits
		end := o.RampStart + uint64(o.RampSeconds)
		for _, at := range []uint64{0, max(o.RampStart, 1) - 1, o.RampStart, o.RampStart + 1, o.RampStart + uint64(r.Uint32N(max(o.RampSeconds, 1))), max(end, 1) - 1, end, end + 1} {
			want, err := read(t.Context(), w.backend, w.dep.Market, w.abi.PackPriceAt(o.abi(), new(big.Int).SetUint64(at)), w.abi.UnpackPriceAt)
			if err != nil || want.Cmp(o.PriceAt(at)) != 0 {
				t.Fatalf("at %d of %d + %d: contract %v (%v), Go %v", at, o.RampStart, o.RampSeconds, want, err, o.PriceAt(at))
			}
		}
	}
}

// The contract refuses the terms that Validate refuses, with an error about the same field or its partner, and takes the others.
func TestValidateIsTheContracts(t *testing.T) {
	w := newWorld(t)
	r := rand.New(rand.NewPCG(5, 6))
	taken := 0
	pick := func(values ...uint64) uint64 { return values[r.IntN(len(values))] }
	for range randomCases {
		o, _ := w.order()
		o.MinPrice, o.MaxPrice = big.NewInt(int64(pick(0, 1, 5, 6))), big.NewInt(int64(pick(0, 5, 5, 5)))
		o.Predicate, o.PrefixBytes, o.JournalHidden = Predicate(pick(0, 0, 1, 2)), uint8(pick(0, 0, 1, 2, 32, 33)), r.IntN(4) == 0
		o.MaxJournalBytes, o.LockSeconds = uint32(pick(0, 2, 64, proof.MaxJournalBytes, proof.MaxJournalBytes+1)), pick(0, 1, 60, MaxLockSeconds, MaxLockSeconds+1)
		for i := range pick(0, 0, 1, 2, 3, 32) {
			o.Expected[i] = 1
		}
		if r.IntN(2) == 0 {
			o.Callback, o.CallbackGas = common.Address{byte(pick(0, 1, 1))}, uint32(pick(0, 1, MaxCallbackGas, MaxCallbackGas+1))
			o.Matcher, o.MatcherFeeBps = common.Address{byte(pick(0, 1, 1))}, uint16(pick(0, 1, MaxMatcherFeeBps, MaxMatcherFeeBps+1))
		}
		ours := o.Validate()
		theirs := w.Simulate(t.Context(), testClient, w.OpenCall(o, nil, o.MaxPrice))
		if (ours == nil) != (theirs == nil) {
			t.Fatalf("Go says %v, the contract %v\n%+v", ours, theirs, o)
		}
		if ours == nil {
			taken++
		}
	}
	if taken < randomCases/50 || taken > randomCases*9/10 {
		t.Errorf("%d of %d orders are valid: the cases are too narrow", taken, randomCases)
	}
}

func TestSignedByOneCarriedByAnother(t *testing.T) {
	w := newWorld(t)
	o := w.open()
	later := w.head().Time + 600
	operatorKey, ownerKey := poorKey, proverKey // a hot key without any coin
	operator := crypto.PubkeyToAddress(operatorKey.PublicKey)
	provers, err := w.Provers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	consent, err := SignOperator(proverAddress, later, simChainID, provers.Address(), operatorKey)
	if err != nil {
		t.Fatal(err)
	}
	w.do(ownerKey, provers.RemoveOperatorCall())
	w.do(ownerKey, provers.SetOperatorCall(operator, later, consent))
	w.do(ownerKey, provers.SetPayoutCall(friend))
	if who, err := w.Operator(t.Context(), operator); err != nil || who.Prover != proverAddress || who.Payout != friend || who.Capacity.Int64() != 3 {
		t.Errorf("operator acts for %+v (%v)", who, err)
	}
	if s, err := provers.Stake(t.Context(), proverAddress); err != nil || s.Operator != operator || s.Active.Cmp(new(big.Int).Mul(ether, big.NewInt(3))) != 0 {
		t.Errorf("stake %+v (%v)", s, err)
	}

	request := LockRequest{OrderDigest: w.digest(o), Operator: operator, Payout: friend, MinPrice: o.MinPrice, Expiry: later}
	sig, err := SignLock(request, simChainID, w.dep.Market, operatorKey)
	if err != nil {
		t.Fatal(err)
	}
	w.do(ownerKey, w.DepositCall(common.Address{}, o.Collateral)) // a lock takes it from the prover's balance
	for name, c := range map[string]struct {
		change func(*LockRequest)
		code   string
	}{
		"another's payout": {func(r *LockRequest) { r.Payout = testClient }, "bad-signature"},
		"another round":    {func(r *LockRequest) { r.Round = 1 }, "wrong-round"},
		"too late":         {func(r *LockRequest) { r.Expiry = 1 }, "signature-expired"},
		"another order":    {func(r *LockRequest) { r.OrderDigest[0]++ }, "wrong-order"},
	} {
		changed := request
		c.change(&changed)
		if err := w.Simulate(t.Context(), testClient, w.LockCall(o, changed, sig, nil)); proof.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	w.do(testKey, w.LockCall(o, request, sig, nil)) // the client carries the prover's lock
	r := w.wantState(o, StateLocked)
	if r.Round != 1 || r.Prover != proverAddress || r.Payout != friend || r.Price.Cmp(o.MaxPrice) != 0 || r.FeeBps != 0 || r.Bonus.Sign() != 0 {
		t.Errorf("record %+v", r)
	}
	if n, err := w.OpenLocks(t.Context(), proverAddress); err != nil || n.Int64() != 1 {
		t.Errorf("open locks %v (%v)", n, err)
	}

	old := w.open()
	next, _ := w.order()
	sig, err = SignReplace(w.digest(old), w.digest(next), later, simChainID, w.dep.Market, testKey)
	if err != nil {
		t.Fatal(err)
	}
	w.do(proverKey, w.ReplaceCall(old, next, later, sig, nil))
	w.wantState(old, StateCancelled)
	w.wantState(next, StateOpen)
	if sig, err = SignCancel(w.digest(next), later, simChainID, w.dep.Market, testKey); err != nil {
		t.Fatal(err)
	}
	if err := w.Simulate(t.Context(), proverAddress, w.CancelCall(next, later+1, sig)); proof.CodeOf(err) != "bad-signature" {
		t.Errorf("a cancellation with another expiry: %v", err)
	}
	w.do(proverKey, w.CancelCall(next, later, sig))
	w.wantState(next, StateCancelled)
	w.do(testKey, w.RevokeNoncesCall(big.NewInt(0), new(big.Int).Lsh(big.NewInt(1), 200)))
	if used, err := w.NonceUsed(t.Context(), testClient, big.NewInt(200)); err != nil || !used {
		t.Errorf("a revoked nonce is free (%v)", err)
	}
}

func TestLockRequestNamesTheField(t *testing.T) {
	good := LockRequest{OrderDigest: proof.Digest{1}, Operator: testClient, Payout: testMarket, MinPrice: new(big.Int), Round: MaxRounds - 1}
	if _, err := SignLock(good, 1, testMarket, testKey); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*LockRequest){
		"orderDigest": func(r *LockRequest) { r.OrderDigest = proof.Digest{} }, "operator": func(r *LockRequest) { r.Operator = common.Address{} },
		"payout": func(r *LockRequest) { r.Payout = common.Address{} }, "minPrice": func(r *LockRequest) { r.MinPrice = new(big.Int).Lsh(big.NewInt(1), 96) },
		"round": func(r *LockRequest) { r.Round = MaxRounds },
	} {
		r := good
		spoil(&r)
		_, err := SignLock(r, 1, testMarket, testKey)
		if e, ok := err.(*proof.Error); !ok || e.Field != field || e.Class != proof.Caller || !strings.HasPrefix(e.Message, field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	if _, err := SignLock(good, 1, testMarket, proverKey); proof.CodeOf(err) != "bad-order" {
		t.Errorf("another's key: %v", err)
	}
}

func TestJournalRules(t *testing.T) {
	o := testOrder()
	o.MaxJournalBytes = 5
	prefix, exact, hidden := o, o, o
	prefix.Predicate, prefix.PrefixBytes = PredicatePrefix, 3
	copy(prefix.Expected[:], "abc")
	exact.Predicate, exact.Expected = PredicateDigest, proof.Sum([]byte("abc"))
	hidden.JournalHidden = true
	for _, c := range []struct {
		o       Order
		journal string
		code    string
	}{
		{o, "12345", ""}, {o, "123456", "journal-too-long"}, {hidden, "123456", ""},
		{exact, "abc", ""}, {exact, "abd", "journal-refused"},
		{prefix, "abc", ""}, {prefix, "abcde", ""}, {prefix, "ab", "journal-refused"}, {prefix, "abd", "journal-refused"}, {prefix, "", "journal-refused"},
	} {
		err := c.o.CheckJournal([]byte(c.journal))
		if code := proof.CodeOf(err); err == nil && c.code != "" || err != nil && code != c.code {
			t.Errorf("%q: %v, want %q", c.journal, err, c.code)
		}
	}
	if f := hidden.Fulfil([]byte("x"), friend, nil); proof.Digest(f.Journal) != proof.Sum([]byte("x")) {
		t.Errorf("a hidden journal is shown: %x", f.Journal)
	}
}

func TestFallbackSelectors(t *testing.T) {
	list := []proof.Selector{{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}}
	o := testOrder()
	var err error
	if o.FallbackSelectors, err = Fallbacks(list); err != nil {
		t.Fatal(err)
	}
	for _, s := range append(list, o.Selector) {
		if !o.Accepts(s) {
			t.Errorf("%s is refused", s)
		}
	}
	if o.Accepts(proof.Selector{9}) || o.Accepts(proof.Selector{}) || testOrder().Accepts(proof.Selector{}) {
		t.Error("a selector that is not in the list is taken")
	}
	if _, err := Fallbacks(append(list, proof.Selector{9})); proof.CodeOf(err) != "bad-order" {
		t.Errorf("nine: %v", err)
	}
	if _, err := Fallbacks([]proof.Selector{{1}, {}}); proof.CodeOf(err) != "bad-order" {
		t.Errorf("zero: %v", err)
	}
}

// The two events that concern nobody's state are delivered, too.
func TestForfeitAndCallbackAreTold(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, nil)
	o, _ := w.order()
	o.Callback, o.CallbackGas, o.LockSeconds = friend, 30_000, 60
	w.do(testKey, w.OpenCall(o, nil, o.MaxPrice))
	w.do(proverKey, w.lock(o, proverKey, friend, 0))
	w.wait(61 * 1e9)
	made := w.prove(o, nil, proverAddress)
	receipt := w.do(proverKey, w.FulfilCall(o, o.Fulfil(nil, proverAddress, made)))
	s.drain()
	s.want(KindOpened, KindLocked, KindForfeited, KindFulfilled, KindCallbackDone)
	lost, paid, told := s.events[2], s.events[3], s.events[4]
	next := new(big.Int).Div(o.Collateral, big.NewInt(4))
	if f := lost.Forfeit; lost.Prover != proverAddress || f.ToNext.Cmp(next) != 0 || f.StakeSlashed.Sign() <= 0 ||
		new(big.Int).Add(f.ToClient, new(big.Int).Add(f.ToNext, f.ToTreasury)).Cmp(o.Collateral) != 0 {
		t.Errorf("forfeited: %+v %+v", lost, lost.Forfeit)
	}
	if want := new(big.Int).Add(o.MaxPrice, next); paid.Price.Cmp(o.MaxPrice) != 0 || paid.Paid.Cmp(want) != 0 {
		t.Errorf("paid %v for the price %v, want %v", paid.Paid, paid.Price, want)
	}
	if !told.CallbackOK || told.OrderDigest != w.digest(o) || receipt.Status != types.ReceiptStatusSuccessful {
		t.Errorf("callback: %+v", told)
	}
}

// What others implement is docs/wire.md: the types there are these.
func TestWireDocumentHasTheTypes(t *testing.T) {
	text, err := os.ReadFile("../../docs/wire.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{orderType, lockType, cancelType, replaceType, operatorType} {
		if !strings.Contains(string(text), "`"+want+"`") {
			t.Errorf("docs/wire.md lacks %s", want)
		}
	}
}
