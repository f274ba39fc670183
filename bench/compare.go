package bench

import (
	"fmt"
	"math"
	"slices"

	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

// What a comparison takes for noise.
const (
	// noisePart is the least change that is ever called one: below it machines differ from themselves.
	noisePart = 0.05
	// singlePart is taken where a stage was run once, so that its own noise is unknown.
	singlePart = 0.10
	// noiseTimes is how many times the noise seen a change must be.
	noiseTimes = 2
	// leastSeconds is the least change that is called one, for stages of a blink.
	leastSeconds = 0.1
	memoryPart   = 0.05
	leastBytes   = 64 << 20
)

// Verdicts of a comparison, of B against A.
const (
	Same   = "same"
	Slower = "slower"
	Faster = "faster"
	More   = "more memory"
	Less   = "less memory"
)

// Change is one stage of one case, or of all cases together, in B against A.
type Change struct {
	Case    *CaseID         `json:"case,omitempty"` // nil: all cases together
	Stage   proof.Stage     `json:"stage"`
	Verdict string          `json:"verdict"`
	A       *measure.Spread `json:"a,omitempty"` // seconds, or bytes for memory
	B       *measure.Spread `json:"b,omitempty"`
	Ratio   float64         `json:"ratio"` // B over A, by medians; of all cases together the middle one
	Noise   float64         `json:"noise"` // the part within which nothing is called a change
	Cases   int             `json:"cases,omitempty"`
}

// Comparison is what B says against A.
type Comparison struct {
	Changes []Change `json:"changes"` // every stage that both measured, in the order of a job; all cases together first
	// Differs says what is not the same in the two runs beside the figures: machine, versions, settings.
	Differs []string `json:"differs,omitempty"`
	// Left are the cases that only one of the two has, or whose program, input or work is another.
	Left []string `json:"left,omitempty"`
}

// Changed are the stages that are not the same.
func (c Comparison) Changed() (changed []Change) {
	for _, change := range c.Changes {
		if change.Verdict != Same {
			changed = append(changed, change)
		}
	}
	return changed
}

// Compare compares the cases that both ran. Errors: Caller nothing-to-compare when there are none.
func Compare(a, b Report) (Comparison, error) {
	c := Comparison{Differs: differs(a, b)}
	type pair struct{ a, b Case }
	var pairs []pair
	for _, of := range a.Cases {
		i := slices.IndexFunc(b.Cases, func(o Case) bool { return o.CaseID == of.CaseID })
		switch {
		case i < 0:
			c.Left = append(c.Left, of.String()+": only in A")
		case b.Cases[i].ELF != of.ELF || b.Cases[i].Input != of.Input:
			c.Left = append(c.Left, of.String()+": not the same program and input")
		case len(of.Good()) == 0 || len(b.Cases[i].Good()) == 0:
			c.Left = append(c.Left, of.String()+": one of the two has no whole run")
		default:
			pairs = append(pairs, pair{of, b.Cases[i]})
		}
	}
	for _, of := range b.Cases {
		if !slices.ContainsFunc(a.Cases, func(o Case) bool { return o.CaseID == of.CaseID }) {
			c.Left = append(c.Left, of.String()+": only in B")
		}
	}
	if len(pairs) == 0 {
		return c, proof.Errorf(proof.Caller, "nothing-to-compare", "compare: the two reports have no case in common; run the same set twice")
	}
	var each []Change
	for _, stage := range stageOrder {
		var of []Change
		for _, p := range pairs {
			if change, ok := inTime(stage, p.a.Seconds(stage), p.b.Seconds(stage)); ok {
				change.Case = &p.a.CaseID
				of = append(of, change)
			}
			if change, ok := inMemory(stage, p.a.PeakBytes(stage), p.b.PeakBytes(stage)); ok {
				change.Case = &p.a.CaseID
				each = append(each, change)
			}
		}
		if all, ok := together(stage, of); ok {
			c.Changes = append(c.Changes, all)
		}
		each = append(each, of...)
	}
	c.Changes = append(c.Changes, each...)
	return c, nil
}

// noise is what a stage varies by when nothing has changed, as far as its runs tell.
func noise(a, b *measure.Spread) float64 {
	seen := 0.0
	for _, s := range []*measure.Spread{a, b} {
		if s.Runs < 2 {
			seen = max(seen, singlePart/noiseTimes)
		} else if s.Median > 0 {
			seen = max(seen, (s.Max-s.Min)/2/s.Median)
		}
	}
	return max(noisePart, noiseTimes*seen)
}

func inTime(stage proof.Stage, a, b *measure.Spread) (c Change, ok bool) {
	if a == nil || b == nil || a.Median <= 0 || b.Median <= 0 {
		return c, false
	}
	c = Change{Stage: stage, Verdict: Same, A: a, B: b, Ratio: b.Median / a.Median, Noise: noise(a, b)}
	if math.Abs(b.Median-a.Median) > leastSeconds {
		c.Verdict = beyond(c.Ratio, c.Noise, Slower, Faster)
	}
	return c, true
}

// inMemory tells of a change only.
func inMemory(stage proof.Stage, a, b *measure.Spread) (c Change, ok bool) {
	if a == nil || b == nil || math.Abs(b.Median-a.Median) < leastBytes {
		return c, false
	}
	c = Change{Stage: stage, A: a, B: b, Ratio: b.Median / a.Median, Noise: max(memoryPart, noise(a, b)-noisePart)}
	c.Verdict = beyond(c.Ratio, c.Noise, More, Less)
	return c, c.Verdict != Same
}

func beyond(ratio, noise float64, up, down string) string {
	switch {
	case ratio > 1+noise:
		return up
	case ratio < 1/(1+noise):
		return down
	}
	return Same
}

// together is a stage over all cases: the middle ratio, against the noise that the cases show of each other. What happens in every case
// is no accident, even where each ran once.
func together(stage proof.Stage, of []Change) (Change, bool) {
	if len(of) < 2 {
		return Change{}, false
	}
	var ratios []float64
	var a, b float64
	for _, c := range of {
		ratios = append(ratios, c.Ratio)
		a, b = a+c.A.Median, b+c.B.Median
	}
	s := measure.SpreadOf(ratios)
	c := Change{Stage: stage, Verdict: Same, Ratio: s.Median, Cases: len(of), Noise: max(noisePart, (s.Max-s.Min)/2)}
	if math.Abs(b-a) > leastSeconds {
		c.Verdict = beyond(c.Ratio, c.Noise, Slower, Faster)
	}
	return c, true
}

func differs(a, b Report) (out []string) {
	tell := func(what string, a, b any) {
		if x, y := fmt.Sprint(a), fmt.Sprint(b); x != y {
			out = append(out, fmt.Sprintf("%s: %s, then %s", what, x, y))
		}
	}
	tell("CPU", a.Machine.CPU, b.Machine.CPU)
	tell("cores", a.Machine.Cores, b.Machine.Cores)
	if math.Abs(float64(a.Machine.MemoryBytes-b.Machine.MemoryBytes)) > leastBytes {
		tell("memory", a.Machine.MemoryBytes, b.Machine.MemoryBytes)
	}
	tell("devices", a.Machine.Devices, b.Machine.Devices)
	tell("lemma", a.Machine.Lemma, b.Machine.Lemma)
	tell("zkVM", a.ZKVM.Name+" "+a.ZKVM.Version+" "+a.ZKVM.Mode, b.ZKVM.Name+" "+b.ZKVM.Version+" "+b.ZKVM.Mode)
	tell("host", a.ZKVM.HostSHA256, b.ZKVM.HostSHA256)
	tell("settings", a.ZKVM.Settings, b.ZKVM.Settings)
	tell("environment", a.ZKVM.Environment, b.ZKVM.Environment)
	tell("constraints", a.ZKVM.Constraints, b.ZKVM.Constraints)
	for name, r := range map[string]Report{"A": a, "B": b} {
		if r.Machine.Load > measure.IdleLoad {
			out = append(out, fmt.Sprintf("%s ran on a machine that was not idle: load average %.2f", name, r.Machine.Load))
		}
	}
	slices.Sort(out)
	return out
}
