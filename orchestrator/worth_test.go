package orchestrator

import (
	"math/big"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
)

func TestWhatATransactionIsWorth(t *testing.T) {
	const now, abroad = 10_000, 11155111
	payout := job.Address{1}
	for _, c := range []struct {
		name   string
		kind   job.EffectKind
		edit   func(r *record)
		chain  uint64
		wei    int64 // -1: none
		urgent uint64
	}{
		{"a lock, less our floor", job.SendLock, func(*record) {}, abroad, 140, now + lockHoldSeconds},
		{"a lock below our floor", job.SendLock, func(r *record) { r.Order.MinPrice = big.NewInt(3); r.Order.MaxPrice = big.NewInt(3) }, abroad, 0, now + lockHoldSeconds},
		{"a lock near the deadline", job.SendLock, func(r *record) { r.Order.Deadline = now + 1050 }, abroad, 140, now + 50},
		{"no lock", job.SendFulfil, func(*record) {}, abroad, 150, 20_000 - fulfilHasteAhead},
		{"our lock, priced when it was taken", job.SendFulfil, func(r *record) {
			r.State.Locks[0] = job.Locked{Block: 1, Payout: payout, Until: now + 990}
			r.State.OwnRound = 1
		}, abroad, 7 + 140, now + 990 - fulfilHasteAhead},
		{"our lock, the last second", job.SendFulfil, func(r *record) {
			r.State.Locks[0] = job.Locked{Block: 1, Payout: payout, Until: now}
			r.State.OwnRound = 1
		}, abroad, 7 + 100, now - fulfilHasteAhead},
		{"our lock lapsed: its collateral is gone", job.SendFulfil, func(r *record) {
			r.State.Locks[0] = job.Locked{Block: 1, Payout: payout, Until: now - 1}
			r.State.OwnRound = 1
		}, abroad, 100, 20_000 - fulfilHasteAhead},
		{"another's collateral", job.SendFulfil, func(r *record) {
			r.State.Locks[0] = job.Locked{Block: 1, Payout: payout, Until: now + 990}
		}, abroad, 140, now + 990 - fulfilHasteAhead},
		{"a refund", job.SendExpire, func(*record) {}, abroad, -1, 0},
		{"another coin", job.SendFulfil, func(r *record) { r.Order.Token = common.Address{1} }, abroad, -1, 0},
		{"a local chain", job.SendFulfil, func(*record) {}, 31337, -1, 0},
	} {
		r := &record{Order: chain.Order{MinPrice: big.NewInt(100), MaxPrice: big.NewInt(200), RampStart: now - 50, RampSeconds: 100,
			Collateral: big.NewInt(7), LockSeconds: 1000, Deadline: 20_000}, State: job.State{Payout: payout}}
		c.edit(r)
		wei, urgent := worth(c.chain, big.NewInt(10), job.Effect{Kind: c.kind}, r, now)
		if (wei == nil) != (c.wei < 0) || wei != nil && wei.Int64() != c.wei || urgent != c.urgent {
			t.Errorf("%s: %v %d, want %d %d", c.name, wei, urgent, c.wei, c.urgent)
		}
	}
}
