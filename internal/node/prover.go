package node

import (
	"context"
	"crypto/ecdsa"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"time"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/device"
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
	Folder   string   // its own folder: the spool
	ID       string   // of a fleet node; a node outside of the fleet has its operator's address
	HostArgv []string // the host of the devices in use
	HostEnv  []string // the host's environment, NAME=value: its cache and the settings that a person chose
	WrapArgv []string
	Sandbox  sandbox.Profile // of the host and of the wrapper: Init, Level and Devices; they get their folders here
	Keys     prover.Keys
	Wrap     prover.WrapFunc // nil in production
	Log      *slog.Logger
	Watch    Watch
	Version  string            // of this program, for heartbeats
	Settings *prover.Settings  // of a node with a configuration file; nil otherwise
	Operator *ecdsa.PrivateKey // of a node that stakes for itself; nil otherwise
	Drain    <-chan struct{}   // closed when the node is to end after the jobs at hand

	Use         []string // ids of the devices to prove on; none is what Settings say, or the CPU
	FallbackCPU bool     // with Use: the CPU takes the place of GPUs while none of them can be used
	CPUHostArgv []string // the CPU's host then; none is HostArgv
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
	conn, store, err := o.connect(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	ops, tracer, unwatch, err := o.Watch.open(ctx, "lemma-prover", o.ID, proverChecks)
	if err != nil {
		return err
	}
	defer unwatch()
	health := &prover.Health{}
	watchProver(ops, conn.Connected, health)
	gpus := device.NewReader(clock.System())
	watchDevices(ctx, ops, gpus, o.Log)
	if err := warnOfSandbox(ctx, o.Sandbox, o.Log); err != nil {
		return err
	}
	cfg, err := o.config()
	if err != nil {
		return err
	}
	deps := prover.Deps{Queue: conn, Store: store, Wrap: o.Wrap, Drain: o.Drain, Log: o.Log, Metrics: ops.Prover(), Tracer: tracer, Health: health,
		DeviceFree: deviceFree(ctx, gpus, os.DirFS("/proc"), os.Getpid())}
	if o.Operator != nil {
		locker := prover.OperatorKey{Key: o.Operator, Payout: cfg.Payout}
		cfg.Operator, deps.Locker = locker.Operator(), locker
	}
	return prover.Run(ctx, cfg, deps)
}

// proverConn is the queue as a node of the fleet or one outside of it reaches it.
type proverConn interface {
	prover.Queue
	Connected() error
	Close()
}

// connect opens queue and store. A node outside of the fleet gets its name and its key from there.
func (o *ProverOptions) connect(ctx context.Context) (proverConn, artifact.Store, error) {
	if o.Network.Join.API == "" {
		return connectFleet(ctx, o.Network, o.ID, o.Folder, o.Log)
	}
	identity, err := prover.Identity(o.Folder)
	if err != nil {
		return nil, nil, err
	}
	o.Network.Join.Recipient = identity.Recipient() // the operator's signature binds it
	conn, store, err := connectOutside(ctx, *o)
	if err != nil {
		return nil, nil, err
	}
	o.ID = conn.ID()
	if o.Operator, err = testnet.LoadKey(o.Network.Join.OperatorKey); err != nil {
		conn.Close()
		return nil, nil, err
	}
	return conn, store, nil
}

// config is what the node is told: by the network, by its configuration file, by flags.
func (o *ProverOptions) config() (cfg prover.Config, err error) {
	guard := o.Sandbox
	guard.Read = append(slices.Clone(guard.Read), o.Keys.Folder)
	d := o.Network.Chain.Deployment
	cfg = prover.Config{
		ID: o.ID, Payout: o.Network.Payout, ChainID: d.ChainID, Market: d.Market, Selector: d.Selector, ZKVM: "sp1",
		Spool: o.Folder, Wrapper: wrapper.Config{Argv: o.WrapArgv, Guard: &guard},
		Keys: o.Keys, Limits: prover.DefaultLimits(), NodeVersion: o.Version,
		Processor: prover.Processor(os.DirFS("/proc"), runtime.NumCPU()),
	}
	if o.Settings != nil {
		o.Settings.Apply(&cfg)
	}
	if len(o.Use) > 0 || o.FallbackCPU {
		cfg.Use, cfg.FallbackCPU = o.Use, o.FallbackCPU
	}
	cfg.Host, cfg.Hosts, err = o.hosts(cfg.Use)
	return cfg, err
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
