package orchestrator

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/proof"
)

// The waits before an effect that met a passing fault is tried again; each is twice the one before.
const (
	minEffectRetry = 500 * time.Millisecond
	maxEffectRetry = 30 * time.Second
)

// answer is what came of an effect: the event for the job, if there is one, and what the record keeps besides.
type answer struct {
	event   job.Event
	tx      *api.Tx
	readers readers
}

// carryOut performs an effect and tells the owner its answer, again and again until both have worked or ctx ends. The
// outbox row goes in the same commit as the answer.
func (o *orchestrator) carryOut(ctx context.Context, p pending, r *record) {
	ctx, end := o.deps.Tracer.Span(ctx, p.digest, string(p.effect.Kind), p.attempt)
	defer func() { end(ctx.Err()) }()
	var a answer
	ok := o.insist(ctx, p, func() error {
		return o.effect(ctx, p.effect.Kind, func() (err error) {
			a, err = o.perform(ctx, p, r)
			return err
		})
	})
	if !ok {
		return
	}
	o.insist(ctx, p, func() error {
		return o.ask(ctx, func(own *owner) error {
			t := own.begin()
			r, err := t.find(ctx, p.digest)
			if err != nil {
				return err
			}
			if r != nil && a.event.Kind != "" {
				if a.tx != nil {
					r.tx(txName[p.effect.Kind], *a.tx)
				}
				if p.effect.Kind == job.CheckOrder {
					r.Allow, r.Sealed = a.readers.allow, a.readers.sealed
				}
				t.step(r, a.event)
			}
			return own.commit(ctx, t, p.id, nil)
		})
	})
}

// insist repeats do with growing waits until it works; it reports whether it did before ctx ended.
func (o *orchestrator) insist(ctx context.Context, p pending, do func() error) bool {
	for wait := minEffectRetry; ; wait = min(2*wait, maxEffectRetry) {
		err := do()
		if ctx.Err() != nil {
			return false
		}
		if err == nil {
			return true
		}
		o.deps.Log.Warn("effect", "kind", p.effect.Kind, "order", p.digest, "attempt", p.attempt, "again_in", wait, "error", err)
		if !o.pause(ctx, wait) {
			return false
		}
	}
}

var txName = map[job.EffectKind]string{job.SendLock: "lock", job.SendFulfil: "fulfil", job.SendExpire: "expire"}

// mayCome are the refusals of an order that a short wait may end: bytes on their way, a prover that we have not heard yet.
var mayCome = map[string]bool{"program-missing": true, "input-missing": true, "private-no-prover": true}

// perform carries out one effect. An error means that it must be tried again; what the job itself must know, a refusal
// for instance, comes in the event.
func (o *orchestrator) perform(ctx context.Context, p pending, r *record) (answer, error) {
	switch p.effect.Kind {
	case job.CheckOrder:
		who, err := o.check(ctx, r)
		if err == nil {
			return answer{event: job.Event{Kind: job.CheckPassed}, readers: who}, nil
		}
		return answer{event: job.Event{Kind: job.CheckFailed, Reason: job.ReasonOf(err), Wait: mayCome[proof.CodeOf(err)]}}, nil
	case job.PublishWork:
		event, err := o.publish(ctx, p)
		return answer{event: event}, err
	case job.WithdrawWork:
		return answer{}, o.withdraw(ctx, p.digest, p.effect.Prover, p.effect.Attempt)
	case job.SendLock, job.SendFulfil, job.SendExpire:
		call, err := o.call(ctx, p.effect, r)
		if err != nil {
			return answer{event: job.Event{Kind: job.TxFailed, Tx: p.effect.Kind, Round: p.effect.Round, Reason: job.ReasonOf(err)}}, nil
		}
		if p.effect.Kind == job.SendFulfil {
			o.deps.Failpoint("after-proof-stored")
		}
		in := chain.Intent{ID: p.effect.Intent(p.digest), Call: call}
		in.WorthWei, in.UrgentAt = worth(o.cfg.Network.ChainID, o.minPrice, p.effect, r, o.chainNow())
		event, tx := o.send(ctx, p.effect, in)
		return answer{event: event, tx: tx}, nil
	}
	return answer{}, proof.Errorf(proof.Bug, "internal", "effect %q is not known", p.effect.Kind)
}

// publish gives an attempt to its prover, unless it is no longer that prover's. The state is looked at anew each time: waiting for the
// queue may take long.
func (o *orchestrator) publish(ctx context.Context, p pending) (job.Event, error) {
	var r *record
	if err := o.ask(ctx, func(own *owner) error { r = own.live[p.digest]; return nil }); err != nil {
		return job.Event{}, err
	}
	f := p.effect
	if r == nil || !r.State.Assigned() || r.State.Attempt != f.Attempt || r.State.Assignee != f.Prover {
		return job.Event{Kind: job.Tick}, nil
	}
	err := o.deps.Queue.PublishWork(ctx, o.cfg.ZKVM, o.work(r))
	if err == nil {
		return job.Event{Kind: job.Tick}, nil
	}
	bad := job.Event{Attempt: f.Attempt, Prover: f.Prover, Reason: job.ReasonOf(err)}
	switch class := proof.ClassOf(err); {
	case f.Prover != "" && proof.CodeOf(err) == "prover-unreachable":
		bad.Kind = job.ProverRefused
	case class == proof.Caller || class == proof.Permanent: // the order can never be work
		bad.Kind = job.ProverFailed
	default:
		return job.Event{}, err
	}
	return bad, nil
}

// withdraw takes an attempt and all before it back.
func (o *orchestrator) withdraw(ctx context.Context, order proof.Digest, prover string, attempt int) error {
	return o.deps.Queue.WithdrawWork(ctx, o.cfg.ZKVM, prover, queue.Withdrawal{Order: order, Attempt: attempt, Epoch: o.cfg.Epoch})
}

// work is the message that the present attempt's prover gets.
func (o *orchestrator) work(r *record) queue.Work {
	w := queue.Work{V: 1, Order: r.Digest, Attempt: r.State.Attempt, Epoch: o.cfg.Epoch, Trace: telemetry.TraceParent(r.Digest), ProgramID: r.Order.ProgramID,
		ProgramDigest: r.Order.ProgramDigest, InputDigest: r.Order.InputDigest, MaxCycles: r.Order.MaxCycles,
		MaxJournalBytes: r.Order.MaxJournalBytes, LockSeconds: r.Order.LockSeconds, Deadline: int64(r.Order.Deadline),
		ChainID: o.cfg.Network.ChainID, Market: o.cfg.Network.Market.Hex(), Assignee: r.State.Assignee, Exclude: r.State.Excluded.Names(),
		Price: r.Order.PriceAt(uint64(o.chainNow())).String(), Collateral: r.Order.Collateral.String(), LockRound: r.State.Rounds()}
	if r.Order.Token != (common.Address{}) {
		w.Token = r.Order.Token.Hex()
	}
	w.Receipts = receiptsOf(r.State)
	return w
}

// receiptsOf are the receipts that earlier attempts left.
func receiptsOf(s job.State) (out []queue.Receipt) {
	for i, receipt := range s.Receipts {
		if !receipt.Digest.IsZero() {
			out = append(out, queue.Receipt{Stage: job.ReceiptStages[i], Digest: receipt.Digest, Bytes: receipt.Bytes})
		}
	}
	return out
}

// call builds the transaction of an effect. The same effect gives the same call whenever it is asked for, but for the coins sent along.
func (o *orchestrator) call(ctx context.Context, f job.Effect, r *record) (chain.Call, error) {
	payout := common.Address(f.Payout)
	switch f.Kind {
	case job.SendLock:
		return o.lockCall(ctx, f, r)
	case job.SendFulfil:
		// The journal's and the proof's digests were verified when the result came in; both must still be there.
		wire, err := fetch(ctx, o.deps.Store, r.State.ProofDigest, proof.Groth16WireBytes)
		if err != nil {
			return chain.Call{}, err
		}
		if !r.State.SealedDigest.IsZero() {
			_, err := o.deps.Store.Stat(ctx, r.State.SealedDigest)
			return o.deps.Market.FulfilCall(r.Order, chain.FulfilHidden(r.State.JournalDigest, payout, wire)), err
		}
		journal, err := fetch(ctx, o.deps.Store, r.State.JournalDigest, int64(r.Order.MaxJournalBytes))
		return o.deps.Market.FulfilCall(r.Order, r.Order.Fulfil(journal, payout, wire)), err
	}
	return o.deps.Market.ExpireCall(r.Order), nil
}

// send hands a transaction to the sender and waits for its fate.
func (o *orchestrator) send(ctx context.Context, f job.Effect, in chain.Intent) (job.Event, *api.Tx) {
	res, err := o.deps.Sender.Send(ctx, in)
	if proof.CodeOf(err) == "intent-mismatch" { // sent before a kill, when our balance was another: its fate is what counts
		res, err = o.deps.Sender.Wait(ctx, in.ID)
	}
	var tx *api.Tx
	mined := res.TxHash != (common.Hash{}) && res.Block.Number != 0
	if mined {
		tx = &api.Tx{Hash: res.TxHash, GasUsed: res.GasUsed}
	}
	if err == nil && !res.Success {
		err = proof.Errorf(proof.Permanent, "reverted", "the transaction %s reverted", res.TxHash)
		if res.Err != nil {
			err = res.Err
		}
	}
	o.sent(f.Kind, tx, err)
	if err != nil {
		return job.Event{Kind: job.TxFailed, Tx: f.Kind, Round: f.Round, Reason: job.ReasonOf(err), Mined: mined}, tx
	}
	return job.Event{Kind: job.TxSucceeded, Tx: f.Kind, Round: f.Round}, tx
}

// What an order may cost us beyond the work: the collateral of a lock, in prices, and the gas of its callback.
const (
	maxCollateralPrices = 10
	maxCallbackGas      = 500_000
)

// check says whether we take an order, its terms against the network's limits, its bytes in the store; and who may have it.
func (o *orchestrator) check(ctx context.Context, r *record) (readers, error) {
	if err := o.checkTerms(r); err != nil {
		return readers{}, err
	}
	if err := o.checkBytes(ctx, r.Order); err != nil {
		return readers{}, err
	}
	known := map[string]bool{}
	beats, err := o.beats(ctx)
	if err != nil {
		return readers{}, err
	}
	for _, b := range beats {
		known[b.Prover] = b.Recipient != ""
	}
	return allowed(ctx, o.deps.Store, r.Order, func(prover string) bool { return known[prover] })
}

func (o *orchestrator) checkTerms(r *record) error {
	order := r.Order
	if err := order.Validate(); err != nil {
		return err
	}
	n := o.cfg.Network
	left := int64(order.Deadline) - o.chainNow()
	for _, rule := range []struct {
		bad                  bool
		field, code, message string
	}{
		{order.Selector != n.Selector, "selector", "selector-unknown", "this network proves for selector " + n.Selector.String()},
		{order.Token != (common.Address{}) && order.Token != n.Token, "token", "token-not-accepted", "pay in the native coin or in " + n.Token.Hex()},
		{order.MaxPrice.Cmp(o.minPrice) < 0, "maxPrice", "price-too-low", "the price is at most " + order.MaxPrice.String() + ", the least here is " + o.minPrice.String()},
		{order.MaxCycles == 0 || order.MaxCycles > n.Limits.MaxCycles, "maxCycles", "limit-out-of-range", "maxCycles must be 1 to the network's limit"},
		{order.MaxJournalBytes > n.Limits.MaxJournalBytes, "maxJournalBytes", "limit-out-of-range", "maxJournalBytes is above the network's limit"},
		{order.Collateral.Cmp(new(big.Int).Mul(order.MaxPrice, big.NewInt(maxCollateralPrices))) > 0, "collateral", "collateral-too-high", fmt.Sprintf("we put at most %d times the price at stake", maxCollateralPrices)},
		{order.CallbackGas > maxCallbackGas, "callbackGas", "callback-too-dear", fmt.Sprintf("whoever fulfils pays for the callback: at most %d gas", maxCallbackGas)},
		{left < n.Limits.MinDeadlineSeconds && r.State.Rounds() == 0, "deadline", "deadline-too-near", "the deadline leaves too little time to prove"},
	} {
		if rule.bad {
			return proof.Errorf(proof.Caller, rule.code, "%s: %s", rule.field, rule.message).WithField(rule.field)
		}
	}
	// Retry: it is looked at again as the ramp rises.
	if now := order.PriceAt(uint64(o.chainNow())); now.Cmp(o.minPrice) < 0 {
		return proof.Errorf(proof.Retry, "price-too-low-yet", "minPrice: the price is %v now, the least here is %v", now, o.minPrice).WithField("minPrice")
	}
	return nil
}

func (o *orchestrator) checkBytes(ctx context.Context, order chain.Order) error {
	n := o.cfg.Network
	for _, a := range []struct {
		what, field string
		digest      proof.Digest
		maxBytes    int64
	}{{"program", "programDigest", order.ProgramDigest, n.Limits.MaxELFBytes}, {"input", "inputDigest", order.InputDigest, n.Limits.MaxInputBytes}} {
		size, err := o.deps.Store.Stat(ctx, a.digest)
		if proof.CodeOf(err) == "artifact-not-found" {
			return proof.Errorf(proof.Caller, a.what+"-missing", "%s bytes missing: send them with PUT /v1/artifacts/%s", a.what, a.digest).WithField(a.field)
		}
		if err != nil {
			return err
		}
		if size > a.maxBytes {
			return proof.Errorf(proof.Caller, a.what+"-too-large", "%s is %d bytes: the limit is %d", a.what, size, a.maxBytes).WithField(a.field)
		}
	}
	return nil
}

// fetch reads a small artifact; the store checks its digest.
func fetch(ctx context.Context, s Artifacts, d proof.Digest, maxBytes int64) ([]byte, error) {
	b := &bounded{max: maxBytes}
	if _, err := s.Get(ctx, d, b, maxBytes); err != nil {
		return nil, err
	}
	return b.bytes, nil
}

// bounded is a buffer that refuses to grow past max bytes.
type bounded struct {
	bytes []byte
	max   int64
}

func (b *bounded) Write(p []byte) (int, error) {
	if int64(len(b.bytes)+len(p)) > b.max {
		return 0, errTooLong
	}
	b.bytes = append(b.bytes, p...)
	return len(p), nil
}

var errTooLong = errors.New("longer than allowed")
