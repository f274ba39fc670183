package display

import "github.com/lemma-network/lemma/proof"

// The reference machine: what the small example job (302,814 cycles, a host that has started) takes there, and how fast
// one of its cores is. Estimates for machines that have not proved yet come from these numbers; change them together,
// after a run of `make bench-stark` on an idle machine.
const (
	ReferenceMachine = "2 cores with AVX-512 IFMA"
	ReferenceDate    = "2026-11-21"
	ReferenceCores   = 2
	// One BN254 Poseidon2 permutation within a batch, seconds on one core.
	ReferencePermutationSeconds = 0.93e-6
	// One product in KoalaBear's extension of degree 4, seconds on one core.
	ReferenceProductSeconds = 2.7e-9
)

// Reference is the reference machine's seconds of each stage.
var Reference = Estimates{
	proof.StageExecute:    1,
	proof.StageCore:       54, // core and compressed overlap: 100 s together, divided as in a run of 2026-11-22
	proof.StageCompressed: 46,
	proof.StageShrink:     10,
	proof.StageWrap:       82,
	proof.StageGroth16:    30,
}
