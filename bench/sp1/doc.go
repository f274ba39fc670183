// Package sp1 is SP1 for the proof-cost suite: the zkVM host for everything before the Groth16 step, gnark's step in its child, and the
// local chain on which a proof is paid.
//
// It promises: what it measures is what a prover node runs, in the same guard and with the same keys; every proof is verified.
// It must not know: plans, repeats, reports' judgements.
package sp1
