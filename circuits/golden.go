package circuits

import (
	_ "embed" // for the golden file
	"encoding/json"

	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/circuits/wrap"
)

//go:embed testdata/golden.json
var goldenFile []byte

// golden is what the wrap circuit of this version is: its digest, its size and what drives the size.
type golden struct {
	OperationsSHA256 string         `json:"operations_sha256"`
	CircuitSHA256    string         `json:"circuit_sha256"`
	Constraints      int            `json:"constraints"`
	PublicInputs     int            `json:"public_inputs"`
	Commitments      int            `json:"commitments"`
	Witness          ops.Sizes      `json:"witness"`
	Causes           wrap.Causes    `json:"constraints_by_cause"`
	Counts           wrap.Counts    `json:"counts"`
	Operations       map[string]int `json:"operations"`
}

var theGolden = func() (g golden) {
	if err := json.Unmarshal(goldenFile, &g); err != nil || len(g.CircuitSHA256) != 64 {
		panic("circuits: testdata/golden.json is damaged")
	}
	return g
}()

// idDigits is how many hex digits of the circuit's digest name its key folder.
const idDigits = 16

// CircuitID is the start of the SHA-256 of this version's compiled circuit, hex: keys are of this circuit or useless.
func CircuitID() string { return theGolden.CircuitSHA256[:idDigits] }
