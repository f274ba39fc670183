package chain

import (
	"context"
	"errors"
	"math/big"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/rpc"
)

const simChainID = 1337

var (
	proverKey, _  = crypto.HexToECDSA(strings.Repeat("22", 32))
	proverAddress = crypto.PubkeyToAddress(proverKey.PublicKey)
	poorKey, _    = crypto.HexToECDSA(strings.Repeat("33", 32))
	ether         = big.NewInt(1e18)
)

// sim is a chain that makes blocks when told to.
type sim struct {
	*simulated.Backend
	backend Backend
}

func newSim(t *testing.T) sim {
	t.Helper()
	rich := types.Account{Balance: new(big.Int).Mul(ether, big.NewInt(1000))}
	return simWith(t, types.GenesisAlloc{testClient: rich, proverAddress: rich})
}

// simWith is newSim with another first block and with other settings of the node.
func simWith(t *testing.T, alloc types.GenesisAlloc, options ...func(*node.Config, *ethconfig.Config)) sim {
	t.Helper()
	patient := func(_ *node.Config, c *ethconfig.Config) { c.Miner.Recommit = time.Minute } // a block is to have all that was sent
	b := simulated.NewBackend(alloc, append(options, patient)...)
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return sim{Backend: b, backend: whole(b.Client())}
}

// whole is the simulated node's real client, which can do all that a node's can: simulated hides it behind a field of that name.
func whole(c simulated.Client) *ethclient.Client {
	return reflect.ValueOf(c).FieldByName("Client").Interface().(*ethclient.Client)
}

// Commit makes a block and waits until the node has indexed its transactions.
func (s sim) Commit() common.Hash {
	hash := s.Backend.Commit()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); {
		if _, err := s.backend.TransactionReceipt(context.Background(), common.Hash{}); errors.Is(err, ethereum.NotFound) {
			break
		}
	}
	return hash
}

// wallClock is a clock that tests move.
type wallClock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *wallClock { return &wallClock{now: time.Unix(1_700_000_000, 0)} }

func (c *wallClock) Now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.now }
func (c *wallClock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// fakeNode passes calls on to a real one, and lies or fails as told. Nil functions change nothing.
type fakeNode struct {
	Backend
	fail    func(op string) error
	header  func(h *types.Header) *types.Header
	head    func(h *types.Header) *types.Header // the newest block's only
	logs    func(l []types.Log) []types.Log
	blocks  func(r []*types.Receipt)
	receive func(tx *types.Transaction) (swallow bool, err error)
	tip     *big.Int
	gas     uint64   // the answer of EstimateGas
	balance *big.Int // the answer of BalanceAt
	receipt func(r *types.Receipt) *types.Receipt
	sent    func() // after a transaction was handed on
}

func (f *fakeNode) Unwrap() Backend { return f.Backend }

func (f *fakeNode) err(op string) error {
	if f.fail == nil {
		return nil
	}
	return f.fail(op)
}

func (f *fakeNode) HeaderByNumber(ctx context.Context, n *big.Int) (*types.Header, error) {
	if err := f.err("header"); err != nil {
		return nil, err
	}
	h, err := f.Backend.HeaderByNumber(ctx, n)
	if err == nil && f.header != nil {
		h = f.header(h)
	}
	if err == nil && n == nil && f.head != nil {
		h = f.head(h)
	}
	return h, err
}

func (f *fakeNode) FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error) {
	if err := f.err("logs"); err != nil {
		return nil, err
	}
	l, err := f.Backend.FilterLogs(ctx, q)
	if err == nil && f.logs != nil {
		l = f.logs(l)
	}
	return l, err
}

func (f *fakeNode) BlockReceipts(ctx context.Context, b rpc.BlockNumberOrHash) ([]*types.Receipt, error) {
	if err := f.err("receipts"); err != nil {
		return nil, err
	}
	r, err := f.Backend.BlockReceipts(ctx, b)
	if err == nil && f.blocks != nil {
		f.blocks(r)
	}
	return r, err
}

func (f *fakeNode) NonceAt(ctx context.Context, a common.Address, n *big.Int) (uint64, error) {
	if err := f.err("nonce"); err != nil {
		return 0, err
	}
	return f.Backend.NonceAt(ctx, a, n)
}

func (f *fakeNode) PendingNonceAt(ctx context.Context, a common.Address) (uint64, error) {
	if err := f.err("pending"); err != nil {
		return 0, err
	}
	return f.Backend.PendingNonceAt(ctx, a)
}

func (f *fakeNode) EstimateGas(ctx context.Context, m ethereum.CallMsg) (uint64, error) {
	if err := f.err("estimate"); err != nil {
		return 0, err
	}
	if f.gas != 0 {
		return f.gas, nil
	}
	return f.Backend.EstimateGas(ctx, m)
}

func (f *fakeNode) BalanceAt(ctx context.Context, a common.Address, n *big.Int) (*big.Int, error) {
	if f.balance != nil {
		return f.balance, nil
	}
	return f.Backend.BalanceAt(ctx, a, n)
}

func (f *fakeNode) SuggestGasTipCap(ctx context.Context) (*big.Int, error) {
	if f.tip != nil {
		return f.tip, nil
	}
	return f.Backend.SuggestGasTipCap(ctx)
}

func (f *fakeNode) TransactionReceipt(ctx context.Context, h common.Hash) (*types.Receipt, error) {
	if err := f.err("receipt"); err != nil {
		return nil, err
	}
	r, err := f.Backend.TransactionReceipt(ctx, h)
	if err == nil && f.receipt != nil {
		r = f.receipt(r)
	}
	return r, err
}

func (f *fakeNode) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	if err := f.err("send"); err != nil {
		return err
	}
	if f.receive != nil {
		if swallow, err := f.receive(tx); swallow || err != nil {
			return err
		}
	}
	err := f.Backend.SendTransaction(ctx, tx)
	if f.sent != nil {
		f.sent()
	}
	return err
}
