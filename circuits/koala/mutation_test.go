package koala

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/consensys/gnark/frontend"
	"github.com/lemma-network/lemma/circuits/internal/mutate"
)

// nearInverse answers with an element whose product with the input is 1 + X^k, so that one coordinate alone is wrong.
var nearInverse = mutate.Kind{Name: "wrong in one coordinate of the product", Wrong: func(m mutate.Mutation) bool {
	if m.Hint != "koala.extInverseHint" {
		return false
	}
	unit := bigs(1, 0, 0, 0)
	unit[m.Output].Add(unit[m.Output], big.NewInt(1))
	for i, v := range mulX(m.Out, unit) {
		m.Out[i].Set(mod(v))
	}
	return true
}}

func (g *trial) suite(t *testing.T, calls int, in, out []*big.Int) *mutate.Report {
	t.Helper()
	s := &mutate.Suite{CS: g.compile(t, len(out)), Witness: assignClaim(t, in, out), Kinds: append(mutate.Kinds(), nearInverse), Harmless: mutate.SameElement, Calls: calls, Outputs: 8, Seed: 3}
	report, err := s.Run()
	if err != nil {
		t.Fatalf("%s: %v", g.name, err)
	}
	for _, err := range report.Broken {
		t.Errorf("%s: not refused by a constraint: %v", g.name, err)
	}
	return report
}

// TestEveryHintIsConstrained gives hints of each gadget wrong answers: refused, or the same element. The gadgets with hints
// of their own have every call mutated, in TestSuiteFindsWeakGadgets.
func TestEveryHintIsConstrained(t *testing.T) {
	total, calls := &mutate.Report{}, 12
	if testing.Short() {
		calls = 3
	}
	for _, g := range trials() {
		in := g.random(rand.New(rand.NewPCG(8, 9)))
		report := g.suite(t, calls, in, eachMod(g.want(in)))
		for _, s := range report.Survivors {
			t.Errorf("%s: accepted: %+v", g.name, s)
		}
		total.Merge(report)
	}
	for _, name := range []string{"koala.remainderHint", "koala.canonicalHint", "koala.inverseHint", "koala.extInverseHint", "lookup.limbsHint", "lookup.readHint", "lookup.multiplicityHint"} {
		if total.ByHint[name] == nil || total.ByHint[name].Refused == 0 {
			t.Errorf("%s was not mutated", name)
		}
	}
	if c := total.ByHint["koala.remainderHint"]; c != nil && c.Harmless == 0 {
		t.Error("no remainder had a second representative: the rule for harmless answers is not exercised")
	}
	t.Logf("\n%s", total)
}

// TestSuiteFindsWeakGadgets runs the mutations on gadgets that each lack one check; the suite must report every one, and
// none of the whole gadgets beside them.
func TestSuiteFindsWeakGadgets(t *testing.T) {
	square := func(f *Field, in []*Element) *Element { return f.Mul(f.Mul(in[0], in[0]), f.Mul(in[0], in[0])) }
	remainder := func(f *Field, e *Element) frontend.Variable {
		r := f.hint(canonicalHint, 1, e.V)[0]
		f.checks.Range(r, WordBits)
		return r
	}
	quotient := func(f *Field, e *Element, r frontend.Variable, bits int) {
		inverse := new(big.Int).ModInverse(ModulusBig(), scalars)
		f.checks.Range(f.api.Mul(f.api.Sub(e.V, r), inverse), bits)
	}
	for name, c := range map[string]struct {
		weak bool
		f    func(f *Field, in []*Element)
	}{
		"reduction":                           {false, func(f *Field, in []*Element) { f.reduce(square(f, in)) }},
		"reduction without its quotient":      {true, func(f *Field, in []*Element) { remainder(f, square(f, in)) }},
		"quotient of 240 bits":                {true, func(f *Field, in []*Element) { e := square(f, in); quotient(f, e, remainder(f, e), 240) }},
		"canonical form":                      {false, func(f *Field, in []*Element) { f.Canonical(square(f, in)) }},
		"canonical form without its bound":    {true, func(f *Field, in []*Element) { e := square(f, in); quotient(f, e, remainder(f, e), 208) }},
		"inverse":                             {false, func(f *Field, in []*Element) { f.Inverse(in[0]) }},
		"inverse without its product":         {true, func(f *Field, in []*Element) { f.checks.Range(f.hint(inverseHint, 1, in[0].V)[0], WordBits) }},
		"ext inverse":                         {false, func(f *Field, in []*Element) { f.InverseExt(toExt(in)) }},
		"ext inverse, one coordinate missing": {true, weakInverseExt},
		"inverse of any size": {true, func(f *Field, in []*Element) {
			inv := newElement(f.hint(inverseHint, 1, in[2].V)[0], new(big.Int).SetUint64(1<<WordBits-1))
			f.AssertEqual(f.Mul(in[2], inv), f.small(1)) // a small element: its quotient leaves room
		}},
		"reduction whose remainder has no range": {true, func(f *Field, in []*Element) {
			e := square(f, in)
			quotient(f, e, f.hint(remainderHint, 1, e.V)[0], 208)
		}},
	} {
		g := &trial{name: name, canonical: 4, f: func(f *Field, in []*Element, _ []frontend.Variable) []*Element { c.f(f, in); return nil }}
		report := g.suite(t, 0, bigs(1234567890, 7654321, 3, Modulus-1), nil)
		if found := len(report.Survivors) > 0; found != c.weak {
			t.Errorf("%s: %d mutations survive, weak is %t: %+v", name, len(report.Survivors), c.weak, report.Survivors)
		}
		t.Logf("%s: %d of %d mutations survive", name, len(report.Survivors), report.Total().Mutations)
	}
}

// weakInverseExt forgets to compare the product's last coordinate.
func weakInverseExt(f *Field, in []*Element) {
	var inv ExtElement
	for i, v := range f.hint(extInverseHint, 4, in[0].V, in[1].V, in[2].V, in[3].V) {
		f.checks.Range(v, WordBits)
		inv[i] = newElement(v, new(big.Int).SetUint64(1<<WordBits-1))
	}
	one := f.Embed(f.small(1))
	for i, c := range f.MulExt(toExt(in), inv) {
		if i < 3 {
			f.AssertEqual(c, one[i])
		}
	}
}
