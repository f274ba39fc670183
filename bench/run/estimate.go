package run

import (
	"bytes"
	"context"
	"os"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/proof"
)

// Survey executes every case of a plan once, without proofs, so that what a run would take can be told. Dir is for what is made on the way.
func Survey(ctx context.Context, z ZKVM, plan bench.Plan, dir string, tell func(bench.CaseID)) (cases []bench.Case, err error) {
	if _, err := z.Start(ctx, true); err != nil {
		return nil, err
	}
	defer func() {
		if cerr := z.Close(); err == nil {
			err = cerr
		}
	}()
	for _, id := range plan.Cases {
		tell(id)
		c, err := survey(ctx, z, id, plan.Seed, dir)
		if err != nil {
			return nil, err
		}
		cases = append(cases, c)
	}
	return cases, nil
}

func survey(ctx context.Context, z ZKVM, id bench.CaseID, seed uint64, dir string) (bench.Case, error) {
	work, err := os.MkdirTemp(dir, "survey-*")
	if err != nil {
		return bench.Case{}, proof.Errorf(proof.Retry, "bench-folder", "bench: %w", err)
	}
	defer os.RemoveAll(work)
	w, err := prepare(id, seed, work)
	if err != nil {
		return bench.Case{}, err
	}
	done, sample, err := z.Execute(ctx, w.job)
	if err != nil {
		return bench.Case{}, err
	}
	if !bytes.Equal(done.Journal, w.journal) {
		return bench.Case{}, proof.Errorf(proof.Bug, "journal-differs", "%s: the guest's journal is not that of the native computation", id.Work())
	}
	w.facts.Cycles, w.facts.ProverGas = done.Cycles, done.ProverGas
	w.facts.Repeats = []bench.Repeat{{Began: 1, Samples: []bench.Sample{sample}}}
	return w.facts, nil
}

// Estimate is what a plan would take.
type Estimate struct {
	Seconds   float64
	PeakBytes float64
	Guess     bool // some case is larger or smaller than any that the model was made from
	Unknown   int  // cases that go further than the model knows
}

// EstimateOf is the time of a surveyed plan's runs by a model. A case that only executes takes what it took in the survey.
func EstimateOf(cases []bench.Case, runs int, m bench.Model) (e Estimate) {
	for _, c := range cases {
		if c.Mode == proof.StageExecute {
			if s := c.Seconds(proof.StageExecute); s != nil {
				e.Seconds += s.Median * float64(runs)
			}
			continue
		}
		to := c.Mode
		if to == bench.StageOnChain {
			to = proof.StageGroth16
		}
		if _, known := m.Stages[to]; !known {
			e.Unknown++
			continue
		}
		p := m.Predict(m.Work(c), to)
		e.Seconds += p.Seconds * float64(runs)
		e.PeakBytes = max(e.PeakBytes, p.PeakBytes)
		e.Guess = e.Guess || p.Outside
	}
	return e
}
