package prover

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/proof"
)

const (
	// fileIdentity is the node's key for private inputs, in the spool, where no host sees it.
	fileIdentity = "identity.age"
	// sealedSuffix names an artifact as it came, until it is known whether it is an envelope.
	sealedSuffix = ".sealed"
)

// Identity is the key that opens the private inputs of the node with this spool; it is made when it is absent.
func Identity(spool string) (*private.Identity, error) {
	return private.LoadIdentity(disk.Disk{}, filepath.Join(spool, fileIdentity))
}

// fetchOne brings an artifact into the job's folder, opened when it is an envelope. The name that the host gets appears only when its
// content is whole.
func (j *job) fetchOne(ctx context.Context, digest proof.Digest, name string, role private.Role, limit int64) error {
	came := name + sealedSuffix
	if err := j.folder.fetch(ctx, j.Store, digest, came, limit); err != nil {
		return err
	}
	f, err := openPlain(j.folder.file(came))
	if err != nil {
		return err
	}
	defer f.Close()
	h, sealed, err := private.ReadHeader(f)
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return errors.Join(err, j.folder.drop(came))
	}
	if !sealed {
		return j.folder.rename(came, name)
	}
	if j.work.Assignee == "" && !slices.Contains(h.Provers, j.ID) { // it came from the fleet's queue, where another of us may take it
		if err := j.folder.drop(came); err != nil {
			return err
		}
		return refusal(RefusedExcluded, "private", "the input is sealed for %s, and this node is %s", strings.Join(h.Provers, ", "), j.ID)
	}
	// Said before there is anything to keep secret, so that a node that dies does not forget it.
	j.state.Private = true
	if role == private.Input {
		j.state.Client = h.Client
	}
	if err := j.state.save(j.folder); err != nil {
		return err
	}
	j.dropHost() // an earlier guest may have made it its own, and it looks at this folder
	var opened private.Header
	err = j.folder.create(name, func(w io.Writer) (err error) {
		opened, err = private.Open(w, f, role, j.ID, j.identity, limit)
		return err
	})
	if proof.ClassOf(err) == proof.Retry {
		return err
	}
	if err == nil && opened.Client != h.Client {
		err = proof.Errorf(proof.Bug, "internal", "%s: the envelope changed while it was opened", name)
	}
	return errors.Join(err, j.folder.drop(came))
}

// sealJournal seals the journal for the client that the input names, once: no two sealings are alike, and a report may be sent again.
func (j *job) sealJournal(journal []byte) error {
	var sealed bytes.Buffer
	if err := private.SealJournal(&sealed, journal, j.state.Client); err != nil {
		return err
	}
	return j.folder.write(fileSealed, sealed.Bytes())
}

// journalFile is in which form the journal leaves this node.
func (st *state) journalFile() string {
	if st.Client != "" {
		return fileSealed
	}
	return fileJournal
}

// forget removes what a private job brought here, whenever it leaves our hands: done, failed, given back or to be tried again. The host that
// saw it is ended.
func (j *job) forget() error {
	j.dropHost()
	return j.folder.keepOnly(j.state.shown(j.folder.has(fileProof))...)
}

// shown are what was made to be shown of a private job: a proof, with its journal in the form in which it is stored. A nil state, which could
// not be read, has nothing.
func (st *state) shown(proven bool) []string {
	if st == nil || !proven {
		return nil
	}
	return []string{fileProof, st.journalFile()}
}

// forgetFiles empties the folder of a private job that is not on the desk.
func (s spool) forgetFiles(dir string, st *state) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return diskError("forget a private job", err)
	}
	shown := st.shown(slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == fileProof }))
	for _, e := range entries {
		if !slices.Contains(shown, e.Name()) {
			err = errors.Join(err, s.disk.Remove(filepath.Join(dir, e.Name())))
		}
	}
	if err != nil {
		return diskError("forget a private job", err)
	}
	return nil
}
