package orchestrator

import (
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/match"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

func (q *fakeQueue) RequestQuote(_ context.Context, _, prover string, r queue.QuoteRequest) (queue.QuoteReply, error) {
	return q.onQuote(prover, r)
}

// ran is a run of 3,000,001 cycles by a prover.
func ran(by string, r queue.QuoteRequest) queue.QuoteReply {
	return queue.QuoteReply{Prover: by, ProgramDigest: r.ProgramDigest, InputDigest: r.InputDigest, ProgramID: proof.Digest{7}, Cycles: 3_000_001, Gas: 9,
		JournalDigest: proof.Digest{8}, JournalBytes: 5}
}

// quoting is an orchestrator that gives quotes, with three provers outside the pool.
func quoting(t *testing.T) *bench {
	b := newBench(t)
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	b.quoteKey = key
	b.queue.onQuote = func(_ string, r queue.QuoteRequest) (queue.QuoteReply, error) { return ran("p1", r), nil }
	b.start()
	b.tell(func(e *match.Engine, now int64) {
		e.SetProver(match.Prover{ID: match.Pool}, now)
		for i, base := range []int64{300, 200, 100} {
			p := match.Prover{ID: fmt.Sprintf("0x%d", i), ZKVM: "sp1", Region: "eu", Capacity: 1, Slots: 1, Ask: match.Ask{Base: big.NewInt(base), PerMegacycle: big.NewInt(10)}}
			if i == 2 {
				p.MaxCycles = 3_000_000 // the cheapest is too small
			}
			e.SetProver(p, now)
		}
	})
	return b
}

func (b *bench) tell(f func(*match.Engine, int64)) {
	if err := b.o.ask(context.Background(), func(own *owner) error { f(own.matches.engine, b.o.now()); return nil }); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) quoteRequest() api.QuoteRequest {
	return api.QuoteRequest{ProgramDigest: b.store.add([]byte("elf")), InputDigest: b.store.add([]byte("input"))}
}

func (b *bench) quote(r any) (q api.Quote, e *proof.Error) {
	b.t.Helper()
	text, _ := json.Marshal(r)
	_, body, e := b.get("POST", "/v1/quotes", strings.NewReader(string(text)))
	if e == nil {
		if err := json.Unmarshal(body, &q); err != nil {
			b.t.Fatal(err)
		}
	}
	return q, e
}

func TestQuoteIsSignedAndPricedByTheCheapestTaker(t *testing.T) {
	b := quoting(t)
	q, e := b.quote(b.quoteRequest())
	if e != nil {
		t.Fatal(e)
	}
	me := crypto.PubkeyToAddress(b.quoteKey.PublicKey)
	who, err := chain.QuoteSigner(q.Quote, q.Signature, chainID, market)
	if err != nil || who != me || q.Signer != me || b.o.cfg.Network.Quoter != me {
		t.Fatalf("%v %v", who, err)
	}
	// 200 and 4 started megacycles at 10, and a tenth more.
	if q.Ask != "240" || q.Price.Int64() != 264 || q.MarginBps != 1000 || q.Takers != 2 || q.Reasons[match.ReasonCycles] != 1 || q.Cycles != 3_000_001 ||
		q.RunBy != "p1" || q.Gas != 9 || q.ProgramID != (proof.Digest{7}) || q.Expiry != uint64(b.clock.Now().Unix()+quoteValidSeconds) {
		t.Fatalf("%+v", q)
	}
	if q.SecondsFrom != api.SecondsUnknown || q.P50Seconds != 0 || q.P90Seconds != 0 {
		t.Fatalf("nobody measured anything, and yet: %+v", q)
	}
}

func TestQuoteKeepsTheClientsTerms(t *testing.T) {
	b := quoting(t)
	r := b.quoteRequest()
	for name, c := range map[string]struct {
		edit   func(*api.QuoteRequest)
		takers uint32
		price  int64
		reason string
	}{
		"price in between":  {func(r *api.QuoteRequest) { r.MaxPrice = "339" }, 1, 264, match.ReasonPrice},
		"margin cut":        {func(r *api.QuoteRequest) { r.MaxPrice = "250" }, 1, 250, match.ReasonPrice},
		"price below all":   {func(r *api.QuoteRequest) { r.MaxPrice = "239" }, 0, 0, match.ReasonPrice},
		"one prover only":   {func(r *api.QuoteRequest) { r.Provers = []string{"0x0"} }, 1, 374, match.ReasonNotAllowed},
		"another region":    {func(r *api.QuoteRequest) { r.Region = "us" }, 0, 0, match.ReasonRegion},
		"deadline too near": {func(r *api.QuoteRequest) { r.DeadlineSeconds = match.MarginSeconds - 1 }, 0, 0, match.ReasonDeadline},
	} {
		edited := r
		c.edit(&edited)
		q, e := b.quote(edited)
		if e != nil || q.Takers != c.takers || q.Price.Int64() != c.price || q.Reasons[c.reason] == 0 || (q.Ask == "") != (c.takers == 0) {
			t.Errorf("%s: %+v %v", name, q, e)
		}
	}
}

func TestQuoteTimesComeFromSpeedsAndThenFromRealJobs(t *testing.T) {
	b := quoting(t)
	b.tell(func(e *match.Engine, now int64) {
		for i, fixed := range []float64{100, 50} {
			e.SetProver(match.Prover{ID: fmt.Sprintf("0x%d", i), ZKVM: "sp1", Capacity: 1, Slots: 1, Speed: match.Speed{ProveCyclesPerSecond: 3_000_001, FixedSeconds: fixed}}, now)
		}
	})
	if q, e := b.quote(b.quoteRequest()); e != nil || q.P50Seconds != 101 || q.P90Seconds != 101 || q.SecondsFrom != api.SecondsSpeeds || q.Price.Int64() != 1 {
		t.Fatalf("%+v %v", q, e)
	}
	for n := range 10 {
		b.o.quotes.learn(4_000_000, []api.Stage{{Seconds: float64(n)}, {Seconds: 1000}})
		b.o.quotes.learn(7_000_000, []api.Stage{{Seconds: 1}}) // more than twice as many cycles
		b.o.quotes.learn(0, []api.Stage{{Seconds: 1}})
	}
	if q, e := b.quote(b.quoteRequest()); e != nil || q.P50Seconds != 1005 || q.P90Seconds != 1009 || q.SecondsFrom != api.SecondsJobs {
		t.Fatalf("%+v %v", q, e)
	}
	for range 10 * maxJobSamples {
		b.o.quotes.learn(1, []api.Stage{{Seconds: 1}})
	}
	if n := len(b.o.quotes.jobs); n != maxJobSamples {
		t.Fatalf("%d samples are kept", n)
	}
}

// A run is made once for a program and an input; a stranger's word about it is not kept for others.
func TestQuotesAreCached(t *testing.T) {
	b := quoting(t)
	var mu sync.Mutex
	calls := map[string]int{}
	b.queue.onQuote = func(prover string, r queue.QuoteRequest) (queue.QuoteReply, error) {
		mu.Lock()
		defer mu.Unlock()
		calls[prover]++
		if prover == "" {
			return ran("p1", r), nil
		}
		return ran(prover, r), nil
	}
	r := b.quoteRequest()
	strangers := r
	strangers.Provers = []string{"0x0"}
	for range 2 {
		if q, e := b.quote(strangers); e != nil || q.RunBy != "0x0" {
			t.Fatal(q, e)
		}
	}
	for range 3 {
		if _, e := b.quote(r); e != nil {
			t.Fatal(e)
		}
	}
	if calls[""] != 1 || calls["0x0"] != 2 {
		t.Fatalf("ran %v", calls)
	}
	tight := r
	tight.MaxCycles = 3_000_000 // the kept run is judged by each request's own limits
	if _, e := b.quote(tight); e == nil || e.Code != "cycle-limit" {
		t.Fatal(e)
	}
	tight = r
	tight.MaxJournalBytes = 4
	if _, e := b.quote(tight); e == nil || e.Code != "journal-limit" {
		t.Fatal(e)
	}
	for n := range 2 * maxQuoteCache {
		b.o.quotes.keep([2]proof.Digest{{byte(n), byte(n >> 8)}}, queue.QuoteReply{})
	}
	if len(b.o.quotes.cache) != maxQuoteCache || len(b.o.quotes.order) != maxQuoteCache {
		t.Fatalf("%d runs are kept", len(b.o.quotes.cache))
	}
}

func TestWhoRunsForAQuote(t *testing.T) {
	b := quoting(t)
	asked := []string{}
	b.queue.onQuote = func(prover string, r queue.QuoteRequest) (queue.QuoteReply, error) {
		asked = append(asked, prover)
		return queue.QuoteReply{}, proof.Errorf(proof.Retry, "quote-unanswered", "nobody")
	}
	if _, e := b.quote(b.quoteRequest()); e == nil || e.Code != "quote-unanswered" || strings.Join(asked, ",") != ",0x1" {
		t.Fatalf("%v; asked %q", e, asked) // the pool, then the cheapest that would take so many cycles
	}
	asked = nil
	r := b.quoteRequest()
	r.Provers = []string{"0x2", "node-1"}
	if _, e := b.quote(r); e == nil || strings.Join(asked, ",") != ",0x2" {
		t.Fatalf("%v; asked %q", e, asked)
	}
	asked = nil
	b.queue.onQuote = func(prover string, r queue.QuoteRequest) (queue.QuoteReply, error) {
		asked = append(asked, prover)
		return queue.QuoteReply{Error: proof.Errorf(proof.Permanent, "guest-panicked", "the guest ended with exit code 1")}, nil
	}
	if _, e := b.quote(b.quoteRequest()); e == nil || e.Code != "guest-panicked" || len(asked) != 1 {
		t.Fatalf("%v; asked %q", e, asked) // that is an answer: nobody else is asked
	}
}

func TestQuotesAreRefused(t *testing.T) {
	b := quoting(t)
	good := b.quoteRequest()
	for name, c := range map[string]struct {
		edit func(*api.QuoteRequest)
		code string
	}{
		"no program":       {func(r *api.QuoteRequest) { r.ProgramDigest = proof.Digest{} }, "bad-request"},
		"not uploaded":     {func(r *api.QuoteRequest) { r.InputDigest[0]++ }, "artifact-not-found"},
		"too many cycles":  {func(r *api.QuoteRequest) { r.MaxCycles = queue.MaxQuoteCycles + 1 }, "bad-request"},
		"journal too long": {func(r *api.QuoteRequest) { r.MaxJournalBytes = proof.MaxJournalBytes + 1 }, "bad-request"},
		"price zero":       {func(r *api.QuoteRequest) { r.MaxPrice = "0" }, "bad-request"},
		"price in words":   {func(r *api.QuoteRequest) { r.MaxPrice = "much" }, "bad-request"},
		"many provers":     {func(r *api.QuoteRequest) { r.Provers = make([]string, maxQuoteProvers+1) }, "bad-request"},
		"thirty-one days":  {func(r *api.QuoteRequest) { r.DeadlineSeconds = chain.MaxOrderSeconds + 1 }, "bad-request"},
		"long body":        {func(r *api.QuoteRequest) { r.Region = strings.Repeat("x", api.MaxQuoteBytes) }, "bad-request"},
	} {
		r := good
		c.edit(&r)
		if _, e := b.quote(r); e == nil || e.Code != c.code {
			t.Errorf("%s: %v", name, e)
		}
	}
	if _, e := b.quote("garbage"); e == nil || e.Code != "bad-request" {
		t.Error(e)
	}
	if _, e := b.quote(good); e == nil || e.Code != "too-busy" { // the eleventh question of this client
		t.Error(e)
	}
	b.clock.Advance(quoteEverySeconds * 1e9)
	if _, e := b.quote(good); e != nil {
		t.Error(e)
	}
	silent := newBench(t)
	silent.start()
	if _, e := silent.quote(good); e == nil || e.Code != "not-found" {
		t.Error(e)
	}
}

func TestQuoteClientsAreBounded(t *testing.T) {
	q := newQuotes()
	for n := range maxQuoteClients {
		if err := q.admit(fmt.Sprint(n), 100); err != nil {
			t.Fatal(err)
		}
	}
	if err := q.admit("one more", 100); proof.CodeOf(err) != "too-busy" {
		t.Fatal(err)
	}
	if err := q.admit("one more", 100+quoteEverySeconds); err != nil || len(q.clients) != 1 {
		t.Fatal(err, len(q.clients))
	}
}

func TestPriceOf(t *testing.T) {
	for _, c := range []struct{ ask, least, most, want int64 }{
		{0, 0, 0, 1}, {0, 5, 0, 5}, {1, 0, 0, 2}, {10, 0, 0, 11}, {11, 0, 0, 13}, {1000, 5, 0, 1100}, {1000, 5, 1050, 1050},
	} {
		var most *big.Int
		if c.most != 0 {
			most = big.NewInt(c.most)
		}
		if got := priceOf(big.NewInt(c.ask), big.NewInt(c.least), most); got.Int64() != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
