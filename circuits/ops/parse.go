package ops

import (
	"bufio"
	"encoding/json"
	"io"
	"math/big"
	"strconv"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/proof"
)

// MaxOps bounds the number of operations in a list (SP1 6.10 has 1.64 million).
const MaxOps = 4_000_000

// MaxWitnessIndex bounds a witness index.
const MaxWitnessIndex = 1 << 20

type rawOp struct {
	Opcode string     `json:"opcode"`
	Args   [][]string `json:"args"`
}

type parser struct {
	list     *List
	ids      [3]map[string]int32
	set      [3][]bool
	byName   map[string]Code
	constIDs map[string]int32
	at       int // operation being read
}

// Parse reads a list in SP1's JSON form: an array of {"opcode","args"}. Errors have code operations-malformed (class
// permanent) and name the operation.
func Parse(r io.Reader) (*List, error) {
	ps := &parser{list: &List{}, byName: map[string]Code{}, constIDs: map[string]int32{}}
	for i := range ps.ids {
		ps.ids[i] = map[string]int32{}
	}
	for c, s := range shapes {
		ps.byName[s.name] = Code(c)
	}
	dec := json.NewDecoder(bufio.NewReaderSize(r, 1<<20))
	if t, err := dec.Token(); err != nil || t != json.Delim('[') {
		return nil, malformed(0, "want a JSON array of operations")
	}
	for ; dec.More(); ps.at++ {
		if ps.at == MaxOps {
			return nil, malformed(ps.at, "more than the limit of operations")
		}
		var raw rawOp
		if err := dec.Decode(&raw); err != nil {
			return nil, malformed(ps.at, "cannot be decoded: "+err.Error())
		}
		if err := ps.add(raw); err != nil {
			return nil, err
		}
	}
	if _, err := dec.Token(); err != nil {
		return nil, malformed(ps.at, "the array does not end")
	}
	l := ps.list
	l.Vars, l.Felts, l.Exts = len(ps.set[KindVar]), len(ps.set[KindFelt]), len(ps.set[KindExt])
	return l, nil
}

func malformed(at int, why string) error {
	return proof.Errorf(proof.Permanent, "operations-malformed", "operation %d: %s", at, why)
}

func (ps *parser) fail(why string) error { return malformed(ps.at, why) }

// add appends one operation.
func (ps *parser) add(raw rawOp) error {
	code, ok := ps.byName[raw.Opcode]
	if !ok {
		return ps.fail("unknown opcode " + strconv.Quote(raw.Opcode))
	}
	params := shapes[code].params
	if len(raw.Args) < len(params) {
		return ps.fail(raw.Opcode + ": too few arguments")
	}
	start := len(ps.list.args)
	var bits []string
	var writes []func()
	for i, prm := range params {
		arg := raw.Args[i]
		if prm.kind == kindBits {
			bits = arg
			continue
		}
		want := 1
		if prm.kind == kindQuad {
			want = 4
		}
		if len(arg) != want {
			return ps.fail(raw.Opcode + ": argument " + strconv.Itoa(i) + " has the wrong length")
		}
		w, err := ps.argument(code, prm, arg)
		if err != nil {
			return err
		}
		if w != nil {
			writes = append(writes, w)
		}
	}
	for _, name := range bits {
		writes = append(writes, ps.writeRegister(KindVar, name))
	}
	for _, w := range writes { // after the reads, so that an operation cannot read what it writes
		w()
	}
	if (code == Num2BitsV && len(bits) != int(ps.list.args[start+1])) || len(bits) > 256 {
		return ps.fail(raw.Opcode + ": the bit count does not match")
	}
	if code == Num2BitsV && len(bits) < fr.Bits { // it would say that the other bits are zero, which nothing here checks
		return ps.fail(raw.Opcode + ": a bit count below the scalar's is not handled")
	}
	ps.list.Ops = append(ps.list.Ops, Op{Code: code, Start: int32(start), N: int32(len(ps.list.args) - start)})
	return nil
}

// argument appends one argument and returns what marks its register as written, nil for none.
func (ps *parser) argument(code Code, prm param, arg []string) (func(), error) {
	l := ps.list
	switch prm.kind {
	case kindIndex:
		n, err := strconv.Atoi(arg[0])
		if err != nil || n < 0 || n >= MaxWitnessIndex {
			return nil, ps.fail("index " + strconv.Quote(arg[0]) + " is not a small number")
		}
		l.args = append(l.args, int32(n))
		ps.noteWitness(code, n)
		return nil, nil
	case kindConst, kindQuad:
		for _, s := range arg {
			id, err := ps.constant(code, s)
			if err != nil {
				return nil, err
			}
			l.args = append(l.args, id)
		}
		return nil, nil
	}
	if prm.role == write {
		l.args = append(l.args, -1)
		at := len(l.args) - 1
		w := ps.register(prm.kind, arg[0])
		return func() { l.args[at] = w() }, nil
	}
	id, ok := ps.ids[prm.kind][arg[0]]
	if !ok || !ps.set[prm.kind][id] {
		return nil, ps.fail("register " + strconv.Quote(arg[0]) + " is read before it is set")
	}
	l.args = append(l.args, id)
	return nil, nil
}

// register gives what sets the register called name and returns its id.
func (ps *parser) register(kind Kind, name string) func() int32 {
	return func() int32 {
		id, ok := ps.ids[kind][name]
		if !ok {
			id = int32(len(ps.set[kind]))
			ps.ids[kind][name] = id
			ps.set[kind] = append(ps.set[kind], false)
		}
		ps.set[kind][id] = true
		return id
	}
}

func (ps *parser) writeRegister(kind Kind, name string) func() {
	w := ps.register(kind, name)
	return func() { ps.list.args = append(ps.list.args, w()) }
}

func (ps *parser) noteWitness(code Code, n int) {
	s := &ps.list.Witness
	switch code {
	case WitnessV:
		s.Vars = max(s.Vars, n+1)
	case WitnessF:
		s.Felts = max(s.Felts, n+1)
	case WitnessE:
		s.Exts = max(s.Exts, n+1)
	}
}

// constant interns a literal, which must be canonical for its kind.
func (ps *parser) constant(code Code, s string) (int32, error) {
	limit, kind := koala.ModulusBig(), "f"
	if code == ImmV {
		limit, kind = ecc.BN254.ScalarField(), "v"
	}
	if id, ok := ps.constIDs[kind+s]; ok {
		return id, nil
	}
	v, ok := new(big.Int).SetString(s, 10)
	if !ok || v.Sign() < 0 || v.Cmp(limit) >= 0 {
		return 0, ps.fail("literal " + strconv.Quote(s) + " is not a canonical field element")
	}
	id := int32(len(ps.list.Consts))
	ps.list.Consts = append(ps.list.Consts, v)
	ps.constIDs[kind+s] = id
	return id, nil
}
