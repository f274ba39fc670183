package node

import (
	"context"
	"log/slog"
	"os"
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

// hostStall is how long a host may be silent during a request. It reports each two seconds while it proves, but a loaded machine
// that swaps its page cache can starve it for minutes.
const hostStall = 10 * time.Minute

// ProverOptions are what a prover node needs beside the network file.
type ProverOptions struct {
	Network  testnet.File
	Folder   string // its own folder: the spool
	ID       string
	HostArgv []string
	HostEnv  []string // the host's environment, NAME=value: its cache and the settings that a person chose
	WrapArgv []string
	Sandbox  sandbox.Profile // of the host and of the wrapper: Init, Level and Devices; they get their folders here
	Keys     prover.Keys
	Wrap     prover.WrapFunc // nil in production
	AckWait  time.Duration   // how long the queue waits for a silent node; 0 is its default
	Log      *slog.Logger
}

// RunProver runs until ctx ends.
func RunProver(ctx context.Context, o ProverOptions) error {
	if err := os.MkdirAll(o.Folder, 0o700); err != nil {
		return proof.Errorf(proof.Caller, "folder-unusable", "prover folder: %w", err)
	}
	client, err := dialContracts(ctx, o.Network.Chain)
	if err != nil {
		return err
	}
	client.Close() // looked at once; the node itself sends nothing
	conn, store, err := connect(ctx, o.Network, o.ID, o.Folder, o.AckWait)
	if err != nil {
		return err
	}
	defer conn.Close()
	env, guard, limits, err := hostWorld(o.Folder, o.HostEnv, o.Sandbox)
	if err != nil {
		return err
	}
	if err := warnOfSandbox(ctx, o.Sandbox, o.Log); err != nil {
		return err
	}
	wrapGuard := o.Sandbox
	wrapGuard.Read = append(wrapGuard.Read, o.Keys.Folder)
	d := o.Network.Chain.Deployment
	return prover.Run(ctx, prover.Config{
		ID: o.ID, Payout: o.Network.Payout, ChainID: d.ChainID, Market: d.Market, Selector: d.Selector, ZKVM: "sp1",
		Spool: o.Folder, Host: host.Config{Argv: o.HostArgv, Env: env, Stall: hostStall, Limits: limits, Guard: guard},
		Wrapper: wrapper.Config{Argv: o.WrapArgv, Guard: &wrapGuard},
		Keys:    o.Keys, Limits: prover.DefaultLimits(),
	}, prover.Deps{Queue: conn, Store: store, Wrap: o.Wrap, Log: o.Log})
}

// dialContracts connects to a network's chain and refuses one whose contracts are not those of the manifest.
func dialContracts(ctx context.Context, c testnet.ChainPart) (*chain.Client, error) {
	client, err := chain.Dial(ctx, c.RPC, c.Deployment.ChainID, c.Deployment.Market)
	if err != nil {
		return nil, err
	}
	if err := c.Deployment.VerifyCode(ctx, client.Backend()); err != nil {
		client.Close()
		return nil, err
	}
	return client, nil
}
