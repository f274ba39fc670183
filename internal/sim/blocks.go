package sim

import (
	"encoding/binary"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/trie"
)

const (
	chainID      = 31337
	blockTime    = 12 * second
	idleBlocks   = 60 * second // between blocks while nobody sends anything
	maxReorg     = 12
	firstBlocks  = 4  // are final
	normalFee    = 10 // base fee in gwei
	gwei         = int64(1e9)
	stormFeeUp   = 30 // how much dearer gas may become
	keepsInPool  = 0.75
	blockGas     = 30_000_000
	gasOfAnyMove = 100_000
)

var marketAddress = common.HexToAddress("0x00000000000000000000000000000000000ba5e5")

// tx is a transaction, signed by the operator's key or by somebody who is not simulated in full.
type tx struct {
	hash  common.Hash
	ours  bool // of the operator's key: nonces and fees count
	nonce uint64
	fee   int64 // most wei per gas
	move  move
}

type block struct {
	header   *types.Header
	hash     common.Hash
	txs      []tx
	receipts types.Receipts
	books    books // after the block
}

func (b *block) time() int64 { return int64(b.header.Time) }

// ledger is the chain: one canonical branch, a pool of transactions, and what fees are.
type ledger struct {
	w      *world
	blocks []*block // by number
	pool   []tx
	mined  map[common.Hash]uint64 // transaction → block
	fee    int64                  // base fee, wei
	supply int64
	reorgs int
	salt   uint64

	silentUntil int64 // no node answers until then
}

func newLedger(w *world, start books) *ledger {
	l := &ledger{w: w, mined: map[common.Hash]uint64{}, fee: normalFee * gwei, supply: start.supply()}
	h := &types.Header{Number: new(big.Int), Difficulty: new(big.Int), BaseFee: big.NewInt(l.fee), Time: uint64(w.unix()),
		ReceiptHash: types.EmptyReceiptsHash, GasLimit: blockGas}
	l.blocks = []*block{{header: h, hash: h.Hash(), books: start}}
	for len(l.blocks) < firstBlocks {
		l.mine(w.unix())
	}
	return l
}

func (l *ledger) head() *block { return l.blocks[len(l.blocks)-1] }

// start makes blocks for ever.
func (l *ledger) start() {
	wait := blockTime
	if len(l.pool) == 0 && !l.w.senderBusy() {
		wait = idleBlocks
	}
	if l.w.fault(l.w.weather.SlowBlocks) {
		wait *= l.w.between(2, 20)
	}
	l.w.after(wait, func() {
		l.mine(l.w.unix())
		if l.w.fault(l.w.weather.Reorg) {
			l.reorg(int(l.w.between(1, maxReorg)))
		}
		l.weatherOfFees()
		for _, p := range l.w.leaders {
			p.wake()
		}
		l.start()
	})
}

func (l *ledger) weatherOfFees() {
	switch {
	case l.w.fault(l.w.weather.GasSpike):
		l.fee = normalFee * gwei * l.w.between(2, stormFeeUp)
		l.w.say("gas costs %d gwei", l.fee/gwei)
	case l.fee > normalFee*gwei:
		l.fee = max(normalFee*gwei, l.fee*7/8)
	}
}

// add puts a transaction of somebody else into the pool.
func (l *ledger) add(m move) {
	var seed [16]byte
	binary.BigEndian.PutUint64(seed[:], l.w.id())
	l.pool = append(l.pool, tx{hash: crypto.Keccak256Hash(seed[:]), move: m})
}

// mine makes one block of what is in the pool.
func (l *ledger) mine(now int64) {
	parent := l.head()
	b := &block{books: parent.books}
	time := max(now, parent.time()+1)
	var rest []tx
	var logs uint
	progress := true
	for pool := l.pool; progress; pool, rest = rest, nil {
		progress = false
		for _, t := range pool {
			if t.ours && t.nonce < b.books.opNonce {
				progress = true // replaced: it can never be mined
				continue
			}
			if t.ours && (t.nonce != b.books.opNonce || t.fee < l.fee) || l.w.fault(l.w.weather.TxLate) {
				rest = append(rest, t)
				continue
			}
			progress = progress || t.ours
			l.include(b, t, time, &logs)
		}
		if !progress {
			break
		}
	}
	l.pool = rest
	l.seal(parent, b, time)
}

// include applies one transaction and writes its receipt.
func (l *ledger) include(b *block, t tx, time int64, logs *uint) {
	before := b.books
	refusal := l.w.apply(&b.books, t.move, time)
	if refusal != "" {
		b.books = before
	}
	if t.ours {
		b.books.opNonce++
	}
	l.w.audit(&b.books)
	r := &types.Receipt{Status: types.ReceiptStatusSuccessful, CumulativeGasUsed: uint64(len(b.txs)+1) * gasOfAnyMove,
		TxHash: t.hash, GasUsed: gasOfAnyMove, EffectiveGasPrice: big.NewInt(l.fee)}
	if refusal != "" {
		r.Status = types.ReceiptStatusFailed
	} else if log := l.w.logOf(&b.books, &before, t.move); log != nil {
		log.TxHash, log.Index = t.hash, *logs
		*logs++
		r.Logs = []*types.Log{log}
	}
	r.Bloom = types.CreateBloom(r)
	b.txs, b.receipts = append(b.txs, t), append(b.receipts, r)
	l.w.say("block %d: %s of order %d by %d for %d %s", len(l.blocks), moveNames[t.move.kind], t.move.order, t.move.by, t.move.payout, refusal)
}

func (l *ledger) seal(parent, b *block, time int64) {
	l.salt++
	var extra [8]byte
	binary.BigEndian.PutUint64(extra[:], l.salt)
	number := uint64(len(l.blocks))
	b.header = &types.Header{ParentHash: parent.hash, Number: new(big.Int).SetUint64(number), Time: uint64(time), Difficulty: new(big.Int),
		BaseFee: big.NewInt(l.fee), Extra: extra[:], ReceiptHash: types.EmptyReceiptsHash, GasLimit: blockGas}
	if len(b.receipts) > 0 {
		b.header.ReceiptHash = types.DeriveSha(b.receipts, trie.NewStackTrie(nil))
		b.header.Bloom = types.MergeBloom(b.receipts)
	}
	b.hash = b.header.Hash()
	for _, r := range b.receipts {
		r.BlockHash, r.BlockNumber = b.hash, b.header.Number
		for _, log := range r.Logs {
			log.BlockHash, log.BlockNumber = b.hash, number
		}
		l.mined[r.TxHash] = number
	}
	l.blocks = append(l.blocks, b)
}

// reorg replaces the newest blocks by one more than they were. What they held goes back to the pool, or is lost.
func (l *ledger) reorg(depth int) {
	depth = min(depth, len(l.blocks)-firstBlocks)
	if depth <= 0 {
		return
	}
	l.reorgs++
	l.w.stats.Reorgs++
	l.w.say("REORG of %d blocks, from %d on", depth, len(l.blocks)-depth)
	gone := l.blocks[len(l.blocks)-depth:]
	l.blocks = l.blocks[:len(l.blocks)-depth]
	var back []tx
	for _, b := range gone {
		for _, t := range b.txs {
			delete(l.mined, t.hash)
			if l.w.chance(keepsInPool) {
				back = append(back, t)
			} else if t.move.kind == moveOpen || t.move.kind == moveCancel {
				l.w.clientNotices(t.move)
			}
		}
	}
	l.pool = append(back, l.pool...)
	from := l.head().time()
	room := max(int64(depth)+1, l.w.unix()-from)
	for i := range int64(depth) + 1 {
		l.mine(from + (i+1)*room/int64(depth+1))
	}
}

// drop loses everything in the pool, as a node that starts anew does.
func (l *ledger) drop() {
	l.w.say("the pool is emptied of %d transactions", len(l.pool))
	for _, t := range l.pool {
		if t.move.kind == moveOpen || t.move.kind == moveCancel {
			l.w.clientNotices(t.move)
		}
	}
	l.pool = nil
}
