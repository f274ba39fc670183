package run

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/bench/programs"
	"github.com/lemma-network/lemma/proof"
)

// Choice is what a person asks for.
type Choice struct {
	Set      string   // of package programs
	Programs []string // name, name:size, name/variant or name/variant:size; none are all of the set
	Mode     proof.Stage
	Runs     int
	Seed     uint64
}

// quickDeep is what the quick set takes further than execute: the smallest job there is, so that the whole chain from order to payment is
// measured in minutes.
const quickDeep = "fibonacci"

// Plan makes the cases. Errors: Caller bad-program, bad-flag, naming the field.
func (c Choice) Plan() (bench.Plan, error) {
	p := bench.Plan{Set: c.Set, Seed: c.Seed, Runs: c.Runs, Mode: c.Mode}
	if !slices.Contains(programs.Sets, c.Set) {
		return p, proof.Errorf(proof.Caller, "bad-flag", "--set: %q: want one of %v", c.Set, programs.Sets).WithField("set")
	}
	if !slices.Contains(bench.Modes, c.Mode) {
		return p, proof.Errorf(proof.Caller, "bad-flag", "--mode: %q: want one of %v", c.Mode, bench.Modes).WithField("mode")
	}
	if c.Runs < 1 || c.Runs > bench.MaxRuns {
		return p, proof.Errorf(proof.Caller, "bad-flag", "--runs: %d: want 1 to %d", c.Runs, bench.MaxRuns).WithField("runs")
	}
	if len(c.Programs) > 0 {
		p.Set = "custom"
	}
	wanted := c.Programs
	if len(wanted) == 0 {
		wanted = programs.Names()
	}
	for _, text := range wanted {
		cases, err := c.cases(text)
		if err != nil {
			return p, err
		}
		for _, id := range cases {
			if !slices.Contains(p.Cases, id) {
				p.Cases = append(p.Cases, id)
			}
		}
	}
	if len(p.Cases) > bench.MaxCases {
		return p, proof.Errorf(proof.Caller, "bad-flag", "--programs: %d cases, at most %d", len(p.Cases), bench.MaxCases).WithField("programs")
	}
	return p, nil
}

// cases of one word of --programs.
func (c Choice) cases(text string) (out []bench.CaseID, err error) {
	name, sizeText, sized := strings.Cut(text, ":")
	name, variant, varied := strings.Cut(name, "/")
	prog, err := programs.Lookup(name)
	if err != nil {
		return nil, err
	}
	variants := prog.Variants()
	if varied {
		if !slices.Contains(variants, variant) {
			return nil, proof.Errorf(proof.Caller, "bad-program", "program %s: no variant %q; it has %v", name, variant, variants).WithField("program")
		}
		variants = []string{variant}
	}
	sizes := prog.Sizes[c.Set]
	if sized {
		n, err := strconv.ParseUint(sizeText, 10, 64)
		if err != nil || n < 1 || n > prog.MaxSize {
			return nil, proof.Errorf(proof.Caller, "bad-program", "program %s: size %q: want 1 to %d %s", name, sizeText, prog.MaxSize, prog.Unit).WithField("program")
		}
		sizes = []uint64{n}
	}
	for _, v := range variants {
		for _, n := range sizes {
			out = append(out, bench.CaseID{Program: name, Size: n, Variant: v, Mode: c.modeOf(name, len(c.Programs) > 0)})
		}
	}
	return out, nil
}

// modeOf is how far a program goes: in the quick set one goes all the way and the others only execute, unless they were named.
func (c Choice) modeOf(name string, named bool) proof.Stage {
	if c.Set == programs.SetQuick && !named && name != quickDeep {
		return proof.StageExecute
	}
	return c.Mode
}

// SamePlan refuses to go on with a report that another plan began. Errors: Caller resume-differs.
func SamePlan(old bench.Report, now bench.Plan) error {
	if fmt.Sprint(old.Plan) != fmt.Sprint(now) {
		return differs("plan")
	}
	return nil
}

// same refuses to go on with a report that another plan or machine began.
func same(old, now bench.Report) error {
	if err := SamePlan(old, now.Plan); err != nil {
		return err
	}
	for what, pair := range map[string][2]any{
		"CPU": {old.Machine.CPU, now.Machine.CPU}, "device": {old.Machine.Devices, now.Machine.Devices}, "lemma": {old.Machine.Lemma, now.Machine.Lemma},
		"zkVM host": {old.ZKVM.HostSHA256, now.ZKVM.HostSHA256},
	} {
		if fmt.Sprint(pair[0]) != fmt.Sprint(pair[1]) {
			return differs(what)
		}
	}
	return nil
}

func differs(what string) error {
	return proof.Errorf(proof.Caller, "resume-differs", "resume: the %s is not that of the run that was interrupted: begin a new run in another folder", what).WithField("resume")
}
