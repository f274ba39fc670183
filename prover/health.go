package prover

import (
	"context"
	"slices"
	"sync"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/proof"
)

// Health is what a running node answers to whoever asks whether it could take work. Give one to Deps and ask its checks from any
// goroutine; before Run has met the host, and after it has ended, they say so.
type Health struct {
	mu       sync.Mutex // guards what follows
	node     *node
	hosts    map[string]func() error // of the devices' present keepers, or why a device is out
	devices  []string                // of hosts, in the order they came
	stage    proof.Stage             // that needs most memory
	need     int64                   // bytes of it
	paused   bool
	draining bool
}

// HealthChecks are the names of Health's checks.
var HealthChecks = []string{"host", "memory", "disk", "taking-work"}

// Check is the check of a name: nil when it holds.
func (h *Health) Check(name string) func(context.Context) error {
	return func(context.Context) error {
		h.mu.Lock()
		n, paused, draining, stage, need := h.node, h.paused, h.draining, h.stage, h.need
		var hosts []func() error
		for _, device := range h.devices {
			hosts = append(hosts, h.hosts[device])
		}
		h.mu.Unlock()
		if name == "taking-work" && draining {
			return notReady(RefusedDraining, "the node takes no more work")
		}
		if n == nil {
			return notReady("starting", "the node has not met its zkVM host yet, or has ended")
		}
		switch name {
		case "host":
			return oneLives(hosts)
		case "memory":
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
				return notReady("paused", "the node pauses after failures that were its own, or none of its devices can be used")
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

// keeps takes what asks for the life of a device's present host; nil when it has none and needs none.
func (h *Health) keeps(device string, alive func() error) {
	if h == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.hosts == nil {
		h.hosts = map[string]func() error{}
	}
	delete(h.hosts, device)
	h.devices = slices.DeleteFunc(h.devices, func(d string) bool { return d == device })
	if alive != nil {
		h.hosts[device], h.devices = alive, append(h.devices, device)
	}
}

// oneLives is nil when one of the hosts can be had, else why the first cannot.
func oneLives(hosts []func() error) (first error) {
	for _, alive := range hosts {
		err := alive()
		if err == nil {
			return nil
		}
		if first == nil {
			first = err
		}
	}
	return first
}

// beats takes what the newest heartbeat was made of.
func (h *Health) beats(c condition) {
	if h != nil {
		h.mu.Lock()
		defer h.mu.Unlock()
		h.paused, h.draining = c.doing() == "paused", c.draining
		h.stage, h.need = host.MostBytes(c.info().MemoryBytes)
	}
}
