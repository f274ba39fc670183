package orchestrator

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/match"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/proof"
)

// Market builds the market's calls and reads its accounts; *chain.Client is one.
type Market interface {
	LockCall(o chain.Order, r chain.LockRequest, signature []byte, value *big.Int) chain.Call
	FulfilCall(o chain.Order, f chain.Fulfilment) chain.Call
	ExpireCall(o chain.Order) chain.Call
	BalanceOf(ctx context.Context, token, account common.Address) (*big.Int, error)
	Operator(ctx context.Context, operator common.Address) (chain.Operator, error)
}

// Sender sends transactions, at most one per intent id, and knows what became of those it sent before a kill;
// *chain.Sender is one.
type Sender interface {
	Address() common.Address
	Send(ctx context.Context, in chain.Intent) (chain.Result, error)
	Wait(ctx context.Context, id string) (chain.Result, error)
}

// Queue gives work to provers and takes their reports; *queue.Conn is one. Work with an Assignee goes to that prover alone: an error
// prover-unreachable says that it does not have it. Reports may be repeated and reordered;
// a result whose sink failed comes again.
type Queue interface {
	PublishWork(ctx context.Context, zkvm string, w queue.Work) error
	// WithdrawWork takes an attempt back, and all before it; it may be repeated, and who works on it may not hear of it.
	WithdrawWork(ctx context.Context, zkvm, prover string, x queue.Withdrawal) error
	ConsumeResults(ctx context.Context, name string, sink func(context.Context, queue.Result) error) error
	SubscribeProgress(order proof.Digest, fn func(queue.Progress)) (stop func(), err error)
	SubscribeHeartbeats(fn func(queue.Heartbeat)) (stop func(), err error)
	WatchExhausted(ctx context.Context, fn func(queue.Work)) (stop func(), err error)
	WatchLost(fn func(stream string)) (stop func())
}

// Artifacts is the content-addressed store; an artifact.S3 is one.
type Artifacts interface {
	Put(ctx context.Context, r io.Reader, want proof.Digest, maxBytes int64) (int64, error)
	Get(ctx context.Context, d proof.Digest, w io.Writer, maxBytes int64) (int64, error)
	Stat(ctx context.Context, d proof.Digest) (int64, error)
	Delete(ctx context.Context, d proof.Digest) error
}

// Verifier says whether a proof is valid; *verifier.Key is one.
type Verifier interface {
	Verify(claim proof.Claim, proofWire []byte) error
}

// Config is what an operator chooses.
type Config struct {
	Network  api.Network // what orders are checked against, and the answer of GET /v1/network
	ZKVM     string      // the queue's machine class; "" means sp1
	Consumer string      // name of the durable consumer of results; "" means orchestrator
	// Epoch is of the leader's lease: once another holds it, nothing is written. It is in every work message too, so that provers refuse
	// an earlier leader's. 0 means that nobody else can lead.
	Epoch int

	Match     match.Config // how provers are ranked; zero means the defaults
	MatchSeed int64        // of the little chance in it
	NoPool    bool         // the operator has no provers of its own: work goes to others only

	KeepClosedSeconds int64 // how long an order is kept after its money has moved; 0 means DefaultKeepClosedSeconds
}

// Deps is the world. Members, Clock, Log, GasUsed and Failpoint may be nil.
type Deps struct {
	DB       *database.DB // the caller closes it after Run has returned
	Listener net.Listener // of the HTTP API; Run closes it
	Market   Market
	// Follow delivers the chain's events from cursor on until ctx ends, as chain.Follower.Run does.
	Follow   func(ctx context.Context, cursor chain.Cursor, sink chain.Sink) error
	Sender   Sender
	Queue    Queue
	Store    Artifacts
	Verifier Verifier
	Members  Members // nil: no provers from outside may join
	Clock    clock.Clock
	Log      *slog.Logger
	// GasUsed looks up what a mined transaction cost; nil asks Market when it is a
	// *chain.Client, and leaves the gas of others' transactions unknown otherwise.
	GasUsed func(ctx context.Context, tx common.Hash) (uint64, error)
	// Failpoint is told the name of a moment at which tests kill the process: "after-proof-stored".
	Failpoint func(name string)
	Metrics   *telemetry.Orchestrator // nil: nothing is counted
	Tracer    *telemetry.Tracer       // nil: no spans are made
	// QuoteKey signs quotes: the orchestrator's account. Nil: no quotes are given.
	QuoteKey *ecdsa.PrivateKey
}

// Run orchestrates until ctx ends, and then returns nil; or until something that retrying cannot mend happens.
func Run(ctx context.Context, cfg Config, deps Deps) error {
	o, err := newOrchestrator(ctx, cfg, deps)
	if err != nil {
		return errors.Join(err, closeListener(deps.Listener))
	}
	return o.run(ctx)
}

func closeListener(l net.Listener) error {
	if l == nil {
		return nil
	}
	return l.Close()
}

// orchestrator is what the goroutines share: constants and the owner's inbox. What changes is in owner.
type orchestrator struct {
	cfg      Config
	deps     Deps
	minPrice *big.Int
	store    store
	inbox    chan message
	patience *patience
	workers  sync.WaitGroup
	slots    chan struct{} // one per artifact transfer under way
	looks    chan struct{} // one per look at a prover's stake
	fresh    *fresh
	quotes   *quotes
	joins    *joins
	clock    *chain.Clock  // the owner's
	ahead    atomic.Int64  // the clock's offset, for everybody
	began    time.Duration // since 1970, less what had elapsed

	recipients recipients
}

func newOrchestrator(ctx context.Context, cfg Config, deps Deps) (*orchestrator, error) {
	for _, f := range []struct {
		name string
		nil  bool
	}{{"DB", deps.DB == nil}, {"Listener", deps.Listener == nil}, {"Market", deps.Market == nil}, {"Follow", deps.Follow == nil},
		{"Sender", deps.Sender == nil}, {"Queue", deps.Queue == nil}, {"Store", deps.Store == nil}, {"Verifier", deps.Verifier == nil}} {
		if f.nil {
			return nil, proof.Errorf(proof.Caller, "config-incomplete", "orchestrator: %s is missing", f.name).WithField(f.name)
		}
	}
	if cfg.ZKVM == "" {
		cfg.ZKVM = "sp1"
	}
	if cfg.Consumer == "" {
		cfg.Consumer = "orchestrator"
	}
	if cfg.KeepClosedSeconds == 0 {
		cfg.KeepClosedSeconds = DefaultKeepClosedSeconds
	}
	if deps.Clock == nil {
		deps.Clock = clock.System()
	}
	if deps.Log == nil {
		deps.Log = slog.New(slog.DiscardHandler)
	}
	if c, is := deps.Market.(*chain.Client); is && deps.GasUsed == nil {
		deps.GasUsed = func(ctx context.Context, tx common.Hash) (uint64, error) {
			receipt, err := c.Backend().TransactionReceipt(ctx, tx)
			if err != nil {
				return 0, err
			}
			return receipt.GasUsed, nil
		}
	}
	if deps.Failpoint == nil {
		deps.Failpoint = func(string) {}
	}
	n := &cfg.Network
	if n.ChainID == 0 || n.Market == (common.Address{}) {
		return nil, proof.Errorf(proof.Caller, "config-incomplete", "orchestrator: network needs a chain id and a market").WithField("Network")
	}
	if n.InsecureDev && !chain.IsLocal(n.ChainID) {
		return nil, proof.Errorf(proof.Caller, "insecure-key", "orchestrator: an insecure-dev verifying key is refused on chain %d: only chains 1337 and 31337 are local", n.ChainID).WithField("Network.InsecureDev")
	}
	var err error
	if n.Limits, err = n.Limits.Filled(); err != nil {
		return nil, err
	}
	price, err := n.Limits.Price()
	if err != nil {
		return nil, err
	}
	if deps.QuoteKey != nil {
		n.Quoter = crypto.PubkeyToAddress(deps.QuoteKey.PublicKey)
	}
	s, err := openStore(ctx, deps.DB.Fenced(int64(cfg.Epoch)), networkName(*n))
	if err != nil {
		return nil, err
	}
	now := deps.Clock.Now().Unix()
	if err := s.nameOld(ctx, now); err != nil {
		return nil, err
	}
	o := &orchestrator{cfg: cfg, fresh: newFresh(min(cfg.KeepClosedSeconds, maxUploadGraceSeconds), now), deps: deps, minPrice: price, store: s, inbox: make(chan message),
		patience: newPatience(), slots: make(chan struct{}, maxTransfers), looks: make(chan struct{}, maxLooks), quotes: newQuotes(), joins: newJoins()}
	return o, o.startClock(ctx)
}

// run starts the owner and everything that feeds it, and waits until all have ended.
func (o *orchestrator) run(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	own, err := newOwner(ctx, o)
	if err != nil {
		return errors.Join(err, o.deps.Listener.Close())
	}
	cursor, err := o.store.cursor(ctx)
	if err != nil {
		return errors.Join(err, o.deps.Listener.Close())
	}
	stopProgress, err := o.deps.Queue.SubscribeProgress(proof.Digest{}, func(p queue.Progress) { o.progress(ctx, p) })
	if err != nil {
		return errors.Join(err, o.deps.Listener.Close())
	}
	defer stopProgress()
	stopHeartbeats, err := o.deps.Queue.SubscribeHeartbeats(func(h queue.Heartbeat) { o.heartbeat(ctx, h) })
	if err != nil {
		return errors.Join(err, o.deps.Listener.Close())
	}
	defer stopHeartbeats()
	stopExhausted, err := o.deps.Queue.WatchExhausted(ctx, func(w queue.Work) { o.exhausted(ctx, w) })
	if err != nil {
		return errors.Join(err, o.deps.Listener.Close())
	}
	defer stopExhausted()
	stopLost := o.watchLost(ctx)
	defer stopLost()
	parts := map[string]func() error{
		"follow the chain": func() error { return o.deps.Follow(ctx, cursor, o.chainBatch) },
		"consume results":  func() error { return o.deps.Queue.ConsumeResults(ctx, o.cfg.Consumer, o.result) },
		"serve HTTP":       func() error { return o.serve(ctx) },
		"owner":            func() error { return own.loop(ctx) },
		"retention":        func() error { return o.retain(ctx) },
	}
	for name, part := range parts {
		o.workers.Add(1)
		go func() {
			defer o.workers.Done()
			if err := part(); ctx.Err() == nil { // only the end of ctx may end a part
				cancel(fmt.Errorf("%s: %w", name, errOr(err, errEnded)))
			}
		}()
	}
	<-ctx.Done()
	o.workers.Wait()
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) && !errors.Is(cause, context.DeadlineExceeded) {
		return cause
	}
	return nil
}

var errEnded = proof.Errorf(proof.Bug, "internal", "ended without being asked to")

func errOr(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// pause waits for d or the end of ctx; it reports whether the wait was whole.
func (o *orchestrator) pause(ctx context.Context, d time.Duration) bool {
	t := o.deps.Clock.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C():
		return true
	}
}
