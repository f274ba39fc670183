package artifact

import (
	"context"
	"encoding/base64"
	"net/http"
	"strconv"
	"time"

	"github.com/lemma-network/lemma/proof"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// TicketTime is how long a presigned URL is good.
const TicketTime = 15 * time.Minute

// Ticket is a presigned URL: leave for one request. Headers are signed and must be sent as they are.
type Ticket struct {
	URL     string // "" in answer to a put: the artifact is there already
	Headers map[string]string
	Bytes   int64 // the artifact's size
}

// Issuer makes tickets for others, in whose hands the keys must not be.
type Issuer struct {
	s3     *S3
	signer *minio.Client // signs for the address that others use; it never connects
}

// NewIssuer makes tickets for a bucket. endpoint is the host:port that others reach the store at; "" means the store's own.
// Errors: Caller bad-config.
func NewIssuer(s *S3, endpoint string, secure bool) (*Issuer, error) {
	if endpoint == "" {
		endpoint, secure = s.cfg.Endpoint, s.cfg.Secure
	}
	signer, err := minio.New(endpoint, &minio.Options{
		Creds: credentials.NewStaticV4(s.cfg.AccessKey, s.cfg.SecretKey, ""), Secure: secure, Region: s.cfg.Region, BucketLookup: minio.BucketLookupPath,
	})
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "bad-config", "Endpoint: %q: %w", endpoint, err).WithField("Endpoint")
	}
	return &Issuer{s, signer}, nil
}

// incoming is where somebody's upload waits until it is checked. Nobody reads there but Accept.
func incoming(who string, d proof.Digest) string { return "incoming/" + who + "/" + key(d) }

// Get is leave to read an artifact. Errors: those of Store.Stat.
func (i *Issuer) Get(ctx context.Context, d proof.Digest) (Ticket, error) {
	size, err := i.s3.Stat(ctx, d)
	if err != nil {
		return Ticket{}, err
	}
	u, err := i.signer.PresignHeader(ctx, http.MethodGet, i.s3.cfg.Bucket, key(d), TicketTime, nil, nil)
	if err != nil {
		return Ticket{}, i.s3.failure("sign", err)
	}
	return Ticket{URL: u.String(), Bytes: size}, nil
}

// Put is leave to send an artifact of exactly so many bytes. It goes where it can hurt no other: only Accept makes it an
// artifact. who must be fit for an object's name.
func (i *Issuer) Put(ctx context.Context, who string, d proof.Digest, bytes int64) (Ticket, error) {
	headers := http.Header{}
	headers.Set("Content-Length", strconv.FormatInt(bytes, 10))
	headers.Set("X-Amz-Checksum-Sha256", base64.StdEncoding.EncodeToString(d[:]))
	u, err := i.signer.PresignHeader(ctx, http.MethodPut, i.s3.cfg.Bucket, incoming(who, d), TicketTime, nil, headers)
	if err != nil {
		return Ticket{}, i.s3.failure("sign", err)
	}
	t := Ticket{URL: u.String(), Headers: map[string]string{}, Bytes: bytes}
	for name := range headers {
		t.Headers[name] = headers.Get(name)
	}
	return t, nil
}

// Accept reads what who sent, and makes it an artifact if its digest and size are right. Whatever it was, it is removed from
// where it waited. Errors: Retry artifact-not-found when nothing was sent; Caller artifact-digest-mismatch, artifact-too-large.
func (i *Issuer) Accept(ctx context.Context, who string, d proof.Digest, bytes int64) error {
	what, name := "accept "+d.String(), incoming(who, d)
	ctx, cancel := context.WithTimeout(ctx, i.s3.callTime(2*bytes))
	defer cancel()
	body, info, _, err := (minio.Core{Client: i.s3.client}).GetObject(ctx, i.s3.cfg.Bucket, name, minio.GetObjectOptions{})
	if minio.ToErrorResponse(err).StatusCode == http.StatusNotFound {
		if size, err := i.s3.Stat(ctx, d); err == nil && size == bytes {
			return nil // accepted before, and the answer got lost
		}
		return NotFound(d)
	}
	if err != nil {
		return i.s3.failure(what, err)
	}
	defer body.Close()
	if info.Size != bytes {
		err = proof.Errorf(proof.Caller, "artifact-digest-mismatch", "%s: %d bytes were sent, %d announced", what, info.Size, bytes).WithField("bytes")
	} else {
		_, err = i.s3.Put(ctx, body, d, bytes)
	}
	if class := proof.ClassOf(err); err == nil || class == proof.Caller {
		clean, cancel := context.WithTimeout(context.WithoutCancel(ctx), i.s3.cfg.CallTime)
		defer cancel()
		_ = i.s3.client.RemoveObject(clean, i.s3.cfg.Bucket, name, minio.RemoveObjectOptions{}) // what stays hurts nobody
	}
	return err
}
