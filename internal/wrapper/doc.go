// Package wrapper runs the Groth16 step in a child process, which needs gigabytes while it proves and gives them back. It owns
// that process's life: Serve is the child's side; on the parent's, Warm keeps a child, with its keys loaded, from proof to proof
// for as long as memory allows. Between them go requests, one at a time, and their progress, one JSON object per line, framed as in
// docs/host-protocol.md.
//
// It promises: a proof file that exists is whole and 388 bytes; the child ends with its parent; a proof takes no longer than the
// wall limit and is not even begun when memory is short; a child that failed is never used again; every answer is bounded.
//
// It must not know: queues, orders, what the circuit proves.
package wrapper
