package job

import (
	"encoding/hex"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/proof"
)

// Phase is where an order stands, in one word. It is computed from State's facts and never stored.
type Phase string

// The phases. Fulfilled, cancelled and expired are final: the money has moved.
const (
	Unknown   Phase = "unknown"   // no open event is known, or a reorganisation undid it
	Seen      Phase = "seen"      // opened on chain; its artifacts and terms are being checked
	Queued    Phase = "queued"    // a prover is being sought, or has the work
	Executed  Phase = "executed"  // a prover ran the guest; no lock is held or under way
	Locking   Phase = "locking"   // the lock transaction is under way
	Proving   Phase = "proving"   // was locked; the prover is at work, also after a lock has lapsed
	Proved    Phase = "proved"    // a verified proof is stored; the fulfilment waits for its moment
	Settling  Phase = "settling"  // the fulfilment is under way
	Rejected  Phase = "rejected"  // it will never be locked; the client may cancel, or is refunded at the deadline
	Failed    Phase = "failed"    // it was or may be locked, and will not be proven; refunded at the deadline
	Expiring  Phase = "expiring"  // overdue; the refund is under way
	Fulfilled Phase = "fulfilled" // paid
	Cancelled Phase = "cancelled" // taken back by the client before a lock
	Expired   Phase = "expired"   // refunded after the deadline
)

// Final reports whether the order's money has moved: only a reorganisation can change such an order.
func (p Phase) Final() bool { return p == Fulfilled || p == Cancelled || p == Expired }

// Settled reports whether no proof will come any more: final, rejected or failed.
func (p Phase) Settled() bool { return p.Final() || p == Rejected || p == Failed || p == Expiring }

// Limits and times of a job, in seconds of the caller's clock.
const (
	MaxAttempts          = 3  // that failed
	MaxRefusals          = 16 // in a row without a pause
	MaxExcluded          = 8  // provers remembered; with more the oldest is forgotten
	CheckGraceSeconds    = 60 // how long missing artifacts may still arrive
	CheckRetrySeconds    = 5  // between two checks at first; a check that cannot be made is put off for twice as long each time
	MaxCheckRetrySeconds = 60
	AttemptQuietSeconds  = 2700 // no word about an attempt for so long ends it (the wrap stage alone takes 20 minutes)
	AttemptRetrySeconds  = 10   // after the n-th failure, times n
	StrangerSeconds      = 2700 // a prover outside the pool that has no lock does not keep a job for longer
	TakeQuietSeconds     = 600  // no first word of the one prover it is assigned to for so long gives it to another
	RefusalRetrySeconds  = 10   // after a refusal by a prover that had refused or failed before, times the refusals
	RefusalPauseSeconds  = 600  // after MaxRefusals
	TxLostSeconds        = 600  // a mined transaction whose event the chain does not show for so long is sent anew
	TxRetrySeconds       = 30   // before a transaction that failed for a passing reason is asked for again
	ProofLostSeconds     = 600  // the store lacks a verified proof for so long: its prover, or another, is asked for it again
	MaxReverts           = 8    // transactions of one kind that were mined and reverted for no reason that would pass
	ExpireGraceSeconds   = 5    // after the deadline, so that block time has surely passed it
	MaxReasonBytes       = 1024 // of a reason's message
)

// MaxRounds is how often an order can be locked; the market's own limit.
const MaxRounds = 3

// Address is a 20-byte chain address. Its text form is 0x and 40 lower-case hex digits.
type Address [20]byte

// MarshalText is the text form.
func (a Address) MarshalText() ([]byte, error) { return []byte("0x" + hex.EncodeToString(a[:])), nil }

// UnmarshalText reads the text form; the 0x prefix may be absent.
func (a *Address) UnmarshalText(b []byte) error {
	v, err := hex.DecodeString(strings.TrimPrefix(string(b), "0x"))
	if err != nil || len(v) != len(a) {
		return proof.Errorf(proof.Caller, "bad-address", "address %q: want 0x and 40 hex digits", b)
	}
	copy(a[:], v)
	return nil
}

// Reason says why an order was rejected or failed. The zero value means "no reason".
type Reason struct {
	Class   proof.Class `json:"class,omitempty"`
	Code    string      `json:"code,omitempty"`
	Message string      `json:"message,omitempty"`
}

// ReasonOf is err as a Reason, its message cut to MaxReasonBytes. A nil err gives the zero Reason.
func ReasonOf(err error) Reason {
	if err == nil {
		return Reason{}
	}
	return Reason{Class: proof.ClassOf(err), Code: proof.CodeOf(err), Message: cut(err.Error())}
}

func cut(m string) string {
	if len(m) > MaxReasonBytes {
		m = strings.ToValidUTF8(m[:MaxReasonBytes], "")
	}
	return m
}

// passing reports whether trying again may help.
func (r Reason) passing() bool { return r.Class == proof.Retry || r.Class == proof.Bug }

// stale reports whether a transaction was refused because of the state that the order had at the node that was asked, which may lag
// or stand on a branch that loses. If the order really is in that state, the chain's own events say so and end the asking.
func (r Reason) stale() bool { return r.Code == "wrong-state" || r.Code == "wrong-round" }

// lost reports whether the store does not have, or has damaged, what was verified.
func (r Reason) lost() bool {
	return r.Code == "artifact-not-found" || r.Code == "artifact-digest-mismatch"
}

// Work is how far the proving has come.
type Work string

// The steps of proving. WorkStopped means that no proof will be made; State.Reason says why.
const (
	WorkNone     Work = ""         // not checked yet
	WorkQueued   Work = "queued"   // waiting for RetryAt or for a match, or published
	WorkExecuted Work = "executed" // the present attempt's prover reported cycles and journal
	WorkProved   Work = "proved"   // the proof is stored and was verified
	WorkStopped  Work = "stopped"
)

// TxState is one of our transactions' life. Failed for good means that it is not asked for again.
type TxState string

// The transaction states.
const (
	TxNone    TxState = ""
	TxPending TxState = "pending" // asked for; the result is not known
	TxMined   TxState = "mined"
	TxRefused TxState = "refused" // failed for good
)

// State is everything Step knows about one order. It is a comparable value; its zero value is an order never heard of.
type State struct {
	// Terms, from the opened event.
	Deadline int64 `json:"deadline"` // block time, Unix seconds

	// Chain facts, each with the block that holds it (0: not), so that a rewind can undo it.
	OpenedBlock uint64            `json:"opened_block"`
	ClosedBlock uint64            `json:"closed_block"`
	Closed      Phase             `json:"closed,omitempty"` // fulfilled, cancelled or expired
	Locks       [MaxRounds]Locked `json:"locks"`            // by round; the newest counts

	// Proving facts.
	Work          Work         `json:"work"`
	Attempt       int          `json:"attempt"`            // names an assignment; every new one has the next number
	Failures      int          `json:"failures,omitempty"` // attempts that failed; MaxAttempts end the job
	Refusals      int          `json:"refusals,omitempty"` // since the last pause
	Matching      bool         `json:"matching,omitempty"` // a prover is being sought
	Waiting       Reason       `json:"waiting"`            // while it is sought: why nobody takes it
	Assignee      string       `json:"assignee,omitempty"` // who may report on this attempt; "" is the operator's own provers
	Taken         bool         `json:"taken"`              // a prover was heard in this attempt
	Prover        string       `json:"prover,omitempty"`   // who was heard last
	Excluded      Excluded     `json:"excluded"`
	Receipts      Receipts     `json:"receipts"`
	Payout        Address      `json:"payout"`
	Cycles        uint64       `json:"cycles"`
	JournalDigest proof.Digest `json:"journal_digest"`
	ProofDigest   proof.Digest `json:"proof_digest"`
	SealedDigest  proof.Digest `json:"sealed_digest,omitzero"` // the journal sealed for the client; zero: it is stored as it is
	Reason        Reason       `json:"reason"`
	NeverLocked   bool         `json:"never_locked"` // when stopped: no lock was asked for

	// Times, Unix seconds; 0 means unset.
	SeenAt     int64 `json:"seen_at"`
	HeardAt    int64 `json:"heard_at"`
	LostAt     int64 `json:"lost_at,omitempty"`     // since when the store lacks the verified proof
	AssignedAt int64 `json:"assigned_at,omitempty"` // when the present attempt was given to Assignee
	CheckAt    int64 `json:"check_at"`              // the next check is due
	RetryAt    int64 `json:"retry_at"`              // the search for the next prover is due

	// Our transactions.
	Lock      Tx     `json:"lock"`
	LockRound int    `json:"lock_round"`          // which round Lock was last asked for; 1 for the first
	LockBy    string `json:"lock_by,omitempty"`   // for which assignee
	OwnRound  int    `json:"own_round,omitempty"` // in which round the operator's own lock was mined last; 1 for the first
	Fulfil    Tx     `json:"fulfil"`
	Expire    Tx     `json:"expire"`
}

// Excluded are the provers that failed or refused the job, oldest first; they are asked again when nobody else is left.
type Excluded [MaxExcluded]string

// Names are the provers without the empty places.
func (x Excluded) Names() []string {
	var out []string
	for _, name := range x {
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}

// add gives the list with the prover in it, and whether it was in it before. The pool has no name and is never in it.
func (x Excluded) add(prover string) (Excluded, bool) {
	if prover == "" || slices.Contains(x[:], prover) {
		return x, true
	}
	free := slices.Index(x[:], "")
	if free < 0 {
		copy(x[:], x[1:])
		free = MaxExcluded - 1
	}
	x[free] = prover
	return x, false
}

// ReceiptStages are the stages whose receipts are kept, in the order they are made.
var ReceiptStages = [...]proof.Stage{proof.StageCore, proof.StageCompressed, proof.StageWrap}

// Receipt is a stage's receipt in the artifact store; zero when there is none. It was not verified.
type Receipt struct {
	Digest proof.Digest `json:"digest"`
	Bytes  int64        `json:"bytes"`
}

// Receipts are what earlier stages stored, as ReceiptStages lists them.
type Receipts [len(ReceiptStages)]Receipt

// PoolMember reports whether a prover is one of the operator's own, and not one that is named by its chain address.
func PoolMember(prover string) bool { return !strings.HasPrefix(prover, "0x") }

// mayReport reports whether the present attempt is the prover's. The orchestrator itself reports on the pool as "".
func (s State) mayReport(prover string) bool {
	if s.Assignee == "" {
		return PoolMember(prover)
	}
	return prover == s.Assignee
}

// unassigned reports whether the present attempt is nobody's yet, so that nobody can report on it.
func (s State) unassigned() bool { return s.RetryAt != 0 || s.Matching }

// Locked is one lock that the chain tells of.
type Locked struct {
	Block  uint64  `json:"block"`
	Payout Address `json:"payout"`
	Until  int64   `json:"until"` // its last second
}

// Rounds is how often the order was locked.
func (s State) Rounds() int {
	for n := MaxRounds; n > 0; n-- {
		if s.Locks[n-1].Block != 0 {
			return n
		}
	}
	return 0
}

// lastLock is the newest lock, zero when there was none.
func (s State) lastLock() Locked { return s.Locks[max(s.Rounds(), 1)-1] }

// LastBlock is the newest block that says something about the order.
func (s State) LastBlock() uint64 { return max(s.OpenedBlock, s.lastLock().Block, s.ClosedBlock) }

// held reports whether a lock excludes others at this time.
func (s State) held(now int64) bool { return s.Rounds() != 0 && now <= s.lastLock().Until }

// hadLock reports whether one of the locks was the present prover's, or was for its payout. It does not lock again: who could not
// deliver within one lock does not put a second collateral at stake, and after the lock anybody may deliver.
func (s State) hadLock() bool {
	if s.Assignee == "" && s.OwnRound != 0 && s.Locks[s.OwnRound-1].Block != 0 {
		return true
	}
	for _, l := range s.Locks {
		if l.Block != 0 && l.Payout == s.Payout {
			return true
		}
	}
	return false
}

// Over reports whether work on an attempt is for nothing: the order is closed or given up, or a later attempt has taken its place. But while a
// lock is under way, or held for another than the present attempt's payee, who made it goes on: its proof alone is paid now.
func (s State) Over(attempt int, now int64) bool {
	switch {
	case s.Closed != "":
		return true
	case s.locking():
		return false
	case s.held(now):
		return attempt < s.Attempt && (s.Work == WorkExecuted || s.Work == WorkProved) && s.Payout == s.lastLock().Payout
	}
	return attempt < s.Attempt || s.Work == WorkStopped
}

// lockShown reports whether the lock last asked for is on the chain, so that another would be another.
func (s State) lockShown() bool {
	return s.Lock.State == TxMined && s.LockRound != 0 && s.Locks[s.LockRound-1].Block != 0
}

// locking reports whether a lock of ours is under way whose outcome decides whom the order is locked for next.
func (s State) locking() bool { return s.Lock.State == TxPending && s.LockRound > s.Rounds() }

// mayLock reports whether a lock would still make sense once no other is held.
func (s State) mayLock() bool {
	return s.Work == WorkExecuted && s.Rounds() < MaxRounds && !s.hadLock()
}

// Tx is one of our transactions. Try counts the transactions that are known to have come to nothing on the chain, so
// that the next one is a new one to the sender.
type Tx struct {
	State TxState `json:"state"`
	At    int64   `json:"at"` // Unix seconds; when none: not asked for before; when mined: given up as lost after
	Try   int     `json:"try"`
}

// ask reports whether the transaction is to be asked for now. One that was mined and whose event never came, because
// a reorganisation dropped it, is asked for anew.
func (t *Tx) ask(now int64) bool {
	if t.State == TxMined && now >= t.At {
		t.State, t.Try = TxNone, t.Try+1
	}
	if t.State != TxNone || now < t.At {
		return false
	}
	t.State = TxPending
	return true
}

// Phase computes where the order stands.
func (s State) Phase() Phase {
	switch {
	case s.Closed != "":
		return s.Closed
	case s.OpenedBlock == 0:
		return Unknown
	case s.Expire.underWay():
		return Expiring
	}
	switch s.Work {
	case WorkNone:
		return Seen
	case WorkStopped:
		if s.NeverLocked {
			return Rejected
		}
		return Failed
	case WorkProved:
		if s.Fulfil.underWay() {
			return Settling
		}
		return Proved
	}
	switch { // queued or executed: the lock says more, and it outlives an attempt
	case s.Rounds() != 0:
		return Proving
	case s.Lock.underWay():
		return Locking
	case s.Work == WorkExecuted:
		return Executed
	}
	return Queued
}

// Wake is the Unix second after now at which a Tick may have something to do; 0 means never.
func (s State) Wake(now int64) int64 {
	if s.Closed != "" || s.OpenedBlock == 0 {
		return 0
	}
	wake := int64(0)
	at := func(t int64) {
		if t > 0 && (wake == 0 || t < wake) {
			wake = t
		}
	}
	if s.Expire.State == TxNone || s.Expire.State == TxMined {
		at(max(s.Deadline+ExpireGraceSeconds, s.Expire.At))
	}
	if now >= s.Deadline { // only the refund is left
		return wake
	}
	at(s.CheckAt)
	at(s.RetryAt)
	switch s.Work {
	case WorkQueued, WorkExecuted:
		if !s.unassigned() {
			at(s.attemptEnds())
		}
		t := s.Lock.wake()
		if s.lockShown() {
			t = s.afterLock()
		}
		if s.mayLock() && (t != 0 || s.Lock.State == TxNone) {
			at(max(t, s.afterLock()))
		}
	case WorkProved:
		t := s.Fulfil.wake()
		if s.waitsForLapse() && s.Fulfil.State == TxNone {
			t = max(t, s.afterLock())
		}
		if !s.locking() { // its answer wakes us otherwise
			at(t)
		}
	}
	return wake
}

// Seeks reports whether a prover is being sought for the present attempt.
func (s State) Seeks() bool { return s.Matching && s.OpenedBlock != 0 && s.Closed == "" }

// Assigned reports whether the present attempt is with Assignee.
func (s State) Assigned() bool {
	return (s.Work == WorkQueued || s.Work == WorkExecuted) && !s.unassigned() && s.OpenedBlock != 0 && s.Closed == ""
}

// Worker is the prover whose silence would be this order's: who has begun with it, or to whom alone it was given; "" when nobody is known.
func (s State) Worker() string {
	switch {
	case !s.Assigned():
		return ""
	case s.Assignee != "":
		return s.Assignee
	case s.Taken:
		return s.Prover
	}
	return ""
}

// attemptEnds is when the present attempt is over if nothing comes of it: after a silence; and for a prover outside the pool, which could
// feign life for ever, StrangerSeconds after it was given the job or with the end of its lock, whichever is later.
func (s State) attemptEnds() int64 {
	silent := s.HeardAt + s.patience()
	if s.Assignee == "" {
		return silent
	}
	end := s.AssignedAt + StrangerSeconds
	for _, l := range s.Locks {
		if l.Block != 0 && s.Work == WorkExecuted && l.Payout == s.Payout {
			end = max(end, l.Until+1)
		}
	}
	return min(silent, end)
}

// patience is for how many seconds the present attempt may be silent.
func (s State) patience() int64 {
	if s.Assignee != "" && !s.Taken {
		return TakeQuietSeconds
	}
	return AttemptQuietSeconds
}

// forget makes the transaction one to ask for at once; the sender still knows it by its intent.
func (t *Tx) forget() { t.State, t.At = TxNone, 0 }

// wake is the second at which ask may have something to do; 0 means never.
func (t Tx) wake() int64 {
	if t.State == TxNone || t.State == TxMined {
		return t.At
	}
	return 0
}

func (t Tx) underWay() bool { return t.State == TxPending || t.State == TxMined }

// afterLock is the first second after the newest lock, 0 when there was none.
func (s State) afterLock() int64 {
	if s.Rounds() == 0 {
		return 0
	}
	return s.lastLock().Until + 1
}

// waitsForLapse reports whether the newest lock is for another payout than the proof's, so that our fulfilment is
// only possible after that lock has lapsed.
func (s State) waitsForLapse() bool { return s.Rounds() != 0 && s.lastLock().Payout != s.Payout }
