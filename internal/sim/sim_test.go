package sim

import (
	"strings"
	"testing"
	"time"
)

// quickSeconds bounds TestSim; `make sim` runs thousands of seeds.
const quickSeconds = 1

// found are the seeds that once broke a promise, each with what was wrong. They are run for ever, though their worlds change with the
// world's code.
var found = map[uint64]string{
	71:    "a fulfilment refused by a node that lags (wrong-state) was given up: proven, never paid",
	519:   "a fulfilment mined and reverted after a reorganisation was given up: proven, never paid",
	1202:  "a stranger that tells of progress for ever kept an order until its deadline",
	383:   "a restart published work of an attempt that it ended in the same step",
	128:   "the database was lost while an orchestrator ran on it",
	2038:  "a revert that a reorganisation took back",
	692:   "a clock that is set right while a timer runs",
	1269:  "a clock that is set back while the sender waits",
	797:   "an order that no prover can finish within its lock",
	1201:  "the next leader's clock takes a transaction for lost",
	421:   "a prover that the engine was not told of is not left over",
	916:   "what a process asked for on its way out was done by its next life",
	12744: "checks while the store is away are bounded by time",
	3288:  "a long storm over one order: heartbeats alone passed the bound of events",
	52984: "a lease that another had held was kept: the sender did not know what the other's had written",
	90:    "reports about an order that the chain forgot",
}

func holds(t *testing.T, seed uint64, opt Options) Stats {
	t.Helper()
	stats, failure := Run(seed, opt)
	if failure != nil {
		opt.Trace = true
		_, failure = Run(seed, opt)
		t.Fatalf("%v\n%s\nplay it again: make sim SEED=%d", failure, strings.Join(failure.Trace, "\n"), seed)
	}
	return stats
}

// TestSim runs seeds for a few seconds, and shows that their worlds are not empty.
func TestSim(t *testing.T) {
	t.Parallel()
	for seed := range found {
		holds(t, seed, Options{})
	}
	var total Stats
	start := time.Now()
	seed := uint64(1)
	for ; seed <= 20 || time.Since(start) < quickSeconds*time.Second; seed++ {
		total.Add(holds(t, seed, Options{}))
	}
	t.Logf("%d seeds: %+v", seed-1, total)
	for name, n := range map[string]int{"fulfilled": total.Fulfilled, "expired": total.Expired, "cancelled": total.Cancelled,
		"crashes": total.Crashes, "reorganisations": total.Reorgs, "resumed": total.Resumed, "withdrawn": total.Withdrawn, "proofs": total.Proofs} {
		if n == 0 {
			t.Errorf("no run had %s: the world is too narrow", name)
		}
	}
}

// TestTheSameSeedIsTheSameRun compares two traces to the last line.
func TestTheSameSeedIsTheSameRun(t *testing.T) {
	t.Parallel()
	for seed := uint64(1); seed <= 2; seed++ {
		var traces [2]string
		for i := range traces {
			opt := Options{Trace: true, Whole: true, Step: broken["forgets to refund"]}
			if _, failure := Run(seed, opt); failure != nil {
				traces[i] = failure.Error() + strings.Join(failure.Trace, "\n")
			}
		}
		if traces[0] != traces[1] {
			t.Errorf("seed %d gives two runs", seed)
		}
	}
}

// triedPoints bounds the crashes of a world that TestACrashAtEveryPoint tries, evenly spread; set it high to try each.
const triedPoints = 10

// TestACrashAtEveryPoint kills the orchestrator once at points at which something may be half done, in weather that is fine otherwise.
func TestACrashAtEveryPoint(t *testing.T) {
	t.Parallel()
	calm := func(at int) Options {
		return Options{Weather: func(f *weather) { *f = weather{name: "calm", calmAt: f.calmAt, crashAt: at} }}
	}
	for _, seed := range []uint64{2, 7} {
		points := holds(t, seed, calm(0)).CrashPoints
		if points < 20 {
			t.Fatalf("seed %d has only %d points", seed, points)
		}
		step := max(1, points/triedPoints)
		crashes := 0
		for at := 1; at <= points; at += step {
			crashes += holds(t, seed, calm(at)).Crashes
		}
		if crashes < points/step {
			t.Errorf("seed %d: %d crashes at %d points", seed, crashes, points)
		}
	}
}
