// Package disktest is for tests of what writes files: disks that fail, and disks that lose power.
//
// It owns the model of what a disk may keep of changes that were not synced.
// It promises: every change of a run can be made to fail; every state that a power loss may leave is a folder of its own.
// It must not know: what the files mean.
package disktest

import (
	"os"
	"sync"

	"github.com/lemma-network/lemma/internal/disk"
)

// Fault makes changes fail: from the At-th, counted from 0, with Err. A write that fails leaves half of its bytes.
type Fault struct {
	At   int
	Last int // the last one that fails; below At: all that follow fail as well
	Err  error

	mu     sync.Mutex
	n      int
	failed []disk.Change
}

// Disk is the disk that fails.
func (f *Fault) Disk() disk.Disk { return disk.Disk{Before: f.before} }

func (f *Fault) before(c disk.Change) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := f.n
	f.n++
	if n < f.At || f.Last >= f.At && n > f.Last {
		return nil
	}
	f.failed = append(f.failed, c)
	if c.Op == disk.Write {
		if file, err := os.OpenFile(c.Path, os.O_APPEND|os.O_WRONLY, 0); err == nil {
			_, _ = file.Write(c.Data[:len(c.Data)/2])
			_ = file.Close()
		}
	}
	return f.Err
}

// Failed are the changes that failed.
func (f *Fault) Failed() []disk.Change {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.failed
}

// Heal lets everything succeed from now on.
func (f *Fault) Heal() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.At = int(^uint(0) >> 1)
}
