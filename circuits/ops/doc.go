// Package ops owns the operation list: SP1's wrap verifier as a straight-line program over three kinds of registers
// (BN254 scalars, KoalaBear felts, degree-4 extension elements).
//
// It promises: Parse checks every opcode, argument count, register kind and constant range, refuses reads of unset
// registers, and gives a compact form; Evaluate runs the list on a witness in plain arithmetic, as the reference that
// the circuit is compared with.
// It must not know: gnark circuits, keys, files.
package ops
