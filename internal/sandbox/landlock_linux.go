package sandbox

import (
	"errors"
	"fmt"
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// Rights of Landlock by what a path is for.
const (
	landlockRead = unix.LANDLOCK_ACCESS_FS_EXECUTE | unix.LANDLOCK_ACCESS_FS_READ_FILE | unix.LANDLOCK_ACCESS_FS_READ_DIR
	// landlockFile are the rights that a rule for a file, not a folder, may name.
	landlockFile  = unix.LANDLOCK_ACCESS_FS_EXECUTE | unix.LANDLOCK_ACCESS_FS_READ_FILE | unix.LANDLOCK_ACCESS_FS_WRITE_FILE | landlockV3
	landlockV2    = unix.LANDLOCK_ACCESS_FS_REFER
	landlockV3    = unix.LANDLOCK_ACCESS_FS_TRUNCATE
	landlockAll   = unix.LANDLOCK_ACCESS_FS_MAKE_SYM<<1 - 1 // of the first version
	landlockWrite = landlockAll | landlockV2 | landlockV3

	landlockNetVersion   = 4
	landlockScopeVersion = 6
	landlockWantVersion  = 3 // before it, files could be cut short
)

// landlock bounds which files this thread, and what it becomes, can read and write; where the kernel knows how, it also bounds whom it can
// signal. That a process outside cannot be traced follows.
func landlock(t task) error {
	version, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, 0, 0, unix.LANDLOCK_CREATE_RULESET_VERSION)
	if errno != 0 {
		return errno
	}
	if version < landlockWantVersion {
		return fmt.Errorf("version %d, want %d", version, landlockWantVersion)
	}
	rules := unix.LandlockRulesetAttr{Handled_access_fs: landlockWrite}
	size := unsafe.Sizeof(rules.Handled_access_fs)
	if version >= landlockNetVersion {
		size += unsafe.Sizeof(rules.Handled_access_net)
		if !t.Network {
			rules.Handled_access_net = unix.LANDLOCK_ACCESS_NET_BIND_TCP | unix.LANDLOCK_ACCESS_NET_CONNECT_TCP
		}
	}
	if version >= landlockScopeVersion {
		size += unsafe.Sizeof(rules.Scoped)
		rules.Scoped = unix.LANDLOCK_SCOPE_SIGNAL | unix.LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET
	}
	fd, _, errno := unix.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, uintptr(unsafe.Pointer(&rules)), size, 0)
	if errno != 0 {
		return errno
	}
	defer unix.Close(int(fd))
	reads := append(append([]string{"/proc", "/sys", "/dev", t.Argv[0]}, systemPaths...), t.Read...)
	if exe, err := os.Readlink(selfExe); err == nil && t.Argv[0] == selfExe {
		reads = append(reads, exe)
	}
	writes := append(append([]string{"/dev/shm"}, t.Write...), append(systemDevices, t.Devices...)...)
	if err := errors.Join(allowAll(int(fd), reads, landlockRead), allowAll(int(fd), writes, landlockWrite)); err != nil {
		return err
	}
	if _, _, errno = unix.Syscall(unix.SYS_LANDLOCK_RESTRICT_SELF, fd, 0, 0); errno != 0 {
		return errno
	}
	return nil
}

func allowAll(rules int, paths []string, rights uint64) error {
	for _, path := range paths {
		fd, err := unix.Open(path, unix.O_PATH|unix.O_CLOEXEC, 0)
		if errors.Is(err, unix.ENOENT) {
			continue
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		rule := unix.LandlockPathBeneathAttr{Allowed_access: rights, Parent_fd: int32(fd)}
		var s unix.Stat_t
		if err := unix.Fstat(fd, &s); err == nil && s.Mode&unix.S_IFMT != unix.S_IFDIR {
			rule.Allowed_access &= landlockFile
		}
		_, _, errno := unix.Syscall6(unix.SYS_LANDLOCK_ADD_RULE, uintptr(rules), unix.LANDLOCK_RULE_PATH_BENEATH, uintptr(unsafe.Pointer(&rule)), 0, 0, 0)
		_ = unix.Close(fd)
		if errno != 0 {
			return fmt.Errorf("%s: %w", path, errno)
		}
	}
	return nil
}
