package bench

import (
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func docs(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../docs/bench.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// fields are the JSON names of a type and of all below it.
func fields(of reflect.Type, seen map[string]bool) {
	switch of.Kind() {
	case reflect.Pointer, reflect.Slice:
		fields(of.Elem(), seen)
	case reflect.Struct:
		for i := range of.NumField() {
			f := of.Field(i)
			if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" {
				seen[name] = true
			}
			fields(f.Type, seen)
		}
	}
}

// docs/bench.md explains every field and every stage, and no field that is not there.
func TestTheSchemaIsExplained(t *testing.T) {
	text, names := docs(t), map[string]bool{}
	fields(reflect.TypeFor[Report](), names)
	if len(names) < 50 {
		t.Fatalf("only %d fields found", len(names))
	}
	explained := map[string]bool{}
	for row := range strings.Lines(text) {
		if !strings.HasPrefix(row, "| `") {
			continue
		}
		for _, word := range regexp.MustCompile("`([a-z0-9_.-]+)`").FindAllStringSubmatch(row, -1) {
			for part := range strings.SplitSeq(word[1], ".") {
				explained[part] = true
			}
		}
	}
	for name := range names {
		if !explained[name] {
			t.Errorf("docs/bench.md does not explain the field %s", name)
		}
	}
	for _, stage := range stageOrder {
		if !strings.Contains(text, fmt.Sprintf("\n| `%s` | ", stage)) {
			t.Errorf("docs/bench.md does not explain the stage %s", stage)
		}
	}
	table := text[strings.Index(text, "## The report"):strings.Index(text, "## Money")]
	for row := range strings.Lines(table) {
		first, _, _ := strings.Cut(strings.TrimPrefix(row, "| "), " | ")
		for _, word := range regexp.MustCompile("`([a-z0-9_.]+)`").FindAllStringSubmatch(first, -1) {
			if last := word[1][strings.LastIndex(word[1], ".")+1:]; strings.HasPrefix(row, "| `") && !names[last] {
				t.Errorf("docs/bench.md explains %s, which no report has", word[1])
			}
		}
	}
}

// example is the case of the worked example.
func example() Case {
	one := Repeat{Began: 1}
	for _, s := range []struct {
		stage   proof.Stage
		seconds float64
	}{{proof.StageExecute, 0.015}, {proof.StageCore, 54}, {proof.StageCompressed, 42}, {proof.StageShrink, 12}, {proof.StageWrap, 84}, {StageWitness, 1.5}, {proof.StageGroth16, 30}} {
		one.Samples = append(one.Samples, Sample{Stage: s.stage, Seconds: s.seconds})
	}
	one.Samples = append(one.Samples, Sample{Stage: StageOnChain, Seconds: 0.4, Gas: Gas{Fulfil: 349_154}})
	return Case{CaseID: CaseID{Program: "fibonacci", Size: 10_000, Mode: StageOnChain}, Cycles: 55_098, Repeats: []Repeat{one}}
}

// The worked example of docs/bench.md is what the code computes from the example's price file.
func TestTheWorkedExample(t *testing.T) {
	b, err := os.ReadFile("prices/example.json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := ReadPrices(b)
	if err != nil {
		t.Fatal(err)
	}
	c, batch := example(), MarketBatch()
	cost := CostOf(c, p)
	n, _ := BreakEven(c, p, batch)
	for _, want := range []string{
		fmt.Sprintf("proving     = 0.4 × 96.015 / 3600        = %.6f USD\n", *cost.Proving),
		fmt.Sprintf("wrapping    = 0.4 × 127.5 / 3600         = %.6f USD\n", *cost.Wrapping),
		fmt.Sprintf("settlement  = 349154 × 1 × 1e-9 × 3000   = %.6f USD\n", *cost.Settlement),
		fmt.Sprintf("a proof                                  = %.6f USD\n", *cost.Total),
		fmt.Sprintf("10^9 cycles = %.6f / 55098 × 1e9     = %.3f USD\n", *cost.Proving, *cost.PerBillionCycles),
		fmt.Sprintf("alone %.6f, one of 2 %.6f, one of 8 %.6f, one of 32 %.6f USD; pays from %d; joining may take %.0f s\n", *AloneCost(c, p), *BatchCost(c, p, batch, 2),
			*BatchCost(c, p, batch, 8), *BatchCost(c, p, batch, 32), n, *JoinLimit(c, p, batch, 32)),
		fmt.Sprintf("thus %d,%03d shared and %d,%03d for each order", batch.SharedGas/1000, batch.SharedGas%1000, batch.PerOrderGas/1000, batch.PerOrderGas%1000),
	} {
		if !strings.Contains(docs(t), want) {
			t.Errorf("docs/bench.md lacks %s", want)
		}
	}
}

func TestPriceFiles(t *testing.T) {
	good := `{"currency": "USD", "machine_hour": 1, "source": "a bill", "date": "2026-11-22"}`
	for name, c := range map[string]struct{ text, field string }{
		"good": {good, ""}, "empty": {"", "prices"}, "null": {"null", "prices"}, "a list": {"[]", "prices"}, "two": {good + good, "prices"},
		"unknown":     {strings.Replace(good, "machine_hour", "gpu_hour", 1), "prices"},
		"a word":      {strings.Replace(good, ": 1", `: "1"`, 1), "machine_hour"},
		"negative":    {strings.Replace(good, ": 1", `: -1`, 1), "machine_hour"},
		"at the most": {strings.Replace(good, ": 1", `: 1e12`, 1), ""},
		"beyond it":   {strings.Replace(good, ": 1", `: 1.000001e12`, 1), "machine_hour"},
		"no number":   {strings.Replace(good, ": 1", `: 1e999`, 1), "machine_hour"},
		"currency":    {strings.Replace(good, "USD", "dollars", 1), "currency"},
		"no date":     {strings.Replace(good, "2026-11-22", "", 1), "date"},
		"no such day": {strings.Replace(good, "2026-11-22", "2026-13-22", 1), "date"},
		"no source":   {strings.Replace(good, "a bill", "", 1), "source"},
		"long source": {strings.Replace(good, "a bill", strings.Repeat("x", MaxTextBytes+1), 1), "source"},
		"as large":    {good + strings.Repeat(" ", MaxPriceFileBytes-len(good)), ""},
		"too large":   {good + strings.Repeat(" ", MaxPriceFileBytes-len(good)+1), "prices"},
	} {
		_, err := ReadPrices([]byte(c.text))
		var field string
		if e, ok := err.(*proof.Error); ok {
			field = e.Field
		}
		if (err == nil) != (c.field == "") || field != c.field || err != nil && proof.CodeOf(err) != "bad-prices" {
			t.Errorf("%s: field %q, %v; want field %q", name, field, err, c.field)
		}
	}
	for want, p := range map[string]Prices{
		"machine_hour gas_price_gwei coin": {}, "gas_price_gwei coin": {KilowattHour: 1}, "coin": {MachineHour: 1, GasPriceGwei: 1}, "": {MachineHour: 1, GasPriceGwei: 1, Coin: 1},
	} {
		if got := strings.Join(p.Missing(), " "); got != want {
			t.Errorf("%+v: %q is missing, want %q", p, got, want)
		}
	}
}

func TestRepriceSaysWhoseThePricesAre(t *testing.T) {
	r := made(1, 1)
	r.Prices, r.Warnings = &Prices{Currency: "USD", Coin: 1}, []string{"load"}
	p := Prices{Currency: "EUR", Coin: 2}
	got := r.Reprice(p)
	if *got.Prices != p || r.Prices.Coin != 1 || len(r.Warnings) != 1 || len(got.Warnings) != 2 || !strings.Contains(got.Warnings[0], "signature does not cover") || !strings.Contains(got.Warnings[0], "own prices") {
		t.Errorf("%+v of %+v", got.Warnings, r.Warnings)
	}
	r.Prices = nil
	if got := r.Reprice(p); strings.Contains(got.Warnings[0], "own prices") {
		t.Errorf("%v", got.Warnings)
	}
}
