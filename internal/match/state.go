package match

import (
	"bytes"
	"math"
	"slices"
	"strings"

	"github.com/google/btree"
	"github.com/holiman/uint256"
)

// order is a waiting Order with what is computed once.
type order struct {
	Order
	line       line
	need       uint64 // cycles that count
	collateral uint256.Int
	price      uint256.Int // at pricedAt
	pricedAt   int64
	serveBy    int64 // orders are served in this order; see newOrder
	group      *group
	timers     [2]int // places in the heaps of due and rising; -1 is none
	due        int64  // the price reaches a free prover's ask
	rises      int64  // the price leaves its band
	dirty      bool   // to be shown to the free provers
}

// newOrder computes the key that orders are served by: the latest start, but no later than AgeLimitSeconds after the opening and
// no sooner than the opening itself. So an order opened AgeLimitSeconds after another never goes before it.
func newOrder(o Order, now int64) *order {
	o.Exclude, o.Allow = short(o.Exclude), short(o.Allow)
	if o.Since == 0 || o.Since > now {
		o.Since = now
	}
	w := &order{Order: o, line: newLine(o.Ramp), need: o.Cycles, collateral: amount(o.Collateral), timers: [2]int{-1, -1}, due: never, rises: never}
	if w.need == 0 {
		w.need = o.MaxCycles
	}
	w.price, w.pricedAt = w.line.at(now), now
	w.serveBy = o.Since + AgeLimitSeconds
	if o.Deadline != 0 {
		w.serveBy = max(o.Since, min(w.serveBy, o.Deadline-o.LockSeconds))
	}
	return w
}

func short(ids []string) []string { return slices.Clone(ids[:min(len(ids), MaxIDsInList)]) }

func (o *order) before(p *order) bool {
	if o.serveBy != p.serveBy {
		return o.serveBy < p.serveBy
	}
	return bytes.Compare(o.Digest[:], p.Digest[:]) < 0
}

// excludes reports whether the prover failed this job before.
func (o *order) excludes(id string) bool { return len(o.Exclude) > 0 && slices.Contains(o.Exclude, id) }

func allows(list []string, id string) bool {
	if len(list) == 0 || slices.Contains(list, id) {
		return true
	}
	return id == Pool && slices.ContainsFunc(list, func(name string) bool { return !strings.HasPrefix(name, "0x") })
}

// group is the waiting orders that are alike to the filters: a prover that cannot take any of them looks at none.
type group struct {
	key                  groupKey
	allow                []string
	orders               *btree.BTreeG[*order]
	head                 *order  // the first of orders; Engine.groupList is sorted by it
	price                float64 // for one megacycle, that no order of the group passes
	cycles, most, memory uint64  // of cycles the least and the most, of memory the least, that an order of the group has
}

type groupKey struct {
	zkvm, version, region, allow string
	memory, cycles, price        int16
	any                          bool
}

func (o *order) key(now int64) groupKey {
	price := o.priceAt(now)
	return groupKey{o.ZKVM, o.Version, o.Region, strings.Join(o.Allow, " "), sizeBand(uint64(max(o.MemoryBytes, 0))), sizeBand(o.need),
		priceBand(price.Float64() / float64(units(o.need))), o.line.any}
}

func newGroup(k groupKey, allow []string) *group {
	g := &group{key: k, allow: allow, orders: btree.NewG(16, (*order).before), price: bandEnd(k.price) * (1 + 1e-9)}
	g.cycles, g.most = bandSizes(k.cycles)
	g.memory, _ = bandSizes(k.memory)
	return g
}

// admits reports whether any order of the group may pass the prover's filters. lower is set when the price alone is in the way.
func (g *group) admits(p *prover) (ok, lower bool) {
	f, k := &p.facts, &g.key
	if f.zkvm != "" && f.zkvm != k.zkvm || k.version != "" && f.version != "" && f.version != k.version || k.region != "" && f.region != k.region ||
		f.memory != 0 && uint64(f.memory) < g.memory || f.maxCycles != 0 && f.maxCycles < g.cycles || f.draining || !allows(g.allow, p.id) {
		return false, false
	}
	if !k.any && p.base/float64(units(g.most))+p.perMega > g.price {
		return false, true
	}
	return true, false
}

// facts are what the filters look at. They are comparable: a heartbeat that changes none of them costs nothing.
type facts struct {
	zkvm, version, region string
	draining              bool
	memory                int64
	maxCycles             uint64
	speed                 Speed
	ask                   ask
	capacity              int
	maxCollateral         uint256.Int
	anyCollateral         bool
}

// prover is a Prover with what the engine gave it.
type prover struct {
	id            string
	facts         facts
	record        Record
	base, perMega float64 // facts.ask, rounded down
	present       bool
	slots         int
	queue         int
	elsewhere     int // slots that the prover itself says are taken, by nothing that the engine knows
	busy          int
	place         int  // in Engine.free; -1 is not there
	dirty         bool // to be shown the waiting orders
	passedBy      bool // it is free, and groups were passed over because of their present price
}

func (p *prover) set(v Prover) (changed bool) {
	f := facts{zkvm: v.ZKVM, version: v.Version, region: v.Region, draining: v.Draining, memory: v.MemoryBytes, maxCycles: v.MaxCycles,
		speed: v.Speed, ask: ask{amount(v.Ask.Base), amount(v.Ask.PerMegacycle)}, capacity: v.Capacity,
		maxCollateral: amount(v.MaxCollateral), anyCollateral: v.MaxCollateral == nil}
	changed = f != p.facts || !p.present
	p.facts, p.record, p.present, p.slots, p.queue = f, v.Record, true, v.Slots, v.Queue
	p.base, p.perMega = f.ask.base.Float64()*(1-1e-12), f.ask.perMega.Float64()*(1-1e-12)
	p.elsewhere = 0
	if v.Slots != Unlimited {
		p.elsewhere = max(0, v.Slots-max(v.Free, 0)-p.busy)
	}
	return changed
}

// room is how a prover could take one more job.
type room int

const (
	full     room = iota
	bound         // a slot may be free, but its stake allows no further lock
	mayQueue      // behind others
	idle          // now
)

func (p *prover) room() room {
	switch {
	case !p.present:
		return full
	case p.facts.capacity != Unlimited && p.busy >= p.facts.capacity:
		return bound
	case p.slots == Unlimited || p.busy+p.elsewhere < p.slots:
		return idle
	case p.queue == Unlimited || p.busy+p.elsewhere < p.slots+p.queue:
		return mayQueue
	}
	return full
}

// counts reports whether the prover is one at all: a pool without provers and queue is none.
func (p *prover) counts() bool {
	return p.present && (p.id != Pool || p.slots != 0 || p.queue != 0)
}

func (p *prover) unmeasured() bool { return p.counts() && p.facts.speed.ProveCyclesPerSecond == 0 }

// seconds is how long the prover is expected to need for so many cycles, and of these how long before it would lock; ok is
// false when it has not measured itself.
func (f *facts) seconds(cycles uint64) (total, execute float64, ok bool) {
	s := f.speed
	if s.ProveCyclesPerSecond <= 0 {
		return 0, 0, false
	}
	if s.ExecuteCyclesPerSecond > 0 {
		execute = float64(cycles) / s.ExecuteCyclesPerSecond
	}
	return execute + float64(cycles)/s.ProveCyclesPerSecond + s.FixedSeconds, execute, true
}

// inTime reports whether a job that takes so long now ends before deadline and lock do, with the margin.
func inTime(o *order, total, execute float64, now int64) bool {
	left, lock := math.Inf(1), math.Inf(1)
	if o.Deadline != 0 {
		left = float64(o.Deadline - now)
	}
	if o.LockSeconds != 0 {
		lock = float64(o.LockSeconds)
	}
	safe := func(s float64) float64 { return s*(1+MarginPercent/100.0) + MarginSeconds }
	return safe(total) <= left && safe(total-execute) <= lock
}

// wait is how long the jobs before a queued one take, in units of that one.
func (p *prover) wait() float64 {
	if p.slots == Unlimited || p.slots < 1 {
		return 0
	}
	return math.Ceil(float64(max(0, p.busy+p.elsewhere-p.slots+1)) / float64(p.slots))
}

// verdict is why the prover does not take the order at this time, whatever its slots; "" is that it does. With that answer and with
// ReasonPrice comes what it asks.
func (p *prover) verdict(o *order, now int64) (reason string, want uint256.Int) {
	f := &p.facts
	switch {
	case f.zkvm != "" && f.zkvm != o.ZKVM:
		return ReasonZKVM, want
	case o.Version != "" && f.version != "" && f.version != o.Version:
		return ReasonVersion, want
	case len(o.Allow) > 0 && !allows(o.Allow, p.id):
		return ReasonNotAllowed, want
	case o.Region != "" && f.region != o.Region:
		return ReasonRegion, want
	case f.memory != 0 && f.memory < o.MemoryBytes:
		return ReasonMemory, want
	case f.maxCycles != 0 && f.maxCycles < o.need:
		return ReasonCycles, want
	case f.draining:
		return ReasonDraining, want
	case !f.anyCollateral && o.collateral.Gt(&f.maxCollateral):
		return ReasonCollateral, want
	}
	total, execute, known := f.seconds(o.need)
	if known && !inTime(o, total, execute, now) || o.Deadline != 0 && now+MarginSeconds > o.Deadline {
		return ReasonDeadline, want
	}
	want = f.ask.of(o.need)
	if price := o.priceAt(now); !o.line.any && price.Lt(&want) {
		return ReasonPrice, want
	}
	return "", want
}

// priceAt is the order's price, computed once for each second.
func (o *order) priceAt(now int64) *uint256.Int {
	if o.pricedAt != now {
		o.price, o.pricedAt = o.line.at(now), now
	}
	return &o.price
}

// held is an attempt that somebody has.
type held struct {
	attempt int
	prover  string
}
