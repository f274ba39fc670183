package verifier

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/lemma-network/lemma/proof"
	"golang.org/x/crypto/sha3"
)

// wireProof is a decoded proof.
type wireProof struct {
	a, c, commitment, knowledge bn254.G1Affine
	b                           bn254.G2Affine
	challenge                   fr.Element
}

// Verify checks that wire proves claim. Error codes (class permanent, but claim-out-of-range is caller): proof-length,
// proof-selector (made for another key), claim-out-of-range (a public input is not below the scalar field's modulus),
// proof-malformed (a coordinate or a point is not one), proof-invalid (well formed, but it does not prove this claim).
func (k *Key) Verify(claim proof.Claim, wire []byte) error {
	if len(wire) != proof.Groth16WireBytes {
		return proof.Errorf(proof.Permanent, "proof-length", "proof: %d bytes, want %d", len(wire), proof.Groth16WireBytes)
	}
	if s := proof.Selector(wire[:4]); s != k.selector {
		return proof.Errorf(proof.Permanent, "proof-selector", "proof: selector is %s, this key's is %s", s, k.selector)
	}
	inputs, err := publicInputs(claim)
	if err != nil {
		return err
	}
	p, err := decode(wire[4:])
	if err != nil {
		return err
	}
	if !k.holds(inputs, p) {
		return proof.Errorf(proof.Permanent, "proof-invalid", "proof: it does not prove this claim")
	}
	return nil
}

// VerifyJournal is Verify for a program id, the journal itself and a context. A journal over proof.MaxJournalBytes is
// error journal-limit (caller).
func VerifyJournal(k *Key, programID proof.Digest, journal []byte, context *big.Int, wire []byte) error {
	if len(journal) > proof.MaxJournalBytes {
		return proof.Errorf(proof.Caller, "journal-limit", "journal: %d bytes, the limit is %d", len(journal), proof.MaxJournalBytes)
	}
	return k.Verify(proof.Claim{ProgramID: programID, JournalDigest: proof.Sum(journal), Context: context}, wire)
}

// publicInputs are claim's, each below the modulus: reducing one would let two claims share a proof.
func publicInputs(claim proof.Claim) (out [3]fr.Element, err error) {
	names := [3]string{"programId", "journalDigest", "context"}
	for i, v := range claim.PublicInputs() {
		if v == nil || v.Sign() < 0 || v.Cmp(fr.Modulus()) >= 0 {
			return out, proof.Errorf(proof.Caller, "claim-out-of-range", "claim: %s is not in [0, r), r the BN254 scalar field's modulus", names[i]).
				WithField(names[i])
		}
		out[i].SetBigInt(v)
	}
	return out, nil
}

// decode reads the 12 words after the selector.
func decode(b []byte) (*wireProof, error) {
	r := reader{}
	for ; len(b) > 0; b = b[32:] {
		r.words = append(r.words, proof.Digest(b[:32]))
	}
	h := sha3.NewLegacyKeccak256()
	h.Write(r.words[8][:])
	h.Write(r.words[9][:])
	p := &wireProof{}
	r.g1(&p.a)
	r.note("A", false)
	r.g2(&p.b)
	r.note("B", false)
	r.g1(&p.c)
	r.note("C", false)
	r.g1(&p.commitment)
	r.note("commitment", false)
	r.g1(&p.knowledge)
	r.note("proof of knowledge", false)
	if r.fault != "" {
		return nil, proof.Errorf(proof.Permanent, "proof-malformed", "proof: %s is not a point of its group", r.fault).WithField(r.fault)
	}
	p.challenge.SetBytes(h.Sum(nil)) // reduces mod r, as the contract does
	return p, nil
}

// holds checks both pairing equations:
//
//	e(A, B) = e(alpha, beta) · e(IC0 + Σ input·IC + challenge·IC4 + commitment, gamma) · e(C, delta)
//	e(commitment, gSigmaNeg) · e(knowledge, gamma) = 1
func (k *Key) holds(inputs [3]fr.Element, p *wireProof) bool {
	var sum, t bn254.G1Jac
	sum.FromAffine(&k.ic[0])
	for i, s := range append(inputs[:], p.challenge) {
		var scalar big.Int
		t.FromAffine(&k.ic[i+1])
		t.ScalarMultiplication(&t, s.BigInt(&scalar))
		sum.AddAssign(&t)
	}
	sum.AddMixed(&p.commitment)
	var l, alpha, c bn254.G1Affine
	l.FromJacobian(&sum)
	l.Neg(&l)
	alpha.Neg(&k.alpha)
	c.Neg(&p.c)
	ok, err := bn254.PairingCheck([]bn254.G1Affine{p.a, alpha, l, c}, []bn254.G2Affine{p.b, k.beta, k.gamma, k.delta})
	if err != nil || !ok {
		return false
	}
	ok, err = bn254.PairingCheck([]bn254.G1Affine{p.commitment, p.knowledge}, []bn254.G2Affine{k.gSigmaNeg, k.gamma})
	return err == nil && ok
}
