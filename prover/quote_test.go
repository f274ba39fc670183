package prover

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// quoteQueue is the fake queue with requests for quotes.
type quoteQueue struct {
	*fakeQueue
	ask     chan func(context.Context, queue.QuoteRequest) (queue.QuoteReply, error)
	stopped chan struct{}
}

func (q quoteQueue) ServeQuotes(zkvm, prover string, handle func(context.Context, queue.QuoteRequest) (queue.QuoteReply, error)) (func(), error) {
	if zkvm != "sp1" || prover != "node-1" {
		return nil, proof.Errorf(proof.Bug, "test", "%s %s", zkvm, prover)
	}
	q.ask <- handle
	return func() { close(q.stopped) }, nil
}

func quoteRequest() queue.QuoteRequest {
	return queue.QuoteRequest{ProgramDigest: proof.Sum(testELF), InputDigest: proof.Sum(testInput), MaxCycles: 100, MaxJournalBytes: 100}
}

func quotingWorld(t *testing.T, hostMode ...string) (*world, quoteQueue) {
	w := newWorld(t, hostMode...)
	q := quoteQueue{w.queue, make(chan func(context.Context, queue.QuoteRequest) (queue.QuoteReply, error), 1), make(chan struct{})}
	w.deps.Queue = q
	return w, q
}

func TestAnIdleNodeRunsForAQuote(t *testing.T) {
	w, q := quotingWorld(t)
	w.start()
	ask := <-q.ask
	reply, err := ask(t.Context(), quoteRequest())
	if err != nil || reply.ProgramID != proof.Sum(testELF) || reply.Cycles != 42 || reply.Gas != 7 || reply.JournalDigest != proof.Sum(testInput) || reply.JournalBytes != 9 {
		t.Fatalf("%+v %v", reply, err)
	}
	absent := quoteRequest()
	absent.InputDigest[0]++
	if _, err := ask(t.Context(), absent); proof.CodeOf(err) != "artifact-not-found" {
		t.Fatal(err)
	}
	for _, folder := range []string{w.cfg.Spool, filepath.Join(w.cfg.Spool, deskFolder)} {
		entries, err := os.ReadDir(folder)
		for _, e := range entries {
			if err != nil || strings.HasPrefix(e.Name(), quoteFolder) {
				t.Fatalf("%s is left in %s (%v)", e.Name(), folder, err)
			}
		}
	}
	w.wantProved(w.deliver(testWork()), w.queue.take()) // and it works as before
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	<-q.stopped
}

// While a job is under way nothing else is run; while something is run for a quote, a job waits, and is given back when the node stops.
func TestAQuoteNeverMeetsAJob(t *testing.T) {
	w, q := quotingWorld(t)
	at, release := w.holdWrap(1)
	w.start()
	ask := <-q.ask
	w.queue.work <- testWork()
	<-at
	before := w.calls("execute")
	if _, err := ask(t.Context(), quoteRequest()); proof.CodeOf(err) != queue.CodeQuoteBusy || proof.ClassOf(err) != proof.Retry || w.calls("execute") != before {
		t.Fatal(err)
	}
	close(release)
	if err := <-w.queue.settled; err != nil {
		t.Fatal(err)
	}
	if _, err := ask(t.Context(), quoteRequest()); err != nil {
		t.Fatal(err)
	}
}

func TestTheGateLetsGoWhenTheNodeStops(t *testing.T) {
	w := newWorld(t)
	n := newNode(w.cfg, w.deps, spool{root: w.cfg.Spool})
	s := n.slots[0]
	s.gate <- struct{}{} // a run for a quote
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.loop(ctx, ctx) }()
	w.queue.work <- testWork()
	cancel()
	if err := <-w.queue.settled; err != context.Canceled {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

func TestQuotesOfBadPrograms(t *testing.T) {
	t.Run("panic", func(t *testing.T) {
		w, q := quotingWorld(t)
		w.cfg.Host.Env = []string{"EXIT=1"}
		w.start()
		if _, err := (<-q.ask)(t.Context(), quoteRequest()); proof.CodeOf(err) != "guest-panicked" || proof.ClassOf(err) != proof.Permanent {
			t.Fatal(err)
		}
	})
	t.Run("no program", func(t *testing.T) {
		w, q := quotingWorld(t, "setup", "caller", "elf-invalid")
		w.start()
		if _, err := (<-q.ask)(t.Context(), quoteRequest()); proof.CodeOf(err) != "elf-invalid" {
			t.Fatal(err)
		}
	})
}
