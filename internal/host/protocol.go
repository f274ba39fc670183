package host

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"

	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
)

// Protocol is the version of docs/host-protocol.md spoken here.
const Protocol = 1

// MaxPending is how many requests one host may have unanswered.
const MaxPending = 64

const maxErrorMessageBytes = 4 << 10

// Info is a host's answer to hello. Ready is false while its prover is still starting. Hashing and Settings are empty
// for a host of an older release.
type Info struct {
	Protocol     int                   `json:"protocol"`
	Name         string                `json:"name"`
	Version      string                `json:"version"`
	Mode         string                `json:"mode"`
	Ready        bool                  `json:"ready"`
	Stages       []proof.Stage         `json:"stages"`
	MemoryBytes  map[proof.Stage]int64 `json:"memory_bytes"`
	Devices      []string              `json:"devices"`
	CPUFeatures  string                `json:"cpu_features"`
	StartSeconds float64               `json:"start_seconds"`
	Hashing      Hashing               `json:"hashing"`
	Settings     []Setting             `json:"settings"`

	Device            *Device               `json:"device"`              // nil: the CPU
	DeviceMemoryBytes map[proof.Stage]int64 `json:"device_memory_bytes"` // what each stage needs of the device; one that is missing is unknown
	HealthSeconds     float64               `json:"health_seconds"`      // what the check of the device at start took; 0: there was none
}

// Hashing is which implementation of the wrap prover's hash a host uses; Override is the environment variable that
// chooses another.
type Hashing struct {
	Path     string `json:"path"`
	Override string `json:"override"`
}

// Setting is a number that a host chose from the machine's cores and memory, why, and the environment variable that
// sets it instead.
type Setting struct {
	Name     string `json:"name"`
	Value    int64  `json:"value"`
	Override string `json:"override"`
	Why      string `json:"why"`
}

// Speed is how fast one core of this machine is at the two things that proving time goes into. The first two are
// seconds for one operation, Seconds is what measuring took.
type Speed struct {
	PermutationSeconds      float64 `json:"permutation_seconds"`
	ExtensionProductSeconds float64 `json:"extension_product_seconds"`
	Seconds                 float64 `json:"seconds"`
}

// check refuses what no machine could have measured.
func (s Speed) check() error {
	if !plausible(s.PermutationSeconds) {
		return fmt.Errorf("permutation_seconds is %v, want more than 0 and at most 1", s.PermutationSeconds)
	}
	if !plausible(s.ExtensionProductSeconds) {
		return fmt.Errorf("extension_product_seconds is %v, want more than 0 and at most 1", s.ExtensionProductSeconds)
	}
	return nil
}

func plausible(seconds float64) bool { return seconds > 0 && seconds <= 1 }

// RunLimits bound one run of a guest; a zero field is the host's default.
type RunLimits struct {
	Cycles       uint64  `json:"cycles,omitempty"`
	Seconds      float64 `json:"seconds,omitempty"`
	JournalBytes int64   `json:"journal_bytes,omitempty"`
}

// ExecuteRequest runs a guest without proving. Journal is the path to write.
type ExecuteRequest struct {
	ELF, Input, Journal string
	Limits              RunLimits
}

// Execution is what a run did.
type Execution struct {
	ExitCode      int          `json:"exit_code"`
	Cycles        uint64       `json:"cycles"`
	Gas           uint64       `json:"gas"`
	JournalBytes  int64        `json:"journal_bytes"`
	JournalDigest proof.Digest `json:"journal_digest"`
}

// Resume names a receipt of an earlier stage to go on from.
type Resume struct {
	Stage proof.Stage `json:"stage"`
	Path  string      `json:"path"`
}

// ProveRequest proves a guest up to stage To; receipts are written into the folder Dir.
type ProveRequest struct {
	ELF, Input, Dir string
	To              proof.Stage
	From            *Resume
	Limits          RunLimits
}

// Proved names the files that a prove wrote, all inside ProveRequest.Dir.
type Proved struct {
	Receipts map[proof.Stage]string `json:"receipts"`
	Journal  string                 `json:"journal"`
	Cycles   uint64                 `json:"cycles"`
}

// VerifyRequest asks whether a receipt of a stage is valid for an ELF and a journal.
type VerifyRequest struct {
	Stage                 proof.Stage
	ELF, Receipt, Journal string
}

// Verified says what a valid receipt proves.
type Verified struct {
	ProgramID     proof.Digest `json:"program_id"`
	JournalDigest proof.Digest `json:"journal_digest"`
}

// WitnessRequest turns a wrap receipt into a witness file of the wrap circuit at path Out.
type WitnessRequest struct{ Receipt, Out string }

// Witness is the file written and the values the wrap receipt commits to.
type Witness struct {
	Path               string       `json:"witness"`
	ProgramVKey        proof.Digest `json:"program_vkey"`
	PublicValuesDigest proof.Digest `json:"public_values_digest"`
}

// CircuitRequest writes the verifier's operation list to path Out; Template is a wrap receipt.
type CircuitRequest struct{ Template, Out string }

// Circuit tells how many operations were written and the file's SHA-256.
type Circuit struct {
	Operations int64        `json:"operations"`
	SHA256     proof.Digest `json:"sha256"`
}

// Event is the progress of one stage. Fraction is between 0 and 1, nil when unknown.
type Event struct {
	Stage     proof.Stage `json:"stage"`
	State     string      `json:"state"`
	Fraction  *float64    `json:"fraction,omitempty"`
	Seconds   float64     `json:"seconds"`
	PeakBytes int64       `json:"peak_bytes"`

	DeviceBytes int64 `json:"device_bytes,omitempty"` // memory in use on the GPU, by all processes; 0 on the CPU
}

// request is one line to the host; each op uses some of the fields.
type request struct {
	ID       uint64      `json:"id"`
	Op       string      `json:"op"`
	ELF      string      `json:"elf,omitempty"`
	Input    string      `json:"input,omitempty"`
	Journal  string      `json:"journal,omitempty"`
	Dir      string      `json:"dir,omitempty"`
	To       proof.Stage `json:"to,omitempty"`
	From     *Resume     `json:"from,omitempty"`
	Stage    proof.Stage `json:"stage,omitempty"`
	Receipt  string      `json:"receipt,omitempty"`
	Template string      `json:"template,omitempty"`
	Out      string      `json:"out,omitempty"`
	Target   uint64      `json:"target,omitempty"`
	Limits   *RunLimits  `json:"limits,omitempty"`
}

// line is the request's bytes with their newline. Error: Caller bad-request when it would be too long.
func (r request) line() ([]byte, error) {
	b, err := json.Marshal(r)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "bad-request", "%s: %w", r.Op, err)
	}
	if len(b) > sandbox.MaxLineBytes {
		return nil, proof.Errorf(proof.Caller, "bad-request", "%s: the request is %d bytes, at most %d; use shorter paths",
			r.Op, len(b), sandbox.MaxLineBytes)
	}
	return append(b, '\n'), nil
}

// answer is one line from the host: exactly one of OK, Event and Error.
type answer struct {
	ID    uint64          `json:"id"`
	OK    json.RawMessage `json:"ok"`
	Event *Event          `json:"event"`
	Error *hostError      `json:"error"`
}

// hostError is an error as a host says it.
type hostError struct {
	Code    string `json:"code"`
	Field   string `json:"field"`
	Message string `json:"message"`
}

func parseAnswer(line []byte) (answer, error) {
	var a answer
	if err := json.Unmarshal(line, &a); err != nil {
		return a, fmt.Errorf("not a protocol line: %w", err)
	}
	if bytes.Equal(a.OK, []byte("null")) {
		a.OK = nil
	}
	kinds := 0
	for _, present := range []bool{a.OK != nil, a.Event != nil, a.Error != nil} {
		if present {
			kinds++
		}
	}
	if kinds != 1 {
		return a, fmt.Errorf("id %d: want exactly one of ok, event and error, got %d", a.ID, kinds)
	}
	if e := a.Event; e != nil {
		e.check()
	}
	return a, nil
}

// check drops what cannot be true: progress is for people, and not worth a host's life.
func (e *Event) check() {
	if e.Fraction != nil && !(*e.Fraction >= 0 && *e.Fraction <= 1) {
		e.Fraction = nil
	}
	e.Seconds = math.Max(0, e.Seconds)
	e.PeakBytes = max(0, e.PeakBytes)
	e.DeviceBytes = max(0, e.DeviceBytes)
}

// classes is the closed table of error codes (docs/host-protocol.md).
var classes = map[string]proof.Class{
	"bad-request": proof.Caller, "file-unreadable": proof.Caller, "elf-not-riscv": proof.Caller, "elf-invalid": proof.Caller,
	"guest-panicked": proof.Permanent, "cycle-limit": proof.Permanent, "time-limit": proof.Permanent,
	"journal-limit": proof.Permanent, "receipt-invalid": proof.Permanent,
	"busy": proof.Retry, "cancelled": proof.Retry, "out-of-memory": proof.Retry,
	"device-absent": proof.Caller, "device-too-small": proof.Caller, "device-unsupported": proof.Caller,
	"device-unhealthy": proof.Retry, "device-lost": proof.Retry,
	"internal": proof.Bug,
}

// failure is the error that host name answered to op as ours. The class comes from our table, not from the host; a code that is not in the
// table is internal.
func (said *hostError) failure(name, op string) *proof.Error {
	message := said.Message
	if len(message) > maxErrorMessageBytes {
		message = message[:maxErrorMessageBytes]
	}
	class, known := classes[said.Code]
	if !known {
		return proof.Errorf(proof.Bug, "internal", "%s %s: unknown code %.64q: %s", name, op, said.Code, message)
	}
	return proof.Errorf(class, said.Code, "%s %s: %s", name, op, message).WithField(said.Field)
}

// inside refuses a path that does not lie in dir: we are going to open what the host names.
func inside(dir, path string) error {
	rel, err := filepath.Rel(dir, path)
	if err != nil || rel == "." || !filepath.IsLocal(rel) {
		return fmt.Errorf("%q does not lie in %q", path, dir)
	}
	return nil
}
