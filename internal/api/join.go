package api

import (
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/proof"
)

// JoinRequest is the body of POST /v1/provers/join. Signature is the operator's over chain.JoinDigest, NKeySignature the node
// key's over the same 32 bytes: nobody can bring a key that is another's.
type JoinRequest struct {
	Operator      common.Address `json:"operator"`
	NKey          string         `json:"nkey"`
	Recipient     string         `json:"recipient,omitempty"`
	Nonce         proof.Digest   `json:"nonce"`
	Expiry        uint64         `json:"expiry"` // Unix seconds
	Signature     hexutil.Bytes  `json:"signature"`
	NKeySignature hexutil.Bytes  `json:"nkeySignature"`
}

// Join is what was signed.
func (r JoinRequest) Join() chain.Join {
	return chain.Join{Operator: r.Operator, NKey: r.NKey, Recipient: r.Recipient, Nonce: r.Nonce, Expiry: r.Expiry}
}
