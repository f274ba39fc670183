package ops

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/circuits/poseidon"
	"github.com/lemma-network/lemma/proof"
)

// Witness is what the list reads. Felts and coordinates are canonical.
type Witness struct {
	Vars  []fr.Element
	Felts []koala.Felt
	Exts  []koala.Ext
}

// Covers checks that w has every word that a list of these sizes reads.
func (w *Witness) Covers(s Sizes) error {
	if len(w.Vars) < s.Vars || len(w.Felts) < s.Felts || len(w.Exts) < s.Exts {
		return proof.Errorf(proof.Caller, "witness-short", "witness: has %d vars, %d felts, %d exts; the circuit reads %d, %d, %d",
			len(w.Vars), len(w.Felts), len(w.Exts), s.Vars, s.Felts, s.Exts)
	}
	return nil
}

// Outputs are the values that the list commits to.
type Outputs struct {
	VkeyHash, ValuesDigest, ExitCode, VkRoot, ProofNonce fr.Element
}

type machine struct {
	list *List
	w    *Witness
	out  Outputs
	v    []fr.Element
	f    []koala.Felt
	e    []koala.Ext
}

// Evaluate runs the list on w in plain arithmetic. An assertion that fails is error assertion-failed (class permanent),
// a witness that is too short is witness-short (class caller).
func Evaluate(l *List, w *Witness) (*Outputs, error) {
	if err := w.Covers(l.Witness); err != nil {
		return nil, err
	}
	m := &machine{list: l, w: w, v: make([]fr.Element, l.Vars), f: make([]koala.Felt, l.Felts), e: make([]koala.Ext, l.Exts)}
	for i, op := range l.Ops {
		a := l.Args(op)
		if !(m.vars(op.Code, a) || m.felts(op.Code, a) || m.exts(op.Code, a)) && !m.check(op.Code, a) {
			return nil, proof.Errorf(proof.Permanent, "assertion-failed", "operation %d: %s does not hold", i, op.Code)
		}
	}
	return &m.out, nil
}

func (m *machine) felt(i int32) koala.Felt { return koala.Felt(m.list.Consts[i].Uint64()) }

// bit reads a selector: 1 picks the first value, 0 the second; any other value fails in the circuit.
func (m *machine) bit(i int32) bool { return m.v[i].IsOne() }

// vars runs the operations on scalars and reports whether code is one of them.
func (m *machine) vars(code Code, a []int32) bool {
	v := m.v
	switch code {
	case ImmV:
		v[a[0]].SetBigInt(m.list.Consts[a[1]])
	case AddV:
		v[a[0]].Add(&v[a[1]], &v[a[2]])
	case SubV:
		v[a[0]].Sub(&v[a[1]], &v[a[2]])
	case MulV:
		v[a[0]].Mul(&v[a[1]], &v[a[2]])
	case WitnessV:
		v[a[0]] = m.w.Vars[a[1]]
	case SelectV:
		x := v[a[3]]
		if m.bit(a[1]) {
			x = v[a[2]]
		}
		v[a[0]] = x
	case Felt2Var:
		v[a[0]].SetUint64(uint64(m.f[a[1]]))
	case Num2BitsF:
		for i, r := range a[1:] {
			v[r].SetUint64(uint64(m.f[a[0]]) >> i & 1)
		}
	case Num2BitsV:
		var b big.Int
		v[a[0]].BigInt(&b)
		for i, r := range a[2:] {
			v[r].SetUint64(uint64(b.Bit(i)))
		}
	case Permute:
		s := [3]fr.Element{v[a[0]], v[a[1]], v[a[2]]}
		poseidon.Permute(&s)
		v[a[0]], v[a[1]], v[a[2]] = s[0], s[1], s[2]
	default:
		return false
	}
	return true
}

// felts runs the operations that write felts and reports whether code is one of them.
func (m *machine) felts(code Code, a []int32) bool {
	f := m.f
	switch code {
	case ImmF:
		f[a[0]] = m.felt(a[1])
	case AddF:
		f[a[0]] = f[a[1]].Add(f[a[2]])
	case SubF:
		f[a[0]] = f[a[1]].Sub(f[a[2]])
	case MulF:
		f[a[0]] = f[a[1]].Mul(f[a[2]])
	case WitnessF:
		f[a[0]] = m.w.Felts[a[1]]
	case SelectF:
		x := f[a[3]]
		if m.bit(a[1]) {
			x = f[a[2]]
		}
		f[a[0]] = x
	case Ext2Felt:
		x := m.e[a[4]]
		for i := range x {
			f[a[i]] = x[i]
		}
	case PermuteKoalaBear:
		var s [16]koala.Felt
		for i := range s {
			s[i] = f[a[i]]
		}
		koala.Permute(&s)
		for i := range s {
			f[a[i]] = s[i]
		}
	default:
		return false
	}
	return true
}

// exts runs the operations that write extension elements and reports whether code is one of them.
func (m *machine) exts(code Code, a []int32) bool {
	e, f := m.e, m.f
	switch code {
	case ImmE:
		e[a[0]] = koala.Ext{m.felt(a[1]), m.felt(a[2]), m.felt(a[3]), m.felt(a[4])}
	case AddE:
		e[a[0]] = e[a[1]].Add(e[a[2]])
	case AddEF:
		e[a[0]] = e[a[1]].Add(koala.Ext{f[a[2]]})
	case SubE:
		e[a[0]] = e[a[1]].Sub(e[a[2]])
	case SubEF:
		e[a[0]] = e[a[1]].Sub(koala.Ext{f[a[2]]})
	case MulE:
		e[a[0]] = e[a[1]].Mul(e[a[2]])
	case MulEF:
		e[a[0]] = e[a[1]].Scale(f[a[2]])
	case NegE:
		e[a[0]] = koala.Ext{}.Sub(e[a[1]])
	case WitnessE:
		e[a[0]] = m.w.Exts[a[1]]
	case SelectE:
		x := e[a[3]]
		if m.bit(a[1]) {
			x = e[a[2]]
		}
		e[a[0]] = x
	case Felts2Ext:
		e[a[0]] = koala.Ext{f[a[1]], f[a[2]], f[a[3]], f[a[4]]}
	case ReduceE:
	case EqEval:
		x := koala.Ext{1}.Sub(e[a[2]])
		if f[a[1]] == 1 {
			x = e[a[2]]
		}
		e[a[0]] = e[a[0]].Mul(x)
		return f[a[1]] <= 1
	default:
		return false
	}
	return true
}

// check runs assertions, divisions and commitments and reports whether they hold.
func (m *machine) check(code Code, a []int32) bool {
	switch code {
	case AssertEqV:
		return m.v[a[0]].Equal(&m.v[a[1]])
	case AssertEqF:
		return m.f[a[0]] == m.f[a[1]]
	case AssertEqE:
		return m.e[a[0]] == m.e[a[1]]
	case AssertNeF:
		return m.f[a[0]] != m.f[a[1]]
	case DivF:
		d := m.f[a[2]]
		m.f[a[0]] = m.f[a[1]].Mul(d.Inv())
		return d != 0
	case DivE:
		d := m.e[a[2]]
		m.e[a[0]] = m.e[a[1]].Mul(d.Inv())
		return d != koala.Ext{}
	case DivEF:
		d := m.f[a[2]]
		m.e[a[0]] = m.e[a[1]].Scale(d.Inv())
		return d != 0
	case InvE:
		d := m.e[a[1]]
		m.e[a[0]] = d.Inv()
		return d != koala.Ext{}
	case CommitVkeyHash:
		m.out.VkeyHash = m.v[a[0]]
	case CommitValuesDigest:
		m.out.ValuesDigest = m.v[a[0]]
	case CommitExitCode:
		m.out.ExitCode = m.v[a[0]]
	case CommitVkRoot:
		m.out.VkRoot = m.v[a[0]]
	case CommitProofNonce:
		m.out.ProofNonce = m.v[a[0]]
	default:
		return false
	}
	return true
}
