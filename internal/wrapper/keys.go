package wrapper

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	gnark "github.com/consensys/gnark/logger"
	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/proof"
)

// LoadManifest reads the manifest of a key folder, without the keys. Errors are those of circuits.LoadManifest.
func LoadManifest(dir string) (*circuits.Manifest, error) { return circuits.LoadManifest(dir) }

// wrapWithKeys is the real work: load and check the keys, prove, write the proof.
func wrapWithKeys(req Request, step func(name, state string, seconds float64)) (Stats, error) {
	gnark.SetOutput(os.Stderr) // by itself it writes to stdout, which belongs to the protocol
	began := time.Now()
	step(StepLoad, StateRunning, 0)
	keys, err := circuits.Load(req.Keys)
	if err != nil {
		return Stats{}, err
	}
	stats := Stats{LoadSeconds: time.Since(began).Seconds(), Constraints: keys.Manifest().Constraints}
	step(StepLoad, StateDone, stats.LoadSeconds)
	step(StepProve, StateRunning, 0)
	wire, took, err := keys.Prove(req.Witness, req.Context)
	if err != nil {
		return Stats{}, err
	}
	stats.SolveSeconds, stats.ProveSeconds, stats.VerifySeconds = took.ReadSeconds+took.SolveSeconds, took.ProveSeconds, took.VerifySeconds
	step(StepSolve, StateDone, stats.SolveSeconds)
	step(StepProve, StateDone, stats.ProveSeconds)
	step(StepVerify, StateDone, stats.VerifySeconds)
	return stats, writeProof(req.Out, wire)
}

// writeProof leaves a whole file under path or none.
func writeProof(path string, wire []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".proof-*")
	if err == nil {
		defer os.Remove(f.Name()) // fails once renamed, as it should
		_, err = f.Write(wire)
		err = errors.Join(err, f.Sync(), f.Close())
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return proof.Errorf(proof.Retry, "disk", "wrap: write the proof: %w", err)
	}
	return nil
}
