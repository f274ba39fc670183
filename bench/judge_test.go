package bench

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(b)) }

// slowed is a report whose stage takes so many times as long in all cases.
func slowed(n, runs int, stage proof.Stage, times float64) Report {
	r := made(n, runs)
	for i := range r.Cases {
		for j := range r.Cases[i].Repeats {
			for k := range r.Cases[i].Repeats[j].Samples {
				if s := &r.Cases[i].Repeats[j].Samples[k]; s.Stage == stage {
					s.Seconds *= times
				}
			}
		}
	}
	return r
}

func verdicts(t *testing.T, a, b Report) string {
	t.Helper()
	c, err := Compare(a, b)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, change := range c.Changed() {
		where := "all"
		if change.Case != nil {
			where = change.Case.Work()
		}
		out = append(out, where+" "+string(change.Stage)+" "+change.Verdict)
	}
	return strings.Join(out, ", ")
}

func TestCompareNamesTheStageThatChanged(t *testing.T) {
	for name, c := range map[string]struct {
		a, b Report
		want string
	}{
		"the same":                      {made(3, 3), made(3, 3), ""},
		"within the noise":              {made(1, 3), slowed(1, 3, proof.StageWrap, 1.05), ""},
		"a stage slower":                {made(1, 3), slowed(1, 3, proof.StageWrap, 1.25), "fibonacci:1 wrap slower"},
		"a stage faster":                {made(1, 3), slowed(1, 3, proof.StageCore, 0.85), "fibonacci:1 core faster"},
		"one run each":                  {made(1, 1), slowed(1, 1, proof.StageWrap, 1.2), ""},
		"one run each, much":            {made(1, 1), slowed(1, 1, proof.StageWrap, 1.4), "fibonacci:1 wrap slower"},
		"one run each, in every case":   {made(3, 1), slowed(3, 1, proof.StageGroth16, 1.6), "all groth16 slower"},
		"a blink":                       {made(1, 3), slowed(1, 3, proof.StageExecute, 1.9), ""},
		"two cases, both runs the same": {made(2, 2), slowed(2, 2, proof.StageShrink, 2), "all shrink slower, fibonacci:1 shrink slower, fibonacci:2 shrink slower"},
	} {
		if got := verdicts(t, c.a, c.b); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A zkVM that proves core and compressed as one is not slower or faster for that.
func TestCoreAndCompressedAsOne(t *testing.T) {
	one := func(times float64) Report {
		r := slowed(2, 2, proof.StageCompressed, times)
		for i := range r.Cases {
			for j := range r.Cases[i].Repeats {
				run := &r.Cases[i].Repeats[j]
				core, _ := made(2, 2).Cases[i].Repeats[j].Sample(proof.StageCore)
				run.Samples = slices.DeleteFunc(run.Samples, func(s Sample) bool { return s.Stage == proof.StageCore })
				k := slices.IndexFunc(run.Samples, func(s Sample) bool { return s.Stage == proof.StageCompressed })
				run.Samples[k].Seconds += core.Seconds * times
				run.Samples[k].PeakBytes *= 2
			}
		}
		return r
	}
	const memory = "all compressed more memory, fibonacci:1 compressed more memory, fibonacci:2 compressed more memory"
	if got := verdicts(t, made(2, 2), one(1)); got != memory {
		t.Errorf("core apart, then as one: %q", got)
	}
	if got := verdicts(t, one(1), made(2, 2)); got != strings.ReplaceAll(memory, "more", "less") {
		t.Errorf("as one, then core apart: %q", got)
	}
	if got := verdicts(t, made(2, 2), one(1.5)); !strings.HasPrefix(got, "all compressed slower, ") {
		t.Errorf("as one, and slower: %q", got)
	}
}

// What one case alone does is not called a change of all.
func TestOneCaseIsNotAll(t *testing.T) {
	for _, cases := range []int{2, 3, 5} {
		a, b := made(cases, 2), slowed(cases, 2, proof.StageWrap, 1.4)
		for i := range b.Cases[1:] {
			b.Cases[i+1] = a.Cases[i+1]
		}
		if got := verdicts(t, a, b); got != "fibonacci:1 wrap slower" {
			t.Errorf("%d cases: %q", cases, got)
		}
	}
}

func TestCompareTellsNoiseFromChange(t *testing.T) {
	// Runs of one machine that differ by a fifth cannot tell of a tenth.
	a, b := made(1, 3), slowed(1, 3, proof.StageWrap, 1.1)
	for _, r := range []*Report{&a, &b} {
		for j := range r.Cases[0].Repeats {
			for k := range r.Cases[0].Repeats[j].Samples {
				r.Cases[0].Repeats[j].Samples[k].Seconds *= 1 + 0.1*float64(j)
			}
		}
	}
	if got := verdicts(t, a, b); got != "" {
		t.Errorf("%q was called a change", got)
	}
}

func TestCompareRefusesWhatIsNotTheSameWork(t *testing.T) {
	a, b := made(2, 1), made(2, 1)
	b.Cases[0].Input = proof.Digest{9}
	b.Machine.CPU, b.Machine.Load = "Another", 3
	b.Cases[1].Repeats[0].Samples[2].PeakBytes *= 2
	c, err := Compare(a, b)
	if err != nil || len(c.Left) != 1 || len(c.Differs) != 2 {
		t.Fatalf("%+v, %v", c, err)
	}
	if got := verdicts(t, a, b); got != "fibonacci:2 core more memory" {
		t.Errorf("%q", got)
	}
	b.Cases[1].Repeats[0].Error = "killed"
	if _, err := Compare(a, b); proof.CodeOf(err) != "nothing-to-compare" {
		t.Errorf("%v", err)
	}
}

func TestCosts(t *testing.T) {
	c := made(1, 1).Cases[0] // proving 30.1 s, wrapping 81 s
	p := Prices{Currency: "USD", MachineHour: 0.36, GasPriceGwei: 2, Coin: 3000}
	cost := CostOf(c, p)
	if !near(*cost.Proving, 0.36*30.1/3600) || !near(*cost.Wrapping, 0.36*81/3600) || !near(*cost.Settlement, 300_000*2e-9*3000) ||
		!near(*cost.Total, *cost.Proving+*cost.Wrapping+*cost.Settlement) || !near(*cost.PerBillionCycles, *cost.Proving*1000) {
		t.Errorf("%v %v %v %v %v", *cost.Proving, *cost.Wrapping, *cost.Settlement, *cost.Total, *cost.PerBillionCycles)
	}
	if got := CostOf(c, Prices{Currency: "USD", KilowattHour: 0.3}); got.Proving != nil || got.Total != nil {
		t.Error("energy that was not measured costs something")
	}
	for i := range c.Repeats[0].Samples {
		c.Repeats[0].Samples[i].Joules = 3600
	}
	if got := CostOf(c, Prices{Currency: "USD", KilowattHour: 0.3}); got.Proving == nil || !near(*got.Proving, 3*0.001*0.3) {
		t.Errorf("energy: %v", got.Proving)
	}
	if got := CostOf(c, Prices{Currency: "USD"}); got != (Cost{}) {
		t.Errorf("no prices: %+v", got)
	}
}

func TestBreakEven(t *testing.T) {
	c := made(1, 1).Cases[0]
	free := Prices{Currency: "USD", GasPriceGwei: 1, Coin: 1e9, MachineHour: 3600.0 / 81} // wrapping 1, a gas 1
	for name, b := range map[string]struct {
		batch Batch
		n     int
	}{
		"at once":       {Batch{SharedGas: 299_999, PerOrderGas: 0}, 2},
		"at two":        {Batch{SharedGas: 300_000, PerOrderGas: 100_000}, 2},
		"never":         {Batch{SharedGas: 1, PerOrderGas: 300_001}, 0},
		"joining costs": {Batch{SharedGas: 300_000, JoinSeconds: 300_002 * 81}, 0},
	} {
		if n, ok := BreakEven(c, free, b.batch); n != b.n || ok != (b.n > 0) {
			t.Errorf("%s: %d %v, want %d", name, n, ok, b.n)
		}
	}
	for _, unknown := range []Prices{{Currency: "USD"}, {Currency: "USD", MachineHour: 1}, {Currency: "USD", GasPriceGwei: 1, Coin: 1}, {Currency: "USD", MachineHour: 1, Coin: 1}} {
		if _, ok := BreakEven(c, unknown, Batch{}); ok || AloneCost(c, unknown) != nil || JoinLimit(c, unknown, Batch{}, 2) != nil {
			t.Errorf("%+v: something pays", unknown)
		}
	}
}

// The break-even is where the costs cross, and the limit of joining is where a batch of that size does.
func TestABatchPaysFromItsBreakEvenOn(t *testing.T) {
	c := made(1, 1).Cases[0]
	p := Prices{Currency: "USD", GasPriceGwei: 1, Coin: 1e9, MachineHour: 3600.0 / 81}
	for shared := uint64(0); shared < 900_000; shared += 50_000 {
		b := Batch{SharedGas: shared, PerOrderGas: 200_000}
		n, ok := BreakEven(c, p, b)
		if !ok || *BatchCost(c, p, b, n) > *AloneCost(c, p)+1e-6 || n > 2 && *BatchCost(c, p, b, n-1) <= *AloneCost(c, p) {
			t.Errorf("%d gas shared: a batch of %d: %v each, alone %v", shared, n, *BatchCost(c, p, b, n), *AloneCost(c, p))
		}
		b.JoinSeconds = *JoinLimit(c, p, b, 10*n)
		if !near(*BatchCost(c, p, b, 10*n), *AloneCost(c, p)) {
			t.Errorf("%d gas shared: at its limit a batch of %d costs %v each, alone %v", shared, 10*n, *BatchCost(c, p, b, 10*n), *AloneCost(c, p))
		}
	}
	if limit := JoinLimit(c, p, Batch{PerOrderGas: 1e9}, 4); limit == nil || *limit != 0 {
		t.Errorf("a batch that costs more anyway: %v", limit)
	}
}

// The constants are the market's, by its own tests.
func TestTheBatchIsTheMarkets(t *testing.T) {
	text, err := os.ReadFile("../contracts/snapshots/gas.json")
	if err != nil {
		t.Fatal(err)
	}
	var gas map[string]string
	if err := json.Unmarshal(text, &gas); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]uint64{"fulfil": gasFulfil, "fulfil batch of 32": gasFulfilBatch, "fulfil one of 32": gasFulfilBatch / batchOf, "verify call": gasCheck} {
		if gas[name] != fmt.Sprint(want) {
			t.Errorf("%s: %s gas in the market's tests, %d here", name, gas[name], want)
		}
	}
	b := MarketBatch()
	if b.SharedGas+b.PerOrderGas != gasFulfil+gasCheck || math.Abs(float64(b.SharedGas+batchOf*b.PerOrderGas)-gasFulfilBatch-gasCheck) >= batchOf {
		t.Errorf("%+v is not the line through one order and %d", b, batchOf)
	}
}

func TestPredict(t *testing.T) {
	r := made(4, 1)
	m, err := Fit(r, "")
	if err != nil || m.Unit != UnitProverGas || m.Cases != 4 || m.WorstError > 1e-9 {
		t.Fatalf("%+v, %v", m, err)
	}
	p := m.Predict(2*3_500_000, proof.StageGroth16)
	if !near(p.Stages[proof.StageCore], 15+17.5) || !near(p.Seconds, 0.1+20+35+81) || p.Outside || p.PeakBytes < 4<<30 {
		t.Errorf("%+v", p)
	}
	if p := m.Predict(2*5_000_000, proof.StageCompressed); !p.Outside || len(p.Stages) != 3 {
		t.Errorf("%+v", p)
	}
	r.Cases[0].ProverGas = 0
	if m, _ := Fit(made(4, 1), UnitCycles); m.Unit != UnitCycles || m.Most != 4e6 {
		t.Errorf("asked for cycles: %+v", m)
	}
	if m, _ := Fit(r, ""); m.Unit != UnitCycles || m.Least != 1e6 || m.Most != 4e6 {
		t.Errorf("%+v", m)
	}
	if m, err := Fit(made(1, 1), ""); err != nil || m.Stages[proof.StageCore].Seconds.PerUnit != 0 || m.Error != 0 {
		t.Errorf("one case: %+v, %v", m, err)
	}
	r.Cases = r.Cases[:1]
	r.Cases[0].Repeats[0].Error = "killed"
	if _, err := Fit(r, ""); proof.CodeOf(err) != "no-calibration" {
		t.Errorf("%v", err)
	}
}
