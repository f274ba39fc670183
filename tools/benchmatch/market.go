package main

import (
	"container/heap"
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/match"
	"github.com/lemma-network/lemma/proof"
)

// The simulated market's times, in seconds.
const (
	beatSeconds = 10
	rampSeconds = 600
)

// event is something that happens at a simulated second: a job ends, a prover sends a heartbeat, an order passes its deadline.
type event struct {
	at     int64
	kind   string
	prover int
	order  proof.Digest
}

type agenda []event

func (a agenda) Len() int           { return len(a) }
func (a agenda) Less(i, j int) bool { return a[i].at < a[j].at }
func (a agenda) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }
func (a *agenda) Push(v any)        { *a = append(*a, v.(event)) }
func (a *agenda) Pop() any {
	last := len(*a) - 1
	v := (*a)[last]
	*a = (*a)[:last]
	return v
}

// market is the fake world around a real engine.
type market struct {
	engine  *match.Engine
	clk     clock.Clock
	rnd     *rand.Rand
	now     int64
	wanted  int // open orders
	serial  uint64
	provers []match.Prover
	busy    []int
	number  map[string]int
	open    map[proof.Digest]match.Order
	agenda  agenda

	engineTime time.Duration
	matches    int
	lost       int // orders that passed their deadline unserved
	times      map[string][]float64
	burstTimes []float64
}

func newMarket(orders, provers int, seed uint64, clk clock.Clock) *market {
	m := &market{engine: match.New(match.Config{}, int64(seed)), clk: clk, rnd: rand.New(rand.NewPCG(seed, 7)), now: 1_000_000, wanted: orders,
		number: map[string]int{}, open: map[proof.Digest]match.Order{}, busy: make([]int, provers), times: map[string][]float64{}}
	m.engine.SetProver(match.Prover{ID: match.Pool}, m.now)
	for n := range provers {
		p := m.prover(n)
		m.provers, m.number[p.ID] = append(m.provers, p), n
		m.engine.SetProver(p, m.now)
		heap.Push(&m.agenda, event{at: m.now + 1 + int64(n%beatSeconds), kind: "heartbeat", prover: n})
	}
	m.engine.Next(m.now)
	return m
}

// spread is a number between low and high, even on a logarithmic scale.
func (m *market) spread(low, high float64) float64 {
	return low * math.Exp(m.rnd.Float64()*math.Log(high/low))
}

func pick[T any](m *market, list ...T) T { return list[m.rnd.IntN(len(list))] }

func wei(gwei float64) *big.Int {
	v, _ := big.NewFloat(gwei * 1e9).Int(nil)
	return v
}

// prover is fast and dear, or slow and cheap, more or less.
func (m *market) prover(n int) match.Prover {
	speed := m.spread(2e4, 2e7)
	cost := m.spread(0.5, 2)
	slots := pick(m, 1, 1, 1, 2, 4)
	return match.Prover{ID: fmt.Sprintf("0x%040x", n), ZKVM: pick(m, "sp1", "sp1", "sp1", "sp1", "r0"), Version: pick(m, "6.10.0", "6.10.0", "6.9.0"),
		Region: pick(m, "eu", "us", "asia", "sa"), Slots: slots, Free: slots, MemoryBytes: int64(pick(m, 16, 24, 32, 64, 128, 256)) << 30,
		MaxCycles: uint64(m.spread(1e9, 1e11)), Speed: match.Speed{ExecuteCyclesPerSecond: 50 * speed, ProveCyclesPerSecond: speed, FixedSeconds: m.spread(20, 300)},
		Ask:    match.Ask{Base: wei(1000 * cost), PerMegacycle: wei(50 * cost * math.Pow(speed/1e6, 0.2))},
		Record: match.Record{Done: m.rnd.IntN(500), Failed: m.rnd.IntN(20)}, Capacity: 4 + m.rnd.IntN(28)}
}

// order pays between too little and plenty, and leaves between too little time and plenty.
func (m *market) order() match.Order {
	m.serial++
	var seed [8]byte
	binary.BigEndian.PutUint64(seed[:], m.serial)
	cycles := m.spread(1e5, 5e9)
	fair := 1000 + 50*cycles/1e6
	o := match.Order{Digest: proof.Sum(seed[:]), Attempt: 1, ZKVM: pick(m, "sp1", "sp1", "sp1", "sp1", "r0"), Version: pick(m, "6.10.0", "6.10.0", "6.9.0", ""),
		MaxCycles: uint64(cycles), Deadline: m.now + int64(m.spread(900, 6*3600)), LockSeconds: 7200,
		Ramp:        match.Ramp{Start: m.now, End: m.now + rampSeconds, Min: wei(fair * m.spread(0.2, 1)), Max: wei(fair * m.spread(0.7, 4))},
		MemoryBytes: int64(pick(m, 0, 8, 16, 32)) << 30, Collateral: wei(fair)}
	if m.rnd.IntN(10) == 0 {
		o.Region = pick(m, "eu", "us", "asia", "sa")
	}
	if m.rnd.IntN(20) == 0 {
		o.Allow = []string{m.anyone(), m.anyone(), m.anyone()}
	}
	if m.rnd.IntN(20) == 0 {
		o.Attempt, o.Exclude = 2, []string{m.anyone()}
	}
	return o
}

func (m *market) anyone() string { return m.provers[m.rnd.IntN(len(m.provers))].ID }

// timed runs one event on the engine and then Next, as the orchestrator does, and keeps the real time of both together. That is also
// the time from the moment at which an order could be assigned to its assignment.
func (m *market) timed(kind string, apply func()) {
	start := m.clk.Now()
	apply()
	got := m.engine.Next(m.now)
	took := m.clk.Now().Sub(start)
	m.engineTime += took
	m.times[kind] = append(m.times[kind], took.Seconds())
	for range got {
		m.times["match"] = append(m.times["match"], took.Seconds())
	}
	m.taken(got)
}

func (m *market) taken(got []match.Assignment) {
	for _, a := range got {
		n := m.number[a.Prover]
		o := m.open[a.Order]
		delete(m.open, a.Order)
		m.busy[n]++
		m.matches++
		s := m.provers[n].Speed
		took := (s.FixedSeconds + float64(o.MaxCycles)/s.ProveCyclesPerSecond) * (0.8 + 0.5*m.rnd.Float64())
		heap.Push(&m.agenda, event{at: m.now + int64(took) + 1, kind: "job done", prover: n, order: a.Order})
	}
}

// add opens an order; the engine hears of it, and is asked, only when tell is set.
func (m *market) add(tell bool) {
	o := m.order()
	m.open[o.Digest] = o
	heap.Push(&m.agenda, event{at: o.Deadline, kind: "deadline", order: o.Digest})
	if tell {
		m.timed("new order", func() { m.engine.Add(o, m.now) })
	}
}

// burst opens all orders in one moment, while every slot is free: all wait for the answer to all.
func (m *market) burst() {
	for range m.wanted {
		m.add(false)
	}
	start := m.clk.Now()
	for _, o := range m.open {
		m.engine.Add(o, m.now)
	}
	got := m.engine.Next(m.now)
	took := m.clk.Now().Sub(start)
	for range got {
		m.burstTimes = append(m.burstTimes, took.Seconds())
	}
	m.taken(got)
	m.matches = 0
}

// stream keeps the wanted number open until so many more orders are matched.
func (m *market) stream(matches int) {
	for m.matches < matches {
		for len(m.open) < m.wanted {
			m.add(true)
		}
		next := m.agenda[0].at
		if wake := m.engine.Wake(m.now); wake != 0 && wake < next {
			m.now = max(m.now, wake)
			m.timed("wake", func() {})
			continue
		}
		ev := heap.Pop(&m.agenda).(event)
		m.now = max(m.now, ev.at)
		m.happen(ev)
	}
}

func (m *market) happen(ev event) {
	switch ev.kind {
	case "heartbeat":
		p := m.provers[ev.prover]
		p.Free = p.Slots - m.busy[ev.prover]
		m.timed(ev.kind, func() { m.engine.SetProver(p, m.now) })
		heap.Push(&m.agenda, event{at: m.now + beatSeconds, kind: ev.kind, prover: ev.prover})
	case "job done":
		m.busy[ev.prover]--
		m.timed(ev.kind, func() { m.engine.Release(m.provers[ev.prover].ID, ev.order) })
	case "deadline":
		if _, waits := m.open[ev.order]; waits {
			delete(m.open, ev.order)
			m.lost++
			m.timed(ev.kind, func() { m.engine.Remove(ev.order) })
		}
	}
}
