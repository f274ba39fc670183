package sim

import (
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

func (a account) address() (out common.Address) {
	if a != nobody {
		out[0], out[19] = 0xac, byte(a)
	}
	return out
}

func accountOf(a [20]byte) account { return account(a[19]) }

// logOf is the event that the market emits for a move that went through; forfeits, which nobody reads here, are left out.
func (w *world) logOf(after, _ *books, m move) *types.Log {
	if m.kind == moveNone {
		return nil
	}
	o := w.orders[m.order]
	s := after.orders[m.order]
	digest := common.Hash(o.digest)
	topic := func(a account) common.Hash { return common.BytesToHash(a.address().Bytes()) }
	log := func(name string, data []byte, topics ...common.Hash) *types.Log {
		return &types.Log{Address: marketAddress, Topics: append([]common.Hash{marketABI.Events[name].ID, digest}, topics...), Data: data}
	}
	switch m.kind {
	case moveOpen:
		return log(bind.MarketOpenedEventName, o.openedData(), topic(o.client))
	case moveLock:
		return log(bind.MarketLockedEventName, words(int64(s.round), s.price, s.until), topic(s.holder), topic(s.payout))
	case moveFulfil:
		return log(bind.MarketFulfilledEventName, append(m.journal[:], words(s.price, s.price)...), topic(s.payout))
	case moveCancel:
		return log(bind.MarketCancelledEventName, nil)
	}
	return log(bind.MarketExpiredEventName, nil)
}

func words(values ...int64) (out []byte) {
	for _, v := range values {
		out = append(out, common.BigToHash(big.NewInt(v)).Bytes()...)
	}
	return out
}

var openedInputs = abi.Arguments(marketABI.Events[bind.MarketOpenedEventName].Inputs.NonIndexed())

// openedData is the order as the event Opened carries it.
func (o *order) openedData() []byte {
	if o.opened == nil {
		t := o.terms
		data, err := openedInputs.Pack(bind.IMarketOrder{Client: t.Client, Nonce: t.Nonce, Payer: t.Payer, Selector: t.Selector,
			FallbackSelectors: t.FallbackSelectors, ProgramId: t.ProgramID, ProgramDigest: t.ProgramDigest, InputDigest: t.InputDigest,
			MaxCycles: t.MaxCycles, MaxJournalBytes: t.MaxJournalBytes, JournalHidden: t.JournalHidden, Predicate: uint8(t.Predicate),
			PrefixBytes: t.PrefixBytes, Expected: t.Expected, Token: t.Token, MinPrice: t.MinPrice, MaxPrice: t.MaxPrice,
			RampStart: t.RampStart, RampSeconds: t.RampSeconds, Collateral: t.Collateral, LockSeconds: t.LockSeconds,
			Deadline: t.Deadline, Callback: t.Callback, CallbackGas: t.CallbackGas, Matcher: t.Matcher, MatcherFeeBps: t.MatcherFeeBps})
		if err != nil {
			panic(err)
		}
		o.opened = data
	}
	return o.opened
}

// guest is what a client's program does.
type guest string

const (
	guestFine    guest = "fine"
	guestPanics  guest = "panics"
	guestPoison  guest = "poison"  // kills every node that proves it
	guestEndless guest = "endless" // passes every limit of cycles
	guestRefused guest = "refused" // ends well, with a journal that its client does not take
)

// order is one client's request and what its client does about it.
type order struct {
	index    int
	terms    chain.Order
	digest   proof.Digest
	client   account
	guest    guest
	journal  proof.Digest // what the guest really gives
	opensAt  int64        // when the client sends it, world time
	cancels  int64        // when the client wants out; 0: never
	opened   []byte       // memory of openedData
	megacyle int64        // million cycles

	// The market's small numbers of terms.
	deadline, lockSeconds, collateral, minPrice, maxPrice int64
	rampStart, rampSeconds                                int64

	lateInput bool
	seen      track // what the checks remember
}

func (o *order) priceAt(t int64) int64 { return o.terms.PriceAt(uint64(t)).Int64() }

func (o *order) takes(journal proof.Digest) bool { return o.terms.TakesDigest(journal) }
