package prover

import (
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// drainable runs a node that can be drained; hung is closed when its host hangs, if it is one that does.
func drainable(t *testing.T, mode ...string) (w *world, drain, hung chan struct{}) {
	t.Helper()
	w = newWorld(t, mode...)
	drain, hung = make(chan struct{}), make(chan struct{})
	w.deps.Drain = drain
	w.queue.onProgress = func(p queue.Progress) {
		if p.Stage == proof.StageShrink && p.State == stateRunning {
			close(hung)
		}
	}
	w.start()
	return w, drain, hung
}

func TestAnIdleNodeDrainsAtOnce(t *testing.T) {
	w, drain, _ := drainable(t)
	close(drain)
	if err := <-w.ended; err != nil {
		t.Fatal(err)
	}
	w.wantDrainingBeat()
	w.ended <- nil
}

// wantDrainingBeat looks for a heartbeat that says so, with nothing free.
func (w *world) wantDrainingBeat() {
	w.t.Helper()
	for len(w.queue.beats) > 0 {
		if b := <-w.queue.beats; b.Draining {
			if b.Free != 0 || b.Slots != 1 {
				w.t.Errorf("heartbeat %+v: a draining node has nothing free", b)
			}
			return
		}
	}
	w.t.Error("no heartbeat says that the node drains")
}

func TestADrainingNodeFinishesItsJob(t *testing.T) {
	w := newWorld(t)
	drain := make(chan struct{})
	w.deps.Drain = drain
	w.queue.onProgress = func(p queue.Progress) {
		if p.Stage == proof.StageCore && p.State == stateDone {
			close(drain)
		}
	}
	w.start()
	w.wantProved(w.deliver(testWork()), w.queue.take())
	if err := <-w.ended; err != nil {
		t.Fatal(err)
	}
	w.wantDrainingBeat()
	w.ended <- nil
}

func TestTheDrainLimitGivesTheJobBack(t *testing.T) {
	w, drain, hung := drainable(t, "hang")
	w.queue.work <- testWork()
	<-hung
	close(drain)
	w.clock.BlockUntil(4)                  // heartbeat, drain limit, the job's deadline, the prove's limit
	w.clock.Advance(DefaultDrainLimit - 1) // not yet
	if len(w.queue.settled) != 0 || len(w.ended) != 0 {
		t.Fatal("the job was given back early")
	}
	w.clock.Advance(1)
	wantRetry(t, <-w.queue.settled, "cancelled")
	if err := <-w.ended; err != nil {
		t.Fatal(err)
	}
	if st, ok := readState(folder{path: w.file(testWork().Order, "")}, testWork().Order); !ok || st.Tries != 0 {
		t.Errorf("being drained was counted as a try: %+v", st)
	}
	w.ended <- nil
}

func TestASecondWordEndsADrainingNodeAtOnce(t *testing.T) {
	w, drain, hung := drainable(t, "hang")
	w.queue.work <- testWork()
	<-hung
	close(drain)
	w.cancel()
	wantRetry(t, <-w.queue.settled, "cancelled")
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
}

func TestAPausingNodeHasNothingFree(t *testing.T) {
	w := newWorld(t)
	w.start()
	for range BreakerFailures {
		wantRetry(t, w.deliver(brokenWork()), "artifact-not-found")
	}
	<-w.queue.consuming
	for {
		select {
		case b := <-w.queue.beats:
			if !b.Busy && b.Free == 0 && b.Slots == 1 {
				return
			}
		case <-time.After(2 * time.Minute):
			t.Fatal("no heartbeat says that nothing is free")
		}
	}
}
