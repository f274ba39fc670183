package prover

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

// A hostile host puts other things where its results should be.
func TestWhatTheHostLeftIsNotFollowed(t *testing.T) {
	s := spool{root: t.TempDir()}
	secret := filepath.Join(t.TempDir(), fileJournal)
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, lay := range map[string]func(f folder) error{
		"a link":             func(f folder) error { return os.Symlink(secret, f.file(fileJournal)) },
		"a pipe":             func(f folder) error { return syscall.Mkfifo(f.file(fileJournal), 0o600) },
		"a folder":           func(f folder) error { return os.Mkdir(f.file(fileJournal), 0o700) },
		"a link to a folder": func(f folder) error { return errors.Join(os.Remove(f.work), os.Symlink(filepath.Dir(secret), f.work)) },
	} {
		f, _, err := s.open(proof.Sum([]byte(name)))
		if err != nil {
			t.Fatal(err)
		}
		if err := lay(f); err != nil {
			t.Fatal(err)
		}
		if b, err := readFile(f.file(fileJournal), 100); proof.CodeOf(err) != "internal" {
			t.Errorf("%s: %q, %v", name, b, err)
		}
	}
}

func TestDeskHoldsTheJobAtHandOnly(t *testing.T) {
	s := spool{root: t.TempDir()}
	one, _, err := s.open(proof.Sum([]byte("one")))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(one.file(fileWrap), []byte("receipt"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := one.putAway(); err != nil {
		t.Fatal(err)
	}
	two, _, err := s.open(proof.Sum([]byte("two")))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(s.desk())
	if err != nil || len(entries) != 1 || entries[0].Name() != filepath.Base(two.work) {
		t.Fatalf("on the desk: %v %v", entries, err)
	}
	if _, err := os.Stat(filepath.Join(s.desk(), fileState)); err == nil || filepath.Dir(two.file(fileState)) == two.work {
		t.Error("the node's own state is on the desk")
	}
	// A node that was killed, and a host that left things: all is put away, and the receipt is found again.
	if _, _, err := s.open(proof.Sum([]byte("one"))); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc", filepath.Join(s.desk(), "etc")); err != nil {
		t.Fatal(err)
	}
	if err := s.clearDesks(); err != nil {
		t.Fatal(err)
	}
	if entries, err = os.ReadDir(s.desk()); err != nil || len(entries) != 0 {
		t.Fatalf("on the desk: %v %v", entries, err)
	}
	if one, _, err = s.open(proof.Sum([]byte("one"))); err != nil || !one.has(fileWrap) {
		t.Errorf("the receipt is lost: %v", err)
	}
}

// attacks are what a hostile host puts where a file of the job, or the job's folder, should be. secret is a folder with one of our files,
// of the same name.
var deskAttacks = map[string]func(f folder, secret, name string) error{
	"a link": func(f folder, secret, name string) error {
		return os.Symlink(filepath.Join(secret, name), f.file(name))
	},
	"a hard link": func(f folder, secret, name string) error { return os.Link(filepath.Join(secret, name), f.file(name)) },
	"a pipe":      func(f folder, _, name string) error { return syscall.Mkfifo(f.file(name), 0o600) },
	"a folder":    func(f folder, _, name string) error { return os.MkdirAll(filepath.Join(f.file(name), "deep"), 0o700) },
	"a linked folder": func(f folder, secret, _ string) error {
		return errors.Join(os.RemoveAll(f.work), os.Symlink(secret, f.work))
	},
	"a linked folder above": func(f folder, secret, _ string) error {
		rel, err := filepath.Rel(filepath.Dir(f.work), secret)
		return errors.Join(err, os.RemoveAll(f.work), os.Symlink(rel, f.work))
	},
	"a pipe for a folder": func(f folder, _, _ string) error {
		return errors.Join(os.RemoveAll(f.work), syscall.Mkfifo(f.work, 0o600))
	},
	"an endless file": func(f folder, _, name string) error {
		return os.Truncate(create2(f.file(name)), 1<<40) // sparse
	},
}

func create2(path string) string { _ = os.WriteFile(path, nil, 0o600); return path }

// laid is a job's folder under attack, and the folder with the secret.
func laid(t *testing.T, name string, lay func(folder, string, string) error) (s spool, f folder, secret string) {
	t.Helper()
	home := t.TempDir()
	s, secret = spool{root: filepath.Join(home, "spool")}, filepath.Join(home, "secret")
	f, _, err := s.open(proof.Sum([]byte("a")))
	err = errors.Join(err, os.Mkdir(secret, 0o700), os.WriteFile(filepath.Join(secret, name), []byte("secret"), 0o600))
	if err = errors.Join(err, lay(f, secret, name)); err != nil {
		t.Fatal(err)
	}
	return s, f, secret
}

// untouched says whether the secret folder is as it was.
func untouched(t *testing.T, what, secret, name string) {
	t.Helper()
	entries, err := os.ReadDir(secret)
	b, rerr := os.ReadFile(filepath.Join(secret, name))
	if err != nil || rerr != nil || len(entries) != 1 || string(b) != "secret" {
		t.Errorf("%s: the node changed what is not on the desk: %v %q %v %v", what, entries, b, err, rerr)
	}
}

// Whatever the node does with a file of the desk, it neither reads, changes nor removes anything elsewhere, and it comes to an end.
func TestADeskUnderAttack(t *testing.T) {
	text := func(w io.Writer) error { _, err := w.Write([]byte("new")); return err }
	for what, lay := range deskAttacks {
		for op, do := range map[string]func(s spool, f folder, secret string) error{
			"read":   func(_ spool, f folder, _ string) error { _, err := readFile(f.file(fileCore), 100); return err },
			"has":    func(_ spool, f folder, _ string) error { f.has(fileCore); return nil },
			"create": func(_ spool, f folder, _ string) error { _ = f.create(fileCore, text); return nil },
			"rename": func(_ spool, f folder, _ string) error { _ = f.rename(fileCore, fileWrap); return nil },
			"drop":   func(_ spool, f folder, _ string) error { _ = f.drop(fileCore); return nil },
			"forget": func(_ spool, f folder, _ string) error { _ = f.keepOnly(fileProof); return nil },
			"put away, and lay out again": func(s spool, f folder, secret string) error {
				if err := errors.Join(f.putAway(), f.layOut()); err != nil {
					return err
				}
				if info, err := os.Lstat(f.work); err != nil || !info.IsDir() {
					t.Errorf("%s: the job's folder is %v %v", what, info, err)
				}
				return nil
			},
			"lay out over it": func(s spool, f folder, _ string) error {
				if err := f.layOut(); err != nil {
					return err
				}
				return f.create(fileELF, text)
			},
			"upload": func(s spool, _ folder, _ string) error {
				n := &node{spool: s, Deps: Deps{Store: newWorld(t).store}}
				return n.sendParcel(t.Context(), &parcel{Files: []attachment{{Path: filepath.Join(proof.Sum([]byte("a")).String(), fileCore), Stage: proof.StageCore}}})
			},
		} {
			if op == "upload" && what == "an endless file" {
				continue // MaxReceiptBytes are read, which takes a while: TestAReceiptThatIsTooLongIsNotStored
			}
			s, f, secret := laid(t, fileCore, lay)
			err := do(s, f, secret)
			if (op == "read" || op == "upload") && err == nil {
				t.Errorf("%s, %s: taken for the host's file", what, op)
			}
			if (op == "put away, and lay out again" || op == "lay out over it") && err != nil {
				t.Errorf("%s, %s: a hostile host keeps the node from working: %v", what, op, err)
			}
			if what == "a hard link" && op == "create" { // the name is replaced, not the file behind it
				if b, _ := os.ReadFile(f.file(fileCore)); string(b) != "new" {
					t.Errorf("create over a hard link: %q", b)
				}
			}
			untouched(t, what+", "+op, secret, fileCore)
		}
	}
}

// A draft that the host knows the name of is not written through either.
func TestAWriteDoesNotFollowWhatLiesInItsPlace(t *testing.T) {
	const draft = ".write-" + fileELF
	for what, lay := range deskAttacks {
		_, f, secret := laid(t, draft, lay)
		_ = f.create(fileELF, func(w io.Writer) error { _, err := w.Write([]byte("new")); return err })
		untouched(t, what, secret, draft)
	}
}
