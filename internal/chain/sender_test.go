package chain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
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
	chainID uint64
}

func newBench(t *testing.T, policy Policy) *bench {
	b := &bench{T: t, sim: newSim(t), clock: newClock(), journal: NewMemJournal(), policy: policy, chainID: simChainID}
	b.Commit()
	b.node = &fakeNode{Backend: b.backend}
	b.restart()
	return b
}

// restart makes a new sender on the same journal, as a new process does.
func (b *bench) restart() {
	b.Helper()
	s, err := NewSender(SenderConfig{Backend: b.node, ChainID: b.chainID, Key: proverKey, Journal: b.journal, Now: b.clock.Now,
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
	got := r.Status
	if got == StatusSent && r.included() {
		got = StatusDone // it is only watched any more
	}
	if got != want {
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

func TestKeyWithoutCoinsIsRefused(t *testing.T) {
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
