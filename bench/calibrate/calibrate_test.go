package calibrate

import (
	"errors"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/bench/results"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

var (
	signed = common.Address{1}
	madeBy = prover.Fingerprint{Host: "ab", ZKVM: "sp1 6.10.0", Device: "A CPU, 2 cores"}
)

// proven is a case to groth16: a job takes 40 + 30 + 10 + 80 + 1 + 19 = 180 s, and 21 s more for each million cycles.
func proven(cycles uint64, runs int) bench.Case {
	c := bench.Case{CaseID: bench.CaseID{Program: "fibonacci", Size: cycles, Mode: proof.StageGroth16}, Cycles: cycles}
	mega := float64(cycles) / 1e6
	for run := range runs {
		slower := 1 + 0.1*float64(run*(run-1)) // the third run is 20 % slower, which the median does not see
		s := func(stage proof.Stage, seconds float64) bench.Sample {
			return bench.Sample{Stage: stage, Seconds: seconds * slower, PeakBytes: 9e9}
		}
		c.Repeats = append(c.Repeats, bench.Repeat{Began: 1_700_000_001, Samples: []bench.Sample{s(proof.StageExecute, mega), s(proof.StageCore, 40+15*mega),
			s(proof.StageCompressed, 30+5*mega), s(proof.StageShrink, 10), s(proof.StageWrap, 80), s(bench.StageWitness, 1), s(proof.StageGroth16, 19)}})
	}
	return c
}

func report(cases ...bench.Case) bench.Report {
	r := bench.Report{Schema: bench.Schema, ID: strings.Repeat("0a", 16), Began: 1_700_000_000, Ended: 1_700_001_000,
		Plan:    bench.Plan{Set: "custom", Seed: 1, Runs: 3, Mode: proof.StageGroth16},
		Machine: bench.Machine{CPU: "A CPU", Cores: 2, MemoryBytes: 24 << 30, OS: "linux"},
		ZKVM:    bench.ZKVM{Name: "sp1", Version: "6.10.0", Mode: "full", HostSHA256: "ab"}, Cases: cases}
	for _, c := range cases {
		r.Plan.Cases = append(r.Plan.Cases, c.CaseID)
	}
	return r
}

func here() Here {
	return Here{Machine: bench.Machine{CPU: "A CPU", Cores: 2}, ZKVM: "sp1 6.10.0", HostSHA256: "ab"}
}

func TestReportsOfElsewhereAreRefused(t *testing.T) {
	if err := Check(report(), signed, here()); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(*bench.Report, *Here)
		field  string // "" is taken
	}{
		"another CPU":             {func(r *bench.Report, _ *Here) { r.Machine.CPU = "Another CPU" }, "cpu"},
		"more cores":              {func(r *bench.Report, _ *Here) { r.Machine.Cores = 3 }, "cores"},
		"a device there":          {func(r *bench.Report, _ *Here) { r.Machine.Devices = []bench.Device{{Kind: "gpu", Name: "A card"}} }, "devices"},
		"a device here":           {func(_ *bench.Report, h *Here) { h.Machine.Devices = []bench.Device{{Kind: "gpu", Name: "A card"}} }, "devices"},
		"an older zkVM":           {func(r *bench.Report, _ *Here) { r.ZKVM.Version = "6.9.0" }, "zkvm"},
		"another zkVM":            {func(r *bench.Report, _ *Here) { r.ZKVM.Name = "sp2" }, "zkvm"},
		"another build of a host": {func(r *bench.Report, _ *Here) { r.ZKVM.HostSHA256 = "cd" }, "host_sha256"},
		"no host's digest":        {func(r *bench.Report, _ *Here) { r.ZKVM.HostSHA256 = "" }, "host_sha256"},
		"a newer kernel":          {func(r *bench.Report, _ *Here) { r.Machine.Kernel, r.Machine.Load, r.Machine.MemoryBytes = "9", 7, 1 }, ""},
		"a newer driver": {func(r *bench.Report, h *Here) {
			r.Machine.Devices, h.Machine.Devices = []bench.Device{{Kind: "gpu", Name: "A card", Driver: "1"}}, []bench.Device{{Kind: "gpu", Name: "A card", Driver: "2"}}
		}, ""},
	} {
		r, h := report(), here()
		c.change(&r, &h)
		err := Check(r, signed, h)
		var e *proof.Error
		if c.field == "" && err != nil || c.field != "" && (!errors.As(err, &e) || e.Code != "report-foreign" || e.Class != proof.Caller || e.Field != c.field) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReportsThatNobodyVouchesForAreRefused(t *testing.T) {
	if err := Check(report(), common.Address{}, here()); proof.CodeOf(err) != "report-signature" || proof.ClassOf(err) != proof.Permanent {
		t.Errorf("unsigned: %v", err)
	}
	r := report()
	r.Ended = 0
	for _, signer := range []common.Address{{}, signed} {
		if err := Check(r, signer, here()); proof.CodeOf(err) != "report-unfinished" || proof.ClassOf(err) != proof.Caller {
			t.Errorf("interrupted: %v", err)
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6*math.Abs(b) }

func TestLinesAndSamplesOfAReport(t *testing.T) {
	r, err := From(report(proven(100_000, 3), proven(2_000_000, 3)), madeBy)
	if err != nil {
		t.Fatal(err)
	}
	if !near(r.Fixed(), 180) || !near(r.PerMegacycle(), 21) || r.Model.Cases != 2 {
		t.Errorf("%v s and %v s for each million cycles, of %d cases", r.Fixed(), r.PerMegacycle(), r.Model.Cases)
	}
	want := prover.Sample{Cycles: 2_000_000, ExecuteSeconds: 2, ProveSeconds: 110, FixedSeconds: 110, Source: prover.SourceCalibration, Date: 1_700_001_000, Fingerprint: madeBy}
	if len(r.Samples) != 2 || r.Samples[1] != want {
		t.Errorf("samples %+v, want %+v last", r.Samples, want)
	}
	speed := prover.SpeedOf(r.Samples)
	if !near(speed.ProveCyclesPerSecond, 50_000) || !near(speed.FixedSeconds, 180) || !near(speed.ExecuteCyclesPerSecond, 1e6) {
		t.Errorf("%+v", speed)
	}
	if p := r.Model.Predict(10e6, proof.StageGroth16); !near(p.Seconds, 390) || !p.Outside {
		t.Errorf("%+v", p)
	}
}

func TestOnlyWhatWentToTheEndCounts(t *testing.T) {
	short, failed, unknown := proven(50_000, 1), proven(10_000_000, 1), proven(20_000_000, 1)
	short.Repeats[0].Samples = short.Repeats[0].Samples[:5] // to wrap
	failed.Repeats[0].Error = "out-of-memory: it was killed"
	unknown.Cycles = 0
	r, err := From(report(short, proven(100_000, 1), failed, unknown, proven(2_000_000, 1)), madeBy)
	if err != nil || len(r.Samples) != 2 || r.Model.Least != 100_000 || r.Model.Most != 2_000_000 {
		t.Fatalf("%+v, %v", r, err)
	}
	if _, err := From(report(short, proven(100_000, 1), failed, unknown), madeBy); proof.CodeOf(err) != "calibration-range" {
		t.Errorf("one program: %v", err)
	}
}

func TestProgramsTooAlikeAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		cases []bench.Case
		ok    bool
	}{
		"the least range":      {[]bench.Case{proven(100_000, 1), proven(LeastRange*100_000, 1)}, true},
		"a cycle less":         {[]bench.Case{proven(100_000, 1), proven(LeastRange*100_000-1, 1)}, false},
		"the same":             {[]bench.Case{proven(100_000, 1), proven(100_000, 1)}, false},
		"one":                  {[]bench.Case{proven(100_000, 1)}, false},
		"none":                 {nil, false},
		"larger and no slower": {[]bench.Case{proven(100_000, 1), faster(proven(2_000_000, 1))}, false},
	} {
		_, err := From(report(c.cases...), madeBy)
		var e *proof.Error
		if c.ok != (err == nil) || err != nil && (!errors.As(err, &e) || e.Code != "calibration-range" || e.Class != proof.Caller || e.Field != "programs") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// faster takes 1 s to core and to compressed.
func faster(c bench.Case) bench.Case {
	for i := range c.Repeats[0].Samples {
		if s := &c.Repeats[0].Samples[i]; s.Stage == proof.StageCore || s.Stage == proof.StageCompressed {
			s.Seconds = 1
		}
	}
	return c
}

func TestPiecesAreSeenByTheirReceipts(t *testing.T) {
	for name, c := range map[string]struct {
		bytes [2]int64 // of the core receipts
		one   bool
	}{
		"of one size": {[2]int64{2_777_908, 2_798_956}, true}, "two": {[2]int64{2_777_908, 5_500_000}, false},
		"unknown": {[2]int64{0, 0}, false}, "one unknown": {[2]int64{0, 2_777_908}, true},
	} {
		cases := []bench.Case{proven(100_000, 1), proven(2_000_000, 1)}
		for i := range cases {
			cases[i].Repeats[0].Samples[1].Bytes = c.bytes[i]
		}
		if r, err := From(report(cases...), madeBy); err != nil || r.OnePiece != c.one {
			t.Errorf("%s: %v, %v", name, r.OnePiece, err)
		}
	}
}

// What a job is paid covers what it costs with the margin, for every size.
func TestThePriceFollowsTheLine(t *testing.T) {
	r, err := From(report(proven(100_000, 1), proven(2_000_000, 1)), madeBy)
	if err != nil {
		t.Fatal(err)
	}
	ask, ok := r.Ask(big.NewInt(3_600_000), 1) // 1000 a second
	if !ok || ask.Base.Int64() != 270_000 || ask.PerMegacycle.Int64() != 31_500 {
		t.Fatalf("%+v, %v: want 180 s and 21 s, each at 1500 a second", ask, ok)
	}
	if ask, _ := r.Ask(big.NewInt(3_600_000), 4); ask.Base.Int64() != 67_500 || ask.PerMegacycle.Int64() != 7875 {
		t.Errorf("%+v: want a quarter, since four devices share the hour", ask)
	}
	if none, _ := r.Ask(big.NewInt(3_600_000), 0); none.Base.Cmp(ask.Base) != 0 {
		t.Errorf("%+v: no device is the CPU, want %+v", none, ask)
	}
	for _, none := range []*big.Int{nil, {}, big.NewInt(-1)} {
		if _, ok := r.Ask(none, 1); ok {
			t.Errorf("a price for an hour that costs %v", none)
		}
	}
}

// Our own committed reports are read as they are: those that can calibrate their machine do, the others say why not.
func TestCommittedReports(t *testing.T) {
	for _, name := range results.Names() {
		b, err := results.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		r, signer, err := bench.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		own := Here{Machine: r.Machine, ZKVM: r.ZKVM.Name + " " + r.ZKVM.Version, HostSHA256: r.ZKVM.HostSHA256}
		if err := Check(r, signer, own); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		deep := slices.Clone(r.Cases)
		deep = slices.DeleteFunc(deep, func(c bench.Case) bool { return !c.Reaches(proof.StageGroth16) })
		got, err := From(r, madeBy)
		switch {
		case len(deep) < 2 && proof.CodeOf(err) != "calibration-range":
			t.Errorf("%s: %d programs to groth16: %v", name, len(deep), err)
		case err == nil && (got.Fixed() < 1 || got.PerMegacycle() <= 0 || prover.SpeedOf(got.Samples).ProveCyclesPerSecond < 100):
			t.Errorf("%s: %v s, %v s for each million cycles", name, got.Fixed(), got.PerMegacycle())
		}
	}
}
