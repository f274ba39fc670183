package poseidon

import (
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/std/multicommit"
	"github.com/lemma-network/lemma/proof"
)

func init() { solver.RegisterHint(outputsHint, messagesHint) }

// Stats are the constraints spent, by cause, and the permutations made. Those of the batch are known once the circuit
// is compiled. Wires that gnark gives to sums of 300 terms (some 30) are not in them.
type Stats struct {
	Batched, Plain int // permutations
	PlainRounds    int // constraints of the plain ones
	Hash           int // constraints of the transcript's sponge
	SumCheck       int // constraints of messages, gates and weights
	Columns        int // constraints of evaluating the batch's inputs and outputs
}

// Chip permutes width-3 states inside a circuit. The first limit permutations become one batch, proven by sum-checks
// after the circuit's commitment; later ones become constraints.
type Chip struct {
	api   frontend.API
	limit int
	kinds [8][]instance // by which output words are read, one bit for each
	Stats Stats
}

// NewChip makes a Chip whose batch has at most limit permutations (0: no batch, and no commitment). Call it before
// anything asks for a commitment. Error "batch-limit" (bug) for a limit outside 0 to MaxBatch.
func NewChip(api frontend.API, limit int) (*Chip, error) {
	if limit < 0 || limit > MaxBatch {
		return nil, proof.Errorf(proof.Bug, "batch-limit", "poseidon: the batch's limit is %d: take 0 to %d", limit, MaxBatch)
	}
	c := &Chip{api: api, limit: limit}
	if limit > 0 {
		api.Compiler().Defer(c.finish)
	}
	return c, nil
}

// Permute is the width-3 permutation. used says which words of the output are read; the others are nil. Error
// "no-output" (bug) if none is.
func (c *Chip) Permute(s [3]frontend.Variable, used [3]bool) ([3]frontend.Variable, error) {
	return c.PermuteSwapped(0, s, used)
}

// PermuteSwapped is Permute after the first two words change places if bit is one, as a Merkle path's nodes do. The
// caller has constrained bit to 0 or 1. Instances that share a bit share the cost of it, four by four.
func (c *Chip) PermuteSwapped(bit frontend.Variable, s [3]frontend.Variable, used [3]bool) (out [3]frontend.Variable, err error) {
	if b, constant := c.api.Compiler().ConstantValue(bit); constant {
		if bit = 0; b.Sign() != 0 {
			s[0], s[1] = s[1], s[0]
		}
	}
	kind, n := 0, 0
	for i, u := range used {
		if u {
			kind |= 1 << i
			n++
		}
	}
	if n == 0 {
		return out, proof.Errorf(proof.Bug, "no-output", "poseidon: no word of the output is used: leave the permutation out")
	}
	var words []frontend.Variable
	if c.Stats.Batched == c.limit {
		c.Stats.Plain++
		words = c.plain(bit, s, kind)
	} else if words, err = c.api.Compiler().NewHint(outputsHint, n, kind, bit, s[0], s[1], s[2]); err != nil {
		return out, proof.Errorf(proof.Bug, "internal", "poseidon: outputs of a permutation: %w", err)
	}
	for i := range out {
		if used[i] {
			out[i], words = words[0], words[1:]
		}
	}
	if c.Stats.Plain == 0 {
		c.Stats.Batched++
		c.kinds[kind] = append(c.kinds[kind], instance{bit: bit, in: s, out: out})
	}
	return out, nil
}

// plain spends three constraints on each S-box, and gives the words of kind.
func (c *Chip) plain(bit frontend.Variable, s [3]frontend.Variable, kind int) (words []frontend.Variable) {
	if !isConstant(c.api, bit) {
		s[0], s[1] = swap(c.api, &c.Stats.PlainRounds, bit, s[1], c.api.Sub(s[0], s[1]))
	}
	s = mixVariables(c.api, s, true)
	for r, row := range constants {
		for i := range row {
			s[i] = power(c.api, &c.Stats.PlainRounds, c.api.Add(s[i], &row[i]))
		}
		s = mixVariables(c.api, s, isFull(r))
	}
	for i := range s {
		if kind>>i&1 == 1 {
			words = append(words, s[i])
		}
	}
	return words
}

// mixVariables is mix inside a circuit; it costs no constraint.
func mixVariables(api frontend.API, s [3]frontend.Variable, full bool) (t [3]frontend.Variable) {
	sum := api.Add(s[0], s[1], s[2])
	if !full {
		s[2] = api.Mul(s[2], 2)
	}
	for i := range s {
		t[i] = api.Add(s[i], sum)
	}
	return t
}

// finish commits to every input and output of the batch and checks it under the commitment's challenge.
func (c *Chip) finish(api frontend.API) error {
	if c.Stats.Batched == 0 {
		return nil
	}
	var counts [8]int
	for kind := range c.kinds {
		c.kinds[kind] = groups(api, c.kinds[kind], kind)
		counts[kind] = len(c.kinds[kind])
	}
	s, err := arrange(counts)
	if err != nil {
		return err
	}
	v := &verifier{shape: s, api: api, stats: &c.Stats}
	rest := c.kinds
	var committed, inputs []frontend.Variable
	for _, lane := range s.lanes {
		list := rest[lane.kind][:lane.instances]
		rest[lane.kind] = rest[lane.kind][lane.instances:]
		v.instances = append(v.instances, list)
		for _, x := range list {
			inputs = append(append(inputs, x.bit), x.in[:]...)
			for _, w := range append(append(x.in[:], x.out[:]...), x.bit) {
				if w != nil && !isConstant(api, w) {
					committed = append(committed, w)
				}
			}
		}
	}
	multicommit.WithCommitment(api, func(api frontend.API, challenge frontend.Variable) error {
		var in []frontend.Variable
		for _, x := range s.header() {
			in = append(in, x)
		}
		in = append(append(in, challenge), inputs...)
		if v.messages, err = api.Compiler().NewHint(messagesHint, s.messages(), in...); err != nil {
			return proof.Errorf(proof.Bug, "internal", "poseidon: the batch's messages: %w", err)
		}
		v.run(challenge)
		return nil
	}, committed...)
	return nil
}

// groups orders instances so that those with one bit stand together, in fours: zeros fill the last four of a bit. Where
// no instance has a bit nothing changes.
func groups(api frontend.API, list []instance, kind int) (out []instance) {
	at := map[string]int{}
	var byBit [][]instance
	for _, x := range list {
		key := fmt.Sprintf("%#v", x.bit) // a variable's terms
		if _, seen := at[key]; !seen {
			at[key] = len(byBit)
			byBit = append(byBit, nil)
		}
		byBit[at[key]] = append(byBit[at[key]], x)
	}
	if len(byBit) <= 1 {
		return list
	}
	filler := instance{in: [3]frontend.Variable{0, 0, 0}}
	var zero [3]fr.Element
	Permute(&zero)
	for w := range zero {
		if kind>>w&1 == 1 {
			filler.out[w] = &zero[w]
		}
	}
	for _, same := range byBit {
		filler.bit = same[0].bit
		for len(same)%base > 0 {
			same = append(same, filler)
		}
		out = append(out, same...)
	}
	return out
}

func isConstant(api frontend.API, v frontend.Variable) bool {
	_, constant := api.Compiler().ConstantValue(v)
	return constant
}

// swap gives b + d and b, in the other order if bit is one.
func swap(api frontend.API, count *int, bit, b, d frontend.Variable) (left, right frontend.Variable) {
	if !isConstant(api, bit) && !isConstant(api, d) {
		*count++
	}
	move := api.Mul(bit, d)
	return api.Sub(api.Add(b, d), move), api.Add(b, move)
}

// outputsHint gives those words of a permutation's output that the first input, a kind, names; then come bit and words.
func outputsHint(_ *big.Int, in, out []*big.Int) error {
	s := readInstance(in[1:])
	Permute(&s)
	for i := range s {
		if in[0].Bit(i) == 1 {
			s[i].BigInt(out[0])
			out = out[1:]
		}
	}
	return nil
}

// readInstance reads bit and words. A bit that is none gives any order: the constraints refuse it.
func readInstance(in []*big.Int) (s [3]fr.Element) {
	for i := range s {
		s[i].SetBigInt(in[1+i])
	}
	if in[0].Sign() != 0 {
		s[0], s[1] = s[1], s[0]
	}
	return s
}

// messagesHint is prove: in are the shape's header, the challenge and the inputs of all instances, lane by lane.
func messagesHint(_ *big.Int, in, out []*big.Int) error {
	s, challenge, t := readBatch(in)
	for i, m := range prove(s, challenge, t) {
		m.BigInt(out[i])
	}
	return nil
}

func readBatch(in []*big.Int) (s shape, challenge fr.Element, t table) {
	header := make([]uint64, 2+in[1].Uint64())
	for i := range header {
		header[i] = in[i].Uint64()
	}
	s, n := readHeader(header)
	challenge.SetBigInt(in[n])
	in = in[n+1:]
	for _, lane := range s.lanes {
		inputs := make([][3]fr.Element, lane.instances)
		for i := range inputs {
			inputs[i] = readInstance(in[4*i : 4*i+4])
		}
		words := make(table, 3)
		for w := range words {
			words[w] = make([]fr.Element, s.points())
			for i := range lane.instances {
				words[w][i] = inputs[i][w]
			}
		}
		in = in[4*lane.instances:]
		t = append(t, words...)
	}
	return s, challenge, t
}
