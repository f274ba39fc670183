package artifact_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/artifact/artifacttest"
	"github.com/lemma-network/lemma/proof"
)

// tickets asks an issuer in this process.
type tickets struct {
	*artifact.Issuer
	who string
}

func (t tickets) Put(ctx context.Context, d proof.Digest, n int64) (artifact.Ticket, error) {
	return t.Issuer.Put(ctx, t.who, d, n)
}
func (t tickets) Done(ctx context.Context, d proof.Digest, n int64) error {
	return t.Accept(ctx, t.who, d, n)
}

func issuer(t *testing.T, s *artifact.S3, endpoint string) *artifact.Issuer {
	t.Helper()
	i, err := artifact.NewIssuer(s, endpoint, false)
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func presigned(t *testing.T, from artifact.Tickets) *artifact.Presigned {
	t.Helper()
	p, err := artifact.NewPresigned(artifact.PresignedConfig{Tickets: from, SpoolDir: t.TempDir(), Backoff: s3Config(t, "", "").Backoff})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

func TestPresignedConformance(t *testing.T) {
	cfg := gatewayConfig(t)
	g := startGateway(t, cfg)
	count := 0
	artifacttest.Run(t, func(t *testing.T) artifacttest.Subject {
		count++
		bucket := fmt.Sprintf("bucket-%d", count)
		s := openS3(t, s3Config(t, g.Endpoint, bucket))
		return artifacttest.Subject{Store: presigned(t, tickets{issuer(t, s, ""), "prover"}), Damage: func(d proof.Digest, b []byte) {
			if err := os.WriteFile(objectPath(cfg, bucket, d), b, 0o600); err != nil {
				t.Fatal(err)
			}
		}}
	})
}

// send puts bytes with a ticket, in a way that our own code would not.
func send(t *testing.T, ticket artifact.Ticket, url string, b []byte, edit func(*http.Request)) int {
	t.Helper()
	r, err := http.NewRequest(http.MethodPut, url, bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range ticket.Headers {
		r.Header.Set(name, value)
	}
	edit(r)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	_, _ = io.Copy(io.Discard, response.Body)
	return response.StatusCode
}

func TestATicketIsForOneArtifact(t *testing.T) {
	ctx := context.Background()
	g := startGateway(t, gatewayConfig(t))
	s := openS3(t, s3Config(t, g.Endpoint, "bucket"))
	i := issuer(t, s, "")
	good := []byte("good bytes")
	d := proof.Sum(good)
	ticket, err := i.Put(ctx, "0xa", d, int64(len(good)))
	if err != nil {
		t.Fatal(err)
	}
	other := proof.Sum([]byte("other"))
	as := func(string) func(*http.Request) { return func(*http.Request) {} }
	for what, c := range map[string]struct {
		url  string
		body []byte
		edit func(*http.Request)
	}{
		"another digest":   {strings.Replace(ticket.URL, strings.TrimPrefix(d.String(), "0x"), strings.TrimPrefix(other.String(), "0x"), 1), good, as("")},
		"the place itself": {strings.Replace(ticket.URL, "incoming/0xa/", "", 1), good, as("")},
		"another prover":   {strings.Replace(ticket.URL, "0xa", "0xb", 1), good, as("")},
		"another length":   {ticket.URL, append([]byte("!"), good...), as("")},
		"other bytes":      {ticket.URL, []byte("evil bytes"), as("")},
		"another checksum": {ticket.URL, []byte("evil bytes"), func(r *http.Request) {
			r.Header.Set("X-Amz-Checksum-Sha256", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
		}},
		"no checksum": {ticket.URL, []byte("evil bytes"), func(r *http.Request) { r.Header.Del("X-Amz-Checksum-Sha256") }},
	} {
		if status := send(t, ticket, c.url, c.body, c.edit); status/100 == 2 {
			t.Errorf("%s: taken", what)
		}
	}
	if err := i.Accept(ctx, "0xa", d, int64(len(good))); proof.CodeOf(err) != "artifact-not-found" {
		t.Errorf("nothing was sent: %v", err)
	}
	if status := send(t, ticket, ticket.URL, good, as("")); status != 200 {
		t.Fatalf("the right bytes: %d", status)
	}
	if _, err := s.Stat(ctx, d); proof.CodeOf(err) != "artifact-not-found" {
		t.Errorf("it counts before it was checked: %v", err)
	}
	want(t, i.Accept(ctx, "0xb", d, int64(len(good))), proof.Retry, "artifact-not-found") // who did not send it
	for range 2 {                                                                         // the second as after a lost answer
		if err := i.Accept(ctx, "0xa", d, int64(len(good))); err != nil {
			t.Fatal(err)
		}
	}
	if b, err := artifact.GetBytes(ctx, s, d, 100); err != nil || string(b) != "good bytes" {
		t.Fatalf("%q, %v", b, err)
	}
	// A reader's ticket writes nothing.
	read, err := i.Get(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	if status := send(t, read, read.URL, []byte("evil bytes"), as("")); status/100 == 2 {
		t.Error("a reader may write")
	}
}

// A store that does not look at checksums takes anything; Accept does not.
func TestOtherBytesAreNotAccepted(t *testing.T) {
	ctx := context.Background()
	cfg := gatewayConfig(t)
	g := startGateway(t, cfg)
	s := openS3(t, s3Config(t, g.Endpoint, "bucket"))
	i := issuer(t, s, "")
	good, evil := []byte("good bytes"), []byte("evil bytes")
	d := proof.Sum(good)
	ticket, err := i.Put(ctx, "0xa", d, 10)
	if err != nil || send(t, ticket, ticket.URL, good, func(*http.Request) {}) != 200 {
		t.Fatal(err)
	}
	path := cfg.Folder + "/objects/bucket/incoming/0xa/" + strings.TrimPrefix(d.String(), "0x")
	if err := os.WriteFile(path, evil, 0o600); err != nil {
		t.Fatal(err)
	}
	want(t, i.Accept(ctx, "0xa", d, 10), proof.Caller, "artifact-digest-mismatch")
	if _, err := os.Stat(path); err == nil {
		t.Error("it is kept")
	}
	if _, err := s.Stat(ctx, d); proof.CodeOf(err) != "artifact-not-found" {
		t.Errorf("it is an artifact now: %v", err)
	}
}

func TestPresignedSurvivesPassingFaults(t *testing.T) {
	g := startGateway(t, gatewayConfig(t))
	f := faultyProxy(t, g.Endpoint)
	s := openS3(t, s3Config(t, strings.TrimPrefix(f.URL, "http://"), "bucket"))
	p := presigned(t, tickets{issuer(t, s, ""), "prover"})
	b := bytes.Repeat([]byte("0123456789"), 100_000)
	f.spoil("503", "500")
	d, err := artifact.PutBytes(context.Background(), p, b)
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range [][]string{{"cut"}, {"503"}, {"cut", "503", "cut"}} {
		f.spoil(list...)
		if got, err := artifact.GetBytes(context.Background(), p, d, 1<<20); err != nil || !bytes.Equal(got, b) {
			t.Fatalf("%v: %d bytes, %v", list, len(got), err)
		}
	}
}
