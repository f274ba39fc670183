package job

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

var other = "0x" + strings.Repeat("7f", 20)

// assigned is an order whose first attempt is the given prover's.
func assigned(prover string) State {
	s, _ := walk(opened, open(), Event{Kind: CheckPassed}, matched(1, prover))
	return s
}

func says(prover string, k Kind, attempt int, why Reason) Event {
	e := by(prover, report(k, attempt, payoutA))
	e.Reason = why
	return e
}

// next matches the search that is under way or due.
func next(t *testing.T, s State, prover string) State {
	t.Helper()
	if s.RetryAt != 0 {
		s, _ = Step(s, Event{Kind: Tick}, s.RetryAt)
	}
	s, effects := Step(s, matched(s.Attempt, prover), max(opened, s.HeardAt))
	if len(effects) != 1 || effects[0] != (Effect{Kind: PublishWork, Attempt: s.Attempt, Prover: prover}) {
		t.Fatalf("matched with %q: %v %+v", prover, effects, s)
	}
	return s
}

func TestARefusalCostsNoAttemptAndIsNoHotLoop(t *testing.T) {
	s, now := assigned(outsider), opened
	searches := 0
	for range MaxRefusals - 1 {
		var effects []Effect
		was := s
		s, effects = Step(s, says(outsider, ProverRefused, s.Attempt, passing), now)
		if s.Failures != 0 || s.Attempt != was.Attempt+1 || s.Assignee != "" || s.Waiting != passing {
			t.Fatalf("after %d refusals: %+v", s.Refusals, s)
		}
		if searches == 0 != (len(effects) == 1) { // the first at once, for somebody else may take it; then with growing waits
			t.Fatalf("refusal %d: %v", s.Refusals, effects)
		}
		if searches++; s.RetryAt != 0 {
			if s.RetryAt != now+RefusalRetrySeconds*int64(s.Refusals) {
				t.Fatalf("refusal %d: the next search is due after %d seconds", s.Refusals, s.RetryAt-now)
			}
			now = s.RetryAt
		}
		s = next(t, s, outsider)
		s.HeardAt = now
	}
	s, _ = Step(s, says(outsider, ProverRefused, s.Attempt, passing), now)
	if s.RetryAt != now+RefusalPauseSeconds || s.Refusals != 0 || s.Phase() != Queued {
		t.Errorf("after %d refusals: %+v", MaxRefusals, s)
	}
	if s.Excluded.Names()[0] != outsider || len(s.Excluded.Names()) != 1 {
		t.Errorf("excluded %v", s.Excluded.Names())
	}
}

func TestRefusalAfterTheRunIsAFailure(t *testing.T) {
	s, _ := Step(assigned(outsider), says(outsider, ProverExecuted, 1, Reason{}), opened)
	s, _ = Step(s, says(outsider, ProverRefused, 1, passing), opened)
	if s.Failures != 1 || s.Refusals != 0 {
		t.Errorf("%+v", s)
	}
}

func TestALostProverCostsAnAttemptOnlyOfWhatItHadBegun(t *testing.T) {
	untaken := assigned(outsider)
	taken, _ := Step(untaken, says(outsider, ProverProgress, 1, Reason{}), opened)
	inPool, _ := Step(assigned(""), says("p1", ProverProgress, 1, Reason{}), opened)
	for name, c := range map[string]struct {
		s        State
		lost     string
		failures int
		moved    bool
	}{
		"untaken":        {untaken, outsider, 0, true},
		"taken":          {taken, outsider, 1, true},
		"another":        {taken, other, 0, false},
		"pool":           {inPool, "p1", 1, true},
		"another's pool": {inPool, "p2", 0, false},
		"nobody's yet":   {assigned(""), "p1", 0, false},
		"unnamed":        {taken, "", 0, false},
	} {
		s, _ := Step(c.s, Event{Kind: ProverLost, Prover: c.lost}, opened+1)
		if s.Failures != c.failures || (s.Attempt == 2) != c.moved || (s != c.s) != c.moved {
			t.Errorf("%s: %+v", name, s)
		}
		if c.moved && fmt.Sprint(s.Excluded.Names()) != "["+c.lost+"]" {
			t.Errorf("%s: excluded %v", name, s.Excluded.Names())
		}
	}
}

func TestThreeDeathsEndAPoisonousJob(t *testing.T) {
	s := assigned("")
	for i := range MaxAttempts {
		name := fmt.Sprintf("p%d", i)
		s, _ = Step(s, says(name, ProverProgress, s.Attempt, Reason{}), opened)
		s, _ = Step(s, Event{Kind: ProverLost, Prover: name}, opened)
		if i < MaxAttempts-1 {
			s = next(t, s, "")
		}
	}
	if s.Phase() != Rejected || s.Reason.Code != "attempts-exhausted" || len(s.Excluded.Names()) != MaxAttempts {
		t.Errorf("%s %+v", s.Phase(), s)
	}
}

func TestAnOutsidersWordEndsNoJob(t *testing.T) {
	s, _ := Step(assigned(outsider), says(outsider, ProverFailed, 1, gone), opened)
	if s.Work != WorkQueued || s.Failures != 1 {
		t.Errorf("the word of an outside prover: %+v", s)
	}
	if s, _ = Step(assigned(""), says("p1", ProverFailed, 1, gone), opened); s.Work != WorkStopped {
		t.Errorf("the word of one of ours: %+v", s)
	}
}

func TestReceiptsOutliveTheirProver(t *testing.T) {
	s, _ := Step(assigned(outsider), stage(says(outsider, ProverStage, 1, Reason{})), opened)
	s, _ = Step(s, Event{Kind: ProverLost, Prover: outsider}, opened)
	s = next(t, s, other)
	if s.Receipts[0] != (Receipt{digest, 9}) {
		t.Fatalf("receipts %+v", s.Receipts)
	}
	wrong := stage(says(other, ProverStage, s.Attempt, Reason{}))
	wrong.Stage = proof.StageGroth16
	if after, _ := Step(s, wrong, s.HeardAt); after.Receipts != s.Receipts {
		t.Errorf("a stage without receipt was kept: %+v", after.Receipts)
	}
	bad := Reason{Class: proof.Retry, Code: "bad-receipt"}
	if s, _ = Step(s, says(other, ProverFailed, s.Attempt, bad), opened); s.Receipts != (Receipts{}) {
		t.Errorf("a bad receipt was kept: %+v", s.Receipts)
	}
}

func TestExcludedForgetsTheOldest(t *testing.T) {
	var x Excluded
	for i := range MaxExcluded {
		x, _ = x.add(fmt.Sprint(i))
	}
	if n := x.Names(); len(n) != MaxExcluded || n[0] != "0" {
		t.Fatalf("%v", n)
	}
	if same, had := x.add("3"); same != x || !had {
		t.Errorf("the same again: %v", same.Names())
	}
	x, had := x.add("new")
	if n := x.Names(); had || len(n) != MaxExcluded || n[0] != "1" || n[MaxExcluded-1] != "new" {
		t.Errorf("one past: %v", n)
	}
}

// A verified proof counts after the attempts were used up, in another attempt, and after the database was lost.
func TestAProofCountsWhenever(t *testing.T) {
	exhausted := stop(assigned(""), gone)
	unchecked, _ := walk(opened, open(), Event{Kind: ChainLocked, Block: 6, Round: 1, Payout: payoutA, Until: midway})
	rejected := stop(unchecked, gone)
	rejected.Attempt = 0
	searching, _ := walk(opened, open(), Event{Kind: CheckPassed})
	for name, s := range map[string]State{"exhausted": exhausted, "later attempt": assigned(other), "being matched": searching,
		"unchecked and locked for it": unchecked, "rejected and locked for it": rejected} {
		s, effects := Step(s, says(outsider, ProverProved, 7, Reason{}), opened)
		if s.Phase() != Settling || len(effects) != 1 || effects[0] != (Effect{Kind: SendFulfil, Payout: payoutA}) {
			t.Errorf("%s: %s %v", name, s.Phase(), effects)
		}
	}
	never, _ := walk(opened, open(), Event{Kind: CheckFailed, Reason: gone})
	for name, s := range map[string]State{"unknown": {}, "rejected by us": never, "refused by the chain": samples()["25 failed, fulfilment refused"]} {
		if after, effects := Step(s, says(outsider, ProverProved, 1, Reason{}), opened); after != s || len(effects) != 0 {
			t.Errorf("%s: %+v %v", name, after, effects)
		}
	}
}

// A stranger's early proof must not keep the holder of the lock from being paid.
func TestTheLockHoldersProofComesBeforeAWaitingOne(t *testing.T) {
	s := assigned(outsider)
	s, _ = Step(s, Event{Kind: ChainLocked, Block: 6, Round: 1, Payout: payoutA, Until: midway + 500}, midway)
	stranger := says(other, ProverProved, 1, Reason{})
	stranger.Payout = payoutB
	s, effects := Step(s, stranger, midway)
	if s.Phase() != Proved || len(effects) != 0 || s.Wake(midway) != midway+501 {
		t.Fatalf("%s %v, wakes at %d", s.Phase(), effects, s.Wake(midway))
	}
	paid, effects := Step(s, says(outsider, ProverProved, 1, Reason{}), midway)
	if len(effects) != 1 || effects[0] != (Effect{Kind: SendFulfil, Payout: payoutA}) {
		t.Fatalf("%v", effects)
	}
	if back, _ := Step(paid, stranger, midway); back != paid {
		t.Errorf("the waiting proof came back: %+v", back)
	}
}

// Each prover stakes for itself: the next one's lock is another transaction, also where the one before was refused.
func TestTheNextProversLockIsItsOwn(t *testing.T) {
	lock := func(s State, prover string, payout Address, now int64) (State, []Effect) {
		e := says(prover, ProverExecuted, s.Attempt, Reason{})
		e.Payout = payout
		return Step(s, e, now)
	}
	s, effects := lock(assigned(outsider), outsider, payoutB, opened)
	if len(effects) != 1 || effects[0].Prover != outsider || effects[0].Intent(digest) != "lock:"+digest.String()+"/"+outsider {
		t.Fatalf("%v", effects)
	}
	refusedLock, _ := Step(s, Event{Kind: TxFailed, Tx: SendLock, Reason: gone}, opened)
	refusedLock, _ = Step(refusedLock, Event{Kind: ProverLost, Prover: outsider}, opened)
	if _, effects = lock(next(t, refusedLock, other), other, payoutA, midway); len(effects) != 1 || effects[0].Prover != other || effects[0].Round != 0 {
		t.Errorf("after a refused lock: %v", effects)
	}
	s, _ = Step(s, Event{Kind: TxSucceeded, Tx: SendLock}, opened)
	s, _ = Step(s, Event{Kind: ChainLocked, Block: 6, Round: 1, Payout: payoutB, Until: midway}, opened)
	s, _ = Step(s, Event{Kind: ProverLost, Prover: outsider}, opened)
	s, effects = lock(next(t, s, other), other, payoutA, midway)
	if len(effects) != 0 || s.Wake(midway) != midway+1 {
		t.Fatalf("within the first lock: %v, wakes at %d", effects, s.Wake(midway))
	}
	if _, effects = Step(s, Event{Kind: Tick}, midway+1); len(effects) != 1 || effects[0].Prover != other || effects[0].Round != 1 {
		t.Errorf("after the first lock: %v", effects)
	}
}

// The operator's own key stakes once for an order, whichever of its provers works on it and whoever locked in between.
func TestTheOperatorStakesOnce(t *testing.T) {
	s, _ := Step(assigned(""), says("p1", ProverExecuted, 1, Reason{}), opened)
	s, _ = Step(s, Event{Kind: TxSucceeded, Tx: SendLock}, opened)
	s, _ = Step(s, Event{Kind: ChainLocked, Block: 6, Round: 1, Payout: payoutA, Until: opened}, opened)
	s, _ = Step(s, Event{Kind: ProverLost, Prover: "p1"}, opened)
	e := says("p2", ProverExecuted, 2, Reason{})
	e.Payout = payoutB
	s, effects := Step(next(t, s, ""), e, midway)
	if s.Work != WorkExecuted || len(effects) != 0 {
		t.Errorf("%s %v", s.Work, effects)
	}
}

func TestAnAssignedProverThatNeverBeginsLosesTheJob(t *testing.T) {
	s := assigned(outsider)
	if same, _ := Step(s, Event{Kind: Tick}, opened+TakeQuietSeconds-1); same != s {
		t.Fatalf("a second early: %+v", same)
	}
	s, effects := Step(s, Event{Kind: Tick}, s.Wake(opened))
	if s.Failures != 0 || s.Attempt != 2 || len(effects) != 2 || effects[0] != (Effect{Kind: WithdrawWork, Attempt: 1, Prover: outsider}) || effects[1].Kind != RequestMatch {
		t.Errorf("%v %+v", effects, s)
	}
}

func TestUnmatchedSaysWhyAndTheSearchStands(t *testing.T) {
	s, _ := walk(opened, open(), Event{Kind: CheckPassed})
	s, effects := Step(s, Event{Kind: Unmatched, Attempt: 1, Reason: passing}, opened)
	if s.Waiting != passing || !s.Matching || len(effects) != 0 || s.Wake(opened) != deadline+ExpireGraceSeconds {
		t.Fatalf("%+v %v", s, effects)
	}
	if s = next(t, s, outsider); s.Waiting != (Reason{}) || s.Prover != outsider {
		t.Errorf("%+v", s)
	}
	again, effects := Step(s, matched(1, other), opened)
	if again != s || len(effects) != 0 {
		t.Errorf("matched twice: %+v %v", again, effects)
	}
}

// What was noted by a clock that was an hour ahead puts nothing off for longer than the longest wait there is; and what a right clock noted stays.
func TestARestartBelievesNoTimeAhead(t *testing.T) {
	const now, hour = int64(1_000_000), int64(3600)
	noted := func(by int64) State {
		return State{Deadline: now + 10*hour, OpenedBlock: 1, Work: WorkQueued, Attempt: 2, SeenAt: by, HeardAt: by, AssignedAt: by, LostAt: by,
			CheckAt: by + MaxCheckRetrySeconds, RetryAt: by + RefusalPauseSeconds, Lock: Tx{At: by + TxLostSeconds}, Fulfil: Tx{At: by + TxLostSeconds}, Expire: Tx{At: by + TxLostSeconds}}
	}
	ahead, _ := Step(noted(now+hour), Event{Kind: Restarted}, now)
	right, _ := Step(noted(now), Event{Kind: Restarted}, now)
	if want := noted(now); ahead != want || right != want {
		t.Errorf("noted an hour ahead %+v,\nnoted now %+v,\nwant %+v", ahead, right, want)
	}
	if s, _ := Step(State{}, Event{Kind: Restarted}, now); s != (State{}) {
		t.Errorf("an order that nobody heard of becomes %+v", s)
	}
}

// What a step made worthless is taken back, once; but not from who holds the lock, whose proof alone would be paid, and not from who has
// given it up itself.
func TestWorthlessWorkIsWithdrawn(t *testing.T) {
	executed := func(prover string, payout Address) State {
		e := says(prover, ProverExecuted, 1, Reason{})
		e.Payout = payout
		s, _ := Step(assigned(prover), e, opened)
		return s
	}
	locked := func(s State, until int64) State {
		s, _ = Step(s, Event{Kind: TxSucceeded, Tx: SendLock}, opened)
		s, _ = Step(s, Event{Kind: ChainLocked, Block: 6, Round: 1, Payout: s.Payout, Until: until}, opened)
		return s
	}
	begun, _ := Step(assigned(outsider), says(outsider, ProverProgress, 1, Reason{}), opened)
	proved, _ := Step(begun, says("p1", ProverProved, 1, Reason{}), opened)
	unassigned, _ := walk(opened, open(), Event{Kind: CheckPassed})
	lost := Event{Kind: ProverLost, Prover: outsider}
	for name, c := range map[string]struct {
		s    State
		e    Event
		want bool
	}{
		"cancelled":                       {begun, Event{Kind: ChainCancelled, Block: 7}, true},
		"expired":                         {begun, Event{Kind: ChainExpired, Block: 7}, true},
		"fulfilled elsewhere":             {locked(executed(outsider, payoutA), midway), Event{Kind: ChainFulfilled, Block: 7}, true},
		"fulfilled by us":                 {proved, Event{Kind: ChainFulfilled, Block: 7}, true}, // another may have had it at the time
		"cancelled before anybody had it": {unassigned, Event{Kind: ChainCancelled, Block: 7}, false},
		"presumed dead":                   {begun, lost, true},
		"presumed dead, with its lock":    {locked(executed(outsider, payoutA), midway), lost, false},
		"presumed dead, its lock pending": {executed(outsider, payoutA), lost, false},
		"presumed dead, its lock over":    {locked(executed(outsider, payoutA), opened-1), lost, true},
		"delivered too often":             {assigned(""), Event{Kind: ProverFailed, Attempt: 1, Reason: passing}, true},
		"failed":                          {begun, says(outsider, ProverFailed, 1, passing), false},
		"refused":                         {assigned(outsider), says(outsider, ProverRefused, 1, passing), false},
	} {
		next, effects := Step(c.s, c.e, opened)
		i := slices.IndexFunc(effects, func(f Effect) bool { return f.Kind == WithdrawWork })
		if (i >= 0) != c.want || i >= 0 && (effects[i].Attempt != 1 || effects[i].Prover != c.s.Assignee || !next.Over(1, opened)) {
			t.Errorf("%s: %v", name, effects)
		}
		_, effects = Step(next, Event{Kind: Tick}, opened)
		if slices.ContainsFunc(effects, func(f Effect) bool { return f.Kind == WithdrawWork }) {
			t.Errorf("%s: withdrawn again: %v", name, effects)
		}
	}
}

// While an earlier attempt's lock stands, its prover goes on beside the next; once the next has the lock, or nobody, it is for nothing.
func TestWhoHoldsTheLockGoesOn(t *testing.T) {
	e := says(outsider, ProverExecuted, 1, Reason{})
	s, _ := Step(assigned(outsider), e, opened)
	s, _ = Step(s, Event{Kind: TxSucceeded, Tx: SendLock}, opened)
	s, _ = Step(s, Event{Kind: ChainLocked, Block: 6, Round: 1, Payout: s.Payout, Until: midway}, opened)
	s, _ = Step(s, Event{Kind: ProverLost, Prover: outsider}, opened)
	s = next(t, s, other)
	e = says(other, ProverExecuted, 2, Reason{})
	e.Payout = payoutB
	s, _ = Step(s, e, opened)
	if s.Over(1, midway) || s.Over(2, midway) || !s.Over(1, midway+1) || s.Over(2, midway+1) {
		t.Errorf("%+v", s)
	}
	s, _ = Step(s, Event{Kind: Tick}, midway+1) // asks for its own lock
	s, _ = Step(s, Event{Kind: TxSucceeded, Tx: SendLock, Round: 1}, midway+1)
	s, _ = Step(s, Event{Kind: ChainLocked, Block: 7, Round: 2, Payout: payoutB, Until: midway + 100}, midway+1)
	if !s.Over(1, midway+2) || s.Over(2, midway+2) {
		t.Errorf("%+v", s)
	}
}

// A reorganisation that opens a closed order again finds its work withdrawn: it is given out anew, at no cost.
func TestAReopenedOrderIsGivenOutAnew(t *testing.T) {
	s, _ := Step(assigned(outsider), says(outsider, ProverExecuted, 1, Reason{}), opened)
	s, _ = Step(s, Event{Kind: ChainCancelled, Block: 7}, opened)
	s, effects := Step(s, Event{Kind: ChainReverted, Block: 6}, midway)
	if s.Attempt != 2 || s.Failures != 0 || s.Refusals != 0 || len(effects) == 0 || effects[0] != (Effect{Kind: RequestMatch, Attempt: 2}) {
		t.Errorf("%v %+v", effects, s)
	}
}
