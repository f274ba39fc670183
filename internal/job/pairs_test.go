package job

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

var update = flag.Bool("update", false, "write testdata/pairs.golden anew; read the difference before you commit it")

const (
	opened   = int64(1_000)
	deadline = opened + 10*AttemptQuietSeconds
	midway   = opened + 100
)

var (
	payoutA  = Address{0xa}
	payoutB  = Address{0xb}
	outsider = "0x" + strings.Repeat("7e", 20)
	digest   = proof.Sum([]byte("journal"))
	gone     = Reason{Class: proof.Permanent, Code: "guest-panicked", Message: "guest ended with code 1"}
	passing  = Reason{Class: proof.Retry, Code: "out-of-memory", Message: "not enough memory"}
)

// samples is at least one state for every phase.
func samples() map[string]State {
	seen := State{OpenedBlock: 5, Deadline: deadline, SeenAt: opened}
	queued := seen
	queued.Work, queued.Attempt, queued.HeardAt, queued.AssignedAt = WorkQueued, 1, opened, opened
	matching := seen
	matching.Work, matching.Attempt, matching.Matching = WorkQueued, 1, true
	backoff := queued
	backoff.Attempt, backoff.HeardAt, backoff.RetryAt = 2, 0, midway+5
	assigned := queued
	assigned.Assignee, assigned.Prover = outsider, outsider
	begun := assigned
	begun.Taken = true
	refusing := assigned
	refusing.Refusals, refusing.Excluded[0] = MaxRefusals-1, outsider
	executed := queued
	executed.Work, executed.Taken, executed.Payout, executed.Lock.State, executed.LockRound = WorkExecuted, true, payoutA, TxRefused, 1
	locking := executed
	locking.Lock.State = TxPending
	proving := locking
	proving.Lock.State, proving.Locks[0] = TxMined, Locked{6, payoutA, midway + 500}
	last := proving
	last.Attempt, last.Failures = MaxAttempts, MaxAttempts-1
	foreign := proving
	foreign.Work, foreign.Locks[0].Payout, foreign.Lock.State = WorkProved, payoutB, TxRefused
	settling := proving
	settling.Work, settling.Fulfil.State = WorkProved, TxPending
	rejected := stop(queued, gone)
	failed := stop(proving, gone)
	expiring := failed
	expiring.Expire.State = TxPending
	lapsed := proving
	lapsed.Locks[0].Until = midway - 1
	open := lapsed
	open.Locks[0].Payout, open.Lock.State = payoutB, TxNone
	relocking := open
	relocking.Lock.State, relocking.LockRound = TxPending, 2
	used := open
	used.Locks[1], used.Locks[2] = Locked{6, payoutB, midway - 2}, Locked{6, payoutB, midway - 1}
	staked := proving
	staked.Assignee, staked.Prover, staked.Payout, staked.Locks[0].Until = outsider, outsider, payoutB, midway-1
	refusedPay := stop(settling, gone)
	refusedPay.Fulfil.State = TxRefused
	closed := func(p Phase) State { s := settling; s.Closed, s.ClosedBlock = p, 7; return s }
	return map[string]State{"00 never seen": {}, "01 seen": seen, "02 queued": queued, "03 backing off": backoff,
		"04 executed, lock refused": executed, "05 locking": locking, "06 proving": proving, "07 proving, last attempt": last,
		"08 proved, foreign lock": foreign, "09 settling": settling, "10 rejected": rejected, "11 failed": failed,
		"12 expiring": expiring, "13 fulfilled": closed(Fulfilled), "14 cancelled": closed(Cancelled), "15 expired": closed(Expired),
		"16 proving, own lock lapsed": lapsed, "17 executed, foreign lock lapsed": open, "18 locking again": relocking, "19 executed, rounds used up": used,
		"20 being matched": matching, "21 assigned": assigned, "22 assigned and begun": begun, "23 assigned, one refusal left": refusing,
		"24 executed, another's lock lapsed": staked, "25 failed, fulfilment refused": refusedPay}
}

// sampleEvents is every kind, and its variants where they matter.
func sampleEvents() []Event {
	of := func(k Kind, attempt int, r Reason) Event {
		return Event{Kind: k, Attempt: attempt, Prover: "p1", Payout: payoutA, Cycles: 7, JournalDigest: digest,
			ProofDigest: digest, Reason: r}
	}
	return []Event{{Kind: ChainOpened, Block: 5, Deadline: deadline},
		{Kind: ChainLocked, Block: 6, Round: 1, Payout: payoutA, Until: midway + 500},
		{Kind: ChainLocked, Block: 7, Round: 2, Payout: payoutB, Until: midway + 600},
		{Kind: ChainFulfilled, Block: 8}, {Kind: ChainCancelled, Block: 8}, {Kind: ChainExpired, Block: 8},
		{Kind: ChainReverted, Block: 6}, {Kind: ChainReverted, Block: 5}, {Kind: ChainReverted, Block: 4},
		{Kind: CheckPassed}, {Kind: CheckFailed, Reason: passing}, {Kind: CheckFailed, Reason: gone},
		of(Matched, 1, Reason{}), {Kind: Matched, Attempt: 1}, {Kind: Matched, Attempt: 1, Prover: outsider}, of(Matched, 2, Reason{}),
		of(Unmatched, 1, passing), of(Unmatched, 2, passing),
		of(ProverProgress, 1, Reason{}), by(outsider, of(ProverProgress, 1, Reason{})), of(ProverExecuted, 1, Reason{}), of(ProverProved, 1, Reason{}),
		of(ProverProved, 2, Reason{}), of(ProverFailed, 1, passing), of(ProverFailed, MaxAttempts, passing),
		of(ProverFailed, 1, gone), by(outsider, of(ProverExecuted, 1, Reason{})), by(outsider, of(ProverProved, 1, Reason{})),
		by(outsider, of(ProverFailed, 1, gone)), of(ProverRefused, 1, passing), of(ProverRefused, 2, passing),
		by(outsider, of(ProverRefused, 1, passing)), stage(of(ProverStage, 1, Reason{})), stage(of(ProverStage, 2, Reason{})),
		by(outsider, stage(of(ProverStage, 1, Reason{}))), {Kind: ProverLost, Prover: "p1"}, {Kind: ProverLost, Prover: outsider},
		{Kind: TxSucceeded, Tx: SendLock}, {Kind: TxSucceeded, Tx: SendLock, Round: 1}, {Kind: TxSucceeded, Tx: SendFulfil}, {Kind: TxSucceeded, Tx: SendExpire},
		{Kind: TxFailed, Tx: SendLock, Reason: gone}, {Kind: TxFailed, Tx: SendFulfil, Reason: gone},
		{Kind: TxFailed, Tx: SendExpire, Reason: gone}, {Kind: TxFailed, Tx: SendLock, Reason: passing},
		{Kind: TxFailed, Tx: SendLock, Round: 1, Reason: gone}, {Kind: TxFailed, Tx: SendLock, Round: 1, Reason: passing},
		{Kind: TxFailed, Tx: "unheard-of", Reason: gone}, {Kind: Tick}, {Kind: Restarted}, {Kind: "unheard-of"}}
}

func by(prover string, e Event) Event { e.Prover = prover; return e }

func stage(e Event) Event { e.Stage, e.Digest, e.Bytes = proof.StageCore, digest, 9; return e }

func eventLabel(e Event) string {
	l := string(e.Kind)
	if e.Attempt != 0 {
		l += fmt.Sprintf(" #%d", e.Attempt)
	}
	if e.Prover != "" && e.Prover != "p1" {
		l += " outsider"
	}
	if e.Tx != "" {
		l += " " + string(e.Tx)
	}
	if e.Round != 0 {
		l += fmt.Sprintf(" round %d", e.Round)
	}
	if e.Kind == ChainReverted {
		l += fmt.Sprintf(" to %d", e.Block)
	}
	if e.Reason.Class != "" {
		l += " " + string(e.Reason.Class)
	}
	return l
}

// TestEveryPairIsDefined pins the phase and the effects of every (state, event) pair in a table that people can read.
func TestEveryPairIsDefined(t *testing.T) {
	kinds := map[Kind]bool{}
	for _, e := range sampleEvents() {
		kinds[e.Kind] = true
	}
	for _, k := range Kinds {
		if !kinds[k] {
			t.Errorf("the table lacks event %s", k)
		}
	}
	phases := map[Phase]bool{}
	var b strings.Builder
	all := samples()
	for i := range len(all) {
		for name, s := range all {
			if !strings.HasPrefix(name, fmt.Sprintf("%02d ", i)) {
				continue
			}
			phases[s.Phase()] = true
			fmt.Fprintf(&b, "%s (%s)\n", name[3:], s.Phase())
			for _, e := range sampleEvents() {
				next, effects := Step(s, e, midway)
				line := fmt.Sprintf("  %-40s %s", eventLabel(e), next.Phase())
				if next == s {
					line = fmt.Sprintf("  %-40s .", eventLabel(e))
				}
				for _, f := range effects {
					line += " +" + string(f.Kind)
				}
				b.WriteString(line + "\n")
			}
		}
	}
	for _, p := range []Phase{Unknown, Seen, Queued, Executed, Locking, Proving, Proved, Settling, Rejected, Failed,
		Expiring, Fulfilled, Cancelled, Expired} {
		if !phases[p] {
			t.Errorf("no sample state is %s", p)
		}
	}
	const file = "testdata/pairs.golden"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != b.String() {
		t.Errorf("the pair table changed; run with -update and read the difference\n%s", b.String())
	}
}
