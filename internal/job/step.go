package job

import (
	"fmt"
	"slices"

	"github.com/lemma-network/lemma/proof"
)

// Step is the whole state machine: it takes what happened and gives the order's next state and what to do about it.
// now is in Unix seconds. It never fails: an event that makes no sense in a state leaves that state as it is.
func Step(s State, e Event, now int64) (State, []Effect) {
	if s.Closed != "" && e.Kind != ChainReverted {
		return s, nil
	}
	was := s
	var effects []Effect
	switch e.Kind {
	case ChainOpened, ChainLocked, ChainFulfilled, ChainCancelled, ChainExpired, ChainReverted:
		s, effects = stepChain(s, e, now)
	case CheckPassed, CheckFailed:
		s = stepCheck(s, e, now)
	case Matched, Unmatched:
		s, effects = stepMatch(s, e, now)
	case ProverProved:
		s = stepProved(s, e, now)
	case ProverProgress, ProverExecuted, ProverStage, ProverFailed, ProverRefused:
		s = stepProver(s, e, now)
	case ProverLost:
		s = stepLost(s, e, now)
	case TxSucceeded, TxFailed:
		s = stepTx(s, e, now)
	case Restarted:
		s, effects = restart(s, now)
	case Tick: // plan looks at the time
	}
	s, planned := plan(s, now)
	return s, slices.Concat(effects, withdrawn(was, e, s, now), planned)
}

// withdrawn takes back the attempt that a step made worthless, unless its prover has given it up itself. Whoever works on it all the same is
// told when it is heard (State.Over).
func withdrawn(was State, e Event, s State, now int64) []Effect {
	itself := (e.Kind == ProverFailed || e.Kind == ProverRefused) && e.Prover != ""
	if itself || was.AssignedAt == 0 || was.Over(was.Attempt, now) || !s.Over(was.Attempt, now) {
		return nil
	}
	return []Effect{{Kind: WithdrawWork, Attempt: was.Attempt, Prover: was.Assignee}}
}

// restart begins the silence anew, also when the time jumped. Whatever was asked for and may have been forgotten with the process, or with
// the queue, is asked for again: the search, and the publishing of the same attempt to the same prover.
func restart(s State, now int64) (State, []Effect) {
	s = s.notAhead(now)
	if s.Work != WorkQueued && s.Work != WorkExecuted {
		return s, nil
	}
	s = s.searchAgain(now)
	if s.unassigned() {
		return s, nil
	}
	s.HeardAt = now
	if s.Work == WorkQueued && s.running(now) && now < s.attemptEnds() {
		return s, []Effect{{Kind: PublishWork, Attempt: s.Attempt, Prover: s.Assignee}}
	}
	return s, nil
}

// notAhead takes back what was noted by a clock that was ahead: nothing is put off for longer than it ever is.
func (s State) notAhead(now int64) State {
	s.SeenAt, s.HeardAt, s.AssignedAt, s.LostAt = min(s.SeenAt, now), min(s.HeardAt, now), min(s.AssignedAt, now), min(s.LostAt, now)
	s.CheckAt, s.RetryAt = min(s.CheckAt, now+MaxCheckRetrySeconds), min(s.RetryAt, now+RefusalPauseSeconds)
	for _, tx := range []*Tx{&s.Lock, &s.Fulfil, &s.Expire} {
		tx.At = min(tx.At, now+TxLostSeconds)
	}
	return s
}

// searchAgain has the next plan ask for a prover again, if one was being sought.
func (s State) searchAgain(now int64) State {
	if s.Matching {
		s.Matching, s.RetryAt = false, now
	}
	return s
}

// running reports whether work on the order can still lead to a payment.
func (s State) running(now int64) bool {
	return s.OpenedBlock != 0 && s.Closed == "" && now < s.Deadline
}

// stepChain records what the chain says. The chain is believed whatever we thought before.
func stepChain(s State, e Event, now int64) (State, []Effect) {
	if e.Kind == ChainReverted {
		return rewind(s, e.Block, now), nil
	}
	if e.Block == 0 { // block 0 holds no order; 0 means "not" in State
		return s, nil
	}
	if e.Kind == ChainOpened {
		s.OpenedBlock, s.Deadline = e.Block, e.Deadline
		if s.SeenAt == 0 {
			s.SeenAt = now
			s.CheckAt = now
		}
		return s, nil
	}
	if s.OpenedBlock == 0 { // an order is opened before anything else can happen to it
		return s, nil
	}
	switch e.Kind {
	case ChainLocked:
		if e.Round < 1 || e.Round > MaxRounds {
			return s, nil
		}
		s.Locks[e.Round-1] = Locked{Block: e.Block, Payout: e.Payout, Until: e.Until}
		if s.Lock.State == TxRefused { // somebody was faster; the next round is ours to ask for
			s.Lock.forget()
		}
	case ChainFulfilled:
		s.ClosedBlock, s.Closed = e.Block, Fulfilled
	case ChainCancelled:
		s.ClosedBlock, s.Closed = e.Block, Cancelled
	case ChainExpired:
		s.ClosedBlock, s.Closed = e.Block, Expired
	}
	return s, nil
}

// rewind undoes every chain fact above block to. What an effect answered while the order was closed went unheard, so
// whatever may be missing is asked for again: the sender knows a transaction by its intent and does not make it twice.
func rewind(s State, to uint64, now int64) State {
	if s.ClosedBlock > to {
		s.ClosedBlock, s.Closed = 0, ""
		s.Fulfil.forget()
		s.Expire.forget()
		if s.Lock.State == TxPending {
			s.Lock.forget()
		}
		if s.Work == WorkNone {
			s.CheckAt = now
		}
		s.HeardAt = now
		s = s.searchAgain(now)
		if (s.Work == WorkQueued || s.Work == WorkExecuted) && !s.unassigned() { // it was withdrawn when the order closed
			s = s.leave(now)
		}
	}
	for i := range s.Locks {
		if s.Locks[i].Block > to {
			s.Locks[i] = Locked{}
			s.Lock.forget()
		}
	}
	if s.OpenedBlock > to {
		s.OpenedBlock = 0
		s = s.searchAgain(now)
	}
	return s
}

func stepCheck(s State, e Event, now int64) State {
	if s.Work != WorkNone || s.SeenAt == 0 {
		return s
	}
	if e.Kind == CheckPassed {
		s.Work, s.Attempt, s.RetryAt, s.CheckAt = WorkQueued, 1, now, 0
		return s
	}
	switch {
	case e.Reason.passing(): // each wait as long as all before together
		s.CheckAt = now + min(max(now-s.SeenAt, CheckRetrySeconds), MaxCheckRetrySeconds)
		return s
	case e.Wait && now < s.SeenAt+CheckGraceSeconds:
		s.CheckAt = now + CheckRetrySeconds
		return s
	}
	return stop(s, e.Reason)
}

// stepMatch takes what came of the search for a prover.
func stepMatch(s State, e Event, now int64) (State, []Effect) {
	if !s.Matching || e.Attempt != s.Attempt || !s.running(now) {
		return s, nil
	}
	if e.Kind == Unmatched {
		s.Waiting = e.Reason
		return s, nil
	}
	s.Matching, s.Waiting, s.Assignee, s.HeardAt, s.AssignedAt = false, Reason{}, e.Prover, now, now
	if e.Prover != "" {
		s.Prover = e.Prover
	}
	if e.Prover != s.LockBy && s.Lock.State == TxRefused { // another prover's lock may do better
		s.Lock.forget()
	}
	return s, []Effect{{Kind: PublishWork, Attempt: s.Attempt, Prover: s.Assignee}}
}

func stepProver(s State, e Event, now int64) State {
	if (s.Work != WorkQueued && s.Work != WorkExecuted) || e.Attempt != s.Attempt || s.unassigned() || !s.mayReport(e.Prover) {
		return s
	}
	if e.Prover != "" {
		s.Prover = e.Prover
	}
	if e.Kind == ProverRefused && s.Work == WorkQueued {
		return refused(s, e.Reason, now)
	}
	s.Taken, s.HeardAt = true, now
	switch e.Kind {
	case ProverExecuted:
		if s.Work == WorkQueued {
			s.Work = WorkExecuted
			s.Payout, s.Cycles, s.JournalDigest = e.Payout, e.Cycles, e.JournalDigest
		}
	case ProverStage:
		if i := slices.Index(ReceiptStages[:], e.Stage); i >= 0 && !e.Digest.IsZero() {
			s.Receipts[i] = Receipt{e.Digest, e.Bytes}
		}
	case ProverFailed, ProverRefused: // who refuses after it has told what it will prove has failed
		if e.Reason.Code == badReceipt {
			s.Receipts = Receipts{}
		}
		if e.Reason.passing() || e.Kind == ProverRefused || !PoolMember(e.Prover) { // no stranger's word ends a job
			return nextAttempt(s, e.Reason, now)
		}
		return stop(s, e.Reason)
	}
	return s
}

// badReceipt is the code of a failure that a stored receipt caused: the next attempt begins anew.
const badReceipt = "bad-receipt"

// stepProved takes a verified proof. It binds its payee and nothing else, so it counts whatever attempt it was made in, also after the
// database was lost or the attempts were used up; but never for an order we would not take, unless it is locked for that payee.
func stepProved(s State, e Event, now int64) State {
	if s.SeenAt == 0 {
		return s
	}
	forLock := s.Rounds() != 0 && s.lastLock().Payout == e.Payout
	switch s.Work {
	case WorkStopped:
		if s.Fulfil.State == TxRefused || s.Attempt == 0 && !forLock {
			return s
		}
	case WorkNone:
		if !forLock {
			return s // not checked yet: whoever feeds us gives it again
		}
	case WorkProved: // a proof that must wait for the lock's end gives way to one that need not
		if !forLock || !s.waitsForLapse() || s.Fulfil.State != TxNone {
			return s
		}
	}
	s.Work, s.RetryAt, s.CheckAt, s.Matching = WorkProved, 0, 0, false
	s.Taken, s.HeardAt, s.Reason, s.Waiting, s.NeverLocked = true, now, Reason{}, Reason{}, false
	if e.Prover != "" {
		s.Prover = e.Prover
	}
	s.Payout, s.Cycles, s.JournalDigest, s.ProofDigest, s.SealedDigest = e.Payout, e.Cycles, e.JournalDigest, e.ProofDigest, e.SealedDigest
	return s
}

// stepLost ends the present attempt when its prover is presumed dead. A prover that had not begun with it costs no attempt.
func stepLost(s State, e Event, now int64) State {
	if (s.Work != WorkQueued && s.Work != WorkExecuted) || s.unassigned() || e.Prover == "" {
		return s
	}
	why := Reason{Class: proof.Retry, Code: "prover-lost", Message: "its prover " + e.Prover + " is presumed dead"}
	switch {
	case s.Taken && s.Prover == e.Prover:
		return nextAttempt(s, why, now)
	case s.Assignee == e.Prover:
		return refused(s, why, now)
	}
	return s
}

// nextAttempt looks for another prover, or stops the job after MaxAttempts failures.
func nextAttempt(s State, why Reason, now int64) State {
	if s.Taken {
		s.Excluded, _ = s.Excluded.add(s.Prover)
	}
	s.Failures++
	if s.Failures >= MaxAttempts {
		return stop(s, Reason{Class: proof.Permanent, Code: "attempts-exhausted",
			Message: cut(fmt.Sprintf("gave up after %d attempts; the last one: %s", MaxAttempts, why.Message))})
	}
	return s.leave(now + AttemptRetrySeconds*int64(s.Failures))
}

// refused looks for another prover, at once or, where refusals repeat themselves, with a wait. It costs no attempt.
func refused(s State, why Reason, now int64) State {
	who := s.Prover
	if s.Assignee != "" {
		who = s.Assignee
	}
	var again bool
	s.Excluded, again = s.Excluded.add(who)
	s.Refusals++
	s.Waiting = why
	switch {
	case s.Refusals >= MaxRefusals:
		s.Refusals = 0
		return s.leave(now + RefusalPauseSeconds)
	case again:
		return s.leave(now + RefusalRetrySeconds*int64(s.Refusals))
	}
	return s.leave(now)
}

// leave takes the job from its prover; the search for the next is due at the given time.
func (s State) leave(retryAt int64) State {
	s.Attempt++
	s.Work, s.RetryAt, s.Matching, s.Assignee, s.Taken, s.HeardAt = WorkQueued, retryAt, false, "", false, 0
	return s
}

// stop ends the proving for good. Whether a lock was ever asked for decides between rejected and failed.
func stop(s State, why Reason) State {
	s.Work, s.Reason, s.RetryAt, s.CheckAt, s.Matching, s.Waiting = WorkStopped, why, 0, 0, false, Reason{}
	s.NeverLocked = s.Rounds() == 0 && !s.Lock.underWay()
	return s
}

func stepTx(s State, e Event, now int64) State {
	var tx *Tx
	switch e.Tx {
	case SendLock:
		tx = &s.Lock
	case SendFulfil:
		tx = &s.Fulfil
	case SendExpire:
		tx = &s.Expire
	}
	if tx == nil || tx.State != TxPending || e.Tx == SendLock && e.Round != s.LockRound-1 { // an answer about an earlier round is old
		return s
	}
	if e.Kind == TxSucceeded {
		tx.State, tx.At = TxMined, now+TxLostSeconds
		if e.Tx == SendLock && s.LockBy == "" {
			s.OwnRound = s.LockRound
		}
		return s
	}
	if e.Mined {
		tx.Try++
	}
	// A refund is tried for as long as the chain does not say that the order is closed: no request is lost.
	if e.Tx == SendFulfil && s.Work == WorkProved {
		switch {
		case !e.Reason.lost():
			s.LostAt = 0
		case s.LostAt == 0:
			s.LostAt = now
		case now >= s.LostAt+ProofLostSeconds: // whoever made it has it in its spool, and stores it again when it gets the work again
			s.LostAt = 0
			s.Fulfil.forget()
			return s.leave(now)
		}
	}
	// What was mined and reverted was possible when it was sent: the simulation before the next one tells whether it still is.
	again := e.Mined && tx.Try <= MaxReverts
	if e.Reason.passing() || e.Reason.stale() || again || e.Tx == SendExpire {
		tx.State, tx.At = TxNone, now+TxRetrySeconds
		return s
	}
	tx.State, tx.At = TxRefused, 0
	if e.Tx == SendLock && s.Rounds() >= s.LockRound { // somebody was faster, as we know already
		tx.forget()
	}
	if e.Tx == SendFulfil && s.Work == WorkProved { // a verified proof that the chain refuses for good
		s.Work, s.Reason, s.NeverLocked = WorkStopped, e.Reason, false
	}
	return s
}

// plan asks for whatever the state calls for at this time and is not yet under way.
func plan(s State, now int64) (State, []Effect) {
	if s.Closed != "" || s.OpenedBlock == 0 {
		return s, nil
	}
	if now >= s.Deadline+ExpireGraceSeconds {
		if s.Expire.ask(now) {
			return s, []Effect{{Kind: SendExpire, Try: s.Expire.Try}}
		}
		return s, nil
	}
	if s.Work == WorkNone && s.CheckAt != 0 && now >= s.CheckAt {
		s.CheckAt = 0
		return s, []Effect{{Kind: CheckOrder}}
	}
	if now >= s.Deadline {
		return s, nil
	}
	switch s.Work {
	case WorkQueued, WorkExecuted:
		return planWork(s, now)
	case WorkProved:
		mayPay := !s.waitsForLapse() || !s.held(now)
		if !s.locking() && mayPay && s.Fulfil.ask(now) {
			return s, []Effect{{Kind: SendFulfil, Payout: s.Payout, Try: s.Fulfil.Try}}
		}
	}
	return s, nil
}

// planWork seeks a prover when that is due, ends an attempt that fell silent, and asks for the lock once the guest ran.
func planWork(s State, now int64) (State, []Effect) {
	if !s.unassigned() && now >= s.attemptEnds() {
		why := Reason{Class: proof.Retry, Code: "prover-silent", Message: "its prover fell silent"}
		if now < s.HeardAt+s.patience() {
			why.Code, why.Message = "prover-late", "its prover had it for long enough, and its lock has ended"
		}
		switch {
		case s.Taken:
			s = nextAttempt(s, why, now)
		case s.Assignee != "":
			s = refused(s, why, now)
		default: // nobody took it: the message may be lost; publishing it again costs nothing
			s.HeardAt = now
			return s, []Effect{{Kind: PublishWork, Attempt: s.Attempt}}
		}
		if s.Work == WorkStopped {
			return s, nil
		}
	}
	if s.RetryAt != 0 && now >= s.RetryAt {
		s.RetryAt, s.Matching = 0, true
		return s, []Effect{{Kind: RequestMatch, Attempt: s.Attempt}}
	}
	if s.mayLock() && !s.held(now) {
		if s.lockShown() { // an earlier prover's
			s.Lock.forget()
		}
		if s.Lock.ask(now) {
			s.LockRound, s.LockBy = s.Rounds()+1, s.Assignee
			return s, []Effect{{Kind: SendLock, Prover: s.Assignee, Payout: s.Payout, Round: s.Rounds(), Try: s.Lock.Try}}
		}
	}
	return s, nil
}
