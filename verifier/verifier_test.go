package verifier

import (
	"bytes"
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/lemma-network/lemma/proof"
)

func wantCode(t *testing.T, what string, err error, code string) {
	t.Helper()
	if err == nil || proof.CodeOf(err) != code {
		t.Errorf("%s: error %v, want code %s", what, err, code)
	}
}

func someClaim() proof.Claim {
	return proof.Claim{ProgramID: proof.Digest{31: 9, 1: 4}, JournalDigest: proof.Sum([]byte("journal")), Context: big.NewInt(77)}
}

func TestVerifyClaims(t *testing.T) {
	td := newTrapdoor(t, 1)
	claim := someClaim()
	wire := td.valid(claim).wire(td)
	if err := td.key.Verify(claim, wire); err != nil {
		t.Fatal(err)
	}
	if err := VerifyJournal(td.key, claim.ProgramID, []byte("journal"), claim.Context, wire); err != nil {
		t.Fatal(err)
	}
	wantCode(t, "another journal", VerifyJournal(td.key, claim.ProgramID, []byte("journaL"), claim.Context, wire), "proof-invalid")
	long := make([]byte, proof.MaxJournalBytes+1)
	wantCode(t, "journal past the limit", VerifyJournal(td.key, claim.ProgramID, long, claim.Context, wire), "journal-limit")
	wantCode(t, "journal at the limit", VerifyJournal(td.key, claim.ProgramID, long[1:], claim.Context, wire), "proof-invalid")
	ff := proof.Digest(bytes.Repeat([]byte{255}, 32))
	r := proof.Digest(fr.Modulus().FillBytes(make([]byte, 32)))
	for name, c := range map[string]struct {
		change func(*proof.Claim)
		code   string
	}{
		"another program":     {func(c *proof.Claim) { c.ProgramID[31]++ }, "proof-invalid"},
		"another digest":      {func(c *proof.Claim) { c.JournalDigest[5]++ }, "proof-invalid"},
		"another context":     {func(c *proof.Claim) { c.Context = big.NewInt(78) }, "proof-invalid"},
		"program of all ones": {func(c *proof.Claim) { c.ProgramID = ff }, "claim-out-of-range"},
		"program r":           {func(c *proof.Claim) { c.ProgramID = r }, "claim-out-of-range"},
		"program plus r":      {func(c *proof.Claim) { c.ProgramID = addTo(c.ProgramID, fr.Modulus()) }, "claim-out-of-range"},
		"no context":          {func(c *proof.Claim) { c.Context = nil }, "claim-out-of-range"},
		"negative context":    {func(c *proof.Claim) { c.Context = big.NewInt(-1) }, "claim-out-of-range"},
		"context plus r":      {func(c *proof.Claim) { c.Context = new(big.Int).Add(c.Context, fr.Modulus()) }, "claim-out-of-range"},
		"largest context":     {func(c *proof.Claim) { c.Context = new(big.Int).Sub(fr.Modulus(), big.NewInt(1)) }, "proof-invalid"},
	} {
		other := someClaim()
		c.change(&other)
		wantCode(t, name, td.key.Verify(other, wire), c.code)
	}
	wantCode(t, "another key", newTrapdoor(t, 2).key.Verify(claim, wire), "proof-selector")
}

func addTo(d proof.Digest, v *big.Int) (out proof.Digest) {
	new(big.Int).Add(d.Big(), v).FillBytes(out[:])
	return out
}

func TestVerifyBytes(t *testing.T) {
	td := newTrapdoor(t, 1)
	wire := td.valid(someClaim()).wire(td)
	for _, n := range []int{0, 1, 4, 387, 389, 4096} {
		wantCode(t, "length", td.key.Verify(someClaim(), make([]byte, n)), "proof-length")
	}
	edit := func(f func(b []byte)) error {
		b := bytes.Clone(wire)
		f(b)
		return td.key.Verify(someClaim(), b)
	}
	wantCode(t, "selector", edit(func(b []byte) { b[3] ^= 1 }), "proof-selector")
	for word := range 12 {
		at := 4 + 32*word
		wantCode(t, "coordinate plus one", edit(func(b []byte) { b[at+31]++ }), "proof-malformed")
		wantCode(t, "coordinate plus q", edit(func(b []byte) { copy(b[at:], plus(b[at:at+32], fp.Modulus())) }), "proof-malformed")
		wantCode(t, "coordinate q", edit(func(b []byte) { fp.Modulus().FillBytes(b[at : at+32]) }), "proof-malformed")
	}
	swap := func(b []byte, i, j int) {
		x := bytes.Clone(b[i : i+32])
		copy(b[i:], b[j:j+32])
		copy(b[j:], x)
	}
	wantCode(t, "B with its halves swapped", edit(func(b []byte) { swap(b, 68, 100); swap(b, 132, 164) }), "proof-malformed")
	for _, at := range []int{4, 196, 260, 324} {
		wantCode(t, "a point negated", edit(func(b []byte) { copy(b[at+32:], negated(b[at+32:at+64])) }), "proof-invalid")
		wantCode(t, "a point at infinity", edit(func(b []byte) { clear(b[at : at+64]) }), "proof-invalid")
	}
	wantCode(t, "B at infinity", edit(func(b []byte) { clear(b[68:196]) }), "proof-invalid")
	wantCode(t, "all zero", edit(func(b []byte) { clear(b[4:]) }), "proof-invalid")
	wantCode(t, "B outside the subgroup", edit(func(b []byte) { copy(b[68:], words2(outside(t))) }), "proof-malformed")
	wantCode(t, "commitment and proof of knowledge swapped", edit(func(b []byte) { swap(b, 260, 324); swap(b, 292, 356) }), "proof-invalid")
}

func plus(b []byte, v *big.Int) []byte {
	return new(big.Int).Add(new(big.Int).SetBytes(b), v).FillBytes(make([]byte, 32))
}

func negated(b []byte) []byte {
	return new(big.Int).Sub(fp.Modulus(), new(big.Int).SetBytes(b)).FillBytes(make([]byte, 32))
}

// outside is a point of the twist that is not in the pairing's group.
func outside(t *testing.T) (p bn254.G2Affine) {
	_, _, _, g := bn254.Generators()
	b, x3 := g.Y, g.X
	b.Square(&g.Y)
	x3.Square(&g.X).Mul(&x3, &g.X)
	b.Sub(&b, &x3)
	for i := uint64(1); i < 100; i++ {
		p.X.A0.SetUint64(i)
		y2 := p.X
		y2.Square(&p.X).Mul(&y2, &p.X).Add(&y2, &b)
		if y2.Legendre() == 1 {
			p.Y.Sqrt(&y2)
			if p.IsOnCurve() && !p.IsInSubGroup() {
				return p
			}
		}
	}
	t.Fatal("no such point found")
	return p
}

func TestKeys(t *testing.T) {
	td := newTrapdoor(t, 1)
	good := td.key.Words()
	for i := range good {
		for name, change := range map[string]func(*proof.Digest){
			"plus one": func(d *proof.Digest) { d[31]++ },
			"plus q":   func(d *proof.Digest) { *d = addTo(*d, fp.Modulus()) },
		} {
			w := good
			change(&w[i])
			_, err := KeyFromWords(w)
			wantCode(t, name, err, "key-invalid")
		}
	}
	for _, at := range []struct{ from, n int }{{0, 2}, {2, 4}, {6, 4}, {10, 4}, {14, 2}, {22, 2}, {24, 4}} {
		w := good
		clear(w[at.from : at.from+at.n])
		_, err := KeyFromWords(w)
		wantCode(t, "infinity", err, "key-invalid")
	}
	w := good
	copy(w[10:14], w[6:10])
	_, err := KeyFromWords(w)
	wantCode(t, "gamma equals delta", err, "key-invalid")
	asJSON := func(v any) []byte {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	k, err := ParseKey(asJSON(map[string]any{"verifying_key_words": good, "selector": td.key.Selector()}))
	if err != nil || k.Selector() != td.key.Selector() || k.Words() != good {
		t.Errorf("parsed key %v, error %v", k, err)
	}
	for name, b := range map[string][]byte{
		"empty":          nil,
		"no words":       []byte(`{}`),
		"27 words":       asJSON(map[string]any{"verifying_key_words": good[:27]}),
		"29 words":       asJSON(map[string]any{"verifying_key_words": append(good[:], good[0])}),
		"other selector": asJSON(map[string]any{"verifying_key_words": good, "selector": proof.Selector{1}}),
		"too long":       []byte(strings.Repeat(" ", maxKeyBytes+1)),
	} {
		_, err := ParseKey(b)
		wantCode(t, name, err, "key-invalid")
	}
}
