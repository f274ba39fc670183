package prover

import (
	"path/filepath"
	"testing"

	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// Work that is withdrawn while it is proven is let go of at once: nothing is reported, nothing private stays, the node is not to blame, and
// the next job is proven.
func TestWithdrawnWorkIsAbandoned(t *testing.T) {
	secret := string(testInput)
	w := newWorld(t, "hang")
	work := w.sealedFor(w.cfg.ID, w.key().Recipient(), private.Input, []byte(secret))
	work.Attempt = 2
	at := func(order proof.Digest, attempt, epoch int) queue.Withdrawal {
		return queue.Withdrawal{Order: order, Attempt: attempt, Epoch: epoch}
	}
	w.queue.onProgress = func(p queue.Progress) {
		if p.Stage != proof.StageShrink || p.State != stateRunning {
			return
		}
		for range 2 { // also repeated
			w.queue.withdraw(at(work.Order, 2, work.Epoch))
		}
	}
	w.start()
	w.queue.withdraw(at(work.Order, 2, work.Epoch)) // too early: nobody has it yet
	if err := w.deliver(work); err != nil {
		t.Fatalf("the message comes back: %v", err)
	}
	for _, r := range w.queue.take() {
		if r.Kind != queue.KindExecuted {
			t.Errorf("reported: %+v", r)
		}
	}
	for _, path := range w.spoolHas(secret) {
		if filepath.Base(path) != fileJournal {
			t.Errorf("%s still holds the secret", path)
		}
	}
	w.queue.onProgress = func(p queue.Progress) { // none of these is about the job at hand
		w.queue.withdraw(at(proof.Sum([]byte("another")), 9, 9))
		w.queue.withdraw(at(p.Order, p.Attempt-1, p.Epoch))
		w.queue.withdraw(at(p.Order, p.Attempt, p.Epoch-1))
	}
	next := testWork()
	next.Attempt = 3
	w.wantProved(w.deliver(next), w.queue.take())
}
