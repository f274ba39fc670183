package measure

import (
	"fmt"
	"slices"
)

// Spread is what several runs say about one figure.
type Spread struct {
	Median float64 `json:"median"`
	Min    float64 `json:"min"`
	Max    float64 `json:"max"`
	Runs   int     `json:"runs"`
}

// SpreadOf is nil when there are no values. The median of an even number of values is the mean of the middle two.
func SpreadOf(values []float64) *Spread {
	n := len(values)
	if n == 0 {
		return nil
	}
	sorted := slices.Sorted(slices.Values(values))
	return &Spread{Median: (sorted[(n-1)/2] + sorted[n/2]) / 2, Min: sorted[0], Max: sorted[n-1], Runs: n}
}

// Cell is a figure of a table: the median, and what it lies between when there is more than one run.
func (s *Spread) Cell(unit string) string {
	if s == nil {
		return "–"
	}
	digits := 1
	if unit != "s" {
		digits = 2
	}
	text := fmt.Sprintf("%.*f", digits, s.Median)
	if s.Runs > 1 {
		text += fmt.Sprintf(" (%.*f–%.*f)", digits, s.Min, digits, s.Max)
	}
	return text
}
