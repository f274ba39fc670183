package results

import (
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/proof"
)

// What we publish is whole, signed, and unchanged.
func TestOurReportsAreSigned(t *testing.T) {
	if len(Names()) == 0 {
		t.Fatal("no report")
	}
	for _, name := range Names() {
		b, err := Read(name)
		if err != nil {
			t.Fatal(err)
		}
		r, signer, err := bench.Decode(b)
		if err != nil || signer == (common.Address{}) || r.Ended == 0 {
			t.Errorf("%s: signer %s, ended %d, %v", name, signer, r.Ended, err)
		}
	}
}

func TestTheNewestReportsPredict(t *testing.T) {
	r, err := Newest()
	if err != nil {
		t.Fatal(err)
	}
	for _, unit := range []string{"", bench.UnitCycles} {
		m, err := bench.Fit(r, unit)
		if err != nil {
			t.Fatal(err)
		}
		if p := m.Predict(m.Most, proof.StageGroth16); p.Seconds <= 0 || p.PeakBytes <= 0 || p.Outside {
			t.Errorf("%q: %+v", unit, p)
		}
	}
}

func TestOnlyReportsOfSuchAMachineAreJoined(t *testing.T) {
	a, b := bench.CaseID{Program: "a", Size: 1, Mode: proof.StageGroth16}, bench.CaseID{Program: "b", Size: 1, Mode: proof.StageGroth16}
	report := func(cpu, version string, cases ...bench.Case) bench.Report {
		return bench.Report{Machine: bench.Machine{CPU: cpu, Cores: 2}, ZKVM: bench.ZKVM{Name: "sp1", Version: version}, Cases: cases}
	}
	newest := report("x", "1", bench.Case{CaseID: a, Cycles: 5})
	executed := a
	executed.Mode = proof.StageExecute
	overridden := report("x", "1", bench.Case{CaseID: b})
	overridden.ZKVM.Environment = []string{"LEMMA_BN254=plain"}
	for name, c := range map[string]struct {
		older bench.Report
		cases int
	}{
		"another case":        {report("x", "1", bench.Case{CaseID: b}), 2},
		"the same case":       {report("x", "1", bench.Case{CaseID: a, Cycles: 7}), 1},
		"the same, less deep": {report("x", "1", bench.Case{CaseID: executed, Cycles: 7}), 1},
		"another machine":     {report("y", "1", bench.Case{CaseID: b}), 1},
		"another version":     {report("x", "2", bench.Case{CaseID: b}), 1},
		"slowed on purpose":   {overridden, 1},
	} {
		got := join(newest, c.older)
		if len(got.Cases) != c.cases || got.Cases[0].Cycles != 5 || len(newest.Cases) != 1 {
			t.Errorf("%s: %+v", name, got.Cases)
		}
	}
}

// Two runs of one machine show no change: each of our reports that has several, as many reports of one run each.
func TestOurRunsDoNotDifferFromEachOther(t *testing.T) {
	for _, name := range Names() {
		b, err := Read(name)
		if err != nil {
			t.Fatal(err)
		}
		r, _, err := bench.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		for n := 1; n < r.Plan.Runs; n++ {
			c, err := bench.Compare(only(r, 0), only(r, n))
			if err != nil || len(c.Changed()) > 0 {
				t.Errorf("%s: run 1 and run %d: %+v, %v", name, n+1, c.Changed(), err)
			}
		}
	}
}

// A run at another hour shows no change.
func TestAnotherRunShowsNoChange(t *testing.T) {
	var reports [2]bench.Report
	for i, name := range []string{"", "-again"} {
		b, err := Read("reports/2026-11-22-epyc-2-cores" + name + "/report.json")
		if err != nil {
			t.Fatal(err)
		}
		if reports[i], _, err = bench.Decode(b); err != nil {
			t.Fatal(err)
		}
	}
	c, err := bench.Compare(reports[0], reports[1])
	if err != nil || len(c.Changes) < 5 || len(c.Changed()) > 0 {
		t.Errorf("%+v, %v", c.Changed(), err)
	}
}

// only is the report of one of its runs.
func only(r bench.Report, n int) bench.Report {
	r.Plan.Runs, r.Cases = 1, slices.Clone(r.Cases)
	for i, c := range r.Cases {
		r.Cases[i].Repeats = c.Repeats[n:min(n+1, len(c.Repeats))]
	}
	return r
}
