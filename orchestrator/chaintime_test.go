package orchestrator

import (
	"fmt"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// timedBench is a bench whose blocks have times, on a machine whose clock is off.
func timedBench(t *testing.T, off time.Duration, public bool) *bench {
	b := newBench(t)
	b.public, b.chain.timed = public, true
	b.clock.Jump(off)
	b.start()
	b.block()
	if !public { // there, the first block says nothing against a clock that is ahead
		b.clock.Advance(chain.ClockToleranceSeconds * time.Second)
		b.block()
	}
	return b
}

// block adds a block and waits until it was followed.
func (b *bench) block() {
	b.t.Helper()
	b.chain.mu.Lock()
	tip := b.chain.grow()
	b.chain.mu.Unlock()
	b.followedTo(tip)
}

func (b *bench) followedTo(tip chain.BlockRef) {
	b.t.Helper()
	b.until("the block", func(own *owner) bool { return own.tip >= tip.Number && len(own.untold) == 0 })
}

// warp has the chain's time jump, with its next block.
func (b *bench) warp(d time.Duration) {
	b.t.Helper()
	b.chain.mu.Lock()
	b.chain.warp += d
	b.chain.mu.Unlock()
	b.block()
}

// opened opens an order of so many seconds.
func (b *bench) opened(seconds int64) proof.Digest {
	o := b.order()
	o.Deadline = uint64(b.chain.now() + seconds)
	return b.chain.open(o)
}

// paid has the order's work done.
func (b *bench) paid(d proof.Digest, w queue.Work) {
	b.t.Helper()
	b.queue.results <- b.result(w, queue.KindExecuted)
	b.await(d, "the lock", func(o api.Order) bool { return o.Txs["lock"].GasUsed != 0 })
	b.queue.results <- b.result(w, queue.KindProved)
	b.awaitState(d, job.Fulfilled)
}

// refunded lets time pass until just before and then after the deadline.
func (b *bench) refunded(d proof.Digest) {
	b.t.Helper()
	due := b.awaitDue(d, "the refund", func(s job.State) int64 { return s.Deadline + job.ExpireGraceSeconds })
	b.clock.Advance(time.Duration(due.Unix()-b.chain.now()-1) * time.Second)
	b.block()
	b.until("no refund too early", func(own *owner) bool { return own.live[d] != nil && own.live[d].State.Expire.State == job.TxNone })
	b.clock.Advance(time.Second)
	b.awaitState(d, job.Expired)
}

// Deadlines are the chain's, also where the machine's clock is an hour off: an order of which less is left is proven and paid, one that
// nobody proves is refunded when its deadline has passed, and neither is tried before or after.
func TestDeadlinesAreTheChains(t *testing.T) {
	for _, off := range []time.Duration{0, time.Hour, -time.Hour} {
		for _, public := range []bool{true, false} {
			t.Run(fmt.Sprintf("%v public %v", off, public), func(t *testing.T) {
				b := timedBench(t, off, public)
				d := b.opened(600)
				b.paid(d, b.takeWork())
				if n := b.chain.payments(d); n != 1 {
					t.Errorf("paid %d times", n)
				}
				late := b.opened(600)
				b.takeWork()
				b.refunded(late)
			})
		}
	}
}

// A clock that is set while the process runs changes nothing: it is not looked at again.
func TestAClockThatIsSetChangesNothing(t *testing.T) {
	for _, by := range []time.Duration{time.Hour, -time.Hour} {
		t.Run(by.String(), func(t *testing.T) {
			b := timedBench(t, 0, true)
			d, late := b.opened(600), b.opened(900)
			work := map[proof.Digest]queue.Work{}
			for range 2 {
				w := b.takeWork()
				work[w.Order] = w
			}
			b.clock.Jump(by)
			b.block()
			b.paid(d, work[d])
			b.refunded(late)
		})
	}
}

// A chain whose time jumps ahead of this machine's, because a test told it to or because the machine was suspended: deadlines that it
// passed have passed, and the jump is nobody's silence.
func TestTheChainsTimeJumps(t *testing.T) {
	for name, wall := range map[string]time.Duration{"warped": 0, "suspended": 2 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			b := timedBench(t, 0, false)
			long, short := b.opened(4*3600), b.opened(3600)
			work := map[proof.Digest]queue.Work{}
			for range 2 {
				w := b.takeWork()
				work[w.Order] = w
			}
			b.queue.results <- b.result(work[long], queue.KindExecuted)
			b.awaitState(long, job.Proving)
			b.clock.Jump(wall)
			b.warp(2 * time.Hour)
			b.awaitState(short, job.Expired)
			b.until("no new attempt", func(own *owner) bool { return own.live[long].State.Attempt == 1 && own.live[long].State.Failures == 0 })
			b.queue.results <- b.result(work[long], queue.KindProved)
			b.awaitState(long, job.Fulfilled)
		})
	}
}

// While the chain stands still, time passes all the same; and so it does on a suspended machine that counts it.
func TestAStalledChainsTimePasses(t *testing.T) {
	b := timedBench(t, 0, true)
	d := b.opened(2 * 3600)
	b.takeWork()
	b.clock.Advance(2*time.Hour + job.ExpireGraceSeconds*time.Second)
	b.awaitState(d, job.Expired)
	if ahead := b.o.chainNow() - b.chain.now(); ahead != 0 {
		t.Errorf("the clock is off by %d s", ahead)
	}
}

// The next life of a process whose clock is behind knows the chain's time before the chain has told it anything.
func TestTheChainsTimeIsKnownAfterARestart(t *testing.T) {
	b := timedBench(t, 0, true)
	d := b.opened(600)
	b.takeWork()
	b.clock.Jump(-time.Hour)
	b.stop()
	b.public = false // the clock of the new life is looked at as it was made
	b.start()
	if off := b.o.chainNow() - b.chain.now(); off != 0 {
		t.Errorf("the clock is off by %d s", off)
	}
	b.takeWork()
	b.refunded(d)
}

// A jump that could not be written is told later, and before anything else.
func TestAJumpIsToldBeforeATick(t *testing.T) {
	b := halted(t)
	own, all := crowd(t, b, maxSteps+1)
	for own.turn(t.Context()).Compare(b.o.chainTime()) <= 0 {
	}
	const jump = 3 * 3600 / 2
	before := b.o.chainNow()
	batch := chain.Batch{Cursor: chain.Cursor{Blocks: []chain.BlockRef{{Number: 9, Time: uint64(before + jump)}}}}
	if err := b.o.deps.DB.Close(); err != nil {
		t.Fatal(err)
	}
	if err := own.hear(t.Context(), batch); err == nil {
		t.Fatal("a closed database took the jump")
	}
	for _, d := range all {
		if s := own.live[d].State; s.HeardAt != before {
			t.Fatalf("before the jump was written: %+v", s)
		}
	}
	b.reopen(t)
	own.turn(t.Context())
	for _, d := range all {
		if s := own.live[d].State; s.Attempt != 1 || s.HeardAt != before+jump {
			t.Fatalf("after the jump: %+v", s)
		}
	}
}
