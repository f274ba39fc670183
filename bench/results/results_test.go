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

func TestTheNewestReportPredicts(t *testing.T) {
	for _, unit := range []string{"", bench.UnitCycles} {
		m, err := Model(unit)
		if err != nil {
			t.Fatal(err)
		}
		if p := m.Predict(m.Most, proof.StageGroth16); p.Seconds <= 0 || p.PeakBytes <= 0 || p.Outside {
			t.Errorf("%q: %+v", unit, p)
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

// only is the report of one of its runs.
func only(r bench.Report, n int) bench.Report {
	r.Plan.Runs, r.Cases = 1, slices.Clone(r.Cases)
	for i, c := range r.Cases {
		r.Cases[i].Repeats = c.Repeats[n:min(n+1, len(c.Repeats))]
	}
	return r
}
