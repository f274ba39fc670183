// Command benchmatch measures the matching engine: a market of provers with varied facts that finish jobs in simulated time, a
// stream of orders that keeps a number of them open, and the real time that the engine takes for each event.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/measure"
)

// AimP99Seconds is what the slowest hundredth of the matches at 10,000 open orders must stay below.
const AimP99Seconds = 0.25

func main() { os.Exit(command(os.Args[1:], os.Stdout, os.Stderr, clock.System())) }

func command(args []string, table, progress io.Writer, clk clock.Clock) int {
	f := flag.NewFlagSet("benchmatch", flag.ContinueOnError)
	f.SetOutput(progress)
	orders := f.String("orders", "1000,10000,100000", "open orders, one run each")
	provers := f.Int("provers", 1000, "provers")
	matches := f.Int("matches", 20000, "matches of each run, after the first burst")
	seed := f.Uint64("seed", 1, "of the market")
	out := f.String("out", "", "JSON file to write")
	if f.Parse(args) != nil {
		return 2
	}
	r := report{Machine: measure.ReadMachine(os.DirFS("/proc"), runtime.NumCPU()), Go: runtime.Version(), Provers: *provers, Seed: *seed}
	for _, text := range strings.Split(*orders, ",") {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || *provers < 1 || *matches < 1 {
			fmt.Fprintf(progress, "benchmatch: orders %q, provers %d, matches %d: want numbers of at least 1\n", text, *provers, *matches)
			return 2
		}
		fmt.Fprintf(progress, "benchmatch: %d open orders, %d provers, %d matches\n", n, *provers, *matches)
		r.Runs = append(r.Runs, measureRun(n, *provers, *matches, *seed, clk))
	}
	r.write(table)
	if *out != "" {
		b, err := json.MarshalIndent(r, "", "  ")
		if err == nil {
			err = os.WriteFile(*out, append(b, '\n'), 0o644)
		}
		if err != nil {
			fmt.Fprintln(progress, "benchmatch:", err)
			return 1
		}
	}
	if !r.good(progress) {
		return 1
	}
	return 0
}

// measureRun is one run with its memory.
func measureRun(orders, provers, matches int, seed uint64, clk clock.Clock) run {
	before := heapBytes()
	m := newMarket(orders, provers, seed, clk)
	m.burst()
	m.stream(matches)
	r := m.run()
	r.HeapBytes = int64(heapBytes()) - int64(before)
	runtime.KeepAlive(m)
	return r
}

func heapBytes() uint64 {
	runtime.GC()
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	return s.HeapAlloc
}
