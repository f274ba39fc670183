package match

import (
	"math"
	"slices"

	"github.com/google/btree"

	"github.com/lemma-network/lemma/proof"
)

// Engine holds the waiting orders, the provers, and who holds which attempt. What an event can change is marked, and looked at
// by the next Next: a prover that has room anew is shown the orders, the most urgent first; an order that is new, or whose price
// reached an ask, is shown the provers with room.
type Engine struct {
	cfg  Config
	seed int64
	now  int64 // the latest that was told

	orders map[proof.Digest]*order // that wait
	held   map[proof.Digest][]held // more than one after a retry, until the first is released
	byID   map[string]*prover
	all    []*prover // byID, in an order that depends on the calls alone
	free   []*prover // with room

	groups    map[groupKey]*group
	groupList *btree.BTreeG[*group]
	due       timers
	rising    timers

	dirtyOrders  []*order
	dirtyProvers []*prover
	lastResort   map[proof.Digest]bool // orders that wait though a prover that failed them is free
	parked       map[proof.Digest]bool // orders in no group: even the fastest prover is too slow
	passedBy     int                   // free provers that passed over groups by price
	unmeasured   int                   // provers present of unknown speed
	topSpeed     float64
	topFixed     float64
	exact        int // ExactOrders, but in tests
}

// New makes an engine whose only prover is a pool that takes everything, until SetProver says what it is.
func New(cfg Config, seed int64) *Engine {
	if cfg.Weights == (Weights{}) {
		cfg.Weights = DefaultWeights
	}
	e := &Engine{cfg: cfg, seed: seed, orders: map[proof.Digest]*order{}, held: map[proof.Digest][]held{}, byID: map[string]*prover{},
		groups: map[groupKey]*group{}, groupList: btree.NewG(16, func(g, h *group) bool { return g.head.before(h.head) }), due: timers{which: dueHeap}, rising: timers{which: risingHeap},
		lastResort: map[proof.Digest]bool{}, parked: map[proof.Digest]bool{}, topFixed: math.Inf(1), exact: ExactOrders}
	e.SetProver(Prover{ID: Pool, Slots: Unlimited, Queue: Unlimited, Capacity: Unlimited}, 0)
	return e
}

// SetProver says what is known of a prover now. It is free of cost when nothing that matters changed.
func (e *Engine) SetProver(v Prover, now int64) {
	e.now = max(e.now, now)
	v.Speed = sane(v.Speed)
	p := e.byID[v.ID]
	if p == nil {
		p = &prover{id: v.ID, place: -1}
		e.byID[v.ID] = p
		e.all = append(e.all, p)
	}
	had, unknown := p.room(), p.unmeasured()
	changed := p.set(v)
	if e.measured(p, unknown) {
		e.unpark(now)
	}
	if changed {
		e.retryLastResort()
	}
	e.settle(p, changed || p.room() > had)
}

func sane(s Speed) Speed {
	for _, v := range []*float64{&s.ExecuteCyclesPerSecond, &s.ProveCyclesPerSecond} {
		if !(*v >= 0) { // NaN too
			*v = 0
		}
		*v = min(*v, MaxCyclesPerSecond)
	}
	if !(s.FixedSeconds >= 0) {
		s.FixedSeconds = 0
	}
	return s
}

// measured keeps the bounds of speed, and reports whether orders may be in reach that were in nobody's.
func (e *Engine) measured(p *prover, wasUnknown bool) bool {
	unknown := p.unmeasured()
	switch {
	case unknown && !wasUnknown:
		e.unmeasured++
		return e.unmeasured == 1
	case !unknown && wasUnknown:
		e.unmeasured--
	}
	return p.present && e.noteSpeed(p.facts.speed)
}

// RemoveProver forgets a prover that is gone. What it holds stays held until it is released, so that no other gets the same attempt.
func (e *Engine) RemoveProver(id string) {
	p := e.byID[id]
	if p == nil || !p.present {
		return
	}
	unknown := p.unmeasured()
	p.present = false
	e.measured(p, unknown)
	e.settle(p, false)
	e.retryLastResort()
	e.forget(p)
}

// forget drops a prover that is neither here nor holds anything.
func (e *Engine) forget(p *prover) {
	if !p.present && p.busy == 0 {
		delete(e.byID, p.id)
		e.all = slices.DeleteFunc(e.all, func(q *prover) bool { return q == p })
	}
}

// settle puts the prover among the free ones or takes it out; more says that orders may be in its reach that were not.
func (e *Engine) settle(p *prover, more bool) {
	room := p.room() >= mayQueue
	switch {
	case room && p.place < 0:
		p.place = len(e.free)
		e.free = append(e.free, p)
	case !room && p.place >= 0:
		last := e.free[len(e.free)-1]
		e.free[p.place], last.place = last, p.place
		e.free, p.place = e.free[:len(e.free)-1], -1
		e.setPassedBy(p, false)
	}
	if room && more && !p.dirty {
		p.dirty = true
		e.dirtyProvers = append(e.dirtyProvers, p)
	}
}

func (e *Engine) setPassedBy(p *prover, passed bool) {
	if p.passedBy != passed {
		p.passedBy = passed
		if passed {
			e.passedBy++
		} else {
			e.passedBy--
		}
	}
}

// Add asks for a prover. An attempt that is held already, or that is older than one that is, is not added; an older attempt that waits is replaced.
func (e *Engine) Add(o Order, now int64) {
	e.now = max(e.now, now)
	for _, h := range e.held[o.Digest] {
		if h.attempt >= o.Attempt {
			return
		}
	}
	if old := e.orders[o.Digest]; old != nil {
		if old.Attempt > o.Attempt {
			return
		}
		if o.Since == 0 {
			o.Since = old.Since
		}
		e.drop(old)
	}
	w := newOrder(o, now)
	e.orders[o.Digest] = w
	e.enter(w, now)
	e.mark(w)
}

func (e *Engine) mark(o *order) {
	if !o.dirty {
		o.dirty = true
		e.dirtyOrders = append(e.dirtyOrders, o)
	}
}

// enter puts the order into the group of its present price.
func (e *Engine) enter(o *order, now int64) {
	k := o.key(now)
	g := e.groups[k]
	if g == nil {
		g = newGroup(k, o.Allow)
		e.groups[k] = g
	}
	o.group = g
	g.orders.ReplaceOrInsert(o)
	e.rehead(g)
	e.rising.set(o, o.line.leavesBand(k.price, o.need, now))
}

func (e *Engine) leave(o *order) {
	if g := o.group; g != nil {
		o.group = nil
		g.orders.Delete(o)
		e.rehead(g)
	}
}

// rehead keeps the list of groups sorted by their first orders, and free of empty ones.
func (e *Engine) rehead(g *group) {
	head, some := g.orders.Min()
	if some && head == g.head {
		return
	}
	if g.head != nil {
		e.groupList.Delete(g)
	}
	if g.head = head; some {
		e.groupList.ReplaceOrInsert(g)
	} else {
		delete(e.groups, g.key)
	}
}

// drop forgets an order that waits.
func (e *Engine) drop(o *order) {
	e.leave(o)
	e.due.set(o, never)
	e.rising.set(o, never)
	delete(e.orders, o.Digest)
	delete(e.lastResort, o.Digest)
	delete(e.parked, o.Digest)
}

// Remove says that the order wants no prover any more. Attempts that are held stay so until they are released.
func (e *Engine) Remove(digest proof.Digest) {
	if o := e.orders[digest]; o != nil {
		e.drop(o)
	}
}

// Release says that the prover no longer works on the order: its slot is free again.
func (e *Engine) Release(id string, digest proof.Digest) {
	hs := e.held[digest]
	i := slices.IndexFunc(hs, func(h held) bool { return h.prover == id })
	if i < 0 {
		return
	}
	if hs = slices.Delete(hs, i, i+1); len(hs) == 0 {
		delete(e.held, digest)
	} else {
		e.held[digest] = hs
	}
	if p := e.byID[id]; p != nil {
		p.busy--
		e.settle(p, true)
		e.forget(p)
	}
}

// Hold says that the prover has the attempt already: an orchestrator that starts anew tells what it knows.
func (e *Engine) Hold(id string, digest proof.Digest, attempt int) {
	p := e.byID[id]
	if p == nil {
		p = &prover{id: id, place: -1}
		e.byID[id] = p
		e.all = append(e.all, p)
	}
	e.take(p, digest, attempt)
}

func (e *Engine) take(p *prover, digest proof.Digest, attempt int) {
	if slices.ContainsFunc(e.held[digest], func(h held) bool { return h.attempt == attempt }) {
		return
	}
	e.held[digest] = append(e.held[digest], held{attempt: attempt, prover: p.id})
	p.busy++
	e.settle(p, false)
	if o := e.orders[digest]; o != nil && o.Attempt <= attempt {
		e.drop(o)
	}
}

// Len is how many orders wait.
func (e *Engine) Len() int { return len(e.orders) }
