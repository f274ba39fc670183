package queue

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats-server/v2/server"
	"golang.org/x/sys/unix"
)

const (
	maxStoreBytes = 8 << 30
	readyTime     = time.Minute
	readyPollTime = 2 * time.Millisecond
	tlsTime       = 10 * time.Second // for a client's handshake
	authTime      = 10 * time.Second // for a client to say who it is: provers are busy machines
)

// ServerConfig says how to run the embedded server. Addr is an IP address and a port; port 0 takes a free one. An address
// beyond the loopback needs a certificate.
type ServerConfig struct {
	Addr      string
	StoreDir  string            // a folder of its own
	Access    *access.Authority // whose accounts it serves
	Cert, Key string            // files of the TLS certificate and its key; both or none
}

// Server is an embedded NATS server with JetStream on disk, which syncs every write. It takes clients of the authority's
// accounts only, on one plain or TLS port; websockets, MQTT, leaf nodes and clusters stay off.
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
	if err = cfg.trust(opts); err == nil {
		s.nats, err = server.NewServer(opts)
	}
	if err != nil {
		if opts.AccountResolver != nil {
			opts.AccountResolver.Close()
		}
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
	ip := net.ParseIP(host)
	if ip == nil {
		return nil, wrong("Addr", "%q: want an IP address such as 127.0.0.1", cfg.Addr)
	}
	if !ip.IsLoopback() && cfg.Cert == "" {
		return nil, wrong("Addr", "%q is beyond the loopback: give the queue a certificate (Cert and Key)", cfg.Addr)
	}
	if cfg.Access == nil {
		return nil, wrong("Access", "is missing: open an access.Authority")
	}
	if !filepath.IsAbs(cfg.StoreDir) {
		return nil, wrong("StoreDir", "%q: want an absolute path", cfg.StoreDir)
	}
	if port == 0 {
		port = server.RANDOM_PORT
	}
	opts := &server.Options{
		ServerName: "lemma", Host: host, Port: port,
		JetStream: true, StoreDir: cfg.StoreDir, SyncAlways: true, JetStreamMaxStore: maxStoreBytes,
		MaxPayload: access.MaxPayloadBytes, NoSigs: true, AuthTimeout: authTime.Seconds(),
	}
	if (cfg.Cert == "") != (cfg.Key == "") {
		return nil, wrong("Key", "certificate and key belong together: give both or none")
	}
	if cfg.Cert != "" {
		opts.TLS = true
		opts.TLSConfig, err = server.GenTLSConfig(&server.TLSConfigOpts{CertFile: cfg.Cert, KeyFile: cfg.Key})
		if err != nil {
			return nil, wrong("Cert", "%w", err)
		}
		opts.TLSConfig.MinVersion, opts.TLSTimeout = tls.VersionTLS13, tlsTime.Seconds()
	}
	return opts, nil
}

// trust makes the server take the authority's accounts. What it learns later, such as revocations, it keeps in the store's folder.
func (cfg ServerConfig) trust(opts *server.Options) error {
	claims, _, err := cfg.Access.Operator()
	if err != nil {
		return err
	}
	accounts, err := cfg.Access.Accounts()
	if err != nil {
		return err
	}
	resolver, err := server.NewDirAccResolver(filepath.Join(cfg.StoreDir, "accounts"), 0, 0, server.NoDelete)
	if err != nil {
		return err
	}
	for _, a := range accounts {
		if err := resolver.Store(a.Key, a.JWT); err != nil {
			return err
		}
	}
	opts.TrustedOperators, opts.SystemAccount, opts.AccountResolver = []*jwt.OperatorClaims{claims}, cfg.Access.SystemAccount(), resolver
	return nil
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
