// Package verifier owns the one answer that counts: is this Groth16 proof valid for this claim, under this key.
//
// It promises: a nil error only if the pairing equations hold for exactly the claim's three public inputs, and a
// distinct error code for every other outcome; any bytes may be given to it. It answers as the contract does, which
// checks both equations at once by a random factor; here they are checked one by one. The commitment challenge, the
// circuit's fourth public value, is keccak256(commitment.x ‖ commitment.y) mod r with 32-byte big-endian coordinates.
// That is what gnark's Solidity template computes and what its prover uses when it targets Solidity
// (WithProverTargetSolidityVerifier: Keccak-256 as the hash to the field); no public input is committed to, so nothing
// follows the two coordinates.
// It must not know: orders, chains, networks, provers.
package verifier
