package orchestrator

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/match"
	"github.com/lemma-network/lemma/proof"
)

// When and how often an order that nobody takes is said to wait, and for how many orders in one turn.
const (
	firstTellSeconds = 1
	tellSeconds      = 30
	maxTold          = 64
)

// matches drives the matching engine: the jobs' states say who seeks and who holds, the engine says who gets what.
type matches struct {
	zkvm    string
	engine  *match.Engine
	seeking map[proof.Digest]int     // the attempt that the engine was asked about
	holds   map[proof.Digest]holding // what the engine was told to be taken
	given   []match.Assignment       // by the engine, not yet written
	told    timetable                // when the reasons of a waiting order are looked at
}

type holding struct {
	attempt int
	prover  string
}

func newMatches(cfg Config) *matches {
	return &matches{zkvm: cfg.ZKVM, engine: match.New(cfg.Match, cfg.MatchSeed), seeking: map[proof.Digest]int{},
		holds: map[proof.Digest]holding{}, told: newTimetable()}
}

// place brings the engine to what the record says.
func (m *matches) place(r *record, now int64) {
	s, d := r.State, r.Digest
	have, held := m.holds[d]
	want := holding{s.Attempt, s.Assignee}
	if held && (!s.Assigned() || have != want) {
		m.engine.Release(have.prover, d)
		delete(m.holds, d)
		held = false
	}
	if s.Assigned() && !held {
		m.engine.Hold(want.prover, d, want.attempt)
		m.holds[d] = want
	}
	switch attempt, sought := m.seeking[d]; {
	case s.Seeks() && attempt != s.Attempt:
		m.seeking[d] = s.Attempt
		m.engine.Add(m.order(r), now)
		m.told.set(d, now+firstTellSeconds)
	case !s.Seeks() && sought:
		delete(m.seeking, d)
		m.engine.Remove(d)
		m.told.set(d, 0)
	}
}

// order is what the engine must know.
func (m *matches) order(r *record) match.Order {
	o := match.Order{Digest: r.Digest, Attempt: r.State.Attempt, ZKVM: m.zkvm, MaxCycles: r.Order.MaxCycles, Deadline: int64(r.Order.Deadline),
		LockSeconds: int64(r.Order.LockSeconds), Since: r.State.SeenAt, Exclude: r.State.Excluded.Names(), Allow: r.Allow}
	if job.PoolMember(r.State.Prover) { // a stranger's count is no ground to choose by
		o.Cycles = r.State.Cycles
	}
	if r.Order.Token == (common.Address{}) { // asks and balances are in the native coin
		o.Ramp = match.Ramp{Start: int64(r.Order.RampStart), End: int64(r.Order.RampStart) + int64(r.Order.RampSeconds),
			Min: r.Order.MinPrice, Max: r.Order.MaxPrice}
		o.Collateral = r.Order.Collateral
	}
	return o
}

// wake is when assign has something to do; 0 is never.
func (m *matches) wake(now int64) int64 {
	if len(m.given) > 0 {
		return now
	}
	return m.engine.Wake(now)
}

// assign writes what the engine gives out. What cannot be written is given back and sought again.
func (own *owner) assign(ctx context.Context, now int64) error {
	m := own.matches
	if len(m.given) == 0 {
		m.given = m.engine.Next(now)
	}
	batch := m.given[:min(len(m.given), maxSteps)]
	m.given = m.given[len(batch):]
	t, since := own.begin(), make([]time.Time, len(batch))
	for i, a := range batch {
		since[i] = own.watched.sought[a.Order]
		if r := own.live[a.Order]; r != nil {
			t.step(r.clone(), job.Event{Kind: job.Matched, Attempt: a.Attempt, Prover: a.Prover})
		}
	}
	err := own.commit(ctx, t, 0, nil)
	for i, a := range batch {
		if m.holds[a.Order] == (holding{a.Attempt, a.Prover}) {
			own.assigned(a.Order, a.Attempt, since[i])
		} else { // it was not written, or the order wants no prover any more
			m.engine.Release(a.Prover, a.Order)
			if m.seeking[a.Order] == a.Attempt {
				delete(m.seeking, a.Order)
			}
			if r := own.live[a.Order]; r != nil {
				m.place(r, now)
			}
		}
	}
	return err
}

// tellWaiting has the jobs that nobody takes know why, for people to see.
func (own *owner) tellWaiting(ctx context.Context, now int64) error {
	m := own.matches
	t := own.begin()
	for _, d := range m.told.due(now, maxTold) {
		m.told.set(d, now+tellSeconds)
		counts := m.engine.Reasons(d)
		text := reasonText(counts)
		if r := own.live[d]; r != nil && len(counts) > 0 && text != r.State.Waiting.Message {
			r = r.clone()
			r.Waiting = counts
			t.step(r, job.Event{Kind: job.Unmatched, Attempt: r.State.Attempt,
				Reason: job.Reason{Class: proof.Retry, Code: "no-prover", Message: text}})
			own.o.deps.Log.Info("no prover takes the order", "order", d, "attempt", r.State.Attempt, "reasons", text)
		}
	}
	return own.commit(ctx, t, 0, nil)
}

// reasonText is how many provers have which reason, the most frequent first: "price-below-asks: 4, memory: 2".
func reasonText(counts map[string]int) string {
	reasons := commonest(counts)
	for i, reason := range reasons {
		reasons[i] = fmt.Sprintf("%s: %d", reason, counts[reason])
	}
	return strings.Join(reasons, ", ")
}
