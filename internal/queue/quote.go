package queue

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
)

// The limits of a run for a quote, and the subjects of the requests for it: any idle node of the fleet, or one outside prover.
const (
	QuoteSeconds   = 40      // the longest run
	MaxQuoteCycles = 1 << 31 // about as many as are run in that time

	quoteReadTime = 5 * time.Minute // how long an outside prover may read what it is asked about

	subjectQuote = "lemma.quote."
	quoteGroup   = "quote"
)

// CodeQuoteBusy is the error code of a prover that is at work: ask another, or later.
const CodeQuoteBusy = "quote-busy"

// QuoteRequest asks a prover to run a program without proving it. Program and input are in the artifact store.
type QuoteRequest struct {
	V               int          `json:"v"`
	ProgramDigest   proof.Digest `json:"program_digest"`
	InputDigest     proof.Digest `json:"input_digest"`
	MaxCycles       uint64       `json:"max_cycles"`
	MaxJournalBytes uint32       `json:"max_journal_bytes"`
}

// QuoteReply is what the run gave, or why there was none. The digests are the request's.
type QuoteReply struct {
	V             int          `json:"v"`
	Prover        string       `json:"prover"`
	ProgramDigest proof.Digest `json:"program_digest"`
	InputDigest   proof.Digest `json:"input_digest"`
	ProgramID     proof.Digest `json:"program_id"`
	Cycles        uint64       `json:"cycles,omitempty"`
	Gas           uint64       `json:"gas,omitempty"`
	JournalDigest proof.Digest `json:"journal_digest"`
	JournalBytes  int64        `json:"journal_bytes"`
	Seconds       float64      `json:"seconds"` // of the run
	Error         *proof.Error `json:"error,omitempty"`
}

func (r QuoteRequest) check() error {
	return check(
		rule{!r.ProgramDigest.IsZero(), "program_digest", "%v: want a SHA-256", r.ProgramDigest},
		rule{!r.InputDigest.IsZero(), "input_digest", "%v: want a SHA-256", r.InputDigest},
		rule{r.MaxCycles >= 1 && r.MaxCycles <= MaxQuoteCycles, "max_cycles", "%d: want 1 to 2^31", r.MaxCycles},
		rule{r.MaxJournalBytes <= proof.MaxJournalBytes, "max_journal_bytes", "%d: want at most 65536", r.MaxJournalBytes},
	)
}

func (r QuoteReply) check() error {
	if err := checkProver(r.Prover); err != nil {
		return err
	}
	if e := r.Error; e != nil {
		return check(
			rule{errorClasses[e.Class] && namePattern.MatchString(e.Code), "error", "%v: want a class and a code", e},
			rule{len(e.Message) <= MaxErrorMessageBytes, "error", "%.20v: the message is longer than 4096 bytes", e},
		)
	}
	return check(
		rule{!r.ProgramDigest.IsZero() && !r.InputDigest.IsZero(), "program_digest", "%v: want the request's digests", r.ProgramDigest},
		rule{!r.ProgramID.IsZero(), "program_id", "%v: want the program's id", r.ProgramID},
		rule{r.Cycles >= 1 && r.Cycles <= MaxQuoteCycles, "cycles", "%d: want 1 to 2^31", r.Cycles},
		rule{!r.JournalDigest.IsZero(), "journal_digest", "%v: want a SHA-256", r.JournalDigest},
		rule{r.JournalBytes >= 0 && r.JournalBytes <= proof.MaxJournalBytes, "journal_bytes", "%d: want 0 to 65536", r.JournalBytes},
		rule{r.Seconds >= 0 && !math.IsInf(r.Seconds, 0), "seconds", "%v: want at least 0", r.Seconds},
	)
}

// RequestQuote has any of the operator's own provers run a program (prover is ""), whoever hears it first; Gateway.RequestQuote reaches others. Errors: Retry
// quote-unanswered when nobody is there or nobody answers until ctx ends; Caller bad-message. What the prover itself says against
// it is in the reply's Error, CodeQuoteBusy among it.
func (c *Conn) RequestQuote(ctx context.Context, zkvm, prover string, r QuoteRequest) (QuoteReply, error) {
	if err := checkZKVM(zkvm); err != nil {
		return QuoteReply{}, err
	}
	if prover != "" { // outside provers are in an account that this connection does not reach
		return QuoteReply{}, proof.Errorf(proof.Retry, "quote-unanswered", "queue: prover %.80q cannot be asked without a gateway", prover)
	}
	return requestQuote(ctx, c.nats, subjectQuote+zkvm, prover, r)
}

func requestQuote(ctx context.Context, nc *nats.Conn, subject, prover string, r QuoteRequest) (QuoteReply, error) {
	r.V = Version
	b, err := encode(r)
	if err != nil {
		return QuoteReply{}, err
	}
	unanswered := func(err error) error {
		return proof.Errorf(proof.Retry, "quote-unanswered", "queue: no prover answers on %s: %w", subject, err)
	}
	msg, err := nc.RequestWithContext(ctx, subject, b)
	if err != nil {
		return QuoteReply{}, unanswered(err)
	}
	reply, err := decode[QuoteReply](msg.Data)
	switch {
	case err != nil:
		return reply, unanswered(err)
	case prover != "" && reply.Prover != prover:
		return reply, unanswered(bad("prover", "%.80q answered for another", reply.Prover))
	case reply.Error == nil && (reply.ProgramDigest != r.ProgramDigest || reply.InputDigest != r.InputDigest || reply.Cycles > r.MaxCycles || reply.JournalBytes > int64(r.MaxJournalBytes)):
		return reply, unanswered(bad("program_digest", "the reply of %.80q is not to this request", reply.Prover))
	}
	return reply, nil
}

// ServeQuotes answers the fleet's requests for quotes until stop is called, one at a time: while handle runs, others are told
// CodeQuoteBusy. The context of a run ends with stop, and after QuoteSeconds.
func (c *Conn) ServeQuotes(zkvm, prover string, handle func(context.Context, QuoteRequest) (QuoteReply, error)) (stop func(), err error) {
	if err := errors.Join(checkZKVM(zkvm), checkProver(prover)); err != nil {
		return nil, err
	}
	return serveQuotes(c.nats, subjectQuote+zkvm, quoteGroup, prover, c.cfg.OnError, handle)
}

// ServeQuotes is Conn.ServeQuotes for an outside prover: it answers requests for quotes that are made to it.
func (p *Private) ServeQuotes(zkvm, _ string, handle func(context.Context, QuoteRequest) (QuoteReply, error)) (stop func(), err error) {
	if err := checkZKVM(zkvm); err != nil {
		return nil, err
	}
	return serveQuotes(p.nats, subjectIn(p.id, "quote"), quoteGroup, p.id, p.cfg.OnError, handle)
}

// RequestQuote is Conn.RequestQuote, with outside provers among those who can be asked. Who is asked may read program and input for a while.
func (g *Gateway) RequestQuote(ctx context.Context, zkvm, prover string, r QuoteRequest) (QuoteReply, error) {
	if !access.IsOutside(prover) {
		return g.Conn.RequestQuote(ctx, zkvm, prover, r)
	}
	until := g.cfg.Clock.Now().Add(quoteReadTime)
	g.grants.add(prover, r.ProgramDigest, until)
	g.grants.add(prover, r.InputDigest, until)
	g.grants.prune(prover, g.cfg.Clock.Now())
	return requestQuote(ctx, g.provers, subjectIn(prover, "quote"), prover, r)
}

func serveQuotes(nc *nats.Conn, subject, group, prover string, onError func(string, error), handle func(context.Context, QuoteRequest) (QuoteReply, error)) (func(), error) {
	ctx, cancel := context.WithCancel(context.Background())
	slot := make(chan struct{}, 1)
	answer := func(msg *nats.Msg, r QuoteRequest, reply QuoteReply, err error) {
		reply.V, reply.Prover, reply.ProgramDigest, reply.InputDigest = Version, prover, r.ProgramDigest, r.InputDigest
		if err != nil {
			message := err.Error()
			reply.Error = &proof.Error{Class: proof.ClassOf(err), Code: proof.CodeOf(err), Message: message[:min(len(message), MaxErrorMessageBytes)]}
		}
		b, err := json.Marshal(reply)
		if err == nil {
			err = msg.Respond(b)
		}
		if err != nil {
			onError("answer to "+msg.Subject, err)
		}
	}
	sub, err := nc.QueueSubscribe(subject, group, func(msg *nats.Msg) {
		r, err := decode[QuoteRequest](msg.Data)
		if err != nil {
			onError(msg.Subject, err)
			answer(msg, r, QuoteReply{}, err)
			return
		}
		select {
		case slot <- struct{}{}:
		default:
			answer(msg, r, QuoteReply{}, proof.Errorf(proof.Retry, CodeQuoteBusy, "prover %s runs another program", prover))
			return
		}
		go func() {
			defer func() { <-slot }()
			limited, end := context.WithTimeout(ctx, QuoteSeconds*time.Second)
			defer end()
			reply, err := handle(limited, r)
			answer(msg, r, reply, err)
		}()
	})
	if err != nil {
		cancel()
		return nil, unavailable("serve "+subject, err)
	}
	return func() {
		_ = sub.Unsubscribe()
		cancel()
		slot <- struct{}{} // the run at hand has ended
	}, nil
}
