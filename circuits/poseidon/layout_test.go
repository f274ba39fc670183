package poseidon

import (
	"slices"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func TestArrange(t *testing.T) {
	const full = 1 << (2 * MaxCoordinates)
	for _, c := range []struct {
		name               string
		counts             [8]int
		coordinates, lanes int
		code               string
	}{
		{"one", [8]int{7: 1}, 0, 1, ""},
		{"four", [8]int{7: 4}, 0, 4, ""},
		{"every kind", [8]int{0, 1, 1, 1, 1, 1, 1, 1}, 0, 7, ""},
		{"a block's lanes", [8]int{7: rate}, 0, rate, ""},
		{"one more", [8]int{7: rate + 1}, 1, 4, ""},
		{"a full lane", [8]int{7: full}, 6, 4, ""},
		{"one more than that", [8]int{7: full + 1}, 6, 5, ""},
		{"the wrap circuit's number", [8]int{1: 25000, 7: 8164}, 6, 9, ""},
		{"a block's lanes of six coordinates", [8]int{7: rate << 12}, 6, rate, ""},
		{"one more than those", [8]int{7: rate<<12 + 1}, 7, 4, ""},
		{"the limit", [8]int{7: MaxBatch}, MaxCoordinates, MaxLanes, ""},
		{"past the limit", [8]int{7: MaxBatch + 1}, 0, 0, "batch-too-large"},
		{"too many lanes by kind", [8]int{1: 1, 7: MaxBatch}, 0, 0, "batch-too-large"},
	} {
		s, err := arrange(c.counts)
		if c.code != "" {
			if proof.CodeOf(err) != c.code {
				t.Errorf("%s: error %v, want %s", c.name, err, c.code)
			}
			continue
		}
		if err != nil || s.coordinates != c.coordinates || len(s.lanes) != c.lanes {
			t.Errorf("%s: %v, %v; want %d coordinates and %d lanes", c.name, s, err, c.coordinates, c.lanes)
		}
		var counts [8]int
		for _, l := range s.lanes {
			if l.instances < 1 || l.instances > s.points() {
				t.Errorf("%s: a lane with %d instances at %d points", c.name, l.instances, s.points())
			}
			counts[l.kind] += l.instances
		}
		if counts != c.counts {
			t.Errorf("%s: the lanes hold %v, want %v", c.name, counts, c.counts)
		}
		back, n := readHeader(s.header())
		if back.coordinates != s.coordinates || !slices.Equal(back.lanes, s.lanes) || n != len(s.header()) {
			t.Errorf("%s: the header reads back as %v", c.name, back)
		}
	}
}
