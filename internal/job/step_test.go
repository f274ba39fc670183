package job

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

// walk applies events to the zero state and returns the last state and the effects of the last event.
func walk(now int64, events ...Event) (s State, effects []Effect) {
	for _, e := range events {
		s, effects = Step(s, e, now)
	}
	return s, effects
}

func open() Event { return Event{Kind: ChainOpened, Block: 5, Deadline: deadline} }

func report(k Kind, attempt int, payout Address) Event {
	return Event{Kind: k, Attempt: attempt, Prover: "p1", Payout: payout, ProofDigest: digest, JournalDigest: digest}
}

func matched(attempt int, prover string) Event {
	return Event{Kind: Matched, Attempt: attempt, Prover: prover}
}

func TestHappyPath(t *testing.T) {
	steps := []struct {
		event  Event
		phase  Phase
		effect EffectKind
	}{
		{open(), Seen, CheckOrder},
		{Event{Kind: CheckPassed}, Queued, RequestMatch},
		{matched(1, ""), Queued, PublishWork},
		{report(ProverProgress, 1, payoutA), Queued, ""},
		{report(ProverExecuted, 1, payoutA), Locking, SendLock},
		{Event{Kind: TxSucceeded, Tx: SendLock}, Locking, ""},
		{Event{Kind: ChainLocked, Block: 6, Round: 1, Payout: payoutA, Until: deadline}, Proving, ""},
		{report(ProverProved, 1, payoutA), Settling, SendFulfil},
		{Event{Kind: TxSucceeded, Tx: SendFulfil}, Settling, ""},
		{Event{Kind: ChainFulfilled, Block: 9}, Fulfilled, WithdrawWork},
	}
	var s State
	for i, want := range steps {
		var effects []Effect
		s, effects = Step(s, want.event, opened)
		got := EffectKind("")
		if len(effects) == 1 {
			got = effects[0].Kind
		}
		if s.Phase() != want.phase || got != want.effect || len(effects) > 1 {
			t.Fatalf("step %d %s: phase %s effects %v, want %s %s", i, want.event.Kind, s.Phase(), effects, want.phase, want.effect)
		}
	}
	if s.Wake(opened) != 0 {
		t.Errorf("a fulfilled order wants to be woken at %d", s.Wake(opened))
	}
}

func TestThreeAttemptsThenFailed(t *testing.T) {
	s, _ := walk(opened, open(), Event{Kind: CheckPassed}, matched(1, ""))
	now := opened
	for attempt := 1; attempt <= MaxAttempts; attempt++ {
		if s.Attempt != attempt || s.Phase() != Queued {
			t.Fatalf("attempt %d phase %s, want %d queued", s.Attempt, s.Phase(), attempt)
		}
		e := report(ProverFailed, attempt, payoutA)
		e.Reason = passing
		s, _ = Step(s, e, now)
		if attempt < MaxAttempts {
			due := now + AttemptRetrySeconds*int64(attempt)
			if s.Wake(opened) != due {
				t.Fatalf("after attempt %d wakes at %d, want %d", attempt, s.Wake(opened), due)
			}
			if _, effects := Step(s, Event{Kind: Tick}, due-1); len(effects) != 0 {
				t.Fatalf("published a second early: %v", effects)
			}
			var effects []Effect
			s, effects = Step(s, Event{Kind: Tick}, due)
			if len(effects) != 1 || effects[0] != (Effect{Kind: RequestMatch, Attempt: attempt + 1}) {
				t.Fatalf("attempt %d: effects %v", attempt+1, effects)
			}
			s, _ = Step(s, matched(attempt+1, ""), due)
			now = due
		}
	}
	if s.Phase() != Rejected || s.Reason.Code != "attempts-exhausted" || !strings.Contains(s.Reason.Message, passing.Message) {
		t.Fatalf("phase %s reason %+v, want rejected (never locked) attempts-exhausted", s.Phase(), s.Reason)
	}
}

func TestSilenceEndsAnAttemptAndALostMessageDoesNot(t *testing.T) {
	s, _ := walk(opened, open(), Event{Kind: CheckPassed}, matched(1, ""))
	lost, effects := Step(s, Event{Kind: Tick}, opened+AttemptQuietSeconds)
	if lost.Attempt != 1 || len(effects) != 1 || effects[0].Kind != PublishWork {
		t.Errorf("untaken work: attempt %d effects %v, want attempt 1 published again", lost.Attempt, effects)
	}
	s, _ = Step(s, report(ProverProgress, 1, payoutA), opened+1)
	if same, _ := Step(s, Event{Kind: Tick}, opened+AttemptQuietSeconds); same != s {
		t.Errorf("ended one second early: %+v", same)
	}
	s, _ = Step(s, Event{Kind: Tick}, opened+1+AttemptQuietSeconds)
	if s.Attempt != 2 || s.RetryAt == 0 {
		t.Errorf("taken and silent: attempt %d, want 2 waiting", s.Attempt)
	}
	if late, _ := Step(s, report(ProverExecuted, 1, payoutA), opened+2+AttemptQuietSeconds); late != s {
		t.Errorf("a result of attempt 1 changed attempt 2")
	}
	if early, _ := Step(s, report(ProverExecuted, 2, payoutA), opened+2+AttemptQuietSeconds); early != s {
		t.Errorf("a result of an attempt that is not published yet was believed")
	}
}

func TestCheckGrace(t *testing.T) {
	s, _ := walk(opened, open())
	missing := Event{Kind: CheckFailed, Wait: true, Reason: Reason{Class: proof.Caller, Code: "input-missing", Message: "input bytes missing"}}
	s, _ = Step(s, missing, opened+CheckGraceSeconds-1)
	if s.Phase() != Seen || s.Wake(opened) != opened+CheckGraceSeconds-1+CheckRetrySeconds {
		t.Fatalf("within the grace: %s, wakes %d", s.Phase(), s.Wake(opened))
	}
	again, effects := Step(s, Event{Kind: Tick}, s.Wake(opened))
	if len(effects) != 1 || effects[0].Kind != CheckOrder {
		t.Fatalf("effects %v, want another check", effects)
	}
	if s, _ = Step(again, missing, opened+CheckGraceSeconds); s.Phase() != Rejected || s.Reason != missing.Reason {
		t.Fatalf("after the grace: %s %+v", s.Phase(), s.Reason)
	}
}

func TestDeadlineExpires(t *testing.T) {
	for name, s := range samples() {
		if s.Closed != "" || s.OpenedBlock == 0 || s.Expire.State == TxPending {
			continue
		}
		if early, effects := Step(s, Event{Kind: Tick}, deadline+ExpireGraceSeconds-1); early.Expire.State != TxNone || len(effects) != 0 {
			t.Errorf("%s: acted a second early: %v", name, effects)
		}
		late, effects := Step(s, Event{Kind: Tick}, deadline+ExpireGraceSeconds)
		if late.Phase() != Expiring || len(effects) != 1 || effects[0].Kind != SendExpire {
			t.Errorf("%s: phase %s effects %v, want expiring", name, late.Phase(), effects)
		}
		if w := s.Wake(opened); w == 0 || w > deadline+ExpireGraceSeconds {
			t.Errorf("%s: wakes at %d, after the expiry is due", name, w)
		}
	}
	s, _ := Step(samples()["12 expiring"], Event{Kind: TxFailed, Tx: SendExpire, Reason: gone}, deadline+100)
	if s.Wake(opened) != deadline+100+TxRetrySeconds {
		t.Errorf("a refused expiry is tried again at %d", s.Wake(opened))
	}
}

func TestProofWaitsForAForeignLockToLapse(t *testing.T) {
	s, _ := walk(opened, open(), Event{Kind: CheckPassed}, matched(1, ""), report(ProverExecuted, 1, payoutA),
		Event{Kind: TxFailed, Tx: SendLock, Reason: gone}, Event{Kind: ChainLocked, Block: 6, Round: 1, Payout: payoutB, Until: midway},
		report(ProverProved, 1, payoutA))
	if s.Phase() != Proved || s.Wake(opened) != midway+1 {
		t.Fatalf("phase %s wakes %d, want proved until %d", s.Phase(), s.Wake(opened), midway+1)
	}
	s, effects := Step(s, Event{Kind: Tick}, midway+1)
	if s.Phase() != Settling || len(effects) != 1 || effects[0] != (Effect{Kind: SendFulfil, Payout: payoutA}) {
		t.Fatalf("after the lapse: %s %v", s.Phase(), effects)
	}
}

func TestRewindOfAFulfilmentSendsItAgain(t *testing.T) {
	s := samples()["13 fulfilled"]
	s.Fulfil = Tx{State: TxMined, At: midway + TxLostSeconds}
	back, effects := Step(s, Event{Kind: ChainReverted, Block: 6}, midway)
	if back.Phase() != Settling || len(effects) != 1 || effects[0].Intent(digest) != s0Intent() {
		t.Fatalf("phase %s effects %v", back.Phase(), effects)
	}
	if again, _ := Step(back, Event{Kind: ChainFulfilled, Block: 8}, midway); again.Phase() != Fulfilled {
		t.Fatalf("phase %s", again.Phase())
	}
}

// A fulfilment that was mined, dropped by a reorganisation nobody told us of, and never seen again is made anew.
func TestLostTransactionIsMadeAnew(t *testing.T) {
	s, _ := Step(samples()["09 settling"], Event{Kind: TxSucceeded, Tx: SendFulfil}, midway)
	if same, effects := Step(s, Event{Kind: Tick}, midway+TxLostSeconds-1); same != s || len(effects) != 0 {
		t.Fatalf("given up a second early: %v", effects)
	}
	s, effects := Step(s, Event{Kind: Tick}, s.Wake(opened))
	if len(effects) != 1 || effects[0].Intent(digest) != s0Intent()+"#1" {
		t.Fatalf("phase %s effects %v", s.Phase(), effects)
	}
	e := Event{Kind: TxFailed, Tx: SendFulfil, Reason: passing, Mined: true}
	if s, _ = Step(s, e, midway); s.Fulfil != (Tx{State: TxNone, At: midway + TxRetrySeconds, Try: 2}) {
		t.Fatalf("after a mined revert: %+v", s.Fulfil)
	}
}

func s0Intent() string { return "fulfil:" + digest.String() }

// A check that answered while the order was cancelled went unheard; after the rewind it must be made again.
func TestRewindOfACancellationChecksAgain(t *testing.T) {
	s, _ := walk(opened, open(), Event{Kind: ChainCancelled, Block: 7}, Event{Kind: CheckPassed})
	s, effects := Step(s, Event{Kind: ChainReverted, Block: 6}, midway)
	if s.Phase() != Seen || len(effects) != 1 || effects[0].Kind != CheckOrder {
		t.Fatalf("phase %s effects %v", s.Phase(), effects)
	}
}

func TestStateSurvivesJSON(t *testing.T) {
	for name, s := range samples() {
		b, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var back State
		if err := json.Unmarshal(b, &back); err != nil || back != s {
			t.Errorf("%s: %v\n%+v\n%+v", name, err, back, s)
		}
	}
	var a Address
	for _, bad := range []string{"", "0x", "0x" + strings.Repeat("0", 39), "0x" + strings.Repeat("0", 41), strings.Repeat("z", 40)} {
		if err := a.UnmarshalText([]byte(bad)); proof.CodeOf(err) != "bad-address" {
			t.Errorf("address %q: %v", bad, err)
		}
	}
}

func TestReasonOf(t *testing.T) {
	if r := ReasonOf(nil); r != (Reason{}) {
		t.Errorf("nil: %+v", r)
	}
	for _, n := range []int{MaxReasonBytes, MaxReasonBytes + 1} {
		if r := ReasonOf(errors.New(strings.Repeat("x", n))); len(r.Message) != MaxReasonBytes || r.Class != proof.Retry {
			t.Errorf("%d bytes: %d, %s", n, len(r.Message), r.Class)
		}
	}
}

// lostRace is an executed order whose first lock somebody else has, up to midway.
func lostRace() State {
	s, _ := walk(opened, open(), Event{Kind: CheckPassed}, matched(1, ""), report(ProverExecuted, 1, payoutA),
		Event{Kind: ChainLocked, Block: 6, Round: 1, Payout: payoutB, Until: midway}, Event{Kind: TxFailed, Tx: SendLock, Reason: gone})
	return s
}

func TestALapsedForeignLockIsFollowedByOurs(t *testing.T) {
	s := lostRace()
	if s.Wake(opened) != midway+1 {
		t.Fatalf("wakes at %d, the lock ends at %d", s.Wake(opened), midway)
	}
	if _, effects := Step(s, Event{Kind: Tick}, midway); len(effects) != 0 {
		t.Fatalf("in the lock's last second: %v", effects)
	}
	s, effects := Step(s, Event{Kind: Tick}, midway+1)
	want := Effect{Kind: SendLock, Payout: payoutA, Round: 1}
	if len(effects) != 1 || effects[0] != want || want.Intent(digest) != "lock:"+digest.String()+"@1" {
		t.Fatalf("after the lapse: %v", effects)
	}
	if same, _ := Step(s, Event{Kind: TxFailed, Tx: SendLock, Reason: gone}, midway+1); same != s {
		t.Error("an answer about round 1 changed round 2")
	}
	s, _ = Step(s, Event{Kind: TxSucceeded, Tx: SendLock, Round: 1}, midway+2)
	s, _ = Step(s, Event{Kind: ChainLocked, Block: 8, Round: 2, Payout: payoutA, Until: midway + 60}, midway+2)
	s, effects = Step(s, report(ProverProved, 1, payoutA), midway+3)
	if s.Rounds() != 2 || len(effects) != 1 || effects[0].Kind != SendFulfil {
		t.Errorf("in our own lock: %d rounds, %v", s.Rounds(), effects)
	}
}

// Who could not deliver within one lock does not put a second collateral at stake, and delivers without a lock.
func TestOurLapsedLockIsNotTakenAgain(t *testing.T) {
	s, _ := walk(opened, open(), Event{Kind: CheckPassed}, matched(1, ""), report(ProverExecuted, 1, payoutA),
		Event{Kind: TxSucceeded, Tx: SendLock}, Event{Kind: ChainLocked, Block: 6, Round: 1, Payout: payoutA, Until: midway})
	s, effects := Step(s, Event{Kind: Tick}, midway+1)
	if len(effects) != 0 || s.Phase() != Proving {
		t.Fatalf("after the lapse: %s %v", s.Phase(), effects)
	}
	paying, effects := Step(s, report(ProverProved, 1, payoutA), midway+2)
	if len(effects) != 1 || effects[0].Kind != SendFulfil {
		t.Errorf("a late proof: %v", effects)
	}
	// Another prover was faster with the second round: its lock is to be waited for.
	s, _ = Step(s, Event{Kind: ChainLocked, Block: 9, Round: 2, Payout: payoutB, Until: midway + 60}, midway+2)
	s, effects = Step(s, report(ProverProved, 1, payoutA), midway+3)
	if len(effects) != 0 || s.Wake(midway+3) != midway+61 {
		t.Errorf("within the next lock: %v, wakes at %d", effects, s.Wake(midway+3))
	}
	// And a fulfilment that the new lock made impossible is tried after it.
	paying, _ = Step(paying, Event{Kind: ChainLocked, Block: 9, Round: 2, Payout: payoutB, Until: midway + 60}, midway+2)
	paying, _ = Step(paying, Event{Kind: TxFailed, Tx: SendFulfil, Reason: passing}, midway+3)
	if w := paying.Wake(midway + 3); w != midway+61 {
		t.Errorf("wakes at %d", w)
	}
	if _, effects = Step(paying, Event{Kind: Tick}, midway+61); len(effects) != 1 || effects[0].Kind != SendFulfil {
		t.Errorf("after the second lock: %v", effects)
	}
}

func TestRewindOfARelockBringsTheLockBefore(t *testing.T) {
	s := lostRace()
	s, _ = Step(s, Event{Kind: ChainLocked, Block: 9, Round: 2, Payout: payoutA, Until: midway + 60}, midway+2)
	back, effects := Step(s, Event{Kind: ChainReverted, Block: 8}, midway+3)
	if back.Rounds() != 1 || back.lastLock() != (Locked{6, payoutB, midway}) {
		t.Fatalf("locks %+v", back.Locks)
	}
	if len(effects) != 1 || effects[0].Kind != SendLock || effects[0].Round != 1 {
		t.Errorf("the second round is open again: %v", effects)
	}
	if all, _ := Step(s, Event{Kind: ChainReverted, Block: 5}, midway+3); all.Rounds() != 0 {
		t.Errorf("locks %+v", all.Locks)
	}
}

func TestAFourthRoundIsNotAskedFor(t *testing.T) {
	s := lostRace()
	for round := 2; round <= MaxRounds; round++ {
		s, _ = Step(s, Event{Kind: ChainLocked, Block: uint64(5 + round), Round: round, Payout: payoutB, Until: midway}, opened)
	}
	if over, _ := Step(s, Event{Kind: ChainLocked, Block: 20, Round: MaxRounds + 1, Payout: payoutB, Until: midway}, opened); over != s {
		t.Errorf("a lock of round %d is believed: %+v", MaxRounds+1, over.Locks)
	}
	if s, effects := Step(s, Event{Kind: Tick}, midway+1); len(effects) != 0 || s.Wake(midway+1) != s.HeardAt+AttemptQuietSeconds {
		t.Errorf("after the last round: %v, wakes at %d", effects, s.Wake(midway+1))
	}
}

// A node that lags says that an order which the chain opened is in no state to be paid. That must not end a proven job.
func TestARefusalByALaggingNodeIsNotFinal(t *testing.T) {
	behind := Reason{Class: proof.Permanent, Code: "wrong-state", Message: "order is none"}
	s, _ := Step(samples()["09 settling"], Event{Kind: TxFailed, Tx: SendFulfil, Reason: behind}, midway)
	if s.Work != WorkProved || s.Wake(midway) != midway+TxRetrySeconds {
		t.Fatalf("after the refusal: %s, wakes at %d", s.Phase(), s.Wake(midway))
	}
	if _, effects := Step(s, Event{Kind: Tick}, midway+TxRetrySeconds); len(effects) != 1 || effects[0].Kind != SendFulfil {
		t.Fatalf("not asked for again: %v", effects)
	}
	s, _ = Step(samples()["05 locking"], Event{Kind: TxFailed, Tx: SendLock, Reason: behind}, midway)
	if s.Lock.State != TxNone {
		t.Errorf("the lock is %s", s.Lock.State)
	}
}

// A fulfilment that a reorganisation moved before the end of another's lock is mined and reverts, and nobody can tell why any more.
func TestAMinedRevertIsTriedAgainWithinBounds(t *testing.T) {
	s := samples()["09 settling"]
	reverted := Event{Kind: TxFailed, Tx: SendFulfil, Mined: true, Reason: Reason{Class: proof.Permanent, Code: "reverted"}}
	for try := 1; try <= MaxReverts; try++ {
		s, _ = Step(s, reverted, midway)
		var effects []Effect
		s, effects = Step(s, Event{Kind: Tick}, midway+TxRetrySeconds)
		if len(effects) != 1 || effects[0].Kind != SendFulfil || effects[0].Try != try {
			t.Fatalf("after %d reverts: %v", try, effects)
		}
	}
	if s, _ = Step(s, reverted, midway); s.Phase() != Failed {
		t.Fatalf("after %d reverts: %s", MaxReverts+1, s.Phase())
	}
}

// A prover outside the pool that tells of progress for ever does not keep the job until its deadline.
func TestAStrangerDoesNotKeepAJobByTalking(t *testing.T) {
	const stranger = "0x00000000000000000000000000000000000000aa"
	s, _ := walk(opened, open(), Event{Kind: CheckPassed}, Event{Kind: Matched, Attempt: 1, Prover: stranger})
	talk := func(k Kind, now int64) {
		s, _ = Step(s, Event{Kind: k, Attempt: 1, Prover: stranger, Payout: payoutB}, now)
	}
	for now := opened; now < opened+StrangerSeconds; now += 100 {
		talk(ProverProgress, now)
	}
	if s.Attempt != 1 || s.Wake(opened) != opened+StrangerSeconds {
		t.Fatalf("attempt %d, wakes at %d", s.Attempt, s.Wake(opened))
	}
	if late, _ := Step(s, Event{Kind: Tick}, opened+StrangerSeconds); late.Attempt != 2 || late.Failures != 1 || late.Excluded[0] != stranger {
		t.Errorf("without a lock: %+v", late)
	}
	// Its lock gives it the time that the client gave.
	until := opened + 2*StrangerSeconds
	talk(ProverExecuted, opened+StrangerSeconds-1)
	s, _ = Step(s, Event{Kind: ChainLocked, Block: 6, Round: 1, Payout: payoutB, Until: until}, opened+StrangerSeconds-1)
	for now := opened + StrangerSeconds; now <= until; now += 100 {
		talk(ProverProgress, now)
	}
	if s.Attempt != 1 || s.Wake(until) != until+1 {
		t.Fatalf("within its lock: attempt %d, wakes at %d, the lock ends at %d", s.Attempt, s.Wake(until), until)
	}
	if late, _ := Step(s, Event{Kind: Tick}, until+1); late.Attempt != 2 || late.Failures != 1 {
		t.Errorf("after its lock: %+v", late)
	}
}

// A proof that was verified and is then lost by the store is asked for again, at no attempt's cost.
func TestALostProofIsAskedForAgain(t *testing.T) {
	lost := Event{Kind: TxFailed, Tx: SendFulfil, Reason: Reason{Class: proof.Retry, Code: "artifact-not-found"}}
	s, now := samples()["09 settling"], midway
	for ; now < midway+ProofLostSeconds; now += TxRetrySeconds {
		if s, _ = Step(s, lost, now); s.Work != WorkProved {
			t.Fatalf("given up after %d s", now-midway)
		}
		s, _ = Step(s, Event{Kind: Tick}, now+TxRetrySeconds)
	}
	s, effects := Step(s, lost, now)
	if s.Work != WorkQueued || s.Failures != 0 || s.Attempt != 2 || len(effects) != 2 || effects[0].Kind != WithdrawWork || effects[1].Kind != RequestMatch {
		t.Fatalf("after %d s: %+v, effects %v", now-midway, s, effects)
	}
	// A store that was away for a moment in between begins the wait anew.
	s, _ = Step(samples()["09 settling"], lost, midway)
	s, _ = Step(s, Event{Kind: Tick}, midway+TxRetrySeconds)
	if s, _ = Step(s, Event{Kind: TxFailed, Tx: SendFulfil, Reason: passing}, midway+TxRetrySeconds); s.LostAt != 0 {
		t.Errorf("lost since %d", s.LostAt)
	}
}

// While the store is away the order is looked at less and less often, but at least once a minute.
func TestChecksThatCannotBeMadeBackOff(t *testing.T) {
	s, _ := Step(State{}, Event{Kind: ChainOpened, Block: 1, Deadline: 100_000}, 1000)
	now := int64(1000)
	for _, want := range []int64{5, 5, 10, 20, 40, 60, 60} {
		s, _ = Step(s, Event{Kind: CheckFailed, Reason: Reason{Class: proof.Retry, Code: "store-unavailable"}}, now)
		if s.CheckAt != now+want {
			t.Fatalf("at %d the next check is at %d, want %d later", now, s.CheckAt, want)
		}
		now = s.CheckAt
		s, _ = Step(s, Event{Kind: Tick}, now)
	}
}
