package node

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/proof"
)

const (
	termPause      = time.Second // between a term that failed and the next
	releaseTimeout = 5 * time.Second
	standbyTimeout = 10 * time.Second // of a request to who does not lead
)

// leader is an orchestrator that wants to lead: what outlives its terms.
type leader struct {
	o         OrchestratorOptions
	account   *ecdsa.PrivateKey
	db        *database.DB
	client    *chain.Client
	authority *access.Authority
	conn      *queue.Conn
	store     *artifacts
	metrics   *telemetry.Orchestrator
	tracer    *telemetry.Tracer
	pulse     *pulse
}

// run stands by and leads in turn until ctx ends, or until something that another term cannot mend happens.
func (l leader) run(ctx context.Context) error {
	for ctx.Err() == nil {
		lease, err := l.standBy(ctx)
		if ctx.Err() != nil {
			if err == nil {
				l.release(lease)
			}
			return nil
		}
		if err != nil {
			return err
		}
		err = l.lead(ctx, lease)
		l.release(lease)
		if ctx.Err() != nil {
			return nil
		}
		if !mends(err) {
			return err
		}
		l.o.Log.Warn("no longer leading", "epoch", lease.Epoch(), "error", err)
		l.metrics.Alarm(proof.CodeOf(err))
		select {
		case <-ctx.Done():
		case <-time.After(termPause):
		}
	}
	return nil
}

// mends reports whether a new term, which reads everything anew, may go better than the one that ended with err.
func mends(err error) bool {
	switch proof.CodeOf(err) {
	case "lease-lost", "database-unavailable":
		return true
	case "journal-failed":
		return proof.ClassOf(err) == proof.Retry
	}
	return false
}

// release lets another lead at once. Without it the others wait until the lease is over.
func (l leader) release(lease *database.Lease) {
	ctx, cancel := context.WithTimeout(context.Background(), releaseTimeout)
	defer cancel()
	if err := lease.Release(ctx); err != nil {
		l.o.Log.Warn("release of the lease", "error", err)
	}
}

// lead runs sender and orchestrator until ctx ends, the lease is lost (lease-lost), or one of the two ends.
func (l leader) lead(ctx context.Context, lease *database.Lease) error {
	listener, err := listen(l.o.Network)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	sender, stop, err := l.startSender(ctx, lease.Epoch())
	if err != nil {
		listener.Close()
		return err
	}
	l.o.Log.Info("leading", "epoch", lease.Epoch())
	l.pulse.leads.Store(true)
	l.metrics.Leader(true, lease.Epoch())
	defer func() {
		l.pulse.leads.Store(false)
		l.metrics.Leader(false, lease.Epoch())
	}()
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		select {
		case <-lease.Lost():
			cancel(proof.Errorf(proof.Permanent, "lease-lost", "the lease of epoch %d is lost", lease.Epoch()))
		case <-sender.Done():
			cancel(stop())
		case <-ctx.Done():
		}
	}()
	// Its error is the cause that ctx was cancelled with, when that is why it ended.
	err = l.orchestrate(ctx, lease.Epoch(), sender, listener)
	cancel(nil)
	<-sender.Done()
	<-watched
	return err
}

// standBy waits for the lease. While another leads, it says so to whoever asks.
func (l leader) standBy(ctx context.Context) (*database.Lease, error) {
	host, _ := os.Hostname() // only for people
	cfg := database.LeaseConfig{Holder: fmt.Sprintf("%s pid %d api %s", host, os.Getpid(), l.o.Network.API), TTL: l.o.LeaseTTL,
		OnError: func(err error) { l.alarm("the leader's lease", err) }}
	lease, err := l.db.TryAcquire(ctx, cfg)
	if err == nil || proof.ClassOf(err) != proof.Retry {
		return lease, err
	}
	l.o.Log.Info("standing by", "reason", err)
	listener, err := listen(l.o.Network)
	if err != nil {
		return nil, err
	}
	srv := &http.Server{Handler: standbyHandler(), ReadTimeout: standbyTimeout, WriteTimeout: standbyTimeout, IdleTimeout: standbyTimeout}
	done := make(chan struct{})
	go func() { defer close(done); _ = srv.Serve(listener) }() // it ends with Close only
	defer func() { _ = srv.Close(); <-done }()
	return l.db.Acquire(ctx, cfg)
}

// standbyHandler is the whole API of an orchestrator that does not lead.
func standbyHandler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "standby\n") })
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		err := proof.Errorf(proof.Retry, "not-leader", "this orchestrator stands by while another leads: ask that one, or again later")
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(api.StatusOf(err))
		_, _ = w.Write(api.EncodeError(err))
	})
	return mux
}
