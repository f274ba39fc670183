package ops

import (
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/proof"
)

func TestParseRefuses(t *testing.T) {
	r := ecc.BN254.ScalarField().String()
	imm := `{"opcode":"ImmV","args":[["a"],["1"]]},`
	for name, c := range map[string]struct{ text, mentions string }{
		"nothing":                {``, "array"},
		"an object":              {`{}`, "array"},
		"no end":                 {`[`, "does not end"},
		"cut short":              {`[{"opcode":"ImmV"`, "operation 0"},
		"unknown opcode":         {`[{"opcode":"Pay","args":[]}]`, `"Pay"`},
		"few arguments":          {`[{"opcode":"ImmV","args":[["a"]]}]`, "too few"},
		"wide argument":          {`[{"opcode":"ImmV","args":[["a","b"],["1"]]}]`, "argument 0"},
		"unset register":         {`[{"opcode":"AddV","args":[["a"],["a"],["a"]]}]`, "before it is set"},
		"register of other kind": {`[` + imm + `{"opcode":"AddF","args":[["b"],["a"],["a"]]}]`, "operation 1"},
		"literal r":              {`[{"opcode":"ImmV","args":[["a"],["` + r + `"]]}]`, "canonical"},
		"literal p":              {`[{"opcode":"ImmF","args":[["a"],["2130706433"]]}]`, "canonical"},
		"literal -1":             {`[{"opcode":"ImmF","args":[["a"],["-1"]]}]`, "canonical"},
		"literal word":           {`[{"opcode":"ImmE","args":[["a"],["1","0","0","x"]]}]`, "canonical"},
		"three coordinates":      {`[{"opcode":"ImmE","args":[["a"],["1","0","0"]]}]`, "argument 1"},
		"index -1":               {`[{"opcode":"WitnessV","args":[["a"],["-1"]]}]`, "index"},
		"index past the limit":   {`[{"opcode":"WitnessV","args":[["a"],["1048576"]]}]`, "index"},
		"few bits":               {`[` + imm + `{"opcode":"Num2BitsV","args":[["b","c"],["a"],["2"]]}]`, "below"},
		"bit count":              {`[` + imm + `{"opcode":"Num2BitsV","args":[["b","c"],["a"],["3"]]}]`, "bit count"},
	} {
		_, err := Parse(strings.NewReader(c.text))
		if proof.CodeOf(err) != "operations-malformed" || !strings.Contains(err.Error(), c.mentions) {
			t.Errorf("%s: error %v, want one that mentions %q", name, err, c.mentions)
		}
	}
	l, err := Parse(strings.NewReader(`[{"opcode":"WitnessV","args":[["a"],["1048575"]]},` + strings.TrimSuffix(imm, ",") + `]`))
	if err != nil || l.Witness.Vars != MaxWitnessIndex || l.Vars != 1 {
		t.Errorf("index at the limit: %v", err)
	}
}

func evaluate(t *testing.T, text string, w *Witness) (*Outputs, error) {
	t.Helper()
	l, err := Parse(strings.NewReader("[" + text + "]"))
	if err != nil {
		t.Fatal(err)
	}
	return Evaluate(l, w)
}

// TestEvaluateAssertions gives each assertion a witness that fits and one that does not.
func TestEvaluateAssertions(t *testing.T) {
	inputs := `{"opcode":"WitnessV","args":[["v"],["0"]]},{"opcode":"WitnessF","args":[["f"],["0"]]},{"opcode":"WitnessE","args":[["e"],["0"]]},
{"opcode":"ImmV","args":[["v1"],["1"]]},{"opcode":"ImmF","args":[["f1"],["1"]]},{"opcode":"ImmE","args":[["e1"],["1","0","0","0"]]},
{"opcode":"ImmF","args":[["f0"],["0"]]},{"opcode":"ImmE","args":[["e0"],["0","0","0","0"]]},`
	for _, c := range []struct {
		op       string
		ok, fail uint64 // the one value of every witness word's lowest coordinate
	}{
		{`{"opcode":"AssertEqV","args":[["v"],["v1"]]}`, 1, 2},
		{`{"opcode":"AssertEqF","args":[["f"],["f1"]]}`, 1, 2},
		{`{"opcode":"AssertEqE","args":[["e"],["e1"]]}`, 1, 2},
		{`{"opcode":"AssertNeF","args":[["f"],["f1"]]}`, 2, 1},
		{`{"opcode":"DivF","args":[["x"],["f0"],["f"]]}`, 1, 0},
		{`{"opcode":"DivE","args":[["x"],["e0"],["e"]]}`, 1, 0},
		{`{"opcode":"DivEF","args":[["x"],["e0"],["f"]]}`, 1, 0},
		{`{"opcode":"InvE","args":[["x"],["e"]]}`, 1, 0},
		{`{"opcode":"EqEval","args":[["e"],["f"],["e1"]]}`, 0, 2},
	} {
		run := func(v uint64) error {
			_, err := evaluate(t, inputs+c.op, &Witness{Vars: []fr.Element{fr.NewElement(v)}, Felts: []koala.Felt{koala.Felt(v)}, Exts: []koala.Ext{{koala.Felt(v)}}})
			return err
		}
		if err := run(c.ok); err != nil {
			t.Errorf("%s with %d: %v", c.op, c.ok, err)
		}
		if err := run(c.fail); proof.CodeOf(err) != "assertion-failed" || !strings.Contains(err.Error(), "operation 8") {
			t.Errorf("%s with %d: error %v", c.op, c.fail, err)
		}
	}
	if _, err := evaluate(t, inputs+`{"opcode":"ReduceE","args":[["e"]]}`, &Witness{}); proof.CodeOf(err) != "witness-short" {
		t.Errorf("an empty witness: error %v", err)
	}
}
