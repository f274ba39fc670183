package poseidon

import (
	"fmt"
	"math/big"
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

// batchCircuit permutes each state, and gives the words that are used.
type batchCircuit struct {
	In, Out [][3]frontend.Variable
	Bits    []frontend.Variable // where there are any, instance i swaps by number i modulo their number
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
		bit := frontend.Variable(0)
		if len(c.Bits) > 0 && (c.nodes == 0 || i < c.nodes) {
			bit = c.Bits[i%len(c.Bits)]
		}
		out, err := chip.PermuteSwapped(bit, in, [3]bool{kind&1 == 1, kind&2 == 2, kind&4 == 4})
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
	full.Bits = make([]frontend.Variable, len(c.Bits))
	for i := range full.Bits {
		full.Bits[i] = i % 2
	}
	for i := range full.In {
		x := [3]fr.Element(random(3, uint64(i)))
		if i < c.nodes {
			x[2].SetZero()
		}
		for w := range x {
			full.In[i][w] = x[w]
		}
		if n := len(full.Bits); n > 0 && i%n%2 == 1 {
			x[0], x[1] = x[1], x[0]
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

// TestFalseOutputs has a prover whose outputs are all off by one. The honest messages are the best he can send: they
// carry the false claim down to the inputs, and only the last check refuses it.
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
			t.Errorf("%v: false outputs were accepted", kinds)
		}
	}
}

// TestSwaps has instances that share bits, in a batch and plain, with bits right and wrong.
func TestSwaps(t *testing.T) {
	for _, c := range []struct{ instances, bits, limit int }{
		{1, 1, 0}, {1, 1, 1}, {2, 2, 2}, {5, 1, 5}, {9, 2, 9}, {19, 3, 19}, {30, 2, 24}, {90, 11, 90},
	} {
		circuit := newBatch(repeat(7, c.instances), c.limit)
		circuit.Bits = make([]frontend.Variable, c.bits)
		cs, full := circuit.compile(t), circuit.assign()
		if err := solve(t, cs, full); err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
		for i := range full.Bits {
			old := full.Bits[i].(int)
			full.Bits[i] = 1 - old
			if solve(t, cs, full) == nil {
				t.Errorf("%+v: another bit %d was accepted with the old outputs", c, i)
			}
			full.Bits[i] = old
		}
		if c.limit > 0 {
			if solve(t, cs, full, override(messagesHint, func(field *big.Int, in, out []*big.Int) error {
				first := in[2+in[1].Int64()+1] // after the header and the challenge; the messages are honest for another bit
				first.Xor(first, big.NewInt(1))
				return messagesHint(field, in, out)
			})) == nil {
				t.Errorf("%+v: messages for another bit were accepted", c)
			}
		}
	}
}

// TestEveryMessageIsChecked changes one message at a time, with the messages after it as they were, and as an honest
// prover goes on from there.
func TestEveryMessageIsChecked(t *testing.T) {
	for _, c := range []struct{ instances, stride int }{{1, 1}, {17, 149}} {
		circuit := newBatch(repeat(7, c.instances), MaxBatch)
		cs, full := circuit.compile(t), circuit.assign()
		if err := solve(t, cs, full); err != nil {
			t.Fatal(err)
		}
		sites := map[int]int{1: 56 + 7*3, 17: 64*degree + (56+7*3)*5}[c.instances]
		for site := 0; site < sites; site += c.stride {
			for name, hint := range map[string]solver.Hint{"stale": staleMessages(site), "honest": honestAfter(site)} {
				err := solve(t, cs, full, override(messagesHint, hint))
				if err == nil || !strings.Contains(err.Error(), "is not satisfied") {
					t.Fatalf("%d instances: wrong message %d, %s after it: %v", c.instances, site, name, err)
				}
			}
		}
	}
}

func staleMessages(site int) solver.Hint {
	return func(field *big.Int, in, out []*big.Int) error {
		err := messagesHint(field, in, out)
		out[site].Add(out[site], big.NewInt(1)).Mod(out[site], field)
		return err
	}
}

func honestAfter(site int) solver.Hint {
	return func(_ *big.Int, in, out []*big.Int) error {
		s, challenge, inputs := readBatch(in)
		p := prover{shape: s, tamper: func(first int, message []fr.Element) {
			if i := site - first; i >= 0 && i < len(message) {
				message[i].Add(&message[i], &elements[1])
			}
		}}
		messages := p.run(challenge, inputs)
		if len(messages) != len(out) {
			return fmt.Errorf("%d messages, want %d", len(messages), len(out))
		}
		for i := range out {
			messages[i].BigInt(out[i])
		}
		return nil
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
		bits         int
		want         Stats
	}{
		{"plain", repeat(7, 2), 0, 0, 0, Stats{Plain: 2, PlainRounds: 2 * 3 * 80}},
		{"batch and plain", repeat(7, 2), 0, 1, 0, Stats{Batched: 1, Plain: 1, PlainRounds: 240, Hash: 64 * spongeCost, SumCheck: 415}},
		{"four lanes", repeat(7, 4), 0, 4, 0, Stats{Batched: 4, Hash: 64 * spongeCost, SumCheck: 1855}},
		{"five lanes", repeat(7, 5), 0, 5, 0, Stats{Batched: 5, Hash: 64 * spongeCost, SumCheck: 2335}},
		{"one coordinate, nine lanes", repeat(7, 33), 0, 33, 0, Stats{Batched: 33, Hash: 135 * spongeCost, SumCheck: 5537, Columns: 162}},
		{"the wrap circuit's number", append(repeat(1, 25000), repeat(7, 8164)...), 25000, MaxBatch, 0,
			Stats{Batched: 33164, Hash: 455 * spongeCost, SumCheck: 11930, Columns: 124002}},
		{"with swaps, 15 to a bit", append(repeat(1, 30000), repeat(7, 3164)...), 30000, MaxBatch, 2000,
			Stats{Batched: 33164, Hash: 455 * spongeCost, SumCheck: 11928, Columns: 123011}},
	} {
		circuit := newBatch(c.kinds, c.limit)
		circuit.Out, circuit.nodes, circuit.Bits = nil, c.nodes, make([]frontend.Variable, c.bits)
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
		// gnark gives sums of 300 terms a wire of their own; those are not in the causes.
		if n := cs.GetNbConstraints(); n < total || n > total+40 {
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
