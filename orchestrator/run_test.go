package orchestrator

import (
	"context"
	"fmt"
	"math/big"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/leak"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

func TestMain(m *testing.M) {
	leak.Main(withPostgres{m}, goleak.IgnoreAnyFunction("net/http.(*persistConn).readLoop"),
		goleak.IgnoreAnyFunction("net/http.(*persistConn).writeLoop"))
}

func TestOrderIsProvenAndPaid(t *testing.T) {
	b := newBench(t)
	b.start()
	d := b.chain.open(b.order())
	w := b.takeWork()
	if w.Order != d || w.Attempt != 1 || w.ChainID != chainID || w.Market != market.Hex() {
		t.Fatalf("work %+v", w)
	}
	half := 0.5
	b.queue.say(queue.Progress{V: 1, Order: d, Prover: "p1", Attempt: 1, Stage: proof.StageCore, State: "running", Fraction: &half, Seconds: 3})
	shown := b.await(d, "progress", func(o api.Order) bool { return len(o.Stages) == 1 })
	if s := shown.Stages[0]; s.Stage != proof.StageCore || *s.Fraction != half || shown.Prover != "p1" {
		t.Errorf("shown %+v", shown)
	}
	b.queue.results <- b.result(w, queue.KindExecuted)
	b.awaitState(d, job.Proving)
	b.queue.results <- b.result(w, queue.KindProved)
	o := b.awaitState(d, job.Fulfilled)
	if o.Cycles != 77 || o.ProofDigest == nil || o.JournalDigest == nil || o.Payout == nil || o.Stages[0].State != "done" {
		t.Errorf("order %+v", o)
	}
	for _, name := range []string{"open", "lock", "fulfil"} {
		if tx := o.Txs[name]; tx.GasUsed == 0 || tx.Hash == ([32]byte{}) {
			t.Errorf("tx %s is %+v", name, tx)
		}
	}
	if v := b.chain.value[0]; v == nil || v.Int64() != 5 {
		t.Errorf("the lock carried %v, want the collateral", v)
	}
	// The same reports once more, late and twice: nothing comes of them.
	for range 2 {
		b.queue.results <- b.result(w, queue.KindProved)
		b.queue.results <- b.result(w, queue.KindExecuted)
	}
	second := b.chain.open(b.order())
	b.takeWork()
	b.awaitState(second, job.Queued)
	if n := b.chain.payments(d); n != 1 {
		t.Errorf("paid %d times", n)
	}
}

func TestCheckRejects(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*chain.Order)
		code   string
	}{
		"selector":     {func(o *chain.Order) { o.Selector[0]++ }, "selector-unknown"},
		"token":        {func(o *chain.Order) { o.Token[0]++ }, "token-not-accepted"},
		"cycles past":  {func(o *chain.Order) { o.MaxCycles = 2001 }, "limit-out-of-range"},
		"journal past": {func(o *chain.Order) { o.MaxJournalBytes = 201 }, "limit-out-of-range"},
		"price below":  {func(o *chain.Order) { o.MinPrice, o.MaxPrice = big.NewInt(0), big.NewInt(9) }, "price-too-low"},
		"collateral past": {func(o *chain.Order) {
			o.Collateral = new(big.Int).Add(new(big.Int).Mul(o.MaxPrice, big.NewInt(10)), big.NewInt(1))
		}, "collateral-too-high"},
		"callback past":   {func(o *chain.Order) { o.Callback[0], o.CallbackGas = 1, 500_001 }, "callback-too-dear"},
		"deadline second": {func(o *chain.Order) { o.Deadline -= 7200 - 59 }, "deadline-too-near"},
		"input missing":   {func(o *chain.Order) { o.InputDigest = proof.Sum([]byte("never sent")) }, "input-missing"},
		"program missing": {func(o *chain.Order) { o.ProgramDigest = proof.Sum([]byte("never sent")) }, "program-missing"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			b.limits = api.Limits{MaxCycles: 2000, MaxJournalBytes: 200, MinPrice: "10", MinDeadlineSeconds: 60}
			b.start()
			o := b.order()
			c.change(&o)
			d := b.chain.open(o)
			if strings.HasSuffix(c.code, "-missing") {
				for range job.CheckGraceSeconds / job.CheckRetrySeconds {
					b.sleepUntil(d, "the next check", nextCheck)
				}
			}
			got := b.awaitState(d, job.Rejected)
			if got.Reason == nil || got.Reason.Code != c.code || got.Reason.Class != proof.Caller {
				t.Errorf("reason %+v, want caller %s", got.Reason, c.code)
			}
			if len(b.queue.work) != 0 || len(b.chain.sent) != 0 {
				t.Errorf("work %d, sent %v: want nothing", len(b.queue.work), b.chain.sent)
			}
		})
	}
}

func TestCheckAcceptsAtTheLimit(t *testing.T) {
	b := newBench(t)
	b.limits = api.Limits{MaxCycles: 1000, MaxJournalBytes: 100, MinPrice: "50", MinDeadlineSeconds: 7200}
	b.start()
	o := b.order()
	o.Collateral = new(big.Int).Mul(o.MaxPrice, big.NewInt(10))
	o.Callback[0], o.CallbackGas = 1, 500_000
	b.chain.open(o)
	b.takeWork()
}

func TestInputSentInTime(t *testing.T) {
	b := newBench(t)
	b.start()
	o := b.order()
	late := "sent after the order was opened"
	o.InputDigest = proof.Sum([]byte(late))
	d := b.chain.open(o)
	due := b.awaitDue(d, "the next check", nextCheck)
	if status, _, err := b.get("PUT", "/v1/artifacts/"+o.InputDigest.String(), strings.NewReader(late)); status != 201 {
		t.Fatalf("put: %d %v", status, err)
	}
	b.clock.Advance(due.Sub(b.clock.Now()))
	if w := b.takeWork(); w.Order != d {
		t.Fatalf("work %+v", w)
	}
}

// A guest that can never be proven is not locked, and its client is refunded at the deadline.
func TestPermanentFailureIsRejectedAndRefunded(t *testing.T) {
	b := newBench(t)
	b.start()
	d := b.chain.open(b.order())
	w := b.takeWork()
	r := b.result(w, queue.KindFailed)
	r.Error = proof.Errorf(proof.Permanent, "guest-panicked", "the guest ended with exit code 1")
	b.queue.results <- r
	got := b.awaitState(d, job.Rejected)
	if got.Reason.Code != "guest-panicked" {
		t.Errorf("reason %+v", got.Reason)
	}
	b.sleepUntil(d, "the refund", func(s job.State) int64 { return s.Wake(s.SeenAt) })
	b.awaitState(d, job.Expired)
	if fmt.Sprint(b.chain.sent) != "[expire:"+d.String()+"]" {
		t.Errorf("sent %v", b.chain.sent)
	}
}

func TestBadProofsUseUpTheAttempts(t *testing.T) {
	b := newBench(t)
	b.start()
	d := b.chain.open(b.order())
	for attempt := 1; attempt <= job.MaxAttempts; attempt++ {
		w := b.takeWork()
		if w.Attempt != attempt {
			t.Fatalf("attempt %d, want %d", w.Attempt, attempt)
		}
		r := b.result(w, queue.KindProved)
		r.Payout = self.Hex() // the proof was made for another payout
		b.queue.results <- r
		if attempt < job.MaxAttempts {
			b.sleepUntil(d, "the next attempt", func(s job.State) int64 { return s.RetryAt })
		}
	}
	got := b.awaitState(d, job.Rejected)
	if got.Reason.Code != "attempts-exhausted" || !strings.Contains(got.Reason.Message, "not valid") || b.chain.payments(d) != 0 {
		t.Errorf("reason %+v", got.Reason)
	}
}

// A proof whose bytes are not in the store yet is asked for again, and taken once they are there.
func TestProofBytesMayComeLate(t *testing.T) {
	b := newBench(t)
	b.start()
	d := b.chain.open(b.order())
	w := b.takeWork()
	r := b.result(w, queue.KindProved)
	wire := b.store.bytes[r.ProofDigest]
	b.store.mu.Lock()
	delete(b.store.bytes, r.ProofDigest)
	b.store.mu.Unlock()
	b.queue.results <- r
	b.awaitState(d, job.Queued)
	b.store.add(wire)
	b.awaitState(d, job.Fulfilled)
}

// Fault 25: what a report names is asked for anew once the store has lacked it for a minute.
func TestProofBytesThatNeverComeAreMadeAgain(t *testing.T) {
	b := newBench(t)
	b.start()
	b.chain.open(b.order())
	w := b.takeWork()
	r := b.result(w, queue.KindProved)
	b.store.mu.Lock()
	delete(b.store.bytes, r.ProofDigest)
	b.store.mu.Unlock()
	b.queue.results <- r
	b.until("the report is put off", func(*owner) bool {
		b.o.patience.mu.Lock()
		defer b.o.patience.mu.Unlock()
		return len(b.o.patience.since) == 1
	})
	b.clock.Advance((missingSeconds - 1) * time.Second)
	b.until("another second", func(own *owner) bool { return own.live[w.Order].State.Attempt == 1 })
	b.clock.Advance(time.Second)
	b.until("the attempt ends", func(own *owner) bool { return own.live[w.Order].State.Attempt == 2 })
}

func TestExhaustedDeliveryIsAnAttempt(t *testing.T) {
	b := newBench(t)
	b.start()
	d := b.chain.open(b.order())
	w := b.takeWork()
	b.queue.mu.Lock()
	spent := b.queue.spent
	b.queue.mu.Unlock()
	spent(w)
	spent(w)
	if o := b.await(d, "attempt 2", func(o api.Order) bool { return o.Attempt == 2 }); o.State != job.Queued {
		t.Errorf("state %s", o.State)
	}
}

func TestReorgUndoesAndRedoes(t *testing.T) {
	b := newBench(t)
	b.start()
	d := b.chain.open(b.order())
	w := b.takeWork()
	b.queue.results <- b.result(w, queue.KindExecuted)
	b.awaitState(d, job.Proving)
	b.queue.results <- b.result(w, queue.KindProved)
	b.awaitState(d, job.Fulfilled)
	b.chain.reorg(1)
	b.await(d, "the second fulfilment", func(o api.Order) bool { return o.State == job.Fulfilled && len(b.sentFulfils()) == 2 })
	if n := b.chain.payments(d); n != 1 {
		t.Errorf("paid %d times on the chain that stands", n)
	}
}

func (b *bench) sentFulfils() (out []string) {
	b.chain.mu.Lock()
	defer b.chain.mu.Unlock()
	for _, id := range b.chain.sent {
		if strings.HasPrefix(id, "fulfil:") {
			out = append(out, id)
		}
	}
	return out
}

// TestRestartAtFailpoint stops the process between the stored proof and the fulfilment, and starts it again.
func TestRestartAtFailpoint(t *testing.T) {
	b := newBench(t)
	reached, release := make(chan struct{}), make(chan struct{})
	var once sync.Once
	b.failpoint = func(name string) {
		if name != "after-proof-stored" {
			t.Errorf("failpoint %q", name)
		}
		once.Do(func() { close(reached); <-release })
	}
	b.start()
	d := b.chain.open(b.order())
	w := b.takeWork()
	b.queue.results <- b.result(w, queue.KindProved)
	select {
	case <-reached:
	case <-time.After(patienceOfTests):
		t.Fatal("the failpoint was not reached")
	}
	// What is on disk at this moment is what a killed process leaves: start a second life from a copy of it.
	killed := b.path + ".killed"
	for _, suffix := range []string{"", "-wal"} {
		text, err := os.ReadFile(b.path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(killed+suffix, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	close(release)
	b.awaitState(d, job.Fulfilled) // the first life went on and paid: the second must not pay again
	b.stop()
	b.path = killed
	b.start()
	b.awaitState(d, job.Fulfilled)
	if n := b.chain.payments(d); n != 1 || len(b.sentFulfils()) != 1 {
		t.Errorf("paid %d times, sent %v", n, b.sentFulfils())
	}
}

// TestEffectsLeftUndoneAreDone stops the process with a fulfilment asked for and not sent: the next life sends it, and
// no effect stays in the outbox once it was answered.
func TestEffectsLeftUndoneAreDone(t *testing.T) {
	b := newBench(t)
	reached, release := make(chan struct{}), make(chan struct{})
	b.failpoint = func(string) { close(reached); <-release }
	b.start()
	d := b.chain.open(b.order())
	b.queue.results <- b.result(b.takeWork(), queue.KindProved)
	select {
	case <-reached:
	case <-time.After(patienceOfTests):
		t.Fatal("the failpoint was not reached")
	}
	b.cancel()
	close(release)
	b.stop()
	if n := b.chain.payments(d); n != 0 {
		t.Fatalf("paid %d times before the restart", n)
	}
	b.failpoint = nil
	b.start()
	b.awaitState(d, job.Fulfilled)
	if n := b.chain.payments(d); n != 1 {
		t.Errorf("paid %d times", n)
	}
	for left, give := 1, time.Now().Add(patienceOfTests); left > 0; {
		err := b.o.ask(context.Background(), func(own *owner) error {
			rows, err := own.o.store.outbox(context.Background())
			left = len(rows)
			return err
		})
		if err != nil || time.Now().After(give) {
			t.Fatalf("%d effects are left in the outbox (%v)", left, err)
		}
	}
}

// TestRestartsEverywhere restarts the orchestrator after every step of an order's life.
func TestRestartsEverywhere(t *testing.T) {
	b := newBench(t)
	again := func() { b.stop(); b.start() }
	b.start()
	d := b.chain.open(b.order())
	w := b.takeWork()
	again()
	if second := b.takeWork(); second.Order != d || second.Attempt != 1 { // NATS may have been wiped: published again
		t.Fatalf("work after the restart %+v", second)
	}
	b.queue.results <- b.result(w, queue.KindExecuted)
	b.awaitState(d, job.Proving)
	again()
	b.queue.results <- b.result(w, queue.KindProved)
	b.awaitState(d, job.Fulfilled)
	again()
	o := b.awaitState(d, job.Fulfilled)
	if b.chain.payments(d) != 1 || o.Txs["fulfil"].GasUsed == 0 {
		t.Errorf("paid %d times, %+v", b.chain.payments(d), o.Txs)
	}
}

// A lock that was sent before a kill is found again although the balance, and so the value sent along, has changed.
func TestLockSentBeforeAKillIsFoundAgain(t *testing.T) {
	b := newBench(t)
	b.start()
	d := b.chain.open(b.order())
	w := b.takeWork()
	b.queue.results <- b.result(w, queue.KindExecuted)
	o := b.awaitState(d, job.Proving).Order
	p := pending{digest: d, effect: job.Effect{Kind: job.SendLock, Payout: job.Address(payee)}}
	a, err := b.o.perform(context.Background(), p, &record{Digest: d, Order: o})
	if err != nil || a.event.Kind != job.TxSucceeded || a.tx == nil || len(b.chain.sent) != 1 {
		t.Errorf("%+v %v; sent %v", a, err, b.chain.sent)
	}
}

// TestDiskWiped loses the database: the chain alone rebuilds it, and an order is still paid once.
func TestDiskWiped(t *testing.T) {
	b := newBench(t)
	b.start()
	done, half := b.chain.open(b.order()), b.chain.open(b.order())
	for range 2 {
		if w := b.takeWork(); w.Order == done {
			b.queue.results <- b.result(w, queue.KindProved)
		}
	}
	b.awaitState(done, job.Fulfilled)
	b.stop()
	b.path += ".new"
	b.start()
	b.awaitState(done, job.Fulfilled)
	w := b.takeWork()
	if w.Order != half {
		t.Fatalf("work for %s, want only the unpaid order", w.Order)
	}
	b.queue.results <- b.result(w, queue.KindProved)
	b.awaitState(half, job.Fulfilled)
	if b.chain.payments(done) != 1 || b.chain.payments(half) != 1 {
		t.Error("not paid once each")
	}
}

func TestConfigIsChecked(t *testing.T) {
	b := newBench(t)
	if err := Run(context.Background(), Config{Network: b.network()}, Deps{}); proof.CodeOf(err) != "config-incomplete" {
		t.Errorf("no deps: %v", err)
	}
	db, err := database.Open(context.Background(), b.path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for name, c := range map[string]struct {
		change func(*api.Network)
		code   string
	}{
		"no chain":         {func(n *api.Network) { n.ChainID = 0 }, "config-incomplete"},
		"dev key, mainnet": {func(n *api.Network) { n.ChainID, n.InsecureDev = 1, true }, "insecure-key"},
		"cycles past":      {func(n *api.Network) { n.Limits.MaxCycles = proof.MaxCycles + 1 }, "limit-out-of-range"},
		"elf past":         {func(n *api.Network) { n.Limits.MaxELFBytes = proof.MaxELFBytes + 1 }, "limit-out-of-range"},
		"price":            {func(n *api.Network) { n.Limits.MinPrice = "-1" }, "limit-out-of-range"},
	} {
		n := b.network()
		c.change(&n)
		_, err := newOrchestrator(context.Background(), Config{Network: n}, Deps{DB: db, Listener: noListener{}, Market: b.chain,
			Follow: b.chain.follow, Sender: b.chain, Queue: b.queue, Store: b.store, Verifier: fakeVerifier{}})
		if proof.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}
