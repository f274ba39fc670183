package orchestrator

import (
	"fmt"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/match"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// A dead prover costs one stage: its silence ends the attempt, and the next prover gets its receipts.
func TestADeadProverCostsOneStage(t *testing.T) {
	x, y := newOutsider(1), newOutsider(2)
	b := openBench(t)
	b.start()
	b.heard(x)
	d := b.chain.open(b.order())
	w := b.takeWork()
	b.queue.results <- b.from(x, w, queue.KindExecuted)
	b.awaitState(d, job.Proving)
	stage := b.from(x, w, queue.KindStage)
	receipt := queue.Receipt{Stage: proof.StageCore, Digest: b.store.add([]byte("core receipt")), Bytes: 12}
	stage.Receipts = []queue.Receipt{receipt, {Stage: proof.StageCompressed, Digest: proof.Sum([]byte("never stored")), Bytes: 9},
		{Stage: proof.StageWrap, Digest: receipt.Digest, Bytes: 11}}
	b.queue.results <- stage
	b.until("the receipt", func(own *owner) bool { return own.live[d].State.Receipts[0].Bytes == 12 })
	b.heard(y)
	b.seconds(PresumedDeadSeconds-1, y)
	b.until("no loss a second early", func(own *owner) bool { return own.live[d].State.Attempt == 1 })
	b.seconds(sweepSeconds, y)
	b.until("the loss", func(own *owner) bool {
		s := own.live[d].State
		return s.Attempt == 2 && s.Failures == 1
	})
	b.seconds(job.AttemptRetrySeconds, y)
	second := b.takeWork()
	if second.Assignee != y.id || second.Attempt != 2 || fmt.Sprint(second.Exclude) != "["+x.id+"]" || second.LockRound != 1 ||
		len(second.Receipts) != 1 || second.Receipts[0] != receipt {
		t.Errorf("work %+v", second)
	}
	// The dead one was only slow, and its proof is as good as any: it holds the lock.
	b.queue.results <- b.from(x, w, queue.KindProved)
	b.awaitState(d, job.Fulfilled)
	b.until("the records", func(own *owner) bool {
		return own.provers.records[x.id].Record == match.Record{Done: 1, Failed: 1} && own.provers.records[y.id] == standing{}
	})
}

func TestSilenceOfAllIsNotDeathAtOnce(t *testing.T) {
	x := newOutsider(1)
	b := openBench(t)
	b.start()
	b.heard(x)
	d := b.chain.open(b.order())
	w := b.takeWork()
	b.queue.say(queue.Progress{V: 1, Order: d, Prover: x.id, Attempt: w.Attempt, Stage: proof.StageExecute, State: "running"})
	b.seconds(AllSilentSeconds - 1)
	b.until("no loss a second early", func(own *owner) bool { return own.live[d].State.Attempt == 1 && own.provers.byID[x.id].alive })
	b.seconds(sweepSeconds)
	b.until("the loss", func(own *owner) bool { return own.live[d].State.Attempt == 2 && !own.provers.byID[x.id].alive })
}

// A process that did not listen itself, because its machine slept, takes nobody for dead.
func TestOurOwnStallIsNobodysDeath(t *testing.T) {
	x, y := newOutsider(1), newOutsider(2)
	b := openBench(t)
	b.start()
	b.heard(x)
	b.heard(y)
	b.clock.Advance(time.Hour)
	b.heard(y)
	now := b.o.now()
	b.until("the look at the provers", func(own *owner) bool { return own.provers.sweepAt > now })
	b.until("life", func(own *owner) bool { return own.provers.byID[x.id].alive })
}

// A prover that died while nobody listened is missed by the next life of the process.
func TestADeathDuringARestartIsNoticed(t *testing.T) {
	b := openBench(t)
	x, y := newOutsider(1), newOutsider(2)
	b.start()
	b.heard(x)
	d := b.chain.open(b.order())
	b.takeWork()
	b.stop()
	b.start()
	b.takeWork()
	b.heard(y)
	b.seconds(PresumedDeadSeconds, y)
	w := b.takeWork()
	for w.Attempt == 1 { // published once more if the news of the first was lost
		w = b.takeWork()
	}
	if w.Assignee != y.id || w.Order != d {
		t.Errorf("work %+v", w)
	}
}
