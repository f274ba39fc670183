package chain

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/proof"
)

// rival is a second prover. The client's account plays it: accounts of these tests are few.
var rival = testKey

func newRace(t *testing.T) *world {
	w := newWorld(t)
	w.stake(rival, 3)
	return w
}

// shortOrder is an open order whose locks last a minute.
func (w *world) shortOrder() Order {
	w.Helper()
	o, _ := w.order()
	o.LockSeconds = 60
	w.do(testKey, w.OpenCall(o, nil, o.MaxPrice))
	return o
}

func (w *world) wantRound(o Order, round uint8, payout common.Address) OrderRecord {
	w.Helper()
	r := w.wantState(o, StateLocked)
	if r.Round != round || r.Payout != payout {
		w.Fatalf("round %d for %s, want %d for %s", r.Round, r.Payout, round, payout)
	}
	return r
}

func TestLapsedLockIsTakenByTheNext(t *testing.T) {
	w := newRace(t)
	s := follow(t, w, nil)
	o := w.shortOrder()
	digest, mine, theirs := w.digest(o), friend, common.HexToAddress("0x7e57")
	w.do(proverKey, w.lock(o, proverKey, mine, 0))
	until := w.wantRound(o, 1, mine).LockedUntil
	rivalAddress := crypto.PubkeyToAddress(rival.PublicKey)
	if err := w.Simulate(t.Context(), rivalAddress, w.lock(o, rival, theirs, 1)); proof.CodeOf(err) != "wrong-state" {
		t.Errorf("while it is held: %v", err)
	}
	w.wait(61 * time.Second)
	if w.head().Time <= until {
		t.Fatalf("block time %d, the lock lasts to %d", w.head().Time, until)
	}
	if r := w.wantRound(o, 1, mine); r.LockedUntil != until {
		t.Errorf("a lapsed lock is shown otherwise: %+v", r) // LOCKED in the record, open in the rules
	}
	if err := w.Simulate(t.Context(), rivalAddress, w.lock(o, rival, theirs, 0)); proof.CodeOf(err) != "wrong-round" {
		t.Errorf("a request for the round that is over: %v", err)
	}
	w.do(rival, w.lock(o, rival, theirs, 1))
	r := w.wantRound(o, 2, theirs)
	if share := new(big.Int).Div(o.Collateral, big.NewInt(4)); r.Bonus.Cmp(share) != 0 || r.Prover != rivalAddress {
		t.Errorf("record %+v, want a bonus of %v", r, share)
	}
	if n, err := w.OpenLocks(t.Context(), proverAddress); err != nil || n.Sign() != 0 {
		t.Errorf("the loser holds %v locks (%v)", n, err)
	}
	if err := w.Simulate(t.Context(), proverAddress, w.FulfilCall(o, o.Fulfil(nil, mine, w.prove(o, nil, mine)))); proof.CodeOf(err) != "locked-for-other" {
		t.Errorf("the loser's proof within the next lock: %v", err)
	}
	w.do(rival, w.FulfilCall(o, o.Fulfil(nil, theirs, w.prove(o, nil, theirs))))
	s.drain()
	s.want(KindOpened, KindLocked, KindForfeited, KindLocked, KindFulfilled)
	first, second, paid := s.events[1], s.events[3], s.events[4]
	if first.Round != 1 || first.Payout != mine || first.LockedUntil != until || second.Round != 2 || second.Payout != theirs || second.Prover != rivalAddress {
		t.Errorf("locks\n%+v\n%+v", first, second)
	}
	if paid.OrderDigest != digest || paid.Paid.Cmp(new(big.Int).Add(o.MaxPrice, r.Bonus)) != 0 {
		t.Errorf("paid %v, want the price %v and the bonus %v", paid.Paid, o.MaxPrice, r.Bonus)
	}
}

func TestLapsedLockLetsAnybodyDeliver(t *testing.T) {
	w := newRace(t)
	o := w.shortOrder()
	w.do(proverKey, w.lock(o, proverKey, friend, 0))
	other := common.HexToAddress("0x7e57")
	call := w.FulfilCall(o, o.Fulfil(nil, other, w.prove(o, nil, other)))
	if err := w.Simulate(t.Context(), testClient, call); proof.CodeOf(err) != "locked-for-other" || proof.ClassOf(err) != proof.Retry {
		t.Errorf("within the lock: %v", err)
	}
	w.wait(61 * time.Second)
	w.do(rival, call)
	w.wantState(o, StateFulfilled)
}

func TestAnOrderIsLockedThreeTimesAtMost(t *testing.T) {
	w := newRace(t)
	o := w.shortOrder()
	for round := range uint8(MaxRounds) {
		w.do(rival, w.lock(o, rival, friend, round))
		w.wantRound(o, round+1, friend)
		w.wait(61 * time.Second)
	}
	if err := w.Simulate(t.Context(), testClient, w.lock(o, rival, friend, MaxRounds)); proof.CodeOf(err) != "rounds-used-up" {
		t.Errorf("a fourth lock: %v", err)
	}
}

func TestReorganisationOverARelock(t *testing.T) {
	w := newRace(t)
	s := follow(t, w, nil)
	o := w.shortOrder()
	w.do(proverKey, w.lock(o, proverKey, friend, 0))
	w.wait(61 * time.Second)
	lapsed := w.head()
	w.do(rival, w.lock(o, rival, testMarket, 1))
	s.drain()
	s.want(KindOpened, KindLocked, KindForfeited, KindLocked)

	w.fork(lapsed, 2) // the second lock is gone, the first one stays
	s.drain()
	s.want(KindOpened, KindLocked)
	w.wantRound(o, 1, friend)
	s.restart()
	w.do(proverKey, w.lock(o, proverKey, testMarket, 1)) // now somebody else has the second round
	s.drain()
	s.want(KindOpened, KindLocked, KindForfeited, KindLocked)
	if last := s.events[3]; last.Round != 2 || last.Prover != proverAddress || last.Payout != testMarket || s.reverts != 1 {
		t.Errorf("%d reverts, last lock %+v", s.reverts, last)
	}
}
