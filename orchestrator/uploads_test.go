package orchestrator

import (
	"context"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

func TestStoreKeepsUploads(t *testing.T) {
	onBoth(t, func(t *testing.T, dsn string) {
		db, ctx := openDB(t, dsn), t.Context()
		s := openedStore(t, db)
		want := func(when string, at int64, n int, want ...upload) {
			t.Helper()
			if have, err := s.uploadsBefore(ctx, at, n); err != nil || !slices.Equal(have, want) {
				t.Errorf("%s: %v (%v), want %v", when, have, err, want)
			}
		}
		want("new", 1000, 9)
		a, b, c := proof.Digest{1}, proof.Digest{2}, proof.Digest{3}
		for i, d := range []proof.Digest{a, b, c, a} {
			if err := s.noteUpload(ctx, d, int64(100+i)); err != nil {
				t.Fatal(err)
			}
		}
		want("before all", 100, 9)
		want("up to one", 101, 9, upload{b, 101})
		want("all, the oldest first", 103, 9, upload{b, 101}, upload{c, 102}, upload{a, 103})
		want("two of them", 103, 2, upload{b, 101}, upload{c, 102})
		if err := s.remove(ctx, nil, nil, settled{done: []upload{{a, 100}, {b, 101}}, again: []proof.Digest{c, {4}}}, 200); err != nil {
			t.Fatal(err)
		}
		left := []upload{{a, 103}, {c, 200}, {proof.Digest{4}, 200}}
		rest, err := s.uploadsBefore(ctx, 1000, 9)
		slices.SortFunc(rest, func(x, y upload) int { return slices.Compare(x.artifact[:], y.artifact[:]) })
		if err != nil || !slices.Equal(rest, left) {
			t.Errorf("settled: %v (%v), want %v: what was sent again stays", rest, err, left)
		}

		// A leader that is none any more stores nothing either, since it could not note it.
		lease, err := db.TryAcquire(ctx, database.LeaseConfig{Holder: "test"})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = lease.Release(context.Background()) })
		files := &fakeStore{bytes: map[proof.Digest][]byte{}}
		o := &orchestrator{store: store{db.Fenced(lease.Epoch() - 1)}, deps: Deps{Store: files, Clock: newBench(t).clock}}
		_, err = o.receive(httptest.NewRequest("PUT", "/", strings.NewReader("x")), proof.Sum([]byte("x")), 9)
		if proof.CodeOf(err) != "not-leader" || proof.ClassOf(err) != proof.Retry || len(files.bytes) != 0 {
			t.Errorf("sent to a stale leader: %v, %d artifacts", err, len(files.bytes))
		}
	})
}

// put sends texts as a client does.
func (b *bench) put(texts ...string) {
	b.t.Helper()
	for _, text := range texts {
		if status, _, err := b.get("PUT", "/v1/artifacts/"+proof.Sum([]byte(text)).String(), strings.NewReader(text)); status != 201 {
			b.t.Fatalf("PUT %q: %d, %v", text, status, err)
		}
	}
}

// pass lets time pass for us and for the chain.
func (b *bench) pass(seconds int64) {
	b.t.Helper()
	b.clock.Advance(time.Duration(seconds) * time.Second)
	b.mine()
}

// mine has the chain make a block of the present time, and waits until it was followed.
func (b *bench) mine() {
	b.t.Helper()
	now := b.o.now()
	b.chain.say(chain.KindCancelled, proof.Digest{0xff}) // about nothing we know: only the block counts
	b.until("the block", func(own *owner) bool { return own.tipTime >= now })
}

const graceSeconds = keepSeconds // of retentionBench

func TestUploadsThatNoOrderNamesGo(t *testing.T) {
	b := retentionBench(t)
	b.put("early")
	b.pass(1)
	b.put("late")
	b.pass(graceSeconds - 2)
	b.prune()
	b.wantStored("a second early", map[string]bool{"early": true, "late": true})
	b.pass(1)
	b.prune()
	b.wantStored("the first one's time is over", map[string]bool{"early": false, "late": true})
	b.pass(1)
	b.prune()
	b.wantStored("the second one's time is over", map[string]bool{"late": false})
	if n := b.rows("uploads"); n != 0 {
		t.Errorf("%d notes are kept", n)
	}
}

// While the chain is not followed, an order of it may stand in a block that we have not seen.
func TestUploadsWaitForTheChain(t *testing.T) {
	b := retentionBench(t)
	b.put("program", "input")
	b.pass(graceSeconds - 1)
	b.clock.Advance(24 * time.Hour)
	b.prune()
	b.wantStored("a day without a block", map[string]bool{"program": true, "input": true})
	b.mine()
	b.prune()
	b.wantStored("the chain is followed again", map[string]bool{"program": false, "input": false})
}

func TestUploadsOfOrdersGoWithThem(t *testing.T) {
	b := retentionBench(t)
	b.put("program", "input")
	b.pass(graceSeconds - 1)
	d := b.chain.open(b.orderOf("program", "input"))
	b.takeWork()
	b.awaitState(d, job.Queued)
	b.pass(2 * graceSeconds)
	b.prune()
	b.wantStored("the order is open", map[string]bool{"program": true, "input": true})
	if n := b.rows("uploads"); n != 0 {
		t.Errorf("%d notes of what an order names are kept", n)
	}
	b.chain.say(chain.KindCancelled, d)
	b.awaitState(d, job.Cancelled)
	b.put("input") // once more, for nothing
	b.pass(graceSeconds - 1)
	b.bury(0)
	b.prune()
	b.wantStored("the order is kept", map[string]bool{"program": true, "input": true})
	b.pass(1)
	b.prune()
	b.pass(graceSeconds + 1) // a second look at what was asked for when the order went
	b.prune()
	b.wantStored("the order is gone", map[string]bool{"program": false, "input": false})
	if n := b.rows("uploads"); n != 0 {
		t.Errorf("%d notes are kept", n)
	}
}

// A note outlives the process; what was asked for in the earlier life counts as asked for now.
func TestUploadsAreNotedAcrossARestart(t *testing.T) {
	b := retentionBench(t)
	b.put("upload")
	b.stop()
	b.start()
	b.pass(graceSeconds - 1)
	b.prune()
	b.wantStored("a second early", map[string]bool{"upload": true})
	b.pass(1)
	b.prune()
	b.wantStored("later", map[string]bool{"upload": false})
}

func TestUploadsThatAreWantedAgainStay(t *testing.T) {
	b := retentionBench(t)
	b.put("sent again", "asked for", "neither")
	b.pass(graceSeconds - 1)
	b.put("sent again")
	if status, _, err := b.get("HEAD", "/v1/artifacts/"+proof.Sum([]byte("asked for")).String(), nil); status != 200 {
		t.Fatal(status, err)
	}
	if status, _, _ := b.get("PUT", "/v1/artifacts/"+proof.Sum([]byte("asked for")).String(), strings.NewReader("other bytes")); status != 400 {
		t.Fatalf("other bytes: %d", status) // and they take nothing from who asked
	}
	b.pass(1)
	b.prune()
	b.wantStored("the first time is over", map[string]bool{"sent again": true, "asked for": true, "neither": false})
	b.pass(2 * graceSeconds)
	b.prune()
	b.wantStored("later", map[string]bool{"sent again": false, "asked for": false})
}

// What an order leaves behind because somebody asked for it lately does not stay for ever.
func TestWhatIsSparedIsLookedAtAgain(t *testing.T) {
	b := retentionBench(t)
	b.prove(b.orderOf("program", "input"), "receipt")
	b.bury(0)
	b.prune() // trims
	b.pass(keepSeconds - 1)
	if status, _, err := b.get("HEAD", "/v1/artifacts/"+proof.Sum([]byte("journal")).String(), nil); status != 200 {
		t.Fatal(status, err)
	}
	b.pass(1)
	b.prune()
	b.wantStored("asked for lately", map[string]bool{"program": false, "journal": true})
	if jobs, notes := b.rows("jobs"), b.rows("uploads"); jobs != 0 || notes != 1 {
		t.Errorf("%d orders, %d notes, want the journal's", jobs, notes)
	}
	b.pass(graceSeconds)
	b.prune()
	b.wantStored("later", map[string]bool{"journal": false})
}

// An order that is opened while a look is under way, after what open orders name was read.
func TestAnOrderOpensDuringALook(t *testing.T) {
	b := retentionBench(t)
	b.put("program", "input", "no order's")
	b.store.keep(true) // the retention of its own beside us must not win
	b.pass(graceSeconds)
	var p portion
	if err := b.o.ask(t.Context(), func(own *owner) (err error) { p, err = own.portion(t.Context()); return err }); err != nil || len(p.uploads) != 3 {
		t.Fatalf("%+v, %v", p, err)
	}
	d := b.chain.open(b.orderOf("program", "input"))
	b.takeWork()
	b.awaitState(d, job.Queued)
	b.store.keep(false)
	s, err := b.o.freeUploads(t.Context(), p.uploads, p.busy)
	if err != nil || len(s.done) != 1 || len(s.again) != 2 {
		t.Errorf("%+v, %v", s, err)
	}
	b.wantStored("the order is open", map[string]bool{"program": true, "input": true, "no order's": false})
}

// Bytes that are sent while the same bytes are being deleted are there afterwards, with a note of their own.
func TestAnUploadDuringItsDeletion(t *testing.T) {
	b := retentionBench(t)
	b.put("upload")
	gate := make(chan struct{})
	b.store.mu.Lock()
	b.store.gate = gate
	b.store.mu.Unlock()
	b.pass(graceSeconds)
	pruned, put := make(chan error, 1), make(chan int, 1)
	go func() { _, err := b.o.prune(context.Background()); pruned <- err }()
	go func() {
		status, _, _ := b.get("PUT", "/v1/artifacts/"+proof.Sum([]byte("upload")).String(), strings.NewReader("upload"))
		put <- status
	}()
	close(gate)
	if status := <-put; status != 201 {
		t.Errorf("PUT: %d", status)
	}
	if err := <-pruned; err != nil {
		t.Error(err)
	}
	b.prune()
	b.wantStored("sent again", map[string]bool{"upload": true})
	if n := b.rows("uploads"); n != 1 {
		t.Errorf("%d notes, want that of the second time", n)
	}
	b.pass(graceSeconds)
	b.prune()
	b.wantStored("later", map[string]bool{"upload": false})
}

// One look settles a bounded number of uploads, and while the store is away none: they wait for it.
func TestALookAtUploadsIsBounded(t *testing.T) {
	b := retentionBench(t)
	gone := map[string]bool{}
	for i := range maxPruned + 1 {
		text := fmt.Sprint("upload ", i)
		b.put(text)
		gone[text] = false
	}
	b.store.keep(true)
	b.pass(graceSeconds)
	if _, err := b.o.prune(t.Context()); err == nil || b.rows("uploads") != maxPruned+1 {
		t.Errorf("without its store: %v, %d notes", err, b.rows("uploads"))
	}
	var p portion
	if err := b.o.ask(t.Context(), func(own *owner) (err error) { p, err = own.portion(t.Context()); return err }); err != nil || len(p.uploads) != maxPruned {
		t.Errorf("%d in one look (%v), want %d", len(p.uploads), err, maxPruned)
	}
	b.store.keep(false)
	b.prune()
	b.wantStored("the store is back", gone)
}
