package job

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// world is everything around Step that may misbehave: a chain with the market's rules that can be reorganised, a
// sender that knows intents, provers that repeat and reorder themselves, refuse, die and report on what is not theirs, and
// an orchestrator that may be killed between an effect and its answer, or lose its database.
type world struct {
	t        *rapid.T
	s        State
	now      int64
	height   uint64
	facts    []fact // of the chain, oldest first
	heard    int    // how many of them Step has seen
	effects  []Effect
	results  []Event        // prover results and answers on their way
	searches []Event        // matches that the engine would make, in the process's memory
	attempts map[int]string // published, and for whom
	wipes    int
	done     map[string]uint64 // intent → height of its fact
}

type fact struct {
	event Event
}

func (w *world) step(e Event) {
	before := w.s
	next, effects := Step(w.s, e, w.now)
	if before.Closed != "" && e.Kind != ChainReverted && next != before {
		w.t.Fatalf("%s changed a closed order", e.Kind)
	}
	if before.Work == WorkProved && next.Work != WorkProved && next.Fulfil.State != TxRefused {
		w.t.Fatalf("%s made nothing of a proof: %+v", e.Kind, next)
	}
	if next.Failures > MaxAttempts || next.Failures == MaxAttempts && (next.Work == WorkQueued || next.Work == WorkExecuted) {
		w.t.Fatalf("%d failures: %+v", next.Failures, next)
	}
	if foreign := e.Prover != "" && !before.mayReport(e.Prover); foreign && before.Attempt != 0 && next != before {
		switch e.Kind {
		case ProverProgress, ProverExecuted, ProverStage, ProverFailed, ProverRefused:
			if quiet, _ := plan(before, w.now); next != quiet {
				w.t.Fatalf("%s of %s changed an order of %q", e.Kind, e.Prover, before.Assignee)
			}
		}
	}
	for _, f := range effects {
		switch f.Kind {
		case SendFulfil:
			if next.Work != WorkProved || f.Payout != next.Payout || w.now >= next.Deadline {
				w.t.Fatalf("fulfilment asked for in %+v", next)
			}
		case PublishWork:
			if f.Attempt != next.Attempt || f.Prover != next.Assignee || next.unassigned() || next.Failures >= MaxAttempts {
				w.t.Fatalf("attempt %d published for %q in %+v", f.Attempt, f.Prover, next)
			}
		case WithdrawWork:
			if !next.Over(f.Attempt, w.now) || f.Attempt >= next.Attempt && next.Closed == "" && next.Work != WorkStopped {
				w.t.Fatalf("attempt %d withdrawn in %+v", f.Attempt, next)
			}
		case RequestMatch:
			if f.Attempt != next.Attempt || !next.Matching || !next.running(w.now) {
				w.t.Fatalf("a prover for attempt %d sought in %+v", f.Attempt, next)
			}
		case SendExpire:
			if w.now < next.Deadline {
				w.t.Fatal("expiry asked for before the deadline")
			}
		case SendLock:
			if next.Work != WorkExecuted || next.held(w.now) || f.Round != next.Rounds() || f.Round >= MaxRounds || f.Prover != next.Assignee {
				w.t.Fatalf("lock of round %d asked for in %+v", f.Round, next)
			}
			for _, l := range next.Locks {
				if l.Block != 0 && l.Payout == f.Payout {
					w.t.Fatalf("a second collateral for %v: %+v", f.Payout, next.Locks)
				}
			}
		}
	}
	if wake := next.Wake(w.now); e.Kind == Tick && wake != 0 && wake <= w.now {
		w.t.Fatalf("a tick at %d leaves the wish to be woken at %d: %+v", w.now, wake, next)
	}
	w.s, w.effects = next, append(w.effects, effects...)
}

// closed is the chain's verdict: paid, refunded or neither; never both, as the contract sees to.
func (w *world) closed() Kind {
	for _, f := range w.facts {
		switch f.event.Kind {
		case ChainFulfilled, ChainCancelled, ChainExpired:
			return f.event.Kind
		}
	}
	return ""
}

// locked is the newest lock, and how many there were.
func (w *world) locked() (last *fact, rounds int) {
	for i := range w.facts {
		if w.facts[i].event.Kind == ChainLocked {
			last = &w.facts[i]
			rounds++
		}
	}
	return last, rounds
}

// mine applies a transaction under the market's rules and reports whether it went through.
func (w *world) mine(e Event) bool {
	ok := w.closed() == "" && len(w.facts) > 0
	l, rounds := w.locked()
	switch e.Kind {
	case ChainLocked:
		ok = ok && (l == nil || w.now > l.event.Until) && e.Round == rounds+1 && rounds < MaxRounds && w.now < deadline
	case ChainFulfilled:
		ok = ok && w.now <= deadline && (l == nil || l.event.Payout == e.Payout || w.now > l.event.Until)
	case ChainCancelled:
		ok = ok && l == nil
	case ChainExpired:
		ok = ok && w.now > deadline
	}
	if ok {
		w.height++
		e.Block, e.Until = w.height, w.now+300
		w.facts = append(w.facts, fact{event: e})
	}
	return ok
}

// act carries out one effect; killed means that its answer is lost and that it stays in the outbox.
func (w *world) act(i int, killed bool) {
	f := w.effects[i]
	answer := Event{Kind: TxFailed, Tx: f.Kind, Round: f.Round, Reason: gone}
	chain := map[EffectKind]Kind{SendLock: ChainLocked, SendFulfil: ChainFulfilled, SendExpire: ChainExpired}[f.Kind]
	switch f.Kind {
	case CheckOrder:
		answer = Event{Kind: CheckPassed}
	case WithdrawWork:
		answer = Event{Kind: Tick}
	case PublishWork:
		w.attempts[f.Attempt] = f.Prover
		answer = Event{Kind: Tick}
	case RequestMatch:
		w.searches = append(w.searches, matched(f.Attempt, ""))
		answer = Event{Kind: Tick}
	default:
		id := f.Intent(digest)
		if at, known := w.done[id]; known && at <= w.height || w.mine(Event{Kind: chain, Payout: f.Payout, Round: f.Round + 1}) {
			if !known || at > w.height {
				w.done[id] = w.height
			}
			answer = Event{Kind: TxSucceeded, Tx: f.Kind, Round: f.Round}
		}
	}
	if !killed {
		w.effects = append(w.effects[:i:i], w.effects[i+1:]...)
		w.results = append(w.results, answer)
	}
}

func (w *world) hear() {
	if w.heard < len(w.facts) {
		w.heard++
		w.step(w.facts[w.heard-1].event)
	}
}

func (w *world) reorg(depth int) {
	keep := max(1, len(w.facts)-depth)
	to := w.facts[keep-1].event.Block
	w.facts, w.height = w.facts[:keep], to
	for id, at := range w.done {
		if at > to {
			delete(w.done, id)
		}
	}
	if w.heard > keep {
		w.heard = keep
		w.step(Event{Kind: ChainReverted, Block: to})
	}
}

// wipe loses the database, the sender's journal with it; provers and messages on their way are still there.
func (w *world) wipe() {
	w.s, w.heard, w.effects, w.searches = State{}, 0, nil, nil
	clear(w.done)
	w.wipes++
}

var worldProvers = []string{"p1", "p2", outsider, "0x" + strings.Repeat("7f", 20)}

// report is what some prover says about some attempt that was published; who it is may be a lie.
func (w *world) report() {
	t := w.t
	attempt := rapid.IntRange(1, MaxAttempts+3).Draw(t, "attempt")
	assignee, published := w.attempts[attempt]
	if !published {
		return
	}
	k := rapid.SampledFrom([]Kind{ProverProgress, ProverExecuted, ProverExecuted, ProverProved, ProverStage, ProverFailed, ProverRefused}).Draw(t, "report")
	e := stage(report(k, attempt, rapid.SampledFrom([]Address{payoutA, payoutB}).Draw(t, "payout")))
	if assignee != "" {
		e.Prover = assignee
	}
	if rapid.IntRange(0, 4).Draw(t, "liar") == 0 {
		e.Prover = rapid.SampledFrom(worldProvers).Draw(t, "prover")
	}
	e.Reason = rapid.SampledFrom([]Reason{passing, gone}).Draw(t, "reason")
	w.results = append(w.results, e)
}

func (w *world) match() {
	if len(w.searches) == 0 {
		return
	}
	e := w.searches[0]
	if rapid.IntRange(0, 3).Draw(w.t, "nobody") == 0 {
		e.Kind, e.Reason = Unmatched, passing
	} else {
		w.searches = w.searches[1:]
		e.Prover = rapid.SampledFrom([]string{"", worldProvers[2], worldProvers[3]}).Draw(w.t, "prover")
	}
	w.step(e)
}

func (w *world) random() {
	t := w.t
	switch rapid.IntRange(0, 12).Draw(t, "what") {
	case 0, 1:
		w.hear()
	case 2, 3:
		if n := len(w.effects); n > 0 {
			w.act(rapid.IntRange(0, n-1).Draw(t, "effect"), rapid.Bool().Draw(t, "killed"))
		}
	case 4, 5:
		if n := len(w.results); n > 0 {
			i := rapid.IntRange(0, n-1).Draw(t, "result")
			e := w.results[i]
			if rapid.IntRange(0, 3).Draw(t, "again") > 0 {
				w.results = append(w.results[:i:i], w.results[i+1:]...)
			}
			w.step(e)
		}
	case 6, 7:
		w.report()
	case 8:
		w.now += rapid.SampledFrom([]int64{1, 10, 100, AttemptQuietSeconds}).Draw(t, "seconds")
		w.step(Event{Kind: Tick})
	case 9:
		w.searches = nil
		w.step(Event{Kind: Restarted})
	case 10, 11:
		w.match()
	case 12:
		switch rapid.IntRange(0, 8).Draw(t, "rare") {
		case 0:
			w.reorg(rapid.IntRange(1, 3).Draw(t, "depth"))
		case 1:
			_, rounds := w.locked()
			w.mine(Event{Kind: ChainLocked, Payout: payoutB, Round: rounds + 1})
		case 2:
			w.mine(Event{Kind: ChainCancelled})
		case 3:
			w.wipe()
		case 4, 5:
			w.step(Event{Kind: ProverLost, Prover: rapid.SampledFrom(worldProvers).Draw(t, "dead")})
		}
	}
}

// TestNoRequestIsLost drives one order through an unkind world, then lets the world be kind: the order must end paid
// or refunded, and Step must agree with the chain about which.
func TestNoRequestIsLost(t *testing.T) {
	ends, relocks := map[Kind]int{}, 0
	rapid.Check(t, func(t *rapid.T) {
		w := &world{t: t, now: opened, height: 5, attempts: map[int]string{}, done: map[string]uint64{}}
		w.facts = []fact{{event: open()}}
		for range rapid.IntRange(0, 200).Draw(t, "steps") {
			w.random()
		}
		able := rapid.Bool().Draw(t, "able") // whoever has the work now proves it
		inTime := able && w.now < deadline-5*AttemptQuietSeconds
		for range 400 {
			for w.heard < len(w.facts) {
				w.hear()
			}
			for len(w.effects) > 0 {
				w.act(0, false)
			}
			if who, published := w.attempts[w.s.Attempt]; able && published && w.s.Work == WorkQueued && who == w.s.Assignee {
				w.results = append(w.results, by(who, report(ProverExecuted, w.s.Attempt, payoutA)), by(who, report(ProverProved, w.s.Attempt, payoutA)))
			}
			for len(w.searches) > 0 {
				e := w.searches[0]
				w.searches = w.searches[1:]
				w.step(e)
			}
			for len(w.results) > 0 {
				e := w.results[0]
				w.results = w.results[1:]
				w.step(e)
			}
			if w.s.Phase().Final() && w.heard == len(w.facts) {
				break
			}
			if len(w.effects)+len(w.searches) > 0 {
				continue // nobody waits while there is something to do
			}
			wake := w.s.Wake(w.now)
			if wake == 0 && len(w.effects) == 0 && w.heard == len(w.facts) {
				t.Fatalf("stuck in %s: %+v", w.s.Phase(), w.s)
			}
			w.now = max(w.now+1, wake)
			w.step(Event{Kind: Tick})
		}
		want := map[Kind]Phase{ChainFulfilled: Fulfilled, ChainCancelled: Cancelled, ChainExpired: Expired}[w.closed()]
		if got := w.s.Phase(); got != want || want == "" {
			t.Fatalf("the chain says %q, the state says %q: %+v", w.closed(), got, w.s)
		}
		if w.closed() == ChainExpired && inTime && w.s.Work != WorkStopped {
			t.Fatalf("refunded although a prover was there and nothing had failed: %+v", w.s)
		}
		ends[w.closed()]++
		if last, rounds := w.locked(); rounds != w.s.Rounds() || rounds > 0 && last.event.Block != w.s.lastLock().Block {
			t.Fatalf("the chain has %d locks, the last %+v; the state says %+v", rounds, last, w.s.Locks)
		} else if rounds > 1 {
			relocks++
		}
	})
	if testing.Short() {
		return // 20 orders need not reach everything
	}
	if relocks == 0 {
		t.Error("no order was locked twice: the world is too narrow")
	}
	for _, k := range []Kind{ChainFulfilled, ChainCancelled, ChainExpired} {
		if ends[k] == 0 {
			t.Errorf("no run ended in %s: the world is too narrow (%v)", k, ends)
		}
	}
}
