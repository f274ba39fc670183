package run

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/internal/procfs"
)

// features are the processor's that matter to proving.
var features = []string{"aes", "avx2", "avx512f", "avx512ifma", "avx512vl", "bmi2", "adx", "sha_ni", "neon", "asimd", "sve"}

// Fingerprint reads the machine below proc, the kernel's folder of process files. cores are those that this process may use, goVersion and
// lemma the versions of what measures, system the kind of operating system.
func Fingerprint(proc fs.FS, cores int, system, goVersion, lemma string) bench.Machine {
	m := measure.ReadMachine(proc, cores)
	out := bench.Machine{CPU: m.CPU, Cores: cores, MemoryBytes: m.Memory, Load: m.Load, OS: system, Lemma: lemma, Go: goVersion,
		Kernel: strings.TrimSpace(measure.Text(proc, "sys/kernel/osrelease"))}
	cpu := measure.Text(proc, "cpuinfo")
	flags := strings.Fields(procfs.Field(cpu, "flags") + " " + procfs.Field(cpu, "Features"))
	for _, f := range features {
		if slices.Contains(flags, f) {
			out.Features = append(out.Features, f)
		}
	}
	return out
}
