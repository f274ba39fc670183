package telemetry

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
)

// `lemma up` shows an orchestrator and a prover on one page; a part that has not set its check yet is not ready.
func TestOnePageOfTwoNodes(t *testing.T) {
	o, err := OpenOps(t.Context(), "127.0.0.1:0", "leader", "host")
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	get := func(path string) (int, string) {
		resp, err := http.Get("http://" + o.Addr() + path)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		return resp.StatusCode, string(b)
	}
	o.Orchestrator().Leader(true, 7)
	o.Prover().HostStarted()
	if _, body := get("/metrics"); !strings.Contains(body, "lemma_leader_epoch 7") || !strings.Contains(body, "lemma_prover_host_starts_total 1") {
		t.Errorf("metrics %.400s", body)
	}
	holds := func(context.Context) error { return nil }
	o.Set("leader", holds)
	if code, body := get("/readyz"); code != http.StatusServiceUnavailable || !strings.Contains(body, "not started yet") {
		t.Errorf("a node that is starting is ready: %d %s", code, body)
	}
	o.Set("host", holds)
	if code, body := get("/readyz"); code != http.StatusOK {
		t.Errorf("%d %s", code, body)
	}
}

func TestNoAddressIsSilent(t *testing.T) {
	o, err := OpenOps(t.Context(), "", "leader")
	if o != nil || err != nil || o.Orchestrator() != nil || o.Prover() != nil || o.Addr() != "" {
		t.Errorf("%v %v", o, err)
	}
	o.Set("leader", nil)
	o.Close()
}
