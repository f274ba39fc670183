// Package prover is the prover node: it takes one job at a time from the queue, fetches the program and its input,
// executes, proves to the wrap stage, makes the Groth16 proof in a child process, verifies everything itself, stores
// journal and proof, and reports.
//
// It promises: nothing is reported as proved that its own verifier refused; a finished stage is never proven twice,
// not even after a crash; a job ends within its limits or is given back; a job that breaks the node is tried a
// bounded number of times; a node that keeps failing pauses itself. The wrap receipt stays in the spool: whoever has
// it could wrap it again for another payee.
//
// It must not know: prices, escrow, transactions, which zkVM runs, how a circuit works.
package prover
