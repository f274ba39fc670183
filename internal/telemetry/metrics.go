package telemetry

import (
	"fmt"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
)

// Desc describes one metric.
type Desc struct {
	Name, Kind, Unit, Help string
	Labels                 []string
}

// book makes metrics and remembers their descriptions.
type book struct {
	registry prometheus.Registerer
	descs    []Desc
}

func (b *book) note(name, kind, help string, labels []string) {
	unit := ""
	for _, u := range []string{"seconds", "bytes", "blocks", "gas"} {
		if strings.Contains(name, "_"+u) {
			unit = u
		}
	}
	b.descs = append(b.descs, Desc{Name: name, Kind: kind, Unit: unit, Help: help, Labels: labels})
}

func (b *book) counter(name, help string, labels ...string) *prometheus.CounterVec {
	b.note(name, "counter", help, labels)
	v := prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
	b.registry.MustRegister(v)
	return v
}

func (b *book) gauge(name, help string, labels ...string) *prometheus.GaugeVec {
	b.note(name, "gauge", help, labels)
	v := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: name, Help: help}, labels)
	b.registry.MustRegister(v)
	return v
}

func (b *book) histogram(name, help string, buckets []float64, labels ...string) *prometheus.HistogramVec {
	b.note(name, "histogram", help, labels)
	v := prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: name, Help: help, Buckets: buckets}, labels)
	b.registry.MustRegister(v)
	return v
}

// Buckets in seconds: of a stage of proving, and of an answer or an effect.
var (
	stageBuckets  = []float64{0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 3600, 7200}
	answerBuckets = []float64{0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60}
	orderBuckets  = []float64{1, 5, 15, 60, 120, 300, 600, 1800, 3600, 4 * 3600, 24 * 3600}
)

// maxCodes bounds the different values of a label that comes from an error code. Further ones are counted as "other".
const maxCodes = 200

// codes lets at most maxCodes label values through.
type codes struct{ seen map[string]bool }

func (c *codes) label(code string) string {
	if code == "" {
		return "none"
	}
	if !c.seen[code] {
		if len(c.seen) >= maxCodes {
			return "other"
		}
		c.seen[code] = true
	}
	return code
}

// Markdown is the page of all metrics.
func Markdown() string {
	var b strings.Builder
	b.WriteString("# Metrics\n\nMade from `internal/telemetry` by its test (`go test ./internal/telemetry -update`); do not edit. Served on `/metrics` of a node's\n`--ops` address, in Prometheus' text format. [grafana.json](grafana.json) is a dashboard of them.\n")
	for _, part := range []struct {
		title string
		descs []Desc
	}{{"Orchestrator", newOrchestrator(prometheus.NewRegistry()).descs}, {"Prover node", newProver(prometheus.NewRegistry()).descs},
		{"GPUs of a prover node's machine, where it has some", newDevices(nil, nil).descs}} {
		fmt.Fprintf(&b, "\n## %s\n\n| metric | kind | labels | meaning |\n|---|---|---|---|\n", part.title)
		for _, d := range part.descs {
			labels := "–"
			if len(d.Labels) > 0 {
				labels = "`" + strings.Join(d.Labels, "` `") + "`"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", d.Name, d.Kind, labels, d.Help)
		}
	}
	b.WriteString("\nBeside these, Go's own `go_*` and `process_*` metrics are served.\n")
	return b.String()
}
