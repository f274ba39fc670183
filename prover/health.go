package prover

import (
	"context"
	"sync"

	"github.com/lemma-network/lemma/proof"
)

// Health is what a running node answers to whoever asks whether it could take work. Give one to Deps and ask its checks from any
// goroutine; before Run has met the host, and after it has ended, they say so.
type Health struct {
	mu       sync.Mutex // guards what follows
	node     *node
	host     func() error // of the present keeper
	paused   bool
	draining bool
}

// HealthChecks are the names of Health's checks.
var HealthChecks = []string{"host", "memory", "disk", "taking-work"}

// Check is the check of a name: nil when it holds.
func (h *Health) Check(name string) func(context.Context) error {
	return func(context.Context) error {
		h.mu.Lock()
		n, host, paused, draining := h.node, h.host, h.paused, h.draining
		h.mu.Unlock()
		if name == "taking-work" && draining {
			return notReady(RefusedDraining, "the node takes no more work")
		}
		if n == nil {
			return notReady("starting", "the node has not met its zkVM host yet, or has ended")
		}
		switch name {
		case "host":
			return host()
		case "memory":
			stage, need := mostMemory(n.info.MemoryBytes)
			if n.memory > 0 && n.memory < need/100*LeastMemoryPercent {
				return notReady(RefusedMemory, "stage %s needs %d bytes, this node may use %d", stage, need, n.memory)
			}
		case "disk":
			free, err := n.FreeDisk(n.spool.root)
			if err == nil && free < n.Limits.DiskBytes {
				err = notReady("disk", "the spool's disk has %d bytes free, want %d", free, n.Limits.DiskBytes)
			}
			return err
		case "taking-work":
			switch {
			case paused:
				return notReady("paused", "the node pauses after failures that were its own")
			case n.outbox.full():
				return notReady("outbox-full", "%d reports wait for the queue or the artifact store", MaxOutboxParcels)
			}
		}
		return nil
	}
}

func notReady(code, format string, args ...any) error {
	return proof.Errorf(proof.Retry, code, format, args...)
}

// meets takes the running node; nil when it ends.
func (h *Health) meets(n *node) {
	if h != nil {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.node = n
	}
}

// keeps takes what asks for the life of the present host.
func (h *Health) keeps(alive func() error) {
	if h != nil {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.host = alive
	}
}

// beats takes what the newest heartbeat was made of.
func (h *Health) beats(c condition) {
	if h != nil {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.paused, h.draining = c.pausing, c.draining
	}
}
