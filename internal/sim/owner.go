package sim

import (
	"context"
	"maps"
	"slices"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// This file is orchestrator's owner goroutine: steps, commits, ticks, and the chain's news.

// txn gathers steps that are committed together.
type txn struct {
	p       *process
	now     int64
	touched map[int]*record
	effects []pending
}

func (p *process) begin() *txn { return &txn{p: p, now: p.now(), touched: map[int]*record{}} }

// find gives a copy of an order's record that the caller may change and must hand to step; nil when it is unknown.
func (t *txn) find(order int) *record {
	if r := t.touched[order]; r != nil {
		return r
	}
	if r := t.p.find(order); r != nil {
		return r.clone()
	}
	return nil
}

func (p *process) find(order int) *record {
	if r := p.live[order]; r != nil {
		return r
	}
	return p.w.db.jobs[order]
}

// step feeds one event to the state machine under test.
func (t *txn) step(r *record, e job.Event) {
	w := t.p.w
	before := r.state
	next, effects := w.opt.step()(before, e, t.now)
	w.checkStep(t.p, r.order, before, e, next, effects, t.now)
	if w.opt.Trace && (next != before || len(effects) > 0) {
		w.say("%s: order %d: %s → %s attempt %d %v", t.p.name, r.order, describe(e), next.Phase(), next.Attempt, effects)
	}
	r.state = next
	r.beats = t.p.match.alive(next.Worker())
	t.touched[r.order] = r
	for _, f := range effects {
		if f.Kind == job.RequestMatch {
			continue // the state says it too: place reads it there, also after a restart
		}
		t.effects = append(t.effects, pending{order: r.order, effect: f})
	}
}

// commit writes the steps, then makes them visible and starts their effects. After an error nothing has changed in memory.
func (p *process) commit(t *txn, answered uint64, cursor *chain.Cursor) error {
	if len(t.touched) == 0 && answered == 0 && cursor == nil {
		return nil
	}
	changed := make([]*record, 0, len(t.touched))
	for _, i := range slices.Sorted(maps.Keys(t.touched)) {
		changed = append(changed, t.touched[i])
	}
	effects, err := p.w.db.commit(p, changed, t.effects, answered, cursor)
	if err != nil {
		if proof.CodeOf(err) == "lease-lost" {
			p.stop("lease lost in a commit")
		}
		return err
	}
	for _, r := range changed {
		p.show(r)
	}
	for _, f := range effects {
		p.carryOut(f, t.touched[f.order])
	}
	return nil
}

// show makes r the present record and asks to be woken when it wants a tick.
func (p *process) show(r *record) {
	old := p.live[r.order]
	p.live[r.order] = r
	if r.state.Phase().Final() {
		delete(p.live, r.order)
	}
	p.match.place(old, r)
	p.wakeLater(r)
}

func (p *process) wakeLater(r *record) {
	wake := r.state.Wake(p.now())
	if wake == 0 {
		return
	}
	p.after(wake*second-p.clock(), func() {
		if p.retell() != nil {
			p.after(second, func() { p.retick(r) })
			return
		}
		if p.live[r.order] != r || p.epoch == 0 {
			return // a newer record has its own wish
		}
		if at := r.state.Wake(p.now()); at == 0 || at > p.now() {
			p.wakeLater(r)
			return
		}
		t := p.begin()
		t.step(r.clone(), job.Event{Kind: job.Tick})
		if next := t.touched[r.order].state.Wake(p.now()); next != 0 && next <= p.now() {
			p.w.violate("bounded", "order %d: a tick at %d leaves the wish to be woken at %d", r.order, p.now(), next)
		}
		if p.commit(t, 0, nil) != nil {
			p.after(second, func() { p.retick(r) })
		}
	})
}

// retick is a tick that could not be written.
func (p *process) retick(r *record) {
	if p.live[r.order] == r && p.epoch != 0 {
		p.wakeLater(r)
	}
}

// event feeds one event about an order that is not closed.
func (p *process) event(order int, e job.Event, change func(*record)) error {
	old := p.live[order]
	if old == nil {
		return nil
	}
	t := p.begin()
	r := old.clone()
	if change != nil {
		change(r)
	}
	t.step(r, e)
	return p.commit(t, 0, nil)
}

var chainKinds = map[chain.Kind]job.Kind{chain.KindOpened: job.ChainOpened, chain.KindLocked: job.ChainLocked,
	chain.KindFulfilled: job.ChainFulfilled, chain.KindCancelled: job.ChainCancelled, chain.KindExpired: job.ChainExpired}

// chainBatch takes the follower's news.
func (p *process) chainBatch(_ context.Context, b chain.Batch) error {
	if err := p.hear(b); err != nil {
		return err
	}
	t := p.begin()
	if b.RevertedTo != nil {
		for _, i := range slices.Sorted(maps.Keys(p.w.db.jobs)) {
			if p.w.db.jobs[i].state.LastBlock() > b.RevertedTo.Number {
				t.step(t.find(i), job.Event{Kind: job.ChainReverted, Block: b.RevertedTo.Number})
			}
		}
	}
	for _, e := range b.Events {
		kind, known := chainKinds[e.Kind]
		if !known {
			continue
		}
		i, known := p.byDigest[e.OrderDigest]
		if !known {
			i = p.w.orderOf(e.OrderDigest)
			p.byDigest[e.OrderDigest] = i
		}
		r := t.find(i)
		if r == nil {
			if e.Kind != chain.KindOpened {
				continue
			}
			r = &record{order: i}
		}
		t.step(r, job.Event{Kind: kind, Block: e.Block.Number, Deadline: p.w.orders[i].deadline, Until: int64(e.LockedUntil),
			Round: int(e.Round), Payout: job.Address(e.Payout)})
	}
	return p.commit(t, 0, &b.Cursor)
}

func (w *world) orderOf(d proof.Digest) int {
	for _, o := range w.orders {
		if o.digest == d {
			return o.index
		}
	}
	w.violate("rebuildable", "the chain tells of order %s, which nobody opened", d)
	return 0
}

func describe(e job.Event) string {
	s := string(e.Kind)
	if e.Prover != "" {
		s += " by " + short(e.Prover)
	}
	if e.Tx != "" {
		s += " " + string(e.Tx)
	}
	if e.Reason.Code != "" {
		s += " (" + e.Reason.Code + ")"
	}
	return s
}

func short(prover string) string {
	if len(prover) > 12 {
		return prover[:2] + prover[len(prover)-2:]
	}
	return prover
}
