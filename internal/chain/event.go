package chain

import (
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// Kind is what happened to an order.
type Kind string

// The kinds of events. A market's other logs (deposits, withdrawals) are not delivered.
const (
	KindOpened    Kind = "opened"
	KindLocked    Kind = "locked"
	KindFulfilled Kind = "fulfilled"
	KindCancelled Kind = "cancelled"
	KindExpired   Kind = "expired"

	KindForfeited    Kind = "forfeited"     // a lapsed lock's collateral was split
	KindCallbackDone Kind = "callback-done" // the order's callback was told
)

// Event is one change of one order, in chain order. Fields that a kind has no use for are zero.
type Event struct {
	Kind          Kind           `json:"kind"`
	Block         BlockRef       `json:"block"`
	TxHash        common.Hash    `json:"txHash"`
	LogIndex      uint           `json:"logIndex"`
	OrderDigest   proof.Digest   `json:"orderDigest"`
	Order         *Order         `json:"order,omitempty"`        // opened
	Client        common.Address `json:"client,omitzero"`        // opened
	Prover        common.Address `json:"prover,omitzero"`        // locked, forfeited
	Payout        common.Address `json:"payout,omitzero"`        // locked, fulfilled
	Round         uint8          `json:"round,omitempty"`        // locked; 1 for the first lock
	LockedUntil   uint64         `json:"lockedUntil,omitempty"`  // locked; the last second, a block time
	JournalDigest proof.Digest   `json:"journalDigest,omitzero"` // fulfilled
	Price         *big.Int       `json:"price,omitempty"`        // locked, fulfilled
	Paid          *big.Int       `json:"paid,omitempty"`         // fulfilled: the price less fees, and forfeited collateral
	Forfeit       *Forfeit       `json:"forfeit,omitempty"`      // forfeited
	CallbackOK    bool           `json:"callbackOk,omitempty"`   // callback-done
}

// Forfeit is how a lapsed lock's collateral was split, and what the stake lost besides.
type Forfeit struct {
	ToClient     *big.Int `json:"toClient"`
	ToNext       *big.Int `json:"toNext"`
	ToTreasury   *big.Int `json:"toTreasury"`
	StakeSlashed *big.Int `json:"stakeSlashed"`
}

// decoder reads the market's logs.
type decoder struct {
	chainID uint64
	market  common.Address
	abi     *bind.Market
	topics  map[common.Hash]Kind
}

func newDecoder(chainID uint64, market common.Address) decoder {
	m := bind.NewMarket()
	events, topics := m.GetABI(), map[common.Hash]Kind{}
	for name, kind := range map[string]Kind{
		bind.MarketOpenedEventName: KindOpened, bind.MarketLockedEventName: KindLocked, bind.MarketFulfilledEventName: KindFulfilled,
		bind.MarketCancelledEventName: KindCancelled, bind.MarketExpiredEventName: KindExpired,
		bind.MarketForfeitedEventName: KindForfeited, bind.MarketCallbackDoneEventName: KindCallbackDone,
	} {
		topics[events.Events[name].ID] = kind
	}
	return decoder{chainID: chainID, market: market, abi: m, topics: topics}
}

// decode reads one log of block. A log of ours that cannot be read, or an order that does not have the digest it is
// announced with, means that the node or the address is wrong.
func (d decoder) decode(log types.Log, block BlockRef) (Event, error) {
	e := Event{Block: block, TxHash: log.TxHash, LogIndex: log.Index}
	if len(log.Topics) == 0 {
		return e, inconsistent("a log of block %d has no topic", block.Number)
	}
	e.Kind = d.topics[log.Topics[0]]
	err := d.fill(&e, &log)
	if err != nil {
		return e, inconsistent("a %s log of block %d cannot be read: %w", e.Kind, block.Number, err)
	}
	if e.Order != nil && Digest(*e.Order, d.chainID, d.market) != e.OrderDigest {
		return e, inconsistent("block %d opens order %s, but the order's digest is %s", block.Number, e.OrderDigest, Digest(*e.Order, d.chainID, d.market))
	}
	return e, nil
}

func (d decoder) fill(e *Event, log *types.Log) error {
	switch e.Kind {
	case KindOpened:
		v, err := d.abi.UnpackOpenedEvent(log)
		if err != nil {
			return err
		}
		order := orderFromABI(v.Order)
		e.OrderDigest, e.Client, e.Order = v.OrderDigest, v.Client, &order
	case KindLocked:
		v, err := d.abi.UnpackLockedEvent(log)
		if err != nil {
			return err
		}
		e.OrderDigest, e.Prover, e.Payout = v.OrderDigest, v.Prover, v.Payout
		e.Round, e.Price, e.LockedUntil = v.Round, v.Price, v.LockedUntil
	case KindFulfilled:
		v, err := d.abi.UnpackFulfilledEvent(log)
		if err != nil {
			return err
		}
		e.OrderDigest, e.Payout, e.JournalDigest, e.Price, e.Paid = v.OrderDigest, v.Payout, v.JournalDigest, v.Price, v.Paid
	case KindCancelled:
		v, err := d.abi.UnpackCancelledEvent(log)
		if err != nil {
			return err
		}
		e.OrderDigest = v.OrderDigest
	case KindExpired:
		v, err := d.abi.UnpackExpiredEvent(log)
		if err != nil {
			return err
		}
		e.OrderDigest = v.OrderDigest
	case KindForfeited:
		v, err := d.abi.UnpackForfeitedEvent(log)
		if err != nil {
			return err
		}
		e.OrderDigest, e.Prover = v.OrderDigest, v.Prover
		e.Forfeit = &Forfeit{ToClient: v.ToClient, ToNext: v.ToNext, ToTreasury: v.ToTreasury, StakeSlashed: v.StakeSlashed}
	case KindCallbackDone:
		v, err := d.abi.UnpackCallbackDoneEvent(log)
		if err != nil {
			return err
		}
		e.OrderDigest, e.CallbackOK = v.OrderDigest, v.Ok
	default:
		return proof.Errorf(proof.Retry, "unknown-event", "topic %s was not asked for", log.Topics[0])
	}
	return nil
}

// inconsistent is the error for a node that contradicts itself; nothing it said is used.
func inconsistent(format string, args ...any) error {
	return proof.Errorf(proof.Retry, "rpc-inconsistent", "the node contradicts itself: "+format, args...)
}
