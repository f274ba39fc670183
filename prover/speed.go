package prover

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

const (
	fileSpeed = "speed.json"
	// MaxSamples is how many samples the speed on one kind of device is made from.
	MaxSamples = 16
	// maxSampledDevices is of how many kinds of devices samples are kept.
	maxSampledDevices = 8
	// maxSpeedBytes is far more than they take.
	maxSpeedBytes = 256 << 10
)

// Where a sample comes from.
const (
	SourceJob         = "job"
	SourceCalibration = "calibration" // `lemma prover calibrate`
)

// Sample is what a job took that ran from its beginning to its end on this node, or what a calibration measured.
type Sample struct {
	Cycles         uint64      `json:"cycles"`
	ExecuteSeconds float64     `json:"execute_seconds"`
	ProveSeconds   float64     `json:"prove_seconds"`    // of core and compressed, which grow with the cycles
	FixedSeconds   float64     `json:"fixed_seconds"`    // of shrink, wrap and groth16, which do not, and of waiting for the last
	Source         string      `json:"source,omitempty"` // SourceJob or SourceCalibration; files of older versions have jobs only, and say nothing
	Date           int64       `json:"date,omitempty"`   // when it was measured, Unix seconds; 0 is unknown
	Fingerprint    Fingerprint `json:"fingerprint,omitzero"`
}

// sane is false for what nobody measured.
func (s Sample) sane() bool {
	return s.Cycles > 0 && s.ExecuteSeconds >= 0 && s.ProveSeconds >= 0 && s.FixedSeconds >= 0
}

// newSample is the sample of a job with these stages.
func newSample(cycles uint64, stages []stageRecord) Sample {
	s := Sample{Cycles: cycles, Source: SourceJob}
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

// SpeedOf is a straight line through the samples: fixed seconds, and cycles per second beyond. Samples that are all of
// one size cannot tell the two apart; then all of core and compressed is taken to grow with the cycles.
func SpeedOf(samples []Sample) queue.Speed {
	if len(samples) == 0 {
		return queue.Speed{}
	}
	var cycles, execute, prove, fixed float64
	points := make([]measure.Point, 0, len(samples))
	for _, s := range samples {
		c := float64(s.Cycles)
		points = append(points, measure.Point{Work: c, Value: s.ProveSeconds})
		cycles, execute, prove, fixed = cycles+c, execute+s.ExecuteSeconds, prove+s.ProveSeconds, fixed+s.FixedSeconds
	}
	line := measure.FitLine(points)
	if line.PerUnit == 0 && cycles > 0 {
		line = measure.Line{PerUnit: prove / cycles}
	}
	speed := queue.Speed{FixedSeconds: fixed/float64(len(samples)) + line.Fixed}
	if execute > 0 {
		speed.ExecuteCyclesPerSecond = cycles / execute
	}
	if line.PerUnit > 0 {
		speed.ProveCyclesPerSecond = 1 / line.PerUnit
	}
	return speed
}

// slowest is the speed of a node whose devices have these fingerprints: it must hold for whichever takes the job, so one that is not
// measured makes it unknown.
func slowest(samples []Sample, devices []Fingerprint) (least queue.Speed) {
	for i, device := range devices {
		s := SpeedOf(samplesOf(samples, device))
		if i == 0 || s.ProveCyclesPerSecond < least.ProveCyclesPerSecond {
			least = s
		}
	}
	return least
}

// loadSamples reads what earlier runs measured; what cannot be read is forgotten.
func (s spool) loadSamples() []Sample {
	var samples []Sample
	b, err := readFile(filepath.Join(s.root, fileSpeed), maxSpeedBytes)
	if err != nil || json.Unmarshal(b, &samples) != nil {
		return nil
	}
	return keepEach(slices.DeleteFunc(samples, func(s Sample) bool { return !s.sane() }))
}

// saveSamples replaces what earlier runs measured.
func (s spool) saveSamples(samples []Sample) error {
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
