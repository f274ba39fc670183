package prover

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/wrapper"
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

func (w *world) samplesOnDisk() []Sample { return spool{root: w.cfg.Spool}.loadSamples() }

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
	j := &job{slot: &slot{node: n, spool: n.spool, device: host.CPU}, Log: n.Log, work: testWork(), folder: f, state: st}
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

// lines is a log whose lines of a level are counted.
type lines struct {
	slog.Handler
	mu    sync.Mutex
	level map[slog.Level][]string
}

func newLines() *lines { return &lines{Handler: slog.DiscardHandler, level: map[slog.Level][]string{}} }

func (l *lines) Enabled(context.Context, slog.Level) bool { return true }
func (l *lines) WithAttrs([]slog.Attr) slog.Handler       { return l }
func (l *lines) Handle(_ context.Context, r slog.Record) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.level[r.Level] = append(l.level[r.Level], r.Message)
	return nil
}

func (l *lines) count(level slog.Level, message string) (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, m := range l.level[level] {
		if m == message {
			n++
		}
	}
	return n
}

// The queue is away until the host is done: by then the core receipt is gone, and nobody may look for it.
func TestAReceiptThatWaitsTooLongIsNoError(t *testing.T) {
	w := newWorld(t)
	log := newLines()
	w.deps.Log = slog.New(log)
	w.queue.setRefuse(errAway)
	var waiting []string
	w.deps.Wrap = func(ctx context.Context, req wrapper.Request, onEvent func(wrapper.Event)) (wrapper.Stats, error) {
		found, _ := filepath.Glob(filepath.Join(w.cfg.Spool, folderOutbox, "*.json"))
		for _, path := range found {
			b, _ := os.ReadFile(path)
			waiting = append(waiting, string(b))
		}
		w.queue.setRefuse(nil)
		w.clock.Advance(OutboxRetrySeconds * time.Second)
		return fakeWrap(ctx, req, onEvent)
	}
	w.start()
	w.wantProved(w.deliver(testWork()), w.queue.take())
	if len(waiting) != 3 || strings.Contains(strings.Join(waiting, ""), fileCore) {
		t.Errorf("%d reports wait, want executed, compressed and wrap: %s", len(waiting), waiting)
	}
	if n := log.count(slog.LevelError, "a report cannot be sent"); n != 0 {
		t.Errorf("%d errors", n)
	}
	if n := log.count(slog.LevelDebug, "a receipt needs not be stored any more"); n != 1 {
		t.Errorf("%d reports were dropped as moot, want core's", n)
	}
}

// A receipt may go while it is being uploaded.
func TestAReceiptThatGoesWhileItIsUploadedIsNoError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		flying, log := make(chan struct{}), newLines()
		o := testOutbox(t, func(ctx context.Context, p *parcel) error {
			close(flying)
			<-ctx.Done()
			return proof.Errorf(proof.Permanent, "bad-parcel", "the file is gone")
		})
		o.log = slog.New(log)
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() { defer close(done); o.run(ctx) }()
		p := testParcel("a", queue.KindStage)
		p.Files = []attachment{{Path: "a/" + fileCore, Stage: proof.StageCore}}
		gone, err := o.post(p)
		if err != nil {
			t.Fatal(err)
		}
		<-flying
		o.moot(proof.Sum([]byte("b")), "a/"+fileCore) // another order's
		o.moot(p.Result.Order, "a/"+fileWrap)         // another file
		if len(o.orders()) != 1 {
			t.Error("dropped for what it does not store")
		}
		o.moot(p.Result.Order, "a/"+fileCore)
		<-gone
		synctest.Wait()
		cancel()
		<-done
		if n := len(log.level[slog.LevelError]) + len(log.level[slog.LevelWarn]); n != 0 {
			t.Errorf("%v", log.level)
		}
	})
}

// After a power loss a report may be back whose receipt is not. Only what a later stage or the job's end explains is quiet.
func TestAReceiptThatIsMissing(t *testing.T) {
	order := proof.Sum([]byte("a"))
	for name, c := range map[string]struct {
		lay   func(t *testing.T, f folder, st *state)
		stage proof.Stage
		quiet bool
	}{
		"no reason":          {func(*testing.T, folder, *state) {}, proof.StageCore, false},
		"an earlier receipt": {func(t *testing.T, f folder, _ *state) { create(t, f.file(fileCore)) }, proof.StageCompressed, false},
		"a later receipt":    {func(t *testing.T, f folder, _ *state) { create(t, f.file(fileWrap)) }, proof.StageCore, true},
		"the next receipt":   {func(t *testing.T, f folder, _ *state) { create(t, f.file(fileCompressed)) }, proof.StageCore, true},
		"a later receipt, put away": {func(t *testing.T, f folder, _ *state) {
			create(t, f.file(fileWrap))
			if err := f.putAway(); err != nil {
				t.Fatal(err)
			}
		}, proof.StageCore, true},
		"a job that is over": {func(t *testing.T, f folder, st *state) {
			now := testNow
			st.Finished = &now
			if err := st.save(f); err != nil {
				t.Fatal(err)
			}
		}, proof.StageWrap, true},
		"a job that was swept": {func(t *testing.T, f folder, _ *state) {
			if err := errors.Join(os.RemoveAll(f.path), os.RemoveAll(f.work)); err != nil {
				t.Fatal(err)
			}
		}, proof.StageCore, true},
	} {
		t.Run(name, func(t *testing.T) {
			s, log := spool{root: t.TempDir()}, newLines()
			f, st, err := s.open(order)
			if err != nil {
				t.Fatal(err)
			}
			c.lay(t, f, st)
			n := &node{spool: s}
			o := testOutbox(t, n.sendParcel)
			o.log = slog.New(log)
			p := testParcel("a", queue.KindStage)
			p.Files = []attachment{{Path: filepath.Join(order.String(), receiptFiles[newness(c.stage)].name), Stage: c.stage}}
			gone, err := o.post(p)
			if err != nil {
				t.Fatal(err)
			}
			if o.sendAll(t.Context()) {
				t.Error("it waits for ever")
			}
			<-gone
			if errs := log.count(slog.LevelError, "a report cannot be sent"); (errs == 0) != c.quiet {
				t.Errorf("%d errors, quiet %v", errs, c.quiet)
			}
		})
	}
}
