package bench

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

// noise is how a simulated machine varies: every figure by part of itself, and of one in oneIn runs the stage takes outlier times as long.
type noise struct {
	part    float64
	oneIn   int
	outlier float64
}

// simulated is a report of a machine with that noise, on which one stage takes times as long in the cases below until.
func simulated(r *rand.Rand, cases, runs int, n noise, stage proof.Stage, times float64, until int) Report {
	report := made(cases, runs)
	for i := range report.Cases {
		for j := range report.Cases[i].Repeats {
			samples := report.Cases[i].Repeats[j].Samples
			for k := range samples {
				s := &samples[k]
				s.Seconds *= math.Exp(n.part*r.NormFloat64()) / (1 + 0.01*float64(j)) // made's own drift
				s.PeakBytes = int64(float64(s.PeakBytes) * math.Exp(n.part*r.NormFloat64()))
				if n.oneIn > 0 && r.IntN(n.oneIn) == 0 {
					s.Seconds *= n.outlier
				}
				if s.Stage == stage && i < until {
					s.Seconds *= times
				}
			}
		}
	}
	return report
}

// found counts the comparisons that tell of some change, and those that tell of the stage and nothing else.
func found(t *testing.T, seed uint64, comparisons, cases, runs int, n noise, stage proof.Stage, times float64, until int) (told, right int) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	for range comparisons {
		c, err := Compare(simulated(r, cases, runs, n, stage, 1, 0), simulated(r, cases, runs, n, stage, times, until))
		if err != nil {
			t.Fatal(err)
		}
		changed := c.Changed()
		only := len(changed) > 0
		for _, change := range changed {
			only = only && change.Stage == stage && change.Verdict == Slower
		}
		if len(changed) > 0 {
			told++
		}
		if only {
			right++
		}
	}
	return told, right
}

// Few runs on a machine that varies: a whole comparison without a change tells of one less often than once in a thousand.
func TestFalseAlarmsAreRare(t *testing.T) {
	for _, c := range []struct {
		cases, runs       int
		noise             noise
		comparisons, most int // alarms
	}{
		{5, 2, noise{part: 0.02}, 3000, 2},
		{1, 1, noise{part: 0.02}, 1000, 1},
		{5, 5, noise{part: 0.02}, 500, 0},
		{5, 2, noise{part: 0.05}, 1000, 4},                            // more than usual, which the runs tell
		{5, 2, noise{part: 0.02, oneIn: 20, outlier: 1.15}, 1000, 30}, // what else runs on the machine, twice in one case
	} {
		alarms, _ := found(t, 1, c.comparisons, c.cases, c.runs, c.noise, proof.StageWrap, 1, 0)
		t.Logf("%d cases, %d runs, %+v: %d false alarms in %d comparisons", c.cases, c.runs, c.noise, alarms, c.comparisons)
		if alarms > c.most {
			t.Errorf("%d cases, %d runs, %+v: %d false alarms in %d comparisons, want %d at most", c.cases, c.runs, c.noise, alarms, c.comparisons, c.most)
		}
	}
}

// A stage that takes 30 % longer is named, and no other.
func TestChangesAreFound(t *testing.T) {
	const comparisons = 500
	for _, c := range []struct {
		cases, runs, until int
		noise              noise
		times              float64
		stage              proof.Stage
	}{
		{5, 2, 5, noise{part: 0.02}, 1.3, proof.StageWrap},
		{5, 2, 1, noise{part: 0.02}, 1.3, proof.StageWrap}, // in one case of five
		{5, 2, 5, noise{part: 0.02}, 1.3, proof.StageCompressed},
		{5, 5, 5, noise{part: 0.02}, 1.08, proof.StageCore}, // more runs see less
		{1, 2, 1, noise{part: 0.02}, 1.3, proof.StageCompressed},
		{1, 2, 1, noise{part: 0.02}, 1.6, proof.StageGroth16},
	} {
		if _, right := found(t, 2, comparisons, c.cases, c.runs, c.noise, c.stage, c.times, c.until); right < comparisons*99/100 {
			t.Errorf("%s × %v in %d of %d cases, %d runs, %+v: found in %d of %d", c.stage, c.times, c.until, c.cases, c.runs, c.noise, right, comparisons)
		}
	}
}

// The limits are the two-sided quantiles of Student's t, which were computed by numeric integration.
func TestLimitsAreStudents(t *testing.T) {
	for _, c := range []struct {
		freedom float64
		tests   int // each has that part of falseAlarms
		want    float64
	}{{12, 1, 4.3178}, {12, 100, 7.2606}, {12, 1000, 9.0847}, {16, 10, 5.1339}, {22, 100, 5.6939}, {32, 1, 3.6218}, {60, 1000, 5.4489}} {
		if got := (series{freedom: c.freedom}).limit(c.tests); math.Abs(got/c.want-1) > 0.01 {
			t.Errorf("%v degrees of freedom, %d questions: %v, want %v", c.freedom, c.tests, got, c.want)
		}
	}
}
