package koala

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/frontend"
	"github.com/lemma-network/lemma/circuits/lookup"
)

// ExtElement is an extension element, lowest coefficient first.
type ExtElement [4]*Element

// productPoints are where the two cubic factors of an extension product are evaluated; the seventh point is infinity.
var productPoints = [6]int64{0, 1, -1, 2, -2, 3}

// interpolation gives the four coordinates of a product mod X^4 = 3 from the seven pointwise products: row i is what
// each product contributes to coordinate i. The polynomials have degree 6, so this is exact over the scalar field.
var interpolation = func() (out [4][7]*big.Int) {
	inv := invert(vandermonde(), ecc.BN254.ScalarField())
	for i := range out {
		for k := range out[i] {
			c := new(big.Int).Set(inv[i][k])
			if i+4 < 7 {
				c.Add(c, new(big.Int).Mul(big.NewInt(nonResidue), inv[i+4][k]))
			}
			out[i][k] = c.Mod(c, ecc.BN254.ScalarField())
		}
	}
	return out
}()

// vandermonde maps the 7 coefficients of a product to its values at the 7 points.
func vandermonde() (m [7][7]*big.Int) {
	for r, x := range productPoints {
		for c := range m[r] {
			m[r][c] = new(big.Int).Exp(big.NewInt(x), big.NewInt(int64(c)), nil)
		}
	}
	for c := range m[6] {
		m[6][c] = big.NewInt(int64(c / 6))
	}
	return m
}

// invert is m's inverse mod q by Gauss-Jordan elimination.
func invert(m [7][7]*big.Int, q *big.Int) (out [7][7]*big.Int) {
	for i := range out {
		for j := range out {
			out[i][j] = big.NewInt(0)
		}
		out[i][i] = big.NewInt(1)
	}
	axpy := func(row *[7]*big.Int, k *big.Int, from [7]*big.Int) {
		for j := range row {
			t := new(big.Int).Mul(k, from[j])
			row[j] = t.Mod(t.Sub(row[j], t), q)
		}
	}
	for c := range m {
		pivot := c
		for new(big.Int).Mod(m[pivot][c], q).Sign() == 0 {
			pivot++
		}
		m[c], m[pivot], out[c], out[pivot] = m[pivot], m[c], out[pivot], out[c]
		k := new(big.Int).ModInverse(m[c][c], q)
		for j := range m {
			m[c][j] = new(big.Int).Mod(new(big.Int).Mul(m[c][j], k), q)
			out[c][j] = new(big.Int).Mod(new(big.Int).Mul(out[c][j], k), q)
		}
		for r := range m {
			if r != c {
				k := new(big.Int).Set(m[r][c])
				axpy(&m[r], k, m[c])
				axpy(&out[r], k, out[c])
			}
		}
	}
	return out
}

// AddExt is a+b.
func (f *Field) AddExt(a, b ExtElement) (c ExtElement) {
	for i := range c {
		c[i] = f.Add(a[i], b[i])
	}
	return c
}

// SubExt is a-b.
func (f *Field) SubExt(a, b ExtElement) (c ExtElement) {
	for i := range c {
		c[i] = f.Sub(a[i], b[i])
	}
	return c
}

// NegExt is -a.
func (f *Field) NegExt(a ExtElement) (c ExtElement) {
	for i := range c {
		c[i] = f.Neg(a[i])
	}
	return c
}

// Scale is a·b.
func (f *Field) Scale(a ExtElement, b *Element) (c ExtElement) {
	for i := range c {
		c[i] = f.Mul(a[i], b)
	}
	return c
}

// Embed is a as an extension element.
func (f *Field) Embed(a *Element) ExtElement {
	zero := f.small(0)
	return ExtElement{a, zero, zero, zero}
}

func (a ExtElement) isBase() bool { return a[1].isZero() && a[2].isZero() && a[3].isZero() }

func (a ExtElement) isConstant() bool {
	return a[0].constant != nil && a[1].constant != nil && a[2].constant != nil && a[3].constant != nil
}

// productBound bounds coordinate i of the product of factors bounded by a and b.
func productBound(a, b ExtElement, i int) *big.Int {
	sum := new(big.Int)
	for j := range a {
		for k := range b {
			if (j+k)%4 != i {
				continue
			}
			t := new(big.Int).Mul(a[j].Max, b[k].Max)
			if j+k >= 4 {
				t.Mul(t, big.NewInt(nonResidue))
			}
			sum.Add(sum, t)
		}
	}
	return sum
}

// MulExt is a·b: seven constraints.
func (f *Field) MulExt(a, b ExtElement) (c ExtElement) {
	switch {
	case b.isBase():
		return f.Scale(a, b[0])
	case a.isBase():
		return f.Scale(b, a[0])
	case a.isConstant() && b.isConstant():
		return f.constantProduct(a, b)
	}
	f.fitProduct(func() *big.Int {
		worst := new(big.Int)
		for i := range 4 {
			if p := productBound(a, b, i); p.Cmp(worst) > 0 {
				worst = p
			}
		}
		return worst
	}, a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3])
	var products [7]frontend.Variable
	for k := range products {
		products[k] = f.api.Mul(f.at(a, k), f.at(b, k))
		if !a.isConstant() && !b.isConstant() {
			f.Stats.Products++
		}
	}
	for i := range c {
		c[i] = newElement(f.combine(interpolation[i], products), productBound(a, b, i))
	}
	return c
}

// at is the cubic a's value at point k.
func (f *Field) at(a ExtElement, k int) frontend.Variable {
	if k == 6 {
		return a[3].V
	}
	x := productPoints[k]
	if x == 0 {
		return a[0].V
	}
	return f.api.Add(a[0].V, f.api.Mul(a[1].V, x), f.api.Mul(a[2].V, x*x), f.api.Mul(a[3].V, x*x*x))
}

func (f *Field) combine(row [7]*big.Int, v [7]frontend.Variable) frontend.Variable {
	terms := make([]frontend.Variable, 0, 7)
	for k, c := range row {
		if c.Sign() != 0 {
			terms = append(terms, f.api.Mul(v[k], c))
		}
	}
	return f.api.Add(terms[0], terms[1], terms[2:]...)
}

func (f *Field) constantProduct(a, b ExtElement) (c ExtElement) {
	for i := range c {
		c[i] = f.small(0)
	}
	for j := range a {
		for k := range b {
			t := f.Mul(a[j], b[k])
			if j+k >= 4 {
				t = f.Mul(t, f.small(nonResidue))
			}
			c[(j+k)%4] = f.Add(c[(j+k)%4], t)
		}
	}
	return c
}

// InverseExt is 1/a; a = 0 has no solution.
func (f *Field) InverseExt(a ExtElement) (inv ExtElement) {
	f.Stats.Inverses++
	v := f.hint(extInverseHint, 4, a[0].V, a[1].V, a[2].V, a[3].V)
	for i := range inv {
		f.checks.Range(v[i], WordBits)
		inv[i] = newElement(v[i], new(big.Int).SetUint64(1<<WordBits-1))
	}
	f.AssertEqualExt(f.MulExt(a, inv), f.Embed(f.small(1)))
	return inv
}

// AssertEqualExt constrains a = b.
func (f *Field) AssertEqualExt(a, b ExtElement) {
	for i := range a {
		f.AssertEqual(a[i], b[i])
	}
}

// SelectExt is a if bit is 1 and b if bit is 0; the caller constrains bit to be boolean.
func (f *Field) SelectExt(bit frontend.Variable, a, b ExtElement) (c ExtElement) {
	for i := range c {
		c[i] = f.Select(bit, a[i], b[i])
	}
	return c
}

// Other is the one of a and b that selected, made by SelectExt of the two, is not: it costs nothing. It panics if selected
// is not that, or if one of the three was reduced since, which changes its integer.
func (f *Field) Other(a, b, selected ExtElement) (c ExtElement) {
	for i := range c {
		if of := selected[i].of; of != [2]*int{a[i].base, b[i].base} && of != [2]*int{b[i].base, a[i].base} {
			panic("koala: Other needs the elements that were selected, as they were")
		}
		max := a[i].Max
		if b[i].Max.Cmp(max) > 0 {
			max = b[i].Max
		}
		c[i] = newElement(f.api.Sub(f.api.Add(a[i].V, b[i].V), selected[i].V), max)
		c[i].of = selected[i].of
	}
	return c
}

// EqFactor is x if bit is 1 and 1-x if bit is 0; the caller constrains bit to be boolean.
func (f *Field) EqFactor(bit frontend.Variable, x ExtElement) ExtElement {
	return f.SelectExt(bit, x, f.SubExt(f.Embed(f.small(1)), x))
}

// EqTable holds, for a few extension elements x_0, x_1, ..., the products of x_j or 1-x_j for every choice of bits.
type EqTable struct {
	table *lookup.Table
	max   [4]*big.Int
}

// NewEqTable makes the table of x: 2^len(x) rows, and as many products.
func (f *Field) NewEqTable(x []ExtElement) *EqTable {
	entries := []ExtElement{f.Embed(f.small(1))}
	for _, xj := range x { // entry i of the first half has bit j clear, of the second set
		for _, e := range entries {
			entries = append(entries, f.MulExt(e, xj))
		}
		half := len(entries) / 2
		for i, e := range entries[:half] {
			for _, c := range entries[half+i] {
				f.Shrink(c)
			}
			entries[i] = f.SubExt(e, entries[half+i])
		}
	}
	t := &EqTable{}
	rows := make([][]frontend.Variable, len(entries))
	for i, e := range entries {
		for j, c := range e {
			rows[i] = append(rows[i], c.V)
			if t.max[j] == nil || c.Max.Cmp(t.max[j]) > 0 {
				t.max[j] = c.Max
			}
		}
	}
	t.table = f.checks.NewTable(rows)
	return t
}

// Product is the product, over all j, of x_j where bit j is 1 and 1-x_j where it is 0: five constraints. The bits are
// elements that AssertBoolean holds for, the table's first first.
func (f *Field) Product(t *EqTable, bits []*Element) (c ExtElement) {
	index := frontend.Variable(0)
	for j, b := range bits {
		if b.Max.Cmp(big.NewInt(1)) > 0 {
			panic("koala: an index of a table needs bits that are constrained to 0 or 1")
		}
		index = f.api.Add(index, f.api.Mul(b.V, 1<<j))
	}
	for i, v := range t.table.Read(index) {
		c[i] = newElement(v, t.max[i])
	}
	return c
}

// Shrink reduces e if it is longer than a reduced element.
func (f *Field) Shrink(e *Element) {
	if e.constant == nil && e.Max.BitLen() > WordBits+1 {
		f.reduce(e)
	}
}

// Permute is the width-16 Poseidon2 permutation.
func (f *Field) Permute(s *[16]*Element) {
	f.external(s)
	for r, rc := range roundConstants {
		full := r < fullRounds/2 || r >= fullRounds/2+partialRounds
		for i, c := range rc {
			x := f.Add(s[i], f.small(int64(c)))
			s[i] = f.Mul(f.Mul(x, x), x)
		}
		if full {
			f.external(s)
			continue
		}
		sum := f.small(0)
		for _, e := range s {
			sum = f.Add(sum, e)
		}
		sum = f.Mul(sum, f.small(montInverse))
		for i := range s {
			s[i] = f.Add(f.Mul(s[i], f.small(int64(diagonal[i]*montInverse%Modulus))), sum)
		}
	}
}

func (f *Field) external(s *[16]*Element) {
	var t [16]*Element
	for i := range s {
		t[i] = f.small(0)
		for j := range 4 {
			t[i] = f.Add(t[i], f.Mul(s[i/4*4+j], f.small(int64(block[i%4][j]))))
		}
	}
	for i := range s {
		s[i] = t[i]
		for k := i % 4; k < 16; k += 4 {
			s[i] = f.Add(s[i], t[k])
		}
	}
}
