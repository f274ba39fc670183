package orchestrator

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	_ "modernc.org/sqlite" // the database driver

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

const schema = `
CREATE TABLE IF NOT EXISTS jobs (
	digest     BLOB PRIMARY KEY,
	final      INTEGER NOT NULL, -- 1: the money has moved
	last_block INTEGER NOT NULL, -- the highest block that says something about it
	body       TEXT NOT NULL     -- record as JSON
) STRICT;
CREATE INDEX IF NOT EXISTS jobs_open ON jobs (final) WHERE final = 0;
CREATE INDEX IF NOT EXISTS jobs_last_block ON jobs (last_block);
CREATE TABLE IF NOT EXISTS outbox (
	id     INTEGER PRIMARY KEY AUTOINCREMENT,
	digest BLOB NOT NULL,
	effect TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`

// record is all that is kept of an order. Stages, Txs and Waiting are for people's eyes.
type record struct {
	Digest proof.Digest      `json:"digest"`
	Order  chain.Order       `json:"order"`
	State  job.State         `json:"state"`
	Stages []api.Stage       `json:"stages,omitempty"`
	Txs    map[string]api.Tx `json:"txs,omitempty"`

	Waiting map[string]int `json:"waiting,omitempty"` // provers by the reason why they do not take it
	Allow   []string       `json:"allow,omitempty"`   // the only provers that may have it; empty is all
	Offer   *offer         `json:"offer,omitempty"`   // the lock that the present prover signed
}

// pending is an outbox row: an effect that was asked for and not yet answered.
type pending struct {
	id     int64
	digest proof.Digest
	effect job.Effect
}

// OpenDB opens or creates the orchestrator's SQLite database: write-ahead log, synchronous FULL, one connection that
// keeps the file's lock, so that a second process on the same file gets the error database-in-use (class caller).
func OpenDB(ctx context.Context, path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(1000)&_pragma=locking_mode(EXCLUSIVE)"+
		"&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "database-unavailable", "open database %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	db.SetConnMaxIdleTime(0)
	db.SetConnMaxLifetime(0)
	if _, err := db.ExecContext(ctx, schema); err != nil {
		return nil, errors.Join(proof.Errorf(proof.Caller, "database-in-use",
			"open database %s (is another orchestrator running on it?): %w", path, err), db.Close())
	}
	return db, nil
}

// store is the database in the owner goroutine's words.
type store struct{ db *sql.DB }

// bind ties the database to one network: the same file must never serve two markets.
func (s store) bind(ctx context.Context, network string) error {
	var have string
	if _, err := s.db.ExecContext(ctx, `INSERT OR IGNORE INTO meta VALUES ('network', ?)`, network); err != nil {
		return dbError("bind", err)
	}
	if err := s.db.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = 'network'`).Scan(&have); err != nil {
		return dbError("bind", err)
	}
	if have != network {
		return proof.Errorf(proof.Caller, "database-of-another-network",
			"the database belongs to %s, not to %s: give another database file", have, network).WithField("network")
	}
	return nil
}

// commit writes one step's outcome whole or not at all, and gives the outbox rows of effects their ids.
func (s store) commit(ctx context.Context, changed []*record, effects []pending, answered int64, cursor *chain.Cursor) ([]pending, error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, dbError("begin", err)
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing; before, the error that led here is told
	for _, r := range changed {
		body, err := json.Marshal(r)
		if err != nil {
			return nil, proof.Errorf(proof.Bug, "internal", "write order %s: %w", r.Digest, err)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO jobs VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET
			final = excluded.final, last_block = excluded.last_block, body = excluded.body`,
			r.Digest[:], r.State.Phase().Final(), r.State.LastBlock(), string(body)); err != nil {
			return nil, dbError("write order", err)
		}
	}
	for i := range effects {
		body, err := json.Marshal(effects[i].effect)
		if err != nil {
			return nil, proof.Errorf(proof.Bug, "internal", "write effect: %w", err)
		}
		res, err := tx.ExecContext(ctx, `INSERT INTO outbox (digest, effect) VALUES (?, ?)`, effects[i].digest[:], string(body))
		if err != nil {
			return nil, dbError("write effect", err)
		}
		if effects[i].id, err = res.LastInsertId(); err != nil {
			return nil, dbError("write effect", err)
		}
	}
	if answered != 0 {
		if _, err := tx.ExecContext(ctx, `DELETE FROM outbox WHERE id = ?`, answered); err != nil {
			return nil, dbError("delete effect", err)
		}
	}
	if cursor != nil {
		body, err := json.Marshal(cursor)
		if err != nil {
			return nil, proof.Errorf(proof.Bug, "internal", "write cursor: %w", err)
		}
		if _, err := tx.ExecContext(ctx, `INSERT OR REPLACE INTO meta VALUES ('cursor', ?)`, string(body)); err != nil {
			return nil, dbError("write cursor", err)
		}
	}
	if err := tx.Commit(); err != nil {
		return nil, dbError("commit", err)
	}
	return effects, nil
}

// cursor is how far the chain was followed; the zero cursor when it never was.
func (s store) cursor(ctx context.Context) (c chain.Cursor, err error) {
	var body string
	switch err := s.db.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = 'cursor'`).Scan(&body); {
	case errors.Is(err, sql.ErrNoRows):
		return c, nil
	case err != nil:
		return c, dbError("read cursor", err)
	}
	if err := json.Unmarshal([]byte(body), &c); err != nil {
		return c, proof.Errorf(proof.Bug, "internal", "read cursor: %w", err)
	}
	return c, nil
}

// get reads one order; nil without an error when there is none.
func (s store) get(ctx context.Context, d proof.Digest) (*record, error) {
	rs, err := s.query(ctx, `SELECT body FROM jobs WHERE digest = ?`, d[:])
	if err != nil || len(rs) == 0 {
		return nil, err
	}
	return rs[0], nil
}

// open reads every order whose money has not moved.
func (s store) open(ctx context.Context) ([]*record, error) {
	return s.query(ctx, `SELECT body FROM jobs WHERE final = 0`)
}

// above reads every order of which a block above n says something.
func (s store) above(ctx context.Context, n uint64) ([]*record, error) {
	return s.query(ctx, `SELECT body FROM jobs WHERE last_block > ?`, n)
}

func (s store) query(ctx context.Context, q string, args ...any) (out []*record, err error) {
	rows, err := s.db.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, dbError("read orders", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var body string
		if err := rows.Scan(&body); err != nil {
			return nil, dbError("read orders", err)
		}
		r := new(record)
		if err := json.Unmarshal([]byte(body), r); err != nil {
			return nil, proof.Errorf(proof.Bug, "internal", "read order: %w", err)
		}
		out = append(out, r)
	}
	if err := rows.Err(); err != nil {
		return nil, dbError("read orders", err)
	}
	return out, nil
}

// outbox reads every effect that was not answered, oldest first.
func (s store) outbox(ctx context.Context) (out []pending, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id, digest, effect FROM outbox ORDER BY id`)
	if err != nil {
		return nil, dbError("read outbox", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var p pending
		var digest []byte
		var body string
		if err := rows.Scan(&p.id, &digest, &body); err != nil {
			return nil, dbError("read outbox", err)
		}
		if copy(p.digest[:], digest) != len(p.digest) {
			return nil, proof.Errorf(proof.Bug, "internal", "read outbox: digest of %d bytes", len(digest))
		}
		if err := json.Unmarshal([]byte(body), &p.effect); err != nil {
			return nil, proof.Errorf(proof.Bug, "internal", "read outbox: %w", err)
		}
		out = append(out, p)
	}
	return out, rows.Err()
}

func dbError(op string, err error) error {
	return proof.Errorf(proof.Retry, "database-unavailable", "%s", fmt.Errorf("database: %s: %w", op, err).Error())
}
