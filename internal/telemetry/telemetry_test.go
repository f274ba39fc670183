package telemetry

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/lemma-network/lemma/proof"
)

var update = flag.Bool("update", false, "write docs/metrics.md")

func TestPageIsOfTheList(t *testing.T) {
	const path = "../../docs/metrics.md"
	if *update {
		if err := os.WriteFile(path, []byte(Markdown()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(path)
	if err != nil || string(have) != Markdown() {
		t.Errorf("%s is not of this code (%v): run go test ./internal/telemetry -update", path, err)
	}
}

// Every metric that the dashboard asks for exists.
func TestDashboardAsksForWhatThereIs(t *testing.T) {
	b, err := os.ReadFile("../../docs/grafana.json")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, d := range slices.Concat(NewOrchestrator(Registry()).descs, NewProver(Registry()).descs, newDevices(nil, nil).descs) {
		known[d.Name] = true
		if d.Kind == "histogram" {
			known[d.Name+"_bucket"], known[d.Name+"_count"], known[d.Name+"_sum"] = true, true, true
		}
	}
	for _, d := range newDevices(nil, nil).descs {
		if !strings.Contains(string(b), d.Name) && d.Name != "lemma_device_energy_joules_total" {
			t.Errorf("the dashboard does not ask for %s", d.Name)
		}
	}
	names := regexp.MustCompile(`lemma_[a-z_]+`).FindAllString(string(b), -1)
	if len(names) < 15 {
		t.Errorf("the dashboard asks for %d metrics", len(names))
	}
	for _, name := range names {
		if !known[name] {
			t.Errorf("the dashboard asks for %s", name)
		}
	}
}

func TestSilentWithoutAnybody(t *testing.T) {
	var o *Orchestrator
	o.Phase("a", "b")
	o.Closed("fulfilled", time.Second)
	o.Waiting(map[string]int{"memory": 1})
	o.Provers(nil)
	o.Attempt("failed", "x")
	o.Result("proved")
	o.Matched(1)
	o.Effect("k", 1, nil)
	o.Outbox(1)
	o.Transaction("lock", "mined", 1)
	o.Head(1, 1)
	o.Reorganised()
	o.Alarm("x")
	o.Leader(true, 1)
	o.HTTP("/", 200, 1, false)
	var p *Prover
	p.Job("done", "")
	p.Refused("x")
	p.Stage("core", 1, 1)
	p.Cycles(1)
	p.Beat(1, 1, "idle")
	p.Device("cpu", "idle")
	p.HostStarted()
	p.Unsent("x")
	p.Spooled(1)
	var tr *Tracer
	_, end := tr.Span(t.Context(), proof.Digest{}, "x", 1)
	end(nil)
	tr.Past(t.Context(), proof.Digest{}, "x", 1, time.Now(), 1, nil)
}

func TestPhasesBalance(t *testing.T) {
	m := NewOrchestrator(Registry())
	m.Phase("", "seen")
	m.Phase("seen", "queued")
	m.Phase("queued", "queued")
	m.Phase("queued", "")
	if got := testutil.ToFloat64(m.orders.WithLabelValues("queued")) + testutil.ToFloat64(m.orders.WithLabelValues("seen")); got != 0 {
		t.Errorf("%v orders are left", got)
	}
}

// A hostile prover cannot make labels without end.
func TestCodesAreBounded(t *testing.T) {
	m := NewOrchestrator(Registry())
	for i := range maxCodes + 50 {
		m.Attempt("failed", fmt.Sprintf("code-%d", i))
	}
	if n := testutil.CollectAndCount(m.attempts); n != maxCodes+1 {
		t.Errorf("%d series, want %d and other", n, maxCodes)
	}
	if got := testutil.ToFloat64(m.attempts.WithLabelValues("failed", "other")); got != 50 {
		t.Errorf("other has %v", got)
	}
}

// Spans of two processes that never spoke to each other are one trace.
func TestOneTraceInAllProcesses(t *testing.T) {
	order := proof.Sum([]byte("order"))
	exporter := tracetest.NewInMemoryExporter()
	for _, name := range []string{"orchestrator", "prover"} {
		tr := NewTracer(sdktrace.NewTracerProvider(sdktrace.WithSyncer(exporter)))
		ctx, end := tr.Span(context.Background(), order, name, 1)
		tr.Past(ctx, order, name+" stage", 1, time.Unix(100, 0), time.Second, proof.Errorf(proof.Retry, "slow", "x"))
		end(errors.New("x"))
	}
	spans := exporter.GetSpans()
	if len(spans) != 4 {
		t.Fatalf("%d spans", len(spans))
	}
	for _, s := range spans {
		if !strings.HasPrefix(TraceParent(order), "00-"+s.SpanContext.TraceID().String()) || fmt.Sprintf("%x", order[:16]) != s.SpanContext.TraceID().String() {
			t.Errorf("%s has trace %s", s.Name, s.SpanContext.TraceID())
		}
	}
	if spans[0].EndTime.Sub(spans[0].StartTime) != time.Second || spans[0].Parent.SpanID() != spans[1].SpanContext.SpanID() {
		t.Errorf("the stage lasted %v under %s", spans[0].EndTime.Sub(spans[0].StartTime), spans[0].Parent.SpanID())
	}
}

func TestNoCollectorNoTracing(t *testing.T) {
	tr, stop, err := StartTracing(t.Context(), func(string) string { return "" }, "x", "y")
	if tr != nil || err != nil || stop(t.Context()) != nil {
		t.Errorf("%v %v", tr, err)
	}
}

func TestOps(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", "example.org:1", "nonsense", "[::]:0"} {
		if _, err := ListenOps(addr); proof.CodeOf(err) != "address-unusable" {
			t.Errorf("%s: %v", addr, err)
		}
	}
	l, err := ListenOps("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	registry := Registry()
	NewProver(registry).HostStarted()
	ready := make(chan error, 1)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		done <- ServeOps(ctx, l, registry, map[string]Check{"queue": func(context.Context) error { return <-ready }})
	}()
	get := func(path string) (int, string) {
		resp, err := http.Get("http://" + l.Addr().String() + path)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		return resp.StatusCode, string(b)
	}
	if code, body := get("/metrics"); code != 200 || !strings.Contains(body, "lemma_prover_host_starts_total 1") || !strings.Contains(body, "process_open_fds") {
		t.Errorf("metrics: %d %.300s", code, body)
	}
	if code, _ := get("/healthz"); code != 200 {
		t.Errorf("health %d", code)
	}
	ready <- nil
	if code, body := get("/readyz"); code != 200 || !strings.Contains(body, `"queue":"ok"`) {
		t.Errorf("ready %d %s", code, body)
	}
	ready <- errors.New("gone")
	if code, body := get("/readyz"); code != 503 || !strings.Contains(body, "gone") {
		t.Errorf("not ready %d %s", code, body)
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
