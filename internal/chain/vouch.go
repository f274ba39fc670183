package chain

import (
	"crypto/ecdsa"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/proof"
)

// vouchType is what the orchestrator signs, with the key of its quotes, for a prover of its operator's own. No contract reads it.
const vouchType = "Vouch(string prover,string recipient,uint64 expiry)"

var vouchTypeHash = crypto.Keccak256([]byte(vouchType))

// Vouch says that an age recipient is that of a prover of the operator's own. Others sign for themselves: see Join.
type Vouch struct {
	Prover    string // its id
	Recipient string // age recipient of private inputs
	Expiry    uint64 // Unix seconds, the last at which it counts
}

// VouchDigest is what the orchestrator signs.
func VouchDigest(v Vouch, chainID uint64, market common.Address) proof.Digest {
	return typed(chainID, market, vouchTypeHash, crypto.Keccak256([]byte(v.Prover)), crypto.Keccak256([]byte(v.Recipient)), small(v.Expiry))
}

// SignVouch signs with the key of the orchestrator's quotes.
func SignVouch(v Vouch, chainID uint64, market common.Address, key *ecdsa.PrivateKey) ([]byte, error) {
	return sign(VouchDigest(v, chainID, market), key)
}

// VouchSigner is whose signature it is. Errors: caller bad-signature.
func VouchSigner(v Vouch, signature []byte, chainID uint64, market common.Address) (common.Address, error) {
	return recoverKey(VouchDigest(v, chainID, market), signature)
}
