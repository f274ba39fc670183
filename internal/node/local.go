package node

import (
	"context"
	"errors"
	"log/slog"
	"math/big"
	"net/http"
	"path/filepath"
	"time"

	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

// LocalOptions are what a whole local network needs.
type LocalOptions struct {
	Folder       string
	StoreArgv    []string // of the S3 child
	KeysDir      string
	VerifyingKey [proof.KeyWords]*big.Int
	Key          Key
	Parts        Parts
	HostArgv     []string
	HostEnv      []string // as in ProverOptions
	Sandbox      sandbox.Profile
	WrapArgv     []string
	Keys         prover.Keys
	Log          *slog.Logger
	Note         func(string)
	Watch        Watch
	KeepClosed   time.Duration // as in OrchestratorOptions
}

// Parts says which nodes run in this process beside the chain, the queue and the store.
type Parts struct{ Orchestrator, Prover bool }

// blockSeconds is the local chain's block time: short, and steady so that deadlines pass without transactions.
const blockSeconds = 1

// Local is a running local network with its nodes.
type Local struct {
	Network *testnet.Network
	cancel  context.CancelFunc
	ended   chan error
	nodes   int
	ops     *telemetry.Ops
}

// StartLocal brings everything up; the API answers when it returns.
func StartLocal(ctx context.Context, o LocalOptions) (*Local, error) {
	network, err := testnet.Start(ctx, testnet.Options{
		Folder: o.Folder, Gateway: o.StoreArgv, KeysDir: o.KeysDir, VerifyingKey: o.VerifyingKey,
		InsecureDev: o.Key.InsecureDev, PeriodSeconds: blockSeconds, Note: o.Note,
	})
	if err != nil {
		return nil, err
	}
	ops, err := telemetry.OpenOps(ctx, o.Watch.Ops, checksOf(o.Parts)...)
	if err != nil {
		return nil, errors.Join(err, network.Close())
	}
	o.Watch.shared = ops
	ctx, cancel := context.WithCancel(ctx)
	l := &Local{Network: network, cancel: cancel, ended: make(chan error, 3), ops: ops}
	l.start(ctx, "store", func(ctx context.Context) error {
		select {
		case <-ctx.Done():
			return nil
		case <-network.StoreDone():
			return proof.Errorf(proof.Retry, "store-ended", "the artifact store ended by itself")
		}
	})
	if o.Parts.Orchestrator {
		o.Note("orchestrator: API on http://" + network.File.API)
		l.start(ctx, "orchestrator", func(ctx context.Context) error {
			return RunOrchestrator(ctx, OrchestratorOptions{Network: network.File, Folder: filepath.Join(o.Folder, "orchestrator"), Key: o.Key, Watch: o.Watch,
				KeepClosed: o.KeepClosed, Log: o.Log.With("node", "orchestrator")})
		})
	}
	if o.Parts.Prover {
		o.Note("prover: starting sp1-host, which is warm from then on")
		l.start(ctx, "prover", func(ctx context.Context) error {
			return RunProver(ctx, ProverOptions{
				Network: network.File, Folder: filepath.Join(o.Folder, "prover"), ID: "prover-1", HostArgv: o.HostArgv, HostEnv: o.HostEnv, Sandbox: o.Sandbox,
				WrapArgv: o.WrapArgv, Keys: o.Keys, Watch: o.Watch, Log: o.Log.With("node", "prover-1"),
			})
		})
	}
	if o.Parts.Orchestrator {
		if err := l.awaitAPI(ctx); err != nil {
			return nil, errors.Join(err, l.Close())
		}
	}
	return l, nil
}

// start runs one part; its end, wanted or not, goes to ended.
func (l *Local) start(ctx context.Context, name string, run func(context.Context) error) {
	l.nodes++
	go func() {
		err := run(ctx)
		if err == nil && ctx.Err() == nil {
			err = proof.Errorf(proof.Bug, "node-ended", "%s ended without being asked", name)
		}
		l.ended <- err
	}()
}

// apiWait is how long the orchestrator may take to answer.
const apiWait = time.Minute

func (l *Local) awaitAPI(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, apiWait)
	defer cancel()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, l.URL()+"/healthz", nil)
		if err != nil {
			return err
		}
		if resp, err := http.DefaultClient.Do(req); err == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case err := <-l.ended:
			l.nodes--
			return err
		case <-ctx.Done():
			return proof.Errorf(proof.Retry, "api-silent", "the orchestrator's API did not answer within %v", apiWait)
		case <-tick.C:
		}
	}
}

// URL is the orchestrator's API.
func (l *Local) URL() string { return l.Network.File.APIURL() }

// Wait blocks until ctx ends (nil) or a part ends by itself (its error).
func (l *Local) Wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return nil
	case err := <-l.ended:
		l.nodes--
		return err
	}
}

// Close stops the nodes, then the network.
func (l *Local) Close() error {
	l.cancel()
	var errs []error
	for ; l.nodes > 0; l.nodes-- {
		errs = append(errs, <-l.ended)
	}
	l.ops.Close()
	return errors.Join(append(errs, l.Network.Close())...)
}
