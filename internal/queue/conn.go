package queue

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// The streams, the subjects and the times of the queue.
const (
	StreamWork   = "WORK"
	StreamResult = "RESULT"

	AckWait       = 60 * time.Second // silence after which a job goes to somebody else: later than the orchestrator misses its heartbeats
	MaxDeliveries = 5                // deliveries of one work message without an ack
	RetryDelay    = 5 * time.Second  // before a job that failed for the moment is delivered again
	VersionDelay  = time.Minute      // before a message of an unknown version is delivered again
	pollTime      = 5 * time.Second  // one wait for a message
	pauseTime     = time.Second      // after an error of the queue itself
	callTime      = 10 * time.Second // one call to the server
	clearTime     = 5 * time.Second  // between two removals of acknowledged results
	messageAge    = 7 * 24 * time.Hour
	maxWorkCount  = 100_000

	subjectWork     = "lemma.work."
	subjectResult   = "lemma.result."
	subjectProgress = "lemma.progress."
	subjectProver   = "lemma.prover."
	heartbeatSuffix = ".heartbeat"
)

// Config says where the queue is. Zero times mean the constants above; tests shorten them. OnError hears what nobody
// can be answered: bad messages, lost acks, a lost connection. It must be safe for many goroutines; nil ignores.
type Config struct {
	URL         string // or several, separated by commas
	Credentials access.Credentials
	CA          string // PEM of who signed the server's certificate; "" means the system's
	Name        string // of this client, for the server's operator
	Node        bool   // a prover node: it takes streams and consumers as the orchestrator made them
	OnError     func(what string, err error)

	AckWait, RetryDelay, VersionDelay, PollTime, PauseTime, CallTime, ClearTime time.Duration
}

// Conn is a connection to the queue. It reconnects for ever. All methods may be called by many goroutines.
type Conn struct {
	cfg  Config
	nats *nats.Conn
	js   jetstream.JetStream

	mu        sync.Mutex      // guards consumers and memory
	consumers map[string]bool // zkVMs whose consumer was made over this connection
	memory    memory
	healing   sync.Mutex // one heal at a time
	looks     sync.WaitGroup
}

func (cfg Config) filled() Config {
	for value, standard := range map[*time.Duration]time.Duration{
		&cfg.AckWait: AckWait, &cfg.RetryDelay: RetryDelay, &cfg.VersionDelay: VersionDelay,
		&cfg.PollTime: pollTime, &cfg.PauseTime: pauseTime, &cfg.CallTime: callTime, &cfg.ClearTime: clearTime,
	} {
		if *value == 0 {
			*value = standard
		}
	}
	if cfg.OnError == nil {
		cfg.OnError = func(string, error) {}
	}
	return cfg
}

// Connect connects and makes the streams when they are absent, unless it is for a node. Errors: Retry queue-unavailable;
// Caller queue-denied when the credentials are refused, bad-config with the field.
func Connect(ctx context.Context, cfg Config) (*Conn, error) {
	cfg = cfg.filled()
	c := &Conn{cfg: cfg, consumers: map[string]bool{}, memory: newMemory()}
	var err error
	if c.nats, err = dial(cfg, nats.ReconnectHandler(func(*nats.Conn) { c.reconnected() })); err != nil {
		return nil, err
	}
	c.js, err = jetstream.New(c.nats, jetstream.WithDefaultTimeout(cfg.CallTime))
	if err == nil && !cfg.Node {
		err = c.heal(ctx)
	}
	if err != nil {
		c.nats.Close()
		return nil, unavailable("connect", err)
	}
	return c, nil
}

func (c *Conn) reconnected() {
	c.forget()
	if !c.cfg.Node && c.memory.ctx.Err() == nil {
		c.looks.Go(c.look)
	}
}

// forget has the consumers made again: the server may be another, or empty.
func (c *Conn) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.consumers)
}

// Close ends the connection. What was published before it is sent.
func (c *Conn) Close() {
	_ = c.nats.FlushTimeout(c.cfg.CallTime)
	c.memory.cancel()
	c.nats.Close()
	c.looks.Wait()
}

func unavailable(what string, err error) error {
	return proof.Errorf(proof.Retry, "queue-unavailable", "queue: %s: %w", what, err)
}

// makeStreams makes the streams that are absent, that of work to begin above a number.
func (c *Conn) makeStreams(ctx context.Context, above uint64) error {
	for _, s := range []jetstream.StreamConfig{
		// DiscardNew: a full queue refuses new work instead of forgetting old work.
		{Name: StreamWork, Subjects: []string{subjectWork + ">"}, Retention: jetstream.WorkQueuePolicy, Discard: jetstream.DiscardNew,
			MaxMsgs: maxWorkCount, MaxMsgsPerSubject: 1, Description: "one message per job: its newest attempt"},
		{Name: StreamResult, Subjects: []string{subjectResult + "*"}, Retention: jetstream.LimitsPolicy,
			Description: "what came of each attempt"},
	} {
		s.Storage, s.MaxAge, s.MaxMsgSize = jetstream.FileStorage, messageAge, access.MaxPayloadBytes
		have, err := c.js.Stream(ctx, s.Name)
		switch {
		case err == nil:
			s.FirstSeq = have.CachedInfo().Config.FirstSeq
		case errors.Is(err, jetstream.ErrStreamNotFound) && s.Name == StreamWork:
			s.FirstSeq = firstNumber(above)
		}
		_, err = c.js.CreateStream(ctx, s) // of one that is there already as it should be, this changes nothing
		if errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) {
			_, err = c.js.UpdateStream(ctx, s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// PublishWork puts one attempt into the queue of a zkVM, for any of the operator's own nodes. nil means that it is on the
// server's disk. The newest attempt at an order takes the place of an earlier one, which is not given to anybody any more. The same
// order, attempt and epoch published again within two minutes is stored once; after that it may be delivered twice. Errors: Caller bad-message, also for work that names an outside prover: that goes through a Gateway.
func (c *Conn) PublishWork(ctx context.Context, zkvm string, w Work) error {
	if err := checkZKVM(zkvm); err != nil {
		return err
	}
	if access.IsOutside(w.Assignee) {
		return bad("assignee", "%s is outside of the fleet: this connection reaches the fleet only", w.Assignee)
	}
	w.V = Version
	if err := c.store(ctx, subjectWork+zkvm+"."+w.Order.String(), w, messageID("work", w.Order, "", w.Attempt, w.Epoch)); err != nil {
		return err
	}
	if err := c.makeConsumer(ctx, zkvm); err != nil { // nodes may not; without it nobody could take what was stored
		return unavailable("make the consumer of "+zkvm, err)
	}
	return nil
}

func (c *Conn) makeConsumer(ctx context.Context, zkvm string) error {
	c.mu.Lock()
	made := c.consumers[zkvm]
	c.mu.Unlock()
	if made || c.cfg.Node {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, c.cfg.CallTime)
	defer cancel()
	if _, err := c.js.CreateOrUpdateConsumer(ctx, StreamWork, c.workConsumer(zkvm)); err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.consumers[zkvm] = true
	return nil
}

// PublishResult reports an attempt's result. nil means that it is on the server's disk. Publishing the same result
// again is harmless: results are handled at least once.
func (c *Conn) PublishResult(ctx context.Context, r Result) error {
	r.Error = shortened(r.Error)
	r.V = Version
	kind := string(r.Kind)
	for _, receipt := range r.Receipts {
		kind += "-" + string(receipt.Stage) // each stage is a report of its own
	}
	return c.store(ctx, subjectResult+r.Order.String(), r, messageID(kind, r.Order, r.Prover, r.Attempt, r.Epoch))
}

// shortened is e with a message that fits, leaving e as it is.
func shortened(e *proof.Error) *proof.Error {
	if e == nil || len(e.Message) <= MaxErrorMessageBytes {
		return e
	}
	short := *e
	short.Message = short.Message[:MaxErrorMessageBytes]
	return &short
}

func (c *Conn) store(ctx context.Context, subject string, m message, id string) error {
	b, err := encode(m)
	if err != nil {
		return err
	}
	if err := c.connected(); err != nil {
		return unavailable("publish to "+subject, err)
	}
	stream := StreamWork
	if strings.HasPrefix(subject, subjectResult) {
		stream = StreamResult
	}
	before := c.remembered(stream)
	ack, err := c.js.Publish(ctx, subject, b, jetstream.WithMsgID(id))
	if errors.Is(err, jetstream.ErrNoStreamResponse) && !c.cfg.Node { // the server's data is gone
		c.forget()
		if err = c.heal(ctx); err == nil {
			before = c.remembered(stream)
			ack, err = c.js.Publish(ctx, subject, b, jetstream.WithMsgID(id))
		}
	}
	if err != nil {
		return unavailable("publish to "+subject, err)
	}
	c.acknowledged(ctx, ack, before)
	return nil
}

// connected fails at once while there is no server, where a call would wait for its whole time.
func (c *Conn) connected() error {
	if !c.nats.IsConnected() {
		return nats.ErrConnectionReconnecting
	}
	return nil
}

// Connected says at once whether there is a connection to the server. Errors: Retry queue-unavailable.
func (c *Conn) Connected() error {
	if err := c.connected(); err != nil {
		return unavailable("connection", err)
	}
	return nil
}

// PublishProgress says where an attempt stands. It may be lost.
func (c *Conn) PublishProgress(p Progress) error {
	p.V = Version
	return c.send(subjectProgress+p.Order.String(), p)
}

// PublishHeartbeat says that a prover lives. It may be lost.
func (c *Conn) PublishHeartbeat(h Heartbeat) error {
	h.V = Version
	return c.send(subjectProver+h.Prover+heartbeatSuffix, h)
}

func (c *Conn) send(subject string, m message) error {
	b, err := encode(m)
	if err != nil {
		return err
	}
	if err := c.nats.Publish(subject, b); err != nil {
		return unavailable("publish to "+subject, err)
	}
	return nil
}

// SubscribeProgress calls fn, on one goroutine, with the progress of one order, or of all when order is zero, until
// stop is called.
func (c *Conn) SubscribeProgress(order proof.Digest, fn func(Progress)) (stop func(), err error) {
	subject := subjectProgress + "*"
	if !order.IsZero() {
		subject = subjectProgress + order.String()
	}
	return subscribe(c, subject, func(_ string, p Progress) { fn(p) })
}

// SubscribeHeartbeats calls fn, on one goroutine, with every prover's heartbeats until stop is called. A beat that
// does not come on its prover's own subject is dropped.
func (c *Conn) SubscribeHeartbeats(fn func(Heartbeat)) (stop func(), err error) {
	return subscribe(c, subjectProver+"*"+heartbeatSuffix, func(subject string, h Heartbeat) {
		if subject != subjectProver+h.Prover+heartbeatSuffix {
			c.cfg.OnError(subject, bad("prover", "%q does not own the subject", h.Prover))
			return
		}
		fn(h)
	})
}

func subscribe[M message](c *Conn, subject string, fn func(string, M)) (func(), error) {
	sub, err := c.nats.Subscribe(subject, func(msg *nats.Msg) {
		m, err := decode[M](msg.Data)
		if err != nil {
			c.cfg.OnError(msg.Subject, err)
			return
		}
		fn(msg.Subject, m)
	})
	if err == nil {
		err = c.nats.FlushTimeout(c.cfg.CallTime) // so that what is published after this call is heard
	}
	if err != nil {
		return nil, unavailable("subscribe to "+subject, err)
	}
	return func() { _ = sub.Unsubscribe() }, nil
}
