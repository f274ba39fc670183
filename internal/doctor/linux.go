package doctor

import (
	"math"
	"strconv"
	"strings"
)

// ParseMachine reads the texts of /proc/cpuinfo, /proc/meminfo and /sys/kernel/mm/transparent_hugepage/enabled. What a text
// does not say stays unknown.
func ParseMachine(cpuinfo, meminfo, hugePages string) Machine {
	m := Machine{MemoryBytes: kilobytes(meminfo, "MemTotal"), AvailableBytes: kilobytes(meminfo, "MemAvailable"), HugePages: chosen(hugePages)}
	m.CPU = strings.Join(strings.Fields(field(cpuinfo, "model name")), " ")
	for _, name := range []string{"flags", "Features"} { // x86, arm64
		if flags := strings.Fields(field(cpuinfo, name)); len(flags) > 0 {
			m.Flags = flags
		}
	}
	return m
}

// field is what follows the first "name :" of text, empty when there is none.
func field(text, name string) string {
	for line := range strings.Lines(text) {
		if key, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// kilobytes reads "name: 123 kB" in bytes, 0 when it is not there.
func kilobytes(text, name string) int64 {
	number, found := strings.CutSuffix(field(text, name), " kB")
	n, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
	if !found || err != nil || n < 0 || n > math.MaxInt64>>10 {
		return 0
	}
	return n << 10
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
