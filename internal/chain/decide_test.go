package chain

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"pgregory.net/rapid"
)

func TestDecide(t *testing.T) {
	p := Policy{Confirmations: 3, StuckAfter: 30 * time.Second, Rebroadcast: 15 * time.Second, MaxFeeWei: big.NewInt(1000)}.withDefaults()
	t0 := time.Unix(1_700_000_000, 0)
	record := func(fee int64) Record {
		return Record{Status: StatusSent, Nonce: 5, Txs: []SignedTx{{TipWei: big.NewInt(10), FeeWei: big.NewInt(fee), SignedAt: t0, Head: 100}}}
	}
	included := func(block int64) *types.Receipt { return &types.Receipt{BlockNumber: big.NewInt(block)} }
	quote := fees{tip: big.NewInt(10), fee: big.NewInt(90)}
	at := func(s int) time.Time { return t0.Add(time.Duration(s) * time.Second) }
	for _, c := range []struct {
		name string
		fee  int64
		v    view
		want action
	}{
		{"included, one block too young", 100, view{now: at(1), head: 112, nonce: 6, receipt: included(110)}, actWait},
		{"included and deep enough", 100, view{now: at(1), head: 113, nonce: 6, receipt: included(110)}, actFinish},
		{"included wins over a foreign nonce", 100, view{now: at(1), head: 200, nonce: 9, deepNonce: 9, receipt: included(110)}, actFinish},
		{"nonce used, not deep: perhaps ours", 100, view{now: at(99), head: 111, nonce: 6, deepNonce: 5}, actWait},
		{"nonce used, deep, no receipt: foreign", 100, view{now: at(99), head: 130, nonce: 6, deepNonce: 6}, actRequeue},
		{"just sent", 100, view{now: at(1), head: 101, nonce: 5, lastBroadcast: at(0)}, actWait},
		{"one second before rebroadcast", 100, view{now: at(14), head: 101, nonce: 5, lastBroadcast: at(0)}, actWait},
		{"rebroadcast", 100, view{now: at(15), head: 101, nonce: 5, lastBroadcast: at(0)}, actRebroadcast},
		{"after a restart", 100, view{now: at(1), head: 101, nonce: 5}, actRebroadcast},
		{"stuck", 100, view{now: at(30), head: 102, nonce: 5, quote: quote, lastBroadcast: at(29)}, actBump},
		{"one second before stuck", 100, view{now: at(29), head: 102, nonce: 5, quote: quote, lastBroadcast: at(28)}, actWait},
		{"no bump while the chain stands still", 100, view{now: at(999), head: 101, nonce: 5, quote: quote, lastBroadcast: at(998)}, actWait},
		{"no bump behind an earlier nonce", 100, view{now: at(999), head: 200, nonce: 4, quote: quote, lastBroadcast: at(998)}, actWait},
		{"bump exactly to the cap", 888, view{now: at(30), head: 102, nonce: 5, quote: quote, lastBroadcast: at(29)}, actBump},
		{"bump one past the cap", 889, view{now: at(30), head: 102, nonce: 5, quote: quote, lastBroadcast: at(29)}, actWait},
		{"held at the cap", 889, view{now: at(45), head: 102, nonce: 5, quote: quote, lastBroadcast: at(29)}, actHold},
		{"clock went back", 100, view{now: at(-3600), head: 102, nonce: 5, quote: quote, lastBroadcast: at(0)}, actWait},
	} {
		if got, _ := decide(record(c.fee), c.v, p); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestBumpAlwaysReplaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := func(name string) *big.Int { return big.NewInt(rapid.Int64Range(0, 1e15).Draw(t, name)) }
		old := SignedTx{TipWei: n("tip")}
		old.FeeWei = new(big.Int).Add(old.TipWei, n("over"))
		quote := quoteFees(n("quoted tip"), n("base fee"))
		next := bumped(old, quote)
		for _, pair := range [][2]*big.Int{{old.TipWei, next.tip}, {old.FeeWei, next.fee}} {
			least := new(big.Int).Mul(pair[0], big.NewInt(1125))
			if pair[1].Cmp(pair[0]) <= 0 || new(big.Int).Mul(pair[1], big.NewInt(1000)).Cmp(least) < 0 {
				t.Fatalf("%v to %v is less than 12.5 %%", pair[0], pair[1])
			}
		}
		if next.tip.Cmp(next.fee) > 0 && old.TipWei.Cmp(old.FeeWei) != 0 {
			t.Fatalf("tip %v above fee %v", next.tip, next.fee)
		}
		if next.fee.Cmp(quote.fee) < 0 || next.tip.Cmp(quote.tip) < 0 {
			t.Fatal("bump below the present quote")
		}
	})
}
