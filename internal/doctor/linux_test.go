package doctor

import (
	"reflect"
	"strings"
	"testing"
)

func TestParseMachine(t *testing.T) {
	x86 := "processor\t: 0\nmodel name\t: Some   CPU @ 2.00GHz\nflags\t\t: fpu avx2 adx\nbugs\t\t: x\n\nprocessor\t: 1\nmodel name\t: Other\nflags\t\t: fpu\n"
	arm := "processor\t: 0\nBogoMIPS\t: 50.00\nFeatures\t: fp asimd aes\nCPU implementer\t: 0x41\n"
	memory := "MemTotal:       24684084 kB\nMemFree:        19685628 kB\nMemAvailable:   22714760 kB\n"
	for name, c := range map[string]struct {
		cpu, memory, pages string
		want               Machine
	}{
		"x86":            {x86, memory, "always [madvise] never\n", Machine{"Some CPU @ 2.00GHz", []string{"fpu", "avx2", "adx"}, 24684084 << 10, 22714760 << 10, "madvise"}},
		"arm":            {arm, memory, "[always] madvise never", Machine{"", []string{"fp", "asimd", "aes"}, 24684084 << 10, 22714760 << 10, "always"}},
		"nothing":        {"", "", "", Machine{}},
		"no flags":       {"model name\t:\nflags\t\t:\n", "", "", Machine{}},
		"no colon":       {"model name\nflags avx2\n", "MemTotal 5 kB\n", "madvise", Machine{}},
		"another unit":   {"", "MemTotal: 5 MB\nMemAvailable: 5\n", "", Machine{}},
		"not a number":   {"", "MemTotal: x kB\nMemAvailable: kB\n", "", Machine{}},
		"negative":       {"", "MemTotal: -5 kB\n", "", Machine{}},
		"too large":      {"", "MemTotal: 9223372036854775807 kB\nMemAvailable: 99999999999999999999 kB\n", "", Machine{}},
		"cut off":        {"model name\t: A", "MemTotal:", "always [mad", Machine{CPU: "A"}},
		"no end of line": {"", "MemTotal: 1 kB", "[never]", Machine{MemoryBytes: 1024, HugePages: "never"}},
	} {
		if got := ParseMachine(c.cpu, c.memory, c.pages); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func FuzzParseMachine(f *testing.F) {
	f.Add("model name\t: A\nflags : b\n", "MemTotal: 1 kB\n", "[never]")
	f.Fuzz(func(t *testing.T, cpu, memory, pages string) {
		m := ParseMachine(cpu, memory, pages)
		if m.MemoryBytes < 0 || m.AvailableBytes < 0 || strings.Contains(m.CPU, "\n") || m.Flags != nil && len(m.Flags) == 0 {
			t.Errorf("%+v", m)
		}
	})
}
