package chain

import (
	"crypto/ecdsa"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/proof"
)

const quoteType = "Quote(bytes32 programDigest,bytes32 inputDigest,bytes32 programId,bytes32 journalDigest,uint32 journalBytes,uint64 cycles," +
	"uint64 gas,uint96 price,uint16 marginBps,uint32 takers,uint32 p50Seconds,uint32 p90Seconds,uint64 deadlineSeconds,uint64 expiry)"

var quoteTypeHash = crypto.Keccak256([]byte(quoteType))

// Quote is what an orchestrator says a proof will take, before any money moves. No contract knows it: the signature makes the
// orchestrator answerable for it.
type Quote struct {
	ProgramDigest   proof.Digest `json:"programDigest"`
	InputDigest     proof.Digest `json:"inputDigest"`
	ProgramID       proof.Digest `json:"programId"`
	JournalDigest   proof.Digest `json:"journalDigest"`
	JournalBytes    uint32       `json:"journalBytes"`
	Cycles          uint64       `json:"cycles"` // of a real run
	Gas             uint64       `json:"gas"`
	Price           *big.Int     `json:"price"`           // in wei; the least that a prover asks, and MarginBps more; 0: nobody would take it
	MarginBps       uint16       `json:"marginBps"`       // of the ask, in ten-thousandths
	Takers          uint32       `json:"takers"`          // provers that would take it
	P50Seconds      uint32       `json:"p50Seconds"`      // from the assignment to the proof; 0: unknown
	P90Seconds      uint32       `json:"p90Seconds"`      // 0: unknown
	DeadlineSeconds uint64       `json:"deadlineSeconds"` // that was asked for
	Expiry          uint64       `json:"expiry"`          // the last second at which it holds
}

// Validate checks what can be checked without a chain. The error is of class permanent and names the field: an orchestrator made it.
func (q Quote) Validate() error {
	bad := func(field, format string, args ...any) error {
		return proof.Errorf(proof.Permanent, "bad-quote", field+": "+format, args...).WithField(field)
	}
	switch {
	case q.ProgramDigest.IsZero() || q.InputDigest.IsZero():
		return bad("programDigest", "programDigest or inputDigest is zero")
	case q.ProgramID.IsZero():
		return bad("programId", "is zero")
	case q.JournalDigest.IsZero():
		return bad("journalDigest", "is zero")
	case q.Cycles == 0 || q.Cycles > proof.MaxCycles:
		return bad("cycles", "%d: want 1 to %d", q.Cycles, uint64(proof.MaxCycles))
	case q.Price == nil || q.Price.Sign() < 0 || q.Price.BitLen() > amountBits:
		return bad("price", "want a whole number from 0 to 2^%d-1, have %v", amountBits, q.Price)
	case (q.Price.Sign() > 0) != (q.Takers > 0):
		return bad("price", "is %v with %d takers", q.Price, q.Takers)
	case q.P50Seconds > q.P90Seconds:
		return bad("p50Seconds", "%d: want at most p90Seconds, %d", q.P50Seconds, q.P90Seconds)
	case q.Expiry == 0:
		return bad("expiry", "is zero")
	}
	return nil
}

// QuoteDigest is what the orchestrator signs. The quote must have passed Validate.
func QuoteDigest(q Quote, chainID uint64, market common.Address) proof.Digest {
	return typed(chainID, market, quoteTypeHash, q.ProgramDigest[:], q.InputDigest[:], q.ProgramID[:], q.JournalDigest[:], small(uint64(q.JournalBytes)),
		small(q.Cycles), small(q.Gas), word(q.Price), small(uint64(q.MarginBps)), small(uint64(q.Takers)), small(uint64(q.P50Seconds)),
		small(uint64(q.P90Seconds)), small(q.DeadlineSeconds), small(q.Expiry))
}

// SignQuote signs the quote with the orchestrator's key.
func SignQuote(q Quote, chainID uint64, market common.Address, key *ecdsa.PrivateKey) ([]byte, error) {
	if err := q.Validate(); err != nil {
		return nil, err
	}
	return sign(QuoteDigest(q, chainID, market), key)
}

// QuoteSigner is whose signature of the quote it is. Errors: permanent bad-quote; caller bad-signature.
func QuoteSigner(q Quote, signature []byte, chainID uint64, market common.Address) (common.Address, error) {
	if err := q.Validate(); err != nil {
		return common.Address{}, err
	}
	return recoverKey(QuoteDigest(q, chainID, market), signature)
}
