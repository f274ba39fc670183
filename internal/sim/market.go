package sim

import (
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/proof"
)

// The market's rules, as contracts/src/Market.sol has them, on small whole numbers.

const (
	maxOrders   = 32
	maxAccounts = 40
	feeBps      = 100
	nextBps     = 5000 // of a forfeited collateral, for whoever delivers
	treasuryBps = 1000
)

// account numbers who has money; its address is the number in the last byte.
type account uint8

// The accounts that every world has; clients, provers and strangers follow.
const (
	nobody account = iota
	treasury
	operator // the orchestrator's own key, which stakes for the fleet
	firstFree
)

// slot is what the market stores of an order.
type slot struct {
	state          chain.OrderState
	round          uint8
	until          int64
	holder, payout account
	price, bonus   int64
	paid, refunded uint8 // how often, for the books
	paidAt         int64
}

// books are the market's whole state. They are a value: every block keeps its own.
type books struct {
	orders   [maxOrders]slot
	balance  [maxAccounts]int64
	escrow   int64 // prices held
	stakes   int64 // collaterals held
	bonuses  int64
	opNonce  uint64 // of the operator's key
	capacity [maxAccounts]int8
}

// move says what a transaction wants of the market.
type move struct {
	kind           moveKind
	order          uint8
	by             account // who locks
	payout         account
	round          uint8
	minPrice       int64
	proof, journal proof.Digest
}

type moveKind uint8

const (
	moveNone moveKind = iota // a transfer to oneself
	moveOpen
	moveLock
	moveFulfil
	moveCancel
	moveExpire
)

var moveNames = [...]string{"transfer", "open", "lock", "fulfil", "cancel", "expire"}

// supply is all money there is; it never changes.
func (b *books) supply() (sum int64) {
	for _, v := range b.balance {
		sum += v
	}
	return sum + b.escrow + b.stakes + b.bonuses
}

// apply plays a move at a block time; refusal is the Solidity error's name, "" when it went through.
func (w *world) apply(b *books, m move, now int64) (refusal string) {
	if m.kind == moveNone {
		return ""
	}
	o := w.orders[m.order]
	s := &b.orders[m.order]
	if m.kind != moveOpen && s.state == chain.StateNone {
		return "WrongState"
	}
	switch m.kind {
	case moveOpen:
		return b.open(o, s, now)
	case moveLock:
		return b.lock(o, s, m, now)
	case moveFulfil:
		return w.fulfil(b, o, s, m, now)
	case moveCancel:
		if s.state != chain.StateOpen {
			return "WrongState"
		}
		s.state = chain.StateCancelled
		b.refund(o, s)
	case moveExpire:
		return b.expire(o, s, now)
	}
	return ""
}

func (b *books) open(o *order, s *slot, now int64) string {
	switch {
	case s.state != chain.StateNone:
		return "NonceUsed"
	case now >= o.deadline:
		return "DeadlineOutOfRange"
	case b.balance[o.client] < o.maxPrice:
		return "InsufficientBalance"
	}
	s.state = chain.StateOpen
	b.balance[o.client] -= o.maxPrice
	b.escrow += o.maxPrice
	return ""
}

func (b *books) lock(o *order, s *slot, m move, now int64) string {
	switch {
	case s.state != chain.StateOpen && (s.state != chain.StateLocked || now <= s.until):
		return "WrongState"
	case now > o.deadline:
		return "PastDeadline"
	case m.round != s.round:
		return "WrongRound"
	case s.round == chain.MaxRounds:
		return "RoundsUsedUp"
	case o.priceAt(now) < m.minPrice:
		return "PriceBelowMinimum"
	case b.capacity[m.by] == 0:
		return "LockCapacityReached"
	case b.balance[m.by] < o.collateral:
		return "InsufficientBalance"
	}
	if s.round != 0 {
		next := b.forfeit(o, s)
		s.bonus += next
		b.bonuses += next
	}
	b.balance[m.by] -= o.collateral
	b.stakes += o.collateral
	b.capacity[m.by]--
	s.state, s.round, s.holder, s.payout, s.price = chain.StateLocked, s.round+1, m.by, m.payout, o.priceAt(now)
	s.until = min(now+o.lockSeconds, o.deadline)
	return ""
}

// forfeit splits the collateral of a lock that lapsed; what it gives back belongs to whoever delivers.
func (b *books) forfeit(o *order, s *slot) (next int64) {
	next = o.collateral * nextBps / 10_000
	gone := o.collateral * treasuryBps / 10_000
	b.stakes -= o.collateral
	b.balance[treasury] += gone
	b.balance[o.client] += o.collateral - next - gone
	b.capacity[s.holder]++
	return next
}

func (b *books) returnCollateral(o *order, s *slot) {
	b.stakes -= o.collateral
	b.balance[s.holder] += o.collateral
	b.capacity[s.holder]++
}

func (w *world) fulfil(b *books, o *order, s *slot, m move, now int64) string {
	held := s.state == chain.StateLocked && now <= s.until
	switch {
	case s.state > chain.StateLocked:
		return "WrongState"
	case now > o.deadline:
		return "PastDeadline"
	case held && s.payout != m.payout:
		return "LockedForOther"
	case !o.takes(m.journal):
		return "JournalRefused"
	case !w.proofs[proofKey{m.proof}].holds(o.index, m.payout, m.journal):
		return "ProofInvalid"
	}
	price, extra := o.priceAt(now), int64(0)
	switch {
	case held:
		price = s.price
		b.returnCollateral(o, s)
	case s.state == chain.StateLocked:
		extra = b.forfeit(o, s)
	}
	extra += s.bonus
	b.bonuses -= s.bonus
	s.bonus = 0
	fee := price * feeBps / 10_000
	b.escrow -= o.maxPrice
	b.balance[treasury] += fee
	b.balance[m.payout] += price + extra - fee
	b.balance[o.client] += o.maxPrice - price
	s.state, s.payout, s.paidAt = chain.StateFulfilled, m.payout, now
	s.paid++
	return ""
}

func (b *books) expire(o *order, s *slot, now int64) string {
	switch {
	case s.state > chain.StateLocked:
		return "WrongState"
	case now <= o.deadline:
		return "BeforeDeadline"
	}
	if s.state == chain.StateLocked {
		if now > s.until {
			b.balance[o.client] += b.forfeit(o, s)
		} else {
			b.returnCollateral(o, s)
		}
		b.balance[o.client] += s.bonus
		b.bonuses -= s.bonus
		s.bonus = 0
	}
	s.state = chain.StateExpired
	b.refund(o, s)
	return ""
}

func (b *books) refund(o *order, s *slot) {
	b.escrow -= o.maxPrice
	b.balance[o.client] += o.maxPrice
	s.refunded++
}

// audit holds the books against the promises after every transaction.
func (w *world) audit(b *books) {
	if got := b.supply(); got != w.chain.supply {
		w.violate("conservation", "there are %d coins, there were %d", got, w.chain.supply)
	}
	for i := range w.orders {
		if s := b.orders[i]; s.paid+s.refunded > 1 {
			w.violate("at most one payment", "order %d was paid %d times and refunded %d times", i, s.paid, s.refunded)
		}
	}
	for a, v := range b.balance {
		if v < 0 {
			w.violate("conservation", "account %d has %d", a, v)
		}
	}
}

// proofKey names a proof's bytes.
type proofKey struct{ digest proof.Digest }

// truth is what a proof really proves; the zero value proves nothing.
type truth struct {
	true    bool
	order   int
	payout  account
	journal proof.Digest
}

func (t truth) holds(order int, payout account, journal proof.Digest) bool {
	return t.true && t.order == order && t.payout == payout && t.journal == journal
}
