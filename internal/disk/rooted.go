package disk

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// Rooted changes files below a folder that others may change, too: no name leads out of it, by whatever links are put there meanwhile.
type Rooted struct {
	disk Disk
	root *os.Root
}

// In is the disk below root. Names are relative to it.
func (d Disk) In(root *os.Root) Rooted { return Rooted{d, root} }

func (r Rooted) before(op Op, name, to string, data []byte) error {
	c := Change{Op: op, Path: filepath.Join(r.root.Name(), name), Data: data}
	if to != "" {
		c.To = filepath.Join(r.root.Name(), to)
	}
	return r.disk.before(c)
}

// Write replaces the file of that name, of mode 0600, by what fill writes. filled is false when it was fill that failed, and no write of its.
func (r Rooted) Write(name string, fill func(w *RootedFile) error) (filled bool, err error) {
	folder := filepath.Dir(name)
	draft := filepath.Join(folder, ".write-"+rand.Text())
	if err := r.before(Create, draft, "", nil); err != nil {
		return true, err
	}
	f, err := r.root.OpenFile(draft, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return true, err
	}
	defer func() { _ = r.root.Remove(draft) }() // fails once renamed, as it should
	out := &RootedFile{rooted: r, name: draft, file: f}
	if err := fill(out); err != nil {
		return out.failed, errors.Join(err, f.Close())
	}
	err = r.before(Sync, draft, "", nil)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return true, err
	}
	if err := r.Rename(draft, name); err != nil {
		return true, err
	}
	return true, r.SyncFolder(folder)
}

// RootedFile is a file that is being written.
type RootedFile struct {
	rooted Rooted
	name   string
	file   *os.File
	failed bool
}

// Write appends b.
func (f *RootedFile) Write(b []byte) (n int, err error) {
	if err = f.rooted.before(Write, f.name, "", b); err == nil {
		n, err = f.file.Write(b)
	}
	f.failed = f.failed || err != nil
	return n, err
}

// Rename gives a file another name. After a power loss it has one of the two.
func (r Rooted) Rename(from, to string) error {
	if err := r.before(Rename, from, to, nil); err != nil {
		return err
	}
	return r.root.Rename(from, to)
}

// Remove takes away a file or a folder with all in it; that it is absent already is no error.
func (r Rooted) Remove(name string) error {
	if _, err := r.root.Lstat(name); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := r.before(Remove, name, "", nil); err != nil {
		return err
	}
	return r.root.RemoveAll(name)
}

// SyncFolder makes the names in a folder outlive a power loss.
func (r Rooted) SyncFolder(name string) error {
	if err := r.before(SyncFolder, name, "", nil); err != nil {
		return err
	}
	f, err := r.OpenFolder(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// OpenFolder opens a folder, and waits for no pipe that lies in its place.
func (r Rooted) OpenFolder(name string) (*os.File, error) {
	return r.root.OpenFile(name, os.O_RDONLY|unix.O_DIRECTORY|unix.O_NONBLOCK, 0)
}

// Lstat looks at a file, and follows no link.
func (r Rooted) Lstat(name string) (os.FileInfo, error) { return r.root.Lstat(name) }
