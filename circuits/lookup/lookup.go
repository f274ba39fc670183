package lookup

import (
	"errors"
	"math/big"

	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/std/multicommit"
	"github.com/lemma-network/lemma/circuits/poseidon"
)

const (
	// LimbBits is the width of a limb in production. The range table has 2^LimbBits entries of one constraint each, so it is
	// paid for by its hundreds of thousands of uses; small circuits, as in tests, are better off with fewer.
	LimbBits = 16
	// MaxRangeBits bounds a range: all limbs together stay below the scalar field's modulus, so a value has one
	// decomposition.
	MaxRangeBits = 240
	// readTag separates the hash of the challenge from any other use of the permutation.
	readTag = 0x6c656d6d61 // "lemma"
)

// Counts are what an Argument has spent constraints on.
type Counts struct {
	Limbs, Reads, ReadValues, Rows int
}

// Argument collects checks while a circuit is built and proves them together at its end: with a challenge x, the sum of
// 1/(x - query) over all queries is the sum of multiplicity/(x - entry) over all entries, which as rational functions in
// x are equal exactly if every query is an entry (log-derivative argument, ePrint 2022/1530). Rows of tables have a
// second coordinate, their position, folded in by a second challenge; range checks have position zero.
type Argument struct {
	api      frontend.API
	limbBits int
	limbs    []frontend.Variable
	tables   []*Table
	reads    []read
	proven   bool
	Counts   Counts
}

// read is one query to a table: a value and its claimed position.
type read struct {
	values   []frontend.Variable
	position frontend.Variable // of the first column
	table    *Table
}

// New makes the argument of the circuit that api builds, with a range table of 2^limbBits entries, for limbBits of at
// most LimbBits that divides MaxRangeBits. It is proven when the circuit is complete; a check that comes later panics.
func New(api frontend.API, limbBits int) *Argument {
	if limbBits < 1 || limbBits > LimbBits || MaxRangeBits%limbBits != 0 {
		panic("lookup: limbs must have 1 to 16 bits, a divisor of 240")
	}
	a := &Argument{api: api, limbBits: limbBits}
	api.Compiler().Defer(func(frontend.API) error { return a.prove() })
	return a
}

// open panics if the argument is proven already: what is added then would not be checked by anything.
func (a *Argument) open() {
	if a.proven {
		panic("lookup: the argument is proven already: make every check before the circuit is complete")
	}
}

// Range constrains v to [0, 2^bits) for 0 < bits <= MaxRangeBits, rounded up to whole limbs: the bound that holds is
// 2^RoundUp(bits).
func (a *Argument) Range(v frontend.Variable, bits int) {
	a.open()
	if bits <= 0 || bits > MaxRangeBits {
		panic("lookup: a range must have 1 to 240 bits")
	}
	n := a.RoundUp(bits) / a.limbBits
	upper := []frontend.Variable{}
	if n > 1 {
		upper = a.hint(limbsHint, n-1, a.limbBits, v)
	}
	lowest := v
	for i, limb := range upper { // the lowest limb is what is left: it costs no wire of its own
		lowest = a.api.Sub(lowest, a.api.Mul(limb, new(big.Int).Lsh(big.NewInt(1), uint(a.limbBits*(i+1)))))
	}
	a.limbs = append(append(a.limbs, lowest), upper...)
	a.Counts.Limbs += n
}

// RoundUp is the width that Range enforces for bits.
func (a *Argument) RoundUp(bits int) int { return (bits + a.limbBits - 1) / a.limbBits * a.limbBits }

// Table is rows of equally many values, which may be any wires.
type Table struct {
	a     *Argument
	rows  [][]frontend.Variable
	first int // position of row 0's first column; columns follow each other
}

// NewTable makes a table of rows with equally many columns.
func (a *Argument) NewTable(rows [][]frontend.Variable) *Table {
	a.open()
	t := &Table{a: a, rows: rows, first: 1 + a.Counts.Rows}
	n := len(rows) * len(rows[0])
	a.tables = append(a.tables, t)
	a.Counts.Rows += n
	return t
}

// Read gives row index; the caller constrains index to be in [0, rows).
func (t *Table) Read(index frontend.Variable) []frontend.Variable {
	a, columns := t.a, len(t.rows[0])
	a.open()
	in := []frontend.Variable{index}
	for _, row := range t.rows {
		in = append(in, row...)
	}
	values := a.hint(readHint, columns, in...)
	a.reads = append(a.reads, read{values, a.api.Add(t.first, index), t})
	a.Counts.Reads, a.Counts.ReadValues = a.Counts.Reads+1, a.Counts.ReadValues+columns
	return values
}

// prove commits to every query and entry and to how often each entry is queried, and checks the sums.
func (a *Argument) prove() error {
	if len(a.limbs) == 0 {
		a.Range(0, a.limbBits) // an argument about nothing would be one constraint less and one case more
	}
	a.proven = true
	var commit []frontend.Variable
	in := []frontend.Variable{a.limbBits, len(a.limbs)}
	in = append(in, a.limbs...)
	for _, r := range a.reads {
		commit = append(append(commit, r.values...), r.position)
		for j := range r.values {
			in = append(in, a.api.Add(r.position, j*len(r.table.rows)))
		}
	}
	multiplicities := a.hint(multiplicityHint, a.entries()+a.Counts.Rows, in...)
	commit = append(append(commit, a.limbs...), multiplicities...)
	for _, t := range a.tables {
		for _, row := range t.rows {
			commit = append(commit, row...)
		}
	}
	multicommit.WithCommitment(a.api, func(api frontend.API, x frontend.Variable) error {
		return a.check(api, x, multiplicities)
	}, a.wires(commit)...)
	return nil
}

// entries is the size of the range table.
func (a *Argument) entries() int { return 1 << a.limbBits }

// wires are v without constants, which need no commitment.
func (a *Argument) wires(v []frontend.Variable) (out []frontend.Variable) {
	for _, x := range v {
		if _, constant := a.api.Compiler().ConstantValue(x); !constant {
			out = append(out, x)
		}
	}
	return out
}

func (a *Argument) check(api frontend.API, x frontend.Variable, multiplicities []frontend.Variable) error {
	denominators := make([]frontend.Variable, 0, len(a.limbs)+a.Counts.ReadValues)
	for _, limb := range a.limbs {
		denominators = append(denominators, api.Sub(x, limb))
	}
	var fractions []frontend.Variable
	for i := range a.entries() {
		fractions = append(fractions, api.DivUnchecked(multiplicities[i], api.Sub(x, i)))
	}
	if len(a.tables) > 0 {
		y, err := second(api, x)
		if err != nil {
			return err
		}
		for _, r := range a.reads {
			folded := api.Sub(x, api.Mul(r.position, y))
			for j, v := range r.values {
				denominators = append(denominators, api.Sub(folded, v, api.Mul(y, j*len(r.table.rows))))
			}
		}
		m := multiplicities[a.entries():]
		for _, t := range a.tables {
			for j := range t.rows[0] {
				for i := range t.rows {
					position := t.first + j*len(t.rows) + i
					fractions = append(fractions, api.DivUnchecked(m[position-1], api.Sub(x, t.rows[i][j], api.Mul(y, position))))
				}
			}
		}
	}
	api.AssertIsEqual(sum(api, inverses(api, denominators)), sum(api, fractions))
	return nil
}

// inverses are 1/v, together where the builder can.
func inverses(api frontend.API, v []frontend.Variable) []frontend.Variable {
	if b, ok := api.(frontend.BatchInverter); ok {
		return b.BatchInvert(v)
	}
	out := make([]frontend.Variable, len(v))
	for i := range v {
		out[i] = api.Inverse(v[i])
	}
	return out
}

// second is the challenge that folds positions in: a hash of the first, since a power of it would leave algebraic
// relations between the two.
func second(api frontend.API, x frontend.Variable) (frontend.Variable, error) {
	chip, err := poseidon.NewChip(api, 0)
	if err != nil {
		return nil, err
	}
	out, err := chip.Permute([3]frontend.Variable{x, readTag, 0}, [3]bool{true, false, false})
	return out[0], err
}

// sum adds in a tree, which keeps the builder's work in proportion to the number of terms.
func sum(api frontend.API, v []frontend.Variable) frontend.Variable {
	for len(v) > 1 {
		half := make([]frontend.Variable, 0, (len(v)+1)/2)
		for i := 0; i+1 < len(v); i += 2 {
			half = append(half, api.Add(v[i], v[i+1]))
		}
		if len(v)%2 == 1 {
			half = append(half, v[len(v)-1])
		}
		v = half
	}
	return v[0]
}

func (a *Argument) hint(h solver.Hint, n int, in ...frontend.Variable) []frontend.Variable {
	out, err := a.api.Compiler().NewHint(h, n, in...)
	if err != nil {
		panic("lookup: " + err.Error()) // the hint's shape is wrong: a bug in this package
	}
	return out
}

func init() { solver.RegisterHint(Hints()...) }

// Hints are the hints that a solver needs for a circuit using this package.
func Hints() []solver.Hint { return []solver.Hint{limbsHint, readHint, multiplicityHint} }

var errHintShape = errors.New("lookup: wrong number of hint inputs or outputs")

// limbsHint gives the limbs of the second input above the lowest, each as wide as the first input says.
func limbsHint(_ *big.Int, in, out []*big.Int) error {
	if len(in) != 2 || !in[0].IsInt64() {
		return errHintShape
	}
	bits := uint(in[0].Int64())
	mask := big.NewInt(1<<bits - 1)
	rest := new(big.Int).Set(in[1])
	for i := range out {
		rest.Rsh(rest, bits)
		out[i].And(rest, mask)
	}
	return nil
}

// readHint gives the row that the first input names, of the rows that follow; zeros if there is none.
func readHint(_ *big.Int, in, out []*big.Int) error {
	if len(out) == 0 || (len(in)-1)%len(out) != 0 {
		return errHintShape
	}
	rows := int64((len(in) - 1) / len(out))
	if !in[0].IsInt64() || in[0].Int64() >= rows {
		return nil
	}
	for j := range out {
		out[j].Set(in[1+int(in[0].Int64())*len(out)+j])
	}
	return nil
}

// multiplicityHint counts limbs (as wide as the first input says, and as many as the second) and then positions; what is
// out of range is not counted.
func multiplicityHint(_ *big.Int, in, out []*big.Int) error {
	if len(in) < 2 || !in[0].IsInt64() || !in[1].IsInt64() || int(in[1].Int64()) > len(in)-2 {
		return errHintShape
	}
	table, limbs := int64(1)<<in[0].Int64(), int(in[1].Int64())
	counts := make([]int64, len(out))
	if int64(len(counts)) < table {
		return errHintShape
	}
	for i, v := range in[2:] {
		if !v.IsInt64() {
			continue
		}
		k := v.Int64()
		switch {
		case i < limbs && k < table:
			counts[k]++
		case i >= limbs && k >= 1 && k <= int64(len(out))-table:
			counts[table+k-1]++
		}
	}
	for i, c := range counts {
		out[i].SetInt64(c)
	}
	return nil
}
