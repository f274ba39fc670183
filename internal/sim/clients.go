package sim

import (
	"fmt"
	"math/big"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/proof"
)

const coins = int64(1_000_000)

// settle the world: accounts, orders, provers.
func (w *world) populate() books {
	var b books
	next := firstFree
	newAccount := func(balance int64, capacity int8) account {
		a := next
		next++
		b.balance[a], b.capacity[a] = balance, capacity
		return a
	}
	b.balance[operator], b.capacity[operator] = coins, 100
	fleet, outside, orders := int(w.between(1, 3)), 0, w.between(1, 6)
	if w.chance(0.7) {
		outside = int(w.between(1, 5))
	}
	if w.chance(0.01) { // a crowd
		fleet, outside, orders = 6, 20, maxOrders
		w.weather.Crash /= 10 // it is by effect, and there are many
	}
	for i := range fleet + outside {
		w.addProver(i, i >= fleet, newAccount)
	}
	client := newAccount(100*coins, 0)
	stranger := newAccount(coins, 100)
	for range orders {
		w.addOrder(client)
	}
	for _, o := range w.orders {
		w.after(o.opensAt-w.now, func() { w.chain.add(move{kind: moveOpen, order: uint8(o.index)}) })
		if o.cancels != 0 {
			w.after(o.cancels-w.now, func() { w.chain.add(move{kind: moveCancel, order: uint8(o.index)}) })
		}
		if w.chance(0.15) {
			w.strangerWants(o, stranger)
		}
	}
	return b
}

func (w *world) addProver(i int, outside bool, newAccount func(int64, int8) account) {
	pr := &prover{w: w, outside: outside, nature: honest, slots: int(w.between(1, 2)), speed: 0.05 + w.rng.Float64(),
		fixed: w.between(20, 300) * second, most: 200 * millionCycles, spool: map[int]*spooled{}}
	pr.stakes = coins
	if outside && w.chance(0.2) { // cannot stake much
		pr.stakes = w.between(0, 4000)
	}
	pr.account = newAccount(pr.stakes, int8(w.between(1, 4)))
	pr.name = fmt.Sprintf("fleet-%d", i+1)
	if outside {
		a := pr.account.address()
		pr.name = fmt.Sprintf("0x%x", a[:])
		pr.base, pr.perMega = w.between(0, 500), w.between(0, 20)
		if w.chance(0.35) {
			pr.nature = lies[w.rng.IntN(len(lies))]
		}
	}
	if w.chance(0.1) {
		pr.skew = w.between(-60, 60) * minute
	}
	w.provers = append(w.provers, pr)
	w.after(w.between(0, 30)*second, pr.start)
}

func (w *world) addOrder(client account) {
	i := len(w.orders)
	o := &order{index: i, client: client, guest: guestFine, megacyle: w.between(1, 100), opensAt: w.now + w.between(0, 60)*minute,
		journal: w.name("journal", uint64(i))}
	if w.chance(0.2) {
		o.guest = []guest{guestPanics, guestPoison, guestEndless, guestRefused}[w.rng.IntN(4)]
	}
	o.deadline = o.opensAt/second + w.between(20, 300)*60
	o.lockSeconds = w.between(10, 120) * 60
	o.collateral = w.between(0, 2000)
	o.maxPrice = w.between(1000, 5000)
	o.minPrice = w.between(0, o.maxPrice)
	o.rampStart, o.rampSeconds = o.opensAt/second+w.between(0, 600), w.between(0, 3600)
	if w.chance(0.15) {
		o.cancels = o.opensAt + w.between(10*second, 60*minute)
	}
	expected := o.journal
	if o.guest == guestRefused {
		expected = w.name("other", uint64(i))
	}
	o.terms = chain.Order{Client: client.address(), Nonce: new(big.Int).SetUint64(w.seed<<8 | uint64(i)), ProgramID: w.name("program", uint64(i)),
		ProgramDigest: w.name("elf", uint64(i)), InputDigest: w.name("input", uint64(i)), MaxCycles: 100 * millionCycles, MaxJournalBytes: 100,
		Predicate: chain.PredicateDigest, Expected: expected, MinPrice: big.NewInt(o.minPrice), MaxPrice: big.NewInt(o.maxPrice),
		RampStart: uint64(o.rampStart), RampSeconds: uint32(o.rampSeconds), Collateral: big.NewInt(o.collateral),
		LockSeconds: uint64(o.lockSeconds), Deadline: uint64(o.deadline), Selector: proof.Selector{1}}
	o.digest = chain.Digest(o.terms, chainID, marketAddress)
	from := w.now
	if w.chance(0.1) {
		from = o.opensAt + w.between(0, 120)*second // sent after the order, perhaps too late
	}
	w.store.objects[o.terms.InputDigest] = from
	o.lateInput = from > o.opensAt
	w.orders = append(w.orders, o)
}

// clientNotices lets a client send anew what the chain forgot; some do not look.
func (w *world) clientNotices(m move) {
	if w.chance(0.8) {
		w.after(w.between(10, 120)*second, func() {
			if w.unix() < w.orders[m.order].deadline && w.chain.head().books.orders[m.order].state == chain.StateNone == (m.kind == moveOpen) {
				w.chain.add(m)
			}
		})
	}
}

// strangerWants has a prover of another network lock the order, and perhaps deliver.
func (w *world) strangerWants(o *order, who account) {
	w.after(o.opensAt-w.now+w.between(1, 60)*minute, func() {
		w.chain.add(move{kind: moveLock, order: uint8(o.index), by: who, payout: who, round: w.chain.head().books.orders[o.index].round})
		if !w.chance(0.5) {
			return
		}
		w.after(w.between(1, 100)*minute, func() {
			d := w.name("proof", uint64(o.index), uint64(who))
			w.proofs[proofKey{d}] = truth{true: o.guest == guestFine, order: o.index, payout: who, journal: o.journal}
			w.chain.add(move{kind: moveFulfil, order: uint8(o.index), payout: who, proof: d, journal: o.journal})
		})
	})
}
