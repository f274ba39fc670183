package node

import (
	"context"
	"log/slog"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
)

// artifacts are the network's bucket and its copies. What is stored and deleted, and what tickets are for, is the bucket's.
type artifacts struct {
	artifact.Replicated
	bucket *artifact.S3
}

// Delete removes an artifact from the bucket.
func (a *artifacts) Delete(ctx context.Context, d proof.Digest) error { return a.bucket.Delete(ctx, d) }

// openStore opens the bucket; a copy that is down keeps nobody from starting.
func openStore(ctx context.Context, part testnet.StorePart, spool string, log *slog.Logger) (*artifacts, error) {
	cfg, err := part.S3(spool)
	if err != nil {
		return nil, err
	}
	a := &artifacts{}
	a.Replicated.SpoolDir = spool
	a.OnMend = func(d proof.Digest, why, err error) {
		log.Error("an artifact came from a copy of the store", "artifact", d, "why", why, "put_back", err == nil, "error", err)
	}
	for _, part := range part.Copies {
		cfg, err := part.S3(spool)
		if err != nil {
			return nil, err
		}
		cfg.Copy = true
		s, err := artifact.OpenS3(ctx, cfg)
		if err != nil {
			return nil, err
		}
		a.Copies = append(a.Copies, s)
	}
	if a.bucket, err = artifact.OpenS3(ctx, cfg); err != nil {
		return nil, err
	}
	a.Primary = a.bucket
	return a, nil
}
