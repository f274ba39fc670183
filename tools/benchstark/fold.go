package main

import (
	"fmt"
	"strings"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

// The two contenders.
const (
	ours   = "ours"
	vendor = "vendor"
)

// turn is one planned run; numbers count from 1 for each contender.
type turn struct {
	host   string
	number int
}

// plan lets the contenders run in turn, so that a machine which slows down over an hour slows both.
func plan(runs, vendorRuns int) []turn {
	var turns []turn
	for n := 1; n <= max(runs, vendorRuns); n++ {
		if n <= runs {
			turns = append(turns, turn{ours, n})
		}
		if n <= vendorRuns {
			turns = append(turns, turn{vendor, n})
		}
	}
	return turns
}

// stage is what one stage of a run took: its time in seconds, its highest memory in bytes.
type stage struct {
	Stage     proof.Stage `json:"stage"`
	Seconds   float64     `json:"seconds"`
	PeakBytes int64       `json:"peak_bytes"`
}

// run is one measured run. A run with an Error counts in no statistics; what it had measured stays readable.
type run struct {
	Host         string       `json:"host"`
	Number       int          `json:"run"`
	StartSeconds float64      `json:"start_seconds"` // from the start of the process until it says that it is ready
	Stages       []stage      `json:"stages"`
	JobSeconds   float64      `json:"job_seconds"` // from the prove request to its answer, on the warm host
	PeakBytes    int64        `json:"peak_bytes"`  // highest resident memory of the process, start-up included
	CPUSeconds   float64      `json:"cpu_seconds"` // user and system time of the process and its children, start-up included
	Cycles       uint64       `json:"cycles"`
	ProgramID    proof.Digest `json:"program_id"`
	VerifiedBy   string       `json:"verified_by,omitempty"` // the contender whose light host accepted the wrap receipt
	Error        string       `json:"error,omitempty"`
}

// fold takes an event's figures: a stage's newest time and its highest memory. It answers the stage as it stands now and
// whether it has ended.
func (r *run) fold(e host.Event) (now stage, ended bool) {
	r.PeakBytes = max(r.PeakBytes, e.PeakBytes)
	i := len(r.Stages) - 1
	for i >= 0 && r.Stages[i].Stage != e.Stage {
		i--
	}
	if i < 0 {
		r.Stages = append(r.Stages, stage{Stage: e.Stage})
		i = len(r.Stages) - 1
	}
	s := &r.Stages[i]
	s.Seconds, s.PeakBytes = e.Seconds, max(s.PeakBytes, e.PeakBytes)
	return *s, e.State == "done"
}

// seconds is the time of a stage; false when the run did not see it.
func (r run) seconds(name proof.Stage) (float64, bool) {
	for _, s := range r.Stages {
		if s.Stage == name {
			return s.Seconds, true
		}
	}
	return 0, false
}

// String is the run's raw row.
func (r run) String() string {
	parts := []string{fmt.Sprintf("start %.1f s", r.StartSeconds)}
	for _, s := range r.Stages {
		parts = append(parts, s.String())
	}
	parts = append(parts, fmt.Sprintf("job %.1f s", r.JobSeconds), fmt.Sprintf("peak %.2f GB", measure.Gigabytes(r.PeakBytes)),
		fmt.Sprintf("CPU %.0f s", r.CPUSeconds))
	if r.VerifiedBy != "" {
		parts = append(parts, "verified by "+r.VerifiedBy)
	}
	text := fmt.Sprintf("%s run %d: %s", r.Host, r.Number, strings.Join(parts, ", "))
	if r.Error != "" {
		text += "; FAILED: " + r.Error
	}
	return text
}

func (s stage) String() string {
	return fmt.Sprintf("%s %.1f s (%.2f GB)", s.Stage, s.Seconds, measure.Gigabytes(s.PeakBytes))
}

// whole are the runs that count.
func whole(runs []run) []run {
	var good []run
	for _, r := range runs {
		if r.Error == "" {
			good = append(good, r)
		}
	}
	return good
}
