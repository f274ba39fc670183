package chaos

import (
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/chain/anviltest"
	"github.com/lemma-network/lemma/internal/node/nodetest"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
)

const (
	scenarioTime = 2 * time.Minute // a scenario that takes longer has failed
	pollTime     = 50 * time.Millisecond
	proverLocks  = 50
)

var price = big.NewInt(12345)

// world is a network of real processes. Nodes reach chain, queue and store through toxic pipes: "rpc", "nats" and "s3" are
// the orchestrator's and the clients', those that begin with "prover-" are the provers'.
type world struct {
	*testing.T
	ctx    context.Context
	folder string
	anvil  *anviltest.Anvil
	toy    nodetest.Toy
	direct testnet.File // addresses without pipes, for the servers themselves
	pipes  map[string]*pipe
	procs  []*process
	client *sdk.Client
	market *chain.Client
	orders []*sdk.Order

	orchestrator *process // the newest
}

// newWorld starts everything but the nodes.
func newWorld(t *testing.T) *world {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), scenarioTime)
	t.Cleanup(cancel)
	w := &world{T: t, ctx: ctx, folder: t.TempDir(), toy: nodetest.StartToy(t), pipes: map[string]*pipe{}}
	w.anvil = anviltest.Start(t)
	w.prepare()
	w.startNATS()
	w.startS3()
	w.layPipes()
	return w
}

// must gives v, or ends the test: must(f())(t).
func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// prepare plans addresses, makes accounts and deploys the contracts.
func (w *world) prepare() {
	w.Helper()
	f := &w.direct
	f.Chain.RPC, f.API, f.Keys = w.anvil.URL, w.freeAddr(), w.folder
	f.NATS = testnet.NATSPart{URL: "nats://" + w.freeAddr(), Access: filepath.Join(w.folder, "access")}
	f.Store = testnet.StorePart{Endpoint: w.freeAddr(), Bucket: "lemma", AccessKey: "lemma", SecretKey: "secret-key"}
	f.Key = map[string]string{}
	keys := map[string]*ecdsa.PrivateKey{}
	for _, name := range []string{"orchestrator", "prover", "client"} {
		keys[name] = must(crypto.GenerateKey())(w)
		f.Key[name] = filepath.Join(w.folder, name+".key")
		if err := crypto.SaveECDSA(f.Key[name], keys[name]); err != nil {
			w.Fatal(err)
		}
		w.anvil.Fund(crypto.PubkeyToAddress(keys[name].PublicKey), new(big.Int).Mul(big.NewInt(1e18), big.NewInt(1000)))
	}
	f.Payout = crypto.PubkeyToAddress(keys["prover"].PublicKey)
	client := must(chain.Dial(w.ctx, w.anvil.URL, anviltest.ChainID, common.Address{}))(w)
	defer client.Close()
	sender, stop, err := chain.StartSender(w.ctx, chain.SenderConfig{Backend: client.Backend(), ChainID: anviltest.ChainID, Key: keys["orchestrator"], Now: time.Now,
		Policy: chain.Policy{Poll: 20 * time.Millisecond}})
	if err != nil {
		w.Fatal(err)
	}
	f.Chain.Deployment = must(chain.Deploy(w.ctx, sender, client.Backend(), chain.DeployConfig{Profile: chain.LocalProfile(), VerifyingKey: w.toy.Key, InsecureDev: true}))(w)
	w.market = must(chain.Dial(w.ctx, w.anvil.URL, anviltest.ChainID, f.Chain.Deployment.Market))(w)
	w.Cleanup(w.market.Close)
	if err := chain.EnsureProver(w.ctx, sender, w.market, proverLocks); err != nil {
		w.Fatal(err)
	}
	must(sender.Send(w.ctx, chain.Intent{ID: "collateral", Call: w.market.DepositCall(common.Address{}, big.NewInt(1e18))}))(w)
	if err := stop(); err != nil {
		w.Fatal(err)
	}
	w.anvil.Automine(false)
	w.blockEvery(1)
}

// blockEvery sets the chain's block time; 0 stops it.
func (w *world) blockEvery(seconds int) {
	anviltest.Call[any](w.anvil, "evm_setIntervalMining", seconds)
}

func (w *world) freeAddr() string { return nodetest.FreeAddr(w) }

// write stores a network file for some of the nodes.
func (w *world) write(name string, f testnet.File) string {
	w.Helper()
	path := filepath.Join(w.folder, name)
	if err := os.WriteFile(path, must(json.Marshal(f))(w), 0o600); err != nil {
		w.Fatal(err)
	}
	return path
}

// dial connects the client once the orchestrator answers.
func (w *world) dial() {
	w.Helper()
	key := must(w.direct.AccountKey("client"))(w)
	w.until("the API", func() bool {
		c, err := sdk.Dial(w.ctx, "http://"+w.direct.API, key)
		if err == nil {
			w.client = c
		}
		return err == nil
	})
	w.Cleanup(func() { w.client.Close() })
}

// until waits for an outside process's effect; there is nothing to wait on but asking again.
func (w *world) until(what string, done func() bool) {
	w.Helper()
	tick := time.NewTicker(pollTime)
	defer tick.Stop()
	for !done() {
		select {
		case <-w.ctx.Done():
			w.Fatalf("%s: not before the scenario's time was over", what)
		case <-tick.C:
		}
	}
}

// during lets an outage last; its length is the scenario's, nothing is waited for.
func (w *world) during(d time.Duration) {
	select {
	case <-w.ctx.Done():
	case <-time.After(d):
	}
}

// order places an order; each has another input.
func (w *world) order() *sdk.Order {
	w.Helper()
	return w.orderOf(fmt.Appendf(nil, "input %d", len(w.orders)), time.Hour)
}

func (w *world) orderOf(input []byte, deadline time.Duration) *sdk.Order {
	w.Helper()
	elf := nodetest.Program()
	o := must(w.client.Request(w.ctx, sdk.Request{Program: elf, Input: input, ProgramID: proof.Sum(elf), Price: price, Collateral: big.NewInt(1000), Deadline: deadline}))(w)
	w.orders = append(w.orders, o)
	return o
}

// network is the usual start: an orchestrator, a client, an order, and one prover at work.
func (w *world) network(mode string) *process {
	w.Helper()
	w.startOrchestrator()
	w.dial()
	return w.startProver("prover-1", mode)
}
