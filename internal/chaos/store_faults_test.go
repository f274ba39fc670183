package chaos

import (
	"os"
	"time"

	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

const outage = 5 * time.Second

var storeFaults = []scenario{
	{"23", "store down", false, func(w *world) { storeOutage(w, (*pipe).close, (*pipe).open) }},
	{"23", "store hangs", false, func(w *world) { storeOutage(w, toxin("timeout", `{"timeout":0}`), (*pipe).heal) }},
	{"23", "store resets connections", false, func(w *world) { storeOutage(w, toxin("reset_peer", `{"timeout":50}`), (*pipe).heal) }},
	{"23", "store slow", false, func(w *world) { storeOutage(w, toxin("latency", `{"latency":400,"jitter":200}`), func(*pipe) {}) }},
	{"23", "store killed", false, storeKilled},
	{"24", "input corrupt in the store", false, func(w *world) { inputDamaged(w, func(b []byte) []byte { b[0] ^= 1; return b }) }},
	{"24", "input truncated in the store", false, func(w *world) { inputDamaged(w, func(b []byte) []byte { return b[:len(b)/2] }) }},
	{"25", "input lost in the store", false, func(w *world) { inputDamaged(w, nil) }},
}

func toxin(kind, attributes string) func(*pipe) {
	return func(p *pipe) { p.toxic(kind, attributes) }
}

// storeOutage hits the store while the prover has a proof to deliver, and orchestrator and prover both need it.
func storeOutage(w *world, begin, end func(*pipe)) {
	w.network("gate")
	o := w.order()
	w.atGate("prover-1", o)
	for _, name := range []string{"s3", "prover-s3"} {
		begin(w.pipes[name])
	}
	w.openGate("prover-1")
	w.during(outage)
	for _, name := range []string{"s3", "prover-s3"} {
		end(w.pipes[name])
	}
	w.order()
	w.allPaid()
}

func storeKilled(w *world) {
	w.network("gate")
	o := w.order()
	w.atGate("prover-1", o)
	for _, p := range w.procs {
		if p.role.ID == "s3" {
			p.kill()
		}
	}
	w.openGate("prover-1")
	w.during(outage)
	w.startS3()
	w.order()
	w.allPaid()
}

// inputDamaged changes the order's input in the store, nil for losing it, before a prover sees it. Wrong bytes are never
// used; once the client has sent them again, the order goes on.
func inputDamaged(w *world, change func([]byte) []byte) {
	w.startOrchestrator()
	w.dial()
	o := w.order()
	w.until("the orchestrator's own look at the input", func() bool { s, err := o.Status(w.ctx); return err == nil && s.State == job.Queued })
	input := []byte("input 0")
	path := w.object(proof.Sum(input))
	if change == nil {
		if err := os.Remove(path); err != nil {
			w.Fatal(err)
		}
	} else if err := os.WriteFile(path, change(must(os.ReadFile(path))(w)), 0o600); err != nil {
		w.Fatal(err)
	}
	node := w.startProver("prover-1", "ok")
	w.until("the prover's complaint", func() bool { return node.log.has("job failed") })
	if n := w.calls("prover-1", "execute"); n != 0 {
		w.Errorf("executed %d times on damaged input", n)
	}
	if err := w.put(proof.Sum(input).String(), input); err != nil {
		w.Fatal(err)
	}
	w.allPaid()
}
