package database_test

import (
	"bytes"
	"context"
	"errors"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/database/pgtest"
	"github.com/lemma-network/lemma/proof"
)

var start = time.Unix(1_800_000_000, 0)

func TestOpenRefuses(t *testing.T) {
	pg := pgtest.DSN(t)
	with := func(key, value string) string { return pg + "&" + key + "=" + value }
	garbage := filepath.Join(t.TempDir(), "garbage.db")
	if err := os.WriteFile(garbage, bytes.Repeat([]byte("no database "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		dsn, code, phrase string
		class             proof.Class
	}{
		"nothing":                    {"", "bad-dsn", "", proof.Caller},
		"another database":           {"mysql://u:secret@h/d", "bad-dsn", "mysql", proof.Caller},
		"bad address":                {"postgres://u:secret@h:port/d", "bad-dsn", "", proof.Caller},
		"a folder that is not there": {"/nonexistent/a.db", "database-refused", "", proof.Caller},
		"no database file":           {garbage, "database-damaged", "damaged", proof.Caller},
		"nobody listens":             {"postgres://u:secret@127.0.0.1:1/d", "database-unavailable", "", proof.Retry},
		"no such database":           {strings.Replace(pg, "/t", "/absent", 1), "database-refused", "absent", proof.Caller},
		"no such user":               {strings.Replace(pg, "lemma@", "stranger@", 1), "database-refused", "stranger", proof.Caller},
		"commits that wait not":      {with("synchronous_commit", "off"), "database-unsafe", "synchronous_commit is off", proof.Caller},
		"a replica":                  {with("default_transaction_read_only", "on"), "database-unavailable", "transaction_read_only", proof.Retry},
	} {
		db, err := database.OpenWith(t.Context(), c.dsn, database.Options{AllowFsyncOff: true})
		if db != nil || proof.CodeOf(err) != c.code || proof.ClassOf(err) != c.class || !strings.Contains(err.Error(), c.phrase) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := database.Open(t.Context(), pg); proof.CodeOf(err) != "database-unsafe" || !strings.Contains(err.Error(), "fsync is off") {
		t.Errorf("a server without fsync: %v", err)
	}
}

func TestAFileIsForOneProcessAndIsSynced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a ?#%41.db")
	db, err := database.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error("the file has another name:", err)
	}
	if _, err := database.Open(t.Context(), path); proof.CodeOf(err) != "database-in-use" || proof.ClassOf(err) != proof.Caller {
		t.Errorf("second process: %v", err)
	}
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "locking_mode": "exclusive"} {
		var have string
		if err := db.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&have); err != nil || have != want {
			t.Errorf("%s is %s (%v), want %s", pragma, have, err, want)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if db, err = database.Open(t.Context(), path); err != nil {
		t.Fatal("after the first process ended:", err)
	}
	db.Close()
}

// insert writes a row of table n.
func insert(ctx context.Context, n int) func(*database.Tx) error {
	return func(tx *database.Tx) error {
		_, err := tx.Exec(ctx, `INSERT INTO n VALUES (?, ?)`, n, []byte{byte(n)})
		return err
	}
}

const tableN = `CREATE TABLE n (n INTEGER PRIMARY KEY, b BLOB NOT NULL) STRICT`

func rows(t *testing.T, db *database.DB) (n int) {
	t.Helper()
	if err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM n WHERE length(b) = ?`, 1).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWriteIsWholeOrAbsent(t *testing.T) {
	onBoth(t, func(t *testing.T, open func() *database.DB, _ *clock.Manual) {
		db, ctx := open(), t.Context()
		if err := db.Migrate(ctx, "n", tableN); err != nil {
			t.Fatal(err)
		}
		mine := errors.New("mine")
		for name, c := range map[string]struct {
			fail  func(tx *database.Tx) error
			class proof.Class
			code  string
		}{
			"own error":   {func(*database.Tx) error { return mine }, proof.Retry, "database-unavailable"},
			"constraint":  {insert(ctx, 1), proof.Bug, "database-constraint"},
			"wrong words": {func(tx *database.Tx) error { _, err := tx.Exec(ctx, `SELCT`); return err }, proof.Bug, "internal"},
			"a class": {func(*database.Tx) error { return proof.Errorf(proof.Permanent, "x", "x: %w", mine) },
				proof.Permanent, "x"},
		} {
			err := db.Write(ctx, name, func(tx *database.Tx) error {
				if err := insert(ctx, 1)(tx); err != nil {
					return err
				}
				return c.fail(tx)
			})
			if proof.CodeOf(err) != c.code || proof.ClassOf(err) != c.class {
				t.Errorf("%s: %v", name, err)
			}
			if rows(t, db) != 0 {
				t.Fatalf("%s: half of it was written", name)
			}
		}
		ended, cancel := context.WithCancel(ctx)
		err := db.Write(ended, "cancelled", func(tx *database.Tx) error { defer cancel(); return insert(ctx, 1)(tx) })
		if !errors.Is(err, context.Canceled) || rows(t, db) != 0 {
			t.Errorf("cancelled: %v", err)
		}
		var all sync.WaitGroup
		for n := range 20 {
			all.Go(func() {
				if err := db.Write(ctx, "one of many", insert(ctx, n)); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if got := rows(t, db); got != 20 {
			t.Errorf("%d rows of 20 concurrent writes", got)
		}
	})
}

// The connection breaks in the middle of COMMIT: Write must say what the server did.
func TestACommitWhoseAnswerIsLost(t *testing.T) {
	for name, arrives := range map[string]bool{"the server had it": true, "the server never had it": false} {
		t.Run(name, func(t *testing.T) {
			direct := openDB(t, pgtest.DSN(t), nil)
			p := &cutter{t: t, upstream: socketOf(t, direct), arrives: arrives}
			db := openDB(t, p.dsn(direct), nil)
			if err := db.Migrate(t.Context(), "n", tableN); err != nil {
				t.Fatal(err)
			}
			p.arm()
			err := db.Write(t.Context(), "in doubt", insert(t.Context(), 1))
			if !p.cut() {
				t.Fatal("nothing was cut: the test shows nothing")
			}
			if arrives && err != nil || !arrives && proof.CodeOf(err) != "database-unavailable" {
				t.Errorf("Write: %v", err)
			}
			if got := rows(t, direct); (got == 1) != arrives {
				t.Errorf("%d rows", got)
			}
			if err := db.Write(t.Context(), "afterwards", insert(t.Context(), 2)); err != nil {
				t.Error("afterwards:", err)
			}
		})
	}
}

// cutter passes bytes on between a client and PostgreSQL, and breaks one connection at its next commit.
type cutter struct {
	t        *testing.T
	upstream string
	arrives  bool
	mu       sync.Mutex
	armed    bool
	done     bool
}

// socketOf is the server's socket, and its database's name.
func socketOf(t *testing.T, db *database.DB) (path string) {
	t.Helper()
	if err := db.QueryRowContext(t.Context(), `SELECT current_setting('unix_socket_directories') || '/.s.PGSQL.' || current_setting('port')`).Scan(&path); err != nil {
		t.Fatal(err)
	}
	return path
}

func (p *cutter) dsn(direct *database.DB) string {
	var name string
	if err := direct.QueryRowContext(p.t.Context(), `SELECT current_database()`).Scan(&name); err != nil {
		p.t.Fatal(err)
	}
	folder, err := os.MkdirTemp("", "cut") // short: a socket's path has at most 107 bytes
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { os.RemoveAll(folder) })
	l, err := net.Listen("unix", filepath.Join(folder, ".s.PGSQL.1"))
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go p.pass(c)
		}
	}()
	return "postgres://lemma@/" + name + "?" + url.Values{"host": {folder}, "port": {"1"}}.Encode()
}

func (p *cutter) arm()      { p.mu.Lock(); p.armed = true; p.mu.Unlock() }
func (p *cutter) cut() bool { p.mu.Lock(); defer p.mu.Unlock(); return p.done }

func (p *cutter) pass(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("unix", p.upstream)
	if err != nil {
		return
	}
	defer server.Close()
	var mute atomic.Bool
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		b := make([]byte, 64<<10)
		for {
			n, err := server.Read(b)
			if err != nil || mute.Load() {
				return
			}
			if _, err := client.Write(b[:n]); err != nil {
				return
			}
		}
	}()
	b := make([]byte, 64<<10)
	for {
		n, err := client.Read(b)
		if err != nil {
			return
		}
		if p.isTheOne(b[:n]) {
			if p.arrives {
				mute.Store(true)
				server.Write(b[:n])
				<-answered
			}
			return
		}
		if _, err := server.Write(b[:n]); err != nil {
			return
		}
	}
}

// isTheOne reports whether the bytes are the commit that breaks its connection.
func (p *cutter) isTheOne(b []byte) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.armed || p.done || !bytes.Contains(bytes.ToLower(b), []byte("commit")) {
		return false
	}
	p.done = true
	return true
}
