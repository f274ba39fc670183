package proof

import "math/big"

// Stage is a step of proving, in the order a job passes them.
type Stage string

// The stages. Core, compressed and wrap are zkVM receipts; groth16 is the proof a contract verifies.
const (
	StageExecute    Stage = "execute"
	StageCore       Stage = "core"
	StageCompressed Stage = "compressed"
	StageShrink     Stage = "shrink"
	StageWrap       Stage = "wrap"
	StageGroth16    Stage = "groth16"
)

// Claim is what a Groth16 proof says: program ProgramID ended with exit code 0 and a journal whose SHA-256 is
// JournalDigest; and the proof may be used only in Context (docs/wire.md), an integer below 2^253.
type Claim struct {
	ProgramID     Digest
	JournalDigest Digest
	Context       *big.Int
}

// PublicInputs are the circuit's three public inputs in order: programVKey, publicValuesDigest, context.
func (c Claim) PublicInputs() [3]*big.Int {
	return [3]*big.Int{c.ProgramID.Big(), c.JournalDigest.Field(), c.Context}
}

// Limits of one job, checked wherever a job enters the network. Each is tested at the limit and one past it.
const (
	MaxELFBytes      = 32 << 20
	MaxInputBytes    = 64 << 20
	MaxJournalBytes  = 64 << 10
	MaxMessageBytes  = 64 << 10
	MaxCycles        = 1 << 33
	Groth16WireBytes = 388 // selector 4, A 64, B 128, C 64, commitment 64, proof of knowledge 64
)

// KeyWords is how many 32-byte words a verifying key has, as the contract's constructor takes it (circuits.Words).
const KeyWords = 28
