package ceremony

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/bits"
	"os"
	"path/filepath"
	"time"
	"unicode"

	"github.com/consensys/gnark"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/proof"
)

const (
	// Version is the version of the transcript's form.
	Version = 1
	// File is the transcript's index; every other file is numbered: phase1/0001.bin, phase2/0000.bin, ...
	File = "ceremony.json"
	// MaxContributions bounds the contributions of one phase, so that a manifest can name them all.
	MaxContributions = 64
	// MaxNameBytes bounds a contributor's name.
	MaxNameBytes = 64
	// MinBeaconBytes and MaxBeaconBytes bound a beacon's value.
	MinBeaconBytes, MaxBeaconBytes = 16, 64
	// MaxSourceBytes bounds the text that says where a value can be looked up.
	MaxSourceBytes = 200
	// MaxDomainBits bounds the circuit: it has at most 2^MaxDomainBits constraints.
	MaxDomainBits = 24

	maxTranscriptBytes = 128 << 10
)

// Transcript is the ceremony's index. Digests are SHA-256 of whole files, 64 hex digits; times are RFC 3339, UTC.
type Transcript struct {
	Version      int           `json:"version"`
	GnarkVersion string        `json:"gnark_version"`
	Circuit      CircuitRecord `json:"circuit"`
	DomainSize   uint64        `json:"domain_size"` // a power of two, at least the constraints
	Phase1       Phase         `json:"phase1"`      // powers of tau: for any circuit of this size
	Phase2       Phase         `json:"phase2"`      // this circuit

	sha256 string // of the index as it was loaded
}

// CircuitRecord says which circuit the keys are for.
type CircuitRecord struct {
	SHA256           string    `json:"sha256"`
	OperationsSHA256 string    `json:"operations_sha256,omitempty"`
	SP1Version       string    `json:"sp1_version"`
	Constraints      int       `json:"constraints"`
	Witness          ops.Sizes `json:"witness"`
}

// Phase is one phase. A phase with a beacon is closed.
type Phase struct {
	Start         *Start         `json:"start,omitempty"` // its file 0000.bin; nil: generators alone (phase 1), or not begun (phase 2)
	Contributions []Contribution `json:"contributions"`
	Beacon        *Beacon        `json:"beacon,omitempty"`
}

// Start is what a phase begins with. Phase 1: an imported file; phase 2: phase 1's result, evaluated at the circuit.
type Start struct {
	SHA256     string `json:"sha256"`
	FileSHA256 string `json:"file_sha256,omitempty"` // of the file that phase 1 was imported from
	Source     string `json:"source,omitempty"`      // where anybody can get that file
}

// Contribution is one party's part: the file with the same number, counted from 1.
type Contribution struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	MadeAt string `json:"made_at"`
}

// Beacon is the public random value that closes a phase: nobody knew it when the last part was made.
type Beacon struct {
	Value  string `json:"value"` // hex
	Source string `json:"source"`
	MadeAt string `json:"made_at"`
}

// Load reads and checks dir's index. Errors: transcript-missing (caller), transcript-invalid (permanent, names the field).
func Load(dir string) (*Transcript, error) {
	info, err := os.Stat(filepath.Join(dir, File))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, proof.Errorf(proof.Caller, "transcript-missing", "ceremony: no %s in %s: run init, or give --folder", File, dir)
	}
	if err == nil && info.Size() > maxTranscriptBytes {
		return nil, invalid(File, "longer than %d bytes", maxTranscriptBytes)
	}
	b, err := os.ReadFile(filepath.Join(dir, File))
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "file-unreadable", "ceremony: %w", err)
	}
	t := &Transcript{sha256: proof.Sum(b).String()[2:]}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(t); err != nil || d.More() {
		return nil, invalid(File, "not one JSON object of the known fields: %v", err)
	}
	return t, t.check()
}

func invalid(field, format string, args ...any) error {
	return proof.Errorf(proof.Permanent, "transcript-invalid", "ceremony: %s: %s: get the transcript again",
		field, fmt.Sprintf(format, args...)).WithField(field)
}

func (t *Transcript) check() error {
	switch {
	case t.Version != Version:
		return invalid("version", "%d, want %d", t.Version, Version)
	case t.GnarkVersion != gnark.Version.String():
		return invalid("gnark_version", "%q, this program has %s, which may count otherwise", t.GnarkVersion, gnark.Version)
	case !isDigest(t.Circuit.SHA256):
		return invalid("circuit.sha256", "want 64 hex digits")
	case t.DomainSize != domainSize(t.Circuit.Constraints):
		return invalid("domain_size", "%d does not fit %d constraints", t.DomainSize, t.Circuit.Constraints)
	case t.Phase1.Beacon == nil && (t.Phase2.Start != nil || len(t.Phase2.Contributions) > 0 || t.Phase2.Beacon != nil):
		return invalid("phase2", "begun before phase 1 was closed")
	case t.Phase1.Beacon != nil && t.Phase2.Start == nil:
		return invalid("phase2.start", "missing, though phase 1 is closed")
	}
	for i, p := range []*Phase{&t.Phase1, &t.Phase2} {
		if err := p.check(fmt.Sprintf("phase%d", i+1)); err != nil {
			return err
		}
	}
	return nil
}

func (p *Phase) check(name string) error {
	if p.Start != nil && (!isDigest(p.Start.SHA256) || (p.Start.FileSHA256 != "" && !isDigest(p.Start.FileSHA256))) {
		return invalid(name+".start", "want digests of 64 hex digits")
	}
	if len(p.Contributions) > MaxContributions {
		return invalid(name+".contributions", "%d of them, at most %d", len(p.Contributions), MaxContributions)
	}
	names, digests := map[string]bool{}, map[string]bool{}
	for i, c := range p.Contributions {
		field := fmt.Sprintf("%s.contributions[%d]", name, i)
		if err := checkName(c.Name); err != nil {
			return invalid(field, "%v", err)
		}
		if names[c.Name] {
			return invalid(field, "the name %q is used twice", c.Name)
		}
		if !isDigest(c.SHA256) || digests[c.SHA256] {
			return invalid(field, "sha256: want 64 hex digits that no other contribution has")
		}
		if !isTime(c.MadeAt) {
			return invalid(field, "made_at: want an RFC 3339 time")
		}
		names[c.Name], digests[c.SHA256] = true, true
	}
	if b := p.Beacon; b != nil {
		if _, err := parseBeacon(b.Value); err != nil || checkText(b.Source, MaxSourceBytes) != nil || !isTime(b.MadeAt) {
			return invalid(name+".beacon", "want %d to %d bytes as hex, a source and an RFC 3339 time", MinBeaconBytes, MaxBeaconBytes)
		}
		if len(p.Contributions) == 0 && (name == "phase2" || p.Start == nil) {
			return invalid(name+".beacon", "nobody contributed")
		}
	}
	return nil
}

// domainSize is the smallest power of two that is at least n and 4; 0 when n is out of range.
func domainSize(n int) uint64 {
	if n < 1 || n > 1<<MaxDomainBits {
		return 0
	}
	return max(4, uint64(1)<<bits.Len(uint(n-1)))
}

func isDigest(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == 32 && s == hex.EncodeToString(b)
}

func isTime(s string) bool { _, err := time.Parse(time.RFC3339, s); return err == nil }

func checkName(name string) error { return checkText(name, MaxNameBytes) }

func checkText(s string, limit int) error {
	if s == "" || len(s) > limit {
		return fmt.Errorf("want 1 to %d bytes", limit)
	}
	for _, r := range s {
		// JSON writes the last three with six bytes each, which the manifest's limit does not allow for.
		if r == unicode.ReplacementChar || !unicode.IsPrint(r) || r == '<' || r == '>' || r == '&' {
			return errors.New("want printable text without <, > and &")
		}
	}
	return nil
}

func parseBeacon(value string) ([]byte, error) {
	b, err := hex.DecodeString(value)
	if err == nil && (len(b) < MinBeaconBytes || len(b) > MaxBeaconBytes) {
		err = fmt.Errorf("%d bytes, want %d to %d", len(b), MinBeaconBytes, MaxBeaconBytes)
	}
	if err == nil && value != hex.EncodeToString(b) {
		err = errors.New("want lower-case digits")
	}
	return b, err
}

// open is the phase that takes contributions: 1 or 2; 0 when the ceremony is closed.
func (t *Transcript) open() (int, *Phase) {
	switch {
	case t.Phase1.Beacon == nil:
		return 1, &t.Phase1
	case t.Phase2.Beacon == nil:
		return 2, &t.Phase2
	}
	return 0, nil
}

// Next says in one sentence what can be done now.
func (t *Transcript) Next() string {
	n, p := t.open()
	if n == 0 {
		return "next: anybody checks it with `verify`; `finalize` writes the keys"
	}
	return fmt.Sprintf("next: phase %d has %d contributions: pass the folder on for another `contribute`, or close the phase with `beacon`", n, len(p.Contributions))
}
