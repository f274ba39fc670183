package bench

import (
	"fmt"
	"math"
	"slices"

	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
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
	Memory  bool            `json:"memory,omitempty"` // its peak memory, and not its time
	Verdict string          `json:"verdict"`
	A       *measure.Spread `json:"a,omitempty"` // seconds, or bytes for memory
	B       *measure.Spread `json:"b,omitempty"`
	Ratio   float64         `json:"ratio"` // B over A, by medians; of all cases together the middle one
	Noise   float64         `json:"noise"` // the part within which nothing is called a change
	Cases   int             `json:"cases,omitempty"`
}

// Comparison is what B says against A.
type Comparison struct {
	Changes []Change `json:"changes"` // every stage that both measured and that is no blink, in the order of a job; all cases together first
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

// Compare compares the cases that both ran, in every stage that took long enough to tell. Errors: Caller nothing-to-compare when there are
// none.
func Compare(a, b Report) (Comparison, error) {
	c := Comparison{Differs: differs(a, b)}
	var pairs []pair
	for _, of := range a.Cases {
		i := slices.IndexFunc(b.Cases, func(o Case) bool { return o.CaseID == of.CaseID })
		switch {
		case i < 0:
			c.Left = append(c.Left, of.String()+": only in A")
		case b.Cases[i].ELF != of.ELF || b.Cases[i].Input != of.Input:
			c.Left = append(c.Left, of.String()+": not the same program and input")
		default:
			p := pair{&of.CaseID, [2][]Repeat{of.Good(), b.Cases[i].Good()}}
			if len(p.runs[0]) == 0 || len(p.runs[1]) == 0 {
				c.Left = append(c.Left, of.String()+": one of the two has no whole run")
				continue
			}
			pairs = append(pairs, p)
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
	var all []series
	tests := 0
	for _, stage := range stageOrder {
		for _, q := range []quantity{inSeconds, inBytes} {
			s := seriesOf(pairs, stage, q)
			all, tests = append(all, s), tests+s.tests()
		}
	}
	var each []Change
	for _, s := range all {
		if change, ok := s.together(tests); ok {
			c.Changes = append(c.Changes, change)
		}
		for _, f := range s.figures {
			each = append(each, s.change(f, tests))
		}
	}
	c.Changes = append(c.Changes, each...)
	return c, nil
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
