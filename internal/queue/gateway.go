package queue

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/nats.go"
)

// Limits of one outside prover.
const (
	ProverMessagesPerSecond = 50
	ProverMessagesBurst     = 200
	ProverBacklog           = 64   // messages that wait for the gateway
	ProverExcess            = 2000 // messages beyond these limits, within ExcessSeconds, that cut a prover off
	ExcessSeconds           = 10
	ProverUploadBytesHour   = 8 << 30 // that it may announce
	AcceptTime              = 5 * time.Second
	proverURLs              = 4                // requests for URLs at once
	urlTime                 = 15 * time.Minute // one of them: what was sent is read and checked
	dispatchBacklog         = 4096             // messages of all of them on their way to their lanes
	recipientTime           = time.Minute      // how long a recipient read from the authority's file is good
)

// GatewayConfig says what a gateway stands between.
type GatewayConfig struct {
	Queue     *Conn // of the orchestrator
	URL, CA   string
	Authority *access.Authority
	// URLs answers requests for presigned URLs. Whether the prover may read the digest was checked before.
	URLs func(ctx context.Context, id string, r URLRequest) (Answer, error)
	// Given is work that outside provers have from an earlier gateway: they may go on to read its artifacts.
	Given   []Work
	Clock   clock.Clock
	OnError func(what string, err error)
	Accept  time.Duration // 0 means AcceptTime
}

// Counts are what a gateway refused since it was opened.
type Counts struct {
	Bad     uint64 // messages that cannot be read, or of an unknown kind
	Forged  uint64 // in another prover's name, or with answers to somebody else's subject
	Flooded uint64 // beyond a prover's rate or backlog
	Cut     uint64 // provers cut off
}

// Gateway joins the two accounts: it takes what outside provers say to where the orchestrator listens for its own nodes, and
// gives work to the one prover it names. To the orchestrator it is the queue.
type Gateway struct {
	*Conn
	cfg     GatewayConfig
	provers *nats.Conn
	warden  *warden
	grants  grants
	ctx     context.Context // ends the lanes
	cancel  context.CancelFunc
	running sync.WaitGroup

	mu     sync.Mutex // guards counts
	counts Counts
}

// OpenGateway connects to both accounts. The caller closes cfg.Queue after the gateway.
func OpenGateway(ctx context.Context, cfg GatewayConfig) (*Gateway, error) {
	if cfg.Clock == nil {
		cfg.Clock = clock.System()
	}
	if cfg.OnError == nil {
		cfg.OnError = func(string, error) {}
	}
	if cfg.Accept == 0 {
		cfg.Accept = AcceptTime
	}
	credentials, err := cfg.Authority.Gateway()
	if err != nil {
		return nil, err
	}
	g := &Gateway{Conn: cfg.Queue, cfg: cfg, grants: grants{reads: map[string]map[proof.Digest]int64{}, uploads: map[string]upload{}}}
	for _, w := range cfg.Given {
		g.grants.allow(w, cfg.Clock.Now())
	}
	g.ctx, g.cancel = context.WithCancel(context.Background())
	c := Config{URL: cfg.URL, CA: cfg.CA, Credentials: credentials, Name: access.NameGateway, OnError: cfg.OnError}.filled()
	if g.provers, err = dial(c); err != nil {
		return nil, err
	}
	if g.warden, err = openWarden(ctx, cfg, g.note); err != nil {
		g.provers.Close()
		return nil, err
	}
	d := &dispatcher{g: g, inbox: make(chan *nats.Msg, dispatchBacklog), lanes: map[string]*lane{}}
	g.running.Go(d.run)
	_, err = g.provers.ChanSubscribe(subjectsOut, d.inbox)
	if err == nil {
		err = g.provers.FlushTimeout(c.CallTime)
	}
	if err != nil {
		g.Close()
		return nil, unavailable("listen to outside provers", err)
	}
	return g, nil
}

// Close ends the gateway; the connection of the orchestrator stays open.
func (g *Gateway) Close() {
	g.cancel()
	g.provers.Close()
	g.running.Wait()
	g.warden.close()
}

// Counts are what was refused.
func (g *Gateway) Counts() Counts {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.counts
}

func (g *Gateway) note(edit func(*Counts)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	edit(&g.counts)
}

// Cut disconnects a prover and makes its credentials worthless; it may join again.
func (g *Gateway) Cut(id string) { g.warden.cut(id) }

// PublishWork is Conn.PublishWork for the fleet. Work whose assignee is an outside prover goes to that prover, and nil means
// that it has it in its spool. Errors: Retry prover-unreachable when it does not say so in time.
func (g *Gateway) PublishWork(ctx context.Context, zkvm string, w Work) error {
	if !access.IsOutside(w.Assignee) {
		return g.Conn.PublishWork(ctx, zkvm, w)
	}
	if err := checkZKVM(zkvm); err != nil {
		return err
	}
	w.V = Version
	b, err := encode(w)
	if err != nil {
		return err
	}
	unreachable := func(format string, args ...any) error {
		return proof.Errorf(proof.Retry, "prover-unreachable", "prover "+w.Assignee+": "+format, args...)
	}
	g.grants.allow(w, g.cfg.Clock.Now())
	ctx, cancel := context.WithTimeout(ctx, g.cfg.Accept)
	defer cancel()
	msg, err := g.provers.RequestWithContext(ctx, subjectIn(w.Assignee, "work."+zkvm), b)
	if err != nil {
		return unreachable("does not take work: %w", err)
	}
	answer, err := decode[Answer](msg.Data)
	if err != nil {
		return unreachable("answers what cannot be read: %w", err)
	}
	if answer.Error != nil {
		return unreachable("does not take the work: %s: %.200s", answer.Error.Code, answer.Error.Message)
	}
	return nil
}

// dispatcher hands each prover's messages to that prover's lane. Its goroutine, run, owns it, and never waits for a lane.
type dispatcher struct {
	g     *Gateway
	inbox chan *nats.Msg
	lanes map[string]*lane // as many as there are operators with stake who joined
}

// lane is one prover's way through the gateway.
type lane struct {
	inbox  chan *nats.Msg
	tokens float64
	filled time.Time // when tokens were counted
	excess int       // messages beyond the limits since window
	window time.Time
}

func (d *dispatcher) run() {
	for {
		select {
		case <-d.g.ctx.Done():
			return
		case msg := <-d.inbox:
			d.take(msg)
		}
	}
}

func (d *dispatcher) take(msg *nats.Msg) {
	id, what, ok := splitOut(msg.Subject)
	if !ok {
		d.g.note(func(c *Counts) { c.Bad++ })
		return
	}
	now := d.g.cfg.Clock.Now()
	l := d.lanes[id]
	if l == nil {
		l = &lane{inbox: make(chan *nats.Msg, ProverBacklog), tokens: ProverMessagesBurst, filled: now, window: now}
		d.lanes[id] = l
		d.g.running.Go(func() { d.g.serve(id, l.inbox) })
	}
	if l.spend(now) {
		select {
		case l.inbox <- msg:
			return
		default: // its lane is full
		}
	}
	d.g.note(func(c *Counts) { c.Flooded++ })
	if l.tooMuch(now) {
		d.g.cfg.OnError(what, proof.Errorf(proof.Caller, "flood", "prover %s sends more than %d messages beyond its limits within %d s: cut off", id, ProverExcess, ExcessSeconds))
		d.g.warden.cut(id)
	}
}

// spend takes one token of a bucket that fills with time.
func (l *lane) spend(now time.Time) bool {
	l.tokens = min(ProverMessagesBurst, l.tokens+now.Sub(l.filled).Seconds()*ProverMessagesPerSecond)
	l.filled = now
	if l.tokens < 1 {
		return false
	}
	l.tokens--
	return true
}

// tooMuch counts one message too many; once per window it says that the prover is to be cut off.
func (l *lane) tooMuch(now time.Time) bool {
	if now.Sub(l.window) >= ExcessSeconds*time.Second {
		l.excess, l.window = 0, now
	}
	l.excess++
	return l.excess == ProverExcess
}

// serve is a lane's goroutine: one message at a time, so that a slow one holds up its own prover only.
func (g *Gateway) serve(id string, inbox <-chan *nats.Msg) {
	v := visitor{g: g, id: id, urls: make(chan struct{}, proverURLs)}
	for {
		select {
		case <-g.ctx.Done():
			return
		case msg := <-inbox:
			v.handle(msg)
		}
	}
}

// visitor is what a lane's goroutine knows of its prover.
type visitor struct {
	g         *Gateway
	urls      chan struct{} // one per request for a URL under way: they may take long, and hold up no heartbeat
	id        string
	recipient string
	readAt    time.Time // when recipient was read
}

func (v *visitor) handle(msg *nats.Msg) {
	if msg.Reply != "" && !strings.HasPrefix(msg.Reply, access.Inbox(v.id)+".") {
		v.g.note(func(c *Counts) { c.Forged++ })
		v.g.cfg.OnError(msg.Subject, bad("reply", "%.80q is not in the prover's inbox", msg.Reply))
		return // an answer would go to somebody else's subject
	}
	if _, what, _ := splitOut(msg.Subject); what != "url" {
		ctx, cancel := context.WithTimeout(v.g.ctx, v.g.Conn.cfg.CallTime)
		defer cancel()
		answer, err := v.do(ctx, what, msg.Data)
		v.answer(msg, answer, err)
		return
	}
	select {
	case v.urls <- struct{}{}:
	default:
		v.answer(msg, Answer{}, proof.Errorf(proof.Retry, "too-busy", "%d of your requests for URLs are under way", proverURLs))
		return
	}
	v.g.running.Go(func() {
		defer func() { <-v.urls }()
		ctx, cancel := context.WithTimeout(v.g.ctx, urlTime)
		defer cancel()
		r, err := decode[URLRequest](msg.Data)
		var answer Answer
		if err == nil {
			answer, err = v.url(ctx, r)
		}
		v.answer(msg, answer, err)
	})
}

// answer counts and tells what a message came to.
func (v *visitor) answer(msg *nats.Msg, answer Answer, err error) {
	switch proof.CodeOf(err) {
	case "wrong-prover":
		v.g.note(func(c *Counts) { c.Forged++ })
	case "bad-message", "unknown-version":
		v.g.note(func(c *Counts) { c.Bad++ })
	}
	if err != nil {
		v.g.cfg.OnError(msg.Subject, err)
	}
	if msg.Reply == "" {
		return
	}
	if err := v.g.provers.Publish(msg.Reply, answer.reply(err)); err != nil {
		v.g.cfg.OnError(msg.Subject, unavailable("answer", err))
	}
}

// do does what the message asks; nil means that it is done, for a result that the stream has it.
func (v *visitor) do(ctx context.Context, what string, data []byte) (Answer, error) {
	switch what {
	case "result":
		r, err := decode[Result](data)
		if err == nil {
			err = v.own(r.Prover)
		}
		if err == nil {
			err = v.g.PublishResult(ctx, r)
		}
		return Answer{}, err
	case "progress":
		p, err := decode[Progress](data)
		if err == nil {
			err = v.own(p.Prover)
		}
		if err == nil {
			err = v.g.PublishProgress(p)
		}
		return Answer{}, err
	case "heartbeat":
		h, err := decode[Heartbeat](data)
		if err == nil {
			err = v.own(h.Prover)
		}
		if err == nil {
			h.Operator, h.Recipient = v.id, v.signedRecipient() // what it signed when it joined, whatever it says now
			err = v.g.PublishHeartbeat(h)
		}
		return Answer{}, err
	}
	return Answer{}, bad("subject", "%.80q: want result, progress, heartbeat or url", what)
}

func (v *visitor) own(prover string) error {
	if prover != v.id {
		return proof.Errorf(proof.Caller, "wrong-prover", "prover: is %.80q, but you are %s", prover, v.id).WithField("prover")
	}
	return nil
}

func (v *visitor) signedRecipient() string {
	if now := v.g.cfg.Clock.Now(); v.readAt.IsZero() || now.Sub(v.readAt) >= recipientTime {
		m, _, err := v.g.cfg.Authority.Member(v.id)
		if err != nil {
			v.g.cfg.OnError("members", err)
			return v.recipient
		}
		v.recipient, v.readAt = m.Recipient, now
	}
	return v.recipient
}

func (v *visitor) url(ctx context.Context, r URLRequest) (Answer, error) {
	now := v.g.cfg.Clock.Now()
	switch {
	case v.g.cfg.URLs == nil:
		return Answer{}, proof.Errorf(proof.Caller, "artifact-denied", "this network has no store for outside provers")
	case r.Op == OpGet && !v.g.grants.mayRead(v.id, r.Digest, now):
		return Answer{}, proof.Errorf(proof.Caller, "artifact-denied", "digest: %s is of no job that you were given", r.Digest).WithField("digest")
	case r.Op == OpPut && !v.g.grants.mayUpload(v.id, r.Bytes, now):
		return Answer{}, proof.Errorf(proof.Retry, "too-many-bytes", "bytes: you may send %d bytes in an hour", int64(ProverUploadBytesHour)).WithField("bytes")
	}
	answer, err := v.g.cfg.URLs(ctx, v.id, r)
	if err == nil && r.Op == OpDone {
		v.g.grants.add(v.id, r.Digest, now.Add(time.Hour)) // it may read what it sent
	}
	return answer, err
}
