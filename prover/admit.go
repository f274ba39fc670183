package prover

import (
	"errors"
	"math/big"
	"slices"
	"time"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// Codes of refused results. They are the network's: people see them counted, so they never change.
const (
	RefusedMemory     = "memory"
	RefusedCycles     = "cycles-above-limit"
	RefusedDeadline   = "deadline-too-near"
	RefusedPrice      = "unprofitable"
	RefusedCollateral = "collateral-too-high"
	RefusedVersion    = "wrong-version"
	RefusedEpoch      = "stale-epoch"
	RefusedDraining   = "draining"
	RefusedExcluded   = "excluded"
)

const (
	// DeadlineMarginPercent is added to what a job is expected to take, since the next job is never quite like the last.
	DeadlineMarginPercent = 20
	// LeastMemoryPercent is the share of a stage's stated need that lets it start, as in the hosts.
	LeastMemoryPercent = 80
	megacycle          = 1_000_000
)

// refusedError declines a job before anything was promised for it. It costs the order no attempt and the node no
// standing.
type refusedError struct{ cause *proof.Error }

func (e *refusedError) Error() string { return e.cause.Error() }
func (e *refusedError) Unwrap() error { return e.cause }

// refusal is of class retry: somebody else may take the job.
func refusal(code, field, format string, args ...any) *refusedError {
	return &refusedError{proof.Errorf(proof.Retry, code, field+": "+format, args...).WithField(field)}
}

// backError gives a shared job back to the others untouched. It is no failure.
type backError struct{ cause *proof.Error }

func (e *backError) Error() string { return e.cause.Error() }
func (e *backError) Unwrap() error { return e.cause }

// noFault reports whether err says nothing about the node's health.
func noFault(err error) bool {
	var refused *refusedError
	var back *backError
	return errors.As(err, &refused) || errors.As(err, &back) || errors.Is(err, errWithdrawn)
}

// standing is what a node decides by; all of it is known when a job comes.
type standing struct {
	id            string
	now           time.Time
	draining      bool
	highestEpoch  int
	version       string // of the running host's zkVM; "" is unknown
	wantVersion   string // of the keys; "" takes any
	memoryBytes   int64  // what the node may use; 0 is unknown
	needBytes     map[proof.Stage]int64
	maxCycles     uint64
	maxCollateral *big.Int // nil: any
	ask           queue.Ask
	speed         queue.Speed
}

// admit decides about a job that nothing is known of but its message: nil to go on, a refusedError, or a backError for
// work that any node of the fleet could take instead.
func admit(w queue.Work, s standing) error {
	shared := w.Assignee == ""
	elsewhere := func(code, format string, args ...any) error {
		if shared {
			return &backError{proof.Errorf(proof.Retry, code, format, args...)}
		}
		return refusal(code, "prover", format, args...)
	}
	switch {
	case w.Epoch < s.highestEpoch:
		return refusal(RefusedEpoch, "epoch", "is %d, and an orchestrator of epoch %d was seen: the one that sent this is no longer leader", w.Epoch, s.highestEpoch)
	case !shared && w.Assignee != s.id:
		return refusal(RefusedExcluded, "assignee", "the job is for %s", w.Assignee)
	case slices.Contains(w.Exclude, s.id):
		return elsewhere(RefusedExcluded, "this node failed the job before; others are asked first")
	case s.draining:
		return elsewhere(RefusedDraining, "this node takes no more work")
	case s.version != "" && s.wantVersion != "" && s.version != s.wantVersion:
		return refusal(RefusedVersion, "version", "the host is %s now, the keys take receipts of %s: install host and keys of one release", s.version, s.wantVersion)
	}
	if stage, need := host.MostBytes(s.needBytes); s.memoryBytes > 0 && s.memoryBytes < need/100*LeastMemoryPercent {
		return refusal(RefusedMemory, "memory", "stage %s needs %d bytes, this node may use %d", stage, need, s.memoryBytes)
	}
	if over(w.Collateral, s.maxCollateral) {
		return refusal(RefusedCollateral, "collateral", "a lock puts %s at stake, this node's limit is %s", w.Collateral, s.maxCollateral)
	}
	return admitCycles(w, s, 0)
}

// admitCycles decides by what the job takes: with its cycles after execution, with 0 before, when only what every job
// costs is known.
func admitCycles(w queue.Work, s standing, cycles uint64) error {
	if cycles > s.maxCycles {
		return refusal(RefusedCycles, "cycles", "the program takes %d, this node's limit is %d", cycles, s.maxCycles)
	}
	if price, wanted := askFor(s.ask, cycles); w.Token == "" && w.Price != "" && wanted != nil && price.Cmp(number(w.Price)) > 0 {
		return refusal(RefusedPrice, "price", "the order pays %s now, this node asks %s for %d cycles", w.Price, price, cycles)
	}
	took := expectedSeconds(s.speed, cycles) * (100 + DeadlineMarginPercent) / 100
	left := float64(w.Deadline - s.now.Unix())
	if took > left {
		return refusal(RefusedDeadline, "deadline", "is in %.0f seconds, this node needs about %.0f by its own measure", left, took)
	}
	if w.LockSeconds > 0 && took > float64(w.LockSeconds) {
		return refusal(RefusedDeadline, "lockSeconds", "is %d, this node needs about %.0f seconds by its own measure", w.LockSeconds, took)
	}
	return nil
}

// askFor is what the node asks for so many cycles; wanted is nil when it asks for nothing in particular.
func askFor(a queue.Ask, cycles uint64) (price, wanted *big.Int) {
	if a.Base == "" && a.PerMegacycle == "" {
		return new(big.Int), nil
	}
	started := cycles / megacycle
	if cycles%megacycle > 0 {
		started++
	}
	price = new(big.Int).SetUint64(started)
	price.Mul(price, number(a.PerMegacycle)).Add(price, number(a.Base))
	return price, price
}

// expectedSeconds is 0 when the node has not measured itself yet: then it cannot know better than the orchestrator.
func expectedSeconds(s queue.Speed, cycles uint64) float64 {
	seconds := s.FixedSeconds
	if s.ProveCyclesPerSecond > 0 {
		seconds += float64(cycles) / s.ProveCyclesPerSecond
	}
	return seconds
}

// number reads a decimal of a checked message; anything else is 0.
func number(text string) *big.Int {
	n, ok := new(big.Int).SetString(text, 10)
	if !ok || n.Sign() < 0 {
		return new(big.Int)
	}
	return n
}

// over reports whether the decimal text is above limit; nil is no limit.
func over(text string, limit *big.Int) bool { return limit != nil && number(text).Cmp(limit) > 0 }
