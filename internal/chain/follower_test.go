package chain

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/lemma-network/lemma/proof"
)

// story is a follower with a sink that keeps what it is told, as a database would: the cursor with the events.
type story struct {
	*testing.T
	w       *world
	node    *fakeNode
	cfg     FollowerConfig
	f       *Follower
	events  []Event
	cursor  []byte // as stored
	reverts int
	refuse  error
}

func follow(t *testing.T, w *world, change func(*FollowerConfig)) *story {
	s := &story{T: t, w: w, node: &fakeNode{Backend: w.backend}, cursor: []byte("{}")}
	s.cfg = FollowerConfig{Backend: s.node, ChainID: uint64(w.chainID), Market: w.dep.Market, StartBlock: w.dep.StartBlock, Sink: s.sink}
	if change != nil {
		change(&s.cfg)
	}
	s.restart()
	return s
}

func (s *story) sink(_ context.Context, b Batch) error {
	if s.refuse != nil {
		return s.refuse
	}
	if b.RevertedTo != nil {
		s.reverts++
		s.events = slices.DeleteFunc(s.events, func(e Event) bool { return e.Block.Number > b.RevertedTo.Number })
	}
	s.events = append(s.events, b.Events...)
	var err error
	s.cursor, err = json.Marshal(b.Cursor)
	return err
}

// restart goes on from the stored cursor, as a new process does.
func (s *story) restart() {
	s.Helper()
	s.cfg.Cursor = Cursor{}
	if err := json.Unmarshal(s.cursor, &s.cfg.Cursor); err != nil {
		s.Fatal(err)
	}
	f, err := NewFollower(s.cfg)
	if err != nil {
		s.Fatal(err)
	}
	s.f = f
}

// drain steps until there is nothing new.
func (s *story) drain() {
	s.Helper()
	for {
		moved, err := s.f.Step(s.Context())
		if err != nil {
			s.Fatal(err)
		}
		if !moved {
			return
		}
	}
}

func (s *story) want(kinds ...Kind) {
	s.Helper()
	var got []Kind
	for i, e := range s.events {
		got = append(got, e.Kind)
		if i > 0 && e.Block.Number < s.events[i-1].Block.Number {
			s.Errorf("event %d goes back in time", i)
		}
	}
	if !slices.Equal(got, kinds) {
		s.Fatalf("events are %v, want %v", got, kinds)
	}
}

// wantStuck checks that a step fails in this way and that nothing advances.
func (s *story) wantStuck(code string) {
	s.Helper()
	before, n := string(s.cursor), len(s.events)
	moved, err := s.f.Step(s.Context())
	if moved || proof.CodeOf(err) != code {
		s.Fatalf("moved %v, error %v, want %s", moved, err, code)
	}
	if tip, ok := s.f.cursor.tip(); string(s.cursor) != before || len(s.events) != n || (ok && !strings.Contains(before, tip.Hash.Hex())) {
		s.Fatal("advanced on a failure")
	}
}

func TestFollowsAWholeLife(t *testing.T) {
	for _, chunk := range []uint64{0, 1, 3} {
		t.Run(fmt.Sprint("chunk ", chunk), func(t *testing.T) {
			w := newWorld(t)
			s := follow(t, w, func(c *FollowerConfig) { c.ChunkBlocks = chunk })
			paid, journal := w.open(), []byte("x")
			w.do(proverKey, w.lock(paid, proverKey, friend, 0))
			s.drain()
			s.restart()
			r := w.do(proverKey, w.FulfilCall(paid, paid.Fulfil(journal, friend, w.prove(paid, journal, friend))))
			w.do(testKey, w.CancelCall(w.open(), 0, nil))
			dead := w.open()
			w.wait(2 * time.Hour)
			w.do(proverKey, w.ExpireCall(dead))
			s.drain()
			s.want(KindOpened, KindLocked, KindFulfilled, KindOpened, KindCancelled, KindOpened, KindExpired)
			opened, locked, fulfilled := s.events[0], s.events[1], s.events[2]
			if w.digest(*opened.Order) != w.digest(paid) || opened.OrderDigest != w.digest(paid) || opened.Client != testClient {
				t.Errorf("opened: %+v", opened)
			}
			if locked.Prover != proverAddress || locked.Payout != friend || locked.Round != 1 || locked.Price.Cmp(paid.MaxPrice) != 0 || locked.LockedUntil != min(locked.Block.Time+paid.LockSeconds, paid.Deadline) {
				t.Errorf("locked: %+v", locked)
			}
			if fulfilled.Payout != friend || fulfilled.JournalDigest != proof.Sum(journal) || fulfilled.Price.Cmp(paid.MaxPrice) != 0 || fulfilled.Paid.Cmp(paid.MaxPrice) != 0 ||
				fulfilled.TxHash != r.TxHash || fulfilled.Block.Hash != r.BlockHash {
				t.Errorf("fulfilled: %+v", fulfilled)
			}
			if s.reverts != 0 {
				t.Error("reverted without a reorganisation")
			}
		})
	}
}

// fork goes back to a block and makes n empty blocks on top of it.
func (w *world) fork(to BlockRef, n int) {
	w.Helper()
	if err := w.Fork(to.Hash); err != nil {
		w.Fatal(err)
	}
	w.Rollback()
	for range n {
		w.Commit()
	}
}

func TestReorganisationTakesEventsBack(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, nil)
	kept := w.open()
	base := w.head()
	w.do(proverKey, w.lock(kept, proverKey, friend, 0))
	w.open()
	s.drain()
	s.want(KindOpened, KindLocked, KindOpened)

	if err := w.Fork(base.Hash); err != nil { // shorter, the same so far: this is a lagging node, not yet another branch
		t.Fatal(err)
	}
	s.drain()
	s.want(KindOpened, KindLocked, KindOpened)
	w.Rollback()
	w.Commit() // still shorter, but another branch
	s.drain()
	s.want(KindOpened)
	if s.reverts != 1 {
		t.Errorf("%d reverts", s.reverts)
	}
	s.restart()
	w.do(testKey, w.CancelCall(kept, 0, nil))
	s.drain()
	s.want(KindOpened, KindCancelled)
	if tip, _ := s.f.cursor.tip(); tip != w.head() {
		t.Errorf("tip is %v, head %v", tip, w.head())
	}
}

func TestReorganisationWhileDown(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, nil)
	base := w.head()
	w.open()
	s.drain()
	w.fork(base, 5)
	o := w.open()
	s.restart()
	s.drain()
	s.want(KindOpened)
	if s.events[0].OrderDigest != w.digest(o) || s.reverts != 1 {
		t.Errorf("%d reverts, event %+v", s.reverts, s.events[0])
	}
}

func TestConfirmationsHideAShallowReorganisation(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, func(c *FollowerConfig) { c.Confirmations = 3 })
	base := w.head()
	w.open()
	w.Commit()
	w.Commit()
	s.drain()
	s.want() // two blocks on top are not three
	w.fork(base, 3)
	s.drain()
	w.open()
	w.Commit()
	w.Commit()
	w.Commit()
	s.drain()
	s.want(KindOpened)
	if s.reverts != 0 {
		t.Errorf("%d reverts", s.reverts)
	}
}

func TestTooDeepReorganisationStops(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, func(c *FollowerConfig) { c.KeepBlocks = 3 })
	base := w.head()
	for range 3 {
		w.Commit()
	}
	s.drain()
	if n := len(s.f.cursor.Blocks); n != 3 {
		t.Fatalf("keeps %d blocks, want 3", n)
	}
	w.fork(base, 6)
	s.wantStuck("reorg-too-deep")
	if err := s.f.Run(t.Context()); proof.CodeOf(err) != "reorg-too-deep" || proof.ClassOf(err) != proof.Permanent {
		t.Errorf("Run: %v", err)
	}
}

func TestReorganisationAsDeepAsTheMemory(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, func(c *FollowerConfig) { c.KeepBlocks = 3 })
	w.Commit()
	base := w.head()
	w.Commit()
	w.Commit()
	s.drain()
	w.fork(base, 4)
	s.drain()
	if tip, _ := s.f.cursor.tip(); s.reverts != 1 || tip != w.head() {
		t.Errorf("%d reverts, tip %v", s.reverts, tip)
	}
}

func TestLyingLogQueryIsNotBelieved(t *testing.T) {
	first := func(change func(*types.Log)) func([]types.Log) []types.Log {
		return func(logs []types.Log) []types.Log {
			if len(logs) > 0 {
				change(&logs[0])
			}
			return logs
		}
	}
	for name, lie := range map[string]func(l []types.Log) []types.Log{
		"hides an event":   func([]types.Log) []types.Log { return nil },
		"hides one of two": func(l []types.Log) []types.Log { return l[:len(l)-1] },
		"repeats an event": func(l []types.Log) []types.Log { return append(l[:1:1], l...) },
		"changes the data": first(func(l *types.Log) { l.Data[40] ^= 1 }),
		"changes a topic":  first(func(l *types.Log) { l.Topics[2][31] ^= 1 }),
		"another contract": first(func(l *types.Log) { l.Address = friend }),
		"a removed log":    first(func(l *types.Log) { l.Removed = true }),
		"a later block":    first(func(l *types.Log) { l.BlockNumber += 100 }),
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			var told []string
			s := follow(t, w, func(c *FollowerConfig) { c.OnError = func(err error) { told = append(told, proof.CodeOf(err)) } })
			s.drain()
			one, two := w.open(), w.open()
			s.node.logs = lie
			s.drain()
			s.want(KindOpened, KindOpened)
			if s.events[0].OrderDigest != w.digest(one) || s.events[1].OrderDigest != w.digest(two) {
				t.Error("delivered other events than those of the receipts")
			}
			if !slices.Contains(told, "rpc-inconsistent") {
				t.Errorf("nobody was told: %v", told)
			}
		})
	}
}

func TestLyingNodeIsRefused(t *testing.T) {
	for name, lie := range map[string]func(s *story){
		"hides it in both answers": func(s *story) {
			s.node.logs = func([]types.Log) []types.Log { return nil }
			s.node.blocks = func(r []*types.Receipt) { r[0].Logs = nil }
		},
		"an altered header": func(s *story) { s.node.header = alter(s.w, func(h *types.Header) { h.Extra = []byte("x") }) },
		"an altered bloom":  func(s *story) { s.node.header = alter(s.w, func(h *types.Header) { h.Bloom = types.Bloom{} }) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			s := follow(t, w, nil)
			s.drain()
			w.open()
			w.open()
			lie(s)
			s.wantStuck("rpc-inconsistent")
			s.node.logs, s.node.blocks, s.node.header = nil, nil, nil
			s.drain() // and an honest node mends it
			s.want(KindOpened, KindOpened)
		})
	}
}

// alter changes the first of the two new headers, so that the second does not follow it.
func alter(w *world, change func(*types.Header)) func(*types.Header) *types.Header {
	first := w.head().Number - 1
	return func(h *types.Header) *types.Header {
		if h.Number.Uint64() != first {
			return h
		}
		c := types.CopyHeader(h)
		change(c)
		return c
	}
}

func TestAlteredLockIsNotBelieved(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, nil)
	o := w.open()
	s.drain()
	w.do(proverKey, w.lock(o, proverKey, friend, 0))
	s.node.logs = func(l []types.Log) []types.Log { l[0].Data[31] ^= 1; return l } // lockedUntil, in no digest
	s.drain()
	if e := s.events[1]; e.LockedUntil != min(e.Block.Time+o.LockSeconds, o.Deadline) {
		t.Errorf("lockedUntil is %d", e.LockedUntil)
	}
}

func TestBlocksMustFollowEachOther(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, nil)
	s.drain()
	w.Commit() // without events, so that nothing but the parent's hash tells
	w.Commit()
	s.node.header = alter(w, func(h *types.Header) { h.Extra = []byte("x") })
	s.wantStuck("rpc-inconsistent")
}

func TestFailuresNeverAdvance(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, nil)
	s.drain()
	w.open()
	for _, op := range []string{"header", "logs", "receipts"} {
		s.node.fail = func(o string) error {
			if o == op {
				return errors.New("connection reset")
			}
			return nil
		}
		s.wantStuck("rpc-failed")
	}
	s.node.fail = nil
	s.refuse = proof.Errorf(proof.Retry, "disk-full", "no room")
	s.wantStuck("disk-full")
	s.refuse = nil
	s.drain()
	s.want(KindOpened)
}

func TestLaggingNode(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, nil)
	w.open()
	w.open()
	s.drain()
	head := w.head().Number
	behind := func(by uint64) func(*types.Header) *types.Header {
		return func(h *types.Header) *types.Header {
			if h.Number.Uint64() != head {
				return h
			}
			old, err := w.backend.HeaderByNumber(t.Context(), new(big.Int).SetUint64(head-by))
			if err != nil {
				t.Fatal(err)
			}
			return old
		}
	}
	s.node.header = behind(1)
	s.drain()
	s.want(KindOpened, KindOpened)
	if s.reverts != 0 {
		t.Error("took a lagging node for a reorganisation")
	}
	s.cfg.KeepBlocks = 1
	s.cursor = fmt.Appendf(nil, `{"blocks":[{"number":%d,"hash":"%s"}]}`, head, w.head().Hash)
	s.restart()
	s.wantStuck("node-behind")
}

func TestRunFollowsUntilTheContextEnds(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, nil)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	s.cfg.Poll = time.Millisecond
	failures := 0
	s.cfg.OnError = func(error) { failures++; s.node.fail = nil }
	s.node.fail = func(string) error { return errors.New("connection refused") }
	s.cfg.Sink = func(ctx context.Context, b Batch) error {
		err := s.sink(ctx, b)
		if len(s.events) == 1 {
			cancel()
		}
		return err
	}
	s.restart()
	w.open()
	if err := s.f.Run(ctx); err != nil || failures != 1 {
		t.Errorf("Run: %v after %d failures", err, failures)
	}
	s.want(KindOpened)
}

func TestFollowerRefusesMisuse(t *testing.T) {
	sink := func(context.Context, Batch) error { return nil }
	good := FollowerConfig{Backend: &fakeNode{}, ChainID: 1, Sink: sink, ChunkBlocks: maxChunkBlocks}
	if _, err := NewFollower(good); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*FollowerConfig){
		"Backend":     func(c *FollowerConfig) { c.Backend = nil },
		"Sink":        func(c *FollowerConfig) { c.Sink = nil },
		"ChainID":     func(c *FollowerConfig) { c.ChainID = 0 },
		"KeepBlocks":  func(c *FollowerConfig) { c.KeepBlocks = -1 },
		"ChunkBlocks": func(c *FollowerConfig) { c.ChunkBlocks = maxChunkBlocks + 1 },
		"Cursor":      func(c *FollowerConfig) { c.Cursor.Blocks = []BlockRef{{Number: 1}, {Number: 3}} },
	} {
		c := good
		spoil(&c)
		_, err := NewFollower(c)
		if e, ok := err.(*proof.Error); !ok || e.Field != field || e.Class != proof.Caller {
			t.Errorf("%s: %v", field, err)
		}
	}
}

// Only the batch that ends at the head's depth is the newest: one of a backlog, or one that takes blocks back, is not.
func TestTheNewestBatchIsTold(t *testing.T) {
	w := newWorld(t)
	var newest []bool
	s := follow(t, w, func(c *FollowerConfig) {
		c.Confirmations, c.ChunkBlocks = 1, 2
		c.StartBlock = w.head().Number
		keep := c.Sink
		c.Sink = func(ctx context.Context, b Batch) error {
			newest = append(newest, b.Newest)
			return keep(ctx, b)
		}
	})
	base := w.head()
	for range 4 {
		w.Commit()
	}
	s.drain() // the base and three on top: two batches
	w.Commit()
	s.drain()
	w.fork(base, 6)
	s.drain()
	if want := []bool{false, true, true, false}; len(newest) < 5 || !slices.Equal(newest[:4], want) || !newest[len(newest)-1] {
		t.Errorf("the newest were %v, want %v, and the last", newest, want)
	}
}
