package poseidon

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// quotient is the ring of polynomials over the scalar field modulo a monic f, whose leading coefficient is left out.
type quotient struct{ f []fr.Element }

func (q quotient) mul(a, b []fr.Element) []fr.Element {
	n := len(q.f)
	long := make([]fr.Element, 2*n-1)
	var t fr.Element
	for i := range a {
		for j := range b {
			long[i+j].Add(&long[i+j], t.Mul(&a[i], &b[j]))
		}
	}
	for top := len(long) - 1; top >= n; top-- {
		for j := range q.f {
			long[top-n+j].Sub(&long[top-n+j], t.Mul(&long[top], &q.f[j]))
		}
	}
	return long[:n]
}

// frobenius is a to the power r (the field's modulus), times times.
func (q quotient) frobenius(a []fr.Element, times int) []fr.Element {
	for range times {
		out := make([]fr.Element, len(q.f))
		out[0].SetOne()
		for e, i := fr.Modulus(), fr.Bits-1; i >= 0; i-- {
			out = q.mul(out, out)
			if e.Bit(i) == 1 {
				out = q.mul(out, a)
			}
		}
		a = out
	}
	return a
}

func equal(a, b []fr.Element) bool {
	for i := range a {
		if !a[i].Equal(&b[i]) {
			return false
		}
	}
	return true
}

// isUnit says whether a has no common factor with f: Euclid's algorithm ends in a constant.
func (q quotient) isUnit(a []fr.Element) bool {
	u := append(append([]fr.Element{}, q.f...), fr.One())
	v := append([]fr.Element{}, a...)
	for {
		for len(v) > 0 && v[len(v)-1].IsZero() {
			v = v[:len(v)-1]
		}
		if len(v) == 0 {
			return len(u) == 1
		}
		for len(u) >= len(v) { // u mod v
			var c, t fr.Element
			c.Div(&u[len(u)-1], &v[len(v)-1])
			for i := range v {
				k := len(u) - len(v) + i
				u[k].Sub(&u[k], t.Mul(&c, &v[i]))
			}
			u = u[:len(u)-1]
		}
		u, v = v, u
	}
}

// characteristic is the characteristic polynomial of the all-one matrix plus diag(d), without the leading one:
// prod(X - d_i) - sum_i prod_{j != i}(X - d_j).
func characteristic(d []uint64) []fr.Element {
	product := func(skip int) []fr.Element {
		p := []fr.Element{fr.One()}
		for i, x := range d {
			if i == skip {
				continue
			}
			var c, t fr.Element
			c.SetUint64(x)
			p = append(p, fr.Element{})
			for m := len(p) - 1; m >= 0; m-- {
				p[m].Neg(t.Mul(&p[m], &c))
				if m > 0 {
					p[m].Add(&p[m], &p[m-1])
				}
			}
		}
		return p
	}
	f := product(-1)
	for i := range d {
		for m, c := range product(i) {
			f[m].Sub(&f[m], &c)
		}
	}
	return f[:len(d)]
}

// noSubspaceTrails says whether the characteristic polynomials of the first powers of the matrix are all irreducible.
// The degree is a power of two. The first is by Rabin's test; then X^k, which the k-th power of the matrix stands for,
// has an irreducible polynomial of full degree exactly when it is not in the one largest subfield.
func noSubspaceTrails(d []uint64, powers int) bool {
	q := quotient{characteristic(d)}
	x := make([]fr.Element, len(d))
	x[1].SetOne()
	half := q.frobenius(x, len(d)/2)
	gap := append([]fr.Element{}, half...)
	for i := range gap {
		gap[i].Sub(&gap[i], &x[i])
	}
	if !equal(q.frobenius(half, len(d)/2), x) || !q.isUnit(gap) {
		return false
	}
	a, b := x, half // Frobenius is multiplicative: (X^k)^(r^8) = (X^(r^8))^k
	for range powers {
		if equal(a, b) {
			return false
		}
		a, b = q.mul(a, x), q.mul(b, half)
	}
	return true
}

// TestSpongeDiagonal is also the search: among 1 to 15 and one more number, ours is the first that passes.
func TestSpongeDiagonal(t *testing.T) {
	d := append([]uint64{}, spongeDiagonal[:]...)
	for d[width-1] = width; d[width-1] < spongeDiagonal[width-1]; d[width-1]++ {
		if noSubspaceTrails(d, 2*width) {
			t.Errorf("%v would do too", d)
		}
	}
	if !noSubspaceTrails(d, 2*width) {
		t.Errorf("%v: a power's characteristic polynomial is reducible", d)
	}
}

// TestCharacteristic has the matrix satisfy its polynomial (Cayley and Hamilton), and knows a reducible one.
func TestCharacteristic(t *testing.T) {
	f := characteristic(spongeDiagonal[:])
	var v, sum [width]fr.Element
	copy(v[:], random(width, 3))
	for _, c := range append(f, fr.One()) {
		for i := range sum {
			var x fr.Element
			sum[i].Add(&sum[i], x.Mul(&c, &v[i]))
		}
		internalWide(&v)
	}
	if sum != [width]fr.Element{} {
		t.Error("the matrix does not satisfy its characteristic polynomial")
	}
	if noSubspaceTrails([]uint64{1, 1, 1, 1}, 1) { // has the eigenvalue 1
		t.Error("a reducible polynomial passes")
	}
}
