package private

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

const (
	us   = "0x00000000000000000000000000000000000000aa"
	them = "prover-2"
)

func newKey(t testing.TB) *Identity {
	t.Helper()
	id, err := NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func sealed(t testing.TB, content []byte, role Role, client string, ids map[string]*Identity) []byte {
	t.Helper()
	var readers []Reader
	for _, name := range []string{us, them} {
		if id := ids[name]; id != nil {
			readers = append(readers, Reader{name, id.Recipient()})
		}
	}
	var b bytes.Buffer
	if err := Seal(&b, bytes.NewReader(content), role, readers, client); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(b []byte, role Role, prover string, id *Identity, maxBytes int64) ([]byte, Header, error) {
	var out bytes.Buffer
	h, err := Open(&out, bytes.NewReader(b), role, prover, id, maxBytes)
	return out.Bytes(), h, err
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	if proof.CodeOf(err) != code || proof.ClassOf(err) != proof.Permanent {
		t.Fatalf("got %v, want %s", err, code)
	}
}

func TestSealAndOpen(t *testing.T) {
	ours, theirs, client := newKey(t), newKey(t), newKey(t)
	for _, size := range []int{0, 1, 64<<10 - 33, 64<<10 - 32, 64<<10 - 31, 300_000} {
		content := bytes.Repeat([]byte("secret! "), size/8+1)[:size]
		b := sealed(t, content, Input, client.Recipient(), map[string]*Identity{us: ours, them: theirs})
		if size > 8 && bytes.Contains(b, []byte("secret!")) {
			t.Fatal("the content is in the envelope")
		}
		if len(b)-size > MaxOverheadBytes {
			t.Fatalf("%d bytes of overhead", len(b)-size)
		}
		for name, id := range map[string]*Identity{us: ours, them: theirs} {
			got, h, err := open(b, Input, name, id, int64(size))
			if err != nil || !bytes.Equal(got, content) || h.Client != client.Recipient() || len(h.Provers) != 2 {
				t.Fatalf("%d bytes, %s: %+v %v", size, name, h, err)
			}
		}
		if size > 0 {
			_, _, err := open(b, Input, us, ours, int64(size)-1)
			wantCode(t, err, "private-too-large")
		}
	}
}

func TestNotForUs(t *testing.T) {
	ours, theirs := newKey(t), newKey(t)
	b := sealed(t, []byte("secret"), Program, "", map[string]*Identity{us: ours})
	for name, c := range map[string]struct {
		prover string
		id     *Identity
	}{"another prover": {them, theirs}, "our name, another key": {us, theirs}, "our key, another name": {them, ours}} {
		got, _, err := open(b, Program, c.prover, c.id, 100)
		if len(got) != 0 {
			t.Fatalf("%s: %q", name, got)
		}
		wantCode(t, err, "private-not-for-us")
	}
	_, _, err := open(b, Input, us, ours, 100)
	wantCode(t, err, "private-role")
}

// Every byte matters: whichever is changed, and wherever the envelope is cut, nothing opens.
func TestMutatedAtEveryByte(t *testing.T) {
	ours := newKey(t)
	content := []byte("the content")
	b := sealed(t, content, Input, "", map[string]*Identity{us: ours})
	for i := range b {
		for _, bit := range []byte{1, 0x20, 0x80} {
			changed := bytes.Clone(b)
			changed[i] ^= bit
			if got, _, err := open(changed, Input, us, ours, 100); err == nil {
				t.Fatalf("byte %d of %d changed by %x: opened to %q", i, len(b), bit, got)
			}
		}
		if _, _, err := open(b[:i], Input, us, ours, 100); err == nil {
			t.Fatalf("cut to %d of %d bytes: opened", i, len(b))
		}
	}
	for name, more := range map[string]string{"a byte": "x", "another envelope": string(b)} {
		if _, _, err := open(append(bytes.Clone(b), more...), Input, us, ours, 100); err == nil {
			t.Fatalf("%s was added, and it opens", name)
		}
	}
}

// A header that is well formed, but not the one that was sealed: other readers to be matched with, another role, another client.
func TestHeaderIsBound(t *testing.T) {
	ours, theirs := newKey(t), newKey(t)
	b := sealed(t, []byte("secret"), Input, "", map[string]*Identity{us: ours})
	line, rest, _ := bytes.Cut(b, []byte("\n"))
	for name, c := range map[string]struct{ from, to string }{
		"a prover more": {`"]`, `","` + them + `"]`},
		"a client":      {`"]}`, `"],"client":"` + theirs.Recipient() + `"}`},
		"another role":  {`"input"`, `"program"`},
	} {
		changed := bytes.Replace(line, []byte(c.from), []byte(c.to), 1)
		if name == "a client" {
			changed = bytes.Replace(changed, []byte(`"lemma-private":1`), []byte(`"lemma-private":2`), 1)
		}
		if bytes.Equal(changed, line) {
			t.Fatal("nothing changed: ", name)
		}
		for _, role := range []Role{Input, Program} {
			got, _, err := open(append(append(bytes.Clone(changed), '\n'), rest...), role, us, ours, 100)
			if err == nil || len(got) != 0 {
				t.Fatalf("%s, as %s: opened to %q", name, role, got)
			}
			if name != "another role" && role == Input {
				wantCode(t, err, "private-header")
			}
		}
	}
}

func TestHeadersThatAreRefused(t *testing.T) {
	many := func(n int) string {
		var names []string
		for i := range n {
			names = append(names, fmt.Sprintf(`"p%d"`, i))
		}
		return `{"lemma-private":1,"role":"input","provers":[` + strings.Join(names, ",") + "]}\n"
	}
	if h, is, err := ReadHeader(strings.NewReader(many(MaxProvers) + "more")); err != nil || !is || len(h.Provers) != MaxProvers {
		t.Fatal("at the limit:", err)
	}
	for name, text := range map[string]string{
		"one prover too many": many(MaxProvers + 1), "no prover": many(0),
		"newer":            `{"lemma-private":3,"role":"input","provers":["a"]}` + "\n",
		"2 for nobody":     `{"lemma-private":2,"role":"input","provers":["a"]}` + "\n",
		"1 with a client":  `{"lemma-private":1,"role":"input","provers":["a"],"client":"` + newKey(t).Recipient() + `"}` + "\n",
		"journal's client": `{"lemma-private":2,"role":"journal","provers":[],"client":"` + newKey(t).Recipient() + `"}` + "\n",
		"no role":          `{"lemma-private":1,"role":"","provers":["a"]}` + "\n",
		"twice":            `{"lemma-private":1,"role":"input","provers":["a","b","a"]}` + "\n",
		"bad name":         `{"lemma-private":1,"role":"input","provers":["A/../"]}` + "\n",
		"journal with":     `{"lemma-private":1,"role":"journal","provers":["a"]}` + "\n",
		"client":           `{"lemma-private":2,"role":"input","provers":["a"],"client":"age1"}` + "\n",
		"program's client": `{"lemma-private":2,"role":"program","provers":["a"],"client":"` + newKey(t).Recipient() + `"}` + "\n",
		"spaces":           `{"lemma-private":1, "role":"input","provers":["a"]}` + "\n",
		"unknown field":    `{"lemma-private":1,"role":"input","provers":["a"],"x":1}` + "\n",
		"field twice":      `{"lemma-private":1,"role":"input","role":"input","provers":["a"]}` + "\n",
		"cut":              `{"lemma-private":1,"role":"input"`,
		"endless":          `{"lemma-private":1,"role":"` + strings.Repeat("x", MaxHeaderBytes),
	} {
		_, is, err := ReadHeader(strings.NewReader(text))
		if !is || proof.CodeOf(err) != "private-header" {
			t.Errorf("%s: %v %v", name, is, err)
		}
	}
	for _, plain := range []string{"", "{", "\x7fELF and so on", `{"lemma-privat":1}`} {
		if _, is, err := ReadHeader(strings.NewReader(plain)); is || err != nil {
			t.Errorf("%q: %v %v", plain, is, err)
		}
	}
	if _, _, err := ReadHeader(brokenReader{}); err == nil || !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("a store that fails: %v", err)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrClosedPipe }

// endless gives one stanza of an age header after another; it counts what was taken.
type endless struct{ taken int }

func (e *endless) Read(b []byte) (int, error) {
	const stanza = "-> x x\nAAAA\n"
	for i := range b {
		b[i] = stanza[(e.taken+i)%len(stanza)]
	}
	e.taken += len(b)
	return len(b), nil
}

func TestEndlessAgeHeader(t *testing.T) {
	line, err := Header{Version: 1, Role: Input, Provers: []string{us}}.line()
	if err != nil {
		t.Fatal(err)
	}
	bomb := &endless{}
	_, err = Open(io.Discard, io.MultiReader(bytes.NewReader(line), strings.NewReader("age-encryption.org/v1\n"), bomb), Input, us, newKey(t), 100)
	wantCode(t, err, "private-damaged")
	if bomb.taken > maxAgeHeaderBytes+MaxHeaderBytes {
		t.Fatalf("%d bytes were read", bomb.taken)
	}
}

func TestJournalForTheClient(t *testing.T) {
	client, other := newKey(t), newKey(t)
	var b bytes.Buffer
	if err := SealJournal(&b, []byte("the answer"), client.Recipient()); err != nil {
		t.Fatal(err)
	}
	got, _, err := open(b.Bytes(), Journal, "", client, 100)
	if err != nil || string(got) != "the answer" {
		t.Fatal(string(got), err)
	}
	_, _, err = open(b.Bytes(), Journal, "", other, 100)
	wantCode(t, err, "private-not-for-us")
	_, _, err = open(b.Bytes(), Input, us, client, 100)
	wantCode(t, err, "private-role")
	wantCode(t, SealJournal(io.Discard, nil, "age1x"), "private-header")
	b.Reset()
	if err := SealJournal(&b, make([]byte, proof.MaxJournalBytes), client.Recipient()); err != nil || b.Len() > MaxSealedJournalBytes {
		t.Fatalf("the longest journal is sealed in %d bytes, the limit is %d: %v", b.Len(), MaxSealedJournalBytes, err)
	}
}

func TestBadReaders(t *testing.T) {
	good := Reader{us, newKey(t).Recipient()}
	for name, readers := range map[string][]Reader{
		"none": nil, "no key": {{us, ""}}, "secret for public": {{us, newKey(t).Secret()}}, "twice": {good, good}, "bad id": {{"A B", good.Recipient}},
	} {
		err := Seal(io.Discard, strings.NewReader("x"), Input, readers, "")
		if proof.CodeOf(err) != "bad-request" || proof.ClassOf(err) != proof.Caller || strings.Contains(err.Error(), "AGE-SECRET-KEY-1Q") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestKeyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "key")
	id, err := LoadIdentity(disk.Disk{}, path)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatal(info, err)
	}
	again, err := LoadIdentity(disk.Disk{}, path)
	if err != nil || again.Recipient() != id.Recipient() {
		t.Fatal("another key at the second start: ", err)
	}
	if text := fmt.Sprintf("%v %+v %#v %s", id, id, id, id); strings.Contains(text, "SECRET") {
		t.Fatal("a log shows the key: ", text)
	}
	if _, err := ReadIdentity(path + "1"); proof.CodeOf(err) != "private-key" {
		t.Fatal("a file that is not there: ", err)
	}
	if _, err := os.Stat(path + "1"); err == nil {
		t.Fatal("reading made a key")
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadIdentity(disk.Disk{}, path); proof.CodeOf(err) != "private-key" {
		t.Fatal("a file that others may read: ", err)
	}
	if err := os.WriteFile(path+"2", []byte("nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadIdentity(disk.Disk{}, path+"2"); proof.CodeOf(err) != "private-key" || strings.Contains(err.Error(), "nonsense") {
		t.Fatal("no key: ", err)
	}
}

func TestOpenFile(t *testing.T) {
	ours := newKey(t)
	dir := t.TempDir()
	from, to := filepath.Join(dir, "sealed"), filepath.Join(dir, "plain")
	b := sealed(t, []byte("content"), Input, "", map[string]*Identity{us: ours})
	for cut, want := range map[int]string{len(b) - 1: "", len(b): "content"} {
		if err := os.WriteFile(from, b[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := OpenFile(disk.Disk{}, to, from, Input, us, ours, 100)
		got, _ := os.ReadFile(to)
		if (err == nil) != (want != "") || string(got) != want {
			t.Fatalf("%q %v", got, err)
		}
		_ = os.Remove(to)
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 1 {
		t.Fatalf("left: %v", entries)
	}
}
