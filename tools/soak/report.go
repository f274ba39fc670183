package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// maxGrowth is by how much the median of the last tenth may be above that of the second, which begins after the warm-up.
const maxGrowth = 0.10

// minSamples make the tenths say something.
const minSamples = 40

// follows are the quantities that go up and down with the rate at which orders are paid, since what is kept is kept for a time. Not they
// are judged but what they are for each order that is kept; of the database, whose file never shrinks, for the most that were kept.
var follows = map[string]string{"disk artifacts": "disk artifacts per kept order", "disk queue": "disk queue per kept order",
	"disk database": "disk database per most kept orders", "kept names": "names per kept order", keptOrders: ""}

const keptOrders = "kept orders"

// derive adds to the samples what is judged in place of follows.
func derive(samples []sample) {
	most := 1.0
	for _, s := range samples {
		kept := max(s.Quantities[keptOrders], 1)
		most = max(most, kept)
		for name, derived := range follows {
			switch {
			case derived == "":
			case name == "disk database":
				s.Quantities[derived] = s.Quantities[name] / most
			default:
				s.Quantities[derived] = s.Quantities[name] / kept
			}
		}
	}
}

// flat is one quantity's judgement.
type flat struct {
	Name   string  `json:"name"`
	Second float64 `json:"second"` // the median of the second tenth
	Last   float64 `json:"last"`
	Growth float64 `json:"growth"`
	Most   float64 `json:"most"` // of all samples
	OK     bool    `json:"ok"`
	Free   bool    `json:"free,omitempty"` // one of follows: not judged
}

type report struct {
	Jobs       int      `json:"jobs"` // opened
	Asked      int      `json:"asked"`
	Once       int      `json:"paidOnce"`
	Never      int      `json:"paidNever"`
	More       int      `json:"paidMoreThanOnce"`
	Refused    int      `json:"transactionsRefused"`
	Seconds    float64  `json:"seconds"`
	PerSecond  float64  `json:"perSecond"`
	P50        float64  `json:"p50"`
	P99        float64  `json:"p99"`
	Provers    int      `json:"provers"`
	Open       int      `json:"open"`
	KeepSecond int64    `json:"keepSeconds"`
	Flat       []flat   `json:"flat"`
	Judged     bool     `json:"judged"` // there were enough samples
	Samples    []sample `json:"samples"`
}

func (g *gauge) report(n *network, end time.Time) report {
	r := report{Jobs: n.opened, Asked: n.o.jobs, Seconds: end.Sub(g.began).Seconds(), P50: quantile(g.all, 0.5), P99: quantile(g.all, 0.99),
		Provers: n.o.provers, Open: n.o.open, KeepSecond: n.o.keepSeconds, Samples: g.samples}
	r.Never, r.Once, r.More, r.Refused = n.market.tally(n.opened)
	r.PerSecond = float64(r.Once) / r.Seconds
	r.judge()
	return r
}

// judge looks at all quantities of the samples.
func (r *report) judge() {
	r.Judged, r.Flat = len(r.Samples) >= minSamples, nil
	if len(r.Samples) == 0 {
		return
	}
	derive(r.Samples)
	for _, name := range slices.Sorted(maps.Keys(r.Samples[0].Quantities)) {
		r.Flat = append(r.Flat, judge(name, r.Samples))
	}
}

// rejudge reads a report again, and judges it by this program's rules.
func rejudge(path, out string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var r report
	if err := json.Unmarshal(b, &r); err != nil {
		return err
	}
	r.judge()
	if err := r.write(out); err != nil {
		return err
	}
	fmt.Print(r.table())
	return r.verdict()
}

// judge compares a quantity's medians of the second and the last tenth of the samples.
func judge(name string, samples []sample) flat {
	values := make([]float64, len(samples))
	for i, s := range samples {
		values[i] = s.Quantities[name]
	}
	tenth := max(len(values)/10, 1)
	f := flat{Name: name, Second: quantile(values[min(tenth, len(values)-1):min(2*tenth, len(values))], 0.5), Last: quantile(values[len(values)-tenth:], 0.5), Most: slices.Max(values)}
	if f.Second > 0 {
		f.Growth = f.Last/f.Second - 1
	} else if f.Last > 0 {
		f.Growth = 1
	}
	_, f.Free = follows[name]
	f.OK = f.Free || f.Growth <= maxGrowth
	return f
}

func (r report) verdict() error {
	var bad []string
	if r.Never+r.More > 0 {
		bad = append(bad, fmt.Sprintf("%d orders were never paid, %d more than once", r.Never, r.More))
	}
	for _, f := range r.Flat {
		if r.Judged && !f.OK {
			bad = append(bad, fmt.Sprintf("%s grew by %.0f %%", f.Name, 100*f.Growth))
		}
	}
	if len(bad) > 0 {
		return fmt.Errorf("%s", strings.Join(bad, "; "))
	}
	return nil
}

func (r report) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d of %d jobs in %.0f s (%.1f a second), %d open at a time, %d provers, closed orders kept for %d s: %d paid once, %d never, %d more than once; "+
		"from opening to payment p50 %.2f s, p99 %.2f s.\n\n", r.Jobs, r.Asked, r.Seconds, r.PerSecond, r.Open, r.Provers, r.KeepSecond, r.Once, r.Never, r.More, r.P50, r.P99)
	fmt.Fprintf(&b, "| quantity | 2nd tenth | last tenth | growth | most | |\n|---|--:|--:|--:|--:|---|\n")
	for _, f := range r.Flat {
		verdict := "flat"
		switch {
		case !r.Judged:
			verdict = "too few samples"
		case f.Free:
			verdict = "as the rate"
		case !f.OK:
			verdict = "**grew**"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %+.1f %% | %s | %s |\n", f.Name, human(f.Name, f.Second), human(f.Name, f.Last), 100*f.Growth, human(f.Name, f.Most), verdict)
	}
	return b.String()
}

func human(name string, v float64) string {
	if strings.Contains(name, " per ") {
		return fmt.Sprintf("%.4g", v)
	}
	if strings.HasPrefix(name, "disk") || strings.HasPrefix(name, "memory") || name == "heap" {
		return fmt.Sprintf("%.1f MB", v/1e6)
	}
	return fmt.Sprintf("%.0f", v)
}

func (r report) write(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "report.json"), append(b, '\n'), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "table.md"), []byte(r.table()), 0o644)
}
