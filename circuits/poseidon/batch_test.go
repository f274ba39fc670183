package poseidon

import (
	"fmt"
	"math/big"
	"math/bits"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/lemma-network/lemma/proof"
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

// party is a native verifier that can also play a prover.
type party struct {
	*prover
	claim    fr.Element
	messages []fr.Element
	states   []table // where it cheats
	stop     int
	refused  []int // rounds whose gates do not give the claim
}

// verify runs the protocol on messages and gives the rounds at which it refuses.
func verify(s shape, challenge fr.Element, in, out table, messages []fr.Element) []int {
	v := &party{prover: &prover{shape: s}, messages: messages}
	v.run(challenge, in, out)
	return v.refused
}

// cheat makes the messages of a prover with false outputs. The sums are honest, and the values of every round are bent
// so that the gates give the claim, down to round stop: there they are true again. So only that round's check can refuse
// them, which it sees to; at round 0 the values are the inputs' own.
func cheat(s shape, challenge fr.Element, in, out table, stop int) ([]fr.Element, error) {
	v := &party{prover: &prover{shape: s}, states: []table{in}, stop: stop}
	for r := range len(constants) - 1 {
		v.states = append(v.states, v.forward(v.states[r], r))
	}
	v.run(challenge, in, out)
	if len(v.refused) != 1 || v.refused[0] != stop {
		return nil, fmt.Errorf("the prover who cheats until round %d is refused at %v", stop, v.refused)
	}
	return v.out, nil
}

func (v *party) run(challenge fr.Element, in, out table) {
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
}

func (v *party) take(n int) []fr.Element {
	out := v.messages[:n]
	v.messages = v.messages[n:]
	return out
}

func (v *party) check(r int, in table, point, weights []fr.Element) (next, nextWeights []fr.Element) {
	var state table
	cheats := v.states != nil
	if cheats {
		state = v.states[r]
	}
	for j := range point {
		var h []fr.Element
		if cheats {
			all := interpolate(newLines(v.shape, r, j, state, weights).sum(equalities(point)[j+1]))
			h = all[1:]
		} else {
			h = v.take(degree)
		}
		v.out = append(v.out, h...)
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
		if cheats {
			state = fold(state, c)
		}
	}
	values := make([]fr.Element, v.words())
	switch {
	case r == 0:
		for i := range values {
			values[i] = extension(in[i], next)
		}
	case cheats:
		for i := range values {
			values[i] = state[i][0]
		}
		if r > v.stop {
			v.bend(r, values, weights)
		}
	default:
		copy(values, v.take(v.words()))
	}
	if got := weighted(r, values, weights); !got.Equal(&v.claim) {
		v.refused = append(v.refused, r)
	}
	if r > 0 {
		v.out = append(v.out, values...)
		v.sponge.absorb(values)
		nextWeights = powersOf(v.sponge.state[1], v.words())
		v.claim = inner(nextWeights, values)
	}
	return next, nextWeights
}

func weighted(r int, values, weights []fr.Element) (sum fr.Element) {
	for l := 0; l < len(values); l += 3 {
		x := [3]fr.Element(values[l : l+3])
		gates(&x, r)
		part := inner(weights[l:l+3], x[:])
		sum.Add(&sum, &part)
	}
	return sum
}

// bend changes the first lane's values so that round r's gates give the claim: it adds to the first S-box's output what
// is missing, and goes back through S-box and linear layer.
func (v *party) bend(r int, values, weights []fr.Element) {
	var missing, t, total fr.Element
	got := weighted(r, values, weights)
	missing.Sub(&v.claim, &got).Div(&missing, &weights[0])
	x := [3]fr.Element(values[:3])
	mix(&x, fullBefore(r))
	y := x[0]
	y.Add(&y, &constants[r][0])
	pow5(&y)
	y.Add(&y, &missing).Exp(y, fifthRoot)
	x[0].Sub(&y, &constants[r][0])
	// the layer is s + sum in full rounds, (s0, s1, 2 s2) + sum in partial ones
	if fullBefore(r) {
		total.Add(&x[0], &x[1]).Add(&total, &x[2]).Div(&total, t.SetUint64(4))
	} else { // 2 x0 + 2 x1 + x2 = 7 sum
		total.Add(&x[0], &x[1]).Double(&total).Add(&total, &x[2]).Div(&total, t.SetUint64(7))
	}
	for i := range x {
		x[i].Sub(&x[i], &total)
	}
	if !fullBefore(r) {
		x[2].Halve()
	}
	copy(values, x[:])
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
		if refused := verify(s, challenge, in, out, messages); refused != nil {
			t.Fatalf("%v: refused at rounds %v", s, refused)
		}
		for i := 0; i < len(messages); i += 1 + 30*s.coordinates {
			old := messages[i]
			messages[i].SetUint64(5)
			if verify(s, challenge, in, out, messages) == nil {
				t.Fatalf("%v: wrong message %d was accepted", s, i)
			}
			messages[i] = old
		}
		for i := range out {
			if used := s.lanes[i/3].kind>>(i%3)&1 == 1; used {
				out[i][0].SetUint64(9)
				if verify(s, challenge, in, out, messages) == nil {
					t.Errorf("%v: a wrong output in column %d was accepted", s, i)
				}
				if _, err := cheat(s, challenge, in, out, 0); err != nil {
					t.Errorf("%v: %v", s, err)
				}
			}
		}
	}
}

// batchCircuit permutes each state, and gives the words that are used.
type batchCircuit struct {
	In, Out [][3]frontend.Variable
	kinds   []int
	limit   int
	nodes   int // the first instances have a constant zero as third word
	stats   func(Stats)
}

func (c *batchCircuit) Define(api frontend.API) error {
	chip, err := NewChip(api, c.limit)
	if err != nil {
		return err
	}
	for i, in := range c.In {
		if i < c.nodes {
			in[2] = 0
		}
		kind := c.kinds[i]
		out, err := chip.Permute(in, [3]bool{kind&1 == 1, kind&2 == 2, kind&4 == 4})
		if err != nil {
			return err
		}
		for w := range out {
			if kind>>w&1 == 0 {
				if out[w] != nil {
					return fmt.Errorf("unused word %d has a value", w)
				}
				continue
			}
			if c.Out != nil {
				api.AssertIsEqual(out[w], c.Out[i][w])
			}
		}
	}
	// The chip's constraints come in two deferred steps; this runs after them.
	api.Compiler().Defer(func(api frontend.API) error {
		api.Compiler().Defer(func(frontend.API) error {
			if c.stats != nil {
				c.stats(chip.Stats)
			}
			return nil
		})
		return nil
	})
	return nil
}

func newBatch(kinds []int, limit int) *batchCircuit {
	n := len(kinds)
	return &batchCircuit{In: make([][3]frontend.Variable, n), Out: make([][3]frontend.Variable, n), kinds: kinds, limit: limit}
}

func (c *batchCircuit) compile(t *testing.T) constraint.ConstraintSystem {
	t.Helper()
	cs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, c)
	if err != nil {
		t.Fatal(err)
	}
	return cs
}

// assign gives random inputs and their outputs; unused words too.
func (c *batchCircuit) assign() *batchCircuit {
	full := newBatch(c.kinds, 0)
	for i := range full.In {
		x := [3]fr.Element(random(3, uint64(i)))
		if i < c.nodes {
			x[2].SetZero()
		}
		for w := range x {
			full.In[i][w] = x[w]
		}
		Permute(&x)
		for w := range x {
			full.Out[i][w] = x[w]
		}
	}
	return full
}

func solve(t *testing.T, cs constraint.ConstraintSystem, full *batchCircuit, options ...solver.Option) error {
	t.Helper()
	w, err := frontend.NewWitness(full, ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	return cs.IsSolved(w, options...)
}

func repeat(kind, n int) (out []int) {
	for range n {
		out = append(out, kind)
	}
	return out
}

// wrongOutput is outputsHint with one added to the first word it gives.
func wrongOutput(field *big.Int, in, out []*big.Int) error {
	if err := outputsHint(field, in, out); err != nil {
		return err
	}
	out[0].Add(out[0], big.NewInt(1)).Mod(out[0], field)
	return nil
}

// override replaces one of the chip's hints.
func override(hint, by solver.Hint) solver.Option {
	return solver.OverrideHint(solver.GetHintID(hint), by)
}

// cheatingMessages plays for outputs that wrongOutput made.
func cheatingMessages(stop int) solver.Hint {
	return func(_ *big.Int, in, out []*big.Int) error {
		s, challenge, inputs := readBatch(in)
		outputs := make(table, len(inputs))
		for l, lane := range s.lanes {
			first := bits.TrailingZeros(uint(lane.kind))
			for w := range 3 {
				outputs[3*l+w] = make([]fr.Element, s.points())
			}
			for i := range s.points() {
				x := [3]fr.Element{inputs[3*l][i], inputs[3*l+1][i], inputs[3*l+2][i]}
				Permute(&x)
				if i < lane.instances {
					x[first].Add(&x[first], &elements[1])
				}
				for w := range x {
					outputs[3*l+w][i] = x[w]
				}
			}
		}
		messages, err := cheat(s, challenge, inputs, outputs, stop)
		for i := range messages {
			messages[i].BigInt(out[i])
		}
		return err
	}
}

// TestFalseOutputs has a prover with false outputs, all of them off by one: first with the honest messages, then with
// messages that only one round's check can refuse, for each round.
func TestFalseOutputs(t *testing.T) {
	for _, kinds := range [][]int{{7}, {1, 1, 7, 7, 4}, append(repeat(1, 17), repeat(7, 6)...)} {
		c := newBatch(kinds, MaxBatch)
		c.Out = nil
		cs := c.compile(t)
		full := newBatch(kinds, 0).assign()
		full.Out = nil
		if err := solve(t, cs, full); err != nil {
			t.Fatal(err)
		}
		if solve(t, cs, full, override(outputsHint, wrongOutput)) == nil {
			t.Errorf("%v: false outputs with honest messages were accepted", kinds)
		}
		for stop := range constants {
			if stop%10 > 0 && len(kinds) > 1 {
				continue
			}
			err := solve(t, cs, full, override(outputsHint, wrongOutput), override(messagesHint, cheatingMessages(stop)))
			if err == nil || !strings.Contains(err.Error(), "is not satisfied") {
				t.Errorf("%v: false outputs with messages that cheat until round %d: %v", kinds, stop, err)
			}
		}
	}
}

// TestEveryMessageIsChecked changes one message at a time.
func TestEveryMessageIsChecked(t *testing.T) {
	for _, c := range []struct{ instances, stride int }{{1, 1}, {17, 53}} {
		circuit := newBatch(repeat(7, c.instances), MaxBatch)
		cs, full := circuit.compile(t), circuit.assign()
		if err := solve(t, cs, full); err != nil {
			t.Fatal(err)
		}
		sites := 0
		for site := 0; sites == 0 || site < sites; site += c.stride {
			err := solve(t, cs, full, override(messagesHint, func(field *big.Int, in, out []*big.Int) error {
				if err := messagesHint(field, in, out); err != nil {
					return err
				}
				sites = len(out)
				out[site].Add(out[site], big.NewInt(1)).Mod(out[site], field)
				return nil
			}))
			if err == nil {
				t.Fatalf("%d instances: a wrong message %d was accepted", c.instances, site)
			}
		}
		if sites < 63*3 {
			t.Errorf("only %d messages", sites)
		}
	}
}

// TestConstraintCounts is the golden table of what the chip costs, by cause.
func TestConstraintCounts(t *testing.T) {
	const spongeCost = 3 * (spongeFullRounds*width + spongePartialRound)
	if spongeCost != 555 {
		t.Errorf("a sponge permutation costs %d constraints, want 555", spongeCost)
	}
	for _, c := range []struct {
		name         string
		kinds        []int
		nodes, limit int
		want         Stats
	}{
		{"plain", repeat(7, 2), 0, 0, Stats{Plain: 2, PlainRounds: 2 * 3 * 80}},
		{"batch and plain", repeat(7, 2), 0, 1, Stats{Batched: 1, Plain: 1, PlainRounds: 240, Hash: 64 * spongeCost, SumCheck: 625}},
		{"four lanes", repeat(7, 4), 0, 4, Stats{Batched: 4, Hash: 64 * spongeCost, SumCheck: 3073}},
		{"five lanes", repeat(7, 5), 0, 5, Stats{Batched: 5, Hash: 64 * spongeCost, SumCheck: 3889}},
		{"two coordinates, three lanes", repeat(7, 33), 0, 33, Stats{Batched: 33, Hash: 192 * spongeCost, SumCheck: 4821, Columns: 216}},
		{"the wrap circuit's number", append(repeat(1, 25000), repeat(7, 8164)...), 25000, MaxBatch,
			Stats{Batched: 33164, Hash: 512 * spongeCost, SumCheck: 11224, Columns: 124038}},
	} {
		circuit := newBatch(c.kinds, c.limit)
		circuit.Out, circuit.nodes = nil, c.nodes
		var got Stats
		circuit.stats = func(s Stats) { got = s }
		cs := circuit.compile(t)
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		total := got.PlainRounds + got.Hash + got.SumCheck + got.Columns
		if got.Batched > 0 {
			total++ // gnark's mask of the commitment
		}
		if n := cs.GetNbConstraints(); n != total {
			t.Errorf("%s: %d constraints, but the causes add up to %d", c.name, n, total)
		}
	}
}

func TestMisuse(t *testing.T) {
	for _, c := range []struct {
		limit int
		kind  int
		code  string
	}{{-1, 7, "batch-limit"}, {MaxBatch + 1, 7, "batch-limit"}, {4, 0, "no-output"}, {0, 0, "no-output"}} {
		_, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, newBatch([]int{c.kind}, c.limit))
		if proof.CodeOf(err) != c.code {
			t.Errorf("limit %d, kind %d: error %v, want %s", c.limit, c.kind, err, c.code)
		}
	}
}
