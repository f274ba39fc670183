package access

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/nkeys"
)

// Seed files may be read and written by their owner and nobody else.
const (
	seedMode   = 0o600
	folderMode = 0o700
)

func unusable(format string, args ...any) error {
	return proof.Errorf(proof.Caller, "access-unusable", "queue access: "+format, args...).WithField("access")
}

// LoadSeed reads a seed of the given kind, or makes one when the file is absent. Two processes that start at once get the same
// one. Errors: Caller access-unusable; access-exposed when others may read the file.
func LoadSeed(path string, kind nkeys.PrefixByte) (nkeys.KeyPair, error) {
	seed, err := readSecret(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := makeSeed(path, kind); err != nil {
			return nil, unusable("make %s: %w", path, err)
		}
		seed, err = readSecret(path)
	}
	if err != nil {
		return nil, err
	}
	have, _, err := nkeys.DecodeSeed(seed)
	if err != nil || have != kind {
		return nil, unusable("%s: not a seed of kind %s", path, kind)
	}
	pair, err := nkeys.FromSeed(seed)
	if err != nil {
		return nil, unusable("%s: %w", path, err)
	}
	return pair, nil
}

func makeSeed(path string, kind nkeys.PrefixByte) error {
	pair, err := nkeys.CreatePair(kind)
	if err != nil {
		return err
	}
	seed, err := pair.Seed()
	if err != nil {
		return err
	}
	tmp, err := writeTemp(path, seed)
	if err != nil {
		return err
	}
	defer os.Remove(tmp)
	if err := os.Link(tmp, path); err != nil && !errors.Is(err, fs.ErrExist) { // whoever links first wins
		return err
	}
	return nil
}

// readSecret reads a file, refusing one that others may read.
func readSecret(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, proof.Errorf(proof.Caller, "access-exposed", "queue access: %s has mode %o: others may read it; take it as stolen, or chmod 600 it",
			path, info.Mode().Perm()).WithField("access")
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, unusable("%w", err)
	}
	return b, nil
}

// writeSecret replaces the file, whole or not at all.
func writeSecret(path string, b []byte) error {
	if err := (disk.Disk{}).Write(path, b); err != nil {
		return unusable("write %s: %w", path, err)
	}
	return nil
}

func writeTemp(path string, b []byte) (name string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".tmp-*") // made with mode 0600
	if err != nil {
		return "", err
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}
