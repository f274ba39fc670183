// Package node puts an orchestrator or a prover node together from a network file: it opens the chain, the queue and the
// store, hands them to the room that does the work, and closes them in the right order.
//
// It promises: nothing is left running after a Run returned; a missing or mismatching part is an error that names the field.
// It must not know: decisions about jobs, which belong to internal/job, orchestrator and prover.
package node
