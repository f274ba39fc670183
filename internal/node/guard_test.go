package node

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/lemma-network/lemma/internal/sandbox"
)

func TestHostGetsACacheOfItsOwn(t *testing.T) {
	shared, folder := t.TempDir(), t.TempDir()
	for name, size := range map[string]int{"sp1-keys-1/small": 10, "sp1-keys-1/large": hostCacheBytes + 1, "keys/proving.key": 10, "bin/sp1-host": 10} {
		path := filepath.Join(shared, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // a second start finds it made
		env, guard, limits, err := HostWorld(folder, []string{"A=b", "LEMMA_CACHE=" + shared}, sandbox.Profile{Read: []string{"/r"}})
		cache := filepath.Join(folder, "cache")
		if err != nil || !slices.Equal(env, []string{"A=b", "LEMMA_CACHE=" + cache}) || !slices.Equal(guard.Write, []string{cache}) {
			t.Fatal(env, guard, err)
		}
		if limits.MemoryBytes == 0 || limits.DiskBytes == 0 || limits.Processes == 0 {
			t.Fatalf("no limit: %+v", limits)
		}
		found, _ := filepath.Glob(filepath.Join(cache, "*/*"))
		if !slices.Equal(found, []string{filepath.Join(cache, "sp1-keys-1/small")}) {
			t.Fatalf("copied %q", found)
		}
	}
}
