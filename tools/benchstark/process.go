package main

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/internal/procfs"
)

const sampleInterval = 200 * time.Millisecond

// ticksPerSecond is the unit of the kernel's CPU times, the same on every architecture we build for.
const ticksPerSecond = 100

// stat is what we need of /proc/PID/stat.
type stat struct {
	parent     int
	zombie     bool
	cpuSeconds float64 // with the children that were waited for: the host executes guests in a child
}

// parseStat reads a line of /proc/PID/stat. The program's name is in brackets and may hold anything, brackets too.
func parseStat(line string) (stat, error) {
	end := strings.LastIndexByte(line, ')')
	if end < 0 {
		return stat{}, fmt.Errorf("no program name in %q", line)
	}
	fields := strings.Fields(line[end+1:]) // from the third field on, the state
	if len(fields) < 15 {
		return stat{}, fmt.Errorf("%d fields after the program name, want at least 15", len(fields))
	}
	parent, err := strconv.Atoi(fields[1])
	if err != nil {
		return stat{}, err
	}
	var ticks uint64
	for _, f := range fields[11:15] { // utime, stime, cutime, cstime
		n, err := strconv.ParseUint(f, 10, 63)
		if err != nil {
			return stat{}, err
		}
		ticks += n
	}
	return stat{parent: parent, zombie: fields[0] == "Z", cpuSeconds: float64(ticks) / ticksPerSecond}, nil
}

// onlyChild is the process id of the one child that parent has. The host's client does not tell it.
func onlyChild(proc fs.FS, parent int) (int, error) {
	entries, err := fs.ReadDir(proc, ".")
	if err != nil {
		return 0, err
	}
	var children []int
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		if s, err := parseStat(measure.Text(proc, e.Name()+"/stat")); err == nil && s.parent == parent && !s.zombie {
			children = append(children, pid)
		}
	}
	if len(children) != 1 {
		return 0, fmt.Errorf("%d child processes, want the host alone", len(children))
	}
	return children[0], nil
}

// usage is what a process has used so far.
type usage struct {
	peakBytes  int64
	cpuSeconds float64
}

// sample reads one process. The kernel's own mark of the highest memory is read beside the present one: it sees what
// happens between two samples, but the host sets it back at each stage.
func (u *usage) sample(proc fs.FS, pid int) {
	status := measure.Text(proc, fmt.Sprintf("%d/status", pid))
	resident, _ := procfs.Bytes(status, "VmRSS")
	highest, _ := procfs.Bytes(status, "VmHWM")
	u.peakBytes = max(u.peakBytes, resident, highest)
	if s, err := parseStat(measure.Text(proc, fmt.Sprintf("%d/stat", pid))); err == nil {
		u.cpuSeconds = max(u.cpuSeconds, s.cpuSeconds)
	}
}

// watcher samples a process until it is stopped.
type watcher struct {
	stop chan struct{}
	done chan usage
}

func watch(c clock.Clock, proc fs.FS, pid int) *watcher {
	w := &watcher{stop: make(chan struct{}), done: make(chan usage, 1)}
	go func() {
		var u usage
		for {
			u.sample(proc, pid)
			select {
			case <-c.After(sampleInterval):
			case <-w.stop:
				u.sample(proc, pid)
				w.done <- u
				return
			}
		}
	}()
	return w
}

// end takes a last sample; call it once, while the process still lives.
func (w *watcher) end() usage {
	close(w.stop)
	return <-w.done
}
