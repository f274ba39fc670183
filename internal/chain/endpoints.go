package chain

import (
	"context"
	"math/big"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/lemma-network/lemma/proof"
)

const (
	// MaxEndpoints is how many RPC URLs a list may have.
	MaxEndpoints    = 8
	endpointTimeout = 5 * time.Second // of one call to one node, when there are others to ask
)

// Endpoints is a Backend over several nodes of one chain. A call goes to the first node that answers: one that fails or
// is silent moves to the end of the row. A transaction goes to all. Answers at the head may come from different nodes;
// whoever needs answers that belong together takes one node with pin, and the follower compares what nodes say.
type Endpoints struct {
	chainID uint64
	mu      sync.Mutex
	row     []*endpoint // whom to ask first
}

type endpoint struct {
	name string // host and port: a URL's path and user may be secret
	node *timed
	mu   sync.Mutex
	ours bool // the node was seen to be of our chain
}

// NamedBackend is a node under the name that alarms give it.
type NamedBackend struct {
	Name string
	Node Backend
}

// NewEndpoints makes one backend of several nodes of a chain, the preferred one first. Errors: bad-rpc-url (caller).
func NewEndpoints(chainID uint64, nodes ...NamedBackend) (*Endpoints, error) {
	if len(nodes) == 0 || len(nodes) > MaxEndpoints {
		return nil, proof.Errorf(proof.Caller, "bad-rpc-url", "rpcUrl: has %d endpoints, want 1 to %d", len(nodes), MaxEndpoints).WithField("rpcUrl")
	}
	e := &Endpoints{chainID: chainID}
	for _, n := range nodes {
		if slices.ContainsFunc(e.row, func(p *endpoint) bool { return p.name == n.Name }) {
			return nil, proof.Errorf(proof.Caller, "bad-rpc-url", "rpcUrl: %s is there twice: a node cannot vouch for itself", n.Name).WithField("rpcUrl")
		}
		e.row = append(e.row, &endpoint{name: n.Name, node: &timed{Backend: n.Node, limit: endpointTimeout}})
	}
	return e, nil
}

// dialAll connects to each URL of a comma-separated list.
func dialAll(ctx context.Context, rpcURL string) (nodes []NamedBackend, closeAll func(), err error) {
	var clients []*ethclient.Client
	closeAll = func() {
		for _, c := range clients {
			c.Close()
		}
	}
	for _, text := range strings.Split(rpcURL, ",") {
		text = strings.TrimSpace(text)
		u, err := url.Parse(text)
		if err != nil || u.Host == "" {
			closeAll()
			return nil, nil, proof.Errorf(proof.Caller, "bad-rpc-url", "rpcUrl: %q is no URL with a host; separate several by commas", text).WithField("rpcUrl")
		}
		eth, err := ethclient.DialContext(ctx, text)
		if err != nil {
			closeAll()
			return nil, nil, proof.Errorf(proof.Caller, "bad-rpc-url", "rpcUrl: cannot use %s: %w", u.Host, err).WithField("rpcUrl")
		}
		clients = append(clients, eth)
		nodes = append(nodes, NamedBackend{u.Host, eth})
	}
	return nodes, closeAll, nil
}

// ready refuses a node of another chain; it is asked once.
func (p *endpoint) ready(ctx context.Context, chainID uint64) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ours {
		return nil
	}
	if err := checkChainID(ctx, p.node, chainID); err != nil {
		return proof.Errorf(proof.ClassOf(err), proof.CodeOf(err), "endpoint %s: %w", p.name, err)
	}
	p.ours = true
	return nil
}

// inOrder is the row as it stands.
func (e *Endpoints) inOrder() []*endpoint {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Clone(e.row)
}

// demote moves a node to the end of the row.
func (e *Endpoints) demote(p *endpoint) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if i := slices.Index(e.row, p); i >= 0 {
		e.row = append(slices.Delete(slices.Clone(e.row), i, i+1), p)
	}
}

// unusable says whether an error is the node's own: a revert, a missing receipt or an empty account would be the same elsewhere.
func unusable(err error) bool {
	return err != nil && (proof.CodeOf(err) == "rpc-failed" || proof.CodeOf(err) == "wrong-chain")
}

// firstOf asks one node after the other until one answers.
func firstOf[T any](ctx context.Context, e *Endpoints, ask func(Backend) (T, error)) (T, error) {
	var v T
	var err error
	for _, p := range e.inOrder() {
		if err = p.ready(ctx, e.chainID); err == nil {
			v, err = ask(p.node)
		}
		if !unusable(err) {
			return v, err
		}
		e.demote(p)
		if ctx.Err() != nil {
			break
		}
	}
	return v, proof.Errorf(proof.ClassOf(err), proof.CodeOf(err), "no endpoint answers: %w", err)
}

// pinned reads from one node only and sends to all.
type pinned struct {
	*timed
	all *Endpoints
}

func (p pinned) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	return p.all.SendTransaction(ctx, tx)
}

// pin gives answers that belong together: all of one node's, so that a nonce and a receipt are of the same chain of
// blocks. done is told how it went. A backend that is one node is its own pin.
func pin(ctx context.Context, b Backend) (node Backend, done func(error), err error) {
	e, several := b.(*Endpoints)
	if !several {
		return b, func(error) {}, nil
	}
	for _, p := range e.inOrder() {
		if err = p.ready(ctx, e.chainID); err != nil {
			e.demote(p)
			continue
		}
		return pinned{p.node, e}, func(err error) {
			if unusable(err) {
				e.demote(p)
			}
		}, nil
	}
	return nil, nil, err
}

// Unwrap is the preferred node.
func (e *Endpoints) Unwrap() Backend { return e.inOrder()[0].node }

// SendTransaction hands the transaction to every node; it worked when one took it.
func (e *Endpoints) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	var last error
	taken := false
	for _, p := range e.inOrder() {
		err := p.ready(ctx, e.chainID)
		if err == nil {
			err = p.node.SendTransaction(ctx, tx)
		}
		taken = taken || err == nil
		if err != nil && (last == nil || !unusable(err)) {
			last = err // a node's reason says more than another's silence
		}
	}
	if taken {
		return nil
	}
	return last
}

func (e *Endpoints) ChainID(ctx context.Context) (*big.Int, error) {
	return firstOf(ctx, e, func(b Backend) (*big.Int, error) { return b.ChainID(ctx) })
}

func (e *Endpoints) HeaderByNumber(ctx context.Context, n *big.Int) (*types.Header, error) {
	return firstOf(ctx, e, func(b Backend) (*types.Header, error) { return b.HeaderByNumber(ctx, n) })
}

func (e *Endpoints) BlockReceipts(ctx context.Context, n rpc.BlockNumberOrHash) ([]*types.Receipt, error) {
	return firstOf(ctx, e, func(b Backend) ([]*types.Receipt, error) { return b.BlockReceipts(ctx, n) })
}

func (e *Endpoints) FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error) {
	return firstOf(ctx, e, func(b Backend) ([]types.Log, error) { return b.FilterLogs(ctx, q) })
}

func (e *Endpoints) BalanceAt(ctx context.Context, a common.Address, n *big.Int) (*big.Int, error) {
	return firstOf(ctx, e, func(b Backend) (*big.Int, error) { return b.BalanceAt(ctx, a, n) })
}

func (e *Endpoints) NonceAt(ctx context.Context, a common.Address, n *big.Int) (uint64, error) {
	return firstOf(ctx, e, func(b Backend) (uint64, error) { return b.NonceAt(ctx, a, n) })
}

func (e *Endpoints) PendingNonceAt(ctx context.Context, a common.Address) (uint64, error) {
	return firstOf(ctx, e, func(b Backend) (uint64, error) { return b.PendingNonceAt(ctx, a) })
}

func (e *Endpoints) CodeAt(ctx context.Context, a common.Address, n *big.Int) ([]byte, error) {
	return firstOf(ctx, e, func(b Backend) ([]byte, error) { return b.CodeAt(ctx, a, n) })
}

func (e *Endpoints) CallContract(ctx context.Context, m ethereum.CallMsg, n *big.Int) ([]byte, error) {
	return firstOf(ctx, e, func(b Backend) ([]byte, error) { return b.CallContract(ctx, m, n) })
}

func (e *Endpoints) EstimateGas(ctx context.Context, m ethereum.CallMsg) (uint64, error) {
	return firstOf(ctx, e, func(b Backend) (uint64, error) { return b.EstimateGas(ctx, m) })
}

func (e *Endpoints) SuggestGasTipCap(ctx context.Context) (*big.Int, error) {
	return firstOf(ctx, e, func(b Backend) (*big.Int, error) { return b.SuggestGasTipCap(ctx) })
}

func (e *Endpoints) TransactionReceipt(ctx context.Context, h common.Hash) (*types.Receipt, error) {
	return firstOf(ctx, e, func(b Backend) (*types.Receipt, error) { return b.TransactionReceipt(ctx, h) })
}
