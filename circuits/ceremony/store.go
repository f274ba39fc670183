package ceremony

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/lemma-network/lemma/proof"
	"golang.org/x/sys/unix"
)

// name is the file of contribution n of a phase; 0 is what the phase starts with.
func name(phase, n int) string { return fmt.Sprintf("phase%d/%04d.bin", phase, n) }

// hold keeps other processes from changing dir until the returned function is called.
func hold(dir string) (func(), error) {
	f, err := os.OpenFile(filepath.Join(dir, ".lock"), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "folder-unusable", "ceremony: %w", err)
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		f.Close()
		return nil, proof.Errorf(proof.Retry, "folder-busy", "ceremony: another process is at work in this folder: wait for it: %w", err)
	}
	return func() { f.Close() }, nil
}

// save replaces dir's index; it is what makes a step count.
func (t *Transcript) save(dir string) error {
	b, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return err
	}
	_, err = put(filepath.Join(dir, File), func(w io.Writer) error { _, err := w.Write(append(b, '\n')); return err })
	return err
}

// putNew is put for a file that must not exist. Errors: transcript-leftover (caller).
func putNew(dir, name string, write func(io.Writer) error) (string, error) {
	if err := absent(dir, name); err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
		return "", proof.Errorf(proof.Caller, "folder-unusable", "ceremony: %w", err)
	}
	return put(filepath.Join(dir, name), write)
}

// absent refuses a file that the index does not know yet and that is there all the same.
func absent(dir, name string) error {
	if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
		return proof.Errorf(proof.Caller, "transcript-leftover", "ceremony: %s is there, but %s does not list it: either the index is not the "+
			"latest, so get it again, or a run was cut off at its end: then remove that file and run this again", name, File).WithField(name)
	}
	return nil
}

// put writes path whole or not at all and gives its SHA-256.
func put(path string, write func(io.Writer) error) (string, error) {
	fail := func(err error) (string, error) {
		return "", proof.Errorf(proof.Retry, "disk", "ceremony: write %s: %w", filepath.Base(path), err)
	}
	part := path + ".part" // a run that was cut off leaves it; the next one replaces it
	f, err := os.Create(part)
	if err != nil {
		return fail(err)
	}
	defer os.Remove(part) // nothing is left of it after the rename
	h := sha256.New()
	buf := bufio.NewWriterSize(io.MultiWriter(f, h), 1<<20)
	if err := errors.Join(write(buf), buf.Flush(), f.Sync(), f.Close()); err != nil {
		return fail(err)
	}
	if err := os.Rename(part, path); err != nil {
		return fail(err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// opened is a transcript's file whose digest was checked.
type opened struct {
	*os.File
	size int64
}

// openChecked opens a listed file and checks its digest. Errors: transcript-file-missing (caller), transcript-digest-mismatch
// (permanent).
func openChecked(dir, name, want string) (*opened, error) {
	f, err := os.Open(filepath.Join(dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, proof.Errorf(proof.Caller, "transcript-file-missing", "ceremony: %s is not there: get it from whoever sent you the transcript", name).WithField(name)
	}
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "file-unreadable", "ceremony: %w", err)
	}
	got, size, err := digest(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	if got != want {
		f.Close()
		return nil, proof.Errorf(proof.Permanent, "transcript-digest-mismatch", "ceremony: %s: SHA-256 is %s, %s says %s: get the file again",
			name, got, File, want).WithField(name)
	}
	return &opened{f, size}, nil
}

func digest(f *os.File) (string, int64, error) {
	h := sha256.New()
	n, err := io.CopyBuffer(h, f, make([]byte, 1<<20))
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return "", 0, proof.Errorf(proof.Retry, "file-unreadable", "ceremony: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), n, nil
}

// noStrangers refuses numbered files that the index does not list.
func (t *Transcript) noStrangers(dir string) error {
	listed := map[string]bool{name(1, 0): t.Phase1.Start != nil, name(2, 0): t.Phase2.Start != nil}
	for i, p := range []*Phase{&t.Phase1, &t.Phase2} {
		for n := range p.Contributions {
			listed[name(i+1, n+1)] = true
		}
	}
	found, err := filepath.Glob(filepath.Join(dir, "phase[12]", "*.bin"))
	if err != nil {
		return err
	}
	for _, path := range found {
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if !listed[filepath.ToSlash(rel)] {
			return absent(dir, filepath.ToSlash(rel))
		}
	}
	return nil
}
