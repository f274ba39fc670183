package database

import (
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/lemma-network/lemma/proof"
)

// Error gives a driver's error its class: constraint violations and wrong statements are bugs, everything else (connection,
// serialization, deadlock, full disk) passes. An error that has a class keeps it.
func Error(op string, err error) error {
	var classed *proof.Error
	if err == nil || errors.As(err, &classed) {
		return err
	}
	var pg *pgconn.PgError
	var lite *sqlite.Error
	switch {
	case errors.As(err, &pg):
		switch sqlClass(pg) {
		case "23":
			return proof.Errorf(proof.Bug, "database-constraint", "database: %s: %w", op, err)
		case "22", "42":
			return proof.Errorf(proof.Bug, "internal", "database: %s: %w", op, err)
		}
	case errors.As(err, &lite):
		switch lite.Code() & 0xff {
		case sqlite3.SQLITE_CONSTRAINT:
			return proof.Errorf(proof.Bug, "database-constraint", "database: %s: %w", op, err)
		case sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_RANGE:
			return proof.Errorf(proof.Bug, "internal", "database: %s: %w", op, err)
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			return proof.Errorf(proof.Permanent, "database-damaged", "database: %s: %w", op, err)
		}
	}
	return proof.Errorf(proof.Retry, "database-unavailable", "database: %s: %w", op, err)
}

// sqlClass is the first half of an SQLSTATE.
func sqlClass(e *pgconn.PgError) string { return e.Code[:min(2, len(e.Code))] }

// certainlyAborted reports whether a commit's error says that nothing was written.
func certainlyAborted(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == "40001" || pg.Code == "40P01" || sqlClass(pg) == "23"
	}
	return errors.Is(err, pgx.ErrTxCommitRollback)
}

// openError is Error for what only an operator can mend.
func (db *DB) openError(dsn string, err error) error {
	var pg *pgconn.PgError
	var lite *sqlite.Error
	switch {
	case errors.As(err, &pg):
		switch sqlClass(pg) {
		case "28", "3D", "42": // the password, the name of the database, rights
			return proof.Errorf(proof.Caller, "database-refused", "database: the server refuses: %w", err).WithField("database")
		}
	case errors.As(err, &lite):
		switch lite.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return proof.Errorf(proof.Caller, "database-in-use", "open database %s (is another orchestrator running on it?): %w", dsn, err).WithField("database")
		case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
			return proof.Errorf(proof.Caller, "database-refused", "open database %s: %w", dsn, err).WithField("database")
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
			return proof.Errorf(proof.Caller, "database-damaged",
				"open database %s: it is damaged: move it away, it is rebuilt from the chain: %w", dsn, err).WithField("database")
		}
	}
	return Error("open", err)
}
