package orchestrator

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"net"
	"net/http"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/proof"
)

// patienceOfTests is when a test that waits for an event gives up; no test ever waits so long when it passes.
const patienceOfTests = 2 * time.Minute

// bench is one orchestrator with a fake world around it, which outlives restarts.
type bench struct {
	t         *testing.T
	clock     *clock.Manual
	chain     *fakeChain
	queue     *fakeQueue
	store     *fakeStore
	path      string
	url       string
	stop      func()
	cancel    func() // begins to stop, and does not wait
	failpoint func(string)
	hold      func() // runs once when a fulfilment is about to be sent
	limits    api.Limits
	nonce     int64
	config    Config // Network is filled in
	o         *orchestrator
	quoteKey  *ecdsa.PrivateKey
	members   Members
	metrics   *telemetry.Orchestrator
	tracer    *telemetry.Tracer
	public    bool // the chain is not known to be a local one
}

func newBench(t *testing.T) *bench { return newBenchAt(t, t.TempDir()) }

func newBenchAt(t *testing.T, folder string) *bench {
	c := clock.NewManual(time.Unix(1_800_000_000, 0))
	b := &bench{t: t, clock: c, chain: newFakeChain(c), queue: newFakeQueue(), store: &fakeStore{bytes: map[proof.Digest][]byte{}},
		path: filepath.Join(folder, "orchestrator.db")}
	t.Cleanup(func() {
		if b.stop != nil {
			b.stop()
		}
	})
	return b
}

func (b *bench) network() api.Network {
	return api.Network{ChainID: chainID, Market: market, Selector: proof.Selector{1, 2, 3, 4}, Limits: b.limits}
}

// start runs the orchestrator; b.stop ends it and fails the test when Run did not end well.
func (b *bench) start() {
	b.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	db, err := database.Open(ctx, b.path)
	if err != nil {
		b.t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.t.Fatal(err)
	}
	b.url = "http://" + l.Addr().String()
	cfg := b.config
	failpoint := func(name string) {
		if b.failpoint != nil {
			b.failpoint(name)
		}
		if b.hold != nil {
			b.hold()
		}
	}
	lease, err := db.TryAcquire(ctx, database.LeaseConfig{Holder: "test"})
	if err != nil {
		b.t.Fatal(err)
	}
	cfg.Network, cfg.Epoch = b.network(), int(lease.Epoch())
	b.o, err = newOrchestrator(ctx, cfg, Deps{DB: db, Listener: l, Market: b.chain, Follow: b.chain.follow,
		Sender: b.chain, Queue: b.queue, Store: b.store, Verifier: fakeVerifier{}, Clock: b.clock, Failpoint: failpoint, QuoteKey: b.quoteKey, Members: b.members, Metrics: b.metrics, Tracer: b.tracer,
		GasUsed: func(context.Context, common.Hash) (uint64, error) { return 100, nil }})
	if err != nil {
		b.t.Fatal(err)
	}
	if b.public {
		b.o.clock = chain.NewClock(1, b.clock.Now(), b.clock.Elapsed())
	}
	done := make(chan error, 1)
	go func() { done <- b.o.run(ctx) }()
	b.cancel = cancel
	b.stop = func() {
		cancel()
		b.stop = nil
		select {
		case err := <-done:
			if err != nil {
				b.t.Errorf("Run: %v", err)
			}
		case <-time.After(patienceOfTests):
			b.t.Error("Run did not end")
		}
		if err := errors.Join(lease.Release(context.Background()), db.Close()); err != nil {
			b.t.Error(err)
		}
	}
}

const lockSeconds = 1000

// order is an order whose artifacts are stored.
func (b *bench) order() chain.Order {
	b.nonce++
	return chain.Order{Client: common.HexToAddress("0x0c"), Nonce: big.NewInt(b.nonce), Selector: proof.Selector{1, 2, 3, 4},
		ProgramID: proof.Sum([]byte("id")), ProgramDigest: b.store.add([]byte("elf")), InputDigest: b.store.add([]byte("input")),
		MaxCycles: 1000, MaxJournalBytes: 100, MinPrice: big.NewInt(50), MaxPrice: big.NewInt(50), Collateral: big.NewInt(5), LockSeconds: lockSeconds,
		Deadline: uint64(b.chain.now()) + 7200}
}

func (b *bench) takeWork() queue.Work {
	b.t.Helper()
	select {
	case w := <-b.queue.work:
		return w
	case <-time.After(patienceOfTests):
		b.t.Fatal("no work was published")
	}
	return queue.Work{}
}

func (b *bench) result(w queue.Work, kind queue.Kind) queue.Result {
	journal := []byte("journal")
	r := queue.Result{V: 1, Order: w.Order, Prover: "p1", Attempt: w.Attempt, Payout: payee.Hex(), Kind: kind, Cycles: 77,
		JournalDigest: proof.Sum(journal), JournalBytes: int64(len(journal))}
	if kind == queue.KindProved {
		b.store.add(journal)
		r.ProofDigest = b.store.add(goodProof(proof.Claim{ProgramID: w.ProgramID, JournalDigest: r.JournalDigest,
			Context: chain.Context(w.ChainID, common.HexToAddress(w.Market), w.Order, payee)}))
		r.Stages = []queue.StageReport{{Stage: proof.StageCore, Seconds: 12, PeakBytes: 9}}
	}
	return r
}

// get asks the API and gives the status and the error, if it was one.
func (b *bench) get(method, path string, body io.Reader) (int, []byte, *proof.Error) {
	b.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), method, b.url+path, body)
	if err != nil {
		b.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	if res.StatusCode >= 400 {
		return res.StatusCode, text, api.DecodeError(res.StatusCode, text)
	}
	return res.StatusCode, text, nil
}

// await reads the order's event stream, or its state until it is known, up to the first that satisfies ok.
func (b *bench) await(d proof.Digest, what string, ok func(api.Order) bool) api.Order {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patienceOfTests)
	defer cancel()
	var last api.Order
	for ctx.Err() == nil {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, b.url+"/v1/orders/"+d.String()+"/events", nil)
		if err != nil {
			b.t.Fatal(err)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			b.t.Fatalf("waiting for %s: %v; the last state was %s", what, err, last.State)
		}
		lines := bufio.NewScanner(res.Body)
		for lines.Scan() {
			data, is := strings.CutPrefix(lines.Text(), "data: ")
			if !is {
				continue
			}
			last = api.Order{}
			if err := json.Unmarshal([]byte(data), &last); err != nil {
				b.t.Fatal(err)
			}
			if ok(last) {
				res.Body.Close()
				return last
			}
		}
		res.Body.Close()
	}
	b.t.Fatalf("%s never came; the last state was %s", what, last.State)
	return last
}

func (b *bench) awaitState(d proof.Digest, p job.Phase) api.Order {
	b.t.Helper()
	return b.await(d, string(p), func(o api.Order) bool { return o.State == p })
}

// awaitDue waits until due gives a time to come of the order; no test moves the clock past what is not planned yet.
func (b *bench) awaitDue(d proof.Digest, what string, due func(job.State) int64) (at time.Time) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patienceOfTests)
	defer cancel()
	for !at.After(b.o.chainTime()) {
		err := b.o.ask(ctx, func(own *owner) error {
			if r := own.live[d]; r != nil {
				at = time.Unix(due(r.State), 0)
			}
			return nil
		})
		if err != nil {
			b.t.Fatalf("%s never became due: %v", what, err)
		}
		runtime.Gosched()
	}
	return at
}

func (b *bench) sleepUntil(d proof.Digest, what string, due func(job.State) int64) {
	b.t.Helper()
	b.clock.Advance(b.awaitDue(d, what, due).Sub(b.o.chainTime()))
}

func nextCheck(s job.State) int64 { return s.CheckAt }
