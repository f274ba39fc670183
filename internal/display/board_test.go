package display

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func TestPlainBoardIsBounded(t *testing.T) {
	var out bytes.Buffer
	b := New(&out, false, Estimates{proof.StageWrap: 100})
	for s := 0.0; s <= 100; s++ {
		b.Update(Update{Stage: proof.StageWrap, State: "running", Seconds: s, PeakBytes: 18e9})
	}
	b.Update(Update{Stage: proof.StageWrap, State: "done", Seconds: 101})
	b.Update(Update{Stage: proof.StageWrap, State: "running", Seconds: 102})
	b.Close()
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 5 { // started, 30, 60, 90, done
		t.Errorf("%d lines, want 5:\n%s", len(lines), out.String())
	}
	if last := lines[len(lines)-1]; !strings.Contains(last, "done in 1 min 41 s, peak 18.0 GB") {
		t.Errorf("last line %q", last)
	}
}

func TestTerminalBoardDrawsStages(t *testing.T) {
	var out bytes.Buffer
	b := New(&out, true, Estimates{})
	half := 0.5
	b.Update(Update{Stage: proof.StageCore, State: "running", Fraction: &half, Seconds: 3})
	b.Update(Update{Stage: proof.StageCore, State: "done", Seconds: 5})
	b.Update(Update{Stage: proof.StageWrap, State: "started"})
	b.Close()
}

func TestFractionNeverClaimsTheEnd(t *testing.T) {
	b := New(&bytes.Buffer{}, false, Estimates{proof.StageWrap: 10})
	two, minus := 2.0, -1.0
	for _, u := range []Update{{Stage: proof.StageWrap, Seconds: 99}, {Stage: proof.StageWrap, Fraction: &two}} {
		if f := b.fraction(u); f != 0.99 {
			t.Errorf("%+v: %v, want 0.99", u, f)
		}
	}
	if f := b.fraction(Update{Fraction: &minus}); f != 0 {
		t.Errorf("negative fraction: %v", f)
	}
}

func TestLearn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "stages.json")
	b := New(&bytes.Buffer{}, false, LoadEstimates(path))
	b.Update(Update{Stage: proof.StageWrap, State: "done", Seconds: 42})
	b.Update(Update{Stage: proof.StageCore, State: "running", Seconds: 7})
	if err := b.Learn(path); err != nil {
		t.Fatal(err)
	}
	e := LoadEstimates(path)
	if e[proof.StageWrap] != 42 || e[proof.StageCore] == 7 {
		t.Errorf("learnt %v", e)
	}
}

// What was never measured here must not look as if it had been.
func TestLearnStoresOnlyWhatWasMeasured(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stages.json")
	for _, stage := range []proof.Stage{proof.StageShrink, proof.StageWrap} {
		b := New(&bytes.Buffer{}, false, LoadEstimates(path))
		b.Update(Update{Stage: stage, State: "done", Seconds: 42})
		if err := b.Learn(path); err != nil {
			t.Fatal(err)
		}
	}
	if got := LoadMeasured(path); len(got) != 2 || got[proof.StageShrink] != 42 || got[proof.StageWrap] != 42 {
		t.Errorf("measured %v, want shrink and wrap alone", got)
	}
}

func TestLoadMeasuredBelievesNoBrokenFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stages.json")
	for text, want := range map[string]int{"": 0, "[1]": 0, `{"wrap":"x"}`: 0, `{"wrap":-1,"shrink":0,"compressed":5,"core":1e99}`: 1, "null": 0} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if got := LoadMeasured(path); len(got) != want {
			t.Errorf("%q: %v, want %d stages", text, got, want)
		}
		if got := LoadEstimates(path); got[proof.StageWrap] != Reference[proof.StageWrap] {
			t.Errorf("%q: wrap %v, want the reference", text, got[proof.StageWrap])
		}
	}
}

func TestUnits(t *testing.T) {
	for _, c := range [][2]string{{Seconds(0.44), "0.4 s"}, {Seconds(12.4), "12 s"}, {Seconds(184.6), "3 min 05 s"}, {Bytes(0), "?"}, {Bytes(388), "388 B"}, {Bytes(1_340_837), "1.3 MB"}, {Bytes(18e9), "18.0 GB"}} {
		if c[0] != c[1] {
			t.Errorf("got %q, want %q", c[0], c[1])
		}
	}
}
