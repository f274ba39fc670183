package node_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/node/nodetest"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/internal/telemetry/telemetrytest"
)

// One job is one trace in a collector that hears two processes; both are ready, until the queue stops, and show their metrics.
func TestOneTraceAndReadiness(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), testContext(t)
	collector := telemetrytest.NewCollector(t)
	env := []string{"OTEL_EXPORTER_OTLP_ENDPOINT=" + collector.URL, "OTEL_BSP_SCHEDULE_DELAY=100"} // ms
	ops := [2]string{nodetest.FreeAddr(t), nodetest.FreeAddr(t)}
	w.start(role{ID: "orchestrator", Ops: ops[0]}, env...)
	w.dial(ctx)
	w.start(role{ID: "prover", Host: fakeHost(t, "ok"), Ops: ops[1]}, env...)
	for _, addr := range ops {
		poll(t, ctx, "a ready node", func() bool { _, status := ask(addr, "/readyz"); return status == http.StatusOK })
	}
	o := w.order(ctx)
	w.paidOnce(ctx, o)
	// The attempt's span ends last, when the queue has taken its result.
	poll(t, ctx, "the spans", func() bool {
		names := map[string]bool{}
		for _, s := range collector.Spans() {
			names[s.Service+" "+s.Name] = true
		}
		return names["lemma-prover attempt"] && names["lemma-orchestrator send-fulfil"] && names["lemma-orchestrator assigned"]
	})
	trace := strings.Split(telemetry.TraceParent(o.Digest()), "-")[1]
	stages := 0
	for _, s := range collector.Spans() {
		if fmt.Sprintf("%x", s.TraceId) != trace {
			t.Errorf("%s's span %s has trace %x, want %s", s.Service, s.Name, s.TraceId, trace)
		}
		if s.Service == "lemma-prover" && s.Name != "attempt" {
			stages++
		}
	}
	if stages != 6 {
		t.Errorf("%d stages have spans, want 6", stages)
	}
	for addr, line := range map[string]string{ops[0]: `lemma_orders_closed_total{outcome="fulfilled"} 1`, ops[1]: `lemma_prover_jobs_total{code="none",outcome="done"} 1`} {
		if body, _ := ask(addr, "/metrics"); !strings.Contains(body, line) {
			t.Errorf("the metrics of %s lack %s", addr, line)
		}
	}
	if err := w.network.StopQueue(); err != nil {
		t.Error(err)
	}
	for i, check := range []string{`"queue":`, `"prover-queue":`} {
		poll(t, ctx, "a node that is not ready", func() bool {
			body, status := ask(ops[i], "/readyz")
			return status == http.StatusServiceUnavailable && strings.Contains(body, check+`"queue: connection`)
		})
		if body, status := ask(ops[i], "/healthz"); status != http.StatusOK {
			t.Errorf("health %d %s: a node without its queue lives", status, body)
		}
	}
}
