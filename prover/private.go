package prover

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/lemma-network/lemma/internal/artifact"
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
	return private.LoadIdentity(filepath.Join(spool, fileIdentity))
}

// fetchOne brings an artifact into the job's folder, opened when it is an envelope. The name that the host gets appears only when its
// content is whole.
func (j *job) fetchOne(ctx context.Context, digest proof.Digest, name string, role private.Role, limit int64) error {
	came := j.folder.file(name + sealedSuffix)
	if _, err := artifact.GetFile(ctx, j.Store, digest, came, limit); err != nil {
		return err
	}
	f, err := openPlain(came)
	if err != nil {
		return err
	}
	h, sealed, err := private.ReadHeader(f)
	f.Close()
	if err != nil {
		return errors.Join(err, j.folder.drop(name+sealedSuffix))
	}
	if !sealed {
		if err := os.Rename(came, j.folder.file(name)); err != nil {
			return diskError("keep "+name, err)
		}
		return nil
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
	opened, err := private.OpenFile(j.folder.file(name), came, role, j.ID, j.identity, limit)
	if proof.ClassOf(err) == proof.Retry {
		return err
	}
	if err == nil && opened.Client != h.Client {
		err = proof.Errorf(proof.Bug, "internal", "%s: the envelope changed while it was opened", name)
	}
	return errors.Join(err, j.folder.drop(name+sealedSuffix))
}

// sealJournal seals the journal for the client that the input names, once: no two sealings are alike, and a report may be sent again.
func (j *job) sealJournal(journal []byte) error {
	var sealed bytes.Buffer
	if err := private.SealJournal(&sealed, journal, j.state.Client); err != nil {
		return err
	}
	return writeFile(j.folder.file(fileSealed), sealed.Bytes())
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
	return forgetFiles(j.folder.work, j.state)
}

// forgetFiles empties a private job's folder but for what was made to be shown: a proof, with its journal in the form in which it is stored.
// A nil state, which could not be read, keeps nothing.
func forgetFiles(dir string, st *state) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return diskError("forget a private job", err)
	}
	proven := st != nil && slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == fileProof })
	for _, e := range entries {
		if name := e.Name(); !proven || name != fileProof && name != st.journalFile() {
			err = errors.Join(err, os.RemoveAll(filepath.Join(dir, name)))
		}
	}
	if err != nil {
		return diskError("forget a private job", err)
	}
	return nil
}
