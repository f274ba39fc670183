package database

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"github.com/lemma-network/lemma/proof"
)

// migrateLock is the number of the advisory lock that lets one process at a time make tables.
const migrateLock = 0x6c656d6d61

const metaSchema = `CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT`

// Migrate brings one part's tables to version len(steps), which the row schema:part of table meta keeps: steps[i] leads from
// version i to i+1. A part whose row is absent has version 0, so the first step must also pass over tables that were made before
// versions were kept. Steps are never changed, only added. Error: database-newer (caller), and those of Write.
func (db *DB) Migrate(ctx context.Context, part string, steps ...string) error {
	return db.Write(ctx, "make the tables of "+part, func(tx *Tx) error {
		if db.Dialect == PostgreSQL {
			if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(?)`, int64(migrateLock)); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, db.Dialect.ddl(metaSchema)); err != nil {
			return err
		}
		version, err := versionOf(ctx, tx, part)
		if err != nil {
			return err
		}
		if version > len(steps) {
			return proof.Errorf(proof.Caller, "database-newer", "database: the tables of %s have version %d, this program knows versions up to %d: "+
				"run the newer program, or give another database", part, version, len(steps)).WithField("database")
		}
		if version == len(steps) {
			return nil
		}
		for _, step := range steps[version:] {
			if _, err := tx.Exec(ctx, db.Dialect.ddl(step)); err != nil {
				return err
			}
		}
		_, err = tx.Exec(ctx, `INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, "schema:"+part, strconv.Itoa(len(steps)))
		return err
	})
}

func versionOf(ctx context.Context, tx *Tx, part string) (int, error) {
	var text string
	err := tx.QueryRow(ctx, `SELECT value FROM meta WHERE key = ?`, "schema:"+part).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	v, err := strconv.Atoi(text)
	if err != nil || v < 0 {
		return 0, proof.Errorf(proof.Caller, "database-damaged", "database: row schema:%s of table meta is %q, want a version", part, text).WithField("database")
	}
	return v, nil
}
