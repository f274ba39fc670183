package lemma

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// maxFileBytes is the most that a file of the repository may have: what is larger is built or fetched, not kept.
const maxFileBytes = 5 << 20

func TestNoLargeFiles(t *testing.T) {
	list, err := exec.Command("git", "ls-files", "-z").Output()
	if err != nil {
		t.Fatal("git ls-files:", err)
	}
	names := strings.Split(strings.TrimRight(string(list), "\x00"), "\x00")
	if len(names) < 100 {
		t.Fatalf("git lists %d files only", len(names))
	}
	for _, name := range names {
		info, err := os.Lstat(name)
		if os.IsNotExist(err) {
			continue // removed, and not committed yet
		}
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() > maxFileBytes {
			t.Errorf("%s has %d bytes, the limit is %d: build or fetch it instead", name, info.Size(), maxFileBytes)
		}
	}
}
