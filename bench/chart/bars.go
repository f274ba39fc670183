package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// row is one bar with its name and its figure above it.
type row struct {
	name, value string
	parts       []part
	low, high   float64 // what the whole lies between; none when they are equal
}

// part is a piece of a bar; text says its figure, and unit of what where it stands outside the bar.
type part struct {
	ink   ink
	name  string
	value float64
	text  string
	unit  string
}

func (r row) sum() (sum float64) {
	for _, p := range r.parts {
		sum += p.value
	}
	return sum
}

// axis maps values to the width of a chart: by their size, or by their powers of ten.
type axis struct {
	low, high float64
	log       bool
}

// drawable says whether a chart can show all the values: a stranger's report may hold any number.
func drawable(values ...float64) bool {
	for _, v := range values {
		if !(v >= 1e-12 && v <= 1e18) {
			return false
		}
	}
	return true
}

// linear begins at 0.
func linear(rows []row) axis {
	a := axis{}
	for _, r := range rows {
		a.high = max(a.high, r.sum(), r.high)
	}
	return a
}

// powers are whole powers of ten around the values, which are above 0.
func powers(values ...float64) axis {
	a := axis{log: true, low: math.Inf(1)}
	for _, v := range values {
		a.low, a.high = min(a.low, v), max(a.high, v)
	}
	a.low, a.high = math.Pow(10, math.Floor(math.Log10(a.low))), math.Pow(10, math.Ceil(math.Log10(a.high)))
	if a.high <= a.low {
		a.high = a.low * 10
	}
	return a
}

// around narrows an axis of powers to 1, 2 or 5 times them.
func (a axis) around(values ...float64) axis {
	for _, v := range a.round(1, 1, 2, 5) {
		if v <= slices.Min(values) {
			a.low = v
		}
	}
	steps := a.round(1, 1, 2, 5)
	for i := len(steps) - 1; i > 0 && steps[i] >= slices.Max(values); i-- {
		a.high = steps[i]
	}
	return a
}

// round are the round values of an axis of powers: of every step-th power of ten, the multiples.
func (a axis) round(step int, multiples ...float64) (values []float64) {
	const rounding = 1e-9
	first := int(math.Floor(math.Log10(a.low) + rounding))
	for power := first; power <= first+40; power += step {
		for _, m := range multiples {
			if v := m * math.Pow(10, float64(power)); v >= a.low*(1-rounding) && v <= a.high*(1+rounding) {
				values = append(values, v)
			}
		}
	}
	return values
}

// at is where a value is, from 0 to 1.
func (a axis) at(v float64) float64 {
	switch {
	case !a.log:
		return v / a.high
	case v <= a.low:
		return 0
	}
	return math.Log(v/a.low) / math.Log(a.high/a.low)
}

// ticks are round values, at most most of them.
func (a axis) ticks(most int) (ticks []float64) {
	if a.log {
		if ticks = a.round(1, 1, 2, 5); len(ticks) <= most+1 {
			return ticks
		}
		return a.round(int(math.Log10(a.high/a.low))/most+1, 1)
	}
	step := math.Pow(10, math.Floor(math.Log10(a.high)))
	for _, fine := range []float64{0.2, 0.25, 0.5, 1, 2, 5, 10} {
		if a.high/(step*fine) <= float64(most) {
			step *= fine
			break
		}
	}
	for i := 0; float64(i)*step <= a.high; i++ {
		ticks = append(ticks, float64(i)*step)
	}
	return ticks
}

// short is a number in few letters: 12.5k, 3M.
func short(v float64) string {
	for _, unit := range []struct {
		size float64
		name string
	}{{1e12, "T"}, {1e9, "G"}, {1e6, "M"}, {1e3, "k"}} {
		if v >= unit.size*0.9995 {
			return strconv.FormatFloat(v/unit.size, 'g', 3, 64) + unit.name
		}
	}
	return strconv.FormatFloat(v, 'g', 3, 64)
}

const (
	nameSize, figureSize, smallSize = 13.0, 12.0, 11.0
	barHeight                       = 22.0
)

// bars draws rows, one below the other, and the axis below them.
func (s *scene) bars(rows []row, a axis, unit string) {
	if a.high <= 0 {
		return
	}
	top := s.y + 4
	mark := len(s.items)
	for _, r := range rows {
		s.bar(r, a)
	}
	s.y += 6
	ticks := a.ticks(max(2, int(s.inner()/90)))
	var lines []item
	for _, v := range ticks[1:] {
		x := margin + a.at(v)*s.inner()
		lines = append(lines, item{kind: box, x: x - 0.5, y: top, w: 1, h: s.y - top, ink: grid})
	}
	s.y += 13
	for i, v := range ticks {
		text, x, at := short(v), margin+a.at(v)*s.inner(), middle
		switch {
		case i == 0:
			text, x, at = text+" "+unit, margin, start
		case x+width(text, smallSize, false)/2 > s.width-margin:
			x, at = s.width-margin, end
		}
		s.words(x, s.y, smallSize, at, soft, false, text)
	}
	// Behind the bars, not over them.
	s.items = append(s.items[:mark:mark], append(lines, s.items[mark:]...)...)
	s.y += 6
}

func (s *scene) bar(r row, a axis) {
	valueWidth := width(r.value, figureSize, true)
	room := s.inner() - valueWidth - 12
	s.y += 22
	if room < min(width(plain(r.name), nameSize, false), s.inner()/2.5) {
		s.halo(margin, s.y, nameSize, start, black, false, cut(plain(r.name), nameSize, false, s.inner()))
		s.y += 16
	} else {
		s.halo(margin, s.y, nameSize, start, black, false, cut(plain(r.name), nameSize, false, room))
	}
	s.halo(s.width-margin, s.y, figureSize, end, black, true, r.value)
	s.y += 6
	x, sum, rest := float64(margin), 0.0, []string{}
	for _, p := range r.parts {
		sum += p.value
		until := margin + a.at(sum)*s.inner()
		// Pieces next to each other keep a thin gap, where they are wide enough to be seen with it.
		w := until - x
		if w > 3 && len(r.parts) > 1 {
			w--
		}
		s.box(x, s.y, max(w, 0.5), barHeight, p.ink)
		if p.text != "" {
			if w > width(p.text, smallSize, true)+6 {
				s.words(x+w/2, s.y+15.5, smallSize, middle, on(p.ink), true, p.text)
			} else {
				rest = append(rest, p.name+" "+p.text+p.unit)
			}
		}
		x = until
	}
	s.y += barHeight
	if r.high > r.low {
		left, right := margin+a.at(r.low)*s.inner(), margin+a.at(r.high)*s.inner()
		s.y += 8
		s.box(left, s.y-1, max(right-left, 1), 2, black)
		s.box(left-0.75, s.y-4, 1.5, 8, black)
		s.box(right-0.75, s.y-4, 1.5, 8, black)
		s.y += 2
	}
	if len(rest) > 0 {
		mark := len(s.items)
		s.lines(smallSize, soft, false, "too thin to label: "+strings.Join(rest, ", "))
		written := slices.Clone(s.items[mark:])
		s.items = s.items[:mark]
		for _, i := range written {
			s.halo(i.x, i.y, i.size, start, i.ink, false, i.text)
		}
	}
}

// halo is words on a piece of paper of their own, so that no line runs through them.
func (s *scene) halo(x, y, size float64, a anchor, i ink, bold bool, text string) {
	w := width(plain(text), size, bold)
	left := x - 2
	if a == end {
		left = x - w - 2
	}
	s.box(left, y-size, w+4, size*1.35, paper)
	s.words(x, y, size, a, i, bold, text)
}
