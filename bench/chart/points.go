package chart

import "math"

// point is a figure at its place, and what it lies between.
type point struct {
	name      string
	x, y      float64
	low, high float64
	figure    string
	px, py    float64
	top, foot float64
}

// points draws them between axes of powers of ten; a name without room is in the list below.
func (s *scene) points(points []point, across, up string) {
	var xs, ys []float64
	for _, p := range points {
		xs, ys = append(xs, p.x), append(ys, p.low, p.high)
	}
	ax, ay := powers(xs...).around(xs...), powers(ys...).around(ys...)
	const gutter = 44
	left, right := margin+float64(gutter), s.width-margin-8
	s.y += 18
	s.words(margin, s.y, smallSize, start, soft, false, up)
	top := s.y + 10
	bottom := top + min(380, s.width*0.8)
	placeX := func(v float64) float64 { return left + ax.at(v)*(right-left) }
	placeY := func(v float64) float64 { return bottom - ay.at(v)*(bottom-top) }
	for _, v := range ax.ticks(6) {
		s.box(placeX(v)-0.5, top, 1, bottom-top+4, grid)
		s.words(placeX(v), bottom+17, smallSize, middle, soft, false, short(v))
	}
	for _, v := range ay.ticks(6) {
		s.box(left-4, placeY(v)-0.5, right-left+4, 1, grid)
		s.words(left-8, placeY(v)+4, smallSize, end, soft, false, short(v))
	}
	s.y = bottom + 34
	s.words(right, s.y, smallSize, end, soft, false, across)
	for i := range points {
		p := &points[i]
		p.px, p.py, p.top, p.foot = placeX(p.x), placeY(p.y), placeY(p.high), placeY(p.low)
		if p.high > p.low {
			s.box(p.px-0.75, p.top, 1.5, p.foot-p.top, black)
			s.box(p.px-4, p.top-0.75, 8, 1.5, black)
			s.box(p.px-4, p.foot-0.75, 8, 1.5, black)
		}
		s.dot(p.px, p.py, 6, paper)
		s.dot(p.px, p.py, 5, blue)
	}
	s.names(points, area{left, top, right + 8, bottom})
}

type area struct{ left, top, right, bottom float64 }

func (a area) meets(b area) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

// names puts each name where no other name and no dot is, around its point.
func (s *scene) names(points []point, within area) {
	var taken []area
	for _, p := range points {
		taken = append(taken, area{p.px - 7, min(p.py-7, p.top), p.px + 7, max(p.py+7, p.foot)})
	}
	var left []string
	for _, p := range points {
		text := cut(plain(p.name), figureSize, false, 230) + "  " + p.figure
		if !s.put(p, text, within, &taken) && !s.put(p, cut(plain(p.name), smallSize, false, 150), within, &taken) {
			left = append(left, text)
		}
	}
	for i, text := range left {
		if i == 0 {
			s.y += 4
			s.lines(smallSize, soft, false, "Points without room for a name, in the order of the cases:")
		}
		s.lines(smallSize, soft, false, text)
	}
}

func (s *scene) put(p point, text string, within area, taken *[]area) bool {
	w := width(text, figureSize, false)
	for _, place := range []struct{ dx, dy float64 }{{11, 4}, {-11 - w, 4}, {-w / 2, -12}, {-w / 2, 20}, {8, -10}, {8, 18}, {-8 - w, -10}, {-8 - w, 18},
		{-w / 2, -26}, {-w / 2, 34}, {8 - w/4, 34}, {8 - w/4, -26}} {
		x, y := p.px+place.dx, p.py+place.dy
		// A name that would leave the chart moves into it when it is not beside its point.
		if math.Abs(place.dy) >= 10 {
			x = max(within.left+2, min(x, within.right-w-2))
		}
		spot := area{x - 2, y - figureSize, x + w + 2, y + 4}
		if spot.left < within.left || spot.right > within.right || spot.top < within.top || spot.bottom > within.bottom {
			continue
		}
		free := true
		for _, other := range *taken {
			free = free && !spot.meets(other)
		}
		if free {
			*taken = append(*taken, spot)
			s.halo(x, y, figureSize, start, black, false, text)
			return true
		}
	}
	return false
}
