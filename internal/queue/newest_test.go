package queue

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/nats.go"
)

// A node that died must not have its attempt given to another beside the next attempt at the same order.
func TestTheNextAttemptTakesThePlaceOfTheLast(t *testing.T) {
	c, _ := open(t)
	taken, got := make(chan Work, 1), make(chan Work, 10)
	dead, die := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = c.ConsumeWork(dead, "sp1", func(ctx context.Context, w Work) error {
			taken <- w
			<-ctx.Done()
			return ctx.Err()
		})
	}()
	publish(t, c, 1)
	receive(t, taken)
	second := goodWork()
	second.Attempt = 2
	if err := c.PublishWork(context.Background(), "sp1", second); err != nil {
		t.Fatal(err)
	}
	if n := left(t, c, StreamWork); n != 1 {
		t.Fatalf("the stream holds %d messages, want the second attempt alone", n)
	}
	workers(t, c, func(_ context.Context, w Work) error { got <- w; return nil })
	if w := receive(t, got); w.Attempt != 2 {
		t.Fatalf("attempt %d is given out", w.Attempt)
	}
	die() // gives the first back at once
	<-ended
	eventually(t, "nothing left", func() bool { return left(t, c, StreamWork) == 0 })
	publish(t, c, 3)
	if w := receive(t, got); w.Attempt != 3 {
		t.Errorf("attempt %d is given out again", w.Attempt)
	}
}

// A job that takes longer than AckWait stays with its prover.
func TestLongWorkIsHeld(t *testing.T) {
	c, _ := open(t)
	c.cfg.AckWait = 3 * time.Second // longer than a loaded machine stands still
	words := make(chan string, 100)
	if _, err := c.nats.Subscribe("$JS.ACK."+StreamWork+".>", func(m *nats.Msg) { words <- string(m.Data) }); err != nil {
		t.Fatal(err)
	}
	calls := make(chan struct{}, 10)
	workers(t, c, func(context.Context, Work) error {
		calls <- struct{}{}
		for range 4 { // three of them are said in each AckWait
			if word := <-words; word != "+WPI" {
				t.Errorf("the server was told %q, want that the work goes on", word)
			}
		}
		return nil
	})
	publish(t, c, 1)
	receive(t, calls)
	workers(t, c, func(context.Context, Work) error { calls <- struct{}{}; return nil })
	eventually(t, "removed", func() bool { return left(t, c, StreamWork) == 0 })
	if len(calls) != 0 {
		t.Fatal("another prover got it meanwhile")
	}
}

func TestLongErrorMessageIsCut(t *testing.T) {
	c, _ := open(t)
	r := goodResult()
	why := proof.Errorf(proof.Permanent, "guest-panicked", "%s", strings.Repeat("m", MaxErrorMessageBytes+1))
	failed(why)(&r)
	if err := c.PublishResult(context.Background(), r); err != nil {
		t.Fatal(err)
	}
	if len(why.Message) != MaxErrorMessageBytes+1 {
		t.Fatal("the caller's error was changed")
	}
}
