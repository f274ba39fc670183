package poseidon

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

// random is a fixed stream of elements.
func random(n int, seed uint64) []fr.Element {
	s := sponge{}
	s.absorb([]fr.Element{fr.NewElement(seed)})
	out := make([]fr.Element, 0, n)
	for len(out) < n {
		permuteWide(&s.state)
		out = append(out, s.state[1:min(width, 1+n-len(out))]...)
	}
	return out
}

// example is a batch of random inputs with its outputs, both for all points.
func example(s shape) (in, out table) {
	for l, lane := range s.lanes {
		a, b := make(table, 3), make(table, 3)
		for w := range a {
			a[w], b[w] = make([]fr.Element, s.points()), make([]fr.Element, s.points())
			copy(a[w], random(lane.instances, uint64(3*l+w)))
		}
		for i := range s.points() {
			x := [3]fr.Element{a[0][i], a[1][i], a[2][i]}
			Permute(&x)
			b[0][i], b[1][i], b[2][i] = x[0], x[1], x[2]
		}
		in, out = append(in, a...), append(out, b...)
	}
	return in, out
}

// extension is the low-degree extension of values at point, straight from its definition.
func extension(values, point []fr.Element) (sum fr.Element) {
	for i := range values {
		weight := fr.One()
		for j, digits := 0, i; j < len(point); j, digits = j+1, digits/base {
			e := lagrange(point[j])
			weight.Mul(&weight, &e[digits%base])
		}
		sum.Add(&sum, weight.Mul(&weight, &values[i]))
	}
	return sum
}

// party is a native verifier.
type party struct {
	*prover
	claim    fr.Element
	messages []fr.Element
}

// verify runs the protocol on messages and says whether it accepts.
func verify(s shape, challenge fr.Element, in, out table, messages []fr.Element) bool {
	v := &party{prover: &prover{shape: s}, messages: messages}
	point, weights := v.start(challenge)
	first := powersOf(v.sponge.state[1+v.coordinates], v.words())
	for i := range out {
		if v.lanes[i/3].kind>>(i%3)&1 == 1 {
			value := extension(out[i], point)
			v.claim.Add(&v.claim, value.Mul(&value, &first[i]))
		}
	}
	for r := len(constants) - 1; r >= 0; r-- {
		point, weights = v.check(r, in, point, weights)
	}
	return v.claim.IsZero()
}

func (v *party) take(n int) []fr.Element {
	out := v.messages[:n]
	v.messages = v.messages[n:]
	return out
}

func (v *party) check(r int, in table, point, weights []fr.Element) (next, newWeights []fr.Element) {
	for j := range point {
		h := v.take(degree)
		v.sponge.absorb(h)
		// claim = h_0 + sum over 0..3 of weight * (the message without h_0)
		e := lagrange(point[j])
		at := func(x fr.Element) (sum fr.Element) {
			for m := degree - 1; m >= 0; m-- {
				sum.Add(&sum, &h[m]).Mul(&sum, &x)
			}
			return sum
		}
		for x := range base {
			value := at(fr.NewElement(uint64(x)))
			v.claim.Sub(&v.claim, value.Mul(&value, &e[x]))
		}
		c := v.sponge.state[1]
		value := at(c)
		v.claim.Add(&v.claim, &value)
		next = append(next, c)
	}
	values := v.values(r, in, next)
	var sum fr.Element
	row := constants[r]
	for i, x := range values {
		x.Add(&x, &row[i%len(row)])
		pow5(&x)
		sum.Add(&sum, x.Mul(&x, &weights[i/len(row)*3+i%len(row)]))
	}
	v.claim.Sub(&v.claim, &sum)
	if r == 0 {
		return nil, nil
	}
	v.sponge.absorb(values)
	sum = inner(powersOf(v.sponge.state[1], 1+len(values))[1:], values)
	v.claim.Add(&v.claim, &sum)
	return next, nextWeights(r, weights, v.sponge.state[1])
}

// values are what goes into round r's S-boxes at point.
func (v *party) values(r int, in table, point []fr.Element) (values []fr.Element) {
	if r > 0 {
		return v.take(v.shape.values(r))
	}
	for l := 0; l < v.words(); l += 3 {
		x := [3]fr.Element{extension(in[l], point), extension(in[l+1], point), extension(in[l+2], point)}
		mix(&x, true)
		values = append(values, x[:]...)
	}
	return values
}

var shapes = []shape{
	{0, []laneShape{{7, 1}}},
	{0, []laneShape{{7, 1}, {7, 1}, {7, 1}, {7, 1}}},
	{0, []laneShape{{1, 1}, {2, 1}, {3, 1}, {4, 1}, {5, 1}, {6, 1}, {7, 1}}},
	{1, []laneShape{{1, 4}, {7, 1}}},
	{2, []laneShape{{1, 16}, {1, 3}, {6, 11}}},
}

func TestNativeRoundTrip(t *testing.T) {
	for _, s := range shapes {
		in, out := example(s)
		challenge := fr.NewElement(77)
		messages := prove(s, challenge, in)
		if len(messages) != s.messages() {
			t.Fatalf("%v: %d messages, want %d", s, len(messages), s.messages())
		}
		if !verify(s, challenge, in, out, messages) {
			t.Fatalf("%v: refused", s)
		}
		for i := 0; i < len(messages); i += 1 + 60*s.coordinates {
			old := messages[i]
			messages[i].SetUint64(5)
			if verify(s, challenge, in, out, messages) {
				t.Fatalf("%v: wrong message %d was accepted", s, i)
			}
			messages[i] = old
		}
		for i := range out {
			if used := s.lanes[i/3].kind>>(i%3)&1 == 1; used {
				old := out[i][0]
				out[i][0].SetUint64(9)
				if verify(s, challenge, in, out, messages) {
					t.Errorf("%v: a wrong output in column %d was accepted", s, i)
				}
				out[i][0] = old
			}
		}
	}
}
