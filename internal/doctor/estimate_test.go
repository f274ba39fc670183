package doctor

import (
	"math"
	"testing"

	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/proof"
)

// speed is a core that takes so many times as long as the reference machine's.
func speed(permutation, product float64) *host.Speed {
	return &host.Speed{
		PermutationSeconds:      permutation * display.ReferencePermutationSeconds,
		ExtensionProductSeconds: product * display.ReferenceProductSeconds,
	}
}

func TestScaled(t *testing.T) {
	for name, c := range map[string]struct {
		stage  proof.Stage
		speed  *host.Speed
		cores  int
		factor float64 // of the reference's time
	}{
		"the reference machine":        {proof.StageWrap, speed(1, 1), 2, 1},
		"one core":                     {proof.StageWrap, speed(1, 1), 1, 2},
		"four cores":                   {proof.StageShrink, speed(1, 1), 4, 0.5},
		"eight cores":                  {proof.StageShrink, speed(1, 1), 8, 0.25},
		"more cores help no further":   {proof.StageShrink, speed(1, 1), 64, 0.25},
		"wrap hashes for half":         {proof.StageWrap, speed(3, 1), 2, 2},
		"wrap multiplies for half":     {proof.StageWrap, speed(1, 3), 2, 2},
		"compressed never hashes":      {proof.StageCompressed, speed(3, 1), 2, 1},
		"compressed multiplies":        {proof.StageCompressed, speed(1, 3), 2, 3},
		"groth16 goes with products":   {proof.StageGroth16, speed(7, 0.5), 2, 0.5},
		"no measurement":               {proof.StageWrap, nil, 2, 0},
		"no cores":                     {proof.StageWrap, speed(1, 1), 0, 0},
		"empty measurement":            {proof.StageWrap, &host.Speed{}, 2, 0},
		"negative":                     {proof.StageWrap, speed(-1, 1), 2, 0},
		"not a number":                 {proof.StageWrap, speed(math.NaN(), 1), 2, 0},
		"slower than can be":           {proof.StageWrap, speed(1, 1001), 2, 0},
		"faster than can be":           {proof.StageWrap, speed(1.0/1001, 1), 2, 0},
		"a stage without a reference":  {"none", speed(1, 1), 2, 0},
		"slow and fast in one machine": {proof.StageWrap, speed(8, 0.5), 4, 2.125},
	} {
		got, want := scaled(c.stage, c.speed, c.cores), c.factor*display.Reference[c.stage]
		if math.IsNaN(got) || math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: %v s, want %v", name, got, want)
		}
	}
}

func TestTimesSayWhereTheyComeFrom(t *testing.T) {
	f := good()
	stages, total := times(f)
	if total != 377 || stages[0] != (StageTime{proof.StageCore, 10, FromLastJob}) || stages[1] != (StageTime{proof.StageCompressed, 200, FromLastJob}) {
		t.Errorf("own times: %v, total %v", stages, total)
	}
	delete(f.Measured, proof.StageCore) // an older host's figures: its compressed holds core
	if stages, total = times(f); total != 367 || stages[0].Stage != proof.StageCompressed {
		t.Errorf("figures of an older host: %v, total %v", stages, total)
	}
	f.Measured[proof.StageCore] = 10
	delete(f.Measured, proof.StageWrap)
	stages, total = times(f)
	if stages[3] != (StageTime{proof.StageWrap, display.Reference[proof.StageWrap], FromSpeed}) || total != 277+display.Reference[proof.StageWrap] {
		t.Errorf("one stage scaled: %v, total %v", stages, total)
	}
	f.Speed = nil
	stages, total = times(f)
	if stages[3] != (StageTime{proof.StageWrap, 0, FromNothing}) || total != 0 {
		t.Errorf("one stage unknown: %v, total %v", stages, total)
	}
}
