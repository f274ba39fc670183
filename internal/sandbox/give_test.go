package sandbox

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A hostile child lays things out in its folder so that the node, as root, gives it what is not its own.
func TestOnlyTheChildsOwnIsGiven(t *testing.T) {
	uid := os.Geteuid()
	if uid == 0 {
		uid = ChildUID
	}
	top, secret := t.TempDir(), t.TempDir()
	key := filepath.Join(secret, "key")
	must(t, os.WriteFile(key, []byte("x"), 0o600))
	must(t, os.Mkdir(filepath.Join(top, "job"), 0o700))
	must(t, os.WriteFile(filepath.Join(top, "job/mine"), nil, 0o600))
	must(t, os.Symlink(secret, filepath.Join(top, "job/folder")))
	must(t, os.Symlink(key, filepath.Join(top, "job/file")))
	must(t, os.Link(key, filepath.Join(top, "job/hard")))
	must(t, syscall.Mkfifo(filepath.Join(top, "job/pipe"), 0o600))
	must(t, os.Symlink(secret, filepath.Join(top, "linked")))
	must(t, syscall.Mkfifo(filepath.Join(top, "piped"), 0o600))
	p := &Process{uid: uid, write: []string{"/elsewhere", top}}
	if os.Geteuid() == 0 {
		p.uid = ChildUID
	}
	for _, name := range []string{"job", "linked", "piped", "absent"} {
		if err := p.Give(filepath.Join(top, name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	owner := func(path string) int {
		info, err := os.Lstat(path)
		must(t, err)
		return int(info.Sys().(*syscall.Stat_t).Uid)
	}
	for _, path := range []string{secret, key} {
		if owner(path) != os.Geteuid() {
			t.Errorf("%s was given away", path)
		}
	}
	for _, name := range []string{"job", "job/mine", "job/pipe", "piped"} {
		if owner(filepath.Join(top, name)) != uid {
			t.Errorf("%s is not the child's", name)
		}
	}
	if err := p.Give(secret); err == nil {
		t.Error("a folder was given that the child must not write to")
	}
}
