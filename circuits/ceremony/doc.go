// Package ceremony owns how several parties make the circuit's keys together: the transcript folder, its steps (init,
// contribute, beacon, verify, finalize) and the import of published powers of tau. All cryptography is gnark's
// (backend/groth16/bn254/mpcsetup); this package orders it, stores it and checks what gnark leaves to its caller: sizes
// before they are believed, the chain of challenges, parts that did nothing, and what an imported file must satisfy.
//
// It promises: whoever has the folder and the operation list can check all of it; keys are of kind "ceremony" only when
// each phase had two parties or phase 1 began with published powers that were checked; nothing that was contributed is
// ever overwritten; the same transcript gives the same keys and manifest, byte for byte. A contributor's secret comes from
// the operating system's randomness and lives in the memory of its process only.
// It must not know: hosts, caches, networks, who the contributors are.
package ceremony
