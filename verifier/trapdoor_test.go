package verifier

import (
	"bytes"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/proof"
	"golang.org/x/crypto/sha3"
)

// trapdoor is a key whose secrets are known, so that a test can make a valid proof of any claim, and false ones that fail
// by just as much as it wants.
type trapdoor struct {
	alpha, beta, gamma, delta, sigma fr.Element
	ic                               [5]fr.Element
	key                              *Key
}

// secrets are a claim and a proof of it by the discrete logarithms of its points: A, B, C, commitment D, knowledge K.
type secrets struct {
	claim         proof.Claim
	a, b, c, d, k fr.Element
}

func g1(s fr.Element) (p bn254.G1Affine) {
	return *p.ScalarMultiplicationBase(s.BigInt(new(big.Int)))
}

func g2(s fr.Element) (p bn254.G2Affine) {
	return *p.ScalarMultiplicationBase(s.BigInt(new(big.Int)))
}

func words1(p bn254.G1Affine) []byte { b := p.RawBytes(); return b[:] }
func words2(p bn254.G2Affine) []byte { b := p.RawBytes(); return b[:] } // x.c1, x.c0, y.c1, y.c0

func add(a, b fr.Element) (c fr.Element) { return *c.Add(&a, &b) }
func sub(a, b fr.Element) (c fr.Element) { return *c.Sub(&a, &b) }
func mul(a, b fr.Element) (c fr.Element) { return *c.Mul(&a, &b) }
func div(a, b fr.Element) (c fr.Element) { return *c.Div(&a, &b) }

// element is a random number from r, never zero.
func element(r *rand.Rand) (e fr.Element) {
	var b [64]byte
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	if e.SetBytes(b[:]); e.IsZero() {
		e.SetOne()
	}
	return e
}

// newTrapdoor makes a key; the same seed gives the same key.
func newTrapdoor(t *testing.T, seed uint64) *trapdoor {
	t.Helper()
	td := &trapdoor{}
	r := rand.New(rand.NewPCG(seed, 1))
	for _, e := range []*fr.Element{&td.alpha, &td.beta, &td.gamma, &td.delta, &td.sigma, &td.ic[0], &td.ic[1], &td.ic[2], &td.ic[3], &td.ic[4]} {
		*e = element(r)
	}
	key, err := KeyFromWords(td.words())
	if err != nil {
		t.Fatal(err)
	}
	td.key = key
	return td
}

func (td *trapdoor) words() (w circuits.Words) {
	b := words1(g1(td.alpha))
	b = append(append(append(b, words2(g2(td.beta))...), words2(g2(td.gamma))...), words2(g2(td.delta))...)
	for _, s := range td.ic {
		b = append(b, words1(g1(s))...)
	}
	gSigma := mul(td.gamma, td.sigma)
	b = append(b, words2(g2(*gSigma.Neg(&gSigma)))...)
	for i := range w {
		w[i] = proof.Digest(b[32*i : 32*i+32])
	}
	return w
}

// challenge is the fourth public value.
func (s *secrets) challenge() (e fr.Element) {
	h := sha3.NewLegacyKeccak256()
	h.Write(words1(g1(s.d)))
	e.SetBytes(h.Sum(nil))
	return e
}

// rhoWithout is the contract's factor, written apart from it, but with bytes from to to left out of what it binds: the
// three inputs (32 each) and the proof.
func (s *secrets) rhoWithout(td *trapdoor, from, to int) (e fr.Element) {
	var b []byte
	for _, v := range s.claim.PublicInputs() {
		b = append(b, v.FillBytes(make([]byte, 32))...)
	}
	b = append(b, s.wire(td)...)
	h := sha3.NewLegacyKeccak256()
	h.Write(b[:from])
	h.Write(b[to:])
	n := new(big.Int).SetBytes(h.Sum(nil))
	n.Mod(n, new(big.Int).Sub(fr.Modulus(), big.NewInt(1)))
	e.SetBigInt(n.Add(n, big.NewInt(1)))
	return e
}

// publicSum is L's logarithm.
func (td *trapdoor) publicSum(s *secrets) fr.Element {
	sum := add(td.ic[0], s.d)
	for i, v := range s.claim.PublicInputs() {
		var x fr.Element
		x.SetBigInt(v)
		sum = add(sum, mul(x, td.ic[i+1]))
	}
	return add(sum, mul(s.challenge(), td.ic[4]))
}

// groth16Error is the logarithm of e(A, B) e(C, -delta) e(alpha, -beta) e(L, -gamma): zero for a valid proof.
func (td *trapdoor) groth16Error(s *secrets) fr.Element {
	e := sub(mul(s.a, s.b), mul(td.alpha, td.beta))
	return sub(sub(e, mul(td.gamma, td.publicSum(s))), mul(td.delta, s.c))
}

// knowledgeError is the logarithm of e(D, -GSigmaNeg) e(K, -gamma): zero for a valid proof.
func (td *trapdoor) knowledgeError(s *secrets) fr.Element {
	return mul(td.gamma, sub(mul(td.sigma, s.d), s.k))
}

// close chooses C so that the Groth16 error becomes want.
func (td *trapdoor) close(s *secrets, want fr.Element) {
	s.c.SetZero()
	s.c = div(sub(td.groth16Error(s), want), td.delta)
}

// prove makes a proof of claim with A, B and D as given.
func (td *trapdoor) prove(claim proof.Claim, a, b, d fr.Element) *secrets {
	s := &secrets{claim: claim, a: a, b: b, d: d, k: mul(td.sigma, d)}
	td.close(s, fr.Element{})
	return s
}

// valid makes a proof of claim.
func (td *trapdoor) valid(claim proof.Claim) *secrets {
	return td.prove(claim, fr.NewElement(7), fr.NewElement(11), fr.NewElement(13))
}

// wire is the proof's bytes under td's key.
func (s *secrets) wire(td *trapdoor) []byte {
	selector := td.key.Selector()
	return bytes.Join([][]byte{selector[:], words1(g1(s.a)), words2(g2(s.b)), words1(g1(s.c)), words1(g1(s.d)), words1(g1(s.k))}, nil)
}
