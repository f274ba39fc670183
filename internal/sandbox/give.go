package sandbox

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/lemma-network/lemma/proof"
)

// give makes everything at name, within the folder top, the child's. The child may be at work there meanwhile: no link leads out of top, no
// pipe is waited for, and a file that has a name elsewhere, too, stays whose it is.
func give(top, name string, uid int) error {
	root, err := os.OpenRoot(top)
	if err == nil {
		defer root.Close()
		err = giveIn(root, name, uid)
	}
	if err != nil {
		return fmt.Errorf("give the child its folder: %w", err)
	}
	return nil
}

func giveIn(root *os.Root, name string, uid int) error {
	info, err := root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return nil // it was removed meanwhile, or leads elsewhere
	}
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return giveFile(root, name, uid)
	}
	d, err := root.OpenFile(name, os.O_RDONLY|unix.O_DIRECTORY|unix.O_NONBLOCK, 0)
	if err != nil {
		return gone(err)
	}
	defer d.Close()
	entries, err := d.ReadDir(-1)
	if err == nil {
		err = d.Chown(uid, uid)
	}
	for _, e := range entries {
		if err == nil {
			err = giveIn(root, filepath.Join(name, e.Name()), uid)
		}
	}
	return gone(err)
}

// giveFile looks at the file and gives it away by one descriptor, so that it cannot become another in between.
func giveFile(root *os.Root, name string, uid int) error {
	f, err := root.OpenFile(name, unix.O_PATH|unix.O_NOFOLLOW, 0)
	if err != nil {
		return gone(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if s, ok := info.Sys().(*syscall.Stat_t); !ok || s.Nlink > 1 {
		return nil
	}
	return unix.Fchownat(int(f.Fd()), "", uid, uid, unix.AT_EMPTY_PATH)
}

// gone forgives what the child's own doings cause.
func gone(err error) error {
	for _, its := range []error{fs.ErrNotExist, unix.ENOTDIR, unix.ELOOP} {
		if errors.Is(err, its) {
			return nil
		}
	}
	return err
}

// Give makes all that is in folder, which must lie within what the child may write to, the child's own, where it runs as a user of
// its own.
func (p *Process) Give(folder string) error {
	if p.uid == 0 {
		return nil
	}
	for _, top := range p.write {
		name, err := filepath.Rel(top, folder)
		if err != nil || !filepath.IsLocal(name) {
			continue
		}
		if err := give(top, name, p.uid); err != nil {
			return proof.Errorf(proof.Retry, "disk", "%w", err)
		}
		return nil
	}
	return proof.Errorf(proof.Bug, "internal", "give the child its folder: %s is none that it may write to", folder)
}
