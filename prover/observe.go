package prover

import (
	"context"
	"errors"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// What is counted here never decides anything: with nil Metrics and Tracer all of it is silent.

// ended counts how a delivery ended.
func (n *node) ended(ctx context.Context, err error) {
	var refused *refusedError
	var reported *reportedError
	switch {
	case err == nil:
		n.Metrics.Job("done", "")
	case errors.As(err, &refused):
		n.Metrics.Refused(proof.CodeOf(err))
	case errors.As(err, &reported):
		n.Metrics.Job("failed", proof.CodeOf(err))
	case errors.Is(err, errWithdrawn):
		n.Metrics.Job("withdrawn", "")
	case ctx.Err() != nil:
		n.Metrics.Job("given-back", "cancelled")
	default:
		n.Metrics.Job("given-back", proof.CodeOf(err))
	}
}

// stageEnded counts a stage that has just ended.
func (j *job) stageEnded(stage proof.Stage, took float64, peakBytes int64) {
	j.Metrics.Stage(string(stage), seconds(took), peakBytes)
	j.Tracer.Past(j.span, j.work.Order, string(stage), j.work.Attempt, j.Clock.Now(), seconds(took), nil)
}

// doing is what a heartbeat says in one word. Devices that are all out are a pause.
func (c condition) doing() string {
	switch {
	case c.draining:
		return "draining"
	case c.count(queue.DeviceBusy) > 0:
		return "busy"
	case c.count(queue.DeviceIdle) > 0:
		return "idle"
	}
	return "paused"
}

// metricState is the device's state; a spare one that is not needed stands by.
func (c slotCondition) metricState() string {
	if c.standby {
		return "standby"
	}
	return c.state
}
