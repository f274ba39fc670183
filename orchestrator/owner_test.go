package orchestrator

import (
	"context"
	"encoding/binary"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// TestTimetable compares the heap with a map that is searched.
func TestTimetable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table, plain := newTimetable(), map[proof.Digest]int64{}
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			d := proof.Digest{byte(rapid.IntRange(1, 9).Draw(t, "order"))}
			switch at := rapid.Int64Range(0, 20).Draw(t, "at"); {
			case at < 15:
				table.set(d, at)
				if delete(plain, d); at != 0 {
					plain[d] = at
				}
			default:
				last := int64(0)
				for _, d := range table.due(at, 3) {
					if plain[d] > at || plain[d] == 0 || plain[d] < last {
						t.Fatalf("order due at %d given out at %d after one of %d", plain[d], at, last)
					}
					last = plain[d]
					delete(plain, d)
				}
			}
			first := int64(0)
			for _, at := range plain {
				if first == 0 || at < first {
					first = at
				}
			}
			if table.first() != first || len(table.at) != len(plain) {
				t.Fatalf("first is %d of %d, want %d of %d", table.first(), len(table.at), first, len(plain))
			}
		}
	})
}

// crowd opens n orders on a fresh bench and gives them to the pool, without a loop: the caller turns the owner.
func crowd(tb testing.TB, b *bench, n int) (*owner, []proof.Digest) {
	ctx := context.Background()
	own, err := newOwner(ctx, b.o)
	if err != nil {
		tb.Fatal(err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	own.ctx = stopped // no effect is carried out
	order, all := b.order(), make([]proof.Digest, n)
	for i := 0; i < n; i += maxSteps {
		t := own.begin()
		for j := i; j < min(n, i+maxSteps); j++ {
			binary.BigEndian.PutUint64(all[j][:], uint64(j+1))
			r := &record{Digest: all[j], Order: order}
			t.step(r, job.Event{Kind: job.ChainOpened, Block: 5, Deadline: int64(order.Deadline)})
			t.step(r, job.Event{Kind: job.CheckPassed})
		}
		t.effects = nil // the work of effects is not what is looked at
		if err := own.commit(ctx, t, 0, &chain.Cursor{}); err != nil {
			tb.Fatal(err)
		}
	}
	return own, all
}

// halted is a bench whose orchestrator does not run.
func halted(t *testing.T) *bench {
	b := newBench(t)
	b.start()
	b.until("the start", func(*owner) bool { return true })
	b.stop()
	b.reopen(t)
	return b
}

// reopen gives a halted orchestrator its database.
func (b *bench) reopen(t *testing.T) {
	db, err := database.Open(context.Background(), b.path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.o.workers.Wait(); db.Close() })
	b.o.deps.DB, b.o.store = db, store{db}
}

// What is due at once is done in bounded parts, so that a message waits for one part only.
func TestATurnIsBounded(t *testing.T) {
	b := halted(t)
	own, all := crowd(t, b, 2*maxSteps+1)
	published := func() (n int) {
		for _, d := range all {
			if own.live[d].State.Assigned() {
				n++
			}
		}
		return n
	}
	for i, want := range []int{maxSteps, 2 * maxSteps, 2*maxSteps + 1} {
		due := own.turn(context.Background())
		if got := published(); got != want || due.After(b.clock.Now()) != (i == 2) {
			t.Fatalf("after turn %d: %d given out, the next at %v", i+1, got, due)
		}
	}
}

// BenchmarkOpenOrders is what one progress message costs, and the turn after it, with so many orders open.
func BenchmarkOpenOrders(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var t testing.T
			bench := newBenchAt(&t, b.TempDir())
			bench.start()
			bench.until("the start", func(*owner) bool { return true })
			bench.stop()
			db, err := database.Open(context.Background(), bench.path)
			if err != nil {
				b.Fatal(err)
			}
			defer db.Close()
			bench.o.deps.DB, bench.o.store = db, store{db}
			own, all := crowd(b, bench, n)
			for !own.turn(context.Background()).After(bench.clock.Now()) {
			}
			bench.o.workers.Wait()
			for i := 0; b.Loop(); i++ {
				r := own.live[all[i%n]].clone()
				t := own.begin()
				t.step(r, job.Event{Kind: job.ProverProgress, Attempt: 1, Prover: "p1"})
				own.show(r)
				own.turn(context.Background())
			}
		})
	}
}

// A proof whose journal the client does not take is refused although the news of its run was lost.
func TestAProofOfAWrongJournalIsRefused(t *testing.T) {
	b := newBench(t)
	b.start()
	o := b.order()
	o.Predicate, o.Expected = chain.PredicateDigest, proof.Sum(nil)
	d := b.chain.open(o)
	b.queue.results <- b.result(b.takeWork(), queue.KindProved)
	if got := b.awaitState(d, job.Rejected); got.Reason.Code != "journal-refused" || len(b.chain.sent) != 0 {
		t.Errorf("reason %+v, sent %v", got.Reason, b.chain.sent)
	}
}
