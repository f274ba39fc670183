package chart

// cell is a figure of a table in colours; below 0 is none.
type cell struct {
	value float64
	text  string
}

// heat draws a table whose cells are the deeper the more they hold.
func (s *scene) heat(heads []string, names []string, cells [][]cell) {
	most := 0.0
	for _, line := range cells {
		for _, c := range line {
			most = max(most, c.value)
		}
	}
	if most == 0 {
		return
	}
	beside := s.width >= 600 // the name is beside its cells, or else above them
	left := float64(margin)
	if beside {
		for _, name := range names {
			left = max(left, margin+min(width(plain(name), nameSize, false), 230)+12)
		}
	}
	w := (s.width - margin - left) / float64(len(heads))
	s.y += 22
	for i, head := range heads {
		size := min(smallSize, smallSize*(w-3)/width(head, smallSize, false))
		s.words(left+(float64(i)+0.5)*w, s.y, size, middle, soft, false, head)
	}
	s.y += 6
	const height = 28
	for i, name := range names {
		if beside {
			s.words(margin, s.y+18.5, nameSize, start, black, false, cut(plain(name), nameSize, false, left-margin-12))
		} else {
			s.y += 18
			s.words(margin, s.y-3, nameSize, start, black, false, cut(plain(name), nameSize, false, s.inner()))
		}
		for j, c := range cells[i] {
			x := left + float64(j)*w
			if c.value < 0 {
				s.words(x+w/2, s.y+18, figureSize, middle, soft, false, none)
				continue
			}
			shade := heats[min(int(c.value/most*float64(len(heats))), len(heats)-1)]
			s.box(x, s.y, w-2, height-2, shade)
			size := min(figureSize, figureSize*(w-6)/width(c.text, figureSize, false))
			s.words(x+(w-2)/2, s.y+17.5, size, middle, on(shade), false, c.text)
		}
		s.y += height
	}
}
