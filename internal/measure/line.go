package measure

import "math"

// LineRange is how many times the work of the largest point must be that of the smallest before a line through them says what grows.
const LineRange = 2

// Line is Fixed + PerUnit × work, never below Fixed.
type Line struct {
	Fixed   float64 `json:"fixed"`
	PerUnit float64 `json:"per_unit"`
}

// At is the line's value.
func (l Line) At(work float64) float64 { return l.Fixed + l.PerUnit*work }

// Point is what was measured for so much work.
type Point struct{ Work, Value float64 }

// FitLine is the line with the least squares of relative errors, so that a short job counts as much as a long one. What would fall with
// more work is constant. Points without a value above 0 do not count.
func FitLine(points []Point) Line {
	var w, x, y, xx, xy float64
	least, most := math.Inf(1), 0.0
	for _, p := range points {
		if p.Value <= 0 {
			continue
		}
		weight := 1 / (p.Value * p.Value)
		w, x, y, xx, xy = w+weight, x+weight*p.Work, y+weight*p.Value, xx+weight*p.Work*p.Work, xy+weight*p.Work*p.Value
		least, most = min(least, p.Work), max(most, p.Work)
	}
	constant := FlatLine(points)
	if w == 0 || most < LineRange*max(least, 1) {
		return constant
	}
	slope := (w*xy - x*y) / (w*xx - x*x)
	fixed := (y - slope*x) / w
	switch {
	case !(slope > 0):
		return constant
	case fixed < 0: // through nothing
		return Line{PerUnit: xy / xx}
	}
	return Line{Fixed: fixed, PerUnit: slope}
}

// FlatLine is the line of the same weights that does not rise.
func FlatLine(points []Point) Line {
	var w, y float64
	for _, p := range points {
		if p.Value > 0 {
			w, y = w+1/(p.Value*p.Value), y+1/p.Value
		}
	}
	if w == 0 {
		return Line{}
	}
	return Line{Fixed: y / w}
}
