package artifact_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/artifact/artifacttest"
	"github.com/lemma-network/lemma/proof"
)

var gatewayArgv = []string{"/proc/self/exe", "internal-s3"}

func gatewayConfig(t *testing.T) artifact.GatewayConfig {
	t.Helper()
	addr, err := artifact.FreeAddr()
	if err != nil {
		t.Fatal(err)
	}
	return artifact.GatewayConfig{Addr: addr, Folder: t.TempDir(), AccessKey: "access", SecretKey: "secret-secret"}
}

func startGateway(t *testing.T, cfg artifact.GatewayConfig) *artifact.Gateway {
	t.Helper()
	g, err := artifact.StartGateway(context.Background(), gatewayArgv, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	return g
}

func s3Config(t *testing.T, endpoint, bucket string) artifact.S3Config {
	return artifact.S3Config{
		Endpoint: endpoint, Bucket: bucket, AccessKey: "access", SecretKey: "secret-secret", SpoolDir: t.TempDir(),
		Backoff: artifact.Backoff{Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() }},
	}
}

func openS3(t *testing.T, cfg artifact.S3Config) *artifact.S3 {
	t.Helper()
	s, err := artifact.OpenS3(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func objectPath(cfg artifact.GatewayConfig, bucket string, d proof.Digest) string {
	return filepath.Join(cfg.Folder, "objects", bucket, strings.TrimPrefix(d.String(), "0x"))
}

func want(t *testing.T, err error, class proof.Class, code string) {
	t.Helper()
	if err == nil || proof.ClassOf(err) != class || proof.CodeOf(err) != code {
		t.Fatalf("got %s %s (%v), want %s %s", proof.ClassOf(err), proof.CodeOf(err), err, class, code)
	}
}

func TestS3Conformance(t *testing.T) {
	cfg := gatewayConfig(t)
	g := startGateway(t, cfg)
	count := 0
	artifacttest.Run(t, func(t *testing.T) artifacttest.Subject {
		count++
		bucket := fmt.Sprintf("bucket-%d", count)
		c := s3Config(t, g.Endpoint, bucket)
		spool := c.SpoolDir
		t.Cleanup(func() {
			if left, err := os.ReadDir(spool); err != nil || len(left) != 0 {
				t.Errorf("%d uploads left in the spool (%v)", len(left), err)
			}
		})
		return artifacttest.Subject{Store: openS3(t, c), Damage: func(d proof.Digest, b []byte) {
			if err := os.WriteFile(objectPath(cfg, bucket, d), b, 0o600); err != nil {
				t.Fatal(err)
			}
		}}
	})
}

// What was deleted leaves nothing behind, on the gateway's disk neither; that it is absent already is no error.
func TestS3Delete(t *testing.T) {
	cfg := gatewayConfig(t)
	s := openS3(t, s3Config(t, startGateway(t, cfg).Endpoint, "bucket"))
	files := func() (n int) {
		_ = filepath.WalkDir(cfg.Folder, func(_ string, d os.DirEntry, err error) error {
			if err == nil && d.Name() == ".vgwlocks" { // at most 256 small files for each bucket
				return filepath.SkipDir
			}
			if err == nil && !d.IsDir() {
				n++
			}
			return nil
		})
		return n
	}
	before := files()
	d, err := artifact.PutBytes(t.Context(), s, []byte("not for ever"))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Delete(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	_, err = s.Stat(t.Context(), d)
	want(t, err, proof.Retry, "artifact-not-found")
	if n := files(); n != before {
		t.Errorf("%d files are left of it", n-before)
	}
	if _, err := artifact.PutBytes(t.Context(), s, []byte("not for ever")); err != nil {
		t.Errorf("it cannot be stored again: %v", err)
	}
}

// faults is a proxy before the store that spoils the next requests, one fault each.
type faults struct {
	*httptest.Server
	mu      sync.Mutex // guards next and seen
	next    []string
	seen    int
	objects int // requests about an object
}

func faultyProxy(t *testing.T, endpoint string) *faults {
	proxy := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: endpoint})
	f := &faults{}
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch fault := f.take(r); fault {
		case "503", "500":
			code := http.StatusServiceUnavailable
			if fault == "500" {
				code = http.StatusInternalServerError
			}
			w.WriteHeader(code)
		case "hang":
			_, _ = io.Copy(io.Discard, r.Body)
			<-r.Context().Done()
		case "reset":
			panic(http.ErrAbortHandler)
		case "cut": // the true head, then half the body, then a broken connection
			recorded := httptest.NewRecorder()
			proxy.ServeHTTP(recorded, r)
			for k, v := range recorded.Header() {
				w.Header()[k] = v
			}
			w.WriteHeader(recorded.Code)
			_, _ = w.Write(recorded.Body.Bytes()[:recorded.Body.Len()/2])
			_ = http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		default:
			proxy.ServeHTTP(w, r)
		}
	}))
	f.Config.ErrorLog = nil
	t.Cleanup(f.Close)
	return f
}

func (f *faults) take(r *http.Request) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen++
	if strings.Count(strings.Trim(r.URL.Path, "/"), "/") == 1 {
		f.objects++
	}
	if len(f.next) == 0 {
		return ""
	}
	fault := f.next[0]
	if fault == "cut" && r.Method != http.MethodGet {
		return "" // a cut is for a body
	}
	f.next = f.next[1:]
	return fault
}

func (f *faults) spoil(list ...string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.next, f.seen, f.objects = list, 0, 0
}

func TestS3SurvivesPassingFaults(t *testing.T) {
	g := startGateway(t, gatewayConfig(t))
	f := faultyProxy(t, g.Endpoint)
	var waits []time.Duration
	cfg := s3Config(t, strings.TrimPrefix(f.URL, "http://"), "bucket")
	cfg.Backoff = artifact.Backoff{
		Attempts: 4, Min: time.Second, Max: 3 * time.Second, Rand: func() float64 { return 1 },
		Sleep: func(_ context.Context, d time.Duration) error { waits = append(waits, d); return nil },
	}
	f.spoil("503", "500", "503") // no reset here: the HTTP client itself tries that once more
	s := openS3(t, cfg)
	if fmt.Sprint(waits) != "[1s 2s 3s]" {
		t.Fatalf("waits %v", waits)
	}
	b := bytes.Repeat([]byte("0123456789"), 100_000)
	f.spoil("503", "reset", "500")
	d, err := artifact.PutBytes(context.Background(), s, b)
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range [][]string{{"503", "500", "reset"}, {"cut"}, {"cut", "cut", "cut"}, {"cut", "503", "cut"}} {
		f.spoil(list...)
		if got, err := artifact.GetBytes(context.Background(), s, d, 1<<20); err != nil || !bytes.Equal(got, b) {
			t.Fatalf("%v: %d bytes, %v", list, len(got), err)
		}
	}
	f.spoil("503", "503", "503", "503")
	_, err = s.Put(context.Background(), bytes.NewReader(b), d, 1<<20)
	want(t, err, proof.Retry, "artifact-store-unavailable")
	if f.seen != 4 {
		t.Fatalf("%d requests, want 4 attempts", f.seen)
	}
	f.spoil("503", "503", "503", "503")
	_, err = s.Get(context.Background(), d, io.Discard, 1<<20)
	want(t, err, proof.Retry, "artifact-store-unavailable")
	f.spoil()
	if _, err = s.Get(context.Background(), proof.Sum(nil), io.Discard, 10); f.seen != 1 {
		t.Fatalf("a missing object was looked for %d times: %v", f.seen, err)
	}
}

// Fault 23: a store that takes the request and never answers is tried again.
func TestS3GivesUpOnAHungCall(t *testing.T) {
	g := startGateway(t, gatewayConfig(t))
	f := faultyProxy(t, g.Endpoint)
	cfg := s3Config(t, strings.TrimPrefix(f.URL, "http://"), "bucket")
	cfg.CallTime, cfg.Backoff.Attempts = time.Second, 60 // a loaded machine may miss some
	s := openS3(t, cfg)
	f.spoil("hang")
	d, err := artifact.PutBytes(context.Background(), s, []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	f.spoil("hang")
	if b, err := artifact.GetBytes(context.Background(), s, d, 1); err != nil || string(b) != "x" {
		t.Fatalf("%q, %v", b, err)
	}
}

func TestBackoffEndsWithTheContext(t *testing.T) {
	g := startGateway(t, gatewayConfig(t))
	f := faultyProxy(t, g.Endpoint)
	ctx, cancel := context.WithCancel(context.Background())
	cfg := s3Config(t, strings.TrimPrefix(f.URL, "http://"), "bucket")
	cfg.Backoff.Sleep = func(ctx context.Context, _ time.Duration) error { cancel(); return ctx.Err() }
	f.spoil("503", "503")
	_, err := artifact.OpenS3(ctx, cfg)
	want(t, err, proof.Retry, "cancelled")
}

func TestS3WrongUse(t *testing.T) {
	g := startGateway(t, gatewayConfig(t))
	ctx := context.Background()
	cfg := s3Config(t, g.Endpoint, "bucket")
	cfg.SecretKey = "another-secret"
	_, err := artifact.OpenS3(ctx, cfg)
	want(t, err, proof.Caller, "artifact-store-denied")
	_, err = artifact.OpenS3(ctx, s3Config(t, "http://not a host", "bucket"))
	want(t, err, proof.Caller, "bad-config")
	dead, err := artifact.FreeAddr()
	if err != nil {
		t.Fatal(err)
	}
	_, err = artifact.OpenS3(ctx, s3Config(t, dead, "bucket"))
	want(t, err, proof.Retry, "artifact-store-unavailable")
	cfg = s3Config(t, g.Endpoint, "bucket")
	cfg.SpoolDir = filepath.Join(t.TempDir(), "absent")
	_, err = artifact.PutBytes(ctx, openS3(t, cfg), []byte("x"))
	want(t, err, proof.Retry, "artifact-store-unavailable")
}

func TestGatewayKeepsObjectsOverARestart(t *testing.T) {
	cfg := gatewayConfig(t)
	g := startGateway(t, cfg)
	d, err := artifact.PutBytes(context.Background(), openS3(t, s3Config(t, g.Endpoint, "bucket")), []byte("kept"))
	if err != nil {
		t.Fatal(err)
	}
	if g.Err() != nil {
		t.Fatal(g.Err())
	}
	_ = g.Close()
	<-g.Done()
	want(t, g.Err(), proof.Retry, "cancelled")
	g = startGateway(t, cfg)
	if b, err := artifact.GetBytes(context.Background(), openS3(t, s3Config(t, g.Endpoint, "bucket")), d, 10); err != nil || string(b) != "kept" {
		t.Fatalf("%q, %v", b, err)
	}
}

func TestGatewayDeathIsTold(t *testing.T) {
	g := startGateway(t, gatewayConfig(t))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	other, err := artifact.StartGateway(ctx, gatewayArgv, gatewayConfig(t))
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	<-other.Done()
	want(t, other.Err(), proof.Retry, "cancelled")
	if err := syscall.Kill(g.Pid(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	<-g.Done()
	want(t, g.Err(), proof.Retry, "out-of-memory")
}

func TestGatewaySecretsAreNotArguments(t *testing.T) {
	cfg := gatewayConfig(t)
	g := startGateway(t, cfg)
	line, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", g.Pid()))
	if err != nil || bytes.Contains(line, []byte(cfg.SecretKey)) || !bytes.Contains(line, []byte("internal-s3")) {
		t.Fatalf("%q, %v", line, err)
	}
}

func TestGatewayWrongUse(t *testing.T) {
	good := gatewayConfig(t)
	for what, c := range map[string]struct {
		field string
		edit  func(*artifact.GatewayConfig)
	}{
		"public":          {"Addr", func(c *artifact.GatewayConfig) { c.Addr = "0.0.0.0:9000" }},
		"no port":         {"Addr", func(c *artifact.GatewayConfig) { c.Addr = "127.0.0.1" }},
		"port 0":          {"Addr", func(c *artifact.GatewayConfig) { c.Addr = "127.0.0.1:0" }},
		"relative folder": {"Folder", func(c *artifact.GatewayConfig) { c.Folder = "here" }},
		"no secret":       {"SecretKey", func(c *artifact.GatewayConfig) { c.SecretKey = "" }},
	} {
		bad := good
		c.edit(&bad)
		_, started := artifact.StartGateway(context.Background(), gatewayArgv, bad)
		for _, err := range []error{started, artifact.ServeGateway(context.Background(), bad)} {
			var e *proof.Error
			if !errors.As(err, &e) || e.Code != "bad-config" || e.Field != c.field {
				t.Errorf("%s: %v", what, err)
			}
		}
	}
	l, err := net.Listen("tcp", good.Addr)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, err = artifact.StartGateway(context.Background(), gatewayArgv, good)
	want(t, err, proof.Retry, "artifact-store-unavailable")
	_, err = artifact.GatewayConfigFromEnv(func(string) string { return "" })
	want(t, err, proof.Caller, "bad-config")
}
