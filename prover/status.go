package prover

import (
	"context"
	"os"
	"slices"
	"time"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/procfs"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// condition is what heartbeats tell that changes. The heartbeat's goroutine owns it.
type condition struct {
	slots    []slotCondition
	draining bool
	samples  []Sample // what the speed is made of
}

// slotCondition is one slot of it.
type slotCondition struct {
	device  string
	state   string        // of the device, in the heartbeat's words
	code    string        // why it is out
	order   *proof.Digest // being worked on
	standby bool          // a spare device that is not needed
	info    host.Info     // of the host; empty before the first was met

	fingerprint Fingerprint // what its speed is measured with
}

// count is how many slots are in a state.
func (c condition) count(state string) (n int) {
	for _, s := range c.slots {
		if s.state == state {
			n++
		}
	}
	return n
}

// free is how many jobs the node could take now.
func (c condition) free() int {
	if c.draining {
		return 0
	}
	return c.count(queue.DeviceIdle)
}

// inService are the slots whose devices are not out; when all are, those that were met.
func (c condition) inService() []slotCondition {
	out := func(s slotCondition) bool { return s.state == queue.DeviceOut }
	unknown := func(s slotCondition) bool { return s.standby || s.info.Name == "" }
	if in := slices.DeleteFunc(slices.Clone(c.slots), out); len(in) > 0 {
		return in
	}
	return slices.DeleteFunc(slices.Clone(c.slots), unknown)
}

// order is the first job at hand, nil when there is none.
func (c condition) order() *proof.Digest {
	for _, s := range c.slots {
		if s.order != nil {
			return s.order
		}
	}
	return nil
}

// info is what the first host in service said of itself: all are of one release.
func (c condition) info() host.Info {
	for _, s := range c.inService() {
		return s.info
	}
	return host.Info{}
}

// speed is what a job may count on, whichever slot takes it.
func (c condition) speed() queue.Speed {
	var kinds []Fingerprint
	for _, s := range c.inService() {
		if !slices.Contains(kinds, s.fingerprint) {
			kinds = append(kinds, s.fingerprint)
		}
	}
	return slowest(c.samples, kinds)
}

// devices are what heartbeats tell of them, those in service first: there may be one more than is told.
func (c condition) devices(told []queue.Device, memory int64) (shown []queue.Device) {
	for _, out := range []bool{false, true} {
		for _, s := range c.slots {
			if !s.standby && out == (s.state == queue.DeviceOut) {
				shown = append(shown, s.shown(told, memory))
			}
		}
	}
	return shown[:min(len(shown), queue.MaxDevices)]
}

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
	info, order := now.info(), now.order()
	h := queue.Heartbeat{
		Prover: n.ID, Payout: n.Payout.Hex(), ZKVM: info.Name, Version: info.Version,
		Busy: order != nil, Order: order, Stages: info.Stages, FreeBytes: free, Sequence: sequence,
		Slots: max(1, len(now.slots)-now.count(queue.DeviceOut)), Free: now.free(), Draining: now.draining,
		Devices: now.devices(n.Devices, n.memory), MemoryBytes: n.memory,
		MaxCycles: n.Limits.Cycles, Speed: now.speed(), Ask: n.Ask, Region: n.Region, Recipient: n.Recipient, NodeVersion: n.NodeVersion,
	}
	if n.Locker != nil {
		h.Operator = n.Operator.Hex()
	}
	if n.outbox.full() {
		h.Free = 0
	}
	n.Metrics.Beat(h.FreeBytes, h.Free, now.doing())
	for _, s := range now.slots {
		n.Metrics.Device(s.device, s.metricState())
	}
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

// setOrder hands the heartbeat the order at hand, nil for none.
func (s *slot) setOrder(ctx context.Context, order *proof.Digest) {
	s.tell(ctx, func(c *condition) {
		c.slots[s.place].order, c.slots[s.place].state = order, queue.DeviceIdle
		if order != nil {
			c.slots[s.place].state = queue.DeviceBusy
		}
	})
}

// setState hands the heartbeat what the slot does without an order.
func (s *slot) setState(ctx context.Context, state string) {
	s.tell(ctx, func(c *condition) { c.slots[s.place].state = state })
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
