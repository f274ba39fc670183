package circuits

import (
	"io"
	"math/big"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/pedersen"
	"github.com/consensys/gnark/backend"
	"github.com/consensys/gnark/backend/groth16"
	groth16bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/backend/solidity"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/logger"
	"github.com/lemma-network/lemma/circuits/wrap"
	"github.com/lemma-network/lemma/proof"
	"github.com/rs/zerolog"
)

// ContextBits bounds a context: it is below 2^ContextBits (docs/wire.md).
const ContextBits = 253

// ProveStats are the times of one Prove, in seconds. WaitSeconds is how long proving waited for keys that were still being
// loaded; it is in none of the others. ProveSeconds is the part after solving.
type ProveStats struct {
	WaitSeconds, ReadSeconds, SolveSeconds, ProveSeconds, VerifySeconds float64
}

// Prove wraps the STARK whose witness file is at witnessPath into a Groth16 proof bound to context, verifies it and
// gives its 388 bytes on the wire. Errors: those of Load, context-out-of-range (caller), witness-not-canonical (caller, names
// group and index), witness-malformed and witness-short (caller), receipt-invalid (permanent: the circuit refuses the witness).
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
	p, err := k.prove(full, &stats)
	if err != nil {
		return nil, stats, err
	}
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

// prove makes the proof. Solving begins when the circuit and the commitment key are there, proving when the proving key has
// been checked and decoded.
func (k *Keys) prove(full witness.Witness, stats *ProveStats) (p *groth16bn254.Proof, err error) {
	start := time.Now()
	cs, err := k.circuit.wait()
	if err != nil {
		return nil, err
	}
	pk, err := k.solvingKey(cs)
	if err != nil {
		return nil, err
	}
	begun := time.Now()
	var solved, proving time.Time
	defer onSolved(func() {
		solved = time.Now()
		whole, err := k.pk.wait()
		if err != nil {
			panic(noKey{err}) // nothing that gnark calls at this point could return it
		}
		*pk = *whole
		proving = time.Now()
	})()
	defer func() {
		if r := recover(); r != nil {
			no, ours := r.(noKey)
			if !ours {
				panic(r)
			}
			p, err = nil, no.err
		}
	}()
	made, err := groth16.Prove(cs, pk, full, solidity.WithProverTargetSolidityVerifier(backend.GROTH16))
	if err != nil {
		return nil, proof.Errorf(proof.Permanent, "receipt-invalid", "the circuit refuses the witness: %w", err)
	}
	stats.WaitSeconds = (begun.Sub(start) + proving.Sub(solved)).Seconds()
	stats.SolveSeconds, stats.ProveSeconds = solved.Sub(begun).Seconds(), time.Since(proving).Seconds()
	return made.(*groth16bn254.Proof), nil
}

// noKey stops a proof whose proving key turned out to be useless after its solver had begun.
type noKey struct{ err error }

// solvingKey is a proving key of which at least the commitment key is there, the caller's to fill up.
func (k *Keys) solvingKey(cs constraint.ConstraintSystem) (*groth16bn254.ProvingKey, error) {
	info, ok := cs.GetCommitments().(constraint.Groth16Commitments)
	if ok && len(info) == 1 && !k.pk.there() {
		key, err := k.commitmentKey(len(info[0].PrivateCommitted))
		if err == nil {
			return &groth16bn254.ProvingKey{CommitmentKeys: []pedersen.ProvingKey{key}}, nil
		} // else the whole file is no better, and says why
	}
	pk, err := k.pk.wait()
	if err != nil {
		return nil, err
	}
	whole := *pk
	return &whole, nil
}

// onSolved has f called when gnark's solver has ended well, until restore is called. Groth16.Prove solves and proves in one
// call; a line of the log, which we have no other use for, is the only thing that tells where the one ends.
func onSolved(f func()) (restore func()) {
	const solverDone = "constraint system solver done"
	before := logger.Logger()
	logger.Set(zerolog.New(io.Discard).Hook(zerolog.HookFunc(func(_ *zerolog.Event, _ zerolog.Level, message string) {
		if message == solverDone {
			f()
		}
	})))
	return func() { logger.Set(before) }
}

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
