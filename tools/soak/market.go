package main

import (
	"context"
	"encoding/json"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/proof"
)

const (
	chainID     = 1337
	blockTime   = 100 * time.Millisecond
	keptBlocks  = chain.DefaultKeepBlocks
	keptIntents = 4096 // of closed orders
)

var (
	marketAddress = common.HexToAddress("0x03")
	operator      = common.HexToAddress("0x01")
	payee         = common.HexToAddress("0x02")
)

type proofJudge interface {
	Selector() proof.Selector
	Verify(claim proof.Claim, wire []byte) error
}

// market is the chain: the market's rules and events, and a sender that knows its intents. It forgets closed orders but for how often
// each was paid. mu guards everything.
type market struct {
	verifier proofJudge
	closed   func(seconds float64) // an order was paid

	mu      sync.Mutex
	orders  map[proof.Digest]*marketOrder
	paid    []uint8 // by the order's nonce
	refused int     // transactions that the rules refused
	intents map[string]chain.Result
	oldest  []string // intents of closed orders
	pending []chain.Event
	tx      uint64
}

type marketOrder struct {
	order   chain.Order
	opened  time.Time
	holder  common.Address
	until   int64
	rounds  uint8
	intents []string
}

func newMarket(v proofJudge, jobs int) *market {
	return &market{verifier: v, orders: map[proof.Digest]*marketOrder{}, paid: make([]uint8, jobs), intents: map[string]chain.Result{}}
}

func (m *market) open(o chain.Order) {
	d := chain.Digest(o, chainID, marketAddress)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.orders[d] = &marketOrder{order: o, opened: time.Now()}
	m.emit(chain.Event{Kind: chain.KindOpened, OrderDigest: d, Order: &o, Client: o.Client})
}

func (m *market) emit(e chain.Event) common.Hash {
	m.tx++
	e.TxHash = common.BigToHash(new(big.Int).SetUint64(m.tx))
	m.pending = append(m.pending, e)
	return e.TxHash
}

// follow makes a block of what happened since the last and delivers it, every blockTime.
func (m *market) follow(ctx context.Context, _ chain.Cursor, sink chain.Sink) error {
	tick := time.NewTicker(blockTime)
	defer tick.Stop()
	var blocks []chain.BlockRef
	for number := uint64(1000); ; number++ {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		block := chain.BlockRef{Number: number, Time: uint64(time.Now().Unix()), Hash: crypto.Keccak256Hash(new(big.Int).SetUint64(number).Bytes())}
		blocks = append(blocks[max(0, len(blocks)+1-keptBlocks):len(blocks):len(blocks)], block)
		m.mu.Lock()
		events := m.pending
		m.pending = nil
		m.mu.Unlock()
		for i := range events {
			events[i].Block = block
		}
		for sink(ctx, chain.Batch{Events: events, Cursor: chain.Cursor{Blocks: blocks}}) != nil {
			if ctx.Err() != nil {
				return nil
			}
		}
	}
}

type marketCall struct {
	Kind    chain.Kind
	Digest  proof.Digest
	Payout  common.Address
	Round   uint8
	Journal []byte
	Proof   []byte
}

func encodeCall(c marketCall, value *big.Int) chain.Call {
	b, _ := json.Marshal(c) //nolint:errchkjson // plain fields
	return chain.Call{To: &marketAddress, Data: b, Value: value}
}

func (m *market) LockCall(o chain.Order, r chain.LockRequest, _ []byte, value *big.Int) chain.Call {
	return encodeCall(marketCall{Kind: chain.KindLocked, Digest: chain.Digest(o, chainID, marketAddress), Payout: r.Payout, Round: r.Round}, value)
}

func (m *market) FulfilCall(o chain.Order, f chain.Fulfilment) chain.Call {
	return encodeCall(marketCall{Kind: chain.KindFulfilled, Digest: chain.Digest(o, chainID, marketAddress), Payout: f.Payout, Journal: f.Journal, Proof: f.Proof}, nil)
}

func (m *market) ExpireCall(o chain.Order) chain.Call {
	return encodeCall(marketCall{Kind: chain.KindExpired, Digest: chain.Digest(o, chainID, marketAddress)}, nil)
}

func (m *market) BalanceOf(context.Context, common.Address, common.Address) (*big.Int, error) {
	return new(big.Int), nil
}

func (m *market) Operator(_ context.Context, a common.Address) (chain.Operator, error) {
	return chain.Operator{Prover: a, Capacity: big.NewInt(1)}, nil
}

func (m *market) Address() common.Address { return operator }

func (m *market) Wait(_ context.Context, id string) (chain.Result, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.intents[id], nil
}

// Send mines a transaction at once, or says which rule it breaks.
func (m *market) Send(ctx context.Context, in chain.Intent) (chain.Result, error) {
	var c marketCall
	if err := json.Unmarshal(in.Data, &c); err != nil {
		return chain.Result{}, proof.Errorf(proof.Bug, "internal", "call: %w", err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if ctx.Err() != nil {
		return chain.Result{}, ctx.Err()
	}
	if res, known := m.intents[in.ID]; known {
		return res, nil
	}
	o := m.orders[c.Digest]
	if o == nil {
		m.refused++
		return chain.Result{}, proof.Errorf(proof.Permanent, "wrong-state", "the order is closed")
	}
	hash, err := m.apply(o, c)
	if err != nil {
		m.refused++
		return chain.Result{}, err
	}
	m.intents[in.ID] = chain.Result{ID: in.ID, TxHash: hash, Block: chain.BlockRef{Number: 1}, GasUsed: 75_000, Success: true}
	o.intents = append(o.intents, in.ID)
	if m.orders[c.Digest] == nil {
		m.forget(o.intents)
	}
	return m.intents[in.ID], nil
}

func (m *market) apply(o *marketOrder, c marketCall) (common.Hash, error) {
	now := time.Now().Unix()
	held := o.rounds > 0 && now <= o.until
	switch c.Kind {
	case chain.KindLocked:
		if held || c.Round != o.rounds {
			return common.Hash{}, proof.Errorf(proof.Permanent, "wrong-round", "round %d after %d locks", c.Round, o.rounds)
		}
		o.rounds, o.holder, o.until = o.rounds+1, c.Payout, now+int64(o.order.LockSeconds)
		return m.emit(chain.Event{Kind: c.Kind, OrderDigest: c.Digest, Prover: operator, Payout: c.Payout, Round: o.rounds, LockedUntil: uint64(o.until)}), nil
	case chain.KindFulfilled:
		if held && o.holder != c.Payout {
			return common.Hash{}, proof.Errorf(proof.Retry, "locked-for-other", "the order is locked for %s", o.holder)
		}
		claim := proof.Claim{ProgramID: o.order.ProgramID, JournalDigest: proof.Sum(c.Journal), Context: chain.Context(chainID, marketAddress, c.Digest, c.Payout)}
		if err := m.verifier.Verify(claim, c.Proof); err != nil {
			return common.Hash{}, err
		}
		index := int(o.order.Nonce.Int64())
		m.paid[index]++
		delete(m.orders, c.Digest)
		m.closed(time.Since(o.opened).Seconds())
		return m.emit(chain.Event{Kind: c.Kind, OrderDigest: c.Digest, Payout: c.Payout, JournalDigest: claim.JournalDigest, Price: o.order.MaxPrice, Paid: o.order.MaxPrice}), nil
	}
	return common.Hash{}, proof.Errorf(proof.Permanent, "wrong-state", "%s is not possible now", c.Kind)
}

// forget keeps what became of a closed order's transactions for a while only.
func (m *market) forget(ids []string) {
	m.oldest = append(m.oldest, ids...)
	for len(m.oldest) > keptIntents {
		delete(m.intents, m.oldest[0])
		m.oldest = m.oldest[1:]
	}
}

// tally counts orders by how often they were paid.
func (m *market) tally(opened int) (never, once, more, refused int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, n := range m.paid[:opened] {
		switch n {
		case 0:
			never++
		case 1:
			once++
		default:
			more++
		}
	}
	return never, once, more, m.refused
}
