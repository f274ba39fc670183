package artifact

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

const (
	defaultRegion = "us-east-1"

	// DefaultCallTime is how long one try of a call may take, beside the time for its bytes at minBytesPerSecond.
	DefaultCallTime   = 30 * time.Second
	minBytesPerSecond = 256 << 10
)

// S3Config says where the bucket is. Endpoint is host:port. SpoolDir holds uploads while they are checked; empty means
// the system's temporary folder.
type S3Config struct {
	Endpoint  string
	Bucket    string
	AccessKey string
	SecretKey string
	Region    string
	Secure    bool   // HTTPS
	CA        string // PEM of who signed the store's certificate; "" means the system's
	SpoolDir  string
	Disk      disk.Disk     // SpoolDir's
	Copy      bool          // it is only read from, and not looked for when it is opened, so that nobody's start depends on it
	CallTime  time.Duration // zero means DefaultCallTime
	Backoff   Backoff
}

// S3 is a Store in an S3 bucket. An object's key is its digest in hex.
type S3 struct {
	client    *minio.Client
	transport *http.Transport
	cfg       S3Config
	backoff   Backoff
}

var _ Store = (*S3)(nil)

// OpenS3 connects to a bucket and makes it when it is absent. Errors: Caller bad-config with the field; Caller
// artifact-store-denied when the keys are refused; Retry artifact-store-unavailable.
func OpenS3(ctx context.Context, cfg S3Config) (*S3, error) {
	if cfg.Region == "" {
		cfg.Region = defaultRegion
	}
	if cfg.CallTime == 0 {
		cfg.CallTime = DefaultCallTime
	}
	transport, err := minio.DefaultTransport(cfg.Secure)
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "artifact-store-unavailable", "open the store: %w", err)
	}
	if cfg.CA != "" {
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM([]byte(cfg.CA)) {
			return nil, proof.Errorf(proof.Caller, "bad-config", "CA: holds no certificate in PEM").WithField("CA")
		}
		transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	}
	client, err := minio.New(cfg.Endpoint, &minio.Options{
		Creds: credentials.NewStaticV4(cfg.AccessKey, cfg.SecretKey, ""), Secure: cfg.Secure, Region: cfg.Region,
		BucketLookup: minio.BucketLookupPath, MaxRetries: 1, Transport: transport, // retrying is ours
	})
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "bad-config", "Endpoint: %q: %w", cfg.Endpoint, err).WithField("Endpoint")
	}
	s := &S3{client: client, transport: transport, cfg: cfg, backoff: cfg.Backoff.filled()}
	if cfg.Copy {
		return s, nil
	}
	err = s.backoff.retry(ctx, "open the store", cfg.CallTime, func(ctx context.Context) error {
		there, err := client.BucketExists(ctx, cfg.Bucket)
		if err != nil || there {
			return s.failure("look for the bucket", err)
		}
		err = client.MakeBucket(ctx, cfg.Bucket, minio.MakeBucketOptions{Region: cfg.Region})
		if code := minio.ToErrorResponse(err).Code; code == minio.BucketAlreadyOwnedByYou || code == minio.BucketAlreadyExists {
			return nil // somebody was faster
		}
		return s.failure("make the bucket", err)
	})
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Close gives idle connections back. Calls after it open new ones.
func (s *S3) Close() { s.transport.CloseIdleConnections() }

func (s *S3) callTime(size int64) time.Duration { return callTime(s.cfg.CallTime, size) }

func key(d proof.Digest) string { return hex.EncodeToString(d[:]) }

// Put is Store.Put. The bytes are checked on local disk first, so that no wrong object is ever visible.
func (s *S3) Put(ctx context.Context, r io.Reader, want proof.Digest, maxBytes int64) (int64, error) {
	spool, size, err := receiveFile(ctx, s.cfg.Disk, s.cfg.SpoolDir, r, want, maxBytes)
	if err != nil {
		return 0, err
	}
	defer spool.Drop()
	err = s.backoff.retry(ctx, "store "+want.String(), s.callTime(size), func(ctx context.Context) error {
		body := io.NewSectionReader(spool, 0, size)
		_, err := s.client.PutObject(ctx, s.cfg.Bucket, key(want), body, size, minio.PutObjectOptions{
			ContentType: "application/octet-stream", DisableMultipart: true, SendContentMd5: true,
			DisableContentSha256: size == 0, // the chunks of a signed empty stream would be taken for the next request
		})
		return s.failure("store "+want.String(), err)
	})
	if err != nil {
		return 0, err
	}
	return size, nil
}

// Get is Store.Get. A connection that breaks midway is taken up again where it broke.
func (s *S3) Get(ctx context.Context, d proof.Digest, w io.Writer, maxBytes int64) (int64, error) {
	what := "fetch " + d.String()
	if maxBytes < 0 {
		return 0, tooLarge(maxBytes)
	}
	size, err := s.Stat(ctx, d)
	if err != nil {
		return 0, err
	}
	if size > maxBytes {
		return 0, tooLarge(maxBytes)
	}
	c := NewChecker(size)
	err = s.backoff.retry(ctx, what, s.callTime(size), func(ctx context.Context) error {
		if c.Size() >= size { // an empty object, or all was read before the connection broke
			return nil
		}
		var opts minio.GetObjectOptions
		if c.Size() > 0 {
			if err := opts.SetRange(c.Size(), 0); err != nil {
				return proof.Errorf(proof.Bug, "internal", "%s: %w", what, err)
			}
		}
		core := minio.Core{Client: s.client}
		body, _, _, err := core.GetObject(ctx, s.cfg.Bucket, key(d), opts)
		if err != nil {
			return s.failure(what, err)
		}
		defer body.Close()
		out := &writer{w: io.MultiWriter(c, w)}
		_, err = io.Copy(out, io.LimitReader(body, size-c.Size()))
		if out.err != nil {
			return proof.Errorf(proof.Retry, "artifact-unwritable", "%s: %w", what, out.err)
		}
		if err == nil && c.Size() < size {
			err = io.ErrUnexpectedEOF
		}
		return s.failure(what, err)
	})
	if err != nil {
		return 0, err
	}
	if c.Digest() != d {
		return 0, mismatch(proof.Retry, c.Digest(), d)
	}
	return size, nil
}

// Stat is Store.Stat.
func (s *S3) Stat(ctx context.Context, d proof.Digest) (int64, error) {
	var size int64
	err := s.backoff.retry(ctx, "look for "+d.String(), s.callTime(0), func(ctx context.Context) error {
		info, err := s.client.StatObject(ctx, s.cfg.Bucket, key(d), minio.StatObjectOptions{})
		if minio.ToErrorResponse(err).StatusCode == http.StatusNotFound {
			return NotFound(d)
		}
		size = info.Size
		return s.failure("look for "+d.String(), err)
	})
	return size, err
}

// Delete removes an object; that it is absent already is no error. Errors: as of every Store.
func (s *S3) Delete(ctx context.Context, d proof.Digest) error {
	return s.backoff.retry(ctx, "delete "+d.String(), s.callTime(0), func(ctx context.Context) error {
		err := s.client.RemoveObject(ctx, s.cfg.Bucket, key(d), minio.RemoveObjectOptions{})
		if minio.ToErrorResponse(err).StatusCode == http.StatusNotFound {
			return nil
		}
		return s.failure("delete "+d.String(), err)
	})
}

// failure gives an error of the client its class. Whatever is not a refusal may pass.
func (s *S3) failure(what string, err error) error {
	if err == nil {
		return nil
	}
	var response minio.ErrorResponse
	if errors.As(err, &response) {
		switch response.StatusCode {
		case http.StatusForbidden, http.StatusUnauthorized:
			return proof.Errorf(proof.Caller, "artifact-store-denied", "%s: the store refuses the keys or the bucket: %w", what, err).WithField("AccessKey")
		case http.StatusBadRequest:
			return proof.Errorf(proof.Caller, "bad-config", "%s: the store refuses the request: %w", what, err).WithField("Bucket")
		}
	}
	return proof.Errorf(proof.Retry, "artifact-store-unavailable", "%s: %w", what, err)
}
