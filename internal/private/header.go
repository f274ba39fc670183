package private

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"slices"

	"filippo.io/age"

	"github.com/lemma-network/lemma/proof"
)

// Limits of an envelope.
const (
	MaxHeaderBytes = 64 << 10 // the header's line, with its newline
	MaxProvers     = 32
	// MaxOverheadBytes is the most by which an envelope of content of MaxContentBytes is longer than it: both headers, and 16 bytes for
	// each 64 KiB.
	MaxOverheadBytes = MaxHeaderBytes + maxAgeHeaderBytes + bindingBytes + MaxContentBytes/4096 + 64
	MaxContentBytes  = proof.MaxInputBytes
	// MaxSealedJournalBytes is the most that SealJournal writes: a journal's headers name nobody and one key.
	MaxSealedJournalBytes = proof.MaxJournalBytes + 1<<10

	maxAgeHeaderBytes = 64 << 10
	bindingBytes      = 32 // the header's SHA-256, before the content
	version           = 1
	versionClient     = 2 // names a client: readers of version 1 would store the journal for everybody, so they must refuse it
)

// Role is what an envelope's content is; one cannot be passed for another.
type Role string

// The roles.
const (
	Program Role = "program"
	Input   Role = "input"
	Journal Role = "journal"
)

// Header is the open part of an envelope. Provers are the ids of those who can read it, each once; a journal has none, since its reader
// is the client. Client is whom an input's journal is to be sealed for: an age recipient, or "" for a journal that anybody may read. With
// a client it is of version 2.
type Header struct {
	Version int      `json:"lemma-private"`
	Role    Role     `json:"role"`
	Provers []string `json:"provers"`
	Client  string   `json:"client,omitempty"`
}

// mark is how every envelope begins, and no ELF and hardly an input does.
const mark = `{"lemma-private":`

var proverPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// check refuses a header that this package does not write.
func (h Header) check() error {
	bad := func(format string, args ...any) error {
		return proof.Errorf(proof.Permanent, "private-header", "envelope: "+format, args...).WithField("private")
	}
	sorted := slices.Clone(h.Provers)
	slices.Sort(sorted)
	switch {
	case h.Version != version && h.Version != versionClient:
		return bad("version %d: this program reads %d and %d", h.Version, version, versionClient)
	case (h.Client != "") != (h.Version == versionClient):
		return bad("version %d: a client is named in version %d, and in no other", h.Version, versionClient)
	case h.Role != Program && h.Role != Input && h.Role != Journal:
		return bad("role %.40q: want program, input or journal", h.Role)
	case len(h.Provers) > MaxProvers:
		return bad("%d provers: want at most %d", len(h.Provers), MaxProvers)
	case (len(h.Provers) == 0) != (h.Role == Journal):
		return bad("%d provers for a %s: want 1 to %d, and none for a journal", len(h.Provers), h.Role, MaxProvers)
	case len(slices.Compact(sorted)) != len(h.Provers):
		return bad("a prover is named twice")
	case h.Client != "" && h.Role != Input:
		return bad("only an input names the client")
	}
	for _, p := range h.Provers {
		if !proverPattern.MatchString(p) {
			return bad("prover %.80q: want an id", p)
		}
	}
	if h.Client != "" {
		if _, err := age.ParseX25519Recipient(h.Client); err != nil {
			return bad("client %.80q: want an age recipient", h.Client)
		}
	}
	return nil
}

// line is the header as it stands in an envelope.
func (h Header) line() ([]byte, error) {
	if err := h.check(); err != nil {
		return nil, err
	}
	b, err := json.Marshal(h)
	return append(b, '\n'), err
}

// ReadHeader reads the header of what may be an envelope, and no more than MaxHeaderBytes. sealed is false, without an error, for
// anything that does not begin like one. Errors: Permanent private-header; those of r as they are.
func ReadHeader(r io.Reader) (h Header, sealed bool, err error) {
	h, _, sealed, err = readHeader(bufio.NewReaderSize(r, MaxHeaderBytes))
	return h, sealed, err
}

// readHeader needs a reader whose buffer is MaxHeaderBytes long.
func readHeader(r *bufio.Reader) (h Header, line []byte, sealed bool, err error) {
	begin, err := r.Peek(len(mark))
	if !bytes.Equal(begin, []byte(mark)) {
		if errors.Is(err, io.EOF) {
			err = nil
		}
		return h, nil, false, err
	}
	bad := func(format string, args ...any) (Header, []byte, bool, error) {
		return Header{}, nil, true, proof.Errorf(proof.Permanent, "private-header", "envelope: "+format, args...).WithField("private")
	}
	line, err = r.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return bad("the header is longer than %d bytes", MaxHeaderBytes)
	case errors.Is(err, io.EOF):
		return bad("cut in the header")
	case err != nil:
		return h, nil, true, err
	}
	line = bytes.Clone(line)
	if err := json.Unmarshal(line, &h); err != nil {
		return bad("the header is not read: %v", err)
	}
	again, err := h.line()
	if err != nil {
		return Header{}, nil, true, err
	}
	if !bytes.Equal(again, line) { // one way to write it, so that nothing hides in it
		return bad("the header is not written as it must be")
	}
	return h, line, true, nil
}
