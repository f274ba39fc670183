package chain

import (
	"context"
	"errors"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/lemma-network/lemma/proof"
)

// callTimeout bounds every single RPC call.
const callTimeout = 15 * time.Second

// Backend is what this package asks of a chain node: *ethclient.Client offers it.
type Backend interface {
	ChainID(ctx context.Context) (*big.Int, error)
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
	BlockReceipts(ctx context.Context, block rpc.BlockNumberOrHash) ([]*types.Receipt, error)
	FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error)
	BalanceAt(ctx context.Context, account common.Address, block *big.Int) (*big.Int, error)
	NonceAt(ctx context.Context, account common.Address, block *big.Int) (uint64, error)
	PendingNonceAt(ctx context.Context, account common.Address) (uint64, error)
	CodeAt(ctx context.Context, account common.Address, block *big.Int) ([]byte, error)
	CallContract(ctx context.Context, msg ethereum.CallMsg, block *big.Int) ([]byte, error)
	EstimateGas(ctx context.Context, msg ethereum.CallMsg) (uint64, error)
	SuggestGasTipCap(ctx context.Context) (*big.Int, error)
	SendTransaction(ctx context.Context, tx *types.Transaction) error
	TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error)
}

// BlockRef names one block.
type BlockRef struct {
	Number uint64      `json:"number"`
	Hash   common.Hash `json:"hash"`
	Time   uint64      `json:"time"` // unix seconds
}

func refOf(h *types.Header) BlockRef {
	return BlockRef{Number: h.Number.Uint64(), Hash: h.Hash(), Time: h.Time}
}

// timed is a Backend whose every call ends within callTimeout and whose failures are *proof.Error: a revert is decoded,
// "not found" stays ethereum.NotFound under code not-found, everything else is rpc-failed of class retry.
type timed struct {
	Backend
	limit time.Duration
}

// withDeadlines wraps b once; what has deadlines already is given back.
func withDeadlines(b Backend) Backend {
	switch b.(type) {
	case *timed, *Endpoints:
		return b
	}
	return &timed{Backend: b, limit: callTimeout}
}

// Unwrap is the backend below.
func (t *timed) Unwrap() Backend { return t.Backend }

func call[T any](ctx context.Context, t *timed, op string, f func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, t.limit)
	defer cancel()
	v, err := f(ctx)
	if err == nil {
		return v, nil
	}
	if revert := DecodeRevert(err); revert != nil {
		return v, revert
	}
	if errors.Is(err, ethereum.NotFound) {
		return v, proof.Errorf(proof.Retry, "not-found", "%s: %w", op, ethereum.NotFound)
	}
	for _, poor := range []string{"insufficient funds", "gas required exceeds allowance"} {
		if strings.Contains(err.Error(), poor) {
			return v, proof.Errorf(proof.Caller, "insufficient-funds", "%s: the sending account cannot pay value and gas; send coins to it: %w", op, err).WithField("balance")
		}
	}
	return v, proof.Errorf(proof.Retry, "rpc-failed", "%s: %w", op, err)
}

func (t *timed) ChainID(ctx context.Context) (*big.Int, error) {
	return call(ctx, t, "read the chain id", t.Backend.ChainID)
}

func (t *timed) HeaderByNumber(ctx context.Context, n *big.Int) (*types.Header, error) {
	return call(ctx, t, "read a block header", func(ctx context.Context) (*types.Header, error) { return t.Backend.HeaderByNumber(ctx, n) })
}

func (t *timed) BlockReceipts(ctx context.Context, b rpc.BlockNumberOrHash) ([]*types.Receipt, error) {
	return call(ctx, t, "read a block's receipts", func(ctx context.Context) ([]*types.Receipt, error) { return t.Backend.BlockReceipts(ctx, b) })
}

func (t *timed) FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error) {
	return call(ctx, t, "read logs", func(ctx context.Context) ([]types.Log, error) { return t.Backend.FilterLogs(ctx, q) })
}

func (t *timed) BalanceAt(ctx context.Context, a common.Address, n *big.Int) (*big.Int, error) {
	return call(ctx, t, "read a balance", func(ctx context.Context) (*big.Int, error) { return t.Backend.BalanceAt(ctx, a, n) })
}

func (t *timed) NonceAt(ctx context.Context, a common.Address, n *big.Int) (uint64, error) {
	return call(ctx, t, "read an account's nonce", func(ctx context.Context) (uint64, error) { return t.Backend.NonceAt(ctx, a, n) })
}

func (t *timed) PendingNonceAt(ctx context.Context, a common.Address) (uint64, error) {
	return call(ctx, t, "read an account's pending nonce", func(ctx context.Context) (uint64, error) { return t.Backend.PendingNonceAt(ctx, a) })
}

func (t *timed) CodeAt(ctx context.Context, a common.Address, n *big.Int) ([]byte, error) {
	return call(ctx, t, "read a contract's code", func(ctx context.Context) ([]byte, error) { return t.Backend.CodeAt(ctx, a, n) })
}

func (t *timed) CallContract(ctx context.Context, m ethereum.CallMsg, n *big.Int) ([]byte, error) {
	return call(ctx, t, "call a contract", func(ctx context.Context) ([]byte, error) { return t.Backend.CallContract(ctx, m, n) })
}

func (t *timed) EstimateGas(ctx context.Context, m ethereum.CallMsg) (uint64, error) {
	return call(ctx, t, "estimate gas", func(ctx context.Context) (uint64, error) { return t.Backend.EstimateGas(ctx, m) })
}

func (t *timed) SuggestGasTipCap(ctx context.Context) (*big.Int, error) {
	return call(ctx, t, "read the suggested tip", t.Backend.SuggestGasTipCap)
}

func (t *timed) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	_, err := call(ctx, t, "send a transaction", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, t.Backend.SendTransaction(ctx, tx)
	})
	return err
}

func (t *timed) TransactionReceipt(ctx context.Context, h common.Hash) (*types.Receipt, error) {
	return call(ctx, t, "read a receipt", func(ctx context.Context) (*types.Receipt, error) { return t.Backend.TransactionReceipt(ctx, h) })
}
