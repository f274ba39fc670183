package chain

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strconv"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/proof"
)

// The partial index lets the database itself refuse two live intents with one nonce.
const intentSchema = `
CREATE TABLE IF NOT EXISTS chain_intents (
	seq      INTEGER PRIMARY KEY AUTOINCREMENT,
	chain_id TEXT NOT NULL,
	sender   TEXT NOT NULL,
	id       TEXT NOT NULL,
	status   TEXT NOT NULL,
	nonce    INTEGER NOT NULL,
	body     TEXT NOT NULL,
	UNIQUE (chain_id, sender, id)
);
CREATE UNIQUE INDEX IF NOT EXISTS chain_intents_nonce ON chain_intents (chain_id, sender, nonce) WHERE status = 'sent';`

// intentsFinished tells when an intent became final, so that it can be forgotten.
const intentsFinished = `
ALTER TABLE chain_intents ADD COLUMN finished_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX chain_intents_finished ON chain_intents (finished_at) WHERE finished_at > 0;`

// SQLJournal is a Journal in a database.
type SQLJournal struct {
	db              *database.DB
	chainID, sender string
	now             func() time.Time
}

// NewSQLJournal keeps the journal of one key on one chain in table chain_intents. A fenced db makes a journal that refuses each
// record, lease-lost (permanent), once another holder has the lease: a sender on it then signs and sends nothing more.
func NewSQLJournal(ctx context.Context, db *database.DB, chainID uint64, sender common.Address, now func() time.Time) (*SQLJournal, error) {
	if err := db.Migrate(ctx, "intents", intentSchema, intentsFinished); err != nil {
		return nil, journalError("create table chain_intents", err)
	}
	j := &SQLJournal{db: db, chainID: strconv.FormatUint(chainID, 10), sender: sender.Hex(), now: now}
	err := db.Write(ctx, "date finished intents", func(tx *database.Tx) error {
		_, err := tx.Exec(ctx, `UPDATE chain_intents SET finished_at = ? WHERE finished_at = 0 AND status IN ('done', 'refused')`, now().Unix())
		return err
	})
	if err != nil { // those of programs that did not note the time: theirs begins now
		return nil, journalError("date finished intents", err)
	}
	return j, nil
}

// Prune forgets at most n intents of this key that became final at a time or before, and says how many. Whoever calls it must never ask
// for one of them again: it would be sent a second time.
func (j *SQLJournal) Prune(ctx context.Context, before time.Time, n int) (pruned int, err error) {
	err = j.db.Write(ctx, "forget old intents", func(tx *database.Tx) error {
		res, err := tx.Exec(ctx, `DELETE FROM chain_intents WHERE seq IN (SELECT seq FROM chain_intents
			WHERE finished_at > 0 AND finished_at <= ? AND chain_id = ? AND sender = ? ORDER BY finished_at LIMIT ?)`, before.Unix(), j.chainID, j.sender, n)
		if err != nil {
			return err
		}
		count, err := res.RowsAffected()
		pruned = int(count)
		return err
	})
	if err != nil {
		return 0, journalError("forget old intents", err)
	}
	return pruned, nil
}

func (j *SQLJournal) Put(ctx context.Context, r Record) error {
	body, err := json.Marshal(r)
	if err != nil {
		return proof.Errorf(proof.Bug, "journal-encode", "encode intent %q: %w", r.Intent.ID, err)
	}
	finished := int64(0)
	if r.Status == StatusDone || r.Status == StatusRefused {
		finished = j.now().Unix()
	}
	err = j.db.Write(ctx, "write intent "+r.Intent.ID, func(tx *database.Tx) error {
		_, err := tx.Exec(ctx, `INSERT INTO chain_intents (chain_id, sender, id, status, nonce, body, finished_at) VALUES (?,?,?,?,?,?,?)
			ON CONFLICT (chain_id, sender, id) DO UPDATE SET status = excluded.status, nonce = excluded.nonce, body = excluded.body,
			finished_at = excluded.finished_at`, j.chainID, j.sender, r.Intent.ID, string(r.Status), int64(r.Nonce), string(body), finished)
		return err
	})
	if err != nil {
		return journalError("write intent "+r.Intent.ID, err)
	}
	return nil
}

func (j *SQLJournal) Get(ctx context.Context, id string) (Record, bool, error) {
	var body string
	err := j.db.QueryRowContext(ctx, `SELECT body FROM chain_intents WHERE chain_id = ? AND sender = ? AND id = ?`,
		j.chainID, j.sender, id).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return Record{}, false, nil
	}
	if err != nil {
		return Record{}, false, journalError("read intent "+id, err)
	}
	r, err := decodeRecord(body)
	return r, err == nil, err
}

func (j *SQLJournal) Live(ctx context.Context) (live []Record, err error) {
	rows, err := j.db.QueryContext(ctx, `SELECT body FROM chain_intents WHERE chain_id = ? AND sender = ?
		AND status IN ('queued', 'sent') ORDER BY seq`, j.chainID, j.sender)
	if err != nil {
		return nil, journalError("read live intents", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var body string
		if err := rows.Scan(&body); err != nil {
			return nil, journalError("read a live intent", err)
		}
		r, err := decodeRecord(body)
		if err != nil {
			return nil, err
		}
		live = append(live, r)
	}
	if err := rows.Err(); err != nil {
		return nil, journalError("read live intents", err)
	}
	return live, nil
}

func decodeRecord(body string) (r Record, err error) {
	if err := json.Unmarshal([]byte(body), &r); err != nil {
		return r, proof.Errorf(proof.Permanent, "journal-corrupt", "an intent in the journal cannot be read: %w", err)
	}
	return r, nil
}

// journalError keeps the class of what went wrong, and the code where the caller must know it: the right to write is gone.
func journalError(op string, err error) error {
	switch code := proof.CodeOf(err); code {
	case "lease-lost", "database-newer":
		return proof.Errorf(proof.ClassOf(err), code, "transaction journal: %s: %w", op, err)
	}
	return proof.Errorf(proof.ClassOf(err), "journal-failed", "transaction journal: %s: %w", op, err)
}
