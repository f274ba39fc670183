package circuits

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/circuits/wrap"
)

// The vectors of the differential test (testdata/README.md).
const (
	fibonacciWitnessFile = "testdata/fibonacci-witness.json.gz"
	primesWitnessFile    = "testdata/primes-witness.json.gz"
	changesFile          = "testdata/mutations.jsonl"
	// minChanges is about how many the file has, so that a file that lost most of them is noticed.
	minChanges = 400
)

// change is one change of the fibonacci proof, what SP1's own verifier said about it, and what it did to the witness.
type change struct {
	Group   string // which part of the proof, with * for an index or a chip's name
	What    string
	At      string  // the JSON pointer to the part
	Refused *string // SP1's reason; nil: accepted
	Words   *[]splice
}

func (c change) String() string { return fmt.Sprintf("%s: %s", c.At, c.What) }

// splice replaces words of one kind; At counts in the unchanged witness.
type splice struct {
	Kind       string
	At, Remove int
	Put        []json.RawMessage // a word in decimal, or [source, begin, end]
}

func loadChanges(t *testing.T) []change {
	t.Helper()
	f, err := os.Open(changesFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []change
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for first := true; lines.Scan(); first = false {
		if first {
			continue // how the file was made
		}
		var c change
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if len(all) < minChanges {
		t.Fatalf("%s has %d changes, want %d or more", changesFile, len(all), minChanges)
	}
	return all
}

// spliced applies the splices of one kind to base; word reads a word in decimal.
func spliced[T any](base, other []T, kind string, splices []splice, word func(string) (T, error)) ([]T, error) {
	var out []T
	done := 0
	for _, s := range splices {
		if s.Kind != kind {
			continue
		}
		if s.At < done || s.Remove < 0 || s.At+s.Remove > len(base) {
			return nil, fmt.Errorf("a splice of %s at %d is out of order or too long", kind, s.At)
		}
		out = append(out, base[done:s.At]...)
		done = s.At + s.Remove
		for _, put := range s.Put {
			var text string
			var source string
			var begin, end int
			if json.Unmarshal(put, &text) == nil {
				w, err := word(text)
				if err != nil {
					return nil, err
				}
				out = append(out, w)
				continue
			}
			if err := json.Unmarshal(put, &[]any{&source, &begin, &end}); err != nil {
				return nil, err
			}
			from, ok := map[string][]T{"base": base, "other": other}[source]
			if !ok || begin < 0 || end < begin || end > len(from) {
				return nil, fmt.Errorf("a splice of %s at %d puts in words that are not there", kind, s.At)
			}
			out = append(out, from[begin:end]...)
		}
	}
	return append(out, base[done:]...), nil
}

// apply gives the witness of the changed proof.
func (c change) apply(base, other *ops.Witness) (*ops.Witness, error) {
	felt := func(s string) (koala.Felt, error) {
		v, err := word(s, "felts", 0, koala.ModulusBig())
		if err != nil {
			return 0, err
		}
		return koala.Felt(v.Uint64()), nil
	}
	var w ops.Witness
	var err error
	w.Vars, err = spliced(base.Vars, other.Vars, "vars", *c.Words, func(s string) (fr.Element, error) {
		v, err := word(s, "vars", 0, fr.Modulus())
		if err != nil {
			return fr.Element{}, err
		}
		return *new(fr.Element).SetBigInt(v), nil
	})
	if err != nil {
		return nil, err
	}
	if w.Felts, err = spliced(base.Felts, other.Felts, "felts", *c.Words, felt); err != nil {
		return nil, err
	}
	w.Exts, err = spliced(base.Exts, other.Exts, "exts", *c.Words, func(s string) (koala.Ext, error) {
		var x koala.Ext
		coordinates := strings.Fields(s)
		if len(coordinates) != len(x) {
			return x, fmt.Errorf("ext %q", s)
		}
		for i, text := range coordinates {
			if x[i], err = felt(text); err != nil {
				return x, err
			}
		}
		return x, nil
	})
	return &w, err
}

// TestSplices: what is not a difference of the recorded witnesses is an error, not another witness.
func TestSplices(t *testing.T) {
	base, other := []string{"a", "b", "c"}, []string{"d", "e"}
	for text, want := range map[string]string{
		`[]`: "a b c",
		`[{"kind":"vars","at":1,"remove":1,"put":["x",["other",0,2],["base",2,3]]}]`:                 "a x d e c c",
		`[{"kind":"vars","at":0,"remove":1,"put":[]},{"kind":"vars","at":3,"remove":0,"put":["y"]}]`: "b c y",
		`[{"kind":"felts","at":9,"remove":9,"put":["y"]}]`:                                           "a b c",
		`[{"kind":"vars","at":1,"remove":3,"put":[]}]`:                                               "",
		`[{"kind":"vars","at":1,"remove":-1,"put":[]}]`:                                              "",
		`[{"kind":"vars","at":1,"remove":1,"put":[]},{"kind":"vars","at":1,"remove":1,"put":[]}]`:    "",
		`[{"kind":"vars","at":1,"remove":1,"put":[["other",1,3]]}]`:                                  "",
		`[{"kind":"vars","at":1,"remove":1,"put":[["other",2,1]]}]`:                                  "",
		`[{"kind":"vars","at":1,"remove":1,"put":[["third",0,1]]}]`:                                  "",
		`[{"kind":"vars","at":1,"remove":1,"put":[7]}]`:                                              "",
	} {
		var splices []splice
		if err := json.Unmarshal([]byte(text), &splices); err != nil {
			t.Fatal(err)
		}
		got, err := spliced(base, other, "vars", splices, func(s string) (string, error) { return s, nil })
		if (err != nil) != (want == "") || (err == nil && strings.Join(got, " ") != want) {
			t.Errorf("%s: %v, error %v; want %q", text, got, err, want)
		}
	}
}

// accepts says whether the plain evaluation of w is what the contract pays for: it holds, and it is the claim of claimed.
func accepts(list *ops.List, w *ops.Witness, claimed *Witness) bool {
	out, err := ops.Evaluate(list, w)
	same := func(e *fr.Element, want *big.Int) bool { return e.BigInt(new(big.Int)).Cmp(want) == 0 }
	return err == nil && same(&out.VkeyHash, claimed.ProgramVKey) && same(&out.ValuesDigest, claimed.ValuesDigest) &&
		out.ExitCode.IsZero() && same(&out.VkRoot, wrap.VkRoot)
}

// notRead are the changes (group, blank, what) that SP1's verifier refuses and that leave the words that the circuit reads
// as they were. They are of sizes. The circuit was built for the one size of each that SP1 accepts, so what states another
// one is, by its words, still the valid proof, and the words are all that is proven.
var notRead = []string{
	"/proof/evaluation_proof/log_m ",                // of the jagged polynomial: a constant number of sum-check rounds
	"/proof/evaluation_proof/max_log_row_count ",    // likewise
	"/proof/log_tensor_height ",                     // of an opened tree: a constant length of its paths, and in its commitment
	"/proof/width ",                                 // of a leaf of an opened tree: likewise
	"/dimensions ",                                  // of a tensor: how its words are arranged, which are as many as before
	"/merkle_tree_commitments/rounds last repeated", // these end the vars: the circuit reads no further
}

func mayBeUnread(c change) bool {
	for _, part := range notRead {
		if strings.Contains(c.Group+" "+c.What, part) {
			return true
		}
	}
	return false
}

// sameRead says whether the list reads the same words in a and b.
func sameRead(list *ops.List, a, b *ops.Witness) bool {
	s := list.Witness
	return a.Covers(s) == nil && b.Covers(s) == nil && slices.Equal(a.Vars[:s.Vars], b.Vars[:s.Vars]) &&
		slices.Equal(a.Felts[:s.Felts], b.Felts[:s.Felts]) && slices.Equal(a.Exts[:s.Exts], b.Exts[:s.Exts])
}

// TestChangedProofsAgainstSP1 compares the plain evaluator with SP1's own verifier on several hundred changes of a real
// proof: none may be accepted by one alone. With -short every eighth.
func TestChangedProofsAgainstSP1(t *testing.T) {
	list, base, other := operations(t), recorded(t, fibonacciWitnessFile), recorded(t, oldRootWitnessFile)
	var work []change
	absent := 0
	for i, c := range loadChanges(t) {
		if c.Words == nil {
			absent++
			if c.Refused == nil {
				t.Errorf("%s: SP1 accepts a proof that it cannot write a witness of", c)
			}
		} else if !testing.Short() || i%8 == 0 {
			work = append(work, c)
		}
	}
	var accepted, unread atomic.Int32
	next := make(chan change)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for c := range next {
				w, err := c.apply(&base.Words, &other.Words)
				if err != nil {
					t.Errorf("%s: %v", c, err)
					continue
				}
				if c.Group == "" && c.What == "from the other proof" && !sameRead(list, w, &other.Words) {
					t.Errorf("%s: the words are not those of the other proof", c)
				}
				if c.Refused != nil && sameRead(list, w, &base.Words) {
					unread.Add(1)
					if !mayBeUnread(c) {
						t.Errorf("%s: SP1 refuses (%s) what by its words is a valid proof", c, *c.Refused)
					}
					continue
				}
				ours := accepts(list, w, base)
				if ours {
					accepted.Add(1)
				}
				if ours != (c.Refused == nil) {
					t.Errorf("%s: the evaluator accepts: %t; SP1 accepts: %t", c, ours, c.Refused == nil)
				}
			}
		})
	}
	for _, c := range work {
		next <- c
	}
	close(next)
	workers.Wait()
	if accepted.Load() == 0 {
		t.Error("nothing is accepted, not even the unchanged proof")
	}
	t.Logf("%d changes, %d accepted by both, %d not in the words that the circuit reads; %d more have no witness",
		len(work), accepted.Load(), unread.Load(), absent)
}

// TestChangesReachEveryPart: the recorded changes touch each part of the proof that the circuit reads.
func TestChangesReachEveryPart(t *testing.T) {
	touched := map[string]bool{}
	for _, c := range loadChanges(t) {
		if c.Refused != nil && c.Words != nil && len(*c.Words) > 0 {
			touched[c.Group+" "+c.What] = true
		}
	}
	const basefold = "/proof/evaluation_proof/pcs_proof/basefold_proof"
	for _, want := range []string{
		"/vk/preprocessed_commit next value", "/vk/pc_start/* next value", "/vk/initial_global_cumulative_sum/x/* next value",
		"/vk/untrusted_config/enable_untrusted_programs next value",
		"/proof/public_values/* next value", "/proof/public_values neighbours exchanged", "/proof/main_commitment zero",
		"/proof/logup_gkr_proof/witness next value", "/proof/logup_gkr_proof/circuit_output/numerator/guts/storage/* next value",
		"/proof/logup_gkr_proof/round_proofs neighbours exchanged", "/proof/logup_gkr_proof/round_proofs last dropped",
		"/proof/logup_gkr_proof/round_proofs/*/sumcheck_proof/univariate_polys/*/coefficients/* next value",
		"/proof/zerocheck_proof/univariate_polys/*/coefficients last dropped", "/proof/zerocheck_proof/claimed_sum zero",
		"/proof/opened_values/chips/*/main/local/* next value", "/proof/opened_values/chips/*/degree/values/* next value",
		"/proof/evaluation_proof/jagged_eval_proof/partial_sumcheck_proof/claimed_sum next value",
		"/proof/evaluation_proof/row_counts_and_column_counts/rounds/*/*/* next value",
		"/proof/evaluation_proof/expected_eval next value", "/proof/evaluation_proof/merkle_tree_commitments/rounds/* next value",
		"/proof/evaluation_proof/pcs_proof/batch_evaluations/rounds/*/evaluations/storage/* next value",
		basefold + "/fri_commitments/* next value", basefold + "/univariate_messages/*/* next value", basefold + "/final_poly next value",
		basefold + "/pow_witness next value", basefold + "/batch_grinding_witness next value", basefold + " two queries exchanged",
		basefold + "/query_phase_openings_and_proofs/*/proof/paths/storage/* next value",
		basefold + "/query_phase_openings_and_proofs/*/values/storage/* next value",
		basefold + "/component_polynomials_query_openings_and_proofs/* what two queries open exchanged",
		basefold + "/component_polynomials_query_openings_and_proofs/*/proof/merkle_root next value",
		basefold + "/query_phase_openings_and_proofs from the other proof", " from the other proof",
	} {
		if !touched[want] {
			t.Errorf("no change of %q is recorded and refused", want)
		}
	}
}

// TestWitnessesOfFourPrograms evaluates each recorded proof: its claim is what the file says. One is the proof that SP1's
// crate ships, which is sound under an older root.
func TestWitnessesOfFourPrograms(t *testing.T) {
	list := operations(t)
	programs := map[string]string{}
	for path, root := range map[string]bool{witnessFile: true, fibonacciWitnessFile: true, primesWitnessFile: true, oldRootWitnessFile: false} {
		w := recorded(t, path)
		if got := accepts(list, &w.Words, w); got != root {
			t.Errorf("%s: accepted %t, want %t", path, got, root)
		}
		out, err := ops.Evaluate(list, &w.Words)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if id := out.VkeyHash.String(); id != w.ProgramVKey.String() {
			t.Errorf("%s: program %s, the file says %s", path, id, w.ProgramVKey)
		} else if same := programs[id]; same != "" {
			t.Errorf("%s and %s are of one program", path, same)
		} else {
			programs[id] = path
		}
	}
}

// TestNumbersThatTheProofStatesOnce changes single words that SP1 writes from a number which its proof holds once: the words
// before the openings (public values, heights, prefix sums) in steps, and all of the last ones, which are the tables' row
// counts, written a second time, and the flag for a complete proof. No change of a proof makes these witnesses, so
// SP1's verifier cannot be asked about them. (Two witnesses of one row count were GHSA-63x8-x938-vx33 in SP1 6.0.2.)
func TestNumbersThatTheProofStatesOnce(t *testing.T) {
	list, w := operations(t), recorded(t, fibonacciWitnessFile)
	const (
		rowCounts = 22 // words, and one more for the flag
		openings  = 3848
		step      = 41
	)
	end := list.Witness.Felts
	if !accepts(list, &w.Words, w) || w.Words.Felts[end-1] != 1 {
		t.Fatal("the witness is not arranged as it was")
	}
	var indices []int
	for i := 0; i < openings; i += step {
		indices = append(indices, i)
	}
	for i := end - rowCounts - 1; i < end; i++ {
		indices = append(indices, i)
	}
	for _, i := range indices {
		old := w.Words.Felts[i]
		w.Words.Felts[i] = old.Add(1)
		if accepts(list, &w.Words, w) {
			t.Errorf("felts[%d] can be changed", i)
		}
		w.Words.Felts[i] = old
	}
}

// circuitSamples are changes that the whole circuit is asked about as well; all keep the number of words.
var circuitSamples = []string{
	"/vk/preprocessed_commit next value",
	"/proof/public_values/* next value",
	"/proof/logup_gkr_proof/witness next value",
	"/proof/opened_values/chips/*/main/local/* next value",
	"/proof/evaluation_proof/pcs_proof/basefold_proof/final_poly next value",
	"/proof/evaluation_proof/pcs_proof/basefold_proof/query_phase_openings_and_proofs/*/proof/paths/storage/* next value",
	"/proof/evaluation_proof/pcs_proof/basefold_proof two queries exchanged",
	"/proof/evaluation_proof/jagged_eval_proof/partial_sumcheck_proof/univariate_polys/*/coefficients/* next value",
	" from the other proof",
}

// testChangesInCircuit asks the circuit, which takes a while to build, about the unchanged fibonacci proof and about
// circuitSamples.
func testChangesInCircuit(t *testing.T, list *ops.List, cs constraint.ConstraintSystem) {
	t.Helper()
	base, other := recorded(t, fibonacciWitnessFile), recorded(t, oldRootWitnessFile)
	found := map[string]change{}
	for _, c := range loadChanges(t) {
		found[c.Group+" "+c.What] = c
	}
	for _, name := range append([]string{" nothing"}, circuitSamples...) {
		c, ok := found[name]
		if !ok {
			t.Errorf("no change of %q is recorded", name)
			continue
		}
		w, err := c.apply(&base.Words, &other.Words)
		if err != nil {
			t.Fatal(err)
		}
		assignment := wrap.Assign(list.Witness, w, base.ProgramVKey, base.ValuesDigest, big.NewInt(77))
		full, err := frontend.NewWitness(assignment, ecc.BN254.ScalarField())
		if err != nil {
			t.Fatal(err)
		}
		err = cs.IsSolved(full)
		if (err == nil) != (c.Refused == nil) {
			t.Errorf("%s: the circuit says %v; SP1 refuses: %v", c, err, c.Refused)
		}
	}
}
