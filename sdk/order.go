package sdk

import (
	"context"
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// The waits between two tries to reach an orchestrator that is away, and the time after the deadline at which the client
// stops believing that anybody will settle its order.
const (
	minWatchPause = 500 * time.Millisecond
	maxWatchPause = 10 * time.Second
	overdueGrace  = 2 * time.Minute
)

// Order is a handle of one order; Client.Request and Client.Order make it.
type Order struct {
	c      *Client
	digest proof.Digest
	order  *chain.Order // nil until it is known
	open   Tx
}

// Order is the handle of an order that exists already.
func (c *Client) Order(digest proof.Digest) *Order { return &Order{c: c, digest: digest} }

// Digest is the order's only key.
func (o *Order) Digest() proof.Digest { return o.digest }

// Status is what the orchestrator says of the order now. The terms in it are checked against the digest; the rest is
// the orchestrator's word. Errors: order-unknown (caller), api-unavailable (retry).
func (o *Order) Status(ctx context.Context) (Status, error) {
	var s Status
	if err := o.c.getJSON(ctx, "/v1/orders/"+o.digest.String(), &s); err != nil {
		return s, err
	}
	return o.checked(s)
}

// checked refuses a status whose terms are not those of the digest, which nobody can fake.
func (o *Order) checked(s Status) (Status, error) {
	if err := s.Order.Validate(); err != nil || chain.Digest(s.Order, o.c.network.ChainID, o.c.network.Market) != o.digest {
		return s, proof.Errorf(proof.Permanent, "order-mismatch", "order %s: the API shows other terms than this digest's: do not trust it", o.digest)
	}
	return s, nil
}

// Watch tells onEvent (which may be nil) the order's state now and after each change, until it is settled: fulfilled,
// cancelled, expired, rejected, failed or being refunded. It lives through restarts of the orchestrator; when that is
// gone for good, the chain says how the order ended. It ends soon after the order's deadline at the latest, with
// order-overdue (retry) when nobody has settled the order: Refund then takes the money back.
func (o *Order) Watch(ctx context.Context, onEvent func(Status)) (Status, error) {
	var last Status
	known := false
	pause := minWatchPause
	for {
		var wrong error
		err := o.c.stream(ctx, o.digest, func(s Status) bool {
			if s, wrong = o.checked(s); wrong != nil {
				return true
			}
			if last, known, pause = s, true, minWatchPause; onEvent != nil {
				onEvent(s)
			}
			return s.State.Settled()
		})
		switch {
		case wrong != nil:
			return last, wrong
		case ctx.Err() != nil:
			return last, ctx.Err()
		case err == nil && !last.State.Final():
			// No proof will come, says the orchestrator; whether the money has moved since, the chain knows first.
			if end, over, cerr := o.ended(ctx, last, known); cerr == nil && over && end.State.Final() {
				return end, nil
			}
			return last, nil
		case err == nil:
			return last, nil
		}
		if c := proof.ClassOf(err); c != proof.Retry && proof.CodeOf(err) != "order-unknown" {
			return last, err
		}
		end, over, cerr := o.ended(ctx, last, known)
		if cerr != nil || over {
			return end, cerr
		}
		if !sleep(ctx, pause) {
			return last, ctx.Err()
		}
		pause = min(2*pause, maxWatchPause)
	}
}

// ended asks the chain about an order whose orchestrator does not answer.
func (o *Order) ended(ctx context.Context, last Status, known bool) (Status, bool, error) {
	rec, err := o.c.chain.Order(ctx, o.digest)
	if err != nil {
		return last, false, nilIfRetry(err)
	}
	last.Digest = o.digest
	switch rec.State {
	case chain.StateNone:
		return last, true, proof.Errorf(proof.Caller, "order-unknown", "order %s is not on chain %d: check the digest and the network", o.digest, o.c.network.ChainID).WithField("digest")
	case chain.StateFulfilled:
		last.State = job.Fulfilled
		return last, true, nil
	case chain.StateCancelled:
		last.State = job.Cancelled
		return last, true, nil
	case chain.StateExpired:
		last.State = job.Expired
		return last, true, nil
	}
	terms := o.order
	if known {
		terms = &last.Order
	}
	if terms == nil {
		return last, false, nil
	}
	head, err := o.c.chain.Head(ctx)
	if err != nil {
		return last, false, nilIfRetry(err)
	}
	if head.Time > terms.Deadline+uint64(overdueGrace/time.Second) {
		return last, true, proof.Errorf(proof.Retry, "order-overdue", "order %s: its deadline has passed and nobody settled it: call Refund to take the money back", o.digest)
	}
	return last, false, nil
}

func nilIfRetry(err error) error {
	if proof.ClassOf(err) == proof.Retry {
		return nil
	}
	return err
}

// Wait watches the order and gives its verified result, or the reason why there is none: the reason's class and code,
// or order-cancelled, order-expired (permanent).
func (o *Order) Wait(ctx context.Context, onEvent func(Status)) (Result, error) {
	s, err := o.Watch(ctx, onEvent)
	if err != nil {
		return Result{}, err
	}
	advice := "take the money back with Cancel, or with Refund after the deadline"
	switch s.State {
	case job.Fulfilled:
		return o.Fetch(ctx)
	case job.Cancelled, job.Expired:
		return Result{}, proof.Errorf(proof.Permanent, "order-"+string(s.State), "order %s is %s: its price is back in the account's credit (Withdraw moves it out)%s",
			o.digest, s.State, because(s))
	case job.Expiring:
		return Result{}, proof.Errorf(proof.Permanent, "order-expired", "order %s was not proven by its deadline: the refund is under way%s", o.digest, because(s))
	}
	if s.Reason == nil {
		return Result{}, proof.Errorf(proof.Bug, "internal", "order %s is %s without a reason: %s", o.digest, s.State, advice)
	}
	return Result{}, proof.Errorf(s.Reason.Class, s.Reason.Code, "order %s is %s: %s; %s", o.digest, s.State, s.Reason.Message, advice)
}

func because(s Status) string {
	if s.Reason == nil {
		return ""
	}
	return ": " + s.Reason.Message
}

// Cancel takes the money back of an order that no prover has locked. Errors: not-open (caller) once it is too late.
func (o *Order) Cancel(ctx context.Context) (Tx, error) {
	terms, rec, err := o.terms(ctx)
	if err != nil {
		return Tx{}, err
	}
	if rec.State != chain.StateOpen {
		return Tx{}, proof.Errorf(proof.Caller, "not-open", "order %s is %s: only an open order can be cancelled; if it is locked and not fulfilled by its deadline, call Refund then",
			o.digest, rec.State).WithField("order")
	}
	return o.c.send(ctx, "cancel", o.c.chain.CancelCall(*terms, 0, nil))
}

// Refund gives the price back to the client after the deadline; anyone may ask for it. Errors: before-deadline (retry),
// wrong-state (permanent) when the order is closed.
func (o *Order) Refund(ctx context.Context) (Tx, error) {
	terms, _, err := o.terms(ctx)
	if err != nil {
		return Tx{}, err
	}
	return o.c.send(ctx, "expire", o.c.chain.ExpireCall(*terms))
}

// terms are the order's, from memory or else from the API, with what the chain says of it.
func (o *Order) terms(ctx context.Context) (*chain.Order, chain.OrderRecord, error) {
	rec, err := o.c.chain.Order(ctx, o.digest)
	if err != nil {
		return nil, rec, err
	}
	if o.order != nil {
		return o.order, rec, nil
	}
	s, err := o.Status(ctx)
	return &s.Order, rec, err
}
