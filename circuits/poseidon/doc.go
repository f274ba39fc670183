// Package poseidon owns Poseidon2 over the BN254 scalar field: the width-3 permutation that SP1's outer hash uses (plain,
// as constraints, and batched by GKR) and the width-8 sponge that drives GKR's Fiat-Shamir transcript.
//
// It promises: the three forms of the width-3 permutation agree, and the sponge gives the same challenges to the solver
// and inside the circuit.
// It must not know: operation lists, KoalaBear, keys.
package poseidon
