package queue

import (
	"context"
	"errors"
	"maps"
	"time"

	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/nats.go/jetstream"
)

// memory is the highest sequence that each stream acknowledged to this connection. A stream that says less has lost what it promised to keep.
type memory struct {
	acked    map[string]uint64
	watchers map[int]func(stream string)
	next     int
	ctx      context.Context // ends looks
	cancel   context.CancelFunc
}

func newMemory() memory {
	ctx, cancel := context.WithCancel(context.Background())
	return memory{acked: map[string]uint64{}, watchers: map[int]func(string){}, ctx: ctx, cancel: cancel}
}

// WatchLost calls fn whenever the server has lost what it acknowledged to this connection, until stop is called: everything that waits in
// the stream is to be published again. What the server lost while this connection was another process's is not noticed.
func (c *Conn) WatchLost(fn func(stream string)) (stop func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	id := c.memory.next
	c.memory.next++
	c.memory.watchers[id] = fn
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.memory.watchers, id)
	}
}

func (c *Conn) ackedSoFar(stream string) uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.memory.acked[stream]
}

// acknowledged notes a publishing's sequence; before is what ackedSoFar said when it began.
func (c *Conn) acknowledged(ack *jetstream.PubAck, before uint64) {
	if ack.Duplicate { // the sequence of the first one
		return
	}
	if ack.Sequence <= before {
		c.lost(ack.Stream, ack.Sequence)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.memory.acked[ack.Stream] = max(c.memory.acked[ack.Stream], ack.Sequence)
}

// lost tells once that the stream now ends at last.
func (c *Conn) lost(stream string, last uint64) {
	c.mu.Lock()
	had := c.memory.acked[stream]
	if had <= last { // another has told it
		c.mu.Unlock()
		return
	}
	c.memory.acked[stream] = last
	watchers := maps.Clone(c.memory.watchers)
	c.mu.Unlock()
	c.cfg.OnError(stream, proof.Errorf(proof.Bug, "queue-lost-data", "queue: stream %s ends at message %d, it acknowledged %d: "+
		"the server's data was lost or restored from a copy; look at its disk", stream, last, had))
	if stream == StreamWork {
		c.startAnew()
	}
	for _, fn := range watchers {
		fn(stream)
	}
}

// startAnew makes the stream of work again, to go on above every number it ever gave: a late acknowledgement of an old message would
// remove a new one of the same number. What it holds is published again with what it lost; to empty it is not enough, since then the
// server would take what is published again for a duplicate.
func (c *Conn) startAnew() {
	ctx, cancel := context.WithTimeout(c.memory.ctx, c.cfg.CallTime)
	defer cancel()
	err := c.js.DeleteStream(ctx, StreamWork)
	c.forget()
	if err == nil || errors.Is(err, jetstream.ErrStreamNotFound) {
		err = c.makeStreams(ctx)
	}
	if err != nil {
		c.cfg.OnError(StreamWork, unavailable("make the stream again", err))
	}
}

// firstNumber is above what a stream of an earlier time gave, whose data may be gone.
func firstNumber() uint64 { return uint64(time.Now().UnixMilli()) }

// look compares, after a reconnection, what the streams have with what they acknowledged. It tries until it has seen them.
func (c *Conn) look() {
	for _, stream := range []string{StreamWork, StreamResult} {
		before := c.ackedSoFar(stream)
		for before != 0 {
			ctx, cancel := context.WithTimeout(c.memory.ctx, c.cfg.CallTime)
			s, err := c.js.Stream(ctx, stream)
			gone := errors.Is(err, jetstream.ErrStreamNotFound)
			if gone {
				err = c.makeStreams(ctx)
			}
			cancel()
			switch {
			case err == nil && gone:
				c.lost(stream, 0)
			case err == nil && s.CachedInfo().State.LastSeq < before:
				c.lost(stream, s.CachedInfo().State.LastSeq)
			case err != nil && c.memory.ctx.Err() == nil:
				select {
				case <-time.After(c.cfg.PauseTime):
				case <-c.memory.ctx.Done():
				}
				continue
			}
			break
		}
	}
}
