package artifacttest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// Subject is an empty store under test. Damage replaces an object's bytes behind the store's back.
type Subject struct {
	Store  artifact.Store
	Damage func(d proof.Digest, b []byte)
}

var background = context.Background()

func pattern(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i * 7 >> 3)
	}
	return b
}

// want fails the test unless err has the class and code.
func want(t *testing.T, what string, err error, class proof.Class, code string) {
	t.Helper()
	if err == nil || proof.ClassOf(err) != class || proof.CodeOf(err) != code {
		t.Errorf("%s: got %s %s (%v), want %s %s", what, proof.ClassOf(err), proof.CodeOf(err), err, class, code)
	}
}

func put(t *testing.T, s artifact.Store, b []byte) proof.Digest {
	t.Helper()
	d, err := artifact.PutBytes(background, s, b)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func absent(t *testing.T, what string, s artifact.Store, d proof.Digest) {
	t.Helper()
	_, err := s.Stat(background, d)
	want(t, what+": stat", err, proof.Retry, "artifact-not-found")
	n, err := s.Get(background, d, io.Discard, 1<<30)
	want(t, what+": get", err, proof.Retry, "artifact-not-found")
	if n != 0 {
		t.Errorf("%s: %d bytes", what, n)
	}
}

// Run is the conformance suite. newStore gives a fresh, empty subject.
func Run(t *testing.T, newStore func(*testing.T) Subject) {
	for name, test := range map[string]func(*testing.T, Subject){
		"round trip": roundTrip, "refused puts": refusedPuts, "limits": limits, "damage": damage, "missing": missing,
		"concurrent": concurrent, "cancelled": cancelledCalls, "failing writer": failingWriter, "files": files,
	} {
		t.Run(name, func(t *testing.T) { test(t, newStore(t)) })
	}
}

func roundTrip(t *testing.T, s Subject) {
	for _, n := range []int{0, 1, 1000, 3 << 20} {
		b := pattern(n)
		d := put(t, s.Store, b)
		if d != proof.Sum(b) {
			t.Errorf("%d bytes: digest %s", n, d)
		}
		if size, err := s.Store.Stat(background, d); err != nil || size != int64(n) {
			t.Errorf("%d bytes: stat %d, %v", n, size, err)
		}
		if got, err := artifact.GetBytes(background, s.Store, d, int64(n)); err != nil || !bytes.Equal(got, b) {
			t.Errorf("%d bytes: got %d, %v", n, len(got), err)
		}
		if again := put(t, s.Store, b); again != d {
			t.Errorf("%d bytes: put again gives %s", n, again)
		}
	}
}

func refusedPuts(t *testing.T, s Subject) {
	b := pattern(5000)
	d := proof.Sum(b)
	for what, c := range map[string]struct {
		r     io.Reader
		class proof.Class
		code  string
	}{
		"other bytes": {bytes.NewReader(pattern(4999)), proof.Caller, "artifact-digest-mismatch"},
		"longer":      {bytes.NewReader(append(pattern(5000), 0)), proof.Caller, "artifact-digest-mismatch"},
		"empty":       {bytes.NewReader(nil), proof.Caller, "artifact-digest-mismatch"},
		"too large":   {bytes.NewReader(pattern(10001)), proof.Caller, "artifact-too-large"},
		"broken off":  {io.MultiReader(bytes.NewReader(b[:4000]), iotest.ErrReader(errors.New("gone"))), proof.Retry, "artifact-unreadable"},
	} {
		n, err := s.Store.Put(background, c.r, d, 10000)
		want(t, what, err, c.class, c.code)
		if n != 0 {
			t.Errorf("%s: size %d", what, n)
		}
		absent(t, what, s.Store, d)
	}
	// A refused put must not hurt what is there.
	put(t, s.Store, b)
	_, err := s.Store.Put(background, bytes.NewReader(nil), d, 10000)
	want(t, "over a good object", err, proof.Caller, "artifact-digest-mismatch")
	if got, err := artifact.GetBytes(background, s.Store, d, 5000); err != nil || !bytes.Equal(got, b) {
		t.Errorf("the good object is hurt: %v", err)
	}
}

func limits(t *testing.T, s Subject) {
	b := pattern(100)
	d := proof.Sum(b)
	_, err := s.Store.Put(background, bytes.NewReader(b), d, 99)
	want(t, "put one past", err, proof.Caller, "artifact-too-large")
	absent(t, "put one past", s.Store, d)
	if n, err := s.Store.Put(background, bytes.NewReader(b), d, 100); err != nil || n != 100 {
		t.Errorf("put at the limit: %d, %v", n, err)
	}
	if n, err := s.Store.Get(background, d, io.Discard, 100); err != nil || n != 100 {
		t.Errorf("get at the limit: %d, %v", n, err)
	}
	var got bytes.Buffer
	_, err = s.Store.Get(background, d, &got, 99)
	want(t, "get one past", err, proof.Caller, "artifact-too-large")
	if got.Len() > 99 {
		t.Errorf("get one past wrote %d bytes", got.Len())
	}
	empty := put(t, s.Store, nil)
	if n, err := s.Store.Get(background, empty, io.Discard, 0); err != nil || n != 0 {
		t.Errorf("an empty object with limit 0: %d, %v", n, err)
	}
}

func damage(t *testing.T, s Subject) {
	b := pattern(5000)
	d := put(t, s.Store, b)
	flipped := bytes.Clone(b)
	flipped[2500] ^= 1
	for what, bad := range map[string][]byte{
		"one bit": flipped, "truncated": b[:4999], "empty": {}, "longer": append(bytes.Clone(b), 0),
	} {
		s.Damage(d, bad)
		_, err := artifact.GetBytes(background, s.Store, d, 10000)
		want(t, what, err, proof.Retry, "artifact-digest-mismatch")
		path := filepath.Join(t.TempDir(), "file")
		_, err = artifact.GetFile(background, disk.Disk{}, s.Store, d, path, 10000)
		want(t, what+" to a file", err, proof.Retry, "artifact-digest-mismatch")
		onlyFiles(t, what, filepath.Dir(path))
	}
	put(t, s.Store, b)
	if got, err := artifact.GetBytes(background, s.Store, d, 5000); err != nil || !bytes.Equal(got, b) {
		t.Errorf("a new put does not mend: %v", err)
	}
}

func missing(t *testing.T, s Subject) {
	d := proof.Sum([]byte("never stored"))
	absent(t, "missing", s.Store, d)
	dir := t.TempDir()
	_, err := artifact.GetFile(background, disk.Disk{}, s.Store, d, filepath.Join(dir, "file"), 10)
	want(t, "to a file", err, proof.Retry, "artifact-not-found")
	onlyFiles(t, "missing", dir)
	_, _, err = artifact.PutFile(background, s.Store, filepath.Join(dir, "file"), 10)
	want(t, "a file that is not there", err, proof.Caller, "artifact-unreadable")
}

func concurrent(t *testing.T, s Subject) {
	b := pattern(100_000)
	d := proof.Sum(b)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 3 {
				if _, err := artifact.PutBytes(background, s.Store, b); err != nil {
					t.Errorf("put: %v", err)
				}
				if got, err := artifact.GetBytes(background, s.Store, d, 1<<20); err != nil || !bytes.Equal(got, b) {
					t.Errorf("get: %d bytes, %v", len(got), err)
				}
			}
		})
	}
	wg.Wait()
}

func cancelledCalls(t *testing.T, s Subject) {
	d := put(t, s.Store, pattern(10))
	ctx, cancel := context.WithCancel(background)
	cancel()
	other := pattern(11)
	_, err := s.Store.Put(ctx, bytes.NewReader(other), proof.Sum(other), 11)
	want(t, "put", err, proof.Retry, "cancelled")
	absent(t, "put", s.Store, proof.Sum(other))
	_, err = s.Store.Get(ctx, d, io.Discard, 10)
	want(t, "get", err, proof.Retry, "cancelled")
	_, err = s.Store.Stat(ctx, d)
	want(t, "stat", err, proof.Retry, "cancelled")
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func failingWriter(t *testing.T, s Subject) {
	d := put(t, s.Store, pattern(10))
	_, err := s.Store.Get(background, d, brokenWriter{}, 10)
	want(t, "get", err, proof.Retry, "artifact-unwritable")
}

func files(t *testing.T, s Subject) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	b := pattern(5000)
	if err := os.WriteFile(in, b, 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := artifact.PutFile(background, s.Store, in, 4999)
	want(t, "put one past", err, proof.Caller, "artifact-too-large")
	d, n, err := artifact.PutFile(background, s.Store, in, 5000)
	if err != nil || n != 5000 || d != proof.Sum(b) {
		t.Fatalf("put: %s, %d, %v", d, n, err)
	}
	if err := os.WriteFile(out, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = artifact.GetFile(background, disk.Disk{}, s.Store, d, out, 4999)
	want(t, "get one past", err, proof.Caller, "artifact-too-large")
	if got, _ := os.ReadFile(out); string(got) != "old" {
		t.Error("a failed get replaced the file")
	}
	if n, err := artifact.GetFile(background, disk.Disk{}, s.Store, d, out, 5000); err != nil || n != 5000 {
		t.Fatalf("get: %d, %v", n, err)
	}
	if got, _ := os.ReadFile(out); !bytes.Equal(got, b) {
		t.Error("the file has other bytes")
	}
	onlyFiles(t, "files", dir, "in", "out")
	_, err = artifact.GetFile(background, disk.Disk{}, s.Store, d, filepath.Join(dir, "no", "such", "folder"), 5000)
	want(t, "no folder", err, proof.Retry, "artifact-unwritable")
	_, _, err = artifact.PutFile(background, s.Store, dir, 5000)
	want(t, "a folder", err, proof.Caller, "artifact-unreadable")
}

func onlyFiles(t *testing.T, what, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != len(names) {
		t.Errorf("%s: %d files left in the folder, want %d (%v)", what, len(entries), len(names), err)
	}
}
