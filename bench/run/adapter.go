package run

import (
	"context"
	"math/big"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/proof"
)

// Job is one program with one input, as files in a folder of its own.
type Job struct {
	ELF, Input string // paths
	Dir        string // where everything that is made goes
	MaxCycles  uint64
}

// Executed is what a run without a proof did.
type Executed struct {
	Cycles    uint64
	ProverGas uint64 // 0 where the zkVM has no such measure
	Journal   []byte
}

// Progress is where a stage stands. Fraction is nil when unknown.
type Progress struct {
	Stage    proof.Stage
	Fraction *float64
	Seconds  float64
}

// ZKVM is a zkVM's adapter. All calls come from one goroutine. Samples hold seconds, bytes and peak memory; the runner adds energy.
type ZKVM interface {
	// Start brings up what proves, or, when light, only what executes; the sample is of bench.StageStart. Until Close.
	Start(ctx context.Context, light bool) (bench.Sample, error)
	// Describe says what proves; it is called after Start.
	Describe() bench.ZKVM
	// Setup makes a program's keys.
	Setup(ctx context.Context, j Job) (proof.Digest, bench.Sample, error)
	// Execute runs without a proof, also where Setup was not called.
	Execute(ctx context.Context, j Job) (Executed, bench.Sample, error)
	// Prove goes to one of the stages core, compressed and wrap. done is called as each stage ends, in order.
	Prove(ctx context.Context, j Job, to proof.Stage, tell func(Progress), done func(bench.Sample)) error
	// Groth16 makes the proof of a job that was proven to wrap, bound to the claim's context, and verifies it.
	Groth16(ctx context.Context, j Job, claim proof.Claim, tell func(Progress), done func(bench.Sample)) (wire []byte, err error)
	Close() error
}

// Settler is a chain whose market pays for proofs.
type Settler interface {
	// Open opens and locks an order for a program and its journal, and gives the context that the proof must be bound to.
	Open(ctx context.Context, c bench.Case, journal []byte) (Order, error)
	// Fulfil has the market verify the proof and pay.
	Fulfil(ctx context.Context, o Order, journal, wire []byte) (bench.Sample, error)
	Close() error
}

// Order is one that was opened and locked.
type Order struct {
	Context *big.Int
	Gas     bench.Gas
	ID      any // the Settler's own
}

// noContext is the claim's context of a proof that nobody is paid for.
func noContext() *big.Int { return big.NewInt(1) }
