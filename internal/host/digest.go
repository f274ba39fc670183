package host

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"github.com/lemma-network/lemma/proof"
)

// FileDigest is the SHA-256 of a host's program in hex, which tells one build from another. A link is followed. Errors: Caller
// host-missing.
func FileDigest(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", proof.Errorf(proof.Caller, "host-missing", "host: %w", err).WithField("host")
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", proof.Errorf(proof.Caller, "host-missing", "host: %w", err).WithField("host")
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
