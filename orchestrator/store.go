package orchestrator

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// schema is the steps that lead from one version of the tables to the next; see database.Migrate. The first passes over the
// tables of the programs before versions were kept.
var schema = []string{`
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
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;`,
	// final 2: the money has moved for good, and the stage receipts are deleted. named: who names which artifact, of closed orders.
	`
ALTER TABLE jobs ADD COLUMN closed_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX jobs_untrimmed ON jobs (last_block) WHERE final = 1;
CREATE INDEX jobs_trimmed ON jobs (closed_at) WHERE final = 2;
CREATE TABLE named (artifact BLOB NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (artifact, digest)) STRICT;
CREATE INDEX named_digest ON named (digest);`,
	// standings: what provers are ranked by. uploads: what clients sent, until it is known whether an order names it.
	`
CREATE TABLE standings (
	prover     BLOB PRIMARY KEY NOT NULL,
	done       INTEGER NOT NULL,
	failed     INTEGER NOT NULL,
	late       INTEGER NOT NULL,
	changed_at INTEGER NOT NULL
) STRICT;
CREATE TABLE uploads (artifact BLOB PRIMARY KEY NOT NULL, noted_at INTEGER NOT NULL) STRICT;
CREATE INDEX uploads_noted_at ON uploads (noted_at);`}

// record is all that is kept of an order. Stages, Txs and Waiting are for people's eyes.
type record struct {
	Digest proof.Digest      `json:"digest"`
	Closed int64             `json:"closed,omitempty"` // when we saw that it is final, Unix seconds; 0: it is not
	Order  chain.Order       `json:"order"`
	State  job.State         `json:"state"`
	Stages []api.Stage       `json:"stages,omitempty"`
	Txs    map[string]api.Tx `json:"txs,omitempty"`

	Waiting map[string]int `json:"waiting,omitempty"` // provers by the reason why they do not take it
	Allow   []string       `json:"allow,omitempty"`   // the only provers that may have it; empty is all
	Sealed  bool           `json:"sealed,omitempty"`  // its journal is sealed for the client
	Offer   *offer         `json:"offer,omitempty"`   // the lock that the present prover signed
	Beats   bool           `json:"beats,omitempty"`   // the present prover was known by its heartbeats
}

// pending is an outbox row: an effect that was asked for and not yet answered.
type pending struct {
	id      int64
	digest  proof.Digest
	effect  job.Effect
	attempt int // for people: the order's when the effect began
}

// store is the database in the owner goroutine's words.
type store struct{ db *database.DB }

// openStore makes the tables and ties the database to one network: the same one must never serve two markets.
func openStore(ctx context.Context, db *database.DB, network string) (store, error) {
	s := store{db}
	if err := db.Migrate(ctx, "orders", schema...); err != nil {
		return s, err
	}
	return s, db.Write(ctx, "bind to the network", func(tx *database.Tx) error {
		var have string
		if _, err := tx.Exec(ctx, `INSERT INTO meta VALUES ('network', ?) ON CONFLICT (key) DO NOTHING`, network); err != nil {
			return err
		}
		if err := tx.QueryRow(ctx, `SELECT value FROM meta WHERE key = 'network'`).Scan(&have); err != nil {
			return err
		}
		if have != network {
			return proof.Errorf(proof.Caller, "database-of-another-network",
				"the database belongs to %s, not to %s: give another database", have, network).WithField("network")
		}
		return nil
	})
}

// networkName is what the database is bound to.
func networkName(n api.Network) string { return fmt.Sprintf("chain %d market %s", n.ChainID, n.Market) }

// Given is the work that provers outside of the pool have, as the database says before Run: who and which artifacts, no more.
func Given(ctx context.Context, db *database.DB, cfg Config) (out []queue.Work, err error) {
	s, err := openStore(ctx, db.Fenced(int64(cfg.Epoch)), networkName(cfg.Network))
	if err != nil {
		return nil, err
	}
	rs, err := s.open(ctx)
	for _, r := range rs {
		if r.State.Assigned() && r.State.Assignee != "" {
			out = append(out, queue.Work{Order: r.Digest, Attempt: r.State.Attempt, Assignee: r.State.Assignee, ProgramDigest: r.Order.ProgramDigest,
				InputDigest: r.Order.InputDigest, Receipts: receiptsOf(r.State), Deadline: int64(r.Order.Deadline)})
		}
	}
	return out, err
}

// commit writes one step's outcome whole or not at all, with what also writes, and gives the outbox rows of effects their ids.
func (s store) commit(ctx context.Context, changed []*record, effects []pending, answered int64, cursor *chain.Cursor,
	also ...func(context.Context, *database.Tx) error) ([]pending, error) {
	err := s.db.Write(ctx, "commit", func(tx *database.Tx) error {
		for _, write := range also {
			if err := write(ctx, tx); err != nil {
				return err
			}
		}
		for _, r := range changed {
			if err := putRecord(ctx, tx, r); err != nil {
				return err
			}
		}
		for i := range effects {
			body, err := encode("effect", effects[i].effect)
			if err != nil {
				return err
			}
			if err := tx.QueryRow(ctx, `INSERT INTO outbox (digest, effect) VALUES (?, ?) RETURNING id`,
				effects[i].digest[:], body).Scan(&effects[i].id); err != nil {
				return err
			}
		}
		if answered != 0 {
			if _, err := tx.Exec(ctx, `DELETE FROM outbox WHERE id = ?`, answered); err != nil {
				return err
			}
		}
		if cursor == nil {
			return nil
		}
		body, err := encode("cursor", cursor)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `INSERT INTO meta VALUES ('cursor', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, body)
		return err
	})
	if err != nil {
		return nil, err
	}
	return effects, nil
}

func putRecord(ctx context.Context, tx *database.Tx, r *record) error {
	body, err := encode("order "+r.Digest.String(), r)
	if err != nil {
		return err
	}
	final := 0
	if r.State.Phase().Final() {
		final = 1
	}
	_, err = tx.Exec(ctx, `INSERT INTO jobs (digest, final, last_block, body, closed_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET
		final = excluded.final, last_block = excluded.last_block, body = excluded.body, closed_at = excluded.closed_at`,
		r.Digest[:], final, r.State.LastBlock(), body, r.Closed)
	if err != nil || final == 0 {
		return err
	}
	return putNames(ctx, tx, r)
}

func encode(what string, v any) (string, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return "", proof.Errorf(proof.Bug, "internal", "write %s: %w", what, err)
	}
	return string(body), nil
}

// cursor is how far the chain was followed; the zero cursor when it never was.
func (s store) cursor(ctx context.Context) (c chain.Cursor, err error) {
	var body string
	switch err := s.db.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = 'cursor'`).Scan(&body); {
	case errors.Is(err, sql.ErrNoRows):
		return c, nil
	case err != nil:
		return c, database.Error("read cursor", err)
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
		return nil, database.Error("read orders", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var body string
		if err := rows.Scan(&body); err != nil {
			return nil, database.Error("read orders", err)
		}
		r := new(record)
		if err := json.Unmarshal([]byte(body), r); err != nil {
			return nil, proof.Errorf(proof.Bug, "internal", "read order: %w", err)
		}
		out = append(out, r)
	}
	if err := rows.Err(); err != nil {
		return nil, database.Error("read orders", err)
	}
	return out, nil
}

// outbox reads every effect that was not answered, oldest first.
func (s store) outbox(ctx context.Context) (out []pending, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id, digest, effect FROM outbox ORDER BY id`)
	if err != nil {
		return nil, database.Error("read outbox", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var p pending
		var digest []byte
		var body string
		if err := rows.Scan(&p.id, &digest, &body); err != nil {
			return nil, database.Error("read outbox", err)
		}
		if copy(p.digest[:], digest) != len(p.digest) {
			return nil, proof.Errorf(proof.Bug, "internal", "read outbox: digest of %d bytes", len(digest))
		}
		if err := json.Unmarshal([]byte(body), &p.effect); err != nil {
			return nil, proof.Errorf(proof.Bug, "internal", "read outbox: %w", err)
		}
		out = append(out, p)
	}
	if err := rows.Err(); err != nil {
		return nil, database.Error("read outbox", err)
	}
	return out, nil
}
