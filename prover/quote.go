package prover

import (
	"context"
	"os"
	"path/filepath"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// quoteServer is a queue over which quotes are asked for; *queue.Conn is one.
type quoteServer interface {
	ServeQuotes(zkvm, prover string, handle func(context.Context, queue.QuoteRequest) (queue.QuoteReply, error)) (stop func(), err error)
}

// gated is the queue with one lock around each job, so that the host never proves and runs for a quote at once: a quote that finds a
// job is told that the node is busy; a job that finds a quote waits for its end, QuoteSeconds at most.
type gated struct {
	Queue
	work chan struct{} // has room for one
}

func (g gated) ConsumeWork(ctx context.Context, zkvm string, handle func(context.Context, queue.Work) error) error {
	return g.Queue.ConsumeWork(ctx, zkvm, func(ctx context.Context, w queue.Work) error {
		select {
		case g.work <- struct{}{}:
			defer func() { <-g.work }()
			return handle(ctx, w)
		case <-ctx.Done():
			return ctx.Err()
		}
	})
}

// answerQuotes runs programs for quotes while the node is idle, until stop is called. A queue that knows nothing of quotes gets none.
func (n *node) answerQuotes() (stop func()) {
	server, is := n.Queue.(quoteServer)
	if !is {
		return func() {}
	}
	work := make(chan struct{}, 1)
	n.Queue = gated{n.Queue, work}
	stop, err := server.ServeQuotes(n.ZKVM, n.ID, func(ctx context.Context, r queue.QuoteRequest) (queue.QuoteReply, error) {
		select {
		case work <- struct{}{}:
			defer func() { <-work }()
		default:
			return queue.QuoteReply{}, proof.Errorf(proof.Retry, queue.CodeQuoteBusy, "prover %s is at work", n.ID)
		}
		reply, err := n.quote(ctx, r)
		if err != nil {
			n.Log.Warn("quote", "program", r.ProgramDigest.Short(), "error", err)
		}
		return reply, err
	})
	if err != nil {
		n.Log.Warn("no quotes are answered", "error", err)
		return func() {}
	}
	return stop
}

// quote runs the program in a folder of its own, within the stricter of the request's limits and the node's.
func (n *node) quote(ctx context.Context, r queue.QuoteRequest) (reply queue.QuoteReply, err error) {
	dir, err := os.MkdirTemp(n.Spool, "quote-*")
	if err != nil {
		return reply, diskError("make a quote's folder", err)
	}
	defer os.RemoveAll(dir)
	elf, input := filepath.Join(dir, fileELF), filepath.Join(dir, fileInput)
	if _, err := artifact.GetFile(ctx, n.Disk, n.Store, r.ProgramDigest, elf, proof.MaxELFBytes); err != nil {
		return reply, err
	}
	if _, err := artifact.GetFile(ctx, n.Disk, n.Store, r.InputDigest, input, proof.MaxInputBytes); err != nil {
		return reply, err
	}
	h, err := n.keeper.Host(ctx)
	if err != nil {
		return reply, err
	}
	if reply.ProgramID, err = h.Setup(ctx, elf); err != nil {
		return reply, err
	}
	begin := n.Clock.Now()
	run, err := h.Execute(ctx, host.ExecuteRequest{ELF: elf, Input: input, Journal: filepath.Join(dir, "journal.bin"), Limits: host.RunLimits{
		Cycles: min(r.MaxCycles, n.Limits.Cycles), Seconds: min(queue.QuoteSeconds, n.Limits.ExecuteSeconds),
		JournalBytes: min(int64(r.MaxJournalBytes), n.Limits.JournalBytes)}}, nil)
	if err != nil {
		return reply, err
	}
	if run.ExitCode != 0 {
		return reply, proof.Errorf(proof.Permanent, "guest-panicked", "the guest ended with exit code %d", run.ExitCode)
	}
	reply.Cycles, reply.Gas, reply.JournalDigest, reply.JournalBytes = run.Cycles, run.Gas, run.JournalDigest, run.JournalBytes
	reply.Seconds = n.Clock.Now().Sub(begin).Seconds()
	return reply, nil
}
