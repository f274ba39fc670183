package queue

import (
	"encoding/json"
	"strings"

	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
)

// What outside provers and the gateway say to each other, in p.<id>.out.* and p.<id>.in.*. Work, Result, Progress and
// Heartbeat are those of the fleet.

// What an outside prover can ask of p.<id>.out.url.
const (
	OpGet  = "get"  // where to read an artifact
	OpPut  = "put"  // where to send one of Bytes bytes
	OpDone = "done" // it was sent: check it and take it over
)

// MaxArtifactBytes bounds what an outside prover may send: receipts, proofs, journals.
const MaxArtifactBytes = 2 << 30

// URLRequest asks for a presigned URL of the artifact store.
type URLRequest struct {
	V      int          `json:"v"`
	Op     string       `json:"op"`
	Digest proof.Digest `json:"digest"`
	Bytes  int64        `json:"bytes,omitempty"` // of OpPut and OpDone
}

// Answer is what every request is answered with. Error nil means that it was done.
type Answer struct {
	V       int               `json:"v"`
	Error   *proof.Error      `json:"error,omitempty"`
	URL     string            `json:"url,omitempty"`     // to OpGet; to OpPut "" means that the artifact is there already
	Headers map[string]string `json:"headers,omitempty"` // to be sent as they are: they are signed
	Bytes   int64             `json:"bytes,omitempty"`   // the artifact's size
}

func (r URLRequest) check() error {
	return check(
		rule{r.Op == OpGet || r.Op == OpPut || r.Op == OpDone, "op", "%.20q: want get, put or done", r.Op},
		rule{!r.Digest.IsZero(), "digest", "%v: want a SHA-256", r.Digest},
		rule{r.Bytes >= 0 && r.Bytes <= MaxArtifactBytes, "bytes", "%d: want at most 2 GiB", r.Bytes},
	)
}

func (a Answer) check() error {
	return check(rule{a.Error == nil || errorClasses[a.Error.Class] && len(a.Error.Message) <= MaxErrorMessageBytes, "error", "%.20v: want a class and a short message", a.Error})
}

// reply is the answer's bytes; err is what the request came to.
func (a Answer) reply(err error) []byte {
	a.V = Version
	if err != nil {
		message := err.Error()
		a = Answer{V: Version, Error: &proof.Error{Class: proof.ClassOf(err), Code: proof.CodeOf(err), Message: message[:min(len(message), MaxErrorMessageBytes)]}}
	}
	b, err := json.Marshal(a)
	if err != nil {
		panic(err) // strings and numbers only
	}
	return b
}

func subjectIn(id, what string) string  { return "p." + id + ".in." + what }
func subjectOut(id, what string) string { return "p." + id + ".out." + what }

const subjectsOut = "p.*.out.*"

// splitOut takes p.<id>.out.<what> apart.
func splitOut(subject string) (id, what string, ok bool) {
	part := strings.Split(subject, ".")
	if len(part) != 4 || part[0] != "p" || part[2] != "out" || !access.IsOutside(part[1]) {
		return "", "", false
	}
	return part[1], part[3], true
}
