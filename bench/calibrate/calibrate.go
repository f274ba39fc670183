package calibrate

import (
	"math"
	"math/big"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/internal/doctor"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

// LeastRange is how many times the cycles of the smallest program the largest must have. Within less, what a line would rise by is the
// difference of two programs, or noise: a zkVM proves in pieces of a million cycles and more, and fills up the last.
const LeastRange = 8

// Programs are those of a calibration that names no others: about the least that there is to prove, and one of some five million cycles, so that
// what it takes to join pieces is in the line too.
var Programs = []string{"fibonacci:10000", "secp256k1:3"}

const megacycle = 1e6

// Result is what a report says about its machine.
type Result struct {
	Model   bench.Model     // of the cases that were taken to groth16, by cycles
	Samples []prover.Sample // one for each of them: the median of its runs
}

// From makes the result of a report that passed Check; madeBy is of what it was measured with. Errors: Caller calibration-range when fewer
// than two programs were taken to groth16, when they are too alike, or when the larger took no longer.
func From(r bench.Report, madeBy prover.Fingerprint) (Result, error) {
	refuse := func(field, format string, args ...any) (Result, error) {
		return Result{}, proof.Errorf(proof.Caller, "calibration-range", "report: "+field+": "+format, args...).WithField(field)
	}
	whole := r
	whole.Cases = nil
	least, most := uint64(math.MaxUint64), uint64(0)
	var out Result
	for _, c := range r.Cases {
		s, ok := sampleOf(c)
		if !ok {
			continue
		}
		s.Date, s.Fingerprint = r.Ended, madeBy
		out.Samples, whole.Cases = append(out.Samples, s), append(whole.Cases, c)
		least, most = min(least, c.Cycles), max(most, c.Cycles)
	}
	if len(whole.Cases) < 2 {
		return refuse("cases", "%d programs were taken to groth16 without a fault, and a line needs two: give `--programs` of different sizes", len(whole.Cases))
	}
	if float64(most) < LeastRange*float64(least) {
		return refuse("cases", "the largest program took %d cycles, the smallest %d: want %d times as many at least, so that a longer job's time can be told", most, least, LeastRange)
	}
	var err error
	if out.Model, err = bench.Fit(whole, bench.UnitCycles); err != nil {
		return Result{}, err
	}
	if out.Model.Stages[proof.StageCore].Seconds.PerUnit+out.Model.Stages[proof.StageCompressed].Seconds.PerUnit <= 0 {
		return refuse("cases", "the larger programs took no longer to prove than the smaller ones: measure on an idle machine, or give `--programs` that are larger")
	}
	return out, nil
}

// sampleOf is false for a case that was not taken to groth16. Times are medians of its good runs, in seconds.
func sampleOf(c bench.Case) (s prover.Sample, ok bool) {
	execute, prove, wrap := c.Seconds(proof.StageExecute), c.Seconds(proof.StageCore, proof.StageCompressed), c.Seconds(bench.Wrapping...)
	if c.Cycles == 0 || execute == nil || prove == nil || wrap == nil {
		return s, false
	}
	return prover.Sample{Cycles: c.Cycles, ExecuteSeconds: execute.Median, ProveSeconds: prove.Median, FixedSeconds: wrap.Median,
		Source: prover.SourceCalibration}, true
}

// Fixed are the seconds of a job without cycles.
func (r Result) Fixed() (seconds float64) {
	for _, stage := range bench.Whole {
		seconds += r.Model.Stages[stage].Seconds.Fixed
	}
	return seconds
}

// PerMegacycle are the seconds that each million cycles add.
func (r Result) PerMegacycle() (seconds float64) {
	for _, stage := range bench.Whole {
		seconds += r.Model.Stages[stage].Seconds.PerUnit * megacycle
	}
	return seconds
}

// Ask is what the machine should ask for when an hour of it costs costPerHour, smallest unit: doctor.AskFor has the formula. false without a
// cost.
func (r Result) Ask(costPerHour *big.Int) (doctor.Ask, bool) {
	if costPerHour == nil || costPerHour.Sign() <= 0 {
		return doctor.Ask{}, false
	}
	return doctor.AskFor(r.Fixed(), r.PerMegacycle(), costPerHour), true
}
