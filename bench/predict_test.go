package bench

import (
	"slices"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

// Wrapping takes one receipt of one size: that it was slower by chance for a larger program must not make it slower still for larger ones.
func TestWrappingDoesNotGrow(t *testing.T) {
	r := made(4, 1)
	for i := range r.Cases {
		for j := range r.Cases[i].Repeats[0].Samples {
			if s := &r.Cases[i].Repeats[0].Samples[j]; s.Stage == proof.StageWrap {
				s.Seconds = 50 + float64(i)
			}
		}
	}
	m, err := Fit(r, UnitCycles)
	if err != nil {
		t.Fatal(err)
	}
	wrap := m.Stages[proof.StageWrap].Seconds
	if wrap.PerUnit != 0 || wrap.Fixed < 50 || wrap.Fixed > 53 || m.Stages[proof.StageCore].Seconds.PerUnit == 0 {
		t.Errorf("wrap %+v, core %+v", wrap, m.Stages[proof.StageCore].Seconds)
	}
}

// A longer program is proven in more shards, not in larger ones.
func TestMemoryEndsWithTheLargestCase(t *testing.T) {
	r := made(4, 1)
	for i := range r.Cases {
		core := slices.IndexFunc(r.Cases[i].Repeats[0].Samples, func(s Sample) bool { return s.Stage == proof.StageCore })
		r.Cases[i].Repeats[0].Samples[core].PeakBytes = int64(5+i) << 30
	}
	m, err := Fit(r, UnitCycles)
	if err != nil {
		t.Fatal(err)
	}
	least, most, beyond := m.Predict(m.Least, proof.StageGroth16), m.Predict(m.Most, proof.StageGroth16), m.Predict(100*m.Most, proof.StageGroth16)
	if least.PeakBytes >= most.PeakBytes || beyond.PeakBytes != most.PeakBytes || beyond.Seconds < 2*most.Seconds || !beyond.Outside {
		t.Errorf("%+v, %+v, %+v", least, most, beyond)
	}
}

func TestPredictionsBesideWhatWasMeasured(t *testing.T) {
	from, all := made(3, 1), made(5, 1)
	for i := range all.Cases[4].Repeats[0].Samples { // the last is slower and larger than its cycles tell
		s := &all.Cases[4].Repeats[0].Samples[i]
		s.Seconds, s.PeakBytes = 2*s.Seconds, 2*s.PeakBytes
	}
	executed := all.Cases[3]
	executed.Program, executed.Repeats = "executed", []Repeat{{Samples: executed.Repeats[0].Samples[:1]}}
	all.Cases = append(all.Cases, executed)
	m, err := Fit(from, UnitCycles)
	if err != nil {
		t.Fatal(err)
	}
	misses := m.Against(all, from)
	if len(misses) != 2 || misses[0].Work != 4e6 || misses[1].Work != 5e6 || !misses[0].Outside {
		t.Fatalf("%+v", misses)
	}
	if !near(misses[0].Time()+1, 1) || !near(misses[1].Time(), -0.5) || !near(misses[0].Memory()+1, 1) || !near(misses[1].Memory(), -0.5) {
		t.Errorf("%+v: times %v and %v, memory %v and %v", misses, misses[0].Time(), misses[1].Time(), misses[0].Memory(), misses[1].Memory())
	}
}
