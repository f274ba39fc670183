package circuits

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	groth16bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/lemma-network/lemma/proof"
)

// SelectorTag precedes the verifying key words in the selector's preimage. It names the form of keys and proofs.
const SelectorTag = "lemma.groth16.v2"

// Words are a verifying key as the contract's constructor takes it: alpha (x, y); beta, gamma, delta (x.c1, x.c0, y.c1,
// y.c0 each); IC0..IC4 (x, y each: constant, programVKey, publicValuesDigest, context, commitment); the Pedersen
// key's GSigmaNeg (4). Nothing is negated. Each word is a 32-byte big-endian integer. The Pedersen key's G is gamma, which
// saves the contract a pairing.
type Words [proof.KeyWords]proof.Digest

// Numbers are the words as the contract's binding takes them.
func (w *Words) Numbers() (out [proof.KeyWords]*big.Int) {
	for i := range w {
		out[i] = w[i].Big()
	}
	return out
}

// Selector is the first four bytes of SHA-256 over SelectorTag and the words.
func (w *Words) Selector() (s proof.Selector) {
	b := []byte(SelectorTag)
	for i := range w {
		b = append(b, w[i][:]...)
	}
	d := proof.Sum(b)
	copy(s[:], d[:])
	return s
}

// keyWords are vk's words. A key of any other shape, or whose Pedersen G is not gamma (see shareGamma), is a
// bug in setup.
func keyWords(vk *groth16bn254.VerifyingKey) (*Words, error) {
	if len(vk.G1.K) != PublicInputs+2 || len(vk.CommitmentKeys) != 1 || len(vk.PublicAndCommitmentCommitted) != 1 ||
		len(vk.PublicAndCommitmentCommitted[0]) != 0 {
		return nil, proof.Errorf(proof.Bug, "internal", "keys: want %d public inputs, one commitment and no committed public input", PublicInputs)
	}
	if !vk.CommitmentKeys[0].G.Equal(&vk.G2.Gamma) {
		return nil, proof.Errorf(proof.Bug, "internal", "keys: the Pedersen key's G is not gamma: the contract's single pairing needs them equal: "+
			"make the keys again with this version's setup")
	}
	var w Words
	n := 0
	put := func(es ...fp.Element) {
		for _, e := range es {
			w[n] = e.Bytes()
			n++
		}
	}
	g2 := func(p bn254.G2Affine) { put(p.X.A1, p.X.A0, p.Y.A1, p.Y.A0) }
	put(vk.G1.Alpha.X, vk.G1.Alpha.Y)
	g2(vk.G2.Beta)
	g2(vk.G2.Gamma)
	g2(vk.G2.Delta)
	for _, k := range vk.G1.K {
		put(k.X, k.Y)
	}
	g2(vk.CommitmentKeys[0].GSigmaNeg)
	return &w, nil
}
