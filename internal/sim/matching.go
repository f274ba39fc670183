package sim

import (
	"maps"
	"math/big"
	"slices"

	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/match"
	"github.com/lemma-network/lemma/proof"
)

// This file is orchestrator's use of the matching and its watch over heartbeats.

const (
	beatEvery     = 10 * second
	presumedDead  = 30 * second
	stakeEvery    = 60 * second
	stakeRetry    = 10 * second
	allSilent     = 90 * second
	hearing       = 15 * second
	watchEvery    = 5 * second
	reasonsEvery  = 30 * second
	queuedPerSlot = 2
	millionCycles = 1_000_000
)

// beat is a heartbeat.
type beat struct {
	prover     string
	free       int
	slots      int
	maxCycles  uint64
	perMega    int64
	base       int64
	speed      float64 // cycles per second
	fixed      float64 // seconds
	capacity   int
	collateral int64
}

// matching drives the real engine: the jobs' states say who seeks and who holds, the engine says who gets what.
type matching struct {
	p       *process
	engine  *match.Engine
	heard   map[string]*heard
	records map[string]match.Record
	pool    match.Prover
	holds   map[int]hold  // what the engine was told to be taken
	seeking map[int]int   // the attempt that the engine was asked about
	asked   map[int]int64 // when the reasons are to be told
	due     bool
	wakes   int64 // when the engine wants to be asked again; 0: never
	heardAt int64 // the last heartbeat of anybody
	sweptAt int64
}

type heard struct {
	beat  beat
	at    int64
	alive bool
	told  int64 // when the engine was told of an outside prover with room; 0: it has not been

	// What the chain said last of an outside prover's stake, and when to ask again.
	known, asking bool
	askAt         int64
	capacity      int
	collateral    int64
}

type hold struct {
	prover  string
	attempt int
}

func newMatching(p *process) *matching {
	m := &matching{p: p, engine: match.New(match.Config{}, int64(p.w.seed)), heard: map[string]*heard{}, records: map[string]match.Record{},
		holds: map[int]hold{}, seeking: map[int]int{}, asked: map[int]int64{}, heardAt: p.w.now, sweptAt: p.w.now}
	m.setPool()
	return m
}

// place brings the engine to what the record says.
func (m *matching) place(old, r *record) {
	s, digest := r.state, m.p.w.orders[r.order].digest
	have, held := m.holds[r.order]
	want := hold{s.Assignee, s.Attempt}
	if held && (!s.Assigned() || have != want) {
		m.engine.Release(have.prover, digest)
		delete(m.holds, r.order)
		held = false
	}
	if s.Assigned() && !held {
		m.engine.Hold(want.prover, digest, want.attempt)
		m.holds[r.order] = want
	}
	switch attempt, sought := m.seeking[r.order]; {
	case s.Seeks() && attempt != s.Attempt:
		m.seeking[r.order] = s.Attempt
		m.engine.Add(m.order(r), m.p.now())
		m.asked[r.order] = m.p.w.now + second
		m.serve()
	case !s.Seeks() && sought:
		delete(m.seeking, r.order)
		delete(m.asked, r.order)
		m.engine.Remove(digest)
	}
	if old != nil && s.Failures > old.state.Failures {
		m.count(old.state.Worker(), match.Record{Failed: 1})
	}
	if s.Closed == job.Fulfilled && s.Work == job.WorkProved && (old == nil || old.state.Closed == "") {
		done := match.Record{Done: 1}
		if n := s.Rounds(); n > 0 && m.p.now() > s.Locks[n-1].Until {
			done.Late = 1
		}
		m.count(s.Prover, done)
	}
}

func (m *matching) count(id string, n match.Record) {
	if job.PoolMember(id) {
		id = match.Pool
	}
	r := m.records[id]
	m.records[id] = match.Record{Done: r.Done + n.Done, Failed: r.Failed + n.Failed, Late: r.Late + n.Late}
}

func (m *matching) order(r *record) match.Order {
	o, s := m.p.w.orders[r.order], r.state
	return match.Order{Digest: o.digest, Attempt: s.Attempt, MaxCycles: o.terms.MaxCycles, Deadline: o.deadline,
		LockSeconds: o.lockSeconds, Since: s.SeenAt, Exclude: s.Excluded.Names(), Collateral: big.NewInt(o.collateral),
		Ramp: match.Ramp{Start: o.rampStart, End: o.rampStart + o.rampSeconds, Min: big.NewInt(o.minPrice), Max: big.NewInt(o.maxPrice)}}
}

// serve has the engine give out what it can, soon.
func (m *matching) serve() {
	if m.due {
		return
	}
	m.due = true
	m.p.after(50, func() {
		m.due = false
		m.giveOut()
	})
}

func (m *matching) giveOut() {
	p := m.p
	if p.epoch == 0 {
		return
	}
	given := m.engine.Next(p.now())
	t := p.begin()
	for _, a := range given {
		if r := p.live[p.byDigest[a.Order]]; r != nil {
			if r.state.Seeks() && r.state.Attempt == a.Attempt {
				p.w.checkMatch(m, r, a)
			}
			t.step(r.clone(), job.Event{Kind: job.Matched, Attempt: a.Attempt, Prover: a.Prover})
		}
	}
	err := p.commit(t, 0, nil)
	if p.epoch == 0 {
		return
	}
	for _, a := range given {
		order := p.byDigest[a.Order]
		if m.holds[order] != (hold{a.Prover, a.Attempt}) { // it was not written, or the order wants no prover any more
			m.engine.Release(a.Prover, a.Order)
			if m.seeking[order] == a.Attempt {
				delete(m.seeking, order)
			}
			if r := p.live[order]; r != nil {
				m.place(nil, r)
			}
		}
	}
	if err != nil {
		p.after(second, m.serve)
	}
	m.tellReasons()
	if wake := m.engine.Wake(p.now()); wake > 0 && wake != m.wakes {
		m.wakes = wake
		p.after(min(wake*second-p.clock(), minute), func() {
			m.wakes = 0
			m.serve()
		})
	}
}

// tellReasons keeps why nobody takes an order.
func (m *matching) tellReasons() {
	p := m.p
	if len(m.asked) == 0 {
		return
	}
	for _, i := range slices.Sorted(maps.Keys(m.asked)) {
		r := p.live[i]
		if r == nil || p.w.now < m.asked[i] {
			continue
		}
		m.asked[i] = p.w.now + reasonsEvery
		counts := m.engine.Reasons(p.w.orders[i].digest)
		text := ""
		for _, code := range slices.Sorted(maps.Keys(counts)) {
			text += code + " "
		}
		if text != "" && text != r.state.Waiting.Message {
			_ = p.event(i, job.Event{Kind: job.Unmatched, Attempt: r.state.Attempt,
				Reason: job.Reason{Class: proof.Retry, Code: "no-prover", Message: text}}, nil)
		}
		if p.epoch == 0 {
			return
		}
	}
}

// expect has the silence of a prover begin now, which another life heard: it may have died meanwhile.
func (m *matching) expect(id string) {
	if id != "" && m.heard[id] == nil {
		m.heard[id] = &heard{beat: beat{prover: id}, at: m.p.w.now, alive: true}
	}
}

func (m *matching) alive(id string) bool {
	h := m.heard[id]
	return h != nil && h.alive
}

// take hears a heartbeat. An outside prover's stake is read from the chain, which may not answer.
func (m *matching) take(b beat) {
	h := m.heard[b.prover]
	if h == nil {
		h = &heard{}
		m.heard[b.prover] = h
	}
	other := !h.alive || h.beat.free != b.free
	h.beat, h.at, h.alive = b, m.p.w.now, true
	m.heardAt = m.p.w.now
	if other {
		m.setPool()
	}
	if job.PoolMember(b.prover) {
		return
	}
	m.tell(h)
	if h.asking || m.p.w.now < h.askAt {
		return
	}
	h.asking = true
	m.p.after(m.p.w.between(5, 300), func() {
		h.asking, h.askAt = false, m.p.w.now+stakeRetry
		if m.p.node.trouble() == nil {
			h.known, h.askAt, h.capacity, h.collateral = true, m.p.w.now+stakeEvery, h.beat.capacity, h.beat.collateral
		}
		m.tell(h)
		m.setPool()
	})
}

// tell gives the engine what is known of a prover outside the pool, once its stake is known.
func (m *matching) tell(h *heard) {
	if !h.alive || !h.known {
		return
	}
	b := h.beat
	m.engine.SetProver(match.Prover{ID: b.prover, Slots: b.slots, Free: b.free, MaxCycles: b.maxCycles, Record: m.records[b.prover],
		Speed: match.Speed{ProveCyclesPerSecond: b.speed, ExecuteCyclesPerSecond: 100 * b.speed, FixedSeconds: b.fixed},
		Ask:   match.Ask{Base: big.NewInt(b.base), PerMegacycle: big.NewInt(b.perMega)}, Capacity: h.capacity,
		MaxCollateral: big.NewInt(h.collateral)}, m.p.now())
	h.told = m.p.w.now
	if len(m.seeking) > 0 {
		m.serve()
	}
}

// setPool tells the engine what the fleet can do together.
func (m *matching) setPool() {
	pool := match.Prover{ID: match.Pool, Slots: match.Unlimited, Queue: match.Unlimited, Capacity: match.Unlimited, Record: m.records[match.Pool]}
	others, slots, free := false, 0, 0
	for _, h := range m.heard {
		switch {
		case !h.alive:
		case !job.PoolMember(h.beat.prover):
			others = others || h.capacity > 0
		default:
			slots += h.beat.slots
			free += h.beat.free
		}
	}
	if others {
		pool.Slots, pool.Free, pool.Queue = slots, free, queuedPerSlot*slots
	}
	if pool != m.pool {
		m.pool = pool
		m.engine.SetProver(pool, m.p.now())
		m.serve()
	}
}

// watch looks for provers that fell silent, for ever.
func (p *process) watch() {
	p.after(watchEvery, func() {
		m, now := p.match, p.w.now
		patience := presumedDead
		if now-m.heardAt > hearing {
			patience = allSilent
		}
		stalled := now-m.sweptAt > 2*watchEvery
		m.sweptAt = now
		for _, id := range slices.Sorted(maps.Keys(m.heard)) {
			h := m.heard[id]
			if stalled {
				h.at = max(h.at, now-hearing)
			}
			if !h.alive || now-h.at < patience {
				continue
			}
			if !m.lost(id) {
				break // not written: tried again
			}
			h.alive, h.told = false, 0
			if !job.PoolMember(id) {
				m.engine.RemoveProver(id)
			}
			m.setPool()
		}
		if p.epoch != 0 {
			if len(m.seeking) > 0 {
				m.serve()
			}
			p.watch()
		}
	})
}

// lost tells every order that a prover works on that it is presumed dead.
func (m *matching) lost(id string) bool {
	p := m.p
	p.w.say("%s: prover %s is presumed dead", p.name, short(id))
	t := p.begin()
	for _, i := range slices.Sorted(maps.Keys(p.live)) {
		if p.live[i].state.Worker() == id {
			t.step(p.live[i].clone(), job.Event{Kind: job.ProverLost, Prover: id})
		}
	}
	return p.commit(t, 0, nil) == nil && p.epoch != 0
}
