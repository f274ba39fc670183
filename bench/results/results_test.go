package results

import (
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
