package koala

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/test"
	"github.com/lemma-network/lemma/circuits/lookup"
)

var edges = []Felt{0, 1, 2, Modulus - 1, Modulus - 2, 1 << 24, 127 << 24, 1<<30 + 12345}

func randomFelt(r *rand.Rand) Felt {
	if r.IntN(3) == 0 {
		return edges[r.IntN(len(edges))]
	}
	return Felt(r.Uint64N(Modulus))
}

func randomExt(r *rand.Rand) Ext {
	return Ext{randomFelt(r), randomFelt(r), randomFelt(r), randomFelt(r)}
}

func TestNativeFieldAgainstBigInt(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	p := ModulusBig()
	for range 2000 {
		a, b := randomFelt(r), randomFelt(r)
		x, y := new(big.Int).SetUint64(uint64(a)), new(big.Int).SetUint64(uint64(b))
		for name, c := range map[string]struct {
			got  Felt
			want *big.Int
		}{
			"add": {a.Add(b), new(big.Int).Add(x, y)}, "sub": {a.Sub(b), new(big.Int).Sub(x, y)}, "mul": {a.Mul(b), new(big.Int).Mul(x, y)},
		} {
			if c.want.Mod(c.want, p).Uint64() != uint64(c.got) {
				t.Fatalf("%s(%d, %d) = %d, want %s", name, a, b, c.got, c.want)
			}
		}
		if a != 0 && a.Mul(a.Inv()) != 1 {
			t.Fatalf("%d · 1/%d != 1", a, a)
		}
		e := randomExt(r)
		if (e != Ext{}) && e.Mul(e.Inv()) != (Ext{1}) {
			t.Fatalf("%v · 1/%v != 1", e, e)
		}
	}
	if x := (Ext{0, 1}); x.Mul(x).Mul(x.Mul(x)) != (Ext{nonResidue}) {
		t.Fatal("X^4 is not 3")
	}
}

// gadget runs f on elements made of In, and on constants; Out are the coordinates it must give.
type gadget struct {
	In, Out []frontend.Variable
	f       *program `gnark:"-"`
}

// program is a pointer so that gnark's test engine can compare copies of the circuit.
type program struct {
	run func(*Field, []*Element) []*Element
}

func (g *gadget) Define(api frontend.API) error {
	field := NewField(api, lookup.New(api, 8))
	in := make([]*Element, len(g.In))
	for i := range in {
		in[i] = field.Input(g.In[i])
	}
	for i, e := range g.f.run(field, in) {
		api.AssertIsEqual(field.Canonical(e), g.Out[i])
	}
	field.Finish()
	return nil
}

func assignment(in, out []Felt) *gadget {
	g := &gadget{}
	for _, v := range in {
		g.In = append(g.In, uint64(v))
	}
	for _, v := range out {
		g.Out = append(g.Out, uint64(v))
	}
	return g
}

func check(t *testing.T, in, out []Felt, f func(*Field, []*Element) []*Element) {
	t.Helper()
	shape := &gadget{In: make([]frontend.Variable, len(in)), Out: make([]frontend.Variable, len(out)), f: &program{f}}
	if err := test.IsSolved(shape, assignment(in, out), ecc.BN254.ScalarField()); err != nil {
		t.Errorf("in %v: %v", in, err)
	}
	wrong := append([]Felt{}, out...)
	wrong[len(wrong)-1] = wrong[len(wrong)-1].Add(1)
	if test.IsSolved(shape, assignment(in, wrong), ecc.BN254.ScalarField()) == nil {
		t.Errorf("in %v: a wrong answer was accepted", in)
	}
}

func toExt(e []*Element) ExtElement { return ExtElement{e[0], e[1], e[2], e[3]} }

// TestLongChains drives bounds past every limit: sums, differences and products that are never reduced by hand.
func TestLongChains(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 3 {
		a, b := randomExt(r), randomExt(r)
		want, other := a, b
		for range 12 {
			want, other = want.Mul(other).Sub(b), other.Add(want).Scale(want[1])
		}
		want = want.Add(other.Mul(Ext{5, 0, 7, 1}))
		check(t, append(a[:], b[:]...), want[:], func(f *Field, in []*Element) []*Element {
			x, y := toExt(in[:4]), toExt(in[4:])
			w, o := x, y
			for range 12 {
				w, o = f.SubExt(f.MulExt(w, o), y), f.Scale(f.AddExt(o, w), w[1])
			}
			w = f.AddExt(w, f.MulExt(o, ExtElement{f.small(5), f.small(0), f.small(7), f.small(1)}))
			return w[:]
		})
	}
}

func TestInversesAndSelects(t *testing.T) {
	a, b := Ext{3, Modulus - 1, 0, 12}, Ext{9, 8, 7, 6}
	want := append([]Felt{Felt(12).Inv()}, toSlice(a.Inv())...)
	want = append(append(want, toSlice(a)...), toSlice(Ext{1}.Sub(b))...)
	check(t, append(a[:], b[:]...), want, func(f *Field, in []*Element) []*Element {
		x, y := toExt(in[:4]), toExt(in[4:])
		inv, sel, eq := f.InverseExt(x), f.SelectExt(1, x, y), f.EqFactor(0, y)
		out := append([]*Element{f.Inverse(x[3])}, inv[:]...)
		return append(append(out, sel[:]...), eq[:]...)
	})
	// Elements that differ by a constant are selected without a constraint, in both directions.
	check(t, []Felt{7, 1, 0}, []Felt{107, 9, 9, 107}, func(f *Field, in []*Element) []*Element {
		in[0] = f.Add(in[0], f.small(2))
		far := f.Add(f.Add(in[0], f.small(1)), f.small(97))
		return []*Element{f.Select(in[1].V, far, in[0]), f.Select(in[2].V, far, in[0]), f.Select(in[1].V, in[0], far), f.Select(in[2].V, in[0], far)}
	})
}

func toSlice(e Ext) []Felt { return e[:] }

func TestPermutationFormsAgree(t *testing.T) {
	var s [16]Felt
	for i := range s {
		s[i] = Felt(i * i)
	}
	in := append([]Felt{}, s[:]...)
	Permute(&s)
	check(t, in, s[:], func(f *Field, in []*Element) []*Element {
		s := [16]*Element(in)
		f.Permute(&s)
		return s[:]
	})
}

// compiled is a circuit that only asserts, ready to be solved on many inputs.
type compiled struct {
	t  *testing.T
	cs constraint.ConstraintSystem
}

func compile(t *testing.T, inputs int, f func(*Field, []*Element)) compiled {
	t.Helper()
	run := func(field *Field, e []*Element) []*Element { f(field, e); return nil }
	cs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &gadget{In: make([]frontend.Variable, inputs), f: &program{run}})
	if err != nil {
		t.Fatal(err)
	}
	return compiled{t, cs}
}

// refuses reports whether the solver refuses in.
func (c compiled) refuses(in []frontend.Variable) bool {
	c.t.Helper()
	w, err := frontend.NewWitness(&gadget{In: in}, ecc.BN254.ScalarField())
	if err != nil {
		c.t.Fatal(err)
	}
	return c.cs.IsSolved(w) != nil
}

func TestInputMustBeCanonical(t *testing.T) {
	c := compile(t, 1, func(f *Field, in []*Element) { f.Mul(in[0], in[0]) })
	r := ecc.BN254.ScalarField()
	for _, k := range []struct {
		v    frontend.Variable
		fail bool
	}{
		{0, false}, {Modulus - 1, false}, {Modulus, true}, {Modulus + 1, true}, {uint64(1<<32 - 1), true}, {uint64(1 << 32), true},
		{new(big.Int).Sub(r, big.NewInt(1)), true}, {new(big.Int).Sub(r, big.NewInt(Modulus)), true},
	} {
		if got := c.refuses([]frontend.Variable{k.v}); got != k.fail {
			t.Errorf("input %v: refused %t, want %t", k.v, got, k.fail)
		}
	}
}

func TestAssertions(t *testing.T) {
	equal := func(f *Field, in []*Element) { f.AssertEqual(f.Mul(in[0], in[0]), f.Mul(in[1], in[1])) }
	differ := func(f *Field, in []*Element) { f.AssertDifferent(f.Mul(in[0], in[0]), f.Mul(in[1], in[1])) }
	invert := func(f *Field, in []*Element) { f.Inverse(f.Sub(in[0], in[1])) }
	invertExt := func(f *Field, in []*Element) {
		d := f.Sub(in[0], in[1])
		f.InverseExt(ExtElement{d, d, d, d})
	}
	boolean := func(f *Field, in []*Element) { f.AssertBoolean(in[0]) }
	type pair struct {
		a, b int
		fail bool
	}
	for _, c := range []struct {
		name  string
		f     func(*Field, []*Element)
		pairs []pair
	}{
		{"equal", equal, []pair{{5, Modulus - 5, false}, {5, 6, true}, {0, 0, false}}},
		{"different", differ, []pair{{5, 6, false}, {5, Modulus - 5, true}}},
		{"inverse", invert, []pair{{5, 6, false}, {5, 5, true}}},
		{"ext inverse", invertExt, []pair{{5, 6, false}, {5, 5, true}}},
		{"boolean", boolean, []pair{{1, 0, false}, {2, 0, true}, {Modulus - 1, 0, true}}},
	} {
		cs := compile(t, 2, c.f)
		for _, p := range c.pairs {
			if got := cs.refuses([]frontend.Variable{p.a, p.b}); got != p.fail {
				t.Errorf("%s(%d, %d): refused %t, want %t", c.name, p.a, p.b, got, p.fail)
			}
		}
	}
}

func TestBoundsNeverPassTheLimit(t *testing.T) {
	f := &boundProbe{t: t, A: 1, B: 2}
	if err := test.IsSolved(&boundProbe{t: t}, f, ecc.BN254.ScalarField()); err != nil {
		t.Fatal(err)
	}
}

type boundProbe struct {
	A, B frontend.Variable
	t    *testing.T `gnark:"-"`
}

func (c *boundProbe) Define(api frontend.API) error {
	f := NewField(api, lookup.New(api, 8))
	x, y := f.Input(c.A), f.Input(c.B)
	for i := range 400 {
		switch i % 4 {
		case 0:
			x = f.Mul(x, f.small(Modulus-1))
		case 1:
			x = f.Add(x, x)
		case 2:
			y = f.Sub(y, x)
		case 3:
			x = f.Mul(x, y)
		}
		if x.Max.BitLen() > boundBits || y.Max.BitLen() > boundBits {
			c.t.Fatalf("step %d: bounds of %d and %d bits", i, x.Max.BitLen(), y.Max.BitLen())
		}
	}
	for i := range 300 { // sums alone
		if x = f.Add(x, x); x.Max.BitLen() > boundBits {
			c.t.Fatalf("sum %d: a bound of %d bits", i, x.Max.BitLen())
		}
	}
	return nil
}

func TestInterpolationIsExact(t *testing.T) {
	q := ecc.BN254.ScalarField()
	m, inv := vandermonde(), invert(vandermonde(), q)
	for i := range m {
		for j := range m {
			sum := new(big.Int)
			for k := range m {
				sum.Add(sum, new(big.Int).Mul(m[i][k], inv[k][j]))
			}
			want := int64(0)
			if i == j {
				want = 1
			}
			if sum.Mod(sum, q).Cmp(big.NewInt(want)) != 0 {
				t.Fatalf("entry %d,%d is %s", i, j, sum)
			}
		}
	}
}
