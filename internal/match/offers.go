package match

import (
	"math/big"
	"slices"
)

// Offers is what the present provers would say to an order, whatever is open and whoever is busy: the ground of a quote.
type Offers struct {
	Takers  int            // provers whose filters let it pass
	Ask     *big.Int       // the least that one of them asks; nil when there is none
	Prover  string         // who asks so little
	Seconds []float64      // expected by those takers that measured themselves, sorted
	Reasons map[string]int // of the others
}

// Offers asks every prover about an order that need not be known, at any price when its Ramp is zero. It changes nothing.
func (e *Engine) Offers(v Order, now int64) Offers {
	o := newOrder(v, now)
	res := Offers{Reasons: map[string]int{}}
	var cheapest *prover
	for _, p := range e.all {
		if !p.counts() {
			continue
		}
		reason, _ := p.verdict(o, now)
		if reason == "" && o.excludes(p.id) {
			reason = ReasonExcluded
		}
		if reason == "" && p.facts.capacity == 0 {
			reason = ReasonCollateral
		}
		if reason != "" {
			res.Reasons[reason]++
			continue
		}
		res.Takers++
		if total, _, known := p.facts.seconds(o.need); known {
			res.Seconds = append(res.Seconds, total)
		}
		want := p.facts.ask.of(o.need)
		if cheapest != nil {
			least := cheapest.facts.ask.of(o.need)
			if c := want.Cmp(&least); c > 0 || c == 0 && cheapest.id < p.id {
				continue
			}
		}
		cheapest = p
		res.Ask, res.Prover = want.ToBig(), p.id
	}
	slices.Sort(res.Seconds)
	return res
}
