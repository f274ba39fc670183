package database_test

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/database/pgtest"
	"github.com/lemma-network/lemma/proof"
)

const ttl = 15 * time.Second

var asTests = database.LeaseConfig{Holder: "test", TTL: ttl}

func take(t *testing.T, db *database.DB) *database.Lease {
	t.Helper()
	l, err := db.TryAcquire(t.Context(), asTests)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Release(context.Background()) })
	return l
}

// expire is the time of the lease passing by the database's clock, which for PostgreSQL is not ours to move.
func expire(t *testing.T, db *database.DB) {
	t.Helper()
	if err := db.Write(t.Context(), "expire", func(tx *database.Tx) error {
		_, err := tx.Exec(t.Context(), `UPDATE lease SET until = 1`)
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func wantCode(t *testing.T, what string, err error, code string, class proof.Class) {
	t.Helper()
	if proof.CodeOf(err) != code || proof.ClassOf(err) != class {
		t.Errorf("%s: %v, want code %s of class %s", what, err, code, class)
	}
}

func TestOneLeadsAndTheEpochRises(t *testing.T) {
	onBoth(t, func(t *testing.T, open func() *database.DB, _ *clock.Manual) {
		a, b := open(), open()
		if holder, epoch, err := a.Leader(t.Context()); holder != "" || epoch != 0 || err != nil {
			t.Errorf("a new database is led by %q, epoch %d (%v)", holder, epoch, err)
		}
		wantCode(t, "an epoch of nobody", a.Fenced(1).Write(t.Context(), "x", func(*database.Tx) error { return nil }), "lease-lost", proof.Permanent)
		first := take(t, a)
		_, err := b.TryAcquire(t.Context(), asTests)
		wantCode(t, "a second leader", err, "not-leader", proof.Retry)
		if err == nil || !strings.Contains(err.Error(), "test") {
			t.Errorf("who leads is not said: %v", err)
		}
		if err := first.Release(t.Context()); err != nil {
			t.Fatal(err)
		}
		second := take(t, b)
		if first.Epoch() < start.Unix() && first.Epoch() < time.Now().Unix()-60 || second.Epoch() <= first.Epoch() {
			t.Errorf("epochs %d and %d, want the time and what is above", first.Epoch(), second.Epoch())
		}
		if _, epoch, err := a.Leader(t.Context()); epoch != second.Epoch() || err != nil {
			t.Errorf("epoch %d (%v) leads, want %d", epoch, err, second.Epoch())
		}
	})
}

// A leader that was paused past its time and wakes up after another took over can write nothing.
func TestAPausedLeaderWritesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, open func() *database.DB, c *clock.Manual) {
		a, b := open(), open()
		if err := a.Migrate(t.Context(), "n", tableN); err != nil {
			t.Fatal(err)
		}
		paused := take(t, a)
		fenced := a.Fenced(paused.Epoch())
		if err := fenced.Write(t.Context(), "while it leads", insert(t.Context(), 1)); err != nil {
			t.Fatal(err)
		}
		expire(t, b)
		if err := fenced.Write(t.Context(), "late, but nobody came", insert(t.Context(), 2)); err != nil {
			t.Fatal(err)
		}
		next := take(t, b)
		wantCode(t, "the stale leader", fenced.Write(t.Context(), "x", insert(t.Context(), 3)), "lease-lost", proof.Permanent)
		wantCode(t, "its tables", fenced.Migrate(t.Context(), "n", steps...), "lease-lost", proof.Permanent)
		if err := b.Fenced(next.Epoch()).Write(t.Context(), "the new leader", insert(t.Context(), 4)); err != nil {
			t.Error(err)
		}
		if got := rows(t, b); got != 3 {
			t.Errorf("%d rows, want 3", got)
		}
		c.Advance(ttl / 3) // its next renewal finds out
		<-paused.Lost()
		if err := paused.Release(t.Context()); err != nil {
			t.Error("the release of what is lost:", err)
		}
		_, err := a.TryAcquire(t.Context(), asTests)
		wantCode(t, "after a stale release", err, "not-leader", proof.Retry)
	})
}

func TestALeaseLastsToItsMillisecond(t *testing.T) {
	c := clock.NewManual(start)
	path := t.TempDir() + "/a.db"
	db := openDB(t, path, c)
	epoch := take(t, db).Epoch()
	if epoch != start.Unix() {
		t.Errorf("the first epoch is %d, want the time: %d", epoch, start.Unix())
	}
	set := func(until time.Duration) {
		if err := db.Write(t.Context(), "set", func(tx *database.Tx) error {
			_, err := tx.Exec(t.Context(), `UPDATE lease SET until = ?`, start.Add(until).UnixMilli())
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	set(time.Millisecond)
	_, err := db.TryAcquire(t.Context(), asTests)
	wantCode(t, "a millisecond early", err, "not-leader", proof.Retry)
	set(0)
	if l := take(t, db); l.Epoch() != epoch+1 {
		t.Errorf("epoch %d", l.Epoch())
	}
	db.Close()
	if l := take(t, openDB(t, path, c)); l.Epoch() != epoch+2 { // the file's lock was free: who held the lease is gone
		t.Errorf("epoch %d after a restart, want %d without a wait", l.Epoch(), epoch+2)
	}
}

func TestRenewal(t *testing.T) {
	onBoth(t, func(t *testing.T, open func() *database.DB, c *clock.Manual) {
		db := open()
		l := take(t, db)
		for range 10 {
			c.BlockUntil(1)
			expire(t, db)
			c.Advance(ttl / 3)
			for until := int64(0); until <= 1; { // the renewal is another goroutine's
				if err := db.QueryRowContext(t.Context(), `SELECT until FROM lease`).Scan(&until); err != nil {
					t.Fatal(err)
				}
			}
		}
		select {
		case <-l.Lost():
			t.Error("lost though renewed")
		default:
		}
		if _, epoch, _ := db.Leader(t.Context()); epoch != l.Epoch() {
			t.Errorf("a renewal made epoch %d", epoch)
		}
	})
}

// Without the database the holder gives up before the others may take over, and not at the first failure.
func TestALeaseThatCannotBeRenewedIsLostInTime(t *testing.T) {
	onBoth(t, func(t *testing.T, open func() *database.DB, c *clock.Manual) {
		db := open()
		failed := make(chan struct{})
		l, err := db.TryAcquire(t.Context(), database.LeaseConfig{TTL: ttl, OnError: func(error) { failed <- struct{}{} }})
		if err != nil {
			t.Fatal(err)
		}
		db.Close()
		c.BlockUntil(1)
		c.Advance(ttl / 3) // the time of the first renewal; the others come sooner after each other
		for at := ttl / 3; at < ttl*4/5; at += ttl / 15 {
			<-failed
			select {
			case <-l.Lost():
				t.Fatalf("lost after %v of %v", at, ttl)
			default:
			}
			c.BlockUntil(1)
			c.Advance(ttl / 15)
		}
		<-failed
		<-l.Lost()
	})
}

func TestManyWantToLead(t *testing.T) {
	onBoth(t, func(t *testing.T, open func() *database.DB, c *clock.Manual) {
		var leads atomic.Int64
		var all sync.WaitGroup
		for range 5 {
			db := open()
			all.Go(func() {
				l, err := db.TryAcquire(t.Context(), asTests)
				if err != nil {
					wantCode(t, "a loser", err, "not-leader", proof.Retry)
					return
				}
				leads.Add(1)
				t.Cleanup(func() { _ = l.Release(context.Background()) })
			})
		}
		all.Wait()
		if leads.Load() != 1 {
			t.Errorf("%d lead", leads.Load())
		}
	})
}

func TestAcquireWaits(t *testing.T) {
	onBoth(t, func(t *testing.T, open func() *database.DB, c *clock.Manual) {
		a, b := open(), open()
		first := take(t, a)
		got := make(chan *database.Lease, 1)
		go func() {
			l, err := b.Acquire(t.Context(), asTests)
			if err != nil {
				t.Error(err)
			}
			got <- l
		}()
		c.BlockUntil(2) // the renewal's timer and the waiting one's
		if err := first.Release(t.Context()); err != nil {
			t.Fatal(err)
		}
		c.Advance(ttl / 3)
		if l := <-got; l == nil || l.Epoch() <= first.Epoch() {
			t.Fatalf("got %v", l)
		} else {
			_ = l.Release(context.Background())
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := b.Acquire(ctx, asTests); err == nil {
			t.Error("Acquire after the end of its context")
		}
	})
}

// Nobody takes the lease between a write's check of the fence and its commit; and a leader that stops there for good is
// thrown out by the server, with all it had written.
func TestTakingOverInTheMiddleOfAWrite(t *testing.T) {
	dsn := pgtest.DSN(t)
	dsn += "&" + url.Values{"idle_in_transaction_session_timeout": {"600000"}, "lock_timeout": {"600000"}, "statement_timeout": {"600000"}}.Encode()
	a, b := openDB(t, dsn, nil), openDB(t, dsn, nil)
	if err := a.Migrate(t.Context(), "n", tableN); err != nil {
		t.Fatal(err)
	}
	old := take(t, a)
	expire(t, b)
	next := make(chan *database.Lease, 1)
	err := a.Fenced(old.Epoch()).Write(t.Context(), "slow", func(tx *database.Tx) error {
		go func() {
			l, err := b.Acquire(t.Context(), asTests)
			if err != nil {
				t.Error(err)
			}
			next <- l
		}()
		for waiting := 0; waiting == 0; {
			if err := b.QueryRowContext(t.Context(), `SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'
				AND datname = current_database()`).Scan(&waiting); err != nil {
				t.Fatal(err)
			}
		}
		if len(next) != 0 {
			t.Error("the lease was taken in the middle of a write")
		}
		return insert(t.Context(), 1)(tx)
	})
	if err != nil {
		t.Fatal(err)
	}
	l := <-next
	t.Cleanup(func() { _ = l.Release(context.Background()) })
	if l.Epoch() <= old.Epoch() || rows(t, b) != 1 {
		t.Errorf("epoch %d, %d rows", l.Epoch(), rows(t, b))
	}

	expire(t, b)
	err = a.Fenced(l.Epoch()).Write(t.Context(), "stopped", func(tx *database.Tx) error {
		if err := insert(t.Context(), 2)(tx); err != nil {
			return err
		}
		if _, err := tx.Exec(t.Context(), `SET LOCAL idle_in_transaction_session_timeout = 100`); err != nil { // from here on only
			return err
		}
		l, err := b.Acquire(t.Context(), asTests)
		if err != nil {
			return err
		}
		t.Cleanup(func() { _ = l.Release(context.Background()) })
		return nil
	})
	wantCode(t, "the commit of a leader that was thrown out", err, "database-unavailable", proof.Retry)
	if rows(t, b) != 1 {
		t.Error("its write stayed")
	}
}
