package prover

import (
	"strings"
	"testing"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/internal/telemetry/telemetrytest"
	"github.com/lemma-network/lemma/proof"
)

// Everything that one job makes countable is counted once, and its stages are spans below the attempt's in the order's trace.
func TestMetricsOfAWholeJob(t *testing.T) {
	w := newWorld(t)
	registry, exporter := telemetry.Registry(), tracetest.NewInMemoryExporter()
	w.deps.Metrics = telemetry.NewProver(registry)
	w.deps.Tracer = telemetry.NewTracer(sdktrace.NewTracerProvider(sdktrace.WithSyncer(exporter)))
	w.start()
	work := testWork()
	err := w.deliver(work)
	results := w.queue.take()
	w.wantProved(err, results)
	for _, r := range results {
		if r.Trace != telemetry.TraceParent(work.Order) {
			t.Errorf("result %s has trace %q", r.Kind, r.Trace)
		}
	}
	old := testWork()
	old.Order, old.Epoch = proof.Sum([]byte("another")), 0
	if err := w.deliver(old); err != nil {
		t.Errorf("the refusal ended with %v", err)
	}
	bad := testWork()
	bad.Order, bad.ChainID = proof.Sum([]byte("a third")), 1
	if err := w.deliver(bad); err != nil {
		t.Errorf("the failure ended with %v", err)
	}
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	telemetrytest.Want(t, registry, map[string]float64{
		`lemma_prover_jobs_total{code="none",outcome="done"}`:          1,
		`lemma_prover_jobs_total{code="wrong-chain",outcome="failed"}`: 1,
		`lemma_prover_refusals_total{code="stale-epoch"}`:              1,
		`lemma_prover_stage_seconds{stage="execute"}`:                  1,
		`lemma_prover_stage_seconds{stage="core"}`:                     1,
		`lemma_prover_stage_seconds{stage="wrap"}`:                     1,
		`lemma_prover_stage_seconds{stage="groth16"}`:                  1,
		`lemma_prover_stage_peak_bytes{stage="groth16"}`:               700,
		`lemma_prover_cycles_total`:                                    42,
		`lemma_prover_free_bytes`:                                      123,
		`lemma_prover_free_slots`:                                      1,
		`lemma_prover_state{state="idle"}`:                             1,
		`lemma_prover_state{state="busy"}`:                             0,
		`lemma_prover_host_starts_total`:                               1,
		`lemma_prover_spool_messages`:                                  0,
	})
	attempt, children := "", map[string]string{}
	for _, s := range exporter.GetSpans() {
		switch trace := s.SpanContext.TraceID().String(); {
		case !strings.Contains(telemetry.TraceParent(work.Order), trace): // of the other two
		case s.Name == "attempt":
			attempt = s.SpanContext.SpanID().String()
		default:
			children[s.Name] = s.Parent.SpanID().String()
		}
	}
	for _, stage := range []string{"execute", "core", "compressed", "shrink", "wrap", "groth16"} {
		if attempt == "" || children[stage] != attempt {
			t.Errorf("stage %s is below %q, want the attempt %q", stage, children[stage], attempt)
		}
	}
}

// hookedBeats calls hook with each heartbeat; until it returns the node cannot end.
type hookedBeats struct {
	*fakeQueue
	hook func(queue.Heartbeat)
}

func (q hookedBeats) PublishHeartbeat(h queue.Heartbeat) error { q.hook(h); return nil }

// A node is ready only while it could take work.
func TestHealth(t *testing.T) {
	w := newWorld(t)
	w.deps.Health = &Health{}
	free := w.cfg.Limits.DiskBytes
	w.deps.FreeDisk = func(string) (int64, error) { return free, nil }
	drain := make(chan struct{})
	w.deps.Drain = drain
	beat := make(chan struct{}, 1)
	want := func(name, code string) {
		t.Helper()
		if err := w.deps.Health.Check(name)(t.Context()); (err == nil) != (code == "") || err != nil && proof.CodeOf(err) != code {
			t.Errorf("%s: %v, want %q", name, err, code)
		}
	}
	for _, name := range HealthChecks {
		want(name, "starting")
	}
	w.deps.Queue = hookedBeats{w.queue, func(h queue.Heartbeat) {
		if h.Draining {
			want("taking-work", "draining")
		}
		beat <- struct{}{}
	}}
	w.start()
	<-beat
	for _, name := range HealthChecks {
		want(name, "")
	}
	free--
	want("disk", "disk")
	close(drain)
	<-beat
	if err := <-w.ended; err != nil {
		t.Error(err)
	}
	want("host", "starting")
}
