package node

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/orchestrator"
	"github.com/lemma-network/lemma/proof"
)

// OrchestratorOptions are what an orchestrator needs beside the network file.
type OrchestratorOptions struct {
	Network   testnet.File
	Folder    string // its own folder: the database and a spool
	Key       Key
	AckWait   time.Duration // how long the queue waits for a silent fleet node; 0 is its default
	Log       *slog.Logger
	Failpoint func(name string) // nil in production
}

// Key is the verifying key an orchestrator checks proofs with.
type Key struct {
	Verifier    orchestrator.Verifier
	Words       []string // proof.KeyWords of them, 0x hex
	InsecureDev bool
}

// RunOrchestrator runs until ctx ends.
func RunOrchestrator(ctx context.Context, o OrchestratorOptions) error {
	deployment := o.Network.Chain.Deployment
	if err := os.MkdirAll(o.Folder, 0o700); err != nil {
		return proof.Errorf(proof.Caller, "folder-unusable", "orchestrator folder: %w", err)
	}
	account, err := o.Network.AccountKey("orchestrator")
	if err != nil {
		return err
	}
	db, err := orchestrator.OpenDB(ctx, filepath.Join(o.Folder, "orchestrator.db"))
	if err != nil {
		return err
	}
	defer db.Close()
	client, err := dialContracts(ctx, o.Network.Chain)
	if err != nil {
		return err
	}
	defer client.Close()
	authority, err := access.Open(o.Network.NATS.Access)
	if err != nil {
		return err
	}
	conn, store, err := connectOrchestrator(ctx, o.Network, authority, o.Folder, o.AckWait)
	if err != nil {
		return err
	}
	defer conn.Close()
	gateway, admits, err := openGateway(ctx, o.Network, authority, conn, store, o.Log)
	if err != nil {
		return err
	}
	defer gateway.Close()
	listener, err := listen(o.Network)
	if err != nil {
		return err
	}
	sender, stop, err := startSender(ctx, o, client, db, account)
	if err != nil {
		listener.Close()
		return err
	}
	defer stop()
	return orchestrator.Run(ctx, orchestrator.Config{Network: o.describe()}, orchestrator.Deps{
		DB: db, Listener: listener, Market: client, Sender: sender, Queue: gateway, Store: store, Members: admits,
		Verifier: o.Key.Verifier, Log: o.Log, Failpoint: o.Failpoint,
		Follow: func(ctx context.Context, cursor chain.Cursor, sink chain.Sink) error {
			f, err := chain.NewFollower(chain.FollowerConfig{
				Backend: client.Backend(), ChainID: deployment.ChainID, Market: deployment.Market, StartBlock: deployment.StartBlock, Cursor: cursor, Sink: sink,
				OnError: func(err error) { o.Log.Warn("following the chain", "error", err) },
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
