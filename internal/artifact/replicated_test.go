package artifact_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"syscall"
	"testing"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/artifact/artifacttest"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/disk/disktest"
	"github.com/lemma-network/lemma/proof"
)

var background = context.Background()

func TestReplicatedConformance(t *testing.T) {
	for name, copies := range map[string]int{"no copy": 0, "two copies": 2} {
		t.Run(name, func(t *testing.T) {
			artifacttest.Run(t, func(t *testing.T) artifacttest.Subject {
				primary := artifacttest.NewMem()
				r := &artifact.Replicated{Primary: primary, SpoolDir: t.TempDir()}
				all := []*artifacttest.Mem{primary}
				for range copies {
					m := artifacttest.NewMem()
					all, r.Copies = append(all, m), append(r.Copies, m)
				}
				t.Cleanup(func() { wantEmpty(t, r.SpoolDir) })
				return artifacttest.Subject{Store: r, Damage: func(d proof.Digest, b []byte) {
					for _, m := range all {
						m.Damage(d, b)
					}
				}}
			})
		})
	}
}

func wantEmpty(t *testing.T, folder string) {
	t.Helper()
	if left, err := os.ReadDir(folder); err != nil || len(left) != 0 {
		t.Errorf("%d files left in the spool (%v)", len(left), err)
	}
}

// silent is a store that cannot be reached.
type silent struct{ artifact.Store }

func (silent) Get(context.Context, proof.Digest, io.Writer, int64) (int64, error) {
	return 0, proof.Errorf(proof.Retry, "artifact-store-unavailable", "silence")
}
func (silent) Stat(context.Context, proof.Digest) (int64, error) {
	return 0, proof.Errorf(proof.Retry, "artifact-store-unavailable", "silence")
}

func TestACopyIsReadAndPutBack(t *testing.T) {
	text := []byte("the right bytes")
	d := proof.Sum(text)
	for name, c := range map[string]struct {
		damage func(primary *artifacttest.Mem)
		why    string
	}{
		"whole":     {func(*artifacttest.Mem) {}, ""},
		"lost":      {func(m *artifacttest.Mem) { _ = m.Delete(background, d) }, "artifact-not-found"},
		"wrong":     {func(m *artifacttest.Mem) { m.Damage(d, []byte("the wrong bytes")) }, "artifact-digest-mismatch"},
		"truncated": {func(m *artifacttest.Mem) { m.Damage(d, text[:5]) }, "artifact-digest-mismatch"},
		"too long":  {func(m *artifacttest.Mem) { m.Damage(d, make([]byte, 1000)) }, "artifact-too-large"},
		"silent":    {nil, "artifact-store-unavailable"},
	} {
		t.Run(name, func(t *testing.T) {
			primary, bad, good := artifacttest.NewMem(), artifacttest.NewMem(), artifacttest.NewMem()
			for _, m := range []*artifacttest.Mem{primary, bad, good} {
				if _, err := artifact.PutBytes(background, m, text); err != nil {
					t.Fatal(err)
				}
			}
			bad.Damage(d, []byte("no better"))
			var whys []error
			r := &artifact.Replicated{Primary: primary, Copies: []artifact.Store{silent{}, bad, good}, SpoolDir: t.TempDir(),
				OnMend: func(_ proof.Digest, why, err error) { whys = append(whys, why, err) }}
			if c.damage == nil {
				r.Primary = silent{primary}
			} else {
				c.damage(primary)
			}
			if got, err := artifact.GetBytes(background, r, d, 100); err != nil || !bytes.Equal(got, text) {
				t.Fatalf("%q, %v", got, err)
			}
			if n, err := r.Stat(background, d); err != nil || c.damage != nil && n != int64(len(text)) { // a copy's word is taken for it
				t.Errorf("stat %d, %v", n, err)
			}
			if c.why == "" && len(whys) != 0 || c.why != "" && (len(whys) != 2 || proof.CodeOf(whys[0]) != c.why || whys[1] != nil) {
				t.Errorf("told %v, want %s", whys, c.why)
			}
			got, err := artifact.GetBytes(background, primary, d, 100)
			if err != nil || !bytes.Equal(got, text) {
				t.Errorf("the primary has %q, %v", got, err)
			}
			if got, _ := artifact.GetBytes(background, bad, d, 100); got != nil {
				t.Error("a copy was written to")
			}
			wantEmpty(t, r.SpoolDir)
		})
	}
}

// passing spoils the bytes of its first answers, as something between us and the store may.
type passing struct {
	artifact.Store
	bad int
}

func (p *passing) Get(ctx context.Context, d proof.Digest, w io.Writer, maxBytes int64) (int64, error) {
	if p.bad--; p.bad >= 0 {
		_, err := w.Write([]byte("spoiled"))
		return 0, errors.Join(err, proof.Errorf(proof.Retry, "artifact-digest-mismatch", "spoiled"))
	}
	return p.Store.Get(ctx, d, w, maxBytes)
}

func TestWrongBytesAreAskedForOnceMore(t *testing.T) {
	m := artifacttest.NewMem()
	d, err := artifact.PutBytes(background, m, []byte("text"))
	if err != nil {
		t.Fatal(err)
	}
	path := t.TempDir() + "/file"
	if _, err := artifact.GetFile(background, disk.Disk{}, &passing{m, 1}, d, path, 10); err != nil {
		t.Error(err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "text" {
		t.Errorf("%q, %v", b, err)
	}
	if b, err := artifact.GetBytes(background, &passing{m, 1}, d, 10); err != nil || string(b) != "text" {
		t.Errorf("%q, %v", b, err)
	}
	_, err = artifact.GetBytes(background, &passing{m, 2}, d, 10)
	want(t, err, proof.Retry, "artifact-digest-mismatch")
}

// Every change of the disk fails that an upload, a download and a copy's way make.
func TestStoresOnADiskThatFails(t *testing.T) {
	s3 := s3Config(t, startGateway(t, gatewayConfig(t)).Endpoint, "bucket")
	text := []byte("text")
	d := proof.Sum(text)
	for n := 0; ; n++ {
		f := &disktest.Fault{At: n, Last: n, Err: syscall.ENOSPC}
		s3.SpoolDir, s3.Disk = t.TempDir(), f.Disk()
		s := openS3(t, s3)
		r := &artifact.Replicated{Primary: s, Copies: []artifact.Store{s}, SpoolDir: s3.SpoolDir, Disk: f.Disk()}
		path := t.TempDir() + "/file"
		_, err := artifact.PutBytes(background, r, text)
		if err != nil {
			want(t, err, proof.Retry, "artifact-store-unavailable")
			if _, err := artifact.PutBytes(background, r, text); err != nil {
				t.Fatal(err)
			}
		} else if _, err = artifact.GetFile(background, f.Disk(), r, d, path, 10); err != nil {
			want(t, err, proof.Retry, "artifact-unwritable")
		}
		if len(f.Failed()) == 0 {
			if err != nil || n != 2+2+5 {
				t.Errorf("%d changes, %v", n, err)
			}
			return
		}
		if err == nil {
			t.Errorf("%s fails, and nobody says so", f.Failed()[0].Op)
		}
		if b, err := os.ReadFile(path); err == nil && !bytes.Equal(b, text) {
			t.Errorf("half a file: %q", b)
		}
		wantEmpty(t, s3.SpoolDir)
	}
}
