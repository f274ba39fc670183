package node

import (
	"context"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/orchestrator"
	"github.com/lemma-network/lemma/proof"
)

// OrchestratorOptions are what an orchestrator needs beside the network file.
type OrchestratorOptions struct {
	Network   testnet.File
	Folder    string // its own folder: the database and a spool
	Key       Key
	Log       *slog.Logger
	Failpoint func(name string) // nil in production
	LeaseTTL  time.Duration     // how long a silent leader keeps the others waiting; 0 is the default
}

// Key is the verifying key an orchestrator checks proofs with.
type Key struct {
	Verifier    orchestrator.Verifier
	Words       []string // proof.KeyWords of them, 0x hex
	InsecureDev bool
}

// RunOrchestrator runs until ctx ends: it leads when it has the lease of its database, and stands by while another has.
func RunOrchestrator(ctx context.Context, o OrchestratorOptions) error {
	if err := os.MkdirAll(o.Folder, 0o700); err != nil {
		return proof.Errorf(proof.Caller, "folder-unusable", "orchestrator folder: %w", err)
	}
	account, err := o.Network.AccountKey("orchestrator")
	if err != nil {
		return err
	}
	dsn := o.Network.Database
	if dsn == "" {
		dsn = filepath.Join(o.Folder, "orchestrator.db")
	}
	db, err := database.Open(ctx, dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	client, err := dialContracts(ctx, o.Network.Chain)
	if err != nil {
		return err
	}
	defer client.Close()
	conn, store, err := connect(ctx, o.Network, "orchestrator", o.Folder, 0)
	if err != nil {
		return err
	}
	defer conn.Close()
	return leader{o: o, account: account, db: db, client: client, conn: conn, store: store}.run(ctx)
}

// orchestrate runs the orchestrator of one term until ctx ends.
func (l leader) orchestrate(ctx context.Context, epoch int64, sender *chain.Sender, listener net.Listener) error {
	deployment := l.o.Network.Chain.Deployment
	return orchestrator.Run(ctx, orchestrator.Config{Network: l.o.describe(), Epoch: int(epoch)}, orchestrator.Deps{
		DB: l.db, Listener: listener, Market: l.client, Sender: sender, Queue: l.conn, Store: l.store,
		Verifier: l.o.Key.Verifier, Log: l.o.Log, Failpoint: l.o.Failpoint, QuoteKey: l.account,
		Follow: func(ctx context.Context, cursor chain.Cursor, sink chain.Sink) error {
			f, err := chain.NewFollower(chain.FollowerConfig{
				Backend: l.client.Backend(), ChainID: deployment.ChainID, Market: deployment.Market, StartBlock: deployment.StartBlock, Cursor: cursor, Sink: sink,
				OnError: func(err error) { l.o.Log.Warn("following the chain", "error", err) },
			})
			if err != nil {
				return err
			}
			return f.Run(ctx)
		},
	})
}

// describe is what the API tells clients about the network.
func (o OrchestratorOptions) describe() api.Network {
	d := o.Network.Chain.Deployment
	return api.Network{
		ChainID: d.ChainID, RPCURL: o.Network.Chain.RPC, Market: d.Market, Token: d.Token, Registry: d.Registry,
		Verifier: d.Verifier, Selector: d.Selector, VerifyingKey: o.Key.Words, InsecureDev: o.Key.InsecureDev,
	}
}

// connect opens the queue and the store. ackWait 0 is the queue's default.
func connect(ctx context.Context, f testnet.File, name, folder string, ackWait time.Duration) (*queue.Conn, artifact.Store, error) {
	conn, err := queue.Connect(ctx, queue.Config{URL: f.NATS.URL, User: f.NATS.User, Password: f.NATS.Password, Name: name, AckWait: ackWait})
	if err != nil {
		return nil, nil, err
	}
	spool := filepath.Join(folder, "upload")
	if err := os.MkdirAll(spool, 0o700); err != nil {
		conn.Close()
		return nil, nil, proof.Errorf(proof.Caller, "folder-unusable", "%s folder: %w", name, err)
	}
	store, err := artifact.OpenS3(ctx, f.Store.S3(spool))
	if err != nil {
		conn.Close()
		return nil, nil, err
	}
	return conn, store, nil
}
