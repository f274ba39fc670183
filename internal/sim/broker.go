package sim

import (
	"slices"

	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// The queue's constants, as internal/queue has them.
const (
	ackWait       = 30 * second
	maxDeliveries = 5
	retryDelay    = 10 * second
	dedupeFor     = 120 * second
)

// broker is the queue: the fleet's shared work, the way to outside provers, results and heartbeats.
type broker struct {
	w         *world
	messages  []*message
	known     map[workKey]int64 // what was published, and until when it is not taken twice
	downUntil int64
}

type workKey struct{ order, attempt, epoch int }

// message is one piece of work in the fleet's queue.
type message struct {
	work       work
	deliveries int
	holder     *prover
	token      uint64 // of this delivery
	notBefore  int64
	gone       bool
}

var (
	errQueue       = proof.Errorf(proof.Retry, "queue-unavailable", "the queue does not answer")
	errUnreachable = proof.Errorf(proof.Retry, "prover-unreachable", "the prover does not answer")
)

func (b *broker) down() bool { return b.w.now < b.downUntil }

// publish takes work for the fleet, or hands it to an outside prover.
func (b *broker) publish(wk work) error {
	w := b.w
	if wk.assignee != "" {
		return b.hand(wk)
	}
	if b.down() {
		return errQueue
	}
	key := workKey{wk.order, wk.attempt, wk.epoch}
	if w.now < b.known[key] {
		return nil
	}
	b.known[key] = w.now + dedupeFor
	if w.fault(w.weather.WorkLost) {
		w.say("queue: work of order %d attempt %d is lost", wk.order, wk.attempt)
		return nil
	}
	copies := 1
	if w.fault(w.weather.WorkTwice) {
		copies = 2
	}
	for i := range copies {
		delay := w.between(5, 200)
		if i > 0 || w.fault(w.weather.WorkLate) {
			delay = w.between(1, 900) * second
		}
		w.after(delay, func() {
			b.messages = append(b.messages, &message{work: wk})
			b.offer()
		})
	}
	return nil
}

// hand gives work to an outside prover, who acknowledges it once it is in its spool. Either message may be lost.
func (b *broker) hand(wk work) error {
	w := b.w
	for _, pr := range w.provers {
		if pr.name != wk.assignee {
			continue
		}
		if b.down() || !pr.awake() || w.fault(w.weather.WorkLost) {
			return errUnreachable
		}
		copies := int64(1)
		if w.fault(w.weather.WorkTwice) {
			copies = 2
		}
		for i := range copies {
			w.after(w.between(5, 200)+i*w.between(1, 600)*second, func() { pr.take(wk, nil) })
		}
		if w.fault(w.weather.NoticeLost) { // it has the work, and nobody knows
			return errUnreachable
		}
		return nil
	}
	return errUnreachable
}

// offer gives waiting work to free nodes of the fleet. One that failed the job gives it back while others live.
func (b *broker) offer() {
	w := b.w
	if b.down() {
		return
	}
	for _, m := range slices.Clone(b.messages) {
		if m.gone || m.holder != nil || w.now < m.notBefore {
			continue
		}
		var free, spare []*prover
		others := false
		for _, pr := range w.provers {
			if pr.outside || !pr.awake() {
				continue
			}
			excluded := slices.Contains(m.work.exclude, pr.name)
			others = others || !excluded
			switch {
			case len(pr.tasks) >= pr.slots:
			case excluded:
				spare = append(spare, pr)
			default:
				free = append(free, pr)
			}
		}
		if !others {
			free = spare
		}
		if len(free) == 0 {
			continue
		}
		pr := free[w.rng.IntN(len(free))]
		m.deliveries++
		m.holder, m.token = pr, w.id()
		b.watchHold(m, m.token)
		pr.take(m.work, m)
	}
}

// watchHold gives the message to somebody else once its holder no longer says that it works on it.
func (b *broker) watchHold(m *message, token uint64) {
	b.w.after(ackWait, func() {
		switch {
		case m.gone || m.token != token:
		case m.holder.awake() && m.holder.tasks[m.work.order] != nil && !b.down():
			b.watchHold(m, token)
		default:
			b.giveBack(m, 0)
		}
	})
}

func (b *broker) giveBack(m *message, delay int64) {
	m.holder, m.token = nil, 0
	if m.deliveries >= maxDeliveries {
		b.remove(m)
		b.exhausted(m.work)
		return
	}
	m.notBefore = b.w.now + delay
	b.w.after(delay+1, b.offer)
}

// exhausted tells the orchestrator that nobody finished the work, unless the notice is lost.
func (b *broker) exhausted(wk work) {
	w := b.w
	if w.fault(w.weather.NoticeLost) {
		return
	}
	w.after(w.between(10, 1000), func() {
		if p := w.consumer(); p != nil {
			p.guard(func() { p.exhausted(wk) })
		}
	})
}

// exhausted tells the job; the notice does not come again, so it is insisted on as an effect is.
func (p *process) exhausted(wk work) {
	if p.event(wk.order, job.Event{Kind: job.ProverFailed, Attempt: wk.attempt,
		Reason: job.Reason{Class: proof.Retry, Code: "delivery-exhausted"}}, nil) != nil {
		p.after(second, func() { p.exhausted(wk) })
	}
}

// ack removes a message. Acks are not fenced: also one of a delivery that was given up counts.
func (b *broker) ack(m *message) {
	if m != nil {
		b.remove(m)
	}
}

func (b *broker) remove(m *message) {
	m.gone = true
	b.messages = slices.DeleteFunc(b.messages, func(o *message) bool { return o == m })
}

// wipe loses everything that is stored.
func (b *broker) wipe() {
	b.w.say("the QUEUE is wiped of %d messages", len(b.messages))
	for _, m := range b.messages {
		m.gone = true
	}
	b.messages, b.known = nil, map[workKey]int64{}
}

// withdrawal says that an attempt, and all before it, are for nothing.
type withdrawal struct{ order, attempt, epoch int }

func (x withdrawal) covers(wk work) bool {
	return wk.order == x.order && wk.attempt <= x.attempt && wk.epoch <= x.epoch
}

// withdraw removes work, and tells the fleet and the one prover; the notice may be lost.
func (b *broker) withdraw(x withdrawal, prover string) error {
	w := b.w
	if b.down() {
		return errQueue
	}
	for _, m := range slices.Clone(b.messages) {
		if x.covers(m.work) {
			b.remove(m)
		}
	}
	for _, pr := range w.provers {
		if pr.outside && pr.name != prover || w.fault(w.weather.NoticeLost) {
			continue
		}
		w.after(w.between(5, 300), func() { pr.withdrawn(x) })
	}
	return nil
}

// consumer is a process that reads the queue now, if there is one. One that lost its lease and does not know it may be it.
func (w *world) consumer() *process {
	var able []*process
	for _, p := range w.leaders {
		if p.alive && p.epoch != 0 && w.now >= p.until {
			able = append(able, p)
		}
	}
	if len(able) == 0 {
		return nil
	}
	return able[w.rng.IntN(len(able))]
}

// report stores a prover's result; after nil it is delivered until it was handled, but for losses.
func (b *broker) report(r report) error {
	w := b.w
	if b.down() {
		return errQueue
	}
	r.id = w.id()
	if w.fault(w.weather.ResultLost) {
		w.say("queue: %s of %s about order %d is lost", r.kind, short(r.prover), r.order)
		return nil
	}
	delay := w.between(5, 300)
	if w.fault(w.weather.ResultLate) {
		delay = w.between(1, 1200) * second
	}
	w.after(delay, func() { b.deliver(r, 0) })
	if w.fault(w.weather.ResultTwice) {
		w.after(w.between(1, 3600)*second, func() { b.deliver(r, 0) })
	}
	return nil
}

// deliver gives a result to whoever consumes, again and again until it was handled.
func (b *broker) deliver(r report, tries int64) {
	p := b.w.consumer()
	if p == nil || b.down() {
		b.w.after(5*second, func() { b.deliver(r, tries) })
		return
	}
	err := errQueue
	p.guard(func() {
		if e := p.result(r); e == nil {
			err = nil
		}
	})
	if err != nil {
		b.w.after(min(retryDelay*(1+tries), 2*minute), func() { b.deliver(r, tries+1) })
	}
}

// tell is a message that may be lost: progress.
func (b *broker) tell(r report) {
	if b.down() || b.w.fault(b.w.weather.BeatLost) {
		return
	}
	b.w.after(b.w.between(5, 300), func() {
		if p := b.w.consumer(); p != nil {
			p.guard(func() { _ = p.result(r) })
		}
	})
}

// beat carries a heartbeat to every process that leads.
func (b *broker) beat(h beat) {
	if b.down() || b.w.fault(b.w.weather.BeatLost) {
		return
	}
	for _, p := range b.w.leaders {
		if p.alive && p.epoch != 0 && b.w.now >= p.until {
			p.guard(func() { p.match.take(h) })
		}
	}
}
