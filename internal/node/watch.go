package node

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

const (
	flushTime = 5 * time.Second // for the last spans at the end
	// headPatience is how old the newest followed block may be while no endpoint of the chain answers: ten of Ethereum's blocks.
	headPatience = 120 * time.Second
)

// Watch says how a node shows itself to its operator; its zero value is silent.
type Watch struct {
	Ops    string              // loopback address of metrics, health and readiness; "" is none
	Getenv func(string) string // OTEL_EXPORTER_OTLP_ENDPOINT and the like switch on tracing; nil is no tracing

	shared *telemetry.Ops // of a process that runs several nodes: in the place of Ops
}

// Names of the readiness checks. A prover's are other than an orchestrator's, since `lemma up` shows both on one page.
var (
	orchestratorChecks = []string{"leader", "database", "queue", "chain", "store"}
	proverChecks       = append([]string{"prover-queue"}, prover.HealthChecks...)
)

// open starts what w asks for; stop ends it. ops and tracer are nil when nobody watches.
func (w Watch) open(ctx context.Context, service, instance string, checks []string) (ops *telemetry.Ops, tracer *telemetry.Tracer, stop func(), err error) {
	if ops = w.shared; ops == nil {
		if ops, err = telemetry.OpenOps(ctx, w.Ops, checks...); err != nil {
			return nil, nil, nil, err
		}
	}
	flush := func(context.Context) error { return nil }
	if w.Getenv != nil {
		if tracer, flush, err = telemetry.StartTracing(ctx, w.Getenv, service, instance); err != nil {
			if w.shared == nil {
				ops.Close()
			}
			return nil, nil, nil, err
		}
	}
	return ops, tracer, func() {
		if w.shared == nil {
			ops.Close()
		}
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushTime)
		defer cancel()
		_ = flush(ctx) // spans are worth no more waiting
	}, nil
}

// pulse is what a leading orchestrator knows of itself between two looks.
type pulse struct {
	leads atomic.Bool
	head  atomic.Uint64 // time of the newest followed block, Unix seconds
}

// watchOrchestrator sets an orchestrator's readiness checks.
func (l leader) watchOrchestrator(ops *telemetry.Ops) {
	ops.Set("leader", func(context.Context) error {
		if !l.pulse.leads.Load() {
			return proof.Errorf(proof.Retry, "not-leader", "standby: another orchestrator leads, or this one is starting its term")
		}
		return nil
	})
	ops.Set("database", func(ctx context.Context) error { return l.db.PingContext(ctx) })
	ops.Set("queue", func(context.Context) error { return l.conn.Connected() })
	ops.Set("chain", func(ctx context.Context) error {
		_, err := l.client.Backend().HeaderByNumber(ctx, nil)
		if err != nil && time.Since(time.Unix(int64(l.pulse.head.Load()), 0)) < headPatience {
			return nil
		}
		return err
	})
	ops.Set("store", func(ctx context.Context) error {
		_, err := l.store.Stat(ctx, proof.Digest{})
		if proof.CodeOf(err) == "artifact-not-found" {
			return nil
		}
		return err
	})
}

// alarm logs and counts what a person should look at.
func (l leader) alarm(what string, err error) {
	l.o.Log.Warn(what, "error", err)
	l.metrics.Alarm(proof.CodeOf(err))
}

// follows notes how far the chain was followed, for the readiness of a node whose endpoints are away.
func (l leader) follows(sink chain.Sink) chain.Sink {
	return func(ctx context.Context, b chain.Batch) error {
		err := sink(ctx, b)
		if n := len(b.Cursor.Blocks); err == nil && n > 0 {
			l.pulse.head.Store(b.Cursor.Blocks[n-1].Time)
		}
		return err
	}
}

// watchProver sets a prover's readiness checks.
func watchProver(ops *telemetry.Ops, connected func() error, health *prover.Health) {
	ops.Set("prover-queue", func(context.Context) error { return connected() })
	for _, name := range prover.HealthChecks {
		ops.Set(name, health.Check(name))
	}
}

// checksOf are the names of the checks of a local network's nodes.
func checksOf(p Parts) (names []string) {
	if p.Orchestrator {
		names = slices.Clone(orchestratorChecks)
	}
	if p.Prover {
		names = append(names, proverChecks...)
	}
	return names
}
