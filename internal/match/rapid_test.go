package match

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/lemma-network/lemma/proof"
)

// world plays events on an engine, and keeps books of its own.
type world struct {
	e       *Engine
	now     int64
	orders  map[proof.Digest]Order // that wait
	provers map[string]Prover
	since   map[string]map[proof.Digest]bool // what each prover was given and has not given back
	log     []Assignment
}

func newWorld(seed int64) *world {
	w := &world{e: New(Config{}, seed), orders: map[proof.Digest]Order{}, provers: map[string]Prover{}, since: map[string]map[proof.Digest]bool{}}
	w.e.SetProver(Prover{ID: Pool}, 0)
	return w
}

var ids = []string{"0xa", "0xb", "0xc", "0xd", "0xe", Pool}

func genOrder(t *rapid.T, now int64) Order {
	low := rapid.Int64Range(0, 400).Draw(t, "low")
	start := now + rapid.Int64Range(-50, 50).Draw(t, "start")
	return Order{Digest: id(rapid.IntRange(0, 30).Draw(t, "order")), Attempt: rapid.IntRange(1, 3).Draw(t, "attempt"),
		ZKVM: rapid.SampledFrom([]string{"sp1", "sp1", "r0"}).Draw(t, "zkvm"), Version: rapid.SampledFrom([]string{"", "6"}).Draw(t, "version"),
		MaxCycles: rapid.Uint64Range(1, 9_000_000).Draw(t, "cycles"), Deadline: now + rapid.Int64Range(10, 900).Draw(t, "deadline"),
		LockSeconds: rapid.Int64Range(0, 400).Draw(t, "lock"),
		Ramp:        Ramp{Start: start, End: start + rapid.Int64Range(0, 300).Draw(t, "ramp"), Min: big.NewInt(low), Max: big.NewInt(low + rapid.Int64Range(0, 400).Draw(t, "rise"))},
		Exclude:     rapid.SliceOfN(rapid.SampledFrom(ids), 0, 2).Draw(t, "exclude"), Allow: rapid.SliceOfN(rapid.SampledFrom(ids), 0, 1).Draw(t, "allow"),
		Region: rapid.SampledFrom([]string{"", "", "eu"}).Draw(t, "region"), MemoryBytes: rapid.Int64Range(0, 32).Draw(t, "memory")}
}

func genProver(t *rapid.T) Prover {
	p := Prover{ID: rapid.SampledFrom(ids).Draw(t, "prover"), ZKVM: rapid.SampledFrom([]string{"sp1", "sp1", "r0"}).Draw(t, "zkvm"), Version: "6",
		Region: rapid.SampledFrom([]string{"eu", "us"}).Draw(t, "region"), Slots: rapid.IntRange(0, 3).Draw(t, "slots"),
		Draining: rapid.IntRange(0, 9).Draw(t, "draining") == 0, MemoryBytes: rapid.Int64Range(0, 40).Draw(t, "memory"),
		MaxCycles: rapid.Uint64Range(0, 12_000_000).Draw(t, "max"), Capacity: rapid.IntRange(-1, 3).Draw(t, "capacity"),
		Speed: Speed{ProveCyclesPerSecond: rapid.SampledFrom([]float64{0, 50_000, 1e6}).Draw(t, "speed"), FixedSeconds: float64(rapid.IntRange(0, 200).Draw(t, "fixed"))},
		Ask:   Ask{Base: big.NewInt(rapid.Int64Range(0, 500).Draw(t, "base")), PerMegacycle: big.NewInt(rapid.Int64Range(0, 20).Draw(t, "per"))}}
	p.Free = rapid.IntRange(0, p.Slots).Draw(t, "free")
	if p.ID == Pool {
		p.Queue = rapid.IntRange(0, 2).Draw(t, "queue")
	}
	return p
}

// check looks at answers in the plainest way: every pair anew.
func (w *world) check(t *rapid.T, as []Assignment) {
	for _, a := range as {
		o, waits := w.orders[a.Order]
		p, here := w.provers[a.Prover]
		if !waits || !here || o.Attempt != a.Attempt {
			t.Fatalf("%+v: waits %v, prover here %v", a, waits, here)
		}
		for id, has := range w.since {
			if has[a.Order] && w.heldAttempt(id, a.Order) >= a.Attempt {
				t.Fatalf("%+v: %q has that attempt, or a later one", a, id)
			}
		}
		if reason, _ := w.e.byID[a.Prover].verdict(newOrder(o, w.now), w.now); reason != "" {
			t.Fatalf("%+v: %s", a, reason)
		}
		delete(w.orders, a.Order)
		if w.since[a.Prover] == nil {
			w.since[a.Prover] = map[proof.Digest]bool{}
		}
		w.since[a.Prover][a.Order] = true
		if n := w.e.byID[a.Prover].busy; n > p.Slots+p.Queue || p.Capacity >= 0 && n > p.Capacity {
			t.Fatalf("%+v: %d jobs, %d slots, queue of %d, stake for %d", a, n, p.Slots, p.Queue, p.Capacity)
		}
		w.log = append(w.log, a)
	}
	for d := range w.orders {
		o := w.e.orders[d]
		if o == nil {
			t.Fatalf("%v is lost", d.Short())
		}
		for _, p := range w.e.all {
			if p.room() != idle {
				continue
			}
			reason, want := p.verdict(o, w.now)
			if at := o.line.reach(&want); reason == "" && (!o.excludes(p.id) || !w.e.othersLeft(o, w.now)) {
				t.Fatalf("at %d %v waits though %q could take it: %+v", w.now, o.Order, p.id, p)
			} else if wake := w.e.Wake(w.now); reason == ReasonPrice && at != never && (wake == 0 || wake > at) {
				t.Fatalf("at %d %v: the price is enough for %q at %d, Wake says %d", w.now, o.Order, p.id, at, wake)
			}
		}
		if reasons := w.e.Reasons(d); len(reasons) == 0 && len(w.provers) > 1 {
			t.Fatalf("%v waits without a reason", d.Short())
		}
	}
}

func (w *world) heldAttempt(id string, d proof.Digest) int {
	for _, h := range w.e.held[d] {
		if h.prover == id {
			return h.attempt
		}
	}
	return 0
}

func (w *world) act(t *rapid.T) {
	switch rapid.IntRange(0, 9).Draw(t, "act") {
	case 0, 1, 2, 3:
		o := genOrder(t, w.now)
		w.e.Add(o, w.now)
		if in := w.e.orders[o.Digest]; in != nil {
			w.orders[o.Digest] = in.Order
		}
	case 4, 5:
		p := genProver(t)
		w.e.SetProver(p, w.now)
		w.provers[p.ID] = p
	case 6:
		id := rapid.SampledFrom(ids).Draw(t, "gone")
		w.e.RemoveProver(id)
		delete(w.provers, id)
	case 7:
		d := id(rapid.IntRange(0, 30).Draw(t, "remove"))
		w.e.Remove(d)
		delete(w.orders, d)
	case 8:
		who := rapid.SampledFrom(ids).Draw(t, "releases")
		var has []proof.Digest
		for d := range w.since[who] {
			has = append(has, d)
		}
		slices.SortFunc(has, func(a, b proof.Digest) int { return compare(a.String(), b.String()) })
		for _, d := range has {
			w.e.Release(who, d)
			delete(w.since[who], d)
		}
	case 9:
		w.now += rapid.Int64Range(1, 120).Draw(t, "time")
	}
}

// Whatever happens, no pair that could be made is left, none is made that must not be, and every later chance is in Wake.
func TestEveryPairThatCanBeMadeIsMade(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(rapid.Int64().Draw(t, "seed"))
		w.e.exact = rapid.SampledFrom([]int{0, 2, ExactOrders}).Draw(t, "exact")
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			w.act(t)
			if rapid.Bool().Draw(t, "next") {
				w.check(t, w.e.Next(w.now))
			}
		}
		w.check(t, w.e.Next(w.now))
	})
}

// The same calls give the same answers, though Go's maps differ from run to run.
func TestDeterminism(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type call func(*Engine) []Assignment
		var calls []call
		now := int64(0)
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "act") {
			case 0:
				o, now := genOrder(t, now), now
				calls = append(calls, func(e *Engine) []Assignment { e.Add(o, now); return nil })
			case 1:
				p, now := genProver(t), now
				calls = append(calls, func(e *Engine) []Assignment { e.SetProver(p, now); return nil })
			case 2:
				who := rapid.SampledFrom(ids).Draw(t, "gone")
				calls = append(calls, func(e *Engine) []Assignment { e.RemoveProver(who); return nil })
			case 3:
				now += rapid.Int64Range(0, 100).Draw(t, "time")
				then := now
				calls = append(calls, func(e *Engine) []Assignment {
					return append(e.Next(then), Assignment{Prover: fmt.Sprint(e.Wake(then))})
				})
			}
		}
		play := func() (out []Assignment) {
			e := New(Config{}, 7)
			for _, c := range calls {
				out = append(out, c(e)...)
			}
			return out
		}
		if a, b := play(), play(); !slices.Equal(a, b) {
			t.Fatalf("%v\n%v", a, b)
		}
	})
}

// However many urgent orders come, an order is served before any that was opened AgeLimitSeconds after it.
func TestNobodyStarves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := market()
		p := aProver("0xa")
		p.Capacity, p.MaxCollateral = Unlimited, nil
		e.SetProver(p, 0)
		opened := map[proof.Digest]int64{}
		waiting := map[proof.Digest]bool{}
		for n := range rapid.IntRange(2, 120).Draw(t, "orders") {
			now := int64(n * 5)
			o := anOrder(n)
			o.Deadline, o.LockSeconds = now+rapid.Int64Range(1000, 9000).Draw(t, "deadline"), rapid.Int64Range(300, 5000).Draw(t, "lock")
			e.Add(o, now)
			opened[o.Digest], waiting[o.Digest] = now, true
			if n%3 != 0 { // two of three orders find no slot
				continue
			}
			for _, a := range e.Next(now) {
				delete(waiting, a.Order)
				for d := range waiting {
					if opened[d]+AgeLimitSeconds < opened[a.Order] && e.parked[d] == false {
						if reason, _ := e.byID["0xa"].verdict(e.orders[d], now); reason == "" {
							t.Fatalf("opened at %d and still waiting when one of %d is served", opened[d], opened[a.Order])
						}
					}
				}
				e.Release(a.Prover, a.Order)
			}
		}
	})
}
