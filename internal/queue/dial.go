package queue

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"time"

	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/nats.go"
)

// Times of a connection.
const (
	reconnectTime   = 250 * time.Millisecond
	reconnectJitter = time.Second // with TLS, four times that: handshakes cost the server more
	pingTime        = 10 * time.Second
	maxPings        = 2
)

// dial connects with credentials, to reconnect for ever.
func dial(cfg Config, more ...nats.Option) (*nats.Conn, error) {
	if cfg.Credentials.IsZero() {
		return nil, proof.Errorf(proof.Caller, "bad-config", "Credentials: are missing").WithField("Credentials")
	}
	c := cfg.Credentials
	return dialAs(cfg, c.Name, func() (access.Credentials, error) { return c, nil }, more...)
}

// dialAs is dial with credentials that may change from one connection to the next.
func dialAs(cfg Config, name string, current func() (access.Credentials, error), more ...nats.Option) (*nats.Conn, error) {
	options := []nats.Option{
		nats.Name(cfg.Name), nats.CustomInboxPrefix(access.Inbox(name)), nats.Timeout(cfg.CallTime), nats.IgnoreAuthErrorAbort(),
		nats.MaxReconnects(-1), nats.ReconnectWait(reconnectTime), nats.ReconnectJitter(reconnectTime, reconnectJitter),
		nats.PingInterval(pingTime), nats.MaxPingsOutstanding(maxPings),
		nats.UserJWT(func() (string, error) {
			c, err := current()
			return c.JWT, err
		}, func(nonce []byte) ([]byte, error) {
			c, err := current()
			if err != nil {
				return nil, err
			}
			return c.Sign(nonce)
		}),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			if err != nil {
				cfg.OnError("connection", err)
			}
		}),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { cfg.OnError("connection", err) }),
	}
	if cfg.CA != "" {
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM([]byte(cfg.CA)) {
			return nil, proof.Errorf(proof.Caller, "bad-config", "CA: holds no certificate in PEM").WithField("CA")
		}
		options = append(options, nats.Secure(&tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}))
	}
	nc, err := nats.Connect(cfg.URL, append(options, more...)...)
	if errors.Is(err, nats.ErrAuthorization) || errors.Is(err, nats.ErrAuthExpired) || errors.Is(err, nats.ErrAuthRevoked) {
		return nil, proof.Errorf(proof.Caller, "queue-denied", "connect to the queue: the credentials are refused: %w", err).WithField("Credentials")
	}
	if err != nil {
		return nil, unavailable("connect", err)
	}
	return nc, nil
}
