package orchestrator

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// maxStreams bounds the event streams open at once.
const maxStreams = 1000

// maxStages bounds what is shown of an order's proving.
const maxStages = 32

// tickRetry is the wait before a tick that could not be written is tried again.
const tickRetry = time.Second

// message is a piece of work for the owner goroutine; done gets its outcome.
type message struct {
	do   func(*owner) error
	done chan error
}

// ask has the owner goroutine run fn and gives back fn's error. fn must not block on anything but the database.
func (o *orchestrator) ask(ctx context.Context, fn func(*owner) error) error {
	m := message{do: fn, done: make(chan error, 1)}
	select {
	case o.inbox <- m:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-m.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// owner is the state that changes. Only the goroutine in loop touches it. A record, once in live, never changes: a
// step makes a new one, so records may be read by anyone who was given one.
type owner struct {
	o       *orchestrator
	ctx     context.Context // of the effects that commit starts
	live    map[proof.Digest]*record
	streams map[proof.Digest]map[chan api.Order]bool
	open    int // streams in all
}

// newOwner reads the database: every unsettled order, each told that the process began anew, and the outbox.
func newOwner(ctx context.Context, o *orchestrator) (*owner, error) {
	own := &owner{o: o, ctx: ctx, live: map[proof.Digest]*record{}, streams: map[proof.Digest]map[chan api.Order]bool{}}
	rs, err := o.store.open(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range rs {
		own.live[r.Digest] = r
	}
	left, err := o.store.outbox(ctx)
	if err != nil {
		return nil, err
	}
	t := own.begin()
	for _, r := range rs {
		t.step(r.clone(), job.Event{Kind: job.Restarted})
	}
	if err := own.commit(ctx, t, 0, nil); err != nil {
		return nil, err
	}
	for _, p := range left {
		r := own.live[p.digest]
		if r == nil { // it closed while the effect was under way: the answer no longer matters, the row must go
			if r, err = o.store.get(ctx, p.digest); err != nil {
				return nil, err
			}
		}
		if r == nil {
			return nil, proof.Errorf(proof.Bug, "internal", "the outbox names order %s, which the database lacks", p.digest)
		}
		own.start(p, r)
	}
	return own, nil
}

// loop serves the inbox and the orders' wishes to be woken, until ctx ends.
func (own *owner) loop(ctx context.Context) error {
	var timer clock.Timer
	for {
		var due <-chan time.Time
		if d, ok := own.untilWake(); ok {
			timer = own.o.deps.Clock.NewTimer(d)
			due = timer.C()
		}
		select {
		case <-ctx.Done():
		case m := <-own.o.inbox:
			m.done <- m.do(own)
		case <-due:
			if err := own.tick(ctx); err != nil && ctx.Err() == nil {
				own.o.deps.Log.Error("tick", "error", err)
				own.o.pause(ctx, tickRetry)
			}
		}
		if due != nil {
			timer.Stop()
		}
		if ctx.Err() != nil {
			return nil
		}
	}
}

// untilWake is the time until the first order wants a tick.
func (own *owner) untilWake() (time.Duration, bool) {
	now := own.o.deps.Clock.Now()
	first := int64(0)
	for _, r := range own.live {
		if w := r.State.Wake(now.Unix()); w != 0 && (first == 0 || w < first) {
			first = w
		}
	}
	return max(0, time.Unix(first, 0).Sub(now)), first != 0
}

func (own *owner) tick(ctx context.Context) error {
	now := own.o.now()
	t := own.begin()
	for _, r := range own.live {
		if w := r.State.Wake(now); w != 0 && w <= now {
			t.step(r.clone(), job.Event{Kind: job.Tick})
		}
	}
	return own.commit(ctx, t, 0, nil)
}

// txn gathers steps that are committed together.
type txn struct {
	own     *owner
	now     int64
	touched map[proof.Digest]*record
	effects []pending
}

func (own *owner) begin() *txn {
	return &txn{own: own, now: own.o.now(), touched: map[proof.Digest]*record{}}
}

// find gives a copy of an order's record that the caller may change and must hand to step; nil when it is unknown.
func (t *txn) find(ctx context.Context, d proof.Digest) (*record, error) {
	if r := t.touched[d]; r != nil {
		return r, nil
	}
	r, err := t.own.find(ctx, d)
	if r == nil || err != nil {
		return nil, err
	}
	return r.clone(), nil
}

// find reads an order from memory, or from the database when it is final.
func (own *owner) find(ctx context.Context, d proof.Digest) (*record, error) {
	if r := own.live[d]; r != nil {
		return r, nil
	}
	return own.o.store.get(ctx, d)
}

// step feeds one event to the state machine.
func (t *txn) step(r *record, e job.Event) {
	next, effects := job.Step(r.State, e, t.now)
	if next.Attempt != r.State.Attempt {
		r.Stages = nil
	}
	r.State = next
	t.touched[r.Digest] = r
	for _, f := range effects {
		t.effects = append(t.effects, pending{digest: r.Digest, effect: f})
	}
}

// commit writes the steps, then makes them visible and starts their effects. After an error nothing has changed.
func (own *owner) commit(ctx context.Context, t *txn, answered int64, cursor *chain.Cursor) error {
	if len(t.touched) == 0 && answered == 0 && cursor == nil {
		return nil
	}
	effects, err := own.o.store.commit(ctx, slices.Collect(maps.Values(t.touched)), t.effects, answered, cursor)
	if err != nil {
		return err
	}
	for _, r := range t.touched {
		own.show(r)
	}
	for _, p := range effects {
		own.start(p, t.touched[p.digest])
	}
	return nil
}

// show makes r the order's present record and tells the streams.
func (own *owner) show(r *record) {
	old := own.live[r.Digest]
	if r.State.Phase().Final() {
		delete(own.live, r.Digest)
	} else {
		own.live[r.Digest] = r
	}
	if old == nil || old.State.Phase() != r.State.Phase() {
		own.o.deps.Log.Info("order", "digest", r.Digest, "state", r.State.Phase(), "attempt", r.State.Attempt, "reason", r.State.Reason.Code)
	}
	for c := range own.streams[r.Digest] {
		select { // the owner alone sends, so there is room once the older news is taken out
		case <-c:
		default:
		}
		c <- r.view()
	}
}

// start carries out an effect in a goroutine of its own.
func (own *owner) start(p pending, r *record) {
	own.o.workers.Add(1)
	go func() {
		defer own.o.workers.Done()
		own.o.carryOut(own.ctx, p, r)
	}()
}

// watch opens a stream of an order's news, which begins with its present state. The channel holds the latest only.
func (own *owner) watch(ctx context.Context, d proof.Digest) (chan api.Order, error) {
	r, err := own.find(ctx, d)
	if err != nil {
		return nil, err
	}
	if r == nil {
		return nil, unknownOrder(d)
	}
	if own.open >= maxStreams {
		return nil, proof.Errorf(proof.Retry, "too-busy", "%d event streams are open: ask GET /v1/orders/%s instead", own.open, d)
	}
	c := make(chan api.Order, 1)
	c <- r.view()
	if own.streams[d] == nil {
		own.streams[d] = map[chan api.Order]bool{}
	}
	own.streams[d][c] = true
	own.open++
	return c, nil
}

func (own *owner) unwatch(d proof.Digest, c chan api.Order) {
	if !own.streams[d][c] {
		return
	}
	delete(own.streams[d], c)
	own.open--
	if len(own.streams[d]) == 0 {
		delete(own.streams, d)
	}
}

func unknownOrder(d proof.Digest) *proof.Error {
	return proof.Errorf(proof.Caller, "order-unknown", "no order %s is known here: it may not be on the chain yet", d).WithField("digest")
}

func (r *record) clone() *record {
	c := *r
	c.Stages, c.Txs = slices.Clone(r.Stages), maps.Clone(r.Txs)
	return &c
}

// tx notes a transaction; what is known of its gas stays known.
func (r *record) tx(name string, tx api.Tx) {
	if r.Txs == nil {
		r.Txs = map[string]api.Tx{}
	}
	if old := r.Txs[name]; old.Hash == tx.Hash {
		tx.GasUsed = max(tx.GasUsed, old.GasUsed)
	}
	r.Txs[name] = tx
}

// stage notes how far a stage has come; older news than what is known is dropped.
func (r *record) stage(s api.Stage) {
	i := slices.IndexFunc(r.Stages, func(have api.Stage) bool { return have.Stage == s.Stage })
	switch {
	case i < 0 && len(r.Stages) < maxStages:
		r.Stages = append(r.Stages, s)
	case i >= 0 && s.Seconds >= r.Stages[i].Seconds:
		s.PeakBytes = max(s.PeakBytes, r.Stages[i].PeakBytes)
		r.Stages[i] = s
	}
}

// view is what the API shows of an order.
func (r *record) view() api.Order {
	s := r.State
	v := api.Order{Digest: r.Digest, State: s.Phase(), Order: r.Order, Prover: s.Prover, Attempt: s.Attempt,
		Stages: r.Stages, Cycles: s.Cycles, Txs: r.Txs}
	if s.Reason != (job.Reason{}) {
		v.Reason = &s.Reason
	}
	if s.Payout != (job.Address{}) {
		v.Payout = &s.Payout
	}
	if !s.JournalDigest.IsZero() {
		v.JournalDigest = &s.JournalDigest
	}
	if !s.ProofDigest.IsZero() {
		v.ProofDigest = &s.ProofDigest
	}
	return v
}
