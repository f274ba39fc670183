package sandbox

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// What every child sees of the system, read-only; what does not exist is left out. The two folders of /sys and the groups' limits are
// what a program chooses its threads and pages by.
var systemPaths = []string{
	"/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.conf",
	"/etc/ld.so.conf.d", "/etc/localtime", "/sys/devices/system/cpu", "/sys/devices/system/node", "/sys/kernel/mm/transparent_hugepage",
	"/sys/fs/cgroup",
}

var systemDevices = []string{"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"}

// old is where the machine's file system lies while the view is built.
const old = "/.old"

// buildView makes the present mount namespace the child's world. Nothing of the machine's file system is left that the task does not
// name.
func buildView(t task) error {
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("make mounts private: %w", err)
	}
	const base = "/tmp" // any folder will do: what it hides is seen again below old
	if err := unix.Mount("lemma", base, "tmpfs", unix.MS_NOSUID|unix.MS_NODEV, "mode=0755,size=4m"); err != nil {
		return fmt.Errorf("mount a root: %w", err)
	}
	err := errors.Join(os.Chdir(base), os.Mkdir(base+old, 0o700))
	if err == nil {
		err = unix.PivotRoot(".", "."+old)
	}
	if err == nil {
		err = os.Chdir("/")
	}
	if err != nil {
		return fmt.Errorf("enter the new root: %w", err)
	}
	if err := fillView(t); err != nil {
		return err
	}
	err = unix.Unmount(old, unix.MNT_DETACH)
	if err == nil {
		err = os.Remove(old)
	}
	if err == nil {
		err = unix.Mount("", "/", "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY|unix.MS_NOSUID|unix.MS_NODEV, "")
	}
	if err != nil {
		return fmt.Errorf("leave the old root: %w", err)
	}
	return nil
}

func fillView(t task) error {
	readOnly := append(append([]string{}, systemPaths...), t.Read...)
	if t.Argv[0] != selfExe {
		readOnly = append(readOnly, t.Argv[0])
	}
	private := []struct{ kind, path, options string }{
		{"proc", "/proc", ""},
		{"tmpfs", "/tmp", fmt.Sprintf("mode=1777,size=%d", t.TmpBytes)},
		{"tmpfs", "/dev/shm", shmOptions(t.Limits.MemoryBytes)},
	}
	for _, m := range private {
		if err := os.MkdirAll(m.path, 0o755); err != nil {
			return err
		}
		if err := unix.Mount(m.kind, m.path, m.kind, unix.MS_NOSUID|unix.MS_NODEV, m.options); err != nil {
			return fmt.Errorf("mount %s: %w", m.path, err)
		}
	}
	for _, path := range readOnly { // after them, since a program may lie below /tmp
		if err := show(path, unix.MOUNT_ATTR_RDONLY|unix.MOUNT_ATTR_NOSUID|unix.MOUNT_ATTR_NODEV); err != nil {
			return err
		}
	}
	for _, path := range append(append([]string{}, systemDevices...), t.Devices...) {
		if err := show(path, unix.MOUNT_ATTR_NOSUID); err != nil {
			return err
		}
	}
	for _, path := range t.Write { // last, since a folder may lie below /tmp, or in one that is shown
		if err := show(path, unix.MOUNT_ATTR_NOSUID|unix.MOUNT_ATTR_NODEV); err != nil {
			return err
		}
	}
	return nil
}

func shmOptions(memoryBytes uint64) string {
	if memoryBytes == 0 {
		return "mode=1777" // half of the memory
	}
	return fmt.Sprintf("mode=1777,size=%d", memoryBytes)
}

// show makes path visible at the same place: a link as a link, a file or folder by a bind mount with attributes.
func show(path string, attributes uint64) error {
	info, err := os.Lstat(old + path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = os.MkdirAll(filepath.Dir(path), 0o755)
	}
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		var target string
		if target, err = os.Readlink(old + path); err == nil {
			err = os.Symlink(target, path)
		}
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("show %s: %w", path, err)
		}
		return nil
	}
	if err == nil {
		err = mountPoint(path, info.IsDir())
	}
	if err == nil {
		err = unix.Mount(old+path, path, "", unix.MS_BIND|unix.MS_REC, "")
	}
	if err == nil {
		err = unix.MountSetattr(unix.AT_FDCWD, path, unix.AT_RECURSIVE, &unix.MountAttr{Attr_set: attributes})
	}
	if err != nil {
		return fmt.Errorf("show %s: %w", path, err)
	}
	return nil
}

// mountPoint makes what path can be mounted on, unless it is there: within a folder that is shown already, it is.
func mountPoint(path string, folder bool) error {
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	if folder {
		return os.Mkdir(path, 0o755)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	return f.Close()
}
