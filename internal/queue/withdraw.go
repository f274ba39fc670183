package queue

import (
	"context"
	"errors"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
)

const subjectWithdrawn = "lemma.withdrawn."

// Withdrawal says that an attempt at an order, and all before it, are for nothing. It may be lost, repeated and late.
type Withdrawal struct {
	V       int          `json:"v"`
	Order   proof.Digest `json:"order"`
	Attempt int          `json:"attempt"`
	Epoch   int          `json:"epoch"` // of who withdraws it: work of a later leader is none of it
}

func (x Withdrawal) check() error { return checkAttempt(x.Order, x.Attempt, x.Epoch) }

// Covers reports whether the work is withdrawn.
func (x Withdrawal) Covers(w Work) bool {
	return w.Order == x.Order && w.Attempt <= x.Attempt && w.Epoch <= x.Epoch
}

// WithdrawWork removes what is withdrawn from the queue, and tells whoever may have it in hand. It may be repeated at will. prover is whom the
// attempt was for; one outside of the fleet is told by Gateway.WithdrawWork. Errors: Caller bad-message; Retry queue-unavailable.
func (c *Conn) WithdrawWork(ctx context.Context, zkvm, prover string, x Withdrawal) error {
	if err := checkZKVM(zkvm); err != nil {
		return err
	}
	x.V = Version
	if err := x.check(); err != nil {
		return err
	}
	if err := c.connected(); err != nil {
		return unavailable("withdraw work", err)
	}
	if err := c.removeWork(ctx, zkvm, x); err != nil {
		return unavailable("withdraw work", err)
	}
	return c.send(subjectWithdrawn+zkvm, x)
}

// removeWork removes the order's message by its number: one of a later attempt that takes its place meanwhile stays.
func (c *Conn) removeWork(ctx context.Context, zkvm string, x Withdrawal) error {
	ctx, cancel := context.WithTimeout(ctx, c.cfg.CallTime)
	defer cancel()
	stream, err := c.js.Stream(ctx, StreamWork)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	raw, err := stream.GetLastMsgForSubject(ctx, subjectWork+zkvm+"."+x.Order.String())
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if w, err := decode[Work](raw.Data); err != nil || !x.Covers(w) {
		return nil // what cannot be read is for its consumer to throw away
	}
	if err = stream.DeleteMsg(ctx, raw.Sequence); err != nil {
		if _, gone := stream.GetMsg(ctx, raw.Sequence); errors.Is(gone, jetstream.ErrMsgNotFound) {
			return nil // it was acknowledged, or replaced, meanwhile
		}
	}
	return err
}

// WithdrawWork is Conn.WithdrawWork, which tells an outside prover too.
func (g *Gateway) WithdrawWork(ctx context.Context, zkvm, prover string, x Withdrawal) error {
	if err := g.Conn.WithdrawWork(ctx, zkvm, prover, x); err != nil || !access.IsOutside(prover) {
		return err
	}
	x.V = Version
	b, err := encode(x)
	if err == nil {
		err = g.provers.Publish(subjectIn(prover, "withdrawn"), b)
	}
	if err != nil {
		return unavailable("withdraw work", err)
	}
	return nil
}

// WatchWithdrawn calls fn, on one goroutine, with what is withdrawn from the fleet until stop is called. It is heard by this connection only
// if its credentials allow it; those of nodes that were made before there were withdrawals do not.
func (c *Conn) WatchWithdrawn(zkvm string, fn func(Withdrawal)) (stop func(), err error) {
	if err := checkZKVM(zkvm); err != nil {
		return nil, err
	}
	return subscribe(c, subjectWithdrawn+zkvm, func(_ string, x Withdrawal) { fn(x) })
}

// WatchWithdrawn is Conn.WatchWithdrawn for an outside prover. Accepted work that nobody has in hand yet is forgotten before fn is called.
func (p *Private) WatchWithdrawn(zkvm string, fn func(Withdrawal)) (stop func(), err error) {
	if err := checkZKVM(zkvm); err != nil {
		return nil, err
	}
	subject := subjectIn(p.id, "withdrawn")
	sub, err := p.nats.Subscribe(subject, func(msg *nats.Msg) {
		x, err := decode[Withdrawal](msg.Data)
		if err != nil {
			p.cfg.OnError(msg.Subject, err)
			return
		}
		if err := p.journal.drop(x); err != nil {
			p.cfg.OnError(msg.Subject, err)
		}
		fn(x)
	})
	if err != nil {
		return nil, unavailable("subscribe to "+subject, err)
	}
	_ = p.nats.FlushTimeout(p.cfg.CallTime) // without a server the subscription waits for one
	return func() { _ = sub.Unsubscribe() }, nil
}

// drop forgets work that is withdrawn and that no handler has.
func (j *journal) drop(x Withdrawal) error {
	j.mu.Lock()
	var gone []*entry
	for _, e := range j.entries {
		if !e.taken && x.Covers(e.Work) {
			e.taken = true // so that nobody takes it
			gone = append(gone, e)
		}
	}
	j.mu.Unlock()
	var err error
	for _, e := range gone {
		err = errors.Join(err, j.remove(e))
	}
	return err
}
