package chain

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/lemma-network/lemma/proof"
)

// several is a follower over so many nodes, which are one chain until a test makes them differ.
type several struct {
	*story
	nodes []*fakeNode
	told  []string
}

func followSeveral(t *testing.T, w *world, n int, change func(*FollowerConfig)) *several {
	t.Helper()
	s := &several{}
	var named []NamedBackend
	for i := range n {
		node := &fakeNode{Backend: w.backend}
		s.nodes = append(s.nodes, node)
		named = append(named, NamedBackend{string(rune('a' + i)), node})
	}
	e, err := NewEndpoints(simChainID, named...)
	if err != nil {
		t.Fatal(err)
	}
	s.story = follow(t, w, func(c *FollowerConfig) {
		c.Backend, c.OnError = e, func(err error) { s.told = append(s.told, proof.CodeOf(err)) }
		if change != nil {
			change(c)
		}
	})
	return s
}

// headAt makes a node believe that the chain ends at a block.
func headAt(w *world, n uint64) func(*types.Header) *types.Header {
	return func(h *types.Header) *types.Header {
		if h.Number.Uint64() <= n {
			return h
		}
		old, err := w.backend.HeaderByNumber(w.Context(), new(big.Int).SetUint64(n))
		if err != nil {
			w.Fatal(err)
		}
		return old
	}
}

// forged changes every header from a block on, as a node on a branch of its own shows them.
func forged(from uint64) func(*types.Header) *types.Header {
	return func(h *types.Header) *types.Header {
		if h.Number.Uint64() != from {
			return h
		}
		c := types.CopyHeader(h)
		c.Extra = []byte("forged")
		return c
	}
}

func (s *several) wantTold(code string) {
	s.Helper()
	if !slices.Contains(s.told, code) {
		s.Errorf("told %v, want %s among them", s.told, code)
	}
}

func TestFollowerFailsOver(t *testing.T) {
	w := newWorld(t)
	s := followSeveral(t, w, 3, nil)
	w.open()
	down := func(string) error { return errors.New("connection refused") }
	s.nodes[0].fail = down
	s.drain()
	s.want(KindOpened)
	s.wantTold("rpc-failed")
	w.open()
	s.nodes[0].fail, s.nodes[1].fail, s.nodes[2].fail = nil, down, func(op string) error { // fails only when it matters
		if op == "logs" {
			return errors.New("timeout")
		}
		return nil
	}
	s.drain()
	s.want(KindOpened, KindOpened)
	w.open()
	s.nodes[0].fail = down
	s.wantStuck("rpc-failed")
	s.nodes[2].fail, s.told = nil, nil
	s.drain() // one is left: it is believed, and somebody is told
	s.want(KindOpened, KindOpened, KindOpened)
	s.wantTold("rpc-alone")
}

func TestFollowerStopsOnDisagreement(t *testing.T) {
	for liar := range 2 {
		w := newWorld(t)
		s := followSeveral(t, w, 2, nil)
		s.drain()
		w.Commit() // an empty block: only its hash tells
		s.nodes[liar].header = forged(w.head().Number)
		s.wantStuck("rpc-disagreement")
		s.nodes[liar].header = nil
		w.open()
		s.drain()
		s.want(KindOpened)
	}
}

// One node alone cannot take events back.
func TestRewindNeedsASecondNode(t *testing.T) {
	w := newWorld(t)
	s := followSeveral(t, w, 2, nil)
	s.drain()
	w.open()
	tip := w.head().Number
	s.drain()
	s.nodes[0].header = forged(tip)
	s.f.all.(*Endpoints).row[0], s.f.all.(*Endpoints).row[1] = s.f.all.(*Endpoints).row[1], s.f.all.(*Endpoints).row[0]
	for range 2 { // whichever is asked first
		row := s.f.all.(*Endpoints).row
		row[0], row[1] = row[1], row[0]
		moved, err := s.f.Step(t.Context())
		if moved || (err != nil && proof.CodeOf(err) != "rpc-disagreement") {
			t.Fatalf("moved %v: %v", moved, err)
		}
	}
	s.want(KindOpened)
	if s.reverts != 0 {
		t.Error("a single node took events back")
	}
}

func TestLaggingIsNotLying(t *testing.T) {
	w := newWorld(t)
	s := followSeveral(t, w, 2, nil)
	s.drain()
	base := w.head().Number
	w.open()
	w.open()
	s.nodes[1].header = headAt(w, base+1)
	s.drain()
	s.want(KindOpened) // as far as both are
	for range laggingBlocks {
		w.Commit()
	}
	s.drain()
	s.want(KindOpened)
	s.wantTold("rpc-lagging")
	if slices.Contains(s.told, "rpc-disagreement") {
		t.Error("a lagging node was taken for a lying one")
	}
	for range staleSteps {
		s.drain()
	}
	s.want(KindOpened, KindOpened) // it does not only lag, it has stopped
	s.wantTold("rpc-alone")
}

// A node that claims a far head is followed no further than the honest one goes.
func TestFarHeadIsNotFollowed(t *testing.T) {
	w := newWorld(t)
	s := followSeveral(t, w, 2, nil)
	s.drain()
	s.nodes[0].head = func(h *types.Header) *types.Header {
		c := types.CopyHeader(h)
		c.Number.Add(c.Number, big.NewInt(1e9))
		return c
	}
	w.open()
	for range staleSteps + 1 { // an honest node that moves has not stopped
		w.Commit()
		s.drain()
	}
	s.want(KindOpened)
	if tip, _ := s.f.cursor.tip(); tip != w.head() || slices.Contains(s.told, "rpc-alone") {
		t.Errorf("at %v, head %v, told %v", tip, w.head(), s.told)
	}
}

// The nodes with most of the chain go on when one of three stops.
func TestTwoOfThreeGoOn(t *testing.T) {
	w := newWorld(t)
	s := followSeveral(t, w, 3, nil)
	s.drain()
	s.nodes[0].header = headAt(w, w.head().Number)
	w.open()
	s.drain()
	s.want(KindOpened)
}

func TestLogRangeIsHalved(t *testing.T) {
	w := newWorld(t)
	s := followSeveral(t, w, 2, func(c *FollowerConfig) { c.ChunkBlocks = 8 })
	for range 20 {
		w.open()
	}
	for _, n := range s.nodes {
		n.Backend = narrow{n.Backend}
	}
	for range 200 {
		if _, err := s.f.Step(t.Context()); err != nil && proof.CodeOf(err) != "rpc-failed" {
			t.Fatal(err)
		}
	}
	if len(s.events) != 20 {
		t.Errorf("%d events", len(s.events))
	}
}

// narrow refuses log queries of more than two blocks.
type narrow struct{ Backend }

func (n narrow) FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error) {
	if new(big.Int).Sub(q.ToBlock, q.FromBlock).Int64() > 1 {
		return nil, errors.New("query returned more than 10000 results")
	}
	return n.Backend.FilterLogs(ctx, q)
}

func TestDeepReorganisationAcrossChunks(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, func(c *FollowerConfig) { c.ChunkBlocks = 2 })
	base := w.head()
	for range 7 {
		w.open()
	}
	s.drain()
	w.fork(base, 2)
	again := w.open()
	s.drain() // shorter than it was, and another branch
	s.want(KindOpened)
	if s.events[0].OrderDigest != w.digest(again) || s.reverts != 1 {
		t.Errorf("%d reverts", s.reverts)
	}
}

func TestReorganisationBetweenTwoCalls(t *testing.T) {
	w := newWorld(t)
	s := follow(t, w, nil)
	s.drain()
	base := w.head()
	w.open()
	s.node.logs = func(l []types.Log) []types.Log { // the headers are read; now the chain changes
		s.node.logs = nil
		w.fork(base, 2)
		return l
	}
	if moved, err := s.f.Step(t.Context()); moved || proof.ClassOf(err) != proof.Retry {
		t.Fatalf("moved %v, %v", moved, err)
	}
	w.open()
	s.drain()
	s.want(KindOpened)
}

func TestEndpointsRefuseMisuse(t *testing.T) {
	node := &fakeNode{}
	many := make([]NamedBackend, MaxEndpoints+1)
	for i := range many {
		many[i] = NamedBackend{string(rune('a' + i)), node}
	}
	for name, c := range map[string]struct {
		nodes []NamedBackend
		ok    bool
	}{
		"none": {nil, false}, "at the limit": {many[:MaxEndpoints], true}, "one past": {many, false},
		"one twice": {[]NamedBackend{{"a", node}, {"a", node}}, false},
	} {
		if _, err := NewEndpoints(1, c.nodes...); (err == nil) != c.ok || (err != nil && proof.CodeOf(err) != "bad-rpc-url") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, text := range []string{"", "http://127.0.0.1:1,", "127.0.0.1", "http://127.0.0.1:1,http://127.0.0.1:1", "http://a b"} {
		if _, err := Dial(t.Context(), text, 1, common.Address{}); proof.CodeOf(err) != "bad-rpc-url" || proof.ClassOf(err) != proof.Caller {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestEndpointOfAnotherChainIsRefused(t *testing.T) {
	s := newSim(t)
	s.Commit()
	other := &fakeNode{Backend: wrongChain{s.backend}}
	e, err := NewEndpoints(simChainID, NamedBackend{"other", other}, NamedBackend{"ours", s.backend})
	if err != nil {
		t.Fatal(err)
	}
	if h, err := e.HeaderByNumber(t.Context(), nil); err != nil || h.Number.Uint64() != 1 {
		t.Errorf("%v, %v", h, err)
	}
	if name := e.inOrder()[0].name; name != "ours" {
		t.Errorf("asks %s first", name)
	}
	if _, _, err := joined(t.Context(), []NamedBackend{{"ours", s.backend}, {"other", other}}, simChainID); proof.CodeOf(err) != "wrong-chain" {
		t.Errorf("dialled with an endpoint of another chain: %v", err)
	}
}

type wrongChain struct{ Backend }

func (wrongChain) ChainID(context.Context) (*big.Int, error) { return big.NewInt(5), nil }
