package wrap

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/std/math/bits"
	"github.com/lemma-network/lemma/circuits/internal/mutate"
	"github.com/lemma-network/lemma/circuits/lookup"
	"github.com/lemma-network/lemma/circuits/ops"
)

// TestEveryHintIsConstrained gives the hints of random programs wrong answers.
func TestEveryHintIsConstrained(t *testing.T) {
	total, seeds := &mutate.Report{}, uint64(2)
	if testing.Short() {
		seeds = 1
	}
	for seed := range seeds {
		l, w := program(t, rand.New(rand.NewPCG(seed, 70)), 25)
		out, err := ops.Evaluate(l, w)
		if err != nil {
			t.Fatal(err)
		}
		full, err := frontend.NewWitness(Assign(l.Witness, w, toBig(out.VkeyHash), toBig(out.ValuesDigest), big.NewInt(3)), ecc.BN254.ScalarField())
		if err != nil {
			t.Fatal(err)
		}
		s := &mutate.Suite{CS: compile(t, l, 0), Witness: full, Harmless: mutate.SameElement, Calls: 8, Outputs: 3, Seed: seed, Workers: 2}
		report, err := s.Run()
		if err != nil {
			t.Fatal(err)
		}
		total.Merge(report)
	}
	for _, err := range total.Broken {
		t.Errorf("not refused by a constraint: %v", err)
	}
	for _, s := range total.Survivors {
		t.Errorf("accepted: %+v", s)
	}
	for _, name := range []string{"bits.nBits", "wrap.chunksHint", "lookup.readHint", "koala.remainderHint", "koala.canonicalHint", "koala.inverseHint"} {
		if c := total.ByHint[name]; c == nil || c.Refused == 0 {
			t.Errorf("%s was not mutated: the programs do not use it", name)
		}
	}
	t.Logf("\n%s", total)
}

// splitCircuit says what the chunks and the bits of X are, asked for in one order or the other.
type splitCircuit struct {
	X      frontend.Variable
	Chunks [chunks]frontend.Variable
	Bits   [fr.Bits]frontend.Variable
	order  string `gnark:"-"`
}

func (c *splitCircuit) Define(api frontend.API) error {
	d := &decomposition{api: api, checks: lookup.New(api, 8), n: &Counts{}, x: c.X}
	for _, form := range c.order {
		switch form {
		case 'c':
			for k, want := range c.Chunks {
				api.AssertIsEqual(d.chunk(k), want)
			}
		case 'b':
			for i, want := range c.Bits {
				api.AssertIsEqual(d.bit(i), want)
			}
			for _, i := range []int{fr.Bits, fr.Bits + 1} {
				api.AssertIsEqual(d.bit(i), 0)
			}
		case 'w':
			weakSplit(d)
		}
	}
	return nil
}

// weakSplit is split without the comparison with the modulus.
func weakSplit(d *decomposition) {
	hinted, err := d.api.Compiler().NewHint(chunksHint, chunks, d.x)
	if err != nil {
		panic(err)
	}
	lowest := d.x
	for i, c := range hinted[:chunks-1] {
		lowest = d.api.Sub(lowest, d.api.Mul(c, shifted(1, chunkBits*(i+1))))
		d.checks.Range(c, chunkBits)
	}
	d.checks.Range(lowest, chunkBits)
	d.api.AssertIsBoolean(hinted[chunks-1])
}

func compileSplit(t *testing.T, order string) constraint.ConstraintSystem {
	t.Helper()
	cs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &splitCircuit{order: order})
	if err != nil {
		t.Fatal(err)
	}
	return cs
}

// assignSplit says that the integer v, which may be past the modulus, is x's decomposition.
func assignSplit(v *big.Int) *splitCircuit {
	c := &splitCircuit{X: new(big.Int).Mod(v, fr.Modulus())}
	for k := range c.Chunks {
		chunk := new(big.Int).Rsh(v, uint(chunkBits*k))
		c.Chunks[k] = chunk.And(chunk, new(big.Int).Sub(shifted(1, chunkBits), big.NewInt(1)))
	}
	for i := range c.Bits {
		c.Bits[i] = v.Bit(i)
	}
	return c
}

func edges() []*big.Int {
	r, one := fr.Modulus(), big.NewInt(1)
	half := shifted(1, halfBits)
	low := new(big.Int).Mod(new(big.Int).Sub(r, one), half)
	random := rand.New(rand.NewPCG(2, 3))
	out := []*big.Int{big.NewInt(0), one, big.NewInt(1<<31 - 1<<24 + 1), new(big.Int).Sub(half, one), half, low, new(big.Int).Add(low, one), new(big.Int).Sub(low, one),
		new(big.Int).Sub(r, one), new(big.Int).Sub(r, big.NewInt(2)), new(big.Int).Sub(shifted(1, 254), new(big.Int).Add(r, one)), new(big.Int).Sub(shifted(1, 254), r),
		new(big.Int).Sub(shifted(1, 253), one), shifted(1, 253), new(big.Int).Sub(r, half), new(big.Int).Sub(r, low)}
	for range 4 {
		out = append(out, mutate.Random(random, r))
	}
	return out
}

// lyingSplit are hints that decompose the integer v, whatever they are asked for.
func lyingSplit(v, borrow *big.Int, nBits solver.HintID) []solver.Option {
	return []solver.Option{
		solver.OverrideHint(solver.GetHintID(chunksHint), func(r *big.Int, _, out []*big.Int) error {
			err := chunksHint(r, []*big.Int{v}, out)
			out[chunks-1].Set(borrow)
			return err
		}),
		solver.OverrideHint(nBits, func(_ *big.Int, in, out []*big.Int) error {
			x := in[0]
			if len(out) == fr.Bits {
				x = v
			}
			for i := range out {
				out[i].SetUint64(uint64(x.Bit(i)))
			}
			return nil
		}),
	}
}

// fittingBorrow is what the borrow would have to be for v = x + r to look as if it were below the modulus: no bit, but right
// for both halves of the comparison.
func fittingBorrow(v *big.Int) *big.Int {
	r, half := fr.Modulus(), shifted(1, halfBits)
	top := new(big.Int).Sub(r, big.NewInt(1))
	rest := new(big.Int).Sub(new(big.Int).Add(top, r), v) // r-1-x
	b := new(big.Int).Mod(rest, half)
	b.Sub(b, new(big.Int).Mod(top, half)).Add(b, new(big.Int).Mod(v, half))
	b.Mul(b, new(big.Int).ModInverse(half, r))
	return b.Mod(b, r)
}

// TestDecompositions: a scalar has the one decomposition below the modulus, in chunks and in bits, in either order; that of
// x + r is refused with the help of every hint.
func TestDecompositions(t *testing.T) {
	nBits := solver.GetHintID(bits.GetHints()[0])
	for _, h := range bits.GetHints() {
		if name := solver.GetHintName(h); name[len(name)-5:] == "nBits" {
			nBits = solver.GetHintID(h)
		}
	}
	solve := func(cs constraint.ConstraintSystem, c *splitCircuit, opts ...solver.Option) error {
		w, err := frontend.NewWitness(c, ecc.BN254.ScalarField())
		if err != nil {
			t.Fatal(err)
		}
		return cs.IsSolved(w, opts...)
	}
	refused := 0
	for _, order := range []string{"c", "b", "cb", "bc"} {
		cs := compileSplit(t, order)
		for _, x := range edges() {
			if err := solve(cs, assignSplit(x)); err != nil {
				t.Errorf("order %s: %s is refused: %v", order, x, err)
			}
			alias := new(big.Int).Add(x, fr.Modulus())
			if order != "c" && alias.BitLen() > fr.Bits { // needs bits that nobody asks for
				continue
			}
			for _, borrow := range []*big.Int{big.NewInt(0), big.NewInt(1), big.NewInt(2), fittingBorrow(alias)} {
				refused++
				if solve(cs, assignSplit(alias), lyingSplit(alias, borrow, nBits)...) == nil {
					t.Errorf("order %s: %s may be decomposed as x + r", order, x)
				}
			}
			wrong := assignSplit(x)
			wrong.Chunks[1], wrong.Bits[64] = new(big.Int).Add(wrong.Chunks[1].(*big.Int), big.NewInt(1)), 1-int(x.Bit(64))
			if solve(cs, wrong) == nil {
				t.Errorf("order %s: %s has a wrong chunk and bit", order, x)
			}
		}
	}
	t.Logf("%d decompositions of x + r refused", refused)
	weak := compileSplit(t, "w")
	x := big.NewInt(12345)
	alias := new(big.Int).Add(x, fr.Modulus())
	if solve(weak, assignSplit(x), lyingSplit(alias, big.NewInt(0), nBits)...) != nil {
		t.Error("a decomposition that is not compared with the modulus refuses x + r: then this test shows nothing")
	}
}

// TestSuiteFindsWeakDecomposition runs the mutations on a decomposition without the comparison with the modulus.
func TestSuiteFindsWeakDecomposition(t *testing.T) {
	for order, weak := range map[string]bool{"c": false, "w": true} {
		w, err := frontend.NewWitness(assignSplit(big.NewInt(987654321)), ecc.BN254.ScalarField())
		if err != nil {
			t.Fatal(err)
		}
		report, err := (&mutate.Suite{CS: compileSplit(t, order), Witness: w, Outputs: 16}).Run()
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, s := range report.Survivors {
			found = found || s.Hint == "wrap.chunksHint" && s.Kind == "answer to input + r"
		}
		if found != weak || (!weak && len(report.Survivors)+len(report.Broken) > 0) {
			t.Errorf("order %s: weak %t, survivors %+v, broken %v", order, weak, report.Survivors, report.Broken)
		}
		t.Logf("order %s: %d of %d mutations survive", order, len(report.Survivors), report.Total().Mutations)
	}
}
