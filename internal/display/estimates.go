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

// longestStage bounds what is believed of a file, seconds.
const longestStage = 30 * 24 * 3600

// LoadEstimates reads what stages took on this machine; what is not known is the reference machine's.
func LoadEstimates(path string) Estimates {
	e := maps.Clone(Reference)
	maps.Copy(e, LoadMeasured(path))
	return e
}

// LoadMeasured reads only what stages took on this machine; an absent or broken file gives nothing.
func LoadMeasured(path string) Estimates {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	var own Estimates
	if json.Unmarshal(b, &own) != nil {
		return nil
	}
	maps.DeleteFunc(own, func(_ proof.Stage, seconds float64) bool { return seconds <= 0 || seconds > longestStage })
	return own
}

// Learn stores what the board's finished stages took, beside what the file has of other stages. A file that cannot be written costs an estimate, nothing else.
func (b *Board) Learn(path string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	e := Estimates{} // never the reference's numbers: the file holds what was measured
	maps.Copy(e, LoadMeasured(path))
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
