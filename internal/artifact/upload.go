package artifact

import (
	"context"
	"io"
	"os"
	"time"

	"github.com/lemma-network/lemma/proof"
)

// receiveFile takes an upload into a file of its own in folder dir, checked against its digest and limit, so that what is sent on is whole.
// The caller drops the file.
func receiveFile(ctx context.Context, dir string, r io.Reader, want proof.Digest, maxBytes int64) (*os.File, int64, error) {
	if err := ctx.Err(); err != nil {
		return nil, 0, proof.Errorf(proof.Retry, "cancelled", "store %s: %w", want, err)
	}
	f, err := os.CreateTemp(dir, "lemma-upload-*")
	if err != nil {
		return nil, 0, proof.Errorf(proof.Retry, "artifact-store-unavailable", "spool an upload: %w", err)
	}
	size, err := Receive(f, r, want, maxBytes)
	if err != nil {
		drop(f)
		return nil, 0, err
	}
	return f, size, nil
}

// drop closes and removes a file that nobody needs any more.
func drop(f *os.File) {
	_ = f.Close()
	_ = os.Remove(f.Name()) // a leftover in the spool costs space only
}

// callTime is how long one try of a call that moves size bytes may take, beyond the time for a call that moves none.
func callTime(call time.Duration, size int64) time.Duration {
	return call + time.Duration(size/minBytesPerSecond)*time.Second
}
