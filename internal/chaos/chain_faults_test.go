package chaos

import (
	"syscall"
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/sdk"
)

var chainFaults = []scenario{
	{"27", "reorganisation drops the request", false, func(w *world) { reorganised(w, chain.StateOpen) }},
	{"28", "reorganisation drops the lock", false, func(w *world) { reorganised(w, chain.StateLocked) }},
	{"28", "reorganisation drops the fulfilment", true, func(w *world) { reorganised(w, chain.StateFulfilled) }},
	{"29", "RPC down", false, func(w *world) { rpcOutage(w, (*pipe).close, (*pipe).open) }},
	{"29", "RPC half-open", false, func(w *world) { rpcOutage(w, toxin("timeout", `{"timeout":0}`), (*pipe).heal) }},
	{"29", "chain node hangs", false, nodeHangs},
	{"29", "one of two RPCs gone for good", false, oneOfTwo},
	{"30", "pool forgets everything", false, poolForgets},
}

// reorganised drops the blocks since a moment before the order came into a state. Whoever sent the transaction sends it again.
func reorganised(w *world, at chain.OrderState) {
	w.startOrchestrator()
	w.dial()
	before := w.anvil.Head()
	o := w.order()
	if at == chain.StateOpen {
		w.until("the order in the orchestrator", func() bool { _, err := o.Status(w.ctx); return err == nil })
		w.drop(o, before, at)
		w.startProver("prover-1", "ok")
		w.allPaid()
		return
	}
	before = w.anvil.Head()
	w.startProver("prover-1", "gate")
	w.atGate("prover-1", o)
	w.until("the lock", func() bool { return w.state(o) == chain.StateLocked })
	if at == chain.StateFulfilled {
		before = w.anvil.Head()
		w.openGate("prover-1")
		w.untilFulfilled()
	}
	w.drop(o, before, at)
	w.openGate("prover-1")
	w.allPaid()
}

// drop replaces the blocks after one by empty ones, which takes the order out of a state.
func (w *world) drop(o *sdk.Order, after uint64, state chain.OrderState) {
	w.Helper()
	w.blockEvery(0) // anvil loses a block that it makes while it replaces others
	w.anvil.Reorg(after)
	w.blockEvery(1)
	if w.state(o) == state {
		w.Fatalf("the order is still %s after the reorganisation", state)
	}
}

func rpcOutage(w *world, begin, end func(*pipe)) {
	w.network("gate")
	o := w.order()
	w.atGate("prover-1", o)
	begin(w.pipes["rpc"])
	w.openGate("prover-1")
	w.during(outage)
	end(w.pipes["rpc"])
	w.until("the client's own connection", func() bool { _, _, err := w.client.Balance(w.ctx); return err == nil })
	w.order()
	w.allPaid()
}

func nodeHangs(w *world) {
	w.network("gate")
	o := w.order()
	w.atGate("prover-1", o)
	w.anvil.Signal(syscall.SIGSTOP)
	w.openGate("prover-1")
	w.during(outage)
	w.anvil.Signal(syscall.SIGCONT)
	w.order()
	w.allPaid()
}

// The network's file names two RPC URLs; the preferred one goes away and does not come back.
func oneOfTwo(w *world) {
	w.pipe("rpc-2", w.pipes["rpc"].proxy.Upstream)
	w.network("gate")
	o := w.order()
	w.atGate("prover-1", o)
	w.pipes["rpc"].close()
	w.openGate("prover-1")
	w.order()
	w.allPaid()
}

func poolForgets(w *world) {
	w.network("gate")
	o := w.order()
	w.atGate("prover-1", o)
	w.openGate("prover-1")
	end := time.Now().Add(outage)
	for time.Now().Before(end) {
		w.anvil.ForgetPool()
		w.during(pollTime)
	}
	w.allPaid()
}
