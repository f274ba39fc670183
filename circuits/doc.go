// Package circuits owns the wrap circuit's life: its manifest, its setup, loading its keys and proving with them.
//
// It promises: no proof leaves Prove unless every key file's digest matches the manifest, every word of a witness is checked canonical
// before it is used, and it leaves only after it verified. The circuit proves "a wrap STARK that SP1 6.10's
// verifier accepts exists for this program and this public values digest, with exit code 0 and under the allowed
// recursion key root"; its third public input, the context, is squared and so bound.
// It must not know: orders, chains, contracts, networks, how a STARK is made.
package circuits
