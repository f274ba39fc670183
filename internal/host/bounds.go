package host

import (
	"golang.org/x/sys/unix"

	"github.com/lemma-network/lemma/internal/sandbox"
)

// What a host may take of the machine. A core receipt is the largest thing that it writes, 4 GiB at most. There is no limit on one file's
// length: the zkVM reserves more than a disk has, sparsely, in shared memory.
const (
	maxDiskBytes     = 24 << 30
	maxProcesses     = 4096 // threads count
	maxMemoryPercent = 95
)

// Bounds are the limits of a host that may become a hostile guest's, on this machine.
func Bounds() sandbox.Limits {
	limits := sandbox.Limits{DiskBytes: maxDiskBytes, Processes: maxProcesses}
	var info unix.Sysinfo_t
	if err := unix.Sysinfo(&info); err == nil {
		limits.MemoryBytes = info.Totalram * uint64(info.Unit) / 100 * maxMemoryPercent
	}
	return limits
}
