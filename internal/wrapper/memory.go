package wrapper

import (
	"bytes"
	"os"
	"strconv"

	"github.com/lemma-network/lemma/proof"
)

// FreeBytes is how much memory the machine can still give without swapping.
func FreeBytes() (int64, error) {
	b, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0, proof.Errorf(proof.Retry, "memory-unknown", "read the machine's free memory: %w", err)
	}
	n, ok := kilobytes(b, "MemAvailable:")
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
	n, _ := kilobytes(b, "VmHWM:")
	return n
}

// kilobytes finds "name  123 kB" in a /proc file and returns bytes.
func kilobytes(file []byte, name string) (int64, bool) {
	for line := range bytes.Lines(file) {
		f := bytes.Fields(line)
		if len(f) == 3 && string(f[0]) == name && string(f[2]) == "kB" {
			n, err := strconv.ParseInt(string(f[1]), 10, 64)
			return n << 10, err == nil
		}
	}
	return 0, false
}
