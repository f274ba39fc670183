package poseidon

import (
	"fmt"

	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/std/gkrapi"
	"github.com/consensys/gnark/std/gkrapi/gkr"
)

// BatchSize is how many permutations a Chip proves by GKR; later ones become constraints. A power of two: GKR pads to
// one.
const BatchSize = 1 << 15

// Chip permutes width-3 states inside a circuit. The first limit permutations go to one GKR batch.
type Chip struct {
	api            frontend.API
	batch          *gkrapi.Circuit
	zero           gkr.Variable
	in, out        [3]gkr.Variable
	limit          int
	Batched, Plain int // permutations made so far
}

// NewChip makes a Chip whose GKR batch has at most limit permutations.
func NewChip(api frontend.API, limit int) (*Chip, error) {
	c := &Chip{api: api, limit: limit}
	if limit == 0 {
		return c, nil
	}
	return c, c.define()
}

// Permute is the width-3 permutation.
func (c *Chip) Permute(s [3]frontend.Variable) ([3]frontend.Variable, error) {
	if c.Batched == c.limit {
		c.Plain++
		return c.plain(s), nil
	}
	c.Batched++
	outs, err := c.batch.AddInstance(map[gkr.Variable]frontend.Variable{c.zero: 0, c.in[0]: s[0], c.in[1]: s[1], c.in[2]: s[2]})
	if err != nil {
		return s, fmt.Errorf("add a permutation to the batch: %w", err)
	}
	return [3]frontend.Variable{outs[c.out[0]], outs[c.out[1]], outs[c.out[2]]}, nil
}

// plain spends three constraints on each S-box.
func (c *Chip) plain(s [3]frontend.Variable) [3]frontend.Variable {
	s = c.mix(s, true)
	for r, row := range constants {
		for i := range row {
			x := c.api.Add(s[i], &row[i])
			x2 := c.api.Mul(x, x)
			s[i] = c.api.Mul(c.api.Mul(x2, x2), x)
		}
		s = c.mix(s, isFull(r))
	}
	return s
}

func (c *Chip) mix(s [3]frontend.Variable, full bool) (t [3]frontend.Variable) {
	sum := c.api.Add(s[0], s[1], s[2])
	if !full {
		s[2] = c.api.Mul(s[2], 2)
	}
	for i := range s {
		t[i] = c.api.Add(s[i], sum)
	}
	return t
}

// define lays the permutation out for GKR, one level a round: a round's three wires read the three wires of the round
// before, so every level has one source of claims and costs one sum-check of degree 5. In partial rounds two lanes are
// linear; the fifth power of an input that is always zero gives them degree 5 too, so that gnark schedules the three
// lanes together.
func (c *Chip) define() error {
	g, err := gkrapi.New(c.api)
	if err != nil {
		return fmt.Errorf("define the batch: %w", err)
	}
	c.zero = g.NewInput()
	for i := range c.in {
		c.in[i] = g.NewInput()
	}
	s, before := c.in, true // before: the linear layer ahead of a round is the full one
	for r, row := range constants {
		var t [3]gkr.Variable
		for lane := range t {
			if lane < len(row) {
				t[lane] = g.Gate(powerGate(lane, before, &row[lane]), s[0], s[1], s[2])
			} else {
				t[lane] = g.Gate(linearGate(lane, before), s[0], s[1], s[2], c.zero)
			}
		}
		s, before = t, isFull(r)
	}
	for lane := range c.out {
		c.out[lane] = g.Gate(lastGate(lane), s[0], s[1], s[2])
	}
	c.batch, err = g.Compile(transcriptHash)
	if err != nil {
		return fmt.Errorf("compile the batch: %w", err)
	}
	return nil
}

// lane is row i of the linear layer applied to x.
func lane(api gkr.GateAPI, i int, full bool, x []frontend.Variable) frontend.Variable {
	if !full && i == 2 {
		return api.Add(x[0], x[1], api.Mul(x[2], 3))
	}
	return api.Add(x[0], x[1], x[2], x[i])
}

func fifth(api gkr.GateAPI, x frontend.Variable) frontend.Variable {
	x2 := api.Mul(x, x)
	return api.Mul(x2, x2, x)
}

func powerGate(i int, full bool, constant frontend.Variable) gkr.GateFunction {
	return func(api gkr.GateAPI, x ...frontend.Variable) frontend.Variable {
		return fifth(api, api.Add(lane(api, i, full, x), constant))
	}
}

func linearGate(i int, full bool) gkr.GateFunction {
	return func(api gkr.GateAPI, x ...frontend.Variable) frontend.Variable {
		return api.Add(lane(api, i, full, x), fifth(api, x[3]))
	}
}

func lastGate(i int) gkr.GateFunction {
	return func(api gkr.GateAPI, x ...frontend.Variable) frontend.Variable { return lane(api, i, true, x) }
}
