package circuits

import (
	"math/big"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend"
	"github.com/consensys/gnark/backend/groth16"
	groth16bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/backend/solidity"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/lemma-network/lemma/circuits/wrap"
	"github.com/lemma-network/lemma/proof"
	"github.com/rs/zerolog"
)

// ContextBits bounds a context: it is below 2^ContextBits (docs/wire.md).
const ContextBits = 253

// ProveStats are the wall times of one Prove, in seconds. ProveSeconds is the part after solving.
type ProveStats struct {
	ReadSeconds, SolveSeconds, ProveSeconds, VerifySeconds float64
}

// Prove wraps the STARK whose witness file is at witnessPath into a Groth16 proof bound to context, verifies it and
// gives its 388 bytes on the wire. Errors: context-out-of-range (caller), witness-not-canonical (caller, names group and
// index), witness-malformed and witness-short (caller), receipt-invalid (permanent: the circuit refuses the witness).
func (k *Keys) Prove(witnessPath string, context *big.Int) (wire []byte, stats ProveStats, err error) {
	start := time.Now()
	w, err := LoadWitness(witnessPath)
	if err != nil {
		return nil, stats, err
	}
	full, err := k.assign(w, context)
	if err != nil {
		return nil, stats, err
	}
	stats.ReadSeconds = time.Since(start).Seconds()

	start = time.Now()
	p, solved, err := k.prove(full)
	if err != nil {
		return nil, stats, err
	}
	stats.SolveSeconds, stats.ProveSeconds = solved.Sub(start).Seconds(), time.Since(solved).Seconds()

	start = time.Now()
	public, err := full.Public()
	if err != nil {
		return nil, stats, proof.Errorf(proof.Bug, "internal", "public part of the witness: %w", err)
	}
	if err := groth16.Verify(p, k.vk, public, solidity.WithVerifierTargetSolidityVerifier(backend.GROTH16)); err != nil {
		return nil, stats, proof.Errorf(proof.Bug, "internal", "the proof just made does not verify: %w", err)
	}
	stats.VerifySeconds = time.Since(start).Seconds()
	return encode(k.manifest.Selector, p), stats, nil
}

// assign is the circuit's full assignment.
func (k *Keys) assign(w *Witness, context *big.Int) (witness.Witness, error) {
	if context == nil || context.Sign() < 0 || context.BitLen() > ContextBits {
		return nil, proof.Errorf(proof.Caller, "context-out-of-range", "context: want an integer in [0, 2^%d)", ContextBits).WithField("context")
	}
	if err := w.Words.Covers(k.manifest.Witness); err != nil {
		return nil, err
	}
	full, err := frontend.NewWitness(wrap.Assign(k.manifest.Witness, &w.Words, w.ProgramVKey, w.ValuesDigest, context), ecc.BN254.ScalarField())
	if err != nil {
		return nil, proof.Errorf(proof.Bug, "internal", "assign the witness: %w", err)
	}
	return full, nil
}

// prove makes the proof and says when its solver ended.
func (k *Keys) prove(full witness.Witness) (*groth16bn254.Proof, time.Time, error) {
	solved := time.Now()
	log := zerolog.New(onWrite(func() { solved = time.Now() })) // the solver's only message is its last act
	p, err := groth16.Prove(k.cs, k.pk, full, solidity.WithProverTargetSolidityVerifier(backend.GROTH16),
		backend.WithSolverOptions(solver.WithLogger(log)))
	if err != nil {
		return nil, solved, proof.Errorf(proof.Permanent, "receipt-invalid", "the circuit refuses the witness: %w", err)
	}
	return p.(*groth16bn254.Proof), solved, nil
}

// onWrite is a writer that only calls a function.
type onWrite func()

func (f onWrite) Write(b []byte) (int, error) { f(); return len(b), nil }

// encode is the proof on the wire: selector, A, B, C, commitment, proof of knowledge.
func encode(selector proof.Selector, g groth16.Proof) []byte {
	p := g.(*groth16bn254.Proof)
	out := append([]byte{}, selector[:]...)
	put := func(es ...fp.Element) {
		for _, e := range es {
			b := e.Bytes()
			out = append(out, b[:]...)
		}
	}
	put(p.Ar.X, p.Ar.Y, p.Bs.X.A1, p.Bs.X.A0, p.Bs.Y.A1, p.Bs.Y.A0, p.Krs.X, p.Krs.Y)
	put(p.Commitments[0].X, p.Commitments[0].Y, p.CommitmentPok.X, p.CommitmentPok.Y)
	return out
}

// Modulus is a copy of the BN254 scalar field's modulus: every public input is below it.
func Modulus() *big.Int { return fr.Modulus() }
