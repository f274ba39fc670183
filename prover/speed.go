package prover

import (
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

const (
	fileSpeed = "speed.json"
	// MaxSamples is how many finished jobs a node's speed is made from: the newest.
	MaxSamples = 16
	// LeastSpread is how much larger the largest sample must be than the smallest, in cycles, for a straight line through
	// them to mean anything.
	LeastSpread = 2
	// maxSpeedBytes is far more than MaxSamples take.
	maxSpeedBytes = 64 << 10
)

// sample is what one job took that ran from its beginning to its end on this node.
type sample struct {
	Cycles         uint64  `json:"cycles"`
	ExecuteSeconds float64 `json:"execute_seconds"`
	ProveSeconds   float64 `json:"prove_seconds"` // of core and compressed, which grow with the cycles
	FixedSeconds   float64 `json:"fixed_seconds"` // of shrink, wrap and groth16, which do not
}

// newSample is the sample of a job with these stages.
func newSample(cycles uint64, stages []stageRecord) sample {
	s := sample{Cycles: cycles}
	for _, r := range stages {
		switch r.Stage {
		case proof.StageExecute:
			s.ExecuteSeconds += r.Seconds
		case proof.StageCore, proof.StageCompressed:
			s.ProveSeconds += r.Seconds
		default:
			s.FixedSeconds += r.Seconds
		}
	}
	return s
}

// speedOf is a straight line through the samples: fixed seconds, and cycles per second beyond. Samples that are all of
// one size cannot tell the two apart; then all of core and compressed is taken to grow with the cycles.
func speedOf(samples []sample) queue.Speed {
	if len(samples) == 0 {
		return queue.Speed{}
	}
	var n, x, y, xx, xy, execute, fixed float64
	least, most := samples[0].Cycles, samples[0].Cycles
	for _, s := range samples {
		c := float64(s.Cycles)
		n, x, y, xx, xy = n+1, x+c, y+s.ProveSeconds, xx+c*c, xy+c*s.ProveSeconds
		execute, fixed = execute+s.ExecuteSeconds, fixed+s.FixedSeconds
		least, most = min(least, s.Cycles), max(most, s.Cycles)
	}
	speed := queue.Speed{FixedSeconds: fixed / n}
	if execute > 0 {
		speed.ExecuteCyclesPerSecond = x / execute
	}
	perCycle, offset := 0.0, 0.0
	if x > 0 {
		perCycle = y / x
	}
	if float64(most) >= LeastSpread*float64(max(least, 1)) {
		slope := (n*xy - x*y) / (n*xx - x*x)
		if at0 := (y - slope*x) / n; slope > 0 && at0 >= 0 {
			perCycle, offset = slope, at0
		}
	}
	speed.FixedSeconds += offset
	if perCycle > 0 {
		speed.ProveCyclesPerSecond = 1 / perCycle
	}
	return speed
}

// loadSamples reads what earlier runs measured; what cannot be read is forgotten.
func (s spool) loadSamples() []sample {
	var samples []sample
	b, err := readFile(filepath.Join(s.root, fileSpeed), maxSpeedBytes)
	if err != nil || json.Unmarshal(b, &samples) != nil {
		return nil
	}
	return samples[max(0, len(samples)-MaxSamples):]
}

// saveSamples keeps the newest samples.
func (s spool) saveSamples(samples []sample) error {
	b, err := json.Marshal(samples)
	if err != nil {
		return proof.Errorf(proof.Bug, "internal", "encode the node's speed: %w", err)
	}
	return writeFile(s.disk, filepath.Join(s.root, fileSpeed), b)
}

const fileEpoch = "epoch.json"

// epochs are the highest epochs seen, by chain and market.
type epochs map[string]int

func (s spool) loadEpochs() (epochs, error) {
	seen := epochs{}
	b, err := os.ReadFile(filepath.Join(s.root, fileEpoch))
	if os.IsNotExist(err) {
		return seen, nil
	}
	if err == nil {
		err = json.Unmarshal(b, &seen)
	}
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "spool-damaged", "spool: %s cannot be read: %w; remove it when only one orchestrator runs", fileEpoch, err).WithField("spool")
	}
	return seen, nil
}

func (s spool) saveEpochs(seen epochs) error {
	b, err := json.Marshal(seen)
	if err != nil {
		return proof.Errorf(proof.Bug, "internal", "encode the epochs: %w", err)
	}
	return writeFile(s.disk, filepath.Join(s.root, fileEpoch), b)
}
