package database

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/lemma-network/lemma/proof"
)

// doubtPause is the wait before the fate of a transaction is asked for again.
const doubtPause = 200 * time.Millisecond

// Write runs fn in one transaction, and commits it when fn gives nil. After an error nothing was written; the one exception is
// ctx's end while the connection was lost in the middle of a commit. fn must use its Tx only: SQLite has one connection.
// Errors: fn's own, lease-lost (permanent), database-unavailable (retry), database-constraint (bug).
func (db *DB) Write(ctx context.Context, op string, fn func(*Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return Error(op, err)
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing; before, the error that led here is told
	t := &Tx{tx: tx, dialect: db.Dialect}
	id, err := db.enter(ctx, t)
	if err != nil {
		return Error(op, err)
	}
	if err := fn(t); err != nil {
		return Error(op, err)
	}
	if err := tx.Commit(); err != nil && !db.committedAfterAll(ctx, id, err) {
		return Error(op, err)
	}
	return nil
}

// enter checks the fence, whose row stays locked until the transaction ends: nobody takes the lease between the check and
// the commit. It gives PostgreSQL's name of the transaction.
func (db *DB) enter(ctx context.Context, t *Tx) (id string, err error) {
	epoch := db.epoch
	switch {
	case db.Dialect == PostgreSQL && db.epoch != 0:
		err = t.QueryRow(ctx, `SELECT epoch, pg_current_xact_id()::text FROM lease WHERE name = ? FOR SHARE`, leaseName).Scan(&epoch, &id)
	case db.Dialect == PostgreSQL:
		err = t.QueryRow(ctx, `SELECT pg_current_xact_id()::text`).Scan(&id)
	case db.epoch != 0:
		err = t.QueryRow(ctx, `SELECT epoch FROM lease WHERE name = ?`, leaseName).Scan(&epoch)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return "", proof.Errorf(proof.Permanent, "lease-lost", "epoch %d does not lead, nobody took the lease of this database: nothing was written", db.epoch)
	}
	if err == nil && epoch != db.epoch {
		return "", proof.Errorf(proof.Permanent, "lease-lost", "epoch %d no longer leads, epoch %d does: nothing was written", db.epoch, epoch)
	}
	return id, err
}

// committedAfterAll finds out what became of a transaction whose commit gave an error. A connection that breaks in that moment
// says nothing; the server remembers.
func (db *DB) committedAfterAll(ctx context.Context, id string, err error) bool {
	if db.Dialect != PostgreSQL || errors.Is(err, sql.ErrTxDone) || certainlyAborted(err) {
		return false
	}
	for {
		var status sql.NullString
		err := db.QueryRowContext(ctx, `SELECT pg_xact_status(?::text::xid8)`, id).Scan(&status)
		switch {
		case err == nil && status.String != "in progress":
			return status.String == "committed"
		case err != nil && proof.ClassOf(Error("", err)) != proof.Retry: // the server does not know it: it was restored from a backup
			return false
		}
		timer := db.clock.NewTimer(doubtPause)
		select {
		case <-ctx.Done():
			timer.Stop()
			return false
		case <-timer.C():
		}
	}
}
