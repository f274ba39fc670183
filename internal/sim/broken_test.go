package sim

import (
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/job"
)

// caughtWithin is in how many seeds a broken machine must be found.
const caughtWithin = 200

// broken are state machines with one fault each.
var broken = map[string]StepFunc{
	"pays twice under another intent": func(s job.State, e job.Event, now int64) (job.State, []job.Effect) {
		next, effects := job.Step(s, e, now)
		for _, f := range effects {
			if f.Kind == job.SendFulfil {
				f.Try += 100
				effects = append(effects, f)
			}
		}
		return next, effects
	},
	"forgets to refund": without(func(_ job.State, f job.Effect) bool { return f.Kind == job.SendExpire }),
	"believes whoever reports, on whatever attempt": func(s job.State, e job.Event, now int64) (job.State, []job.Effect) {
		switch e.Kind {
		case job.ProverProgress, job.ProverExecuted, job.ProverStage, job.ProverFailed, job.ProverRefused:
			e.Attempt, e.Prover = s.Attempt, s.Assignee
		}
		return job.Step(s, e, now)
	},
	"loses what was asked for when it starts anew": func(s job.State, e job.Event, now int64) (job.State, []job.Effect) {
		if e.Kind == job.Restarted {
			return s, nil
		}
		return job.Step(s, e, now)
	},
	"seeks no second prover": func(s job.State, e job.Event, now int64) (job.State, []job.Effect) {
		next, effects := job.Step(s, e, now)
		if next.Attempt > max(s.Attempt, 1) {
			next.RetryAt = next.Deadline
		}
		return next, effects
	},
	"does not hear that a lock is gone from the chain": func(s job.State, e job.Event, now int64) (job.State, []job.Effect) {
		next, effects := job.Step(s, e, now)
		if e.Kind == job.ChainReverted {
			next.Locks = s.Locks
		}
		return next, effects
	},
	"locks for a prover that had been refused": func(s job.State, e job.Event, now int64) (job.State, []job.Effect) {
		next, effects := job.Step(s, e, now)
		if s.Work != job.WorkStopped && next.Work == job.WorkStopped {
			effects = append(effects, job.Effect{Kind: job.SendLock, Payout: next.Payout, Round: next.Rounds()})
		}
		return next, effects
	},
	"forgets who failed": func(s job.State, e job.Event, now int64) (job.State, []job.Effect) {
		next, effects := job.Step(s, e, now)
		next.Excluded = job.Excluded{}
		return next, effects
	},
	"hears of no reorganisation": func(s job.State, e job.Event, now int64) (job.State, []job.Effect) {
		if e.Kind == job.ChainReverted {
			return s, nil
		}
		return job.Step(s, e, now)
	},
	"gives a proof up when a node that lags refuses it": func(s job.State, e job.Event, now int64) (job.State, []job.Effect) {
		if e.Kind == job.TxFailed && e.Reason.Code == "wrong-state" {
			e.Reason.Code = "some-other-state"
		}
		return job.Step(s, e, now)
	},
}

// ownClock is no fault of the machine: the orchestrator judges deadlines by its own clock.
const ownClock = "judges deadlines by its machine's clock"

// caughtAt is the first seed that found each machine when this was last counted. It is tried first, so that the test is quick; when it
// no longer finds the machine, all are counted anew.
var caughtAt = map[string]uint64{
	ownClock:                          38,
	"pays twice under another intent": 2,
	"forgets to refund":               3,
	"believes whoever reports, on whatever attempt":     1,
	"loses what was asked for when it starts anew":      37,
	"seeks no second prover":                            26,
	"does not hear that a lock is gone from the chain":  74,
	"locks for a prover that had been refused":          3,
	"forgets who failed":                                13,
	"hears of no reorganisation":                        74,
	"gives a proof up when a node that lags refuses it": 50,
}

func without(drop func(job.State, job.Effect) bool) StepFunc {
	return func(s job.State, e job.Event, now int64) (job.State, []job.Effect) {
		next, effects := job.Step(s, e, now)
		var kept []job.Effect
		for _, f := range effects {
			if !drop(next, f) {
				kept = append(kept, f)
			}
		}
		return next, kept
	}
}

// TestBrokenMachinesAreCaught shows that the checks see: each fault is found, and in few seeds.
func TestBrokenMachinesAreCaught(t *testing.T) {
	all := map[string]Options{ownClock: {OwnClock: true}}
	for name, step := range broken {
		all[name] = Options{Step: step}
	}
	for name, opt := range all {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			t.Parallel()
			caught := func(seed uint64) bool {
				_, failure := Run(seed, opt)
				if failure != nil {
					t.Logf("seed %d: %s", seed, failure.Promise)
				}
				return failure != nil
			}
			if at := caughtAt[name]; at > 0 && at <= caughtWithin && caught(at) {
				return
			}
			for seed := uint64(1); seed <= caughtWithin; seed++ {
				if caught(seed) {
					t.Logf("set caughtAt[%q] to %d", name, seed)
					return
				}
			}
			t.Errorf("a machine that %s passes %d seeds", name, caughtWithin)
		})
	}
}
