// Command benchstark measures the STARK side of one job, everything before the Groth16 step, with one or two host
// binaries, and prints one table: the vendor's field crate against ours. It wants an idle machine.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/measure"
)

// Exit codes.
const (
	exitOK          = 0
	exitFailed      = 1 // a run failed, or a receipt was refused
	exitUsage       = 2
	exitInterrupted = 130
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(command(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// options are the flags.
type options struct {
	ours, vendor, program, input, out, micro, keep string
	runs, vendorRuns                               int
	limit, settle                                  time.Duration
}

func parse(args []string, progress io.Writer) (options, error) {
	var o options
	f := flag.NewFlagSet("benchstark", flag.ContinueOnError)
	f.SetOutput(progress)
	f.StringVar(&o.ours, "ours", "", "path of our host")
	f.StringVar(&o.vendor, "vendor", "", "path of the host without our crates; it also verifies our receipts")
	f.IntVar(&o.runs, "runs", 3, "proofs with our host")
	f.IntVar(&o.vendorRuns, "vendor-runs", -1, "proofs with the vendor's host; 0 leaves it the verifying only (default: as -runs)")
	f.StringVar(&o.program, "program", "zkvm-host/guests/elf/solvency.elf", "the guest")
	f.StringVar(&o.input, "input", "", "the guest's input file (default for solvency: the demo's input)")
	f.StringVar(&o.out, "out", "", "JSON file to write, anew after each run")
	f.StringVar(&o.micro, "micro", "", "JSON file with the time of one permutation, as the bench example of zkvm-host/bn254 prints it")
	f.StringVar(&o.keep, "keep", "", "folder in which our newest wrap.receipt, its journal.bin and program.elf are kept")
	f.DurationVar(&o.limit, "limit", time.Hour, "longest time of one proof")
	f.DurationVar(&o.settle, "settle", 0, "longest wait for an idle machine before the first run")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	if o.vendorRuns < 0 {
		o.vendorRuns = o.runs
	}
	if o.vendor == "" {
		o.vendorRuns = 0
	}
	switch {
	case f.NArg() > 0:
		return o, fmt.Errorf("unknown argument %q", f.Arg(0))
	case o.ours == "":
		return o, errors.New("-ours is needed: the path of sp1-host")
	case o.runs < 0 || o.runs+o.vendorRuns == 0:
		return o, errors.New("-runs: want 1 or more")
	}
	return o, nil
}

// command is the program without the process around it; it answers the exit code.
func command(ctx context.Context, args []string, out, progress io.Writer) int {
	o, err := parse(args, progress)
	if errors.Is(err, flag.ErrHelp) {
		return exitOK
	}
	var b *bench
	if err == nil {
		b, err = prepare(o, progress)
	}
	if err != nil {
		fmt.Fprintln(progress, "benchstark:", err)
		return exitUsage
	}
	defer os.RemoveAll(b.lab.dir)
	failed := b.run(ctx, plan(o.runs, o.vendorRuns))
	fmt.Fprint(out, b.report.markdown())
	if err := b.save(); err != nil {
		fmt.Fprintln(progress, "benchstark:", err)
		return exitFailed
	}
	switch {
	case ctx.Err() != nil:
		return exitInterrupted
	case failed:
		return exitFailed
	}
	return exitOK
}

// bench is one measurement under way.
type bench struct {
	lab    *lab
	hosts  map[string]string // paths by contender
	settle time.Duration
	out    string
	report report
}

func prepare(o options, progress io.Writer) (*bench, error) {
	b := &bench{hosts: map[string]string{}, settle: o.settle, out: o.out, report: report{Version: reportVersion}}
	for name, path := range map[string]string{ours: o.ours, vendor: o.vendor} {
		if path == "" {
			continue
		}
		absolute, err := filepath.Abs(path)
		if err != nil {
			return nil, err
		}
		b.hosts[name] = absolute
	}
	if o.micro != "" {
		text, err := os.ReadFile(o.micro)
		if err != nil {
			return nil, err
		}
		if b.report.Micro, err = parseMicro(text); err != nil {
			return nil, fmt.Errorf("%s: %w", o.micro, err)
		}
	}
	work, err := loadJob(o.program, o.input)
	if err != nil {
		return nil, err
	}
	b.report.Program, b.report.Input = work.digests()
	dir, err := os.MkdirTemp("", "lemma-benchstark-*")
	if err != nil {
		return nil, err
	}
	b.lab = &lab{
		proc: os.DirFS("/proc"), clock: clock.System(), env: hostEnvironment(os.Environ()), dir: dir, keep: o.keep,
		limit: o.limit, poll: defaultPoll, note: func(line string) { fmt.Fprintln(progress, line) },
	}
	if err := b.lab.store(work); err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	b.report.Environment = append([]string{}, host.Overrides(b.lab.env)...) // they belong to the figures
	return b, nil
}

// run makes the planned runs and reports whether one failed. The end of ctx ends it early.
func (b *bench) run(ctx context.Context, plan []turn) (failed bool) {
	note := b.lab.note
	b.report.Machine = measure.ReadMachine(b.lab.proc, runtime.NumCPU())
	note(b.report.Machine.String())
	load := measure.AwaitIdle(ctx, b.lab.proc, b.lab.clock, b.settle, note)
	b.report.Machine.Load = load
	if load > measure.IdleLoad {
		b.report.warn(note, "the machine is not idle: its load average is %.2f, want at most %.1f", load, measure.IdleLoad)
	}
	for i, t := range plan {
		if ctx.Err() != nil {
			break
		}
		note(fmt.Sprintf("[%d/%d] %s, run %d", i+1, len(plan), t.host, t.number))
		r := b.lab.measure(ctx, t, b.hosts)
		b.report.Runs = append(b.report.Runs, r)
		note(r.String())
		failed = failed || r.Error != ""
		if err := b.save(); err != nil {
			note("benchstark: " + err.Error())
			failed = true
		}
	}
	if ctx.Err() != nil {
		b.report.warn(note, "interrupted: %d of %d runs are whole", len(whole(b.report.Runs)), len(plan))
	}
	return failed
}

// save writes the JSON report, if one is wanted.
func (b *bench) save() error {
	if b.out == "" {
		return nil
	}
	text, err := b.report.json()
	if err != nil {
		return err
	}
	return os.WriteFile(b.out, text, 0o644)
}

// hostEnvironment is what of our environment the host gets: its own settings and where it may keep things, so that
// nothing else can change the figures.
func hostEnvironment(environ []string) []string {
	kept := host.Overrides(environ)
	for _, pair := range environ {
		switch name, _, _ := strings.Cut(pair, "="); name {
		case "LEMMA_CACHE", "HOME", "XDG_CACHE_HOME", "TMPDIR":
			kept = append(kept, pair)
		}
	}
	return kept
}
