package doctor

import (
	"math"
	"math/big"

	"github.com/lemma-network/lemma/proof"
)

// AskMarginPercent is what a suggested price adds to the machine's cost: for jobs that fail, for idle hours, for profit.
const AskMarginPercent = 50

// Ask is a suggested price, smallest unit: Base for a job, and PerMegacycle for each started million cycles. It is an
// estimate: about a million cycles fill the largest shard, and proving and compressing a shard takes about what the small
// example job takes for core and compressed.
type Ask struct{ Base, PerMegacycle *big.Int }

// SuggestAsk makes a price from what an hour of the machine costs and what the stages take here. It fails when a stage's
// time is unknown.
func SuggestAsk(stages []StageTime, costPerHour *big.Int) (Ask, bool) {
	var fixed, shard float64
	for _, s := range stages {
		switch {
		case s.Seconds <= 0:
			return Ask{}, false
		case s.Stage == proof.StageCore || s.Stage == proof.StageCompressed:
			shard += s.Seconds
		default:
			fixed += s.Seconds
		}
	}
	if len(stages) == 0 || costPerHour == nil || costPerHour.Sign() <= 0 {
		return Ask{}, false
	}
	return AskFor(fixed, shard, costPerHour), true
}

// AskFor is the price of a machine that was measured: a job takes fixed seconds and perMegacycle more for each million cycles, an hour costs
// costPerHour, above 0. For c cycles it is
//
//	(fixed + perMegacycle × ceil(c / 1,000,000)) × costPerHour / 3600 × (100 + AskMarginPercent) / 100
//
// with both parts rounded up to a whole unit.
func AskFor(fixed, perMegacycle float64, costPerHour *big.Int) Ask {
	return Ask{Base: costOf(fixed, costPerHour), PerMegacycle: costOf(perMegacycle, costPerHour)}
}

// costOf is what so many seconds cost, with the margin, rounded up to a whole unit; seconds count to the millisecond.
func costOf(seconds float64, perHour *big.Int) *big.Int {
	milli := big.NewInt(int64(math.Round(seconds * 1000)))
	cost := milli.Mul(milli, perHour)
	cost.Mul(cost, big.NewInt(100+AskMarginPercent))
	unit := big.NewInt(3600 * 1000 * 100)
	cost.Add(cost, new(big.Int).Sub(unit, big.NewInt(1)))
	return cost.Div(cost, unit)
}
