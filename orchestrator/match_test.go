package orchestrator

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"math/big"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/match"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// outsider is a prover that stakes for itself.
type outsider struct {
	key *ecdsa.PrivateKey
	id  string
	ask string
}

func newOutsider(n byte) outsider {
	key, err := crypto.ToECDSA(append(make([]byte, 31), n))
	if err != nil {
		panic(err)
	}
	return outsider{key: key, id: strings.ToLower(crypto.PubkeyToAddress(key.PublicKey).Hex())}
}

func (p outsider) beat() queue.Heartbeat {
	return queue.Heartbeat{V: 1, Prover: p.id, Operator: crypto.PubkeyToAddress(p.key.PublicKey).Hex(), Payout: payee.Hex(), ZKVM: "sp1", Slots: 4, Free: 4,
		Ask: queue.Ask{Base: p.ask}}
}

// openBench is a bench whose market holds enough of every prover's coin for collaterals.
func openBench(t *testing.T) *bench {
	b := newBench(t)
	b.chain.held = big.NewInt(100)
	return b
}

// heard has the orchestrator hear a heartbeat, and waits until it knows the prover's stake.
func (b *bench) heard(p outsider) { b.hears(p.beat()) }

func (b *bench) hears(h queue.Heartbeat) {
	b.t.Helper()
	b.until("the subscription", func(*owner) bool { return true }) // the owner runs after everything was subscribed to
	b.queue.mu.Lock()
	beat := b.queue.beat
	b.queue.mu.Unlock()
	beat(h)
	b.until("the stake of "+h.Prover, func(own *owner) bool {
		e := own.provers.byID[h.Prover]
		return e != nil && (job.PoolMember(h.Prover) || e.stake.known)
	})
}

// until asks the owner again and again.
func (b *bench) until(what string, ok func(*owner) bool) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patienceOfTests)
	defer cancel()
	for is := false; !is; runtime.Gosched() {
		if err := b.o.ask(ctx, func(own *owner) error { is = ok(own); return nil }); err != nil {
			b.t.Fatalf("%s: %v", what, err)
		}
	}
}

// seconds lets time pass, in steps in which the owner looks at its provers; say is called in each.
func (b *bench) seconds(n int64, say ...outsider) {
	for ; n > 0; n -= sweepSeconds {
		b.clock.Advance(time.Duration(min(n, sweepSeconds)) * time.Second)
		for _, p := range say {
			b.heard(p)
		}
		now := b.o.now()
		b.until("the look at the provers", func(own *owner) bool { return own.provers.sweepAt == 0 || own.provers.sweepAt > now })
	}
}

// from is a result of an outside prover, its run with a signed lock.
func (b *bench) from(p outsider, w queue.Work, kind queue.Kind) queue.Result {
	b.t.Helper()
	r := b.result(w, kind)
	r.Prover = p.id
	if kind == queue.KindExecuted {
		r.Lock = b.sign(p, chain.LockRequest{OrderDigest: w.Order, Operator: crypto.PubkeyToAddress(p.key.PublicKey), Payout: payee,
			MinPrice: big.NewInt(7), Round: uint8(w.LockRound), Expiry: uint64(w.Deadline)})
	}
	return r
}

func (b *bench) sign(p outsider, l chain.LockRequest) *queue.LockOffer {
	b.t.Helper()
	sig, err := chain.SignLock(l, chainID, market, p.key)
	if err != nil {
		b.t.Fatal(err)
	}
	return &queue.LockOffer{Operator: l.Operator.Hex(), MinPrice: l.MinPrice.String(), Round: int(l.Round), Expiry: int64(l.Expiry), Signature: hexutil.Encode(sig)}
}

func TestAnOutsidersOwnLockIsCarried(t *testing.T) {
	b := openBench(t)
	b.start()
	x := newOutsider(1)
	b.heard(x)
	order := b.order()
	d := b.chain.open(order)
	w := b.takeWork()
	if w.Assignee != x.id || w.Epoch == 0 || w.Epoch != b.o.cfg.Epoch || w.Price != "50" || w.Collateral != "5" || w.LockRound != 0 || w.Token != "" || len(w.Exclude) != 0 {
		t.Fatalf("work %+v", w)
	}
	b.queue.results <- b.from(x, w, queue.KindExecuted)
	b.awaitState(d, job.Proving)
	id := "lock:" + d.String() + "/" + x.id
	c := b.call(id)
	want := chain.LockRequest{OrderDigest: d, Operator: common.HexToAddress(x.id), Payout: payee, MinPrice: c.Lock.MinPrice, Expiry: order.Deadline}
	if c.Lock != want || c.Lock.MinPrice.Int64() != 7 || len(c.Signature) != 65 || b.chain.value[0] != nil {
		t.Errorf("lock %+v, value %v", c, b.chain.value[0])
	}
	b.queue.results <- b.from(x, w, queue.KindProved)
	if o := b.awaitState(d, job.Fulfilled); o.Prover != x.id {
		t.Errorf("prover %s", o.Prover)
	}
	b.until("the record", func(own *owner) bool { return own.provers.records[x.id].Record == match.Record{Done: 1} })
}

func TestABadLockOfferIsRefused(t *testing.T) {
	x, y := newOutsider(1), newOutsider(2)
	for name, c := range map[string]struct {
		change func(*bench, *queue.Result, *chain.LockRequest)
		code   string
	}{
		"none":           {func(_ *bench, r *queue.Result, _ *chain.LockRequest) { r.Lock = nil }, "lock-offer-missing"},
		"other operator": {func(_ *bench, r *queue.Result, _ *chain.LockRequest) { r.Lock.Operator = self.Hex() }, "bad-lock-offer"},
		"other payout":   {func(_ *bench, r *queue.Result, _ *chain.LockRequest) { r.Payout = self.Hex() }, "bad-lock-offer"},
		"round too high": {func(b *bench, r *queue.Result, l *chain.LockRequest) { l.Round = 1; r.Lock = b.sign(x, *l) }, "bad-lock-offer"},
		"expires soon": {func(b *bench, r *queue.Result, l *chain.LockRequest) {
			l.Expiry = uint64(b.o.now() + minOfferSeconds - 1)
			r.Lock = b.sign(x, *l)
		}, "bad-lock-offer"},
		"price above": {func(b *bench, r *queue.Result, l *chain.LockRequest) {
			l.MinPrice = big.NewInt(51)
			r.Lock = b.sign(x, *l)
		}, "bad-lock-offer"},
		"another order": {func(b *bench, r *queue.Result, l *chain.LockRequest) {
			l.OrderDigest[0]++
			r.Lock = b.sign(x, *l)
		}, "bad-lock-offer"},
		"other key": {func(b *bench, r *queue.Result, l *chain.LockRequest) {
			l.Operator = common.HexToAddress(y.id)
			r.Lock.Signature = b.sign(y, *l).Signature
		}, "bad-lock-offer"},
		"no stake": {func(b *bench, _ *queue.Result, _ *chain.LockRequest) {
			b.chain.mu.Lock()
			b.chain.stakes = map[common.Address]chain.Operator{}
			b.chain.mu.Unlock()
		}, "bad-lock-offer"},
		"stake pays elsewhere": {func(b *bench, _ *queue.Result, _ *chain.LockRequest) {
			a := common.HexToAddress(x.id)
			b.chain.mu.Lock()
			b.chain.stakes = map[common.Address]chain.Operator{a: {Prover: a, Payout: self, Capacity: big.NewInt(1)}}
			b.chain.mu.Unlock()
		}, "bad-lock-offer"},
		"at the limits": {func(b *bench, r *queue.Result, l *chain.LockRequest) {
			l.Expiry, l.MinPrice = uint64(b.o.now()+minOfferSeconds), big.NewInt(50)
			r.Lock = b.sign(x, *l)
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			b := openBench(t)
			b.start()
			b.heard(x)
			d := b.chain.open(b.order())
			w := b.takeWork()
			r := b.from(x, w, queue.KindExecuted)
			l := chain.LockRequest{OrderDigest: d, Operator: common.HexToAddress(x.id), Payout: payee, MinPrice: big.NewInt(7), Expiry: uint64(w.Deadline)}
			c.change(b, &r, &l)
			b.queue.results <- r
			if c.code == "" {
				b.awaitState(d, job.Proving)
				return
			}
			b.until("the refusal", func(own *owner) bool { return own.live[d].State.Attempt > 1 })
			b.until("the state", func(own *owner) bool {
				s := own.live[d].State
				if s.Failures != 0 || !slices.Contains(s.Excluded[:], x.id) || s.Lock.State != "" {
					t.Errorf("%+v", s)
				}
				return true
			})
			b.chain.mu.Lock()
			defer b.chain.mu.Unlock()
			if len(b.chain.sent) != 0 {
				t.Errorf("sent %v", b.chain.sent)
			}
		})
	}
}

// A refusal and an unreachable prover cost no attempt: the order goes to the next, and says who must not have it.
func TestRefusedWorkGoesElsewhere(t *testing.T) {
	x, y, z := newOutsider(1), newOutsider(2), newOutsider(3)
	b := openBench(t)
	b.start()
	b.heard(x)
	d := b.chain.open(b.order())
	w := b.takeWork()
	b.queue.mu.Lock()
	b.queue.away = map[string]bool{y.id: true}
	b.queue.mu.Unlock()
	b.heard(y)
	r := b.from(x, w, queue.KindRefused)
	r.Error = proof.Errorf(proof.Retry, "price-below-ask", "too cheap")
	b.queue.results <- r
	b.until("y's turn", func(own *owner) bool { return slices.Contains(own.live[d].State.Excluded[:], y.id) })
	b.heard(z)
	for w = b.takeWork(); w.Assignee != z.id; w = b.takeWork() { // who is left takes turns until z is there
		if w.Assignee != x.id {
			t.Fatalf("work for %s", w.Assignee)
		}
		r := b.from(x, w, queue.KindRefused)
		r.Error = proof.Errorf(proof.Retry, "price-below-ask", "too cheap")
		b.queue.results <- r
		b.until("the refusal", func(own *owner) bool { return own.live[d].State.Attempt > w.Attempt })
		b.sleepUntil(d, "the next search", func(s job.State) int64 { return max(s.RetryAt, b.o.now()+1) })
	}
	if !slices.Contains(w.Exclude, x.id) || !slices.Contains(w.Exclude, y.id) {
		t.Errorf("excluded %v", w.Exclude)
	}
	b.until("the failures", func(own *owner) bool {
		if n := own.live[d].State.Failures; n != 0 {
			t.Errorf("%d failures", n)
		}
		return true
	})
}

func TestNobodyTakesItAndPeopleSeeWhy(t *testing.T) {
	b := openBench(t)
	b.start()
	dear, small := newOutsider(1), newOutsider(2)
	dear.ask = "40"
	b.heard(dear)
	h := small.beat()
	h.MaxCycles = 999
	b.hears(h)
	o := b.order()
	now := b.o.now()
	o.MinPrice, o.MaxPrice, o.RampStart, o.RampSeconds = big.NewInt(10), big.NewInt(50), uint64(now), 40
	d := b.chain.open(o)
	b.until("the search", func(own *owner) bool { return own.matches.seeking[d] == 1 })
	b.clock.Advance(firstTellSeconds * time.Second)
	shown := b.await(d, "the reasons", func(o api.Order) bool { return len(o.Waiting) > 0 })
	if fmt.Sprint(shown.Waiting) != "map[cycles:1 price-below-asks:1]" || shown.State != job.Queued {
		t.Errorf("%s %v", shown.State, shown.Waiting)
	}
	if len(b.queue.work) != 0 {
		t.Errorf("work at a price of %v", o.PriceAt(uint64(b.o.now())))
	}
	for b.o.now() < now+30 { // 10 + 30 of 40: the ask is met
		b.clock.Advance(time.Second)
		b.until("a turn", func(*owner) bool { return true })
	}
	if w := b.takeWork(); w.Assignee != dear.id || w.Price != "40" {
		t.Errorf("work %+v", w)
	}
	b.await(d, "no reasons", func(o api.Order) bool { return len(o.Waiting) == 0 })
}

// The operator's own provers share the queue: all work goes there at once while nobody else is there, otherwise what they can soon begin.
func TestThePoolIsFilledAsFarAsOthersLeaveIt(t *testing.T) {
	b := openBench(t)
	b.start()
	own := queue.Heartbeat{V: 1, Prover: "p1", Payout: payee.Hex(), ZKVM: "sp1", Slots: 1, Free: 1}
	b.hears(own)
	for range 5 {
		b.chain.open(b.order())
		if w := b.takeWork(); w.Assignee != "" {
			t.Fatalf("work %+v", w)
		}
	}
	x := newOutsider(1)
	x.ask = "50" // as dear as can be: the pool is asked first
	b.heard(x)
	b.chain.open(b.order())
	if w := b.takeWork(); w.Assignee != x.id { // the pool has more than it can soon begin with
		t.Errorf("work %+v", w)
	}
}

func TestAPoolNobodyHasIsNotUsed(t *testing.T) {
	b := openBench(t)
	b.config.NoPool = true
	b.start()
	d := b.chain.open(b.order())
	b.until("the search", func(own *owner) bool { return own.matches.seeking[d] == 1 })
	x := newOutsider(1)
	b.heard(x)
	if w := b.takeWork(); w.Assignee != x.id {
		t.Errorf("work %+v", w)
	}
}

// After a restart an assigned job is published again, to the same prover, and nobody else gets it.
func TestRestartKeepsTheAssignment(t *testing.T) {
	x := newOutsider(1)
	b := openBench(t)
	b.start()
	b.heard(x)
	d := b.chain.open(b.order())
	first := b.takeWork()
	b.stop()
	b.start()
	again := b.takeWork()
	if again.Assignee != x.id || again.Order != d || again.Attempt != first.Attempt {
		t.Errorf("work after the restart %+v", again)
	}
	b.heard(x)
	b.until("the engine's word", func(own *owner) bool {
		return own.matches.holds[d] == holding{1, x.id} && own.matches.engine.Len() == 0
	})
}

// What the gateway of the next life is told: who has which artifacts of work that is not done.
func TestGivenWorkIsKnownBeforeTheNextStart(t *testing.T) {
	b := openBench(t)
	b.config.NoPool = true
	b.start()
	p := newOutsider(1)
	b.heard(p)
	first, second := b.order(), b.order()
	second.InputDigest = b.store.add([]byte("of the second"))
	b.chain.open(first)
	done := b.takeWork()
	b.chain.say(chain.KindCancelled, done.Order)
	b.awaitState(done.Order, job.Cancelled)
	b.chain.open(second)
	w := b.takeWork()
	b.stop()
	db, err := database.Open(t.Context(), b.path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	given, err := Given(t.Context(), db, Config{Network: b.network()})
	if err != nil || len(given) != 1 || given[0].Order != w.Order || given[0].Assignee != p.id || given[0].InputDigest != second.InputDigest ||
		given[0].ProgramDigest != second.ProgramDigest || given[0].Deadline != int64(second.Deadline) {
		t.Fatalf("%+v %v", given, err)
	}
}

// What strangers and liars say about an order changes nothing.
func TestOnlyTheAssigneeCounts(t *testing.T) {
	x, liar := newOutsider(1), newOutsider(2)
	b := openBench(t)
	b.start()
	b.heard(x)
	d := b.chain.open(b.order())
	w := b.takeWork()
	var before job.State
	b.until("the state", func(own *owner) bool { before = own.live[d].State; return true })
	for _, kind := range []queue.Kind{queue.KindExecuted, queue.KindFailed, queue.KindRefused, queue.KindStage} {
		for _, who := range []string{liar.id, "p1"} {
			r := b.from(liar, w, kind)
			r.Prover, r.Error = who, proof.Errorf(proof.Permanent, "guest-panicked", "a lie")
			r.Receipts = []queue.Receipt{{Stage: proof.StageCore, Digest: b.store.add([]byte("x")), Bytes: 1}}
			if err := b.o.result(context.Background(), r); err != nil {
				t.Errorf("%s of %s: %v", kind, who, err)
			}
		}
	}
	b.until("no change", func(own *owner) bool {
		if s := own.live[d].State; s != before {
			t.Errorf("changed from %+v to %+v", before, s)
		}
		return true
	})
	h := liar.beat()
	h.Prover = x.id
	b.o.heartbeat(context.Background(), h)
	b.until("the heartbeat", func(own *owner) bool { return own.provers.byID[x.id].beat.Operator != h.Operator })
}

// A match that cannot be written is made again.
func TestAMatchThatIsNotWrittenIsMadeAgain(t *testing.T) {
	b := openBench(t)
	b.start()
	d := b.chain.open(b.order())
	b.takeWork()
	b.stop()
	db, err := database.Open(context.Background(), b.path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	b.o.deps.DB, b.o.store = db, store{db}
	ctx, cancel := context.WithCancel(context.Background())
	own, err := newOwner(ctx, b.o)
	if err != nil {
		t.Fatal(err)
	}
	cancel() // so that effects end at once, and commits fail where it is used
	tx := own.begin()
	tx.step(own.live[d].clone(), job.Event{Kind: job.ProverFailed, Attempt: 1, Reason: job.Reason{Class: proof.Retry}})
	if err := own.commit(context.Background(), tx, 0, nil); err != nil {
		t.Fatal(err)
	}
	b.clock.Advance(job.AttemptRetrySeconds * time.Second)
	now := b.o.now()
	if err := own.tick(context.Background(), now); err != nil {
		t.Fatal(err)
	}
	if err := own.assign(ctx, now); err == nil || !own.live[d].State.Matching {
		t.Fatalf("%v %+v", err, own.live[d].State)
	}
	if err := own.assign(context.Background(), now); err != nil || own.live[d].State.Matching || own.live[d].State.Attempt != 2 {
		t.Errorf("%v %+v", err, own.live[d].State)
	}
	b.o.workers.Wait()
}

// Effects that were asked for and are no longer wanted, because the attempt went to another, are not carried out.
func TestStaleEffectsDoNothing(t *testing.T) {
	b := openBench(t)
	b.start()
	d := b.chain.open(b.order())
	b.takeWork()
	for name, f := range map[string]job.Effect{"attempt": {Kind: job.PublishWork, Attempt: 2}, "prover": {Kind: job.PublishWork, Attempt: 1, Prover: rival.Hex()}} {
		a, err := b.o.perform(context.Background(), pending{digest: d, effect: f}, nil)
		if err != nil || a.event.Kind != job.Tick || len(b.queue.work) != 0 {
			t.Errorf("another %s: %v %+v", name, err, a)
		}
	}
	x := newOutsider(1)
	l := chain.LockRequest{OrderDigest: d, Operator: common.HexToAddress(x.id), Payout: payee, MinPrice: big.NewInt(1), Expiry: 1 << 40}
	good := job.Effect{Kind: job.SendLock, Prover: x.id, Payout: job.Address(payee)}
	round, payout, prover := good, good, good
	round.Round, payout.Payout, prover.Prover = 1, job.Address(self), newOutsider(2).id
	for name, f := range map[string]job.Effect{"round": round, "payout": payout, "prover": prover} {
		if _, err := b.o.lockCall(context.Background(), f, &record{Digest: d, Order: b.order(), Offer: &offer{Request: l}}); proof.CodeOf(err) != "lock-offer-stale" {
			t.Errorf("another %s: %v", name, err)
		}
	}
	if _, err := b.o.lockCall(context.Background(), good, &record{Digest: d, Order: b.order(), Offer: &offer{Request: l}}); err != nil {
		t.Errorf("the same: %v", err)
	}
	if _, err := b.o.lockCall(context.Background(), good, &record{Digest: d, Order: b.order()}); proof.CodeOf(err) != "lock-offer-stale" {
		t.Errorf("none: %v", err)
	}
}

// Fault 10: what the queue lost is published again, the same attempt; work that a prover reported on is left alone.
func TestWorkThatTheQueueLostIsPublishedAgain(t *testing.T) {
	b := newBench(t)
	b.start()
	b.chain.open(b.order())
	w := b.takeWork()
	b.chain.open(b.order())
	begun := b.takeWork()
	b.queue.results <- b.result(begun, queue.KindExecuted)
	b.awaitState(begun.Order, job.Proving)
	b.queue.mu.Lock()
	lost := b.queue.lost
	b.queue.mu.Unlock()
	lost(queue.StreamWork)
	if again := b.takeWork(); again.Order != w.Order || again.Attempt != w.Attempt {
		t.Errorf("%+v, want %+v", again, w)
	}
	if len(b.queue.work) != 0 {
		t.Errorf("%+v was published too", <-b.queue.work)
	}
}
