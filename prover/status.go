package prover

import (
	"context"
	"os"
	"time"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/procfs"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// condition is what heartbeats tell that changes. The heartbeat's goroutine owns it.
type condition struct {
	order    *proof.Digest // being worked on, nil when idle
	pausing  bool          // the breaker is open
	draining bool
	speed    queue.Speed
	info     host.Info
}

// free is how many jobs the node could take now.
func (c condition) free() int {
	if c.order != nil || c.pausing || c.draining {
		return 0
	}
	return slots
}

// slots is how many jobs a node works on at once: a zkVM host proves one at a time.
const slots = 1

// heartbeat tells the network every HeartbeatSeconds that the node lives, and at once when something changes.
func (n *node) heartbeat(ctx context.Context, now condition) {
	for sequence := uint64(1); ; sequence++ {
		if err := n.Queue.PublishHeartbeat(n.beat(now, sequence)); err != nil {
			n.Log.Warn("heartbeat", "error", err)
		}
		timer := n.Clock.NewTimer(HeartbeatSeconds * time.Second)
		select {
		case <-ctx.Done():
			timer.Stop()
			return // after the last change was told
		case change := <-n.status:
			change(&now)
		case <-timer.C():
		}
		timer.Stop()
	}
}

func (n *node) beat(now condition, sequence uint64) queue.Heartbeat {
	free, err := n.FreeBytes()
	if err != nil {
		n.Log.Warn("heartbeat", "error", err)
	}
	h := queue.Heartbeat{
		Prover: n.ID, Payout: n.Payout.Hex(), ZKVM: now.info.Name, Version: now.info.Version,
		Busy: now.order != nil, Order: now.order, Stages: now.info.Stages, FreeBytes: free, Sequence: sequence,
		Slots: slots, Free: now.free(), Draining: now.draining, Devices: n.Devices, MemoryBytes: n.memory,
		MaxCycles: n.Limits.Cycles, Speed: now.speed, Ask: n.Ask, Region: n.Region, Recipient: n.Recipient, NodeVersion: n.NodeVersion,
	}
	if n.Locker != nil {
		h.Operator = n.Operator.Hex()
	}
	if n.outbox.full() {
		h.Free = 0
	}
	n.Metrics.Beat(h.FreeBytes, h.Free, now.doing())
	n.Health.beats(now)
	return h
}

// tell hands the heartbeat a change.
func (n *node) tell(ctx context.Context, change func(*condition)) {
	select {
	case n.status <- change:
	case <-ctx.Done():
	}
}

// setStatus hands the heartbeat the order at hand, nil for none.
func (n *node) setStatus(ctx context.Context, order *proof.Digest) {
	n.tell(ctx, func(c *condition) { c.order = order })
}

// machineMemory is the memory of this machine, 0 when it is unknown.
func machineMemory() int64 {
	text, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	bytes, _ := procfs.Bytes(string(text), "MemTotal")
	return bytes
}
