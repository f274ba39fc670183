package chain

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"

	"github.com/lemma-network/lemma/proof"
)

func goodQuote() Quote {
	return Quote{ProgramDigest: proof.Digest{1}, InputDigest: proof.Digest{2}, ProgramID: proof.Digest{3}, JournalDigest: proof.Digest{4}, JournalBytes: 5,
		Cycles: 6, Gas: 7, Price: big.NewInt(8), MarginBps: 9, Takers: 10, P50Seconds: 11, P90Seconds: 12, DeadlineSeconds: 13, Expiry: 14}
}

// The digest is the one that wallets and other libraries compute for the same type.
func TestQuoteDigestIsEIP712(t *testing.T) {
	q, market := goodQuote(), common.Address{0xaa}
	names := []string{"programDigest", "inputDigest", "programId", "journalDigest"}
	types := []apitypes.Type{}
	message := apitypes.TypedDataMessage{}
	for i, v := range []proof.Digest{q.ProgramDigest, q.InputDigest, q.ProgramID, q.JournalDigest} {
		types = append(types, apitypes.Type{Name: names[i], Type: "bytes32"})
		message[names[i]] = v[:]
	}
	for i, f := range []struct{ name, kind string }{{"journalBytes", "uint32"}, {"cycles", "uint64"}, {"gas", "uint64"}, {"price", "uint96"}, {"marginBps", "uint16"},
		{"takers", "uint32"}, {"p50Seconds", "uint32"}, {"p90Seconds", "uint32"}, {"deadlineSeconds", "uint64"}, {"expiry", "uint64"}} {
		types = append(types, apitypes.Type{Name: f.name, Type: f.kind})
		message[f.name] = big.NewInt(int64(5 + i))
	}
	want, _, err := apitypes.TypedDataAndHash(apitypes.TypedData{
		Types: apitypes.Types{"Quote": types, "EIP712Domain": {{Name: "name", Type: "string"}, {Name: "version", Type: "string"}, {Name: "chainId", Type: "uint256"},
			{Name: "verifyingContract", Type: "address"}}},
		PrimaryType: "Quote", Domain: apitypes.TypedDataDomain{Name: "Lemma", Version: "1", ChainId: math.NewHexOrDecimal256(31337), VerifyingContract: market.Hex()}, Message: message})
	if err != nil {
		t.Fatal(err)
	}
	if got := QuoteDigest(q, 31337, market); common.BytesToHash(want) != common.Hash(got) {
		t.Fatalf("%s, want %x", got, want)
	}
}

// Whatever is changed after signing, the signer is another one, or none.
func TestQuoteSignature(t *testing.T) {
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	me, market := crypto.PubkeyToAddress(key.PublicKey), common.Address{0xaa}
	signature, err := SignQuote(goodQuote(), 31337, market, key)
	if err != nil {
		t.Fatal(err)
	}
	if who, err := QuoteSigner(goodQuote(), signature, 31337, market); err != nil || who != me {
		t.Fatal(who, err)
	}
	for name, edit := range map[string]func(*Quote){
		"program": func(q *Quote) { q.ProgramDigest[31]++ }, "input": func(q *Quote) { q.InputDigest[31]++ }, "id": func(q *Quote) { q.ProgramID[31]++ },
		"journal": func(q *Quote) { q.JournalDigest[31]++ }, "journal bytes": func(q *Quote) { q.JournalBytes++ }, "cycles": func(q *Quote) { q.Cycles++ },
		"gas": func(q *Quote) { q.Gas++ }, "price": func(q *Quote) { q.Price = big.NewInt(7) }, "margin": func(q *Quote) { q.MarginBps++ },
		"takers": func(q *Quote) { q.Takers++ }, "p50": func(q *Quote) { q.P50Seconds++ }, "p90": func(q *Quote) { q.P90Seconds++ },
		"deadline": func(q *Quote) { q.DeadlineSeconds++ }, "expiry": func(q *Quote) { q.Expiry++ },
	} {
		q := goodQuote()
		edit(&q)
		if who, err := QuoteSigner(q, signature, 31337, market); err == nil && who == me {
			t.Errorf("%s can be changed", name)
		}
	}
	if who, err := QuoteSigner(goodQuote(), signature, 31338, market); err == nil && who == me {
		t.Error("holds on another chain")
	}
	if who, err := QuoteSigner(goodQuote(), signature, 31337, common.Address{0xab}); err == nil && who == me {
		t.Error("holds for another market")
	}
	if _, err := QuoteSigner(goodQuote(), signature[:64], 31337, market); proof.CodeOf(err) != "bad-signature" {
		t.Error(err)
	}
}

func TestQuotesThatMakeNoSense(t *testing.T) {
	for name, edit := range map[string]func(*Quote){
		"no price": func(q *Quote) { q.Price = nil }, "negative": func(q *Quote) { q.Price = big.NewInt(-1) }, "past 96 bits": func(q *Quote) { q.Price = new(big.Int).Lsh(big.NewInt(1), 96) },
		"price of nobody": func(q *Quote) { q.Takers = 0 }, "takers for nothing": func(q *Quote) { q.Price = new(big.Int) }, "no cycles": func(q *Quote) { q.Cycles = 0 },
		"p50 above": func(q *Quote) { q.P50Seconds = 13 }, "for ever": func(q *Quote) { q.Expiry = 0 }, "no journal": func(q *Quote) { q.JournalDigest = proof.Digest{} },
	} {
		q := goodQuote()
		edit(&q)
		if _, err := QuoteSigner(q, make([]byte, 65), 1, common.Address{}); proof.CodeOf(err) != "bad-quote" {
			t.Errorf("%s: %v", name, err)
		}
	}
	nobody := goodQuote()
	nobody.Price, nobody.Takers = new(big.Int), 0
	if err := nobody.Validate(); err != nil {
		t.Error(err)
	}
}
