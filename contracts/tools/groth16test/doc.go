// Package groth16test makes real Groth16 proofs with the shape of Lemma's wrap proof (three public inputs, one
// commitment) from a circuit of a handful of constraints, so that contracts are tested with real pairings in
// milliseconds.
//
// It owns: the toy circuit and its encodings, written apart from the product's so that each checks the other.
// It promises: keys and proofs in the wire form of docs/wire.md, which gnark's own verifier accepts.
// It must not know: the product's circuits, markets, chains. Nothing outside of tests and generators may import it: its
// circuit lets anybody prove anything.
package groth16test
