package wrap

import (
	"fmt"

	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/std/math/bits"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/circuits/lookup"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/circuits/poseidon"
	"github.com/lemma-network/lemma/proof"
)

// feltBits is the width of a canonical felt.
const feltBits = 31

// scalar is a var register: a BN254 scalar, known to be 0 or 1 where boolean is set. Where d is set it is a bit of d, which
// has no wire yet. Where pick is set it is what pick selects or, with other set, the one that it does not select.
type scalar struct {
	v       frontend.Variable
	boolean bool
	d       *decomposition
	bit     int
	pick    *choice
	other   bool
}

// choice is a select that has no wire until it is read: yes if bit is 1, else no. A tree node reads both halves of a swap,
// and the batch of permutations does the swap itself.
type choice struct {
	bit, yes, no, v frontend.Variable
}

// interpreter turns operations into constraints, one after the other.
type interpreter struct {
	api      frontend.API
	circuit  *Circuit
	list     *ops.List
	checks   *lookup.Argument
	field    *koala.Field
	hash     *poseidon.Chip
	outputs  map[int][3]bool // which outputs of the list's permutations are read
	witnessF []*koala.Element
	witnessE []koala.ExtElement
	v        []scalar
	f        []*koala.Element // nil where sums has the register
	sums     []*sum
	e        []koala.ExtElement
	eq       *eqProducts
	commits  map[ops.Code]int
	n        Counts
}

func newInterpreter(api frontend.API, c *Circuit) (*interpreter, error) {
	l := c.list
	in := &interpreter{api: api, circuit: c, list: l, checks: lookup.New(api, c.limbBits), outputs: l.PermutationOutputs(), commits: map[ops.Code]int{},
		v: make([]scalar, l.Vars), f: make([]*koala.Element, l.Felts), sums: make([]*sum, l.Felts), e: make([]koala.ExtElement, l.Exts)}
	in.field = koala.NewField(api, in.checks)
	in.eq = newEqProducts(l, in.field)
	var err error
	if in.hash, err = poseidon.NewChip(api, c.batch); err != nil {
		return nil, err
	}
	for _, w := range c.Felts {
		in.witnessF = append(in.witnessF, in.field.Input(w))
	}
	for _, x := range c.Exts {
		var e koala.ExtElement
		for j := range e {
			e[j] = in.field.Input(x[j])
		}
		in.witnessE = append(in.witnessE, e)
	}
	return in, nil
}

// step interprets operation i.
func (in *interpreter) step(i int) error {
	op := in.list.Ops[i]
	a := in.list.Args(op)
	done, err := in.scalarOp(i, op.Code, a)
	if err != nil {
		return err
	}
	if done || in.feltOp(op.Code, a) || in.extOp(i, op.Code, a) || in.assertOp(op.Code, a) {
		return nil
	}
	return proof.Errorf(proof.Bug, "internal", "wrap circuit: operation %d (%s) is not handled", i, op.Code)
}

// finish checks that the list bound each public value exactly once.
func (in *interpreter) finish() error {
	for _, c := range []ops.Code{ops.CommitVkeyHash, ops.CommitValuesDigest, ops.CommitExitCode, ops.CommitVkRoot} {
		if in.commits[c] != 1 {
			return proof.Errorf(proof.Permanent, "operations-malformed", "wrap circuit: the list has %s %d times, want once", c, in.commits[c])
		}
	}
	in.field.Finish()
	return nil
}

// scalar is var register r.
func (in *interpreter) scalar(r int32) frontend.Variable {
	s := &in.v[r]
	switch {
	case s.d != nil:
		*s = scalar{v: s.d.bit(s.bit), boolean: true}
	case s.pick != nil:
		c := s.pick
		if c.v == nil {
			in.n.ScalarSelects++
			c.v = in.api.Select(c.bit, c.yes, c.no)
		}
		v := c.v
		if s.other { // the two halves add up to the two values
			v = in.api.Sub(in.api.Add(c.yes, c.no), c.v)
		}
		*s = scalar{v: v}
	}
	return s.v
}

// felt is felt register r.
func (in *interpreter) felt(r int32) *koala.Element {
	if s := in.sums[r]; s != nil {
		in.setFelt(r, s.element(in.field))
	}
	return in.f[r]
}

func (in *interpreter) setFelt(r int32, e *koala.Element) { in.f[r], in.sums[r] = e, nil }

// ext is extension register r.
func (in *interpreter) ext(r int32) koala.ExtElement {
	in.e[r] = in.eq.finish(r, in.e[r])
	return in.e[r]
}

func (in *interpreter) setExt(r int32, e koala.ExtElement) {
	delete(in.eq.pending, r)
	in.e[r] = e
}

// bit is the selector in register r, constrained to be 0 or 1.
func (in *interpreter) bit(r int32) frontend.Variable {
	v := in.scalar(r)
	if !in.v[r].boolean {
		in.api.AssertIsBoolean(v)
		in.v[r].boolean = true
	}
	return v
}

func (in *interpreter) scalarOp(i int, code ops.Code, a []int32) (bool, error) {
	v, api := in.v, in.api
	switch code {
	case ops.ImmV:
		v[a[0]] = scalar{v: in.list.Consts[a[1]]}
	case ops.AddV:
		if zero := v[a[2]].v; v[a[1]].pick != nil && zero != nil && isZero(api, zero) {
			v[a[0]] = v[a[1]]
			break
		}
		v[a[0]] = scalar{v: api.Add(in.scalar(a[1]), in.scalar(a[2]))}
	case ops.SubV:
		v[a[0]] = scalar{v: api.Sub(in.scalar(a[1]), in.scalar(a[2]))}
	case ops.MulV:
		v[a[0]] = scalar{v: api.Mul(in.scalar(a[1]), in.scalar(a[2]))}
	case ops.WitnessV:
		v[a[0]] = scalar{v: in.circuit.Vars[a[1]]}
	case ops.SelectV:
		in.selectV(i, a)
	case ops.Felt2Var:
		v[a[0]] = scalar{v: in.field.Canonical(in.felt(a[1]))}
	case ops.Num2BitsF:
		in.n.FeltDecompositions++
		in.setBits(a[1:], bits.ToBinary(api, in.field.Canonical(in.felt(a[0])), bits.WithNbDigits(feltBits)))
	case ops.Num2BitsV:
		d := &decomposition{api: api, checks: in.checks, n: &in.n, x: in.scalar(a[0])}
		for j, r := range a[2:] {
			v[r] = scalar{d: d, bit: j}
		}
	case ops.Permute:
		used := in.outputs[i]
		if used == [3]bool{} {
			return true, nil // nothing reads it
		}
		if used[1] || used[2] { // two kinds of permutation, tree nodes and the rest: a few more columns, but one kind less
			used = [3]bool{true, true, true}
		}
		out, err := in.permute(a, used)
		if err != nil {
			return false, fmt.Errorf("operation %d: %w", i, err)
		}
		for j := range out {
			v[a[j]] = scalar{v: out[j]}
		}
	default:
		return false, nil
	}
	return true, nil
}

// setBits sets registers to a value's bits; bits past the value's width are zero.
func (in *interpreter) setBits(registers []int32, bits []frontend.Variable) {
	for i, r := range registers {
		in.v[r] = scalar{v: 0, boolean: true}
		if i < len(bits) {
			in.v[r].v = bits[i]
		}
	}
}

// swap reports whether operation i, a select, is the second half of a swap: the operation before it has the same
// selector and the same two values the other way round, and has not overwritten any of them.
func (in *interpreter) swap(i int, code ops.Code, a []int32) (first int32, ok bool) {
	if i == 0 || in.list.Ops[i-1].Code != code {
		return 0, false
	}
	b := in.list.Args(in.list.Ops[i-1])
	selectorKept := code != ops.SelectV || b[0] != a[1]
	return b[0], b[1] == a[1] && b[2] == a[3] && b[3] == a[2] && selectorKept && b[0] != a[2] && b[0] != a[3]
}

// permute permutes the state in three registers. Where the first two are the halves of a swap, the swap is the batch's.
func (in *interpreter) permute(a []int32, used [3]bool) ([3]frontend.Variable, error) {
	x, y := in.v[a[0]], in.v[a[1]]
	if c := x.pick; c != nil && c.v == nil && y.pick == c && x.other != y.other {
		s := [3]frontend.Variable{c.no, c.yes, in.scalar(a[2])}
		if x.other {
			s[0], s[1] = s[1], s[0]
		}
		return in.hash.PermuteSwapped(c.bit, s, used)
	}
	return in.hash.Permute([3]frontend.Variable{in.scalar(a[0]), in.scalar(a[1]), in.scalar(a[2])}, used)
}

func isZero(api frontend.API, v frontend.Variable) bool {
	c, constant := api.Compiler().ConstantValue(v)
	return constant && c.Sign() == 0
}

// selectV makes a choice, or the other half of the one before.
func (in *interpreter) selectV(i int, a []int32) {
	bit := in.bit(a[1])
	if first, ok := in.swap(i, ops.SelectV, a); ok && in.v[first].pick != nil {
		in.v[a[0]] = scalar{pick: in.v[first].pick, other: !in.v[first].other}
		return
	}
	in.v[a[0]] = scalar{pick: &choice{bit: bit, yes: in.scalar(a[2]), no: in.scalar(a[3])}}
}

// selectE is selectV for extension elements.
func (in *interpreter) selectE(i int, a []int32) {
	bit := in.bit(a[1])
	x, y := in.ext(a[2]), in.ext(a[3])
	if first, ok := in.swap(i, ops.SelectE, a); ok {
		in.setExt(a[0], in.field.Other(x, y, in.ext(first)))
		return
	}
	in.setExt(a[0], in.field.SelectExt(bit, x, y))
}

func (in *interpreter) feltOp(code ops.Code, a []int32) bool {
	field := in.field
	switch code {
	case ops.ImmF:
		in.setFelt(a[0], field.Constant(in.list.Consts[a[1]]))
	case ops.AddF:
		if !in.addSums(a) {
			in.setFelt(a[0], field.Add(in.felt(a[1]), in.felt(a[2])))
		}
	case ops.SubF:
		in.setFelt(a[0], field.Sub(in.felt(a[1]), in.felt(a[2])))
	case ops.MulF:
		in.setFelt(a[0], field.Mul(in.felt(a[1]), in.felt(a[2])))
	case ops.DivF:
		in.setFelt(a[0], field.Mul(in.felt(a[1]), field.Inverse(in.felt(a[2]))))
	case ops.WitnessF:
		in.setFelt(a[0], in.witnessF[a[1]])
	case ops.SelectF:
		if !in.selectSums(a) {
			in.setFelt(a[0], field.Select(in.bit(a[1]), in.felt(a[2]), in.felt(a[3])))
		}
	case ops.Ext2Felt:
		for j, x := range in.ext(a[4]) {
			in.setFelt(a[j], x)
		}
	case ops.PermuteKoalaBear:
		in.n.KoalaBearPermutations++
		var s [16]*koala.Element
		for j := range s {
			s[j] = in.felt(a[j])
		}
		field.Permute(&s)
		for j := range s {
			in.setFelt(a[j], s[j])
		}
	default:
		return false
	}
	return true
}

func (in *interpreter) extOp(i int, code ops.Code, a []int32) bool {
	field := in.field
	switch code {
	case ops.ImmE:
		var e koala.ExtElement
		for j := range e {
			e[j] = field.Constant(in.list.Consts[a[1+j]])
		}
		in.setExt(a[0], e)
	case ops.AddE:
		in.setExt(a[0], field.AddExt(in.ext(a[1]), in.ext(a[2])))
	case ops.AddEF:
		in.setExt(a[0], field.AddExt(in.ext(a[1]), field.Embed(in.felt(a[2]))))
	case ops.SubE:
		in.setExt(a[0], field.SubExt(in.ext(a[1]), in.ext(a[2])))
	case ops.SubEF:
		in.setExt(a[0], field.SubExt(in.ext(a[1]), field.Embed(in.felt(a[2]))))
	case ops.MulE:
		in.setExt(a[0], field.MulExt(in.ext(a[1]), in.ext(a[2])))
	case ops.MulEF:
		in.setExt(a[0], field.Scale(in.ext(a[1]), in.felt(a[2])))
	case ops.DivE:
		in.setExt(a[0], field.MulExt(in.ext(a[1]), field.InverseExt(in.ext(a[2]))))
	case ops.DivEF:
		in.setExt(a[0], field.Scale(in.ext(a[1]), field.Inverse(in.felt(a[2]))))
	case ops.NegE:
		in.setExt(a[0], field.NegExt(in.ext(a[1])))
	case ops.InvE:
		in.setExt(a[0], field.InverseExt(in.ext(a[1])))
	case ops.WitnessE:
		in.setExt(a[0], in.witnessE[a[1]])
	case ops.SelectE:
		in.selectE(i, a)
	case ops.Felts2Ext:
		in.setExt(a[0], koala.ExtElement{in.felt(a[1]), in.felt(a[2]), in.felt(a[3]), in.felt(a[4])})
	case ops.ReduceE: // only a hint to SP1's own circuit; elements here are reduced when their bound asks for it
	case ops.EqEval:
		bit, x := in.felt(a[1]), in.ext(a[2])
		field.AssertBoolean(bit)
		in.eq.pending[a[0]] = append(in.eq.pending[a[0]], factor{bit, x, in.eq.uses[a[2]] >= eqTableUses})
	default:
		return false
	}
	return true
}

func (in *interpreter) assertOp(code ops.Code, a []int32) bool {
	switch code {
	case ops.AssertEqV:
		in.api.AssertIsEqual(in.scalar(a[0]), in.scalar(a[1]))
	case ops.AssertEqF:
		in.field.AssertEqual(in.felt(a[0]), in.felt(a[1]))
	case ops.AssertEqE:
		in.field.AssertEqualExt(in.ext(a[0]), in.ext(a[1]))
	case ops.AssertNeF:
		in.field.AssertDifferent(in.felt(a[0]), in.felt(a[1]))
	case ops.CommitVkeyHash:
		in.bind(code, a[0], in.circuit.ProgramVKey)
	case ops.CommitValuesDigest:
		in.bind(code, a[0], in.circuit.PublicValuesDigest)
	case ops.CommitExitCode:
		in.n.ConstantPublicBindings++
		in.bind(code, a[0], 0)
	case ops.CommitVkRoot:
		in.n.ConstantPublicBindings++
		in.bind(code, a[0], VkRoot)
	case ops.CommitProofNonce: // any nonce is fine: the claim does not speak of it
	default:
		return false
	}
	return true
}

// bind makes register r equal to a public value.
func (in *interpreter) bind(code ops.Code, r int32, want frontend.Variable) {
	in.commits[code]++
	in.api.AssertIsEqual(in.scalar(r), want)
}
