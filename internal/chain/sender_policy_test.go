package chain

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"pgregory.net/rapid"
)

// An intent that was reported as done is sent again when its block goes: the same transactions, so that it pays once.
func TestIncludedThenReorganisedIsSentAgain(t *testing.T) {
	for name, killed := range map[string]bool{"running": false, "killed in between": true} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, Policy{})
			parent, err := b.backend.HeaderByNumber(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			b.submit(payment("a", 5))
			b.step()
			b.Commit()
			b.step()
			b.wantStatus("a", StatusDone)
			if err := b.Fork(parent.Hash()); err != nil {
				t.Fatal(err)
			}
			b.Rollback()
			b.Commit()
			b.Commit()
			b.wantPaid(0, 0)
			if killed {
				b.restart()
			}
			b.submit(payment("b", 7)) // must not get the nonce that a still needs
			b.step()
			b.wantStatus("a", StatusSent)
			if r := b.wantStatus("b", StatusSent); r.Nonce != 1 || !slices.Contains(b.alarms, "reorganised") {
				t.Errorf("b has nonce %d, alarms %v", r.Nonce, b.alarms)
			}
			b.Commit()
			b.step()
			b.wantStatus("a", StatusDone)
			b.wantStatus("b", StatusDone)
			b.wantPaid(12, 2)
		})
	}
}

func TestFinalAtItsDepth(t *testing.T) {
	b := newBench(t, Policy{})
	b.submit(payment("a", 5))
	b.step()
	b.Commit()
	b.step()
	for range finalBlocks - 1 {
		b.Commit()
	}
	b.step()
	if r := b.record("a"); r.Status != StatusSent || !r.included() {
		t.Fatalf("one block before it is final: %s", r.Status)
	}
	b.Commit()
	b.step()
	if r := b.record("a"); r.Status != StatusDone || len(b.s.live) != 0 {
		t.Fatalf("final: %s", r.Status)
	}
}

func TestWorthIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gas := rapid.Uint64Range(21_000, 16_000_000).Draw(t, "gas")
		price := rapid.Int64Range(0, 1e13).Draw(t, "price")
		worth := rapid.Int64Range(0, 1e18).Draw(t, "worth")
		now := rapid.Uint64Range(1, 100).Draw(t, "now")
		in := Intent{WorthWei: big.NewInt(worth), UrgentAt: rapid.Uint64Range(0, 100).Draw(t, "urgent")}
		got := worthIt(in, gas, big.NewInt(price), now)
		urgent := in.UrgentAt != 0 && now >= in.UrgentAt
		if urgent && !got {
			t.Fatal("holds what is urgent")
		}
		cost := new(big.Int).Mul(big.NewInt(price), new(big.Int).SetUint64(gas))
		if got && !urgent && cost.Mul(cost, big.NewInt(2)).Cmp(in.WorthWei) > 0 {
			t.Fatal("gives more than half of its worth for gas")
		}
		if got && !worthIt(in, gas, big.NewInt(price/2), now) {
			t.Fatal("sends at a price and holds at a lower one")
		}
		if in.WorthWei = nil; !worthIt(in, gas, big.NewInt(price), now) {
			t.Fatal("holds an intent of no known worth")
		}
	})
}

func TestGasSpikeHoldsUntilMarginOrUrgency(t *testing.T) {
	for name, urgent := range map[string]bool{"margin": false, "urgency": true} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, Policy{})
			head, err := b.backend.HeaderByNumber(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			in := payment("a", 5)
			in.WorthWei, in.UrgentAt = big.NewInt(1e15), head.Time+3600
			b.node.tip = big.NewInt(100e9) // 26250 gas at 100 gwei are 2.6e15
			b.submit(in)
			b.step()
			b.wantStatus("a", StatusQueued)
			if !slices.Contains(b.alarms, "fee-above-worth") {
				t.Errorf("alarms are %v", b.alarms)
			}
			if urgent {
				adjustTime(t, b.AdjustTime, time.Hour)
			} else {
				b.node.tip = big.NewInt(1e9)
			}
			b.step()
			b.wantStatus("a", StatusSent)
		})
	}
}

// No bump passes what the intent is worth.
func TestBumpStopsAtTheWorth(t *testing.T) {
	b := newBench(t, Policy{})
	b.node.receive = func(*types.Transaction) (bool, error) { return true, nil }
	in := payment("a", 5)
	in.WorthWei = big.NewInt(1e15)
	b.submit(in)
	b.step()
	b.Commit()
	b.Commit()
	b.clock.Advance(time.Minute)
	b.node.tip = big.NewInt(100e9)
	b.step()
	if r := b.wantStatus("a", StatusSent); len(r.Txs) != 1 || !slices.Contains(b.alarms, "fee-too-high") {
		t.Errorf("%d transactions, alarms %v", len(r.Txs), b.alarms)
	}
}

func TestKeyWithoutCoinsWaits(t *testing.T) {
	b := newBench(t, Policy{WaitForFunds: true})
	b.node.balance = big.NewInt(1) // the node's answer; the chain's is another
	b.submit(payment("a", 5))
	for range 10 {
		b.step()
	}
	b.wantStatus("a", StatusQueued)
	if !slices.Equal(b.alarms, []string{"insufficient-funds"}) {
		t.Errorf("alarms are %v, want one, and not one a step", b.alarms)
	}
	b.clock.Advance(alarmEvery)
	b.step()
	if len(b.alarms) != 2 {
		t.Errorf("alarms are %v, want a second one after %v", b.alarms, alarmEvery)
	}
	b.node.balance = nil
	b.step()
	b.Commit()
	b.step()
	b.wantStatus("a", StatusDone)
	b.wantPaid(5, 1)
}

func TestLowFundsAlarm(t *testing.T) {
	for low, sends := range map[bool]int64{true: lowFundsSends - 1, false: lowFundsSends} {
		b := newBench(t, Policy{})
		b.submit(payment("a", 0))
		b.node.gas = 80_000 // 100,000 with the reserve
		head, err := b.backend.HeaderByNumber(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		b.node.tip = big.NewInt(1e9)
		b.node.balance = new(big.Int).Mul(quoteFees(b.node.tip, head.BaseFee).fee, big.NewInt(100_000*sends))
		b.step()
		b.wantStatus("a", StatusSent)
		if slices.Contains(b.alarms, "funds-low") != low {
			t.Errorf("gas for %d transactions: alarms are %v", sends, b.alarms)
		}
	}
}

// blind knows no receipts: a node that lags far behind.
type blind struct{ Backend }

func (blind) TransactionReceipt(context.Context, common.Hash) (*types.Receipt, error) {
	return nil, ethereum.NotFound
}

// A nonce read from one node and a missing receipt from another that lags must not look like a foreign transaction.
func TestSenderReadsOneNodeInAStep(t *testing.T) {
	b := newBench(t, Policy{})
	b.submit(payment("a", 5))
	b.step()
	lagging := &fakeNode{Backend: blind{b.backend}}
	base, err := b.backend.HeaderByNumber(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	lagging.head = func(*types.Header) *types.Header { return base }
	e, err := NewEndpoints(simChainID, NamedBackend{"good", b.node}, NamedBackend{"lagging", lagging})
	if err != nil {
		t.Fatal(err)
	}
	b.s.all = e
	for range foreignDepthBlocks + 1 {
		b.Commit()
	}
	for _, op := range []string{"header", "nonce", "receipt"} { // the good node dies at each moment of a step
		b.node.fail = func(o string) error {
			if o == op {
				return errors.New("connection reset")
			}
			return nil
		}
		e.row = slices.Clone(e.row)
		if e.row[0].name != "good" {
			slices.Reverse(e.row)
		}
		_ = b.s.step(t.Context())
		_ = b.s.step(t.Context())
		if r := b.record("a"); r.Nonce != 0 || len(r.Txs) != 1 || r.Status != StatusSent {
			t.Fatalf("%s: %s, nonce %d, %d transactions", op, r.Status, r.Nonce, len(r.Txs))
		}
	}
	b.node.fail = nil
	slices.Reverse(e.row)
	b.step()
	b.wantStatus("a", StatusDone)
	b.wantPaid(5, 1)
}

func TestTransactionGoesToAllNodes(t *testing.T) {
	b := newBench(t, Policy{})
	deaf := &fakeNode{Backend: b.backend, receive: func(*types.Transaction) (bool, error) { return true, nil }}
	down := &fakeNode{Backend: b.backend, fail: func(op string) error {
		if op == "send" {
			return errors.New("connection refused")
		}
		return nil
	}}
	e, err := NewEndpoints(simChainID, NamedBackend{"deaf", deaf}, NamedBackend{"down", down}, NamedBackend{"good", b.node})
	if err != nil {
		t.Fatal(err)
	}
	b.s.all = e
	b.submit(payment("a", 5))
	b.step()
	b.Commit()
	b.step()
	b.wantPaid(5, 1)
}
