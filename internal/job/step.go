package job

import (
	"fmt"

	"github.com/lemma-network/lemma/proof"
)

// Step is the whole state machine: it takes what happened and gives the order's next state and what to do about it.
// now is in Unix seconds. It never fails: an event that makes no sense in a state leaves that state as it is.
func Step(s State, e Event, now int64) (State, []Effect) {
	if s.Closed != "" && e.Kind != ChainReverted {
		return s, nil
	}
	var effects []Effect
	switch e.Kind {
	case ChainOpened, ChainLocked, ChainFulfilled, ChainCancelled, ChainExpired, ChainReverted:
		s, effects = stepChain(s, e, now)
	case CheckPassed, CheckFailed:
		s = stepCheck(s, e, now)
	case ProverProgress, ProverExecuted, ProverProved, ProverFailed:
		s = stepProver(s, e, now)
	case TxSucceeded, TxFailed:
		s = stepTx(s, e, now)
	case Restarted:
		if s.Work == WorkQueued || s.Work == WorkExecuted {
			s.HeardAt = now
			if s.Work == WorkQueued && s.RetryAt == 0 {
				s.RetryAt = now // the queue may have been wiped: publish the same attempt again
			}
		}
	case Tick: // plan looks at the time
	}
	s, planned := plan(s, now)
	return s, append(effects, planned...)
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
	}
	for i := range s.Locks {
		if s.Locks[i].Block > to {
			s.Locks[i] = Locked{}
			s.Lock.forget()
		}
	}
	if s.OpenedBlock > to {
		s.OpenedBlock = 0
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
	if e.Reason.passing() || e.Wait && now < s.SeenAt+CheckGraceSeconds {
		s.CheckAt = now + CheckRetrySeconds
		return s
	}
	return stop(s, e.Reason)
}

func stepProver(s State, e Event, now int64) State {
	if (s.Work != WorkQueued && s.Work != WorkExecuted) || e.Attempt != s.Attempt || s.Attempt == 0 || s.backingOff() {
		return s
	}
	s.Taken, s.HeardAt = true, now
	if e.Prover != "" {
		s.Prover = e.Prover
	}
	switch e.Kind {
	case ProverExecuted:
		if s.Work == WorkQueued {
			s.Work = WorkExecuted
			s.Payout, s.Cycles, s.JournalDigest = e.Payout, e.Cycles, e.JournalDigest
		}
	case ProverProved:
		s.Work, s.RetryAt = WorkProved, 0
		s.Payout, s.Cycles, s.JournalDigest, s.ProofDigest = e.Payout, e.Cycles, e.JournalDigest, e.ProofDigest
	case ProverFailed:
		if e.Reason.passing() {
			return nextAttempt(s, e.Reason, now)
		}
		return stop(s, e.Reason)
	}
	return s
}

// backingOff reports whether the present attempt has not been published yet, so that nobody can report on it.
func (s State) backingOff() bool { return s.RetryAt != 0 && !s.Taken && s.HeardAt == 0 }

// nextAttempt gives the job to the queue once more, or stops it after MaxAttempts.
func nextAttempt(s State, why Reason, now int64) State {
	if s.Attempt >= MaxAttempts {
		return stop(s, Reason{Class: proof.Permanent, Code: "attempts-exhausted",
			Message: fmt.Sprintf("gave up after %d attempts; the last one: %s", MaxAttempts, why.Message)})
	}
	s.RetryAt = now + AttemptRetrySeconds*int64(s.Attempt)
	s.Attempt++
	s.Work, s.Taken, s.HeardAt = WorkQueued, false, 0
	return s
}

// stop ends the proving for good. Whether a lock was ever asked for decides between rejected and failed.
func stop(s State, why Reason) State {
	s.Work, s.Reason, s.RetryAt, s.CheckAt = WorkStopped, why, 0, 0
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
		return s
	}
	if e.Mined {
		tx.Try++
	}
	// A refund is tried for as long as the chain does not say that the order is closed: no request is lost.
	if e.Reason.passing() || e.Tx == SendExpire {
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

// planWork publishes work that is due, ends an attempt that fell silent, and asks for the lock once the guest ran.
func planWork(s State, now int64) (State, []Effect) {
	if s.RetryAt == 0 && now >= s.HeardAt+AttemptQuietSeconds {
		if s.Taken {
			s = nextAttempt(s, Reason{Message: "its prover fell silent"}, now)
		} else { // nobody took it: the message may be lost; publishing it again costs no attempt
			s.RetryAt = now
		}
		if s.Work == WorkStopped {
			return s, nil
		}
	}
	if s.RetryAt != 0 && now >= s.RetryAt {
		s.RetryAt, s.HeardAt = 0, now
		return s, []Effect{{Kind: PublishWork, Attempt: s.Attempt}}
	}
	if s.mayLock() && !s.held(now) && s.Lock.ask(now) {
		s.LockRound = s.Rounds() + 1
		return s, []Effect{{Kind: SendLock, Payout: s.Payout, Round: s.Rounds(), Try: s.Lock.Try}}
	}
	return s, nil
}
