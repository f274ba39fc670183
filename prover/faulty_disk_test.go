package prover

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/artifact/artifacttest"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/disk/disktest"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
)

// onDisk has the node write on d, the Groth16 step included.
func (w *world) onDisk(d disk.Disk) {
	w.deps.Disk = d
	w.deps.Wrap = func(ctx context.Context, req wrapper.Request, onEvent func(wrapper.Event)) (wrapper.Stats, error) {
		made := req
		made.Out = filepath.Join(w.t.TempDir(), fileProof)
		stats, err := fakeWrap(ctx, made, onEvent)
		if err != nil {
			return stats, err
		}
		wire, err := os.ReadFile(made.Out)
		if err != nil {
			return stats, err
		}
		return stats, writeFile(d, req.Out, wire) // as the wrapper's process does
	}
}

// tryStart runs the node; false when it refuses to start, and why.
func (w *world) tryStart() (bool, error) {
	ctx, cancel := context.WithCancel(context.Background())
	w.cancel, w.ended = cancel, make(chan error, 1)
	go func() { w.ended <- Run(ctx, w.cfg, w.deps) }()
	select {
	case <-w.queue.consuming:
		return true, nil
	case err := <-w.ended:
		cancel()
		return false, err
	}
}

// Each write of one job fails in turn, once or from then on for good. The node does not start, or gives the job back, or ends it all the
// same; nothing wrong is reported, and once the disk is mended the job is done with nothing lost. A file is written in five changes: each
// file has another one of them fail.
func TestEveryWriteFails(t *testing.T) {
	var ops []disk.Op
	w := newWorld(t)
	var mu sync.Mutex // the outbox writes beside the job
	w.onDisk(disk.Disk{Before: func(c disk.Change) error {
		mu.Lock()
		defer mu.Unlock()
		ops = append(ops, c.Op)
		return nil
	}})
	w.start()
	w.wantProved(w.deliver(testWork()), w.queue.take())
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	tries, files := 0, 0
	for n, op := range ops {
		at := n
		switch op {
		case disk.Create:
			at += files % 5
			files++
		case disk.Write, disk.Sync, disk.SyncFolder:
			continue
		case disk.Rename:
			if ops[n-1] == disk.Sync {
				continue
			}
		}
		f := &disktest.Fault{At: at, Last: at, Err: syscall.EIO}
		if tries++; tries%2 == 0 {
			f.Last, f.Err = -1, syscall.EROFS
		}
		oneWriteFails(t, f)
	}
	if t.Logf("%d changes, %d files, %d failed", len(ops), files, tries); files < 15 {
		t.Error("a job writes more files than that: are all seen?")
	}
}

func oneWriteFails(t *testing.T, f *disktest.Fault) {
	w := newWorld(t)
	w.onDisk(f.Disk())
	started, err := w.tryStart()
	if started {
		err = w.deliver(testWork())
		if stopped := w.stop(); stopped != nil {
			t.Errorf("the node ended: %v", stopped)
		}
	}
	failed := f.Failed()
	if len(failed) == 0 { // the outbox and the job took turns otherwise than before
		w.wantProved(err, w.queue.take())
		return
	}
	what := string(failed[0].Op) + " " + strings.TrimPrefix(failed[0].Path, w.cfg.Spool)
	if err != nil && proof.ClassOf(err) != proof.Retry && proof.ClassOf(err) != proof.Bug {
		t.Errorf("%s fails: class %s would drop the job: %v", what, proof.ClassOf(err), err)
	}
	if err != nil && !strings.Contains(err.Error(), f.Err.Error()) {
		t.Errorf("%s fails, and the error does not say so: %v", what, err)
	}
	for _, r := range w.queue.take() {
		if r.Kind != queue.KindExecuted && r.Kind != queue.KindProved {
			t.Errorf("%s fails: reported %+v", what, r)
		}
	}
	f.Heal()
	w.start()
	w.wantProved(w.deliver(testWork()), w.queue.take())
	if err := w.stop(); err != nil {
		t.Error(err)
	}
	if t.Failed() {
		t.Fatalf("the first fault: %s", what)
	}
}

func TestASpoolThatCannotBeWritten(t *testing.T) {
	for name, change := range map[string]func(w *world){
		"read-only":                           func(w *world) { w.deps.Disk = (&disktest.Fault{Last: -1, Err: syscall.EROFS}).Disk() },
		"a file system that takes no folders": func(w *world) { w.cfg.Spool = "/proc/lemma-spool" },
		"below a file": func(w *world) {
			file := filepath.Join(w.cfg.Spool, "file")
			if err := os.WriteFile(file, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			w.cfg.Spool = filepath.Join(file, "spool")
		},
	} {
		w := newWorld(t)
		change(w)
		started, err := w.tryStart()
		if started {
			_ = w.stop()
		}
		if started || proof.CodeOf(err) != "disk" || proof.ClassOf(err) != proof.Retry || !strings.Contains(err.Error(), w.cfg.Spool) {
			t.Errorf("%s: started %v, %v", name, started, err)
		}
	}
}

// loudQueue notes when a job's end is acknowledged.
type loudQueue struct {
	*fakeQueue
	acked func()
}

func (q loudQueue) ConsumeWork(ctx context.Context, zkvm string, handle func(context.Context, queue.Work) error) error {
	return q.fakeQueue.ConsumeWork(ctx, zkvm, func(ctx context.Context, w queue.Work) error {
		err := handle(ctx, w)
		if err == nil {
			q.acked()
		}
		return err
	})
}

// Promises that a power loss must not break.
const (
	promiseEpoch    = "the epoch is remembered"
	promiseIdentity = "the identity was told"
	promiseTry      = "the try is counted"
	promiseProof    = "the job is off the queue"
)

// recordAJob plays a job whose reports cannot be sent: the node is ended, the job is off the queue, and its proof is on disk alone.
func recordAJob(t *testing.T) (w *world, r *disktest.Recorder, whole map[string]string) {
	w = newWorld(t)
	r = disktest.NewRecorder(w.cfg.Spool)
	w.onDisk(r.Disk())
	w.deps.Queue = loudQueue{w.queue, func() { r.Promise(promiseProof) }}
	w.queue.refuse = proof.Errorf(proof.Retry, "queue-unavailable", "no queue")
	wrap, order := w.deps.Wrap, testWork().Order
	w.deps.Wrap = func(ctx context.Context, req wrapper.Request, onEvent func(wrapper.Event)) (wrapper.Stats, error) {
		r.Promise(promiseEpoch)
		r.Promise(promiseTry)
		r.Adopt(t, filepath.Dir(req.Out)) // what the host wrote and synced
		return wrap(ctx, req, onEvent)
	}
	waiting := make(chan struct{}, 64)
	w.queue.onProgress = func(p queue.Progress) {
		if p.State == stateWaiting {
			waiting <- struct{}{}
		}
	}
	w.start()
	r.Promise(promiseIdentity)
	w.queue.work <- testWork()
	select {
	case <-waiting:
	case <-time.After(2 * time.Minute):
		t.Fatal("no proof waits")
	}
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	whole = map[string]string{}
	for _, name := range []string{fileELF, fileInput, fileExecuted, fileJournal, fileWrap, fileProof} {
		b, err := os.ReadFile(w.file(order, name))
		if err != nil {
			t.Fatal(err)
		}
		whole[name] = string(b)
	}
	return w, r, whole
}

// The power goes after each change of the disk, and takes with it whatever was not synced. What was acknowledged is there, and what is there is
// whole.
func TestPowerLossKeepsWhatWasPromised(t *testing.T) {
	w, r, whole := recordAJob(t)
	identity, err := os.ReadFile(filepath.Join(w.cfg.Spool, fileIdentity))
	if err != nil {
		t.Fatal(err)
	}
	last := map[string]bool{}
	states := r.EachLoss(t, func(promised []string, folder string) {
		promises := map[string]bool{}
		for _, p := range promised {
			promises[p], last[p] = true, true
		}
		after := w.afterLoss(t, folder)
		if promises[promiseEpoch] && after.book.epoch(after.market()) != testWork().Epoch {
			t.Errorf("epochs %v", after.book.epochs)
		}
		if got, _ := os.ReadFile(filepath.Join(folder, fileIdentity)); string(got) != string(identity) && (promises[promiseIdentity] || len(got) > 0) {
			t.Errorf("identity: %d bytes", len(got))
		}
		if after.outbox.sendAll(t.Context()) {
			t.Error("reports are stuck")
		}
		if promises[promiseProof] {
			after.wantProved(nil, after.queue.take())
		}
		f, st, err := after.spool.open(testWork().Order)
		if err != nil {
			t.Fatal(err)
		}
		if promises[promiseTry] && st.Tries == 0 {
			t.Error("the try is not counted")
		}
		for name, want := range whole {
			if b, err := os.ReadFile(f.file(name)); err == nil && string(b) != want {
				t.Errorf("%s is there and not whole: %q", name, b)
			}
		}
	})
	if len(last) != 4 {
		t.Errorf("promised in all: %v", last)
	}
	t.Logf("%d states", states)
}

// lossNode is a node that found what a power loss left.
type lossNode struct {
	*node
	world
}

func (w *world) afterLoss(t *testing.T, folder string) lossNode {
	t.Helper()
	after := lossNode{world: world{t: t, cfg: w.cfg, deps: w.deps, queue: newFakeQueue(), store: artifacttest.NewMem()}}
	after.cfg.Spool, after.deps.Queue, after.deps.Disk, after.deps.Store = folder, after.queue, disk.Disk{}, after.store
	after.node = newNode(after.cfg, after.deps, spool{root: folder})
	if err := errors.Join(after.spool.clearDesks(), after.remember()); err != nil {
		t.Fatal(err)
	}
	return after
}
