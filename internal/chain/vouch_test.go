package chain

import (
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"

	"github.com/lemma-network/lemma/proof"
)

// go-ethereum's own encoder must come to the same digest, and a signature is of use for exactly what was signed.
func TestVouchDigestAndSignature(t *testing.T) {
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	market, us := common.HexToAddress("0x1234"), crypto.PubkeyToAddress(key.PublicKey)
	v := Vouch{Prover: "prover-1", Recipient: "age1x", Expiry: 1_800_000_000}
	data := typedData(vouchType, map[string]any{"prover": v.Prover, "recipient": v.Recipient, "expiry": "1800000000"}, 31337, market)
	want, _, err := apitypes.TypedDataAndHash(data)
	if err != nil || proof.Digest(want) != VouchDigest(v, 31337, market) {
		t.Fatalf("%x, %v, want %s", want, err, VouchDigest(v, 31337, market))
	}
	signature, err := SignVouch(v, 31337, market, key)
	if err != nil {
		t.Fatal(err)
	}
	if who, err := VouchSigner(v, signature, 31337, market); err != nil || who != us {
		t.Errorf("%s, %v", who, err)
	}
	for what, edit := range map[string]func(v *Vouch, chainID *uint64, market *common.Address){
		"prover":    func(v *Vouch, _ *uint64, _ *common.Address) { v.Prover = "prover-2" },
		"recipient": func(v *Vouch, _ *uint64, _ *common.Address) { v.Recipient = "age1y" },
		"border":    func(v *Vouch, _ *uint64, _ *common.Address) { v.Prover, v.Recipient = "prover-1a", "ge1x" },
		"expiry":    func(v *Vouch, _ *uint64, _ *common.Address) { v.Expiry++ },
		"chain":     func(_ *Vouch, chainID *uint64, _ *common.Address) { *chainID = 1 },
		"market":    func(_ *Vouch, _ *uint64, market *common.Address) { market[0] ^= 1 },
	} {
		other, chainID, market := v, uint64(31337), market
		edit(&other, &chainID, &market)
		if who, err := VouchSigner(other, signature, chainID, market); err == nil && who == us {
			t.Errorf("another %s: the signature counts", what)
		}
	}
	if _, err := VouchSigner(v, signature[:64], 31337, market); proof.CodeOf(err) != "bad-signature" {
		t.Errorf("cut: %v", err)
	}
}
