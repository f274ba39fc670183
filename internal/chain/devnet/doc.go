// Package devnet runs an Ethereum chain of one node inside this process, for local networks and tests.
//
// It promises: chain id 1337; JSON-RPC on the loopback interface only; every block is on disk when the next one is
// built, so the chain survives kill -9; one process per data folder; nothing is logged to the terminal.
// It must not know: our contracts, orders, keys other than the funded address.
package devnet
