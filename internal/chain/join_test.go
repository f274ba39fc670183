package chain

import (
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"

	"github.com/lemma-network/lemma/proof"
)

// go-ethereum's own encoder must come to the same digest, and only the operator's signature over exactly this counts.
func TestJoinDigestAndSignature(t *testing.T) {
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	market := common.HexToAddress("0x1234")
	j := Join{Operator: crypto.PubkeyToAddress(key.PublicKey), NKey: "UABC", Recipient: "age1é", Nonce: proof.Sum([]byte("n")), Expiry: 1_800_000_000}
	data := typedData(joinType, map[string]any{"operator": j.Operator.Hex(), "nkey": j.NKey, "recipient": j.Recipient, "nonce": j.Nonce[:], "expiry": "1800000000"}, 31337, market)
	want, _, err := apitypes.TypedDataAndHash(data)
	if err != nil || proof.Digest(want) != JoinDigest(j, 31337, market) {
		t.Fatalf("%x, %v, want %s", want, err, JoinDigest(j, 31337, market))
	}
	signature, err := SignJoin(j, 31337, market, key)
	if err != nil {
		t.Fatal(err)
	}
	if err := CheckJoin(j, 31337, market, signature); err != nil {
		t.Error(err)
	}
	for what, edit := range map[string]func(*Join){
		"operator": func(j *Join) { j.Operator[0] ^= 1 }, "nkey": func(j *Join) { j.NKey += "D" }, "recipient": func(j *Join) { j.Recipient = "" },
		"nonce": func(j *Join) { j.Nonce[31] ^= 1 }, "expiry": func(j *Join) { j.Expiry++ },
	} {
		other := j
		edit(&other)
		if err := CheckJoin(other, 31337, market, signature); proof.CodeOf(err) != "bad-signature" {
			t.Errorf("another %s: %v", what, err)
		}
	}
	if err := CheckJoin(j, 1, market, signature); proof.CodeOf(err) != "bad-signature" {
		t.Errorf("another chain: %v", err)
	}
	j.Operator = market
	if _, err := SignJoin(j, 31337, market, key); proof.ClassOf(err) != proof.Caller {
		t.Errorf("another's name: %v", err)
	}
}
