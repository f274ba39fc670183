package queue

import (
	"encoding/json"
	"math"
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
	MaxExcluded          = 8
	MaxReceipts          = 4
	MaxDevices           = 16
	MaxTextBytes         = 256 // of a name, a region, a number in decimal
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

	Assignee   string    `json:"assignee,omitempty"`   // the one prover it is for; "" is any of the operator's own
	Exclude    []string  `json:"exclude,omitempty"`    // provers that failed this job: they give it back while others live
	Receipts   []Receipt `json:"receipts,omitempty"`   // what earlier attempts stored; going on from the last is enough
	Token      string    `json:"token,omitempty"`      // of Price and Collateral; "" is the native coin
	Price      string    `json:"price,omitempty"`      // what the order pays now, decimal, smallest unit
	Collateral string    `json:"collateral,omitempty"` // what a lock puts at stake, decimal
	LockRound  int       `json:"lock_round,omitempty"` // how often the order was locked before; a signed lock names it
	Trace      string    `json:"trace,omitempty"`      // W3C traceparent of the job
}

// Receipt is a stage's receipt in the artifact store.
type Receipt struct {
	Stage  proof.Stage  `json:"stage"` // core, compressed or wrap
	Digest proof.Digest `json:"digest"`
	Bytes  int64        `json:"bytes"`
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
	Device    string       `json:"device,omitempty"` // of the prover: cpu, cuda:0 and so on
}

// Kind says what a result reports.
type Kind string

// The kinds of result.
const (
	KindExecuted Kind = "executed" // the guest ran; its cycles and journal are known
	KindStage    Kind = "stage"    // Receipts names a stage's receipt that is now in the artifact store
	KindRefused  Kind = "refused"  // the prover declines before it did anything; Error says why; costs no attempt
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
	SealedDigest  proof.Digest  `json:"sealed_digest,omitzero"` // of KindProved: the journal sealed for the client; it is stored in no other form
	ReceiptDigest proof.Digest  `json:"receipt_digest"`         // optional: the wrap receipt, in the artifact store
	Constraints   int           `json:"constraints,omitempty"`
	Stages        []StageReport `json:"stages,omitempty"`
	Error         *proof.Error  `json:"error,omitempty"`
	Receipts      []Receipt     `json:"receipts,omitempty"` // of KindStage
	Lock          *LockOffer    `json:"lock,omitempty"`     // of KindExecuted, from provers that stake for themselves
	Trace         string        `json:"trace,omitempty"`
}

// LockOffer is a prover's signed lock (the market's LockRequest): anyone may carry it.
type LockOffer struct {
	Operator  string `json:"operator"`  // 0x and 40 hex digits
	MinPrice  string `json:"min_price"` // decimal, smallest unit of the order's token
	Round     int    `json:"round"`
	Expiry    int64  `json:"expiry"`    // block time, seconds
	Signature string `json:"signature"` // 0x and 130 hex digits
}

// Device is something that proves one job at a time.
type Device struct {
	ID          string `json:"id,omitempty"` // cpu, cuda:0 and so on
	Kind        string `json:"kind"`         // cpu or gpu
	Name        string `json:"name"`
	MemoryBytes int64  `json:"memory_bytes"`
	State       string `json:"state,omitempty"` // one of the states below
	Code        string `json:"code,omitempty"`  // of the error that it is out for
}

// States of a device.
const (
	DeviceIdle   = "idle"
	DeviceBusy   = "busy"
	DevicePaused = "paused" // after failures that were the node's own
	DeviceOut    = "out"    // it cannot be used now; it is tried again
)

func (d Device) check() error {
	known := d.State == "" || d.State == DeviceIdle || d.State == DeviceBusy || d.State == DevicePaused || d.State == DeviceOut
	if d.Kind != "cpu" && d.Kind != "gpu" || len(d.Name) > MaxTextBytes || d.MemoryBytes < 0 || d.ID != "" && !devicePattern.MatchString(d.ID) ||
		!known || d.Code != "" && !namePattern.MatchString(d.Code) {
		return bad("devices", "%.300v: want an id such as cuda:0, kind cpu or gpu, a short name, the memory, a known state and an error code", d)
	}
	return nil
}

// Speed is what a node measured on itself; 0 means unknown.
type Speed struct {
	ExecuteCyclesPerSecond float64 `json:"execute_cycles_per_second"`
	ProveCyclesPerSecond   float64 `json:"prove_cycles_per_second"`
	FixedSeconds           float64 `json:"fixed_seconds"` // of a job with no cycles at all: compress, shrink, wrap and groth16
}

// Ask is what a node wants to be paid: Base + PerMegacycle for each started million cycles. Decimal, wei.
type Ask struct {
	Base         string `json:"base"`
	PerMegacycle string `json:"per_megacycle"`
}

// Heartbeat says that a prover lives and what it can do.
type Heartbeat struct {
	V         int           `json:"v"`
	Prover    string        `json:"prover"`
	Payout    string        `json:"payout"`
	ZKVM      string        `json:"zkvm"`
	Version   string        `json:"version"`
	Busy      bool          `json:"busy"`
	Order     *proof.Digest `json:"order,omitempty"` // a job it works on; the first of several
	Stages    []proof.Stage `json:"stages,omitempty"`
	FreeBytes int64         `json:"free_bytes"` // free memory
	Sequence  uint64        `json:"sequence"`   // rises by one with each beat

	Operator    string   `json:"operator,omitempty"` // the chain account that stakes; "" for the operator's own nodes
	Slots       int      `json:"slots,omitempty"`    // jobs at once: one for each device that is not out, at least 1
	Free        int      `json:"free,omitempty"`     // slots that could take a job now; 0 while draining or pausing
	Draining    bool     `json:"draining,omitempty"`
	Devices     []Device `json:"devices,omitempty"`
	MemoryBytes int64    `json:"memory_bytes,omitempty"` // of the machine, or what the node may use of it
	MaxCycles   uint64   `json:"max_cycles,omitempty"`
	Speed       Speed    `json:"speed,omitzero"` // of one slot, the slowest
	Ask         Ask      `json:"ask,omitzero"`
	Region      string   `json:"region,omitempty"`
	Recipient   string   `json:"recipient,omitempty"` // age recipient of private inputs
	NodeVersion string   `json:"node_version,omitempty"`
}

var (
	namePattern    = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,63}$`)
	addressPattern = regexp.MustCompile(`^0x[0-9a-fA-F]{40}$`)

	devicePattern    = regexp.MustCompile(`^(cpu|cuda:([0-9]|[1-5][0-9]|6[0-3]))$`)
	decimalPattern   = regexp.MustCompile(`^[0-9]{1,78}$`)
	signaturePattern = regexp.MustCompile(`^0x[0-9a-fA-F]{130}$`)

	stages = map[proof.Stage]bool{
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
		rule{w.Assignee == "" || namePattern.MatchString(w.Assignee), "assignee", "%.80q: want a prover's name", w.Assignee},
		rule{len(w.Exclude) <= MaxExcluded && allNames(w.Exclude), "exclude", "%.300q: want at most 8 provers' names", w.Exclude},
		rule{goodReceipts(w.Receipts), "receipts", "%v: want at most 4, each with stage core, compressed or wrap, a SHA-256 and its size", w.Receipts},
		rule{w.Token == "" || addressPattern.MatchString(w.Token), "token", "%.80q: want 0x and 40 hex digits", w.Token},
		rule{w.Price == "" || decimal(w.Price), "price", "%.80q: want a decimal number", w.Price},
		rule{w.Collateral == "" || decimal(w.Collateral), "collateral", "%.80q: want a decimal number", w.Collateral},
		rule{w.LockRound >= 0, "lock_round", "%d: want at least 0", w.LockRound},
		rule{len(w.Trace) <= MaxTextBytes, "trace", "%.40q: longer than 256 bytes", w.Trace},
	)
}

func allNames(names []string) bool {
	for _, n := range names {
		if !namePattern.MatchString(n) {
			return false
		}
	}
	return true
}

func goodReceipts(rs []Receipt) bool {
	for _, r := range rs {
		if r.Digest.IsZero() || r.Bytes <= 0 || r.Stage != proof.StageCore && r.Stage != proof.StageCompressed && r.Stage != proof.StageWrap {
			return false
		}
	}
	return len(rs) <= MaxReceipts
}

// decimal reports whether s is a whole number of at most 78 digits, as 256 bits have.
func decimal(s string) bool { return decimalPattern.MatchString(s) }

func (o LockOffer) check() error {
	return check(
		rule{addressPattern.MatchString(o.Operator), "lock.operator", "%.80q: want 0x and 40 hex digits", o.Operator},
		rule{decimal(o.MinPrice), "lock.min_price", "%.80q: want a decimal number", o.MinPrice},
		rule{o.Round >= 0, "lock.round", "%d: want at least 0", o.Round},
		rule{o.Expiry > 0, "lock.expiry", "%d: want a time in seconds", o.Expiry},
		rule{signaturePattern.MatchString(o.Signature), "lock.signature", "%.200q: want 0x and 130 hex digits", o.Signature},
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
		rule{p.Device == "" || devicePattern.MatchString(p.Device), "device", "%.40q: want cpu, or cuda:0 to cuda:63", p.Device},
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
		rule{goodReceipts(r.Receipts) && (len(r.Receipts) > 0) == (r.Kind == KindStage), "receipts", "%v: want 1 to 4 whole ones with kind stage, none otherwise", r.Receipts},
		rule{r.SealedDigest.IsZero() || r.Kind == KindProved, "sealed_digest", "%v: only a proved result has one", r.SealedDigest},
		rule{r.Lock == nil || r.Kind == KindExecuted, "lock", "%v: only an executed result has one", r.Lock},
		rule{len(r.Trace) <= MaxTextBytes, "trace", "%.40q: longer than 256 bytes", r.Trace},
	); err != nil {
		return err
	}
	if r.Lock != nil {
		if err := r.Lock.check(); err != nil {
			return err
		}
	}
	switch r.Kind {
	case KindStage:
		return check(rule{r.Error == nil, "error", "%v: only a failed or refused result has one", r.Error})
	case KindExecuted, KindProved:
		return check(
			rule{!r.JournalDigest.IsZero(), "journal_digest", "%v: want a SHA-256", r.JournalDigest},
			rule{r.Kind != KindProved || !r.ProofDigest.IsZero(), "proof_digest", "%v: want a SHA-256", r.ProofDigest},
			rule{r.Error == nil, "error", "%v: only a failed or refused result has one", r.Error},
		)
	case KindFailed, KindRefused:
		e := r.Error
		return check(
			rule{e != nil && errorClasses[e.Class] && namePattern.MatchString(e.Code), "error", "%v: want a class and a code", e},
			rule{e != nil && len(e.Message) <= MaxErrorMessageBytes, "error", "%.20v: the message is longer than 4096 bytes", e},
		)
	}
	return bad("kind", "%.40q: want executed, stage, refused, proved or failed", r.Kind)
}

func (h Heartbeat) check() error {
	if err := checkProver(h.Prover); err != nil {
		return err
	}
	if err := checkPayout(h.Payout); err != nil {
		return err
	}
	for _, d := range h.Devices {
		if err := d.check(); err != nil {
			return err
		}
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
		rule{h.Operator == "" || addressPattern.MatchString(h.Operator), "operator", "%.80q: want 0x and 40 hex digits", h.Operator},
		rule{h.Slots >= 0 && h.Free >= 0 && h.Free <= max(h.Slots, 1), "free", "%d: want 0 to the slots", h.Free},
		rule{len(h.Devices) <= MaxDevices, "devices", "%d: want at most 16", len(h.Devices)},
		rule{h.MemoryBytes >= 0, "memory_bytes", "%d: want at least 0", h.MemoryBytes},
		rule{h.Speed.sane(), "speed", "%+v: want finite numbers of at least 0", h.Speed},
		rule{h.Ask.sane(), "ask", "%.300v: want decimal numbers", h.Ask},
		rule{len(h.Region) <= MaxTextBytes && len(h.Recipient) <= MaxTextBytes && len(h.NodeVersion) <= MaxTextBytes, "region", "%.40q: a text is longer than 256 bytes", h.Region},
	)
}

func (s Speed) sane() bool {
	for _, v := range []float64{s.ExecuteCyclesPerSecond, s.ProveCyclesPerSecond, s.FixedSeconds} {
		if !(v >= 0) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}

func (a Ask) sane() bool {
	return (a.Base == "" || decimal(a.Base)) && (a.PerMegacycle == "" || decimal(a.PerMegacycle))
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
