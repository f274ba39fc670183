package node_test

import (
	"bytes"
	"context"
	"math/big"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
	guests "github.com/lemma-network/lemma/zkvm-host/guests"
)

// lightHost is the real sp1-host; `make build` makes it.
func lightHost(t *testing.T) []string {
	t.Helper()
	path := os.Getenv("LEMMA_HOST")
	if path == "" {
		path = "../../bin/sp1-host"
	}
	path, err := filepath.EvalSymlinks(path)
	if err == nil {
		path, err = filepath.Abs(path)
	}
	if err != nil {
		t.Fatalf("sp1-host is not built: run `make build` first: %v", err)
	}
	return []string{path, "--light"}
}

// What never becomes an order: each is refused with a clear error. One network is asked all of it.
func TestBadInputIsNeverTaken(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), testContext(t)
	w.start(role{ID: "orchestrator"})
	w.dial(ctx)
	t.Run("requests", func(t *testing.T) { w.badRequests(t, ctx) })
	t.Run("an upload with a wrong digest", func(t *testing.T) { w.badUpload(t, ctx) })
	t.Run("orders that no SDK sends", func(t *testing.T) { w.badOrders(t, ctx) })
}

// Bad requests cost the client nothing: no money is taken, not even for gas.
func (w *world) badRequests(t *testing.T, ctx context.Context) {
	key, err := w.network.File.AccountKey("client")
	if err != nil {
		t.Fatal(err)
	}
	client, err := sdk.Dial(ctx, "http://"+w.network.File.API, key, sdk.WithExecutor(sdk.HostExecutor(lightHost(t), t.TempDir())))
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	elf := func(name string) []byte {
		b, err := guests.Lookup(name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	x86, err := os.ReadFile("/proc/self/exe")
	if err != nil {
		t.Fatal(err)
	}
	good := sdk.Request{Program: elf("fibonacci"), Input: guests.FibonacciInput(10), Price: price, Deadline: time.Hour, MaxCycles: 1 << 24}
	for _, c := range []struct {
		name, code string
		long       bool // takes the real host many seconds; one such run is enough for `make check`
		change     func(*sdk.Request)
	}{
		{"not RISC-V", "elf-not-riscv", false, func(r *sdk.Request) { r.Program = x86[:min(len(x86), proof.MaxELFBytes)] }},
		{"not an ELF", "elf-not-riscv", false, func(r *sdk.Request) { r.Program = []byte("#!/bin/sh") }},
		{"ELF one byte over the limit", "elf-too-large", false, func(r *sdk.Request) { r.Program = bytes.Repeat([]byte{1}, proof.MaxELFBytes+1) }},
		{"panics", "guest-panicked", false, func(r *sdk.Request) { r.Program = elf("panic") }},
		{"panics on its input", "guest-panicked", true, func(r *sdk.Request) { r.Input = []byte("five!") }},
		{"loops for ever", "cycle-limit", true, func(r *sdk.Request) { r.Program = elf("loop") }},
		{"writes 100 MB of journal", "journal-limit", true, func(r *sdk.Request) { r.Program = elf("flood"); r.MaxCycles = proof.MaxCycles }},
		{"price above balance", "insufficient-balance", false, func(r *sdk.Request) { r.Price, r.ProgramID = new(big.Int).Lsh(big.NewInt(1), 95), proof.Digest{1} }},
		{"no price", "bad-request", false, func(r *sdk.Request) { r.Price = new(big.Int) }},
		{"deadline too near", "bad-request", false, func(r *sdk.Request) { r.Deadline = time.Second }},
	} {
		if c.long && testing.Short() {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			req := good
			c.change(&req)
			before := clientMoney(t, ctx, client)
			asks := client
			if !req.ProgramID.IsZero() { // who knows it may ask without running the program
				asks = w.client
			}
			_, err := asks.Request(ctx, req)
			if proof.CodeOf(err) != c.code {
				t.Errorf("code %q, want %q: %v", proof.CodeOf(err), c.code, err)
			}
			t.Logf("says: %v", err)
			if after := clientMoney(t, ctx, client); after.Cmp(before) != 0 {
				t.Errorf("the client had %v and has %v", before, after)
			}
		})
	}
}

// clientMoney is everything the client holds, in wei: nothing was sent, so not even gas may be missing.
func clientMoney(t *testing.T, ctx context.Context, c *sdk.Client) *big.Int {
	t.Helper()
	credit, coins, err := c.Balance(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return coins.Add(coins, credit)
}

// An input whose bytes are not those of its digest is refused by the store's door.
func (w *world) badUpload(t *testing.T, ctx context.Context) {
	url := "http://" + w.network.File.API + "/v1/artifacts/" + proof.Sum([]byte("something else")).String()
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, url, bytes.NewReader([]byte("these bytes")))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var body bytes.Buffer
	body.ReadFrom(resp.Body)
	if resp.StatusCode != http.StatusBadRequest || !bytes.Contains(body.Bytes(), []byte("artifact-digest-mismatch")) {
		t.Errorf("%s: %s", resp.Status, body.String())
	}
}

// The contract itself refuses what no honest SDK sends: a wrong signature and a passed deadline.
func (w *world) badOrders(t *testing.T, ctx context.Context) {
	key, err := w.network.File.AccountKey("client")
	if err != nil {
		t.Fatal(err)
	}
	head, err := w.market.Head(ctx)
	if err != nil {
		t.Fatal(err)
	}
	d := w.network.File.Chain.Deployment
	order := chain.Order{
		Client: w.client.Address(), Nonce: big.NewInt(1), Selector: d.Selector, ProgramID: proof.Digest{1}, ProgramDigest: proof.Digest{2},
		InputDigest: proof.Digest{3}, MaxCycles: 1000, MaxJournalBytes: 100, Token: common.Address{}, MinPrice: price, MaxPrice: price, Collateral: big.NewInt(0),
		LockSeconds: 600, Deadline: head.Time + 3600,
	}
	sign := func(o chain.Order) []byte {
		sig, err := chain.SignOrder(o, d.ChainID, d.Market, key)
		if err != nil {
			t.Fatal(err)
		}
		return sig
	}
	late := order
	late.Deadline = head.Time - 1
	other := order
	other.MinPrice = big.NewInt(1)
	for _, c := range []struct {
		name, code string
		order      chain.Order
		sig        []byte
	}{
		{"signature of another order", "bad-signature", order, sign(other)},
		{"past deadline", "deadline-out-of-range", late, sign(late)},
	} {
		err := w.market.Simulate(ctx, w.client.Address(), w.market.OpenCall(c.order, c.sig, c.order.MaxPrice))
		if proof.CodeOf(err) != c.code {
			t.Errorf("%s: code %q, want %q: %v", c.name, proof.CodeOf(err), c.code, err)
		}
	}
	if err := w.market.Simulate(ctx, w.client.Address(), w.market.OpenCall(order, sign(order), order.MaxPrice)); err != nil {
		t.Errorf("the good order: %v", err)
	}
}

// A guest that fails only at the prover (a client that skipped its own run) is never locked, and the client takes all back.
func TestFailingGuestIsRejectedAndRefunded(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), testContext(t)
	w.start(role{ID: "orchestrator"})
	w.dial(ctx)
	w.start(role{ID: "prover", Host: append(fakeHost(t, "execute"), "permanent", "guest-panicked")})
	o := w.order(ctx)
	_, err := o.Wait(ctx, nil)
	if proof.CodeOf(err) != "guest-panicked" {
		t.Errorf("waiting said %v", err)
	}
	if _, err := o.Cancel(ctx); err != nil {
		t.Fatal(err)
	}
	credit, _, err := w.client.Balance(ctx)
	if err != nil || credit.Cmp(price) != 0 {
		t.Errorf("the client's credit is %v (%v), want the whole price %v back", credit, err, price)
	}
}
