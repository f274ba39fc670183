package sdk

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"math/big"
	"net/http"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/proof"
)

// Quote is what the orchestrator says a proof will take: the cycles of a real run, a price that provers take now, and the time.
// Its terms are signed by the orchestrator's account.
type Quote = api.Quote

// megacycle is the unit of provers' prices.
const megacycle = 1_000_000

// Quote uploads program and input and asks what their proof would take; no money moves. Of r it looks at program, input, limits and
// deadline, and at Price, when it is set, as the most that the client would pay. The answer's signature and digests are checked, and with an
// Executor its cycles and its journal are those of a run on this machine. Errors: bad-quote and quote-mismatch (permanent) when the
// orchestrator cannot be trusted; what is wrong with the program, such as guest-panicked.
func (c *Client) Quote(ctx context.Context, r Request) (Quote, error) {
	var q Quote
	if r.Quote != nil {
		return q, bad("quote", "is set: a quote is not made from a quote")
	}
	if len(r.Private) > 0 {
		return q, bad("private", "is set: a quote shows program and input to the network, which runs them; set a price that rises instead")
	}
	ask := api.QuoteRequest{MaxCycles: r.MaxCycles, MaxJournalBytes: r.MaxJournalBytes, DeadlineSeconds: uint64(max(r.Deadline, 0) / time.Second)}
	if r.Price != nil {
		ask.MaxPrice = r.Price.String()
	}
	r, err := c.complete(c.unpriced(r))
	if err != nil {
		return q, err
	}
	ask.ProgramDigest, ask.InputDigest = proof.Sum(r.Program), proof.Sum(r.Input)
	ask.MaxCycles = min(ask.MaxCycles, api.MaxQuoteCycles)
	var here *Preflight
	if c.executor != nil {
		run, err := c.preflight(ctx, r)
		if err != nil {
			return q, err
		}
		here = &run
	}
	for name, b := range map[string][]byte{"program": r.Program, "input": r.Input} {
		if err := c.upload(ctx, name, b, r.OnUpload); err != nil {
			return q, err
		}
	}
	if err := c.postJSON(ctx, "/v1/quotes", ask, &q); err != nil {
		return q, err
	}
	if err := c.checkQuote(q, r); err != nil {
		return q, err
	}
	if ask.MaxPrice != "" && q.Price.Cmp(r.Price) > 0 {
		return q, mismatch("price", "the price is %v, above the %v that was asked for", q.Price, r.Price)
	}
	if here != nil {
		err = sameRun(q, *here)
	}
	return q, err
}

// unpriced sets a price that is only there to be checked.
func (c *Client) unpriced(r Request) Request {
	if r.Price == nil {
		r.Price, r.MinPrice, r.Ramp = big.NewInt(1), nil, 0
		if least, err := c.network.Limits.Price(); err == nil && least.Cmp(r.Price) > 0 {
			r.Price = least
		}
	}
	return r
}

// checkQuote checks that the quote is the orchestrator's, for this chain and market, for these bytes, and still holds.
func (c *Client) checkQuote(q Quote, r Request) error {
	if c.network.Quoter == (common.Address{}) {
		return proof.Errorf(proof.Permanent, "bad-quote", "quote: this network names nobody who signs quotes").WithField("quoter")
	}
	who, err := chain.QuoteSigner(q.Quote, q.Signature, c.network.ChainID, c.network.Market)
	if err != nil {
		return proof.Errorf(proof.Permanent, "bad-quote", "quote: %w", err).WithField("signature")
	}
	switch {
	case who != c.network.Quoter:
		return proof.Errorf(proof.Permanent, "bad-quote", "signature: it is not that of %s for these terms on chain %d: do not trust the quote", c.network.Quoter, c.network.ChainID).WithField("signature")
	case q.ProgramDigest != proof.Sum(r.Program):
		return mismatch("programDigest", "it is for program %s, not for %s", q.ProgramDigest, proof.Sum(r.Program))
	case q.InputDigest != proof.Sum(r.Input):
		return mismatch("inputDigest", "it is for input %s, not for %s", q.InputDigest, proof.Sum(r.Input))
	case c.now().Unix() > int64(min(q.Expiry, 1<<62)):
		return proof.Errorf(proof.Retry, "quote-expired", "expiry: the quote held until %s: ask for another", time.Unix(int64(min(q.Expiry, 1<<62)), 0).UTC().Format(time.RFC3339)).WithField("expiry")
	}
	return nil
}

func mismatch(field, format string, args ...any) error {
	return proof.Errorf(proof.Permanent, "quote-mismatch", field+": "+format, args...).WithField(field)
}

// sameRun compares a quote with a run on this machine.
func sameRun(q Quote, here Preflight) error {
	switch {
	case q.ProgramID != here.ProgramID:
		return mismatch("programId", "the quote says %s, the program's id is %s", q.ProgramID, here.ProgramID)
	case q.Cycles != here.Cycles:
		return mismatch("cycles", "the quote says %d, a run here took %d", q.Cycles, here.Cycles)
	case q.JournalDigest != here.JournalDigest:
		return mismatch("journalDigest", "the quote says %s, a run here gave %s", q.JournalDigest, here.JournalDigest)
	}
	return nil
}

// fromQuote takes from r.Quote what r leaves out: the price, the program's id, the cycles rounded up to what provers count, the deadline.
func (c *Client) fromQuote(r Request) (Request, error) {
	q := *r.Quote
	if err := c.checkQuote(q, r); err != nil {
		return r, err
	}
	if q.Takers == 0 {
		return r, bad("quote", "no prover would take it: %v; ask for another later, or set no quote and let the price rise", q.Reasons)
	}
	if r.Token != (common.Address{}) {
		return r, bad("token", "is %s: quotes are in the native coin", r.Token)
	}
	if r.Price == nil {
		r.Price = q.Price
	}
	if r.ProgramID.IsZero() {
		r.ProgramID = q.ProgramID
	}
	if r.MaxCycles == 0 {
		r.MaxCycles = min((q.Cycles+megacycle-1)/megacycle*megacycle, c.network.Limits.MaxCycles)
	}
	if r.MaxCycles < q.Cycles {
		return r, bad("maxCycles", "is %d, but the quote's run took %d", r.MaxCycles, q.Cycles)
	}
	if r.Deadline == 0 {
		r.Deadline = time.Duration(q.DeadlineSeconds) * time.Second
	}
	return r, nil
}

// postJSON sends a small question and reads the answer.
func (c *Client) postJSON(ctx context.Context, path string, question, into any) error {
	text, err := json.Marshal(question)
	if err != nil {
		return proof.Errorf(proof.Bug, "internal", "POST %s: %w", path, err)
	}
	res, err := c.do(ctx, http.MethodPost, path, bytes.NewReader(text), int64(len(text)))
	if err != nil {
		return err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(io.LimitReader(res.Body, maxAnswerBytes))
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		return proof.Errorf(proof.Retry, "bad-answer", "POST %s: %w", path, err)
	}
	return nil
}
