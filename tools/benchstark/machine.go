package main

import (
	"context"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/lemma-network/lemma/internal/procfs"
)

// idleLoad is the highest load average of a machine that we call idle.
const idleLoad = 0.5

const idlePoll = 5 * time.Second

// machine is where the figures come from. Memory is in bytes; an unknown number is 0.
type machine struct {
	CPU    string  `json:"cpu"`
	Cores  int     `json:"cores"`
	Memory int64   `json:"memory_bytes"`
	Load   float64 `json:"load_average"` // of the last minute, before the first run
}

// readMachine reads proc, the folder of the kernel's process files.
func readMachine(proc fs.FS, cores int) machine {
	memory, _ := procfs.Bytes(text(proc, "meminfo"), "MemTotal")
	return machine{
		CPU: cpuModel(text(proc, "cpuinfo")), Cores: cores, Memory: memory, Load: loadAverage(text(proc, "loadavg")),
	}
}

func (m machine) String() string {
	return fmt.Sprintf("%s, %d cores, %.1f GB of memory, load average %.2f", m.CPU, m.Cores, gigabytes(m.Memory), m.Load)
}

func text(proc fs.FS, name string) string {
	b, _ := fs.ReadFile(proc, name) // what cannot be read is unknown
	return string(b)
}

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

// awaitIdle waits at most limit for the load average to fall, for what built the hosts shows in it for minutes. It
// answers the last load average seen.
func (l *lab) awaitIdle(ctx context.Context, limit time.Duration) float64 {
	end := l.clock.Now().Add(limit)
	for told := false; ; told = true {
		load := loadAverage(text(l.proc, "loadavg"))
		if load <= idleLoad || !l.clock.Now().Before(end) {
			return load
		}
		if !told {
			l.note(fmt.Sprintf("waiting at most %v for the machine to be idle (load average %.2f)", limit, load))
		}
		select {
		case <-l.clock.After(idlePoll):
		case <-ctx.Done():
			return load
		}
	}
}
