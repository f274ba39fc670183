// Package programs are the programs of the proof-cost suite: their ELFs, inputs made from a seed, and the same computation in plain Go,
// which gives the journal that a run must have and the time it takes without a proof.
//
// It promises: one input for one size and seed, for ever (golden digests); Journal equals what the guest commits; sizes grow the work.
// It must not know: hosts, proofs, how anything is measured.
package programs
