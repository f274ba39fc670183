package orchestrator

import (
	"context"
	"math/big"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// minOfferSeconds is for how long a signed lock must still be usable: it is carried at once, but a chain may be slow.
const minOfferSeconds = 60

// offer is a lock that a prover signed for itself; anybody may carry it.
type offer struct {
	Request   chain.LockRequest `json:"request"`
	Signature hexutil.Bytes     `json:"signature"`
}

// lockCall is the lock of an order: our own, or one that the prover signed for itself.
func (o *orchestrator) lockCall(ctx context.Context, f job.Effect, r *record) (chain.Call, error) {
	if f.Prover != "" {
		x := r.Offer
		if x == nil || x.Request.Payout != common.Address(f.Payout) || int(x.Request.Round) != f.Round || !strings.EqualFold(x.Request.Operator.Hex(), f.Prover) {
			return chain.Call{}, proof.Errorf(proof.Permanent, "lock-offer-stale", "prover %s signed no lock of round %d for %s", f.Prover, f.Round, common.Address(f.Payout))
		}
		return o.deps.Market.LockCall(r.Order, x.Request, x.Signature, nil), nil
	}
	value, err := o.collateral(ctx, r.Order)
	return o.deps.Market.LockCall(r.Order, chain.LockRequest{OrderDigest: r.Digest, Operator: o.deps.Sender.Address(), Payout: common.Address(f.Payout),
		MinPrice: o.minPrice, Round: uint8(f.Round), Expiry: r.Order.Deadline}, nil, value), err
}

// collateral is the native coin to send with a lock: what the market does not hold already of the prover whose operator we are. An
// ERC-20 collateral must have been deposited.
func (o *orchestrator) collateral(ctx context.Context, order chain.Order) (*big.Int, error) {
	if order.Collateral.Sign() == 0 || order.Token != (common.Address{}) {
		return nil, nil
	}
	who, err := o.deps.Market.Operator(ctx, o.deps.Sender.Address())
	if err != nil {
		return nil, err
	}
	have, err := o.deps.Market.BalanceOf(ctx, order.Token, who.Prover)
	if err != nil {
		return nil, err
	}
	if have.Cmp(order.Collateral) >= 0 {
		return nil, nil
	}
	return new(big.Int).Sub(order.Collateral, have), nil
}

// checkOffer reads the lock that a prover which stakes for itself must send with its run. An error of class retry is the chain's; any
// other says what is wrong with the offer.
func (o *orchestrator) checkOffer(ctx context.Context, r *record, res queue.Result) (*offer, error) {
	bad := func(field, format string, args ...any) (*offer, error) {
		return nil, proof.Errorf(proof.Caller, "bad-lock-offer", "lock."+field+": "+format, args...).WithField(field)
	}
	l := res.Lock
	if l == nil {
		return nil, proof.Errorf(proof.Caller, "lock-offer-missing", "lock: a prover that stakes for itself signs a lock when it has run the program").WithField("lock")
	}
	price, isNumber := new(big.Int).SetString(l.MinPrice, 10)
	signature, err := hexutil.Decode(l.Signature)
	if err != nil || !isNumber {
		return bad("signature", "want 0x and hex digits, and a decimal minPrice")
	}
	x := &offer{Signature: signature, Request: chain.LockRequest{OrderDigest: r.Digest, Operator: common.HexToAddress(l.Operator),
		Payout: common.HexToAddress(res.Payout), MinPrice: price, Round: uint8(min(max(l.Round, 0), 255)), Expiry: uint64(max(l.Expiry, 0))}}
	now := o.chainNow()
	switch {
	case !strings.EqualFold(l.Operator, res.Prover):
		return bad("operator", "is %s, the prover is %s", l.Operator, res.Prover)
	case l.Round > r.State.Rounds():
		return bad("round", "is %d, the order was locked %d times", l.Round, r.State.Rounds())
	case l.Expiry < now+minOfferSeconds:
		return bad("expiry", "is %d, want at least %d seconds from now, %d", l.Expiry, minOfferSeconds, now)
	case price.Cmp(r.Order.PriceAt(uint64(now))) > 0:
		return bad("minPrice", "is %s, the order pays %s now", price, r.Order.PriceAt(uint64(now)))
	}
	n := o.cfg.Network
	signer, err := chain.RecoverLock(x.Request, n.ChainID, n.Market, x.Signature)
	if err != nil {
		return nil, err
	}
	if signer != x.Request.Operator {
		return bad("signature", "is that of %s, not of the operator %s", signer, x.Request.Operator)
	}
	who, err := o.deps.Market.Operator(ctx, signer)
	switch {
	case err != nil:
		return nil, err
	case who.Prover == (common.Address{}):
		return bad("operator", "%s acts for no prover", signer)
	case who.Payout != (common.Address{}) && who.Payout != x.Request.Payout:
		return bad("payout", "is %s, the prover's locks must pay %s", x.Request.Payout, who.Payout)
	}
	return x, nil
}
