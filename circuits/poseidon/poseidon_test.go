package poseidon

import (
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/test"
)

// chainCircuit permutes each state and checks the result; the first Limit go through GKR.
type chainCircuit struct {
	In, Out [][3]frontend.Variable
	limit   int
}

func (c *chainCircuit) Define(api frontend.API) error {
	chip, err := NewChip(api, c.limit)
	if err != nil {
		return err
	}
	for i := range c.In {
		out, err := chip.Permute(c.In[i], [3]bool{true, true, true})
		if err != nil {
			return err
		}
		for j := range out {
			api.AssertIsEqual(out[j], c.Out[i][j])
		}
	}
	return nil
}

func chain(n, limit int) (*chainCircuit, *chainCircuit) {
	shape := &chainCircuit{In: make([][3]frontend.Variable, n), Out: make([][3]frontend.Variable, n), limit: limit}
	full := &chainCircuit{In: make([][3]frontend.Variable, n), Out: make([][3]frontend.Variable, n)}
	for i := range n {
		var s [3]fr.Element
		for j := range s {
			s[j].SetUint64(uint64(7*i + j))
			full.In[i][j] = s[j]
		}
		Permute(&s)
		for j := range s {
			full.Out[i][j] = s[j]
		}
	}
	return shape, full
}

func TestPermutationFormsAgree(t *testing.T) {
	for _, c := range []struct{ n, limit int }{{1, 0}, {3, 0}, {2, 2}, {5, 4}, {3, 8}, {5, 5}, {6, 6}, {21, 21}} {
		shape, full := chain(c.n, c.limit)
		cs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, shape)
		if err != nil {
			t.Fatal(err)
		}
		w, err := frontend.NewWitness(full, ecc.BN254.ScalarField())
		if err != nil {
			t.Fatal(err)
		}
		if err := cs.IsSolved(w); err != nil {
			t.Errorf("%d permutations, %d by GKR: %v", c.n, c.limit, err)
		}
		t.Logf("%d permutations, %d by GKR: %d constraints", c.n, c.limit, cs.GetNbConstraints())
		full.Out[c.n-1][1] = 12345
		if w, err = frontend.NewWitness(full, ecc.BN254.ScalarField()); err != nil {
			t.Fatal(err)
		}
		if cs.IsSolved(w) == nil {
			t.Errorf("%d permutations, %d by GKR: a wrong output was accepted", c.n, c.limit)
		}
	}
}

type spongeCircuit struct {
	In  []frontend.Variable
	Out [2]frontend.Variable
}

func (c *spongeCircuit) Define(api frontend.API) error {
	count := 0
	s := newCircuitSponge(api, &count)
	s.absorb(c.In)
	api.AssertIsEqual(s.state[1], c.Out[0])
	s.absorb(c.In[:1])
	api.AssertIsEqual(s.state[rate], c.Out[1])
	return nil
}

func TestSpongeFormsAgree(t *testing.T) {
	for n := 1; n <= rate; n++ {
		var s sponge
		full := &spongeCircuit{In: make([]frontend.Variable, n)}
		data := make([]fr.Element, n)
		for i := range data {
			data[i].SetUint64(uint64(i + 1))
			full.In[i] = data[i]
		}
		s.absorb(data)
		full.Out[0] = s.state[1]
		s.absorb(data[:1])
		full.Out[1] = s.state[rate]
		if err := test.IsSolved(&spongeCircuit{In: make([]frontend.Variable, n)}, full, ecc.BN254.ScalarField()); err != nil {
			t.Errorf("%d elements: %v", n, err)
		}
	}
}
