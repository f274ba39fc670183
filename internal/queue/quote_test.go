package queue

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/lemma-network/lemma/proof"
)

func goodQuoteRequest() QuoteRequest {
	return QuoteRequest{V: 1, ProgramDigest: proof.Sum([]byte("p")), InputDigest: proof.Sum([]byte("i")), MaxCycles: 100, MaxJournalBytes: 10}
}

func goodQuoteReply() QuoteReply {
	r := goodQuoteRequest()
	return QuoteReply{V: 1, Prover: "p-1", ProgramDigest: r.ProgramDigest, InputDigest: r.InputDigest, ProgramID: proof.Sum([]byte("id")),
		Cycles: 100, Gas: 7, JournalDigest: proof.Sum([]byte("j")), JournalBytes: 10, Seconds: 1.5}
}

func TestQuoteMessagesAreChecked(t *testing.T) {
	for field, edit := range map[string]func(*QuoteRequest){
		"program_digest": func(r *QuoteRequest) { r.ProgramDigest = proof.Digest{} }, "input_digest": func(r *QuoteRequest) { r.InputDigest = proof.Digest{} },
		"max_cycles": func(r *QuoteRequest) { r.MaxCycles = MaxQuoteCycles + 1 }, "max_journal_bytes": func(r *QuoteRequest) { r.MaxJournalBytes = proof.MaxJournalBytes + 1 },
	} {
		r := goodQuoteRequest()
		edit(&r)
		if err := r.check(); proof.CodeOf(err) != "bad-message" || !strings.HasPrefix(err.Error(), field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	limit := goodQuoteRequest()
	if limit.MaxCycles, limit.MaxJournalBytes = MaxQuoteCycles, proof.MaxJournalBytes; limit.check() != nil {
		t.Error("refused at the limit")
	}
	if goodQuoteReply().check() != nil {
		t.Error("a good reply is refused")
	}
	for field, edit := range map[string]func(*QuoteReply){
		"prover": func(r *QuoteReply) { r.Prover = "P 1" }, "program_id": func(r *QuoteReply) { r.ProgramID = proof.Digest{} },
		"cycles": func(r *QuoteReply) { r.Cycles = 0 }, "journal_digest": func(r *QuoteReply) { r.JournalDigest = proof.Digest{} },
		"journal_bytes": func(r *QuoteReply) { r.JournalBytes = -1 }, "seconds": func(r *QuoteReply) { r.Seconds = -1 },
		"error": func(r *QuoteReply) { r.Error = &proof.Error{Class: "odd", Code: "x"} }, "program_digest": func(r *QuoteReply) { r.InputDigest = proof.Digest{} },
	} {
		r := goodQuoteReply()
		edit(&r)
		if err := r.check(); proof.CodeOf(err) != "bad-message" || !strings.HasPrefix(err.Error(), field) {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestQuoteIsAnsweredByOneProver(t *testing.T) {
	c, heard := open(t)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if _, err := c.RequestQuote(ctx, "sp1", "", goodQuoteRequest()); proof.CodeOf(err) != "quote-unanswered" || proof.ClassOf(err) != proof.Retry {
		t.Fatalf("without a prover: %v", err)
	}
	running, release := make(chan QuoteRequest, 2), make(chan error)
	stop, err := c.ServeQuotes("sp1", "p-1", func(ctx context.Context, r QuoteRequest) (QuoteReply, error) {
		running <- r
		select {
		case err := <-release:
			reply := goodQuoteReply()
			reply.Prover, reply.ProgramDigest = "a liar", proof.Digest{} // set by the connection, whatever is said
			return reply, err
		case <-ctx.Done():
			return QuoteReply{}, ctx.Err()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	type outcome struct {
		reply QuoteReply
		err   error
	}
	ask := func() chan outcome {
		ch := make(chan outcome, 1)
		go func() {
			reply, err := c.RequestQuote(ctx, "sp1", "", goodQuoteRequest())
			ch <- outcome{reply, err}
		}()
		return ch
	}
	first := ask()
	if r := receive(t, running); !reflect.DeepEqual(r, goodQuoteRequest()) {
		t.Fatalf("%+v", r)
	}
	if o := receive(t, ask()); o.err != nil || o.reply.Error == nil || o.reply.Error.Code != CodeQuoteBusy {
		t.Fatalf("the second at once: %+v", o)
	}
	release <- nil
	if o := receive(t, first); o.err != nil || !reflect.DeepEqual(o.reply, goodQuoteReply()) {
		t.Fatalf("%+v", o)
	}
	askFree := func() (ch chan outcome) { // the prover is free a moment after its answer
		eventually(t, "a free prover again", func() bool {
			ch = ask()
			select {
			case <-running:
				return true
			case o := <-ch:
				if o.err != nil {
					t.Fatal(o.err)
				}
				return false
			}
		})
		return ch
	}
	failed := askFree()
	release <- proof.Errorf(proof.Permanent, "guest-panicked", "%s", strings.Repeat("m", MaxErrorMessageBytes+1))
	if o := receive(t, failed); o.err != nil || o.reply.Error == nil || o.reply.Error.Code != "guest-panicked" || len(o.reply.Error.Message) != MaxErrorMessageBytes {
		t.Fatalf("%+v", o)
	}
	// Garbage is refused and harms nobody; a run ends with stop.
	if msg, err := c.nats.RequestWithContext(ctx, subjectQuote+"sp1", []byte("{")); err != nil || !heard.has("bad-message") || !strings.Contains(string(msg.Data), "bad-message") {
		t.Fatalf("%v", err)
	}
	last := askFree()
	stop()
	if o := receive(t, last); o.reply.Error == nil && o.err == nil {
		t.Fatalf("%+v", o)
	}
}

// What answers in a prover's place, or to another question, is no quote.
func TestForeignQuoteReplies(t *testing.T) {
	c, _ := open(t)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	id := "0x" + strings.Repeat("ab", 20)
	for name, edit := range map[string]func(*QuoteReply){
		"another prover": func(r *QuoteReply) { r.Prover = "p-2" }, "another program": func(r *QuoteReply) { r.ProgramDigest[0]++ },
		"another input": func(r *QuoteReply) { r.InputDigest[0]++ }, "more cycles": func(r *QuoteReply) { r.Cycles = 101 },
		"more journal": func(r *QuoteReply) { r.JournalBytes = 11 }, "another version": func(r *QuoteReply) { r.V = 2 },
	} {
		stop, err := subscribeRaw(c, "quote", func() []byte {
			reply := goodQuoteReply()
			reply.Prover = id
			edit(&reply)
			b, _ := encode(reply)
			return b
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := requestQuote(ctx, c.nats, "quote", id, goodQuoteRequest()); proof.CodeOf(err) != "quote-unanswered" {
			t.Errorf("%s: %v", name, err)
		}
		stop()
	}
	if _, err := c.RequestQuote(ctx, "sp 1", "", goodQuoteRequest()); proof.CodeOf(err) != "bad-message" {
		t.Error(err)
	}
	if _, err := c.RequestQuote(ctx, "sp1", id, goodQuoteRequest()); proof.CodeOf(err) != "quote-unanswered" {
		t.Errorf("an outside prover without a gateway: %v", err)
	}
	short, end := context.WithTimeout(ctx, 50*time.Millisecond)
	defer end()
	silent, err := c.nats.SubscribeSync("quote")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = silent.Unsubscribe() }()
	if _, err := requestQuote(short, c.nats, "quote", id, goodQuoteRequest()); !errors.Is(err, context.DeadlineExceeded) || proof.CodeOf(err) != "quote-unanswered" {
		t.Errorf("silence: %v", err)
	}
}

func subscribeRaw(c *Conn, subject string, answer func() []byte) (func(), error) {
	sub, err := c.nats.Subscribe(subject, func(msg *nats.Msg) { _ = msg.Respond(answer()) })
	if err != nil {
		return nil, err
	}
	return func() { _ = sub.Unsubscribe() }, c.nats.Flush()
}

// With the credentials that nodes really have: a node of the fleet, an outside prover, and one that is not asked.
func TestQuotesThroughTheGateway(t *testing.T) {
	y := openYard(t, nil)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	run := func(cycles uint64) func(context.Context, QuoteRequest) (QuoteReply, error) {
		return func(context.Context, QuoteRequest) (QuoteReply, error) {
			reply := goodQuoteReply()
			reply.Cycles = cycles
			return reply, nil
		}
	}
	node, _ := connectNode(t, y.server.URL(), y.access, "node-1")
	t.Cleanup(must(node.ServeQuotes("sp1", "node-1", run(1))))
	t.Cleanup(must(y.prover(1).ServeQuotes("sp1", "", run(2))))
	other := y.prover(2)
	t.Cleanup(must(other.ServeQuotes("sp1", "", run(3))))
	for prover, want := range map[string]struct {
		name   string
		cycles uint64
	}{"": {"node-1", 1}, outsideID(1): {outsideID(1), 2}} {
		var reply QuoteReply
		eventually(t, "an answer of "+want.name, func() (ok bool) {
			r, err := y.gateway.RequestQuote(ctx, "sp1", prover, goodQuoteRequest())
			reply = r
			return err == nil
		})
		if reply.Prover != want.name || reply.Cycles != want.cycles || reply.Error != nil {
			t.Errorf("%q: %+v", prover, reply)
		}
	}
	for id, may := range map[string]bool{outsideID(1): true, outsideID(2): false} {
		for _, d := range []proof.Digest{goodQuoteRequest().ProgramDigest, goodQuoteRequest().InputDigest} {
			if y.gateway.grants.mayRead(id, d, time.Now()) != may || y.gateway.grants.mayRead(id, d, time.Now().Add(quoteReadTime+time.Second)) {
				t.Errorf("%s: reading %s is wrongly allowed or refused", id, d.Short())
			}
		}
	}
}
