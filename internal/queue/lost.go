package queue

import (
	"context"
	"errors"
	"maps"
	"time"

	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/nats.go/jetstream"
)

// kept is what a stream had when this connection last knew: the highest number that it acknowledged, and when it was made.
type kept struct {
	last uint64
	made time.Time
}

// memory is what the streams had. One that has less has lost what it promised to keep.
type memory struct {
	had      map[string]kept
	watchers map[int]func(stream string)
	next     int
	ctx      context.Context // ends looks
	cancel   context.CancelFunc
}

func newMemory() memory {
	ctx, cancel := context.WithCancel(context.Background())
	return memory{had: map[string]kept{}, watchers: map[int]func(string){}, ctx: ctx, cancel: cancel}
}

// WatchLost calls fn whenever the server has lost what it acknowledged to this connection, until stop is called: everything that waits in
// the stream is to be published again. What the server lost while this connection was another process's is not told: who begins anew publishes
// again anyway.
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

func (c *Conn) remembered(stream string) kept {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.memory.had[stream]
}

// remember notes what a stream has; whole means that it has what it had, and what was published since.
func (c *Conn) remember(stream string, k kept, whole bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if whole {
		k.last = max(k.last, c.memory.had[stream].last)
	}
	c.memory.had[stream] = k
}

// acknowledged notes a publishing's number; before is what was remembered when it began. One that is not above it shows a loss.
func (c *Conn) acknowledged(ctx context.Context, ack *jetstream.PubAck, before kept) {
	if ack.Duplicate || c.cfg.Node { // a duplicate has the sequence of the first one
		return
	}
	if ack.Sequence <= before.last {
		if err := c.heal(ctx); err != nil {
			c.cfg.OnError(ack.Stream, unavailable("look at the stream", err)) // the next publishing finds it again
		}
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	k := c.memory.had[ack.Stream]
	k.last = max(k.last, ack.Sequence)
	c.memory.had[ack.Stream] = k
}

// heal makes the streams where they are absent, and looks whether they have what they promised to keep. It is the one cure for a server
// that lost data: its whole store, a stream, or the end of one, as when it was restored from a copy or lost its power.
func (c *Conn) heal(ctx context.Context) error {
	c.healing.Lock() // two at once would each throw the other's stream away
	lost, err := c.healAll(ctx)
	c.healing.Unlock()
	if len(lost) > 0 {
		c.forget() // the consumers went with the streams
	}
	for _, stream := range lost {
		c.mu.Lock()
		watchers := maps.Clone(c.memory.watchers)
		c.mu.Unlock()
		for _, fn := range watchers {
			fn(stream)
		}
	}
	return err
}

func (c *Conn) healAll(ctx context.Context) (lost []string, err error) {
	if err := c.makeStreams(ctx, 0); err != nil {
		return nil, err
	}
	for _, stream := range []string{StreamWork, StreamResult} {
		is, err := c.healOne(ctx, stream)
		if is {
			lost = append(lost, stream)
		}
		if err != nil {
			return lost, err
		}
	}
	return lost, nil
}

// healOne reports whether the stream lost something that this connection knew of.
func (c *Conn) healOne(ctx context.Context, name string) (lost bool, err error) {
	had := c.remembered(name)
	s, err := c.js.Stream(ctx, name)
	if err != nil {
		return false, err
	}
	given, beyond, err := deliveries(ctx, s)
	if err != nil {
		return false, err
	}
	info, err := s.Info(ctx) // after the consumers and the memory, so that what is published meanwhile looks like no loss
	if err != nil {
		return false, err
	}
	has := kept{info.State.LastSeq, info.Created}
	highest := max(had.last, given)
	lost = had.last > has.last || had.last > 0 && !had.made.Equal(has.made)
	if lost {
		c.cfg.OnError(name, proof.Errorf(proof.Bug, "queue-lost-data", "queue: stream %s ends at message %d, it acknowledged %d: "+
			"the server's data was lost or restored from a copy; look at its disk", name, has.last, had.last))
	}
	if highest > has.last {
		if has, err = c.repair(ctx, name, highest, beyond(has.last)); err != nil {
			return lost, err
		}
	}
	c.remember(name, has, !lost)
	return lost, nil
}

// deliveries is the highest number that any consumer of the stream was given, and who was given more than a number.
func deliveries(ctx context.Context, s jetstream.Stream) (highest uint64, beyond func(last uint64) []string, err error) {
	consumers, given := s.ListConsumers(ctx), map[string]uint64{}
	for info := range consumers.Info() {
		given[info.Name] = info.Delivered.Stream
		highest = max(highest, info.Delivered.Stream)
	}
	return highest, func(last uint64) (names []string) {
		for name, n := range given {
			if n > last {
				names = append(names, name)
			}
		}
		return names
	}, consumers.Err()
}

// repair mends a stream that would give old numbers out again. The stream of work is made again, to go on above every number it ever gave: a
// late acknowledgement of an old message would remove a new one of the same number. What it holds is published again with what it lost; to
// empty it is not enough, since then the server would take what is published again for a duplicate. Of results nothing is thrown away:
// who was given more than there is reads them from the beginning.
func (c *Conn) repair(ctx context.Context, name string, highest uint64, beyond []string) (has kept, err error) {
	if name == StreamWork {
		err = c.js.DeleteStream(ctx, name)
		if err == nil || errors.Is(err, jetstream.ErrStreamNotFound) {
			err = c.makeStreams(ctx, highest)
		}
	} else {
		for _, consumer := range beyond {
			if e := c.js.DeleteConsumer(ctx, name, consumer); e != nil && !errors.Is(e, jetstream.ErrConsumerNotFound) {
				err = errors.Join(err, e)
			}
		}
	}
	if err != nil {
		return has, err
	}
	s, err := c.js.Stream(ctx, name)
	if err != nil {
		return has, err
	}
	return kept{s.CachedInfo().State.LastSeq, s.CachedInfo().Created}, nil
}

// firstNumber is above what a stream of an earlier time gave, whose data may be gone.
func firstNumber(above uint64) uint64 { return max(uint64(time.Now().UnixMilli()), above+1) }

// look heals after a reconnection, and tries until it could.
func (c *Conn) look() {
	for c.memory.ctx.Err() == nil && c.heal(c.memory.ctx) != nil {
		select {
		case <-time.After(c.cfg.PauseTime):
		case <-c.memory.ctx.Done():
		}
	}
}
