package doctor

import (
	"fmt"

	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/proof"
)

// Where the seconds of a stage come from.
const (
	FromLastJob = "measured by your last job"
	FromSpeed   = "scaled from the reference machine by the host's own measurement"
	FromNothing = "unknown"
)

// mostCores is how many cores an estimate counts: past it the stages' parts that run on one core lead.
const mostCores = 8

// mostRatio bounds how much slower or faster than the reference machine a core is believed to be.
const mostRatio = 1000

// StageTime is the expected time of one stage; Seconds 0 is unknown.
type StageTime struct {
	Stage   proof.Stage `json:"stage"`
	Seconds float64     `json:"seconds,omitempty"`
	Source  string      `json:"source"`
}

// permutationShare is the share of a stage's time on the reference machine that goes into permutations; the rest goes
// into products. Only the wrap stage hashes with BN254.
var permutationShare = map[proof.Stage]float64{proof.StageWrap: 0.5}

// times are the expected seconds of the stages that take long, and of all together: 0 when one of them is unknown.
func times(f Facts) (stages []StageTime, total float64) {
	known := true
	for _, stage := range []proof.Stage{proof.StageCore, proof.StageCompressed, proof.StageShrink, proof.StageWrap, proof.StageGroth16} {
		if stage == proof.StageCore && f.Measured[stage] <= 0 && f.Measured[proof.StageCompressed] > 0 {
			continue // measured with a host that told core and compressed as one
		}
		t := StageTime{Stage: stage, Seconds: f.Measured[stage], Source: FromLastJob}
		if t.Seconds <= 0 {
			t.Seconds, t.Source = scaled(stage, f.Speed, f.Cores), FromSpeed
		}
		if t.Seconds <= 0 {
			t.Source, known = FromNothing, false
		}
		stages = append(stages, t)
		total += t.Seconds
	}
	if !known {
		total = 0
	}
	return stages, total
}

// scaled is the reference machine's time for a stage, brought to this machine's speed; 0 when the speed is unknown or
// cannot be true.
func scaled(stage proof.Stage, speed *host.Speed, cores int) float64 {
	if speed == nil || cores < 1 {
		return 0
	}
	permutation := speed.PermutationSeconds / display.ReferencePermutationSeconds
	product := speed.ExtensionProductSeconds / display.ReferenceProductSeconds
	for _, ratio := range []float64{permutation, product} {
		if !(ratio >= 1.0/mostRatio && ratio <= mostRatio) {
			return 0
		}
	}
	share := permutationShare[stage]
	perCore := share*permutation + (1-share)*product
	return display.Reference[stage] * perCore * display.ReferenceCores / float64(min(cores, mostCores))
}

// reference says in one line what estimates are scaled from.
func reference() string {
	return fmt.Sprintf("reference machine: %s, measured %s", display.ReferenceMachine, display.ReferenceDate)
}
