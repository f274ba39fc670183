package bench

import "math"

// The market's gas as contracts/snapshots/gas.json has it (a test holds the two together): what the sender of the transaction pays, without
// the check of its proof, and that check.
const (
	gasFulfil      = 75_643    // "fulfil": one locked order
	gasFulfilBatch = 1_084_059 // "fulfil batch of 32": as many locked orders under one proof
	gasCheck       = 256_525   // "verify call": the check of a proof, inside of the call
	batchOf        = 32
)

// Batch is what a batch of proofs under one wrapped proof shares and what each of them adds.
type Batch struct {
	SharedGas   uint64 // the transaction and the check of the one proof
	PerOrderGas uint64 // of each order in the batch
	// JoinSeconds is what joining one more receipt takes; 0 where it is not known.
	JoinSeconds float64
}

// MarketBatch is a batch of our market: the straight line through one order alone and a batch of 32, and one check of a proof. How long joining
// takes is not known: nothing joins receipts yet.
func MarketBatch() Batch {
	const perOrder = (gasFulfilBatch - gasFulfil) / (batchOf - 1)
	return Batch{SharedGas: gasFulfil - perOrder + gasCheck, PerOrderGas: perOrder}
}

// AloneCost is what a batch could save of: wrapping and settling one proof by itself. nil when a part is unknown.
func AloneCost(c Case, p Prices) *float64 {
	cost := CostOf(c, p)
	if cost.Wrapping == nil || cost.Settlement == nil {
		return nil
	}
	return some(*cost.Wrapping + *cost.Settlement)
}

// BatchCost is each proof's share of a batch of n: (wrapping + shared gas) / n + gas of an order + joining. nil when a part is unknown.
// Proving is the same alone and in a batch, and in neither; opening and locking are not the proof's.
func BatchCost(c Case, p Prices, b Batch, n int) *float64 {
	cost := CostOf(c, p)
	if cost.Wrapping == nil || cost.Settlement == nil || n < 1 {
		return nil
	}
	return some((*cost.Wrapping+p.gas(b.SharedGas))/float64(n) + p.gas(b.PerOrderGas) + p.MachineHour*b.JoinSeconds/3600)
}

// BreakEven is the least number of proofs, two at least, for which one batch costs no more than the proofs alone: each alone costs wrapping +
// settlement, a batch of n costs wrapping + shared gas once and n × (joining + gas of an order). ok is false when parts are unknown, or when
// no batch pays.
func BreakEven(c Case, p Prices, b Batch) (n int, ok bool) {
	alone, endless := AloneCost(c, p), BatchCost(c, p, b, math.MaxInt)
	if alone == nil || endless == nil {
		return 0, false
	}
	once := CostOf(c, p)
	saved := *alone - *endless
	if saved <= 0 {
		return 0, false
	}
	least := math.Ceil((*once.Wrapping+p.gas(b.SharedGas))/saved - 1e-9)
	if least > math.MaxInt32 {
		return 0, false
	}
	return max(2, int(least)), true
}

// JoinLimit is how long joining one receipt may take on the machine of the prices until a batch of n costs as much as its proofs alone: in
// seconds, nil when a part or the machine's hour is unknown, 0 when the batch costs more anyway.
func JoinLimit(c Case, p Prices, b Batch, n int) *float64 {
	b.JoinSeconds = 0
	alone, each := AloneCost(c, p), BatchCost(c, p, b, n)
	if alone == nil || each == nil || p.MachineHour <= 0 {
		return nil
	}
	return some(max(0, *alone-*each) / p.MachineHour * 3600)
}
