package prover

import (
	"context"
	"errors"
	"io"
	"path/filepath"

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
	_, sealed, err := private.ReadHeader(f)
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		return errors.Join(err, j.folder.drop(came))
	}
	if !sealed {
		return j.folder.rename(came, name)
	}
	// Said before there is anything to keep secret, so that a node that dies does not forget it.
	j.state.Private = true
	if err := j.state.save(j.folder); err != nil {
		return err
	}
	err = j.folder.create(name, func(w io.Writer) error {
		_, err := private.Open(w, f, role, j.ID, j.identity, limit)
		if err != nil && proof.CodeOf(err) == "unknown" {
			return diskError("open "+name, err)
		}
		return err
	})
	if proof.ClassOf(err) == proof.Retry {
		return err
	}
	return errors.Join(err, j.folder.drop(came))
}

// forget removes what a private job left but what is no secret: its proof and its journal, which were stored for the client. The host that
// saw the rest is ended.
func (j *job) forget() error {
	j.dropHost()
	return j.folder.keepOnly(fileProof, fileJournal)
}

// settledHere reports whether this node has nothing more to do for a job that ended with err: it was delivered, reported, declined or withdrawn.
func settledHere(err error) bool {
	var reported *reportedError
	return err == nil || errors.As(err, &reported) || noFault(err)
}
