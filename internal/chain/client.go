package chain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// OrderState is an order's state on chain.
type OrderState uint8

// The states, as the market numbers them.
const (
	StateNone OrderState = iota
	StateOpen
	StateLocked
	StateFulfilled
	StateCancelled
	StateExpired
)

func (s OrderState) String() string {
	names := [...]string{"none", "open", "locked", "fulfilled", "cancelled", "expired"}
	if int(s) < len(names) {
		return names[s]
	}
	return fmt.Sprintf("state-%d", uint8(s))
}

// OrderRecord is what the market says of an order. Round counts its locks. FeeBps, LockedUntil, Prover, Payout and Price are those of
// the last lock, which may have lapsed; Bonus is what earlier locks forfeited, for whoever delivers. Once fulfilled, Payout is who was
// paid and JournalDigest what was proven. What does not apply is zero.
type OrderRecord struct {
	State          OrderState
	Round          uint8
	FeeBps         uint16
	LockedUntil    uint64 // the last second, a block time
	Prover, Payout common.Address
	Price, Bonus   *big.Int
	JournalDigest  proof.Digest
}

// Client reads one market on one chain and builds calls for it. It is safe for concurrent use.
type Client struct {
	node    Backend
	chainID uint64
	market  common.Address
	abi     *bind.Market
	close   func()
}

// Dial connects to a node and checks that it is of chain wantChainID (0: whichever it is). Several URLs, separated by commas,
// are one backend that survives the failure of all but one (Endpoints). Errors: bad-rpc-url and wrong-chain (caller), rpc-failed (retry).
func Dial(ctx context.Context, rpcURL string, wantChainID uint64, market common.Address) (*Client, error) {
	nodes, closeAll, err := dialAll(ctx, rpcURL)
	if err != nil {
		return nil, err
	}
	backend, chainID, err := joined(ctx, nodes, wantChainID)
	if err != nil {
		closeAll()
		return nil, err
	}
	c := NewClient(backend, chainID, market)
	c.close = closeAll
	return c, nil
}

// joined makes one backend of the nodes, none of which is of another chain, as far as they answer; one must.
func joined(ctx context.Context, nodes []NamedBackend, want uint64) (Backend, uint64, error) {
	e, err := NewEndpoints(want, nodes...)
	if err != nil {
		return nil, 0, err
	}
	answered := 0
	for _, p := range e.row {
		if e.chainID == 0 {
			id, idErr := p.node.ChainID(ctx)
			if idErr != nil {
				err = idErr
				continue
			}
			e.chainID = id.Uint64()
		}
		readyErr := p.ready(ctx, e.chainID)
		switch {
		case readyErr == nil:
			answered++
		case proof.ClassOf(readyErr) != proof.Retry:
			return nil, 0, readyErr
		default:
			err = readyErr
		}
	}
	if answered == 0 {
		return nil, 0, err
	}
	if len(nodes) == 1 {
		return withDeadlines(nodes[0].Node), e.chainID, nil
	}
	return e, e.chainID, nil
}

func checkChainID(ctx context.Context, b Backend, want uint64) error {
	id, err := b.ChainID(ctx)
	if err != nil {
		return err
	}
	if !id.IsUint64() || id.Uint64() != want {
		return proof.Errorf(proof.Caller, "wrong-chain", "chainId: the node is of chain %v, want %d; use another RPC URL", id, want).WithField("chainId")
	}
	return nil
}

// NewClient uses a backend that is connected already; every call through it gets a deadline.
func NewClient(b Backend, chainID uint64, market common.Address) *Client {
	return &Client{node: withDeadlines(b), chainID: chainID, market: market, abi: bind.NewMarket(), close: func() {}}
}

// ChainID is the chain's id.
func (c *Client) ChainID() uint64 { return c.chainID }

// Market is the market's address.
func (c *Client) Market() common.Address { return c.market }

// Backend is the node, with a deadline on every call.
func (c *Client) Backend() Backend { return c.node }

// Close ends a dialled connection.
func (c *Client) Close() { c.close() }

// read calls a view of the contract at the head.
func read[T any](ctx context.Context, b Backend, to common.Address, data []byte, unpack func([]byte) (T, error)) (T, error) {
	var none T
	out, err := b.CallContract(ctx, ethereum.CallMsg{To: &to, Data: data}, nil)
	if err != nil {
		return none, err
	}
	if len(out) == 0 {
		return none, proof.Errorf(proof.Caller, "no-contract", "contract: there is no contract of ours at %s; check the address and the chain", to).WithField("market")
	}
	v, err := unpack(out)
	if err != nil {
		return none, proof.Errorf(proof.Caller, "no-contract", "contract: %s answers in another format: %w", to, err).WithField("market")
	}
	return v, nil
}

// Order is what the market stores about an order; StateNone when it was never opened.
func (c *Client) Order(ctx context.Context, order proof.Digest) (OrderRecord, error) {
	r, err := read(ctx, c.node, c.market, c.abi.PackOrders(order), c.abi.UnpackOrders)
	return OrderRecord{State: OrderState(r.State), Round: r.Round, FeeBps: r.FeeBps, LockedUntil: r.LockedUntil, Prover: r.Prover,
		Payout: r.Payout, Price: r.Price, Bonus: r.Bonus, JournalDigest: r.JournalDigest}, err
}

// BalanceOf is account's credit inside the market, in the token's smallest unit.
func (c *Client) BalanceOf(ctx context.Context, token, account common.Address) (*big.Int, error) {
	return read(ctx, c.node, c.market, c.abi.PackBalanceOf(token, account), c.abi.UnpackBalanceOf)
}

// OpenLocks is how many locks a prover holds.
func (c *Client) OpenLocks(ctx context.Context, prover common.Address) (*big.Int, error) {
	return read(ctx, c.node, c.market, c.abi.PackOpenLocks(prover), c.abi.UnpackOpenLocks)
}

// NativeBalance is account's coins on the chain, in wei.
func (c *Client) NativeBalance(ctx context.Context, account common.Address) (*big.Int, error) {
	return c.node.BalanceAt(ctx, account, nil)
}

// NonceUsed says whether an order nonce of the client is spent.
func (c *Client) NonceUsed(ctx context.Context, client common.Address, nonce *big.Int) (bool, error) {
	return read(ctx, c.node, c.market, c.abi.PackNonceUsed(client, nonce), c.abi.UnpackNonceUsed)
}

// OnChainDigest is the contract's own digest of the order, which must equal Digest.
func (c *Client) OnChainDigest(ctx context.Context, o Order) (proof.Digest, error) {
	d, err := read(ctx, c.node, c.market, c.abi.PackOrderDigest(o.abi()), c.abi.UnpackOrderDigest)
	return d, err
}

// OnChainContext is the contract's own context, which must equal Context.
func (c *Client) OnChainContext(ctx context.Context, order proof.Digest, payout common.Address) (*big.Int, error) {
	return read(ctx, c.node, c.market, c.abi.PackContextOf(order, payout), c.abi.UnpackContextOf)
}

// Head is the newest block; its Time is what deadlines are judged by.
func (c *Client) Head(ctx context.Context) (BlockRef, error) {
	h, err := c.node.HeaderByNumber(ctx, nil)
	if err != nil {
		return BlockRef{}, err
	}
	return refOf(h), nil
}

// TokenAllowed says whether the market takes an ERC-20 for new orders; it always takes the native coin, token zero.
func (c *Client) TokenAllowed(ctx context.Context, token common.Address) (bool, error) {
	return read(ctx, c.node, c.market, c.abi.PackTokenAllowed(token), c.abi.UnpackTokenAllowed)
}

// Registry is the market's verifier registry.
func (c *Client) Registry(ctx context.Context) (common.Address, error) {
	return read(ctx, c.node, c.market, c.abi.PackVERIFIERS(), c.abi.UnpackVERIFIERS)
}

// VerifierOf is the active verifier of a selector. Errors: unknown-selector, selector-frozen, not-active-yet.
func (c *Client) VerifierOf(ctx context.Context, selector proof.Selector) (common.Address, error) {
	registry, err := c.Registry(ctx)
	if err != nil {
		return common.Address{}, err
	}
	r := bind.NewVerifierRegistry()
	return read(ctx, c.node, registry, r.PackGet(selector), r.UnpackGet)
}

// Simulate runs a call at the head as from would; nil, or the decoded revert.
func (c *Client) Simulate(ctx context.Context, from common.Address, call Call) error {
	_, err := c.node.CallContract(ctx, ethereum.CallMsg{From: from, To: call.To, Data: call.Data, Value: call.Value}, nil)
	return err
}

// The calls below are what Sender sends. Orders and requests must have passed Validate. value is the native coins sent along, which are
// credited to the order's client (OpenCall, ReplaceCall) or to the prover (LockCall) before money is taken; nil sends none. Where a
// signature is asked for, whoever would sign may send the call itself and leave the signature empty.

// OpenCall opens an order that its client signed.
func (c *Client) OpenCall(o Order, signature []byte, value *big.Int) Call {
	return Call{To: &c.market, Data: c.abi.PackOpen(o.abi(), signature), Value: value}
}

// LockCall locks the order for proofs that pay the request's payout; the operator signs.
func (c *Client) LockCall(o Order, r LockRequest, signature []byte, value *big.Int) Call {
	return Call{To: &c.market, Data: c.abi.PackLock(o.abi(), r.abi(), signature), Value: value}
}

// FulfilCall proves the order's journal; the proof must be made for the fulfilment's payout. Anybody may send it.
func (c *Client) FulfilCall(o Order, f Fulfilment) Call {
	return Call{To: &c.market, Data: c.abi.PackFulfil(o.abi(), bind.IMarketFulfilment{Journal: f.Journal, Payout: f.Payout, Proof: f.Proof})}
}

// CancelCall refunds an order that nobody locked; the client signs SignCancel.
func (c *Client) CancelCall(o Order, expiry uint64, signature []byte) Call {
	return Call{To: &c.market, Data: c.abi.PackCancel(o.abi(), expiry, signature)}
}

// ReplaceCall cancels old and opens replacement in one step; the client signs SignReplace.
func (c *Client) ReplaceCall(old, replacement Order, expiry uint64, signature []byte, value *big.Int) Call {
	return Call{To: &c.market, Data: c.abi.PackReplace(old.abi(), replacement.abi(), expiry, signature), Value: value}
}

// ExpireCall refunds an order after its deadline, or when no verifier that it takes is active; anybody may send it.
func (c *Client) ExpireCall(o Order) Call {
	return Call{To: &c.market, Data: c.abi.PackExpire(o.abi())}
}

// RevokeNoncesCall makes the sender's nonces unusable: those whose bits are set in mask, counted from 256 times word.
func (c *Client) RevokeNoncesCall(word, mask *big.Int) Call {
	return Call{To: &c.market, Data: c.abi.PackRevokeNonces(word, mask)}
}

// DepositCall credits the sender. The native coin (token zero) travels as value; an ERC-20 must be approved before.
func (c *Client) DepositCall(token common.Address, amount *big.Int) Call {
	call := Call{To: &c.market, Data: c.abi.PackDeposit(token, amount)}
	if token == (common.Address{}) {
		call.Value = amount
	}
	return call
}

// WithdrawCall sends part of the sender's credit to an address.
func (c *Client) WithdrawCall(token, to common.Address, amount *big.Int) Call {
	return Call{To: &c.market, Data: c.abi.PackWithdraw(token, to, amount)}
}
