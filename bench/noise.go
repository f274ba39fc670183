package bench

import (
	"math"
	"slices"

	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

// How a comparison tells noise from change. The runs are few, so what they vary by is taken from all cases of a stage together, and from
// what machines usually do: see docs/bench.md. A test simulates false alarms and misses.
const (
	// falseAlarms is the share of comparisons of unchanged programs that may tell of a change, all stages and cases together.
	falseAlarms = 0.001
	// A stage's time is taken to vary by usualPart of itself and by usualSeconds on top, its memory by usualMemory, until its runs say otherwise;
	// usualWeight is how many degrees of freedom that counts as, less those of the runs, usualLeast at least. The parts are what our own machines
	// show, in bench/results: 1 to 4 % of a long stage, 10 % of one of a second; a host that proved before holds more memory. Groth16's keys are
	// read while shrink runs, or are there already.
	usualPart    = 0.03
	usualShrink  = 0.10
	usualGroth16 = 0.06
	usualSeconds = 0.1
	usualMemory  = 0.04
	usualWeight  = 12
	usualLeast   = 4
	// noisePart is the least change that is ever called one: from one day to the next, machines differ from themselves by as much.
	noisePart = 0.05
	// noiseTimes is how many times half of what the case's own runs span a change must be.
	noiseTimes = 2
	// leastSeconds and leastBytes are the least changes that are called one; blinkSeconds and blinkBytes are too little to be compared.
	leastSeconds = 0.1
	leastBytes   = 64 << 20
	blinkSeconds = 1
	blinkBytes   = 256 << 20
	// medianTimes is by how much the median of three or more varies more than their mean, at most.
	medianTimes = 1.25
)

// quantity is what is compared of a stage.
type quantity struct {
	memory       bool
	of           func(Sample) float64
	least, blink float64
	up, down     string
}

var (
	inSeconds = quantity{false, func(s Sample) float64 { return s.Seconds }, leastSeconds, blinkSeconds, Slower, Faster}
	inBytes   = quantity{true, func(s Sample) float64 { return float64(s.PeakBytes) }, leastBytes, blinkBytes, More, Less}
)

// usual is the variance of the logarithm of one run that takes about so much.
func (q quantity) usual(stage proof.Stage, about float64) float64 {
	if q.memory {
		return square(usualMemory)
	}
	part := usualPart
	switch stage {
	case proof.StageShrink:
		part = usualShrink
	case proof.StageGroth16:
		part = usualGroth16
	}
	return square(part) + square(usualSeconds/about)
}

// pair is a case of both reports, with the runs that count.
type pair struct {
	id   *CaseID
	runs [2][]Repeat
}

// asOne says that core was proven apart in one of the reports only: then it is a part of compressed in both.
func (p pair) asOne() bool {
	apart := func(runs []Repeat) bool {
		return slices.ContainsFunc(runs, func(r Repeat) bool { _, has := r.Sample(proof.StageCore); return has })
	}
	return apart(p.runs[0]) != apart(p.runs[1])
}

// figure is a stage's quantity in one case of both reports.
type figure struct {
	id       *CaseID
	runs     [2][]float64
	a, b     *measure.Spread
	variance float64 // of the logarithm of one run, before the runs say anything
}

// series is one quantity of one stage in all cases.
type series struct {
	stage proof.Stage
	quantity
	figures []figure
	scale   float64 // by what the runs vary more than usual, as variances
	freedom float64 // degrees of freedom behind that
}

// seriesOf leaves out the cases where one of the reports has no figure, and those where both are a blink.
func seriesOf(pairs []pair, stage proof.Stage, q quantity) series {
	s := series{stage: stage, quantity: q}
	var sum float64
	for _, p := range pairs {
		f := figure{id: p.id, runs: [2][]float64{p.values(0, stage, q), p.values(1, stage, q)}}
		f.a, f.b = measure.SpreadOf(f.runs[0]), measure.SpreadOf(f.runs[1])
		if f.a == nil || f.b == nil || max(f.a.Median, f.b.Median) < q.blink {
			continue
		}
		f.variance = q.usual(stage, max(f.a.Median, f.b.Median))
		s.figures = append(s.figures, f)
		for _, runs := range f.runs {
			var mean float64
			for _, v := range runs {
				mean += math.Log(v) / float64(len(runs))
			}
			for _, v := range runs {
				sum += square(math.Log(v)-mean) / f.variance
			}
			s.freedom += float64(len(runs) - 1)
		}
	}
	weight := max(usualLeast, usualWeight-s.freedom)
	s.freedom += weight
	s.scale = (sum + weight) / s.freedom
	return s
}

// values are what the runs of one report have of a stage. What is not above 0 was not measured.
func (p pair) values(side int, stage proof.Stage, q quantity) (values []float64) {
	asOne := stage == proof.StageCompressed && p.asOne()
	for _, r := range p.runs[side] {
		s, ok := r.Sample(stage)
		v := q.of(s)
		if !ok || v <= 0 {
			continue
		}
		if core, apart := r.Sample(proof.StageCore); apart && asOne {
			if q.memory {
				v = max(v, q.of(core))
			} else {
				v += q.of(core)
			}
		}
		values = append(values, v)
	}
	return values
}

// tests is how many questions the series asks: each may give a false alarm.
func (s series) tests() int {
	if len(s.figures) > 1 {
		return len(s.figures) + 1
	}
	return len(s.figures)
}

// limit is how many standard errors a change must be, so that one of tests questions gives a false alarm as seldom as falseAlarms. It is
// Student's t by the approximation of Gaver and Kafadar (1984), 1 % too high at most for 12 degrees of freedom and more.
func (s series) limit(tests int) float64 {
	z := math.Sqrt2 * math.Erfinv(1-falseAlarms/float64(max(tests, 1)))
	return math.Sqrt(s.freedom * math.Expm1(z*z*(s.freedom-1.5)/square(s.freedom-1)))
}

// spread is the variance of the logarithm of B's median over A's.
func (s series) spread(f figure) float64 {
	v := s.scale * f.variance * (1/float64(f.a.Runs) + 1/float64(f.b.Runs))
	if max(f.a.Runs, f.b.Runs) > 2 {
		v *= square(medianTimes)
	}
	return v
}

// change is one case's.
func (s series) change(f figure, tests int) Change {
	c := Change{Case: f.id, Stage: s.stage, Memory: s.memory, A: f.a, B: f.b, Ratio: f.b.Median / f.a.Median,
		Noise: max(noisePart, math.Expm1(s.limit(tests)*math.Sqrt(s.spread(f))))}
	for _, own := range []*measure.Spread{f.a, f.b} {
		c.Noise = max(c.Noise, noiseTimes*(own.Max-own.Min)/2/own.Median)
	}
	c.Verdict = s.verdict(c, f.b.Median-f.a.Median)
	return c
}

// together is the middle ratio of all cases; what happens in every case is no accident, even where each ran once. What happens in some only
// makes the cases differ from each other, and what the middle half of them span counts as noise here. ok is false for a single case.
func (s series) together(tests int) (c Change, ok bool) {
	if len(s.figures) < 2 {
		return c, false
	}
	var ratios []float64
	var variance, moved float64
	for _, f := range s.figures {
		ratios = append(ratios, f.b.Median/f.a.Median)
		variance, moved = variance+s.spread(f), moved+f.b.Median-f.a.Median
	}
	n := len(ratios)
	if n > 2 {
		variance *= square(medianTimes)
	}
	slices.Sort(ratios)
	quarter := (n - 1) / 4
	c = Change{Stage: s.stage, Memory: s.memory, Ratio: measure.SpreadOf(ratios).Median, Cases: n,
		Noise: max(noisePart, math.Expm1(s.limit(tests)*math.Sqrt(variance)/float64(n)), ratios[n-1-quarter]-ratios[quarter])}
	c.Verdict = s.verdict(c, moved)
	return c, true
}

func (s series) verdict(c Change, moved float64) string {
	switch {
	case math.Abs(moved) <= s.least:
		return Same
	case c.Ratio > 1+c.Noise:
		return s.up
	case c.Ratio < 1/(1+c.Noise):
		return s.down
	}
	return Same
}

func square(v float64) float64 { return v * v }
