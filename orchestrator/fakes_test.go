package orchestrator

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

var (
	self    = common.HexToAddress("0x01")
	payee   = common.HexToAddress("0x02")
	market  = common.HexToAddress("0x03")
	chainID = uint64(1337)
)

// fakeChain is a market with its rules, its events, and a sender that knows its intents. mu guards everything.
type fakeChain struct {
	mu      sync.Mutex
	clock   clock.Clock
	block   uint64
	events  []chain.Event
	closed  map[proof.Digest]chain.Kind
	locks   map[proof.Digest][]chain.Event
	intents map[string]chain.Result
	calls   map[string]chain.Call
	paid    map[proof.Digest]int
	sent    []string
	moved   chan struct{} // closed and replaced at every change
	rewound *chain.BlockRef
	held    *big.Int // our market balance
	value   []*big.Int
	stakes  map[common.Address]chain.Operator // nil: everybody has one
	ends    map[proof.Digest]uint64           // deadlines
	began   time.Time
	warp    time.Duration // of the chain's time against what elapsed
	timed   bool          // blocks have times
	tip     chain.BlockRef
}

func newFakeChain(c clock.Clock) *fakeChain {
	return &fakeChain{clock: c, began: c.Now(), block: 10, closed: map[proof.Digest]chain.Kind{}, locks: map[proof.Digest][]chain.Event{},
		intents: map[string]chain.Result{}, calls: map[string]chain.Call{}, paid: map[proof.Digest]int{}, moved: make(chan struct{}), ends: map[proof.Digest]uint64{}, held: big.NewInt(0)}
}

// now is the chain's time, whatever the machine's clock is set to.
func (f *fakeChain) now() int64 { return f.began.Add(f.clock.Elapsed() + f.warp).Unix() }

// grow adds a block.
func (f *fakeChain) grow() chain.BlockRef {
	f.block++
	f.tip = chain.BlockRef{Number: f.block}
	if f.timed {
		f.tip.Time = uint64(f.now())
	}
	close(f.moved)
	f.moved = make(chan struct{})
	return f.tip
}

func (f *fakeChain) emit(e chain.Event) chain.Event {
	e.Block = f.grow()
	e.TxHash = common.BigToHash(new(big.Int).SetUint64(f.block))
	f.events = append(f.events, e)
	return e
}

func (f *fakeChain) open(o chain.Order) proof.Digest {
	f.mu.Lock()
	defer f.mu.Unlock()
	d := chain.Digest(o, chainID, market)
	f.ends[d] = o.Deadline
	f.emit(chain.Event{Kind: chain.KindOpened, OrderDigest: d, Order: &o})
	return d
}

func (f *fakeChain) say(kind chain.Kind, d proof.Digest) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed[d] = kind
	f.emit(chain.Event{Kind: kind, OrderDigest: d})
}

// reorg drops the newest n events; the follower then tells of it.
func (f *fakeChain) reorg(n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, e := range f.events[len(f.events)-n:] {
		if e.Kind == chain.KindLocked {
			f.locks[e.OrderDigest] = f.locks[e.OrderDigest][:e.Round-1]
		}
		if f.closed[e.OrderDigest] == e.Kind {
			delete(f.closed, e.OrderDigest)
			if e.Kind == chain.KindFulfilled {
				f.paid[e.OrderDigest]--
			}
		}
	}
	f.events = f.events[:len(f.events)-n]
	f.rewound = &chain.BlockRef{Number: f.events[len(f.events)-1].Block.Number}
	f.tip = *f.rewound
	clear(f.intents) // the sender sees that its transactions are gone
	close(f.moved)
	f.moved = make(chan struct{})
}

func (f *fakeChain) follow(ctx context.Context, cursor chain.Cursor, sink chain.Sink) error {
	at := uint64(0)
	if n := len(cursor.Blocks); n > 0 {
		at = cursor.Blocks[n-1].Number
	}
	for {
		f.mu.Lock()
		moved, rewound, tip := f.moved, f.rewound, f.tip
		f.rewound = nil
		b := chain.Batch{}
		if rewound != nil {
			b.RevertedTo = rewound
			at = rewound.Number
		} else {
			for _, e := range f.events {
				if e.Block.Number > at {
					b.Events = append(b.Events, e)
				}
			}
			b.Newest = tip.Number > at
			at = max(at, tip.Number)
		}
		f.mu.Unlock()
		if tip.Number != at {
			tip = chain.BlockRef{Number: at}
		}
		b.Cursor = chain.Cursor{Blocks: []chain.BlockRef{tip}}
		if b.RevertedTo != nil || b.Newest {
			if err := sink(ctx, b); err != nil {
				return nil //nolint:nilerr // only the end of ctx makes the sink fail here
			}
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-moved:
		}
	}
}

// fakeCall is what the fake market writes into a call's data.
type fakeCall struct {
	Kind    chain.Kind
	Digest  proof.Digest
	Payout  common.Address
	Journal []byte
	Proof   []byte
	Lock    chain.LockRequest

	Signature []byte
}

func encodeCall(c fakeCall, value *big.Int) chain.Call {
	b, _ := json.Marshal(c) //nolint:errchkjson // plain fields
	return chain.Call{To: &market, Data: b, Value: value}
}

func (f *fakeChain) LockCall(o chain.Order, r chain.LockRequest, signature []byte, value *big.Int) chain.Call {
	return encodeCall(fakeCall{Kind: chain.KindLocked, Digest: chain.Digest(o, chainID, market), Payout: r.Payout, Lock: r, Signature: signature}, value)
}

func (f *fakeChain) FulfilCall(o chain.Order, x chain.Fulfilment) chain.Call {
	return encodeCall(fakeCall{Kind: chain.KindFulfilled, Digest: chain.Digest(o, chainID, market), Payout: x.Payout, Journal: x.Journal, Proof: x.Proof}, nil)
}

func (f *fakeChain) ExpireCall(o chain.Order) chain.Call {
	return encodeCall(fakeCall{Kind: chain.KindExpired, Digest: chain.Digest(o, chainID, market)}, nil)
}

func (f *fakeChain) BalanceOf(context.Context, common.Address, common.Address) (*big.Int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.held, nil
}

func (f *fakeChain) Operator(_ context.Context, operator common.Address) (chain.Operator, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.stakes != nil && operator != self {
		return f.stakes[operator], nil
	}
	return chain.Operator{Prover: operator, Capacity: big.NewInt(1)}, nil
}

func (f *fakeChain) Address() common.Address { return self }

// lockBy has somebody lock the order for so many seconds, in its next round.
func (f *fakeChain) lockBy(payout common.Address, d proof.Digest, seconds int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.lock(d, payout, seconds)
}

func (f *fakeChain) lock(d proof.Digest, payout common.Address, seconds int64) chain.Event {
	e := f.emit(chain.Event{Kind: chain.KindLocked, OrderDigest: d, Payout: payout, Round: uint8(len(f.locks[d]) + 1),
		LockedUntil: uint64(f.now() + seconds)})
	f.locks[d] = append(f.locks[d], e)
	return e
}

// holder is the payout of the lock that holds now, if one does.
func (f *fakeChain) holder(d proof.Digest) (payout common.Address, held bool) {
	if n := len(f.locks[d]); n > 0 && uint64(f.now()) <= f.locks[d][n-1].LockedUntil {
		return f.locks[d][n-1].Payout, true
	}
	return payout, false
}

func (f *fakeChain) Send(ctx context.Context, in chain.Intent) (chain.Result, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if ctx.Err() != nil {
		return chain.Result{}, ctx.Err()
	}
	if res, known := f.intents[in.ID]; known {
		if string(f.calls[in.ID].Data) != string(in.Data) || !equal(f.calls[in.ID].Value, in.Value) {
			return chain.Result{}, proof.Errorf(proof.Caller, "intent-mismatch", "id %s was used for another call", in.ID)
		}
		return res, nil
	}
	var c fakeCall
	if err := json.Unmarshal(in.Data, &c); err != nil {
		return chain.Result{}, err
	}
	if kind, closed := f.closed[c.Digest]; closed {
		return chain.Result{}, proof.Errorf(proof.Permanent, "wrong-state", "the order is %s", kind)
	}
	holder, held := f.holder(c.Digest)
	switch {
	case c.Kind == chain.KindExpired && f.now() <= int64(f.ends[c.Digest]):
		return chain.Result{}, proof.Errorf(proof.Retry, "before-deadline", "the deadline has not passed yet")
	case c.Kind != chain.KindExpired && f.now() > int64(f.ends[c.Digest]):
		return chain.Result{}, proof.Errorf(proof.Permanent, "past-deadline", "the deadline has passed")
	case c.Kind == chain.KindLocked && held:
		return chain.Result{}, proof.Errorf(proof.Permanent, "wrong-state", "the order is locked")
	case c.Kind == chain.KindLocked && (int(c.Lock.Round) != len(f.locks[c.Digest]) || (c.Lock.Operator != self) != (len(c.Signature) > 0) || c.Lock.Expiry < uint64(f.now())):
		return chain.Result{}, proof.Errorf(proof.Permanent, "wrong-round", "lock request %+v after %d locks", c.Lock, len(f.locks[c.Digest]))
	case c.Kind == chain.KindFulfilled && held && holder != c.Payout:
		return chain.Result{}, proof.Errorf(proof.Retry, "locked-for-other", "the order is locked for %s", holder)
	}
	f.sent = append(f.sent, in.ID)
	f.value = append(f.value, in.Value)
	e := chain.Event{Kind: c.Kind, OrderDigest: c.Digest, Payout: c.Payout}
	switch c.Kind {
	case chain.KindFulfilled:
		f.paid[c.Digest]++
		f.closed[c.Digest] = c.Kind
	case chain.KindExpired:
		f.closed[c.Digest] = c.Kind
	}
	if c.Kind == chain.KindLocked {
		e = f.lock(c.Digest, c.Payout, lockSeconds)
	} else {
		e = f.emit(e)
	}
	res := chain.Result{ID: in.ID, TxHash: e.TxHash, Block: e.Block, GasUsed: 21_000, Success: true}
	f.intents[in.ID], f.calls[in.ID] = res, in.Call
	f.held = big.NewInt(1000) // whatever we held before, it is another amount now
	return res, nil
}

func equal(a, b *big.Int) bool { return (a == nil) == (b == nil) && (a == nil || a.Cmp(b) == 0) }

func (f *fakeChain) Wait(_ context.Context, id string) (chain.Result, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.intents[id], nil
}

func (f *fakeChain) payments(d proof.Digest) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.paid[d]
}

// fakeQueue keeps messages in memory and gives a result again until its sink takes it.
type fakeQueue struct {
	onQuote  func(prover string, r queue.QuoteRequest) (queue.QuoteReply, error)
	work     chan queue.Work
	results  chan queue.Result
	mu       sync.Mutex // guards the callbacks and away
	progress func(queue.Progress)
	beat     func(queue.Heartbeat)
	spent    func(queue.Work)
	lost     func(stream string)
	taken    []queue.Withdrawal // what was withdrawn
	refuse   error              // what PublishWork answers
	away     map[string]bool    // provers that cannot be reached
}

func newFakeQueue() *fakeQueue {
	return &fakeQueue{work: make(chan queue.Work, 100), results: make(chan queue.Result, 100)}
}

func (q *fakeQueue) PublishWork(_ context.Context, _ string, w queue.Work) error {
	if q.refuse != nil {
		return q.refuse
	}
	q.mu.Lock()
	away := q.away[w.Assignee]
	q.mu.Unlock()
	if away {
		return proof.Errorf(proof.Retry, "prover-unreachable", "prover %s does not take work", w.Assignee)
	}
	q.work <- w
	return nil
}

func (q *fakeQueue) WithdrawWork(_ context.Context, _, _ string, x queue.Withdrawal) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.taken = append(q.taken, x)
	return nil
}

// withdrawn reports whether an attempt at an order was withdrawn, how often.
func (q *fakeQueue) withdrawn(order proof.Digest, attempt int) (n int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, x := range q.taken {
		if x.Order == order && x.Attempt == attempt {
			n++
		}
	}
	return n
}

func (q *fakeQueue) ConsumeResults(ctx context.Context, _ string, sink func(context.Context, queue.Result) error) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case r := <-q.results:
			if err := sink(ctx, r); err != nil {
				q.results <- r
			}
		}
	}
}

func (q *fakeQueue) SubscribeProgress(_ proof.Digest, fn func(queue.Progress)) (func(), error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.progress = fn
	return func() {}, nil
}

func (q *fakeQueue) SubscribeHeartbeats(fn func(queue.Heartbeat)) (func(), error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.beat = fn
	return func() {}, nil
}

func (q *fakeQueue) WatchExhausted(_ context.Context, fn func(queue.Work)) (func(), error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.spent = fn
	return func() {}, nil
}

func (q *fakeQueue) WatchLost(fn func(string)) func() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.lost = fn
	return func() {}
}

func (q *fakeQueue) say(p queue.Progress) {
	q.mu.Lock()
	fn := q.progress
	q.mu.Unlock()
	fn(p)
}

// fakeStore is a store in memory. mu guards it.
type fakeStore struct {
	mu    sync.Mutex
	bytes map[proof.Digest][]byte
	keeps bool          // deletions fail
	gate  chan struct{} // deletions wait until it is closed; nil: they do not
}

func (s *fakeStore) add(b []byte) proof.Digest {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bytes[proof.Sum(b)] = b
	return proof.Sum(b)
}

func (s *fakeStore) Put(_ context.Context, r io.Reader, want proof.Digest, maxBytes int64) (int64, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return 0, err
	}
	if int64(len(b)) > maxBytes {
		return 0, proof.Errorf(proof.Caller, "artifact-too-large", "more than %d bytes", maxBytes)
	}
	if proof.Sum(b) != want {
		return 0, proof.Errorf(proof.Caller, "artifact-digest-mismatch", "digest is %s, want %s", proof.Sum(b), want)
	}
	s.add(b)
	return int64(len(b)), nil
}

func (s *fakeStore) Get(_ context.Context, d proof.Digest, w io.Writer, maxBytes int64) (int64, error) {
	s.mu.Lock()
	b, known := s.bytes[d]
	s.mu.Unlock()
	if !known {
		return 0, proof.Errorf(proof.Retry, "artifact-not-found", "no artifact %s", d)
	}
	if int64(len(b)) > maxBytes {
		return 0, proof.Errorf(proof.Caller, "artifact-too-large", "%d bytes", len(b))
	}
	return io.Copy(w, bytes.NewReader(b))
}

func (s *fakeStore) Stat(_ context.Context, d proof.Digest) (int64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, known := s.bytes[d]
	if !known {
		return 0, proof.Errorf(proof.Retry, "artifact-not-found", "no artifact %s", d)
	}
	return int64(len(b)), nil
}

func (s *fakeStore) Delete(_ context.Context, d proof.Digest) error {
	s.mu.Lock()
	if gate := s.gate; gate != nil {
		s.mu.Unlock()
		<-gate
		s.mu.Lock()
	}
	defer s.mu.Unlock()
	if s.keeps {
		return proof.Errorf(proof.Retry, "artifact-store-unavailable", "nothing is deleted now")
	}
	delete(s.bytes, d)
	return nil
}

func (s *fakeStore) remove(d proof.Digest) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.bytes, d)
}

// keep has deletions fail.
func (s *fakeStore) keep(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keeps = on
}

// fakeVerifier accepts the proofs that goodProof makes.
type fakeVerifier struct{}

func goodProof(c proof.Claim) []byte {
	b := proof.Sum([]byte(c.ProgramID.String() + c.JournalDigest.String() + c.Context.String()))
	return b[:]
}

func (fakeVerifier) Verify(c proof.Claim, wire []byte) error {
	if !bytes.Equal(wire, goodProof(c)) {
		return proof.Errorf(proof.Permanent, "proof-invalid", "the proof is not valid")
	}
	return nil
}
