package prover

import (
	"context"
	"crypto/ecdsa"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// LockOfferSeconds is how long a signed lock may be used. An orchestrator that was away for longer asks again.
const LockOfferSeconds = 600

// Locker signs locks for a node that stakes for itself.
type Locker interface {
	// Lock offers to lock the order of w for at least price, until now plus LockOfferSeconds, and not past the deadline.
	Lock(ctx context.Context, w queue.Work, price *big.Int, now time.Time) (queue.LockOffer, error)
}

// OperatorKey is the Locker of a node that has its operator's key.
type OperatorKey struct {
	Key    *ecdsa.PrivateKey
	Payout common.Address // whom the proof pays: the node's
}

// Operator is the key's account.
func (k OperatorKey) Operator() common.Address { return crypto.PubkeyToAddress(k.Key.PublicKey) }

// Lock signs the market's LockRequest.
func (k OperatorKey) Lock(_ context.Context, w queue.Work, price *big.Int, now time.Time) (queue.LockOffer, error) {
	if w.LockRound < 0 || w.LockRound >= chain.MaxRounds {
		return queue.LockOffer{}, proof.Errorf(proof.Permanent, "lock-rounds", "lockRound: is %d, but an order is locked %d times at most", w.LockRound, chain.MaxRounds).WithField("lockRound")
	}
	expiry := min(now.Unix()+LockOfferSeconds, w.Deadline)
	r := chain.LockRequest{OrderDigest: w.Order, Operator: k.Operator(), Payout: k.Payout, MinPrice: price,
		Round: uint8(w.LockRound), Expiry: uint64(max(expiry, 0))}
	signature, err := chain.SignLock(r, w.ChainID, common.HexToAddress(w.Market), k.Key)
	if err != nil {
		return queue.LockOffer{}, err
	}
	return queue.LockOffer{Operator: r.Operator.Hex(), MinPrice: price.String(), Round: w.LockRound, Expiry: expiry,
		Signature: hexutil.Encode(signature)}, nil
}
