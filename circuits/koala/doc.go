// Package koala owns the KoalaBear field (p = 2^31 - 2^24 + 1), its extension X^4 = 3 and its width-16 Poseidon2, both
// in plain arithmetic and inside a BN254 circuit.
//
// It promises: in the circuit every element carries an integer upper bound that stays below the scalar field, every
// hint is constrained, and an element used as a scalar is canonical.
// It must not know: operation lists, witnesses, keys.
package koala
