package artifacttest

import (
	"bytes"
	"context"
	"io"
	"sync"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/proof"
)

// Mem is an artifact.Store in memory.
type Mem struct {
	mu      sync.Mutex // guards objects; the slices in it never change
	objects map[proof.Digest][]byte
}

// NewMem is an empty store.
func NewMem() *Mem { return &Mem{objects: make(map[proof.Digest][]byte)} }

func cancelled(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return proof.Errorf(proof.Retry, "cancelled", "artifact store: %w", err)
	}
	return nil
}

// Put is artifact.Store's.
func (m *Mem) Put(ctx context.Context, r io.Reader, want proof.Digest, maxBytes int64) (int64, error) {
	if err := cancelled(ctx); err != nil {
		return 0, err
	}
	var b bytes.Buffer
	size, err := artifact.Receive(&b, r, want, maxBytes)
	if err != nil {
		return 0, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.objects[want] = b.Bytes()
	return size, nil
}

// Get is artifact.Store's.
func (m *Mem) Get(ctx context.Context, d proof.Digest, w io.Writer, maxBytes int64) (int64, error) {
	b, err := m.find(ctx, d)
	if err != nil {
		return 0, err
	}
	c := artifact.NewChecker(maxBytes)
	if _, err := c.Write(b); err != nil {
		return 0, err
	}
	if _, err := w.Write(b); err != nil {
		return 0, proof.Errorf(proof.Retry, "artifact-unwritable", "artifact store: %w", err)
	}
	if c.Digest() != d {
		return 0, proof.Errorf(proof.Retry, "artifact-digest-mismatch", "the stored bytes are not %s", d)
	}
	return c.Size(), nil
}

// Stat is artifact.Store's.
func (m *Mem) Stat(ctx context.Context, d proof.Digest) (int64, error) {
	b, err := m.find(ctx, d)
	return int64(len(b)), err
}

func (m *Mem) find(ctx context.Context, d proof.Digest) ([]byte, error) {
	if err := cancelled(ctx); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	b, there := m.objects[d]
	if !there {
		return nil, artifact.NotFound(d)
	}
	return b, nil
}

// Delete is artifact.Store's.
func (m *Mem) Delete(ctx context.Context, d proof.Digest) error {
	if err := cancelled(ctx); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.objects, d)
	return nil
}

// Damage replaces the bytes under d behind the store's back.
func (m *Mem) Damage(d proof.Digest, b []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.objects[d] = b
}
