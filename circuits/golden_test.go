package circuits

import (
	"compress/gzip"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/circuits/wrap"
	"github.com/lemma-network/lemma/proof"
)

// golden is testdata/golden.json: the circuit's size and what drives it.
type golden struct {
	OperationsSHA256 string         `json:"operations_sha256"`
	Constraints      int            `json:"constraints"`
	PublicInputs     int            `json:"public_inputs"`
	Commitments      int            `json:"commitments"`
	Witness          ops.Sizes      `json:"witness"`
	Causes           wrap.Counts    `json:"causes"`
	Operations       map[string]int `json:"operations"`
}

// operations reads the verifier's operation list, which is too large for the repository.
func operations(t *testing.T) *ops.List {
	t.Helper()
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
		t.Fatalf("%v\nmake the operation list with `make operations`, or name it in LEMMA_OPERATIONS", err)
	}
	return l
}

// sp1Witness is the witness of SP1's own wrap proof.
func sp1Witness(t *testing.T) *Witness {
	t.Helper()
	f, err := os.Open("testdata/sp1-witness.json.gz")
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

// TestVerifierCircuit builds the whole circuit: its size is golden, it accepts SP1's own proof, and refuses that proof
// under another claim or with a word that is not canonical.
func TestVerifierCircuit(t *testing.T) {
	list, w := operations(t), sp1Witness(t)
	cs, counts, err := Compile(list)
	if err != nil {
		t.Fatal(err)
	}
	got := golden{OperationsSHA256: OperationsSHA256, Constraints: cs.GetNbConstraints(), PublicInputs: cs.GetNbPublicVariables() - 1,
		Commitments: 1, Witness: list.Witness, Causes: counts, Operations: list.Counts()}
	b, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	var want golden
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		b, _ := json.MarshalIndent(got, "", "  ")
		t.Errorf("the circuit is not the golden one; if the change is meant, testdata/golden.json becomes\n%s", b)
	}
	solve := func(change func(*wrap.Circuit)) error {
		c := wrap.Assign(list.Witness, &w.Words, w.ProgramVKey, w.ValuesDigest, big.NewInt(77))
		change(c)
		full, err := frontend.NewWitness(c, ecc.BN254.ScalarField())
		if err != nil {
			t.Fatal(err)
		}
		return cs.IsSolved(full)
	}
	if err := solve(func(*wrap.Circuit) {}); err != nil {
		t.Errorf("SP1's own proof is refused: %v", err)
	}
	for name, change := range map[string]func(*wrap.Circuit){
		"program":       func(c *wrap.Circuit) { c.ProgramVKey = new(big.Int).Add(w.ProgramVKey, big.NewInt(1)) },
		"felt plus p":   func(c *wrap.Circuit) { c.Felts[20000] = uint64(w.Words.Felts[20000]) + koala.Modulus },
		"Merkle digest": func(c *wrap.Circuit) { c.Vars[30000] = 1 },
	} {
		if solve(change) == nil {
			t.Errorf("a proof with another %s is accepted", name)
		}
	}
}

// TestMutatedWitness changes words all over the witness; the verifier's own evaluation must notice each.
func TestMutatedWitness(t *testing.T) {
	list, w := operations(t), sp1Witness(t)
	out, err := ops.Evaluate(list, &w.Words)
	if err != nil {
		t.Fatal(err)
	}
	want := *out
	// The list reads the proof nonce and nothing else freely; a change there may only show in the nonce.
	noticed := func() bool {
		out, err := ops.Evaluate(list, &w.Words)
		return err != nil || *out != want
	}
	const samples = 12
	for i := range samples {
		v := &w.Words.Vars[i*list.Witness.Vars/samples]
		old := *v
		v.Add(v, new(fr.Element).SetOne())
		if !noticed() {
			t.Errorf("vars[%d] can be changed", i*list.Witness.Vars/samples)
		}
		*v = old
		f := &w.Words.Felts[i*list.Witness.Felts/samples]
		oldF := *f
		*f = f.Add(1)
		if !noticed() {
			t.Errorf("felts[%d] can be changed", i*list.Witness.Felts/samples)
		}
		*f = oldF
		e := &w.Words.Exts[i*list.Witness.Exts/samples]
		oldE := *e
		e[i%4] = e[i%4].Add(1)
		if !noticed() {
			t.Errorf("exts[%d] can be changed", i*list.Witness.Exts/samples)
		}
		*e = oldE
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
