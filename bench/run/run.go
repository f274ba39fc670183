package run

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/bench/programs"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/proof"
)

// Config is one run of the suite.
type Config struct {
	Plan    bench.Plan
	ID      string        // of a new report: 32 random hex digits
	Resume  *bench.Report // what an earlier run of the same plan has, or nil
	Machine bench.Machine
	Prices  *bench.Prices
	Dir     string // for what is made on the way; nothing stays
	// Warnings are what was seen before the run and makes its figures worse, or less than they seem.
	Warnings []string
}

// Deps are what a run acts through.
type Deps struct {
	ZKVM   ZKVM
	Settle func(context.Context) (Settler, error) // called when a case goes on chain
	Meter  Meter
	Clock  clock.Clock
	Load   func() float64 // the machine's load average now
	Save   func(bench.Report) error
	Tell   func(Event)
}

// Event is what a person may want to see. Case is nil before the first.
type Event struct {
	Case        *bench.CaseID
	Repeat      int // from 1
	Done, Total int // repeats
	Progress    *Progress
	Sample      *bench.Sample
	Text        string // anything else
}

// runner is one run under way.
type runner struct {
	Deps
	cfg     Config
	report  bench.Report
	started bool // the zkVM is up
	light   bool
	settler Settler
	joules  float64 // of the meter when it was last read
	metered bool    // it could be read then
	set     map[string]bool
	event   Event // of what runs
}

// Run makes or completes a report. When ctx ends, or a save fails, it returns what it has with the error: the report can be resumed.
func Run(ctx context.Context, cfg Config, deps Deps) (bench.Report, error) {
	r := &runner{Deps: deps, cfg: cfg, set: map[string]bool{}}
	r.report = bench.Report{Schema: bench.Schema, ID: cfg.ID, Began: deps.Clock.Now().Unix(), Plan: cfg.Plan, Machine: cfg.Machine, Prices: cfg.Prices}
	err := r.run(ctx)
	if r.started {
		err = errors.Join(err, r.ZKVM.Close())
	}
	if r.settler != nil {
		err = errors.Join(err, r.settler.Close())
	}
	return r.report, err
}

func (r *runner) run(ctx context.Context) error {
	r.light = !r.cfg.Plan.Reaches(proof.StageCore)
	if err := r.start(ctx); err != nil {
		return err
	}
	if r.cfg.Resume != nil {
		if err := r.resume(*r.cfg.Resume); err != nil {
			return err
		}
	}
	for _, text := range r.cfg.Warnings {
		r.warn("%s", text)
	}
	r.event.Total = r.cfg.Plan.Runs * len(r.cfg.Plan.Cases)
	for n := range r.cfg.Plan.Runs { // one repeat of each case, then the next: what drifts, drifts for all
		for _, id := range r.cfg.Plan.Cases {
			r.event.Done++
			if c := r.find(id); c != nil && len(c.Repeats) > n {
				continue
			}
			if err := r.repeat(ctx, id, n); err != nil {
				return err
			}
			if err := r.Save(r.report); err != nil {
				return err
			}
		}
	}
	r.finish()
	return r.Save(r.report)
}

// start brings the zkVM up, anew if it was.
func (r *runner) start(ctx context.Context) error {
	if r.started {
		r.started = false
		if err := r.ZKVM.Close(); err != nil {
			r.warn("the zkVM host did not end well: %v", err)
		}
	}
	r.Tell(Event{Text: "starting the zkVM host"})
	s, err := r.ZKVM.Start(ctx, r.light)
	if err != nil {
		return err
	}
	r.started, r.set = true, map[string]bool{}
	r.report.ZKVM = r.ZKVM.Describe()
	r.report.Warm = append(r.report.Warm, s)
	r.Tell(Event{Sample: &s})
	return nil
}

func (r *runner) resume(old bench.Report) error {
	if err := old.Check(); err != nil {
		return err
	}
	if err := same(old, r.report); err != nil {
		return err
	}
	warm := r.report.Warm
	r.report = old
	r.report.Ended = 0
	r.report.Warm = append(r.report.Warm, warm...)
	r.warn("the run was interrupted and went on at %d (Unix seconds)", r.Clock.Now().Unix())
	return nil
}

func (r *runner) finish() {
	r.report.Ended = r.Clock.Now().Unix()
	for i := range r.report.Cases {
		c := &r.report.Cases[i]
		if len(c.Good()) == 0 && len(c.Repeats) > 0 {
			c.NotReached = c.Repeats[len(c.Repeats)-1].Error
		}
	}
}

func (r *runner) warn(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	r.Tell(Event{Text: text})
	if len(r.report.Warnings) < bench.MaxWarnings && !slices.Contains(r.report.Warnings, text) {
		r.report.Warnings = append(r.report.Warnings, text[:min(len(text), bench.MaxTextBytes)])
	}
}

func (r *runner) find(id bench.CaseID) *bench.Case {
	for i := range r.report.Cases {
		if r.report.Cases[i].CaseID == id {
			return &r.report.Cases[i]
		}
	}
	return nil
}

// repeat runs a case once and notes it, whatever came of it. An error is of ctx, or of the suite itself.
func (r *runner) repeat(ctx context.Context, id bench.CaseID, n int) error {
	work, err := os.MkdirTemp(r.cfg.Dir, "case-*")
	if err != nil {
		return proof.Errorf(proof.Retry, "bench-folder", "bench: %w", err)
	}
	defer os.RemoveAll(work)
	w, err := prepare(id, r.cfg.Plan.Seed, work)
	if err != nil {
		return err
	}
	c := r.find(id)
	if c == nil {
		r.report.Cases = append(r.report.Cases, w.facts)
		c = &r.report.Cases[len(r.report.Cases)-1]
	}
	r.event.Case, r.event.Repeat = &id, n+1
	one := bench.Repeat{Began: r.Clock.Now().Unix(), Load: r.Load()}
	err = r.once(ctx, c, w, &one)
	if ctx.Err() != nil {
		return proof.Errorf(proof.Retry, "cancelled", "bench: interrupted; what is whole is kept: %w", context.Cause(ctx))
	}
	if err != nil {
		one.Error = fmt.Sprintf("%s: %v", proof.CodeOf(err), err)
		one.Error = one.Error[:min(len(one.Error), bench.MaxTextBytes)]
		r.tell(Event{Text: "failed: " + one.Error})
	}
	c.Repeats = append(c.Repeats, one)
	if err != nil {
		return r.start(ctx) // whatever state it is in, the next case does not see it
	}
	return nil
}

// work is a case ready to run.
type work struct {
	prog    programs.Program
	job     Job
	input   []byte
	journal []byte
	facts   bench.Case
}

func prepare(id bench.CaseID, seed uint64, dir string) (w work, err error) {
	if w.prog, err = programs.Lookup(id.Program); err != nil {
		return w, err
	}
	elf, err := w.prog.ELF(id.Variant)
	if err != nil {
		return w, err
	}
	w.input = w.prog.Input(id.Size, seed)
	w.journal = w.prog.Journal(w.input)
	w.job = Job{ELF: filepath.Join(dir, "program.elf"), Input: filepath.Join(dir, "input.bin"), Dir: dir, MaxCycles: proof.MaxCycles}
	for path, b := range map[string][]byte{w.job.ELF: elf, w.job.Input: w.input} {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			return w, proof.Errorf(proof.Retry, "bench-folder", "bench: %w", err)
		}
	}
	w.facts = bench.Case{CaseID: id, ELF: proof.Sum(elf), Input: proof.Sum(w.input), Journal: proof.Sum(w.journal), ELFBytes: int64(len(elf)),
		InputBytes: int64(len(w.input)), JournalBytes: int64(len(w.journal))}
	return w, nil
}

// once is one repeat.
func (r *runner) once(ctx context.Context, c *bench.Case, w work, one *bench.Repeat) error {
	add := func(s bench.Sample) {
		if joules, ok := r.energy(); ok {
			s.Joules = joules
		}
		one.Samples = append(one.Samples, s)
		r.tell(Event{Sample: &s})
	}
	tell := func(p Progress) { r.tell(Event{Progress: &p}) }
	add(r.native(w))
	r.energy()
	id, s, err := r.ZKVM.Setup(ctx, w.job)
	if err != nil {
		return err
	}
	if c.ProgramID = id; !r.set[w.facts.ELF.String()] { // later ones find the keys made
		r.set[w.facts.ELF.String()] = true
		add(s)
	}
	r.energy()
	done, s, err := r.ZKVM.Execute(ctx, w.job)
	if err != nil {
		return err
	}
	add(s)
	if !bytes.Equal(done.Journal, w.journal) {
		return proof.Errorf(proof.Bug, "journal-differs", "%s: the guest's journal is not that of the native computation", c.Work())
	}
	c.Cycles, c.ProverGas = done.Cycles, done.ProverGas
	if !c.Reaches(proof.StageCore) {
		return nil
	}
	to := c.Mode
	if c.Reaches(proof.StageWrap) {
		to = proof.StageWrap
	}
	r.energy()
	if err := r.ZKVM.Prove(ctx, w.job, to, tell, add); err != nil || !c.Reaches(proof.StageGroth16) {
		return err
	}
	return r.settle(ctx, *c, w, tell, add)
}

// settle makes the Groth16 proof, and has it paid when the case goes that far.
func (r *runner) settle(ctx context.Context, c bench.Case, w work, tell func(Progress), add func(bench.Sample)) error {
	claim := proof.Claim{ProgramID: c.ProgramID, JournalDigest: proof.Sum(w.journal), Context: noContext()}
	var order Order
	if c.Reaches(bench.StageOnChain) {
		if r.settler == nil {
			r.tell(Event{Text: "starting a local chain with the contracts"})
			settler, err := r.Deps.Settle(ctx)
			if err != nil {
				return err
			}
			r.settler = settler
		}
		var err error
		if order, err = r.settler.Open(ctx, c, w.journal); err != nil {
			return err
		}
		claim.Context = order.Context
	}
	r.energy()
	wire, err := r.ZKVM.Groth16(ctx, w.job, claim, tell, add)
	if err != nil || order.Context == nil {
		return err
	}
	r.energy()
	s, err := r.settler.Fulfil(ctx, order, w.journal, wire)
	if err == nil {
		s.Gas.Open, s.Gas.Lock = order.Gas.Open, order.Gas.Lock
		add(s)
	}
	return err
}

// energy is what was used since it was last called.
func (r *runner) energy() (joules float64, ok bool) {
	now, read := r.Meter.Read()
	joules, ok = now-r.joules, read && r.metered && now > r.joules
	r.joules, r.metered = now, read
	return joules, ok
}

// tell fills in where the run stands.
func (r *runner) tell(e Event) {
	e.Case, e.Repeat, e.Done, e.Total = r.event.Case, r.event.Repeat, r.event.Done, r.event.Total
	r.Tell(e)
}

// A native computation is repeated until it took nativeSeconds, at most nativeTimes: one may be too short for a clock.
const (
	nativeSeconds = 0.02
	nativeTimes   = 10_000
)

func (r *runner) native(w work) bench.Sample {
	r.energy()
	began, times := r.Clock.Now(), 0
	for times < nativeTimes {
		w.prog.Journal(w.input)
		if times++; r.Clock.Now().Sub(began).Seconds() >= nativeSeconds {
			break
		}
	}
	return bench.Sample{Stage: bench.StageNative, Seconds: r.Clock.Now().Sub(began).Seconds() / float64(times)}
}
