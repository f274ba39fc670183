package disk_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/disk/disktest"
)

func TestWriteIsWholeOrAbsentWhateverFails(t *testing.T) {
	for _, cause := range []error{syscall.ENOSPC, syscall.EROFS, syscall.EIO} {
		for n := 0; ; n++ {
			folder := t.TempDir()
			path := filepath.Join(folder, "file")
			if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			f := &disktest.Fault{At: n, Last: n, Err: cause}
			err := f.Disk().Write(path, []byte("the new text"))
			got, _ := os.ReadFile(path)
			if len(f.Failed()) == 0 {
				if err != nil || string(got) != "the new text" || n != 5 {
					t.Fatalf("after %d changes: %q, %v", n, got, err)
				}
				break
			}
			failed := f.Failed()[0]
			if !errors.Is(err, cause) || !strings.Contains(err.Error(), folder) {
				t.Errorf("%s fails with %v: %v", failed.Op, cause, err)
			}
			if want := map[bool]string{false: "old", true: "the new text"}[failed.Op == disk.SyncFolder]; string(got) != want {
				t.Errorf("%s fails: the file holds %q", failed.Op, got)
			}
			if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
				t.Errorf("%s fails: %d files are left, %v", failed.Op, len(entries), err)
			}
		}
	}
}

func mode(t *testing.T, path string) os.FileMode {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

func TestFolders(t *testing.T) {
	root := t.TempDir()
	path := filepath.Join(root, "a", "b")
	for range 2 {
		if err := (disk.Disk{}).MkdirAll(path); err != nil {
			t.Fatal(err)
		}
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is not private: %v, %v", info, err)
	}
	file := filepath.Join(path, "file")
	if err := (disk.Disk{}).Write(file, nil); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file is not private: %v, %v", info, err)
	}
	shared := filepath.Join(root, "shared")
	if err := (disk.Disk{}).WriteShared(shared, nil); err != nil {
		t.Fatal(err)
	}
	open := filepath.Join(root, "open") // what the process's mask leaves of the same mode
	if err := os.WriteFile(open, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if got, want := mode(t, shared), mode(t, open); got != want {
		t.Errorf("a shared file has mode %v, want %v", got, want)
	}
	if err := (disk.Disk{}).MkdirAll(filepath.Join(file, "below")); err == nil {
		t.Error("a folder below a file")
	}
	for range 2 {
		if err := (disk.Disk{}).Remove(filepath.Join(root, "a")); err != nil {
			t.Error(err)
		}
	}
}

// The model itself: what is promised after each way to write is kept or lost as file systems do.
func TestWhatAPowerLossLeaves(t *testing.T) {
	old, text := []byte("old"), []byte("text")
	for name, c := range map[string]struct {
		write func(d disk.Disk, path string) error
		want  []string // contents that a loss after the promise may leave
	}{
		"whole": {func(d disk.Disk, path string) error { return d.Write(path, text) }, []string{"text"}},
		"no sync of the bytes": {func(d disk.Disk, path string) error {
			return errors.Join(d.Before(disk.Change{Op: disk.Create, Path: path + "x"}), d.Before(disk.Change{Op: disk.Write, Path: path + "x", Data: text}),
				d.Before(disk.Change{Op: disk.Rename, Path: path + "x", To: path}), d.Before(disk.Change{Op: disk.SyncFolder, Path: filepath.Dir(path)}))
		}, []string{"", "te", "text"}},
		"no sync of the name": {func(d disk.Disk, path string) error {
			return errors.Join(d.Before(disk.Change{Op: disk.Create, Path: path + "x"}), d.Before(disk.Change{Op: disk.Write, Path: path + "x", Data: text}),
				d.Before(disk.Change{Op: disk.Sync, Path: path + "x"}), d.Before(disk.Change{Op: disk.Rename, Path: path + "x", To: path}))
		}, []string{"old", "text"}},
		"removed": {func(d disk.Disk, path string) error { return d.Remove(path) }, []string{"-", "old"}},
		"folder not synced": {func(d disk.Disk, path string) error {
			folder := filepath.Join(filepath.Dir(path), "folder")
			return errors.Join(os.Mkdir(folder, 0o700), d.Before(disk.Change{Op: disk.Mkdir, Path: folder}), d.Rename(path, filepath.Join(folder, "file")), d.SyncFolder(folder))
		}, []string{"-"}}, // the rename is sure, and takes the name from the old folder; the new folder's own name had to be before
	} {
		t.Run(name, func(t *testing.T) {
			root := t.TempDir()
			path, r := filepath.Join(root, "file"), disktest.NewRecorder(root)
			if err := r.Disk().Write(path, old); err != nil {
				t.Fatal(err)
			}
			r.Promise("written once")
			if err := c.write(r.Disk(), path); err != nil {
				t.Fatal(err)
			}
			r.Promise("written twice")
			var got []string
			n := r.EachLoss(t, func(promised []string, folder string) {
				b, err := os.ReadFile(filepath.Join(folder, "file"))
				content := string(b)
				if err != nil {
					content = "-"
				}
				if slices.Contains(promised, "written twice") && !slices.Contains(got, content) {
					got = append(got, content)
				}
			})
			slices.Sort(got)
			if !slices.Equal(got, c.want) || n < 5 {
				t.Errorf("%d states, contents %q, want %q", n, got, c.want)
			}
		})
	}
}
