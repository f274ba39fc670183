package artifact

import (
	"bytes"
	"context"
	"crypto/sha256"
	"hash"
	"io"
	"os"
	"path/filepath"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// Store keeps bytes by digest. All methods may be called by many goroutines, also for the same digest. An object never
// changes. Every method may fail with Retry artifact-store-unavailable, and with Retry cancelled when ctx ends.
type Store interface {
	// Put stores what r gives, at most maxBytes, if its SHA-256 is want. It reads r once. Putting an object that is
	// there already is allowed, and mends a damaged one. Errors: Caller artifact-digest-mismatch and
	// artifact-too-large, Retry artifact-unreadable when r fails; after any of them nothing new is stored.
	Put(ctx context.Context, r io.Reader, want proof.Digest, maxBytes int64) (size int64, err error)

	// Get writes the object to w and checks its digest. When it fails, w may hold some bytes, which must be thrown away.
	// Errors: Retry artifact-not-found, since it may come; Caller artifact-too-large when it is longer than maxBytes;
	// Retry artifact-digest-mismatch when the store gave wrong bytes, which a new Put mends; Retry artifact-unwritable
	// when w fails.
	Get(ctx context.Context, d proof.Digest, w io.Writer, maxBytes int64) (size int64, err error)

	// Stat is the object's size. The store's word is taken for it: the bytes are not read. Errors: Retry
	// artifact-not-found.
	Stat(ctx context.Context, d proof.Digest) (size int64, err error)
}

// PutBytes stores b and gives its digest. Errors: those of Store.Put.
func PutBytes(ctx context.Context, s Store, b []byte) (proof.Digest, error) {
	d := proof.Sum(b)
	_, err := s.Put(ctx, bytes.NewReader(b), d, int64(len(b)))
	return d, err
}

// PutFile stores the file at path, at most maxBytes. Errors: Caller artifact-unreadable when it cannot be read, and
// those of Store.Put.
func PutFile(ctx context.Context, s Store, path string, maxBytes int64) (proof.Digest, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return proof.Digest{}, 0, proof.Errorf(proof.Caller, "artifact-unreadable", "store a file: %w", err).WithField("path")
	}
	defer f.Close()
	c := NewChecker(maxBytes)
	if _, err := io.Copy(c, f); err != nil {
		if c.Size() > maxBytes {
			return proof.Digest{}, 0, err
		}
		return proof.Digest{}, 0, proof.Errorf(proof.Caller, "artifact-unreadable", "store %s: %w", path, err).WithField("path")
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return proof.Digest{}, 0, proof.Errorf(proof.Caller, "artifact-unreadable", "store %s: %w", path, err).WithField("path")
	}
	size, err := s.Put(ctx, f, c.Digest(), maxBytes) // checks again, so a file that changes meanwhile is refused
	return c.Digest(), size, err
}

// GetBytes reads a whole object, at most maxBytes. Wrong bytes are asked for once more.
// Errors: those of Store.Get.
func GetBytes(ctx context.Context, s Store, d proof.Digest, maxBytes int64) ([]byte, error) {
	var b bytes.Buffer
	err := OnceMore(func() error {
		b.Reset()
		_, err := s.Get(ctx, d, &b, maxBytes)
		return err
	})
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// OnceMore calls get, and again when the first answer was wrong bytes: what lies between may have spoiled them.
func OnceMore(get func() error) error {
	err := get()
	if proof.CodeOf(err) == "artifact-digest-mismatch" {
		err = get()
	}
	return err
}

// GetFile reads an object into the file at path, which appears whole, synced and checked, or not at all. Wrong bytes are asked for
// once more. Errors: those of Store.Get, and Retry artifact-unwritable.
func GetFile(ctx context.Context, on disk.Disk, s Store, d proof.Digest, path string, maxBytes int64) (size int64, err error) {
	err = OnceMore(func() (err error) {
		size, err = getFile(ctx, on, s, d, path, maxBytes)
		return err
	})
	return size, err
}

func getFile(ctx context.Context, on disk.Disk, s Store, d proof.Digest, path string, maxBytes int64) (size int64, err error) {
	f, err := on.Temp(filepath.Dir(path))
	if err != nil {
		return 0, unwritable(path, err)
	}
	defer f.Drop()
	if size, err = s.Get(ctx, d, f, maxBytes); err != nil {
		return 0, err
	}
	if err := f.Commit(path); err != nil {
		return 0, unwritable(path, err)
	}
	return size, nil
}

func unwritable(path string, err error) error {
	return proof.Errorf(proof.Retry, "artifact-unwritable", "write %s: %w", path, err)
}

// Checker is a writer that counts and hashes, and refuses the first byte past its limit.
type Checker struct {
	hash     hash.Hash
	size     int64
	maxBytes int64
}

// NewChecker makes a Checker that takes maxBytes.
func NewChecker(maxBytes int64) *Checker { return &Checker{hash: sha256.New(), maxBytes: maxBytes} }

// Write takes b. Errors: Caller artifact-too-large.
func (c *Checker) Write(b []byte) (int, error) {
	c.size += int64(len(b))
	if c.size > c.maxBytes {
		return 0, tooLarge(c.maxBytes)
	}
	return c.hash.Write(b)
}

// Size is how many bytes were written, the refused ones included.
func (c *Checker) Size() int64 { return c.size }

// Digest is the SHA-256 of what was written.
func (c *Checker) Digest() (d proof.Digest) { c.hash.Sum(d[:0]); return d }

func tooLarge(maxBytes int64) error {
	return proof.Errorf(proof.Caller, "artifact-too-large", "the artifact is longer than %d bytes", maxBytes)
}

func mismatch(class proof.Class, got, want proof.Digest) error {
	return proof.Errorf(class, "artifact-digest-mismatch", "the bytes have SHA-256 %s, want %s", got, want).WithField("digest")
}

// NotFound is the error of a store that lacks d.
func NotFound(d proof.Digest) error {
	return proof.Errorf(proof.Retry, "artifact-not-found", "no artifact %s in the store", d)
}

// Receive copies r to w, checking length and digest: the first half of every Put. Errors: those of Store.Put.
func Receive(w io.Writer, r io.Reader, want proof.Digest, maxBytes int64) (int64, error) {
	c := NewChecker(maxBytes)
	if _, err := io.Copy(io.MultiWriter(c, w), r); err != nil {
		if proof.CodeOf(err) != "unknown" {
			return 0, err
		}
		return 0, proof.Errorf(proof.Retry, "artifact-unreadable", "read the artifact: %w", err)
	}
	if c.Digest() != want {
		return 0, mismatch(proof.Caller, c.Digest(), want)
	}
	return c.Size(), nil
}
