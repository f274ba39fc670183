package calibrate

import (
	"math/big"
	"slices"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/internal/doctor"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

// LeastRange is how many times the cycles of the smallest program the largest must have. Within less, what a line would rise by is the
// difference of two programs, or noise: a zkVM proves in pieces of a million cycles and more, and fills up the last.
const LeastRange = 8

// Programs are those of a calibration that names no others: about the least that there is to prove, and one of some eight million cycles. SP1's
// pieces hold five or six million, so what it takes to join two is in the line.
var Programs = []string{"fibonacci:10000", "secp256k1:5"}

const megacycle = 1e6

// Result is what a report says about its machine.
type Result struct {
	Model   bench.Model     // of the cases that were taken to groth16, by cycles
	Samples []prover.Sample // one for each of them: the median of its runs
	// OnePiece is true when the core receipts, which hold a STARK for each piece that a zkVM proves, are all of one size: then the lines
	// know nothing of joining pieces, and a larger job takes longer than they say.
	OnePiece bool
}

// CheckRange says whether programs of so many cycles make a line. Errors: Caller calibration-range when there are fewer than two, or when they
// are too alike.
func CheckRange(cycles []uint64) error {
	if len(cycles) < 2 {
		return refuse("%d programs to groth16 without a fault, and a line needs two: give `--programs` of different sizes", len(cycles))
	}
	if least, most := slices.Min(cycles), slices.Max(cycles); float64(most) < LeastRange*float64(least) {
		return refuse("the largest program takes %d cycles, the smallest %d: want %d times as many at least, so that a longer job's time can be told; give `--programs`",
			most, least, LeastRange)
	}
	return nil
}

func refuse(format string, args ...any) error {
	return proof.Errorf(proof.Caller, "calibration-range", "programs: "+format, args...).WithField("programs")
}

// From makes the result of a report that passed Check; madeBy is of what it was measured with. Errors: Caller calibration-range, as CheckRange,
// and when larger programs took no longer.
func From(r bench.Report, madeBy prover.Fingerprint) (Result, error) {
	var out Result
	var cycles []uint64
	whole := r
	whole.Cases = nil
	for _, c := range r.Cases {
		s, ok := sampleOf(c)
		if !ok {
			continue
		}
		s.Date, s.Fingerprint = r.Ended, madeBy
		out.Samples, whole.Cases, cycles = append(out.Samples, s), append(whole.Cases, c), append(cycles, c.Cycles)
	}
	err := CheckRange(cycles)
	if err != nil {
		return Result{}, err
	}
	if out.Model, err = bench.Fit(whole, bench.UnitCycles); err != nil {
		return Result{}, err
	}
	if out.Model.Stages[proof.StageCore].Seconds.PerUnit+out.Model.Stages[proof.StageCompressed].Seconds.PerUnit <= 0 {
		return Result{}, refuse("the larger ones took no longer to prove than the smaller ones: measure on an idle machine, or give `--programs` that are larger")
	}
	out.OnePiece = onePiece(whole.Cases)
	return out, nil
}

// onePiece is false where nobody measured receipts.
func onePiece(cases []bench.Case) bool {
	var bytes []float64
	for _, c := range cases {
		if s := c.Over([]proof.Stage{proof.StageCore}, func(core []bench.Sample) float64 { return float64(core[0].Bytes) }); s != nil && s.Median > 0 {
			bytes = append(bytes, s.Median)
		}
	}
	return len(bytes) > 0 && slices.Max(bytes) < 1.5*slices.Min(bytes)
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

// Ask is what the machine should ask for when an hour of it costs costPerHour, smallest unit, and so many devices of it work side by side,
// each on a job of its own: doctor.AskFor has the formula. false without a cost.
func (r Result) Ask(costPerHour *big.Int, devices int) (doctor.Ask, bool) {
	if costPerHour == nil || costPerHour.Sign() <= 0 {
		return doctor.Ask{}, false
	}
	share := 1 / float64(max(devices, 1))
	return doctor.AskFor(r.Fixed()*share, r.PerMegacycle()*share, costPerHour), true
}
