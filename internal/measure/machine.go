package measure

import (
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/procfs"
)

// IdleLoad is the highest load average of a machine that we call idle.
const IdleLoad = 0.5

const idlePoll = 5 * time.Second

// Machine is where the figures come from. Memory is in bytes; an unknown number is 0.
type Machine struct {
	CPU    string  `json:"cpu"`
	Cores  int     `json:"cores"`
	Memory int64   `json:"memory_bytes"`
	Load   float64 `json:"load_average"` // of the last minute, before the first run
}

// ReadMachine reads proc, the folder of the kernel's process files.
func ReadMachine(proc fs.FS, cores int) Machine {
	memory, _ := procfs.Bytes(Text(proc, "meminfo"), "MemTotal")
	return Machine{
		CPU: cpuModel(Text(proc, "cpuinfo")), Cores: cores, Memory: memory, Load: loadAverage(Text(proc, "loadavg")),
	}
}

func (m Machine) String() string {
	return fmt.Sprintf("%s, %d cores, %.1f GB of memory, load average %.2f", m.CPU, m.Cores, Gigabytes(m.Memory), m.Load)
}

// Text is a file of proc, empty when it cannot be read: what it would say is unknown.
func Text(proc fs.FS, name string) string {
	b, _ := fs.ReadFile(proc, name)
	return string(b)
}

// Gigabytes are 10^9 bytes.
func Gigabytes(bytes int64) float64 { return float64(bytes) / 1e9 }

// cpuModel is the processor's name; the kernel gives none on some arm64 machines.
func cpuModel(cpuinfo string) string {
	if name := procfs.Field(cpuinfo, "model name"); name != "" {
		return name
	}
	return "unknown CPU"
}

func loadAverage(loadavg string) float64 {
	first, _, _ := strings.Cut(loadavg, " ")
	load, err := strconv.ParseFloat(first, 64)
	if err != nil || !(load >= 0) {
		return 0
	}
	return load
}

// AwaitIdle waits at most limit for the load average to fall, for what was built before shows in it for minutes. It
// answers the last load average seen.
func AwaitIdle(ctx context.Context, proc fs.FS, c clock.Clock, limit time.Duration, note func(string)) float64 {
	end := c.Now().Add(limit)
	for told := false; ; told = true {
		load := loadAverage(Text(proc, "loadavg"))
		if load <= IdleLoad || !c.Now().Before(end) {
			return load
		}
		if !told {
			note(fmt.Sprintf("waiting at most %v for the machine to be idle (load average %.2f)", limit, load))
		}
		select {
		case <-c.After(idlePoll):
		case <-ctx.Done():
			return load
		}
	}
}
