package circuits

import (
	_ "embed" // for the template
)

// template is SP1's own wrapped proof as its crate sp1-prover 6.10.0 ships it: the shape from which a host derives the
// operation list, and the first test vector.
//
//go:embed testdata/sp1-wrapped-proof.bin
var template []byte

// Template is a wrap receipt of SP1 SP1Version, for the host protocol's "circuit" request. The caller must not change it.
func Template() []byte { return template }
