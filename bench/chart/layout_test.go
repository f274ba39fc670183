package chart

import (
	"bytes"
	"fmt"
	"image/png"
	"math"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/proof"
)

// many is a report of n cases to the end, all much alike, which is the hardest for names beside points.
func many(n int, name string) bench.Report {
	r := made()
	like := r.Cases[1]
	r.Cases, r.Plan.Cases = nil, nil
	for i := range n {
		c := like
		c.Program, c.Size, c.Cycles = name, uint64(1000+i), like.Cycles+uint64(i)*10_000
		r.Cases, r.Plan.Cases = append(r.Cases, c), append(r.Plan.Cases, c.CaseID)
	}
	return r
}

// strange is a report of figures that no machine could give and that a file may hold.
func strange() bench.Report {
	r := made()
	for i, v := range []float64{0, math.SmallestNonzeroFloat64, 1e-300, 1e-9, 1, 3e9} {
		for j := range r.Cases[i].Repeats {
			for k := range r.Cases[i].Repeats[j].Samples {
				r.Cases[i].Repeats[j].Samples[k].Seconds = v
			}
		}
	}
	r.Cases[0].Repeats[0].Samples[1].Seconds = 3e9
	r.Cases[1].Repeats[0].Samples[1].PeakBytes = math.MaxInt64
	r.Cases[1].Repeats[0].Samples[1].Seconds = 3e9 // over a native run of next to nothing
	r.Cases[2].Cycles, r.Cases[3].Cycles = 0, proof.MaxCycles
	r.Prices.MachineHour, r.Prices.Coin = 1e12, 1e12
	return r
}

func TestAllTextIsReadable(t *testing.T) {
	for name, r := range map[string]bench.Report{"made": made(), "many": many(30, "sha256"), "more than are shown": many(bench.MaxCases, "keccak"),
		"long": many(12, strings.Repeat("program-", 120)), "wide letters": many(12, strings.Repeat("W@", 500)), "strange": strange()} {
		if err := r.Check(); err != nil {
			t.Fatal(err)
		}
		for _, f := range figures(r) {
			for _, width := range []float64{wide, narrow} {
				legible(t, fmt.Sprintf("%s, %s, %.0f wide", name, f.name, width), f.scene(width, headline(r)))
			}
		}
	}
}

// legible: everything is inside the picture, and no words are over other words.
func legible(t *testing.T, where string, s *scene) {
	t.Helper()
	if !(s.y > 50 && s.y < 8000) {
		t.Errorf("%s: %v high", where, s.y)
	}
	type spot struct {
		area
		text string
	}
	var all []spot
	for _, i := range s.items {
		a := area{i.x, i.y, i.x + i.w, i.y + i.h}
		switch i.kind {
		case dot:
			a = area{i.x - i.w, i.y - i.w, i.x + i.w, i.y + i.w}
		case words:
			left := map[anchor]float64{start: i.x, middle: i.x - i.w/2, end: i.x - i.w}[i.anchor]
			a = area{left, i.y - 0.75*i.size, left + i.w, i.y + 0.2*i.size}
			if i.size < 7 {
				t.Errorf("%s: %q in letters of %.1f", where, i.text, i.size)
			}
			for _, other := range all {
				if a.meets(other.area) {
					t.Errorf("%s: %.60q %v is over %.60q %v", where, i.text, a, other.text, other.area)
					return
				}
			}
			all = append(all, spot{a, i.text})
		}
		if !(a.left >= 0 && a.top >= 0 && a.right <= s.width+0.01 && a.bottom <= s.y+0.01) {
			t.Errorf("%s: %.60q %v leaves the picture of %.0f × %.0f", where, i.text, a, s.width, s.y)
			return
		}
	}
}

func TestStrangeFiguresEnd(t *testing.T) {
	for file, b := range files(t, strange()) {
		if img, err := png.DecodeConfig(bytes.NewReader(b)); strings.HasSuffix(file, ".png") && (err != nil || img.Height > 8000*pixels) {
			t.Errorf("%s: %v, %d high", file, err, img.Height)
		}
	}
	for name, r := range map[string]bench.Report{"strange": strange(), "many": many(bench.MaxCases, "keccak")} {
		page, err := HTML(r, signer)
		if text := string(page); err != nil || strings.Contains(text, "NaN") || strings.Contains(text, `"+Inf`) || len(text) > 4<<20 {
			t.Errorf("%s: %v; a page of %d bytes, or with NaN or Inf", name, err, len(text))
		}
	}
}

func TestAxes(t *testing.T) {
	for _, high := range []float64{1e-9, 0.11, 0.999, 1, 1.001, 9.99, 10, 95, 292, 950, 1e9} {
		for most := 2; most < 10; most++ {
			ticks := axis{high: high}.ticks(most)
			if len(ticks) < 2 && most > 2 || len(ticks) > most+1 || ticks[len(ticks)-1] > high {
				t.Errorf("0 to %v, at most %d: %v", high, most, ticks)
			}
		}
	}
	a := powers(3, 20_000)
	if a.low != 1 || a.high != 1e5 || math.Abs(a.at(1000)-0.6) > 1e-9 || len(a.ticks(6)) != 6 || len(a.ticks(3)) > 4 {
		t.Errorf("%+v: %v", a, a.ticks(6))
	}
	if a = a.around(3, 20_000); a.low != 2 || a.high != 20_000 {
		t.Errorf("around 3 and 20,000: %+v", a)
	}
	if a = powers(33, 34).around(33, 34); a.low != 20 || a.high != 50 || len(a.ticks(6)) != 2 {
		t.Errorf("around 33 and 34: %+v, %v", a, a.ticks(6))
	}
	if a = powers(10).around(10); a.low >= a.high {
		t.Errorf("around 10: %+v", a)
	}
	for v, want := range map[float64]string{0: "0", 0.25: "0.25", 999: "999", 1000: "1k", 12_345: "12.3k", 4.6e7: "46M", 1e18: "1e+06T"} {
		if got := short(v); got != want {
			t.Errorf("%v is %s, want %s", v, got, want)
		}
	}
}

// Text has WCAG's 4.5, shapes have its 3, and neighbours in a bar differ in lightness for those who see no colours.
func TestColoursAreTold(t *testing.T) {
	for name, th := range map[string]theme{"light": light, "dark": dark} {
		for ink, least := range map[ink]float64{black: 7, soft: 4.5, blue: 4.5, "execute": 3, "compressed": 3, "shrink": 3, amber: 3, "witness": 3, plum: 3} {
			if got := contrast(th[ink], th[paper]); got < least {
				t.Errorf("%s: %s on paper: %.2f, want %.1f", name, ink, got, least)
			}
		}
		for _, ink := range th.inks() {
			if over, there := th[on(ink)]; there && contrast(over, th[ink]) < 4.5 {
				t.Errorf("%s: text on %s: %.2f", name, ink, contrast(over, th[ink]))
			}
		}
		order := bench.Whole
		for i := range order[1:] {
			if got := contrast(th[stageInks[order[i]]], th[stageInks[order[i+1]]]); got < 1.3 {
				t.Errorf("%s: %s beside %s: %.2f", name, order[i], order[i+1], got)
			}
		}
	}
	if stageInks[proof.StageCore] != blue || len(stageInks) != len(bench.Whole) {
		t.Error("a stage has no colour")
	}
}
