// Command benchnet measures what the network adds to a job: the same program and input once on the bare host and the Groth16 step,
// without chain, queue or store, and once as an order on a local network with everything real. Both have a fresh host that is
// ready before the clock starts. It wants an idle machine with room for one prover, bin/lemma, a host and the circuit's keys.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

// What the network may add: so many seconds, or this part of the whole.
const (
	maxOverheadSeconds = 5
	maxOverheadPart    = 0.02
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := command(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "benchnet:", err)
		os.Exit(1)
	}
}

// options are the flags.
type options struct {
	lemma, host, keys, cache, out string
	settle                        time.Duration
}

func command(ctx context.Context, args []string, out, progress io.Writer) error {
	var o options
	f := flag.NewFlagSet("benchnet", flag.ContinueOnError)
	f.SetOutput(progress)
	f.StringVar(&o.lemma, "lemma", "bin/lemma", "the lemma binary")
	f.StringVar(&o.host, "host", "bin/sp1-host", "the zkVM host")
	f.StringVar(&o.keys, "keys", "", "the circuit's key folder (bin/lemma keys show)")
	f.StringVar(&o.cache, "cache", "", "the host's cache folder (LEMMA_CACHE)")
	f.StringVar(&o.out, "out", "", "JSON file to write")
	f.DurationVar(&o.settle, "settle", 0, "longest wait for an idle machine before each of the two runs")
	if err := f.Parse(args); err != nil {
		return err
	}
	for _, p := range []*string{&o.lemma, &o.host, &o.keys, &o.cache} {
		if *p == "" {
			return errors.New("-keys and -cache are needed: see `make bench-net`")
		}
		path, err := filepath.EvalSymlinks(*p)
		if err == nil {
			path, err = filepath.Abs(path)
		}
		if err != nil {
			return err
		}
		*p = path
	}
	note := func(line string) { fmt.Fprintln(progress, "benchnet:", line) }
	r := report{Version: 1, Machine: measure.ReadMachine(os.DirFS("/proc"), runtime.NumCPU())}
	var err error
	for _, part := range []struct {
		name string
		run  func(context.Context, options, func(string)) (timing, error)
		to   *timing
	}{{"bare host", bare, &r.Bare}, {"network", network, &r.Network}} {
		measure.AwaitIdle(ctx, os.DirFS("/proc"), clock.System(), o.settle, note)
		note(part.name)
		if *part.to, err = part.run(ctx, o, note); err != nil {
			return fmt.Errorf("%s: %w", part.name, err)
		}
	}
	r.judge()
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	if o.out != "" {
		if err := os.WriteFile(o.out, append(text, '\n'), 0o644); err != nil {
			return err
		}
	}
	fmt.Fprint(out, r.markdown())
	if !r.Within {
		return fmt.Errorf("the network added %.1f s, more than %d s and more than %.0f %%", r.AddedSeconds, maxOverheadSeconds, 100*maxOverheadPart)
	}
	return nil
}

// timing is one run. Seconds are from the first request, or the client's call, to the verified proof, or the payment.
type timing struct {
	Seconds float64                 `json:"seconds"`
	Stages  map[proof.Stage]float64 `json:"stages"`                   // seconds of each stage as the host and the Groth16 step tell them
	Before  float64                 `json:"before_seconds,omitempty"` // of Seconds: the client's own run, upload and the open transaction
}

// inStages is the sum of all stages.
func (t timing) inStages() (sum float64) {
	for _, s := range t.Stages {
		sum += s
	}
	return sum
}

type report struct {
	Version       int             `json:"version"`
	Machine       measure.Machine `json:"machine"`
	Bare          timing          `json:"bare"`
	Network       timing          `json:"network"`
	AddedSeconds  float64         `json:"added_seconds"`          // network less bare, with what proving varies by
	OutsideStages float64         `json:"outside_stages_seconds"` // of the network's run: all time in which no stage ran
	Within        bool            `json:"within"`
}

// judge compares the two runs.
func (r *report) judge() {
	r.AddedSeconds = r.Network.Seconds - r.Bare.Seconds
	r.OutsideStages = r.Network.Seconds - r.Network.inStages()
	r.Within = r.AddedSeconds < maxOverheadSeconds || r.AddedSeconds < maxOverheadPart*r.Bare.Seconds
}

func (r report) markdown() string {
	return fmt.Sprintf(`%s

| | bare host | network |
|---|---:|---:|
| whole job, s | %.1f | %.1f |
| of it in stages, s | %.1f | %.1f |
| of it before the order was open, s | – | %.1f |

The network added %.1f s (%.1f %%); in its run %.1f s were outside of all stages.
`, r.Machine, r.Bare.Seconds, r.Network.Seconds, r.Bare.inStages(), r.Network.inStages(), r.Network.Before,
		r.AddedSeconds, 100*r.AddedSeconds/r.Bare.Seconds, r.OutsideStages)
}
