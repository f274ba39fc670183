package run

import (
	"context"
	"errors"
	"math/big"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/bench/programs"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/proof"
)

// fake is a zkVM that does the computation natively and proves nothing.
type fake struct {
	t        *testing.T
	starts   []bool // light, of each
	up       bool
	proofs   int
	fails    map[int]error // by the number of the proof
	wrong    bool          // it gives another journal
	onProof  func(n int)
	contexts []*big.Int
	stages   []proof.Stage
}

func (f *fake) Start(_ context.Context, light bool) (bench.Sample, error) {
	if f.up {
		f.t.Error("two zkVMs at once")
	}
	f.up, f.starts = true, append(f.starts, light)
	return bench.Sample{Stage: bench.StageStart, Seconds: 1}, nil
}

func (f *fake) Describe() bench.ZKVM { return bench.ZKVM{Name: "fake", Version: "1", HostSHA256: "aa"} }

func (f *fake) Setup(_ context.Context, j Job) (proof.Digest, bench.Sample, error) {
	b, err := os.ReadFile(j.ELF)
	return proof.Sum(b), bench.Sample{Stage: bench.StageSetup, Seconds: 2}, err
}

func (f *fake) Execute(_ context.Context, j Job) (Executed, bench.Sample, error) {
	input, err := os.ReadFile(j.Input)
	p, _ := programs.Lookup("fibonacci")
	journal := p.Journal(input)
	if f.wrong {
		journal[3] ^= 1
	}
	return Executed{Cycles: 1000, ProverGas: 2000, Journal: journal}, bench.Sample{Stage: proof.StageExecute, Seconds: 3}, err
}

func (f *fake) Prove(ctx context.Context, _ Job, to proof.Stage, tell func(Progress), done func(bench.Sample)) error {
	if f.starts[len(f.starts)-1] {
		f.t.Error("a light zkVM was asked to prove")
	}
	f.proofs++
	if f.onProof != nil {
		f.onProof(f.proofs)
	}
	for _, stage := range []proof.Stage{proof.StageCore, proof.StageCompressed, proof.StageShrink, proof.StageWrap} {
		if err := errors.Join(ctx.Err(), f.fails[f.proofs]); err != nil {
			return err
		}
		tell(Progress{Stage: stage, Seconds: 1})
		done(bench.Sample{Stage: stage, Seconds: 4, PeakBytes: 5})
		f.stages = append(f.stages, stage)
		if stage == to {
			break
		}
	}
	return nil
}

func (f *fake) Groth16(_ context.Context, _ Job, c proof.Claim, _ func(Progress), done func(bench.Sample)) ([]byte, error) {
	f.contexts = append(f.contexts, c.Context)
	done(bench.Sample{Stage: proof.StageGroth16, Seconds: 6})
	return []byte("proof"), nil
}

func (f *fake) Close() error { f.up = false; return nil }

type fakeSettler struct{ opened, paid, closed int }

func (s *fakeSettler) Open(context.Context, bench.Case, []byte) (Order, error) {
	s.opened++
	return Order{Context: big.NewInt(77), Gas: bench.Gas{Open: 1, Lock: 2}}, nil
}

func (s *fakeSettler) Fulfil(_ context.Context, o Order, _, wire []byte) (bench.Sample, error) {
	if o.Context.Int64() != 77 || string(wire) != "proof" {
		return bench.Sample{}, errors.New("another proof")
	}
	s.paid++
	return bench.Sample{Stage: bench.StageOnChain, Seconds: 7, Gas: bench.Gas{Fulfil: 3}}, nil
}

func (s *fakeSettler) Close() error { s.closed++; return nil }

// counter is a meter that counts one joule for each reading.
type counter struct{ n float64 }

func (c *counter) Read() (float64, bool) { c.n++; return c.n, true }

// lab runs plans with a fake.
type lab struct {
	t       *testing.T
	fake    *fake
	settler *fakeSettler
	saved   []bench.Report
	clock   *clock.Manual
	cfg     Config
	failing int // the save that fails, from 1
}

func newLab(t *testing.T, mode proof.Stage, runs int, sizes ...string) *lab {
	t.Helper()
	plan, err := Choice{Set: programs.SetStandard, Programs: sizes, Mode: mode, Runs: runs, Seed: 1}.Plan()
	if err != nil {
		t.Fatal(err)
	}
	return &lab{t: t, fake: &fake{t: t, fails: map[int]error{}}, settler: &fakeSettler{}, clock: clock.NewManual(time.Unix(1_700_000_000, 0)),
		cfg: Config{Plan: plan, ID: strings.Repeat("0b", 16), Machine: bench.Machine{CPU: "A CPU"}, Dir: t.TempDir()}}
}

func (l *lab) run(ctx context.Context) (bench.Report, error) {
	r, err := Run(ctx, l.cfg, Deps{ZKVM: l.fake, Settle: func(context.Context) (Settler, error) { return l.settler, nil }, Meter: &counter{}, Clock: l.clock,
		Load: func() float64 { return 0.25 }, Tell: func(Event) {}, Save: func(r bench.Report) error {
			if err := r.Check(); err != nil {
				l.t.Errorf("a report that no reader takes was saved: %v", err)
			}
			l.saved = append(l.saved, clone(l.t, r))
			if l.failing == len(l.saved) {
				return errors.New("disk full")
			}
			return nil
		}})
	if l.fake.up {
		l.t.Error("the zkVM was left running")
	}
	if left, _ := os.ReadDir(l.cfg.Dir); len(left) > 0 {
		l.t.Errorf("left in the folder: %v", left)
	}
	return r, err
}

// clone is what a reader of the saved file would have.
func clone(t *testing.T, r bench.Report) bench.Report {
	b, err := bench.Encode(r, nil)
	if err != nil {
		t.Fatal(err)
	}
	out, _, err := bench.Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func stages(r bench.Repeat) (names []string) {
	for _, s := range r.Samples {
		names = append(names, string(s.Stage))
	}
	return names
}

func TestACaseGoesAsFarAsItsMode(t *testing.T) {
	first := []string{"native", "setup", "execute"}
	for mode, want := range map[proof.Stage][]string{
		proof.StageExecute: first, proof.StageCore: append(slices.Clone(first), "core"),
		proof.StageCompressed: append(slices.Clone(first), "core", "compressed"),
		proof.StageWrap:       append(slices.Clone(first), "core", "compressed", "shrink", "wrap"),
		proof.StageGroth16:    append(slices.Clone(first), "core", "compressed", "shrink", "wrap", "groth16"),
		bench.StageOnChain:    append(slices.Clone(first), "core", "compressed", "shrink", "wrap", "groth16", "on-chain"),
	} {
		l := newLab(t, mode, 2, "fibonacci:10")
		r, err := l.run(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		c := r.Cases[0]
		if got := stages(c.Repeats[0]); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", mode, got, want)
		}
		if got := stages(c.Repeats[1]); slices.Contains(got, "setup") {
			t.Errorf("%s: keys that were there were measured as made: %v", mode, got)
		}
		if c.Cycles != 1000 || c.ProverGas != 2000 || c.Repeats[0].Load != 0.25 || r.Ended == 0 || l.fake.starts[0] != (mode == proof.StageExecute) {
			t.Errorf("%s: %+v", mode, r)
		}
		for _, s := range c.Repeats[0].Samples {
			if s.Joules != 1 {
				t.Errorf("%s: %s used %v joules, want the one between two readings", mode, s.Stage, s.Joules)
			}
		}
		onChain := mode == bench.StageOnChain
		if (l.settler.paid == 2) != onChain || (l.settler.closed == 1) != onChain || onChain && (l.fake.contexts[1].Int64() != 77 || c.Repeats[0].Samples[8].Gas != (bench.Gas{Open: 1, Lock: 2, Fulfil: 3})) {
			t.Errorf("%s: settled %+v", mode, l.settler)
		}
	}
}

func TestAnInterruptedRunGoesOn(t *testing.T) {
	l := newLab(t, proof.StageCompressed, 2, "fibonacci:10", "fibonacci:20")
	ctx, cancel := context.WithCancel(context.Background())
	l.fake.onProof = func(n int) {
		if n == 3 { // the second run of the first case
			cancel()
		}
	}
	r, err := l.run(ctx)
	if proof.CodeOf(err) != "cancelled" || len(r.Cases) != 2 || len(r.Cases[0].Repeats) != 1 || r.Ended != 0 {
		t.Fatalf("%v, %+v", err, r.Cases)
	}
	last := l.saved[len(l.saved)-1]
	l.fake.onProof, l.cfg.Resume, l.cfg.ID = nil, &last, strings.Repeat("0c", 16)
	l.clock.Advance(time.Hour)
	r, err = l.run(context.Background())
	if err != nil || l.fake.proofs != 3+2 || len(r.Cases[0].Repeats) != 2 || len(r.Cases[1].Repeats) != 2 || r.ID != last.ID || len(r.Warnings) != 1 || r.Ended == 0 {
		t.Fatalf("%v, %d proofs, %+v", err, l.fake.proofs, r)
	}
	for what, change := range map[string]func(*bench.Report){
		"seed": func(r *bench.Report) { r.Plan.Seed++ }, "CPU": func(r *bench.Report) { r.Machine.CPU = "Another" }, "host": func(r *bench.Report) { r.ZKVM.HostSHA256 = "bb" },
		"runs": func(r *bench.Report) { r.Plan.Runs++ },
	} {
		old := clone(t, last)
		change(&old)
		l.cfg.Resume = &old
		if _, err := l.run(context.Background()); proof.CodeOf(err) != "resume-differs" {
			t.Errorf("another %s: %v", what, err)
		}
	}
}

func TestAFailureIsInTheReport(t *testing.T) {
	l := newLab(t, proof.StageCore, 2, "fibonacci:10", "fibonacci:20")
	l.fake.fails[1] = proof.Errorf(proof.Retry, "out-of-memory", "no room")
	l.fake.fails[3] = l.fake.fails[1]
	r, err := l.run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	failed, good := r.Cases[0], r.Cases[1]
	if len(failed.Good()) != 0 || !strings.HasPrefix(failed.NotReached, "out-of-memory: ") || len(good.Good()) != 2 || good.NotReached != "" {
		t.Errorf("%+v", r.Cases)
	}
	if len(l.fake.starts) != 3 {
		t.Errorf("%d starts, want a fresh zkVM after each of two failures", len(l.fake.starts))
	}
	l = newLab(t, proof.StageCore, 1, "fibonacci:10")
	l.fake.wrong = true
	if r, err = l.run(context.Background()); err != nil || !strings.HasPrefix(r.Cases[0].NotReached, "journal-differs") || l.fake.proofs != 0 {
		t.Errorf("another journal: %v, %+v", err, r.Cases)
	}
	l = newLab(t, proof.StageCore, 2, "fibonacci:10")
	l.failing = 1
	if _, err = l.run(context.Background()); err == nil || l.fake.proofs != 1 {
		t.Errorf("a report that cannot be saved: %v after %d proofs", err, l.fake.proofs)
	}
}

func TestPlans(t *testing.T) {
	for name, c := range map[string]struct {
		choice Choice
		cases  int // -1: refused
		field  string
	}{
		"one":           {Choice{Set: "standard", Programs: []string{"fibonacci:7"}, Mode: "core", Runs: 1}, 1, ""},
		"twice":         {Choice{Set: "standard", Programs: []string{"fibonacci:7", "fibonacci:7"}, Mode: "core", Runs: 1}, 1, ""},
		"set":           {Choice{Set: "huge", Mode: "core", Runs: 1}, -1, "set"},
		"mode":          {Choice{Set: "quick", Mode: "shrink", Runs: 1}, -1, "mode"},
		"runs":          {Choice{Set: "quick", Mode: "core"}, -1, "runs"},
		"too many runs": {Choice{Set: "quick", Mode: "core", Runs: bench.MaxRuns + 1}, -1, "runs"},
		"program":       {Choice{Set: "quick", Programs: []string{"doom"}, Mode: "core", Runs: 1}, -1, "program"},
		"variant":       {Choice{Set: "quick", Programs: []string{"fibonacci/fast:7"}, Mode: "core", Runs: 1}, -1, "program"},
		"size 0":        {Choice{Set: "quick", Programs: []string{"fibonacci:0"}, Mode: "core", Runs: 1}, -1, "program"},
		"size":          {Choice{Set: "quick", Programs: []string{"solvency:1048577"}, Mode: "core", Runs: 1}, -1, "program"},
		"size's limit":  {Choice{Set: "quick", Programs: []string{"solvency:1048576"}, Mode: "core", Runs: 1}, 1, ""},
		"no size":       {Choice{Set: "quick", Programs: []string{"fibonacci:x"}, Mode: "core", Runs: 1}, -1, "program"},
	} {
		p, err := c.choice.Plan()
		var e *proof.Error
		switch {
		case c.cases < 0 && (!errors.As(err, &e) || e.Field != c.field || e.Class != proof.Caller):
			t.Errorf("%s: %v, want a caller's error about %s", name, err, c.field)
		case c.cases >= 0 && (err != nil || len(p.Cases) != c.cases):
			t.Errorf("%s: %v, %+v", name, err, p)
		}
	}
	p, err := Choice{Set: "quick", Mode: bench.StageOnChain, Runs: 1}.Plan()
	deep := 0
	for _, id := range p.Cases {
		if id.Mode == bench.StageOnChain {
			deep++
		}
	}
	if err != nil || deep != 1 || len(p.Cases) < len(programs.Names()) {
		t.Errorf("quick: %v, %d go all the way of %+v", err, deep, p)
	}
}

func TestEstimate(t *testing.T) {
	l := newLab(t, proof.StageCore, 2, "fibonacci:10", "fibonacci:20")
	cases, err := Survey(context.Background(), l.fake, l.cfg.Plan, l.cfg.Dir, func(bench.CaseID) {})
	if err != nil || len(cases) != 2 || cases[1].Cycles != 1000 || l.fake.up || !l.fake.starts[0] {
		t.Fatalf("%v, %+v", err, cases)
	}
	m := bench.Model{Unit: bench.UnitCycles, Least: 1, Most: 1000, Stages: map[proof.Stage]bench.StageLine{
		proof.StageExecute: {Seconds: bench.Line{Fixed: 1}}, proof.StageCore: {Seconds: bench.Line{Fixed: 10, PerUnit: 0.01}, Bytes: bench.Line{Fixed: 9}}}}
	if e := EstimateOf(cases, 2, m); e.Seconds != 2*2*(1+20) || e.PeakBytes != 9 || e.Guess || e.Unknown != 0 {
		t.Errorf("%+v", e)
	}
	cases[0].Cycles, cases[1].Mode = 1001, proof.StageWrap
	if e := EstimateOf(cases, 1, m); !e.Guess || e.Unknown != 1 {
		t.Errorf("%+v", e)
	}
	l.fake.wrong = true
	if _, err := Survey(context.Background(), l.fake, l.cfg.Plan, l.cfg.Dir, func(bench.CaseID) {}); proof.CodeOf(err) != "journal-differs" || l.fake.up {
		t.Errorf("another journal: %v", err)
	}
}

func TestRAPL(t *testing.T) {
	files := fstest.MapFS{}
	set := func(path, text string) { files["class/powercap/"+path] = &fstest.MapFile{Data: []byte(text + "\n")} }
	r := NewRAPL(files)
	if _, ok := r.Read(); ok {
		t.Error("a meter where there is none")
	}
	set("intel-rapl:0/energy_uj", "1000000")
	set("intel-rapl:0/max_energy_range_uj", "5000000")
	set("intel-rapl:0/name", "package-0")
	set("intel-rapl:0:0/energy_uj", "900000")
	set("intel-rapl:0:0/name", "core") // part of the package
	set("intel-rapl:0:1/energy_uj", "100000")
	set("intel-rapl:0:1/name", "dram")
	if j, ok := r.Read(); !ok || j != 0 {
		t.Errorf("first: %v %v", j, ok)
	}
	set("intel-rapl:0/energy_uj", "3000000")
	set("intel-rapl:0:1/energy_uj", "600000")
	if j, _ := r.Read(); j != 2.5 {
		t.Errorf("%v joules, want 2 of the package and 0.5 of the memory", j)
	}
	set("intel-rapl:0/energy_uj", "500000") // it began anew
	if j, _ := r.Read(); j != 2.5+2.5 {
		t.Errorf("%v joules, want 2 up to the largest value and 0.5 from it", j)
	}
	set("intel-rapl:0/energy_uj", "broken")
	set("intel-rapl:0:1/energy_uj", "")
	if _, ok := r.Read(); ok {
		t.Error("a broken meter was read")
	}
}

// script is a meter that answers with one figure after the other; below 0 it cannot be read.
type script []float64

func (s *script) Read() (float64, bool) {
	now := (*s)[0]
	*s = (*s)[1:]
	return max(now, 0), now >= 0
}

func TestSeveralMetersCountTogetherOrNotAtAll(t *testing.T) {
	m, missing := Working(map[string]Meter{"gpu": &script{0, 10, 20, -1, 40}, "processor": &script{0, 1, 2, 3, 4}, "dead": &script{-1, 9, 9, 9, 9}})
	if !slices.Equal(missing, []string{"dead"}) || len(m) != 2 {
		t.Errorf("missing %v of %v", missing, m)
	}
	for i, want := range []struct {
		joules float64
		ok     bool
	}{{11, true}, {22, true}, {3, false}, {44, true}} {
		if j, ok := m.Read(); ok != want.ok || ok && j != want.joules {
			t.Errorf("reading %d: %v, %v; want %v", i, j, ok, want)
		}
	}
	if _, ok := (Meters{}).Read(); ok {
		t.Error("no meter counts")
	}
}

// A stage during which one of two meters could not be read has no energy, nor has the next all that was not counted.
func TestEnergyOfAStageWithoutAMeterIsUnknown(t *testing.T) {
	r := &runner{Deps: Deps{Meter: Meters{&script{0, 10, -1, 1000, 1010}, &script{0, 1, 2, 3, 4}}}}
	for i, want := range []float64{0, 11, 0, 0, 11} {
		if j, ok := r.energy(); ok != (want > 0) || ok && j != want {
			t.Errorf("reading %d: %v, %v; want %v", i, j, ok, want)
		}
	}
}

func TestWarningsFromBeforeTheRunAreInTheReport(t *testing.T) {
	l := newLab(t, proof.StageExecute, 1, "fibonacci:10")
	l.cfg.Warnings = []string{"energy is without that of cuda:0"}
	r, err := l.run(context.Background())
	if err != nil || !slices.Equal(r.Warnings, l.cfg.Warnings) {
		t.Errorf("%q, %v", r.Warnings, err)
	}
}

func TestAnotherDeviceDoesNotGoOn(t *testing.T) {
	l := newLab(t, proof.StageExecute, 1, "fibonacci:10")
	old, err := l.run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	old.Ended = 0
	l.cfg.Resume, l.cfg.Machine.Devices = &old, []bench.Device{{Kind: "gpu", Name: "A GPU"}}
	if _, err := l.run(context.Background()); proof.CodeOf(err) != "resume-differs" || !strings.Contains(err.Error(), "device") {
		t.Errorf("%v", err)
	}
}

func TestFingerprint(t *testing.T) {
	proc := fstest.MapFS{"cpuinfo": {Data: []byte("model name\t: A CPU\nflags\t\t: fpu avx2 avx512f avx512ifma\n")}, "meminfo": {Data: []byte("MemTotal: 1000 kB\n")},
		"loadavg": {Data: []byte("0.10 0 0 1/2 3")}, "sys/kernel/osrelease": {Data: []byte("6.1.0\n")}}
	m := Fingerprint(proc, 2, "linux", "go1.26", "v1")
	if m.CPU != "A CPU" || !slices.Equal(m.Features, []string{"avx2", "avx512f", "avx512ifma"}) || m.Kernel != "6.1.0" || m.MemoryBytes != 1_024_000 || m.Load != 0.1 {
		t.Errorf("%+v", m)
	}
}
