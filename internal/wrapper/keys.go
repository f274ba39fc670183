package wrapper

import (
	"os"
	"runtime/debug"

	gnark "github.com/consensys/gnark/logger"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// LoadManifest reads the manifest of a key folder, without the keys. Errors are those of circuits.LoadManifest.
func LoadManifest(dir string) (*circuits.Manifest, error) { return circuits.LoadManifest(dir) }

// prover is the real work. It keeps the keys it loaded last.
type prover struct {
	folder string
	keys   *circuits.Keys
}

func newProver() *prover {
	gnark.SetOutput(os.Stderr) // by itself it writes to stdout, which belongs to the protocol
	return &prover{}
}

// load begins to load the keys in folder, unless they are there. Keys that could not be loaded are loaded anew.
func (p *prover) load(folder string) error {
	if p.keys != nil && p.folder == folder {
		return nil
	}
	p.keys = nil // two sets would be too much
	keys, err := circuits.Start(folder)
	if err != nil {
		return err
	}
	p.folder, p.keys = folder, keys
	return nil
}

// wrap proves with the keys, loading them first where it must, and writes the proof.
func (p *prover) wrap(req Request, step func(name, state string, seconds float64)) (Stats, error) {
	resetPeak()
	step(StepLoad, StateRunning, 0)
	if err := p.load(req.Keys); err != nil {
		return Stats{}, err
	}
	wire, took, err := p.keys.Prove(req.Witness, req.Context)
	if err != nil {
		if p.keys.Wait() != nil {
			p.keys = nil
		}
		return Stats{}, err
	}
	stats := Stats{
		Constraints: p.keys.Manifest().Constraints, LoadSeconds: took.WaitSeconds, SolveSeconds: took.ReadSeconds + took.SolveSeconds,
		ProveSeconds: took.ProveSeconds, VerifySeconds: took.VerifySeconds,
	}
	step(StepLoad, StateDone, stats.LoadSeconds)
	step(StepSolve, StateDone, stats.SolveSeconds)
	step(StepProve, StateDone, stats.ProveSeconds)
	step(StepVerify, StateDone, stats.VerifySeconds)
	return stats, writeProof(disk.Disk{}, req.Out, wire)
}

// rest gives the system what the last proof needed and the keys do not.
func (p *prover) rest() { debug.FreeOSMemory() }

// writeProof leaves a whole file under path or none.
func writeProof(on disk.Disk, path string, wire []byte) error {
	if err := on.Write(path, wire); err != nil {
		return proof.Errorf(proof.Retry, "disk", "wrap: write the proof: %w", err)
	}
	return nil
}
