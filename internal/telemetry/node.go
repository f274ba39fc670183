package telemetry

import (
	"context"
	"net"
	"sync/atomic"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/lemma-network/lemma/proof"
)

// Ops is a process's operators' listener. A nil Ops listens nowhere, and its metrics are silent.
type Ops struct {
	listener net.Listener
	registry *prometheus.Registry
	checks   map[string]*atomic.Pointer[Check]
	cancel   context.CancelFunc
	done     chan error
}

// OpenOps listens on addr and answers at once; "" gives nil. A check of names that was not set yet fails: the node is starting.
func OpenOps(ctx context.Context, addr string, names ...string) (*Ops, error) {
	if addr == "" {
		return nil, nil
	}
	l, err := ListenOps(addr)
	if err != nil {
		return nil, err
	}
	o := &Ops{listener: l, registry: Registry(), checks: map[string]*atomic.Pointer[Check]{}, done: make(chan error, 1)}
	late := map[string]Check{}
	for _, name := range names {
		set := &atomic.Pointer[Check]{}
		o.checks[name] = set
		late[name] = func(ctx context.Context) error {
			if check := set.Load(); check != nil {
				return (*check)(ctx)
			}
			return proof.Errorf(proof.Retry, "starting", "not started yet")
		}
	}
	ctx, o.cancel = context.WithCancel(context.WithoutCancel(ctx))
	go func() { o.done <- ServeOps(ctx, l, o.registry, late) }()
	return o, nil
}

// Set puts a check in the place of its name, which must be one that OpenOps was told.
func (o *Ops) Set(name string, check Check) {
	if o != nil {
		o.checks[name].Store(&check)
	}
}

// Orchestrator makes the metrics of the process's orchestrator. Call it once.
func (o *Ops) Orchestrator() *Orchestrator {
	if o == nil {
		return nil
	}
	return NewOrchestrator(o.registry)
}

// Prover makes the metrics of the process's prover node. Call it once.
func (o *Ops) Prover() *Prover {
	if o == nil {
		return nil
	}
	return NewProver(o.registry)
}

// Addr is where it listens; "" for nil.
func (o *Ops) Addr() string {
	if o == nil {
		return ""
	}
	return o.listener.Addr().String()
}

// Close ends the listener.
func (o *Ops) Close() {
	if o != nil {
		o.cancel()
		<-o.done
	}
}
