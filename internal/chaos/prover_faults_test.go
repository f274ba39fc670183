package chaos

import (
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"github.com/lemma-network/lemma/proof"
)

var proverFaults = []scenario{
	{"1", "prover killed mid-proof", true, proverKilled},
	{"2", "prover killed after upload, before it said so", true, proverKilledAfterUpload},
	{"3", "host killed", false, hostKilled},
	{"40", "disk full", false, diskFull},
}

var orchestratorFaults = []scenario{
	{"6", "orchestrator killed 20 times", false, orchestratorKilled},
}

func proverKilled(w *world) {
	node := w.network("gate")
	o := w.order()
	w.atGate("prover-1", o)
	node.kill()
	w.until("the end of the dead prover's host", func() bool {
		for _, l := range w.leftovers() {
			if strings.Contains(l, "/prover-1") {
				return false
			}
		}
		return true
	})
	w.startProver("prover-2", "ok")
	w.allPaid()
}

// The proof is in the store, the queue is away: the prover dies before it could say so. It must find its proof again.
func proverKilledAfterUpload(w *world) {
	node := w.network("gate")
	o := w.order()
	w.atGate("prover-1", o)
	w.pipes["prover-nats"].close()
	w.openGate("prover-1")
	w.until("the proof's upload", func() bool {
		wire, err := os.ReadFile(w.spooled("prover-1", o, "groth16.proof"))
		return err == nil && len(wire) == proof.Groth16WireBytes && w.stored(proof.Sum(wire), int64(len(wire)))
	})
	node.kill()
	w.pipes["prover-nats"].open()
	w.startProver("prover-1", "ok")
	w.allPaid()
	if n := w.calls("prover-1", "prove"); n != 1 {
		w.Errorf("proven %d times, want once", n)
	}
}

func hostKilled(w *world) {
	w.network("die-once")
	w.order()
	w.allPaid()
	if n := w.calls("prover-1", "hello"); n < 2 {
		w.Errorf("%d hosts were started: none died", n)
	}
}

// A prover that can write no file above 4 KiB gives the job back; one that can takes it.
func diskFull(w *world) {
	w.startOrchestrator()
	w.dial()
	full := w.startProver("prover-1", "ok", func(r *role) { r.FileBytes = 4096 })
	w.orderOf([]byte("input "+strings.Repeat("x", 40_000)), time.Hour)
	w.until("the full disk", func() bool { return full.log.has("file too large") })
	if !full.alive() {
		w.Error("the full disk killed the node")
	}
	w.startProver("prover-2", "ok")
	w.allPaid()
}

func orchestratorKilled(w *world) {
	const kills = 20
	seed := uint64(time.Now().UnixNano())
	w.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	node := w.startOrchestrator()
	w.dial()
	w.startProver("prover-1", "ok")
	for i := range kills {
		if i%3 == 0 {
			w.order()
		}
		w.during(time.Duration(random.IntN(1500)) * time.Millisecond)
		node.kill()
		node = w.startOrchestrator()
		w.untilListens("the API", w.direct.API)
	}
	w.allPaid()
}
