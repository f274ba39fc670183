package display

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"

	"github.com/lemma-network/lemma/proof"
)

// Estimates are the expected seconds of each stage.
type Estimates map[proof.Stage]float64

// reference holds what a small job takes on 2 cores with AVX-512 (README); it serves until this machine has its own.
var reference = Estimates{proof.StageExecute: 1, proof.StageCompressed: 230, proof.StageShrink: 42, proof.StageWrap: 130, proof.StageGroth16: 32}

// LoadEstimates reads what stages took on this machine; an absent or broken file gives the reference.
func LoadEstimates(path string) Estimates {
	e := maps.Clone(reference)
	if b, err := os.ReadFile(path); err == nil {
		var own Estimates
		if json.Unmarshal(b, &own) == nil {
			maps.Copy(e, own)
		}
	}
	return e
}

// Learn stores what the board's finished stages took. A file that cannot be written costs an estimate, nothing else.
func (b *Board) Learn(path string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	e := maps.Clone(b.estimate)
	for stage, r := range b.stages {
		if r.done {
			e[stage] = r.last.Load().Seconds
		}
	}
	text, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644)
}
