package host

import (
	"context"
	"time"

	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
)

// Defaults of Backoff.
const (
	DefaultBackoffMin = time.Second
	DefaultBackoffMax = time.Minute
)

// Backoff is the wait before a host is started again: Min, doubled at each death up to Max. A host that lived longer
// than Max begins at Min again. Zero fields mean the defaults.
type Backoff struct{ Min, Max time.Duration }

// Keeper keeps one warm host. It starts it at the first use, and again after its death. All methods may be called by
// many goroutines.
type Keeper struct {
	cfg     Config
	backoff Backoff

	closing chan struct{} // closed by Close: ends waits at once
	turn    chan struct{} // holds one token; whoever has it may touch the fields below
	host    *Host
	started time.Time
	wait    time.Duration // before the next start
	failed  error         // of the last start
}

// NewKeeper makes a keeper; nothing is started yet.
func NewKeeper(cfg Config, b Backoff) *Keeper {
	if b.Min == 0 {
		b.Min = DefaultBackoffMin
	}
	if b.Max == 0 {
		b.Max = DefaultBackoffMax
	}
	if cfg.Clock == nil {
		cfg.Clock = sandbox.SystemClock()
	}
	return &Keeper{cfg: cfg, backoff: b, closing: make(chan struct{}), turn: make(chan struct{}, 1)}
}

// Host is the warm host. It starts one when there is none, after the backoff when the last one died. Errors: those of
// Start; Retry cancelled when ctx ends first; Caller host-closed after Close.
func (k *Keeper) Host(ctx context.Context) (*Host, error) {
	select {
	case k.turn <- struct{}{}:
		defer func() { <-k.turn }()
	case <-ctx.Done():
		return nil, proof.Errorf(proof.Retry, "cancelled", "wait for the host: %w", ctx.Err())
	}
	select {
	case <-k.closing:
		return nil, errClosed()
	default:
	}
	if k.host != nil {
		if k.host.Err() == nil {
			return k.host, nil
		}
		k.died()
	}
	if k.wait > 0 {
		select {
		case <-k.cfg.Clock.After(k.wait):
		case <-k.closing:
			return nil, errClosed()
		case <-ctx.Done():
			return nil, proof.Errorf(proof.Retry, "cancelled", "wait to start the host again: %w", ctx.Err())
		}
	}
	k.started = k.cfg.Clock.Now()
	h, err := Start(ctx, k.cfg)
	if k.failed = err; err != nil {
		k.died()
		return nil, err
	}
	k.host = h
	if k.cfg.OnStart != nil {
		k.cfg.OnStart()
	}
	return h, nil
}

// Err says at once whether the host can be had: nil when it lives, or when none was needed yet or any more. Errors: Retry
// host-starting; those of its death or of the last start.
func (k *Keeper) Err() error {
	select {
	case k.turn <- struct{}{}:
		defer func() { <-k.turn }()
	default:
		return proof.Errorf(proof.Retry, "host-starting", "the host is being started or ended")
	}
	if k.host != nil {
		return k.host.Err()
	}
	return k.failed
}

// died forgets the host and sets the wait before the next.
func (k *Keeper) died() {
	k.host = nil
	if k.wait == 0 || k.cfg.Clock.Now().Sub(k.started) > k.backoff.Max {
		k.wait = k.backoff.Min
		return
	}
	k.wait = min(2*k.wait, k.backoff.Max)
}

func errClosed() error {
	return proof.Errorf(proof.Caller, "host-closed", "the host was closed; make a new keeper")
}

// Close ends the host, if there is one, and waits for it. The keeper starts no other. Call it once.
func (k *Keeper) Close() error {
	close(k.closing)
	k.turn <- struct{}{}
	defer func() { <-k.turn }()
	if k.host == nil {
		return nil
	}
	h := k.host
	k.host = nil
	return h.Close()
}
