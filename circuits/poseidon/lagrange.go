package poseidon

import (
	"sync"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// domainTag opens the transcript.
var domainTag = func() (e fr.Element) { e.SetBytes([]byte("lemma.poseidon2.gkr.1")); return e }()

// lagrangeRows are the coefficients (of X^0 to X^3) of the cubics that are one at one point of 0..3 and zero at the others.
var lagrangeRows = func() (out [base][base]fr.Element) {
	rows := lagrangeBasis(base)
	for i := range rows {
		copy(out[i][:], rows[i])
	}
	return out
}()

// lagrangeBasis gives the coefficients, lowest first, of the n polynomials of degree n-1 that are one at one of the
// points 0..n-1 and zero at the others.
func lagrangeBasis(n int) [][]fr.Element {
	out := make([][]fr.Element, n)
	for i := range out {
		poly := make([]fr.Element, n)
		poly[0].SetOne()
		scale := fr.One()
		for j := range n {
			if j == i {
				continue
			}
			var root, gap, t fr.Element
			root.SetUint64(uint64(j))
			gap.SetInt64(int64(i - j))
			scale.Mul(&scale, &gap)
			for m := n - 1; m >= 0; m-- { // times X - j
				poly[m].Mul(&poly[m], t.Neg(&root))
				if m > 0 {
					poly[m].Add(&poly[m], &poly[m-1])
				}
			}
		}
		scale.Inverse(&scale)
		for m := range poly {
			poly[m].Mul(&poly[m], &scale)
		}
		out[i] = poly
	}
	return out
}

var messageBasis = sync.OnceValue(func() [][]fr.Element { return lagrangeBasis(degree + 1) })

// interpolate gives the coefficients, lowest first, of the polynomial with these values at 0 to 15.
func interpolate(values [degree + 1]fr.Element) (h [degree + 1]fr.Element) {
	for i, row := range messageBasis() {
		for m := range h {
			var t fr.Element
			t.Mul(&values[i], &row[m])
			h[m].Add(&h[m], &t)
		}
	}
	return h
}

// lagrange is the weight of each point of 0..3 at c; they sum to one.
func lagrange(c fr.Element) (e [base]fr.Element) {
	for i := range e {
		for m := base - 1; m >= 0; m-- {
			e[i].Mul(&e[i], &c)
			e[i].Add(&e[i], &lagrangeRows[i][m])
		}
	}
	return e
}

// powersOf is 1, x, x^2, ...
func powersOf(x fr.Element, n int) []fr.Element {
	out := make([]fr.Element, n)
	if n > 0 {
		out[0].SetOne()
	}
	for i := 1; i < n; i++ {
		out[i].Mul(&out[i-1], &x)
	}
	return out
}

func inner(a, b []fr.Element) (sum fr.Element) {
	for i := range a {
		var t fr.Element
		sum.Add(&sum, t.Mul(&a[i], &b[i]))
	}
	return sum
}
