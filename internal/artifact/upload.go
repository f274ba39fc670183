package artifact

import (
	"context"
	"io"
	"os"
	"time"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// receiveFile takes an upload into a file of its own in folder dir, checked against its digest and limit, so that what is sent on is whole.
// The caller drops the
// file.
func receiveFile(ctx context.Context, on disk.Disk, dir string, r io.Reader, want proof.Digest, maxBytes int64) (*disk.File, int64, error) {
	if err := ctx.Err(); err != nil {
		return nil, 0, proof.Errorf(proof.Retry, "cancelled", "store %s: %w", want, err)
	}
	unspooled := func(err error) error {
		return proof.Errorf(proof.Retry, "artifact-store-unavailable", "spool an upload: %w", err)
	}
	if dir == "" {
		dir = os.TempDir()
	}
	f, err := on.Temp(dir)
	if err != nil {
		return nil, 0, unspooled(err)
	}
	out := &writer{w: f}
	size, err := Receive(out, r, want, maxBytes)
	if out.err != nil {
		err = unspooled(out.err)
	}
	if err != nil {
		f.Drop()
		return nil, 0, err
	}
	return f, size, nil
}

// writer remembers that writing failed, to tell it from a failure to read.
type writer struct {
	w   io.Writer
	err error
}

func (w *writer) Write(b []byte) (n int, err error) {
	n, err = w.w.Write(b)
	w.err = err
	return n, err
}

// callTime is how long one try of a call that moves size bytes may take, beyond the time for a call that moves none.
func callTime(call time.Duration, size int64) time.Duration {
	return call + time.Duration(size/minBytesPerSecond)*time.Second
}
