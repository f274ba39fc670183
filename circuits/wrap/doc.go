// Package wrap owns the wrap circuit: it interprets an operation list while the circuit is built.
//
// It promises: public inputs programVKey, publicValuesDigest, context in this order; exit code 0 and the allowed
// recursion key root as constants; every felt and extension word of the witness canonical; one commitment.
// It must not know: files, keys, proofs.
package wrap
