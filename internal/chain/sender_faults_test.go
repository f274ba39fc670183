package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/lemma-network/lemma/proof"
)

// crashJournal and the node's hooks below count the effects of a sender and end the world at a chosen one.
type crashJournal struct {
	Journal
	effect func(do func() error) error
}

func (j crashJournal) Put(ctx context.Context, r Record) error {
	return j.effect(func() error { return j.Journal.Put(ctx, r) })
}

func TestCrashAtEveryEffectPaysOnce(t *testing.T) {
	crashes := 0
	for at := 1; ; at++ {
		for _, after := range []bool{false, true} {
			if !crashOnce(t, at, after) {
				if crashes < 6 {
					t.Fatalf("only %d crashes were tried", crashes)
				}
				return
			}
			crashes++
		}
	}
}

// crashOnce ends a sender at its at-th effect, before or after it happened, and lets a second sender finish.
func crashOnce(t *testing.T, at int, after bool) (crashed bool) {
	b := newBench(t, Policy{Confirmations: 1})
	errCrash, count := errors.New("crash"), 0
	effect := func(do func() error) error {
		count++
		switch {
		case crashed:
			return errCrash
		case count != at:
			return do()
		}
		crashed = true
		if after {
			_ = do()
		}
		return errCrash
	}
	durable := b.journal
	b.journal = crashJournal{durable, effect}
	b.node.receive = func(tx *types.Transaction) (bool, error) {
		return true, effect(func() error { return b.backend.SendTransaction(t.Context(), tx) })
	}
	b.restart()
	live := func() {
		if b.s.submit(t.Context(), payment("pay", 7)) != nil {
			return
		}
		for range 4 {
			if crashed || b.s.step(t.Context()) != nil {
				return
			}
			b.Commit()
		}
	}
	live()
	b.journal, b.node.receive = durable, nil
	b.restart()
	b.submit(payment("pay", 7)) // its owner cannot know and asks again
	for range 5 {
		b.step()
		b.Commit()
	}
	b.wantStatus("pay", StatusDone)
	b.wantPaid(7, 1)
	return crashed
}

// Put may say no though it wrote. The owner asks again, and what the journal has must not wait there for the next start.
func TestAnIntentWrittenThoughTheJournalSaidNoIsSent(t *testing.T) {
	b := newBench(t, Policy{})
	durable := b.journal
	b.journal = crashJournal{durable, func(do func() error) error { _ = do(); return errors.New("connection lost in the commit") }}
	b.restart()
	if b.s.submit(t.Context(), payment("a", 5)) == nil {
		t.Fatal("the journal's error is not told")
	}
	b.s.cfg.Journal = durable
	for range 2 { // asked for once more than needed: it is one intent all the same
		b.submit(payment("a", 5))
	}
	b.step()
	b.Commit()
	b.step()
	b.wantStatus("a", StatusDone)
	b.wantPaid(5, 1)
}

func TestFeeIsRaisedWhenStuck(t *testing.T) {
	b := newBench(t, Policy{StuckAfter: 30 * time.Second})
	b.node.receive = func(*types.Transaction) (bool, error) { return true, nil } // lost on the way
	b.submit(payment("a", 5))
	b.step()
	first := b.wantStatus("a", StatusSent).last()
	b.Commit()
	b.Commit()
	b.clock.Advance(30 * time.Second)
	b.node.receive = nil
	b.step()
	r := b.wantStatus("a", StatusSent)
	if len(r.Txs) != 2 || new(big.Int).Mul(r.last().FeeWei, big.NewInt(8)).Cmp(new(big.Int).Mul(first.FeeWei, big.NewInt(9))) < 0 {
		t.Fatalf("%d transactions, fee %v after %v", len(r.Txs), r.last().FeeWei, first.FeeWei)
	}
	// The first one may still win: its receipt counts too.
	tx := new(types.Transaction)
	if err := tx.UnmarshalBinary(first.Raw); err != nil {
		t.Fatal(err)
	}
	b.Rollback()
	if err := b.backend.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	b.Commit()
	b.step()
	if r := b.wantStatus("a", StatusDone); r.Result.TxHash != first.Hash {
		t.Errorf("result names %s", r.Result.TxHash)
	}
	b.wantPaid(5, 1)
}

func TestFeeCapHoldsAndAlarms(t *testing.T) {
	b := newBench(t, Policy{MaxFeeWei: big.NewInt(5e9)})
	b.node.tip = big.NewInt(6e9)
	b.submit(payment("a", 5))
	b.step()
	b.wantStatus("a", StatusQueued)
	if !slices.Contains(b.alarms, "fee-too-high") {
		t.Errorf("alarms are %v", b.alarms)
	}
	b.node.tip = nil
	b.step()
	b.wantStatus("a", StatusSent)
	b.Rollback()
	b.Commit()
	b.Commit()
	b.clock.Advance(time.Minute)
	b.node.tip, b.alarms = big.NewInt(6e9), nil
	b.step()
	if r := b.wantStatus("a", StatusSent); len(r.Txs) != 1 || !slices.Contains(b.alarms, "fee-too-high") {
		t.Errorf("%d transactions, alarms %v", len(r.Txs), b.alarms)
	}
	b.Commit()
	b.step()
	b.wantStatus("a", StatusDone) // held means sent again at the old price
}

func TestReorgDropsTheTransaction(t *testing.T) {
	b := newBench(t, Policy{Confirmations: 3, Rebroadcast: 15 * time.Second})
	parent, err := b.backend.HeaderByNumber(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	b.submit(payment("a", 5))
	b.step()
	b.Commit()
	b.step()
	b.wantPaid(5, 1)
	if err := b.Fork(parent.Hash()); err != nil {
		t.Fatal(err)
	}
	b.Rollback()
	b.Commit()
	b.step()
	b.wantPaid(0, 0)
	b.wantStatus("a", StatusSent)
	b.clock.Advance(15 * time.Second)
	b.step()
	for range 5 {
		b.Commit()
		b.step()
	}
	b.wantStatus("a", StatusDone)
	b.wantPaid(5, 1)
}

func TestReceiptOfAReplacedBlockDoesNotCount(t *testing.T) {
	b := newBench(t, Policy{})
	b.submit(payment("a", 5))
	b.step()
	b.Commit()
	b.node.receipt = func(r *types.Receipt) *types.Receipt { r.BlockHash[0] ^= 1; return r }
	b.step()
	b.wantStatus("a", StatusSent)
	b.node.receipt = func(r *types.Receipt) *types.Receipt { r.TxHash[0] ^= 1; return r } // not what was asked for
	b.step()
	b.wantStatus("a", StatusSent)
	b.node.receipt = nil
	b.step()
	b.wantStatus("a", StatusDone)
}

func TestNoncesOfLostTransactionsStayTaken(t *testing.T) {
	b := newBench(t, Policy{Rebroadcast: 15 * time.Second})
	b.node.receive = func(*types.Transaction) (bool, error) { return true, nil } // the node's pool knows of none
	for i := range maxInFlight + 1 {
		b.submit(payment(fmt.Sprint(i), 1))
	}
	b.step()
	for i := range maxInFlight {
		if r := b.wantStatus(fmt.Sprint(i), StatusSent); r.Nonce != uint64(i) {
			t.Errorf("intent %d has nonce %d", i, r.Nonce)
		}
	}
	b.wantStatus(fmt.Sprint(maxInFlight), StatusQueued) // one past the limit waits
	b.node.receive = nil
	for range 3 {
		b.clock.Advance(15 * time.Second)
		b.step()
		b.Commit()
	}
	b.step()
	b.wantStatus(fmt.Sprint(maxInFlight), StatusDone)
	b.wantPaid(maxInFlight+1, maxInFlight+1)
}

// foreign sends a transaction of the key that its sender knows nothing about.
func (b *bench) foreign(nonce uint64) {
	b.Helper()
	tx := types.MustSignNewTx(proverKey, types.LatestSignerForChainID(big.NewInt(simChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(simChainID), Nonce: nonce, To: &testMarket, Gas: 21000, GasTipCap: big.NewInt(50e9), GasFeeCap: big.NewInt(90e9)})
	if err := b.backend.SendTransaction(b.Context(), tx); err != nil {
		b.Fatal(err)
	}
}

func TestForeignTransactionTakesTheNonce(t *testing.T) {
	b := newBench(t, Policy{})
	b.node.receive = func(*types.Transaction) (bool, error) { return true, nil }
	b.submit(payment("a", 5))
	b.step()
	b.foreign(0)
	for range foreignDepthBlocks {
		b.Commit()
		b.step()
		if r := b.record("a"); len(r.Txs) != 1 || r.Nonce != 0 {
			t.Fatal("gave the intent a second nonce while the first could still be included after a reorganisation")
		}
	}
	b.node.receive = nil
	b.Commit()
	b.step()
	b.Commit()
	b.step()
	if r := b.wantStatus("a", StatusDone); r.Nonce != 1 {
		t.Errorf("nonce is %d", r.Nonce)
	}
	if !slices.Contains(b.alarms, "nonce-taken") {
		t.Errorf("alarms are %v", b.alarms)
	}
	b.wantPaid(5, 2)
}

func TestNonceGapIsFilled(t *testing.T) {
	b := newBench(t, Policy{StuckAfter: 30 * time.Second})
	b.foreign(0)
	b.submit(payment("a", 5)) // queues up behind the foreign transaction
	b.step()
	if r := b.wantStatus("a", StatusSent); r.Nonce != 1 {
		t.Fatalf("nonce is %d", r.Nonce)
	}
	b.Rollback() // and that is dropped
	b.Commit()
	b.clock.Advance(29 * time.Second)
	b.step()
	if _, found, _ := b.journal.Get(t.Context(), "gap:0"); found {
		t.Fatal("filled the gap too early")
	}
	b.clock.Advance(time.Second)
	for range 4 {
		b.step()
		b.Commit()
		b.clock.Advance(15 * time.Second)
	}
	b.step()
	b.wantStatus("gap:0", StatusDone)
	b.wantStatus("a", StatusDone)
	b.wantPaid(5, 2)
}

func TestFailingNodeLosesNothing(t *testing.T) {
	for _, op := range []string{"header", "nonce", "estimate", "pending", "send", "receipt"} {
		t.Run(op, func(t *testing.T) {
			b := newBench(t, Policy{})
			broken := true
			b.node.fail = func(o string) error {
				if broken && o == op {
					return errors.New("connection refused")
				}
				return nil
			}
			b.submit(payment("a", 5))
			for range 3 {
				if err := b.s.step(t.Context()); err != nil && proof.ClassOf(err) != proof.Retry {
					t.Fatal(err)
				}
				b.Commit()
			}
			broken = false
			b.clock.Advance(time.Minute)
			for range 3 {
				b.step()
				b.Commit()
			}
			b.wantStatus("a", StatusDone)
			b.wantPaid(5, 1)
		})
	}
}

// A sender whose clock was set back while it was down is as patient as any, and not until that time comes again.
func TestAClockSetBackHoldsNoFeeUp(t *testing.T) {
	b := newBench(t, Policy{StuckAfter: 30 * time.Second})
	b.node.receive = func(*types.Transaction) (bool, error) { return true, nil } // lost on the way
	b.submit(payment("a", 5))
	b.step()
	b.Commit()
	b.Commit()
	b.clock.Advance(-time.Hour)
	b.restart()
	b.clock.Advance(30*time.Second - 1)
	b.step()
	if r := b.wantStatus("a", StatusSent); len(r.Txs) != 1 {
		t.Fatalf("%d transactions, want patience", len(r.Txs))
	}
	b.clock.Advance(1)
	b.step()
	if r := b.wantStatus("a", StatusSent); len(r.Txs) != 2 {
		t.Fatalf("%d transactions, want a higher fee", len(r.Txs))
	}
}
