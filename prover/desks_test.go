package prover

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// A job goes on where its receipts are, whichever devices the node has after a restart.
func TestARestartWithFewerDevices(t *testing.T) {
	w := devicesWorld(t, 2)
	for id, h := range w.cfg.Hosts {
		h.Argv = append(slices.Clone(h.Argv), "hang")
		w.cfg.Hosts[id] = h
	}
	hung := make(chan struct{}, 2)
	w.queue.onProgress = func(p queue.Progress) {
		if p.Stage == proof.StageShrink && p.State == stateRunning {
			hung <- struct{}{}
		}
	}
	w.start()
	jobs := works(2)
	for _, work := range jobs {
		w.queue.work <- work
	}
	for range jobs {
		<-hung
	}
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	for range jobs {
		wantRetry(t, <-w.queue.settled, "cancelled")
	}
	if entries, err := os.ReadDir(filepath.Join(w.cfg.Spool, "desk-1")); err != nil || len(entries) != 0 {
		t.Errorf("%v on the second desk (%v)", entries, err)
	}
	w.cfg.Use, w.queue.onProgress = w.cfg.Use[:1], nil
	w.start()
	for _, work := range jobs {
		w.wantProved(w.deliver(work), w.queue.take())
	}
	if e, r := w.calls("execute"), w.calls("resumed compressed"); e != 2 || r != 2 {
		t.Errorf("executed %d times, resumed %d times; want each once", e, r)
	}
	if _, err := os.Stat(filepath.Join(w.cfg.Spool, "desk-1")); !os.IsNotExist(err) {
		t.Errorf("the second desk is still there: %v", err)
	}
}

// What a killed node left on the desk of a device that is not used any more is found.
func TestDesksOfDevicesThatAreGone(t *testing.T) {
	s := spool{root: t.TempDir(), places: 3, place: 2}
	order := proof.Sum([]byte("a"))
	f, _, err := s.open(order)
	if err == nil {
		err = f.write(fileCore, []byte("receipt"))
	}
	if err != nil {
		t.Fatal(err)
	}
	if file, err := (spool{root: s.root, places: 3}).openAny(filepath.Join(order.String(), fileCore)); err != nil {
		t.Errorf("on another slot's desk: %v", err)
	} else {
		file.Close()
	}
	other := filepath.Join(s.root, "desk-of-somebody")
	if err := os.Mkdir(other, 0o700); err != nil {
		t.Fatal(err)
	}
	one := spool{root: s.root, places: 1}
	if err := one.clearDesks(); err != nil {
		t.Fatal(err)
	}
	f, _, err = one.open(order)
	if err != nil || !f.has(fileCore) || filepath.Dir(f.work) != filepath.Join(s.root, "desk") {
		t.Errorf("the receipt is lost (%v)", err)
	}
	if left, _ := filepath.Glob(filepath.Join(s.root, "desk*")); !slices.Equal(left, []string{one.desk(), other}) {
		t.Errorf("desks %v", left)
	}
}

// Two attempts at one order have one folder: the second waits for the first, and a waiting one can be withdrawn.
func TestOneOrderIsInOneSlot(t *testing.T) {
	w := devicesWorld(t, 2)
	at, release := w.holdWrap(1)
	w.start()
	first, second := testWork(), testWork()
	second.Attempt = 2
	w.queue.work <- first
	<-at
	w.queue.work <- second
	w.beat("both are busy", slotted(2, 0))
	if len(w.queue.settled) != 0 {
		t.Errorf("ended with %v", <-w.queue.settled)
	}
	close(release)
	for range 2 {
		if err := <-w.queue.settled; err != nil {
			t.Errorf("ended with %v", err)
		}
	}
	if n := w.calls("prove"); n != 1 {
		t.Errorf("proved %d times, want once: the second has the first's proof", n)
	}
	c := claims{taken: map[proof.Digest]chan struct{}{}}
	free, err := c.take(t.Context(), first.Order)
	if err != nil || len(c.addTo(map[proof.Digest]bool{})) != 1 {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(errWithdrawn)
	if _, err := c.take(ctx, first.Order); proof.CodeOf(err) != "cancelled" || !isWithdrawn(ctx) {
		t.Errorf("withdrawn while it waited: %v", err)
	}
	free()
	if _, err := c.take(t.Context(), first.Order); err != nil {
		t.Error(err)
	}
}
