package host

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func TestFileDigest(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "host"), filepath.Join(dir, "link")
	if err := os.WriteFile(path, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{path, link} {
		if got, err := FileDigest(p); err != nil || got != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
			t.Errorf("%s: %s, %v", p, got, err)
		}
	}
	for _, p := range []string{dir, filepath.Join(dir, "absent")} {
		if _, err := FileDigest(p); proof.CodeOf(err) != "host-missing" || proof.ClassOf(err) != proof.Caller {
			t.Errorf("%s: %v", p, err)
		}
	}
}
