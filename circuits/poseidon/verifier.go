package poseidon

import (
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
)

// instance is one permutation of the batch: its input, whose first two words change places if bit is one, and those words
// of its output that somebody reads (others nil).
type instance struct {
	bit     frontend.Variable
	in, out [3]frontend.Variable
}

// verifier is the verifier's side inside a circuit. It counts the constraints it spends.
type verifier struct {
	shape
	api       frontend.API
	instances [][]instance // one list for each lane
	messages  []frontend.Variable
	sponge    *circuitSponge
	stats     *Stats
}

// run checks the batch's outputs against its inputs. challenge comes after all of them.
func (v *verifier) run(challenge frontend.Variable) {
	v.sponge = newCircuitSponge(v.api, &v.stats.Hash)
	first := []frontend.Variable{&domainTag, challenge}
	for _, x := range v.header() {
		first = append(first, x)
	}
	v.sponge.absorb(first)
	var point []cubic
	for _, c := range v.sponge.state[1 : 1+v.coordinates] {
		point = append(point, v.cubic(c))
	}
	claim, weights := v.outputs(point, v.powers(v.sponge.state[1+v.coordinates], v.words()))
	for r := len(constants) - 1; r >= 0; r-- {
		for j := range point {
			claim, point[j] = v.round(claim, point[j])
		}
		var values []frontend.Variable
		if r == 0 {
			values = v.inputs(point)
		} else {
			values = v.take(v.values(r))
			v.sponge.absorb(values)
		}
		claim = v.api.Sub(claim, v.powerSum(r, values, weights))
		if r > 0 {
			claim, weights = v.next(r, claim, values, weights)
		}
	}
	v.stats.SumCheck++
	v.api.AssertIsEqual(claim, 0) // round 0 has no other words
}

// powerSum is the weighted sum of round r's S-boxes at values.
func (v *verifier) powerSum(r int, values, weights []frontend.Variable) frontend.Variable {
	sum, row := frontend.Variable(0), constants[r]
	for i, x := range values {
		l, w := i/len(row), i%len(row)
		y := power(v.api, &v.stats.SumCheck, v.api.Add(x, &row[w]))
		sum = v.api.Add(sum, v.mul(weights[3*l+w], y, &v.stats.SumCheck))
	}
	return sum
}

// next adds to the claim about the other words one about each value, times a new power of the challenge, and gives the
// weights on the state before round r's linear layer.
func (v *verifier) next(r int, claim frontend.Variable, values, weights []frontend.Variable) (frontend.Variable, []frontend.Variable) {
	n := len(constants[r])
	powers := v.powers(v.sponge.state[1], 1+len(values))[1:]
	var out []frontend.Variable
	for l := range v.lanes {
		w := [3]frontend.Variable(weights[3*l : 3*l+3])
		for i := range n {
			w[i] = powers[n*l+i]
			claim = v.api.Add(claim, v.mul(w[i], values[n*l+i], &v.stats.SumCheck))
		}
		w = mixVariables(v.api, w, fullBefore(r)) // symmetric, so it acts on the weights as on the state
		out = append(out, w[:]...)
	}
	return claim, out
}

// outputs is the claim about the batch's outputs at point, and its weights on the state after the last round's S-boxes.
func (v *verifier) outputs(point []cubic, powers []frontend.Variable) (claim frontend.Variable, weights []frontend.Variable) {
	var pad [3]fr.Element // what an unused place puts out: its input is zero
	Permute(&pad)
	claim = 0
	for l, lane := range v.lanes {
		var w [3]frontend.Variable
		for i := range w {
			w[i] = 0
			if lane.kind>>i&1 == 0 {
				continue
			}
			w[i] = powers[3*l+i]
			value := v.fold(v.column(l, func(x *instance) frontend.Variable { return x.out[i] }), &pad[i], point)[0]
			claim = v.api.Add(claim, v.mul(w[i], value, &v.stats.SumCheck))
		}
		w = mixVariables(v.api, w, true) // symmetric, so it acts on the weights as on the state
		weights = append(weights, w[:]...)
	}
	return claim, weights
}

// inputs are what goes into round 0's S-boxes at point.
func (v *verifier) inputs(point []cubic) (values []frontend.Variable) {
	first := point[:min(1, len(point))] // four neighbours have one bit, so it acts on their sum
	for l, list := range v.instances {
		in := func(w int) []frontend.Variable {
			return v.fold(v.column(l, func(x *instance) frontend.Variable {
				if w < 2 && !isConstant(v.api, x.bit) {
					return 0 // below
				}
				return x.in[w]
			}), 0, first)
		}
		s := [3][]frontend.Variable{in(0), in(1), in(2)}
		for g := range s[0] {
			group := list[g<<(2*len(first)):]
			if isConstant(v.api, group[0].bit) {
				continue
			}
			group = group[:min(len(group), 1<<(2*len(first)))]
			var a, b []frontend.Variable
			for _, x := range group {
				a, b = append(a, v.api.Sub(x.in[0], x.in[1])), append(b, x.in[1])
			}
			d := v.fold(a, 0, first)[0]
			s[0][g], s[1][g] = swap(v.api, &v.stats.Columns, group[0].bit, v.fold(b, 0, first)[0], d)
		}
		var at [3]frontend.Variable
		for w := range s {
			at[w] = v.fold(s[w], 0, point[len(first):])[0]
		}
		at = mixVariables(v.api, at, true)
		values = append(values, at[:]...)
	}
	return values
}

// column is one word of a lane.
func (v *verifier) column(l int, word func(*instance) frontend.Variable) (column []frontend.Variable) {
	for i := range v.instances[l] {
		column = append(column, word(&v.instances[l][i]))
	}
	return column
}

// fold fixes the column's first coordinates, one after the other: four neighbours become
// x0 + e1 (x1 - x0) + e2 (x2 - x0) + e3 (x3 - x0), since the four weights sum to one. That is one product for each
// value but the first, and none where the difference is a constant.
func (v *verifier) fold(column []frontend.Variable, pad frontend.Variable, point []cubic) []frontend.Variable {
	for _, c := range point {
		var next []frontend.Variable
		for g := 0; g < len(column); g += base {
			sum := column[g]
			for x := 1; x < base; x++ {
				value := pad
				if g+x < len(column) {
					value = column[g+x]
				}
				sum = v.api.Add(sum, v.mul(c.weights[x], v.api.Sub(value, column[g]), &v.stats.Columns))
			}
			next = append(next, sum)
		}
		column = next
	}
	return column
}

// round is one round of a sum-check. claim is the weighted sum of the message over 0..3, which gives its constant
// coefficient; the new claim is its value at the challenge.
func (v *verifier) round(claim frontend.Variable, at cubic) (frontend.Variable, cubic) {
	h := v.take(degree)
	v.sponge.absorb(h)
	for x := 1; x < base; x++ {
		rest := frontend.Variable(0)
		for m, power := 0, 1; m < degree; m++ {
			power *= x
			rest = v.api.Add(rest, v.api.Mul(h[m], power))
		}
		claim = v.api.Sub(claim, v.mul(at.weights[x], rest, &v.stats.SumCheck))
	}
	c := v.cubic(v.sponge.state[1])
	rest := frontend.Variable(0)
	for m := degree - 1; m >= 0; m-- {
		rest = v.mul(c.at, v.api.Add(h[m], rest), &v.stats.SumCheck)
	}
	return v.api.Add(claim, rest), c
}

// cubic is a coordinate of a point, with the weight of each of 0..3 there.
type cubic struct {
	at      frontend.Variable
	weights [base]frontend.Variable
}

func (v *verifier) cubic(c frontend.Variable) cubic {
	square := v.mul(c, c, &v.stats.SumCheck)
	powers := []frontend.Variable{1, c, square, v.mul(square, c, &v.stats.SumCheck)}
	out := cubic{at: c}
	for i := range out.weights {
		out.weights[i] = dot(v.api, lagrangeRows[i][:], powers)
	}
	return out
}

// powers is 1, x, x^2, ...
func (v *verifier) powers(x frontend.Variable, n int) []frontend.Variable {
	out := []frontend.Variable{1}
	for len(out) < n {
		out = append(out, v.mul(out[len(out)-1], x, &v.stats.SumCheck))
	}
	return out
}

// mul adds one to count if the product is a constraint.
func (v *verifier) mul(a, b frontend.Variable, count *int) frontend.Variable {
	if !isConstant(v.api, a) && !isConstant(v.api, b) {
		*count++
	}
	return v.api.Mul(a, b)
}

// take is the next n elements of the prover's messages.
func (v *verifier) take(n int) []frontend.Variable {
	out := v.messages[:n]
	v.messages = v.messages[n:]
	return out
}
