package wrap

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/std/math/bits"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/circuits/poseidon"
	"github.com/lemma-network/lemma/proof"
)

// scalar is a var register: a BN254 scalar, known to be 0 or 1 where boolean is set.
type scalar struct {
	v       frontend.Variable
	boolean bool
}

// interpreter turns operations into constraints, one after the other.
type interpreter struct {
	api      frontend.API
	circuit  *Circuit
	list     *ops.List
	field    *koala.Field
	hash     *poseidon.Chip
	witnessF []*koala.Element
	witnessE []koala.ExtElement
	v        []scalar
	f        []*koala.Element
	e        []koala.ExtElement
	commits  map[ops.Code]int
	n        Counts
}

func newInterpreter(api frontend.API, c *Circuit) (*interpreter, error) {
	l := c.list
	in := &interpreter{api: api, circuit: c, list: l, field: koala.NewField(api), commits: map[ops.Code]int{},
		v: make([]scalar, l.Vars), f: make([]*koala.Element, l.Felts), e: make([]koala.ExtElement, l.Exts)}
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
	if done || in.feltOp(op.Code, a) || in.extOp(op.Code, a) || in.assertOp(op.Code, a) {
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
	return nil
}

func (in *interpreter) counts() Counts {
	s, n := in.field.Stats, in.n
	n.FieldProducts, n.FieldSelects, n.FieldBooleans, n.CanonicalChecks = s.Products, s.Selects, s.Booleans, s.Canonicals
	n.Reductions, n.Equalities, n.Inverses, n.QuotientBits = s.Reductions, s.Equalities, s.Inverses, s.QuotientBits
	n.BatchedPermutations, n.UnbatchedPermutations = in.hash.Stats.Batched, in.hash.Stats.Plain
	return n
}

// bit is the selector in register r, constrained to be 0 or 1.
func (in *interpreter) bit(r int32) frontend.Variable {
	if !in.v[r].boolean {
		in.api.AssertIsBoolean(in.v[r].v)
		in.v[r].boolean = true
	}
	return in.v[r].v
}

func (in *interpreter) scalarOp(i int, code ops.Code, a []int32) (bool, error) {
	v, api := in.v, in.api
	switch code {
	case ops.ImmV:
		v[a[0]] = scalar{v: in.list.Consts[a[1]]}
	case ops.AddV:
		v[a[0]] = scalar{v: api.Add(v[a[1]].v, v[a[2]].v)}
	case ops.SubV:
		v[a[0]] = scalar{v: api.Sub(v[a[1]].v, v[a[2]].v)}
	case ops.MulV:
		v[a[0]] = scalar{v: api.Mul(v[a[1]].v, v[a[2]].v)}
	case ops.WitnessV:
		v[a[0]] = scalar{v: in.circuit.Vars[a[1]]}
	case ops.SelectV:
		in.selectV(i, a)
	case ops.Felt2Var:
		v[a[0]] = scalar{v: in.field.Canonical(in.f[a[1]])}
	case ops.Num2BitsF:
		in.n.FeltDecompositions++
		in.setBits(a[1:], bits.ToBinary(api, in.field.Canonical(in.f[a[0]]), bits.WithNbDigits(31)))
	case ops.Num2BitsV:
		// All 254 bits, so the decomposition is the one below the modulus: gnark checks that.
		in.n.ScalarDecompositions++
		in.setBits(a[2:], bits.ToBinary(api, v[a[0]].v, bits.WithNbDigits(ecc.BN254.ScalarField().BitLen())))
	case ops.Permute:
		out, err := in.hash.Permute([3]frontend.Variable{v[a[0]].v, v[a[1]].v, v[a[2]].v}, [3]bool{true, true, true})
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

// selectV spends one constraint, and none for the second half of a swap: the two halves add up to the two values.
func (in *interpreter) selectV(i int, a []int32) {
	bit := in.bit(a[1])
	x, y := in.v[a[2]].v, in.v[a[3]].v
	if i > 0 && in.list.Ops[i-1].Code == ops.SelectV {
		b := in.list.Args(in.list.Ops[i-1])
		swapped := b[1] == a[1] && b[2] == a[3] && b[3] == a[2]
		if swapped && b[0] != a[1] && b[0] != a[2] && b[0] != a[3] {
			in.v[a[0]] = scalar{v: in.api.Sub(in.api.Add(x, y), in.v[b[0]].v)}
			return
		}
	}
	in.n.ScalarSelects++
	in.v[a[0]] = scalar{v: in.api.Select(bit, x, y)}
}

func (in *interpreter) feltOp(code ops.Code, a []int32) bool {
	f, field := in.f, in.field
	switch code {
	case ops.ImmF:
		f[a[0]] = field.Constant(in.list.Consts[a[1]])
	case ops.AddF:
		f[a[0]] = field.Add(f[a[1]], f[a[2]])
	case ops.SubF:
		f[a[0]] = field.Sub(f[a[1]], f[a[2]])
	case ops.MulF:
		f[a[0]] = field.Mul(f[a[1]], f[a[2]])
	case ops.DivF:
		f[a[0]] = field.Mul(f[a[1]], field.Inverse(f[a[2]]))
	case ops.WitnessF:
		f[a[0]] = in.witnessF[a[1]]
	case ops.SelectF:
		f[a[0]] = field.Select(in.bit(a[1]), f[a[2]], f[a[3]])
	case ops.Ext2Felt:
		x := in.e[a[4]]
		for j := range x {
			f[a[j]] = x[j]
		}
	case ops.PermuteKoalaBear:
		in.n.KoalaBearPermutations++
		var s [16]*koala.Element
		for j := range s {
			s[j] = f[a[j]]
		}
		field.Permute(&s)
		for j := range s {
			f[a[j]] = s[j]
		}
	default:
		return false
	}
	return true
}

func (in *interpreter) extOp(code ops.Code, a []int32) bool {
	e, f, field := in.e, in.f, in.field
	switch code {
	case ops.ImmE:
		for j := range 4 {
			e[a[0]][j] = field.Constant(in.list.Consts[a[1+j]])
		}
	case ops.AddE:
		e[a[0]] = field.AddExt(e[a[1]], e[a[2]])
	case ops.AddEF:
		e[a[0]] = field.AddExt(e[a[1]], field.Embed(f[a[2]]))
	case ops.SubE:
		e[a[0]] = field.SubExt(e[a[1]], e[a[2]])
	case ops.SubEF:
		e[a[0]] = field.SubExt(e[a[1]], field.Embed(f[a[2]]))
	case ops.MulE:
		e[a[0]] = field.MulExt(e[a[1]], e[a[2]])
	case ops.MulEF:
		e[a[0]] = field.Scale(e[a[1]], f[a[2]])
	case ops.DivE:
		e[a[0]] = field.MulExt(e[a[1]], field.InverseExt(e[a[2]]))
	case ops.DivEF:
		e[a[0]] = field.Scale(e[a[1]], field.Inverse(f[a[2]]))
	case ops.NegE:
		e[a[0]] = field.NegExt(e[a[1]])
	case ops.InvE:
		e[a[0]] = field.InverseExt(e[a[1]])
	case ops.WitnessE:
		e[a[0]] = in.witnessE[a[1]]
	case ops.SelectE:
		e[a[0]] = field.SelectExt(in.bit(a[1]), e[a[2]], e[a[3]])
	case ops.Felts2Ext:
		e[a[0]] = koala.ExtElement{f[a[1]], f[a[2]], f[a[3]], f[a[4]]}
	case ops.ReduceE: // only a hint to SP1's own circuit; elements here are reduced when their bound asks for it
	case ops.EqEval:
		field.AssertBoolean(f[a[1]])
		e[a[0]] = field.MulExt(e[a[0]], field.EqFactor(f[a[1]].V, e[a[2]]))
	default:
		return false
	}
	return true
}

func (in *interpreter) assertOp(code ops.Code, a []int32) bool {
	switch code {
	case ops.AssertEqV:
		in.api.AssertIsEqual(in.v[a[0]].v, in.v[a[1]].v)
	case ops.AssertEqF:
		in.field.AssertEqual(in.f[a[0]], in.f[a[1]])
	case ops.AssertEqE:
		in.field.AssertEqualExt(in.e[a[0]], in.e[a[1]])
	case ops.AssertNeF:
		in.field.AssertDifferent(in.f[a[0]], in.f[a[1]])
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
	in.api.AssertIsEqual(in.v[r].v, want)
}
