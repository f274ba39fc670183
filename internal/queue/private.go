package queue

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/nats.go"
)

// Times of an outside prover's connection.
const (
	rejoinShare = 3                // it joins again when a third of its membership's time is left
	rejoinPause = 30 * time.Second // between two tries
)

// PrivateConfig says who an outside prover is and how it joins. Zero times mean the constants; tests shorten them.
type PrivateConfig struct {
	Key     access.UserKey
	Join    func(ctx context.Context) (access.Membership, error) // signs a request and sends it to the orchestrator
	Journal string                                               // folder of accepted work, an absolute path
	Clock   clock.Clock
	OnError func(what string, err error)

	RetryDelay, CallTime, RejoinPause time.Duration
}

// Private is the queue as an outside prover sees it: its own subjects of the account PROVERS. It keeps itself a member.
// All methods may be called by many goroutines.
type Private struct {
	cfg     PrivateConfig
	id      string
	nats    *nats.Conn
	journal *journal
	denied  chan struct{} // the server refused the credentials
	stop    context.CancelFunc
	done    chan struct{}

	membership atomic.Pointer[access.Membership] // no lock: the connection asks for it while it holds its own

	mu        sync.Mutex     // guards what follows
	consumers map[string]int // handlers per zkVM
	subs      map[string]*nats.Subscription
	news      chan struct{} // closed when there is work, or work came back
}

// ConnectPrivate joins and connects. Errors: those of Join; Retry queue-unavailable; Caller queue-denied, bad-config.
func ConnectPrivate(ctx context.Context, cfg PrivateConfig) (*Private, error) {
	if cfg.Clock == nil {
		cfg.Clock = clock.System()
	}
	if cfg.OnError == nil {
		cfg.OnError = func(string, error) {}
	}
	for value, standard := range map[*time.Duration]time.Duration{&cfg.RetryDelay: RetryDelay, &cfg.CallTime: callTime, &cfg.RejoinPause: rejoinPause} {
		if *value == 0 {
			*value = standard
		}
	}
	j, err := openJournal(disk.Disk{}, cfg.Journal, cfg.OnError)
	if err != nil {
		return nil, err
	}
	p := &Private{cfg: cfg, journal: j, denied: make(chan struct{}, 1), done: make(chan struct{}),
		consumers: map[string]int{}, subs: map[string]*nats.Subscription{}, news: make(chan struct{})}
	m, err := cfg.Join(ctx)
	if err != nil {
		return nil, err
	}
	if !access.IsOutside(m.ID) || len(m.URLs) == 0 {
		return nil, proof.Errorf(proof.Bug, "bad-membership", "join: the orchestrator answered with id %.80q and %d addresses", m.ID, len(m.URLs))
	}
	p.id = m.ID
	p.membership.Store(&m)
	c := Config{URL: strings.Join(m.URLs, ","), CA: m.CA, Name: p.id, OnError: p.hear, CallTime: cfg.CallTime}.filled()
	if p.nats, err = dialAs(c, p.id, p.credentials); err != nil {
		return nil, err
	}
	ctx, p.stop = context.WithCancel(context.WithoutCancel(ctx))
	go p.stayMember(ctx)
	return p, nil
}

// ID is the prover's id, its operator's address in lower case.
func (p *Private) ID() string { return p.id }

// Close ends the connection. Work in the journal stays there.
func (p *Private) Close() {
	p.stop()
	<-p.done
	_ = p.nats.FlushTimeout(p.cfg.CallTime)
	p.nats.Close()
}

// Connected says at once whether there is a connection to the server. Errors: Retry queue-unavailable.
func (p *Private) Connected() error {
	if !p.nats.IsConnected() {
		return unavailable("connection", nats.ErrConnectionReconnecting)
	}
	return nil
}

func (p *Private) credentials() (access.Credentials, error) {
	return p.cfg.Key.Credentials(p.membership.Load().JWT)
}

// hear is told what goes wrong with the connection.
func (p *Private) hear(what string, err error) {
	if errors.Is(err, nats.ErrAuthorization) || errors.Is(err, nats.ErrAuthExpired) || errors.Is(err, nats.ErrAuthRevoked) {
		select {
		case p.denied <- struct{}{}:
		default:
		}
	}
	p.cfg.OnError(what, err)
}

// stayMember joins again before the membership ends, and when the server refuses it.
func (p *Private) stayMember(ctx context.Context) {
	defer close(p.done)
	for {
		left := time.Unix(p.membership.Load().ValidUntil, 0).Sub(p.cfg.Clock.Now())
		timer := p.cfg.Clock.NewTimer(max(left-left/rejoinShare, 0))
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-p.denied:
		case <-timer.C():
		}
		timer.Stop()
		next, err := p.cfg.Join(ctx)
		if err == nil && next.ID == p.id {
			p.membership.Store(&next)
			err = p.nats.ForceReconnect() // the new one counts from the next connection
		}
		if err != nil && ctx.Err() == nil {
			p.cfg.OnError("join again", err)
		}
		timer = p.cfg.Clock.NewTimer(p.cfg.RejoinPause)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-timer.C():
		}
	}
}

// ConsumeWork hands out the work that the orchestrator gives to this prover, one job at a time, until ctx ends; then it
// returns nil. While nobody consumes, the prover is unreachable for new work. The handler's errors mean what they mean for
// Conn.ConsumeWork, but a job that is given back comes to this prover again, MaxDeliveries times in all.
func (p *Private) ConsumeWork(ctx context.Context, zkvm string, handle func(context.Context, Work) error) error {
	if err := checkZKVM(zkvm); err != nil {
		return err
	}
	if err := p.listen(zkvm); err != nil {
		return err
	}
	defer p.leave(zkvm)
	for ctx.Err() == nil {
		p.mu.Lock()
		news := p.news
		p.mu.Unlock()
		e, err := p.journal.take(zkvm)
		if err != nil {
			p.cfg.OnError("take work", err)
			p.pause(ctx)
			continue
		}
		if e == nil {
			select {
			case <-ctx.Done():
			case <-news:
			}
			continue
		}
		p.handleOne(ctx, e, handle)
	}
	return nil
}

func (p *Private) handleOne(ctx context.Context, e *entry, handle func(context.Context, Work) error) {
	var err error
	if e.Tries <= MaxDeliveries {
		err = handle(ctx, e.Work)
	} else {
		err = proof.Errorf(proof.Permanent, "exhausted", "work of order %s, attempt %d, was tried %d times", e.Work.Order, e.Work.Attempt, MaxDeliveries)
		p.cfg.OnError("work", err)
	}
	if ctx.Err() == nil && (err == nil || settled(err)) {
		if err := p.journal.remove(e); err != nil {
			p.cfg.OnError("work", err)
			p.pause(ctx)
		}
		return
	}
	counts := ctx.Err() == nil
	if counts {
		p.pause(ctx)
	}
	if err := p.journal.back(e, counts); err != nil {
		p.cfg.OnError("work", err)
	}
	p.tell()
}

// tell wakes all who wait for work.
func (p *Private) tell() {
	p.mu.Lock()
	defer p.mu.Unlock()
	close(p.news)
	p.news = make(chan struct{})
}

func (p *Private) pause(ctx context.Context) {
	timer := p.cfg.Clock.NewTimer(p.cfg.RetryDelay)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C():
	}
}

// listen begins to accept work with the first handler of a zkVM.
func (p *Private) listen(zkvm string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.consumers[zkvm] == 0 {
		sub, err := p.nats.Subscribe(subjectIn(p.id, "work."+zkvm), func(msg *nats.Msg) { p.accept(zkvm, msg) })
		if err != nil {
			return unavailable("listen for work", err)
		}
		p.subs[zkvm] = sub
		_ = p.nats.FlushTimeout(p.cfg.CallTime) // without a server the subscription waits for one
	}
	p.consumers[zkvm]++
	return nil
}

func (p *Private) leave(zkvm string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.consumers[zkvm]--; p.consumers[zkvm] == 0 {
		_ = p.subs[zkvm].Unsubscribe()
		delete(p.subs, zkvm)
	}
}

// accept keeps work on disk and only then says so.
func (p *Private) accept(zkvm string, msg *nats.Msg) {
	w, err := decode[Work](msg.Data)
	if err == nil && w.Assignee != p.id {
		err = bad("assignee", "%.80q: I am %s", w.Assignee, p.id)
	}
	if err == nil {
		err = p.journal.add(zkvm, w)
	}
	if err != nil {
		p.cfg.OnError(msg.Subject, err)
	} else {
		p.tell()
	}
	if err := msg.Respond(Answer{}.reply(err)); err != nil {
		p.cfg.OnError(msg.Subject, unavailable("answer", err))
	}
}

// PublishResult reports an attempt's result. nil means that it is on the orchestrator's disk. Errors: Retry
// queue-unavailable; what the gateway answers, such as Caller bad-message.
func (p *Private) PublishResult(ctx context.Context, r Result) error {
	r.Error = shortened(r.Error)
	r.V = Version
	ctx, cancel := context.WithTimeout(ctx, p.cfg.CallTime)
	defer cancel()
	_, err := p.ask(ctx, "result", r)
	return err
}

// URL asks for a presigned URL of the artifact store. Errors: as PublishResult; Caller artifact-denied.
func (p *Private) URL(ctx context.Context, r URLRequest) (Answer, error) {
	r.V = Version
	limit := p.cfg.CallTime
	if r.Op == OpDone { // it is read and checked before the answer
		limit = urlTime
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	return p.ask(ctx, "url", r)
}

func (p *Private) ask(ctx context.Context, what string, m message) (Answer, error) {
	b, err := encode(m)
	if err != nil {
		return Answer{}, err
	}
	if !p.nats.IsConnected() {
		return Answer{}, unavailable("send a "+what, nats.ErrConnectionReconnecting)
	}
	msg, err := p.nats.RequestWithContext(ctx, subjectOut(p.id, what), b)
	if err != nil {
		return Answer{}, unavailable("send a "+what, err)
	}
	answer, err := decode[Answer](msg.Data)
	if err != nil {
		return Answer{}, unavailable("read the answer to a "+what, err)
	}
	if answer.Error != nil {
		return Answer{}, answer.Error
	}
	return answer, nil
}

// PublishProgress says where an attempt stands. It may be lost.
func (p *Private) PublishProgress(m Progress) error {
	m.V = Version
	return p.send("progress", m)
}

// PublishHeartbeat says that this prover lives. It may be lost.
func (p *Private) PublishHeartbeat(h Heartbeat) error {
	h.V = Version
	return p.send("heartbeat", h)
}

func (p *Private) send(what string, m message) error {
	b, err := encode(m)
	if err != nil {
		return err
	}
	if err := p.nats.Publish(subjectOut(p.id, what), b); err != nil {
		return unavailable("send "+what, err)
	}
	return nil
}
