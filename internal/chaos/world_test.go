package chaos

import (
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/contracts/tools/groth16test"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/chain/anviltest"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
)

const (
	scenarioTime = 2 * time.Minute // a scenario that takes longer has failed
	pollTime     = 50 * time.Millisecond
	proverLocks  = 50
)

var (
	toyKey = sync.OnceValues(groth16test.Setup)
	price  = big.NewInt(12345)
)

// world is a network of real processes. Nodes reach chain, queue and store through toxic pipes: "rpc", "nats" and "s3" are
// the orchestrator's and the clients', those that begin with "prover-" are the provers'.
type world struct {
	*testing.T
	ctx    context.Context
	folder string
	anvil  *anviltest.Anvil
	key    *groth16test.Key
	words  []string
	judge  *httptest.Server
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
	key, err := toyKey()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), scenarioTime)
	t.Cleanup(cancel)
	w := &world{T: t, ctx: ctx, folder: t.TempDir(), key: key, pipes: map[string]*pipe{}}
	for _, word := range key.Words() {
		w.words = append(w.words, fmt.Sprintf("0x%064x", word))
	}
	w.judge = httptest.NewServer(http.HandlerFunc(w.toyProof))
	t.Cleanup(w.judge.Close)
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
	f.Chain.Deployment = must(chain.Deploy(w.ctx, sender, client.Backend(), chain.DeployConfig{Profile: chain.LocalProfile(), VerifyingKey: w.key.Words(), InsecureDev: true}))(w)
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
	anviltest.Call[any](w.anvil, "evm_setIntervalMining", 1)
}

// freeAddr is an address that nobody listens on, below the ports that outgoing connections get: a node that is killed finds it free.
func (w *world) freeAddr() string {
	w.Helper()
	for range 100 {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 12_000+rand.IntN(20_000)))
		if err == nil {
			addr := l.Addr().String()
			l.Close()
			return addr
		}
	}
	w.Fatal("no free port")
	return ""
}

// toyProof proves "program journal context" (hex) with the toy circuit.
func (w *world) toyProof(rw http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 1024))
	fields := strings.Fields(string(body))
	if err != nil || len(fields) != 3 {
		http.Error(rw, "want program, journal, context", http.StatusBadRequest)
		return
	}
	program, err1 := proof.ParseDigest(fields[0])
	journal, err2 := proof.ParseDigest(fields[1])
	context, ok := new(big.Int).SetString(fields[2], 16)
	if err1 != nil || err2 != nil || !ok {
		http.Error(rw, "not hex", http.StatusBadRequest)
		return
	}
	wire, err := w.key.Prove(proof.Claim{ProgramID: program, JournalDigest: journal, Context: context})
	if err != nil {
		http.Error(rw, err.Error(), http.StatusInternalServerError)
		return
	}
	rw.Write(wire)
}

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

// fakeProgram is a program whose id (its SHA-256, says the fake host) fits the field.
var fakeProgram = sync.OnceValue(func() []byte {
	elf := []byte("\x7fELF program 0")
	for n := 0; proof.Sum(elf)[0]>>5 != 0; n++ {
		elf = fmt.Appendf(nil, "\x7fELF program %d", n)
	}
	return elf
})

// order places an order; each has another input.
func (w *world) order() *sdk.Order {
	w.Helper()
	return w.orderOf(fmt.Appendf(nil, "input %d", len(w.orders)), time.Hour)
}

func (w *world) orderOf(input []byte, deadline time.Duration) *sdk.Order {
	w.Helper()
	elf := fakeProgram()
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
