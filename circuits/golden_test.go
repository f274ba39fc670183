package circuits

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/frontend"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/circuits/wrap"
	"github.com/lemma-network/lemma/proof"
)

// theList is the verifier's operation list, once it was read: tests must not change it.
var theList *ops.List

// operations reads the verifier's operation list, which is too large for the repository.
func operations(t *testing.T) *ops.List {
	t.Helper()
	if theList != nil {
		return theList
	}
	path := os.Getenv("LEMMA_OPERATIONS")
	if path == "" {
		dir := os.Getenv("LEMMA_CACHE")
		if dir == "" {
			home, err := os.UserHomeDir()
			if err != nil {
				t.Fatal(err)
			}
			dir = filepath.Join(home, ".cache", "lemma")
		}
		path = filepath.Join(dir, "operations-"+OperationsSHA256+".json")
	}
	l, err := LoadOperations(path)
	if err != nil {
		t.Fatalf("%v\nmake the operation list with `bin/lemma keys operations`, or name it in LEMMA_OPERATIONS", err)
	}
	theList = l
	return l
}

// The recorded witnesses: of a wrap proof by SP1 6.10.0, and of the proof that its crate ships as a template, which is
// sound but was made under an older root of recursion keys.
const (
	witnessFile        = "testdata/sp1-witness.json.gz"
	oldRootWitnessFile = "testdata/sp1-old-root-witness.json.gz"
)

func recorded(t *testing.T, path string) *Witness {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	w, err := ReadWitness(z)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestVerifierCircuit builds the whole circuit: it is the golden one, it accepts a proof by SP1, and it refuses that proof
// under another claim or with a word that is not canonical, and the template, whose key root is not the allowed one.
func TestVerifierCircuit(t *testing.T) {
	list, w := operations(t), recorded(t, witnessFile)
	cs, c := compiled(t, list)
	h := sha256.New()
	if _, err := cs.WriteTo(h); err != nil {
		t.Fatal(err)
	}
	got := golden{OperationsSHA256: OperationsSHA256, CircuitSHA256: hex.EncodeToString(h.Sum(nil)), Constraints: cs.GetNbConstraints(),
		PublicInputs: cs.GetNbPublicVariables() - 1, Commitments: len(cs.GetCommitments().CommitmentIndexes()), Witness: list.Witness, Causes: c.Causes(cs.GetNbConstraints()), Counts: c.Counts(), Operations: list.Counts()}
	if !reflect.DeepEqual(got, theGolden) {
		b, _ := json.MarshalIndent(got, "", "  ")
		t.Errorf("the circuit is not the golden one; if the change is meant, testdata/golden.json becomes\n%s", b)
	}
	solve := func(w *Witness, change func(*wrap.Circuit)) error {
		c := wrap.Assign(list.Witness, &w.Words, w.ProgramVKey, w.ValuesDigest, big.NewInt(77))
		change(c)
		full, err := frontend.NewWitness(c, ecc.BN254.ScalarField())
		if err != nil {
			t.Fatal(err)
		}
		return cs.IsSolved(full)
	}
	same := func(*wrap.Circuit) {}
	for path, w := range map[string]*Witness{witnessFile: w, primesWitnessFile: recorded(t, primesWitnessFile)} { // fibonacci's comes last
		if err := solve(w, same); err != nil {
			t.Errorf("%s: a proof by SP1 is refused: %v", path, err)
		}
	}
	for name, change := range map[string]func(*wrap.Circuit){
		"program":       func(c *wrap.Circuit) { c.ProgramVKey = new(big.Int).Add(w.ProgramVKey, big.NewInt(1)) },
		"digest":        func(c *wrap.Circuit) { c.PublicValuesDigest = new(big.Int).Add(w.ValuesDigest, big.NewInt(1)) },
		"felt plus p":   func(c *wrap.Circuit) { c.Felts[20000] = uint64(w.Words.Felts[20000]) + koala.Modulus },
		"Merkle digest": func(c *wrap.Circuit) { c.Vars[30000] = 1 },
	} {
		if solve(w, change) == nil {
			t.Errorf("a proof with another %s is accepted", name)
		}
	}
	if solve(recorded(t, oldRootWitnessFile), same) == nil {
		t.Error("a proof under another root of recursion keys is accepted")
	}
	testChangesInCircuit(t, list, cs)
}

// TestKeyRoots: both recorded proofs are sound, and only the root of recursion keys tells them apart.
func TestKeyRoots(t *testing.T) {
	list := operations(t)
	for path, allowed := range map[string]bool{witnessFile: true, oldRootWitnessFile: false} {
		w := recorded(t, path)
		out, err := ops.Evaluate(list, &w.Words)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		root := out.VkRoot.BigInt(new(big.Int))
		if !out.ExitCode.IsZero() || (root.Cmp(wrap.VkRoot) == 0) != allowed {
			t.Errorf("%s: exit code %s, root %s", path, out.ExitCode.String(), root)
		}
		if out.VkeyHash.BigInt(new(big.Int)).Cmp(w.ProgramVKey) != 0 || out.ValuesDigest.BigInt(new(big.Int)).Cmp(w.ValuesDigest) != 0 {
			t.Errorf("%s: the file's claim is not what its words prove", path)
		}
	}
}

func TestOtherOperationsAreRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "operations.json")
	if err := os.WriteFile(path, []byte("[]"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadOperations(path); proof.CodeOf(err) != "operations-mismatch" {
		t.Errorf("error %v", err)
	}
	if _, err := LoadOperations(path + "x"); proof.CodeOf(err) != "file-unreadable" {
		t.Errorf("error %v", err)
	}
}
