package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const advisoryExhausted = "$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES." + StreamWork + ".>"

func checkZKVM(zkvm string) error {
	return check(rule{namePattern.MatchString(zkvm), "zkvm", "%.80q: want 1 to 64 of a-z, 0-9, _ and -", zkvm})
}

func messageID(kind string, order proof.Digest, prover string, attempt, epoch int) string {
	return fmt.Sprintf("%s/%s/%s/%d/%d", kind, order, prover, attempt, epoch)
}

// ConsumeWork hands out the work of a zkVM, one job at a time, until ctx ends; then it returns nil. While handle runs
// the job is kept from others. By what handle returns: nil removes the job; class Permanent or Caller removes it too
// (report a failed result first); any other error gives it back after RetryDelay, or at once when ctx has ended.
// A handler that dies gives it back after AckWait. After MaxDeliveries it goes to WatchExhausted.
func (c *Conn) ConsumeWork(ctx context.Context, zkvm string, handle func(context.Context, Work) error) error {
	if err := checkZKVM(zkvm); err != nil {
		return err
	}
	return consume(ctx, c, StreamWork, c.workConsumer(zkvm), handle)
}

// workConsumer is what all nodes of a zkVM take work from.
func (c *Conn) workConsumer(zkvm string) jetstream.ConsumerConfig {
	return jetstream.ConsumerConfig{
		Durable: "work-" + zkvm, FilterSubject: subjectWork + zkvm + ".*", MaxDeliver: MaxDeliveries,
		AckPolicy: jetstream.AckExplicitPolicy, AckWait: c.cfg.AckWait,
	}
}

// ConsumeResults hands every result to sink, one at a time, until ctx ends; then it returns nil. name is the durable
// name of this reader: each name sees every result, and goes on where it stopped. A result is done with only when sink
// returned nil; otherwise it comes again after RetryDelay, for as long as the stream keeps it. What every reader is done with is
// removed: a reader with a new name sees what came since.
func (c *Conn) ConsumeResults(ctx context.Context, name string, sink func(context.Context, Result) error) error {
	if err := check(rule{namePattern.MatchString(name), "name", "%.80q: want 1 to 64 of a-z, 0-9, _ and -", name}); err != nil {
		return err
	}
	stop, clearing := make(chan struct{}), make(chan struct{})
	go func() { defer close(clearing); c.clearResults(ctx, stop) }()
	defer func() { close(stop); <-clearing }()
	return consume(ctx, c, StreamResult, jetstream.ConsumerConfig{Durable: "result-" + name, MaxDeliver: -1},
		func(ctx context.Context, r Result) error {
			err := sink(ctx, r)
			if err != nil && settled(err) { // the sink's classes are about itself: a result is never thrown away
				return proof.Errorf(proof.Retry, "sink-failed", "result of %s: %w", r.Order, err)
			}
			return err
		})
}

// clearResults removes, now and then, the results that every durable reader has acknowledged.
func (c *Conn) clearResults(ctx context.Context, stop <-chan struct{}) {
	tick := time.NewTicker(c.cfg.ClearTime)
	defer tick.Stop()
	cleared := uint64(0)
	for {
		select {
		case <-tick.C:
		case <-stop:
			return
		case <-ctx.Done():
			return
		}
		done, err := c.doneWith(ctx)
		if err == nil && done > cleared {
			if err = c.purgeResults(ctx, done); err == nil {
				cleared = done
			}
		}
		if err != nil && ctx.Err() == nil {
			c.cfg.OnError("clear results", err)
			cleared = 0 // the server may be another
		}
	}
}

// doneWith is the place in the stream up to which every reader has acknowledged everything; 0 without readers.
func (c *Conn) doneWith(ctx context.Context) (uint64, error) {
	ctx, cancel := context.WithTimeout(ctx, c.cfg.CallTime)
	defer cancel()
	stream, err := c.js.Stream(ctx, StreamResult)
	if err != nil {
		return 0, err
	}
	least, readers := uint64(math.MaxUint64), stream.ListConsumers(ctx)
	for info := range readers.Info() {
		least = min(least, info.AckFloor.Stream)
	}
	if err := readers.Err(); err != nil || least == math.MaxUint64 {
		return 0, err
	}
	return least, nil
}

func (c *Conn) purgeResults(ctx context.Context, upTo uint64) error {
	ctx, cancel := context.WithTimeout(ctx, c.cfg.CallTime)
	defer cancel()
	stream, err := c.js.Stream(ctx, StreamResult)
	if err != nil {
		return err
	}
	return stream.Purge(ctx, jetstream.WithPurgeSequence(upTo+1))
}

// consume is the loop of a durable pull consumer. It survives whatever happens to the server, its data included.
func consume[M message](ctx context.Context, c *Conn, stream string, cfg jetstream.ConsumerConfig, handle func(context.Context, M) error) error {
	cfg.AckPolicy, cfg.AckWait = jetstream.AckExplicitPolicy, c.cfg.AckWait
	var consumer jetstream.Consumer
	hold := cfg.AckWait
	for ctx.Err() == nil {
		var err error
		if consumer == nil {
			if consumer, err = c.openConsumer(ctx, stream, cfg); err != nil {
				c.stumble(ctx, cfg.Durable, err)
				continue
			}
			hold = consumer.CachedInfo().Config.AckWait
		}
		msg, err := c.next(ctx, consumer)
		switch {
		case err != nil:
			c.stumble(ctx, cfg.Durable, err)
			consumer = nil // it may be gone with the server's data
		case msg != nil:
			handleOne(ctx, c, msg, hold, handle)
		}
	}
	return nil
}

func (c *Conn) openConsumer(ctx context.Context, stream string, cfg jetstream.ConsumerConfig) (jetstream.Consumer, error) {
	if err := c.connected(); err != nil {
		return nil, err
	}
	if !c.cfg.Node {
		if err := c.heal(ctx); err != nil {
			return nil, err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, c.cfg.CallTime)
	defer cancel()
	if c.cfg.Node {
		return c.js.Consumer(ctx, stream, cfg.Durable) // made by the orchestrator; until then there is no work
	}
	return c.js.CreateOrUpdateConsumer(ctx, stream, cfg)
}

// next waits PollTime for one message; nil without an error means that there was none.
func (c *Conn) next(ctx context.Context, consumer jetstream.Consumer) (jetstream.Msg, error) {
	ctx, cancel := context.WithTimeout(ctx, c.cfg.PollTime)
	defer cancel()
	msg, err := consumer.Next(jetstream.FetchContext(ctx))
	if err == nil || ctx.Err() == nil && !errors.Is(err, nats.ErrTimeout) && !errors.Is(err, jetstream.ErrNoMessages) {
		return msg, err
	}
	return nil, nil
}

func (c *Conn) stumble(ctx context.Context, what string, err error) {
	if ctx.Err() != nil {
		return
	}
	c.cfg.OnError(what, err)
	select {
	case <-time.After(c.cfg.PauseTime):
	case <-ctx.Done():
	}
}

func handleOne[M message](ctx context.Context, c *Conn, msg jetstream.Msg, ackWait time.Duration, handle func(context.Context, M) error) {
	m, err := decode[M](msg.Data())
	if err != nil {
		c.cfg.OnError(msg.Subject(), err)
		if proof.CodeOf(err) == "unknown-version" {
			c.settle(msg, "nak", msg.NakWithDelay(c.cfg.VersionDelay))
		} else {
			c.settle(msg, "term", msg.TermWithReason(err.Error()))
		}
		return
	}
	release := c.hold(msg, ackWait)
	err = handle(ctx, m)
	release()
	switch {
	case err == nil:
		ackCtx, cancel := context.WithTimeout(context.WithoutCancel(ctx), c.cfg.CallTime)
		defer cancel()
		c.settle(msg, "ack", msg.DoubleAck(ackCtx)) // confirmed, so that a lost ack is known and not redone in silence
	case ctx.Err() != nil:
		c.settle(msg, "nak", msg.Nak())
	case settled(err):
		c.settle(msg, "term", msg.TermWithReason(proof.CodeOf(err)))
	default:
		c.settle(msg, "nak", msg.NakWithDelay(c.cfg.RetryDelay))
	}
}

// settled tells the errors that another try cannot mend.
func settled(err error) bool {
	class := proof.ClassOf(err)
	return class == proof.Permanent || class == proof.Caller
}

func (c *Conn) settle(msg jetstream.Msg, what string, err error) {
	if err == nil && what != "ack" {
		err = c.nats.FlushTimeout(c.cfg.CallTime)
	}
	if err != nil {
		c.cfg.OnError(what+" "+msg.Subject(), err)
	}
}

// hold tells the server three times per ackWait that the message is in work, until release is called.
func (c *Conn) hold(msg jetstream.Msg, ackWait time.Duration) (release func()) {
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(ackWait / 3)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				if err := msg.InProgress(); err != nil {
					c.cfg.OnError("hold "+msg.Subject(), err)
				}
			case <-stop:
				return
			}
		}
	}()
	return func() { close(stop); <-stopped }
}

// WatchExhausted calls fn, on one goroutine, with each job that was delivered MaxDeliveries times and never finished,
// until stop is called. The job is removed from the queue first. A notice is lost when nobody watches: whoever
// publishes work must still watch its deadlines.
func (c *Conn) WatchExhausted(ctx context.Context, fn func(Work)) (stop func(), err error) {
	sub, err := c.nats.Subscribe(advisoryExhausted, func(msg *nats.Msg) {
		w, err := c.takeExhausted(ctx, msg.Data)
		if err != nil {
			c.cfg.OnError("exhausted work", err)
			return
		}
		fn(w)
	})
	if err == nil {
		err = c.nats.FlushTimeout(c.cfg.CallTime)
	}
	if err != nil {
		return nil, unavailable("watch exhausted work", err)
	}
	return func() { _ = sub.Unsubscribe() }, nil
}

func (c *Conn) takeExhausted(ctx context.Context, advisory []byte) (Work, error) {
	var a struct {
		Sequence uint64 `json:"stream_seq"`
	}
	if err := json.Unmarshal(advisory, &a); err != nil {
		return Work{}, bad("advisory", "%w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, c.cfg.CallTime)
	defer cancel()
	stream, err := c.js.Stream(ctx, StreamWork)
	if err != nil {
		return Work{}, unavailable("find the stream", err)
	}
	raw, err := stream.GetMsg(ctx, a.Sequence)
	if err != nil {
		return Work{}, unavailable("read the message", err)
	}
	if err := stream.DeleteMsg(ctx, a.Sequence); err != nil {
		return Work{}, unavailable("remove the message", err)
	}
	return decode[Work](raw.Data)
}
