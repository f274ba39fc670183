// Package wrapper runs the Groth16 step in a child process, which needs about 8 GB for half a minute and gives it back
// by ending. Serve is the child's side, Prove the parent's; between them goes one request and its progress, one JSON
// object per line, framed as in docs/host-protocol.md.
//
// It promises: a proof file that exists is whole and 388 bytes; the child ends with its parent, within the wall limit,
// and is not even started when memory is short; every answer is bounded.
//
// It must not know: queues, orders, what the circuit proves.
package wrapper
