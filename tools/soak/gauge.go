package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// sample is how things stood at one moment, and how long the jobs paid since the one before took.
type sample struct {
	Seconds    float64            `json:"seconds"` // since the start
	Paid       int                `json:"paid"`
	P50        float64            `json:"p50"`
	P99        float64            `json:"p99"`
	Quantities map[string]float64 `json:"quantities"`
}

// gauge takes samples. mu guards paid and recent.
type gauge struct {
	n     *network
	every time.Duration
	heap  []heapProfile // still to be written
	began time.Time

	mu      sync.Mutex
	paid    int
	recent  []float64
	all     []float64
	samples []sample // run alone writes them
}

func newGauge(n *network, o options) *gauge {
	// Room for all, so that the gauge itself does not grow.
	g := &gauge{n: n, every: o.every, began: time.Now(), recent: make([]float64, 0, 4096), all: make([]float64, 0, o.jobs), samples: make([]sample, 0, 4096)}
	n.onPaid = g.note
	if o.heap {
		g.heap = []heapProfile{{o.jobs * 15 / 100, filepath.Join(o.out, "heap-15.pprof")}, {o.jobs * 95 / 100, filepath.Join(o.out, "heap-95.pprof")}}
	}
	return g
}

// heapProfile is to be written once so many jobs are paid.
type heapProfile struct {
	paid int
	path string
}

func (p heapProfile) write() error {
	if err := os.MkdirAll(filepath.Dir(p.path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(p.path)
	if err != nil {
		return err
	}
	return errors.Join(pprof.WriteHeapProfile(f), f.Close())
}

func (g *gauge) note(seconds float64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.paid++
	g.recent = append(g.recent, seconds)
	g.all = append(g.all, seconds)
}

func (g *gauge) run(ctx context.Context) {
	tick := time.NewTicker(g.every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			s := g.take(ctx)
			g.samples = append(g.samples, s)
			fmt.Fprintf(os.Stderr, "%6.0f s  paid %d  p50 %.2f p99 %.2f  %s\n", s.Seconds, s.Paid, s.P50, s.P99, line(s.Quantities))
			if len(g.heap) > 0 && s.Paid >= g.heap[0].paid {
				if err := g.heap[0].write(); err != nil {
					g.n.log.Warn("heap profile", "error", err)
				}
				g.heap = g.heap[1:]
			}
		}
	}
}

func line(q map[string]float64) string {
	var out []string
	for name, v := range q {
		out = append(out, fmt.Sprintf("%s=%.6g", name, v))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// take measures. Memory is looked at after a collection that gave back what was free.
func (g *gauge) take(ctx context.Context) sample {
	g.mu.Lock()
	s := sample{Seconds: time.Since(g.began).Seconds(), Paid: g.paid, P50: quantile(g.recent, 0.5), P99: quantile(g.recent, 0.99), Quantities: map[string]float64{}}
	g.recent = g.recent[:0]
	g.mu.Unlock()
	q := s.Quantities
	for name, folder := range g.n.folders {
		q["disk "+name] = diskBytes(folder)
	}
	children(q)
	q["files"] = entries("/proc/self/fd")
	q["goroutines"] = float64(runtime.NumGoroutine())
	for name, query := range map[string]string{keptOrders: "SELECT count(*) FROM jobs", "kept names": "SELECT count(*) FROM named"} {
		var n int64
		if err := g.n.db.QueryRowContext(ctx, query).Scan(&n); err == nil {
			q[name] = float64(n)
		}
	}
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	q["heap"] = float64(m.HeapAlloc)
	q["memory"] = statusBytes("self", "VmRSS:")
	return s
}

func quantile(list []float64, part float64) float64 {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	return sorted[min(int(part*float64(len(sorted))), len(sorted)-1)]
}

// diskBytes is what a folder's files take up. Files may come and go meanwhile.
func diskBytes(folder string) (total float64) {
	_ = filepath.WalkDir(folder, func(_ string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil //nolint:nilerr // what is gone takes up nothing
		}
		if info, err := d.Info(); err == nil {
			if st, is := info.Sys().(*syscall.Stat_t); is {
				total += float64(st.Blocks * 512)
			}
		}
		return nil
	})
	return total
}

func entries(folder string) float64 {
	list, _ := os.ReadDir(folder)
	return float64(len(list))
}

// children counts this process's children, their memory and their files.
func children(q map[string]float64) {
	self := strconv.Itoa(os.Getpid())
	list, _ := os.ReadDir("/proc")
	q["children"], q["memory of children"], q["files of children"] = 0, 0, 0
	for _, e := range list {
		if _, err := strconv.Atoi(e.Name()); err != nil || field(e.Name(), "PPid:") != self {
			continue
		}
		q["children"]++
		q["memory of children"] += statusBytes(e.Name(), "VmRSS:")
		q["files of children"] += entries("/proc/" + e.Name() + "/fd")
	}
}

func field(pid, name string) string {
	b, _ := os.ReadFile("/proc/" + pid + "/status")
	for line := range strings.Lines(string(b)) {
		if words := strings.Fields(line); len(words) > 1 && words[0] == name {
			return words[1]
		}
	}
	return ""
}

func statusBytes(pid, name string) float64 {
	kb, _ := strconv.ParseFloat(field(pid, name), 64)
	return kb * 1024
}
