// Package queue carries Lemma's messages (docs/wire.md) over NATS: work and results through JetStream, progress and
// heartbeats without storage. It also runs the embedded server.
//
// It owns the streams, the consumers, the acknowledgements and the messages' form.
// It promises: a publish of work or a result that returned nil is synced to disk; work is handled at least once, and
// again when its handler dies; no message that was not checked reaches a handler.
// It must not know: what the work is for, who may be paid, or where bytes are stored. NATS may be wiped at any time;
// everything in it can be rebuilt by the publisher.
package queue
