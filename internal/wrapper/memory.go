package wrapper

import (
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

// peakBytes is this process's highest resident memory so far, zero where the system does not say.
func peakBytes() int64 {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	n, _ := procfs.Bytes(string(b), "VmHWM")
	return n
}
