package chaos

import (
	"context"
	"os"
	"path/filepath"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
)

var lostObjects = []scenario{
	{"24", "input corrupt in the store, whole in its copy", false, func(w *world) {
		copied(w, func(path string) error { return os.WriteFile(path, []byte("inp"), 0o600) })
	}},
	{"25", "input lost in the store, whole in its copy", false, func(w *world) { copied(w, os.Remove) }},
	{"25", "proof lost in the store before it was paid", false, proofLost},
	{"25", "receipt lost in the store and its prover killed", false, receiptLost},
}

// copied damages the order's input in the store; the network goes on from the copy, and the store is mended.
func copied(w *world, damage func(path string) error) {
	second := w.direct.Store
	second.Bucket = "copy"
	if err := os.MkdirAll(filepath.Join(w.folder, "s3", "objects", second.Bucket), 0o700); err != nil {
		w.Fatal(err)
	}
	w.direct.Store.Copies = []testnet.StorePart{second}
	w.startOrchestrator()
	w.dial()
	o := w.order()
	w.until("the orchestrator's own look at the input", func() bool { s, err := o.Status(w.ctx); return err == nil && s.State == job.Queued })
	input := []byte("input 0")
	path := w.object(proof.Sum(input))
	if err := os.WriteFile(filepath.Join(w.folder, "s3", "objects", second.Bucket, filepath.Base(path)), input, 0o600); err != nil {
		w.Fatal(err)
	}
	if err := damage(path); err != nil {
		w.Fatal(err)
	}
	node := w.startProver("prover-1", "ok")
	w.allPaid()
	if !node.log.has("an artifact came from a copy of the store") {
		w.Error("nobody was told that the store is damaged")
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != string(input) {
		w.Errorf("the store was not mended: %q, %v", b, err)
	}
}

// The prover has delivered and forgotten the job when the store loses the proof; the orchestrator, which was down, finds that out. The
// prover's spool gives the proof anew, and nothing is proven again.
func proofLost(w *world) {
	ctx, cancel := context.WithTimeout(w.Context(), 2*scenarioTime) // the orchestrator waits a minute for bytes that are late
	w.Cleanup(cancel)
	w.ctx = ctx
	node := w.network("gate")
	o := w.order()
	w.atGate("prover-1", o)
	w.until("the lock", func() bool { return w.state(o) == chain.StateLocked })
	w.orchestrator.kill()
	w.openGate("prover-1")
	w.until("the prover's end of the job", func() bool { return node.log.has("job done") })
	wire := must(os.ReadFile(w.spooled("prover-1", o, "groth16.proof")))(w)
	path := w.object(proof.Sum(wire))
	if !w.stored(proof.Sum(wire), int64(len(wire))) {
		w.Fatal("the proof was not stored")
	}
	if err := os.Remove(path); err != nil {
		w.Fatal(err)
	}
	w.startOrchestrator()
	w.allPaid()
	if n := w.calls("prover-1", "prove"); n != 1 {
		w.Errorf("proven %d times, want once", n)
	}
	if _, err := os.Stat(path); err != nil {
		w.Errorf("the proof was not given anew: %v", err)
	}
}

// A prover dies after it stored its receipt, and the store loses it: another one proves from the start.
func receiptLost(w *world) {
	node := w.network("gate")
	o := w.order()
	w.atGate("prover-1", o)
	receipt := must(os.ReadFile(w.spooled("prover-1", o, "compressed.receipt")))(w)
	d := proof.Sum(receipt)
	w.until("the receipt's upload", func() bool { return w.stored(d, int64(len(receipt))) })
	node.kill()
	if err := os.Remove(w.object(d)); err != nil {
		w.Fatal(err)
	}
	w.startProver("prover-2", "ok")
	w.allPaid()
	if n := w.calls("prover-2", "prove"); n != 1 {
		w.Errorf("proven %d times by the second prover, want once", n)
	}
}
