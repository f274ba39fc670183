package prover

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
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
	var b bytes.Buffer
	if err := private.Seal(&b, bytes.NewReader(input), role, []private.Reader{{Prover: prover, Recipient: recipient}}, ""); err != nil {
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
		ours         bool
		role         private.Role
	}{
		"another's name": {"prover-9", "private-not-for-us", true, private.Input},
		"another's key":  {"", "private-not-for-us", false, private.Input},
		"a program":      {"", "private-role", true, private.Program},
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
			results := w.deliver(w.sealedFor(c.prover, recipient, c.role, []byte(secret)))
			w.wantFailed(results, proof.Permanent, c.code)
			if left := w.spoolHas(secret); len(left) != 0 {
				t.Errorf("the secret is in %q", left)
			}
			if left := w.spoolHas("age-encryption"); len(left) != 0 {
				t.Errorf("the envelope is still in %q", strings.Join(left, " "))
			}
		})
	}
}
