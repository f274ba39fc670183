package node_test

import (
	"math/big"
	"testing"

	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/proof"
)

// An operator of a network gets its locks from stake, and the stake back.
func TestStake(t *testing.T) {
	t.Parallel()
	f, ctx := deployed(t), t.Context()
	if _, err := node.OpenStaker(ctx, f, "nobody"); proof.CodeOf(err) != "account-unknown" {
		t.Errorf("unknown account: %v", err)
	}
	s, err := node.OpenStaker(ctx, f, "prover")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	show := func(capacity, activeLocks, unbondingLocks int64) {
		t.Helper()
		r, err := s.Show(ctx)
		if err != nil {
			t.Fatal(err)
		}
		locks := func(n int64) *big.Int { return new(big.Int).Mul(r.StakePerLock, big.NewInt(n)) }
		if r.Capacity.Int64() != capacity || r.Active.Cmp(locks(activeLocks)) != 0 || r.Unbonding.Cmp(locks(unbondingLocks)) != 0 || r.Pending.Sign() != 0 {
			t.Errorf("%+v, want capacity %d", r, capacity)
		}
	}
	show(0, 0, 0)
	for _, err := range []error{s.Add(ctx, 0), s.Unbond(ctx, -1)} {
		if proof.CodeOf(err) != "bad-request" {
			t.Errorf("no locks: %v", err)
		}
	}
	if err := s.Claim(ctx); proof.CodeOf(err) != "nothing-to-claim" {
		t.Errorf("nothing staked: %v", err)
	}
	for range 2 { // the second time there is nothing to do
		if err := s.Add(ctx, 3); err != nil {
			t.Fatal(err)
		}
		show(3, 3, 0)
	}
	if err := s.Unbond(ctx, 4); proof.CodeOf(err) != "stake-too-low" {
		t.Errorf("more than there is: %v", err)
	}
	if err := s.Unbond(ctx, 2); err != nil {
		t.Fatal(err)
	}
	show(1, 1, 2)
	if err := s.Claim(ctx); proof.CodeOf(err) != "not-released" {
		t.Errorf("claimed before the time: %v", err)
	}
}
