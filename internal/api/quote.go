package api

import (
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/proof"
)

// MaxQuoteCycles is the longest run for a quote.
const MaxQuoteCycles = 1 << 31

// MaxQuoteBytes bounds the body of POST /v1/quotes.
const MaxQuoteBytes = 16 << 10

// QuoteRequest is the body of POST /v1/quotes. Program and input were uploaded before.
type QuoteRequest struct {
	ProgramDigest   proof.Digest `json:"programDigest"`
	InputDigest     proof.Digest `json:"inputDigest"`
	MaxCycles       uint64       `json:"maxCycles"`       // 0: the most that is run for a quote
	MaxJournalBytes uint32       `json:"maxJournalBytes"` // 0: the network's limit
	DeadlineSeconds uint64       `json:"deadlineSeconds"` // 0: no deadline is looked at
	MaxPrice        string       `json:"maxPrice,omitempty"`
	Region          string       `json:"region,omitempty"`
	Provers         []string     `json:"provers,omitempty"` // the only ones that may have it
}

// Where a quote's times come from.
const (
	SecondsUnknown = "unknown"         // nobody who would take it has measured itself
	SecondsSpeeds  = "measured speeds" // of the provers that would take it
	SecondsJobs    = "real jobs"       // of about as many cycles, in this network
)

// Quote is the answer of POST /v1/quotes. The signature covers the terms, not the rest.
type Quote struct {
	chain.Quote
	Ask         string         `json:"ask"` // the least that a taker asks, in wei; "" when nobody would take it
	SecondsFrom string         `json:"secondsFrom"`
	Reasons     map[string]int `json:"reasons,omitempty"` // why the other provers would not take it; price-below-asks: for maxPrice
	RunBy       string         `json:"runBy"`             // the prover that ran it
	Signer      common.Address `json:"signer"`
	Signature   hexutil.Bytes  `json:"signature"`
}
