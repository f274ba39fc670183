package chain

import (
	"encoding/hex"
	"encoding/json"
	"math/big"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"

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
		MaxCycles: 1 << 20, MaxJournalBytes: 4096, Price: big.NewInt(1e15), Collateral: big.NewInt(5e14),
		LockSeconds: 3600, Deadline: 1_900_000_000,
	}
}

// typedData is the same order as go-ethereum's own EIP-712 encoder wants it: an independent second opinion.
func typedData(o Order, chainID uint64, market common.Address) apitypes.TypedData {
	field := func(t, n string) apitypes.Type { return apitypes.Type{Name: n, Type: t} }
	return apitypes.TypedData{
		Types: apitypes.Types{
			"EIP712Domain": {field("string", "name"), field("string", "version"), field("uint256", "chainId"), field("address", "verifyingContract")},
			"Order": {field("address", "client"), field("uint256", "nonce"), field("bytes4", "selector"), field("bytes32", "programId"),
				field("bytes32", "programDigest"), field("bytes32", "inputDigest"), field("uint64", "maxCycles"),
				field("uint32", "maxJournalBytes"), field("address", "token"), field("uint256", "price"),
				field("uint256", "collateral"), field("uint64", "lockSeconds"), field("uint64", "deadline")},
		},
		PrimaryType: "Order",
		Domain: apitypes.TypedDataDomain{Name: "Lemma", Version: "1", ChainId: math.NewHexOrDecimal256(int64(chainID)),
			VerifyingContract: market.Hex()},
		Message: apitypes.TypedDataMessage{
			"client": o.Client.Hex(), "nonce": o.Nonce, "selector": o.Selector[:], "programId": o.ProgramID[:],
			"programDigest": o.ProgramDigest[:], "inputDigest": o.InputDigest[:], "maxCycles": new(big.Int).SetUint64(o.MaxCycles),
			"maxJournalBytes": big.NewInt(int64(o.MaxJournalBytes)), "token": o.Token.Hex(), "price": o.Price,
			"collateral": o.Collateral, "lockSeconds": new(big.Int).SetUint64(o.LockSeconds), "deadline": new(big.Int).SetUint64(o.Deadline),
		},
	}
}

func TestDigestAgreesWithAnIndependentEncoder(t *testing.T) {
	big256 := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))
	wide := testOrder()
	wide.Nonce, wide.Price, wide.Collateral, wide.Token = big256, big256, big.NewInt(0), common.HexToAddress("0xffffffffffffffffffffffffffffffffffffffff")
	wide.MaxJournalBytes, wide.LockSeconds, wide.Deadline = 0, 1<<64-1, 1<<64-1
	for _, o := range []Order{testOrder(), wide} {
		for _, chainID := range []uint64{1, 1337, 1 << 40} {
			want, _, err := apitypes.TypedDataAndHash(typedData(o, chainID, testMarket))
			if err != nil {
				t.Fatal(err)
			}
			if got := Digest(o, chainID, testMarket); got != proof.Digest(want) {
				t.Errorf("chain %d: digest %s, independent encoder %x", chainID, got, want)
			}
		}
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
		{"digest", digest.String(), "0x03db7f91c7c6770af9ab60f78cf0b9fbe0fde3107b34fb4260239b759d2b2301"},
		{"signature", hex.EncodeToString(sig), "9e711d7e98ff2e84e090f9dacae4a239260b13a0c6b2c2541f1a80714254e8801e2166724e87597f3d35844fd9813e88298eb9f0be5828b4d1ac71ff3e0c42aa1b"},
		{"context", context.Text(16), "d9400e761e4de8989f5a4a56295449fe124fa1f7646b04658801a6d8b6071d7"},
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
		case uint64, uint32:
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
	for field, spoil := range map[string]func(*Order){
		"client":          func(o *Order) { o.Client = common.Address{} },
		"nonce":           func(o *Order) { o.Nonce = nil },
		"price":           func(o *Order) { o.Price = big.NewInt(0) },
		"collateral":      func(o *Order) { o.Collateral = big.NewInt(-1) },
		"programId":       func(o *Order) { o.ProgramID = proof.Digest{} },
		"maxCycles":       func(o *Order) { o.MaxCycles = proof.MaxCycles + 1 },
		"maxJournalBytes": func(o *Order) { o.MaxJournalBytes = proof.MaxJournalBytes + 1 },
		"lockSeconds":     func(o *Order) { o.LockSeconds = 0 },
		"deadline":        func(o *Order) { o.Deadline = 0 },
	} {
		o := testOrder()
		spoil(&o)
		err, ok := o.Validate().(*proof.Error)
		if !ok || err.Field != field || err.Class != proof.Caller || !strings.HasPrefix(err.Message, field) {
			t.Errorf("%s: error is %v", field, err)
		}
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
