package prover

import (
	"context"
	"errors"
	"sync"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// withdrawals is a queue that tells which work is for nothing; *queue.Conn is one.
type withdrawals interface {
	WatchWithdrawn(zkvm string, fn func(queue.Withdrawal)) (stop func(), err error)
}

// errWithdrawn ends a job whose proof nobody wants any more.
var errWithdrawn = proof.Errorf(proof.Retry, "withdrawn", "the network withdrew the work: the order is closed, or another prover has it")

// hand is the job at hand, so that it can be ended from beside.
type hand struct {
	mu   sync.Mutex // guards what follows
	work queue.Work
	end  context.CancelCauseFunc // nil: there is none
}

// take gives the context of a job, which ends when the job is withdrawn or letGo is called.
func (h *hand) take(ctx context.Context, w queue.Work) (job context.Context, letGo func()) {
	job, end := context.WithCancelCause(ctx)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.work, h.end = w, end
	return job, func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.end = nil
		end(nil)
	}
}

func (h *hand) withdraw(x queue.Withdrawal) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.end != nil && x.Covers(h.work) {
		h.end(errWithdrawn)
	}
}

// heedWithdrawals ends a job at hand when it is withdrawn, until stop is called. A queue that knows nothing of it tells nothing.
func (n *node) heedWithdrawals() (stop func()) {
	server, is := n.Queue.(withdrawals)
	if !is {
		return func() {}
	}
	stop, err := server.WatchWithdrawn(n.ZKVM, func(x queue.Withdrawal) {
		for _, s := range n.slots {
			s.hand.withdraw(x)
		}
	})
	if err != nil {
		n.Log.Warn("withdrawn work is not heard of", "error", err)
		return func() {}
	}
	return stop
}

func isWithdrawn(ctx context.Context) bool { return errors.Is(context.Cause(ctx), errWithdrawn) }

// abandon ends a job that was withdrawn. Nobody wants to hear of it, and its files may go. The host is ended too, since a zkVM may not be able
// to let go of a proof.
func (j *job) abandon() error {
	j.dropHost()
	if j.counted {
		j.state.Tries--
	}
	now := j.Clock.Now()
	j.state.Finished = &now
	if err := j.state.save(j.folder); err != nil {
		return err
	}
	return errWithdrawn
}
