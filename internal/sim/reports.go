package sim

import (
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// This file is orchestrator's feed: what it makes of provers' reports.

// reportKind is what a prover says.
type reportKind string

const (
	reportExecuted reportKind = "executed"
	reportStage    reportKind = "stage"
	reportRefused  reportKind = "refused"
	reportProved   reportKind = "proved"
	reportFailed   reportKind = "failed"
	reportProgress reportKind = "progress"
)

// report is a result on its way.
type report struct {
	id             uint64
	kind           reportKind
	order, attempt int
	epoch          int
	prover         string
	payout         account
	journal, proof proof.Digest
	stage          proof.Stage
	receipt        proof.Digest
	reason         job.Reason
	lock           *offer
}

// offer is a prover's signed lock.
type offer struct {
	prover     string
	by, payout account
	round      int
	minPrice   int64
	forged     bool
}

// result takes a report; an error brings it again.
func (p *process) result(res report) error {
	r := p.find(res.order)
	if r == nil {
		if p.over(res) {
			return nil
		}
		return errMissing
	}
	e := job.Event{Attempt: res.attempt, Prover: res.prover, Payout: job.Address(res.payout.address()), Cycles: 1,
		JournalDigest: res.journal, ProofDigest: res.proof, Reason: res.reason}
	switch res.kind {
	case reportProgress:
		return p.progress(res)
	case reportExecuted:
		return p.executed(r, res, e)
	case reportStage:
		if p.w.store.get(res.receipt) != nil {
			return nil
		}
		e.Kind, e.Stage, e.Digest, e.Bytes = job.ProverStage, res.stage, res.receipt, 1000
	case reportRefused:
		e.Kind = job.ProverRefused
	case reportFailed:
		e.Kind = job.ProverFailed
	case reportProved:
		return p.proved(r, res, e)
	}
	return p.event(res.order, e, nil)
}

// progress is kept in memory, but for what changes more than when the prover was heard.
func (p *process) progress(res report) error {
	old := p.find(res.order)
	if old != nil && old.state.Over(res.attempt, p.now()) { // it did not hear that its work was withdrawn
		_ = p.w.broker.withdraw(withdrawal{res.order, res.attempt, p.epoch}, res.prover)
		return nil
	}
	if old == nil || old.state.Attempt != res.attempt || old.state.Phase().Settled() {
		return nil
	}
	t, r := p.begin(), old.clone()
	t.step(r, job.Event{Kind: job.ProverProgress, Attempt: res.attempt, Prover: res.prover})
	same := r.state
	same.HeardAt = old.state.HeardAt
	if same == old.state && len(t.effects) == 0 {
		p.show(r)
		return nil
	}
	return p.commit(t, 0, nil)
}

// executed takes the news of a run: the market must take the journal, and who stakes for himself must have signed a lock that fits.
func (p *process) executed(r *record, res report, e job.Event) error {
	e.Kind = job.ProverExecuted
	if could, _ := job.Step(r.state, e, p.now()); could == r.state {
		return nil // another attempt's, or a stranger's
	}
	x := res.lock
	switch {
	case !p.w.orders[res.order].takes(res.journal):
		e.Kind, e.Reason = job.ProverFailed, job.Reason{Class: proof.Permanent, Code: "journal-refused"}
	case job.PoolMember(res.prover):
	case p.node.trouble() != nil:
		return errRPC
	case x == nil || x.forged || x.round > r.state.Rounds() || x.minPrice > p.w.orders[res.order].priceAt(p.now()):
		e.Kind, e.Reason, x = job.ProverRefused, job.Reason{Class: proof.Caller, Code: "bad-lock-offer"}, nil
	}
	return p.event(res.order, e, func(r *record) {
		if x != nil && e.Attempt == r.state.Attempt && r.state.Assigned() && r.state.Work == job.WorkQueued && e.Prover == r.state.Assignee {
			o := *x
			o.prover = res.prover
			r.offer = &o
		}
	})
}

// proved takes a proof, whoever made it and in whatever attempt.
func (p *process) proved(r *record, res report, e job.Event) error {
	e.Kind = job.ProverProved
	could, _ := job.Step(r.state, e, p.now())
	if could.Work != job.WorkProved || r.state.Work == job.WorkProved && could.ProofDigest == r.state.ProofDigest {
		if r.state.Work == job.WorkNone && r.state.Closed == "" && !p.over(res) {
			return errMissing
		}
		return nil
	}
	if !p.w.orders[res.order].takes(res.journal) { // the news of the run may have been lost
		e.Kind, e.Reason = job.ProverFailed, job.Reason{Class: proof.Permanent, Code: "journal-refused"}
	} else if err := p.verify(res); err != nil {
		code := proof.CodeOf(err)
		if code == "store-unavailable" || (code == "artifact-not-found" || code == "artifact-digest-mismatch") && !p.over(res) {
			return err
		}
		e.Kind, e.Reason = job.ProverFailed, job.Reason{Class: proof.Retry, Code: code}
	} else {
		p.w.heardProof(res)
	}
	return p.event(res.order, e, nil)
}

// verify fetches journal and proof and checks them, as the real verifier does.
func (p *process) verify(res report) error {
	for _, d := range []proof.Digest{res.journal, res.proof} {
		if err := p.w.store.get(d); err != nil {
			return err
		}
	}
	if !p.w.proofs[proofKey{res.proof}].holds(res.order, res.payout, res.journal) {
		return proof.Errorf(proof.Permanent, "proof-invalid", "the proof does not verify")
	}
	return nil
}

// over is patience: it reports whether a report was first put off long ago.
func (p *process) over(res report) bool {
	k := patienceKey{res.order, res.attempt}
	first, known := p.since[k]
	if !known {
		p.since[k] = p.w.now
		return false
	}
	if p.w.now < first+patienceTime {
		return false
	}
	delete(p.since, k)
	return true
}
