package orchestrator

import (
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

const keepSeconds = 100

// retentionBench keeps closed orders for keepSeconds.
func retentionBench(t *testing.T) *bench {
	b := newBench(t)
	b.config.KeepClosedSeconds = keepSeconds
	b.chain.timed = true
	b.start()
	b.clock.Advance((keepSeconds + 1) * time.Second) // what an earlier life of the process was asked for is forgotten by now
	return b
}

// prove has an order of its own input proven and paid, with a stage receipt on the way.
func (b *bench) prove(o chain.Order, receipt string) proof.Digest {
	b.t.Helper()
	d := b.chain.open(o)
	w := b.takeWork()
	b.queue.results <- b.result(w, queue.KindExecuted)
	stage := b.result(w, queue.KindStage)
	stage.Receipts = []queue.Receipt{{Stage: proof.StageCore, Digest: b.store.add([]byte(receipt)), Bytes: int64(len(receipt))}}
	b.queue.results <- stage
	b.queue.results <- b.result(w, queue.KindProved)
	b.awaitState(d, job.Fulfilled)
	return d
}

// bury lays so many blocks over everything that no reorganisation reaches it, or one fewer.
func (b *bench) bury(short uint64) {
	b.t.Helper()
	b.chain.mu.Lock()
	b.chain.block += chain.DefaultKeepBlocks - 1 - short
	b.chain.mu.Unlock()
	b.chain.say(chain.KindCancelled, proof.Digest{0xff}) // about nothing we know: only the block counts
	want := b.chain.block
	for tip := uint64(0); tip < want; {
		if err := b.o.ask(b.t.Context(), func(own *owner) error { tip = own.tip; return nil }); err != nil {
			b.t.Fatal(err)
		}
	}
}

func (b *bench) prune() {
	b.t.Helper()
	for {
		more, err := b.o.prune(b.t.Context())
		if err != nil {
			b.t.Fatal(err)
		}
		if !more {
			return
		}
	}
}

// wantStored checks which texts are in the store.
func (b *bench) wantStored(when string, want map[string]bool) {
	b.t.Helper()
	for text, there := range want {
		if _, err := b.store.Stat(b.t.Context(), proof.Sum([]byte(text))); (err == nil) != there {
			b.t.Errorf("%s: %q is stored: %v, want %v", when, text, err == nil, there)
		}
	}
}

func (b *bench) rows(table string) (n int) {
	b.t.Helper()
	err := b.o.ask(b.t.Context(), func(*owner) error {
		return b.o.store.db.QueryRowContext(b.t.Context(), "SELECT count(*) FROM "+table).Scan(&n)
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return n
}

// orderOf is an order with a program and an input of its own.
func (b *bench) orderOf(program, input string) chain.Order {
	o := b.order()
	o.ProgramDigest, o.InputDigest = b.store.add([]byte(program)), b.store.add([]byte(input))
	return o
}

func TestClosedOrdersGoWithWhatIsTheirs(t *testing.T) {
	b := retentionBench(t)
	first := b.prove(b.orderOf("shared program", "first input"), "first receipt")
	second := b.prove(b.orderOf("shared program", "second input"), "second receipt")
	b.bury(1)
	b.prune()
	b.wantStored("one block short of certain", map[string]bool{"second receipt": true, "first input": true})
	b.bury(chain.DefaultKeepBlocks - 1)
	b.prune()
	b.wantStored("certain", map[string]bool{"first receipt": false, "first input": true, "shared program": true, "journal": true})
	b.clock.Advance((keepSeconds - 1) * time.Second)
	b.prune()
	b.wantStored("kept", map[string]bool{"first input": true})
	if n := b.rows("jobs"); n != 2 {
		t.Errorf("%d orders are kept, want 2", n)
	}
	late := b.chain.open(b.orderOf("late program", "first input")) // of the first order's input, and still open
	b.takeWork()
	b.awaitState(late, job.Queued)
	b.clock.Advance((keepSeconds + 1) * time.Second)
	b.prune()
	b.wantStored("old", map[string]bool{"first input": true, "second input": false, "second receipt": false, "shared program": false,
		"late program": true, "journal": false})
	if n := b.rows("jobs"); n != 1 {
		t.Errorf("%d orders are kept, want the open one", n)
	}
	if n := b.rows("named"); n != 0 {
		t.Errorf("%d names are kept, want none", n)
	}
	for _, d := range []proof.Digest{first, second} {
		if _, _, err := b.get("GET", "/v1/orders/"+d.String(), nil); err == nil || err.Code != "order-unknown" {
			t.Errorf("the old order: %v", err)
		}
	}
}

// A closed order that is kept keeps what it shares with one that goes.
func TestKeptOrdersKeepTheirArtifacts(t *testing.T) {
	b := retentionBench(t)
	b.o.fresh.mu.Lock()
	b.o.fresh.seconds = 1 // so that it is the order that keeps them
	b.o.fresh.mu.Unlock()
	b.prove(b.orderOf("program", "input"), "receipt")
	b.clock.Advance(keepSeconds / 2 * time.Second)
	b.prove(b.orderOf("program", "input"), "receipt")
	b.bury(0)
	b.prune()
	b.clock.Advance(keepSeconds / 2 * time.Second)
	b.prune()
	if n := b.rows("jobs"); n != 1 {
		t.Errorf("%d orders are kept, want 1", n)
	}
	b.wantStored("one goes", map[string]bool{"program": true, "input": true, "journal": true, "receipt": false})
	b.clock.Advance(keepSeconds / 2 * time.Second)
	b.prune()
	b.wantStored("both are gone", map[string]bool{"program": false, "input": false, "journal": false})
}

// An upload whose order is not there yet is not lost to the end of an older order of the same bytes.
func TestFreshUploadsStay(t *testing.T) {
	f := newFresh(10, 1000)
	deleted := func(now int64, d proof.Digest) (did bool) {
		t.Helper()
		said, err := f.unless(d, now, func() error { did = true; return nil })
		if err != nil || said != did {
			t.Fatal(said, err)
		}
		return did
	}
	a, b := proof.Digest{1}, proof.Digest{2}
	f.note(1020, a)
	if deleted(1029, a) || !deleted(1029, b) || !deleted(1030, a) {
		t.Error("an artifact is fresh for 10 seconds, and another is not")
	}
	f.note(1040, b)
	if len(f.since) != 1 {
		t.Errorf("%d notes are kept, want 1", len(f.since))
	}
	failed, first, second := f.hold(a), f.hold(a), f.hold(a)
	failed(1050, false)
	if deleted(1050, a) {
		t.Error("an artifact that is being sent was deleted")
	}
	first(1050, true)
	second(1051, false)
	if deleted(1059, a) || !deleted(1060, a) {
		t.Error("a request that came to nothing changes what another noted")
	}
	named, end := f.hold(a), f.look()
	if named(1070, false); deleted(1070, a) {
		t.Error("what was named during a look was deleted by it")
	}
	if end(); !deleted(1070, a) {
		t.Error("what was named during a look stays after it")
	}
	if f.hold(b)(1070, false); !deleted(1070, b) || len(f.held) != 0 || len(f.since) != 1 {
		t.Errorf("what came to nothing is remembered: %v, %v", f.held, f.since)
	}
}

// The database of a program that noted neither times nor names: nothing in it is lost, and nothing stays for ever.
func TestOldRowsAreDatedAndNamed(t *testing.T) {
	onBoth(t, func(t *testing.T, dsn string) {
		s := openedStore(t, openDB(t, dsn))
		ctx := t.Context()
		for n := range byte(3) {
			r := after(opened(n+1, 10), job.Event{Kind: job.ChainCancelled, Block: 12})
			r.Order.ProgramDigest, r.Order.InputDigest = proof.Digest{100}, proof.Digest{100 + n}
			if _, err := s.commit(ctx, []*record{r}, nil, 0, nil); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.db.ExecContext(ctx, "DELETE FROM named"); err != nil {
			t.Fatal(err)
		}
		if err := s.nameOld(ctx, 5000); err != nil {
			t.Fatal(err)
		}
		old, err := s.untrimmed(ctx, 12, 9)
		if err != nil || len(old) != 3 || old[0].Closed != 5000 {
			t.Fatalf("%d old orders, %+v (%v)", len(old), old, err)
		}
		if rs, err := s.untrimmed(ctx, 11, 9); err != nil || len(rs) != 0 {
			t.Errorf("%d orders that a reorganisation may reach are to be trimmed (%v)", len(rs), err)
		}
		if err := s.remove(ctx, old, nil, settled{}, 0); err != nil {
			t.Fatal(err)
		}
		for at, want := range map[int64]int{4999: 0, 5000: 3} {
			if rs, err := s.closedBefore(ctx, at, 9); err != nil || len(rs) != want {
				t.Errorf("closed until %d: %d (%v), want %d", at, len(rs), err, want)
			}
		}
		going := map[proof.Digest]bool{old[0].Digest: true, old[1].Digest: true}
		if named, err := s.namedByOthers(ctx, proof.Digest{100}, going); err != nil || !named {
			t.Errorf("the third names the program too: %v, %v", named, err)
		}
		if _, err := s.commit(ctx, nil, []pending{effect(1, 1), effect(3, 1)}, 0, nil); err != nil {
			t.Fatal(err)
		}
		if err := s.remove(ctx, nil, old[:2], settled{}, 0); err != nil {
			t.Fatal(err)
		}
		left, err := s.outbox(ctx)
		if err != nil || len(left) != 1 || left[0].digest != old[2].Digest {
			t.Errorf("outbox %+v (%v), want the third's", left, err)
		}
		if named, err := s.namedByOthers(ctx, proof.Digest{100}, map[proof.Digest]bool{old[2].Digest: true}); err != nil || named {
			t.Errorf("nobody else names the program: %v, %v", named, err)
		}
	})
}

// A store that is away costs nothing but time: the order stays until its artifacts are gone.
func TestPruneWaitsForTheStore(t *testing.T) {
	b := retentionBench(t)
	b.prove(b.orderOf("program", "input"), "receipt")
	b.bury(0)
	b.prune() // trims
	b.store.keep(true)
	b.clock.Advance((keepSeconds + 1) * time.Second)
	if _, err := b.o.prune(t.Context()); err == nil || b.rows("jobs") != 1 {
		t.Errorf("without its store: %v, %d orders", err, b.rows("jobs"))
	}
	b.store.keep(false)
	b.prune()
	b.wantStored("the store is back", map[string]bool{"program": false, "input": false})
}

// What an earlier life of the process was sent nobody knows: nothing is deleted until it cannot be fresh any more.
func TestARestartSparesWhatMayBeFresh(t *testing.T) {
	b := retentionBench(t)
	b.prove(b.orderOf("program", "input"), "receipt")
	b.bury(0)
	b.prune()
	b.clock.Advance((keepSeconds + 1) * time.Second)
	b.store.keep(true) // the retention of its own beside us must not win
	b.stop()
	b.store.keep(false)
	b.start()
	b.bury(0)
	b.prune()
	if b.rows("jobs") != 1 {
		t.Error("an order went at once after a restart")
	}
	b.clock.Advance(keepSeconds * time.Second)
	b.prune()
	b.wantStored("later", map[string]bool{"program": false, "input": false})
}
