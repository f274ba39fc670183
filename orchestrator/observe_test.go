package orchestrator

import (
	"context"
	"net/http"
	"runtime"
	"strings"
	"testing"

	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/internal/telemetry/telemetrytest"
	"github.com/lemma-network/lemma/proof"
)

// Everything that one job makes countable is counted once: a first attempt that fails, and a second that is paid.
func TestMetricsOfAWholeJob(t *testing.T) {
	b := newBench(t)
	registry, exporter := telemetry.Registry(), tracetest.NewInMemoryExporter()
	b.metrics = telemetry.NewOrchestrator(registry)
	b.tracer = telemetry.NewTracer(sdktrace.NewTracerProvider(sdktrace.WithSyncer(exporter)))
	b.start()
	b.hears(queue.Heartbeat{V: 1, Prover: "p1", Slots: 1, Free: 1})
	d := b.chain.open(b.order())
	first := b.takeWork()
	if first.Trace != telemetry.TraceParent(d) {
		t.Errorf("the work's trace is %q", first.Trace)
	}
	failed := b.result(first, queue.KindFailed)
	failed.Error = proof.Errorf(proof.Retry, "crashed", "the host died")
	b.queue.results <- failed
	b.awaitState(d, job.Queued)
	b.sleepUntil(d, "the second attempt", func(s job.State) int64 { return s.RetryAt })
	w := b.takeWork()
	telemetrytest.Want(t, registry, map[string]float64{`lemma_orders{phase="queued"}`: 1, `lemma_attempts_total{code="crashed",outcome="failed"}`: 1})
	b.queue.results <- b.result(w, queue.KindExecuted)
	b.awaitState(d, job.Proving)
	b.queue.results <- b.result(w, queue.KindProved)
	b.awaitState(d, job.Fulfilled)
	b.get(http.MethodGet, "/v1/orders/"+d.String(), nil)
	b.get(http.MethodGet, "/v1/nonsense", nil)
	ctx, cancel := context.WithTimeout(context.Background(), patienceOfTests)
	defer cancel()
	for telemetrytest.Values(t, registry)["lemma_outbox_effects"] != 0 && ctx.Err() == nil {
		runtime.Gosched()
	}
	telemetrytest.Want(t, registry, map[string]float64{
		`lemma_orders{phase="queued"}`: 0, `lemma_orders{phase="proving"}`: 0, `lemma_orders{phase="settling"}`: 0,
		`lemma_orders_closed_total{outcome="fulfilled"}`: 1, `lemma_order_seconds{outcome="fulfilled"}`: 1,
		`lemma_attempts_total{code="crashed",outcome="failed"}`: 1, `lemma_attempts_total{code="none",outcome="proved"}`: 1,
		`lemma_results_total{kind="failed"}`: 1, `lemma_results_total{kind="executed"}`: 1, `lemma_results_total{kind="proved"}`: 1,
		`lemma_match_seconds`: 2,
		`lemma_effects_total{kind="check-order",outcome="done"}`:                  1,
		`lemma_effects_total{kind="publish-work",outcome="done"}`:                 2,
		`lemma_effects_total{kind="send-lock",outcome="done"}`:                    1,
		`lemma_effects_total{kind="send-fulfil",outcome="done"}`:                  1,
		`lemma_effect_seconds{kind="send-fulfil"}`:                                1,
		`lemma_outbox_effects`:                                                    0,
		`lemma_transactions_total{kind="lock",outcome="mined"}`:                   1,
		`lemma_transactions_total{kind="fulfil",outcome="mined"}`:                 1,
		`lemma_transaction_gas_total{kind="fulfil"}`:                              21_000,
		`lemma_http_requests_total{route="GET /v1/orders/{digest}",status="2xx"}`: 1,
		`lemma_http_requests_total{route="/",status="4xx"}`:                       1,
		`lemma_http_request_seconds{route="GET /v1/orders/{digest}/events"}`:      0,
		`lemma_alarms_total`: 0,
	})
	if have := telemetrytest.Values(t, registry); have["lemma_chain_head_blocks"] == 0 {
		t.Error("the chain's head is not shown")
	}
	spans := map[string]int{}
	for _, s := range exporter.GetSpans() {
		spans[s.Name]++
		if !strings.Contains(telemetry.TraceParent(d), s.SpanContext.TraceID().String()) {
			t.Errorf("span %s has trace %s", s.Name, s.SpanContext.TraceID())
		}
	}
	for name, n := range map[string]int{"check-order": 1, "assigned": 2, "publish-work": 2, "send-lock": 1, "send-fulfil": 1} {
		if spans[name] != n {
			t.Errorf("%d spans %s, want %d", spans[name], name, n)
		}
	}
	// Provers are counted when the owner looks at them, every few seconds.
	b.hears(queue.Heartbeat{V: 1, Prover: "p1", Slots: 1, Free: 1})
	b.seconds(sweepSeconds)
	b.until("the look at provers", func(*owner) bool { return telemetrytest.Values(t, registry)[`lemma_provers{state="free"}`] == 1 })
}

// What nobody takes is shown with its reason, and no longer once it is taken.
func TestMetricsOfWaiting(t *testing.T) {
	b := openBench(t)
	registry := telemetry.Registry()
	b.metrics, b.config.NoPool = telemetry.NewOrchestrator(registry), true
	b.start()
	x := newOutsider(1)
	dear := x.beat()
	dear.Ask.Base = "51"
	b.hears(dear)
	d := b.chain.open(b.order())
	b.until("the search", func(own *owner) bool { return own.live[d] != nil && own.live[d].State.Seeks() })
	b.seconds(firstTellSeconds)
	const waiting = `lemma_orders_waiting{reason="price-below-asks"}`
	b.until("the reason", func(*owner) bool { return telemetrytest.Values(t, registry)[waiting] == 1 })
	b.heard(x)
	b.takeWork()
	b.until("no reason", func(*owner) bool { return telemetrytest.Values(t, registry)[waiting] == 0 })
}
