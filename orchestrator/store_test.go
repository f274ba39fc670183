package orchestrator

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/database/pgtest"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// withPostgres is a TestMain's m whose tests may ask for a server; none is left for the search for leaks.
type withPostgres struct{ m *testing.M }

func (w withPostgres) Run() int { return pgtest.Main(w.m, pgtest.Options{}) }

const thisNetwork = "chain 1337 market 0x0000000000000000000000000000000000000003"

// onBoth is the store's conformance suite's frame: dsn is a new database of each kind.
func onBoth(t *testing.T, test func(t *testing.T, dsn string)) {
	t.Run("sqlite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "a.db")) })
	t.Run("postgresql", func(t *testing.T) { test(t, pgtest.DSN(t)) })
}

func openDB(t *testing.T, dsn string) *database.DB {
	t.Helper()
	db, err := database.OpenWith(t.Context(), dsn, database.Options{AllowFsyncOff: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func openedStore(t *testing.T, db *database.DB) store {
	t.Helper()
	s, err := openStore(t.Context(), db, thisNetwork)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// opened is an order that the chain opened in a block.
func opened(n byte, block uint64) *record {
	r := &record{Digest: proof.Digest{n}, Order: chain.Order{Deadline: 2_000_000_000}}
	r.State, _ = job.Step(r.State, job.Event{Kind: job.ChainOpened, Block: block, Deadline: 2_000_000_000}, 1_800_000_000)
	return r
}

// after is r after one more event.
func after(r *record, e job.Event) *record {
	c := r.clone()
	c.State, _ = job.Step(c.State, e, 1_800_000_000)
	return c
}

func effect(n byte, attempt int) pending {
	return pending{digest: proof.Digest{n}, effect: job.Effect{Kind: job.PublishWork, Attempt: attempt}}
}

// holds compares all that the store gives with what it must give.
func (s store) holds(t *testing.T, open []*record, out []pending, c chain.Cursor) {
	t.Helper()
	have, err := s.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	byDigest := func(a, b *record) int { return slices.Compare(a.Digest[:], b.Digest[:]) }
	slices.SortFunc(have, byDigest)
	if len(have) != len(open) {
		t.Fatalf("%d open orders, want %d", len(have), len(open))
	}
	for i := range open {
		if have[i].Digest != open[i].Digest || !reflect.DeepEqual(have[i].State, open[i].State) {
			t.Errorf("read %+v\nwrote %+v", have[i], open[i])
		}
	}
	left, err := s.outbox(t.Context())
	if err != nil || !reflect.DeepEqual(left, out) {
		t.Errorf("outbox %+v (%v), want %+v", left, err, out)
	}
	cursor, err := s.cursor(t.Context())
	if err != nil || !reflect.DeepEqual(cursor, c) {
		t.Errorf("cursor %+v (%v), want %+v", cursor, err, c)
	}
}

func at(block uint64) chain.Cursor {
	return chain.Cursor{Blocks: []chain.BlockRef{{Number: block}}}
}

func TestStoreKeepsWhatWasCommitted(t *testing.T) {
	onBoth(t, func(t *testing.T, dsn string) {
		db, ctx := openDB(t, dsn), t.Context()
		s := openedStore(t, db)
		s.holds(t, nil, nil, chain.Cursor{})
		if r, err := s.get(ctx, proof.Digest{1}); r != nil || err != nil {
			t.Errorf("an order that is not there: %v, %v", r, err)
		}
		a, b := opened(1, 10), opened(2, 11)
		cursor := at(11)
		out, err := s.commit(ctx, []*record{a, b}, []pending{effect(1, 1), effect(2, 1), effect(1, 2)}, 0, &cursor)
		if err != nil || !(out[0].id > 0 && out[0].id < out[1].id && out[1].id < out[2].id) {
			t.Fatalf("ids of effects: %+v, %v", out, err)
		}
		s.holds(t, []*record{a, b}, out, cursor)

		// The answer takes its row away in the commit that writes what it changed; others stay, in their order.
		more, err := s.commit(ctx, nil, []pending{effect(2, 2)}, out[1].id, nil)
		if err != nil {
			t.Fatal(err)
		}
		out = []pending{out[0], out[2], more[0]}
		s.holds(t, []*record{a, b}, out, cursor)

		// An order that is final is read by name only; a reorganisation finds it by its block and opens it again.
		a = after(a, job.Event{Kind: job.ChainCancelled, Block: 12})
		if _, err := s.commit(ctx, []*record{a}, nil, 0, nil); err != nil {
			t.Fatal(err)
		}
		s.holds(t, []*record{b}, out, cursor)
		if r, err := s.get(ctx, a.Digest); err != nil || !r.State.Phase().Final() {
			t.Errorf("the final order: %+v, %v", r, err)
		}
		for block, want := range map[uint64]int{9: 2, 10: 2, 11: 1, 12: 0} {
			if rs, err := s.above(ctx, block); err != nil || len(rs) != want {
				t.Errorf("%d orders above block %d (%v), want %d", len(rs), block, err, want)
			}
		}
		a = after(a, job.Event{Kind: job.ChainReverted, Block: 11})
		cursor = at(11)
		if _, err := s.commit(ctx, []*record{a}, nil, 0, &cursor); err != nil {
			t.Fatal(err)
		}
		s.holds(t, []*record{a, b}, out, cursor)

		db.Close() // kill -9, as far as the store can see
		s = openedStore(t, openDB(t, dsn))
		s.holds(t, []*record{a, b}, out, cursor)
		last, err := s.commit(ctx, nil, []pending{effect(1, 3)}, 0, nil)
		if err != nil || last[0].id <= more[0].id {
			t.Errorf("an effect after the restart has id %d (%v): not after %d", last[0].id, err, more[0].id)
		}
	})
}

// A crash in the middle of a commit leaves nothing of it.
func TestStoreCrashInACommit(t *testing.T) {
	onBoth(t, func(t *testing.T, dsn string) {
		db := openDB(t, dsn)
		s := openedStore(t, db)
		a, cursor := opened(1, 10), at(10)
		out, err := s.commit(t.Context(), []*record{a}, []pending{effect(1, 1)}, 0, &cursor)
		if err != nil {
			t.Fatal(err)
		}
		crash := errors.New("crash")
		err = db.Write(t.Context(), "half a commit", func(tx *database.Tx) error {
			for _, f := range []func() error{
				func() error { return putRecord(t.Context(), tx, opened(2, 11)) },
				func() error { _, err := tx.Exec(t.Context(), `DELETE FROM outbox`); return err },
				func() error { _, err := tx.Exec(t.Context(), `DELETE FROM meta WHERE key = 'cursor'`); return err },
			} {
				if err := f(); err != nil {
					return err
				}
			}
			return crash
		})
		if !errors.Is(err, crash) {
			t.Fatal(err)
		}
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := s.commit(ended, []*record{opened(3, 12)}, nil, out[0].id, nil); err == nil {
			t.Error("a commit after the end of its context")
		}
		db.Close()
		openedStore(t, openDB(t, dsn)).holds(t, []*record{a}, out, cursor)
	})
}

func TestStoreConcurrentCommits(t *testing.T) {
	onBoth(t, func(t *testing.T, dsn string) {
		s := openedStore(t, openDB(t, dsn))
		const n = 20
		var all sync.WaitGroup
		for i := range byte(n) {
			all.Go(func() {
				cursor := at(uint64(i))
				if _, err := s.commit(t.Context(), []*record{opened(i, uint64(i)+1)}, []pending{effect(i, 1), effect(i, 2)}, 0, &cursor); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		rs, err1 := s.open(t.Context())
		out, err2 := s.outbox(t.Context())
		if err1 != nil || err2 != nil || len(rs) != n || len(out) != 2*n {
			t.Fatalf("%d orders, %d effects (%v, %v)", len(rs), len(out), err1, err2)
		}
		first := map[proof.Digest]int{}
		for _, p := range out {
			if p.effect.Attempt != first[p.digest]+1 {
				t.Errorf("effects of one commit are out of their order: %+v", p)
			}
			first[p.digest] = p.effect.Attempt
		}
	})
}

// A leader whose lease another holds now reads what it likes and writes nothing.
func TestStoreFence(t *testing.T) {
	onBoth(t, func(t *testing.T, dsn string) {
		db := openDB(t, dsn)
		lead := func() *database.Lease {
			l, err := db.TryAcquire(t.Context(), database.LeaseConfig{Holder: "test"})
			if err != nil {
				t.Fatal(err)
			}
			return l
		}
		old := lead()
		s := openedStore(t, db.Fenced(old.Epoch()))
		a, cursor := opened(1, 10), at(10)
		out, err := s.commit(t.Context(), []*record{a}, []pending{effect(1, 1)}, 0, &cursor)
		if err != nil {
			t.Fatal(err)
		}
		if err := old.Release(t.Context()); err != nil {
			t.Fatal(err)
		}
		next := lead()
		t.Cleanup(func() { _ = next.Release(context.Background()) })
		later := at(11)
		for name, write := range map[string]func() error{
			"order":  func() error { _, err := s.commit(t.Context(), []*record{opened(2, 11)}, nil, 0, nil); return err },
			"effect": func() error { _, err := s.commit(t.Context(), nil, []pending{effect(1, 2)}, 0, nil); return err },
			"answer": func() error { _, err := s.commit(t.Context(), nil, nil, out[0].id, nil); return err },
			"cursor": func() error { _, err := s.commit(t.Context(), nil, nil, 0, &later); return err },
			"start":  func() error { _, err := openStore(t.Context(), db.Fenced(old.Epoch()), thisNetwork); return err },
		} {
			if err := write(); proof.CodeOf(err) != "lease-lost" || proof.ClassOf(err) != proof.Permanent {
				t.Errorf("%s by a stale leader: %v", name, err)
			}
		}
		s.holds(t, []*record{a}, out, cursor)
		if _, err := openedStore(t, db.Fenced(next.Epoch())).commit(t.Context(), nil, nil, out[0].id, nil); err != nil {
			t.Error("the leader:", err)
		}
	})
}

func TestStoreIsForOneNetworkAndOneVersion(t *testing.T) {
	onBoth(t, func(t *testing.T, dsn string) {
		db := openDB(t, dsn)
		openedStore(t, db)
		if _, err := openStore(t.Context(), db, "chain 1 market 0x0"); proof.CodeOf(err) != "database-of-another-network" {
			t.Errorf("another network: %v", err)
		}
		openedStore(t, db)
		if err := db.Migrate(t.Context(), "orders", append(slices.Clone(schema), `CREATE TABLE future (f INTEGER)`)...); err != nil {
			t.Fatal(err)
		}
		if _, err := openStore(t.Context(), db, thisNetwork); proof.CodeOf(err) != "database-newer" || proof.ClassOf(err) != proof.Caller {
			t.Errorf("a newer program's database: %v", err)
		}
	})
}

// testdata/schema-0.db was made by a program before versions were kept: one order paid, one queued, two intents.
func TestAnOldDatabaseIsTakenOver(t *testing.T) {
	text, err := os.ReadFile("testdata/schema-0.db")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.db")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	db := openDB(t, path)
	s := openedStore(t, db)
	rs, err := s.open(t.Context())
	if err != nil || len(rs) != 1 || rs[0].State.OpenedBlock != 14 || rs[0].State.Attempt != 1 || rs[0].Order.MaxCycles != 1000 {
		t.Fatalf("open orders: %+v, %v", rs, err)
	}
	out, err := s.outbox(t.Context())
	if err != nil || len(out) != 1 || out[0].digest != rs[0].Digest || out[0].effect.Kind != job.PublishWork {
		t.Errorf("outbox: %+v, %v", out, err)
	}
	all, err := s.above(t.Context(), 0)
	if err != nil || len(all) != 2 {
		t.Errorf("orders: %+v, %v", all, err)
	}
	for _, r := range all {
		if r.Digest != rs[0].Digest && (r.State.Phase() != job.Fulfilled || r.Txs["fulfil"].GasUsed != 21000) {
			t.Errorf("the paid order: %+v", r)
		}
	}
	if c, err := s.cursor(t.Context()); err != nil || !reflect.DeepEqual(c, at(14)) {
		t.Errorf("cursor: %+v, %v", c, err)
	}
	j, err := chain.NewSQLJournal(t.Context(), db, chainID, [20]byte{19: 0x0a}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if live, err := j.Live(t.Context()); err != nil || len(live) != 1 || live[0].Intent.ID != "lock:queued" {
		t.Errorf("live intents: %+v, %v", live, err)
	}
	if _, found, err := j.Get(t.Context(), "lock:done"); !found || err != nil {
		t.Errorf("the done intent: %v, %v", found, err)
	}
	if _, err := s.commit(t.Context(), rs, []pending{effect(1, 2)}, out[0].id, nil); err != nil {
		t.Error("a commit:", err)
	}
}
