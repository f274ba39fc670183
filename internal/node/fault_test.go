package node_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

// Promise 4, work at least once, pay at most once: the prover node is killed in the middle of proving.
func TestProverKilledWhileProving(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), testContext(t)
	w.start(role{ID: "orchestrator"})
	w.dial(ctx)
	node := w.start(role{ID: "prover", Host: fakeHost(t, "hang")})
	o := w.order(ctx)
	poll(t, ctx, "the shrink stage", func() bool {
		s, err := o.Status(ctx)
		for _, stage := range s.Stages {
			if err == nil && stage.Stage == proof.StageShrink {
				return true
			}
		}
		return false
	})
	node.Process.Signal(syscall.SIGKILL)
	node.Wait()
	w.start(role{ID: "prover", Host: fakeHost(t, "hang")}) // hangs once only
	w.paidOnce(ctx, o)
	calls, err := os.ReadFile(filepath.Join(w.folder, "prover", "calls.log"))
	if err != nil || !strings.Contains(string(calls), "resumed") {
		t.Errorf("the second run did not resume from the stored receipt: %v\n%s", err, calls)
	}
}

// Promise 4: the orchestrator is killed after the proof was stored and before the fulfilment was handed to the sender.
func TestOrchestratorKilledBeforeSending(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), testContext(t)
	crashing := w.start(role{ID: "orchestrator", Crash: "after-proof-stored"})
	w.dial(ctx)
	w.start(role{ID: "prover", Host: fakeHost(t, "ok")})
	o := w.order(ctx)
	crashing.Wait()
	if s := crashing.ProcessState.Sys().(syscall.WaitStatus); !s.Signaled() || s.Signal() != syscall.SIGKILL {
		t.Fatalf("the orchestrator ended with %v, want a kill", crashing.ProcessState)
	}
	w.start(role{ID: "orchestrator", Crash: "after-proof-stored"})
	poll(t, ctx, "the API after the restart", func() bool { _, err := o.Status(ctx); return err == nil })
	w.paidOnce(ctx, o)
}
