// Package match decides which prover an open order goes to.
//
// It owns: the hard filters and the reasons they give, the score that ranks who passes, the order in which orders are
// served, and who holds which attempt. It promises: an attempt has one prover at a time; nobody gets more than its free slots
// or what its filters refuse; no order waits behind others that were opened more than AgeLimitSeconds after it and that
// the same prover could take; equal inputs under an equal seed give equal answers; and one event costs what it can change, not
// what is open. It must not know: clocks, chains, queues, databases. One goroutine owns an Engine.
package match
