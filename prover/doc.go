// Package prover is the prover node: for each of its devices it takes one job at a time from the queue, fetches the program and its input,
// executes, proves to the wrap stage, makes the Groth16 proof in a child process, verifies everything itself, stores
// journal and proof, and reports. Stage receipts are stored on the way, so that another node can go on when this one dies.
//
// It promises: nothing is reported as proved that its own verifier refused; a finished stage is never proven twice,
// not even after a crash; a job ends within its limits or is given back; a job that breaks the node is tried a
// bounded number of times; a node that keeps failing pauses itself. A job that the node cannot finish in time by its own
// measure, or that does not pay, is refused before anybody locks it. What could not be sent is on disk and is sent when queue
// and store are back, also after a restart; a proof that was made is never made again because they were away. Nothing in
// another node's receipt is believed before the host has verified it. Whoever has a receipt could finish the proof for another
// payee: receipts go only to the operator's store, for the provers that the job is given to. A device that fails costs its job one
// stage at most and the other devices nothing; the CPU takes the place of a GPU only where that was asked for.
//
// It must not know: escrow, transactions, which zkVM runs, how a circuit works, how other nodes are chosen. Of prices it knows
// its own.
package prover
