package private

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"filippo.io/age"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// Reader is a prover that is to read an envelope: its id and its age recipient.
type Reader struct{ Prover, Recipient string }

// Seal writes an envelope of what plain gives. client is whom the journal is to be sealed for, "" for nobody; only an input has one.
// Errors: Caller bad-request names the field; those of plain and dst.
func Seal(dst io.Writer, plain io.Reader, role Role, readers []Reader, client string) error {
	h := Header{Version: version, Role: role, Provers: []string{}, Client: client}
	if client != "" {
		h.Version = versionClient
	}
	var recipients []age.Recipient
	for _, r := range readers {
		recipient, err := age.ParseX25519Recipient(r.Recipient)
		if err != nil {
			return proof.Errorf(proof.Caller, "bad-request", "private: prover %s: %.80q is no age recipient: take it from GET /v1/provers", r.Prover, r.Recipient).WithField("private")
		}
		h.Provers, recipients = append(h.Provers, r.Prover), append(recipients, recipient)
	}
	return seal(dst, plain, h, recipients)
}

// SealJournal writes an envelope of a journal for the client that an input's header names.
func SealJournal(dst io.Writer, journal []byte, client string) error {
	recipient, err := age.ParseX25519Recipient(client)
	if err != nil {
		return proof.Errorf(proof.Permanent, "private-header", "envelope: client %.80q: want an age recipient", client).WithField("private")
	}
	return seal(dst, bytes.NewReader(journal), Header{Version: version, Role: Journal, Provers: []string{}}, []age.Recipient{recipient})
}

func seal(dst io.Writer, plain io.Reader, h Header, recipients []age.Recipient) error {
	line, err := h.line()
	if err != nil {
		return proof.Errorf(proof.Caller, "bad-request", "private: %v", err).WithField("private")
	}
	if _, err := dst.Write(line); err != nil {
		return err
	}
	w, err := age.Encrypt(dst, recipients...)
	if err != nil {
		return proof.Errorf(proof.Bug, "internal", "private: encrypt: %w", err)
	}
	binding := sha256.Sum256(line)
	if _, err := w.Write(binding[:]); err != nil {
		return err
	}
	if _, err := io.Copy(w, plain); err != nil {
		return err
	}
	return w.Close()
}

// Open writes the content of an envelope, at most maxBytes, to dst; when it fails, dst may hold some bytes, which must be thrown away.
// prover is our id, "" for a client that opens a journal. Errors, all Permanent: private-header, private-role, private-not-for-us,
// private-damaged, private-too-large; those of sealed and dst as they are.
func Open(dst io.Writer, sealed io.Reader, role Role, prover string, id *Identity, maxBytes int64) (Header, error) {
	refuse := func(code, format string, args ...any) error {
		return proof.Errorf(proof.Permanent, code, "envelope: "+format, args...).WithField("private")
	}
	r := bufio.NewReaderSize(sealed, MaxHeaderBytes)
	h, line, is, err := readHeader(r)
	switch {
	case err != nil:
		return h, err
	case !is:
		return h, refuse("private-header", "this is none")
	case h.Role != role:
		return h, refuse("private-role", "it is sealed as %s and used as %s", h.Role, role)
	case role != Journal && !slices.Contains(h.Provers, prover):
		return h, refuse("private-not-for-us", "it is for other provers than %s", prover)
	}
	bounded := &lifted{r: r, left: maxAgeHeaderBytes}
	plain, err := age.Decrypt(bounded, id.key)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return h, refuse("private-not-for-us", "it is not sealed for this key")
	case err != nil:
		return h, refuse("private-damaged", "%v", err)
	}
	bounded.free = true
	var binding [bindingBytes]byte
	if _, err := io.ReadFull(plain, binding[:]); err != nil {
		return h, refuse("private-damaged", "%v", err)
	}
	if binding != sha256.Sum256(line) {
		return h, refuse("private-header", "the header was changed after it was sealed")
	}
	n, err := io.Copy(onlyWrites{dst}, io.LimitReader(plain, maxBytes+1))
	var wrote writeError
	switch {
	case errors.As(err, &wrote):
		return h, wrote.error
	case err != nil:
		return h, refuse("private-damaged", "%v", err)
	case n > maxBytes:
		return h, refuse("private-too-large", "its content is longer than %d bytes", maxBytes)
	}
	return h, nil
}

// lifted gives at most left bytes until it is free: an age header says nowhere how long it is.
type lifted struct {
	r    io.Reader
	left int
	free bool
}

var errLongHeader = errors.New("the age header is too long")

func (l *lifted) Read(b []byte) (int, error) {
	if l.free {
		return l.r.Read(b)
	}
	if l.left == 0 {
		return 0, errLongHeader
	}
	n, err := l.r.Read(b[:min(len(b), l.left)])
	l.left -= n
	return n, err
}

// onlyWrites tells errors of the writer from those of the envelope.
type onlyWrites struct{ w io.Writer }

type writeError struct{ error }

func (o onlyWrites) Write(b []byte) (int, error) {
	n, err := o.w.Write(b)
	if err != nil {
		err = writeError{err}
	}
	return n, err
}

// OpenFile opens the envelope at from into the file at to, which appears whole, with mode 0600, or not at all. Errors: those of Open, and
// Retry disk.
func OpenFile(on disk.Disk, to, from string, role Role, prover string, id *Identity, maxBytes int64) (h Header, err error) {
	in, err := os.Open(from)
	if err != nil {
		return h, diskError(err)
	}
	defer in.Close()
	out, err := on.Temp(filepath.Dir(to))
	if err != nil {
		return h, diskError(err)
	}
	defer out.Drop()
	if h, err = Open(out, in, role, prover, id, maxBytes); err != nil {
		if proof.CodeOf(err) == "unknown" {
			err = diskError(err)
		}
		return h, err
	}
	if err := out.Commit(to); err != nil {
		return h, diskError(err)
	}
	return h, nil
}

func diskError(err error) error {
	return proof.Errorf(proof.Retry, "disk", "open an envelope: %w", err)
}
