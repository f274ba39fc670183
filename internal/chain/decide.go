package chain

import (
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

// Policy bounds what a sender may spend and says how patient it is. A zero field takes its default.
type Policy struct {
	Confirmations uint64        // blocks wanted on top of the including one; 0: inclusion is enough
	StuckAfter    time.Duration // without inclusion for so long, the fee is raised; default 30 s
	Rebroadcast   time.Duration // a transaction that is not included is sent again so often; default 15 s
	MaxFeeWei     *big.Int      // most wei per gas ever offered; default 500 gwei
	Poll          time.Duration // how often the chain is asked while something is under way; default 500 ms
	WaitForFunds  bool          // an account that cannot pay for gas holds its intents until it can; else they are refused
}

const (
	foreignDepthBlocks = 12 // a nonce used by a transaction that is not ours counts as lost only so deep
	stalledBlocks      = 2  // no fee is raised before so many blocks passed a transaction by
	maxInFlight        = 16 // nodes keep about so many executable transactions of one account
	bumpNum, bumpDen   = 9, 8
	finalBlocks        = 64               // an included transaction is watched until so many blocks lie on top
	maxCostPercent     = 50               // of an intent's worth may go to gas, until it is urgent
	lowFundsSends      = 10               // fewer transactions than this can still be paid for: alarm
	alarmEvery         = 30 * time.Second // the same alarm is not repeated sooner
)

func (p Policy) withDefaults() Policy {
	def := func(d *time.Duration, v time.Duration) {
		if *d <= 0 {
			*d = v
		}
	}
	def(&p.StuckAfter, 30*time.Second)
	def(&p.Rebroadcast, 15*time.Second)
	def(&p.Poll, 500*time.Millisecond)
	if p.MaxFeeWei == nil || p.MaxFeeWei.Sign() <= 0 {
		p.MaxFeeWei = big.NewInt(500e9)
	}
	return p
}

// fees is a tip and a fee cap, in wei per gas.
type fees struct{ tip, fee *big.Int }

// view is what is known about one sent record at one moment. The nonces are read before the receipt, so that a nonce
// that is used up without a receipt cannot be our own transaction having just been included.
type view struct {
	now           time.Time
	head          uint64
	nonce         uint64 // the account's nonce at the head
	deepNonce     uint64 // the account's nonce foreignDepthBlocks below the head
	receipt       *types.Receipt
	quote         fees      // what a new transaction would offer now
	price         *big.Int  // what gas costs now, in wei: base fee and tip
	blockTime     uint64    // of the head
	lastBroadcast time.Time // zero: not in this process
}

type action string

const (
	actWait        action = "wait"
	actFinish      action = "finish"      // included and deep enough
	actRebroadcast action = "rebroadcast" // the same bytes again
	actBump        action = "bump"        // sign with higher fees
	actHold        action = "hold"        // a bump would pass MaxFeeWei or the intent's worth: rebroadcast and raise the alarm
	actRequeue     action = "requeue"     // somebody else used the nonce: ours can never be included
)

// decide says what to do about a sent record. It is pure: the same record, view and policy give the same answer.
func decide(r Record, v view, p Policy) (action, fees) {
	if v.receipt != nil {
		if v.head >= v.receipt.BlockNumber.Uint64()+p.Confirmations {
			return actFinish, fees{}
		}
		return actWait, fees{}
	}
	if v.deepNonce > r.Nonce {
		return actRequeue, fees{}
	}
	if v.nonce > r.Nonce { // included just now by a node ahead of ours, or a foreign transaction not yet deep
		return actWait, fees{}
	}
	last := r.last()
	stuck := v.nonce == r.Nonce && v.now.Sub(last.SignedAt) >= p.StuckAfter && v.head >= last.Head+stalledBlocks
	if stuck {
		next := bumped(last, v.quote)
		if next.fee.Cmp(p.MaxFeeWei) <= 0 && worthIt(r.Intent, r.Gas, v.price, v.blockTime) {
			return actBump, next
		}
	}
	if v.lastBroadcast.IsZero() || v.now.Sub(v.lastBroadcast) >= p.Rebroadcast {
		if stuck {
			return actHold, fees{}
		}
		return actRebroadcast, fees{}
	}
	return actWait, fees{}
}

// worthIt says whether an intent may be sent while gas costs so much: until it is urgent, only when gas takes no more than
// maxCostPercent of what it earns.
func worthIt(in Intent, gas uint64, price *big.Int, blockTime uint64) bool {
	if in.WorthWei == nil || (in.UrgentAt != 0 && blockTime >= in.UrgentAt) {
		return true
	}
	cost := new(big.Int).Mul(new(big.Int).SetUint64(gas), price)
	return cost.Mul(cost, big.NewInt(100)).Cmp(new(big.Int).Mul(in.WorthWei, big.NewInt(maxCostPercent))) <= 0
}

// bumped is the higher of the present quote and the last offer raised by an eighth, which every node takes as a
// replacement.
func bumped(last SignedTx, quote fees) fees {
	raise := func(old, now *big.Int) *big.Int {
		up := new(big.Int).Mul(old, big.NewInt(bumpNum))
		up.Add(up, big.NewInt(bumpDen-1)).Div(up, big.NewInt(bumpDen))
		if up.Cmp(old) == 0 { // zero stays zero otherwise
			up.Add(up, big.NewInt(1))
		}
		if up.Cmp(now) < 0 {
			return now
		}
		return up
	}
	return fees{tip: raise(last.TipWei, quote.tip), fee: raise(last.FeeWei, quote.fee)}
}

// quoteFees offers the suggested tip on top of twice the base fee, which stands six full blocks in a row.
func quoteFees(tip, baseFee *big.Int) fees {
	fee := new(big.Int).Add(tip, new(big.Int).Mul(baseFee, big.NewInt(2)))
	return fees{tip: tip, fee: fee}
}
