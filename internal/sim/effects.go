package sim

import (
	"context"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// This file is orchestrator's effects: each is carried out until it worked, and its row goes with its answer.

const (
	minRetry = 500
	maxRetry = 30 * second
)

// carryOut performs an effect soon.
func (p *process) carryOut(f pending, r *record) {
	p.after(p.w.between(5, 300), func() { p.perform(f, r, minRetry) })
}

func (p *process) again(f pending, r *record, wait int64) {
	p.after(wait, func() { p.perform(f, r, min(2*wait, maxRetry)) })
}

// perform carries out one effect and tells its answer. r is the record of when it was asked for; only work is told of the present one.
func (p *process) perform(f pending, r *record, wait int64) {
	if p.epoch == 0 {
		return
	}
	w := p.w
	p.mayCrash("before the effect " + string(f.effect.Kind))
	w.stats.Effects++
	switch f.effect.Kind {
	case job.CheckOrder:
		p.answer(f, p.check(w.orders[f.order]))
	case job.PublishWork:
		r := p.live[f.order]
		if r == nil {
			p.answer(f, job.Event{Kind: job.Tick})
			return
		}
		if s := r.state; !s.Assigned() || s.Attempt != f.effect.Attempt || s.Assignee != f.effect.Prover {
			p.answer(f, job.Event{Kind: job.Tick})
			return
		}
		err := w.broker.publish(p.work(r, f.effect))
		if proof.CodeOf(err) == "prover-unreachable" {
			p.answer(f, job.Event{Kind: job.ProverRefused, Attempt: f.effect.Attempt, Prover: f.effect.Prover, Reason: job.ReasonOf(err)})
			return
		}
		if err != nil {
			p.again(f, r, wait)
			return
		}
		p.answer(f, job.Event{Kind: job.Tick})
	case job.WithdrawWork:
		if w.broker.withdraw(withdrawal{f.order, f.effect.Attempt, p.epoch}, f.effect.Prover) != nil {
			p.again(f, r, wait)
			return
		}
		p.answer(f, job.Event{})
	default:
		p.transact(f, r)
	}
}

// answer commits what came of an effect.
func (p *process) answer(f pending, e job.Event) {
	p.mayCrash("after the effect " + string(f.effect.Kind))
	t := p.begin()
	if r := t.find(f.order); r != nil && e.Kind != "" {
		t.step(r, e)
	}
	if p.commit(t, f.id, nil) != nil {
		p.after(second, func() { p.answer(f, e) })
	}
}

// check says whether we take an order: its bytes must be in the store.
func (p *process) check(o *order) job.Event {
	if err := p.w.store.get(o.terms.InputDigest); err != nil {
		code := proof.CodeOf(err)
		if code == "artifact-not-found" {
			return job.Event{Kind: job.CheckFailed, Wait: true, Reason: job.Reason{Class: proof.Caller, Code: "input-missing"}}
		}
		return job.Event{Kind: job.CheckFailed, Reason: job.Reason{Class: proof.Retry, Code: code}}
	}
	return job.Event{Kind: job.CheckPassed}
}

// work is what a prover is told.
type work struct {
	order, attempt, epoch, round int
	assignee                     string
	exclude                      []string
	receipts                     job.Receipts
}

func (p *process) work(r *record, f job.Effect) work {
	return work{order: r.order, attempt: f.Attempt, epoch: p.epoch, round: r.state.Rounds(), assignee: f.Prover,
		exclude: r.state.Excluded.Names(), receipts: r.state.Receipts}
}

// transact hands a transaction to the sender and waits for its fate.
func (p *process) transact(f pending, r *record) {
	m, err := p.move(f.effect, r)
	refused := func(err error, mined bool) {
		if mined { // the machine may take it for gone, even if a reorganisation brings it back to life
			delete(p.w.orders[f.order].seen.fulfils, f.effect.Intent(p.w.orders[f.order].digest))
		}
		p.answer(f, job.Event{Kind: job.TxFailed, Tx: f.effect.Kind, Round: f.effect.Round, Reason: job.ReasonOf(err), Mined: mined})
	}
	if err != nil {
		refused(err, false)
		return
	}
	p.w.checkSend(f, m)
	id := f.effect.Intent(p.w.orders[f.order].digest)
	if err := p.sender.Submit(context.Background(), chain.Intent{ID: id, Call: m.call()}); err != nil {
		switch code := proof.CodeOf(err); code {
		case "lease-lost":
			p.stop(code)
			return
		case "intent-mismatch": // sent before a kill: its fate is what counts
		default:
			refused(err, false)
			return
		}
	}
	p.sentHead = nil
	p.wake()
	p.waits = append(p.waits, waiting{id, func(res chain.Result, err error) {
		mined := res.Block.Number != 0
		if err == nil && !res.Success {
			err = res.Err
		}
		if err != nil {
			refused(err, mined)
			return
		}
		p.answer(f, job.Event{Kind: job.TxSucceeded, Tx: f.effect.Kind, Round: f.effect.Round})
	}})
}

// move builds an effect's transaction.
func (p *process) move(f job.Effect, r *record) (move, error) {
	m := move{order: uint8(r.order), by: operator, payout: accountOf(f.Payout), round: uint8(f.Round)}
	switch f.Kind {
	case job.SendLock:
		m.kind = moveLock
		if f.Prover != "" {
			o := r.offer
			if o == nil || o.round != f.Round || o.payout != m.payout || o.prover != f.Prover {
				return m, proof.Errorf(proof.Permanent, "lock-offer-stale", "the prover signed no lock for this round")
			}
			m.by, m.minPrice = o.by, o.minPrice
		}
	case job.SendFulfil:
		for _, d := range []proof.Digest{r.state.JournalDigest, r.state.ProofDigest} {
			if err := p.w.store.get(d); err != nil {
				return m, err
			}
		}
		m.kind, m.proof, m.journal = moveFulfil, r.state.ProofDigest, r.state.JournalDigest
	default:
		m.kind = moveExpire
		m.payout = nobody
	}
	return m, nil
}
