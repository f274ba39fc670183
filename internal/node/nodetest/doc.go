// Package nodetest runs the nodes of a network as processes of a test binary, which starts itself again to play each of them.
//
// It owns: the roles, a prover of a toy circuit, and a local network whose contracts are deployed once for a test binary.
// It promises: what runs in a role is the code of internal/node, with real NATS, S3 and Groth16 proofs; a process that it started
// ends with its test binary. It must not know: faults, and what they should lead to.
// Only tests may import it: its circuit lets anybody prove anything.
package nodetest
