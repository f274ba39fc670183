package match

import (
	"math/big"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func id(n int) proof.Digest { return proof.Digest{byte(n), byte(n >> 8), 7} }

func flat(price int64) Ramp { return Ramp{Min: big.NewInt(price), Max: big.NewInt(price)} }

// anOrder is one that aProver takes.
func anOrder(n int) Order {
	return Order{Digest: id(n), Attempt: 1, ZKVM: "sp1", Version: "6", MaxCycles: 5_000_000, Deadline: 10_000, LockSeconds: 5_000,
		Ramp: flat(1000), MemoryBytes: 8 << 30, Collateral: big.NewInt(10)}
}

// aProver asks 50 + 5*10 for anOrder, and needs 5 + 10 + 100 seconds.
func aProver(id string) Prover {
	return Prover{ID: id, ZKVM: "sp1", Version: "6", Region: "eu", Slots: 1, Free: 1, MemoryBytes: 16 << 30, MaxCycles: 1 << 30,
		Speed: Speed{ExecuteCyclesPerSecond: 1_000_000, ProveCyclesPerSecond: 500_000, FixedSeconds: 100},
		Ask:   Ask{Base: big.NewInt(50), PerMegacycle: big.NewInt(10)}, Capacity: 4, MaxCollateral: big.NewInt(100)}
}

// market is an engine without a pool, with these provers.
func market(ps ...Prover) *Engine {
	e := New(Config{}, 1)
	e.SetProver(Prover{ID: Pool}, 0)
	for _, p := range ps {
		e.SetProver(p, 0)
	}
	return e
}

// given is who got which order, by the order's number.
func given(as []Assignment) map[int]string {
	m := map[int]string{}
	for _, a := range as {
		m[int(a.Order[0])|int(a.Order[1])<<8] = a.Prover
	}
	return m
}

func TestANewEngineGivesAllToThePool(t *testing.T) {
	e := New(Config{}, 1)
	for n := range 100 {
		o := anOrder(n)
		o.ZKVM, o.Version = "other", "x"
		e.Add(o, 10)
	}
	got := e.Next(10)
	if len(got) != 100 {
		t.Fatalf("%d of 100", len(got))
	}
	for _, a := range got {
		if a.Prover != Pool {
			t.Fatalf("%+v", a)
		}
	}
	if e.Len() != 0 || e.Wake(10) != 0 {
		t.Fatal("something waits")
	}
}

// Each filter, at its limit and one past it.
func TestFilters(t *testing.T) {
	for name, c := range map[string]struct {
		edit   func(*Order, *Prover)
		reason string
	}{
		"all well":              {func(o *Order, p *Prover) {}, ""},
		"other zkvm":            {func(o *Order, p *Prover) { o.ZKVM = "r0" }, ReasonZKVM},
		"other version":         {func(o *Order, p *Prover) { o.Version = "5" }, ReasonVersion},
		"any version":           {func(o *Order, p *Prover) { o.Version = "" }, ""},
		"listed":                {func(o *Order, p *Prover) { o.Allow = []string{"0xbb", "0xaa"} }, ""},
		"not listed":            {func(o *Order, p *Prover) { o.Allow = []string{"0xbb"} }, ReasonNotAllowed},
		"its region":            {func(o *Order, p *Prover) { o.Region = "eu" }, ""},
		"other region":          {func(o *Order, p *Prover) { o.Region = "us" }, ReasonRegion},
		"no region known":       {func(o *Order, p *Prover) { o.Region, p.Region = "us", "" }, ReasonRegion},
		"just enough memory":    {func(o *Order, p *Prover) { o.MemoryBytes = 16 << 30 }, ""},
		"a byte too little":     {func(o *Order, p *Prover) { o.MemoryBytes = 16<<30 + 1 }, ReasonMemory},
		"memory unknown":        {func(o *Order, p *Prover) { o.MemoryBytes, p.MemoryBytes = 1<<50, 0 }, ""},
		"the most cycles":       {func(o *Order, p *Prover) { p.MaxCycles = 5_000_000 }, ""},
		"one cycle more":        {func(o *Order, p *Prover) { p.MaxCycles = 4_999_999 }, ReasonCycles},
		"fewer in truth":        {func(o *Order, p *Prover) { p.MaxCycles, o.Cycles = 1_000_000, 1_000_000 }, ""},
		"draining":              {func(o *Order, p *Prover) { p.Draining = true }, ReasonDraining},
		"the most collateral":   {func(o *Order, p *Prover) { o.Collateral = big.NewInt(100) }, ""},
		"too much collateral":   {func(o *Order, p *Prover) { o.Collateral = big.NewInt(101) }, ReasonCollateral},
		"no lock left":          {func(o *Order, p *Prover) { p.Capacity = 0 }, ReasonCollateral},
		"just in time":          {func(o *Order, p *Prover) { o.Deadline = 153 }, ""}, // 115 * 1.2 + 15
		"a second late":         {func(o *Order, p *Prover) { o.Deadline = 152 }, ReasonDeadline},
		"lock just long enough": {func(o *Order, p *Prover) { o.LockSeconds = 147 }, ""}, // 110 * 1.2 + 15
		"lock too short":        {func(o *Order, p *Prover) { o.LockSeconds = 146 }, ReasonDeadline},
		"speed unknown":         {func(o *Order, p *Prover) { p.Speed, o.Deadline, o.LockSeconds = Speed{}, MarginSeconds, 1 }, ""},
		"unknown and too near":  {func(o *Order, p *Prover) { p.Speed, o.Deadline = Speed{}, MarginSeconds-1 }, ReasonDeadline},
		"pays the ask":          {func(o *Order, p *Prover) { o.Ramp = flat(100) }, ""},
		"pays one less":         {func(o *Order, p *Prover) { o.Ramp = flat(99) }, ReasonPrice},
		"a cycle into the next": {func(o *Order, p *Prover) { o.Ramp, o.MaxCycles = flat(100), 5_000_001 }, ReasonPrice},
		"another token":         {func(o *Order, p *Prover) { o.Ramp = Ramp{} }, ""},
		"no free slot":          {func(o *Order, p *Prover) { p.Free = 0 }, ReasonNoSlot},
		"excluded and alone":    {func(o *Order, p *Prover) { o.Exclude = []string{"0xaa"} }, ""},
	} {
		o, p := anOrder(1), aProver("0xaa")
		c.edit(&o, &p)
		e := market(p)
		e.Add(o, 0)
		got, reasons := e.Next(0), e.Reasons(o.Digest)
		if c.reason == "" && (len(got) != 1 || reasons != nil) {
			t.Errorf("%s: not given: %v", name, reasons)
		}
		if c.reason != "" && (len(got) != 0 || len(reasons) != 1 || reasons[c.reason] != 1) {
			t.Errorf("%s: given %v, reasons %v, want %s", name, got, reasons, c.reason)
		}
	}
}
