package match

import (
	"math/big"

	"github.com/lemma-network/lemma/proof"
)

// Pool is the id of the operator's own provers, which share one queue of work.
const Pool = ""

// Unlimited stands for any number of slots, queued jobs or locks.
const Unlimited = -1

// The limits and times of matching.
const (
	AgeLimitSeconds      = 60        // an order this much older goes first, however urgent the younger is
	MarginSeconds        = 15        // kept between the expected end of a job and its deadline,
	MarginPercent        = 20        // and this part of the expected time
	LastResortSeconds    = 10        // between two looks at whether others are left for an order
	ExactOrders          = 256       // so many orders that are too cheap for a prover are told apart; more wake the engine early
	PriorJobs            = 5         // a new prover counts as one that did so many jobs,
	PriorSuccess         = 0.8       // so well
	FullStakeLocks       = 16        // stake for more locks than this ranks nobody higher
	UnknownFit           = 0.5       // the deadline fit of who has not measured its speed
	megacycle            = 1_000_000 // cycles; asks are per started one
	MaxIDsInList         = 64        // of Exclude and Allow each; more are not looked at
	MaxCyclesPerSecond   = 1e9       // of a prover; who claims more counts as this
	bandsPerPriceDoubled = 2         // how finely waiting orders are grouped by price
)

// The reasons why a prover does not take an order, in the order in which they are looked for: a prover counts once, under the first.
const (
	ReasonZKVM       = "zkvm"
	ReasonVersion    = "version"
	ReasonNotAllowed = "not-allowed"
	ReasonRegion     = "region"
	ReasonMemory     = "memory"
	ReasonCycles     = "cycles"
	ReasonDraining   = "draining"
	ReasonCollateral = "collateral" // more than the prover puts at stake, or its stake allows no further lock
	ReasonDeadline   = "deadline-too-near"
	ReasonPrice      = "price-below-asks"
	ReasonExcluded   = "excluded" // failed this job before, and others are left
	ReasonNoSlot     = "no-free-slot"
)

// Ramp is the price of an order at each time: Min up to Start, Max from End on, on the line between, rounded down. Amounts are
// in the unit of the provers' asks; a nil Max is a price that nobody judges (another token).
type Ramp struct {
	Start, End int64 // block time, seconds
	Min, Max   *big.Int
}

// Order is one attempt at an order that looks for a prover.
type Order struct {
	Digest      proof.Digest
	Attempt     int
	ZKVM        string
	Version     string // of the zkVM; "" is any
	MaxCycles   uint64
	Cycles      uint64 // of a real execution; 0 is unknown, and MaxCycles counts
	Deadline    int64  // block time, seconds; 0 is none
	LockSeconds int64  // how long one prover may hold it; 0 is no limit
	Since       int64  // when it was opened; 0 is when it is added
	Ramp        Ramp
	Exclude     []string // provers that failed this job: used when nobody else is left
	Allow       []string // the only provers that may have it; empty is all. The pool may when Pool or a name without 0x is listed
	Region      string   // "" is any
	MemoryBytes int64    // that a prover must have; 0 is any
	Collateral  *big.Int // that a lock puts at stake; nil is none
}

// Speed is what a prover measured on itself; 0 is unknown.
type Speed struct {
	ExecuteCyclesPerSecond float64
	ProveCyclesPerSecond   float64
	FixedSeconds           float64 // of a job with no cycles at all
}

// Ask is the least a prover works for: Base + PerMegacycle for each started million cycles. Nil is 0.
type Ask struct {
	Base, PerMegacycle *big.Int
}

// Record is what became of a prover's earlier jobs. Late ones are among Done.
type Record struct {
	Done, Failed, Late int
}

// Prover is what is known of one prover, from its newest heartbeat, its stake and its record.
type Prover struct {
	ID            string // "" is the pool; its facts are those of the fleet together
	ZKVM          string // "" runs any (a pool that never sent a heartbeat)
	Version       string // "" is any
	Region        string
	Slots         int // jobs at once; Unlimited
	Free          int // of them, by its own word; what the engine gave it since is subtracted
	Queue         int // jobs that may wait beyond the slots, when nobody else is free; for the pool; Unlimited
	Draining      bool
	MemoryBytes   int64  // 0 is unknown, and passes
	MaxCycles     uint64 // of one job; 0 is no limit
	Speed         Speed
	Ask           Ask
	Record        Record
	Capacity      int      // locks that its stake allows at once; Unlimited
	MaxCollateral *big.Int // the most it puts at stake in one lock; nil is any
}

// Assignment gives an attempt to a prover.
type Assignment struct {
	Order   proof.Digest
	Attempt int
	Prover  string
}

// Weights say how much each term of the score counts; see score.
type Weights struct {
	Price, Fit, Speed, Record, Stake, Chance float64
}

// DefaultWeights are used for the zero Weights.
var DefaultWeights = Weights{Price: 0.40, Fit: 0.20, Speed: 0.15, Record: 0.15, Stake: 0.05, Chance: 0.05}

// Config is what an operator chooses.
type Config struct {
	Weights Weights
}
