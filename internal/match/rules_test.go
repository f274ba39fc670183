package match

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/holiman/uint256"
)

func TestPriceAndReachAgree(t *testing.T) {
	for _, r := range []Ramp{
		{100, 200, big.NewInt(10), big.NewInt(1010)}, {100, 200, big.NewInt(0), big.NewInt(7)},
		{100, 100, big.NewInt(3), big.NewInt(9)}, {0, 7, big.NewInt(1), big.NewInt(1)},
	} {
		l := newLine(r)
		for want := int64(0); want <= 1011; want++ {
			u := amount(big.NewInt(want))
			first := int64(never)
			for now := int64(0); now < 300; now++ {
				if price := l.at(now); !price.Lt(&u) {
					first = now
					break
				}
			}
			if at := l.reach(&u); max(at, 0) != first {
				t.Fatalf("%+v: price %d is reached at %d, want %d", r, want, at, first)
			}
		}
	}
	l := newLine(Ramp{100, 200, big.NewInt(10), big.NewInt(1010)})
	for now, want := range map[int64]uint64{99: 10, 100: 10, 101: 20, 150: 510, 199: 1000, 200: 1010, 999: 1010} {
		if price := l.at(now); price.Uint64() != want {
			t.Errorf("at %d: %d, want %d", now, price.Uint64(), want)
		}
	}
}

func TestBandsHoldTheirNumbers(t *testing.T) {
	for v := uint64(1); v < 1<<40; v = v*9/8 + 1 {
		for _, w := range []uint64{v - 1, v} {
			if least, most := bandSizes(sizeBand(w)); w < least || w > most || most > 2*least {
				t.Fatalf("%d is in band %d, %d to %d", w, sizeBand(w), least, most)
			}
			for _, unit := range []float64{float64(w), float64(w) / 1e6} {
				if k := priceBand(unit); unit > bandEnd(k)*(1+1e-9) || unit > 0 && unit < bandEnd(k-1)*(1-1e-9) {
					t.Fatalf("price %g is in band %d, to %g", unit, k, bandEnd(k))
				}
			}
		}
	}
}

// An order below all asks wakes at the very second at which its price meets the cheapest ask of those who may take it.
func TestWakesWhenTheRampMeetsTheCheapestAsk(t *testing.T) {
	cheap, dear, alien := aProver("0xaa"), aProver("0xbb"), aProver("0xcc")
	cheap.Ask.Base, dear.Ask.Base, alien.Ask.Base = big.NewInt(500), big.NewInt(700), big.NewInt(300)
	alien.ZKVM = "r0"
	e := market(dear, alien, cheap)
	o := anOrder(1)
	o.Ramp = Ramp{Start: 100, End: 1100, Min: big.NewInt(0), Max: big.NewInt(1000)}
	e.Add(o, 0)
	if got := e.Next(0); len(got) != 0 || e.Wake(0) != 650 { // 500 + 5 * 10 is reached 550 seconds after 100
		t.Fatalf("%v, wakes at %d", got, e.Wake(0))
	}
	if r := e.Reasons(o.Digest); r[ReasonPrice] != 2 || r[ReasonZKVM] != 1 {
		t.Fatal(r)
	}
	if got := e.Next(649); len(got) != 0 {
		t.Fatalf("too soon: %v", got)
	}
	if e.Wake(649) != 650 {
		t.Fatal(e.Wake(649))
	}
	if got := e.Next(650); given(got)[1] != "0xaa" {
		t.Fatalf("%v", got)
	}
}

// A prover that comes when the order waits already is told in time as well; the engine may look sooner for nothing.
func TestWakesForAProverThatComesLater(t *testing.T) {
	e := market()
	o := anOrder(1)
	o.Ramp = Ramp{Start: 100, End: 1100, Min: big.NewInt(1), Max: big.NewInt(1000)}
	e.Add(o, 0)
	e.Next(0)
	p := aProver("0xaa")
	p.Ask.Base = big.NewInt(500)
	e.SetProver(p, 1)
	now := int64(1)
	for got := e.Next(now); len(got) == 0; got = e.Next(now) {
		wake := e.Wake(now)
		if wake <= now || wake > 650 {
			t.Fatalf("at %d it wakes at %d", now, wake)
		}
		now = wake
	}
	if now != 650 {
		t.Fatalf("given at %d", now)
	}
}

func TestRanking(t *testing.T) {
	for name, c := range map[string]struct {
		weights Weights
		better  func(*Prover)
	}{
		"cheaper":      {Weights{Price: 1}, func(p *Prover) { p.Ask.Base = big.NewInt(49) }},
		"faster":       {Weights{Speed: 1}, func(p *Prover) { p.Speed.ProveCyclesPerSecond *= 2 }},
		"fits better":  {Weights{Fit: 1}, func(p *Prover) { p.Speed.FixedSeconds = 90 }},
		"did more":     {Weights{Record: 1}, func(p *Prover) { p.Record.Done = 10 }},
		"staked more":  {Weights{Stake: 1}, func(p *Prover) { p.Capacity = 5 }},
		"cheaper, all": {DefaultWeights, func(p *Prover) { p.Ask.Base = big.NewInt(0); p.Ask.PerMegacycle = nil; p.Speed.FixedSeconds = 1 }},
	} {
		plain, better := aProver("0xaa"), aProver("0xbb")
		plain.Record, better.Record = Record{Done: 9, Late: 1}, Record{Done: 9, Late: 1}
		c.better(&better)
		e := New(Config{Weights: c.weights}, 1)
		e.SetProver(Prover{ID: Pool}, 0)
		e.SetProver(plain, 0)
		e.SetProver(better, 0)
		o := anOrder(1)
		o.Ramp = flat(110)
		e.Add(o, 0)
		got := e.Next(0)
		if len(got) != 1 || got[0].Prover != "0xbb" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// Stake beyond the cap, and one lucky job, move nobody ahead.
func TestStakeIsCappedAndRecordsSmoothed(t *testing.T) {
	e := market()
	o := newOrder(anOrder(1), 0)
	at := func(capacity int, r Record) float64 {
		p := &prover{id: "0xaa", record: r}
		p.facts.capacity = capacity
		return e.score(o, p, new(uint256.Int), 0)
	}
	if at(FullStakeLocks, Record{}) != at(1000*FullStakeLocks, Record{}) || at(FullStakeLocks-1, Record{}) >= at(FullStakeLocks, Record{}) {
		t.Error("stake is not capped where it should be")
	}
	for _, worse := range []struct{ a, b Record }{
		{Record{Done: 1}, Record{Done: 99, Failed: 1}}, // one job is no record
		{Record{Done: 50, Failed: 50}, Record{}},
		{Record{Done: 50, Late: 40}, Record{Done: 50, Late: 10}},
		{Record{Done: -5, Failed: 1, Late: 900}, Record{}},
	} {
		if a, b := worse.a.smoothed(), worse.b.smoothed(); !(a < b) || a < 0 || b > 1 {
			t.Errorf("%+v has %.3f, %+v has %.3f", worse.a, a, worse.b, b)
		}
	}
}

// Who boasts of impossible speed gains nothing beyond the bound, and not-a-number is no speed.
func TestSpeedsAreBounded(t *testing.T) {
	nan := 0.0
	nan /= nan
	s := sane(Speed{ProveCyclesPerSecond: 1e300, ExecuteCyclesPerSecond: nan, FixedSeconds: -1})
	if s != (Speed{ProveCyclesPerSecond: MaxCyclesPerSecond}) {
		t.Fatalf("%+v", s)
	}
}

// Provers that are alike get about the same number of jobs, and another seed shares in another way.
func TestEqualsShare(t *testing.T) {
	share := func(seed int64) (map[string]int, string) {
		e := New(Config{}, seed)
		e.SetProver(Prover{ID: Pool}, 0)
		for n := range 4 {
			e.SetProver(aProver(fmt.Sprintf("0x%d", n)), 0)
		}
		counts, text := map[string]int{}, ""
		for n := range 1000 {
			e.Add(anOrder(n), 0)
			for _, a := range e.Next(0) {
				counts[a.Prover]++
				text += a.Prover
				e.Release(a.Prover, a.Order)
			}
		}
		return counts, text
	}
	counts, one := share(1)
	for id, n := range counts {
		if n < 200 || n > 300 {
			t.Errorf("%s got %d of 1000", id, n)
		}
	}
	if _, again := share(1); again != one || len(counts) != 4 {
		t.Error("the same seed gave another answer")
	}
	if _, other := share(2); other == one {
		t.Error("another seed gave the same answer")
	}
}

func TestTheMostUrgentGoesFirst(t *testing.T) {
	e := market()
	urgent, old, late := anOrder(1), anOrder(2), anOrder(3)
	old.Since, urgent.Since, late.Since = 100, 100+AgeLimitSeconds-1, 100+AgeLimitSeconds
	urgent.Deadline, late.Deadline = 5000+urgent.Since, 5000+late.Since // no time to lose, the two
	for _, o := range []Order{late, urgent, old} {
		e.Add(o, 200)
	}
	var got []byte
	e.SetProver(aProver("0xaa"), 200)
	for range 3 {
		for _, a := range e.Next(200) {
			got = append(got, a.Order[0])
			e.Release(a.Prover, a.Order)
		}
	}
	if string(got) != "\x01\x02\x03" {
		t.Fatalf("served %v, want the urgent one, then the one past the age limit, then the other urgent one", got)
	}
}

func TestExcludedIsTheLastResort(t *testing.T) {
	a, b := aProver("0xaa"), aProver("0xbb")
	b.Free, b.Ask.Base = 0, big.NewInt(900)
	e := market(a, b)
	o := anOrder(1)
	o.Exclude = []string{"0xaa"}
	e.Add(o, 0)
	if got := e.Next(0); len(got) != 0 {
		t.Fatalf("given to %v though 0xbb is left", got)
	}
	if r := e.Reasons(o.Digest); r[ReasonExcluded] != 1 || r[ReasonNoSlot] != 1 {
		t.Fatal(r)
	}
	e.RemoveProver("0xbb")
	if got := e.Next(1); given(got)[1] != "0xaa" {
		t.Fatalf("nobody else is left: %v", got)
	}
	// The other way round: it becomes too late for the other, and nothing else happens.
	b.Speed.FixedSeconds = 3000
	e = market(a, b)
	o.Deadline, o.LockSeconds = 4000, 0
	e.Add(o, 0)
	now := int64(0)
	for len(e.Next(now)) == 0 {
		if now = e.Wake(now); now == 0 || now > 1000 {
			t.Fatal("it never comes back to the one that is left")
		}
	}
	// And the other one is preferred when it is free, at any price that the order pays.
	b.Free = 1
	e = market(a, b)
	e.Add(o, 0)
	if got := e.Next(0); given(got)[1] != "0xbb" {
		t.Fatal(got)
	}
}

func TestThePoolQueuesOnlyWhenNobodyElseIsFree(t *testing.T) {
	e := market(aProver("0xaa"))
	pool := aProver(Pool)
	pool.Slots, pool.Free, pool.Queue, pool.Capacity, pool.MaxCollateral = 1, 1, 2, Unlimited, nil
	pool.Ask = Ask{} // the cheapest of all
	e.SetProver(pool, 0)
	for n := range 6 {
		o := anOrder(n)
		o.Since = int64(n + 1)
		e.Add(o, 100)
	}
	got := given(e.Next(100))
	// One runs in the pool, one at 0xaa; two queue in the pool; the rest wait here, where the next free slot takes them.
	if len(got) != 4 || got[0] != Pool || got[1] != "0xaa" || got[2] != Pool || got[3] != Pool {
		t.Fatal(got)
	}
	e.Release("0xaa", id(1))
	if got := given(e.Next(101)); len(got) != 1 || got[4] != "0xaa" {
		t.Fatal(got)
	}
	// What would not be done in time behind others does not queue.
	e.Release(Pool, id(0))
	tight := anOrder(9)
	tight.Since, tight.Deadline, tight.LockSeconds = 1, 102+250, 0 // 115 seconds, and another 115 behind the one before it
	e.Add(tight, 102)
	if got := given(e.Next(102)); len(got) != 1 || got[5] != Pool {
		t.Fatal(got)
	}
}

// A prover with several devices gets as many jobs at once, each judged by what one takes in one slot; devices that are out, or at work that the
// engine knows nothing of, get none.
func TestSeveralSlots(t *testing.T) {
	p := aProver("0xaa")
	p.Slots, p.Free = 3, 3
	e := market(p)
	for n := range 4 {
		o := anOrder(n)
		o.Since, o.Deadline, o.LockSeconds = int64(n+1), 200, 0 // one takes 115 seconds, two in a row would be too late
		e.Add(o, 0)
	}
	if got := given(e.Next(0)); len(got) != 3 || got[3] != "" {
		t.Fatal(got)
	}
	p.Free = 0
	e.SetProver(p, 1) // its own heartbeat counts the three
	if got := e.Next(1); len(got) != 0 {
		t.Fatal(got)
	}
	p.Slots = 2 // a device is out: of its two jobs one ended in vain, and no slot is free
	e.SetProver(p, 2)
	e.Release("0xaa", id(0))
	if got := e.Next(2); len(got) != 0 {
		t.Fatal(got)
	}
	p.Slots, p.Free = 3, 1
	e.SetProver(p, 3)
	if got := given(e.Next(3)); len(got) != 1 || got[3] != "0xaa" {
		t.Fatal(got)
	}
	p.Slots, p.Free = 3, 0
	q := aProver("0xbb") // as fast, with all but one slot at work for somebody else
	q.Slots, q.Free = 3, 1
	e = market(p, q)
	for n := range 2 {
		e.Add(anOrder(n), 0)
	}
	if got := given(e.Next(0)); len(got) != 1 || got[0] != "0xbb" && got[1] != "0xbb" {
		t.Fatal(got)
	}
}

func TestAttemptsAreHeldOnce(t *testing.T) {
	a, b := aProver("0xaa"), aProver("0xbb")
	e := market(a, b)
	o := anOrder(1)
	e.Add(o, 0)
	e.Add(o, 0)
	if got := e.Next(0); len(got) != 1 {
		t.Fatal(got)
	}
	first := e.held[o.Digest][0].prover
	e.Add(o, 1) // the same attempt again, while it is held
	if got := e.Next(1); len(got) != 0 || e.Len() != 0 {
		t.Fatalf("one attempt for two: %v", got)
	}
	e.RemoveProver(first) // a dead prover's attempt is not given away either
	e.Add(o, 2)
	if got := e.Next(2); len(got) != 0 {
		t.Fatal(got)
	}
	o.Attempt = 2
	e.Add(o, 3)
	if got := e.Next(3); len(got) != 1 || got[0].Prover == first {
		t.Fatal(got)
	}
	o.Attempt = 1
	e.Add(o, 4)
	if e.Len() != 0 {
		t.Fatal("an older attempt came back")
	}
	e.Release(first, o.Digest)
	e.Release(first, o.Digest)
	e.Release("0xzz", o.Digest)
	if e.byID[first] != nil {
		t.Fatal("a prover that is gone and holds nothing is kept")
	}
	// A refusal costs no attempt: the same one is given again after Release.
	second := e.held[o.Digest][0].prover
	e.Release(second, o.Digest)
	o.Attempt = 2
	e.Add(o, 5)
	if got := e.Next(5); len(got) != 1 || got[0].Attempt != 2 {
		t.Fatal(got)
	}
}

func TestHoldTellsWhatIsKnownAfterAStart(t *testing.T) {
	e := market()
	o := anOrder(1)
	e.Add(o, 0)
	e.Hold("0xaa", o.Digest, 1)
	p := aProver("0xaa")
	p.Free = 0 // by its own word too: that is not counted twice
	e.SetProver(p, 0)
	e.Add(anOrder(2), 0)
	if got := e.Next(0); len(got) != 0 {
		t.Fatal(got)
	}
	e.Release("0xaa", o.Digest)
	if got := given(e.Next(1)); got[2] != "0xaa" || len(got) != 1 {
		t.Fatal(got)
	}
}

// An old heartbeat says that a slot is free that was given away meanwhile.
func TestAHeartbeatBehindTheTimes(t *testing.T) {
	e := market(aProver("0xaa"))
	e.Add(anOrder(1), 0)
	e.Add(anOrder(2), 0)
	if got := e.Next(0); len(got) != 1 {
		t.Fatal(got)
	}
	e.SetProver(aProver("0xaa"), 1) // still says Free: 1
	if got := e.Next(1); len(got) != 0 {
		t.Fatalf("two jobs in one slot: %v", got)
	}
}

// Orders that nobody can finish in time are not looked at by every prover that becomes free, and are back when somebody faster comes.
func TestOutOfReachIsPutAside(t *testing.T) {
	e := market()
	o := anOrder(1)
	o.Deadline, o.LockSeconds = 100, 0
	e.Add(o, 0)
	e.SetProver(aProver("0xaa"), 0)
	if got := e.Next(0); len(got) != 0 || !e.parked[o.Digest] || e.groupList.Len() != 0 {
		t.Fatal("not put aside")
	}
	if r := e.Reasons(o.Digest); r[ReasonDeadline] != 1 {
		t.Fatal(r)
	}
	fast := aProver("0xbb")
	fast.Speed.FixedSeconds = 20
	e.SetProver(fast, 1)
	if got := e.Next(1); given(got)[1] != "0xbb" {
		t.Fatal(got)
	}
	e.Add(func() Order { o := o; o.Digest = id(2); return o }(), 0)
	e.Next(1)
	e.SetProver(aProver("0xaa"), 1)
	unknown := aProver("0xcc")
	unknown.Speed = Speed{}
	e.SetProver(unknown, 2)
	if got := e.Next(2); given(got)[2] != "0xcc" {
		t.Fatal(got)
	}
}

func TestThePoolAndAllowLists(t *testing.T) {
	for list, want := range map[string]bool{"0xaa": false, "": true, "node-1": true} {
		if allows([]string{list}, Pool) != want {
			t.Errorf("a list of %q", list)
		}
	}
	if allows([]string{""}, "0xaa") || !allows(nil, "0xaa") {
		t.Error("an outside prover")
	}
}

func TestOffers(t *testing.T) {
	a, b, c := aProver("0xaa"), aProver("0xbb"), aProver("0xcc")
	b.Ask.Base, b.Free, b.Speed = big.NewInt(20), 0, Speed{} // busy now: a quote is about later
	c.MemoryBytes = 1
	e := market(a, b, c)
	o := anOrder(1)
	o.Cycles = 3_000_000
	got := e.Offers(o, 0)
	if got.Takers != 2 || got.Ask.Int64() != 50 || got.Prover != "0xbb" || len(got.Seconds) != 1 || got.Seconds[0] != 109 || got.Reasons[ReasonMemory] != 1 {
		t.Fatalf("%+v", got)
	}
	if none := e.Offers(Order{ZKVM: "r0"}, 0); none.Takers != 0 || none.Ask != nil || none.Reasons[ReasonZKVM] != 3 {
		t.Fatalf("%+v", none)
	}
}

func TestTheLastOtherDrains(t *testing.T) {
	a, b := aProver("0xaa"), aProver("0xbb")
	b.Free = 0
	e := market(a, b)
	o := anOrder(1)
	o.Exclude = []string{"0xaa"}
	e.Add(o, 0)
	e.Next(0)
	b.Draining = true
	e.SetProver(b, 1)
	if got := e.Next(1); given(got)[1] != "0xaa" {
		t.Fatalf("the other drains: %v", got)
	}
}

// The best gets it, wherever it stands among the provers.
func TestTheBestIsTakenWhereverItStands(t *testing.T) {
	for _, prices := range [][]int64{{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {2, 3, 1}, {3, 1, 2}, {3, 2, 1}} {
		e := New(Config{Weights: Weights{Price: 1}}, 1)
		e.SetProver(Prover{ID: Pool}, 0)
		names := map[int64]string{}
		for i, price := range prices {
			p := aProver(fmt.Sprintf("0x%d", i))
			p.Ask.Base, names[price] = big.NewInt(price), p.ID
			e.SetProver(p, 0)
		}
		e.Add(anOrder(1), 0)
		if got := e.Next(0); len(got) != 1 || got[0].Prover != names[1] {
			t.Errorf("%v: %+v", prices, got)
		}
	}
}
