package circuits

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/lemma-network/lemma/circuits/internal/mutate"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/circuits/wrap"
	"github.com/lemma-network/lemma/proof"
)

// queries is how many places of each tree SP1's wrap verifier opens.
const queries = 94

var verifier struct {
	list    *ops.List
	circuit constraint.ConstraintSystem
	counts  wrap.Counts
}

// verifierList is the operation list, read once for all tests that do not change it.
func verifierList(t *testing.T) *ops.List {
	t.Helper()
	if verifier.list == nil {
		verifier.list = operations(t)
	}
	return verifier.list
}

// compiled is the whole circuit, built once for all tests.
func compiled(t *testing.T) (constraint.ConstraintSystem, wrap.Counts) {
	t.Helper()
	if verifier.circuit == nil {
		cs, counts, err := Compile(verifierList(t))
		if err != nil {
			t.Fatal(err)
		}
		verifier.circuit, verifier.counts = cs, counts
	}
	return verifier.circuit, verifier.counts
}

// group is words of one kind that the list reads one after the other: the witness's parts in SP1's order.
type group struct {
	kind     ops.Code // WitnessV, WitnessF or WitnessE
	from, to int
	name     string
}

func (g group) String() string {
	return fmt.Sprintf("%s (%s %d to %d)", g.name, g.kind, g.from, g.to-1)
}

// tree is the openings of one Merkle tree at all queries: words of the rows, then siblings; the root follows.
type tree struct{ rows, paths group }

// groups names the witness's parts by what the list does: trees are rows and siblings for all queries. Whatever comes
// before them is the claim and the messages, whatever comes after is the last polynomial, the proof of work and the public
// values.
func groups(l *ops.List) (all []group, trees []tree) {
	for _, op := range l.Ops {
		if op.Code != ops.WitnessV && op.Code != ops.WitnessF && op.Code != ops.WitnessE {
			continue
		}
		i := int(l.Args(op)[1])
		if n := len(all); n > 0 && all[n-1].kind == op.Code && all[n-1].to == i {
			all[n-1].to++
			continue
		}
		all = append(all, group{kind: op.Code, from: i, to: i + 1})
	}
	for i := range all {
		g := &all[i]
		size := g.to - g.from
		switch {
		case g.kind == ops.WitnessF && size%queries == 0 && i+1 < len(all) && isPaths(all[i+1]):
			g.name = fmt.Sprintf("rows of tree %d", len(trees))
			trees = append(trees, tree{*g, all[i+1]})
		case isPaths(*g):
			g.name = fmt.Sprintf("paths and root of tree %d", len(trees)-1)
		case len(trees) == 0:
			g.name = fmt.Sprintf("part %d ahead of the queries", i)
		default:
			g.name = fmt.Sprintf("part %d", i)
		}
	}
	return all, trees
}

// isPaths says that g is siblings for all queries, and a root.
func isPaths(g group) bool {
	return g.kind == ops.WitnessV && g.to-g.from > queries && (g.to-g.from)%queries == 1
}

// words is a copy of w that may be changed.
func words(w *ops.Witness) *ops.Witness {
	return &ops.Witness{Vars: slices.Clone(w.Vars), Felts: slices.Clone(w.Felts), Exts: slices.Clone(w.Exts)}
}

// change is a named change of the witness's words.
type change struct {
	name string
	f    func(w *ops.Witness)
}

// add adds one to word i of g.
func (g group) add(i int, r *rand.Rand) change {
	j := r.IntN(4)
	return change{fmt.Sprintf("%s: word %d plus one", g, i), func(w *ops.Witness) {
		switch g.kind {
		case ops.WitnessV:
			one := fr.One()
			w.Vars[i].Add(&w.Vars[i], &one)
		case ops.WitnessF:
			w.Felts[i] = w.Felts[i].Add(1)
		case ops.WitnessE:
			w.Exts[i][j] = w.Exts[i][j].Add(1)
		}
	}}
}

// swap exchanges n words from i on with those from j on.
func (g group) swap(i, j, n int) func(w *ops.Witness) {
	return func(w *ops.Witness) {
		for k := range n {
			switch g.kind {
			case ops.WitnessV:
				w.Vars[i+k], w.Vars[j+k] = w.Vars[j+k], w.Vars[i+k]
			case ops.WitnessF:
				w.Felts[i+k], w.Felts[j+k] = w.Felts[j+k], w.Felts[i+k]
			}
		}
	}
}

// swapQueries exchanges queries a and b of the tree.
func (tr tree) swapQueries(a, b int) func(w *ops.Witness) {
	row, path := (tr.rows.to-tr.rows.from)/queries, (tr.paths.to-tr.paths.from)/queries
	rows, paths := tr.rows.swap(tr.rows.from+a*row, tr.rows.from+b*row, row), tr.paths.swap(tr.paths.from+a*path, tr.paths.from+b*path, path)
	return func(w *ops.Witness) { rows(w); paths(w) }
}

// changes are wrong witnesses: words of every group, queries swapped in each tree and in all, roots of two trees swapped.
func changes(l *ops.List, r *rand.Rand) (out []change) {
	all, trees := groups(l)
	for _, g := range all {
		out = append(out, g.add(g.from+r.IntN(g.to-g.from), r))
		if g.to-g.from > 1 {
			out = append(out, g.add(g.to-1, r), g.add(g.from, r))
		}
	}
	for i, tr := range trees {
		a := r.IntN(queries - 1)
		out = append(out, change{fmt.Sprintf("tree %d: queries %d and %d swapped", i, a, a+1), tr.swapQueries(a, a+1)})
	}
	out = append(out, change{"two queries swapped in all trees", func(w *ops.Witness) {
		for _, tr := range trees {
			tr.swapQueries(3, 70)(w)
		}
	}}, change{"two roots swapped", func(w *ops.Witness) {
		trees[1].paths.swap(trees[0].paths.to-1, trees[1].paths.to-1, 1)(w)
	}})
	return out
}

// TestEveryWitnessGroup changes words of every group; the list's evaluation must fail or give another claim, and for a few
// of them, evenly taken, the circuit must refuse too.
func TestEveryWitnessGroup(t *testing.T) {
	list, w := verifierList(t), recorded(t, witnessFile)
	all, trees := groups(list)
	if len(trees) != 23 || len(all) != 77 {
		t.Fatalf("%d groups with %d trees: the groups of this list need new names", len(all), len(trees))
	}
	want, err := ops.Evaluate(list, &w.Words)
	if err != nil {
		t.Fatal(err)
	}
	wrong := changes(list, rand.New(rand.NewPCG(4, 4)))
	start := time.Now()
	free := make([]bool, len(wrong))
	inParallel(len(wrong), func(i int) {
		x := words(&w.Words)
		wrong[i].f(x)
		if slices.Equal(x.Vars, w.Words.Vars) && slices.Equal(x.Felts, w.Words.Felts) && slices.Equal(x.Exts, w.Words.Exts) {
			t.Errorf("%s: nothing was changed", wrong[i].name)
		}
		out, err := ops.Evaluate(list, x)
		free[i] = err == nil && *out == *want
	})
	for i, c := range wrong {
		if free[i] {
			t.Errorf("%s: accepted", c.name)
		}
	}
	t.Logf("%d groups, %d changed witnesses refused by evaluation in %s", len(all), len(wrong), time.Since(start))
}

// inParallel runs f for 0 to n-1, two at a time.
func inParallel(n int, f func(i int)) {
	var wait sync.WaitGroup
	next := make(chan int)
	for range 2 {
		wait.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}

// TestWrongWitnessesOfTheCircuit gives the whole circuit what evaluation refuses, a sample of it, and words that are right
// mod p but not canonical, which no evaluation can be given.
func TestWrongWitnessesOfTheCircuit(t *testing.T) {
	list, w := verifierList(t), recorded(t, witnessFile)
	cs, _ := compiled(t)
	var assignments []*wrap.Circuit
	var names []string
	give := func(name string, x *ops.Witness, f func(c *wrap.Circuit)) {
		c := wrap.Assign(list.Witness, x, w.ProgramVKey, w.ValuesDigest, big.NewInt(77))
		if f != nil {
			f(c)
		}
		assignments, names = append(assignments, c), append(names, name)
	}
	r := rand.New(rand.NewPCG(5, 5))
	all := changes(list, r)
	for i := 0; i < len(all); i += len(all) / 11 {
		x := words(&w.Words)
		all[i].f(x)
		give(all[i].name, x, nil)
	}
	for range 3 {
		i, j, k := r.IntN(len(w.Words.Felts)), r.IntN(len(w.Words.Exts)), r.IntN(4)
		if i >= list.Witness.Felts || j >= list.Witness.Exts {
			continue
		}
		give(fmt.Sprintf("felt %d plus p", i), &w.Words, func(c *wrap.Circuit) { c.Felts[i] = uint64(w.Words.Felts[i]) + koala.Modulus })
		give(fmt.Sprintf("ext %d plus p", j), &w.Words, func(c *wrap.Circuit) { c.Exts[j][k] = uint64(w.Words.Exts[j][k]) + koala.Modulus })
	}
	give("felt 9 minus p", &w.Words, func(c *wrap.Circuit) {
		c.Felts[9] = new(big.Int).Sub(new(big.Int).SetUint64(uint64(w.Words.Felts[9])), koala.ModulusBig())
	})
	give("another program", &w.Words, func(c *wrap.Circuit) { c.ProgramVKey = new(big.Int).Add(w.ProgramVKey, big.NewInt(1)) })
	give("another digest", &w.Words, func(c *wrap.Circuit) { c.PublicValuesDigest = new(big.Int).Add(w.ValuesDigest, koala.ModulusBig()) })
	start := time.Now()
	inParallel(len(assignments), func(i int) {
		full, err := frontend.NewWitness(assignments[i], ecc.BN254.ScalarField())
		if err != nil {
			t.Error(err)
			return
		}
		if cs.IsSolved(full) == nil {
			t.Errorf("%s: accepted", names[i])
		}
	})
	t.Logf("%d wrong witnesses refused by the circuit in %s", len(assignments), time.Since(start))
}

func TestShortWitnessIsRefused(t *testing.T) {
	list, w := verifierList(t), recorded(t, witnessFile)
	for name, cut := range map[string]func(w *ops.Witness){
		"vars":  func(x *ops.Witness) { x.Vars = x.Vars[:list.Witness.Vars-1] },
		"felts": func(x *ops.Witness) { x.Felts = x.Felts[:list.Witness.Felts-1] },
		"exts":  func(x *ops.Witness) { x.Exts = x.Exts[:list.Witness.Exts-1] },
		"all":   func(x *ops.Witness) { *x = ops.Witness{} },
	} {
		x := words(&w.Words)
		cut(x)
		if err := x.Covers(list.Witness); proof.CodeOf(err) != "witness-short" {
			t.Errorf("%s: error %v", name, err)
		}
		if _, err := ops.Evaluate(list, x); proof.CodeOf(err) != "witness-short" {
			t.Errorf("%s: evaluation: error %v", name, err)
		}
	}
}

// TestEveryHintOfTheCircuit gives hints of the whole circuit wrong answers, on the recorded witness: of every hint function
// that the compiled circuit names, a few calls.
func TestEveryHintOfTheCircuit(t *testing.T) {
	list, w := verifierList(t), recorded(t, witnessFile)
	cs, _ := compiled(t)
	full, err := frontend.NewWitness(wrap.Assign(list.Witness, &w.Words, w.ProgramVKey, w.ValuesDigest, big.NewInt(77)), ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	s := &mutate.Suite{CS: cs, Witness: full, Harmless: mutate.SameElement, Calls: 2, Outputs: 1, PerSite: 1, Seed: 6, Workers: 2}
	report, err := s.Run()
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range report.Broken {
		t.Errorf("not refused by a constraint: %v", err)
	}
	for _, a := range report.Survivors {
		t.Errorf("accepted: %s, call %d, %s", a.Hint, a.Call, a.Kind)
	}
	t.Logf("in %s\n%s", time.Since(start), report)
}
