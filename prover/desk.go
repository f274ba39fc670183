package prover

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
)

// The zkVM host may be the guest's, so it sees the desk alone: the folder of the spool that holds the files of the job at hand. What
// the node believes, a job's state, never lies there. Whatever lies on the desk may be replaced at any moment, by a link to our secrets or
// by a pipe that never ends; so nothing there is reached by its path: writes go through an os.Root of the desk, reads through openPlain.
const (
	deskFolder  = "desk"  // of the first slot; those of the others have their number behind a dash
	filesFolder = "files" // of a job that is not at hand, within its folder
)

// desk is where this slot's job lies while it is at hand.
func (s spool) desk() string { return s.desks()[s.place] }

// desks are those of all slots.
func (s spool) desks() []string {
	desks := make([]string, max(s.places, s.place+1))
	for i := range desks {
		desks[i] = filepath.Join(s.root, deskFolder)
		if i > 0 {
			desks[i] += "-" + strconv.Itoa(i)
		}
	}
	return desks
}

// clearDesks makes the desks, and puts away what a node that was killed left on them, or on those that it had and this one has not.
func (s spool) clearDesks() error {
	entries, err := os.ReadDir(s.root)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return diskError("list the desks", err)
	}
	wanted := s.desks()
	for _, e := range entries {
		number, is := strings.CutPrefix(e.Name(), deskFolder+"-")
		if _, err := strconv.Atoi(number); !is || err != nil || slices.Contains(wanted, filepath.Join(s.root, e.Name())) {
			continue
		}
		desk := filepath.Join(s.root, e.Name())
		if err := errors.Join(s.clearDesk(desk), s.disk.Remove(desk)); err != nil {
			return diskError("remove a desk", err)
		}
	}
	for _, desk := range wanted {
		if err := s.disk.MkdirAll(desk); err != nil {
			return diskError("make the desk", err)
		}
		if err := s.clearDesk(desk); err != nil {
			return err
		}
	}
	return nil
}

// clearDesk puts away what lies on a desk.
func (s spool) clearDesk(desk string) error {
	entries, err := os.ReadDir(desk)
	if err != nil {
		return diskError("list the desk", err)
	}
	for _, e := range entries {
		order, err := proof.ParseDigest(e.Name())
		if err == nil && e.IsDir() && e.Name() == order.String() {
			f := s.at(order)
			f.work = filepath.Join(desk, order.String())
			err = f.putAway()
		} else {
			err = s.disk.Remove(filepath.Join(desk, e.Name())) // the host's own doing
		}
		if err != nil {
			return diskError("clear the desk", err)
		}
	}
	return nil
}

// reaching is the guard of a child that works in several folders beside its own.
func reaching(guard *sandbox.Profile, folders []string) *sandbox.Profile {
	if guard == nil || len(folders) == 0 {
		return guard
	}
	wider := *guard
	wider.Write = append(slices.Clone(guard.Write), folders...)
	return &wider
}

// at is the job's folder with its files on the desk.
func (s spool) at(order proof.Digest) folder {
	return folder{path: filepath.Join(s.root, order.String()), work: filepath.Join(s.desk(), order.String()), disk: s.disk}
}

// folder is one job's private folder: path is the node's, work is where its files are while it is at hand.
type folder struct {
	path, work string
	disk       disk.Disk
}

// file is the path of one of the job's files, for the host and the Groth16 step. The node itself must not go there by it.
func (f folder) file(name string) string {
	if name == fileState {
		return filepath.Join(f.path, name)
	}
	return filepath.Join(f.work, name)
}

// layOut brings the job's files to the desk. What the host put in their place is removed.
func (f folder) layOut() error {
	files := filepath.Join(f.path, filesFolder)
	if err := f.disk.MkdirAll(filepath.Dir(f.work)); err != nil {
		return diskError("make the desk", err)
	}
	info, err := os.Lstat(f.work)
	if _, kept := os.Lstat(files); err == nil && (kept == nil || !info.IsDir()) {
		err = f.disk.Remove(f.work)
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		err = f.disk.Rename(files, f.work)
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = f.disk.MkdirAll(f.work)
	}
	if err != nil && !errors.Is(err, fs.ErrExist) { // it stayed there
		return diskError("lay out the job's files", err)
	}
	return nil
}

// putAway takes the job's files from the desk, out of the host's sight. What is there instead of a folder is the host's doing, and is
// removed.
func (f folder) putAway() error {
	if _, err := os.Lstat(f.work); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	files := filepath.Join(f.path, filesFolder)
	if err := errors.Join(f.disk.MkdirAll(f.path), f.disk.Remove(files)); err != nil {
		return err
	}
	if err := f.disk.Rename(f.work, files); err != nil {
		return err
	}
	info, err := os.Lstat(files) // looked at where the host cannot reach it any more
	if err == nil && !info.IsDir() {
		err = f.disk.Remove(files)
	}
	return err
}

// inRoot calls do with the desk, which no name leads out of, and the job's folder's name in it.
func (f folder) inRoot(op string, do func(desk disk.Rooted, folder string) error) error {
	root, err := os.OpenRoot(filepath.Dir(f.work))
	if err != nil {
		return diskError(op, err)
	}
	defer root.Close()
	return do(f.disk.In(root), filepath.Base(f.work))
}

// size is the length of a regular file; whatever else has its name does not count. Errors: fs.ErrNotExist, disk.
func (f folder) size(name string) (bytes int64, err error) {
	err = f.inRoot("look at "+name, func(desk disk.Rooted, folder string) error {
		info, err := desk.Lstat(filepath.Join(folder, name))
		if err == nil && !info.Mode().IsRegular() {
			err = fs.ErrNotExist
		}
		if err != nil {
			return diskError("look at "+name, err)
		}
		bytes = info.Size()
		return nil
	})
	return bytes, err
}

// has reports whether the file exists. Receipts are renamed into place, so one that exists is whole.
func (f folder) has(name string) bool {
	if name == fileState {
		_, err := os.Lstat(f.file(name))
		return err == nil
	}
	_, err := f.size(name)
	return err == nil
}

// drop removes a file that turned out to be useless; that it is absent already is no error.
func (f folder) drop(name string) error {
	return f.inRoot("drop "+name, func(desk disk.Rooted, folder string) error {
		if err := desk.Remove(filepath.Join(folder, name)); err != nil {
			return diskError("drop "+name, err)
		}
		return nil
	})
}

// keepOnly removes all files but those named.
func (f folder) keepOnly(names ...string) error {
	return f.inRoot("empty the job's folder", func(desk disk.Rooted, folder string) error {
		d, err := desk.OpenFolder(folder)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return diskError("empty the job's folder", err)
		}
		defer d.Close()
		entries, err := d.ReadDir(-1)
		for _, e := range entries {
			if !slices.Contains(names, e.Name()) {
				err = errors.Join(err, desk.Remove(filepath.Join(folder, e.Name())))
			}
		}
		if err != nil {
			return diskError("empty the job's folder", err)
		}
		return nil
	})
}

// rename gives a file another name within the folder.
func (f folder) rename(from, to string) error {
	return f.inRoot("keep "+to, func(desk disk.Rooted, folder string) error {
		if err := desk.Rename(filepath.Join(folder, from), filepath.Join(folder, to)); err != nil {
			return diskError("keep "+to, err)
		}
		return nil
	})
}

// create makes a file of what fill writes; it appears whole and synced, or not at all. Errors: those of fill, and disk.
func (f folder) create(name string, fill func(io.Writer) error) error {
	return f.inRoot("write "+name, func(desk disk.Rooted, folder string) error {
		filled, err := desk.Write(filepath.Join(folder, name), func(w *disk.RootedFile) error { return fill(w) })
		if err != nil && filled {
			return diskError("write "+name, err)
		}
		return err
	})
}

// write makes a file of b, as create does.
func (f folder) write(name string, b []byte) error {
	return f.create(name, func(w io.Writer) error { _, err := w.Write(b); return err })
}

// openAny opens a file that a parcel names as order/name, wherever the job's files are now.
func (s spool) openAny(name string) (f *os.File, err error) {
	order, name := filepath.Split(name)
	folders := append(s.desks(), s.root)
	for i := range folders {
		folders[i] = filepath.Join(folders[i], order)
	}
	last := len(folders) - 1
	folders[last] = filepath.Join(folders[last], filesFolder)
	for _, folder := range append(folders, folders[:last]...) { // it may be laid out meanwhile
		path := filepath.Join(folder, name)
		if f, err = openPlain(path); err == nil || !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return nil, err
}

// openPlain opens a regular file. No link is followed, neither in the file's name nor in its folder's, nothing is waited for, and a file
// that has another name elsewhere is refused.
func openPlain(path string) (*os.File, error) {
	name := filepath.Base(path)
	folder, err := unix.Open(filepath.Dir(filepath.Dir(path)), unix.O_PATH|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, diskError("read "+name, err)
	}
	defer unix.Close(folder)
	fd, err := unix.Openat2(folder, filepath.Join(filepath.Base(filepath.Dir(path)), name), &unix.OpenHow{
		Flags: unix.O_RDONLY | unix.O_NONBLOCK | unix.O_CLOEXEC, Resolve: unix.RESOLVE_NO_SYMLINKS | unix.RESOLVE_BENEATH,
	})
	if errors.Is(err, unix.ELOOP) {
		return nil, proof.Errorf(proof.Bug, "internal", "%s: is a link, or lies in one", name)
	}
	if err != nil {
		return nil, diskError("read "+name, err)
	}
	f := os.NewFile(uintptr(fd), path)
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = proof.Errorf(proof.Bug, "internal", "%s: is no regular file", name)
	}
	if err == nil {
		if s, ok := info.Sys().(*syscall.Stat_t); ok && s.Nlink > 1 {
			err = proof.Errorf(proof.Bug, "internal", "%s: has another name elsewhere", name)
		}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}
