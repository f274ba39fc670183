package bench

import (
	"slices"

	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

// Parts of a job, by what a price is asked for. The host's start-up and the program's keys are made once for many proofs and belong to
// none; what a client's own run takes is the client's.
var (
	Proving  = []proof.Stage{proof.StageExecute, proof.StageCore, proof.StageCompressed}
	Wrapping = []proof.Stage{proof.StageShrink, proof.StageWrap, StageWitness, proof.StageGroth16}
	Whole    = slices.Concat(Proving, Wrapping)
)

// Stages are all stages in the order of a job.
func Stages() []proof.Stage { return slices.Clone(stageOrder) }

// Good are the repeats that count.
func (c Case) Good() (good []Repeat) {
	for _, r := range c.Repeats {
		if r.Error == "" {
			good = append(good, r)
		}
	}
	return good
}

// Sample is a stage of a repeat; ok is false when it was not measured.
func (r Repeat) Sample(stage proof.Stage) (s Sample, ok bool) {
	i := slices.IndexFunc(r.Samples, func(s Sample) bool { return s.Stage == stage })
	if i < 0 {
		return s, false
	}
	return r.Samples[i], true
}

// Over is what f gives for all repeats that count and that have all the stages; nil when none has. A zkVM may prove core and compressed as
// one: then there is no core, and its time is compressed's.
func (c Case) Over(stages []proof.Stage, f func([]Sample) float64) *measure.Spread {
	var values []float64
	for _, r := range c.Good() {
		if all, ok := r.have(stages); ok {
			values = append(values, f(all))
		}
	}
	return measure.SpreadOf(values)
}

func (r Repeat) have(stages []proof.Stage) (all []Sample, ok bool) {
	_, asOne := r.Sample(proof.StageCompressed)
	for _, stage := range stages {
		s, has := r.Sample(stage)
		switch {
		case has:
			all = append(all, s)
		case stage != proof.StageCore || !asOne:
			return nil, false
		}
	}
	return all, len(all) > 0
}

// Seconds are a stage's, or the sum of several.
func (c Case) Seconds(stages ...proof.Stage) *measure.Spread {
	return c.Over(stages, func(all []Sample) (sum float64) {
		for _, s := range all {
			sum += s.Seconds
		}
		return sum
	})
}

// Joules are nil when one of the stages has no meter.
func (c Case) Joules(stages ...proof.Stage) *measure.Spread {
	metered := true
	spread := c.Over(stages, func(all []Sample) (sum float64) {
		for _, s := range all {
			metered = metered && s.Joules > 0
			sum += s.Joules
		}
		return sum
	})
	if !metered {
		return nil
	}
	return spread
}

// PeakBytes is the most memory that any of the stages held; nil when it is unknown.
func (c Case) PeakBytes(stages ...proof.Stage) *measure.Spread {
	known := true
	spread := c.Over(stages, func(all []Sample) (most float64) {
		for _, s := range all {
			most = max(most, float64(s.PeakBytes))
		}
		known = known && most > 0
		return most
	})
	if !known {
		return nil
	}
	return spread
}

// CyclesPerSecond is how fast stages went through the program.
func (c Case) CyclesPerSecond(stages ...proof.Stage) *measure.Spread {
	if c.Cycles == 0 {
		return nil
	}
	return c.Over(stages, func(all []Sample) (rate float64) {
		var seconds float64
		for _, s := range all {
			seconds += s.Seconds
		}
		if seconds > 0 {
			rate = float64(c.Cycles) / seconds
		}
		return rate
	})
}

// Overhead is how many times as long as the plain computation the stages took; nil when one of the two was not measured.
func (c Case) Overhead(stages ...proof.Stage) *measure.Spread {
	native := c.Seconds(StageNative)
	if native == nil || native.Median <= 0 {
		return nil
	}
	return c.Over(stages, func(all []Sample) (sum float64) {
		for _, s := range all {
			sum += s.Seconds
		}
		return sum / native.Median
	})
}

// Gas is what settling took; ok is false when it was not measured. All repeats' gas is within some hundred of each other, so the median
// of each is taken alone.
func (c Case) Gas() (g Gas, ok bool) {
	pick := func(of func(Gas) uint64) uint64 {
		s := c.Over([]proof.Stage{StageOnChain}, func(all []Sample) float64 { return float64(of(all[0].Gas)) })
		if s == nil {
			return 0
		}
		return uint64(s.Median)
	}
	g = Gas{Open: pick(func(g Gas) uint64 { return g.Open }), Lock: pick(func(g Gas) uint64 { return g.Lock }), Fulfil: pick(func(g Gas) uint64 { return g.Fulfil })}
	return g, g != Gas{}
}

// Spread is by which part of the median the runs of the whole case, as far as it was measured, differ: what a repetition is worth. It
// is nil for fewer than two runs.
func (c Case) Spread() *float64 {
	var stages []proof.Stage
	for _, stage := range Whole {
		if c.Seconds(stage) != nil {
			stages = append(stages, stage)
		}
	}
	s := c.Seconds(stages...)
	if len(stages) == 0 || s == nil || s.Runs < 2 || s.Median <= 0 {
		return nil
	}
	part := (s.Max - s.Min) / s.Median
	return &part
}
