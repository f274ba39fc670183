package prover

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// sealedFor stores input sealed as role for the named prover with the world's key, or another's, and is work with it.
func (w *world) sealedFor(prover, recipient string, role private.Role, input []byte) queue.Work {
	w.t.Helper()
	return w.sealedTo("", prover, recipient, role, input)
}

// sealedTo is sealedFor with a client that the journal is to be sealed for.
func (w *world) sealedTo(client, prover, recipient string, role private.Role, input []byte) queue.Work {
	w.t.Helper()
	var b bytes.Buffer
	if err := private.Seal(&b, bytes.NewReader(input), role, []private.Reader{{Prover: prover, Recipient: recipient}}, client); err != nil {
		w.t.Fatal(err)
	}
	digest, err := artifact.PutBytes(context.Background(), w.store, b.Bytes())
	if err != nil {
		w.t.Fatal(err)
	}
	work := testWork()
	work.InputDigest = digest
	return work
}

// key is the world's node's key, which a start would make.
func (w *world) key() *private.Identity {
	w.t.Helper()
	id, err := private.LoadIdentity(disk.Disk{}, filepath.Join(w.cfg.Spool, fileIdentity))
	if err != nil {
		w.t.Fatal(err)
	}
	return id
}

// spoolHas is where in the spool text occurs.
func (w *world) spoolHas(text string) (found []string) {
	w.t.Helper()
	err := filepath.WalkDir(w.cfg.Spool, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(path)
		if bytes.Contains(b, []byte(text)) {
			found = append(found, path)
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return found
}

func TestPrivateInput(t *testing.T) {
	secret := string(testInput) // what wantProved asks for
	w := newWorld(t)
	w.start()
	if beat := <-w.queue.beats; beat.Recipient != w.key().Recipient() {
		t.Fatalf("the heartbeat's recipient is %q", beat.Recipient)
	}
	err := w.deliver(w.sealedFor(w.cfg.ID, w.key().Recipient(), private.Input, []byte(secret)))
	results := w.queue.take()
	w.wantProved(err, results)
	for _, r := range results {
		if r.Kind == queue.KindStage {
			t.Errorf("a receipt of a private job was stored: %+v", r)
		}
	}
	// The fake host's journal is its input, and an open journal is no secret.
	if got := results[len(results)-1].JournalDigest; got != proof.Sum([]byte(secret)) {
		t.Errorf("the journal's digest is %s", got)
	}
	for _, path := range w.spoolHas(secret) {
		if filepath.Base(path) != fileJournal {
			t.Errorf("%s still holds the secret", path)
		}
	}
	// A second delivery is answered from what is left.
	w.wantProved(w.deliver(w.sealedFor(w.cfg.ID, w.key().Recipient(), private.Input, []byte(secret))), w.queue.take())
	if n := w.calls("prove"); n != 1 {
		t.Errorf("proved %d times", n)
	}
}

func TestEnvelopesThatAreNotOurs(t *testing.T) {
	const secret = "a secret that is the input"
	other, err := private.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		prover, code string
		ours, shared bool
		role         private.Role
	}{
		"another's name":             {"prover-9", "private-not-for-us", true, false, private.Input},
		"another's name, for anyone": {"prover-9", RefusedExcluded, true, true, private.Input},
		"another's key":              {"", "private-not-for-us", false, true, private.Input},
		"a program":                  {"", "private-role", true, true, private.Program},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			recipient := other.Recipient()
			if c.ours {
				recipient = w.key().Recipient()
			}
			if c.prover == "" {
				c.prover = w.cfg.ID
			}
			w.start()
			work := w.sealedFor(c.prover, recipient, c.role, []byte(secret))
			if !c.shared {
				work.Assignee = w.cfg.ID
			}
			err := w.deliver(work)
			if c.code == RefusedExcluded { // another of the fleet takes it
				if r := w.queue.take(); len(r) != 1 || r[0].Kind != queue.KindRefused || r[0].Error.Code != c.code {
					t.Errorf("%v, %+v", err, r)
				}
			} else {
				w.wantFailed(err, proof.Permanent, c.code)
			}
			if left := w.spoolHas(secret); len(left) != 0 {
				t.Errorf("the secret is in %q", left)
			}
			if left := w.spoolHas("age-encryption"); len(left) != 0 {
				t.Errorf("the envelope is still in %q", strings.Join(left, " "))
			}
		})
	}
}

// The journal leaves the node sealed for the client, and neither the node's disk nor the store keeps another.
func TestJournalSealedForTheClient(t *testing.T) {
	w := newWorld(t)
	client, err := private.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.store.Delete(t.Context(), proof.Sum(testInput)); err != nil { // the fake host's journal is its input
		t.Fatal(err)
	}
	w.start()
	work := w.sealedTo(client.Recipient(), w.cfg.ID, w.key().Recipient(), private.Input, testInput)
	for _, delivery := range []string{"first", "second"} {
		if err := w.deliver(work); err != nil {
			t.Fatal(err)
		}
		results := w.queue.take()
		r := results[len(results)-1]
		if r.Kind != queue.KindProved || r.JournalDigest != proof.Sum(testInput) {
			t.Fatalf("%s delivery: %+v", delivery, r)
		}
		sealed, err := artifact.GetBytes(t.Context(), w.store, r.SealedDigest, private.MaxSealedJournalBytes)
		if err != nil {
			t.Fatal(err)
		}
		var journal bytes.Buffer
		if _, err := private.Open(&journal, bytes.NewReader(sealed), private.Journal, "", client, proof.MaxJournalBytes); err != nil || journal.String() != string(testInput) {
			t.Errorf("%s delivery: the client opens %q, %v", delivery, journal.String(), err)
		}
		if _, err := w.store.Stat(t.Context(), proof.Sum(testInput)); err == nil {
			t.Errorf("%s delivery: the store has the journal for all to see", delivery)
		}
		if left := w.spoolHas(string(testInput)); len(left) != 0 {
			t.Errorf("%s delivery: the journal is in %q", delivery, left)
		}
	}
	if n := w.calls("prove"); n != 1 {
		t.Errorf("proved %d times", n)
	}
}

// However a private job leaves the node's hands, nothing of it stays on the disk.
func TestAbandonedPrivateJobLeavesNothing(t *testing.T) {
	for name, c := range map[string]struct {
		mode []string
		end  func(w *world, work queue.Work)
	}{
		"to be tried again": {[]string{"prove", "retry", "out-of-memory"}, func(w *world, work queue.Work) {
			wantRetry(w.t, w.deliver(work), "out-of-memory")
		}},
		"failed": {[]string{"prove", "permanent", "cycle-limit"}, func(w *world, work queue.Work) {
			w.wantFailed(w.deliver(work), proof.Permanent, "cycle-limit")
		}},
		"the host dies": {[]string{"die"}, func(w *world, work queue.Work) {
			if w.deliver(work) == nil {
				w.t.Error("it is done")
			}
		}},
		"the node ends": {[]string{"hang"}, func(w *world, work queue.Work) {
			hangs := make(chan struct{})
			var once sync.Once
			w.queue.mu.Lock()
			w.queue.onProgress = func(p queue.Progress) {
				if p.Stage == proof.StageShrink {
					once.Do(func() { close(hangs) })
				}
			}
			w.queue.mu.Unlock()
			w.queue.work <- work
			<-hangs
			if b, err := os.ReadFile(w.file(work.Order, fileInput)); err != nil || string(b) != string(testInput) {
				w.t.Errorf("while the job is at hand its input is %q, %v: the test looks at the wrong place", b, err)
			}
			if err := w.stop(); err != nil {
				w.t.Error(err)
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, c.mode...)
			w.start()
			c.end(w, w.sealedFor(w.cfg.ID, w.key().Recipient(), private.Input, testInput))
			if left := w.spoolHas(string(testInput)); len(left) != 0 {
				t.Errorf("the input is in %q", left)
			}
		})
	}
}

// What a node that was killed left of a private job is gone once it starts again; of others everything is kept.
func TestLeftoversOfPrivateJobsAreRemovedAtTheStart(t *testing.T) {
	const secret = "a secret that was opened"
	w := newWorld(t)
	s := spool{root: w.cfg.Spool}
	lay := func(name string, edit func(*state), files ...string) folder {
		f, st, err := s.open(proof.Sum([]byte(name)))
		if err != nil {
			t.Fatal(err)
		}
		edit(st)
		if err := st.save(f); err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if err := os.WriteFile(f.file(file), []byte(secret), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return f
	}
	half := []string{fileELF, fileInput, ".open-123", fileExecuted, fileJournal, fileCore, fileWrap, fileWitness}
	lay("at hand when it was killed", func(st *state) { st.Private = true }, half...)
	away := lay("given back", func(st *state) { st.Private = true }, half...)
	if err := away.putAway(); err != nil {
		t.Fatal(err)
	}
	torn := lay("a state that cannot be read", func(st *state) { st.Private = true }, half...)
	if err := errors.Join(torn.putAway(), os.WriteFile(torn.file(fileState), []byte("{"), 0o600)); err != nil {
		t.Fatal(err)
	}
	lay("proven, its journal for the client", func(st *state) { st.Private, st.Client = true, "age1x" }, fileInput, fileJournal, fileProof, fileSealed)
	lay("proven", func(st *state) { st.Private = true }, fileInput, fileJournal, fileProof)
	lay("no secret", func(*state) {}, half...)
	w.start()
	kept := map[string][]string{
		"proven, its journal for the client": {fileProof, fileSealed}, "proven": {fileProof, fileJournal}, "no secret": half,
	}
	want := map[string]bool{}
	for name, files := range kept {
		for _, file := range files {
			want[filepath.Join(w.cfg.Spool, proof.Sum([]byte(name)).String(), filesFolder, file)] = true
		}
	}
	for _, path := range w.spoolHas(secret) {
		if !want[path] {
			t.Errorf("%s is left", path)
		}
		delete(want, path)
	}
	for path := range want {
		t.Errorf("%s is gone", path)
	}
}
