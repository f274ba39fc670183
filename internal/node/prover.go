package node

import (
	"context"
	"log/slog"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
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
	ID       string // of a fleet node; a node outside of the fleet has its operator's address
	HostArgv []string
	HostEnv  []string // the host's environment, NAME=value: its cache and the settings that a person chose
	WrapArgv []string
	Keys     prover.Keys
	Wrap     prover.WrapFunc // nil in production
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
	var conn interface {
		prover.Queue
		Close()
	}
	var store artifact.Store
	var operator common.Address // stays zero for a fleet node
	var locker prover.Locker
	if o.Network.Join.API != "" {
		var private *queue.Private
		if private, store, err = connectOutside(ctx, o); err != nil {
			return err
		}
		conn, o.ID = private, private.ID()
		key, err := testnet.LoadKey(o.Network.Join.OperatorKey)
		if err != nil {
			conn.Close()
			return err
		}
		lock := prover.OperatorKey{Key: key, Payout: o.Network.Payout}
		locker, operator = lock, lock.Operator()
	} else if conn, store, err = connectFleet(ctx, o.Network, o.ID, o.Folder); err != nil {
		return err
	}
	defer conn.Close()
	d := o.Network.Chain.Deployment
	return prover.Run(ctx, prover.Config{
		ID: o.ID, Payout: o.Network.Payout, ChainID: d.ChainID, Market: d.Market, Selector: d.Selector, ZKVM: "sp1",
		Spool: o.Folder, Host: host.Config{Argv: o.HostArgv, Env: o.HostEnv, Stall: hostStall}, Wrapper: wrapper.Config{Argv: o.WrapArgv},
		Keys: o.Keys, Limits: prover.DefaultLimits(), Operator: operator, Recipient: o.Network.Join.Recipient,
	}, prover.Deps{Queue: conn, Store: store, Wrap: o.Wrap, Locker: locker, Log: o.Log})
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
