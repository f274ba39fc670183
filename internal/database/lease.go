package database

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"time"

	"github.com/lemma-network/lemma/proof"
)

// leaseName is the row of the only lease there is: who leads.
const leaseName = "orchestrator"

const leaseSchema = `CREATE TABLE IF NOT EXISTS lease (
	name   TEXT PRIMARY KEY,
	holder TEXT NOT NULL,
	epoch  INTEGER NOT NULL, -- rises with each new holder
	until  INTEGER NOT NULL  -- Unix milliseconds by the database's clock
) STRICT`

// prepareLease makes the table. Whoever could open a SQLite file has outlived each holder: the file was theirs alone.
func (db *DB) prepareLease(ctx context.Context) error {
	if err := db.Migrate(ctx, "lease", leaseSchema); err != nil || db.Dialect != SQLite {
		return err
	}
	return db.Write(ctx, "free the lease", func(tx *Tx) error {
		_, err := tx.Exec(ctx, `UPDATE lease SET until = 0`)
		return err
	})
}

// LeaseConfig says who wants to lead.
type LeaseConfig struct {
	Holder  string        // shown to people
	TTL     time.Duration // how long a leader that fell silent keeps others waiting; 0 is 15 s
	OnError func(error)   // told of what is tried again; may be nil
}

// A lease is renewed three times in its life. A holder that could not renew gives up a fifth of the life before the others may
// take over: that much may clocks run apart in the time of one lease.
const (
	defaultTTL    = 15 * time.Second
	renewalsALife = 3
	marginPart    = 5
	hurryPart     = 15 // of the life: the wait after a renewal that failed
)

func (c LeaseConfig) filled() LeaseConfig {
	if c.TTL <= 0 {
		c.TTL = defaultTTL
	}
	if c.OnError == nil {
		c.OnError = func(error) {}
	}
	return c
}

// TryAcquire takes the lease when nobody holds it. Errors: not-leader (retry) naming the holder, and those of Write.
func (db *DB) TryAcquire(ctx context.Context, cfg LeaseConfig) (*Lease, error) {
	cfg = cfg.filled()
	l := &Lease{db: db, cfg: cfg, holder: cfg.Holder + " " + rand.Text(), lost: make(chan struct{}), ended: make(chan struct{})}
	begun := db.clock.Now()
	err := db.Fenced(0).Write(ctx, "take the lease", func(tx *Tx) error { return l.take(ctx, tx) })
	if err != nil {
		return nil, err
	}
	l.deadline = l.deadlineFrom(begun)
	keep, cancel := context.WithCancel(context.WithoutCancel(ctx))
	l.cancel = cancel
	go l.keep(keep)
	return l, nil
}

// Acquire waits until the lease is free and takes it; it gives up with ctx only.
func (db *DB) Acquire(ctx context.Context, cfg LeaseConfig) (*Lease, error) {
	cfg = cfg.filled()
	for {
		l, err := db.TryAcquire(ctx, cfg)
		switch {
		case err == nil:
			return l, nil
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case proof.ClassOf(err) != proof.Retry:
			return nil, err
		case proof.CodeOf(err) != "not-leader":
			cfg.OnError(err)
		}
		timer := db.clock.NewTimer(cfg.TTL / renewalsALife)
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil, ctx.Err()
		case <-timer.C():
		}
	}
}

// take is the compare-and-swap. The row is locked before the time is read: waiting for the lock takes time.
func (l *Lease) take(ctx context.Context, tx *Tx) error {
	if _, err := tx.Exec(ctx, `INSERT INTO lease VALUES (?, '', 0, 0) ON CONFLICT (name) DO NOTHING`, leaseName); err != nil {
		return err
	}
	lock := ""
	if tx.dialect == PostgreSQL {
		lock = " FOR UPDATE"
	}
	var holder string
	var epoch, until int64
	if err := tx.QueryRow(ctx, `SELECT holder, epoch, until FROM lease WHERE name = ?`+lock, leaseName).Scan(&holder, &epoch, &until); err != nil {
		return err
	}
	now, err := l.db.nowMS(ctx, tx)
	if err != nil {
		return err
	}
	if until > now {
		return proof.Errorf(proof.Retry, "not-leader", "%s leads (epoch %d) for another %d ms unless it renews", holder, epoch, until-now)
	}
	l.epoch = max(epoch+1, now/1000) // no epoch comes again when the database was wiped or restored: provers remember the highest
	_, err = tx.Exec(ctx, `UPDATE lease SET holder = ?, epoch = ?, until = ? WHERE name = ?`, l.holder, l.epoch, now+l.cfg.TTL.Milliseconds(), leaseName)
	return err
}

// nowMS is the time that all who share the database agree on: PostgreSQL's own; of a SQLite file, which one process has, ours.
func (db *DB) nowMS(ctx context.Context, tx *Tx) (ms int64, err error) {
	if db.Dialect == SQLite {
		return db.clock.Now().UnixMilli(), nil
	}
	err = tx.QueryRow(ctx, `SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint`).Scan(&ms)
	return ms, err
}

// Lease is the right to lead, as long as it lasts.
type Lease struct {
	db       *DB
	cfg      LeaseConfig
	holder   string
	epoch    int64
	deadline time.Time // owned by keep
	lost     chan struct{}
	ended    chan struct{} // keep has returned
	cancel   context.CancelFunc
}

// Epoch is the lease's number: above all before it and at least the Unix time at which it was taken; see DB.Fenced.
func (l *Lease) Epoch() int64 { return l.epoch }

// Lost is closed when somebody else holds the lease, or soon may: the holder must stop at once.
func (l *Lease) Lost() <-chan struct{} { return l.lost }

func (l *Lease) deadlineFrom(begun time.Time) time.Time {
	return begun.Add(l.cfg.TTL - l.cfg.TTL/marginPart)
}

// keep renews until Release or until the lease is lost.
func (l *Lease) keep(ctx context.Context) {
	defer close(l.ended)
	wait := l.cfg.TTL / renewalsALife
	for {
		timer := l.db.clock.NewTimer(min(wait, l.deadline.Sub(l.db.clock.Now())))
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C():
		}
		begun := l.db.clock.Now()
		err := l.renewInTime(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err == nil:
			l.deadline, wait = l.deadlineFrom(begun), l.cfg.TTL/renewalsALife
			continue
		}
		l.cfg.OnError(err)
		wait = l.cfg.TTL / hurryPart
		if proof.CodeOf(err) == "lease-lost" || !l.db.clock.Now().Before(l.deadline) {
			close(l.lost)
			return
		}
	}
}

// renewInTime is renew, given up at the deadline.
func (l *Lease) renewInTime(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- l.renew(ctx) }()
	timer := l.db.clock.NewTimer(l.deadline.Sub(l.db.clock.Now()))
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-timer.C():
		return proof.Errorf(proof.Retry, "database-unavailable", "database: the lease was not renewed in time")
	}
}

func (l *Lease) renew(ctx context.Context) error {
	return l.db.Fenced(l.epoch).Write(ctx, "renew the lease", func(tx *Tx) error {
		now, err := l.db.nowMS(ctx, tx)
		if err != nil {
			return err
		}
		return l.setUntil(ctx, tx, now+l.cfg.TTL.Milliseconds())
	})
}

func (l *Lease) setUntil(ctx context.Context, tx *Tx, until int64) error {
	_, err := tx.Exec(ctx, `UPDATE lease SET until = ? WHERE name = ? AND epoch = ?`, until, leaseName, l.epoch)
	return err
}

// Release ends the renewal and lets the next one lead at once. Whoever led must have stopped. Call it once.
func (l *Lease) Release(ctx context.Context) error {
	l.cancel()
	<-l.ended
	err := l.db.Fenced(l.epoch).Write(ctx, "release the lease", func(tx *Tx) error { return l.setUntil(ctx, tx, 0) })
	var lost *proof.Error
	if errors.As(err, &lost) && lost.Code == "lease-lost" {
		return nil
	}
	return err
}

// Leader is who led last, for people and tests; epoch 0 when nobody ever did.
func (db *DB) Leader(ctx context.Context) (holder string, epoch int64, err error) {
	err = db.QueryRowContext(ctx, `SELECT holder, epoch FROM lease WHERE name = ?`, leaseName).Scan(&holder, &epoch)
	if errors.Is(err, sql.ErrNoRows) {
		return "", 0, nil
	}
	return holder, epoch, Error("read the lease", err)
}
