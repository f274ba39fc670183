package circuits

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
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

var verifierCircuit struct {
	cs      constraint.ConstraintSystem
	circuit *wrap.Circuit
}

// compiled is the whole circuit, built once for all tests.
func compiled(t *testing.T, list *ops.List) (constraint.ConstraintSystem, *wrap.Circuit) {
	t.Helper()
	if verifierCircuit.cs == nil {
		cs, circuit, err := Compile(list)
		if err != nil {
			t.Fatal(err)
		}
		verifierCircuit.cs, verifierCircuit.circuit = cs, circuit
	}
	return verifierCircuit.cs, verifierCircuit.circuit
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

// edit is a named change of a witness's words.
type edit struct {
	name string
	f    func(w *ops.Witness)
}

// add adds one to word i of g.
func (g group) add(i int, r *rand.Rand) edit {
	j := r.IntN(4)
	return edit{fmt.Sprintf("%s: word %d plus one", g, i), func(w *ops.Witness) {
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

// edits are wrong witnesses: words of every group, queries swapped in each tree and in all, roots of two trees swapped.
func edits(l *ops.List, r *rand.Rand) (out []edit) {
	all, trees := groups(l)
	for _, g := range all {
		out = append(out, g.add(g.from+r.IntN(g.to-g.from), r))
		if g.to-g.from > 1 {
			out = append(out, g.add(g.to-1, r))
		}
	}
	for i, tr := range trees {
		a, b := r.IntN(queries/2), queries/2+r.IntN(queries/2)
		out = append(out, edit{fmt.Sprintf("tree %d: queries %d and %d swapped", i, a, b), tr.swapQueries(a, b)})
	}
	out = append(out, edit{"two queries swapped in all trees", func(w *ops.Witness) {
		for _, tr := range trees {
			tr.swapQueries(3, 70)(w)
		}
	}}, edit{"two roots swapped", func(w *ops.Witness) {
		trees[1].paths.swap(trees[0].paths.to-1, trees[1].paths.to-1, 1)(w)
	}})
	return out
}

// TestEveryWitnessGroup changes words of every group; the list's evaluation must fail or give another claim. With -short
// every fourth.
func TestEveryWitnessGroup(t *testing.T) {
	list, w := operations(t), recorded(t, witnessFile)
	all, trees := groups(list)
	if len(trees) != 23 || len(all) != 77 {
		t.Fatalf("%d groups with %d trees: the groups of this list need new names", len(all), len(trees))
	}
	want, err := ops.Evaluate(list, &w.Words)
	if err != nil {
		t.Fatal(err)
	}
	wrong := edits(list, rand.New(rand.NewPCG(4, 4)))
	var changed, refused atomic.Int32
	start := time.Now()
	inParallel(len(wrong), func(i int) {
		x := words(&w.Words)
		wrong[i].f(x)
		if (testing.Short() && i%4 != 0) || sameRead(list, x, &w.Words) { // two queries may ask for one place
			return
		}
		changed.Add(1)
		if out, err := ops.Evaluate(list, x); err == nil && *out == *want {
			t.Errorf("%s: accepted", wrong[i].name)
			return
		}
		refused.Add(1)
	})
	t.Logf("%d groups, %d wrong witnesses, %d refused by evaluation, in %s", len(all), changed.Load(), refused.Load(), time.Since(start))
	if int(changed.Load()) < len(wrong)/5 {
		t.Error("most changes change nothing")
	}
}

// few is n, and one with -short.
func few(n int) int {
	if testing.Short() {
		return 1
	}
	return n
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
	list, w := operations(t), recorded(t, witnessFile)
	cs, _ := compiled(t, list)
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
	all := edits(list, r)
	for i := 0; i < len(all); i += len(all) / few(11) {
		x := words(&w.Words)
		all[i].f(x)
		give(all[i].name, x, nil)
	}
	for range few(3) {
		i, j, k := r.IntN(list.Witness.Felts), r.IntN(list.Witness.Exts), r.IntN(4)
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
	list, w := operations(t), recorded(t, witnessFile)
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
	list, w := operations(t), recorded(t, witnessFile)
	cs, _ := compiled(t, list)
	full, err := frontend.NewWitness(wrap.Assign(list.Witness, &w.Words, w.ProgramVKey, w.ValuesDigest, big.NewInt(77)), ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	s := &mutate.Suite{CS: cs, Witness: full, Harmless: mutate.SameElement, Calls: few(2), Outputs: 1, PerSite: 1, Seed: 6, Workers: 2}
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
