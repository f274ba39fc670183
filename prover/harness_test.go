package prover

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/artifact/artifacttest"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
)

var (
	testMarket   = common.HexToAddress("0x00000000000000000000000000000000000000a1")
	testPayout   = common.HexToAddress("0x00000000000000000000000000000000000000b2")
	testSelector = proof.Selector{1, 2, 3, 4}
	testELF      = []byte("not really an ELF")
	testInput    = []byte("forty-two")
	testNow      = time.Unix(1_800_000_000, 0)
)

// fakeProof binds selector, program, journal and context, as the real one does.
func fakeProof(programID, journal proof.Digest, context *big.Int) []byte {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %x %s", programID, journal.Field(), context))
	return append(append(testSelector[:], sum[:]...), make([]byte, proof.Groth16WireBytes-4-len(sum))...)
}

type fakeVerifier struct{}

func (fakeVerifier) Selector() proof.Selector { return testSelector }
func (fakeVerifier) Verify(c proof.Claim, wire []byte) error {
	if string(wire) != string(fakeProof(c.ProgramID, c.JournalDigest, c.Context)) {
		return proof.Errorf(proof.Permanent, "proof-invalid", "the pairing check failed")
	}
	return nil
}

// fakeWrap reads the fake host's witness and makes the fake proof.
func fakeWrap(_ context.Context, req wrapper.Request, onEvent func(wrapper.Event)) (wrapper.Stats, error) {
	b, err := os.ReadFile(req.Witness)
	if err != nil {
		return wrapper.Stats{}, err
	}
	words := strings.Fields(string(b))
	id, err1 := proof.ParseDigest(words[0])
	journal, err2 := proof.ParseDigest(words[1])
	if err := errors.Join(err1, err2); err != nil {
		return wrapper.Stats{}, err
	}
	onEvent(wrapper.Event{Step: wrapper.StepProve, State: wrapper.StateRunning, Seconds: 1, PeakBytes: 600})
	return wrapper.Stats{TotalSeconds: 5, ProveSeconds: 3, PeakBytes: 700}, os.WriteFile(req.Out, fakeProof(id, journal, req.Context), 0o600)
}

// fakeQueue is the queue as the node sees it, driven by the test.
type fakeQueue struct {
	work      chan queue.Work
	settled   chan error // what each delivery ended with
	beats     chan queue.Heartbeat
	consuming chan bool // true when the node begins to consume, false when it stops

	mu         sync.Mutex
	results    []queue.Result
	stored     []queue.Receipt
	progress   []queue.Progress
	onProgress func(queue.Progress)
	refuse     error // PublishResult fails with it
	withdraw   func(queue.Withdrawal)
}

func (q *fakeQueue) WatchWithdrawn(_ string, fn func(queue.Withdrawal)) (func(), error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.withdraw = fn
	return func() {}, nil
}

func newFakeQueue() *fakeQueue {
	return &fakeQueue{work: make(chan queue.Work), settled: make(chan error, 64), consuming: make(chan bool, 64), beats: make(chan queue.Heartbeat, 256)}
}

func (q *fakeQueue) ConsumeWork(ctx context.Context, _ string, handle func(context.Context, queue.Work) error) error {
	q.consuming <- true
	defer func() { q.consuming <- false }()
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case w := <-q.work:
			q.settled <- handle(ctx, w)
		}
	}
	return nil
}

func (q *fakeQueue) PublishResult(_ context.Context, r queue.Result) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.refuse != nil {
		return q.refuse
	}
	if r.Kind == queue.KindStage {
		q.stored = append(q.stored, r.Receipts...)
	} else {
		q.results = append(q.results, r)
	}
	return nil
}

func (q *fakeQueue) PublishProgress(p queue.Progress) error {
	q.mu.Lock()
	q.progress = append(q.progress, p)
	hook := q.onProgress
	q.mu.Unlock()
	if hook != nil {
		hook(p)
	}
	return nil
}

func (q *fakeQueue) PublishHeartbeat(h queue.Heartbeat) error {
	select {
	case q.beats <- h:
	default: // nobody reads so many
	}
	return nil
}

// take returns the results so far, but for stored receipts, and forgets them.
func (q *fakeQueue) take() []queue.Result {
	q.mu.Lock()
	defer q.mu.Unlock()
	r := q.results
	q.results = nil
	return r
}

// receipts are the stored receipts reported so far.
func (q *fakeQueue) receipts() []queue.Receipt {
	q.mu.Lock()
	defer q.mu.Unlock()
	return slices.Clone(q.stored)
}

// world is one node's surroundings; fields may be changed before start.
type world struct {
	t     *testing.T
	cfg   Config
	deps  Deps
	queue *fakeQueue
	store *artifacttest.Mem
	clock *clock.Manual

	cancel context.CancelFunc
	ended  chan error
}

func newWorld(t *testing.T, hostMode ...string) *world {
	t.Helper()
	script, err := filepath.Abs("testdata/host.sh")
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, queue: newFakeQueue(), store: artifacttest.NewMem(), clock: clock.NewManual(testNow)}
	spool := t.TempDir()
	w.cfg = Config{
		ID: "node-1", Payout: testPayout, ChainID: 1337, Market: testMarket, Selector: testSelector, ZKVM: "sp1", Spool: spool,
		Host:        host.Config{Argv: append([]string{script}, hostMode...), CancelGrace: time.Minute},
		HostBackoff: host.Backoff{Min: time.Millisecond, Max: time.Millisecond},
		Wrapper:     wrapper.Config{Argv: []string{"unused"}},
		Keys:        Keys{Folder: "/keys", Kind: "insecure-dev", ZKVMVersion: "1.0", Constraints: 11, Verifier: fakeVerifier{}},
		Limits:      DefaultLimits(),
	}
	w.deps = Deps{
		Queue: w.queue, Store: w.store, Wrap: fakeWrap, Clock: w.clock,
		FreeBytes: func() (int64, error) { return 123, nil },
		FreeDisk:  func(string) (int64, error) { return w.cfg.Limits.DiskBytes, nil },
	}
	for _, b := range [][]byte{testELF, testInput} {
		if _, err := artifact.PutBytes(t.Context(), w.store, b); err != nil {
			t.Fatal(err)
		}
	}
	return w
}

// start runs the node until stop or the test's end.
func (w *world) start() {
	w.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	w.cancel, w.ended = cancel, make(chan error, 1)
	done := make(chan struct{})
	go func() {
		defer close(done)
		w.ended <- Run(ctx, w.cfg, w.deps)
	}()
	w.t.Cleanup(func() { cancel(); <-done })
	select {
	case <-w.queue.consuming:
	case err := <-w.ended:
		w.t.Fatalf("Run: %v", err)
	}
}

// stop ends the node and returns what Run returned.
func (w *world) stop() error {
	w.cancel()
	err := <-w.ended
	for len(w.queue.consuming) > 0 {
		<-w.queue.consuming
	}
	return err
}

// holdWrap makes the Groth16 step wait: it says on at that it has begun, up to n times unread, and goes on when release is closed.
func (w *world) holdWrap(n int) (at, release chan struct{}) {
	at, release = make(chan struct{}, n), make(chan struct{})
	w.deps.Wrap = func(ctx context.Context, req wrapper.Request, onEvent func(wrapper.Event)) (wrapper.Stats, error) {
		at <- struct{}{}
		<-release
		return fakeWrap(ctx, req, onEvent)
	}
	return at, release
}

// deliver hands the node a job and waits for its end.
func (w *world) deliver(work queue.Work) error {
	w.queue.work <- work
	return <-w.queue.settled
}

// testWork is a job that the node should do.
func testWork() queue.Work {
	return queue.Work{
		Order: proof.Sum([]byte("order")), Attempt: 1, Epoch: 1,
		ProgramID: proof.Sum(testELF), ProgramDigest: proof.Sum(testELF), InputDigest: proof.Sum(testInput),
		MaxCycles: 100, MaxJournalBytes: 100, LockSeconds: 60, Deadline: testNow.Unix() + 3600,
		ChainID: 1337, Market: testMarket.Hex(),
	}
}

// calls counts the operations that hosts of this world were asked for.
func (w *world) calls(op string) int {
	b, err := os.ReadFile(filepath.Join(w.cfg.Spool, "calls.log"))
	if err != nil {
		w.t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		if strings.TrimSpace(line) == op {
			n++
		}
	}
	return n
}

// file is where a job's file lies while the job is not at hand, and while it is.
func (w *world) file(order proof.Digest, name string) string {
	f := spool{root: w.cfg.Spool}.at(order)
	if name == "" || name == fileState {
		return filepath.Join(f.path, name)
	}
	if f.has(name) {
		return f.file(name)
	}
	return filepath.Join(f.path, filesFolder, name)
}

func (w *world) wantProved(err error, results []queue.Result) {
	w.t.Helper()
	if err != nil {
		w.t.Fatalf("delivery ended with %v", err)
	}
	if len(results) == 0 || results[len(results)-1].Kind != queue.KindProved {
		w.t.Fatalf("results %+v, want a proved one last", results)
	}
	r := results[len(results)-1]
	wire, err := artifact.GetBytes(w.t.Context(), w.store, r.ProofDigest, proof.Groth16WireBytes)
	if err != nil {
		w.t.Fatal(err)
	}
	claim := proof.Claim{
		ProgramID: proof.Sum(testELF), JournalDigest: proof.Sum(testInput),
		Context: chain.Context(1337, testMarket, r.Order, testPayout),
	}
	if err := (fakeVerifier{}).Verify(claim, wire); err != nil {
		w.t.Fatalf("stored proof: %v", err)
	}
	journal, err := artifact.GetBytes(w.t.Context(), w.store, r.JournalDigest, proof.MaxJournalBytes)
	if err != nil || string(journal) != string(testInput) {
		w.t.Fatalf("stored journal %q, %v", journal, err)
	}
}

func (w *world) wantFailed(err error, class proof.Class, code string) queue.Result {
	w.t.Helper()
	if err != nil {
		w.t.Fatalf("delivery ended with %v, want an ack after the report", err)
	}
	results := w.queue.take()
	if len(results) == 0 || results[len(results)-1].Kind != queue.KindFailed {
		w.t.Fatalf("results %+v, want a failed one last", results)
	}
	r := results[len(results)-1]
	if r.Error == nil || r.Error.Class != class || r.Error.Code != code {
		w.t.Fatalf("error %+v, want class %s code %s", r.Error, class, code)
	}
	return r
}

func wantRetry(t *testing.T, err error, code string) {
	t.Helper()
	if err == nil || proof.CodeOf(err) != code {
		t.Fatalf("delivery ended with %v (%s), want %s", err, proof.CodeOf(err), code)
	}
	if c := proof.ClassOf(err); c != proof.Retry && c != proof.Bug {
		t.Fatalf("class %s: the queue would drop the job", c)
	}
}
