package prover

import (
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

func testStanding() standing {
	return standing{
		id: "node-1", now: testNow, highestEpoch: 1, version: "1.0", wantVersion: "1.0", memoryBytes: 800,
		needBytes: map[proof.Stage]int64{proof.StageWrap: 1000, proof.StageCore: 900}, maxCycles: 100,
		maxCollateral: big.NewInt(50), ask: queue.Ask{Base: "10", PerMegacycle: "5"},
		speed: queue.Speed{FixedSeconds: 50, ProveCyclesPerSecond: 1},
	}
}

func askedWork() queue.Work {
	w := testWork()
	w.Price, w.Collateral, w.LockSeconds = "15", "50", 3600
	return w
}

func TestRefusalsAtTheLimitAndOnePastIt(t *testing.T) {
	for name, c := range map[string]struct {
		code, field string // of the refusal one past the limit
		cycles      uint64
		at, past    func(*queue.Work, *standing)
	}{
		"epoch": {RefusedEpoch, "epoch", 0, func(w *queue.Work, s *standing) { w.Epoch = 1 }, func(w *queue.Work, s *standing) { s.highestEpoch = 2 }},
		"version": {RefusedVersion, "version", 0, func(_ *queue.Work, s *standing) { s.version = "" },
			func(_ *queue.Work, s *standing) { s.version = "1.1" }},
		"memory": {RefusedMemory, "memory", 0, func(*queue.Work, *standing) {}, func(_ *queue.Work, s *standing) { s.memoryBytes = 799 }},
		"collateral": {RefusedCollateral, "collateral", 0, func(*queue.Work, *standing) {},
			func(w *queue.Work, _ *standing) { w.Collateral = "51" }},
		"base price": {RefusedPrice, "price", 0, func(w *queue.Work, _ *standing) { w.Price = "10" },
			func(w *queue.Work, _ *standing) { w.Price = "9" }},
		"price of a started megacycle": {RefusedPrice, "price", 1, func(*queue.Work, *standing) {},
			func(w *queue.Work, _ *standing) { w.Price = "14" }},
		"cycles": {RefusedCycles, "cycles", 100, func(*queue.Work, *standing) {}, func(_ *queue.Work, s *standing) { s.maxCycles = 99 }},
		"deadline": {RefusedDeadline, "deadline", 50, func(w *queue.Work, _ *standing) { w.Deadline = testNow.Unix() + 120 },
			func(w *queue.Work, _ *standing) { w.Deadline = testNow.Unix() + 119 }},
		"lock": {RefusedDeadline, "lockSeconds", 50, func(w *queue.Work, _ *standing) { w.LockSeconds = 120 },
			func(w *queue.Work, _ *standing) { w.LockSeconds = 119 }},
	} {
		decide := func(w queue.Work, s standing) error {
			if c.cycles > 0 {
				return admitCycles(w, s, c.cycles)
			}
			return admit(w, s)
		}
		w, s := askedWork(), testStanding()
		c.at(&w, &s)
		if err := decide(w, s); err != nil {
			t.Errorf("%s, at the limit: %v", name, err)
		}
		c.past(&w, &s)
		err := decide(w, s)
		var refused *refusedError
		if !errors.As(err, &refused) || proof.CodeOf(err) != c.code || failure(err).Field != c.field || proof.ClassOf(err) != proof.Retry {
			t.Errorf("%s, past the limit: %v (%s), want %s about %s", name, err, proof.CodeOf(err), c.code, c.field)
		}
	}
}

func TestWhatANodeDoesNotKnowRefusesNothing(t *testing.T) {
	w, s := askedWork(), testStanding()
	s.memoryBytes, s.maxCollateral, s.ask, s.speed, s.wantVersion = 0, nil, queue.Ask{}, queue.Speed{}, ""
	w.Price, w.Collateral, w.Deadline = "0", "999999999999", testNow.Unix()+1
	if err := admit(w, s); err != nil {
		t.Error(err)
	}
	s.ask = queue.Ask{Base: "10"}
	w.Token = testMarket.Hex() // the ask is in the native coin: it says nothing about a token's price
	if err := admit(w, s); err != nil {
		t.Error(err)
	}
}

func TestSharedWorkGoesBackAndAssignedWorkIsRefused(t *testing.T) {
	for code, change := range map[string]func(*queue.Work, *standing){
		RefusedExcluded: func(w *queue.Work, _ *standing) { w.Exclude = []string{"other", "node-1"} },
		RefusedDraining: func(_ *queue.Work, s *standing) { s.draining = true },
	} {
		w, s := askedWork(), testStanding()
		change(&w, &s)
		var back *backError
		if err := admit(w, s); !errors.As(err, &back) || proof.CodeOf(err) != code {
			t.Errorf("shared: %v, want it given back as %s", err, code)
		}
		w.Assignee = "node-1"
		var refused *refusedError
		if err := admit(w, s); !errors.As(err, &refused) || proof.CodeOf(err) != code {
			t.Errorf("assigned: %v, want it refused as %s", err, code)
		}
	}
	w := askedWork()
	w.Assignee = "somebody"
	if err := admit(w, testStanding()); proof.CodeOf(err) != RefusedExcluded {
		t.Errorf("another's work: %v", err)
	}
}

func TestARefusalIsReportedAndCostsNothing(t *testing.T) {
	w := newWorld(t)
	w.cfg.Ask = queue.Ask{Base: "10", PerMegacycle: "1"}
	w.start()
	work := testWork()
	work.Price = "9"
	for range BreakerFailures + 1 { // refusals do not open the breaker
		if err := w.deliver(work); err != nil {
			t.Fatal(err)
		}
		r := w.queue.take()
		if len(r) != 1 || r[0].Kind != queue.KindRefused || r[0].Error.Code != RefusedPrice || r[0].Error.Field != "price" {
			t.Fatalf("results %+v", r)
		}
	}
	if n := w.calls("setup"); n != 0 {
		t.Errorf("set up %d times for a job that does not pay", n)
	}
	work.Price = "10" // enough for no cycles, not for the 42 there are
	if err := w.deliver(work); err != nil {
		t.Fatal(err)
	}
	if r := w.queue.take(); len(r) != 1 || r[0].Kind != queue.KindRefused || r[0].Cycles != 42 {
		t.Fatalf("results %+v, want a refusal after execution and nothing reported as executed", r)
	}
	if n := w.calls("prove"); n != 0 {
		t.Errorf("proved %d times", n)
	}
	work.Price = "11"
	w.wantProved(w.deliver(work), w.queue.take())
	if n := w.calls("execute"); n != 1 {
		t.Errorf("executed %d times", n)
	}
}

func TestANodeThatIsTooSlowNeverReportsExecuted(t *testing.T) {
	w := newWorld(t)
	w.start()
	w.wantProved(w.deliver(testWork()), w.queue.take()) // 12 fixed seconds, 14 cycles a second: 15 s for 42 cycles
	work := testWork()
	work.Order, work.LockSeconds = proof.Sum([]byte("hurry")), 17
	if err := w.deliver(work); err != nil {
		t.Fatal(err)
	}
	if r := w.queue.take(); len(r) != 1 || r[0].Kind != queue.KindRefused || r[0].Error.Code != RefusedDeadline {
		t.Fatalf("results %+v", r)
	}
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	w.start() // it knows its speed from before
	if err := w.deliver(work); err != nil {
		t.Fatal(err)
	}
	if r := w.queue.take(); len(r) != 1 || r[0].Kind != queue.KindRefused {
		t.Fatalf("results after a restart %+v", r)
	}
	work.LockSeconds = 18
	w.wantProved(w.deliver(work), w.queue.take())
}

func TestTheNodesOwnCycleLimitIsARefusal(t *testing.T) {
	w := newWorld(t, "execute", "permanent", "cycle-limit")
	w.cfg.Limits.Cycles = 50
	w.start()
	if err := w.deliver(testWork()); err != nil { // the order allows 100
		t.Fatal(err)
	}
	if r := w.queue.take(); len(r) != 1 || r[0].Kind != queue.KindRefused || r[0].Error.Code != RefusedCycles {
		t.Fatalf("results %+v", r)
	}
}

func TestTooLittleMemoryIsARefusal(t *testing.T) {
	w := newWorld(t)
	w.cfg.Host.Env = []string{"MEMORY=1000"}
	w.cfg.MemoryBytes = 799
	w.start()
	if err := w.deliver(testWork()); err != nil {
		t.Fatal(err)
	}
	if r := w.queue.take(); len(r) != 1 || r[0].Kind != queue.KindRefused || r[0].Error.Code != RefusedMemory {
		t.Fatalf("results %+v", r)
	}
}

func TestAHostThatWasReplacedMeanwhileIsNoticed(t *testing.T) {
	w := newWorld(t, "upgrade")
	w.start()
	wantRetry(t, w.deliver(testWork()), "out-of-memory")
	if err := w.deliver(testWork()); err != nil {
		t.Fatal(err)
	}
	r := w.queue.take()
	if last := r[len(r)-1]; last.Kind != queue.KindRefused || last.Error.Code != RefusedVersion {
		t.Fatalf("results %+v", r)
	}
	w.queue.take()
	if err := w.deliver(testWork()); err != nil { // now it is known before anything is started
		t.Fatal(err)
	}
	if r := w.queue.take(); len(r) != 1 || r[0].Error == nil || r[0].Error.Code != RefusedVersion {
		t.Fatalf("results %+v", r)
	}
}

func TestAStaleOrchestratorIsRefusedAcrossRestarts(t *testing.T) {
	w := newWorld(t)
	w.start()
	work := testWork()
	work.Epoch = 7
	w.wantProved(w.deliver(work), w.queue.take())
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	w.start()
	work.Epoch, work.Attempt = 6, 2
	if err := w.deliver(work); err != nil {
		t.Fatal(err)
	}
	// The proof is there, and saying so harms nobody; but a new job of the old leader is not begun.
	work.Order = proof.Sum([]byte("new"))
	w.queue.take()
	if err := w.deliver(work); err != nil {
		t.Fatal(err)
	}
	if r := w.queue.take(); len(r) != 1 || r[0].Error == nil || r[0].Error.Code != RefusedEpoch {
		t.Fatalf("results %+v", r)
	}
}

func TestExcludedNodesGiveTheJobBack(t *testing.T) {
	w := newWorld(t)
	w.start()
	work := testWork()
	work.Exclude = []string{"node-1"}
	for range BreakerFailures + 1 {
		wantRetry(t, w.deliver(work), RefusedExcluded)
	}
	if r := w.queue.take(); len(r) != 0 {
		t.Errorf("results %+v: others are to take it in silence", r)
	}
	work.Exclude = nil
	w.wantProved(w.deliver(work), w.queue.take())
}

func TestSpeedIsAStraightLine(t *testing.T) {
	if s := SpeedOf(nil); s != (queue.Speed{}) {
		t.Errorf("speed of nothing: %+v", s)
	}
	one := Sample{Cycles: 1000, ExecuteSeconds: 2, ProveSeconds: 100, FixedSeconds: 50}
	if s := SpeedOf([]Sample{one, one}); s.ExecuteCyclesPerSecond != 500 || s.ProveCyclesPerSecond != 10 || s.FixedSeconds != 50 {
		t.Errorf("one size: %+v", s)
	}
	two := Sample{Cycles: 2000, ExecuteSeconds: 4, ProveSeconds: 120, FixedSeconds: 50} // 80 s and 20 ms a cycle
	s := SpeedOf([]Sample{one, two})
	if seconds := expectedSeconds(s, 3000); seconds < 189 || seconds > 191 {
		t.Errorf("%+v: %v seconds for 3000 cycles, want 190", s, seconds)
	}
	faster := two
	faster.ProveSeconds = 50 // larger and faster: no line
	if s := SpeedOf([]Sample{one, faster}); s.FixedSeconds != 50 || s.ProveCyclesPerSecond != 20 {
		t.Errorf("no line: %+v", s)
	}
}

func TestASignedLockGoesWithExecuted(t *testing.T) {
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	locker := OperatorKey{Key: key, Payout: testPayout}
	w.cfg.Operator = locker.Operator()
	w.cfg.ID = "0x" + common40(locker)
	w.cfg.Ask = queue.Ask{Base: "7"}
	w.deps.Locker = locker
	w.start()
	work := testWork()
	work.Assignee, work.Price, work.LockRound = w.cfg.ID, "9", 1
	if err := w.deliver(work); err != nil {
		t.Fatal(err)
	}
	r := w.queue.take()
	if len(r) != 2 || r[0].Lock == nil || r[1].Lock != nil {
		t.Fatalf("results %+v", r)
	}
	offer := r[0].Lock
	if offer.MinPrice != "7" || offer.Round != 1 || offer.Expiry != testNow.Add(LockOfferSeconds*time.Second).Unix() ||
		offer.Operator != w.cfg.Operator.Hex() || len(offer.Signature) != 132 {
		t.Errorf("lock %+v", offer)
	}
	if b := <-w.queue.beats; b.Operator != w.cfg.Operator.Hex() || b.Prover != w.cfg.ID {
		t.Errorf("heartbeat %+v", b)
	}
	work.Order, work.Token, work.Price = proof.Sum([]byte("token")), testMarket.Hex(), "3"
	if err := w.deliver(work); err != nil {
		t.Fatal(err)
	}
	if r := w.queue.take(); len(r) != 2 || r[0].Lock.MinPrice != "3" {
		t.Errorf("results for a token order %+v", r)
	}
	work.LockRound, work.Order = 99, proof.Sum([]byte("worn out"))
	w.wantFailed(w.deliver(work), proof.Permanent, "lock-rounds")
}

func common40(k OperatorKey) string {
	const digits = "0123456789abcdef"
	var text []byte
	for _, b := range k.Operator() {
		text = append(text, digits[b>>4], digits[b&15])
	}
	return string(text)
}
