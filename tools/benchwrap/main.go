// Command benchwrap measures the wrap circuit and the Groth16 step: what the circuit consists of, and what compiling, loading
// its keys, solving, proving and verifying take, each in a fresh process. It fails when the circuit is not the golden one. It
// wants an idle machine, the circuit's keys and the operation list.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/measure"
)

// Exit codes.
const (
	exitOK          = 0
	exitFailed      = 1 // a run failed, or the circuit is not the golden one
	exitUsage       = 2
	exitInterrupted = 130
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if len(os.Args) > 1 {
		if child, known := children[os.Args[1]]; known {
			os.Exit(child(ctx, os.Args[2:]))
		}
	}
	os.Exit(command(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// options are the flags. Paths are as given.
type options struct {
	golden, operations, keys, witness, sp1, out string
	runs                                        int
	settle                                      time.Duration
}

func parse(args []string, progress io.Writer) (options, error) {
	var o options
	f := flag.NewFlagSet("benchwrap", flag.ContinueOnError)
	f.SetOutput(progress)
	f.StringVar(&o.golden, "golden", "circuits/testdata/golden.json", "the golden file")
	f.StringVar(&o.operations, "operations", "", "the operation list (bin/lemma keys operations)")
	f.StringVar(&o.keys, "keys", "", "the circuit's key folder (bin/lemma keys setup)")
	f.StringVar(&o.witness, "witness", "circuits/testdata/sp1-witness.json.gz", "a witness file of SP1, .gz or not")
	f.StringVar(&o.sp1, "sp1", "", "what sp1-circuit.sh printed")
	f.StringVar(&o.out, "out", "", "JSON file to write, anew after each run")
	f.IntVar(&o.runs, "runs", 5, "runs; 0 only compiles the circuit and compares it with the golden file")
	f.DurationVar(&o.settle, "settle", 0, "longest wait for an idle machine before the first run")
	if err := f.Parse(args); err != nil {
		return o, err
	}
	switch {
	case f.NArg() > 0:
		return o, fmt.Errorf("unknown argument %q", f.Arg(0))
	case o.operations == "":
		return o, errors.New("-operations is needed: the path that `bin/lemma keys operations` prints")
	case o.runs < 0:
		return o, errors.New("-runs: want 0 or more")
	case o.keys == "" && o.runs > 0:
		return o, errors.New("-keys is needed: the key folder that `bin/lemma keys show` prints")
	}
	return o, nil
}

// command is the program without the process around it; it answers the exit code.
func command(ctx context.Context, args []string, out, progress io.Writer) int {
	o, err := parse(args, progress)
	if errors.Is(err, flag.ErrHelp) {
		return exitOK
	}
	note := func(line string) { fmt.Fprintln(progress, line) }
	var r *report
	var l *lab
	if err == nil {
		r, err = begin(o)
	}
	if err == nil {
		l, err = newLab(o)
	}
	if err != nil {
		note("benchwrap: " + err.Error())
		return exitUsage
	}
	defer os.RemoveAll(l.dir)
	if o.runs == 0 {
		return r.check(ctx, l, note)
	}
	r.Machine = measure.ReadMachine(os.DirFS("/proc"), runtime.NumCPU())
	r.Machine.Load = measure.AwaitIdle(ctx, os.DirFS("/proc"), clock.System(), o.settle, note)
	note(r.Machine.String())
	if r.Machine.Load > measure.IdleLoad {
		r.warn(note, "the machine is not idle: its load average is %.2f, want at most %.1f", r.Machine.Load, measure.IdleLoad)
	}
	if err := r.measure(ctx, o, l.run, note); err != nil {
		note("benchwrap: " + err.Error())
		return exitFailed
	}
	fmt.Fprint(out, r.markdown())
	return r.verdict(ctx, note)
}

// check compares the circuit with the golden file.
func (r *report) check(ctx context.Context, l *lab, note func(string)) int {
	s, err := l.child(ctx, childCompile, l.operations)
	if err != nil {
		note("benchwrap: compile: " + err.Error())
		return exitFailed
	}
	r.Runs = []run{{Circuit: s.Circuit}}
	return r.verdict(ctx, note)
}

// measure makes the runs, but none after one that shows another circuit: its figures are of no use.
func (r *report) measure(ctx context.Context, o options, once func(context.Context, func(string)) run, note func(string)) error {
	for i := range o.runs {
		if ctx.Err() != nil {
			break
		}
		note(fmt.Sprintf("[%d/%d]", i+1, o.runs))
		run := once(ctx, note)
		r.Runs = append(r.Runs, run)
		if run.Error != "" {
			note("benchwrap: " + run.Error)
		}
		if err := r.save(o.out); err != nil {
			return err
		}
		if run.Circuit != nil && r.Golden.differs(*run.Circuit) != "" {
			break
		}
	}
	return nil
}

// verdict is the exit code, with its reason.
func (r *report) verdict(ctx context.Context, note func(string)) int {
	for _, run := range r.Runs {
		if run.Circuit == nil {
			continue
		}
		if why := r.Golden.differs(*run.Circuit); why != "" {
			note("benchwrap: " + why)
			return exitFailed
		}
	}
	switch {
	case ctx.Err() != nil:
		return exitInterrupted
	case len(whole(r.Runs)) < len(r.Runs):
		return exitFailed
	}
	return exitOK
}
