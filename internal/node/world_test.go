package node_test

import (
	"context"
	"math/big"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/node/nodetest"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
)

// leaseTTL is short, so that a test sees a lease end, and long enough for a machine with other work.
const leaseTTL = 3 * time.Second

type role = nodetest.Role

// world is a network of real processes, with a scripted zkVM host and a toy circuit's real Groth16 proofs.
type world struct {
	t       *testing.T
	folder  string
	network *testnet.Network
	toy     nodetest.Toy
	client  *sdk.Client
	market  *chain.Client
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t: t, folder: t.TempDir(), toy: nodetest.StartToy(t)}
	w.network = nodetest.StartNetwork(t, w.toy, w.folder, 1)
	return w
}

// start runs a role in a process of its own; it is killed when the test ends.
func (w *world) start(r role, env ...string) *exec.Cmd {
	w.t.Helper()
	r.Judge, r.Words = w.toy.URL, w.toy.Words
	if r.Kind == "" {
		r.Kind = r.ID
	}
	if r.Network == "" {
		r.Network = w.network.Path
	}
	if r.LeaseTTL == 0 {
		r.LeaseTTL = leaseTTL
	}
	r.Folder = filepath.Join(w.folder, r.ID)
	cmd := nodetest.Command(w.t, r, env...)
	cmd.Stderr = testWriter{w.t, r.ID}
	if err := cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() {
		if cmd.ProcessState == nil {
			cmd.Process.Kill()
			cmd.Wait()
		}
	})
	return cmd
}

type testWriter struct {
	t    *testing.T
	name string
}

func (w testWriter) Write(b []byte) (int, error) {
	w.t.Logf("%s: %s", w.name, strings.TrimSpace(string(b)))
	return len(b), nil
}

// dial connects the client once the orchestrator answers.
func (w *world) dial(ctx context.Context) {
	w.t.Helper()
	key, err := w.network.File.AccountKey("client")
	if err != nil {
		w.t.Fatal(err)
	}
	poll(w.t, ctx, "the API", func() bool {
		w.client, err = sdk.Dial(ctx, "http://"+w.network.File.API, key)
		return err == nil
	})
	w.t.Cleanup(func() { w.client.Close() })
	d := w.network.File.Chain.Deployment
	if w.market, err = chain.Dial(ctx, w.network.File.Chain.RPC, d.ChainID, d.Market); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(w.market.Close)
}

// poll waits for an outside process's effect; there is nothing to wait on but asking again.
func poll(t *testing.T, ctx context.Context, what string, done func() bool) {
	t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for !done() {
		select {
		case <-ctx.Done():
			t.Fatalf("%s: not before the test's time was over", what)
		case <-tick.C:
		}
	}
}

var price = big.NewInt(12345)

// order places an order for the fake program.
func (w *world) order(ctx context.Context) *sdk.Order {
	w.t.Helper()
	elf := nodetest.Program()
	o, err := w.client.Request(ctx, sdk.Request{Program: elf, Input: []byte("the input"), ProgramID: proof.Sum(elf), Price: price, Collateral: big.NewInt(1000), Deadline: time.Hour})
	if err != nil {
		w.t.Fatal(err)
	}
	return o
}

// paidOnce waits for the result and checks that the money moved once.
func (w *world) paidOnce(ctx context.Context, o *sdk.Order) {
	w.t.Helper()
	result, err := o.Wait(ctx, func(api.Order) {})
	if err != nil {
		w.t.Fatal(err)
	}
	if string(result.Journal) != "the input" {
		w.t.Errorf("journal %q", result.Journal)
	}
	credit, err := w.market.BalanceOf(ctx, common.Address{}, w.network.File.Payout)
	if err != nil || credit.Cmp(price) != 0 {
		w.t.Errorf("the prover has %v (%v), want the price %v once", credit, err, price)
	}
	record, err := w.market.Order(ctx, o.Digest())
	if err != nil || record.State != chain.StateFulfilled {
		w.t.Errorf("on chain: %v, %v", record.State, err)
	}
}

func fakeHost(t *testing.T, mode string) []string {
	path, err := filepath.Abs("../../prover/testdata/host.sh")
	if err != nil {
		t.Fatal(err)
	}
	return []string{"/bin/sh", path, mode}
}

func testContext(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
	t.Cleanup(cancel)
	return ctx
}
