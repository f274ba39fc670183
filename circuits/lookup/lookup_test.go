package lookup

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/lemma-network/lemma/circuits/internal/mutate"
)

var r = ecc.BN254.ScalarField()

// build is a circuit from its inputs.
type build func(frontend.API, *Argument, []frontend.Variable)

type circuit struct {
	In       []frontend.Variable
	limbBits int   `gnark:"-"`
	build    build `gnark:"-"`
}

func (c *circuit) Define(api frontend.API) error {
	c.build(api, New(api, c.limbBits), c.In)
	return nil
}

func compile(t *testing.T, limbBits, inputs int, b build) constraint.ConstraintSystem {
	t.Helper()
	cs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &circuit{In: make([]frontend.Variable, inputs), limbBits: limbBits, build: b})
	if err != nil {
		t.Fatal(err)
	}
	return cs
}

func assign(t *testing.T, in ...frontend.Variable) witness.Witness {
	t.Helper()
	w, err := frontend.NewWitness(&circuit{In: in}, ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// minus is -v in the scalar field.
func minus(v int64) *big.Int { return new(big.Int).Sub(r, big.NewInt(v)) }

func power(bits, plus int) *big.Int {
	v := new(big.Int).Lsh(big.NewInt(1), uint(bits))
	return v.Add(v, big.NewInt(int64(plus)))
}

// TestRangeAgainstIntegers: the integers below 2^RoundUp(bits), and nothing else, at every edge and at random.
func TestRangeAgainstIntegers(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	for _, c := range []struct{ limbBits, bits int }{{8, 1}, {8, 8}, {8, 9}, {8, 31}, {8, 32}, {8, 64}, {8, 128}, {8, 208}, {8, 240}, {16, 208}} {
		cs := compile(t, c.limbBits, 1, func(_ frontend.API, a *Argument, in []frontend.Variable) { a.Range(in[0], c.bits) })
		width := (c.bits + c.limbBits - 1) / c.limbBits * c.limbBits
		limit := power(width, 0)
		values := []*big.Int{big.NewInt(0), big.NewInt(1), power(c.bits, -1), power(width, -1), limit, power(width, 1), power(width+1, 0), power(253, 0), minus(1), minus(2),
			new(big.Int).Sub(r, limit), new(big.Int).Sub(r, power(width, -1)), mutate.Random(random, r), mutate.Random(random, limit), mutate.Random(random, power(width+2, 0))}
		for _, v := range values {
			if got, want := cs.IsSolved(assign(t, v)) == nil, v.Cmp(limit) < 0; got != want {
				t.Errorf("limbs of %d bits: Range(%s, %d): accepted %t, want %t", c.limbBits, v, c.bits, got, want)
			}
		}
	}
}

// TestRangeOfConstants: constants need no commitment, and are checked all the same.
func TestRangeOfConstants(t *testing.T) {
	for v, want := range map[int]bool{0: true, 255: true, 256: false, -1: false} {
		cs := compile(t, 8, 1, func(_ frontend.API, a *Argument, in []frontend.Variable) { a.Range(in[0], 8); a.Range(v, 8) })
		if got := cs.IsSolved(assign(t, 7)) == nil; got != want {
			t.Errorf("Range of the constant %d: accepted %t, want %t", v, got, want)
		}
	}
}

// reader makes tables with these rows, of wires where wired is set, and reads them: the inputs are, read by read, the index
// and the expected row.
func reader(rows [][][]int, which []int, wired bool, read func(*Table, frontend.Variable) []frontend.Variable) build {
	return func(api frontend.API, a *Argument, in []frontend.Variable) {
		var tables []*Table
		for _, rows := range rows {
			var wires [][]frontend.Variable
			for _, row := range rows {
				var w []frontend.Variable
				for _, v := range row {
					if wired {
						w = append(w, api.Add(api.Mul(in[0], in[0], in[0]), v)) // the first read's index is zero
					} else {
						w = append(w, v)
					}
				}
				wires = append(wires, w)
			}
			tables = append(tables, a.NewTable(wires))
		}
		for _, k := range which {
			for j, v := range read(tables[k], in[0]) {
				api.AssertIsEqual(v, in[1+j])
			}
			in = in[1+len(rows[k][0]):]
		}
	}
}

var twoTables = [][][]int{{{10, 11}, {20, 21}, {30, 31}}, {{10, 99}, {20, 21}, {88, 31}}}

func TestReadsAgainstRows(t *testing.T) {
	for _, wired := range []bool{false, true} {
		cs := compile(t, 8, 9, reader(twoTables, []int{0, 0, 1}, wired, (*Table).Read))
		good := []frontend.Variable{0, 10, 11, 2, 30, 31, 0, 10, 99}
		if err := cs.IsSolved(assign(t, good...)); err != nil {
			t.Fatal(err)
		}
		for name, c := range map[string]struct {
			at int
			v  []frontend.Variable
		}{
			"another row":                 {3, []frontend.Variable{2, 20, 21}},
			"another row's second column": {3, []frontend.Variable{2, 30, 21}},
			"the columns swapped":         {3, []frontend.Variable{2, 31, 30}},
			"the other table's row":       {6, []frontend.Variable{0, 10, 11}},
			"a row of no table":           {6, []frontend.Variable{0, 0, 0}},
			"index past the end":          {6, []frontend.Variable{3, 0, 0}},
			"index -1":                    {6, []frontend.Variable{-1, 0, 0}},
		} {
			in := append([]frontend.Variable{}, good...)
			copy(in[c.at:], c.v)
			// The hint helps the attacker: it says what is asked for.
			lie := func(q *big.Int, _, out []*big.Int) error {
				for i := range out {
					out[i].SetInt64(int64(c.v[1+i].(int)))
				}
				return nil
			}
			calls := 0
			hint := func(q *big.Int, hin, out []*big.Int) error {
				calls++
				if calls-1 == c.at/3 {
					return lie(q, hin, out)
				}
				return readHint(q, hin, out)
			}
			err := cs.IsSolved(assign(t, in...), solver.WithNbTasks(1), solver.OverrideHint(solver.GetHintID(readHint), hint))
			if err == nil {
				t.Errorf("%s (wired %t): accepted", name, wired)
			}
		}
	}
}

// TestTheIndexIsTheCallers shows why Read asks its caller to constrain the index: one past the end names another place.
func TestTheIndexIsTheCallers(t *testing.T) {
	cs := compile(t, 8, 3, func(api frontend.API, a *Argument, in []frontend.Variable) {
		first := a.NewTable([][]frontend.Variable{{10}, {20}})
		a.NewTable([][]frontend.Variable{{30}})
		api.AssertIsEqual(first.Read(in[0])[0], in[1])
	})
	lie := solver.OverrideHint(solver.GetHintID(readHint), func(_ *big.Int, _, out []*big.Int) error { out[0].SetInt64(30); return nil })
	if cs.IsSolved(assign(t, 2, 30, 0), lie) != nil {
		t.Error("the place after a table's end is not the next table's: then Read may promise more than it does")
	}
	if cs.IsSolved(assign(t, 3, 30, 0), lie) == nil {
		t.Error("a place past all tables was read")
	}
}

// missingTop shifts one limb so that the lowest limb moves by one: right in sum, so that only the limb's own query can
// refuse it.
func missingTop(limbBits int) mutate.Kind {
	return mutate.Kind{Name: "moved into the lowest limb", Wrong: func(m mutate.Mutation) bool {
		if m.Hint != "lookup.limbsHint" {
			return false
		}
		d := new(big.Int).ModInverse(power(limbBits*(m.Output+1), 0), m.R)
		out := m.Out[m.Output]
		lowest := new(big.Int).And(m.In[1], power(limbBits, -1))
		if lowest.Sign() == 0 { // stay in the lowest limb's range
			d.Neg(d)
		}
		out.Add(out, d)
		return true
	}}
}

func suite(t *testing.T, cs constraint.ConstraintSystem, in ...frontend.Variable) *mutate.Report {
	t.Helper()
	s := &mutate.Suite{CS: cs, Witness: assign(t, in...), Kinds: append(mutate.Kinds(), missingTop(8)), Outputs: 40}
	report, err := s.Run()
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range report.Broken {
		t.Errorf("not refused by a constraint: %v", err)
	}
	return report
}

// ranges checks values of several widths with rng.
func ranges(rng func(*Argument, frontend.Variable, int)) build {
	return func(_ frontend.API, a *Argument, in []frontend.Variable) {
		rng(a, in[0], 8)
		rng(a, in[1], 32)
		rng(a, in[2], 64)
		rng(a, in[3], 208)
	}
}

var rangeInputs = []frontend.Variable{200, 1<<31 + 12345, uint64(1<<63) + 77, power(207, 255)}

// TestEveryHintIsConstrained: no wrong answer of any hint is accepted, in ranges and reads. Of the multiplicities, a sample.
func TestEveryHintIsConstrained(t *testing.T) {
	total := suite(t, compile(t, 8, 4, ranges((*Argument).Range)), rangeInputs...)
	total.Merge(suite(t, compile(t, 8, 9, reader(twoTables, []int{0, 0, 1}, true, (*Table).Read)), 0, 10, 11, 2, 30, 31, 0, 10, 99))
	for _, s := range total.Survivors {
		t.Errorf("accepted: %+v", s)
	}
	t.Logf("\n%s", total)
}

// TestEveryWireIsCommitted: the challenge comes after every wire that a query, an entry or a multiplicity depends on.
func TestEveryWireIsCommitted(t *testing.T) {
	for name, c := range map[string]struct {
		b             build
		inputs, wires int // wires: inputs that are checked, limbs above the lowest, values read, wires of rows
	}{
		"ranges":            {ranges((*Argument).Range), 4, 4 + 3 + 7 + 25},
		"reads of wires":    {reader(twoTables, []int{0, 0, 1}, true, (*Table).Read), 9, 3 + 6 + 12},
		"reads of numbers":  {reader(twoTables, []int{0, 0, 1}, false, (*Table).Read), 9, 3 + 6},
		"a sum of wires":    {func(api frontend.API, a *Argument, in []frontend.Variable) { a.Range(api.Add(in[0], in[1], 5), 8) }, 3, 2},
		"nothing but zeros": {func(_ frontend.API, a *Argument, _ []frontend.Variable) { a.Range(0, 8) }, 1, 0},
	} {
		cs := compile(t, 8, c.inputs, c.b)
		committed := cs.GetCommitments().(constraint.Groth16Commitments)
		if len(committed) != 1 {
			t.Fatalf("%s: %d commitments, want one", name, len(committed))
		}
		rows := 0
		if strings.HasPrefix(name, "reads") {
			rows = 12
		}
		const mask = 1 // gnark's blinding
		if got, want := len(committed[0].PrivateCommitted), c.wires+256+rows+mask; got != want {
			t.Errorf("%s: %d wires are committed to, want %d", name, got, want)
		}
	}
}

// TestSuiteFindsWeakGadgets runs the same mutations on gadgets that lack one query: each must be found out.
func TestSuiteFindsWeakGadgets(t *testing.T) {
	withoutTop := func(a *Argument, v frontend.Variable, bits int) {
		before := len(a.limbs)
		a.Range(v, bits)
		if len(a.limbs) > before+1 {
			a.limbs = a.limbs[:len(a.limbs)-1]
		}
	}
	withoutLowest := func(a *Argument, v frontend.Variable, bits int) {
		before := len(a.limbs)
		a.Range(v, bits)
		a.limbs = append(a.limbs[:before], a.limbs[before+1:]...)
	}
	withoutQuery := func(t *Table, index frontend.Variable) []frontend.Variable {
		v := t.Read(index)
		t.a.reads[len(t.a.reads)-1].values = v[:1]
		t.a.Counts.ReadValues--
		return v
	}
	anyRow := func(t *Table, index frontend.Variable) []frontend.Variable {
		v := t.Read(index)
		position := &t.a.reads[len(t.a.reads)-1].position
		free := t.a.hint(limbsHint, 2, 8, index)[0] // a hint that nothing fixes
		*position = t.a.api.Add(*position, free)
		return v
	}
	reads := func(read func(*Table, frontend.Variable) []frontend.Variable) build {
		return func(api frontend.API, a *Argument, in []frontend.Variable) {
			table := a.NewTable([][]frontend.Variable{{10, 11}, {20, 21}, {20, 21}})
			read(table, in[1])
		}
	}
	for name, c := range map[string]struct {
		b  build
		in []frontend.Variable
	}{
		"range without its top limb's query":    {ranges(withoutTop), rangeInputs},
		"range without its lowest limb's query": {ranges(withoutLowest), rangeInputs},
		"read without its second column":        {reads(withoutQuery), []frontend.Variable{0, 1}},
		"read of any row":                       {reads(anyRow), []frontend.Variable{0, 1}},
	} {
		report := suite(t, compile(t, 8, len(c.in), c.b), c.in...)
		if len(report.Survivors) == 0 {
			t.Errorf("%s: the suite does not notice", name)
		}
		t.Logf("%s: %d of %d mutations survive", name, len(report.Survivors), report.Total().Mutations)
	}
	if strong := suite(t, compile(t, 8, 2, reads((*Table).Read)), 0, 1); len(strong.Survivors) != 0 {
		t.Errorf("a whole read: %+v", strong.Survivors)
	}
}

// TestMisusePanics: what could leave a value unchecked does not compile.
func TestMisusePanics(t *testing.T) {
	for name, c := range map[string]struct {
		b     build
		wants string
	}{
		"no bits":            {func(_ frontend.API, a *Argument, in []frontend.Variable) { a.Range(in[0], 0) }, "1 to 240"},
		"241 bits":           {func(_ frontend.API, a *Argument, in []frontend.Variable) { a.Range(in[0], 241) }, "1 to 240"},
		"limbs of 17 bits":   {func(api frontend.API, _ *Argument, _ []frontend.Variable) { New(api, 17) }, "1 to 16"},
		"limbs of 7 bits":    {func(api frontend.API, _ *Argument, _ []frontend.Variable) { New(api, 7) }, "divisor"},
		"limbs of no bits":   {func(api frontend.API, _ *Argument, _ []frontend.Variable) { New(api, 0) }, "1 to 16"},
		"range after proof":  {late(func(a *Argument, v frontend.Variable) { a.Range(v, 8) }), "proven already"},
		"table after proof":  {late(func(a *Argument, v frontend.Variable) { a.NewTable([][]frontend.Variable{{v}}) }), "proven already"},
		"a read after proof": {late(func(a *Argument, v frontend.Variable) { (&Table{a: a, rows: [][]frontend.Variable{{v}}}).Read(v) }), "proven already"},
	} {
		if err := compileError(c.b); err == nil || !strings.Contains(err.Error(), c.wants) {
			t.Errorf("%s: error %v, want one that mentions %q", name, err, c.wants)
		}
	}
}

// late runs f when the argument is proven.
func late(f func(*Argument, frontend.Variable)) build {
	return func(api frontend.API, a *Argument, in []frontend.Variable) {
		api.Compiler().Defer(func(frontend.API) error { f(a, in[0]); return nil })
	}
}

func compileError(b build) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.New(fmt.Sprint(p))
		}
	}()
	_, err = frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &circuit{In: make([]frontend.Variable, 1), limbBits: 8, build: b})
	return err
}
