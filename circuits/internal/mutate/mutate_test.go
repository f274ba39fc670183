package mutate

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
)

func init() { solver.RegisterHint(doubleHint, pickyHint) }

// doubleHint gives twice and three times its input.
func doubleHint(_ *big.Int, in, out []*big.Int) error {
	out[0].Add(in[0], in[0])
	out[1].Add(out[0], in[0])
	return nil
}

// pickyHint fails on what no honest answer gives, as ours never do.
func pickyHint(_ *big.Int, in, out []*big.Int) error {
	if in[0].Bit(0) == 1 {
		return errors.New("odd")
	}
	out[0].Set(in[0])
	return nil
}

// circuit uses doubleHint twice, with all outputs constrained, or the last output free, or seen by pickyHint alone.
type circuit struct {
	X    frontend.Variable
	free bool `gnark:"-"`
	see  bool `gnark:"-"`
}

func (c *circuit) Define(api frontend.API) error {
	for i := range 2 {
		out, err := api.Compiler().NewHint(doubleHint, 2, c.X)
		if err != nil {
			return err
		}
		last := i == 1
		if c.see && last {
			seen, err := api.Compiler().NewHint(pickyHint, 1, out[0])
			if err != nil {
				return err
			}
			api.AssertIsEqual(seen[0], out[0])
			api.AssertIsEqual(out[0], api.Mul(c.X, 2))
			return nil
		}
		api.AssertIsEqual(out[0], api.Mul(c.X, 2))
		if !(c.free && last) {
			api.AssertIsEqual(out[1], api.Mul(c.X, 3))
		}
	}
	return nil
}

func run(t *testing.T, c *circuit, s Suite) *Report {
	t.Helper()
	var err error
	if s.CS, err = frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, c); err != nil {
		t.Fatal(err)
	}
	if s.Witness, err = frontend.NewWitness(&circuit{X: 12}, ecc.BN254.ScalarField()); err != nil {
		t.Fatal(err)
	}
	r, err := s.Run()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestRun: constrained answers are refused, a free one survives and is named, a hint's error is no refusal.
func TestRun(t *testing.T) {
	if r := run(t, &circuit{}, Suite{}); len(r.Survivors)+len(r.Broken) != 0 || r.Total() != (Count{4, 32, 32, 0}) {
		t.Errorf("constrained: %+v, %+v", r.Total(), r)
	}
	r := run(t, &circuit{free: true}, Suite{Workers: 3})
	if len(r.Broken) != 0 || len(r.Survivors) != 7 || r.Total().Refused != 25 {
		t.Errorf("free: %+v", r)
	}
	for _, a := range r.Survivors {
		if a.Hint != "mutate.doubleHint" || a.Call != 1 || a.Honest[0].Cmp(a.Wrong[0]) != 0 || a.Honest[1].Int64() != 36 {
			t.Errorf("a free answer is reported as %+v", a)
		}
	}
	harmless := func(a Answer) bool { return a.Kind == "zero" }
	if r := run(t, &circuit{free: true}, Suite{Harmless: harmless}); len(r.Survivors) != 6 || r.Total().Harmless != 1 {
		t.Errorf("one harmless: %+v", r)
	}
	r = run(t, &circuit{see: true}, Suite{})
	found := false
	for _, err := range r.Broken {
		found = found || strings.Contains(err.Error(), "odd") && strings.Contains(err.Error(), "one more")
	}
	if !found {
		t.Errorf("a hint that fails counts as a refusal: %+v", r)
	}
}

// TestSamples: a site gets as many changes as it was asked for, none of which leaves the answer as it was.
func TestSamples(t *testing.T) {
	if r := run(t, &circuit{}, Suite{Calls: 1, Outputs: 1, PerSite: 3}); r.Total() != (Count{1, 3, 3, 0}) {
		t.Errorf("%+v", r.Total())
	}
	for _, c := range []struct{ n, count, want int }{{5, 0, 5}, {5, 9, 5}, {5, 1, 1}, {5, 2, 2}, {50, 4, 4}, {1, 3, 1}} {
		for seed := range uint64(20) {
			got := sample(rand.New(rand.NewPCG(seed, 1)), c.n, c.count)
			if len(got) != c.want || (c.count > 2 && (got[0] != 0 || got[len(got)-1] != c.n-1)) {
				t.Errorf("sample(%d, %d) = %v", c.n, c.count, got)
			}
			for i := 1; i < len(got); i++ {
				if got[i] <= got[i-1] {
					t.Errorf("sample(%d, %d) = %v", c.n, c.count, got)
				}
			}
		}
	}
}

// TestRunNeedsAnHonestSolve: mutations of a witness that does not solve would all be refused.
func TestRunNeedsAnHonestSolve(t *testing.T) {
	cs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &wrong{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := frontend.NewWitness(&wrong{X: 3}, ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&Suite{CS: cs, Witness: w}).Run(); err == nil || !strings.Contains(err.Error(), "honest") {
		t.Errorf("error %v", err)
	}
	other, err := frontend.Compile(ecc.BLS12_381.ScalarField(), r1cs.NewBuilder, &wrong{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&Suite{CS: other, Witness: w}).Run(); err == nil || !strings.Contains(err.Error(), "BN254") {
		t.Errorf("error %v", err)
	}
}

type wrong struct{ X frontend.Variable }

func (c *wrong) Define(api frontend.API) error {
	api.AssertIsEqual(api.Mul(c.X, c.X), 4)
	return nil
}

// TestSameElement: only the hints whose answers may be another integer, only below 2^32, only one residue.
func TestSameElement(t *testing.T) {
	for _, c := range []struct {
		hint   string
		honest int64
		wrong  int64
		want   bool
	}{
		{"koala.remainderHint", 5, 5 + modulus, true},
		{"koala.remainderHint", 5, 5 + 2*modulus, true}, // 5 is small enough
		{"koala.remainderHint", 1 << 30, 1<<30 + 2*modulus, false},
		{"koala.remainderHint", 5, 6, false},
		{"koala.remainderHint", 5, 5 - modulus, false},
		{"koala.canonicalHint", 5, 5 + modulus, false},
		{"koala.inverseHint", 7, 7 + modulus, true},
		{"lookup.limbsHint", 7, 7 + modulus, false},
	} {
		w := big.NewInt(c.wrong)
		w.Mod(w, ecc.BN254.ScalarField())
		if got := SameElement(Answer{Hint: c.hint, Honest: []*big.Int{big.NewInt(c.honest)}, Wrong: []*big.Int{w}}); got != c.want {
			t.Errorf("%s: %d for %d: %t", c.hint, c.wrong, c.honest, got)
		}
	}
}
