package prover

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/lemma-network/lemma/internal/artifact"
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
	came := j.folder.file(name + sealedSuffix)
	if _, err := artifact.GetFile(ctx, j.Disk, j.Store, digest, came, limit); err != nil {
		return err
	}
	f, err := openPlain(came)
	if err != nil {
		return err
	}
	_, sealed, err := private.ReadHeader(f)
	f.Close()
	if err != nil {
		return errors.Join(err, j.folder.drop(name+sealedSuffix))
	}
	if !sealed {
		if err := j.Disk.Rename(came, j.folder.file(name)); err != nil {
			return diskError("keep "+name, err)
		}
		return nil
	}
	// Said before there is anything to keep secret, so that a node that dies does not forget it.
	j.state.Private = true
	if err := j.state.save(j.folder); err != nil {
		return err
	}
	_, err = private.OpenFile(j.Disk, j.folder.file(name), came, role, j.ID, j.identity, limit)
	if proof.ClassOf(err) == proof.Retry {
		return err
	}
	return errors.Join(err, j.folder.drop(name+sealedSuffix))
}

// forget removes what a private job left but what is no secret: its proof and its journal, which were stored for the client. The host that
// saw the rest is ended.
func (j *job) forget() error {
	j.dropHost()
	entries, err := os.ReadDir(j.folder.work)
	if err != nil {
		return diskError("forget a private job", err)
	}
	for _, e := range entries {
		if name := e.Name(); name != fileProof && name != fileJournal {
			err = errors.Join(err, j.Disk.Remove(filepath.Join(j.folder.work, name)))
		}
	}
	if err != nil {
		return diskError("forget a private job", err)
	}
	return nil
}

// settledHere reports whether this node has nothing more to do for a job that ended with err: it was delivered, reported or declined.
func settledHere(err error) bool {
	var reported *reportedError
	return err == nil || errors.As(err, &reported) || noFault(err)
}
