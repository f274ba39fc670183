package orchestrator

import (
	"context"
	"maps"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// chainBatch takes the follower's news; it is a chain.Sink. Orders, effects and cursor are committed together.
func (o *orchestrator) chainBatch(ctx context.Context, b chain.Batch) error {
	gas := make([]uint64, len(b.Events))
	if o.deps.GasUsed != nil {
		for i, e := range b.Events {
			used, err := o.deps.GasUsed(ctx, e.TxHash)
			if err != nil { // only for people's eyes: go on without it
				o.deps.Log.Warn("gas of transaction", "tx", e.TxHash, "error", err)
			}
			gas[i] = used
		}
	}
	err := o.ask(ctx, func(own *owner) error {
		if err := own.hear(ctx, b); err != nil {
			return err
		}
		t := own.begin()
		if b.RevertedTo != nil {
			rs, err := o.store.above(ctx, b.RevertedTo.Number)
			if err != nil {
				return err
			}
			for _, r := range rs {
				t.step(r, job.Event{Kind: job.ChainReverted, Block: b.RevertedTo.Number})
			}
			o.deps.Log.Warn("chain reorganised", "to", b.RevertedTo.Number, "orders", len(rs))
		}
		for i, e := range b.Events {
			if err := t.chainEvent(ctx, e, gas[i]); err != nil {
				return err
			}
		}
		return own.commit(ctx, t, 0, &b.Cursor)
	})
	if err == nil {
		o.followed(b)
	}
	return err
}

// chainKinds is which job event and which transaction name a chain event means.
var chainKinds = map[chain.Kind]struct {
	event job.Kind
	tx    string
}{
	chain.KindOpened:    {job.ChainOpened, "open"},
	chain.KindLocked:    {job.ChainLocked, "lock"},
	chain.KindFulfilled: {job.ChainFulfilled, "fulfil"},
	chain.KindCancelled: {job.ChainCancelled, "cancel"},
	chain.KindExpired:   {job.ChainExpired, "expire"},
}

func (t *txn) chainEvent(ctx context.Context, e chain.Event, gas uint64) error {
	kind, known := chainKinds[e.Kind]
	if !known {
		return nil
	}
	r, err := t.find(ctx, e.OrderDigest)
	if err != nil {
		return err
	}
	if r == nil {
		if e.Kind != chain.KindOpened || e.Order == nil { // opened before the follower's first block
			return nil
		}
		r = &record{Digest: e.OrderDigest, Order: *e.Order}
		t.own.o.fresh.note(t.own.o.now(), r.Order.ProgramDigest, r.Order.InputDigest)
	}
	r.tx(kind.tx, api.Tx{Hash: e.TxHash, GasUsed: gas})
	t.step(r, job.Event{Kind: kind.event, Block: e.Block.Number, Deadline: int64(r.Order.Deadline),
		Until: int64(e.LockedUntil), Round: int(e.Round), Payout: job.Address(e.Payout)})
	return nil
}

// progress takes a prover's progress, which may be lost, repeated or late. It is kept in memory; only the first word of
// an attempt is written, because it changes what silence means. Who works on what is over did not hear that it was withdrawn, and is told again.
func (o *orchestrator) progress(ctx context.Context, p queue.Progress) {
	over := false
	err := o.ask(ctx, func(own *owner) error {
		old, err := own.find(ctx, p.Order)
		if old == nil || err != nil {
			return err
		}
		if over = old.State.Over(p.Attempt, o.now()); over || old.State.Attempt != p.Attempt || old.State.Phase().Settled() {
			return nil
		}
		t := own.begin()
		r := old.clone()
		r.stage(api.Stage{Stage: p.Stage, State: p.State, Seconds: p.Seconds, PeakBytes: p.PeakBytes, Fraction: p.Fraction})
		t.step(r, job.Event{Kind: job.ProverProgress, Attempt: p.Attempt, Prover: p.Prover})
		same := r.State
		same.HeardAt = old.State.HeardAt
		if same == old.State && len(t.effects) == 0 {
			own.show(r)
			return nil
		}
		return own.commit(ctx, t, 0, nil)
	})
	if over && err == nil {
		err = o.withdraw(ctx, p.Order, p.Prover, p.Attempt)
	}
	if err != nil && ctx.Err() == nil {
		o.deps.Log.Warn("progress", "order", p.Order, "attempt", p.Attempt, "error", err)
	}
}

// exhausted takes the news that an attempt was delivered as often as the queue does and never acknowledged.
func (o *orchestrator) exhausted(ctx context.Context, w queue.Work) {
	e := job.Event{Kind: job.ProverFailed, Attempt: w.Attempt, Reason: job.Reason{Class: proof.Retry, Code: "delivery-exhausted",
		Message: "no prover finished the work in the queue's number of deliveries"}}
	o.insist(ctx, pending{digest: w.Order, attempt: w.Attempt, effect: job.Effect{Kind: "exhausted"}}, func() error {
		return o.proverEvents(ctx, w.Order, nil, nil, e)
	})
}

// watchLost has every job hear that the queue lost what it had, as if this process began anew: what waits in it is published again. A
// prover that has it already knows it by order and attempt.
func (o *orchestrator) watchLost(ctx context.Context) (stop func()) {
	return o.deps.Queue.WatchLost(func(stream string) { // on a goroutine of its own: who found it out may be waited for
		o.deps.Log.Error("the queue lost data: its work is published again", "stream", stream)
		if ctx.Err() != nil {
			return
		}
		o.workers.Go(func() {
			o.insist(ctx, pending{effect: job.Effect{Kind: "queue-lost-data"}}, func() error { return o.publishAgain(ctx) })
		})
	})
}

func (o *orchestrator) publishAgain(ctx context.Context) error {
	var all []proof.Digest
	if err := o.ask(ctx, func(own *owner) error { all = slices.Collect(maps.Keys(own.live)); return nil }); err != nil {
		return err
	}
	for batch := range slices.Chunk(all, maxSteps) {
		err := o.ask(ctx, func(own *owner) error {
			t := own.begin()
			for _, d := range batch {
				if r := own.live[d]; r != nil {
					t.step(r.clone(), job.Event{Kind: job.Restarted})
				}
			}
			return own.commit(ctx, t, 0, nil)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// result takes a prover's report; an error makes the queue give it again.
func (o *orchestrator) result(ctx context.Context, res queue.Result) error {
	o.deps.Metrics.Result(string(res.Kind))
	var r *record
	if err := o.ask(ctx, func(own *owner) (err error) { r, err = own.find(ctx, res.Order); return err }); err != nil {
		return err
	}
	if r == nil { // the follower may be behind; but a report about nothing must not come for ever
		if o.patience.over(res.Order, res.Attempt, o.now(), patienceSeconds) {
			o.deps.Log.Warn("report about an unknown order dropped", "order", res.Order, "attempt", res.Attempt)
			return nil
		}
		return proof.Errorf(proof.Retry, "order-unknown", "result: order %s is not known yet", res.Order)
	}
	if !r.State.Phase().Final() {
		o.fresh.note(o.now(), res.JournalDigest, res.ProofDigest, res.SealedDigest) // an older order of the same journal must not take it along
	}
	e := job.Event{Attempt: res.Attempt, Prover: res.Prover, Cycles: res.Cycles, JournalDigest: res.JournalDigest, ProofDigest: res.ProofDigest}
	if common.IsHexAddress(res.Payout) {
		e.Payout = job.Address(common.HexToAddress(res.Payout))
	}
	switch res.Kind {
	case queue.KindExecuted:
		return o.executed(ctx, r, res, e)
	case queue.KindStage:
		for _, receipt := range res.Receipts { // an older order of the same receipt must not take it along
			defer o.fresh.hold(receipt.Digest)(0, false)
		}
		return o.proverEvents(ctx, res.Order, res.Stages, nil, o.receipts(ctx, res)...)
	case queue.KindFailed:
		e.Kind, e.Reason = job.ProverFailed, reasonOf(res.Error)
	case queue.KindRefused:
		e.Kind, e.Reason = job.ProverRefused, reasonOf(res.Error)
	case queue.KindProved:
		return o.proved(ctx, r, res, e)
	}
	return o.proverEvents(ctx, res.Order, res.Stages, nil, e)
}

// executed takes the news of a run: before anything is put at stake, the market must take the journal, and a prover that stakes for
// itself must have signed a lock that fits.
func (o *orchestrator) executed(ctx context.Context, r *record, res queue.Result, e job.Event) error {
	e.Kind = job.ProverExecuted
	if could, _ := job.Step(r.State, e, o.chainNow()); could == r.State {
		return nil // another attempt's, or a stranger's
	}
	var x *offer
	kind, err := job.ProverFailed, o.takesJournal(ctx, r, res.JournalDigest)
	if err == nil && !job.PoolMember(res.Prover) {
		x, err = o.checkOffer(ctx, r, res)
		kind = job.ProverRefused
	}
	if err != nil {
		if o.comeAgain(err, res) {
			return err
		}
		e.Kind, e.Reason, x = kind, job.ReasonOf(err), nil
	}
	return o.proverEvents(ctx, res.Order, res.Stages, x, e)
}

// receipts are the events of a stage's receipts that are in the store; others are not worth waiting for.
func (o *orchestrator) receipts(ctx context.Context, res queue.Result) (out []job.Event) {
	for _, receipt := range res.Receipts {
		size, err := o.deps.Store.Stat(ctx, receipt.Digest)
		if err != nil || size != receipt.Bytes {
			o.deps.Log.Warn("receipt not taken", "order", res.Order, "attempt", res.Attempt, "stage", receipt.Stage, "bytes", size, "error", err)
			continue
		}
		out = append(out, job.Event{Kind: job.ProverStage, Attempt: res.Attempt, Prover: res.Prover, Stage: receipt.Stage,
			Digest: receipt.Digest, Bytes: receipt.Bytes})
	}
	return out
}

// proved takes a proof, whoever made it and in whatever attempt: once it is verified it is worth its payment.
func (o *orchestrator) proved(ctx context.Context, r *record, res queue.Result, e job.Event) error {
	e.Kind = job.ProverProved
	if r.takesSealed(res.SealedDigest) {
		e.SealedDigest = res.SealedDigest
	}
	could, _ := job.Step(r.State, e, o.chainNow())
	if could.Work != job.WorkProved || r.State.Work == job.WorkProved && could.ProofDigest == r.State.ProofDigest {
		if r.State.Work == job.WorkNone && r.State.Closed == "" && !o.patience.over(res.Order, res.Attempt, o.now(), patienceSeconds) {
			return proof.Errorf(proof.Retry, "order-unchecked", "result: order %s is not checked yet", res.Order)
		}
		return nil // nothing would come of it: spare the transfer and the verification
	}
	reason := job.ReasonOf
	err := o.takesJournal(ctx, r, res.JournalDigest) // the news of the run may have been lost
	if err == nil {
		reason, err = badProof, o.verify(ctx, r, res, common.Address(e.Payout))
	}
	if err != nil {
		if o.comeAgain(err, res) {
			return err
		}
		e.Kind, e.Reason = job.ProverFailed, reason(err)
	}
	return o.proverEvents(ctx, res.Order, res.Stages, nil, e)
}

// takesJournal looks, before anything is put at stake, whether the market will take the journal that a run gave.
func (o *orchestrator) takesJournal(ctx context.Context, r *record, journal proof.Digest) error {
	if r.Order.Predicate != chain.PredicatePrefix {
		if r.Order.TakesDigest(journal) {
			return nil
		}
		return proof.Errorf(proof.Permanent, "journal-refused", "the program's journal has digest %s, the order takes %s only", journal, r.Order.Expected).WithField("expected")
	}
	b, err := fetch(ctx, o.deps.Store, journal, proof.MaxJournalBytes)
	if err != nil {
		return err
	}
	return r.Order.CheckJournal(b)
}

// comeAgain reports whether a report that could not be handled now is to be given again: while the store is away, and
// for a time while it lacks the bytes.
func (o *orchestrator) comeAgain(err error, res queue.Result) bool {
	switch proof.CodeOf(err) {
	case "artifact-not-found", "artifact-digest-mismatch":
		return !o.patience.over(res.Order, res.Attempt, o.now(), missingSeconds)
	}
	return proof.ClassOf(err) == proof.Retry
}

// badProof makes a proof that does not verify, or that cannot be had, the attempt's failure and not the job's: another
// prover may do better.
func badProof(err error) job.Reason {
	r := job.ReasonOf(err)
	r.Class, r.Message = proof.Retry, "the prover's proof was refused: "+r.Message
	return r
}

func reasonOf(e *proof.Error) job.Reason {
	if e == nil {
		return job.Reason{Class: proof.Bug, Code: "internal", Message: "the prover gave no reason"}
	}
	return job.ReasonOf(e)
}

// proverEvents has the job hear events, whose signed lock is x.
func (o *orchestrator) proverEvents(ctx context.Context, d proof.Digest, stages []queue.StageReport, x *offer, events ...job.Event) error {
	return o.ask(ctx, func(own *owner) error {
		old := own.live[d]
		if old == nil || len(events) == 0 {
			return nil
		}
		t := own.begin()
		r := old.clone()
		e := events[0]
		if e.Attempt == r.State.Attempt && r.State.Assigned() {
			for _, s := range stages {
				r.stage(api.Stage{Stage: s.Stage, State: "done", Seconds: s.Seconds, PeakBytes: s.PeakBytes})
			}
			if x != nil && r.State.Work == job.WorkQueued && e.Prover == r.State.Assignee {
				r.Offer = x
			}
		}
		for _, e := range events {
			t.step(r, e)
		}
		return own.commit(ctx, t, 0, nil)
	})
}

// verify fetches journal and proof and checks them against the order and the payout, before a fulfilment is asked for. Of a sealed journal
// the digest is enough.
func (o *orchestrator) verify(ctx context.Context, r *record, res queue.Result, payout common.Address) error {
	select {
	case o.slots <- struct{}{}:
		defer func() { <-o.slots }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := o.journalKept(ctx, r, res); err != nil {
		return err
	}
	wire, err := fetch(ctx, o.deps.Store, res.ProofDigest, proof.Groth16WireBytes)
	if err != nil {
		return err
	}
	n := o.cfg.Network
	return o.deps.Verifier.Verify(proof.Claim{ProgramID: r.Order.ProgramID, JournalDigest: res.JournalDigest,
		Context: chain.Context(n.ChainID, n.Market, r.Digest, payout)}, wire)
}

// journalKept looks whether the store has the journal in the form that the order asks for.
func (o *orchestrator) journalKept(ctx context.Context, r *record, res queue.Result) error {
	if r.takesSealed(res.SealedDigest) {
		return checkSealed(ctx, o.deps.Store, res.SealedDigest)
	}
	_, err := fetch(ctx, o.deps.Store, res.JournalDigest, int64(r.Order.MaxJournalBytes))
	return err
}
