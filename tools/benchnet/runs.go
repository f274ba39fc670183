package main

import (
	"context"
	"io"
	"log/slog"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
	"github.com/lemma-network/lemma/sdk"
	"github.com/lemma-network/lemma/verifier"
	guests "github.com/lemma-network/lemma/zkvm-host/guests"
)

// The job is the demo's.
const (
	accounts = 16
	seed     = 2026
	stall    = 10 * time.Minute
)

func hostEnv(o options) []string { return append(host.Overrides(os.Environ()), "LEMMA_CACHE="+o.cache) }

// bare proves with host and Groth16 step alone, as a prover does it, and verifies the proof.
func bare(ctx context.Context, o options, note func(string)) (t timing, err error) {
	dir, err := os.MkdirTemp("", "lemma-benchnet-*")
	if err != nil {
		return t, err
	}
	defer os.RemoveAll(dir)
	file := func(name string) string { return filepath.Join(dir, name) }
	elf, err := guests.Lookup("solvency")
	if err != nil {
		return t, err
	}
	keys, err := prover.LoadKeys(o.keys)
	if err != nil {
		return t, err
	}
	h, err := host.Start(ctx, host.Config{Argv: []string{o.host}, Env: hostEnv(o), WorkDir: dir, Stall: stall})
	if err != nil {
		return t, err
	}
	defer h.Close()
	warm := wrapper.NewWarm(wrapper.Config{Argv: []string{o.lemma, "internal-wrap"}, Dir: dir})
	defer warm.Close()
	note("host ready; the clock runs")
	began := time.Now()
	if err := os.WriteFile(file("program.elf"), elf, 0o600); err != nil {
		return t, err
	}
	if err := os.WriteFile(file("input.bin"), guests.ExampleSolvency(accounts, seed).Input(), 0o600); err != nil {
		return t, err
	}
	id, err := h.Setup(ctx, file("program.elf"))
	if err != nil {
		return t, err
	}
	limits := host.RunLimits{Cycles: proof.MaxCycles, Seconds: 600, JournalBytes: proof.MaxJournalBytes}
	t.Stages = map[proof.Stage]float64{}
	executing := time.Now()
	ran, err := h.Execute(ctx, host.ExecuteRequest{ELF: file("program.elf"), Input: file("input.bin"), Journal: file("executed.bin"), Limits: limits}, nil)
	if err != nil {
		return t, err
	}
	t.Stages[proof.StageExecute] = time.Since(executing).Seconds()
	proved, err := h.Prove(ctx, host.ProveRequest{ELF: file("program.elf"), Input: file("input.bin"), Dir: dir, To: proof.StageWrap, Limits: limits}, func(e host.Event) {
		if e.Stage == proof.StageShrink {
			warm.Prefetch(keys.Folder)
		}
		t.Stages[e.Stage] = e.Seconds
	})
	if err != nil {
		return t, err
	}
	if _, err := h.Witness(ctx, host.WitnessRequest{Receipt: proved.Receipts[proof.StageWrap], Out: file("witness.json")}); err != nil {
		return t, err
	}
	claim := proof.Claim{ProgramID: id, JournalDigest: ran.JournalDigest, Context: chain.Context(1, common.Address{1}, proof.Digest{1}, common.Address{2})}
	stats, err := warm.Prove(ctx, wrapper.Request{Witness: file("witness.json"), Context: claim.Context, Keys: keys.Folder, Out: file("proof")}, nil)
	if err != nil {
		return t, err
	}
	t.Stages[proof.StageGroth16] = stats.TotalSeconds
	wire, err := os.ReadFile(file("proof"))
	if err != nil {
		return t, err
	}
	if err := keys.Verifier.Verify(claim, wire); err != nil {
		return t, err
	}
	t.Seconds = time.Since(began).Seconds()
	return t, nil
}

// network orders the same on a local network and waits until the client holds the paid, verified result.
func network(ctx context.Context, o options, note func(string)) (t timing, err error) {
	dir, err := os.MkdirTemp("", "lemma-benchnet-*")
	if err != nil {
		return t, err
	}
	defer os.RemoveAll(dir)
	manifest, err := circuits.LoadManifest(o.keys)
	if err != nil {
		return t, err
	}
	key, err := verifier.KeyFromManifest(manifest)
	if err != nil {
		return t, err
	}
	keys, err := prover.LoadKeys(o.keys)
	if err != nil {
		return t, err
	}
	ready := &readyLog{ready: make(chan struct{})}
	words := key.Words()
	nodeKey := node.Key{Verifier: key, InsecureDev: manifest.SingleParty()}
	for _, w := range words {
		nodeKey.Words = append(nodeKey.Words, w.String())
	}
	local, err := node.StartLocal(ctx, node.LocalOptions{
		Folder: dir, StoreArgv: []string{o.lemma, "internal-s3"}, KeysDir: o.keys, VerifyingKey: words.Numbers(), Key: nodeKey,
		HostArgv: []string{o.host}, HostEnv: hostEnv(o), Sandbox: sandbox.Profile{Init: []string{o.lemma, "internal-sandbox"}}, WrapArgv: []string{o.lemma, "internal-wrap"}, Keys: keys,
		Parts: node.Parts{Orchestrator: true, Prover: true}, Log: slog.New(ready), Note: note,
	})
	if err != nil {
		return t, err
	}
	defer func() {
		if cerr := local.Close(); err == nil {
			err = cerr
		}
	}()
	account, err := local.Network.File.AccountKey("client")
	if err != nil {
		return t, err
	}
	client, err := sdk.Dial(ctx, local.URL(), account, sdk.WithExecutor(sdk.HostExecutor([]string{o.host, "--light"}, dir, sdk.Sandbox{Init: []string{o.lemma, "internal-sandbox"}})))
	if err != nil {
		return t, err
	}
	defer client.Close()
	select {
	case <-ready.ready:
	case <-ctx.Done():
		return t, ctx.Err()
	}
	elf, err := guests.Lookup("solvency")
	if err != nil {
		return t, err
	}
	note("host ready; the clock runs")
	began := time.Now()
	order, err := client.Request(ctx, sdk.Request{Program: elf, Input: guests.ExampleSolvency(accounts, seed).Input(), Price: big.NewInt(1e16), Deadline: 4 * time.Hour})
	if err != nil {
		return t, err
	}
	t.Before = time.Since(began).Seconds()
	t.Stages = map[proof.Stage]float64{}
	if _, err := order.Wait(ctx, func(s api.Order) {
		for _, stage := range s.Stages {
			t.Stages[stage.Stage] = stage.Seconds
		}
	}); err != nil {
		return t, err
	}
	t.Seconds = time.Since(began).Seconds()
	return t, nil
}

// readyLog is a log that hears the prover's word that its host is ready; all else is dropped, as in a quiet node.
type readyLog struct{ ready chan struct{} }

func (l *readyLog) Enabled(context.Context, slog.Level) bool { return true }
func (l *readyLog) WithAttrs([]slog.Attr) slog.Handler       { return l }
func (l *readyLog) WithGroup(string) slog.Handler            { return l }
func (l *readyLog) Handle(_ context.Context, r slog.Record) error {
	if r.Message == "host ready" {
		close(l.ready)
	}
	if r.Level >= slog.LevelWarn {
		_, err := io.WriteString(os.Stderr, "benchnet: "+r.Message+"\n")
		return err
	}
	return nil
}
