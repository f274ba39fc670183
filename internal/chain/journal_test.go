package chain

import (
	"database/sql"
	"math/big"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"github.com/lemma-network/lemma/proof"
)

func openDB(t *testing.T, path, pragmas string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?"+pragmas)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

const durable = "_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"

func newSQL(t *testing.T, path string, chainID uint64) Journal {
	t.Helper()
	j, err := NewSQLJournal(t.Context(), openDB(t, path, durable), chainID, proverAddress)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func TestJournals(t *testing.T) {
	file, err := NewFileJournal(filepath.Join(t.TempDir(), "journal"), 1, proverAddress)
	if err != nil {
		t.Fatal(err)
	}
	for name, j := range map[string]Journal{"memory": NewMemJournal(), "file": file, "sqlite": newSQL(t, filepath.Join(t.TempDir(), "j.db"), 1)} {
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
	path := filepath.Join(t.TempDir(), "j.db")
	one, two := newSQL(t, path, 1), newSQL(t, path, 2)
	sent := Record{Intent: payment("a", 1), Status: StatusSent, Nonce: 4}
	if err := one.Put(t.Context(), sent); err != nil {
		t.Fatal(err)
	}
	other := sent
	other.Intent.ID = "b"
	if err := one.Put(t.Context(), other); proof.CodeOf(err) != "journal-failed" {
		t.Errorf("two live intents with one nonce: %v", err)
	}
	if err := two.Put(t.Context(), other); err != nil {
		t.Errorf("the same nonce on another chain: %v", err)
	}
	if _, found, _ := two.Get(t.Context(), "a"); found {
		t.Error("chains share records")
	}
	if again, found, err := newSQL(t, path, 1).Get(t.Context(), "a"); err != nil || !found || again.Nonce != 4 {
		t.Errorf("after reopening: %v, %v", found, err)
	}
	weak := openDB(t, filepath.Join(t.TempDir(), "weak.db"), "_pragma=synchronous(NORMAL)")
	if _, err := NewSQLJournal(t.Context(), weak, 1, proverAddress); proof.CodeOf(err) != "journal-not-durable" || proof.ClassOf(err) != proof.Caller {
		t.Errorf("a database that may forget: %v", err)
	}
}

func TestSenderOnSQLite(t *testing.T) {
	b := newBench(t, Policy{})
	path := filepath.Join(t.TempDir(), "j.db")
	b.journal = newSQL(t, path, simChainID)
	b.restart()
	b.submit(payment("a", 5))
	b.step()
	b.journal = newSQL(t, path, simChainID) // as after kill -9
	b.restart()
	b.submit(payment("a", 5))
	b.Commit()
	b.step()
	b.wantStatus("a", StatusDone)
	b.wantPaid(5, 1)
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
