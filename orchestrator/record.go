package orchestrator

import (
	"maps"
	"slices"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/job"
)

func (r *record) clone() *record {
	c := *r
	c.Stages, c.Txs = slices.Clone(r.Stages), maps.Clone(r.Txs)
	return &c
}

// tx notes a transaction; what is known of its gas stays known.
func (r *record) tx(name string, tx api.Tx) {
	if r.Txs == nil {
		r.Txs = map[string]api.Tx{}
	}
	if old := r.Txs[name]; old.Hash == tx.Hash {
		tx.GasUsed = max(tx.GasUsed, old.GasUsed)
	}
	r.Txs[name] = tx
}

// stage notes how far a stage has come; older news than what is known is dropped.
func (r *record) stage(s api.Stage) {
	i := slices.IndexFunc(r.Stages, func(have api.Stage) bool { return have.Stage == s.Stage })
	switch {
	case i < 0 && len(r.Stages) < maxStages:
		r.Stages = append(r.Stages, s)
	case i >= 0 && s.Seconds >= r.Stages[i].Seconds:
		s.PeakBytes = max(s.PeakBytes, r.Stages[i].PeakBytes)
		r.Stages[i] = s
	}
}

// view is what the API shows of an order.
func (r *record) view() api.Order {
	s := r.State
	v := api.Order{Digest: r.Digest, State: s.Phase(), Order: r.Order, Prover: s.Prover, Attempt: s.Attempt,
		Stages: r.Stages, Cycles: s.Cycles, Txs: r.Txs}
	if s.Reason != (job.Reason{}) {
		v.Reason = &s.Reason
	}
	if s.Seeks() {
		v.Waiting = r.Waiting
	}
	if s.Payout != (job.Address{}) {
		v.Payout = &s.Payout
	}
	if !s.JournalDigest.IsZero() {
		v.JournalDigest = &s.JournalDigest
	}
	if !s.SealedDigest.IsZero() {
		v.SealedDigest = &s.SealedDigest
	}
	if !s.ProofDigest.IsZero() {
		v.ProofDigest = &s.ProofDigest
	}
	return v
}
