package sim

import (
	"maps"
	"math/big"
	"slices"

	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/match"
	"github.com/lemma-network/lemma/proof"
)

// The watch over provers.
const (
	beatEvery     = 10 * second
	presumedDead  = 30 * second
	watchEvery    = 10 * second
	reasonsEvery  = 60 * second
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
	capacity   int
	collateral int64
	draining   bool
}

// matching is the orchestrator's owner of the real engine, and its watch over heartbeats.
type matching struct {
	p        *process
	engine   *match.Engine
	heard    map[string]heard
	holds    map[int]hold  // who works on an order, by what the engine was told
	asked    map[int]int64 // when the reasons were last told
	due      bool
	wakes    int64 // when the engine wants to be asked again; 0: never
	assigned []match.Assignment
}

type heard struct {
	beat beat
	at   int64
}

type hold struct {
	prover  string
	attempt int
}

func newMatching(p *process) *matching {
	return &matching{p: p, engine: match.New(match.Config{}, int64(p.w.seed)), heard: map[string]heard{}, holds: map[int]hold{}, asked: map[int]int64{}}
}

// restart tells the engine who works on what, by the database.
func (m *matching) restart() {
	for _, i := range slices.Sorted(maps.Keys(m.p.live)) {
		s := m.p.live[i].state
		if !working(s) {
			continue
		}
		m.engine.Hold(s.Assignee, m.p.w.orders[i].digest, s.Attempt)
		m.holds[i] = hold{s.Assignee, s.Attempt}
		who := s.Assignee
		if who == "" && s.Taken {
			who = s.Prover
		}
		if who != "" { // it has from now on as long as everybody to be heard
			m.heard[who] = heard{beat{prover: who}, m.p.w.now}
		}
	}
}

// working reports whether somebody has the present attempt.
func working(s job.State) bool {
	return !s.Phase().Final() && (s.Work == job.WorkQueued || s.Work == job.WorkExecuted) && s.RetryAt == 0 && !s.Matching
}

// note keeps the engine in step with an order's state.
func (m *matching) note(r *record) {
	digest := m.p.w.orders[r.order].digest
	s := r.state
	if h, has := m.holds[r.order]; has && (!working(s) || s.Attempt != h.attempt) {
		m.engine.Release(h.prover, digest)
		delete(m.holds, r.order)
	}
	if !s.Matching || s.Phase().Final() || s.OpenedBlock == 0 {
		m.engine.Remove(digest)
	}
}

// request asks the engine for a prover.
func (m *matching) request(r *record) {
	o, s := m.p.w.orders[r.order], r.state
	m.engine.Add(match.Order{Digest: o.digest, Attempt: s.Attempt, MaxCycles: o.terms.MaxCycles, Deadline: o.deadline,
		LockSeconds: o.lockSeconds, Since: s.SeenAt, Exclude: s.Excluded.Names(), Collateral: big.NewInt(o.collateral),
		Ramp: match.Ramp{Start: o.rampStart, End: o.rampStart + o.rampSeconds, Min: big.NewInt(o.minPrice), Max: big.NewInt(o.maxPrice)}},
		m.p.now())
	m.serve()
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
	given := append(m.assigned, m.engine.Next(p.now())...)
	m.assigned = nil
	for i, a := range given {
		order, known := p.byDigest[a.Order]
		if !known {
			continue
		}
		r := p.live[order]
		if r == nil || !r.state.Matching || r.state.Attempt != a.Attempt {
			m.engine.Release(a.Prover, a.Order)
			continue
		}
		p.w.checkMatch(m, r, a)
		m.holds[order] = hold{a.Prover, a.Attempt}
		if err := p.event(order, job.Event{Kind: job.Matched, Attempt: a.Attempt, Prover: a.Prover}, nil); err != nil {
			m.assigned = given[i:] // not written: tried again
			p.after(second, m.serve)
			return
		}
	}
	m.tellReasons()
	if wake := m.engine.Wake(p.now()); wake > 0 && wake != m.wakes {
		m.wakes = wake
		p.after(wake*second-(p.w.now+p.skew), func() {
			m.wakes = 0
			m.serve()
		})
	}
}

// tellReasons keeps why nobody takes an order.
func (m *matching) tellReasons() {
	p := m.p
	for _, i := range slices.Sorted(maps.Keys(p.live)) {
		r := p.live[i]
		if !r.state.Matching || p.w.now < m.asked[i]+reasonsEvery {
			continue
		}
		for _, code := range slices.Sorted(maps.Keys(m.engine.Reasons(p.w.orders[i].digest))) {
			m.asked[i] = p.w.now
			why := job.Reason{Class: proof.Retry, Code: code}
			if why != r.state.Waiting {
				_ = p.event(i, job.Event{Kind: job.Unmatched, Attempt: r.state.Attempt, Reason: why}, nil)
			}
			break
		}
	}
}

// take hears a heartbeat.
func (m *matching) take(b beat) {
	m.heard[b.prover] = heard{b, m.p.w.now}
	if job.PoolMember(b.prover) {
		m.setPool()
	} else {
		m.engine.SetProver(match.Prover{ID: b.prover, Slots: b.slots, Free: b.free, Draining: b.draining, MaxCycles: b.maxCycles,
			Speed: match.Speed{ProveCyclesPerSecond: b.speed, ExecuteCyclesPerSecond: 100 * b.speed},
			Ask:   match.Ask{Base: big.NewInt(b.base), PerMegacycle: big.NewInt(b.perMega)}, Capacity: b.capacity,
			MaxCollateral: big.NewInt(b.collateral)}, m.p.now())
	}
	m.serve()
}

// setPool gives the engine the fleet as one prover.
func (m *matching) setPool() {
	pool := match.Prover{ID: match.Pool, Queue: match.Unlimited, Capacity: match.Unlimited}
	for _, h := range m.heard {
		if job.PoolMember(h.beat.prover) {
			pool.Slots += h.beat.slots
			pool.Free += h.beat.free
			pool.Speed.ProveCyclesPerSecond = max(pool.Speed.ProveCyclesPerSecond, h.beat.speed)
		}
	}
	pool.Speed.ExecuteCyclesPerSecond = 100 * pool.Speed.ProveCyclesPerSecond
	m.engine.SetProver(pool, m.p.now())
}

// watch looks for provers that fell silent, for ever.
func (p *process) watch() {
	p.after(watchEvery, func() {
		m := p.match
		for _, id := range slices.Sorted(maps.Keys(m.heard)) {
			if p.w.now < m.heard[id].at+presumedDead {
				continue
			}
			if !m.lost(id) {
				break // not written: tried again
			}
			delete(m.heard, id)
			if job.PoolMember(id) {
				m.setPool()
			} else {
				m.engine.RemoveProver(id)
			}
		}
		if p.epoch != 0 {
			m.serve()
			p.watch()
		}
	})
}

// lost tells every order that a prover is presumed dead.
func (m *matching) lost(id string) bool {
	m.p.w.say("%s: prover %s is presumed dead", m.p.name, short(id))
	for _, i := range slices.Sorted(maps.Keys(m.p.live)) {
		r := m.p.live[i]
		if s := r.state; r == nil || s.Assignee != id && s.Prover != id {
			continue
		}
		if m.p.event(i, job.Event{Kind: job.ProverLost, Prover: id}, nil) != nil {
			return false
		}
	}
	return true
}
