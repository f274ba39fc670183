package chain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/lemma-network/lemma/proof"
)

var (
	friend     = common.HexToAddress("0xf00d")
	alwaysFail = []byte{0x60, 0x00, 0x60, 0x00, 0xfd} // creation code: revert(0, 0)
)

func payment(id string, wei int64) Intent {
	return Intent{ID: id, Call: Call{To: &friend, Value: big.NewInt(wei)}}
}

// bench is a sender that the test drives step by step, in the place of its owner goroutine.
type bench struct {
	*testing.T
	sim
	node    *fakeNode
	clock   *wallClock
	journal Journal
	policy  Policy
	s       *Sender
	alarms  []string
}

func newBench(t *testing.T, policy Policy) *bench {
	b := &bench{T: t, sim: newSim(t), clock: newClock(), journal: NewMemJournal(), policy: policy}
	b.Commit()
	b.node = &fakeNode{Backend: b.backend}
	b.restart()
	return b
}

// restart makes a new sender on the same journal, as a new process does.
func (b *bench) restart() {
	b.Helper()
	s, err := NewSender(SenderConfig{Backend: b.node, ChainID: simChainID, Key: proverKey, Journal: b.journal, Now: b.clock.Now,
		Policy: b.policy, OnAlarm: func(err error) { b.alarms = append(b.alarms, proof.CodeOf(err)) }})
	if err != nil {
		b.Fatal(err)
	}
	if err := s.recover(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.s = s
}

func (b *bench) submit(in Intent) {
	b.Helper()
	if err := b.s.submit(b.Context(), in); err != nil {
		b.Fatal(err)
	}
}

func (b *bench) step() {
	b.Helper()
	if err := b.s.step(b.Context()); err != nil {
		b.Fatal(err)
	}
}

func (b *bench) record(id string) Record {
	b.Helper()
	r, found, err := b.journal.Get(b.Context(), id)
	if err != nil || !found {
		b.Fatalf("record %s: %v, %v", id, found, err)
	}
	return r
}

func (b *bench) wantStatus(id string, want Status) Record {
	b.Helper()
	r := b.record(id)
	if r.Status != want {
		b.Fatalf("%s is %s (%v), want %s", id, r.Status, r.Err, want)
	}
	return r
}

// wantPaid checks that the friend got exactly wei and that the key used exactly n nonces.
func (b *bench) wantPaid(wei int64, n uint64) {
	b.Helper()
	got, err := b.backend.BalanceAt(b.Context(), friend, nil)
	if err != nil || got.Int64() != wei {
		b.Fatalf("paid %v, want %d (%v)", got, wei, err)
	}
	if nonce, err := b.backend.NonceAt(b.Context(), proverAddress, nil); err != nil || nonce != n {
		b.Fatalf("%d nonces used, want %d (%v)", nonce, n, err)
	}
}

func TestSendOnceWithConfirmations(t *testing.T) {
	b := newBench(t, Policy{Confirmations: 2})
	b.submit(payment("a", 5))
	b.submit(payment("a", 5)) // the same id again is the same intent
	b.step()
	sent := b.wantStatus("a", StatusSent)
	b.Commit()
	b.step()
	b.Commit()
	b.step()
	b.wantStatus("a", StatusSent) // one confirmation of two
	b.Commit()
	b.step()
	done := b.wantStatus("a", StatusDone)
	if r := done.Result; !r.Success || r.TxHash != sent.last().Hash || r.GasUsed != 21000 || r.Block.Number != 2 || r.GasPriceWei.Sign() <= 0 {
		t.Errorf("result is %+v", r)
	}
	b.submit(payment("a", 5)) // and after it is done
	b.step()
	b.Commit()
	b.step()
	b.wantPaid(5, 1)
	if err := b.s.submit(t.Context(), payment("a", 6)); proof.CodeOf(err) != "intent-mismatch" || proof.ClassOf(err) != proof.Caller {
		t.Errorf("same id, other call: %v", err)
	}
}

func TestRefusedBySimulationSendsNothing(t *testing.T) {
	b := newBench(t, Policy{})
	b.submit(Intent{ID: "bad", Call: Call{Data: alwaysFail}})
	b.submit(payment("good", 1))
	b.step()
	r := b.wantStatus("bad", StatusRefused)
	if r.Err.Code != "reverted" || r.Err.Class != proof.Permanent || len(r.Txs) != 0 {
		t.Errorf("refusal is %+v with %d transactions", r.Err, len(r.Txs))
	}
	b.submit(payment("bad", 2)) // a refused id is free again
	b.step()
	b.Commit()
	b.step()
	b.wantStatus("bad", StatusDone)
	b.wantStatus("good", StatusDone)
	b.wantPaid(3, 2)
}

func TestKeyWithoutCoins(t *testing.T) {
	b := newBench(t, Policy{})
	s, err := NewSender(SenderConfig{Backend: b.node, ChainID: simChainID, Key: poorKey, Journal: b.journal, Now: b.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.submit(t.Context(), payment("a", 5)), s.step(t.Context())); err != nil {
		t.Fatal(err)
	}
	if r := b.wantStatus("a", StatusRefused); r.Err.Code != "insufficient-funds" || r.Err.Class != proof.Caller {
		t.Errorf("refusal is %+v", r.Err)
	}
}

func TestMinedButReverted(t *testing.T) {
	b := newBench(t, Policy{})
	b.node.gas = 200_000 // the simulation is passed by a lie
	b.submit(Intent{ID: "bad", Call: Call{Data: alwaysFail}})
	b.step()
	b.Commit()
	b.step()
	r := b.wantStatus("bad", StatusDone)
	if r.Result.Success || r.Result.Err == nil || r.Result.Err.Code != "reverted" {
		t.Errorf("result is %+v", r.Result)
	}
}

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

// start runs the sender as its users do.
func (b *bench) start() (stop func()) {
	ctx, cancel := context.WithCancel(b.Context())
	done := make(chan error, 1)
	go func() { done <- b.s.Run(ctx) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			if err := <-done; err != nil {
				b.Error(err)
			}
		})
	}
	b.Cleanup(stop)
	return stop
}

func TestConcurrentUse(t *testing.T) {
	b := newBench(t, Policy{Poll: time.Millisecond})
	b.node.sent = func() { b.Commit() }
	b.restart()
	stop := b.start()
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			id := fmt.Sprintf("pay:%d", i%20) // each id twice
			r, err := b.s.Send(t.Context(), payment(id, 1))
			if err != nil || !r.Success || r.ID != id {
				t.Errorf("%s: %+v, %v", id, r, err)
			}
		})
	}
	wg.Wait()
	b.wantPaid(20, 20)
	if _, err := b.s.Send(t.Context(), Intent{ID: "bad", Call: Call{Data: alwaysFail}}); proof.CodeOf(err) != "reverted" {
		t.Errorf("refused: %v", err)
	}
	b.node.gas = 200_000
	if r, err := b.s.Send(t.Context(), Intent{ID: "worse", Call: Call{Data: alwaysFail}}); proof.CodeOf(err) != "reverted" || r.Success || r.GasUsed == 0 {
		t.Errorf("mined but reverted: %+v, %v", r, err)
	}
	if _, err := b.s.Wait(t.Context(), "never"); proof.CodeOf(err) != "unknown-intent" {
		t.Errorf("unknown: %v", err)
	}
	b.node.receive = func(*types.Transaction) (bool, error) { return true, nil }
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if err := b.s.Submit(t.Context(), payment("slow", 1)); err != nil {
		t.Fatal(err)
	}
	if _, err := b.s.Wait(gone, "slow"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	stop()
	for name, err := range map[string]error{"submit": b.s.Submit(t.Context(), payment("late", 1)), "wait": second(b.s.Wait(t.Context(), "late"))} {
		if proof.CodeOf(err) != "sender-stopped" || proof.ClassOf(err) != proof.Retry {
			t.Errorf("%s after the end: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestFailingJournalStopsTheSender(t *testing.T) {
	b := newBench(t, Policy{Poll: time.Millisecond})
	sent := false
	b.node.receive = func(*types.Transaction) (bool, error) { sent = true; return true, nil }
	n := 0
	b.journal = crashJournal{b.journal, func(do func() error) error {
		if n++; n == 2 {
			return proof.Errorf(proof.Retry, "journal-failed", "disk full")
		}
		return do()
	}}
	b.restart()
	done := make(chan error, 1)
	go func() { done <- b.s.Run(t.Context()) }()
	if err := b.s.Submit(t.Context(), payment("a", 5)); err != nil {
		t.Fatal(err)
	}
	if err := <-done; proof.CodeOf(err) != "journal-failed" || sent {
		t.Errorf("Run ends with %v; unjournalled transaction sent: %v", err, sent)
	}
}

func TestSenderRefusesMisuse(t *testing.T) {
	b := newBench(t, Policy{})
	long := strings.Repeat("x", MaxIntentIDBytes)
	code := bytes.Repeat([]byte{0}, MaxCallDataBytes)
	for name, c := range map[string]struct {
		in Intent
		ok bool
	}{
		"id at the limit":     {payment(long, 1), true},
		"id one past":         {payment(long+"x", 1), false},
		"id empty":            {payment("", 1), false},
		"data at the limit":   {Intent{ID: "a", Call: Call{Data: code}}, true},
		"data one past":       {Intent{ID: "a", Call: Call{Data: append(code, 0)}}, false},
		"neither to nor code": {Intent{ID: "a"}, false},
		"negative value":      {payment("a", -1), false},
	} {
		if err := c.in.check(); (err == nil) != c.ok || (err != nil && proof.ClassOf(err) != proof.Caller) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := NewSender(SenderConfig{}); proof.CodeOf(err) != "bad-config" {
		t.Errorf("empty configuration: %v", err)
	}
	s, err := NewSender(SenderConfig{Backend: b.node, ChainID: 1, Key: proverKey, Journal: b.journal, Now: b.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Run(t.Context()); proof.CodeOf(err) != "wrong-chain" {
		t.Errorf("wrong chain: %v", err)
	}
}
