package chain

import (
	"context"
	"math/big"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/lemma-network/lemma/internal/chain/anviltest"
	"github.com/lemma-network/lemma/proof"
)

// The tests of this file show the follower and the sender at a real node's RPC, with faults that only such a node has.

// anvilBench is a bench whose chain is an anvil that makes blocks when told to.
func anvilBench(t *testing.T, policy Policy, more ...string) (*bench, *anviltest.Anvil) {
	t.Helper()
	a := anviltest.Start(t, append([]string{"--no-mining"}, more...)...)
	a.Fund(proverAddress, new(big.Int).Mul(ether, big.NewInt(1000)))
	client, err := ethclient.DialContext(t.Context(), a.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	b := &bench{T: t, sim: sim{backend: client}, clock: newClock(), journal: NewMemJournal(), policy: policy, chainID: anviltest.ChainID}
	b.node = &fakeNode{Backend: client}
	b.restart()
	a.Mine(1)
	return b, a
}

func TestAnvilReorganisationSendsAgain(t *testing.T) {
	for name, confirmations := range map[string]uint64{"before it counted": 3, "after it counted": 0} {
		t.Run(name, func(t *testing.T) {
			b, a := anvilBench(t, Policy{Confirmations: confirmations})
			b.submit(payment("a", 5))
			b.step()
			a.Mine(2)
			b.step()
			b.wantPaid(5, 1)
			a.Reorg(a.Head() - 2) // the node forgets the transaction
			b.wantPaid(0, 0)
			b.clock.Advance(15 * time.Second)
			b.step()
			if confirmations == 0 && !slices.Contains(b.alarms, "reorganised") {
				t.Errorf("alarms are %v", b.alarms)
			}
			a.Mine(5)
			b.step()
			b.wantStatus("a", StatusDone)
			b.wantPaid(5, 1)
		})
	}
}

func TestAnvilForgetsThePool(t *testing.T) {
	b, a := anvilBench(t, Policy{})
	for _, id := range []string{"a", "b", "c"} {
		b.submit(payment(id, 1))
	}
	b.step()
	a.ForgetPool()
	a.Mine(1)
	b.step()
	b.wantPaid(0, 0)
	b.clock.Advance(15 * time.Second)
	b.step()
	a.Mine(1)
	b.step()
	for _, id := range []string{"a", "b", "c"} {
		b.wantStatus(id, StatusDone)
	}
	b.wantPaid(3, 3)
}

func TestAnvilBaseFeeSpike(t *testing.T) {
	b, a := anvilBench(t, Policy{MaxFeeWei: big.NewInt(400e9)})
	b.submit(payment("a", 5))
	b.step()
	first := b.wantStatus("a", StatusSent).last()
	for range 3 { // the base fee rises above what was offered: nothing is included
		a.BaseFee(big.NewInt(100e9))
		a.Mine(1)
	}
	b.wantPaid(0, 0)
	b.clock.Advance(30 * time.Second)
	b.step()
	if r := b.wantStatus("a", StatusSent); len(r.Txs) != 2 || r.last().FeeWei.Cmp(big.NewInt(200e9)) < 0 {
		t.Fatalf("%d transactions, the last at %v after %v", len(r.Txs), r.last().FeeWei, first.FeeWei)
	}
	a.Mine(1)
	b.step()
	b.wantStatus("a", StatusDone)
	b.wantPaid(5, 1)
}

func TestAnvilForeignTransaction(t *testing.T) {
	b, a := anvilBench(t, Policy{Rebroadcast: time.Second})
	b.submit(payment("a", 5))
	b.step()
	a.ForgetPool()
	tx := types.MustSignNewTx(proverKey, types.LatestSignerForChainID(big.NewInt(anviltest.ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(anviltest.ChainID), Nonce: 0, To: &testMarket, Gas: 21000, GasTipCap: big.NewInt(5e9), GasFeeCap: big.NewInt(90e9)})
	if err := b.backend.SendTransaction(t.Context(), tx); err != nil {
		t.Fatal(err)
	}
	a.Mine(foreignDepthBlocks)
	b.clock.Advance(time.Second)
	b.step()
	if r := b.record("a"); r.Nonce != 0 || len(r.Txs) != 1 {
		t.Fatal("got a second nonce while the first could still be its own")
	}
	a.Mine(2)
	b.step()
	b.step()
	a.Mine(1)
	b.step()
	if r := b.wantStatus("a", StatusDone); r.Nonce != 1 {
		t.Errorf("nonce is %d", r.Nonce)
	}
	b.wantPaid(5, 2)
}

func TestAnvilHangs(t *testing.T) {
	b, a := anvilBench(t, Policy{})
	b.submit(payment("a", 5))
	b.s.all = &timed{Backend: b.node, limit: 200 * time.Millisecond}
	a.Signal(syscall.SIGSTOP)
	if err := b.s.step(t.Context()); proof.CodeOf(err) != "rpc-failed" {
		t.Fatalf("a node that hangs: %v", err)
	}
	a.Signal(syscall.SIGCONT)
	b.restart()
	b.step()
	a.Mine(1)
	b.step()
	b.wantPaid(5, 1)
}

// anvilStory is a follower of a market on an anvil.
func anvilStory(t *testing.T, change func(*FollowerConfig)) (*story, *anviltest.Anvil) {
	t.Helper()
	a := anviltest.Start(t, "--slots-in-an-epoch", "1")
	a.Fund(testClient, new(big.Int).Mul(ether, big.NewInt(1000)))
	a.Fund(proverAddress, new(big.Int).Mul(ether, big.NewInt(1000)))
	key, err := toyKey()
	if err != nil {
		t.Fatal(err)
	}
	client, err := ethclient.DialContext(t.Context(), a.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	w := &world{T: t, sim: sim{backend: client}, key: key, chainID: anviltest.ChainID}
	sender, stop, err := StartSender(t.Context(), SenderConfig{Backend: client, ChainID: anviltest.ChainID, Key: testKey, Now: time.Now,
		Policy: Policy{Poll: time.Millisecond}, OnAlarm: func(err error) { t.Log(err) }})
	if err != nil {
		t.Fatal(err)
	}
	w.dep, err = Deploy(t.Context(), sender, w.backend, DeployConfig{Profile: LocalProfile(), VerifyingKey: key.Words(), InsecureDev: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	a.Automine(false)
	w.mine = func() { a.Mine(1) }
	w.Client = NewClient(w.backend, anviltest.ChainID, w.dep.Market)
	return follow(t, w, change), a
}

func TestAnvilFollowerThroughReorganisations(t *testing.T) {
	s, a := anvilStory(t, func(c *FollowerConfig) { c.ChunkBlocks = 2 })
	kept := s.w.open()
	s.w.open()
	s.w.open()
	a.Mine(4)
	s.drain()
	s.want(KindOpened, KindOpened, KindOpened)
	a.Reorg(a.Head() - 6) // deeper than a chunk: two orders are gone
	s.drain()
	s.want(KindOpened)
	a.Rollback(2) // shorter, then longer again with other blocks
	s.drain()
	again := s.w.open()
	a.Mine(3)
	s.drain()
	s.want(KindOpened, KindOpened)
	if s.events[0].OrderDigest != s.w.digest(kept) || s.events[1].OrderDigest != s.w.digest(again) {
		t.Errorf("events are %+v", s.events)
	}
	if s.reverts != 2 {
		t.Errorf("%d reverts, want 2", s.reverts)
	}
	s.restart()
	s.drain()
	s.want(KindOpened, KindOpened)
}

// A chain that is told to warp takes the clock along.
func TestAWarpedChainTakesTheClockAlong(t *testing.T) {
	var clock *Clock
	elapsed := time.Duration(0)
	s, a := anvilStory(t, func(c *FollowerConfig) {
		keep := c.Sink
		c.Sink = func(ctx context.Context, b Batch) error {
			tip, _ := b.Cursor.tip()
			if clock == nil {
				clock = NewClock(c.ChainID, time.Unix(int64(tip.Time), 0), elapsed)
			}
			clock.Head(tip, b.Newest, elapsed)
			return keep(ctx, b)
		}
	})
	a.Mine(1)
	s.drain()
	before := clock.Now(elapsed)
	anviltest.Call[any](a, "evm_increaseTime", 7200)
	a.Mine(1)
	s.drain()
	if by := clock.Now(elapsed).Sub(before); by < 2*time.Hour {
		t.Errorf("the chain warped by two hours, the clock by %v", by)
	}
	if tip, _ := s.f.cursor.tip(); clock.Now(elapsed).Unix() != int64(tip.Time) {
		t.Errorf("the clock says %d, the block %d", clock.Now(elapsed).Unix(), tip.Time)
	}
}
