package prover

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// freeDisk is the space that path's disk has for an ordinary user, bytes.
func freeDisk(path string) (int64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(path, &s); err != nil {
		return 0, diskError("read the free space", err)
	}
	return int64(s.Bavail) * s.Bsize, nil
}

// lockSpool makes the spool and keeps a second node out of it, since both would write the same files. The lock ends
// with the process that holds it, however it ends.
func lockSpool(d disk.Disk, root string) (unlock func(), err error) {
	unwritable := func(err error) error {
		return proof.Errorf(proof.Retry, "disk", "spool %s: cannot be written: %w: give the node a folder on a disk that it may write to", root, err).WithField("spool")
	}
	if err := d.MkdirAll(root); err != nil {
		return nil, unwritable(err)
	}
	f, err := os.OpenFile(filepath.Join(root, ".lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, unwritable(err)
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		f.Close()
		return nil, proof.Errorf(proof.Caller, "spool-in-use", "spool %s: another node uses it: give each node a folder of its own", root).WithField("spool")
	}
	if err != nil {
		f.Close()
		return nil, diskError("take the lock", err)
	}
	return func() { f.Close() }, nil
}
