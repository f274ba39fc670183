package artifact

import (
	"context"
	"io"
	"os"
	"slices"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// Replicated is a Store with copies, which somebody else fills: nothing is ever written there. What the primary store lacks, cannot give or
// gives wrongly is read from the first copy that has it right, and put back.
type Replicated struct {
	Primary  Store
	Copies   []Store
	SpoolDir string // holds what is read until it is known to be right; empty means the system's temporary folder
	Disk     disk.Disk
	OnMend   func(d proof.Digest, why, err error) // hears what was wrong with the primary's, and whether it was put back; may be nil
}

var _ Store = (*Replicated)(nil)

// Put is Store.Put.
func (r *Replicated) Put(ctx context.Context, from io.Reader, want proof.Digest, maxBytes int64) (int64, error) {
	return r.Primary.Put(ctx, from, want, maxBytes)
}

// Get is Store.Get. When all fail, the error is the primary's.
func (r *Replicated) Get(ctx context.Context, d proof.Digest, w io.Writer, maxBytes int64) (int64, error) {
	if len(r.Copies) == 0 {
		return r.Primary.Get(ctx, d, w, maxBytes)
	}
	f, size, err := r.fetch(ctx, d, maxBytes)
	if err != nil {
		return 0, err
	}
	defer f.Drop()
	if _, err := io.Copy(w, io.NewSectionReader(f, 0, size)); err != nil {
		return 0, proof.Errorf(proof.Retry, "artifact-unwritable", "fetch %s: %w", d, err)
	}
	return size, nil
}

// fetch is a file with the right bytes; the caller drops it.
func (r *Replicated) fetch(ctx context.Context, d proof.Digest, maxBytes int64) (*disk.File, int64, error) {
	dir := r.SpoolDir
	if dir == "" {
		dir = os.TempDir()
	}
	var first error
	for _, s := range r.all() {
		f, err := r.Disk.Temp(dir)
		if err != nil {
			return nil, 0, unwritable(dir, err)
		}
		size, err := s.Get(ctx, d, f, maxBytes)
		if err == nil {
			if first != nil {
				r.mend(ctx, d, f, size, first)
			}
			return f, size, nil
		}
		f.Drop()
		if first == nil {
			first = err
		}
		if ctx.Err() != nil || proof.CodeOf(err) == "artifact-unwritable" { // not the store's doing
			return nil, 0, err
		}
	}
	return nil, 0, first
}

func (r *Replicated) all() []Store { return slices.Concat([]Store{r.Primary}, r.Copies) }

// mend puts right bytes back. A primary that cannot be reached has them, most likely.
func (r *Replicated) mend(ctx context.Context, d proof.Digest, f io.ReaderAt, size int64, why error) {
	var err error
	if proof.CodeOf(why) != "artifact-store-unavailable" {
		_, err = r.Primary.Put(ctx, io.NewSectionReader(f, 0, size), d, size)
	}
	if r.OnMend != nil {
		r.OnMend(d, why, err)
	}
}

// Stat is Store.Stat.
func (r *Replicated) Stat(ctx context.Context, d proof.Digest) (int64, error) {
	var first error
	for _, s := range r.all() {
		size, err := s.Stat(ctx, d)
		if err == nil {
			return size, nil
		}
		if first == nil {
			first = err
		}
	}
	return 0, first
}
