// Package pgtest runs a PostgreSQL server for tests: one for a test binary, in a folder that is thrown away, reached by a socket in it.
//
// It owns: finding the programs, the server's process and folder, and a new database for each test. It promises: nothing is left
// when Main returns, and the server dies with the test's process; a test that asks for a server gets one or fails.
// It must not know: what the databases are for. Only tests may import it.
package pgtest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/database"
)

const (
	user      = "lemma"
	nobody    = 65534 // PostgreSQL refuses to run as root
	startWait = 2 * time.Minute
	startPoll = 20 * time.Millisecond
)

// Options say how the server differs from the usual one: a socket only, and a disk that is not synced.
type Options struct {
	Fsync bool // as in production, for tests of what opens its database by itself
	TCP   bool // on a free port of 127.0.0.1 beside the socket, for tests with a proxy between
}

// Server is a running PostgreSQL.
type Server struct {
	folder string
	port   int
	tcp    bool
	quit   func()
	ended  chan struct{}
	names  atomic.Int64
}

var shared struct {
	sync.Mutex
	server  *Server
	options Options
}

// Main is a TestMain's body: it runs the tests and stops the server, which starts with the first test that asks.
func Main(m *testing.M, o Options) int {
	shared.options = o
	code := m.Run()
	shared.Lock()
	defer shared.Unlock()
	if shared.server != nil {
		shared.server.Stop()
	}
	return code
}

// DSN is a new, empty database on the test binary's server.
func DSN(t testing.TB) string {
	t.Helper()
	shared.Lock()
	defer shared.Unlock()
	if shared.server == nil {
		s, err := Start(shared.options)
		if err != nil {
			t.Fatal(err)
		}
		shared.server = s
	}
	dsn, err := shared.server.Create(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return dsn
}

// Start makes a server's folder and runs it.
func Start(o Options) (*Server, error) {
	bin, err := programs()
	if err != nil {
		return nil, err
	}
	s := &Server{port: 5432, tcp: o.TCP, ended: make(chan struct{})}
	if s.folder, err = os.MkdirTemp("", "pg"); err != nil {
		return nil, err
	}
	if err := s.run(bin, o); err != nil {
		return nil, errors.Join(err, os.RemoveAll(s.folder))
	}
	return s, nil
}

func (s *Server) run(bin string, o Options) (err error) {
	attr := &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if os.Geteuid() == 0 {
		attr.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
		if err := os.Chown(s.folder, nobody, nobody); err != nil {
			return err
		}
		if bin, err = reachable(bin, filepath.Join(s.folder, "programs")); err != nil {
			return err
		}
	}
	data := filepath.Join(s.folder, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-U", user, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
	initdb.SysProcAttr, initdb.Dir = &syscall.SysProcAttr{Credential: attr.Credential}, s.folder
	if text, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, text)
	}
	args := []string{"-D", data, "-k", s.folder, "-c", "fsync=" + onOff(o.Fsync), "-c", "listen_addresses="}
	if o.TCP {
		if s.port, err = freePort(); err != nil {
			return err
		}
		args[len(args)-1] = "listen_addresses=127.0.0.1"
	}
	args = append(args, "-p", strconv.Itoa(s.port))
	var log strings.Builder
	cmd := exec.Command(filepath.Join(bin, "postgres"), args...)
	cmd.SysProcAttr, cmd.Dir, cmd.Stderr = attr, s.folder, &log
	started := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // the server dies with the thread that started it
		defer close(s.ended)
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // how it ended, Stop does not care; a test that needed it fails
		}
	}()
	if err := <-started; err != nil {
		return err
	}
	s.quit = func() { _ = cmd.Process.Signal(syscall.SIGQUIT) } // at once: the folder is thrown away
	return s.awaitReady(&log)
}

// awaitReady asks until the server takes a connection; there is nothing to wait on but asking again.
func (s *Server) awaitReady(log *strings.Builder) error {
	ctx, cancel := context.WithTimeout(context.Background(), startWait)
	defer cancel()
	for {
		db, err := database.OpenWith(ctx, s.dsn("postgres"), database.Options{AllowFsyncOff: true})
		if err == nil {
			return db.Close()
		}
		select {
		case <-s.ended:
			return fmt.Errorf("postgres ended: %w\n%s", err, log)
		case <-ctx.Done():
			s.Stop()
			return fmt.Errorf("postgres is not ready after %v: %w\n%s", startWait, err, log)
		case <-time.After(startPoll):
		}
	}
}

// Create makes an empty database and gives its address.
func (s *Server) Create(ctx context.Context) (dsn string, err error) {
	db, err := database.OpenWith(ctx, s.dsn("postgres"), database.Options{AllowFsyncOff: true})
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	name := "t" + strconv.FormatInt(s.names.Add(1), 10)
	_, err = db.ExecContext(ctx, "CREATE DATABASE "+name)
	return s.dsn(name), err
}

func (s *Server) dsn(name string) string {
	if s.tcp {
		return fmt.Sprintf("postgres://%s@127.0.0.1:%d/%s?sslmode=disable", user, s.port, name)
	}
	return fmt.Sprintf("postgres://%s@/%s?%s", user, name, url.Values{"host": {s.folder}, "port": {strconv.Itoa(s.port)}}.Encode())
}

// Stop ends the server and removes its folder.
func (s *Server) Stop() {
	s.quit()
	<-s.ended
	_ = os.RemoveAll(s.folder) // it is in the system's folder for such things
}

func onOff(b bool) string {
	if b {
		return "on"
	}
	return "off"
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

// programs asks the script that knows where PostgreSQL is, and that `make test-go` ran before.
func programs() (string, error) {
	root, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			break
		}
		if root == filepath.Dir(root) {
			return "", errors.New("pgtest: no go.mod above the test's folder")
		}
		root = filepath.Dir(root)
	}
	cmd := exec.Command("sh", filepath.Join(root, "tools/postgres/install.sh"))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("tools/postgres/install.sh: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// reachable is bin, or a copy of what it stands among, when nobody may not look into a folder above it.
func reachable(bin, copyTo string) (string, error) {
	for dir := bin; dir != "/"; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		if err != nil {
			return "", err
		}
		if info.Mode().Perm()&0o005 != 0o005 {
			return filepath.Join(copyTo, "bin"), errors.Join(os.Mkdir(copyTo, 0o755), os.CopyFS(copyTo, withoutArchives{os.DirFS(filepath.Dir(bin))}))
		}
	}
	return bin, nil
}

// withoutArchives leaves out the libraries that only a compiler reads.
type withoutArchives struct{ fs.FS }

func (w withoutArchives) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := fs.ReadDir(w.FS, name)
	kept := all[:0]
	for _, e := range all {
		if filepath.Ext(e.Name()) != ".a" {
			kept = append(kept, e)
		}
	}
	return kept, err
}

func (w withoutArchives) ReadLink(name string) (string, error) { return fs.ReadLink(w.FS, name) }

func (w withoutArchives) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(w.FS, name) }
