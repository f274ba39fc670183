package private

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"filippo.io/age"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// Identity is a secret key that opens envelopes. It prints as its recipient.
type Identity struct{ key *age.X25519Identity }

// Recipient is the public half: what others seal for.
func (i *Identity) Recipient() string { return i.key.Recipient().String() }

// String is the recipient, so that no log can show the key.
func (i *Identity) String() string { return i.Recipient() }

// GoString is String.
func (i *Identity) GoString() string { return i.Recipient() }

// NewIdentity makes a key.
func NewIdentity() (*Identity, error) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "no-randomness", "private key: %w", err)
	}
	return &Identity{key}, nil
}

// ParseIdentity reads what Secret gives. Errors: Caller private-key.
func ParseIdentity(secret string) (*Identity, error) {
	key, err := age.ParseX25519Identity(strings.TrimSpace(secret))
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "private-key", "private key: it is no age key").WithField("private") // the cause may quote it
	}
	return &Identity{key}, nil
}

// Secret is the key as text, for a key file.
func (i *Identity) Secret() string { return i.key.String() }

const maxKeyFileBytes = 4 << 10

// LoadIdentity is ReadIdentity, but it makes the key when there is no file.
func LoadIdentity(on disk.Disk, path string) (*Identity, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return makeIdentity(on, path)
	}
	return ReadIdentity(path)
}

// ReadIdentity reads the key file at path. Errors: Caller private-key when there is none, others may read it, or it holds no key; Retry disk.
func ReadIdentity(path string) (*Identity, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, proof.Errorf(proof.Caller, "private-key", "private key: there is no file %s", path).WithField("private")
	}
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "disk", "private key: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil && info.Mode().Perm()&0o077 != 0 {
		return nil, proof.Errorf(proof.Caller, "private-key", "private key: others may read %s (mode %o): make it 0600", path, info.Mode().Perm()).WithField("private")
	}
	var b []byte
	if err == nil {
		b, err = io.ReadAll(io.LimitReader(f, maxKeyFileBytes))
	}
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "disk", "private key: %w", err)
	}
	return ParseIdentity(string(b))
}

func makeIdentity(on disk.Disk, path string) (*Identity, error) {
	id, err := NewIdentity()
	if err != nil {
		return nil, err
	}
	if err := on.Write(path, []byte(id.Secret()+"\n")); err != nil {
		return nil, proof.Errorf(proof.Retry, "disk", "private key: %w", err)
	}
	return id, nil
}
