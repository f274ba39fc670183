package chart

import (
	"fmt"
	"strings"

	"github.com/lemma-network/lemma/bench"
)

// batchSizes are those that the table of batches shows.
var batchSizes = []int{2, 8, 32}

// costTables are what proofs cost, and from how many on a batch pays.
func costTables(r bench.Report, p bench.Prices) []table {
	t := table{Title: "Costs in " + p.Currency, Heads: []string{"program", "proving", "wrapping", "settlement", "a proof", "10^9 cycles"},
		Note: fmt.Sprintf("Costs in %s: %s. Hourly price × seconds / 3600, as Ethproofs counts; settlement is the gas of the fulfilment.", p.Currency, priced(p))}
	b := batches(r, p)
	if missing := p.Missing(); len(missing) > 0 {
		t.Note += " The prices do not say " + strings.Join(missing, ", ") + ": what needs them is left out, and from how many proofs on a batch pays, too."
	} else if len(b.Rows) == 0 {
		t.Note += " No case was wrapped and settled: from how many proofs on a batch pays is not known."
	}
	for _, c := range r.Cases {
		cost := bench.CostOf(c, p)
		if cost == (bench.Cost{}) {
			continue // only executed
		}
		t.Rows = append(t.Rows, []string{c.Work(), money(cost.Proving), money(cost.Wrapping), money(cost.Settlement), money(cost.Total), money(cost.PerBillionCycles)})
	}
	if len(b.Rows) == 0 {
		return []table{t}
	}
	return []table{t, b}
}

// priced are the prices that are known.
func priced(p bench.Prices) string {
	var all []string
	for _, one := range []struct {
		text string
		v    float64
	}{{"a machine's hour %g", p.MachineHour}, {"a kilowatt hour %g", p.KilowattHour}, {"gas %g gwei", p.GasPriceGwei}, {"a coin %g", p.Coin}} {
		if one.v > 0 {
			all = append(all, fmt.Sprintf(one.text, one.v))
		}
	}
	if len(all) == 0 {
		all = append(all, "no price at all")
	}
	return fmt.Sprintf("%s (%s, %s)", strings.Join(all, ", "), known(p.Source), known(p.Date))
}

// batches are what wrapping and settling cost alone and in a batch, for the cases where all of that is known.
func batches(r bench.Report, p bench.Prices) table {
	b := bench.MarketBatch()
	last := batchSizes[len(batchSizes)-1]
	t := table{Title: "Batches", Heads: []string{"program", "pays from", "alone"}, Note: fmt.Sprintf(
		"What wrapping and settling one proof costs in %s, alone and as one of a batch under one wrapped proof: (wrapping + %s gas) / proofs + %s gas. "+
			"The gas of a batch is that of our market's tests. Proving costs the same either way and is not counted here. "+
			"Joining receipts into one is not counted either, since it is not known yet how long that takes: a batch pays from so many proofs on if it took no time. "+
			"The last column is how many seconds joining one receipt may take on this machine before a batch of %d stops paying.", p.Currency, count(b.SharedGas), count(b.PerOrderGas), last)}
	for _, n := range batchSizes {
		t.Heads = append(t.Heads, fmt.Sprintf("one of %d", n))
	}
	t.Heads = append(t.Heads, "joining, s")
	for _, c := range r.Cases {
		alone := bench.AloneCost(c, p)
		if alone == nil {
			continue
		}
		from, limit := "never", none
		if n, pays := bench.BreakEven(c, p, b); pays {
			from = count(uint64(n))
		}
		if seconds := bench.JoinLimit(c, p, b, last); seconds != nil {
			limit = wholeSeconds(*seconds)
		}
		cells := []string{c.Work(), from, money(alone)}
		for _, n := range batchSizes {
			cells = append(cells, money(bench.BatchCost(c, p, b, n)))
		}
		t.Rows = append(t.Rows, append(cells, limit))
	}
	return t
}

func wholeSeconds(s float64) string {
	switch {
	case s < 1:
		return "0"
	case s < 1e9:
		return count(uint64(s))
	}
	return short(s)
}
