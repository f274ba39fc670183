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

// maxSteps bounds what one commit takes of what is due, so that messages wait for no more.
const maxSteps = 256

// turnRetry is the wait before what could not be written is tried again.
const turnRetry = time.Second

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
	wakes   timetable // when each of live wants a tick
	matches *matches
	provers *provers
	tip     uint64         // the newest block that was followed in this life of the process,
	tipTime int64          // and its time
	retryAt time.Time      // after a failed write
	untold  []proof.Digest // of live: they are to hear that the time jumped
	streams map[proof.Digest]map[chan api.Order]bool
	open    int // streams in all
	watched watched
}

// newOwner reads the database: every unsettled order, each told that the process began anew, and the outbox.
func newOwner(ctx context.Context, o *orchestrator) (*owner, error) {
	own := &owner{o: o, ctx: ctx, live: map[proof.Digest]*record{}, wakes: newTimetable(),
		streams: map[proof.Digest]map[chan api.Order]bool{}, watched: newWatched()}
	own.matches = newMatches(o.cfg)
	own.provers = newProvers(own.matches.engine, !o.cfg.NoPool)
	var err error
	if own.provers.records, err = o.store.standings(ctx); err != nil {
		return nil, err
	}
	own.provers.setPool(0)
	rs, err := o.store.open(ctx)
	if err != nil {
		return nil, err
	}
	for _, r := range rs {
		own.live[r.Digest] = r
	}
	own.watched.begin(o, rs)
	left, err := o.store.outbox(ctx)
	if err != nil {
		return nil, err
	}
	for batch := range slices.Chunk(rs, maxSteps) {
		t := own.begin()
		for _, r := range batch {
			if r.Beats {
				own.provers.expect(r.State.Worker(), t.now)
			}
			own.place(nil, r, t.now)
			t.step(r.clone(), job.Event{Kind: job.Restarted})
		}
		if err := own.commit(ctx, t, 0, nil); err != nil {
			return nil, err
		}
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

// loop serves the inbox and whatever is due, in turns, until ctx ends.
func (own *owner) loop(ctx context.Context) error {
	for ctx.Err() == nil {
		due := own.turn(ctx)
		timer, fires := own.timer(due)
		select {
		case <-ctx.Done():
		case m := <-own.o.inbox:
			m.done <- m.do(own)
		case <-fires:
		}
		if timer != nil {
			timer.Stop()
		}
	}
	return nil
}

var closed = func() chan time.Time { c := make(chan time.Time); close(c); return c }()

// timer fires when the time has come; never for the zero time. What is due already fires without a timer, and so does a time that moved
// on while the timer was made.
func (own *owner) timer(due time.Time) (clock.Timer, <-chan time.Time) {
	if due.IsZero() {
		return nil, nil
	}
	now := own.o.chainTime()
	if !due.After(now) {
		return nil, closed
	}
	timer := own.o.deps.Clock.NewTimer(due.Sub(now))
	if own.o.chainTime().Sub(now) >= time.Second {
		return timer, closed
	}
	return timer, timer.C()
}

// turn does a bounded part of what is due, and gives the time at which there is more; zero when only a message can bring more.
func (own *owner) turn(ctx context.Context) (due time.Time) {
	now := own.o.chainTime()
	if now.Before(own.retryAt) {
		return own.retryAt
	}
	for _, part := range []func(context.Context, int64) error{own.tick, own.assign, own.watchProvers, own.tellWaiting} {
		if err := part(ctx, now.Unix()); err != nil && ctx.Err() == nil {
			own.o.deps.Log.Error("turn", "error", err)
			own.o.deps.Metrics.Alarm(proof.CodeOf(err))
			own.retryAt = now.Add(turnRetry)
			return own.retryAt
		}
	}
	first := int64(0)
	for _, at := range []int64{own.wakes.first(), own.matches.wake(now.Unix()), own.matches.told.first(), own.provers.sweepAt} {
		if at != 0 && (first == 0 || at < first) {
			first = at
		}
	}
	if first == 0 {
		return time.Time{}
	}
	return time.Unix(first, 0)
}

// tick wakes orders whose time has come.
func (own *owner) tick(ctx context.Context, now int64) error {
	if err := own.retell(ctx); err != nil {
		return err
	}
	due := own.wakes.due(now, maxSteps)
	t := own.begin()
	for _, d := range due {
		t.step(own.live[d].clone(), job.Event{Kind: job.Tick})
	}
	if err := own.commit(ctx, t, 0, nil); err != nil {
		for _, d := range due {
			own.wakes.set(d, now)
		}
		return err
	}
	for _, d := range due { // a wish that a tick does not still must not be a hot loop
		if r := own.live[d]; r != nil && r.State.Wake(now) != 0 {
			own.wakes.set(d, max(r.State.Wake(now), now+1))
		}
	}
	return nil
}

// txn gathers steps that are committed together.
type txn struct {
	own     *owner
	now     int64
	touched map[proof.Digest]*record
	was     map[proof.Digest]job.Phase // of touched, before
	ends    []ending                   // of attempts
	effects []pending
	earned  standings
}

func (own *owner) begin() *txn {
	return &txn{own: own, now: own.o.chainNow(), touched: map[proof.Digest]*record{}, was: map[proof.Digest]job.Phase{}}
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
	if end, is := endingOf(r.State, next, e); is {
		t.ends = append(t.ends, end)
	}
	prover, n := earned(r.State, next, t.now)
	t.earned.earn(prover, n, t.now)
	if t.touched[r.Digest] == nil {
		t.was[r.Digest] = r.State.Phase()
	}
	if next.Attempt != r.State.Attempt {
		r.Stages = nil
	}
	if !next.Matching {
		r.Waiting = nil
	}
	r.State = next
	if final := next.Phase().Final(); !final {
		r.Closed = 0
	} else if r.Closed == 0 {
		r.Closed = t.now
	}
	r.Beats = t.own.provers.alive(next.Worker())
	t.touched[r.Digest] = r
	for _, f := range effects {
		if f.Kind == job.RequestMatch {
			continue // the state says it too: place reads it there, also after a restart
		}
		t.effects = append(t.effects, pending{digest: r.Digest, effect: f})
	}
}

// commit writes the steps, then makes them visible and starts their effects. After an error nothing has changed.
func (own *owner) commit(ctx context.Context, t *txn, answered int64, cursor *chain.Cursor) error {
	if len(t.touched) == 0 && answered == 0 && cursor == nil {
		return nil
	}
	records := own.provers.with(t.earned)
	effects, err := own.o.store.commit(ctx, slices.Collect(maps.Values(t.touched)), t.effects, answered, cursor, records.write)
	if err != nil {
		return err
	}
	own.provers.keep(records)
	if cursor != nil && len(cursor.Blocks) > 0 {
		last := cursor.Blocks[len(cursor.Blocks)-1]
		own.tip, own.tipTime = last.Number, int64(last.Time)
	}
	own.committed(t)
	for _, r := range t.touched {
		own.show(r)
	}
	own.showWaiting()
	for _, p := range effects {
		own.start(p, t.touched[p.digest])
	}
	return nil
}

// show makes r the order's present record and tells the streams.
func (own *owner) show(r *record) {
	old, now := own.live[r.Digest], own.o.chainNow()
	if r.State.Phase().Final() {
		delete(own.live, r.Digest)
	} else {
		own.live[r.Digest] = r
	}
	own.place(old, r, now)
	if old == nil || old.State.Phase() != r.State.Phase() {
		own.o.deps.Log.Info("order", "order", r.Digest, "attempt", r.State.Attempt, "state", r.State.Phase(), "reason", r.State.Reason.Code)
	}
	for c := range own.streams[r.Digest] {
		select { // the owner alone sends, so there is room once the older news is taken out
		case <-c:
		default:
		}
		c <- r.view()
	}
}

// place notes what of a record others are asked by: when it wants a tick, whether it seeks a prover, who works on it.
func (own *owner) place(old, r *record, now int64) {
	wake := r.State.Wake(now)
	if wake != 0 {
		wake = max(wake, now) // the past is now
	}
	own.wakes.set(r.Digest, wake)
	own.matches.place(r, now)
	own.provers.place(r)
	own.watchSearch(r)
	if r.State.Closed == job.Fulfilled && r.State.Work == job.WorkProved && old != nil && old.State.Closed == "" {
		own.o.quotes.learn(r.State.Cycles, r.Stages)
	}
}

// start carries out an effect in a goroutine of its own.
func (own *owner) start(p pending, r *record) {
	ctx := own.ctx
	p.attempt = r.State.Attempt
	own.o.workers.Add(1)
	own.o.deps.Metrics.Outbox(1)
	go func() {
		defer own.o.workers.Done()
		defer own.o.deps.Metrics.Outbox(-1)
		own.o.carryOut(ctx, p, r)
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
