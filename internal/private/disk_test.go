package private

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/lemma-network/lemma/internal/disk/disktest"
	"github.com/lemma-network/lemma/proof"
)

// Each write fails by which a key is made or an envelope opened: an error, no plaintext and no half key.
func TestNothingHalfOnADiskThatFails(t *testing.T) {
	ours := newKey(t)
	b := sealed(t, []byte("content"), Input, "", map[string]*Identity{us: ours})
	for what, write := range map[string]func(f *disktest.Fault, dir string) error{
		"key": func(f *disktest.Fault, dir string) error {
			_, err := LoadIdentity(f.Disk(), filepath.Join(dir, "out"))
			return err
		},
		"envelope": func(f *disktest.Fault, dir string) error {
			_, err := OpenFile(f.Disk(), filepath.Join(dir, "out"), filepath.Join(dir, "sealed"), Input, us, ours, 100)
			return err
		},
	} {
		for n := 0; ; n++ {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "sealed"), b, 0o600); err != nil {
				t.Fatal(err)
			}
			f := &disktest.Fault{At: n, Last: n, Err: syscall.ENOSPC}
			err := write(f, dir)
			if len(f.Failed()) == 0 {
				if err != nil || n < 5 {
					t.Errorf("%s: %d changes, %v", what, n, err)
				}
				break
			}
			if proof.CodeOf(err) != "disk" || proof.ClassOf(err) != proof.Retry {
				t.Errorf("%s: change %d fails: %v", what, n, err)
			}
			entries, err := os.ReadDir(dir)
			if whole := n == 4; err != nil || len(entries) != map[bool]int{false: 1, true: 2}[whole] { // the last one syncs the name of a whole file
				t.Errorf("%s: change %d fails and leaves %v, %v", what, n, entries, err)
			}
		}
	}
}
