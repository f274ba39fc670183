// Command vectorgen writes the proof vectors of the contracts' tests: a toy verifying key and real proofs under it, some
// for free-standing claims and some for one market order on forge's chain.
//
// small.json is made without flags. real.json, after the circuit's keys changed (one program, one journal, four proofs):
//
//	go run ./contracts/tools/vectorgen -out contracts/test/vectors/real.json -keys DIR -witness FILE -journal FILE
//
// DIR is a key folder of this version's circuit, FILEs are a wrap proof's witness and the journal of its program.
//
// It owns: the layout of contracts/test/vectors. It promises: every proof was accepted by gnark; keys are fresh, so the
// bytes differ from run to run and the file is made once and committed. It must not know: the product's circuits.
package main
