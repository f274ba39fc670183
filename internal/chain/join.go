package chain

import (
	"crypto/ecdsa"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/proof"
)

// joinType is what an operator signs to have a node of its own let into a market's network. No contract reads it; its domain is
// that of the market, so it is of no use for another chain or market.
const joinType = "Join(address operator,string nkey,string recipient,bytes32 nonce,uint64 expiry)"

var joinTypeHash = crypto.Keccak256([]byte(joinType))

// Join binds a node's keys to an operator's chain key. Nonce makes each one unlike all others.
type Join struct {
	Operator  common.Address
	NKey      string       // public NATS user key of the node
	Recipient string       // age recipient of private inputs; "" for none
	Nonce     proof.Digest // random
	Expiry    uint64       // Unix seconds, the last at which it can be used
}

// JoinDigest is what the operator and the node's own key sign.
func JoinDigest(j Join, chainID uint64, market common.Address) proof.Digest {
	return typed(chainID, market, joinTypeHash, address(j.Operator), crypto.Keccak256([]byte(j.NKey)), crypto.Keccak256([]byte(j.Recipient)), j.Nonce[:], small(j.Expiry))
}

// SignJoin signs with the operator's key. Errors: caller.
func SignJoin(j Join, chainID uint64, market common.Address, key *ecdsa.PrivateKey) ([]byte, error) {
	if err := isKeyOf("operator", j.Operator, key); err != nil {
		return nil, err
	}
	return sign(JoinDigest(j, chainID, market), key)
}

// CheckJoin says whether the operator signed. Errors: caller bad-signature.
func CheckJoin(j Join, chainID uint64, market common.Address, signature []byte) error {
	signer, err := recoverKey(JoinDigest(j, chainID, market), signature)
	if err != nil {
		return err
	}
	if signer != j.Operator {
		return badSignature("signature: is that of %s, not of the operator %s: sign with the operator's key, for chain %d and market %s", signer, j.Operator, chainID, market)
	}
	return nil
}
