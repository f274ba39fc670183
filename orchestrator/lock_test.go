package orchestrator

import (
	"encoding/json"
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

var rival = common.HexToAddress("0x7e57")

// call is what was sent under an intent's name.
func (b *bench) call(id string) (c fakeCall) {
	b.t.Helper()
	b.chain.mu.Lock()
	defer b.chain.mu.Unlock()
	if err := json.Unmarshal(b.chain.calls[id].Data, &c); err != nil {
		b.t.Fatalf("%s was not sent (%v): %v", id, err, b.chain.sent)
	}
	return c
}

// Another prover locks first and does not deliver: the order is ours afterwards, in the next round.
func TestLapsedLockOfAnotherIsFollowedByOurs(t *testing.T) {
	b := newBench(t)
	b.start()
	order := b.order()
	d := b.chain.open(order)
	w := b.takeWork()
	b.chain.lockBy(rival, d, 60)
	b.awaitState(d, job.Proving)
	b.queue.results <- b.result(w, queue.KindExecuted)
	b.await(d, "the run", func(o api.Order) bool { return o.Cycles == 77 })
	b.sleepUntil(d, "the next round", func(s job.State) int64 { return s.Wake(s.SeenAt) })
	b.awaitDue(d, "our lock", func(s job.State) int64 { return s.Locks[1].Until })
	lock := b.call("lock:" + d.String() + "@1").Lock
	want := chain.LockRequest{OrderDigest: d, Operator: self, Payout: payee, MinPrice: lock.MinPrice, Round: 1, Expiry: order.Deadline}
	if lock != want || lock.MinPrice.Int64() != 1 { // the least price of the network
		t.Errorf("lock request %+v, want %+v", lock, want)
	}
	b.queue.results <- b.result(w, queue.KindProved)
	b.awaitState(d, job.Fulfilled)
}

// Our lock lapses while the proof is made: it is delivered without one, and no second collateral is put at stake.
func TestOurLapsedLockIsNotTakenAgain(t *testing.T) {
	b := newBench(t)
	b.start()
	d := b.chain.open(b.order())
	w := b.takeWork()
	b.queue.results <- b.result(w, queue.KindExecuted)
	b.awaitState(d, job.Proving)
	b.sleepUntil(d, "the lock's end", func(s job.State) int64 { return s.Locks[0].Until + 1 })
	b.queue.results <- b.result(w, queue.KindProved)
	b.awaitState(d, job.Fulfilled)
	if want := fmt.Sprintf("[lock:%s fulfil:%s]", d, d); fmt.Sprint(b.chain.sent) != want {
		t.Errorf("sent %v, want %s", b.chain.sent, want)
	}
}

// A journal that the client does not take is found before anything is put at stake.
func TestWrongJournalIsNotLocked(t *testing.T) {
	journal := []byte("journal")
	for name, c := range map[string]struct {
		predicate chain.Predicate
		prefix    uint8
		expected  proof.Digest
		taken     bool
	}{
		"that digest":    {chain.PredicateDigest, 0, proof.Sum(journal), true},
		"another digest": {chain.PredicateDigest, 0, proof.Sum(nil), false},
		"that prefix":    {chain.PredicatePrefix, 3, proof.Digest{'j', 'o', 'u'}, true},
		"another prefix": {chain.PredicatePrefix, 3, proof.Digest{'j', 'o', 'y'}, false},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			b.start()
			b.store.add(journal) // as the prover does before it reports
			o := b.order()
			o.Predicate, o.PrefixBytes, o.Expected = c.predicate, c.prefix, c.expected
			d := b.chain.open(o)
			b.queue.results <- b.result(b.takeWork(), queue.KindExecuted)
			if c.taken {
				b.awaitState(d, job.Proving)
				return
			}
			if got := b.awaitState(d, job.Rejected); got.Reason.Code != "journal-refused" || len(b.chain.sent) != 0 {
				t.Errorf("reason %+v, sent %v", got.Reason, b.chain.sent)
			}
		})
	}
}

func TestHiddenJournalIsShownAsItsDigest(t *testing.T) {
	b := newBench(t)
	b.start()
	o := b.order()
	o.JournalHidden = true
	d := b.chain.open(o)
	w := b.takeWork()
	b.queue.results <- b.result(w, queue.KindProved)
	b.awaitState(d, job.Fulfilled)
	if want := proof.Sum([]byte("journal")); proof.Digest(b.call("fulfil:"+d.String()).Journal) != want {
		t.Errorf("shown %x, want the digest %s", b.call("fulfil:"+d.String()).Journal, want)
	}
}

// An order that pays too little yet is looked at again as its price rises.
func TestRisingPriceIsWaitedFor(t *testing.T) {
	b := newBench(t)
	b.limits = api.Limits{MinPrice: "40"}
	b.start()
	o := b.order()
	now := uint64(b.clock.Now().Unix())
	o.MinPrice, o.MaxPrice, o.RampStart, o.RampSeconds = big.NewInt(0), big.NewInt(50), now, 20
	d := b.chain.open(o)
	for b.clock.Now().Unix() < int64(now)+16 { // 40 of 50 is paid after 16 of 20 seconds
		if len(b.queue.work) != 0 {
			t.Fatalf("work at second %d", b.clock.Now().Unix()-int64(now))
		}
		b.sleepUntil(d, "the next check", nextCheck)
	}
	if w := b.takeWork(); w.Order != d {
		t.Errorf("work %+v", w)
	}
}

// The work of an order that closes is withdrawn; a prover that did not hear of it and still tells of progress is told again.
func TestWorkOfAClosedOrderIsWithdrawn(t *testing.T) {
	b := newBench(t)
	b.start()
	d := b.chain.open(b.order())
	w := b.takeWork()
	at := func(attempt int) queue.Progress {
		return queue.Progress{V: 1, Order: d, Prover: "p1", Attempt: attempt, Stage: proof.StageCore, State: "running"}
	}
	b.queue.say(at(w.Attempt))
	if n := b.queue.withdrawn(d, w.Attempt); n != 0 {
		t.Fatalf("work of an open order was withdrawn %d times", n)
	}
	b.chain.say(chain.KindCancelled, d)
	b.awaitState(d, job.Cancelled)
	for end := time.Now().Add(patienceOfTests); b.queue.withdrawn(d, w.Attempt) != 1; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it was not withdrawn")
		}
	}
	b.queue.say(at(w.Attempt))
	if n := b.queue.withdrawn(d, w.Attempt); n != 2 {
		t.Errorf("withdrawn %d times, want once more after the progress", n)
	}
}
