package orchestrator

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
)

// For how long dear gas may hold up our transactions.
const (
	lockHoldSeconds  = 120 // after a lock is asked for: its prover works meanwhile without one
	fulfilHasteAhead = 600 // before a lock or the deadline ends, a fulfilment is sent whatever it costs
)

// worth is what a transaction earns, in wei, and the block time from which it is sent at any fee that the sender's policy allows. nil is
// sent at once: a refund, which is owed; a price in another coin, whose rate we do not know; a local chain, whose coins are worth nothing.
func worth(chainID uint64, floor *big.Int, f job.Effect, r *record, now int64) (wei *big.Int, urgentAt uint64) {
	if r.Order.Token != (common.Address{}) || chain.IsLocal(chainID) {
		return nil, 0
	}
	deadline, lockSeconds := int64(r.Order.Deadline), int64(r.Order.LockSeconds)
	switch f.Kind {
	case job.SendLock:
		wei = new(big.Int).Sub(r.Order.PriceAt(uint64(now)), floor)
		if wei.Sign() < 0 {
			wei.SetInt64(0)
		}
		return wei, uint64(max(1, min(now+lockHoldSeconds, deadline-lockSeconds)))
	case job.SendFulfil:
		priced, end := now, deadline
		wei = new(big.Int)
		if n := r.State.Rounds(); n > 0 {
			lock := r.State.Locks[n-1]
			priced = lock.Until - lockSeconds // a lock fixes the price
			if now <= lock.Until {
				end = min(end, lock.Until)
				if lock.Payout == r.State.Payout && r.State.OwnRound == n {
					wei.Set(r.Order.Collateral)
				}
			}
		}
		return wei.Add(wei, r.Order.PriceAt(uint64(max(priced, 0)))), uint64(max(1, end-fulfilHasteAhead))
	}
	return nil, 0
}
