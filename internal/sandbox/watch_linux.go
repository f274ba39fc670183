package sandbox

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/lemma-network/lemma/proof"
)

// How often the init stage looks at what the child holds.
const (
	memoryInterval = 200 * time.Millisecond
	diskEvery      = 5           // of memoryInterval
	leastFileBytes = 4096        // what a file counts, so that empty ones are bounded too
	bytesOfBlock   = 512         // of Stat_t.Blocks
	kibibyte       = int64(1024) // the unit of /proc
)

// watch ends the child, once, when it holds more memory or disk than it may. It runs on the kernel's clock: this process has no other.
func watch(t task, ended <-chan struct{}, end func(*proof.Error)) {
	ticks := time.NewTicker(memoryInterval)
	defer ticks.Stop()
	for n := 0; ; n++ {
		select {
		case <-ended:
			return
		case <-ticks.C:
		}
		if limit := int64(t.Limits.MemoryBytes); limit > 0 {
			if held := heldMemory(t.View); held > limit {
				end(proof.Errorf(proof.Retry, "out-of-memory", "held %d bytes of memory, the limit is %d", held, limit))
				return
			}
		}
		if limit := int64(t.Limits.DiskBytes); limit > 0 && n%diskEvery == 0 {
			if held := heldDisk(t.Write, limit); held > limit {
				end(proof.Errorf(proof.Retry, "disk-limit", "its folders hold more than the limit of %d bytes", limit))
				return
			}
		}
	}
}

// heldMemory is what the processes below this one hold: their own pages, and shared ones by what is in the memory file systems, or,
// where these are the whole machine's, by what each maps.
func heldMemory(view bool) (sum int64) {
	names := []string{"RssAnon:"}
	if view {
		sum = usedBytes("/tmp") + usedBytes("/dev/shm")
	} else {
		names = append(names, "RssShmem:")
	}
	for _, pid := range descendants() {
		text, err := readSmall(fmt.Sprintf("/proc/%d/status", pid))
		if err != nil {
			continue
		}
		for line := range strings.Lines(text) {
			for _, name := range names {
				if value, ok := strings.CutPrefix(line, name); ok {
					n, _ := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "kB")), 10, 64)
					sum += n * kibibyte
				}
			}
		}
	}
	return sum
}

func usedBytes(path string) int64 {
	var s unix.Statfs_t
	if unix.Statfs(path, &s) != nil {
		return 0
	}
	return int64(s.Blocks-s.Bfree) * s.Bsize
}

var errEnough = errors.New("enough")

// heldDisk is what lies in folders; it stops counting past limit.
func heldDisk(folders []string, limit int64) (sum int64) {
	for _, folder := range folders {
		_ = filepath.WalkDir(folder, func(_ string, e fs.DirEntry, err error) error {
			if err != nil {
				return nil // it was removed, or hidden from us; what it holds is counted elsewhere or not at all
			}
			if info, err := e.Info(); err == nil {
				if s, ok := info.Sys().(*syscall.Stat_t); ok {
					sum += max(s.Blocks*bytesOfBlock, leastFileBytes)
				}
			}
			if sum > limit {
				return errEnough
			}
			return nil
		})
	}
	return sum
}
