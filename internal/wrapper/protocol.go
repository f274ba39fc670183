package wrapper

import (
	"bytes"
	"encoding/json"
	"math/big"
	"path/filepath"

	"github.com/lemma-network/lemma/proof"
)

// Steps of the Groth16 stage, in order, as they appear in events.
const (
	StepLoad   = "load"
	StepSolve  = "solve"
	StepProve  = "prove"
	StepVerify = "verify"
)

// States of a step in events.
const (
	StateRunning = "running"
	StateDone    = "done"
)

// Request is one wrap. Paths are absolute; Out is where the proof's 388 bytes are written.
type Request struct {
	Witness string   // the witness file that the host's witness operation wrote
	Context *big.Int // the claim's context, below 2^253
	Keys    string   // the folder of circuit, keys and manifest
	Out     string
}

// Event is progress. Seconds count from the step's start while it runs; a step that is done reports what it took.
type Event struct {
	Step      string  `json:"stage"`
	State     string  `json:"state"`
	Seconds   float64 `json:"seconds"`
	PeakBytes int64   `json:"peak_bytes"`
}

// Stats is what a wrap took; PeakBytes is the child's highest resident memory.
type Stats struct {
	LoadSeconds   float64 `json:"load_seconds"`
	SolveSeconds  float64 `json:"solve_seconds"`
	ProveSeconds  float64 `json:"prove_seconds"`
	VerifySeconds float64 `json:"verify_seconds"`
	TotalSeconds  float64 `json:"total_seconds"`
	PeakBytes     int64   `json:"peak_bytes"`
	Constraints   int     `json:"constraints"`
}

// MaxLineBytes bounds a line in either direction, its newline not counted.
const MaxLineBytes = 64 << 10

// The operations. Load only begins to load the keys: what is wrong with them is told by the wrap that wants them.
const (
	opLoad = "load"
	opWrap = "wrap"
)

type requestLine struct {
	ID      int    `json:"id"`
	Op      string `json:"op"`
	Witness string `json:"witness,omitempty"`
	Context string `json:"context,omitempty"`
	Keys    string `json:"keys"`
	Out     string `json:"out,omitempty"`
}

type answerLine struct {
	ID    int          `json:"id"`
	Event *Event       `json:"event,omitempty"`
	OK    *Stats       `json:"ok,omitempty"`
	Error *proof.Error `json:"error,omitempty"`
}

// encodeWrap is the line that asks for r under the number id.
func encodeWrap(id int, r Request) ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	return encodeLine(requestLine{id, opWrap, r.Witness, "0x" + r.Context.Text(16), r.Keys, r.Out})
}

// encodeLoad is the line that asks to load the keys in a folder.
func encodeLoad(id int, keys string) ([]byte, error) {
	if err := checkPath("keys", keys); err != nil {
		return nil, err
	}
	return encodeLine(requestLine{ID: id, Op: opLoad, Keys: keys})
}

func encodeLine(l requestLine) ([]byte, error) {
	line, err := json.Marshal(l)
	if err != nil {
		return nil, proof.Errorf(proof.Bug, "internal", "wrap: encode the request: %w", err)
	}
	if len(line) > MaxLineBytes {
		return nil, badRequest("witness", "wrap: the request has %d bytes, want at most %d: use shorter paths", len(line), MaxLineBytes)
	}
	return append(line, '\n'), nil
}

// decodeRequest reads either operation; of a load, Keys alone is set.
func decodeRequest(line []byte) (op string, r Request, id int, err error) {
	var l requestLine
	if err := json.Unmarshal(line, &l); err != nil {
		return "", r, 0, badRequest("", "wrap: the request is not JSON: %v", err)
	}
	switch l.Op {
	case opLoad:
		return l.Op, Request{Keys: l.Keys}, l.ID, checkPath("keys", l.Keys)
	case opWrap:
		hex, found := bytes.CutPrefix([]byte(l.Context), []byte("0x"))
		context, ok := new(big.Int).SetString(string(hex), 16)
		if !found || !ok {
			return "", r, l.ID, badRequest("context", "context %q: want 0x and hex digits", l.Context)
		}
		r = Request{Witness: l.Witness, Context: context, Keys: l.Keys, Out: l.Out}
		return l.Op, r, l.ID, r.check()
	}
	return "", r, l.ID, badRequest("op", "op %q: this process knows %q and %q", l.Op, opLoad, opWrap)
}

// contextBits bounds the context: docs/wire.md masks it so that it fits the BN254 scalar field.
const contextBits = 253

func (r Request) check() error {
	for _, p := range []struct{ field, path string }{{"witness", r.Witness}, {"keys", r.Keys}, {"out", r.Out}} {
		if err := checkPath(p.field, p.path); err != nil {
			return err
		}
	}
	if r.Context == nil || r.Context.Sign() < 0 || r.Context.BitLen() > contextBits {
		return badRequest("context", "context %v: want an integer from 0 to 2^%d - 1", r.Context, contextBits)
	}
	return nil
}

func checkPath(field, path string) error {
	if !filepath.IsAbs(path) {
		return badRequest(field, "%s %q: want an absolute path", field, path)
	}
	return nil
}

func badRequest(field, format string, args ...any) error {
	return proof.Errorf(proof.Caller, "bad-request", format, args...).WithField(field)
}
