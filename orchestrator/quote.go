package orchestrator

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"math"
	"math/big"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/match"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// Limits of quotes.
const (
	maxQuoteRuns      = 2 // at once
	quoteTimeout      = 55 * time.Second
	quoteBusyTries    = 4
	quoteBusyPause    = 500 * time.Millisecond
	quoteBurst        = 10 // of one client,
	quoteEverySeconds = 6  // and one more after so long
	maxQuoteClients   = 4096
	maxQuoteCache     = 1024
	maxQuoteProvers   = match.MaxIDsInList
	quoteValidSeconds = 300
	quoteMarginBps    = 1000 // asks may rise while a client thinks
	maxJobSamples     = 256
	minJobSamples     = 5 // of about as many cycles, before real jobs say more than the provers' own speeds
)

var _ [api.MaxQuoteCycles]struct{} = [queue.MaxQuoteCycles]struct{}{} // what clients are told is what the queue takes

// Quoter has a prover run a program; a *queue.Conn is one. "" is any of the operator's own.
type Quoter interface {
	RequestQuote(ctx context.Context, zkvm, prover string, r queue.QuoteRequest) (queue.QuoteReply, error)
}

// quotes is what quotes need to remember. It is lost with the process.
type quotes struct {
	runs chan struct{}

	mu      sync.Mutex // guards what follows
	cache   map[[2]proof.Digest]queue.QuoteReply
	order   [][2]proof.Digest  // of the cache, oldest first
	clients map[string]float64 // when each one's bucket will be full, seconds
	jobs    []jobSample
}

// jobSample is what a fulfilled order took.
type jobSample struct {
	cycles  uint64
	seconds float64
}

func newQuotes() *quotes {
	return &quotes{runs: make(chan struct{}, maxQuoteRuns), cache: map[[2]proof.Digest]queue.QuoteReply{}, clients: map[string]float64{}}
}

// learn notes what a proven job took, from all of its stages.
func (q *quotes) learn(cycles uint64, stages []api.Stage) {
	s := jobSample{cycles: cycles}
	for _, stage := range stages {
		s.seconds += stage.Seconds
	}
	if cycles == 0 || !(s.seconds > 0) {
		return
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.jobs = append(q.jobs[max(0, len(q.jobs)+1-maxJobSamples):], s)
}

// similar is what jobs of half to twice as many cycles took.
func (q *quotes) similar(cycles uint64) (seconds []float64) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, j := range q.jobs {
		if j.cycles/2 <= cycles && cycles/2 <= j.cycles {
			seconds = append(seconds, j.seconds)
		}
	}
	return seconds
}

// admit takes a token out of the client's bucket.
func (q *quotes) admit(client string, now int64) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if _, known := q.clients[client]; !known && len(q.clients) >= maxQuoteClients {
		for c, full := range q.clients {
			if full <= float64(now) {
				delete(q.clients, c)
			}
		}
		if len(q.clients) >= maxQuoteClients {
			return proof.Errorf(proof.Retry, "too-busy", "quotes: too many clients ask at once: try again shortly")
		}
	}
	full := max(q.clients[client], float64(now)) + quoteEverySeconds
	if full > float64(now)+quoteBurst*quoteEverySeconds {
		return proof.Errorf(proof.Retry, "too-busy", "quotes: %d at once and one every %d seconds are free: try again shortly", quoteBurst, quoteEverySeconds)
	}
	q.clients[client] = full
	return nil
}

func (q *quotes) cached(key [2]proof.Digest) (queue.QuoteReply, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	r, ok := q.cache[key]
	return r, ok
}

func (q *quotes) keep(key [2]proof.Digest, r queue.QuoteReply) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if _, known := q.cache[key]; !known {
		q.order = append(q.order, key)
	}
	q.cache[key] = r
	if len(q.order) > maxQuoteCache {
		delete(q.cache, q.order[0])
		q.order = q.order[1:]
	}
}

// postQuote answers with a signed quote: what the program's run takes, what it will cost and who would prove it. No money moves.
func (o *orchestrator) postQuote(w http.ResponseWriter, r *http.Request) error {
	if o.deps.QuoteKey == nil {
		return proof.Errorf(proof.Caller, "not-found", "this orchestrator gives no quotes: send an order with a price that rises")
	}
	client, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		client = r.RemoteAddr
	}
	if err := o.quotes.admit(client, o.now()); err != nil {
		return err
	}
	c := http.NewResponseController(w)
	until := time.Now().Add(quoteTimeout + requestTimeout) // a socket's deadline is the kernel's business, not the injected clock's
	if err := errors.Join(c.SetReadDeadline(until), c.SetWriteDeadline(until)); err != nil {
		return proof.Errorf(proof.Bug, "internal", "set deadline: %w", err)
	}
	req, maxPrice, err := o.readQuote(r.Body)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(r.Context(), quoteTimeout)
	defer cancel()
	quote, err := o.quote(ctx, req, maxPrice)
	if err != nil {
		return err
	}
	o.reply(w, quote)
	return nil
}

// readQuote reads and checks the request, and fills in what was left out.
func (o *orchestrator) readQuote(body io.Reader) (req api.QuoteRequest, maxPrice *big.Int, err error) {
	bad := func(field, format string, args ...any) error {
		return proof.Errorf(proof.Caller, "bad-request", field+": "+format, args...).WithField(field)
	}
	b, err := io.ReadAll(io.LimitReader(body, api.MaxQuoteBytes+1))
	if err != nil {
		return req, nil, bad("body", "%w", err)
	}
	if len(b) > api.MaxQuoteBytes {
		return req, nil, bad("body", "more than %d bytes", api.MaxQuoteBytes)
	}
	if err := json.Unmarshal(b, &req); err != nil {
		return req, nil, bad("body", "not a quote's request: %w", err)
	}
	l := o.cfg.Network.Limits
	if req.MaxCycles == 0 {
		req.MaxCycles = min(l.MaxCycles, queue.MaxQuoteCycles)
	}
	if req.MaxJournalBytes == 0 {
		req.MaxJournalBytes = l.MaxJournalBytes
	}
	if req.MaxPrice != "" {
		var ok bool
		if maxPrice, ok = new(big.Int).SetString(req.MaxPrice, 10); !ok || maxPrice.Sign() <= 0 || maxPrice.BitLen() > 96 {
			return req, nil, bad("maxPrice", "%.40q: want a whole number of wei from 1 to 2^96-1", req.MaxPrice)
		}
	}
	switch {
	case req.ProgramDigest.IsZero() || req.InputDigest.IsZero():
		return req, nil, bad("programDigest", "programDigest and inputDigest must name uploaded artifacts")
	case req.MaxCycles > min(l.MaxCycles, queue.MaxQuoteCycles):
		return req, nil, bad("maxCycles", "%d: at most %d are run for a quote", req.MaxCycles, min(l.MaxCycles, queue.MaxQuoteCycles))
	case req.MaxJournalBytes > l.MaxJournalBytes:
		return req, nil, bad("maxJournalBytes", "%d: this network's limit is %d", req.MaxJournalBytes, l.MaxJournalBytes)
	case req.DeadlineSeconds > chain.MaxOrderSeconds:
		return req, nil, bad("deadlineSeconds", "%d: want at most %d", req.DeadlineSeconds, chain.MaxOrderSeconds)
	case len(req.Provers) > maxQuoteProvers:
		return req, nil, bad("provers", "%d names: want at most %d", len(req.Provers), maxQuoteProvers)
	case len(req.Region) > queue.MaxTextBytes:
		return req, nil, bad("region", "longer than %d bytes", queue.MaxTextBytes)
	}
	return req, maxPrice, nil
}

func (o *orchestrator) quote(ctx context.Context, req api.QuoteRequest, maxPrice *big.Int) (api.Quote, error) {
	run, err := o.runForQuote(ctx, req)
	if err != nil {
		return api.Quote{}, err
	}
	offers, err := o.offers(ctx, req, run.Cycles, maxPrice)
	if err != nil {
		return api.Quote{}, err
	}
	q := api.Quote{Quote: chain.Quote{ProgramDigest: req.ProgramDigest, InputDigest: req.InputDigest, ProgramID: run.ProgramID, JournalDigest: run.JournalDigest,
		JournalBytes: uint32(run.JournalBytes), Cycles: run.Cycles, Gas: run.Gas, Price: new(big.Int), MarginBps: quoteMarginBps, Takers: uint32(offers.Takers),
		DeadlineSeconds: req.DeadlineSeconds, Expiry: uint64(o.chainNow() + quoteValidSeconds)}, Reasons: offers.Reasons, RunBy: run.Prover}
	if offers.Takers > 0 {
		q.Ask, q.Price = offers.Ask.String(), priceOf(offers.Ask, o.minPrice, maxPrice)
	}
	q.P50Seconds, q.P90Seconds, q.SecondsFrom = timesOf(o.quotes.similar(run.Cycles), offers.Seconds)
	n := o.cfg.Network
	if q.Signature, err = chain.SignQuote(q.Quote, n.ChainID, n.Market, o.deps.QuoteKey); err != nil {
		return q, err
	}
	q.Signer = n.Quoter
	return q, nil
}

// priceOf is the ask with the margin, no less than the network's least price and than 1, no more than the client's most.
func priceOf(ask, least, most *big.Int) *big.Int {
	p := new(big.Int).Mul(ask, big.NewInt(10_000+quoteMarginBps))
	p.Add(p, big.NewInt(9_999)).Quo(p, big.NewInt(10_000))
	for _, floor := range []*big.Int{least, big.NewInt(1)} {
		if p.Cmp(floor) < 0 {
			p.Set(floor)
		}
	}
	if most != nil && p.Cmp(most) > 0 {
		p.Set(most)
	}
	return p
}

// timesOf is the median and the ninth tenth of what real jobs took, or else of what the takers expect by their own speeds, 0 when
// neither says anything.
func timesOf(jobs, speeds []float64) (p50, p90 uint32, from string) {
	switch {
	case len(jobs) >= minJobSamples:
		return quantile(jobs, 0.5), quantile(jobs, 0.9), api.SecondsJobs
	case len(speeds) > 0:
		return quantile(speeds, 0.5), quantile(speeds, 0.9), api.SecondsSpeeds
	}
	return 0, 0, api.SecondsUnknown
}

// offers asks the engine what the present provers would say.
func (o *orchestrator) offers(ctx context.Context, req api.QuoteRequest, cycles uint64, maxPrice *big.Int) (offers match.Offers, err error) {
	now := o.chainNow()
	order := match.Order{ZKVM: o.cfg.ZKVM, MaxCycles: cycles, Cycles: cycles, Allow: req.Provers, Region: req.Region, Ramp: match.Ramp{Min: maxPrice, Max: maxPrice}}
	if req.DeadlineSeconds > 0 {
		order.Deadline = now + int64(req.DeadlineSeconds)
	}
	err = o.ask(ctx, func(own *owner) error { offers = own.matches.engine.Offers(order, now); return nil })
	return offers, err
}

// runForQuote has a prover run the program, unless it was run before.
func (o *orchestrator) runForQuote(ctx context.Context, req api.QuoteRequest) (queue.QuoteReply, error) {
	for name, d := range map[string]proof.Digest{"programDigest": req.ProgramDigest, "inputDigest": req.InputDigest} {
		if _, err := o.stat(ctx, d); err != nil {
			if proof.CodeOf(err) == "artifact-not-found" {
				return queue.QuoteReply{}, proof.Errorf(proof.Caller, "artifact-not-found", "%s: artifact %s was not uploaded", name, d).WithField(name)
			}
			return queue.QuoteReply{}, err
		}
	}
	key := [2]proof.Digest{req.ProgramDigest, req.InputDigest}
	run, known := o.quotes.cached(key)
	if !known {
		select {
		case o.quotes.runs <- struct{}{}:
			defer func() { <-o.quotes.runs }()
		case <-ctx.Done():
			return run, proof.Errorf(proof.Retry, "too-busy", "quotes: %d programs are run already: try again shortly", maxQuoteRuns)
		}
		var err error
		if run, err = o.askForRun(ctx, req); err != nil {
			return run, err
		}
		if !strings.HasPrefix(run.Prover, "0x") { // a stranger's word is for who chose the stranger
			o.quotes.keep(key, run)
		}
	}
	switch {
	case run.Cycles > req.MaxCycles:
		return run, proof.Errorf(proof.Permanent, "cycle-limit", "maxCycles: the program takes %d cycles, the limit is %d", run.Cycles, req.MaxCycles).WithField("maxCycles")
	case run.JournalBytes > int64(req.MaxJournalBytes):
		return run, proof.Errorf(proof.Permanent, "journal-limit", "maxJournalBytes: the journal has %d bytes, the limit is %d", run.JournalBytes, req.MaxJournalBytes).WithField("maxJournalBytes")
	}
	return run, nil
}

// askForRun asks the operator's own provers, or those that the client names; and where nobody answers, the one who would be cheapest.
func (o *orchestrator) askForRun(ctx context.Context, req api.QuoteRequest) (queue.QuoteReply, error) {
	quoter, is := o.deps.Queue.(Quoter)
	if !is {
		return queue.QuoteReply{}, proof.Errorf(proof.Bug, "internal", "quotes: the queue cannot ask for them")
	}
	ask := []string{}
	pool := len(req.Provers) == 0
	for _, id := range req.Provers {
		if strings.HasPrefix(id, "0x") {
			ask = append(ask, id)
		} else {
			pool = true
		}
	}
	if pool {
		ask = append([]string{match.Pool}, ask...)
	}
	if offers, err := o.offers(ctx, req, req.MaxCycles, nil); err != nil {
		return queue.QuoteReply{}, err
	} else if offers.Takers > 0 && offers.Prover != match.Pool && len(req.Provers) == 0 {
		ask = append(ask, offers.Prover)
	}
	var err error
	for _, id := range ask {
		var run queue.QuoteReply
		if run, err = o.askOne(ctx, quoter, id, req); err == nil || proof.ClassOf(err) != proof.Retry {
			return run, err
		}
	}
	return queue.QuoteReply{}, err
}

// askOne asks one prover, again for a short while when it is at work.
func (o *orchestrator) askOne(ctx context.Context, quoter Quoter, id string, req api.QuoteRequest) (queue.QuoteReply, error) {
	for try := 1; ; try++ {
		run, err := quoter.RequestQuote(ctx, o.cfg.ZKVM, id, queue.QuoteRequest{ProgramDigest: req.ProgramDigest, InputDigest: req.InputDigest,
			MaxCycles: req.MaxCycles, MaxJournalBytes: req.MaxJournalBytes})
		if err == nil && run.Error != nil {
			err = run.Error
		}
		if proof.CodeOf(err) != queue.CodeQuoteBusy || try == quoteBusyTries || !o.pause(ctx, quoteBusyPause) {
			return run, err
		}
	}
}

// quantile is the value below which so large a part of list is, in whole seconds, rounded up.
func quantile(list []float64, part float64) uint32 {
	sorted := slices.Sorted(slices.Values(list))
	v := sorted[min(int(part*float64(len(sorted))), len(sorted)-1)]
	return uint32(min(math.Ceil(v), math.MaxUint32))
}
