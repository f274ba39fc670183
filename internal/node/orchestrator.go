package node

import (
	"context"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/database"
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
	Watch     Watch
	NoPool    bool          // the operator has no provers of its own: work goes to others only
	LeaseTTL  time.Duration // how long a silent leader keeps the others waiting; 0 is the default

	KeepClosed time.Duration // how long an order is kept after its money has moved; 0 is DefaultKeepClosed
}

// Key is the verifying key an orchestrator checks proofs with.
type Key struct {
	Verifier    orchestrator.Verifier
	Words       []string // proof.KeyWords of them, 0x hex
	InsecureDev bool
}

// RunOrchestrator runs until ctx ends: it leads when it has the lease of its database, and stands by while another has.
func RunOrchestrator(ctx context.Context, o OrchestratorOptions) error {
	if o.KeepClosed == 0 {
		o.KeepClosed = DefaultKeepClosed
	}
	if err := CheckKeepClosed(o.KeepClosed); err != nil {
		return err
	}
	if err := os.MkdirAll(o.Folder, 0o700); err != nil {
		return proof.Errorf(proof.Caller, "folder-unusable", "orchestrator folder: %w", err)
	}
	ops, tracer, unwatch, err := o.Watch.open(ctx, "lemma-orchestrator", o.Network.API, orchestratorChecks)
	if err != nil {
		return err
	}
	defer unwatch()
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
	authority, err := access.Open(o.Network.NATS.Access)
	if err != nil {
		return err
	}
	conn, store, err := connectOrchestrator(ctx, o.Network, authority, o.Folder, o.AckWait, o.Log)
	if err != nil {
		return err
	}
	defer conn.Close()
	l := leader{o: o, account: account, db: db, client: client, authority: authority, conn: conn, store: store,
		metrics: ops.Orchestrator(), tracer: tracer, pulse: &pulse{}}
	l.watchOrchestrator(ops)
	return l.run(ctx)
}

// orchestrate runs the orchestrator of one term until ctx ends.
func (l leader) orchestrate(ctx context.Context, epoch int64, sender *chain.Sender, listener net.Listener) error {
	deployment := l.o.Network.Chain.Deployment
	cfg := orchestrator.Config{Network: l.o.describe(), Epoch: int(epoch), NoPool: l.o.NoPool, KeepClosedSeconds: int64(l.o.KeepClosed / time.Second)}
	given, err := orchestrator.Given(ctx, l.db, cfg)
	if err != nil {
		listener.Close()
		return err
	}
	gateway, admits, err := openGateway(ctx, l.o.Network, l.authority, l.conn, l.store, given, l.alarm) // outside provers speak to who leads
	if err != nil {
		listener.Close()
		return err
	}
	defer gateway.Close()
	return orchestrator.Run(ctx, cfg, orchestrator.Deps{
		DB: l.db, Listener: listener, Market: l.client, Sender: sender, Queue: gateway, Store: l.store, Members: admits,
		Verifier: l.o.Key.Verifier, Log: l.o.Log, Failpoint: l.o.Failpoint, QuoteKey: l.account, Metrics: l.metrics, Tracer: l.tracer,
		Follow: func(ctx context.Context, cursor chain.Cursor, sink chain.Sink) error {
			f, err := chain.NewFollower(chain.FollowerConfig{
				Backend: l.client.Backend(), ChainID: deployment.ChainID, Market: deployment.Market, StartBlock: deployment.StartBlock, Cursor: cursor, Sink: l.follows(sink),
				OnError: func(err error) { l.alarm("following the chain", err) },
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
