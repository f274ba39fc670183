// Package chain is the only code that talks to an Ethereum chain: the order's EIP-712 digest and signature, the
// market's reads and calls, its events in order, transactions that are sent once, and the contracts' deployment.
//
// It promises: every call has a deadline; every failure is a *proof.Error, a contract's revert decoded by name; events
// come in chain order and are taken back on a reorganisation; one intent id becomes at most one transaction on chain,
// whatever dies in between.
// It must not know: jobs, provers, queues, HTTP, command lines.
package chain
