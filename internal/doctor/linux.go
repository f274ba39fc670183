package doctor

import (
	"strings"

	"github.com/lemma-network/lemma/internal/procfs"
)

// ParseMachine reads the texts of /proc/cpuinfo, /proc/meminfo and /sys/kernel/mm/transparent_hugepage/enabled. What a text
// does not say stays unknown.
func ParseMachine(cpuinfo, meminfo, hugePages string) Machine {
	m := Machine{HugePages: chosen(hugePages)}
	m.MemoryBytes, _ = procfs.Bytes(meminfo, "MemTotal")
	m.AvailableBytes, _ = procfs.Bytes(meminfo, "MemAvailable")
	m.CPU = strings.Join(strings.Fields(procfs.Field(cpuinfo, "model name")), " ")
	for _, name := range []string{"flags", "Features"} { // x86, arm64
		if flags := strings.Fields(procfs.Field(cpuinfo, name)); len(flags) > 0 {
			m.Flags = flags
		}
	}
	return m
}

// chosen is the word in brackets of "always [madvise] never".
func chosen(text string) string {
	for word := range strings.FieldsSeq(text) {
		if inner, found := strings.CutPrefix(word, "["); found {
			if inner, found = strings.CutSuffix(inner, "]"); found {
				return inner
			}
		}
	}
	return ""
}
