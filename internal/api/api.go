package api

import (
	"encoding/json"
	"math/big"
	"net/http"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// MaxErrorBytes bounds an error answer's body.
const MaxErrorBytes = 64 << 10

// KeepAlive is the longest silence of an event stream: without news a comment is sent.
const KeepAlive = 15 * time.Second

// Limits are what the network accepts. Zero means the default of DefaultLimits.
type Limits struct {
	MaxELFBytes        int64  `json:"maxElfBytes"`
	MaxInputBytes      int64  `json:"maxInputBytes"`
	MaxJournalBytes    uint32 `json:"maxJournalBytes"`
	MaxCycles          uint64 `json:"maxCycles"`
	MinPrice           string `json:"minPrice"` // smallest unit of the order's token, decimal
	MinDeadlineSeconds int64  `json:"minDeadlineSeconds"`
}

// DefaultLimits are the limits of package proof, any price, and a deadline at least a minute away.
func DefaultLimits() Limits {
	return Limits{MaxELFBytes: proof.MaxELFBytes, MaxInputBytes: proof.MaxInputBytes, MaxJournalBytes: proof.MaxJournalBytes,
		MaxCycles: proof.MaxCycles, MinPrice: "1", MinDeadlineSeconds: 60}
}

// Filled is l with the default in place of every zero, and an error that names a limit beyond those of package proof.
func (l Limits) Filled() (Limits, error) {
	d := DefaultLimits()
	for _, f := range []struct {
		name string
		v    *int64
		def  int64
	}{{"maxElfBytes", &l.MaxELFBytes, d.MaxELFBytes}, {"maxInputBytes", &l.MaxInputBytes, d.MaxInputBytes},
		{"minDeadlineSeconds", &l.MinDeadlineSeconds, d.MinDeadlineSeconds}} {
		if *f.v == 0 {
			*f.v = f.def
		}
		if *f.v < 0 || f.name != "minDeadlineSeconds" && *f.v > f.def {
			return l, proof.Errorf(proof.Caller, "limit-out-of-range", "%s is %d: want 1 to %d", f.name, *f.v, f.def).WithField(f.name)
		}
	}
	if l.MaxJournalBytes == 0 {
		l.MaxJournalBytes = d.MaxJournalBytes
	}
	if l.MaxCycles == 0 {
		l.MaxCycles = d.MaxCycles
	}
	if l.MinPrice == "" {
		l.MinPrice = d.MinPrice
	}
	if l.MaxJournalBytes > proof.MaxJournalBytes {
		return l, proof.Errorf(proof.Caller, "limit-out-of-range", "maxJournalBytes is %d: want 1 to %d", l.MaxJournalBytes, proof.MaxJournalBytes).WithField("maxJournalBytes")
	}
	if l.MaxCycles > proof.MaxCycles {
		return l, proof.Errorf(proof.Caller, "limit-out-of-range", "maxCycles is %d: want 1 to %d", l.MaxCycles, uint64(proof.MaxCycles)).WithField("maxCycles")
	}
	if _, err := l.Price(); err != nil {
		return l, err
	}
	return l, nil
}

// Price is MinPrice as a number.
func (l Limits) Price() (*big.Int, error) {
	v, ok := new(big.Int).SetString(l.MinPrice, 10)
	if !ok || v.Sign() < 0 {
		return nil, proof.Errorf(proof.Caller, "limit-out-of-range", "minPrice is %q: want a decimal number", l.MinPrice).WithField("minPrice")
	}
	return v, nil
}

// Network is the answer of GET /v1/network: all that a client needs to use the network and to verify its proofs.
type Network struct {
	ChainID      uint64         `json:"chainId"`
	RPCURL       string         `json:"rpcUrl"`
	Market       common.Address `json:"market"`
	Token        common.Address `json:"token"` // the one ERC-20 that is accepted beside the native coin; zero: none
	Registry     common.Address `json:"registry"`
	Verifier     common.Address `json:"verifier"`
	Selector     proof.Selector `json:"selector"`
	VerifyingKey []string       `json:"verifyingKey"` // proof.KeyWords words, 0x and 64 hex digits each, as in docs/wire.md
	InsecureDev  bool           `json:"insecureDev"`  // the key was made by one party: for local networks only
	Limits       Limits         `json:"limits"`
	Quoter       common.Address `json:"quoter,omitzero"` // whose signature quotes have; zero: there are none
}

// Words is VerifyingKey as numbers.
func (n Network) Words() (w [proof.KeyWords]*big.Int, err error) {
	if len(n.VerifyingKey) != len(w) {
		return w, proof.Errorf(proof.Caller, "bad-verifying-key", "verifyingKey has %d words: want %d", len(n.VerifyingKey), len(w)).WithField("verifyingKey")
	}
	for i, s := range n.VerifyingKey {
		v, ok := new(big.Int).SetString(strings.TrimPrefix(s, "0x"), 16)
		if !ok || v.Sign() < 0 || v.BitLen() > 256 {
			return w, proof.Errorf(proof.Caller, "bad-verifying-key", "verifyingKey word %d is %q: want 0x and 64 hex digits", i, s).WithField("verifyingKey")
		}
		w[i] = v
	}
	return w, nil
}

// HexWords is the inverse of Words.
func HexWords(w [proof.KeyWords]*big.Int) []string {
	out := make([]string, len(w))
	for i, v := range w {
		out[i] = proof.Digest(common.BigToHash(v)).String()
	}
	return out
}

// Stage is how far one stage of proving has come, or what it took.
type Stage struct {
	Stage     proof.Stage `json:"stage"`
	State     string      `json:"state"` // running or done
	Seconds   float64     `json:"seconds"`
	PeakBytes int64       `json:"peak_bytes"`
	Fraction  *float64    `json:"fraction,omitempty"` // 0 to 1, where it is known
}

// Tx is a transaction about an order.
type Tx struct {
	Hash    common.Hash `json:"hash"`
	GasUsed uint64      `json:"gas,omitempty"` // 0: not known
}

// Order is the answer of GET /v1/orders/{digest} and the data of every event of its stream.
type Order struct {
	Digest  proof.Digest `json:"digest"`
	State   job.Phase    `json:"state"`
	Reason  *job.Reason  `json:"reason,omitempty"` // why it was rejected or failed
	Order   chain.Order  `json:"order"`
	Prover  string       `json:"prover,omitempty"`
	Payout  *job.Address `json:"payout,omitempty"`
	Attempt int          `json:"attempt,omitempty"`
	// Waiting counts, while no prover takes the order, the provers by the reason why.
	Waiting       map[string]int `json:"waiting,omitempty"`
	Stages        []Stage        `json:"stages,omitempty"`
	Cycles        uint64         `json:"cycles,omitempty"`
	JournalDigest *proof.Digest  `json:"journalDigest,omitempty"`
	ProofDigest   *proof.Digest  `json:"proofDigest,omitempty"`
	SealedDigest  *proof.Digest  `json:"sealedDigest,omitempty"` // the journal, sealed for the client; it is stored in no other form
	Txs           map[string]Tx  `json:"txs,omitempty"`          // open, lock, fulfil, cancel, expire
}

// errorBody is how an error travels.
type errorBody struct {
	Error *proof.Error `json:"error"`
}

// StatusOf is the HTTP status of an error.
func StatusOf(err *proof.Error) int {
	switch err.Code {
	case "order-unknown", "artifact-not-found", "not-found":
		return http.StatusNotFound
	case "artifact-too-large":
		return http.StatusRequestEntityTooLarge
	case "too-busy", "quote-busy":
		return http.StatusTooManyRequests
	}
	switch err.Class {
	case proof.Caller:
		return http.StatusBadRequest
	case proof.Retry:
		return http.StatusServiceUnavailable
	case proof.Permanent:
		return http.StatusUnprocessableEntity
	}
	return http.StatusInternalServerError
}

// EncodeError is the body of an error answer.
func EncodeError(err *proof.Error) []byte {
	b, e := json.Marshal(errorBody{err})
	if e != nil { // strings only: cannot happen
		return []byte(`{"error":{"class":"bug","code":"internal","message":"the error could not be written"}}`)
	}
	return append(b, '\n')
}

// DecodeError reads an error answer; anything that is none becomes a retry-class error with the status.
func DecodeError(status int, body []byte) *proof.Error {
	var e errorBody
	if json.Unmarshal(body, &e) == nil && e.Error != nil && e.Error.Code != "" {
		switch e.Error.Class {
		case proof.Retry, proof.Permanent, proof.Caller, proof.Bug:
			return e.Error
		}
	}
	return proof.Errorf(proof.Retry, "bad-answer", "the API answered %d %s without an error body", status, http.StatusText(status))
}

// Prover is a prover that is there now and takes private requests, for GET /v1/provers.
type Prover struct {
	ID        string   `json:"id"`
	Recipient string   `json:"recipient"` // age recipient
	ZKVM      string   `json:"zkvm"`
	Version   string   `json:"version"`
	Free      int      `json:"free"`              // jobs that it could take now
	Binding   *Binding `json:"binding,omitempty"` // nil: nothing shows whose key the recipient is
}

// Binding shows that a recipient is a prover's. For an id of 0x... it is the rest of what that operator signed to join (chain.Join, whose
// operator is the id); for one of the operator's own the orchestrator signs with the key of its quotes (chain.Vouch).
type Binding struct {
	NKey      string        `json:"nkey,omitempty"`
	Nonce     proof.Digest  `json:"nonce,omitzero"`
	Expiry    uint64        `json:"expiry"` // Unix seconds
	Signature hexutil.Bytes `json:"signature"`
}

// Provers is the answer to GET /v1/provers, by id.
type Provers struct {
	Provers []Prover `json:"provers"`
}
