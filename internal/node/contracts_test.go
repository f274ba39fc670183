package node_test

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/internal/node/nodetest"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
	guests "github.com/lemma-network/lemma/zkvm-host/guests"
)

// deployed is the file of a network whose queue is not there: whoever misses it has taken the contracts. Blocks come at once.
func deployed(t *testing.T) testnet.File {
	t.Helper()
	f := nodetest.StartNetwork(t, nodetest.StartToy(t), t.TempDir(), 0).File
	f.NATS.URL = "nats://127.0.0.1:1"
	return f
}

// A node does not start with a manifest that the chain contradicts.
func TestNodesRefuseASpoiledManifest(t *testing.T) {
	t.Parallel()
	f := deployed(t)
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	nodes := map[string]func(testnet.File) error{
		"orchestrator": func(f testnet.File) error {
			return node.RunOrchestrator(t.Context(), node.OrchestratorOptions{Network: f, Folder: t.TempDir(), Log: log})
		},
		"prover": func(f testnet.File) error {
			return node.RunProver(t.Context(), node.ProverOptions{Network: f, Folder: t.TempDir(), ID: "p", Log: log})
		},
	}
	for name, run := range nodes {
		for _, c := range []struct {
			what, code, phrase string
			spoil              func(*chain.Deployment)
		}{
			{"another code hash", "code-mismatch", "Market at " + f.Chain.Deployment.Market.Hex(), func(d *chain.Deployment) { spoilMarket(d, func(c *chain.DeployedContract) { c.CodeHash[0]++ }) }},
			{"a wrong address", "code-mismatch", "there is no code", func(d *chain.Deployment) { spoilMarket(d, func(c *chain.DeployedContract) { c.Address[0]++ }) }},
			{"another chain", "wrong-chain", "want 31337", func(d *chain.Deployment) { d.ChainID = 31337 }},
			{"no contracts", "deployment-invalid", "version", func(d *chain.Deployment) { *d = chain.Deployment{ChainID: 1337} }},
		} {
			spoiled := f
			spoiled.Chain.Deployment.Contracts = append([]chain.DeployedContract(nil), f.Chain.Deployment.Contracts...)
			c.spoil(&spoiled.Chain.Deployment)
			err := run(spoiled)
			if proof.CodeOf(err) != c.code || proof.ClassOf(err) != proof.Caller || !strings.Contains(err.Error(), c.phrase) {
				t.Errorf("%s with %s: %v", name, c.what, err)
			}
		}
		if err := run(f); err == nil || proof.ClassOf(err) != proof.Retry {
			t.Errorf("%s with the real manifest: %v, want that the queue is not there", name, err)
		}
	}
}

func spoilMarket(d *chain.Deployment, spoil func(*chain.DeployedContract)) {
	for i := range d.Contracts {
		if d.Contracts[i].Name == "Market" {
			spoil(&d.Contracts[i])
		}
	}
}

// The id in the profiles is that of guests/panic under the zkVM in use: a valid proof of it would show that the verifier is broken. A
// new zkVM version gives another id; then the profiles change with it.
func TestTheImpossibleProgramIsThePanicGuest(t *testing.T) {
	t.Parallel()
	elf, err := guests.Lookup("panic")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "panic.elf")
	if err := os.WriteFile(path, elf, 0o600); err != nil {
		t.Fatal(err)
	}
	h, err := host.Start(t.Context(), host.Config{Argv: lightHost(t), WorkDir: t.TempDir(), Stall: 10 * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	id, err := h.Setup(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if want := chain.LocalProfile().ImpossibleProgramID; id != want {
		t.Errorf("guests/panic has id %s, the profiles say %s", id, want)
	}
}
