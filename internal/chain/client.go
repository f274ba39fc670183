package chain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/ethclient"

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

// OrderRecord is what the market stores of an order. Prover, Payout and LockedUntil are zero without a lock; once
// fulfilled, Payout is who was paid and JournalDigest what was proven.
type OrderRecord struct {
	State          OrderState
	LockedUntil    uint64 // block time, unix seconds
	Prover, Payout common.Address
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

// Dial connects to a node and checks that it is of chain wantChainID (0: whichever it is). Errors: bad-rpc-url and
// wrong-chain (caller), rpc-failed (retry).
func Dial(ctx context.Context, rpcURL string, wantChainID uint64, market common.Address) (*Client, error) {
	eth, err := ethclient.DialContext(ctx, rpcURL)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "bad-rpc-url", "rpcUrl: cannot use %q: %w", rpcURL, err).WithField("rpcUrl")
	}
	backend := withDeadlines(eth)
	if wantChainID == 0 {
		id, err := backend.ChainID(ctx)
		if err != nil {
			eth.Close()
			return nil, err
		}
		wantChainID = id.Uint64()
	}
	if err := checkChainID(ctx, backend, wantChainID); err != nil {
		eth.Close()
		return nil, err
	}
	c := NewClient(backend, wantChainID, market)
	c.close = eth.Close
	return c, nil
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
	return OrderRecord{State: OrderState(r.State), LockedUntil: r.LockedUntil, Prover: r.Prover, Payout: r.Payout, JournalDigest: r.JournalDigest}, err
}

// BalanceOf is account's credit inside the market, in the token's smallest unit.
func (c *Client) BalanceOf(ctx context.Context, token, account common.Address) (*big.Int, error) {
	return read(ctx, c.node, c.market, c.abi.PackBalanceOf(token, account), c.abi.UnpackBalanceOf)
}

// Reserved is the sum of the prices of all open and locked orders, in the token's smallest unit.
func (c *Client) Reserved(ctx context.Context, token common.Address) (*big.Int, error) {
	return read(ctx, c.node, c.market, c.abi.PackReserved(token), c.abi.UnpackReserved)
}

// CollateralHeld is the sum of the collateral of all locked orders, in the token's smallest unit.
func (c *Client) CollateralHeld(ctx context.Context, token common.Address) (*big.Int, error) {
	return read(ctx, c.node, c.market, c.abi.PackCollateralHeld(token), c.abi.UnpackCollateralHeld)
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

// Token is the market's one ERC-20, zero when it has none.
func (c *Client) Token(ctx context.Context) (common.Address, error) {
	return read(ctx, c.node, c.market, c.abi.PackPAYMENTTOKEN(), c.abi.UnpackPAYMENTTOKEN)
}

// Registry is the market's verifier registry.
func (c *Client) Registry(ctx context.Context) (common.Address, error) {
	return read(ctx, c.node, c.market, c.abi.PackREGISTRY(), c.abi.UnpackREGISTRY)
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

func (o Order) abi() bind.IMarketOrder {
	return bind.IMarketOrder{Client: o.Client, Nonce: o.Nonce, Selector: o.Selector, ProgramId: o.ProgramID,
		ProgramDigest: o.ProgramDigest, InputDigest: o.InputDigest, MaxCycles: o.MaxCycles, MaxJournalBytes: o.MaxJournalBytes,
		Token: o.Token, Price: o.Price, Collateral: o.Collateral, LockSeconds: o.LockSeconds, Deadline: o.Deadline}
}

func orderFromABI(o bind.IMarketOrder) Order {
	return Order{Client: o.Client, Nonce: o.Nonce, Selector: o.Selector, ProgramID: o.ProgramId,
		ProgramDigest: o.ProgramDigest, InputDigest: o.InputDigest, MaxCycles: o.MaxCycles, MaxJournalBytes: o.MaxJournalBytes,
		Token: o.Token, Price: o.Price, Collateral: o.Collateral, LockSeconds: o.LockSeconds, Deadline: o.Deadline}
}

// The calls below are what Sender sends. Orders must have passed Validate. value is the native coins sent along, which
// are credited to the client (OpenCall) or the sender (LockCall) before money is reserved; nil sends none.

// OpenCall opens a signed order.
func (c *Client) OpenCall(o Order, signature []byte, value *big.Int) Call {
	return Call{To: &c.market, Data: c.abi.PackOpen(o.abi(), signature), Value: value}
}

// LockCall locks the order for the sender, for proofs that pay payout.
func (c *Client) LockCall(o Order, payout common.Address, value *big.Int) Call {
	return Call{To: &c.market, Data: c.abi.PackLock(o.abi(), payout), Value: value}
}

// FulfilCall proves the order's journal; the proof must be made for payout.
func (c *Client) FulfilCall(o Order, journal []byte, payout common.Address, proofBytes []byte) Call {
	return Call{To: &c.market, Data: c.abi.PackFulfil(o.abi(), journal, payout, proofBytes)}
}

// CancelCall refunds an order that nobody locked; only its client may send it.
func (c *Client) CancelCall(o Order) Call {
	return Call{To: &c.market, Data: c.abi.PackCancel(o.abi())}
}

// ExpireCall refunds an order after its deadline; anybody may send it.
func (c *Client) ExpireCall(o Order) Call {
	return Call{To: &c.market, Data: c.abi.PackExpire(o.abi())}
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
