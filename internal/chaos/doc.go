// Package chaos holds no code: its tests run a whole network as real processes, damage it, and ask each time whether the
// client's order was paid exactly once or refunded, and whether anything was left running. `make chaos` runs all of them,
// `go test` a few quick ones.
//
// It promises: real NATS, S3, EVM node, orchestrator and provers, in processes of their own that are killed with -9; a
// scripted zkVM host and real Groth16 proofs of a circuit that anybody can satisfy.
// It must not know: how the nodes do their work; it sees what a client, an operator and the chain see.
package chaos
