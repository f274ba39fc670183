package database

import (
	"context"
	"errors"
	"net"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"golang.org/x/sys/unix"

	"github.com/lemma-network/lemma/proof"
)

// Limits of the connections to PostgreSQL. One orchestrator writes from two goroutines; the rest is for readers.
const (
	maxConns            = 8
	maxIdleConns        = 4
	connLifetime        = 30 * time.Minute
	connIdle            = 5 * time.Minute
	connectTimeout      = 5 * time.Second
	deadPeerTimeout     = 10 * time.Second // of a connection whose other end is silent
	statementTimeoutMS  = "30000"
	lockTimeoutMS       = "10000"
	idleInTxTimeoutMS   = "5000" // a process that stops in the middle of a transaction must not keep the lease's row
	minServerVersionNum = 130000 // pg_xact_status and pg_current_xact_id
)

func openPostgres(ctx context.Context, dsn string, o Options) (*DB, error) {
	cfg, err := pgx.ParseConfig(dsn)
	if err != nil { // it hides the password
		return nil, proof.Errorf(proof.Caller, "bad-dsn", "database: %w", err).WithField("database")
	}
	if cfg.ConnectTimeout == 0 {
		cfg.ConnectTimeout = connectTimeout
	}
	for name, value := range map[string]string{"statement_timeout": statementTimeoutMS, "lock_timeout": lockTimeoutMS,
		"idle_in_transaction_session_timeout": idleInTxTimeoutMS, "application_name": "lemma"} {
		if _, chosen := cfg.RuntimeParams[name]; !chosen {
			cfg.RuntimeParams[name] = value
		}
	}
	cfg.DialFunc = dialer().DialContext
	db := &DB{DB: stdlib.OpenDB(*cfg), Dialect: PostgreSQL}
	db.SetMaxOpenConns(maxConns)
	db.SetMaxIdleConns(maxIdleConns)
	db.SetConnMaxLifetime(connLifetime)
	db.SetConnMaxIdleTime(connIdle)
	if err := db.checkServer(ctx, o); err != nil {
		return nil, errors.Join(db.openError("", err), db.Close())
	}
	return db, nil
}

// dialer makes connections that notice a peer that went away without a word.
func dialer() *net.Dialer {
	return &net.Dialer{
		KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: deadPeerTimeout / 2, Interval: deadPeerTimeout / 4, Count: 3},
		Control: func(network, _ string, c syscall.RawConn) error {
			if network == "unix" {
				return nil
			}
			var failed error
			err := c.Control(func(fd uintptr) {
				failed = unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT, int(deadPeerTimeout.Milliseconds()))
			})
			return errors.Join(err, failed)
		},
	}
}

// settings are what a server says about itself.
type settings struct {
	version                 int
	fsync, commit, readOnly string
}

func (db *DB) checkServer(ctx context.Context, o Options) error {
	var s settings
	if err := db.QueryRowContext(ctx, `SELECT current_setting('server_version_num')::int, current_setting('fsync'),
		current_setting('synchronous_commit'), current_setting('transaction_read_only')`).Scan(&s.version, &s.fsync, &s.commit, &s.readOnly); err != nil {
		return err
	}
	return s.check(o)
}

// check refuses a server that may forget what it said it had written.
func (s settings) check(o Options) error {
	unsafe := func(setting, have string) error {
		return proof.Errorf(proof.Caller, "database-unsafe", "database: the server's setting %s is %s: what it wrote may be lost, and an order paid twice; "+
			"set it to on", setting, have).WithField("database")
	}
	switch {
	case s.version < minServerVersionNum:
		return proof.Errorf(proof.Caller, "database-too-old", "database: the server has version %d, want PostgreSQL %d or newer",
			s.version/10000, minServerVersionNum/10000).WithField("database")
	case s.fsync != "on" && !o.AllowFsyncOff:
		return unsafe("fsync", s.fsync)
	case s.commit != "on" && s.commit != "remote_apply":
		return unsafe("synchronous_commit", s.commit)
	case s.readOnly != "off":
		return proof.Errorf(proof.Retry, "database-unavailable", "database: the server only reads (setting transaction_read_only is %s): name the primary", s.readOnly)
	}
	return nil
}
