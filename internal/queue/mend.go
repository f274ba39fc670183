package queue

import (
	"context"

	"github.com/nats-io/nats.go/jetstream"
)

// mend looks for work that was delivered and is not in the stream's past: the server lost the end of its data. It would give the same
// sequence numbers out again, and a prover's late word about old work would be taken for one about new work, which would then be lost
// without a trace. The stream goes on above all old numbers, with nothing in it: who starts anew publishes what nobody has taken.
func (c *Conn) mend(ctx context.Context) error {
	stream, err := c.js.Stream(ctx, StreamWork)
	if err != nil {
		return err
	}
	consumers := stream.ListConsumers(ctx)
	lost := false
	for info := range consumers.Info() {
		lost = lost || info.Delivered.Stream > stream.CachedInfo().State.LastSeq
	}
	if err := consumers.Err(); err != nil || !lost {
		return err
	}
	return stream.Purge(ctx, jetstream.WithPurgeSequence(firstNumber()))
}
