package telemetry

import (
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Prover is what a prover node counts. All methods may be called by many goroutines, and on nil.
type Prover struct {
	book
	mu    sync.Mutex // guards codes
	codes codes

	jobs, refusals, unsent, hostStarts *prometheus.CounterVec
	stageSeconds                       *prometheus.HistogramVec
	peak, free, slots, state, spool    *prometheus.GaugeVec
	device                             *prometheus.GaugeVec
	cycles                             *prometheus.CounterVec
}

// NewProver registers a prover node's metrics.
func NewProver(r prometheus.Registerer) *Prover { return newProver(r) }

func newProver(r prometheus.Registerer) *Prover {
	m := &Prover{book: book{registry: r}, codes: codes{seen: map[string]bool{}}}
	m.jobs = m.counter("lemma_prover_jobs_total", "deliveries that ended, by outcome (done, failed, given-back, withdrawn) and error code", "outcome", "code")
	m.refusals = m.counter("lemma_prover_refusals_total", "work that this node declined, by reason", "code")
	m.stageSeconds = m.histogram("lemma_prover_stage_seconds", "one stage of proving", stageBuckets, "stage")
	m.peak = m.gauge("lemma_prover_stage_peak_bytes", "most memory that the stage took in the newest job", "stage")
	m.cycles = m.counter("lemma_prover_cycles_total", "guest cycles of executed jobs")
	m.free = m.gauge("lemma_prover_free_bytes", "free memory of the machine")
	m.slots = m.gauge("lemma_prover_free_slots", "jobs that could be taken now")
	m.state = m.gauge("lemma_prover_state", "1 for what the node does now: idle, busy, draining, paused", "state")
	m.device = m.gauge("lemma_prover_device_state", "1 for what a device of this node does now: idle, busy, paused, out (cannot be used), standby (not needed)", "device", "state")
	m.hostStarts = m.counter("lemma_prover_host_starts_total", "starts of the zkVM host")
	m.unsent = m.counter("lemma_prover_send_failures_total", "reports and uploads that had to wait, by error code", "code")
	m.spool = m.gauge("lemma_prover_spool_messages", "reports kept in the spool until they can be sent")
	return m
}

func (m *Prover) code(code string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.codes.label(code)
}

// Job counts the end of a delivery.
func (m *Prover) Job(outcome, code string) {
	if m != nil {
		m.jobs.WithLabelValues(outcome, m.code(code)).Inc()
	}
}

// Refused counts work that was declined.
func (m *Prover) Refused(code string) {
	if m != nil {
		m.refusals.WithLabelValues(m.code(code)).Inc()
	}
}

// Stage notes a finished stage.
func (m *Prover) Stage(stage string, took time.Duration, peakBytes int64) {
	if m == nil {
		return
	}
	m.stageSeconds.WithLabelValues(stage).Observe(took.Seconds())
	m.peak.WithLabelValues(stage).Set(float64(peakBytes))
}

// Cycles adds an executed job's cycles.
func (m *Prover) Cycles(n uint64) {
	if m != nil {
		m.cycles.WithLabelValues().Add(float64(n))
	}
}

// Beat sets what a heartbeat says.
func (m *Prover) Beat(freeBytes int64, freeSlots int, state string) {
	if m == nil {
		return
	}
	m.free.WithLabelValues().Set(float64(freeBytes))
	m.slots.WithLabelValues().Set(float64(freeSlots))
	for _, s := range []string{"idle", "busy", "draining", "paused"} {
		m.state.WithLabelValues(s).Set(oneIf(s == state))
	}
}

// Device sets what a device does.
func (m *Prover) Device(id, state string) {
	if m == nil {
		return
	}
	for _, s := range []string{"idle", "busy", "paused", "out", "standby"} {
		m.device.WithLabelValues(id, s).Set(oneIf(s == state))
	}
}

func oneIf(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// HostStarted counts a start of the zkVM host.
func (m *Prover) HostStarted() {
	if m != nil {
		m.hostStarts.WithLabelValues().Inc()
	}
}

// Unsent counts a report or upload that must wait.
func (m *Prover) Unsent(code string) {
	if m != nil {
		m.unsent.WithLabelValues(m.code(code)).Inc()
	}
}

// Spooled sets how many reports wait in the spool.
func (m *Prover) Spooled(n int) {
	if m != nil {
		m.spool.WithLabelValues().Set(float64(n))
	}
}
