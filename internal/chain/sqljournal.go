package chain

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strconv"

	"github.com/ethereum/go-ethereum/common"

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

type sqlJournal struct {
	db              *sql.DB
	chainID, sender string
}

// NewSQLJournal keeps the journal of one key on one chain in table chain_intents of a SQLite database. The caller opens
// db with journal_mode WAL and synchronous FULL; a weaker setting is refused, since a lost record can pay twice.
func NewSQLJournal(ctx context.Context, db *sql.DB, chainID uint64, sender common.Address) (Journal, error) {
	var sync int
	if err := db.QueryRowContext(ctx, "PRAGMA synchronous").Scan(&sync); err != nil {
		return nil, journalError("read the database's settings", err)
	}
	if sync < 2 {
		return nil, proof.Errorf(proof.Caller, "journal-not-durable",
			"db: PRAGMA synchronous is %d, want 2 (FULL): open it with _pragma=synchronous(FULL)", sync).WithField("db")
	}
	if _, err := db.ExecContext(ctx, intentSchema); err != nil {
		return nil, journalError("create table chain_intents", err)
	}
	return &sqlJournal{db: db, chainID: strconv.FormatUint(chainID, 10), sender: sender.Hex()}, nil
}

func (j *sqlJournal) Put(ctx context.Context, r Record) error {
	body, err := json.Marshal(r)
	if err != nil {
		return proof.Errorf(proof.Bug, "journal-encode", "encode intent %q: %w", r.Intent.ID, err)
	}
	_, err = j.db.ExecContext(ctx, `INSERT INTO chain_intents (chain_id, sender, id, status, nonce, body) VALUES (?,?,?,?,?,?)
		ON CONFLICT (chain_id, sender, id) DO UPDATE SET status = excluded.status, nonce = excluded.nonce, body = excluded.body`,
		j.chainID, j.sender, r.Intent.ID, string(r.Status), int64(r.Nonce), string(body))
	if err != nil {
		return journalError("write intent "+r.Intent.ID, err)
	}
	return nil
}

func (j *sqlJournal) Get(ctx context.Context, id string) (Record, bool, error) {
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

func (j *sqlJournal) Live(ctx context.Context) (live []Record, err error) {
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

func journalError(op string, err error) error {
	return proof.Errorf(proof.Retry, "journal-failed", "transaction journal: %s: %w", op, err)
}
