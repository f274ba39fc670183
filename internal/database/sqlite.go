package database

import (
	"context"
	"database/sql"
	"strings"

	_ "modernc.org/sqlite" // the database driver

	"github.com/lemma-network/lemma/proof"
)

// openSQLite opens or creates a file: write-ahead log, synchronous FULL, and one connection that keeps the file's lock, so that
// a second process on the same file is refused.
func openSQLite(_ context.Context, path string, _ Options) (*DB, error) {
	escaped := strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
	db, err := sql.Open("sqlite", "file:"+escaped+"?_pragma=busy_timeout(1000)&_pragma=locking_mode(EXCLUSIVE)"+
		"&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "database-unavailable", "open database %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	db.SetConnMaxIdleTime(0)
	db.SetConnMaxLifetime(0)
	return &DB{DB: db, Dialect: SQLite}, nil
}
