package prover

import (
	"context"
	"io"
	"os"
	"slices"
	"testing"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// receiptText is what the fake host makes of the test's program and input.
func receiptText(stage proof.Stage, input []byte) []byte {
	return []byte(string(stage) + " " + proof.Sum(testELF).String() + " " + proof.Sum(input).String() + "\n")
}

// stored puts receipts into the world's store, as an earlier attempt would have.
func (w *world) stored(texts map[proof.Stage][]byte) (receipts []queue.Receipt) {
	w.t.Helper()
	for _, stage := range []proof.Stage{proof.StageCore, proof.StageCompressed, proof.StageWrap} {
		text, ok := texts[stage]
		if !ok {
			continue
		}
		d, err := artifact.PutBytes(w.t.Context(), w.store, text)
		if err != nil {
			w.t.Fatal(err)
		}
		receipts = append(receipts, queue.Receipt{Stage: stage, Digest: d, Bytes: int64(len(text))})
	}
	return receipts
}

// anotherNode is a node with an empty spool on the same queue and store.
func (w *world) anotherNode() *world {
	other := newWorld(w.t)
	other.store, other.deps.Store = w.store, w.store
	return other
}

func TestAnotherNodeGoesOnFromTheStoredReceipt(t *testing.T) {
	w := newWorld(t, "hang-after-core")
	hung := make(chan struct{})
	w.queue.onProgress = func(p queue.Progress) {
		if p.Stage == proof.StageCompressed && p.State == stateRunning {
			close(hung)
		}
	}
	w.start()
	w.queue.work <- testWork()
	<-hung
	for len(w.queue.receipts()) == 0 { // the upload goes on beside the stage
		w.clock.BlockUntil(1)
	}
	receipts := w.queue.receipts()
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	<-w.queue.settled
	if len(receipts) != 1 || receipts[0].Stage != proof.StageCore {
		t.Fatalf("stored %+v, want core", receipts)
	}
	other := w.anotherNode()
	other.start()
	work := testWork()
	work.Attempt, work.Receipts = 2, receipts
	other.wantProved(other.deliver(work), other.queue.take())
	if n := other.calls("resumed core"); n != 1 {
		t.Errorf("went on from core %d times", n)
	}
	if stored := other.queue.receipts(); slices.ContainsFunc(stored, func(r queue.Receipt) bool { return r.Stage == proof.StageCore }) {
		t.Errorf("stored %+v: core was there", stored)
	}
	if len(other.samplesOnDisk()) != 0 {
		t.Error("half a job was taken for a measure of speed")
	}
}

func (w *world) samplesOnDisk() []sample { return spool{root: w.cfg.Spool}.loadSamples() }

func TestTheNewestUsableReceiptIsTaken(t *testing.T) {
	good := map[proof.Stage][]byte{}
	for _, f := range receiptFiles {
		good[f.stage] = receiptText(f.stage, testInput)
	}
	forged, foreign := []byte("forged\n"), receiptText(proof.StageCompressed, []byte("another input"))
	for name, c := range map[string]struct {
		texts   map[proof.Stage][]byte
		lost    proof.Stage
		resumed []string // what the host was asked to go on from, in order
	}{
		"wrap":                       {good, "", nil},
		"wrap lost":                  {good, proof.StageWrap, []string{"resumed compressed"}},
		"only core":                  {map[proof.Stage][]byte{proof.StageCore: good[proof.StageCore]}, "", []string{"resumed core"}},
		"wrap forged":                {map[proof.Stage][]byte{proof.StageWrap: forged, proof.StageCompressed: good[proof.StageCompressed]}, "", []string{"resumed compressed"}},
		"compressed of other input":  {map[proof.Stage][]byte{proof.StageCompressed: foreign, proof.StageCore: good[proof.StageCore]}, "", []string{"resumed compressed", "resumed core"}},
		"core forged":                {map[proof.Stage][]byte{proof.StageCore: forged}, "", []string{"resumed core"}},
		"all forged, then from zero": {map[proof.Stage][]byte{proof.StageCore: forged, proof.StageCompressed: forged, proof.StageWrap: forged}, "", []string{"resumed compressed", "resumed core"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			work := testWork()
			work.Receipts = w.stored(c.texts)
			if c.lost != "" {
				w.deps.Store = lossyStore{w.store, proof.Sum(c.texts[c.lost])}
			}
			w.start()
			w.wantProved(w.deliver(work), w.queue.take())
			if n := w.calls("resumed"); n != len(c.resumed) {
				t.Errorf("resumed %d times, want %v", n, c.resumed)
			}
			for _, line := range c.resumed {
				if w.calls(line) != 1 {
					t.Errorf("%s: %d times, want once", line, w.calls(line))
				}
			}
			if wrap := name == "wrap"; wrap && w.calls("prove") != 0 {
				t.Error("proved although the wrap receipt was there")
			}
		})
	}
}

// lossyStore has lost one object.
type lossyStore struct {
	artifact.Store
	lost proof.Digest
}

func (s lossyStore) Get(ctx context.Context, d proof.Digest, w io.Writer, limit int64) (int64, error) {
	if d == s.lost {
		return 0, artifact.NotFound(d)
	}
	return s.Store.Get(ctx, d, w, limit)
}

func TestReceiptsThatNobodyShouldGoOnFrom(t *testing.T) {
	d := proof.Sum([]byte("x"))
	got := usable([]queue.Receipt{
		{Stage: proof.StageCore, Digest: d, Bytes: MaxReceiptBytes}, {Stage: proof.StageWrap, Digest: d, Bytes: 1},
		{Stage: proof.StageCompressed, Digest: d, Bytes: MaxReceiptBytes + 1}, {Stage: proof.StageGroth16, Digest: d, Bytes: 1},
		{Stage: proof.StageCompressed, Bytes: 1}, {Stage: proof.StageCompressed, Digest: d},
	})
	if len(got) != 2 || got[0].Stage != proof.StageWrap || got[1].Stage != proof.StageCore {
		t.Errorf("usable %+v, want wrap, then core at the limit", got)
	}
}

func TestAReceiptThatIsTooLongIsNotStored(t *testing.T) {
	w := newWorld(t)
	order := testWork().Order
	f, st, err := spool{root: w.cfg.Spool}.open(order)
	if err != nil {
		t.Fatal(err)
	}
	n := &node{Config: w.cfg, Deps: w.deps.withDefaults(), spool: spool{root: w.cfg.Spool}, outbox: testOutbox(t, nil)}
	j := &job{node: n, Log: n.Log, work: testWork(), folder: f, state: st}
	if err := os.Truncate(create(t, f.file(fileCore)), MaxReceiptBytes+1); err != nil {
		t.Fatal(err)
	}
	j.storeReceipt(proof.StageCore)
	if len(n.outbox.pending) != 0 {
		t.Error("a receipt past the limit waits to be stored")
	}
	if err := os.Truncate(f.file(fileCore), MaxReceiptBytes); err != nil {
		t.Fatal(err)
	}
	j.storeReceipt(proof.StageCore)
	j.storeReceipt(proof.StageExecute)    // has none
	j.storeReceipt(proof.StageCompressed) // is not there
	if len(n.outbox.pending) != 1 {
		t.Errorf("%d reports, want one", len(n.outbox.pending))
	}
}

func create(t *testing.T, path string) string {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestHostsNeedNotKeepCoreReceipts(t *testing.T) {
	w := newWorld(t, "no-core")
	w.start()
	w.wantProved(w.deliver(testWork()), w.queue.take())
}
