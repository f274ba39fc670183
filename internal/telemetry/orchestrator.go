package telemetry

import (
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Orchestrator is what an orchestrator counts. All methods may be called by many goroutines, and on nil.
type Orchestrator struct {
	book
	mu    sync.Mutex // guards codes
	codes codes

	orders, waiting, provers                                     *prometheus.GaugeVec
	closed, attempts, effects, txs, gas, reorgs, results, httpOK *prometheus.CounterVec
	effectSeconds, orderSeconds, httpSeconds, matchSeconds       *prometheus.HistogramVec
	head, outbox, leader, epoch, rpcLag                          *prometheus.GaugeVec
	alarms                                                       *prometheus.CounterVec
}

// NewOrchestrator registers an orchestrator's metrics.
func NewOrchestrator(r prometheus.Registerer) *Orchestrator { return newOrchestrator(r) }

func newOrchestrator(r prometheus.Registerer) *Orchestrator {
	m := &Orchestrator{book: book{registry: r}, codes: codes{seen: map[string]bool{}}}
	m.orders = m.gauge("lemma_orders", "orders whose money has not moved, by phase", "phase")
	m.waiting = m.gauge("lemma_orders_waiting", "orders that no prover takes, by the commonest reason", "reason")
	m.closed = m.counter("lemma_orders_closed_total", "orders closed: fulfilled, cancelled or expired", "outcome")
	m.orderSeconds = m.histogram("lemma_order_seconds", "from the order's open transaction seen to its end", orderBuckets, "outcome")
	m.attempts = m.counter("lemma_attempts_total", "attempts that ended, by outcome (proved, failed, refused, lost) and error code", "outcome", "code")
	m.results = m.counter("lemma_results_total", "results that provers reported, by kind", "kind")
	m.provers = m.gauge("lemma_provers", "provers heard of, by state (free, busy, draining, silent)", "state")
	m.matchSeconds = m.histogram("lemma_match_seconds", "from an order ready for a prover to its assignment", answerBuckets)
	m.effects = m.counter("lemma_effects_total", "tries to carry out an effect, by kind and outcome (done, retry)", "kind", "outcome")
	m.effectSeconds = m.histogram("lemma_effect_seconds", "one try of an effect, by kind", answerBuckets, "kind")
	m.outbox = m.gauge("lemma_outbox_effects", "effects asked for and not yet answered")
	m.txs = m.counter("lemma_transactions_total", "our transactions by kind and outcome (mined, reverted, refused, retry)", "kind", "outcome")
	m.gas = m.counter("lemma_transaction_gas_total", "gas that our mined transactions used, by kind", "kind")
	m.head = m.gauge("lemma_chain_head_blocks", "the block up to which the chain was followed")
	m.rpcLag = m.gauge("lemma_chain_age_seconds", "age of that block when it was followed")
	m.reorgs = m.counter("lemma_chain_reorganisations_total", "reorganisations of the chain that undid blocks already followed")
	m.alarms = m.counter("lemma_alarms_total", "things a person should look at, by error code", "code")
	m.leader = m.gauge("lemma_leader", "1 while this orchestrator leads, 0 while it stands by")
	m.epoch = m.gauge("lemma_leader_epoch", "the fencing epoch of the lease that this orchestrator held last")
	m.httpOK = m.counter("lemma_http_requests_total", "requests to the API by route and status class", "route", "status")
	m.httpSeconds = m.histogram("lemma_http_request_seconds", "one request to the API, event streams left out, by route", answerBuckets, "route")
	return m
}

func (m *Orchestrator) code(code string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.codes.label(code)
}

// Term forgets the gauges of what an orchestrator keeps in memory: each term of leading begins with what the database says.
func (m *Orchestrator) Term() {
	if m == nil {
		return
	}
	for _, g := range []*prometheus.GaugeVec{m.orders, m.waiting, m.provers, m.outbox} {
		g.Reset()
	}
}

// Phase moves one order between phases; "" is none.
func (m *Orchestrator) Phase(from, to string) {
	if m == nil || from == to {
		return
	}
	if from != "" {
		m.orders.WithLabelValues(from).Dec()
	}
	if to != "" {
		m.orders.WithLabelValues(to).Inc()
	}
}

// Closed counts an order's end; since is when it was first seen.
func (m *Orchestrator) Closed(outcome string, lasted time.Duration) {
	if m == nil {
		return
	}
	m.closed.WithLabelValues(outcome).Inc()
	m.orderSeconds.WithLabelValues(outcome).Observe(lasted.Seconds())
}

// Waiting sets how many orders wait, by reason.
func (m *Orchestrator) Waiting(reasons map[string]int) {
	if m == nil {
		return
	}
	m.waiting.Reset()
	for reason, n := range reasons {
		m.waiting.WithLabelValues(m.code(reason)).Set(float64(n))
	}
}

// Provers sets how many provers there are in each state.
func (m *Orchestrator) Provers(states map[string]int) {
	if m == nil {
		return
	}
	for _, s := range []string{"free", "busy", "draining", "silent"} {
		m.provers.WithLabelValues(s).Set(float64(states[s]))
	}
}

// Attempt counts the end of an attempt.
func (m *Orchestrator) Attempt(outcome, code string) {
	if m != nil {
		m.attempts.WithLabelValues(outcome, m.code(code)).Inc()
	}
}

// Result counts a prover's report.
func (m *Orchestrator) Result(kind string) {
	if m != nil {
		m.results.WithLabelValues(kind).Inc()
	}
}

// Matched notes how long an order waited for its assignment.
func (m *Orchestrator) Matched(waited time.Duration) {
	if m != nil {
		m.matchSeconds.WithLabelValues().Observe(waited.Seconds())
	}
}

// Effect notes one try of an effect.
func (m *Orchestrator) Effect(kind string, took time.Duration, err error) {
	if m == nil {
		return
	}
	outcome := "done"
	if err != nil {
		outcome = "retry"
	}
	m.effects.WithLabelValues(kind, outcome).Inc()
	m.effectSeconds.WithLabelValues(kind).Observe(took.Seconds())
}

// Outbox changes the number of open effects.
func (m *Orchestrator) Outbox(delta int) {
	if m != nil {
		m.outbox.WithLabelValues().Add(float64(delta))
	}
}

// Transaction counts what became of one of our transactions.
func (m *Orchestrator) Transaction(kind, outcome string, gas uint64) {
	if m == nil {
		return
	}
	m.txs.WithLabelValues(kind, outcome).Inc()
	m.gas.WithLabelValues(kind).Add(float64(gas))
}

// Head sets how far the chain was followed, and how old that block was then.
func (m *Orchestrator) Head(block uint64, age time.Duration) {
	if m == nil {
		return
	}
	m.head.WithLabelValues().Set(float64(block))
	m.rpcLag.WithLabelValues().Set(age.Seconds())
}

// Reorganised counts a reorganisation.
func (m *Orchestrator) Reorganised() {
	if m != nil {
		m.reorgs.WithLabelValues().Inc()
	}
}

// Alarm counts something a person should look at.
func (m *Orchestrator) Alarm(code string) {
	if m != nil {
		m.alarms.WithLabelValues(m.code(code)).Inc()
	}
}

// Leader says whether we lead, and under which epoch.
func (m *Orchestrator) Leader(leads bool, epoch int64) {
	if m == nil {
		return
	}
	v := 0.0
	if leads {
		v = 1
	}
	m.leader.WithLabelValues().Set(v)
	m.epoch.WithLabelValues().Set(float64(epoch))
}

// HTTP notes a request to the API. route is the pattern, never the path.
func (m *Orchestrator) HTTP(route string, status int, took time.Duration, stream bool) {
	if m == nil {
		return
	}
	m.httpOK.WithLabelValues(route, string(rune('0'+status/100))+"xx").Inc()
	if !stream {
		m.httpSeconds.WithLabelValues(route).Observe(took.Seconds())
	}
}
