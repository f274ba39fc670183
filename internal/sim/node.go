package sim

import (
	"context"
	"encoding/binary"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// node is one orchestrator's view of the chain: a chain.Backend that lags, fails, hides logs and loses transactions.
type node struct {
	w        *world
	lag      int   // blocks behind
	lagUntil int64 // when it has caught up
}

var errRPC = errors.New("the node does not answer")

// trouble is what may happen at any call.
func (n *node) trouble() error {
	w := n.w
	if w.now < w.chain.silentUntil || w.fault(w.weather.RPCError) {
		return errRPC
	}
	if w.fault(w.weather.MidCallReorg) {
		w.chain.reorg(int(w.between(1, maxReorg)))
	}
	if n.lag == 0 && w.fault(w.weather.RPCLag) {
		n.lag, n.lagUntil = int(w.between(1, 20)), w.now+w.between(10, 300)*second
	}
	if w.now >= n.lagUntil {
		n.lag = 0
	}
	return nil
}

func (n *node) head() *block {
	bs := n.w.chain.blocks
	return bs[max(0, len(bs)-1-n.lag)]
}

func (n *node) at(number *big.Int) (*block, error) {
	if err := n.trouble(); err != nil {
		return nil, err
	}
	head := n.head()
	if number == nil {
		return head, nil
	}
	if !number.IsUint64() || number.Cmp(head.header.Number) > 0 {
		return nil, ethereum.NotFound
	}
	return n.w.chain.blocks[number.Uint64()], nil
}

func (n *node) ChainID(context.Context) (*big.Int, error) { return big.NewInt(chainID), nil }

func (n *node) HeaderByNumber(_ context.Context, number *big.Int) (*types.Header, error) {
	b, err := n.at(number)
	if err != nil {
		return nil, err
	}
	return b.header, nil
}

func (n *node) BlockReceipts(_ context.Context, which rpc.BlockNumberOrHash) ([]*types.Receipt, error) {
	if err := n.trouble(); err != nil {
		return nil, err
	}
	hash, _ := which.Hash()
	for i := len(n.w.chain.blocks) - 1; i >= 0; i-- {
		if b := n.w.chain.blocks[i]; b.hash == hash {
			return b.receipts, nil
		}
	}
	return nil, ethereum.NotFound
}

func (n *node) FilterLogs(_ context.Context, q ethereum.FilterQuery) (logs []types.Log, err error) {
	if err := n.trouble(); err != nil {
		return nil, err
	}
	for i := q.FromBlock.Uint64(); i <= q.ToBlock.Uint64() && i < uint64(len(n.w.chain.blocks)); i++ {
		for _, r := range n.w.chain.blocks[i].receipts {
			for _, log := range r.Logs {
				if !n.w.fault(n.w.weather.LogsHidden) {
					logs = append(logs, *log)
				}
			}
		}
	}
	return logs, nil
}

func (n *node) BalanceAt(context.Context, common.Address, *big.Int) (*big.Int, error) {
	return big.NewInt(1e18), n.trouble()
}

func (n *node) NonceAt(_ context.Context, _ common.Address, number *big.Int) (uint64, error) {
	b, err := n.at(number)
	if err != nil {
		return 0, err
	}
	return b.books.opNonce, nil
}

func (n *node) PendingNonceAt(context.Context, common.Address) (uint64, error) {
	if err := n.trouble(); err != nil {
		return 0, err
	}
	next := n.head().books.opNonce
	for found := true; found; {
		found = false
		for _, t := range n.w.chain.pool {
			if t.ours && t.nonce == next {
				next, found = next+1, true
			}
		}
	}
	return next, nil
}

func (n *node) CodeAt(context.Context, common.Address, *big.Int) ([]byte, error) { return nil, nil }

func (n *node) CallContract(_ context.Context, msg ethereum.CallMsg, number *big.Int) ([]byte, error) {
	b, err := n.at(number)
	if err != nil {
		return nil, err
	}
	return nil, n.try(b, msg.Data)
}

func (n *node) EstimateGas(_ context.Context, msg ethereum.CallMsg) (uint64, error) {
	b, err := n.at(nil)
	if err != nil {
		return 0, err
	}
	return gasOfAnyMove, n.try(b, msg.Data)
}

func (n *node) try(b *block, data []byte) error {
	copied := b.books
	if refusal := n.w.apply(&copied, decodeMove(data), b.time()); refusal != "" {
		return revert(refusal)
	}
	return nil
}

func (n *node) SuggestGasTipCap(context.Context) (*big.Int, error) {
	return big.NewInt(gwei), n.trouble()
}

func (n *node) SendTransaction(_ context.Context, t *types.Transaction) error {
	w, c := n.w, n.w.chain
	if err := n.trouble(); err != nil {
		return err
	}
	if w.fault(w.weather.TxLost) {
		return nil // taken, and forgotten
	}
	next := tx{hash: t.Hash(), ours: true, nonce: t.Nonce(), fee: t.GasFeeCap().Int64(), move: decodeMove(t.Data())}
	if next.nonce < n.head().books.opNonce {
		return errors.New("nonce too low")
	}
	for i, old := range c.pool {
		switch {
		case old.hash == next.hash:
			return errors.New("already known")
		case old.ours && old.nonce == next.nonce && next.fee < old.fee*11/10:
			return errors.New("replacement transaction underpriced")
		case old.ours && old.nonce == next.nonce:
			c.pool[i] = next
			return nil
		}
	}
	if _, mined := c.mined[next.hash]; mined {
		return errors.New("already known")
	}
	c.pool = append(c.pool, next)
	if w.fault(w.weather.RPCError) {
		return errRPC // it was taken all the same
	}
	return nil
}

func (n *node) TransactionReceipt(_ context.Context, hash common.Hash) (*types.Receipt, error) {
	if err := n.trouble(); err != nil {
		return nil, err
	}
	number, mined := n.w.chain.mined[hash]
	if !mined || number > n.head().header.Number.Uint64() {
		return nil, ethereum.NotFound
	}
	for _, r := range n.w.chain.blocks[number].receipts {
		if r.TxHash == hash {
			return r, nil
		}
	}
	return nil, ethereum.NotFound
}

// revert is a contract's refusal by the name of its Solidity error.
type revert string

func (r revert) Error() string  { return "execution reverted: " + string(r) }
func (r revert) ErrorCode() int { return 3 }

func (r revert) ErrorData() any {
	if e, known := marketABI.Errors[string(r)]; known {
		return hexutil.Encode(e.ID[:4])
	}
	return verifierErrors[string(r)]
}

var marketABI = bind.NewMarket().GetABI()

var verifierErrors = func() map[string]string {
	all := map[string]string{}
	for _, e := range bind.NewGroth16Verifier().GetABI().Errors {
		all[e.Name] = hexutil.Encode(e.ID[:4])
	}
	return all
}()

// call is a move as the sender carries it.
func (m move) call() chain.Call {
	data := make([]byte, 13, 13+64)
	data[0], data[1], data[2], data[3], data[4] = byte(m.kind), m.order, byte(m.by), byte(m.payout), m.round
	binary.BigEndian.PutUint64(data[5:], uint64(m.minPrice))
	data = append(append(data, m.proof[:]...), m.journal[:]...)
	to := marketAddress
	return chain.Call{To: &to, Data: data}
}

func decodeMove(data []byte) (m move) {
	if len(data) != 13+64 {
		return m
	}
	m = move{kind: moveKind(data[0]), order: data[1], by: account(data[2]), payout: account(data[3]), round: data[4],
		minPrice: int64(binary.BigEndian.Uint64(data[5:]))}
	m.proof, m.journal = proof.Digest(data[13:45]), proof.Digest(data[45:77])
	return m
}
