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
var reference = Estimates{"start": 35, proof.StageExecute: 1, proof.StageCompressed: 165, proof.StageShrink: 12, proof.StageWrap: 600, proof.StageGroth16: 60}

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
