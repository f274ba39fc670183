package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/lemma-network/lemma/internal/measure"
)

// report is the JSON file.
type report struct {
	Machine measure.Machine `json:"machine"`
	Go      string          `json:"go"`
	Provers int             `json:"provers"`
	Seed    uint64          `json:"seed"`
	Runs    []run           `json:"runs"`
}

// run is what was measured at one number of open orders. Times are seconds of the engine's real time.
type run struct {
	OpenOrders       int              `json:"open_orders"`
	Matches          int              `json:"matches"`
	Unserved         int              `json:"unserved"` // passed their deadline: too poor, too late or too odd for everybody
	SimulatedSeconds int64            `json:"simulated_seconds"`
	EngineSeconds    float64          `json:"engine_seconds"`
	MatchesPerSecond float64          `json:"matches_per_second"`
	Burst            times            `json:"burst"` // all orders opened in one moment, every slot free
	Events           map[string]times `json:"events"`
	HeapBytes        int64            `json:"heap_bytes"` // with the simulated world around the engine
}

// times are the spread of many.
type times struct {
	Count int     `json:"count"`
	P50   float64 `json:"p50"`
	P99   float64 `json:"p99"`
	Max   float64 `json:"max"`
	Mean  float64 `json:"mean"`
}

func spreadOf(list []float64) times {
	if len(list) == 0 {
		return times{}
	}
	list = slices.Sorted(slices.Values(list))
	at := func(q float64) float64 { return list[min(int(q*float64(len(list))), len(list)-1)] }
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return times{Count: len(list), P50: at(0.5), P99: at(0.99), Max: list[len(list)-1], Mean: sum / float64(len(list))}
}

func (m *market) run() run {
	r := run{OpenOrders: m.wanted, Matches: m.matches, Unserved: m.lost, SimulatedSeconds: m.now - 1_000_000, EngineSeconds: m.engineTime.Seconds(),
		Burst: spreadOf(m.burstTimes), Events: map[string]times{}}
	if r.EngineSeconds > 0 {
		r.MatchesPerSecond = float64(r.Matches) / r.EngineSeconds
	}
	for kind, list := range m.times {
		r.Events[kind] = spreadOf(list)
	}
	m.times = nil // the measure is not part of what is measured
	return r
}

func (r report) write(w io.Writer) {
	fmt.Fprintf(w, "# Matching engine\n\n%s; %s; %d provers; seed %d\n\n", r.Machine, r.Go, r.Provers, r.Seed)
	fmt.Fprintln(w, "| open orders | matches | matches/s of engine time | open → assigned p50, p99, max (ms) | burst: assigned, all after (ms) | heap (MB) |")
	fmt.Fprintln(w, "|---:|---:|---:|---:|---:|---:|")
	for _, x := range r.Runs {
		m := x.Events["match"]
		fmt.Fprintf(w, "| %d | %d | %.0f | %s | %d, %.1f | %.0f |\n", x.OpenOrders, x.Matches, x.MatchesPerSecond, ms(m), x.Burst.Count, 1e3*x.Burst.Max, float64(x.HeapBytes)/1e6)
	}
	fmt.Fprintln(w, "\nOne event with the matching after it, in microseconds (count, mean, p99):")
	fmt.Fprintln(w, "\n| open orders | new order | job done | heartbeat | wake | deadline |\n|---:|---:|---:|---:|---:|---:|")
	for _, x := range r.Runs {
		fmt.Fprintf(w, "| %d |", x.OpenOrders)
		for _, kind := range []string{"new order", "job done", "heartbeat", "wake", "deadline"} {
			t := x.Events[kind]
			fmt.Fprintf(w, " %d, %.0f, %.0f |", t.Count, 1e6*t.Mean, 1e6*t.P99)
		}
		fmt.Fprintln(w)
	}
}

func ms(t times) string { return fmt.Sprintf("%.3f, %.3f, %.1f", 1e3*t.P50, 1e3*t.P99, 1e3*t.Max) }

// good reports whether the aim is met at up to 10,000 open orders, in the stream and in the burst.
func (r report) good(w io.Writer) bool {
	ok := true
	for _, x := range r.Runs {
		if p99 := max(x.Events["match"].P99, x.Burst.P99); x.OpenOrders <= 10_000 && p99 > AimP99Seconds {
			fmt.Fprintf(w, "benchmatch: at %d open orders the p99 from open to assigned is %.0f ms: the aim is %.0f ms\n", x.OpenOrders, 1e3*p99, 1e3*AimP99Seconds)
			ok = false
		}
	}
	return ok
}
