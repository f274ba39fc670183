// Command vectorgen writes the proof vectors of the contracts' tests: a toy verifying key and real proofs under it, some
// for free-standing claims and some for one market order on forge's chain.
//
// It owns: the layout of contracts/test/vectors. It promises: every proof was accepted by gnark; keys are fresh, so the
// bytes differ from run to run and the file is made once and committed. It must not know: the product's circuits.
package main
