package koala

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
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/lemma-network/lemma/circuits/internal/mutate"
	"github.com/lemma-network/lemma/circuits/lookup"
)

var scalars = ecc.BN254.ScalarField()

// claim is a circuit that says Out = f(In). Its first canonical inputs are witness words, the others any wires.
type claim struct {
	In, Out   []frontend.Variable
	canonical int    `gnark:"-"`
	g         *trial `gnark:"-"`
}

// trial is a gadget and what it is in big-integer arithmetic.
type trial struct {
	name      string
	canonical int // witness words among the inputs
	wires     int // other inputs
	f         func(f *Field, in []*Element, wires []frontend.Variable) []*Element
	want      func(in []*big.Int) []*big.Int
	inputs    func(r *rand.Rand) []*big.Int // nil: canonical words at random and at edges
}

func (c *claim) Define(api frontend.API) error {
	field := NewField(api, lookup.New(api, 8))
	var in []*Element
	for _, v := range c.In[:c.canonical] {
		in = append(in, field.Input(v))
	}
	for i, e := range c.g.f(field, in, c.In[c.canonical:]) {
		api.AssertIsEqual(field.Canonical(e), c.Out[i])
	}
	field.Finish()
	return nil
}

func bigs(v ...int64) (out []*big.Int) {
	for _, x := range v {
		out = append(out, big.NewInt(x))
	}
	return out
}

func mod(v *big.Int) *big.Int { return new(big.Int).Mod(v, ModulusBig()) }

func (g *trial) random(r *rand.Rand) (in []*big.Int) {
	if g.inputs != nil {
		return g.inputs(r)
	}
	for range g.canonical + g.wires {
		in = append(in, new(big.Int).SetUint64(uint64(randomFelt(r))))
	}
	return in
}

func (g *trial) compile(t *testing.T, outputs int) constraint.ConstraintSystem {
	t.Helper()
	c := &claim{In: make([]frontend.Variable, g.canonical+g.wires), Out: make([]frontend.Variable, outputs), canonical: g.canonical, g: g}
	cs, err := frontend.Compile(scalars, r1cs.NewBuilder, c)
	if err != nil {
		t.Fatal(err)
	}
	return cs
}

func assignClaim(t *testing.T, in, out []*big.Int) witness.Witness {
	t.Helper()
	c := &claim{}
	for _, v := range in {
		c.In = append(c.In, v)
	}
	for _, v := range out {
		c.Out = append(c.Out, v)
	}
	w, err := frontend.NewWitness(c, scalars)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// wide is e made longer by doublings until its bound has bits bits; the value is e·2^n, which it also gives for v.
func wide(f *Field, e *Element, bits int) *Element {
	for e.Max.BitLen() < bits {
		e = f.Add(e, e)
	}
	return e
}

func wideValue(v *big.Int, bits int) *big.Int { return new(big.Int).Lsh(v, uint(bits-31)) }

// mulX is the product of two polynomials mod X^4 = 3, by the school method.
func mulX(a, b []*big.Int) []*big.Int {
	out := bigs(0, 0, 0, 0)
	for i := range 4 {
		for j := range 4 {
			t := new(big.Int).Mul(a[i], b[j])
			if i+j >= 4 {
				t.Mul(t, big.NewInt(3))
			}
			out[(i+j)%4].Add(out[(i+j)%4], t)
		}
	}
	return out
}

func eachMod(v []*big.Int) (out []*big.Int) {
	for _, x := range v {
		out = append(out, mod(x))
	}
	return out
}

func add(a, b *big.Int) *big.Int { return new(big.Int).Add(a, b) }
func sub(a, b *big.Int) *big.Int { return new(big.Int).Sub(a, b) }
func mul(a, b *big.Int) *big.Int { return new(big.Int).Mul(a, b) }

// withBits makes the last n inputs bits.
func withBits(canonical, n int) func(*rand.Rand) []*big.Int {
	return func(r *rand.Rand) (in []*big.Int) {
		for range canonical {
			in = append(in, new(big.Int).SetUint64(uint64(randomFelt(r))))
		}
		for range n {
			in = append(in, big.NewInt(r.Int64N(2)))
		}
		return in
	}
}

// nonZero makes canonical inputs, none of which is zero.
func nonZero(n int) func(*rand.Rand) []*big.Int {
	return func(r *rand.Rand) (in []*big.Int) {
		for range n {
			in = append(in, new(big.Int).SetUint64(1+r.Uint64N(Modulus-1)))
		}
		return in
	}
}

func trials() []*trial {
	list := []*trial{
		{name: "Mul, Add, Sub", canonical: 3, f: func(f *Field, in []*Element, _ []frontend.Variable) []*Element {
			return []*Element{f.Add(f.Mul(in[0], in[1]), in[2]), f.Sub(in[0], in[1]), f.Neg(in[2]), f.Sub(f.small(5), f.Mul(in[0], in[0]))}
		}, want: func(v []*big.Int) []*big.Int {
			return []*big.Int{add(mul(v[0], v[1]), v[2]), sub(v[0], v[1]), sub(big.NewInt(0), v[2]), sub(big.NewInt(5), mul(v[0], v[0]))}
		}},
		{name: "MulExt, Scale, AddExt, SubExt, NegExt", canonical: 9, f: func(f *Field, in []*Element, _ []frontend.Variable) []*Element {
			a, b := toExt(in[:4]), toExt(in[4:8])
			x := f.SubExt(f.AddExt(f.MulExt(a, b), f.Scale(a, in[8])), f.NegExt(f.MulExt(b, b)))
			return x[:]
		}, want: func(v []*big.Int) (out []*big.Int) {
			a, b := v[:4], v[4:8]
			p, q := mulX(a, b), mulX(b, b)
			for i := range 4 {
				out = append(out, add(add(p[i], mul(a[i], v[8])), q[i]))
			}
			return out
		}},
		{name: "MulExt by constants and base elements", canonical: 5, f: func(f *Field, in []*Element, _ []frontend.Variable) []*Element {
			a, k := toExt(in[:4]), ExtElement{f.small(7), f.small(Modulus - 1), f.small(0), f.small(3)}
			x, y := f.MulExt(a, k), f.MulExt(f.Embed(in[4]), a)
			z := f.MulExt(k, k)
			return append(append(x[:], y[:]...), z[:]...)
		}, want: func(v []*big.Int) []*big.Int {
			k := bigs(7, -1, 0, 3)
			return append(append(mulX(v[:4], k), mulX(v[:4], []*big.Int{v[4], big.NewInt(0), big.NewInt(0), big.NewInt(0)})...), mulX(k, k)...)
		}},
		{name: "Inverse, InverseExt", canonical: 4, inputs: nonZero(4), f: func(f *Field, in []*Element, _ []frontend.Variable) []*Element {
			a := toExt(in)
			inv := f.InverseExt(a)
			one := f.MulExt(inv, a)
			return append(one[:], f.Inverse(in[3]))
		}, want: func(v []*big.Int) []*big.Int {
			return append(bigs(1, 0, 0, 0), new(big.Int).ModInverse(v[3], ModulusBig()))
		}},
		{name: "Select, SelectExt, Other, EqFactor", canonical: 8, wires: 1, inputs: withBits(8, 1), f: func(f *Field, in []*Element, w []frontend.Variable) []*Element {
			a, b := toExt(in[:4]), toExt(in[4:])
			near := f.Add(in[0], f.small(12345))
			s := f.SelectExt(w[0], a, b)
			o := f.Other(a, b, s)
			e := f.EqFactor(w[0], a)
			return append(append(append(s[:], o[:]...), e[:]...), f.Select(w[0], near, in[0]), f.Select(w[0], in[0], near))
		}, want: func(v []*big.Int) []*big.Int {
			a, b, bit := v[:4], v[4:8], v[8].Sign() == 1
			s, o, near := b, a, add(v[0], big.NewInt(12345))
			e := []*big.Int{sub(big.NewInt(1), a[0]), sub(big.NewInt(0), a[1]), sub(big.NewInt(0), a[2]), sub(big.NewInt(0), a[3])}
			x, y := v[0], near
			if bit {
				s, o, e, x, y = a, b, a, near, v[0]
			}
			return append(append(append(append([]*big.Int{}, s...), o...), e...), x, y)
		}},
		{name: "EqTable, Product", canonical: 15, inputs: withBits(12, 3), f: func(f *Field, in []*Element, _ []frontend.Variable) []*Element {
			bits := in[12:15]
			for _, b := range bits {
				f.AssertBoolean(b)
			}
			x := []ExtElement{toExt(in[:4]), toExt(in[4:8]), toExt(in[8:12])}
			table := f.NewEqTable(x)
			p, q := f.Product(table, bits), f.Product(table, []*Element{bits[2], bits[0], bits[1]})
			return append(p[:], q[:]...)
		}, want: func(v []*big.Int) []*big.Int {
			product := func(bits ...*big.Int) []*big.Int {
				out := bigs(1, 0, 0, 0)
				for j, b := range bits {
					x := v[4*j : 4*j+4]
					if b.Sign() == 0 {
						x = []*big.Int{sub(big.NewInt(1), x[0]), sub(big.NewInt(0), x[1]), sub(big.NewInt(0), x[2]), sub(big.NewInt(0), x[3])}
					}
					out = eachMod(mulX(out, x))
				}
				return out
			}
			return append(product(v[12], v[13], v[14]), product(v[14], v[12], v[13])...)
		}},
		{name: "Permute", canonical: 16, f: func(f *Field, in []*Element, _ []frontend.Variable) []*Element {
			s := [16]*Element(in)
			f.Permute(&s)
			return s[:]
		}, want: func(v []*big.Int) (out []*big.Int) {
			var s [16]Felt
			for i := range s {
				s[i] = Felt(v[i].Uint64())
			}
			Permute(&s)
			for _, x := range s {
				out = append(out, big.NewInt(int64(x)))
			}
			return out
		}},
	}
	for _, bits := range []int{33, 64, 172, 173, 200, 237, boundBits} {
		list = append(list, &trial{name: fmt.Sprintf("operands of %d bits", bits), canonical: 4, f: func(f *Field, in []*Element, _ []frontend.Variable) []*Element {
			a, b := wide(f, in[0], bits), wide(f, in[1], bits)
			c := f.Mul(wide(f, in[2], bits), wide(f, in[3], bits))
			return []*Element{f.Add(a, b), f.Sub(a, b), f.Neg(a), f.Mul(a, b), c}
		}, want: func(v []*big.Int) []*big.Int {
			a, b := wideValue(v[0], bits), wideValue(v[1], bits)
			return []*big.Int{add(a, b), sub(a, b), sub(big.NewInt(0), a), mul(a, b), mul(wideValue(v[2], bits), wideValue(v[3], bits))}
		}})
	}
	return list
}

// TestGadgetsAgainstIntegers gives every gadget random and extreme inputs; it must give what integers give, and nothing
// else.
func TestGadgetsAgainstIntegers(t *testing.T) {
	for _, g := range trials() {
		r := rand.New(rand.NewPCG(11, 12))
		outputs := len(g.want(g.random(r)))
		cs := g.compile(t, outputs)
		for range 8 {
			in := g.random(r)
			out := eachMod(g.want(in))
			if err := cs.IsSolved(assignClaim(t, in, out)); err != nil {
				t.Errorf("%s of %v: the integers' answer is refused: %v", g.name, in, err)
			}
			i := r.IntN(outputs)
			for _, delta := range []int64{1, Modulus, -Modulus} {
				wrong := append([]*big.Int{}, out...)
				wrong[i] = add(wrong[i], big.NewInt(delta))
				if cs.IsSolved(assignClaim(t, in, wrong)) == nil {
					t.Errorf("%s of %v: output %d may be off by %d", g.name, in, i, delta)
				}
			}
		}
	}
}

// TestReductionAtItsBounds: a wire of any integer up to its bound has the canonical form that division gives, and one that
// is negative as an integer is refused.
func TestReductionAtItsBounds(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for _, bits := range []int{31, 32, 33, 64, 172, 207, 237, boundBits} {
		limit := new(big.Int).Lsh(big.NewInt(1), uint(bits))
		g := &trial{wires: 1, f: func(f *Field, _ []*Element, w []frontend.Variable) []*Element {
			e := f.Known(w[0], limit)
			again := f.Known(w[0], limit)
			f.Shrink(again)
			f.AssertEqual(e, again)
			return []*Element{e}
		}}
		cs := g.compile(t, 1)
		solves := func(v, out *big.Int) bool { return cs.IsSolved(assignClaim(t, []*big.Int{v}, []*big.Int{out})) == nil }
		top := sub(limit, big.NewInt(1))
		multiple := mul(new(big.Int).Div(top, ModulusBig()), ModulusBig())
		for _, v := range []*big.Int{big.NewInt(0), big.NewInt(1), big.NewInt(Modulus - 1), mod(top), top, multiple, sub(multiple, big.NewInt(1)), mutate.Random(random, limit)} {
			if v.Sign() >= 0 && !solves(v, mod(v)) {
				t.Errorf("%d bits: %s is refused", bits, v)
			}
			if solves(v, add(mod(v), ModulusBig())) {
				t.Errorf("%d bits: %s has a canonical form past p", bits, v)
			}
		}
		for _, v := range []*big.Int{sub(scalars, big.NewInt(1)), sub(scalars, ModulusBig()), sub(scalars, top), new(big.Int).Rsh(scalars, 1)} {
			if solves(v, mod(v)) || solves(v, mod(sub(v, scalars))) {
				t.Errorf("%d bits: the negative %s is accepted", bits, sub(v, scalars))
			}
		}
	}
}

// TestTheBoundsHold is the arithmetic behind boundBits: the widest quotient times p, and a remainder, stay below the scalar
// field, and one limb more would not.
func TestTheBoundsHold(t *testing.T) {
	for _, limbBits := range []int{8, 16} {
		a := 208 / limbBits * limbBits
		if a != 208 {
			t.Fatalf("a quotient of 208 bits is not whole limbs of %d", limbBits)
		}
		widest := add(mul(sub(new(big.Int).Lsh(big.NewInt(1), 208), big.NewInt(1)), ModulusBig()), big.NewInt(1<<WordBits-1))
		if widest.BitLen() > 240 || widest.Cmp(scalars) >= 0 {
			t.Errorf("quotient·p + remainder has %d bits", widest.BitLen())
		}
	}
	top := sub(new(big.Int).Lsh(big.NewInt(1), boundBits), big.NewInt(1))
	if n := new(big.Int).Div(top, ModulusBig()).BitLen(); n > 208 {
		t.Errorf("an element of %d bits has a quotient of %d bits", boundBits, n)
	}
	if (1<<WordBits)/uint64(Modulus) != 2 {
		t.Error("a remainder has other representatives than r, r+p and, for few, r+2p")
	}
}

// TestMisusePanics: a swap's second half needs the very elements of the first.
func TestMisusePanics(t *testing.T) {
	for name, c := range map[string]struct {
		misuse bool
		f      func(f *Field, a, b ExtElement)
	}{
		"as it must be":          {false, func(f *Field, a, b ExtElement) { f.Other(a, b, f.SelectExt(1, a, b)) }},
		"the other way round":    {false, func(f *Field, a, b ExtElement) { f.Other(b, a, f.SelectExt(1, a, b)) }},
		"twice":                  {false, func(f *Field, a, b ExtElement) { f.Other(a, b, f.Other(a, b, f.SelectExt(1, a, b))) }},
		"of something else":      {true, func(f *Field, a, b ExtElement) { f.Other(a, b, f.SelectExt(1, a, f.NegExt(b))) }},
		"of no select":           {true, func(f *Field, a, b ExtElement) { f.Other(a, b, a) }},
		"one was reduced":        {true, func(f *Field, a, b ExtElement) { s := f.SelectExt(1, a, b); f.reduce(a[2]); f.Other(a, b, s) }},
		"the other was":          {true, func(f *Field, a, b ExtElement) { s := f.SelectExt(1, a, b); f.reduce(b[3]); f.Other(a, b, s) }},
		"the selected was":       {true, func(f *Field, a, b ExtElement) { s := f.SelectExt(1, a, b); f.reduce(s[0]); f.Other(a, b, s) }},
		"a constant was reduced": {true, func(f *Field, _, _ ExtElement) { f.reduce(f.small(3)) }},
		"past every bound":       {true, func(f *Field, a, _ ExtElement) { f.multiple(a[0].V, new(big.Int).Lsh(big.NewInt(1), 240)) }},
	} {
		g := &trial{canonical: 8, f: func(f *Field, in []*Element, _ []frontend.Variable) []*Element {
			c.f(f, toExt(in[:4]), toExt(in[4:]))
			return nil
		}}
		err := func() (err error) {
			defer func() {
				if p := recover(); p != nil {
					err = errors.New(fmt.Sprint(p))
				}
			}()
			_, err = frontend.Compile(scalars, r1cs.NewBuilder, &claim{In: make([]frontend.Variable, 8), canonical: 8, g: g})
			return err
		}()
		if misused := err != nil && strings.Contains(err.Error(), "koala: "); misused != c.misuse || (err != nil) != c.misuse {
			t.Errorf("%s: error %v, want misuse %t", name, err, c.misuse)
		}
	}
}
