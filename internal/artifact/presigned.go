package artifact

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// Tickets gets presigned URLs from whoever holds the store's keys.
type Tickets interface {
	Get(ctx context.Context, d proof.Digest) (Ticket, error)
	Put(ctx context.Context, d proof.Digest, bytes int64) (Ticket, error)
	Done(ctx context.Context, d proof.Digest, bytes int64) error // the bytes were sent: check and keep them
}

// PresignedConfig says where tickets come from. CA is the PEM of who signed the store's certificate; "" means the system's.
type PresignedConfig struct {
	Tickets  Tickets
	CA       string
	SpoolDir string
	Disk     disk.Disk     // SpoolDir's
	CallTime time.Duration // zero means DefaultCallTime
	Backoff  Backoff
}

// Presigned is a Store without keys: each call asks for a ticket first.
type Presigned struct {
	cfg     PresignedConfig
	client  *http.Client
	backoff Backoff
}

var _ Store = (*Presigned)(nil)

// NewPresigned makes the store. Errors: Caller bad-config.
func NewPresigned(cfg PresignedConfig) (*Presigned, error) {
	if cfg.CallTime == 0 {
		cfg.CallTime = DefaultCallTime
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DisableCompression = true
	if cfg.CA != "" {
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM([]byte(cfg.CA)) {
			return nil, proof.Errorf(proof.Caller, "bad-config", "CA: holds no certificate in PEM").WithField("CA")
		}
		transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	}
	return &Presigned{cfg: cfg, client: &http.Client{Transport: transport}, backoff: cfg.Backoff.filled()}, nil
}

// Close gives idle connections back. Calls after it open new ones.
func (p *Presigned) Close() { p.client.CloseIdleConnections() }

func (p *Presigned) callTime(size int64) time.Duration { return callTime(p.cfg.CallTime, size) }

// do sends one request of a ticket; the caller closes the body.
func (p *Presigned) do(ctx context.Context, what, method string, t Ticket, from int64, body io.Reader) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, method, t.URL, body)
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "artifact-store-unavailable", "%s: the ticket's address: %w", what, err)
	}
	for name, value := range t.Headers {
		r.Header.Set(name, value)
	}
	if method == http.MethodPut {
		r.ContentLength = t.Bytes
	}
	if from > 0 {
		r.Header.Set("Range", fmt.Sprintf("bytes=%d-", from))
	}
	response, err := p.client.Do(r)
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "artifact-store-unavailable", "%s: %w", what, err)
	}
	want := http.StatusOK
	if from > 0 {
		want = http.StatusPartialContent
	}
	if response.StatusCode == want {
		return response, nil
	}
	text, _ := io.ReadAll(io.LimitReader(response.Body, 1<<10)) // it is for people; a part is enough
	response.Body.Close()
	// A ticket that ended or was damaged on its way may be good the next time, so nothing here is final.
	return nil, proof.Errorf(proof.Retry, "artifact-store-unavailable", "%s: the store answers %s: %.300s", what, response.Status, text)
}

// Put is Store.Put. The bytes are checked here, sent to a place of our own, and checked again by who gave the ticket.
func (p *Presigned) Put(ctx context.Context, r io.Reader, want proof.Digest, maxBytes int64) (int64, error) {
	what := "store " + want.String()
	spool, size, err := receiveFile(ctx, p.cfg.Disk, p.cfg.SpoolDir, r, want, maxBytes)
	if err != nil {
		return 0, err
	}
	defer spool.Drop()
	err = p.backoff.retry(ctx, what, p.callTime(3*size), func(ctx context.Context) error {
		t, err := p.cfg.Tickets.Put(ctx, want, size)
		if err != nil || t.URL == "" {
			return ticketError(what, err)
		}
		var body io.Reader = io.NewSectionReader(spool, 0, size)
		if size == 0 {
			body = http.NoBody // else the length would not be sent
		}
		t.Bytes = size
		response, err := p.do(ctx, what, http.MethodPut, t, 0, body)
		if err != nil {
			return err
		}
		response.Body.Close()
		err = p.cfg.Tickets.Done(ctx, want, size)
		if code := proof.CodeOf(err); code == "artifact-digest-mismatch" || code == "artifact-not-found" {
			return proof.Errorf(proof.Retry, "artifact-store-unavailable", "%s: it arrived damaged: %w", what, err)
		}
		return ticketError(what, err)
	})
	if err != nil {
		return 0, err
	}
	return size, nil
}

// ticketError makes a lost question for a ticket one that is asked again.
func ticketError(what string, err error) error {
	switch code := proof.CodeOf(err); {
	case err == nil || proof.ClassOf(err) == proof.Caller || code == "artifact-not-found" || code == "cancelled":
		return err
	default:
		return proof.Errorf(proof.Retry, "artifact-store-unavailable", "%s: %w", what, err)
	}
}

// Get is Store.Get. A connection that breaks midway is taken up again where it broke.
func (p *Presigned) Get(ctx context.Context, d proof.Digest, w io.Writer, maxBytes int64) (int64, error) {
	what := "fetch " + d.String()
	if maxBytes < 0 {
		return 0, tooLarge(maxBytes)
	}
	t, err := p.ticket(ctx, d)
	if err != nil {
		return 0, err
	}
	if t.Bytes > maxBytes {
		return 0, tooLarge(maxBytes)
	}
	c := NewChecker(t.Bytes)
	err = p.backoff.retry(ctx, what, p.callTime(t.Bytes), func(ctx context.Context) error {
		if c.Size() >= t.Bytes {
			return nil
		}
		response, err := p.do(ctx, what, http.MethodGet, t, c.Size(), nil)
		if err != nil {
			t, _ = p.cfg.Tickets.Get(ctx, d) // it may have ended; without a new one the next try fails too
			t.Bytes = c.maxBytes
			return err
		}
		defer response.Body.Close()
		out := &writer{w: io.MultiWriter(c, w)}
		_, err = io.Copy(out, io.LimitReader(response.Body, t.Bytes-c.Size()))
		if out.err != nil {
			return proof.Errorf(proof.Retry, "artifact-unwritable", "%s: %w", what, out.err)
		}
		if err == nil && c.Size() < t.Bytes {
			err = io.ErrUnexpectedEOF
		}
		return ticketError(what, err)
	})
	if err != nil {
		return 0, err
	}
	if c.Digest() != d {
		return 0, mismatch(proof.Retry, c.Digest(), d)
	}
	return t.Bytes, nil
}

// Stat is Store.Stat.
func (p *Presigned) Stat(ctx context.Context, d proof.Digest) (int64, error) {
	t, err := p.ticket(ctx, d)
	return t.Bytes, err
}

func (p *Presigned) ticket(ctx context.Context, d proof.Digest) (t Ticket, err error) {
	what := "look for " + d.String()
	err = p.backoff.retry(ctx, what, p.callTime(0), func(ctx context.Context) (err error) {
		t, err = p.cfg.Tickets.Get(ctx, d)
		if err == nil && t.Bytes < 0 {
			err = proof.Errorf(proof.Retry, "artifact-store-unavailable", "%s: a ticket for %d bytes", what, t.Bytes)
		}
		return ticketError(what, err)
	})
	return t, err
}
