package prover

import (
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// stageRecord is what a stage cost, kept in the job's folder so that a restart does not forget it.
type stageRecord struct {
	Stage     proof.Stage `json:"stage"`
	Seconds   float64     `json:"seconds"`
	PeakBytes int64       `json:"peak_bytes"`
}

// note takes a stage's newest figures: the time of its last run, the highest peak of all.
func (st *state) note(stage proof.Stage, seconds float64, peakBytes int64) {
	for i := range st.Stages {
		if s := &st.Stages[i]; s.Stage == stage {
			s.Seconds, s.PeakBytes = seconds, max(s.PeakBytes, peakBytes)
			return
		}
	}
	st.Stages = append(st.Stages, stageRecord{stage, seconds, peakBytes})
}

func (st *state) report() []queue.StageReport {
	reports := make([]queue.StageReport, len(st.Stages))
	for i, s := range st.Stages {
		reports[i] = queue.StageReport{Stage: s.Stage, Seconds: s.Seconds, PeakBytes: s.PeakBytes}
	}
	return reports
}
