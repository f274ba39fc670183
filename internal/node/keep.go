package node

import (
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/orchestrator"
	"github.com/lemma-network/lemma/proof"
)

// How long an orchestrator keeps an order, and its result, after the money has moved.
const (
	DefaultKeepClosed = orchestrator.DefaultKeepClosedSeconds * time.Second
	MinKeepClosed     = time.Hour // a client that waits for its result must find it
	MaxKeepClosed     = 3650 * 24 * time.Hour
)

// CheckKeepClosed refuses what is out of bounds.
func CheckKeepClosed(d time.Duration) error {
	if d < MinKeepClosed || d > MaxKeepClosed {
		return proof.Errorf(proof.Caller, "bad-config", "keep-closed: %v: want %v to %v", d, MinKeepClosed, MaxKeepClosed).WithField("keep-closed")
	}
	return nil
}

// keepIntents is how long a finished intent is kept: until its order is surely gone, however long that was open, so that nobody can ask for it again.
func keepIntents(keepClosed time.Duration) time.Duration {
	return keepClosed + chain.MaxOrderSeconds*time.Second
}
