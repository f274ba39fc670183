package sandbox

import (
	"fmt"
	"strings"

	"github.com/lemma-network/lemma/proof"
)

// Exit tells how a child ended.
type Exit struct {
	Code          int          // exit status; 128+n for death by signal n
	Reason        *proof.Error // why we ended it; nil when it ended by itself
	Stderr        string       // the last MaxStderrBytes of it
	StderrDropped int64        // bytes of stderr before those
	Seconds       float64      // from start to death
	PeakBytes     int64        // largest resident memory
	Warnings      []string     // isolation that the kernel refused
}

type verdict struct {
	class proof.Class
	code  string
	means string
}

// verdicts is the closed table of exit codes (docs/host-protocol.md).
var verdicts = map[int]verdict{
	64:       {proof.Bug, "bad-usage", "refused its arguments"},
	70:       {proof.Bug, "internal", "internal error"},
	71:       {proof.Retry, "could-not-start", "could not start"},
	75:       {proof.Retry, "cancelled", "was asked to stop"},
	128 + 6:  {proof.Retry, "crashed", "aborted"},
	128 + 9:  {proof.Retry, "out-of-memory", "was killed, most likely for memory"},
	128 + 15: {proof.Retry, "cancelled", "was asked to stop by a signal"},
	// Our own limit, not the job's: another machine may allow more.
	128 + 25: {proof.Retry, "file-limit", "wrote a file longer than allowed"},
}

// Error is the ending as an error about name: nil for exit code 0 of a child that we did not end.
func (e Exit) Error(name string) *proof.Error {
	if e.Reason != nil {
		return &proof.Error{
			Class: e.Reason.Class, Code: e.Reason.Code, Field: e.Reason.Field,
			Message: name + ": " + e.Reason.Message + e.lastWords(), Err: e.Reason,
		}
	}
	if e.Code == 0 {
		return nil
	}
	v, known := verdicts[e.Code]
	switch {
	case known:
	case e.Code > 128:
		v = verdict{proof.Retry, "crashed", "died"}
	default:
		v = verdict{proof.Bug, "internal", "failed"}
	}
	return proof.Errorf(v.class, v.code, "%s: %s (exit code %d)%s", name, v.means, e.Code, e.lastWords())
}

const maxLastWordsBytes = 300

// lastWords is the last line of stderr, for people.
func (e Exit) lastWords() string {
	text := strings.TrimSpace(e.Stderr)
	text = text[strings.LastIndexByte(text, '\n')+1:]
	if text == "" {
		return ""
	}
	if len(text) > maxLastWordsBytes {
		text = text[len(text)-maxLastWordsBytes:]
	}
	return fmt.Sprintf("; stderr ends: %q", text)
}
