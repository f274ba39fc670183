package koala

import (
	"errors"
	"math/big"

	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/lemma-network/lemma/circuits/lookup"
)

const (
	// WordBits bounds a remainder: two limbs of a range check.
	WordBits = 32
	// boundBits bounds every element. A quotient then has at most 208 bits (13 limbs), so quotient·p + remainder stays
	// below 2^240 and cannot wrap around the scalar field.
	boundBits = 238
	// productBits is the size past which a product's operands are reduced first: reducing early keeps quotients short.
	productBits = 172
)

// Element is a value mod p, held as a non-negative integer of at most Max that may not be reduced. Constants are
// canonical. Elements are shared by pointer: a reduction changes the integer, never the value mod p.
type Element struct {
	V        frontend.Variable
	Max      *big.Int
	constant *big.Int // the value of a constant, nil otherwise
	// base and offset say that V is the integer of base plus offset; elements with one base differ by a constant.
	base   *int
	offset *big.Int
	// input marks an element that is still its witness wire, boolean one that is constrained to 0 or 1.
	input, boolean bool
	// of are the bases that a selected element was selected of.
	of [2]*int
}

// Stats counts what a Field has emitted: the drivers of the constraint count.
type Stats struct {
	Products, Selects, Booleans, Canonicals, Reductions, Equalities, Inverses, QuotientBits int
}

// Field builds constraints on elements.
type Field struct {
	api    frontend.API
	checks *lookup.Argument
	inputs []*input
	Stats  Stats
}

// input is a witness word: its wire, and the element that was made of it.
type input struct {
	wire frontend.Variable
	e    *Element
}

// NewField makes the field's builder, which proves ranges by checks; api's scalar field must have more than 253 bits. Call
// Finish when the circuit is complete.
func NewField(api frontend.API, checks *lookup.Argument) *Field {
	return &Field{api: api, checks: checks}
}

func newElement(v frontend.Variable, max *big.Int) *Element {
	return &Element{V: v, Max: max, base: new(int), offset: new(big.Int)}
}

// Constant is the element v mod p.
func (f *Field) Constant(v *big.Int) *Element {
	c := new(big.Int).Mod(v, ModulusBig())
	return &Element{V: c, Max: c, constant: c, base: new(int), offset: new(big.Int)}
}

// Known is the element of a wire that the caller has constrained to [0, limit).
func (f *Field) Known(v frontend.Variable, limit *big.Int) *Element {
	return newElement(v, new(big.Int).Sub(limit, big.NewInt(1)))
}

// Constant is the value of a constant, nil of anything else.
func (e *Element) Constant() *big.Int { return e.constant }

func (f *Field) small(v int64) *Element { return f.Constant(big.NewInt(v)) }

func (e *Element) isZero() bool { return e.constant != nil && e.constant.Sign() == 0 }

func (e *Element) isOne() bool {
	return e.constant != nil && e.constant.IsInt64() && e.constant.Int64() == 1
}

// Input is the witness word v. Finish constrains it canonical.
func (f *Field) Input(v frontend.Variable) *Element {
	e := newElement(v, big.NewInt(Modulus-1))
	e.input = true
	f.inputs = append(f.inputs, &input{v, e})
	return e
}

// Finish constrains every input canonical; a word that is known to be 0 or 1 is that already.
func (f *Field) Finish() {
	for _, in := range f.inputs {
		if !(in.e.input && in.e.boolean) {
			f.canonical(in.wire)
		}
	}
	f.inputs = nil
}

// canonical constrains 0 <= v < p: v and p-1-v both fit 32 bits, and only one of them could if v wrapped around.
func (f *Field) canonical(v frontend.Variable) {
	f.Stats.Canonicals++
	f.checks.Range(v, WordBits)
	f.checks.Range(f.api.Sub(Modulus-1, v), WordBits)
}

// Add is a+b.
func (f *Field) Add(a, b *Element) *Element {
	switch {
	case a.isZero():
		return b
	case b.isZero():
		return a
	case a.constant != nil && b.constant != nil:
		return f.Constant(new(big.Int).Add(a.constant, b.constant))
	case a.constant != nil:
		return f.Add(b, a)
	}
	f.fit(func() *big.Int { return new(big.Int).Add(a.Max, b.Max) }, a, b)
	out := newElement(f.api.Add(a.V, b.V), new(big.Int).Add(a.Max, b.Max))
	if b.constant != nil {
		out.base, out.offset = a.base, new(big.Int).Add(a.offset, b.constant)
	}
	return out
}

// fit reduces the largest operand, again and again, until the bound fits boundBits.
func (f *Field) fit(bound func() *big.Int, operands ...*Element) {
	for bound().BitLen() > boundBits {
		f.reduceLargest(operands...)
	}
}

func (f *Field) reduceLargest(operands ...*Element) {
	largest := operands[0]
	for _, e := range operands[1:] {
		if e.Max.Cmp(largest.Max) > 0 {
			largest = e
		}
	}
	f.reduce(largest)
}

// lift is the smallest multiple of p that is at least max.
func lift(max *big.Int) *big.Int {
	q := new(big.Int).Add(max, big.NewInt(Modulus-1))
	q.Div(q, ModulusBig())
	return q.Mul(q, ModulusBig())
}

// Neg is -a.
func (f *Field) Neg(a *Element) *Element {
	if a.constant != nil {
		return f.Constant(new(big.Int).Neg(a.constant))
	}
	f.fit(func() *big.Int { return lift(a.Max) }, a)
	l := lift(a.Max)
	return newElement(f.api.Sub(l, a.V), l)
}

// Sub is a-b.
func (f *Field) Sub(a, b *Element) *Element { return f.Add(a, f.Neg(b)) }

// Mul is a·b.
func (f *Field) Mul(a, b *Element) *Element {
	if a.constant != nil && b.constant != nil {
		return f.Constant(new(big.Int).Mul(a.constant, b.constant))
	}
	if a.constant != nil {
		a, b = b, a
	}
	if b.isZero() {
		return b
	}
	if b.isOne() {
		return a
	}
	bound := func() *big.Int { return new(big.Int).Mul(a.Max, b.Max) }
	f.fitProduct(bound, a, b)
	if b.constant == nil {
		f.Stats.Products++
	}
	return newElement(f.api.Mul(a.V, b.V), bound())
}

// fitProduct reduces operands until the bound fits productBits, as far as reducing helps.
func (f *Field) fitProduct(bound func() *big.Int, operands ...*Element) {
	for bound().BitLen() > productBits {
		reducible := operands[:0:0]
		for _, e := range operands {
			if e.Max.BitLen() > WordBits+1 {
				reducible = append(reducible, e)
			}
		}
		if len(reducible) == 0 {
			break
		}
		f.reduceLargest(reducible...)
	}
	f.fit(bound, operands...)
}

// Select is a if bit is 1 and b if bit is 0; the caller constrains bit to be boolean. Elements that differ by a constant
// cost nothing.
func (f *Field) Select(bit frontend.Variable, a, b *Element) *Element {
	max := a.Max
	if b.Max.Cmp(max) > 0 {
		max = b.Max
	}
	var diff frontend.Variable
	if a.base == b.base {
		diff = new(big.Int).Sub(a.offset, b.offset)
	} else {
		diff = f.api.Sub(a.V, b.V)
		if a.constant == nil || b.constant == nil {
			f.Stats.Selects++
		}
	}
	out := newElement(f.api.Add(b.V, f.api.Mul(bit, diff)), max)
	out.of = [2]*int{a.base, b.base}
	return out
}

// AssertBoolean constrains the integer of a to 0 or 1.
func (f *Field) AssertBoolean(a *Element) {
	if a.Max.Cmp(big.NewInt(1)) <= 0 {
		return
	}
	f.Stats.Booleans++
	f.api.AssertIsBoolean(a.V)
	a.Max, a.boolean = big.NewInt(1), true
}

// reduce replaces the integer of e by one below 2^32 that is equal mod p. The quotient (V-r)/p, taken in the scalar
// field, is checked small, so V = q·p + r holds in the integers.
func (f *Field) reduce(e *Element) {
	if e.constant != nil {
		panic("koala: a constant is never reduced")
	}
	f.Stats.Reductions++
	r := f.hint(remainderHint, 1, e.V)[0]
	f.checks.Range(r, WordBits)
	f.multiple(f.api.Sub(e.V, r), e.Max)
	*e = *newElement(r, new(big.Int).SetUint64(1<<WordBits-1))
}

// multiple constrains v, an integer of at most top, to be a non-negative multiple of p.
func (f *Field) multiple(v frontend.Variable, top *big.Int) {
	q := new(big.Int).Div(top, ModulusBig())
	bits := f.checks.RoundUp(max(q.BitLen(), 1))
	if bits > 208 {
		panic("koala: a quotient would wrap around the scalar field")
	}
	f.Stats.QuotientBits += bits
	inverse := new(big.Int).ModInverse(ModulusBig(), f.api.Compiler().Field())
	f.checks.Range(f.api.Mul(v, inverse), bits)
}

// Canonical is a's one representative below p, as a scalar.
func (f *Field) Canonical(a *Element) frontend.Variable {
	if a.Max.Cmp(big.NewInt(Modulus)) >= 0 {
		f.Stats.Reductions++
		r := f.hint(canonicalHint, 1, a.V)[0]
		f.canonical(r)
		f.multiple(f.api.Sub(a.V, r), a.Max)
		*a = *newElement(r, big.NewInt(Modulus-1))
	}
	return a.V
}

// AssertEqual constrains a = b mod p.
func (f *Field) AssertEqual(a, b *Element) {
	top := big.NewInt(Modulus)
	if a.Max.Cmp(top) < 0 && b.Max.Cmp(top) < 0 {
		f.api.AssertIsEqual(a.V, b.V)
		return
	}
	f.Stats.Equalities++
	d := f.Sub(a, b)
	f.multiple(d.V, d.Max)
}

// AssertDifferent constrains a != b mod p.
func (f *Field) AssertDifferent(a, b *Element) {
	f.api.AssertIsDifferent(f.Canonical(f.Sub(a, b)), 0)
}

// Inverse is 1/a; a = 0 has no solution.
func (f *Field) Inverse(a *Element) *Element {
	f.Stats.Inverses++
	v := f.hint(inverseHint, 1, a.V)[0]
	f.checks.Range(v, WordBits)
	inv := newElement(v, new(big.Int).SetUint64(1<<WordBits-1))
	f.AssertEqual(f.Mul(a, inv), f.small(1))
	return inv
}

func (f *Field) hint(h solver.Hint, n int, in ...frontend.Variable) []frontend.Variable {
	out, err := f.api.Compiler().NewHint(h, n, in...)
	if err != nil {
		panic("koala: " + err.Error()) // the hint's shape is wrong: a bug in this package
	}
	return out
}

func init() { solver.RegisterHint(Hints()...) }

// Hints are the hints that a solver needs for a circuit using this package.
func Hints() []solver.Hint {
	return []solver.Hint{remainderHint, canonicalHint, inverseHint, extInverseHint}
}

var errHintShape = errors.New("koala: wrong number of hint inputs or outputs")

// canonicalHint is remainderHint under another name, since here no other answer is right.
func canonicalHint(r *big.Int, in, out []*big.Int) error { return remainderHint(r, in, out) }

// remainderHint gives the input mod p. A sum of it and a multiple of p is as good an answer while it is below 2^32.
func remainderHint(_ *big.Int, in, out []*big.Int) error {
	if len(in) != 1 || len(out) != 1 {
		return errHintShape
	}
	out[0].Mod(in[0], ModulusBig())
	return nil
}

// inverseHint gives the inverse mod p, 0 for 0.
func inverseHint(_ *big.Int, in, out []*big.Int) error {
	if len(in) != 1 || len(out) != 1 {
		return errHintShape
	}
	out[0].SetUint64(uint64(toFelt(in[0]).Inv()))
	return nil
}

// extInverseHint gives the inverse in the extension, 0 for 0.
func extInverseHint(_ *big.Int, in, out []*big.Int) error {
	if len(in) != 4 || len(out) != 4 {
		return errHintShape
	}
	inv := Ext{toFelt(in[0]), toFelt(in[1]), toFelt(in[2]), toFelt(in[3])}.Inv()
	for i := range out {
		out[i].SetUint64(uint64(inv[i]))
	}
	return nil
}

func toFelt(v *big.Int) Felt { return Felt(new(big.Int).Mod(v, ModulusBig()).Uint64()) }
