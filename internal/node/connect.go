package node

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
)

// zkvm is the machine class of this version's work.
const zkvm = "sp1"

// connectOrchestrator opens the queue and the store with all rights. ackWait 0 is the queue's default.
func connectOrchestrator(ctx context.Context, f testnet.File, authority *access.Authority, folder string, ackWait time.Duration, log *slog.Logger) (*queue.Conn, *artifacts, error) {
	credentials, err := authority.Orchestrator()
	if err != nil {
		return nil, nil, err
	}
	return connect(ctx, f, queue.Config{Credentials: credentials, Name: access.NameOrchestrator, AckWait: ackWait}, folder, log)
}

// connectFleet opens the queue and the store for one of the operator's own nodes: with the credentials file that the network
// file names, or, on the orchestrator's machine, with new ones.
func connectFleet(ctx context.Context, f testnet.File, id, folder string, log *slog.Logger) (*queue.Conn, *artifacts, error) {
	var credentials access.Credentials
	var err error
	if f.NATS.Creds != "" {
		credentials, err = access.LoadCredentials(f.NATS.Creds)
		if err == nil && credentials.Name != id {
			err = proof.Errorf(proof.Caller, "bad-id", "id: is %q, but nats.creds is for %q: use --id %s, or make credentials for this node", id, credentials.Name, credentials.Name).WithField("id")
		}
	} else {
		var authority *access.Authority
		if authority, err = access.Open(f.NATS.Access); err == nil {
			credentials, err = authority.Fleet(id, zkvm)
		}
	}
	if err != nil {
		return nil, nil, err
	}
	return connect(ctx, f, queue.Config{Credentials: credentials, Name: id, Node: true}, folder, log)
}

func connect(ctx context.Context, f testnet.File, cfg queue.Config, folder string, log *slog.Logger) (*queue.Conn, *artifacts, error) {
	ca, err := testnet.ReadCA("nats.ca", f.NATS.CA)
	if err != nil {
		return nil, nil, err
	}
	spool, err := uploadFolder(folder)
	if err != nil {
		return nil, nil, err
	}
	cfg.URL, cfg.CA = f.NATS.URL, ca
	conn, err := queue.Connect(ctx, cfg)
	if err != nil {
		return nil, nil, err
	}
	store, err := openStore(ctx, f.Store, spool, log)
	if err != nil {
		conn.Close()
		return nil, nil, err
	}
	return conn, store, nil
}

// uploadFolder is where uploads are checked before they are sent.
func uploadFolder(folder string) (string, error) {
	path := filepath.Join(folder, "upload")
	if err := os.MkdirAll(path, 0o700); err != nil {
		return "", proof.Errorf(proof.Caller, "folder-unusable", "node folder: %w", err)
	}
	return path, nil
}
