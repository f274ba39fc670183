package match

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/holiman/uint256"
)

// never is a time that does not come.
const never = math.MaxInt64

// line is a Ramp in numbers that cost no memory. Amounts are below 2^96 on chain, so nothing overflows.
type line struct {
	start, end int64
	min, max   uint256.Int
	any        bool // no price at all: every ask is met
}

func amount(v *big.Int) uint256.Int {
	if v == nil || v.Sign() <= 0 {
		return uint256.Int{}
	}
	u, over := uint256.FromBig(v)
	if over {
		return *new(uint256.Int).SetAllOne()
	}
	return *u
}

func newLine(r Ramp) line {
	l := line{start: r.Start, end: max(r.End, r.Start), min: amount(r.Min), max: amount(r.Max), any: r.Max == nil}
	if l.min.Gt(&l.max) {
		l.min = l.max
	}
	return l
}

// at is the price at a time, as the market computes it.
func (l *line) at(now int64) uint256.Int {
	switch {
	case now >= l.end:
		return l.max
	case now <= l.start:
		return l.min
	}
	var rise, part uint256.Int
	rise.Sub(&l.max, &l.min)
	part.MulDivOverflow(&rise, uint256.NewInt(uint64(now-l.start)), uint256.NewInt(uint64(l.end-l.start)))
	part.Add(&part, &l.min)
	return part
}

// reach is the first second at which the price is at least ask; never when it stays below.
func (l *line) reach(ask *uint256.Int) int64 {
	switch {
	case l.any || !ask.Gt(&l.min):
		return math.MinInt64
	case ask.Gt(&l.max):
		return never
	}
	var need, rise, wait uint256.Int
	need.Sub(ask, &l.min)
	rise.Sub(&l.max, &l.min)
	length := uint256.NewInt(uint64(l.end - l.start))
	wait.MulDivOverflow(&need, length, &rise)
	var rest uint256.Int
	if rest.MulMod(&need, length, &rise); !rest.IsZero() { // rounded up: the price itself is rounded down
		wait.AddUint64(&wait, 1)
	}
	return l.start + int64(wait.Uint64())
}

// ask is what a prover wants for a job of so many cycles.
type ask struct {
	base, perMega uint256.Int
}

func (a *ask) of(cycles uint64) uint256.Int {
	var v uint256.Int
	if _, over := v.MulOverflow(&a.perMega, uint256.NewInt(units(cycles))); over {
		return *new(uint256.Int).SetAllOne()
	}
	if _, over := v.AddOverflow(&v, &a.base); over {
		return *new(uint256.Int).SetAllOne()
	}
	return v
}

// units is how many started megacycles a job has; none counts as one.
func units(cycles uint64) uint64 { return max(1, (cycles-min(cycles, 1))/megacycle+min(cycles, 1)) }

// priceBand is the group of a price for one megacycle: each holds those within a factor of 2^(1/bandsPerPriceDoubled).
func priceBand(unit float64) int16 {
	if unit < 1e-9 {
		return math.MinInt16
	}
	return int16(math.Floor(bandsPerPriceDoubled * math.Log2(unit)))
}

// bandEnd is a price that no order of the band passes, but for rounding.
func bandEnd(band int16) float64 {
	if band == math.MinInt16 {
		return 1e-9
	}
	return math.Exp2(float64(band+1) / bandsPerPriceDoubled)
}

// leavesBand is when the price of a rising order leaves its band; never when it stays.
func (l *line) leavesBand(band int16, cycles uint64, now int64) int64 {
	if l.any || now >= l.end {
		return never
	}
	low, high := l.min.Float64(), l.max.Float64()
	end := bandEnd(band) * float64(units(cycles))
	if high < end || high <= low {
		return never
	}
	part := max(end-low, 0) / (high - low)
	at := l.start + int64(math.Ceil(part*float64(l.end-l.start)))
	return min(max(at, now+1), l.end) // rounding must not stop the walk
}

// sizeBand groups cycles and memory by their doublings; bandSizes are the least and the largest of a band.
func sizeBand(v uint64) int16 { return int16(bits.Len64(v)) }

func bandSizes(band int16) (least, most uint64) {
	if band == 0 {
		return 0, 0
	}
	return 1 << (band - 1), 1<<(band-1) - 1 + 1<<(band-1)
}
