package prover

import (
	"context"
	"path/filepath"
	"slices"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// quoteServer is a queue over which quotes are asked for; *queue.Conn is one.
type quoteServer interface {
	ServeQuotes(zkvm, prover string, handle func(context.Context, queue.QuoteRequest) (queue.QuoteReply, error)) (stop func(), err error)
}

// answerQuotes runs programs for quotes on devices that are idle, until stop is called. A queue that knows nothing of quotes gets none.
func (n *node) answerQuotes() (stop func()) {
	server, is := n.Queue.(quoteServer)
	if !is {
		return func() {}
	}
	stop, err := server.ServeQuotes(n.ZKVM, n.ID, func(ctx context.Context, r queue.QuoteRequest) (queue.QuoteReply, error) {
		s, release := n.idleSlot()
		if s == nil {
			return queue.QuoteReply{}, proof.Errorf(proof.Retry, queue.CodeQuoteBusy, "prover %s is at work", n.ID)
		}
		defer release()
		reply, err := s.quote(ctx, r)
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

// idleSlot is a slot whose host has nothing to do until release is called, so that it never proves and runs for a quote at once: a quote
// that finds jobs everywhere is told that the node is busy; a job that finds a quote waits for its end, QuoteSeconds at most. nil: there is
// none. The last slot comes first, since a job is less likely to be on its way there.
func (n *node) idleSlot() (s *slot, release func()) {
	for _, s := range slices.Backward(n.slots) {
		select {
		case s.gate <- struct{}{}:
			if s.keeper != nil {
				return s, func() { <-s.gate }
			}
			<-s.gate
		default:
		}
	}
	return nil, nil
}

// quoteFolder is where a quote's files lie on the desk: the host sees nothing else.
const quoteFolder = "quote"

// quote runs the program in a folder of its own, within the stricter of the request's limits and the node's.
func (s *slot) quote(ctx context.Context, r queue.QuoteRequest) (reply queue.QuoteReply, err error) {
	f := folder{path: filepath.Join(s.spool.root, quoteFolder), work: filepath.Join(s.spool.desk(), quoteFolder), disk: s.Disk}
	defer func() {
		if err := f.inRoot("remove a quote's folder", func(desk disk.Rooted, folder string) error { return desk.Remove(folder) }); err != nil {
			s.Log.Warn("quote", "error", err) // the next start removes it
		}
	}()
	if err := f.layOut(); err != nil {
		return reply, err
	}
	if err := f.fetch(ctx, s.Store, r.ProgramDigest, fileELF, proof.MaxELFBytes); err != nil {
		return reply, err
	}
	if err := f.fetch(ctx, s.Store, r.InputDigest, fileInput, proof.MaxInputBytes); err != nil {
		return reply, err
	}
	h, err := s.keeper.Host(ctx)
	if err != nil {
		return reply, err
	}
	if err := h.Give(f.work); err != nil {
		return reply, err
	}
	if reply.ProgramID, err = h.Setup(ctx, f.file(fileELF)); err != nil {
		return reply, err
	}
	begin := s.Clock.Now()
	run, err := h.Execute(ctx, host.ExecuteRequest{ELF: f.file(fileELF), Input: f.file(fileInput), Journal: f.file(fileExecuted), Limits: host.RunLimits{
		Cycles: min(r.MaxCycles, s.Limits.Cycles), Seconds: min(queue.QuoteSeconds, s.Limits.ExecuteSeconds),
		JournalBytes: min(int64(r.MaxJournalBytes), s.Limits.JournalBytes)}}, nil)
	if err != nil {
		return reply, err
	}
	if run.ExitCode != 0 {
		return reply, proof.Errorf(proof.Permanent, "guest-panicked", "the guest ended with exit code %d", run.ExitCode)
	}
	reply.Cycles, reply.Gas, reply.JournalDigest, reply.JournalBytes = run.Cycles, run.Gas, run.JournalDigest, run.JournalBytes
	reply.Seconds = s.Clock.Now().Sub(begin).Seconds()
	return reply, nil
}
