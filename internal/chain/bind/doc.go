// Package bind holds the Go bindings of Lemma's contracts: Market, VerifierRegistry, Groth16Verifier and, for local
// networks, DevToken.
//
// It owns: nothing but generated code (contracts/tools/generate.sh); a test compares it with contracts/artifacts.
// It promises: packing, unpacking and creation bytecode that match the Solidity sources.
// It must not know: accounts, endpoints, transactions, or any policy.
package bind
