package job

import (
	"fmt"

	"github.com/lemma-network/lemma/proof"
)

// Kind names an event.
type Kind string

// The events. Each comment names the fields of Event it carries.
const (
	// From the chain, the strongest authority.
	ChainOpened    Kind = "chain-opened"    // Block, Deadline
	ChainLocked    Kind = "chain-locked"    // Block, Round, Payout, Until
	ChainFulfilled Kind = "chain-fulfilled" // Block
	ChainCancelled Kind = "chain-cancelled" // Block
	ChainExpired   Kind = "chain-expired"   // Block
	ChainReverted  Kind = "chain-reverted"  // Block: the last block that still stands

	// From the orchestrator's own check of the order's terms and artifacts.
	CheckPassed Kind = "check-passed"
	CheckFailed Kind = "check-failed" // Reason, Wait; class retry or bug is checked again until the deadline

	// From the matching; those of another attempt change nothing.
	Matched   Kind = "matched"   // Attempt, Prover: "" is the pool of the operator's own provers
	Unmatched Kind = "unmatched" // Attempt, Reason: nobody takes it now; the request stands

	// From provers; those of another attempt, or of a prover it is not assigned to, change nothing. A proof is the
	// exception: it was verified, so it counts whoever made it and whenever.
	ProverProgress Kind = "prover-progress" // Attempt, Prover
	ProverExecuted Kind = "prover-executed" // Attempt, Prover, Payout, Cycles, JournalDigest
	ProverStage    Kind = "prover-stage"    // Attempt, Prover, Stage, Digest, Bytes: a receipt that is in the store
	ProverProved   Kind = "prover-proved"   // Attempt, Prover, Payout, Cycles, JournalDigest, ProofDigest, SealedDigest; already verified
	ProverFailed   Kind = "prover-failed"   // Attempt, Prover, Reason
	ProverRefused  Kind = "prover-refused"  // Attempt, Prover, Reason: declined, or not to be reached

	// From the orchestrator's watch over heartbeats.
	ProverLost Kind = "prover-lost" // Prover: presumed dead

	// From our transaction sender.
	TxSucceeded Kind = "tx-succeeded" // Tx, Round
	TxFailed    Kind = "tx-failed"    // Tx, Round, Reason, Mined; class retry or bug is asked for again

	// From the orchestrator's clock and start.
	Tick      Kind = "tick"
	Restarted Kind = "restarted" // the process began anew: messages may be lost, and silence until now means nothing
)

// Kinds lists every event kind.
var Kinds = []Kind{ChainOpened, ChainLocked, ChainFulfilled, ChainCancelled, ChainExpired, ChainReverted, CheckPassed,
	CheckFailed, Matched, Unmatched, ProverProgress, ProverExecuted, ProverStage, ProverProved, ProverFailed, ProverRefused,
	ProverLost, TxSucceeded, TxFailed, Tick, Restarted}

// Event is something that happened to one order.
type Event struct {
	Kind          Kind
	Block         uint64
	Deadline      int64 // Unix seconds
	Until         int64 // Unix seconds
	Round         int   // of ChainLocked: 1 for the first lock; of an answer about SendLock: the effect's
	Payout        Address
	Attempt       int
	Prover        string
	Cycles        uint64
	JournalDigest proof.Digest
	ProofDigest   proof.Digest
	SealedDigest  proof.Digest // the journal sealed for the client; zero: it is stored as it is
	Stage         proof.Stage  // core, compressed or wrap
	Digest        proof.Digest // of that stage's receipt
	Bytes         int64        // of that receipt
	Tx            EffectKind   // SendLock, SendFulfil or SendExpire
	Reason        Reason
	Wait          bool // what the check missed may still arrive: check again within CheckGraceSeconds
	Mined         bool // the failed transaction is on the chain: sending it again means a new one
}

// EffectKind names an effect.
type EffectKind string

// The effects. Each is carried out at least once and must be idempotent: a transaction by its intent id (see
// Effect.Intent), work by its order and attempt.
const (
	CheckOrder   EffectKind = "check-order"   // answer CheckPassed or CheckFailed
	RequestMatch EffectKind = "request-match" // answer Matched, any time later; may be forgotten once Restarted comes, which asks anew
	PublishWork  EffectKind = "publish-work"  // no answer, or ProverRefused where the prover cannot be reached
	WithdrawWork EffectKind = "withdraw-work" // no answer: that attempt, and all before it, are for nothing (State.Over)
	SendLock     EffectKind = "send-lock"     // answer TxSucceeded or TxFailed
	SendFulfil   EffectKind = "send-fulfil"   // answer TxSucceeded or TxFailed
	SendExpire   EffectKind = "send-expire"   // answer TxSucceeded or TxFailed
)

// Effect is something to do for one order.
type Effect struct {
	Kind    EffectKind `json:"kind"`
	Attempt int        `json:"attempt,omitempty"` // of RequestMatch, PublishWork and WithdrawWork
	Prover  string     `json:"prover,omitempty"`  // of PublishWork and WithdrawWork: whom it is for; of SendLock: who stakes; "" is the operator
	Payout  Address    `json:"payout"`            // of SendLock and SendFulfil
	Round   int        `json:"round,omitempty"`   // of SendLock: how often the order was locked before
	Try     int        `json:"try,omitempty"`     // how many transactions of this kind came to nothing before
}

// Intent is the transaction sender's idempotence key for e on the order of the given digest: the same effect asked
// for twice, even across a kill, is one transaction.
func (e Effect) Intent(order proof.Digest) string {
	name := map[EffectKind]string{SendLock: "lock", SendFulfil: "fulfil", SendExpire: "expire"}[e.Kind]
	if name == "" {
		name = string(e.Kind)
	}
	id := name + ":" + order.String()
	if e.Prover != "" { // another's lock is another transaction
		id += "/" + e.Prover
	}
	if e.Round > 0 {
		id += fmt.Sprintf("@%d", e.Round)
	}
	if e.Try > 0 {
		id += fmt.Sprintf("#%d", e.Try)
	}
	return id
}
