// Command sim runs the network's simulation under many seeds, and prints the first seed that breaks a promise with what happened
// before. The same seed gives the same run: -seed k plays it again, with all of its trace with -whole.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/lemma-network/lemma/internal/sim"
)

func main() {
	seeds := flag.Uint64("seeds", 1000, "how many seeds to run, from -from on")
	from := flag.Uint64("from", 1, "the first seed")
	seed := flag.Uint64("seed", 0, "run this one seed and print its trace")
	whole := flag.Bool("whole", false, "with -seed: print the whole trace")
	workers := flag.Int("workers", runtime.NumCPU(), "seeds at once")
	flag.Parse()
	debug.SetGCPercent(400) // a run lives for milliseconds
	if *seed != 0 {
		if !play(*seed, *whole) {
			os.Exit(1)
		}
		return
	}
	if failed := sweep(*from, *seeds, *workers); failed != 0 {
		play(failed, false)
		fmt.Printf("play it again: make sim SEED=%d\n", failed)
		os.Exit(1)
	}
}

// play runs one seed and prints what happened last.
func play(seed uint64, whole bool) bool {
	stats, failure := sim.Run(seed, sim.Options{Trace: true, Whole: whole || os.Getenv("WHOLE") != ""})
	if failure == nil {
		fmt.Printf("seed %d holds every promise: %+v\n", seed, stats)
		return true
	}
	for _, line := range failure.Trace {
		fmt.Println(line)
	}
	fmt.Println(failure)
	return false
}

// sweep runs many seeds and gives the lowest that failed, 0 when none did.
func sweep(from, seeds uint64, workers int) (failed uint64) {
	var next, worst atomic.Uint64
	next.Store(from)
	var mu sync.Mutex
	var total sim.Stats
	var wg sync.WaitGroup
	start := time.Now()
	for range workers {
		wg.Go(func() {
			for worst.Load() == 0 {
				k := next.Add(1) - 1
				if k >= from+seeds {
					return
				}
				stats, failure := sim.Run(k, sim.Options{})
				mu.Lock()
				total.Add(stats)
				if failure != nil && (worst.Load() == 0 || k < worst.Load()) {
					worst.Store(k)
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	ran := min(next.Load(), from+seeds) - from
	took := time.Since(start)
	fmt.Printf("%d seeds in %.1f s: %.0f seeds/s, %.0f steps/s; %+v\n", ran, took.Seconds(), float64(ran)/took.Seconds(), float64(total.Steps)/took.Seconds(), total)
	return worst.Load()
}
