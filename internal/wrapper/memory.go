package wrapper

import (
	"fmt"
	"os"

	"github.com/lemma-network/lemma/internal/procfs"
	"github.com/lemma-network/lemma/proof"
)

// FreeBytes is how much memory the machine can still give without swapping.
func FreeBytes() (int64, error) {
	b, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0, proof.Errorf(proof.Retry, "memory-unknown", "read the machine's free memory: %w", err)
	}
	n, ok := procfs.Bytes(string(b), "MemAvailable")
	if !ok {
		return 0, proof.Errorf(proof.Bug, "memory-unknown", "/proc/meminfo has no MemAvailable")
	}
	return n, nil
}

// statusBytes is a memory figure of a process ("self", or a number), zero where the system does not say.
func statusBytes(process, name string) int64 {
	b, err := os.ReadFile("/proc/" + process + "/status")
	if err != nil {
		return 0
	}
	n, _ := procfs.Bytes(string(b), name)
	return n
}

// peakBytes is this process's highest resident memory since resetPeak, or so far.
func peakBytes() int64 { return statusBytes("self", "VmHWM") }

// resetPeak begins a new peak, where the kernel permits it.
func resetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

// residentBytes is what a process holds now.
func residentBytes(pid int) int64 { return statusBytes(fmt.Sprint(pid), "VmRSS") }
