package node

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/contracts/tools/groth16test"
	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
)

// world is a network of real processes, with a scripted zkVM host and a toy circuit's real Groth16 proofs.
type world struct {
	t       *testing.T
	folder  string
	network *testnet.Network
	judge   *httptest.Server
	words   []string
	client  *sdk.Client
	market  *chain.Client
}

func newWorld(t *testing.T) *world {
	t.Helper()
	key, err := groth16test.Setup()
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, folder: t.TempDir()}
	for _, word := range key.Words() {
		w.words = append(w.words, fmt.Sprintf("0x%064x", word))
	}
	w.judge = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { toyProof(key, rw, r) }))
	t.Cleanup(w.judge.Close)
	w.network, err = testnet.Start(t.Context(), testnet.Options{
		Folder: w.folder, Gateway: []string{"/usr/bin/env", roleEnv + "=s3", self}, KeysDir: w.folder,
		VerifyingKey: key.Words(), InsecureDev: true, PeriodSeconds: 1,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.network.Close() })
	return w
}

// toyProof proves "program journal context" (hex) with the toy circuit.
func toyProof(key *groth16test.Key, rw http.ResponseWriter, r *http.Request) {
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
	wire, err := key.Prove(proof.Claim{ProgramID: program, JournalDigest: journal, Context: context})
	if err != nil {
		http.Error(rw, err.Error(), http.StatusInternalServerError)
		return
	}
	rw.Write(wire)
}

// start runs a role in a process of its own; it is killed when the test ends.
func (w *world) start(r role) *exec.Cmd {
	w.t.Helper()
	r.Judge, r.Words = w.judge.URL, w.words
	if r.Network == "" {
		r.Network = w.network.Path
	}
	if r.Folder == "" {
		r.Folder = filepath.Join(w.folder, r.Name)
	}
	if err := os.MkdirAll(r.Folder, 0o700); err != nil {
		w.t.Fatal(err)
	}
	text, err := json.Marshal(r)
	if err != nil {
		w.t.Fatal(err)
	}
	cmd := exec.Command("/proc/self/exe")
	cmd.Env = append(os.Environ(), roleEnv+"="+string(text))
	cmd.Stderr = testWriter{w.t, r.Name}
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
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

// fakeProgram is a program whose id (its SHA-256, says the fake host) fits the field.
func fakeProgram() []byte {
	elf := []byte("\x7fELF program 0")
	for n := 0; proof.Sum(elf)[0]>>5 != 0; n++ {
		elf = fmt.Appendf(nil, "\x7fELF program %d", n)
	}
	return elf
}

// order places an order for the fake program.
func (w *world) order(ctx context.Context) *sdk.Order {
	w.t.Helper()
	elf := fakeProgram()
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

// Promise 4, work at least once, pay at most once: the prover node is killed in the middle of proving.
func TestProverKilledWhileProving(t *testing.T) {
	w, ctx := newWorld(t), testContext(t)
	w.start(role{Name: "orchestrator"})
	w.dial(ctx)
	node := w.start(role{Name: "prover", Host: fakeHost(t, "hang")})
	o := w.order(ctx)
	poll(t, ctx, "the shrink stage", func() bool {
		s, err := o.Status(ctx)
		for _, stage := range s.Stages {
			if err == nil && stage.Stage == proof.StageShrink {
				return true
			}
		}
		return false
	})
	node.Process.Signal(syscall.SIGKILL)
	node.Wait()
	w.start(role{Name: "prover", Host: fakeHost(t, "hang")}) // hangs once only
	w.paidOnce(ctx, o)
	calls, err := os.ReadFile(filepath.Join(w.folder, "prover", "calls.log"))
	if err != nil || !strings.Contains(string(calls), "resumed") {
		t.Errorf("the second run did not resume from the stored receipt: %v\n%s", err, calls)
	}
}

// Promise 4: the orchestrator is killed after the proof was stored and before the fulfilment was handed to the sender.
func TestOrchestratorKilledBeforeSending(t *testing.T) {
	w, ctx := newWorld(t), testContext(t)
	crashing := w.start(role{Name: "orchestrator", Crash: "after-proof-stored"})
	w.dial(ctx)
	w.start(role{Name: "prover", Host: fakeHost(t, "ok")})
	o := w.order(ctx)
	crashing.Wait()
	if s := crashing.ProcessState.Sys().(syscall.WaitStatus); !s.Signaled() || s.Signal() != syscall.SIGKILL {
		t.Fatalf("the orchestrator ended with %v, want a kill", crashing.ProcessState)
	}
	w.start(role{Name: "orchestrator", Crash: "after-proof-stored"})
	poll(t, ctx, "the API after the restart", func() bool { _, err := o.Status(ctx); return err == nil })
	w.paidOnce(ctx, o)
}
