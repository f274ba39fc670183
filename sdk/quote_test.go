package sdk_test

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
)

// quotable is a request that the network's quote and testdata/host.sh agree about.
func quotable() sdk.Request {
	r := request("quoted")
	r.ProgramID, r.Price, r.Collateral = proof.Digest{31: 7}, nil, nil
	return r
}

func (n *network) executor() sdk.Option {
	script := must(filepath.Abs("testdata/host.sh"))(n.t)
	return sdk.WithExecutor(sdk.HostExecutor([]string{"/bin/sh", script, "0"}, n.t.TempDir()))
}

func TestQuoteThenRequest(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	pinned := n.dial().Network() // with the account that signs quotes
	c := n.dial(sdk.WithPinned(pinned), n.executor())
	credit, coins := must2(c.Balance(ctx))(t)
	q := must(c.Quote(ctx, quotable()))(t)
	if q.Cycles != 42 || q.Price.Sign() <= 0 || q.Takers != 1 || q.RunBy != "toy" || q.SecondsFrom != api.SecondsUnknown || q.P90Seconds != 0 {
		t.Errorf("%+v", q)
	}
	if credit2, coins2 := must2(c.Balance(ctx))(t); credit.Cmp(credit2) != 0 || coins.Cmp(coins2) != 0 {
		t.Error("a quote cost money")
	}
	r := quotable()
	r.Quote = &q
	o := must(c.Request(ctx, r))(t)
	got := must(o.Wait(ctx, nil))(t)
	if got.Order.MaxPrice.Cmp(q.Price) != 0 || got.Order.MaxCycles != 1_000_000 || got.Order.ProgramID != q.ProgramID {
		t.Errorf("%+v", got.Order)
	}
	// Without an executor the program's id is the quote's.
	plain := n.dial()
	r = quotable()
	r.Input, r.ProgramID = []byte("no executor"), proof.Digest{}
	ask := r
	ask.ProgramID = q.ProgramID
	q2 := must(plain.Quote(ctx, ask))(t)
	r.Quote = &q2
	must(plain.Request(ctx, r))(t)
	ask.Price = q2.Price
	if q3 := must(plain.Quote(ctx, ask))(t); q3.Price.Cmp(q2.Price) > 0 {
		t.Errorf("price %v above the most, %v", q3.Price, q2.Price)
	}
	panics := quotable()
	panics.Input = []byte("panic")
	_, err := plain.Quote(ctx, panics)
	wantCode(t, "a program that panics", err, "guest-panicked")
}

// What is changed, old, for other bytes or of another network is refused before money moves, in Quote and in Request.
func TestQuotesThatCannotBeTrusted(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	c := n.dial()
	q := must(c.Quote(ctx, quotable()))(t)
	_, before := must2(c.Balance(ctx))(t)
	for name, x := range map[string]struct {
		change func(q *sdk.Quote, r *sdk.Request)
		code   string
	}{
		"replaced cycles":  {func(q *sdk.Quote, _ *sdk.Request) { q.Cycles = 41 }, "bad-quote"},
		"lower price":      {func(q *sdk.Quote, _ *sdk.Request) { q.Price = wei(2) }, "bad-quote"},
		"longer life":      {func(q *sdk.Quote, _ *sdk.Request) { q.Expiry++ }, "bad-quote"},
		"no signature":     {func(q *sdk.Quote, _ *sdk.Request) { q.Signature = nil }, "bad-quote"},
		"forged signature": {func(q *sdk.Quote, _ *sdk.Request) { q.Signature[5]++ }, "bad-quote"},
		"no quote at all":  {func(q *sdk.Quote, _ *sdk.Request) { *q = sdk.Quote{} }, "bad-quote"},
		"another program":  {func(_ *sdk.Quote, r *sdk.Request) { r.Program = []byte("\x7fELF2") }, "quote-mismatch"},
		"another input":    {func(_ *sdk.Quote, r *sdk.Request) { r.Input = []byte("other") }, "quote-mismatch"},
		"fewer cycles":     {func(_ *sdk.Quote, r *sdk.Request) { r.MaxCycles = 41 }, "bad-request"},
		"a token":          {func(_ *sdk.Quote, r *sdk.Request) { r.Token = n.desc.Token; r.Token[0]++ }, "bad-request"},
	} {
		changed, r := q, quotable()
		changed.Signature = append([]byte{}, q.Signature...)
		r.Quote = &changed
		x.change(&changed, &r)
		_, err := c.Request(ctx, r)
		wantCode(t, name, err, x.code)
	}
	r := quotable()
	r.Quote = &q
	_, err := c.Quote(ctx, r)
	wantCode(t, "a quote of a quote", err, "bad-request")
	other := must(newNetwork(t).dial().Quote(ctx, quotable()))(t) // another chain's market and account
	r.Quote = &other
	_, err = c.Request(ctx, r)
	wantCode(t, "another network's", err, "bad-quote")
	if _, after := must2(c.Balance(ctx))(t); after.Cmp(before) != 0 {
		t.Errorf("coins were %v and are %v", before, after)
	}
}

// An API that lies in its answer, or about who signs.
func TestLiesAboutAQuoteAreFound(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	var stale []byte
	for name, x := range map[string]struct {
		path   string
		change func(q *sdk.Quote, d *api.Network)
		code   string
	}{
		"cycles":           {"/v1/quotes", func(q *sdk.Quote, _ *api.Network) { q.Cycles++ }, "bad-quote"},
		"price":            {"/v1/quotes", func(q *sdk.Quote, _ *api.Network) { q.Price = wei(7) }, "bad-quote"},
		"another's signer": {"/v1/network", func(_ *sdk.Quote, d *api.Network) { d.Quoter[0]++ }, "bad-quote"},
		"no signer":        {"/v1/network", func(_ *sdk.Quote, d *api.Network) { d.Quoter = payee; clear(d.Quoter[:]) }, "bad-quote"},
		"not JSON":         {"/v1/quotes", nil, "bad-answer"},
	} {
		url := n.liar(func(w http.ResponseWriter, r *http.Request, truth []byte) bool {
			if r.URL.Path != x.path {
				return false
			}
			if x.change == nil {
				return wrote(w, []byte("<html>"))
			}
			var q sdk.Quote
			var d api.Network
			if x.path == "/v1/quotes" {
				if json.Unmarshal(truth, &q) != nil {
					return false
				}
				stale = truth
				x.change(&q, nil)
				return json.NewEncoder(w).Encode(q) == nil
			}
			if json.Unmarshal(truth, &d) != nil {
				return false
			}
			x.change(nil, &d)
			return json.NewEncoder(w).Encode(d) == nil
		})
		c := must(sdk.Dial(ctx, url, nil))(t)
		_, err := c.Quote(ctx, quotable())
		wantCode(t, name, err, x.code)
		c.Close()
	}
	// The true quote of one input, given as the answer about another.
	c := must(sdk.Dial(ctx, n.liar(func(w http.ResponseWriter, r *http.Request, _ []byte) bool {
		return strings.HasSuffix(r.URL.Path, "/quotes") && wrote(w, stale)
	}), nil))(t)
	defer c.Close()
	r := quotable()
	r.Input = []byte("another question")
	_, err := c.Quote(ctx, r)
	wantCode(t, "an old answer", err, "quote-mismatch")
	pinned := n.dial().Network()
	pinned.Quoter[0]++
	_, err = sdk.Dial(ctx, n.url, nil, sdk.WithPinned(pinned))
	wantCode(t, "another signer than pinned", err, "network-mismatch")
}

func TestQuotesExpire(t *testing.T) {
	n, ctx := newNetwork(t), t.Context()
	c := n.dial()
	q := must(c.Quote(ctx, quotable()))(t)
	r := quotable()
	r.Quote = &q
	sdk.SetNow(c, func() time.Time { return time.Unix(int64(q.Expiry)+1, 0) })
	_, err := c.Request(ctx, r)
	wantCode(t, "a second too late", err, "quote-expired")
	sdk.SetNow(c, func() time.Time { return time.Unix(int64(q.Expiry), 0) })
	if _, err = c.Request(ctx, r); err != nil {
		t.Errorf("in the last second: %v", err)
	}
}

// A signed lie is found by a run on the client's machine.
func TestQuoteIsComparedWithARunHere(t *testing.T) {
	seven := proof.Digest{31: 7}
	here := sdk.Preflight{ProgramID: seven, Cycles: 42, JournalDigest: seven}
	for field, change := range map[string]func(*sdk.Preflight){"": func(*sdk.Preflight) {}, "cycles": func(p *sdk.Preflight) { p.Cycles++ },
		"programId": func(p *sdk.Preflight) { p.ProgramID[0]++ }, "journalDigest": func(p *sdk.Preflight) { p.JournalDigest[0]++ }} {
		q := sdk.Quote{}
		q.ProgramID, q.Cycles, q.JournalDigest = seven, 42, seven
		run := here
		change(&run)
		if err := sdk.SameRun(q, run); (err == nil) != (field == "") || err != nil && !strings.HasPrefix(err.Error(), field) {
			t.Errorf("%q: %v", field, err)
		}
	}
	n := newNetwork(t)
	c := n.dial(n.executor())
	r := quotable()
	q := must(n.dial().Quote(t.Context(), r))(t) // the client that asked had no executor
	r.Quote = &q
	must(c.Request(t.Context(), r))(t)
}
