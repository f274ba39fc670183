package prover

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// setRefuse lets PublishResult fail, or work again with nil.
func (q *fakeQueue) setRefuse(err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.refuse = err
}

var errAway = proof.Errorf(proof.Retry, "queue-unavailable", "no servers")

// startAway runs the node while the queue takes no results, with a job whose proof waits when it returns.
func (w *world) startAway() queue.Work {
	w.t.Helper()
	waits := make(chan struct{})
	once := sync.OnceFunc(func() { close(waits) })
	w.queue.onProgress = func(p queue.Progress) {
		if p.State == stateWaiting {
			once()
		}
	}
	w.queue.setRefuse(errAway)
	w.start()
	work := testWork()
	work.Deadline = testNow.Unix() + 24*3600
	w.queue.work <- work
	<-waits
	return work
}

// tick lets the outbox try once more.
func (w *world) tick() {
	w.clock.BlockUntil(2) // the heartbeat and the outbox
	w.clock.Advance(OutboxRetrySeconds * time.Second)
}

func TestAFinishedJobWaitsForTheQueueAndIsNotProvenAgain(t *testing.T) {
	w := newWorld(t)
	w.startAway()
	for range 3600 / OutboxRetrySeconds {
		w.tick()
	}
	w.clock.BlockUntil(2)
	if len(w.queue.settled) != 0 {
		t.Fatal("the job was let go of while nobody knows of its proof")
	}
	w.queue.setRefuse(nil)
	w.clock.Advance(OutboxRetrySeconds * time.Second)
	w.wantProved(<-w.queue.settled, w.queue.take())
	if n := w.calls("prove"); n != 1 {
		t.Errorf("proved %d times", n)
	}
}

func TestWhatCouldNotBeSentIsSentAfterARestart(t *testing.T) {
	w := newWorld(t)
	work := w.startAway()
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	if err := <-w.queue.settled; err != nil {
		t.Fatalf("%v: the report is safe on disk, so the job must not be done again", err)
	}
	w.queue.setRefuse(nil)
	w.start()
	other := testWork()
	other.Order = proof.Sum([]byte("other"))
	err := w.deliver(other)
	results := w.queue.take()
	w.wantProved(err, results)
	var kinds []queue.Kind
	for _, r := range results {
		if r.Order == work.Order {
			kinds = append(kinds, r.Kind)
		}
	}
	if len(kinds) != 2 || kinds[0] != queue.KindExecuted || kinds[1] != queue.KindProved {
		t.Errorf("sent %v after the restart, want executed and proved", kinds)
	}
	if n := w.calls("prove"); n != 2 {
		t.Errorf("proved %d times, want once for each order", n)
	}
	if left, _ := os.ReadDir(filepath.Join(w.cfg.Spool, folderOutbox)); len(left) != 0 {
		t.Errorf("%d reports are left", len(left))
	}
}

// testOutbox sends with send; it stands still until it is run.
func testOutbox(t *testing.T, send func(context.Context, *parcel) error) *outbox {
	t.Helper()
	o := &outbox{folder: filepath.Join(t.TempDir(), "outbox"), send: send, wait: func(*parcel, error) {}, clock: clock.NewManual(testNow),
		log: slog.New(slog.DiscardHandler)}
	if err := openOutbox(o); err != nil {
		t.Fatal(err)
	}
	return o
}

func testParcel(order string, kind queue.Kind) *parcel {
	return &parcel{Until: testNow.Unix(), Result: queue.Result{Order: proof.Sum([]byte(order)), Kind: kind, Attempt: 1}}
}

func TestTheOutboxIsBounded(t *testing.T) {
	o := testOutbox(t, nil)
	for i := range MaxOutboxParcels {
		if o.full() {
			t.Fatalf("full with %d", i)
		}
		if _, err := o.post(testParcel(string(rune('a'+i)), queue.KindFailed)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := o.post(testParcel("one more", queue.KindFailed)); proof.CodeOf(err) != "outbox-full" || !o.full() {
		t.Errorf("one past the limit: %v", err)
	}
	if _, err := o.post(testParcel("a", queue.KindFailed)); err != nil {
		t.Errorf("a report that takes another's place: %v", err)
	}
}

func TestReportsOfOneOrderKeepTheirOrderAndOthersGoAhead(t *testing.T) {
	var sent []string
	broken := true
	o := testOutbox(t, func(_ context.Context, p *parcel) error {
		if broken && p.Result.Order == proof.Sum([]byte("a")) {
			return errAway
		}
		sent = append(sent, p.Result.Order.Short()+" "+string(p.Result.Kind))
		return nil
	})
	for _, p := range []*parcel{testParcel("a", queue.KindExecuted), testParcel("a", queue.KindProved), testParcel("b", queue.KindRefused)} {
		if _, err := o.post(p); err != nil {
			t.Fatal(err)
		}
	}
	if left := o.sendAll(t.Context()); !left || len(sent) != 1 {
		t.Fatalf("sent %v, left %v; want b's only", sent, left)
	}
	broken = false
	if left := o.sendAll(t.Context()); left || len(sent) != 3 || sent[1] != proof.Sum([]byte("a")).Short()+" executed" {
		t.Fatalf("sent %v, left %v", sent, left)
	}
}

func TestAProofMakesReceiptsThatWaitMoot(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var sent []queue.Kind
		flying := make(chan struct{})
		o := testOutbox(t, func(ctx context.Context, p *parcel) error {
			if p.Result.Kind == queue.KindStage {
				close(flying)
				<-ctx.Done() // an upload that takes long
				return proof.Errorf(proof.Retry, "cancelled", "%w", ctx.Err())
			}
			sent = append(sent, p.Result.Kind)
			return nil
		})
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { defer close(done); o.run(ctx) }()
		if _, err := o.post(testParcel("a", queue.KindStage)); err != nil {
			t.Fatal(err)
		}
		<-flying
		gone, err := o.post(testParcel("a", queue.KindProved))
		if err != nil {
			t.Fatal(err)
		}
		<-gone
		if len(sent) != 1 || len(o.orders()) != 0 {
			t.Errorf("sent %v", sent)
		}
		cancel()
		<-done
	})
}

func TestReportsThatNobodyWantsAreDropped(t *testing.T) {
	calls := 0
	o := testOutbox(t, func(context.Context, *parcel) error {
		calls++
		return proof.Errorf(proof.Caller, "artifact-unreadable", "the file is gone")
	})
	late := testParcel("late", queue.KindProved)
	late.Until = testNow.Unix() - 1
	lateGone, err1 := o.post(late)
	gone, err2 := o.post(testParcel("broken", queue.KindExecuted))
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	if o.sendAll(t.Context()) {
		t.Error("something is left")
	}
	<-lateGone
	<-gone
	if calls != 1 {
		t.Errorf("sent %d, want the one in time only", calls)
	}
}

func TestWhatIsNoReportIsRemovedFromTheOutbox(t *testing.T) {
	o := testOutbox(t, nil)
	if _, err := o.post(testParcel("good", queue.KindProved)); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"torn.json": `{"sequence":`, ".write-123": "half", "empty.json": "{}"} {
		if err := os.WriteFile(filepath.Join(o.folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	again := &outbox{folder: o.folder, clock: o.clock, log: o.log}
	if err := openOutbox(again); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(o.folder); len(left) != 1 || len(again.pending) != 1 || again.next != 1 {
		t.Errorf("%d files, %d reports, next %d", len(left), len(again.pending), again.next)
	}
}

func TestFilesOutsideTheSpoolAreNeverUploaded(t *testing.T) {
	n := &node{spool: spool{root: t.TempDir()}}
	gone := filepath.Join(proof.Sum([]byte("a")).String(), fileCore) // a receipt that a later stage made useless: others must not wait for it
	for _, path := range []string{"../secret", gone} {
		err := n.sendParcel(t.Context(), &parcel{Files: []attachment{{Path: path}}})
		if proof.CodeOf(err) != "bad-parcel" || proof.ClassOf(err) != proof.Permanent {
			t.Errorf("%s: %v", path, err)
		}
	}
}
