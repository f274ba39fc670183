// Package disk changes files of nodes so that each is whole or absent, whatever fails and whenever the power goes.
//
// It owns the one way to replace a file: written beside it, synced, renamed, and the folder's names synced.
// It promises: a change that was reported done outlives a power loss, but for Rename and Remove, which are done or not done
// then; one that failed left the old file or the new one, and nothing half.
// It must not know: what is in a file, or whether losing it would matter.
package disk

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Disk changes files. The zero value is the machine's own disk. Before, which tests set, hears of each change first, and makes
// it fail by an error.
type Disk struct{ Before func(Change) error }

// Change is one change of the disk, as small as they come.
type Change struct {
	Op   Op
	Path string
	To   string // of Rename
	Data []byte // of Write: what is appended
}

// Op is a kind of change.
type Op string

// The kinds. Create makes an empty file; Remove takes what is below a folder, too; Sync is of a file, SyncFolder of the names in one.
const (
	Mkdir      Op = "mkdir"
	Create     Op = "create"
	Write      Op = "write"
	Sync       Op = "sync"
	SyncFolder Op = "sync-folder"
	Rename     Op = "rename"
	Remove     Op = "remove"
)

func (d Disk) before(c Change) error {
	if d.Before == nil {
		return nil
	}
	if err := d.Before(c); err != nil {
		return &fs.PathError{Op: string(c.Op), Path: c.Path, Err: err}
	}
	return nil
}

// Write replaces the file at path, of mode 0600.
func (d Disk) Write(path string, b []byte) error { return d.write(path, b, 0o600) }

// WriteShared is Write for what others may read: mode 0644, less what the process's mask takes away.
func (d Disk) WriteShared(path string, b []byte) error { return d.write(path, b, 0o644) }

func (d Disk) write(path string, b []byte, mode fs.FileMode) error {
	f, err := d.temp(filepath.Dir(path), mode)
	if err != nil {
		return err
	}
	defer f.Drop()
	if _, err := f.Write(b); err != nil {
		return err
	}
	return f.Commit(path)
}

// File is a file that is being written and has no name of its own yet.
type File struct {
	disk Disk
	file *os.File
}

// Temp begins a file in a folder. It ends with Commit or Drop; Drop after Commit does nothing.
func (d Disk) Temp(folder string) (*File, error) { return d.temp(folder, 0o600) }

func (d Disk) temp(folder string, mode fs.FileMode) (*File, error) {
	name := filepath.Join(folder, ".write-"+rand.Text())
	if err := d.before(Change{Op: Create, Path: name}); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_RDWR, mode)
	if err != nil {
		return nil, err
	}
	return &File{d, f}, nil
}

// Write appends b.
func (f *File) Write(b []byte) (int, error) {
	if err := f.disk.before(Change{Op: Write, Path: f.file.Name(), Data: b}); err != nil {
		return 0, err
	}
	return f.file.Write(b)
}

// ReadAt reads what was written.
func (f *File) ReadAt(b []byte, at int64) (int, error) { return f.file.ReadAt(b, at) }

// Commit makes the file path's, synced.
func (f *File) Commit(path string) error {
	name := f.file.Name()
	err := f.disk.before(Change{Op: Sync, Path: name})
	if err == nil {
		err = f.file.Sync()
	}
	if err = errors.Join(err, f.file.Close()); err != nil {
		return err
	}
	if err := f.disk.Rename(name, path); err != nil {
		return err
	}
	return f.disk.SyncFolder(filepath.Dir(path))
}

// Drop closes and removes what was not committed. A leftover costs space only.
func (f *File) Drop() {
	_ = f.file.Close()
	_ = os.Remove(f.file.Name())
}

// Rename gives a file or folder another name, over a file that has it. After a power loss it has one of the two.
func (d Disk) Rename(from, to string) error {
	if err := d.before(Change{Op: Rename, Path: from, To: to}); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// Remove takes away a file or a folder with all in it; that it is absent already is no error.
func (d Disk) Remove(path string) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := d.before(Change{Op: Remove, Path: path}); err != nil {
		return err
	}
	return os.RemoveAll(path)
}

// MkdirAll makes a folder, of mode 0700, and those above it; each is there after a power loss.
func (d Disk) MkdirAll(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil
	}
	if above := filepath.Dir(path); above != path {
		if err := d.MkdirAll(above); err != nil {
			return err
		}
	}
	if err := d.before(Change{Op: Mkdir, Path: path}); err != nil {
		return err
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		if info, statErr := os.Stat(path); statErr == nil && info.IsDir() {
			return nil // somebody was faster
		}
		return err
	}
	return d.SyncFolder(filepath.Dir(path))
}

// SyncFolder makes the names in a folder outlive a power loss.
func (d Disk) SyncFolder(path string) error {
	if err := d.before(Change{Op: SyncFolder, Path: path}); err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
