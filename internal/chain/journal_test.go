package chain

import (
	"context"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/database/pgtest"
	"github.com/lemma-network/lemma/proof"
)

func openDB(t *testing.T, dsn string) *database.DB {
	t.Helper()
	db, err := database.OpenWith(t.Context(), dsn, database.Options{AllowFsyncOff: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func newSQL(t *testing.T, db *database.DB, chainID uint64) *SQLJournal {
	t.Helper()
	j, err := NewSQLJournal(t.Context(), db, chainID, proverAddress, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// onBoth runs a test on each dialect, with the address of a new database.
func onBoth(t *testing.T, test func(t *testing.T, dsn string)) {
	t.Run("sqlite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "j.db")) })
	t.Run("postgresql", func(t *testing.T) { test(t, pgtest.DSN(t)) })
}

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m, pgtest.Options{})) }

func TestJournals(t *testing.T) {
	file, err := NewFileJournal(filepath.Join(t.TempDir(), "journal"), 1, proverAddress)
	if err != nil {
		t.Fatal(err)
	}
	for name, j := range map[string]Journal{"memory": NewMemJournal(), "file": file,
		"sqlite": newSQL(t, openDB(t, filepath.Join(t.TempDir(), "j.db")), 1), "postgresql": newSQL(t, openDB(t, pgtest.DSN(t)), 1)} {
		t.Run(name, func(t *testing.T) {
			put := func(r Record) {
				t.Helper()
				if err := j.Put(t.Context(), r); err != nil {
					t.Fatal(err)
				}
			}
			if _, found, err := j.Get(t.Context(), "a"); found || err != nil {
				t.Fatalf("empty journal: %v, %v", found, err)
			}
			a, b := Record{Intent: payment("a", 1), Status: StatusQueued}, Record{Intent: payment("b", 2), Status: StatusQueued}
			put(a)
			put(b)
			put(Record{Intent: payment("c", 3), Status: StatusRefused, Err: proof.Errorf(proof.Permanent, "reverted", "no")})
			a.Status, a.Nonce, a.Gas = StatusSent, 9, 21000
			a.Txs = []SignedTx{{Raw: []byte{1, 2}, TipWei: big.NewInt(3), FeeWei: new(big.Int).Lsh(big.NewInt(1), 200), SignedAt: time.Unix(5, 0).UTC(), Head: 8}}
			put(a)
			live, err := j.Live(t.Context())
			if err != nil || len(live) != 2 || live[0].Intent.ID != "a" || live[1].Intent.ID != "b" {
				t.Fatalf("live: %+v, %v", live, err)
			}
			if !reflect.DeepEqual(live[0], a) {
				t.Errorf("read %+v\nwrote %+v", live[0], a)
			}
			a.Status, a.Result = StatusDone, &Result{ID: "a", Success: true, GasPriceWei: big.NewInt(7)}
			put(a)
			if got, found, err := j.Get(t.Context(), "a"); err != nil || !found || !reflect.DeepEqual(got, a) {
				t.Errorf("read %+v, %v", got, err)
			}
			if live, err := j.Live(t.Context()); err != nil || len(live) != 1 {
				t.Errorf("live: %+v, %v", live, err)
			}
		})
	}
}

func TestSQLJournalGuards(t *testing.T) {
	onBoth(t, func(t *testing.T, dsn string) {
		db := openDB(t, dsn)
		one, two := newSQL(t, db, 1), newSQL(t, db, 2)
		sent := Record{Intent: payment("a", 1), Status: StatusSent, Nonce: 4}
		if err := one.Put(t.Context(), sent); err != nil {
			t.Fatal(err)
		}
		other := sent
		other.Intent.ID = "b"
		if err := one.Put(t.Context(), other); proof.CodeOf(err) != "journal-failed" || proof.ClassOf(err) != proof.Bug {
			t.Errorf("two live intents with one nonce: %v", err)
		}
		if err := two.Put(t.Context(), other); err != nil {
			t.Errorf("the same nonce on another chain: %v", err)
		}
		if _, found, _ := two.Get(t.Context(), "a"); found {
			t.Error("chains share records")
		}
		db.Close()
		if _, _, err := one.Get(t.Context(), "a"); proof.CodeOf(err) != "journal-failed" || proof.ClassOf(err) != proof.Retry {
			t.Errorf("without its database: %v", err)
		}
		if again, found, err := newSQL(t, openDB(t, dsn), 1).Get(t.Context(), "a"); err != nil || !found || again.Nonce != 4 {
			t.Errorf("after reopening: %v, %v", found, err)
		}
	})
}

// What is final and old enough is forgotten, a few at a time, and nothing else.
func TestSQLJournalForgets(t *testing.T) {
	onBoth(t, func(t *testing.T, dsn string) {
		now := time.Unix(1000, 0)
		db := openDB(t, dsn)
		j, err := NewSQLJournal(t.Context(), db, 1, proverAddress, func() time.Time { return now })
		if err != nil {
			t.Fatal(err)
		}
		other := newSQL(t, db, 2)
		put := func(j *SQLJournal, id string, s Status, nonce uint64) {
			t.Helper()
			if err := j.Put(t.Context(), Record{Intent: payment(id, 1), Status: s, Nonce: nonce}); err != nil {
				t.Fatal(err)
			}
		}
		for i, id := range []string{"a", "b", "c"} {
			put(j, id, StatusDone, uint64(i))
		}
		put(j, "refused", StatusRefused, 0)
		put(j, "sent", StatusSent, 7)
		put(j, "queued", StatusQueued, 0)
		now = now.Add(time.Second)
		put(j, "late", StatusDone, 8)
		now = now.Add(-time.Second)
		put(other, "other", StatusDone, 1) // much later by its own clock, and another chain's
		for _, want := range []int{3, 1, 0} {
			if n, err := j.Prune(t.Context(), time.Unix(1000, 0), 3); err != nil || n != want {
				t.Fatalf("forgot %d (%v), want %d", n, err, want)
			}
		}
		for id, want := range map[string]bool{"a": false, "c": false, "refused": false, "sent": true, "queued": true, "late": true} {
			if _, found, err := j.Get(t.Context(), id); err != nil || found != want {
				t.Errorf("%s: found %v (%v), want %v", id, found, err, want)
			}
		}
		if _, found, _ := other.Get(t.Context(), "other"); !found {
			t.Error("another chain's intent is gone")
		}
	})
}

// A journal of a program that noted no times: theirs begin with the first opening.
func TestSQLJournalDatesOldIntents(t *testing.T) {
	db := openDB(t, filepath.Join(t.TempDir(), "j.db"))
	if err := newSQL(t, db, 1).Put(t.Context(), Record{Intent: payment("a", 1), Status: StatusDone}); err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), `UPDATE chain_intents SET finished_at = 0`); err != nil {
		t.Fatal(err)
	}
	j, err := NewSQLJournal(t.Context(), db, 1, proverAddress, func() time.Time { return time.Unix(2000, 0) })
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{0, 1} {
		if n, err := j.Prune(t.Context(), time.Unix(1999+int64(i), 0), 9); err != nil || n != want {
			t.Errorf("forgot %d (%v), want %d", n, err, want)
		}
	}
}

func TestSenderOnSQL(t *testing.T) {
	onBoth(t, func(t *testing.T, dsn string) {
		b := newBench(t, Policy{})
		db := openDB(t, dsn)
		b.journal = newSQL(t, db, simChainID)
		b.restart()
		b.submit(payment("a", 5))
		b.step()
		db.Close()
		b.journal = newSQL(t, openDB(t, dsn), simChainID) // as after kill -9
		b.restart()
		b.submit(payment("a", 5))
		b.Commit()
		b.step()
		b.wantStatus("a", StatusDone)
		b.wantPaid(5, 1)
	})
}

// A sender whose process was paused while another took the lease writes no record, signs nothing and sends nothing again.
func TestAStaleSenderSendsNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, dsn string) {
		db := openDB(t, dsn)
		cfg := database.LeaseConfig{Holder: "test"}
		lease, err := db.TryAcquire(t.Context(), cfg)
		if err != nil {
			t.Fatal(err)
		}
		b := newBench(t, Policy{})
		b.journal = newSQL(t, db.Fenced(lease.Epoch()), simChainID)
		b.restart()
		b.submit(payment("a", 5))
		b.step() // signed and sent, and not mined
		if err := lease.Release(t.Context()); err != nil {
			t.Fatal(err)
		}
		next, err := db.TryAcquire(t.Context(), cfg)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = next.Release(context.Background()) })
		if err := b.s.submit(t.Context(), payment("b", 6)); proof.CodeOf(err) != "lease-lost" || proof.ClassOf(err) != proof.Permanent {
			t.Errorf("submit: %v", err)
		}
		sends := 0
		b.node.receive = func(*types.Transaction) (bool, error) { sends++; return false, nil }
		b.clock.Advance(b.s.cfg.Policy.Rebroadcast) // it is time to send it again
		if err := b.s.step(t.Context()); proof.CodeOf(err) != "lease-lost" {
			t.Errorf("step: %v", err)
		}
		if proof.CodeOf(b.s.fatal) != "lease-lost" {
			t.Errorf("the sender goes on: %v", b.s.fatal)
		}
		if sends != 0 {
			t.Errorf("a stale leader sent %d transactions", sends)
		}
	})
}

func TestFileJournalBelongsToOneKeyAndSurvives(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	j, err := NewFileJournal(path, 1, proverAddress)
	if err != nil {
		t.Fatal(err)
	}
	r := Record{Intent: payment("a", 1), Status: StatusSent, Nonce: 3, Txs: []SignedTx{{Raw: []byte{1}, TipWei: big.NewInt(3), FeeWei: big.NewInt(4), SignedAt: time.Unix(5, 0).UTC()}}}
	if err := j.Put(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	again, err := NewFileJournal(path, 1, proverAddress)
	if err != nil {
		t.Fatal(err)
	}
	if got, found, err := again.Get(t.Context(), "a"); !found || err != nil || !reflect.DeepEqual(got, r) {
		t.Errorf("%+v, %v, %v", got, found, err)
	}
	for name, open := range map[string]func() (Journal, error){
		"another chain": func() (Journal, error) { return NewFileJournal(path, 2, proverAddress) },
		"another key":   func() (Journal, error) { return NewFileJournal(path, 1, testClient) },
	} {
		if _, err := open(); proof.CodeOf(err) != "journal-other" || proof.ClassOf(err) != proof.Caller {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := NewFileJournal(filepath.Dir(path), 1, proverAddress); proof.CodeOf(err) != "journal-failed" {
		t.Errorf("a folder: %v", err)
	}
}
