package bench

import (
	"encoding/hex"
	"fmt"
	"math"
	"slices"

	"github.com/lemma-network/lemma/proof"
)

// Limits of a report.
const (
	MaxCases     = 512
	MaxRuns      = 1000
	MaxSamples   = 64 // of one repeat
	MaxTextBytes = 1024
	MaxWarnings  = 64
	// maxSeconds is a hundred years: longer is a mistake.
	maxSeconds = 100 * 366 * 24 * 3600
)

// stageOrder is the order in which stages are shown, and all that a report may hold.
var stageOrder = []proof.Stage{StageStart, StageNative, StageSetup, proof.StageExecute, proof.StageCore, proof.StageCompressed, proof.StageShrink,
	proof.StageWrap, StageWitness, proof.StageGroth16, StageVerify, StageOnChain}

// Check refuses a report that no run could have written. Errors: Caller bad-report, with the field's name.
func (r Report) Check() error {
	if r.Schema != Schema {
		return bad("schema", "%q, this program reads %s", r.Schema, Schema)
	}
	if b, err := hex.DecodeString(r.ID); err != nil || len(b) != 16 {
		return bad("id", "%q: want 32 hex digits", r.ID)
	}
	if r.Began <= 0 || r.Ended < 0 || r.Ended != 0 && r.Ended < r.Began {
		return bad("ended", "the run began at %d and ended at %d", r.Began, r.Ended)
	}
	if err := r.Plan.check(); err != nil {
		return err
	}
	if r.Prices != nil {
		if err := r.Prices.Check(); err != nil {
			return err
		}
	}
	if len(r.Warnings) > MaxWarnings || len(r.Warm) > MaxRuns {
		return bad("warnings", "more than %d", MaxWarnings)
	}
	if err := r.Machine.check(); err != nil {
		return err
	}
	for _, text := range append([]string{r.ZKVM.Name, r.ZKVM.Version, r.ZKVM.Mode, r.ZKVM.HostSHA256, r.ZKVM.Hashing, r.ZKVM.Keys}, r.Warnings...) {
		if len(text) > MaxTextBytes {
			return bad("zkvm", "a text of more than %d bytes", MaxTextBytes)
		}
	}
	if err := checkSamples("warm", r.Warm, MaxRuns); err != nil {
		return err
	}
	seen := map[CaseID]bool{}
	for _, c := range r.Cases {
		switch {
		case seen[c.CaseID]:
			return bad("cases", "%s is there twice", c.CaseID)
		case !slices.Contains(r.Plan.Cases, c.CaseID):
			return bad("cases", "%s is not in the plan", c.CaseID)
		}
		seen[c.CaseID] = true
		if err := c.check(r.Plan.Runs); err != nil {
			return err
		}
	}
	return nil
}

func (p Plan) check() error {
	if p.Runs < 1 || p.Runs > MaxRuns {
		return bad("runs", "%d: want 1 to %d", p.Runs, MaxRuns)
	}
	if len(p.Cases) == 0 || len(p.Cases) > MaxCases {
		return bad("plan", "%d cases: want 1 to %d", len(p.Cases), MaxCases)
	}
	for i, id := range p.Cases {
		if id.Program == "" || len(id.Program) > MaxTextBytes || len(id.Variant) > MaxTextBytes || !slices.Contains(Modes, id.Mode) {
			return bad("plan", "case %d: want a program, and a mode of %v", i+1, Modes)
		}
		if slices.Contains(p.Cases[:i], id) {
			return bad("plan", "%s is there twice", id)
		}
	}
	return nil
}

func (m Machine) check() error {
	if m.Cores < 0 || m.MemoryBytes < 0 || !sane(m.Load) || len(m.Devices) > MaxSamples || len(m.Features) > MaxSamples {
		return bad("machine", "a figure below 0, or too many")
	}
	texts := []string{m.CPU, m.OS, m.Kernel, m.Lemma, m.Go}
	for _, d := range m.Devices {
		if d.MemoryBytes < 0 {
			return bad("machine", "device %.40q: its memory is below 0", d.Name)
		}
		texts = append(texts, d.Kind, d.Name, d.Driver)
	}
	for _, text := range texts {
		if len(text) > MaxTextBytes {
			return bad("machine", "a text of more than %d bytes", MaxTextBytes)
		}
	}
	return nil
}

func (c Case) check(runs int) error {
	if c.ELFBytes < 0 || c.InputBytes < 0 || c.JournalBytes < 0 || c.Cycles > proof.MaxCycles {
		return bad("cases", "%s: a size below 0, or more than %d cycles", c.CaseID, uint64(proof.MaxCycles))
	}
	if len(c.Repeats) > runs {
		return bad("cases", "%s: %d runs of %d", c.CaseID, len(c.Repeats), runs)
	}
	for i, repeat := range c.Repeats {
		if repeat.Began <= 0 || !sane(repeat.Load) || len(repeat.Error) > MaxTextBytes {
			return bad("cases", "%s: run %d: its date or load", c.CaseID, i+1)
		}
		if err := checkSamples(fmt.Sprintf("%s: run %d", c.CaseID, i+1), repeat.Samples, MaxSamples); err != nil {
			return err
		}
		for j, s := range repeat.Samples {
			if slices.ContainsFunc(repeat.Samples[:j], func(o Sample) bool { return o.Stage == s.Stage }) {
				return bad("cases", "%s: run %d: stage %s is there twice", c.CaseID, i+1, s.Stage)
			}
		}
	}
	return nil
}

func checkSamples(where string, samples []Sample, most int) error {
	if len(samples) > most {
		return bad("cases", "%s: %d stages, at most %d", where, len(samples), most)
	}
	for _, s := range samples {
		switch {
		case !slices.Contains(stageOrder, s.Stage):
			return bad("cases", "%s: stage %q is unknown", where, s.Stage)
		case !sane(s.Seconds) || s.Seconds > maxSeconds, !sane(s.Joules), s.PeakBytes < 0, s.Bytes < 0:
			return bad("cases", "%s: stage %s: a figure below 0, or none", where, s.Stage)
		}
	}
	return nil
}

// Check refuses prices that cannot be.
func (p Prices) Check() error {
	if field, wrong := p.wrong(); wrong != "" {
		return bad(field, "%s", wrong)
	}
	return nil
}

// wrong names a field and what is wrong with it; nothing is empty.
func (p Prices) wrong() (field, text string) {
	for _, of := range []struct {
		name string
		v    float64
	}{{"machine_hour", p.MachineHour}, {"kilowatt_hour", p.KilowattHour}, {"gas_price_gwei", p.GasPriceGwei}, {"coin", p.Coin}} {
		if !sane(of.v) || of.v > maxPrice {
			return of.name, fmt.Sprintf("%v: want 0 (unknown) to %g", of.v, float64(maxPrice))
		}
	}
	switch {
	case len(p.Currency) != 3:
		return "currency", fmt.Sprintf("%q: want three letters, such as USD", p.Currency)
	case len(p.Source) > MaxTextBytes:
		return "source", fmt.Sprintf("more than %d bytes", MaxTextBytes)
	case len(p.Date) > MaxTextBytes:
		return "date", fmt.Sprintf("more than %d bytes", MaxTextBytes)
	}
	return "", ""
}

// sane is a number that was measured.
func sane(v float64) bool { return v >= 0 && !math.IsInf(v, 0) }

func bad(field, format string, args ...any) error {
	return proof.Errorf(proof.Caller, "bad-report", "report: %s: %s", field, fmt.Sprintf(format, args...)).WithField(field)
}

// String is a case as people name it: sha256/precompile:1024 to groth16.
func (c CaseID) String() string { return fmt.Sprintf("%s to %s", c.Work(), c.Mode) }

// Work is the case without how far it is taken.
func (c CaseID) Work() string {
	name := c.Program
	if c.Variant != "" {
		name += "/" + c.Variant
	}
	return fmt.Sprintf("%s:%d", name, c.Size)
}
