// Package proof is Lemma's vocabulary: digests, program ids, stages, the proof's public inputs and wire form, the
// classes of error, and the limits of a job.
//
// It promises: pure values, stdlib only, stable encodings (docs/wire.md), every parse checked.
// It must not know: files, processes, networks, chains, gnark.
package proof
