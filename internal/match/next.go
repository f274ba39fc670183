package match

import (
	"slices"

	"github.com/lemma-network/lemma/proof"
)

// Next gives out what can be given out now. An order that is assigned no longer waits; its slot is taken until Release.
func (e *Engine) Next(now int64) []Assignment {
	e.now = max(e.now, now)
	for o := e.rising.pop(now); o != nil; o = e.rising.pop(now) {
		e.leave(o)
		e.enter(o, now)
		e.mark(o)
	}
	for o := e.due.pop(now); o != nil; o = e.due.pop(now) {
		e.mark(o)
	}
	var out []Assignment
	provers := e.dirtyProvers
	e.dirtyProvers = nil
	slices.SortFunc(provers, func(p, q *prover) int { return compare(p.id, q.id) })
	for _, p := range provers {
		p.dirty = false
		for p.place >= 0 {
			o := e.mostUrgent(p, now)
			if o == nil || !e.offer(o, now, &out) {
				break
			}
		}
	}
	orders := e.dirtyOrders
	e.dirtyOrders = nil
	slices.SortFunc(orders, func(a, b *order) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	for _, o := range orders {
		o.dirty = false
		if o.group != nil && e.orders[o.Digest] == o {
			e.offer(o, now, &out)
		}
	}
	return out
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// offer shows the order to everybody with room, and gives it to the best. Otherwise it notes when that may change without an event.
func (e *Engine) offer(o *order, now int64, out *[]Assignment) bool {
	c := e.choose(o, now)
	p := c.best
	switch {
	case p != nil:
	case c.queue != nil:
		p = c.queue
	case c.spare != nil && !e.othersLeft(o, now):
		p = c.spare
	case c.spare != nil:
		e.waitForOthers(o, now)
		c.due = min(c.due, o.due)
	}
	if p == nil {
		e.due.set(o, c.due)
		return false
	}
	*out = append(*out, Assignment{Order: o.Digest, Attempt: o.Attempt, Prover: p.id})
	e.take(p, o.Digest, o.Attempt)
	return true
}

// mostUrgent is the first order that the prover can take now; nil when there is none. On the way it notes when the price of those that
// it skipped will be enough, and puts aside those that nobody can finish in time.
func (e *Engine) mostUrgent(p *prover, now int64) *order {
	var best *order
	var late []*order
	tooCheap := 0
	e.groupList.Ascend(func(g *group) bool {
		if best != nil && !g.head.before(best) {
			return false
		}
		ok, lower := g.admits(p)
		if lower {
			if tooCheap += g.orders.Len(); tooCheap <= e.exact {
				e.noteDue(g, p, now)
			}
		}
		if !ok {
			return true
		}
		g.orders.Ascend(func(o *order) bool {
			if best != nil && !o.before(best) {
				return false
			}
			switch reason, want := p.verdict(o, now); {
			case reason == ReasonPrice:
				e.due.set(o, min(o.due, o.line.reach(&want)))
			case reason == ReasonDeadline && e.outOfReach(o, now):
				late = append(late, o)
			case reason == "" && e.suits(o, p, now):
				best = o
				return false
			}
			return true
		})
		return true
	})
	for _, o := range late {
		e.park(o)
	}
	e.setPassedBy(p, tooCheap > e.exact)
	return best
}

// noteDue notes when the price of a group's orders will be enough for the prover.
func (e *Engine) noteDue(g *group, p *prover, now int64) {
	g.orders.Ascend(func(o *order) bool {
		if reason, want := p.verdict(o, now); reason == ReasonPrice {
			e.due.set(o, min(o.due, o.line.reach(&want)))
		}
		return true
	})
}

// suits reports whether offer would not refuse the pair: for who failed the job before, and for a queue.
func (e *Engine) suits(o *order, p *prover, now int64) bool {
	if p.room() == mayQueue {
		total, execute, known := p.facts.seconds(o.need)
		return !o.excludes(p.id) && (!known || inTime(o, total*(1+p.wait()), execute+total*p.wait(), now))
	}
	if o.excludes(p.id) && e.othersLeft(o, now) {
		e.waitForOthers(o, now)
		return false
	}
	return true
}

// waitForOthers keeps an order from who failed it. It is looked at again when provers change, and now and then: the others may have
// become too slow for its deadline.
func (e *Engine) waitForOthers(o *order, now int64) {
	e.lastResort[o.Digest] = true
	e.due.set(o, min(o.due, now+LastResortSeconds))
}

// outOfReach reports whether not even the best speeds that provers measured are enough.
func (e *Engine) outOfReach(o *order, now int64) bool {
	if now+MarginSeconds > o.Deadline && o.Deadline != 0 {
		return true
	}
	if e.unmeasured > 0 || e.topSpeed == 0 {
		return false
	}
	return !inTime(o, float64(o.need)/e.topSpeed+e.topFixed, 0, now)
}

// park takes an order out of its group until somebody faster comes.
func (e *Engine) park(o *order) {
	e.leave(o)
	e.due.set(o, never)
	e.rising.set(o, never)
	e.parked[o.Digest] = true
}

func (e *Engine) unpark(now int64) {
	for d := range e.parked {
		o := e.orders[d]
		e.enter(o, now)
		e.mark(o)
	}
	clear(e.parked)
}

// retryLastResort looks again at orders that wait for others than those who failed them: others may be gone.
func (e *Engine) retryLastResort() {
	for d := range e.lastResort {
		e.mark(e.orders[d])
	}
	clear(e.lastResort)
}

// Wake is when Next may have something to give though nothing happens: when a price reaches the ask of a prover that is free. It is
// never later; it is sooner when that prover was taken meanwhile, and while one passed over more than ExactOrders cheaper orders. 0 is never.
func (e *Engine) Wake(now int64) int64 {
	if len(e.dirtyOrders) > 0 || len(e.dirtyProvers) > 0 {
		return now
	}
	at := e.due.first()
	if e.passedBy > 0 {
		at = min(at, e.rising.first())
	}
	if at == never {
		return 0
	}
	return at
}

// Reasons counts the provers by the first reason why they do not take a waiting order now. Those that would take it are not counted:
// an empty answer means that Next gives it out. Nil: the order does not wait. Now is the latest time that the engine was told.
func (e *Engine) Reasons(digest proof.Digest) map[string]int {
	o := e.orders[digest]
	if o == nil {
		return nil
	}
	counts := map[string]int{}
	for _, p := range e.all {
		if !p.counts() {
			continue
		}
		reason, _ := p.verdict(o, e.now)
		if reason == "" {
			switch p.room() {
			case full:
				reason = ReasonNoSlot
			case bound:
				reason = ReasonCollateral
			case mayQueue, idle:
				if o.excludes(p.id) && e.othersLeft(o, e.now) {
					reason = ReasonExcluded
				}
			}
		}
		if reason != "" {
			counts[reason]++
		}
	}
	return counts
}
