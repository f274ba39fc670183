package chaos

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

var queueFaults = []scenario{
	{"8", "queue killed under load", false, queueKilled},
	{"9", "queue away while proving goes on", false, queueAway},
	{"10", "queue's folder wiped", false, func(w *world) { queueDamaged(w, wipe) }},
	{"10", "queue's files truncated", false, func(w *world) { queueDamaged(w, truncate) }},
	{"10", "queue's files with flipped bits", false, func(w *world) { queueDamaged(w, flip) }},
	{"11", "half-open partition between prover and queue", false, partition},
}

func (w *world) nats() *process {
	for i := len(w.procs) - 1; i >= 0; i-- {
		if w.procs[i].role.ID == "nats" {
			return w.procs[i]
		}
	}
	return nil
}

func queueKilled(w *world) {
	w.network("ok")
	for range 3 {
		w.order()
		w.order()
		w.nats().kill()
		w.startNATS()
	}
	w.allPaid()
}

// The queue is away for longer than the lease; the prover finishes on its own and tells later.
func queueAway(w *world) {
	w.network("gate")
	o := w.order()
	w.atGate("prover-1", o)
	w.nats().kill()
	w.during(5 * time.Second)
	w.openGate("prover-1")
	w.until("the proof while the queue is away", func() bool { return w.has("prover-1", o, "groth16.proof") })
	w.startNATS()
	w.allPaid()
	if n := w.calls("prover-1", "prove"); n != 1 {
		w.Errorf("proven %d times, want once", n)
	}
}

// queueDamaged destroys what the queue keeps while one order is being proven and another waits. A running orchestrator notices
// a lost message only when its attempt has been quiet for AttemptQuietSeconds; one that starts anew publishes again what nobody
// has taken, so that is what an operator does after such a loss.
func queueDamaged(w *world, damage func(w *world, folder string)) {
	w.network("gate")
	o := w.order()
	w.order()
	w.atGate("prover-1", o)
	w.nats().kill()
	damage(w, filepath.Join(w.folder, "nats"))
	w.startNATS()
	w.orchestrator.stop()
	w.startOrchestrator()
	w.untilListens("the API", w.direct.API)
	w.openGate("prover-1")
	w.order()
	w.allPaid()
}

func wipe(w *world, folder string) {
	if err := os.RemoveAll(folder); err != nil {
		w.Fatal(err)
	}
}

// blocks are the queue's message files.
func blocks(w *world, folder string, each func(path string, b []byte) []byte) {
	n := 0
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".blk") {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil || len(b) == 0 {
			return err
		}
		n++
		return os.WriteFile(path, each(path, b), 0o600)
	})
	if err != nil || n == 0 {
		w.Fatalf("damaged %d files: %v", n, err)
	}
}

func truncate(w *world, folder string) {
	blocks(w, folder, func(_ string, b []byte) []byte { return b[:len(b)-len(b)/3] })
}

func flip(w *world, folder string) {
	blocks(w, folder, func(_ string, b []byte) []byte { b[len(b)/2] ^= 0x10; return b })
}

// Nothing is refused and nothing arrives: another prover takes over, and the first one's late word changes nothing.
func partition(w *world) {
	w.network("gate")
	o := w.order()
	w.atGate("prover-1", o)
	w.pipes["prover-nats"].toxic("timeout", `{"timeout":0}`)
	w.startProver("prover-2", "ok")
	w.untilFulfilled()
	w.openGate("prover-1")
	w.pipes["prover-nats"].heal()
	w.allPaid()
}
