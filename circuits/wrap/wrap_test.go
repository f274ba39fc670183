package wrap

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/proof"
)

// script writes an operation list in its JSON form.
type script struct {
	lines []string
	n     int
}

func (s *script) op(code string, args ...string) {
	quoted := make([]string, len(args))
	for i, a := range args {
		quoted[i] = `["` + strings.ReplaceAll(a, ",", `","`) + `"]`
	}
	s.lines = append(s.lines, fmt.Sprintf(`{"opcode":%q,"args":[%s]}`, code, strings.Join(quoted, ",")))
}

// to runs an operation into a fresh register and gives its name.
func (s *script) to(code string, args ...string) string {
	s.n++
	name := fmt.Sprintf("r%d", s.n)
	s.op(code, append([]string{name}, args...)...)
	return name
}

// list binds the public values: vkey is the programVKey's register, one more than it the digest.
func (s *script) list(t *testing.T, vkey string) *ops.List {
	t.Helper()
	s.op("CommitVkeyHash", vkey)
	s.op("CommitCommitedValuesDigest", s.to("AddV", vkey, s.to("ImmV", "1")))
	s.op("CommitExitCode", s.to("ImmV", "0"))
	s.op("CommitVkRoot", s.to("ImmV", VkRoot.String()))
	s.op("CommitProofNonce", vkey)
	l, err := ops.Parse(strings.NewReader("[" + strings.Join(s.lines, ",") + "]"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func compile(t *testing.T, l *ops.List, batch int) constraint.ConstraintSystem {
	t.Helper()
	c := New(l)
	c.batch, c.limbBits = batch, 8
	cs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, c)
	if err != nil {
		t.Fatal(err)
	}
	return cs
}

func solves(t *testing.T, cs constraint.ConstraintSystem, c *Circuit) bool {
	t.Helper()
	full, err := frontend.NewWitness(c, ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	return cs.IsSolved(full) == nil
}

func toBig(e fr.Element) *big.Int { return e.BigInt(new(big.Int)) }

// TestCircuitAgreesWithEvaluator runs random programs both ways, and changes each public input and witness group.
func TestCircuitAgreesWithEvaluator(t *testing.T) {
	for seed := range uint64(5) {
		l, w := program(t, rand.New(rand.NewPCG(seed, 7)), 60)
		out, err := ops.Evaluate(l, w)
		if err != nil {
			t.Fatal(err)
		}
		cs := compile(t, l, int(seed%4/3)*4) // one of them with a batch
		vkey, digest := toBig(out.VkeyHash), toBig(out.ValuesDigest)
		assign := func() *Circuit { return Assign(l.Witness, w, vkey, digest, big.NewInt(99)) }
		if !solves(t, cs, assign()) {
			t.Fatalf("seed %d: the circuit refuses what the evaluator accepts", seed)
		}
		for name, change := range map[string]func(*Circuit){
			"programVKey":        func(c *Circuit) { c.ProgramVKey = new(big.Int).Add(vkey, big.NewInt(1)) },
			"publicValuesDigest": func(c *Circuit) { c.PublicValuesDigest = new(big.Int).Add(digest, big.NewInt(1)) },
			"var":                func(c *Circuit) { c.Vars[0] = 5 },
			"felt":               func(c *Circuit) { c.Felts[0] = uint64(w.Felts[0].Add(1)) },
			"felt not canonical": func(c *Circuit) { c.Felts[0] = uint64(w.Felts[0]) + koala.Modulus },
			"ext":                func(c *Circuit) { c.Exts[0][0] = uint64(w.Exts[0][0].Add(1)) },
			"ext not canonical":  func(c *Circuit) { c.Exts[1][1] = uint64(w.Exts[1][1]) + koala.Modulus },
		} {
			c := assign()
			change(c)
			if solves(t, cs, c) {
				t.Errorf("seed %d: a changed %s was accepted", seed, name)
			}
		}
	}
}

func TestSelectorMustBeBoolean(t *testing.T) {
	for _, code := range []string{"SelectV", "SelectF", "EqEval"} {
		s := &script{}
		bit := s.to("WitnessV", "0")
		x := s.to("WitnessF", "0")
		y := s.to("WitnessE", "0")
		switch code {
		case "SelectV":
			s.to("SelectV", bit, bit, s.to("ImmV", "3"))
		case "SelectF":
			s.to("SelectF", bit, s.to("AddF", x, s.to("ImmF", "3")), x)
		case "EqEval":
			s.op("EqEval", y, x, y)
		}
		l := s.list(t, bit)
		cs := compile(t, l, 0)
		for _, c := range []struct {
			bit  uint64
			want bool
		}{{0, true}, {1, true}, {2, false}} {
			w := &ops.Witness{Vars: []fr.Element{fr.NewElement(c.bit)}, Felts: []koala.Felt{koala.Felt(c.bit)}, Exts: []koala.Ext{{4, 3, 2, 1}}}
			a := Assign(l.Witness, w, new(big.Int).SetUint64(c.bit), new(big.Int).SetUint64(c.bit+1), big.NewInt(0))
			if got := solves(t, cs, a); got != c.want {
				t.Errorf("%s with selector %d: accepted %t, want %t", code, c.bit, got, c.want)
			}
			// A word that is known to be a bit has no other check of being canonical: the same bit plus p must fail all the same.
			a.Felts[0] = c.bit + koala.Modulus
			if solves(t, cs, a) {
				t.Errorf("%s with a felt of %d plus p is accepted", code, c.bit)
			}
		}
	}
}

// TestFixedPublicValues gives lists that bind another exit code or key root, or leave a binding out.
func TestFixedPublicValues(t *testing.T) {
	for name, c := range map[string]struct {
		exit, root string
		twice      bool
		code       string
	}{
		"as they must be":  {"0", VkRoot.String(), false, ""},
		"exit code 1":      {"1", VkRoot.String(), false, "unsolved"},
		"another key root": {"0", "12345", false, "unsolved"},
		"two exit codes":   {"0", VkRoot.String(), true, "operations-malformed"},
		"no exit code":     {"", VkRoot.String(), false, "operations-malformed"},
		"no recursion key": {"0", "", false, "operations-malformed"},
	} {
		s := &script{}
		v := s.to("WitnessV", "0")
		exit, root := s.to("WitnessV", "1"), s.to("WitnessV", "2")
		s.to("MulE", s.to("WitnessE", "0"), s.to("WitnessE", "0"))
		s.to("MulF", s.to("WitnessF", "0"), s.to("WitnessF", "0"))
		s.op("CommitVkeyHash", v)
		s.op("CommitCommitedValuesDigest", v)
		if c.exit != "" {
			s.op("CommitExitCode", exit)
		}
		if c.twice {
			s.op("CommitExitCode", exit)
		}
		if c.root != "" {
			s.op("CommitVkRoot", root)
		}
		l, err := ops.Parse(strings.NewReader("[" + strings.Join(s.lines, ",") + "]"))
		if err != nil {
			t.Fatal(err)
		}
		shape := New(l)
		shape.batch = 0
		cs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, shape)
		if c.code == "operations-malformed" {
			if proof.CodeOf(err) != c.code {
				t.Errorf("%s: error %v", name, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		w := &ops.Witness{Vars: make([]fr.Element, 3), Felts: []koala.Felt{1}, Exts: []koala.Ext{{1, 2, 3, 4}}}
		w.Vars[0].SetUint64(8)
		w.Vars[1].SetString(c.exit)
		w.Vars[2].SetString(c.root)
		if got := solves(t, cs, Assign(l.Witness, w, big.NewInt(8), big.NewInt(8), big.NewInt(1))); got != (c.code == "") {
			t.Errorf("%s: accepted %t", name, got)
		}
	}
}
