package queue

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/nats-server/v2/server"
	"golang.org/x/sys/unix"
)

const (
	maxStoreBytes   = 8 << 30
	maxPayloadBytes = MaxMessageBytes + maxHeaderBytes
	maxHeaderBytes  = 1 << 10
	readyTime       = 10 * time.Second
	readyPollTime   = 2 * time.Millisecond
)

// ServerConfig says how to run the embedded server. Addr is a loopback host and port; port 0 takes a free one.
type ServerConfig struct {
	Addr     string
	StoreDir string // a folder of its own
	User     string
	Password string
}

// Server is an embedded NATS server with JetStream on disk, which syncs every write.
type Server struct {
	nats *server.Server
	lock *os.File
}

// StartServer starts a server and waits until it takes connections. Errors: Caller bad-config with the field; Retry
// queue-unavailable.
func StartServer(ctx context.Context, cfg ServerConfig) (*Server, error) {
	opts, err := cfg.options()
	if err != nil {
		return nil, err
	}
	lock, err := lockFolder(cfg.StoreDir)
	if err != nil {
		return nil, err
	}
	s := &Server{lock: lock}
	s.nats, err = server.NewServer(opts)
	if err != nil {
		_ = lock.Close()
		return nil, proof.Errorf(proof.Retry, "queue-unavailable", "start the queue: %w", err)
	}
	fatal := &fatalLog{said: make(chan string, 1)}
	s.nats.SetLogger(fatal, false, false)
	go s.nats.Start()
	if err := s.waitReady(ctx, fatal); err != nil {
		_ = s.Close()
		return nil, proof.Errorf(proof.Retry, "queue-unavailable", "start the queue on %s: %w", cfg.Addr, err)
	}
	return s, nil
}

func (s *Server) waitReady(ctx context.Context, fatal *fatalLog) error {
	ctx, cancel := context.WithTimeout(ctx, readyTime)
	defer cancel()
	for !s.nats.ReadyForConnections(readyPollTime) {
		select {
		case why := <-fatal.said:
			return errors.New(why)
		case <-ctx.Done():
			return fmt.Errorf("it is not ready: %w", ctx.Err())
		default:
		}
	}
	if !s.nats.JetStreamEnabled() {
		return errors.New("its store does not work")
	}
	return nil
}

// fatalLog hears why a server cannot start; a server has no other way to say it. All else is dropped.
type fatalLog struct{ said chan string }

func (l *fatalLog) Fatalf(format string, v ...any) {
	select {
	case l.said <- fmt.Sprintf(format, v...):
	default:
	}
}
func (*fatalLog) Noticef(string, ...any) {}
func (*fatalLog) Warnf(string, ...any)   {}
func (*fatalLog) Errorf(string, ...any)  {}
func (*fatalLog) Debugf(string, ...any)  {}
func (*fatalLog) Tracef(string, ...any)  {}

func (cfg ServerConfig) options() (*server.Options, error) {
	wrong := func(field, format string, args ...any) error {
		return proof.Errorf(proof.Caller, "bad-config", field+": "+format, args...).WithField(field)
	}
	host, portText, err := net.SplitHostPort(cfg.Addr)
	if err != nil {
		return nil, wrong("Addr", "%q: want host:port", cfg.Addr)
	}
	port, err := strconv.Atoi(portText)
	if err != nil || port < 0 || port > 65535 {
		return nil, wrong("Addr", "%q: want a port from 0 to 65535", cfg.Addr)
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, wrong("Addr", "%q: want a loopback address such as 127.0.0.1", cfg.Addr)
	}
	if cfg.User == "" || cfg.Password == "" {
		return nil, wrong("Password", "user and password must not be empty")
	}
	if !filepath.IsAbs(cfg.StoreDir) {
		return nil, wrong("StoreDir", "%q: want an absolute path", cfg.StoreDir)
	}
	if port == 0 {
		port = server.RANDOM_PORT
	}
	return &server.Options{
		ServerName: "lemma", Host: host, Port: port, Username: cfg.User, Password: cfg.Password,
		JetStream: true, StoreDir: cfg.StoreDir, SyncAlways: true, JetStreamMaxStore: maxStoreBytes,
		MaxPayload: maxPayloadBytes, NoSigs: true,
	}, nil
}

// lockFolder makes the folder and holds it for this process: two servers over one store would destroy it.
func lockFolder(dir string) (*os.File, error) {
	unavailable := func(err error) error {
		return proof.Errorf(proof.Retry, "queue-unavailable", "open the queue's folder: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, unavailable(err)
	}
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, unavailable(err)
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		_ = f.Close()
		return nil, proof.Errorf(proof.Caller, "queue-in-use", "%s: another server uses this folder", dir).WithField("StoreDir")
	}
	return f, nil
}

// URL is where clients connect.
func (s *Server) URL() string { return s.nats.ClientURL() }

// Close stops the server and waits until its store is written.
func (s *Server) Close() error {
	s.nats.Shutdown()
	s.nats.WaitForShutdown()
	return s.lock.Close()
}
