package bench

import (
	"fmt"
	"math"
	"slices"

	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

// Units of work: what a program's size is told in.
const (
	UnitCycles    = "cycles"
	UnitProverGas = "prover gas" // the zkVM's own measure: it counts what a precompile costs, which cycles do not
)

// Model predicts time and memory of a job from its work, by straight lines through what was measured.
type Model struct {
	Unit    string                    `json:"unit"`
	Machine string                    `json:"machine"`
	Stages  map[proof.Stage]StageLine `json:"stages"`
	// Error is by how much the whole job's time was wrong for the case that each was predicted from all others: the median and the
	// largest, as parts of the measured time. 0 cases when there are too few to leave one out.
	Error      float64 `json:"error_median"`
	WorstError float64 `json:"error_max"`
	// WorstMemory is the same of the peak memory: the largest.
	WorstMemory float64 `json:"error_max_memory"`
	Cases       int     `json:"cases"`
	Least       float64 `json:"least"` // the work of the smallest and the largest case it was made from
	Most        float64 `json:"most"`
}

// StageLine is a stage's time in seconds and memory in bytes.
type StageLine struct {
	Seconds Line `json:"seconds"`
	Bytes   Line `json:"bytes"`
}

// Line is Fixed + PerUnit × work, never below Fixed.
type Line = measure.Line

// Fit makes a model of a report's cases that were taken at least to compressed. The unit is UnitCycles, or "": the best that all cases
// have. Errors: Caller no-calibration when there are none.
func Fit(r Report, unit string) (Model, error) {
	var cases []Case
	best := unit == ""
	if best {
		unit = UnitProverGas
	}
	for _, c := range r.Cases {
		if !c.provable() {
			continue
		}
		cases = append(cases, c)
		if best && c.ProverGas == 0 {
			unit = UnitCycles
		}
	}
	if len(cases) == 0 {
		return Model{}, proof.Errorf(proof.Caller, "no-calibration", "report: no case was proven to compressed: run one with --mode compressed or further")
	}
	m := fitCases(cases, unit)
	m.Machine = r.Machine.Short()
	var errs []float64
	for i, c := range cases {
		if len(cases) < 3 {
			break
		}
		others := fitCases(slices.Delete(slices.Clone(cases), i, i+1), unit)
		if miss, ok := others.Miss(c); ok {
			errs, m.WorstMemory = append(errs, math.Abs(miss.Time())), max(m.WorstMemory, math.Abs(miss.Memory()))
		}
	}
	if len(errs) > 0 {
		slices.Sort(errs)
		m.Error, m.WorstError = errs[len(errs)/2], errs[len(errs)-1]
	}
	return m, nil
}

// Short is the machine in a few words: two machines of which these differ are not alike.
func (m Machine) Short() string { return fmt.Sprintf("%s, %d cores", m.CPU, m.Cores) }

// Work is a case's in the unit of the model.
func (m Model) Work(c Case) float64 {
	if m.Unit == UnitProverGas {
		return float64(c.ProverGas)
	}
	return float64(c.Cycles)
}

// OneSize says that the cases were too much alike to tell what grows with the work: then everything is a constant.
func (m Model) OneSize() bool { return m.Most < measure.LineRange*max(m.Least, 1) }

// Miss is what a model says of a case against what was measured, over the stages that both know.
type Miss struct {
	CaseID
	Work                          float64 // in the model's unit
	Seconds, PredictedSeconds     float64
	PeakBytes, PredictedPeakBytes float64
	Outside                       bool // see Prediction
}

// Time is by which part of the measured time the prediction is more; below 0 it is less. Memory is the same of peak memory, 0 where it was
// not measured.
func (m Miss) Time() float64 { return m.PredictedSeconds/m.Seconds - 1 }

func (m Miss) Memory() float64 {
	if m.PeakBytes == 0 {
		return 0
	}
	return m.PredictedPeakBytes/m.PeakBytes - 1
}

// Miss compares the model with a case. ok is false when the case has no good run in a stage that the model knows.
func (m Model) Miss(c Case) (miss Miss, ok bool) {
	miss = Miss{CaseID: c.CaseID, Work: m.Work(c)}
	for _, stage := range Whole {
		line, known := m.Stages[stage]
		if s := c.Seconds(stage); s != nil && known {
			miss.PredictedSeconds, miss.Seconds = miss.PredictedSeconds+line.Seconds.At(miss.Work), miss.Seconds+s.Median
			miss.PredictedPeakBytes = max(miss.PredictedPeakBytes, m.bytes(stage, miss.Work))
		}
		if s := c.PeakBytes(stage); s != nil && known {
			miss.PeakBytes = max(miss.PeakBytes, s.Median)
		}
	}
	miss.Outside = m.outside(miss.Work)
	return miss, miss.Seconds > 0
}

// Against is what the model says of a report's cases that were proven, and that it was not made from.
func (m Model) Against(r Report, madeFrom Report) (misses []Miss) {
	for _, c := range r.Cases {
		known := slices.ContainsFunc(madeFrom.Cases, func(o Case) bool { return o.Work() == c.Work() && o.provable() })
		if miss, ok := m.Miss(c); ok && !known && c.provable() {
			misses = append(misses, miss)
		}
	}
	return misses
}

// provable is a case that says something of proving.
func (c Case) provable() bool {
	return c.Cycles > 0 && c.Seconds(proof.StageCore, proof.StageCompressed) != nil
}

func fitCases(cases []Case, unit string) Model {
	m := Model{Unit: unit, Stages: map[proof.Stage]StageLine{}, Cases: len(cases), Least: math.Inf(1)}
	for _, c := range cases {
		m.Least, m.Most = min(m.Least, m.Work(c)), max(m.Most, m.Work(c))
	}
	for _, stage := range Whole {
		var seconds, bytes []measure.Point
		for _, c := range cases {
			if s := c.Seconds(stage); s != nil {
				seconds = append(seconds, measure.Point{Work: m.Work(c), Value: s.Median})
			}
			if s := c.PeakBytes(stage); s != nil {
				bytes = append(bytes, measure.Point{Work: m.Work(c), Value: s.Median})
			}
		}
		if len(seconds) == 0 {
			continue
		}
		line := StageLine{Seconds: measure.FitLine(seconds), Bytes: measure.FitLine(bytes)}
		if slices.Contains(Wrapping, stage) { // one receipt of one size, whatever the program was: what seems to grow is noise
			line.Seconds = measure.FlatLine(seconds)
		}
		m.Stages[stage] = line
	}
	return m
}

// Prediction is what a job would take.
type Prediction struct {
	Stages    map[proof.Stage]float64 `json:"stages"` // seconds
	Seconds   float64                 `json:"seconds"`
	PeakBytes float64                 `json:"peak_bytes"`
	// Outside is true when the work is not between that of the smallest and the largest case: a guess.
	Outside bool `json:"outside"`
}

// Predict is what a job of so much work would take up to a stage of Whole.
func (m Model) Predict(work float64, to proof.Stage) Prediction {
	p := Prediction{Stages: map[proof.Stage]float64{}, Outside: m.outside(work)}
	for _, stage := range Whole {
		line, known := m.Stages[stage]
		if known {
			p.Stages[stage] = line.Seconds.At(work)
			p.Seconds += p.Stages[stage]
			p.PeakBytes = max(p.PeakBytes, m.bytes(stage, work))
		}
		if stage == to {
			break
		}
	}
	return p
}

func (m Model) outside(work float64) bool { return work < m.Least || work > m.Most }

// bytes is a stage's peak memory. Beyond the largest case it is that one's: a longer program is proven in more shards, not in larger ones.
func (m Model) bytes(stage proof.Stage, work float64) float64 {
	return m.Stages[stage].Bytes.At(min(work, m.Most))
}
