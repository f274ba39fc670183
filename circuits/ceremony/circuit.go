package ceremony

import (
	"bufio"
	"os"

	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/logger"
	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/proof"
)

// Circuit is what the keys are for.
type Circuit struct {
	system *cs.R1CS
	record CircuitRecord
}

// SHA256 is the digest of the compiled circuit, 64 hex digits.
func (c *Circuit) SHA256() string { return c.record.SHA256 }

// FromOperations compiles this version's circuit from its operation list (112 MB): the way that trusts nobody. It takes
// about half a minute and 2.5 GB. Errors: those of circuits.LoadOperations and circuits.Compile.
func FromOperations(path string) (*Circuit, error) {
	logger.Disable() // gnark's lines would go to standard output; what fails comes back as an error
	list, err := circuits.LoadOperations(path)
	if err != nil {
		return nil, err
	}
	system, _, err := circuits.Compile(list)
	if err != nil {
		return nil, err
	}
	r1cs, ok := system.(*cs.R1CS)
	if !ok {
		return nil, proof.Errorf(proof.Bug, "internal", "ceremony: the compiler gave %T", system)
	}
	return newCircuit(r1cs, sum(r1cs), circuits.OperationsSHA256, list.Witness)
}

// FromFile reads a compiled circuit whose SHA-256 (hex) the caller trusts; it may be another than this version's.
// Errors: circuit-mismatch (caller), file-unreadable.
func FromFile(path, trusted string) (*Circuit, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "file-unreadable", "circuit file: %w", err)
	}
	defer f.Close()
	got, _, err := digest(f)
	if err != nil {
		return nil, err
	}
	if got != trusted {
		return nil, proof.Errorf(proof.Caller, "circuit-mismatch", "circuit file: SHA-256 is %s, want %s: give another file, or leave it out to "+
			"compile the circuit here", got, trusted).WithField("circuit")
	}
	r1cs := &cs.R1CS{}
	if _, err := r1cs.ReadFrom(bufio.NewReaderSize(f, 1<<20)); err != nil {
		return nil, proof.Errorf(proof.Permanent, "circuit-mismatch", "circuit file: %w", err).WithField("circuit")
	}
	if got == circuits.CircuitSHA256() {
		return newCircuit(r1cs, got, circuits.OperationsSHA256, circuits.WitnessSizes())
	}
	return newCircuit(r1cs, got, "", ops.Sizes{})
}

func newCircuit(r1cs *cs.R1CS, sha256, listSHA256 string, witness ops.Sizes) (*Circuit, error) {
	n := r1cs.GetNbConstraints()
	if domainSize(n) == 0 {
		return nil, proof.Errorf(proof.Caller, "circuit-too-large", "circuit: %d constraints, want 1 to 2^%d", n, MaxDomainBits).WithField("circuit")
	}
	return &Circuit{r1cs, CircuitRecord{SHA256: sha256, OperationsSHA256: listSHA256, SP1Version: circuits.SP1Version, Constraints: n, Witness: witness}}, nil
}

// fits refuses a circuit that is not the transcript's. A circuit from a file does not tell its operation list: then the
// transcript's word stands, which no proof depends on.
func (c *Circuit) fits(t *Transcript) error {
	want := t.Circuit
	if c.record.OperationsSHA256 == "" {
		want.OperationsSHA256, want.Witness = "", ops.Sizes{}
	}
	if c.record != want {
		return proof.Errorf(proof.Permanent, "circuit-mismatch", "ceremony: the transcript is of circuit %s, this program's is %s: take the "+
			"version of this program that the ceremony is for", t.Circuit.SHA256, c.record.SHA256).WithField("circuit")
	}
	return nil
}
