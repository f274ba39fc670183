package orchestrator

import (
	"fmt"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// wipe ends the orchestrator and starts another on an empty database, which held the sender's journal too. What the prover's spool
// holds, the artifacts and the chain are still there; what lay in the queue is not.
func (b *bench) wipe() {
	b.t.Helper()
	b.stop()
	for len(b.queue.work) > 0 {
		<-b.queue.work
	}
	b.chain.mu.Lock()
	clear(b.chain.intents)
	clear(b.chain.calls)
	b.chain.mu.Unlock()
	b.path += ".new"
	b.start()
}

// How far an order has come when the database is lost.
const (
	lostOpen = iota
	lostLocked
	lostProved // the proof is stored, its fulfilment was asked for and never sent
	lostFulfilled
)

// The chain and the artifacts are enough, whenever the database is lost: every order is paid once. The prover goes on with what it has,
// in an attempt that the new database has not come to.
func TestTheChainRebuildsTheDatabase(t *testing.T) {
	for _, outside := range []bool{false, true} {
		for lost := lostOpen; lost <= lostFulfilled; lost++ {
			t.Run(fmt.Sprintf("outside %v, lost at %d", outside, lost), func(t *testing.T) {
				b := openBench(t)
				x := newOutsider(1)
				b.start()
				report := b.result
				if outside {
					b.heard(x)
					report = func(w queue.Work, k queue.Kind) queue.Result { return b.from(x, w, k) }
				}
				d := b.chain.open(b.order())
				first := report(b.takeWork(), queue.KindFailed)
				first.Error = proof.Errorf(proof.Retry, "out-of-memory", "once")
				b.queue.results <- first
				b.sleepUntil(d, "the second attempt", func(s job.State) int64 { return s.RetryAt })
				w := b.takeWork()
				b.bring(d, w, lost, report)
				b.wipe()
				b.queue.results <- report(w, queue.KindExecuted) // the spool sends what it does not know to be heard
				b.queue.results <- report(w, queue.KindProved)
				b.awaitState(d, job.Fulfilled)
				if n := b.chain.payments(d); n != 1 {
					t.Errorf("paid %d times", n)
				}
				if b.chain.mu.Lock(); len(b.chain.locks[d]) > 1 {
					t.Errorf("locked %d times", len(b.chain.locks[d]))
				}
				b.chain.mu.Unlock()
			})
		}
	}
}

// bring brings an order to where the database is lost.
func (b *bench) bring(d proof.Digest, w queue.Work, lost int, report func(queue.Work, queue.Kind) queue.Result) {
	b.t.Helper()
	if lost >= lostLocked {
		b.queue.results <- report(w, queue.KindExecuted)
		b.awaitState(d, job.Proving)
	}
	switch lost {
	case lostProved:
		reached, release := make(chan struct{}), make(chan struct{})
		b.hold = func() { close(reached); <-release }
		b.queue.results <- report(w, queue.KindProved)
		select {
		case <-reached:
		case <-time.After(patienceOfTests):
			b.t.Fatal("the fulfilment was not asked for")
		}
		b.cancel()
		b.hold = nil
		close(release)
	case lostFulfilled:
		b.queue.results <- report(w, queue.KindProved)
		b.awaitState(d, job.Fulfilled)
	}
}

// Without provers that remember anything the rebuilt orchestrator has the work done anew.
func TestARebuiltOrchestratorAsksAnew(t *testing.T) {
	b := openBench(t)
	b.start()
	d := b.chain.open(b.order())
	b.bring(d, b.takeWork(), lostLocked, b.result)
	b.wipe()
	w := b.takeWork()
	if w.Order != d || w.Attempt != 1 || w.LockRound != 1 {
		t.Fatalf("work %+v", w)
	}
	b.queue.results <- b.result(w, queue.KindExecuted)
	b.queue.results <- b.result(w, queue.KindProved)
	b.awaitState(d, job.Fulfilled)
	if len(b.chain.locks[d]) != 1 {
		t.Errorf("locked %d times", len(b.chain.locks[d]))
	}
}

// An order that was locked is worked on however near its deadline is: a collateral is at stake.
func TestARebuiltOrchestratorFinishesLateOrders(t *testing.T) {
	b := openBench(t)
	b.limits.MinDeadlineSeconds = 7200
	b.start()
	d := b.chain.open(b.order())
	b.bring(d, b.takeWork(), lostLocked, b.result)
	b.clock.Advance(10 * time.Second)
	b.wipe()
	b.queue.results <- b.result(b.takeWork(), queue.KindProved)
	b.awaitState(d, job.Fulfilled)
}
