package queue

import (
	"encoding/json"
	"regexp"

	"github.com/lemma-network/lemma/proof"
)

// Version is the version of every message.
const Version = 1

// Limits of messages.
const (
	MaxMessageBytes      = proof.MaxMessageBytes
	MaxStageReports      = 16
	MaxErrorMessageBytes = 4 << 10
	MaxStateBytes        = 32
)

// Work is one attempt at one job, addressed to any prover that runs the zkVM. Order, Attempt and Epoch together name
// it; a prover whose epoch is stale is refused by the orchestrator, never by the queue.
type Work struct {
	V               int          `json:"v"`
	Order           proof.Digest `json:"order"`
	Attempt         int          `json:"attempt"`
	Epoch           int          `json:"epoch"`
	ProgramID       proof.Digest `json:"program_id"`
	ProgramDigest   proof.Digest `json:"program_digest"`
	InputDigest     proof.Digest `json:"input_digest"`
	MaxCycles       uint64       `json:"max_cycles"`
	MaxJournalBytes uint32       `json:"max_journal_bytes"`
	LockSeconds     uint64       `json:"lock_seconds"`
	Deadline        int64        `json:"deadline"` // block time, seconds
	ChainID         uint64       `json:"chain_id"`
	Market          string       `json:"market"` // 0x and 40 hex digits
}

// Progress is where an attempt stands. Fraction is between 0 and 1, nil when unknown.
type Progress struct {
	V         int          `json:"v"`
	Order     proof.Digest `json:"order"`
	Prover    string       `json:"prover"`
	Attempt   int          `json:"attempt"`
	Epoch     int          `json:"epoch"`
	Stage     proof.Stage  `json:"stage"`
	State     string       `json:"state"`
	Fraction  *float64     `json:"fraction,omitempty"`
	Seconds   float64      `json:"seconds"`
	PeakBytes int64        `json:"peak_bytes"`
}

// Kind says what a result reports.
type Kind string

// The kinds of result.
const (
	KindExecuted Kind = "executed" // the guest ran; its cycles and journal are known
	KindProved   Kind = "proved"   // the Groth16 proof is in the artifact store
	KindFailed   Kind = "failed"   // Error says why
)

// StageReport is what one stage took.
type StageReport struct {
	Stage     proof.Stage `json:"stage"`
	Seconds   float64     `json:"seconds"`
	PeakBytes int64       `json:"peak_bytes"`
}

// Result is what came of an attempt. ProofDigest names the proof's wire bytes in the artifact store.
type Result struct {
	V             int           `json:"v"`
	Order         proof.Digest  `json:"order"`
	Prover        string        `json:"prover"`
	Attempt       int           `json:"attempt"`
	Epoch         int           `json:"epoch"`
	Payout        string        `json:"payout"` // 0x and 40 hex digits
	Kind          Kind          `json:"kind"`
	Cycles        uint64        `json:"cycles,omitempty"`
	Gas           uint64        `json:"gas,omitempty"`
	JournalDigest proof.Digest  `json:"journal_digest"`
	JournalBytes  int64         `json:"journal_bytes"`
	ProofDigest   proof.Digest  `json:"proof_digest"`
	ReceiptDigest proof.Digest  `json:"receipt_digest"` // optional: the wrap receipt, in the artifact store
	Constraints   int           `json:"constraints,omitempty"`
	Stages        []StageReport `json:"stages,omitempty"`
	Error         *proof.Error  `json:"error,omitempty"`
}

// Heartbeat says that a prover lives and what it can do.
type Heartbeat struct {
	V         int           `json:"v"`
	Prover    string        `json:"prover"`
	Payout    string        `json:"payout"`
	ZKVM      string        `json:"zkvm"`
	Version   string        `json:"version"`
	Busy      bool          `json:"busy"`
	Order     *proof.Digest `json:"order,omitempty"` // the job it works on
	Stages    []proof.Stage `json:"stages,omitempty"`
	FreeBytes int64         `json:"free_bytes"` // free memory
	Sequence  uint64        `json:"sequence"`   // rises by one with each beat
}

var (
	namePattern    = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,63}$`)
	addressPattern = regexp.MustCompile(`^0x[0-9a-fA-F]{40}$`)
	stages         = map[proof.Stage]bool{
		proof.StageExecute: true, proof.StageCore: true, proof.StageCompressed: true,
		proof.StageShrink: true, proof.StageWrap: true, proof.StageGroth16: true,
	}
	errorClasses = map[proof.Class]bool{proof.Retry: true, proof.Permanent: true, proof.Caller: true, proof.Bug: true}
)

func bad(field, format string, args ...any) error {
	return proof.Errorf(proof.Caller, "bad-message", field+": "+format, args...).WithField(field)
}

// check is a list of rules; the first that does not hold is the error.
type rule struct {
	ok     bool
	field  string
	format string
	value  any
}

func check(rules ...rule) error {
	for _, r := range rules {
		if !r.ok {
			return bad(r.field, r.format, r.value)
		}
	}
	return nil
}

func checkAttempt(order proof.Digest, attempt, epoch int) error {
	return check(
		rule{!order.IsZero(), "order", "%v: want the order's digest", order},
		rule{attempt >= 1, "attempt", "%d: want at least 1", attempt},
		rule{epoch >= 0, "epoch", "%d: want at least 0", epoch},
	)
}

func checkProver(prover string) error {
	return check(rule{namePattern.MatchString(prover), "prover", "%.80q: want 1 to 64 of a-z, 0-9, _ and -", prover})
}

func checkPayout(payout string) error {
	return check(rule{addressPattern.MatchString(payout), "payout", "%.80q: want 0x and 40 hex digits", payout})
}

func (w Work) check() error {
	if err := checkAttempt(w.Order, w.Attempt, w.Epoch); err != nil {
		return err
	}
	return check(
		rule{!w.ProgramID.IsZero(), "program_id", "%v: want the program's id", w.ProgramID},
		rule{!w.ProgramDigest.IsZero(), "program_digest", "%v: want a SHA-256", w.ProgramDigest},
		rule{!w.InputDigest.IsZero(), "input_digest", "%v: want a SHA-256", w.InputDigest},
		rule{w.MaxCycles >= 1 && w.MaxCycles <= proof.MaxCycles, "max_cycles", "%d: want 1 to 2^33", w.MaxCycles},
		rule{w.MaxJournalBytes <= proof.MaxJournalBytes, "max_journal_bytes", "%d: want at most 65536", w.MaxJournalBytes},
		rule{w.Deadline > 0, "deadline", "%d: want a time in seconds", w.Deadline},
		rule{w.ChainID != 0, "chain_id", "%d: want the chain's id", w.ChainID},
		rule{addressPattern.MatchString(w.Market), "market", "%.80q: want 0x and 40 hex digits", w.Market},
	)
}

func (p Progress) check() error {
	if err := checkAttempt(p.Order, p.Attempt, p.Epoch); err != nil {
		return err
	}
	if err := checkProver(p.Prover); err != nil {
		return err
	}
	return check(
		rule{stages[p.Stage], "stage", "%.40q: not a stage", p.Stage},
		rule{p.State != "" && len(p.State) <= MaxStateBytes, "state", "%.40q: want 1 to 32 bytes", p.State},
		rule{p.Fraction == nil || *p.Fraction >= 0 && *p.Fraction <= 1, "fraction", "%v: want 0 to 1", p.Fraction},
		rule{p.Seconds >= 0, "seconds", "%v: want at least 0", p.Seconds},
		rule{p.PeakBytes >= 0, "peak_bytes", "%d: want at least 0", p.PeakBytes},
	)
}

func (r Result) check() error {
	if err := checkAttempt(r.Order, r.Attempt, r.Epoch); err != nil {
		return err
	}
	if err := checkProver(r.Prover); err != nil {
		return err
	}
	if err := checkPayout(r.Payout); err != nil {
		return err
	}
	for _, s := range r.Stages {
		if !stages[s.Stage] || !(s.Seconds >= 0) || s.PeakBytes < 0 {
			return bad("stages", "%+v: want a stage, and numbers of at least 0", s)
		}
	}
	if err := check(
		rule{len(r.Stages) <= MaxStageReports, "stages", "%d reports: want at most 16", len(r.Stages)},
		rule{r.Cycles <= proof.MaxCycles, "cycles", "%d: want at most 2^33", r.Cycles},
		rule{r.JournalBytes >= 0 && r.JournalBytes <= proof.MaxJournalBytes, "journal_bytes", "%d: want 0 to 65536", r.JournalBytes},
		rule{r.Constraints >= 0, "constraints", "%d: want at least 0", r.Constraints},
	); err != nil {
		return err
	}
	switch r.Kind {
	case KindExecuted, KindProved:
		return check(
			rule{!r.JournalDigest.IsZero(), "journal_digest", "%v: want a SHA-256", r.JournalDigest},
			rule{r.Kind != KindProved || !r.ProofDigest.IsZero(), "proof_digest", "%v: want a SHA-256", r.ProofDigest},
			rule{r.Error == nil, "error", "%v: only a failed result has one", r.Error},
		)
	case KindFailed:
		e := r.Error
		return check(
			rule{e != nil && errorClasses[e.Class] && namePattern.MatchString(e.Code), "error", "%v: want a class and a code", e},
			rule{e != nil && len(e.Message) <= MaxErrorMessageBytes, "error", "%.20v: the message is longer than 4096 bytes", e},
		)
	}
	return bad("kind", "%.40q: want executed, proved or failed", r.Kind)
}

func (h Heartbeat) check() error {
	if err := checkProver(h.Prover); err != nil {
		return err
	}
	if err := checkPayout(h.Payout); err != nil {
		return err
	}
	for _, s := range h.Stages {
		if !stages[s] {
			return bad("stages", "%.40q: not a stage", s)
		}
	}
	return check(
		rule{namePattern.MatchString(h.ZKVM), "zkvm", "%.80q: want 1 to 64 of a-z, 0-9, _ and -", h.ZKVM},
		rule{len(h.Stages) <= MaxStageReports, "stages", "%d: want at most 16", len(h.Stages)},
		rule{h.FreeBytes >= 0, "free_bytes", "%d: want at least 0", h.FreeBytes},
	)
}

type message interface{ check() error }

// encode checks m and gives its bytes. Errors: Caller bad-message with the field.
func encode(m message) ([]byte, error) {
	if err := m.check(); err != nil {
		return nil, err
	}
	b, err := json.Marshal(m)
	if err != nil {
		return nil, proof.Errorf(proof.Bug, "bad-message", "encode %T: %w", m, err)
	}
	if len(b) > MaxMessageBytes {
		return nil, bad("message", "%d bytes: want at most 65536", len(b))
	}
	return b, nil
}

// decode reads and checks one message. Errors: Caller bad-message; Retry unknown-version, for somebody newer to read.
func decode[M message](b []byte) (M, error) {
	var m M
	if len(b) > MaxMessageBytes {
		return m, bad("message", "%d bytes: want at most 65536", len(b))
	}
	var head struct {
		V int `json:"v"`
	}
	if err := json.Unmarshal(b, &head); err != nil {
		return m, bad("message", "not JSON: %w", err)
	}
	if head.V != Version {
		return m, proof.Errorf(proof.Retry, "unknown-version", "v: %d: this program reads %d", head.V, Version).WithField("v")
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return m, bad("message", "%w", err)
	}
	return m, m.check()
}
