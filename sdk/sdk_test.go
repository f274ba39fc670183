package sdk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
)

func wei(n int64) *big.Int { return big.NewInt(n) }

func programID() proof.Digest { d := proof.Sum([]byte("id")); d[0] = 0; return d }

func request(input string) sdk.Request {
	return sdk.Request{Program: []byte("\x7fELF"), Input: []byte(input), ProgramID: programID(), Price: wei(1000), Collateral: wei(100)}
}

func wantCode(t *testing.T, what string, err error, code string) {
	t.Helper()
	if proof.CodeOf(err) != code {
		t.Errorf("%s: %v (code %s), want %s", what, err, proof.CodeOf(err), code)
	}
}

func TestProvenPaidAndVerified(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	c := n.dial(sdk.WithPinned(n.desc))
	o := must(c.Request(ctx, request("the journal")))(t)
	var seen []job.Phase
	r := must(o.Wait(ctx, func(s sdk.Status) { seen = append(seen, s.State) }))(t)
	if string(r.Journal) != "the journal" || r.Payout != payee || r.Digest != o.Digest() || r.Status.Cycles != 77 {
		t.Errorf("result %+v", r)
	}
	if len(seen) == 0 || seen[len(seen)-1] != job.Fulfilled {
		t.Errorf("seen %v", seen)
	}
	for _, name := range []string{"open", "lock", "fulfil"} {
		if r.Status.Txs[name].GasUsed == 0 {
			t.Errorf("gas of %s is not told: %+v", name, r.Status.Txs)
		}
	}
	_, err := o.Cancel(ctx)
	wantCode(t, "cancel", err, "not-open")
	_, err = o.Refund(ctx)
	wantCode(t, "refund", err, "wrong-state")

	dir := filepath.Join(t.TempDir(), "result")
	if err := r.Save(dir); err != nil {
		t.Fatal(err)
	}
	loaded, network, err := sdk.LoadResult(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := sdk.Verify(network, loaded); err != nil {
		t.Fatal(err)
	}
	refusesChanges(t, dir)
}

// refusesChanges loads the valid result in dir and expects every change of it to be refused, with its own code.
func refusesChanges(t *testing.T, dir string) {
	t.Helper()
	for name, change := range map[string]func(n *sdk.Network, r *sdk.Result) (code string){
		"journal": func(_ *sdk.Network, r *sdk.Result) string {
			r.Journal = []byte("the Journal")
			return "journal-mismatch"
		},
		"no journal":      func(_ *sdk.Network, r *sdk.Result) string { r.Journal = nil; return "journal-mismatch" },
		"payee":           func(_ *sdk.Network, r *sdk.Result) string { r.Payout[0]++; return "context-mismatch" },
		"claimed program": func(_ *sdk.Network, r *sdk.Result) string { r.Claim.ProgramID[31] ^= 1; return "program-id-mismatch" },
		"claimed journal": func(_ *sdk.Network, r *sdk.Result) string { r.Claim.JournalDigest[31] ^= 1; return "journal-mismatch" },
		"claimed context": func(_ *sdk.Network, r *sdk.Result) string { r.Claim.Context[31] ^= 1; return "context-mismatch" },
		"other journal": func(_ *sdk.Network, r *sdk.Result) string {
			r.Journal, r.Claim = []byte("the Journal"), sdk.Claim{}
			return "proof-invalid"
		},
		"other payee": func(_ *sdk.Network, r *sdk.Result) string {
			r.Payout[0]++
			r.Claim = sdk.Claim{}
			return "proof-invalid"
		},
		"proof byte":     func(_ *sdk.Network, r *sdk.Result) string { r.Proof[387] ^= 1; return "proof-malformed" },
		"proof short":    func(_ *sdk.Network, r *sdk.Result) string { r.Proof = r.Proof[:387]; return "proof-length" },
		"proof selector": func(_ *sdk.Network, r *sdk.Result) string { r.Proof[0]++; return "proof-selector" },
		"digest":         func(_ *sdk.Network, r *sdk.Result) string { r.Digest[0]++; return "order-mismatch" },
		"program":        func(_ *sdk.Network, r *sdk.Result) string { r.Order.ProgramID[31]++; return "order-mismatch" },
		"price":          func(_ *sdk.Network, r *sdk.Result) string { r.Order.MaxPrice = wei(1001); return "order-mismatch" },
		"order absent":   func(_ *sdk.Network, r *sdk.Result) string { r.Order.MaxPrice = nil; return "bad-order" },
		"chain":          func(n *sdk.Network, _ *sdk.Result) string { n.ChainID++; return "order-mismatch" },
		"market":         func(n *sdk.Network, _ *sdk.Result) string { n.Market[0]++; return "order-mismatch" },
		"key": func(n *sdk.Network, _ *sdk.Result) string {
			n.VerifyingKey = n.VerifyingKey[:31]
			return "bad-verifying-key"
		},
		"key word": func(n *sdk.Network, _ *sdk.Result) string { n.VerifyingKey[0] = "0x1"; return "key-invalid" },
	} {
		bad, network, err := sdk.LoadResult(dir)
		if err != nil {
			t.Fatal(err)
		}
		code := change(&network, &bad)
		wantCode(t, name, sdk.Verify(network, bad), code)
	}
	if err := os.WriteFile(filepath.Join(dir, "proof.bin"), make([]byte, proof.Groth16WireBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := sdk.LoadResult(dir)
	wantCode(t, "long proof file", err, "result-invalid")
	_, _, err = sdk.LoadResult(t.TempDir())
	wantCode(t, "no result", err, "file-unreadable")
}

// Every optional term at once: a rising price, a rule for the journal, which stays hidden, other verifiers, a callback.
func TestOptionalTerms(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	c := n.dial()
	r := request("the journal")
	r.MinPrice, r.Ramp = wei(1), 1000*time.Second
	r.Journal, r.JournalHidden = sdk.JournalRule{Digest: proof.Sum([]byte("the journal"))}, true
	r.Fallbacks, r.Callback, r.CallbackGas = []proof.Selector{{1}, {2}}, payee, 50_000
	got := must(must(c.Request(ctx, r))(t).Wait(ctx, nil))(t)
	if o := got.Order; string(got.Journal) != "the journal" || o.RampStart == 0 || o.RampSeconds != 1000 || o.FallbackSelectors != (proof.Digest{0: 1, 4: 2}) {
		t.Errorf("result %+v", got)
	}
	credit, _, err := c.Balance(ctx)
	if err != nil || credit.Cmp(wei(500)) < 0 || credit.Cmp(wei(999)) > 0 {
		t.Errorf("credit %v (%v), want what the ramp saved of 1000 wei", credit, err)
	}
	dir := filepath.Join(t.TempDir(), "result")
	if err := got.Save(dir); err != nil {
		t.Fatal(err)
	}
	loaded, network := must2(sdk.LoadResult(dir))(t)
	if err := sdk.Verify(network, loaded); err != nil {
		t.Error(err)
	}

	r = request("another journal")
	r.Journal.Prefix = []byte("anoth")
	must(must(c.Request(ctx, r))(t).Wait(ctx, nil))(t)
	r = request("yet another")
	r.Journal.Prefix = []byte("anoth")
	_, err = must(c.Request(ctx, r))(t).Wait(ctx, nil)
	wantCode(t, "a journal that is not taken", err, "journal-refused")
}

func must2[A, B any](a A, b B, err error) func(*testing.T) (A, B) {
	return func(t *testing.T) (A, B) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return a, b
	}
}

func TestRejectedOrderIsCancelledAndWithdrawn(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	c := n.dial()
	o := must(c.Request(ctx, request("panic")))(t)
	_, err := o.Fetch(ctx)
	wantCode(t, "fetch too early", err, "not-fulfilled")
	_, err = o.Wait(ctx, nil)
	wantCode(t, "wait", err, "guest-panicked")
	_, err = o.Refund(ctx)
	wantCode(t, "refund before the deadline", err, "before-deadline")
	if _, err := c.Order(o.Digest()).Cancel(ctx); err != nil { // with a handle made from the digest alone
		t.Fatal(err)
	}
	credit, _, err := c.Balance(ctx)
	if err != nil || credit.Cmp(wei(1000)) != 0 {
		t.Fatalf("credit %v %v, want the whole price back", credit, err)
	}
	if _, err := c.Withdraw(ctx, common.HexToAddress("0xbb"), credit); err != nil {
		t.Fatal(err)
	}
	_, err = c.Withdraw(ctx, common.HexToAddress("0xbb"), credit)
	wantCode(t, "withdraw twice", err, "insufficient-balance")
	_, err = o.Wait(ctx, nil)
	wantCode(t, "wait after the cancellation", err, "order-cancelled")
	second := must(c.Request(ctx, request("credit is used first")))(t)
	must(second.Wait(ctx, nil))(t)
}

// Every mistake is told before anything is uploaded, sent or paid.
func TestBadRequestsCostNothing(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	c := n.dial()
	_, before, err := c.Balance(ctx)
	if err != nil {
		t.Fatal(err)
	}
	limits := c.Network().Limits
	for name, x := range map[string]struct {
		change func(*sdk.Request)
		code   string
		says   string
	}{
		"price above balance": {func(r *sdk.Request) { r.Price = wei(2e18) }, "insufficient-balance", "2000000000000000000 wei is above the balance: account " + c.Address().Hex() + " has " + before.String()},
		"no price":            {func(r *sdk.Request) { r.Price = nil }, "bad-request", "price"},
		"price zero":          {func(r *sdk.Request) { r.Price = wei(0) }, "bad-request", "price"},
		"price negative":      {func(r *sdk.Request) { r.Price = wei(-1) }, "bad-request", "price"},
		"price past 96 bits":  {func(r *sdk.Request) { r.Price = new(big.Int).Lsh(wei(1), 96) }, "bad-request", "2^96"},
		"minPrice negative":   {func(r *sdk.Request) { r.MinPrice, r.Ramp = wei(-1), time.Second }, "bad-request", "minPrice"},
		"minPrice above":      {func(r *sdk.Request) { r.MinPrice, r.Ramp = wei(1001), time.Second }, "bad-request", "1000"},
		"minPrice, no ramp":   {func(r *sdk.Request) { r.MinPrice = wei(999) }, "bad-request", "ramp"},
		"ramp of fractions":   {func(r *sdk.Request) { r.Ramp = time.Millisecond }, "bad-request", "whole seconds"},
		"two journal rules":   {func(r *sdk.Request) { r.Journal = sdk.JournalRule{Digest: proof.Sum(nil), Prefix: []byte("x")} }, "bad-request", "give one"},
		"prefix too long":     {func(r *sdk.Request) { r.Journal.Prefix = make([]byte, 33) }, "bad-request", "at most 32"},
		"prefix of hidden":    {func(r *sdk.Request) { r.Journal.Prefix, r.JournalHidden = []byte("x"), true }, "bad-order", "hidden"},
		"callback, no gas":    {func(r *sdk.Request) { r.Callback = payee }, "bad-order", "callback"},
		"too many fallbacks":  {func(r *sdk.Request) { r.Fallbacks = make([]proof.Selector, 9) }, "bad-order", "at most 8"},
		"collateral past":     {func(r *sdk.Request) { r.Collateral = new(big.Int).Lsh(wei(1), 96) }, "bad-request", "collateral"},
		"collateral negative": {func(r *sdk.Request) { r.Collateral = wei(-1) }, "bad-request", "collateral"},
		"no program":          {func(r *sdk.Request) { r.Program = nil }, "bad-request", "program"},
		"bytes and path":      {func(r *sdk.Request) { r.ProgramPath = "x" }, "bad-request", "give one"},
		"no file":             {func(r *sdk.Request) { r.Program, r.ProgramPath = nil, "testdata/absent" }, "file-unreadable", "testdata/absent"},
		"program too large":   {func(r *sdk.Request) { r.Program = make([]byte, limits.MaxELFBytes+1) }, "elf-too-large", "limit"},
		"input too large":     {func(r *sdk.Request) { r.Input = make([]byte, limits.MaxInputBytes+1) }, "input-too-large", "limit"},
		"no program id":       {func(r *sdk.Request) { r.ProgramID = proof.Digest{} }, "bad-request", "executor"},
		"token":               {func(r *sdk.Request) { r.Token[0]++ }, "bad-request", "token"},
		"deadline short":      {func(r *sdk.Request) { r.Deadline = 89 * time.Second }, "bad-request", "1m30s"},
		"deadline long":       {func(r *sdk.Request) { r.Deadline = sdk.MaxDeadline + time.Second }, "bad-request", "720h"},
		"lock past deadline":  {func(r *sdk.Request) { r.LockSeconds = 7201 }, "bad-request", "7200"},
		"cycles past":         {func(r *sdk.Request) { r.MaxCycles = limits.MaxCycles + 1 }, "bad-request", "limit"},
		"journal past":        {func(r *sdk.Request) { r.MaxJournalBytes = limits.MaxJournalBytes + 1 }, "bad-request", "limit"},
	} {
		r := request(name)
		x.change(&r)
		_, err := c.Request(ctx, r)
		wantCode(t, name, err, x.code)
		if err != nil && !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %q does not say %q", name, err, x.says)
		}
	}
	if _, after, err := c.Balance(ctx); err != nil || after.Cmp(before) != 0 {
		t.Errorf("coins were %v and are %v (%v)", before, after, err)
	}
	if _, err := n.store.Stat(ctx, proof.Sum([]byte("price above balance"))); proof.CodeOf(err) != "artifact-not-found" {
		t.Errorf("an input was uploaded: %v", err)
	}
	reader := must(sdk.Dial(ctx, n.url, nil))(t)
	defer reader.Close()
	_, err = reader.Request(ctx, request("x"))
	wantCode(t, "without a key", err, "key-missing")
	_, err = reader.Withdraw(ctx, payee, wei(1))
	wantCode(t, "withdraw without a key", err, "key-missing")
	_, err = reader.Order(proof.Sum([]byte("nobody"))).Wait(ctx, nil)
	wantCode(t, "an order that is not on the chain", err, "order-unknown")
	_, err = sdk.Dial(ctx, "http://127.0.0.1:1", nil)
	wantCode(t, "nobody listens", err, "api-unavailable")
	_, err = sdk.Dial(ctx, n.url+"/v1/orders", nil)
	wantCode(t, "another path", err, "not-found")
}

func TestExecutorRunsFirst(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	script := must(filepath.Abs("testdata/host.sh"))(t)
	id := proof.Digest{31: 7}
	good := n.dial(sdk.WithExecutor(sdk.HostExecutor([]string{"/bin/sh", script, "0"}, t.TempDir())))
	r := request("x")
	r.ProgramID = proof.Digest{}
	p, err := good.Preflight(ctx, sdk.Request{Program: r.Program, Input: r.Input})
	if err != nil || p.ProgramID != id && p.ProgramID.String()[64:] != "07" || p.Cycles != 42 || p.JournalBytes != 5 {
		t.Fatalf("preflight %+v %v", p, err)
	}
	o := must(good.Request(ctx, r))(t)
	if s, err := o.Wait(ctx, nil); err != nil || s.Order.ProgramID != p.ProgramID {
		t.Errorf("%+v %v", s, err)
	}
	r.ProgramID = programID()
	_, err = good.Request(ctx, r)
	wantCode(t, "another program id", err, "program-id-mismatch")
	panics := n.dial(sdk.WithExecutor(sdk.HostExecutor([]string{"/bin/sh", script, "1"}, t.TempDir())))
	_, err = panics.Request(ctx, request("x"))
	wantCode(t, "exit code 1", err, "guest-panicked")
	nowhere := n.dial(sdk.WithExecutor(sdk.HostExecutor([]string{"/bin/sh", script, "0"}, filepath.Join(t.TempDir(), "absent"))))
	_, err = nowhere.Request(ctx, request("x"))
	wantCode(t, "no folder", err, "folder-unusable")
}

// liar is an API in front of the true one that changes answers; it never changes what it does not know.
func (n *network) liar(lie func(w http.ResponseWriter, r *http.Request, truth []byte) (done bool)) string {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		req, err := http.NewRequestWithContext(r.Context(), r.Method, n.url+r.URL.Path, r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		defer res.Body.Close()
		truth, err := io.ReadAll(res.Body)
		if err == nil && lie(w, r, truth) {
			return
		}
		w.WriteHeader(res.StatusCode)
		_, _ = w.Write(truth)
	}))
	n.t.Cleanup(s.Close)
	return s.URL
}

func TestLiesAboutTheNetworkAreFound(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	for name, x := range map[string]struct {
		change func(*api.Network)
		code   string
		pinned []sdk.Option
	}{
		"selector":     {func(d *api.Network) { d.Selector[0]++ }, "network-mismatch", nil},
		"verifier":     {func(d *api.Network) { d.Verifier[0]++ }, "network-mismatch", nil},
		"chain id":     {func(d *api.Network) { d.ChainID, d.InsecureDev = 1, false }, "wrong-chain", nil},
		"dev key":      {func(d *api.Network) { d.ChainID = 1 }, "insecure-key", nil},
		"key too long": {func(d *api.Network) { d.VerifyingKey = append(d.VerifyingKey, "0x1") }, "bad-verifying-key", nil},
		"market pin":   {func(d *api.Network) { d.Market[0]++ }, "network-mismatch", []sdk.Option{sdk.WithPinned(n.desc)}},
	} {
		url := n.liar(func(w http.ResponseWriter, r *http.Request, truth []byte) bool {
			var d api.Network
			if r.URL.Path != "/v1/network" || json.Unmarshal(truth, &d) != nil {
				return false
			}
			x.change(&d)
			return json.NewEncoder(w).Encode(d) == nil
		})
		c, err := sdk.Dial(ctx, url, nil, x.pinned...)
		if err == nil {
			c.Close()
		}
		wantCode(t, name, err, x.code)
	}
}

func TestLiesAboutAnOrderAreFound(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	o := must(n.dial().Request(ctx, request("truth")))(t)
	r := must(o.Wait(ctx, nil))(t)
	for name, x := range map[string]struct {
		lie  func(w http.ResponseWriter, r *http.Request, truth []byte) bool
		code string
	}{
		"terms": {func(w http.ResponseWriter, r *http.Request, truth []byte) bool {
			return strings.Contains(r.URL.Path, "orders") && wrote(w, bytes.ReplaceAll(truth, []byte(`"maxPrice":1000`), []byte(`"maxPrice":1001`)))
		}, "order-mismatch"},
		"another journal": {func(w http.ResponseWriter, r *http.Request, _ []byte) bool {
			return strings.HasSuffix(r.URL.Path, proof.Sum([]byte("truth")).String()) && wrote(w, []byte("lie"))
		}, "artifact-digest-mismatch"},
		"too many bytes": {func(w http.ResponseWriter, r *http.Request, _ []byte) bool {
			return strings.HasSuffix(r.URL.Path, proof.Sum([]byte("truth")).String()) && wrote(w, make([]byte, proof.MaxJournalBytes+1))
		}, "answer-too-long"},
		"another proof": {func(w http.ResponseWriter, r *http.Request, truth []byte) bool {
			other := proof.Sum([]byte("truth"))
			return strings.Contains(r.URL.Path, "orders") && wrote(w, bytes.ReplaceAll(truth, []byte(r0(truth)), []byte(other.String())))
		}, "proof-length"},
	} {
		c := must(sdk.Dial(ctx, n.liar(x.lie), nil))(t)
		_, err := c.Order(r.Digest).Wait(ctx, nil)
		wantCode(t, name, err, x.code)
		c.Close()
	}
}

// r0 is the proof digest in an order's JSON.
func r0(truth []byte) string {
	_, rest, _ := bytes.Cut(truth, []byte(`"proofDigest":"`))
	if len(rest) < 66 {
		return "none"
	}
	return string(rest[:66])
}

func wrote(w http.ResponseWriter, b []byte) bool {
	_, err := w.Write(b)
	return err == nil
}

// An orchestrator that has lost its orders, or hangs up for ever, cannot make a client wait for ever.
func TestChainHasTheLastWord(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	o := must(n.dial().Request(ctx, request("panic")))(t)
	_, err := o.Wait(ctx, nil)
	wantCode(t, "wait", err, "guest-panicked")
	if _, err := o.Cancel(ctx); err != nil {
		t.Fatal(err)
	}
	asked := 0
	url := n.liar(func(w http.ResponseWriter, r *http.Request, _ []byte) bool {
		if !strings.Contains(r.URL.Path, "orders") {
			return false
		}
		asked++
		http.Error(w, "gone", http.StatusBadGateway)
		return true
	})
	c := must(sdk.Dial(ctx, url, nil))(t)
	defer c.Close()
	_, err = c.Order(o.Digest()).Wait(ctx, nil)
	wantCode(t, "wait", err, "order-cancelled")
	if asked == 0 {
		t.Error("the API was not asked")
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := c.Order(o.Digest()).Wait(gone, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled context: %v", err)
	}
}

// An API that goes on saying "rejected" after the client took the order back: whether the money has moved is the chain's to say.
func TestRejectedForEverIsCancelledOnChain(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	o := must(n.dial().Request(ctx, request("panic")))(t)
	if s := must(o.Watch(ctx, nil))(t); s.State != job.Rejected {
		t.Fatalf("%s, want rejected", s.State)
	}
	res := must(http.Get(n.url + "/v1/orders/" + o.Digest().String() + "/events"))(t)
	stale := must(io.ReadAll(res.Body))(t) // ends, since a rejected order is settled
	res.Body.Close()
	if !bytes.Contains(stale, []byte(`"state":"rejected"`)) {
		t.Fatalf("the stream said %s", stale)
	}
	url := n.liar(func(w http.ResponseWriter, r *http.Request, _ []byte) bool {
		return strings.HasSuffix(r.URL.Path, "/events") && wrote(w, stale)
	})
	c := must(sdk.Dial(ctx, url, nil))(t)
	defer c.Close()
	_, err := c.Order(o.Digest()).Wait(ctx, nil)
	wantCode(t, "while the order is open", err, "guest-panicked")
	if _, err := o.Cancel(ctx); err != nil {
		t.Fatal(err)
	}
	if s, err := c.Order(o.Digest()).Watch(ctx, nil); err != nil || s.State != job.Cancelled {
		t.Errorf("watch: %s (%v), want cancelled", s.State, err)
	}
	_, err = c.Order(o.Digest()).Wait(ctx, nil)
	wantCode(t, "once it is cancelled", err, "order-cancelled")
}
