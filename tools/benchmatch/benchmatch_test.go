package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/clock"
)

// A small market runs to its end, and the same seed gives the same market.
func TestSmallMarket(t *testing.T) {
	play := func() (int, int64, int) {
		m := newMarket(50, 20, 3, clock.System())
		m.burst()
		m.stream(300)
		for n, p := range m.provers {
			if m.busy[n] > p.Slots || m.busy[n] < 0 {
				t.Fatalf("prover %d has %d jobs in %d slots", n, m.busy[n], p.Slots)
			}
		}
		return m.matches, m.now, m.lost
	}
	matches, now, lost := play()
	if matches < 300 {
		t.Fatalf("%d matches", matches)
	}
	if m, n, l := play(); m != matches || n != now || l != lost {
		t.Fatalf("again: %d %d %d, first %d %d %d", m, n, l, matches, now, lost)
	}
}

func TestReport(t *testing.T) {
	out := filepath.Join(t.TempDir(), "report.json")
	var table strings.Builder
	if code := command([]string{"-orders", "20,40", "-provers", "10", "-matches", "50", "-out", out}, &table, io.Discard, clock.System()); code != 0 {
		t.Fatal(code)
	}
	var r report
	b, err := os.ReadFile(out)
	if err != nil || json.Unmarshal(b, &r) != nil || len(r.Runs) != 2 || r.Runs[1].Events["match"].Count < 50 || r.Runs[1].MatchesPerSecond <= 0 {
		t.Fatalf("%v %s", err, b)
	}
	if n := strings.Count(table.String(), "| 40 |"); n != 2 {
		t.Fatal(table.String())
	}
	if code := command([]string{"-orders", "0"}, io.Discard, io.Discard, clock.System()); code != 2 {
		t.Fatal(code)
	}
}

func TestTheAimIsJudged(t *testing.T) {
	slow := run{OpenOrders: 10_000, Burst: times{P99: AimP99Seconds + 0.001}}
	if (report{Runs: []run{slow}}).good(io.Discard) {
		t.Error("a slow burst is called good")
	}
	slow.Burst.P99 = AimP99Seconds
	big := run{OpenOrders: 100_000, Burst: times{P99: 9}} // the aim is about 10,000
	if !(report{Runs: []run{slow, big}}).good(io.Discard) {
		t.Error("a good run is called slow")
	}
}

func TestSpread(t *testing.T) {
	list := make([]float64, 100)
	for i := range list {
		list[i] = float64(100 - i)
	}
	if s := spreadOf(list); s.P50 != 51 || s.P99 != 100 || s.Max != 100 || s.Mean != 50.5 || s.Count != 100 {
		t.Fatalf("%+v", s)
	}
	if s := spreadOf(nil); s != (times{}) {
		t.Fatal(s)
	}
}
