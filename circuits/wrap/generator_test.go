package wrap

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/circuits/ops"
)

// generator writes random programs that use every operation and whose assertions all hold.
type generator struct {
	script
	r               *rand.Rand
	w               *ops.Witness
	v, f, e         []string // registers by kind
	bits, selectors []string // felts and vars that are 0 or 1
	one, unit       string   // constants
}

// program is a random list of about so many steps, whose programVKey digests all that it computed, and its witness.
func program(t *testing.T, r *rand.Rand, steps int) (*ops.List, *ops.Witness) {
	g := &generator{r: r, w: &ops.Witness{}}
	g.inputs()
	for range steps {
		if kind := r.IntN(16); kind < 6 {
			g.arithmetic(kind)
		} else {
			g.structure(kind)
		}
	}
	g.chains()
	for _, order := range []string{"bits first", "chunks first", "chunks alone"} {
		g.sums(order)
	}
	return g.list(t, g.digest()), g.w
}

func (g *generator) pick(from []string) string { return from[g.r.IntN(len(from))] }

func (g *generator) inputs() {
	for i := range 4 {
		g.w.Vars = append(g.w.Vars, fr.NewElement(g.r.Uint64()))
		g.w.Felts = append(g.w.Felts, koala.Felt(g.r.Uint64N(koala.Modulus)), koala.Felt(i%2))
		g.w.Exts = append(g.w.Exts, koala.Ext{koala.Felt(g.r.Uint64N(koala.Modulus)), 1, koala.Modulus - 1, koala.Felt(i)})
		g.v = append(g.v, g.to("WitnessV", fmt.Sprint(i)))
		g.f = append(g.f, g.to("WitnessF", fmt.Sprint(2*i)))
		g.e = append(g.e, g.to("WitnessE", fmt.Sprint(i)))
	}
	g.one, g.unit = g.to("ImmF", "1"), g.to("ImmE", "1,0,0,0")
	g.f = append(g.f, g.to("ImmF", "2130706432"), g.to("ImmF", "0"), g.one)
	g.e = append(g.e, g.unit, g.to("ImmE", "7,6,5,2130706432"))
	g.bits = []string{g.to("WitnessF", "1"), g.to("WitnessF", "3")}
	g.selectors = []string{g.to("CircuitFelt2Var", g.bits[0]), g.to("CircuitFelt2Var", g.bits[1])}
	names := g.names(256)
	g.op("Num2BitsV", strings.Join(names, ","), g.v[0], "256")
	g.selectors = append(g.selectors, names[:40]...)
	g.v = append(g.v, names[253], names[255])
}

// names are n fresh register names.
func (g *generator) names(n int) (out []string) {
	g.n++
	for i := range n {
		out = append(out, fmt.Sprintf("r%d-%d", g.n, i))
	}
	return out
}

func (g *generator) arithmetic(kind int) {
	switch kind {
	case 0:
		g.v = append(g.v, g.to([]string{"AddV", "SubV", "MulV"}[g.r.IntN(3)], g.pick(g.v), g.pick(g.v)))
	case 1:
		g.f = append(g.f, g.to([]string{"AddF", "SubF", "MulF"}[g.r.IntN(3)], g.pick(g.f), g.pick(g.f)))
	case 2:
		g.e = append(g.e, g.to([]string{"AddE", "SubE", "MulE", "MulE"}[g.r.IntN(4)], g.pick(g.e), g.pick(g.e)))
	case 3:
		g.e = append(g.e, g.to([]string{"AddEF", "SubEF", "MulEF"}[g.r.IntN(3)], g.pick(g.e), g.pick(g.f)))
	case 4:
		// x² + 3 is never zero: -3 is not a square, since p mod 3 is 2
		d := g.to("AddF", g.to("MulF", g.f[0], g.f[0]), g.to("ImmF", "3"))
		g.f = append(g.f, g.to("DivF", g.pick(g.f), d))
		g.e = append(g.e, g.to("DivEF", g.pick(g.e), d))
	case 5:
		g.e = append(g.e, g.to("DivE", g.pick(g.e), g.e[0]), g.to("InvE", g.e[1]), g.to("NegE", g.pick(g.e)))
	}
}

func (g *generator) structure(kind int) {
	switch kind {
	case 6:
		bit, x, y := g.pick(g.selectors), g.pick(g.v), g.pick(g.v)
		g.v = append(g.v, g.to("SelectV", bit, x, y), g.to("SelectV", bit, y, x))
	case 7:
		x := g.pick(g.f)
		near := g.to("AddF", x, g.to("ImmF", "65536"))
		g.f = append(g.f, g.to("SelectF", g.pick(g.selectors), near, x), g.to("SelectF", g.pick(g.selectors), g.pick(g.f), g.pick(g.f)))
		g.e = append(g.e, g.to("SelectE", g.pick(g.selectors), g.pick(g.e), g.pick(g.e)))
	case 8:
		x := g.to("MulE", g.pick(g.e), g.unit)
		g.op("EqEval", x, g.pick(g.bits), g.pick(g.e))
		g.op("ReduceE", x)
		g.e = append(g.e, x)
	case 9:
		y := g.names(4)
		g.op("Ext2Felt", y[0], y[1], y[2], y[3], g.pick(g.e))
		g.f = append(g.f, y...)
		g.e = append(g.e, g.to("CircuitFelts2Ext", g.pick(g.f), y[1], g.pick(g.f), y[3]))
	case 10:
		x := []string{g.to("AddV", g.pick(g.v), g.v[0]), g.to("AddV", g.pick(g.v), g.v[1]), g.to("ImmV", "0")}
		g.op("Permute", x...)
		g.v = append(g.v, x...)
	case 13:
		// A permutation of which some outputs, or all, are never read.
		x := []string{g.to("AddV", g.pick(g.v), g.v[0]), g.to("AddV", g.pick(g.v), g.v[1]), g.to("AddV", g.pick(g.v), g.to("ImmV", "1"))}
		g.op("Permute", x...)
		g.v = append(g.v, x[:g.r.IntN(3)]...)
		if g.r.IntN(2) == 0 {
			g.v = append(g.v, x[2])
		}
		g.op("AddV", x[0], x[0], g.v[0]) // read by what writes it
		g.v = append(g.v, x[0])
		g.op("ImmV", x[1], "5") // written again, whether it was read or not
	case 14:
		bit, a, b := g.pick(g.selectors), g.pick(g.e), g.pick(g.e)
		g.e = append(g.e, g.to("SelectE", bit, a, b), g.to("SelectE", bit, b, a), g.to("SelectE", bit, a, b))
	case 15:
		g.node()
	case 11:
		n := g.names(31)
		g.op("Num2BitsF", strings.Join(n, ","), g.pick(g.f))
		g.selectors = append(g.selectors, n...)
		g.v = append(g.v, n[0], n[30])
	case 12:
		a, b, c, x := g.pick(g.e), g.pick(g.e), g.pick(g.e), g.pick(g.f)
		g.op("AssertEqE", g.to("MulE", g.to("AddE", a, b), c), g.to("AddE", g.to("MulE", a, c), g.to("MulE", b, c)))
		g.op("AssertEqF", g.to("SubF", x, x), g.to("ImmF", "0"))
		g.op("AssertNeF", g.to("AddF", x, g.one), x)
		g.op("AssertEqV", g.to("AddV", g.v[0], g.v[1]), g.to("AddV", g.v[1], g.v[0]))
	}
}

// digest is a polynomial in all registers, after one KoalaBear permutation.
func (g *generator) digest() string {
	k := make([]string, 16)
	for i := range k {
		k[i] = g.to("AddF", g.pick(g.f), g.one)
	}
	g.op("PermuteKoalaBear", k...)
	g.f = append(g.f, k...)
	for _, x := range g.e {
		y := g.names(4)
		g.op("Ext2Felt", y[0], y[1], y[2], y[3], x)
		g.f = append(g.f, y...)
	}
	acc, base := g.to("ImmV", "0"), g.to("ImmV", "123456789123456789123456789")
	for _, x := range g.f {
		acc = g.to("AddV", g.to("MulV", acc, base), g.to("CircuitFelt2Var", x))
	}
	for _, x := range g.v {
		acc = g.to("AddV", g.to("MulV", acc, base), x)
	}
	return acc
}

// node hashes two values in an order that a bit decides, as a tree's path does: the halves of a swap are the permutation's
// input, as they are, copied, the other way round, one of them twice, or after something else has read one.
func (g *generator) node() {
	bit, x, y := g.pick(g.selectors), g.pick(g.v), g.pick(g.v)
	left, right, zero := g.to("SelectV", bit, x, y), g.to("SelectV", bit, y, x), g.to("ImmV", "0")
	state := []string{g.to("AddV", left, zero), g.to("AddV", right, zero), zero}
	switch g.r.IntN(5) {
	case 0:
		state[0], state[1] = state[1], state[0]
	case 1:
		state[1] = g.to("AddV", left, zero)
	case 2:
		g.v = append(g.v, g.to("MulV", left, x))
	case 3:
		state[0], state[2] = state[2], state[0]
	}
	g.op("Permute", state...)
	g.v = append(g.v, state[0])
	if g.r.IntN(2) == 0 {
		g.v = append(g.v, left, right)
	}
}

// chains multiplies EqEval factors of the same few elements so often that they are read from tables: windows, what is left
// of one, a product that is read in between, and an element of few uses among those of many.
func (g *generator) chains() {
	var x []string
	for range eqWindow + 2 {
		x = append(x, g.to("AddE", g.pick(g.e), g.pick(g.e)))
	}
	rare := g.to("AddE", g.e[0], g.unit)
	for i := range eqTableUses {
		acc := g.to("MulE", g.unit, g.unit)
		for j, y := range x {
			g.op("EqEval", acc, g.pick(g.bits), y)
			if i%5 == 1 && j == 3 {
				g.op("EqEval", acc, g.pick(g.bits), rare)
			}
			if i%5 == 2 && j == 4 {
				g.e = append(g.e, g.to("NegE", acc))
			}
		}
		if i%4 == 0 {
			g.e = append(g.e, acc)
		}
	}
}

// sums reads a scalar's bits as SP1 does, summed up to felts: whole chunks, odd pieces, the zero bits past the modulus, with
// an offset, and weights that are no powers of two. Bits are selectors as well, before the sums, after, or not at all.
func (g *generator) sums(order string) {
	names := g.names(256)
	g.op("Num2BitsV", strings.Join(names, ","), g.to("MulV", g.v[0], g.pick(g.v)), "256")
	selectors := func() {
		for range 3 {
			g.v = append(g.v, g.to("SelectV", names[g.r.IntN(256)], g.pick(g.v), g.pick(g.v)))
			g.f = append(g.f, g.to("SelectF", names[g.r.IntN(256)], g.pick(g.f), g.pick(g.f)))
		}
	}
	if order == "bits first" {
		selectors()
	}
	pieces := [][2]int{{0, 64}, {64, 128}, {128, 192}, {192, 256}, {192, 254}, {3, 20}, {60, 70}, {0, 1}, {250, 256}, {64, 127}}
	if order == "chunks alone" {
		pieces = pieces[1:5]
	}
	for _, piece := range pieces {
		acc := g.to("ImmF", fmt.Sprint(g.r.IntN(3)*1000))
		weight := koala.Felt(1)
		for i := piece[0]; i < piece[1]; i++ {
			acc = g.to("SelectF", names[i], g.to("AddF", acc, g.to("ImmF", fmt.Sprint(uint64(weight)))), acc)
			weight = weight.Add(weight)
		}
		if g.r.IntN(2) == 0 {
			acc = g.to("AddF", g.to("ImmF", "77"), acc)
		}
		g.f = append(g.f, acc)
		g.v = append(g.v, g.to("CircuitFelt2Var", acc))
	}
	if order == "chunks alone" {
		return
	}
	odd := g.to("ImmF", "5")
	for _, i := range []int{7, 8, 8, 100} { // not one after the other, one twice, a weight of three
		odd = g.to("SelectF", names[i], g.to("AddF", odd, g.to("ImmF", "3")), odd)
	}
	skips := g.to("ImmF", "0")
	for k, i := range []int{3, 5, 6} { // weights as they should be, of bits that do not follow each other
		skips = g.to("SelectF", names[i], g.to("AddF", skips, g.to("ImmF", fmt.Sprint(1<<k))), skips)
	}
	g.f = append(g.f, odd, skips)
	if order == "chunks first" {
		selectors()
	}
	g.v = append(g.v, names[254], names[17])
}
