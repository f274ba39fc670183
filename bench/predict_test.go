package bench

import (
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
