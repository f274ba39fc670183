package bench

import (
	"math"

	"github.com/lemma-network/lemma/proof"
)

// Cost is what one proof costs, in the currency of the prices. A part is nil when its price or its measurement is missing.
//
// The machine's part is counted as Ethproofs does it: hourly price of the machine × seconds of proving / 3600. Energy comes on top only
// where the machine's hour does not hold it already, which is for who writes the prices to say (a rented machine's does: kilowatt_hour 0).
type Cost struct {
	Proving    *float64 `json:"proving"`
	Wrapping   *float64 `json:"wrapping"`
	Settlement *float64 `json:"settlement"` // of the fulfilment; opening and locking are not the proof's
	Total      *float64 `json:"total"`      // of the parts that are known, when proving is
	// PerBillionCycles is proving alone, the part that grows with the program.
	PerBillionCycles *float64 `json:"per_billion_cycles"`
}

// CostOf is a case's cost by its medians.
func CostOf(c Case, p Prices) Cost {
	cost := Cost{Proving: p.machine(c, Proving), Wrapping: p.machine(c, Wrapping)}
	if gas, ok := c.Gas(); ok && p.GasPriceGwei > 0 && p.Coin > 0 {
		cost.Settlement = some(p.gas(gas.Fulfil))
	}
	if cost.Proving == nil {
		return cost
	}
	total := *cost.Proving
	for _, part := range []*float64{cost.Wrapping, cost.Settlement} {
		if part != nil {
			total += *part
		}
	}
	cost.Total = &total
	if c.Cycles > 0 {
		cost.PerBillionCycles = some(*cost.Proving / float64(c.Cycles) * 1e9)
	}
	return cost
}

// machine is machine_hour × seconds / 3600 + kilowatt_hour × joules / 3.6e6.
func (p Prices) machine(c Case, stages []proof.Stage) *float64 {
	seconds := c.Seconds(stages...)
	if seconds == nil || p.MachineHour == 0 && p.KilowattHour == 0 {
		return nil
	}
	cost := p.MachineHour * seconds.Median / 3600
	if joules := c.Joules(stages...); joules != nil {
		cost += p.KilowattHour * joules.Median / 3.6e6
	} else if p.MachineHour == 0 {
		return nil
	}
	return &cost
}

func (p Prices) gas(units uint64) float64 { return float64(units) * p.GasPriceGwei * 1e-9 * p.Coin }

// Batch is what a batch of proofs under one wrapped proof shares and what each of them adds, in gas.
type Batch struct {
	SharedGas   uint64 // the check of the one proof
	PerOrderGas uint64 // of each order in the batch
	// AggregateSeconds is what joining one more receipt takes; 0 where it is not known.
	AggregateSeconds float64
}

// BreakEven is the least number of proofs for which one batch costs no more than the proofs alone: each alone costs wrapping + settlement,
// a batch of n costs wrapping + shared gas once and n × (joining + gas of an order). ok is false when parts are unknown, or when no batch
// pays.
func BreakEven(c Case, p Prices, b Batch) (n int, ok bool) {
	cost := CostOf(c, p)
	if cost.Wrapping == nil || cost.Settlement == nil {
		return 0, false
	}
	once := *cost.Wrapping + p.gas(b.SharedGas)
	saved := *cost.Wrapping + *cost.Settlement - p.gas(b.PerOrderGas) - p.MachineHour*b.AggregateSeconds/3600
	if saved <= 0 {
		return 0, false
	}
	return max(1, int(math.Ceil(once/saved-1e-9))), true
}

func some(v float64) *float64 { return &v }
