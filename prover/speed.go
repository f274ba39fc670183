package prover

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

const (
	fileSpeed = "speed.json"
	// MaxSamples is how many finished jobs a node's speed is made from: the newest on each kind of device.
	MaxSamples        = 16
	maxSampledDevices = 8
	// LeastSpread is how much larger the largest sample must be than the smallest, in cycles, for a straight line through
	// them to mean anything.
	LeastSpread = 2
	// maxSpeedBytes is far more than the samples take.
	maxSpeedBytes = 256 << 10
)

// sample is what one job took that ran from its beginning to its end on this node.
type sample struct {
	Cycles         uint64  `json:"cycles"`
	ExecuteSeconds float64 `json:"execute_seconds"`
	ProveSeconds   float64 `json:"prove_seconds"`    // of core and compressed, which grow with the cycles
	FixedSeconds   float64 `json:"fixed_seconds"`    // of shrink, wrap and groth16, which do not, and of waiting for the last
	Device         string  `json:"device,omitempty"` // the GPU's name; "": the CPU
}

// samplesOf are those that were measured on a device of that name.
func samplesOf(samples []sample, device string) []sample {
	return slices.DeleteFunc(slices.Clone(samples), func(s sample) bool { return s.Device != device })
}

// addSample gives the newest samples with s: MaxSamples of each device name, of at most maxSampledDevices.
func addSample(samples []sample, s sample) []sample {
	kept := []sample{s}
	count, of := map[string]int{s.Device: 1}, 0
	for _, old := range slices.Backward(samples) {
		if count[old.Device]++; count[old.Device] == 1 {
			of++
		}
		if count[old.Device] <= MaxSamples && of < maxSampledDevices {
			kept = append(kept, old)
		}
	}
	slices.Reverse(kept)
	return kept
}

// slowest is the speed of a node with devices of these names: it must hold for whichever takes the job, so one that is not measured
// makes it unknown.
func slowest(samples []sample, devices []string) (least queue.Speed) {
	for i, device := range devices {
		s := speedOf(samplesOf(samples, device))
		if i == 0 || s.ProveCyclesPerSecond < least.ProveCyclesPerSecond {
			least = s
		}
	}
	return least
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
	return samples[max(0, len(samples)-MaxSamples*maxSampledDevices):]
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
