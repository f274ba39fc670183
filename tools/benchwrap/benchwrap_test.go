package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/internal/wrapper"
)

var digest = strings.Repeat("ab", 32)

func goldenFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "golden.json")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheGoldenFileGivesItsTables(t *testing.T) {
	g, err := readGolden("../../circuits/testdata/golden.json")
	if err != nil || g.Constraints < 100_000 || len(g.Tables["witness"]) != 3 || len(g.Tables["constraints_by_cause"]) == 0 {
		t.Errorf("%+v, %v", g, err)
	}
	if _, wrong := g.Tables["constraints"]; wrong {
		t.Error("a number is no table")
	}
	for _, bad := range []string{"", "[]", "{}", `{"constraints":5}`, `{"constraints":0,"circuit_sha256":"` + digest + `"}`, `{"constraints":"x"}`} {
		if g, err := readGolden(goldenFile(t, bad)); err == nil {
			t.Errorf("%q was taken: %+v", bad, g)
		}
	}
}

func TestAnotherCircuitFails(t *testing.T) {
	r := report{Golden: golden{circuit: circuit{100, digest}}}
	for _, c := range []struct {
		circuit
		code  int
		tells string
	}{
		{circuit{100, digest}, exitOK, ""},
		{circuit{101, digest}, exitFailed, "grown from 100"},
		{circuit{99, digest}, exitFailed, "has 99"},
		{circuit{100, "other"}, exitFailed, "digest is other"},
	} {
		r.Runs = nil
		runs := 0
		once := func(context.Context, func(string)) run { runs++; return run{Circuit: &c.circuit} }
		if err := r.measure(t.Context(), options{runs: 3}, once, func(string) {}); err != nil {
			t.Fatal(err)
		}
		var told string
		if code := r.verdict(t.Context(), func(line string) { told += line }); code != c.code || !strings.Contains(told, c.tells) {
			t.Errorf("%+v: code %d, %q", c.circuit, code, told)
		}
		if want := map[bool]int{true: 3, false: 1}[c.code == exitOK]; runs != want {
			t.Errorf("%+v: %d runs, want %d", c.circuit, runs, want)
		}
	}
}

func TestAFailedRunFailsButDoesNotCount(t *testing.T) {
	r := report{Golden: golden{circuit: circuit{100, digest}}, Runs: []run{testRun(1), {Error: "load: keys: proving.key"}, testRun(3)}}
	if code := r.verdict(t.Context(), func(string) {}); code != exitFailed {
		t.Errorf("code %d", code)
	}
	table := r.markdown()
	for _, want := range []string{"| solve, s | 2.0 (1.0–3.0) |", "| verify, ms | 2.00 (1.00–3.00) |", "of 2 runs", "Not counted: load: keys: proving.key"} {
		if !strings.Contains(table, want) {
			t.Errorf("the table lacks %q:\n%s", want, table)
		}
	}
	r.Runs = r.Runs[:1]
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if code := r.verdict(ctx, func(string) {}); code != exitInterrupted {
		t.Errorf("interrupted: code %d", code)
	}
}

func testRun(x float64) run {
	s := &said{Seconds: x, PeakBytes: int64(x * 1e9)}
	stats := &wrapper.Stats{SolveSeconds: x, ProveSeconds: x, VerifySeconds: x / 1000, PeakBytes: int64(x * 1e9)}
	return run{Circuit: &circuit{100, digest}, Compile: s, LoadCold: s, LoadWarm: s, ColdChild: stats, WarmChild: stats, ColdWall: x, WarmWall: x}
}

func TestMarkdown(t *testing.T) {
	r := report{
		Machine: measure.Machine{CPU: "A CPU", Cores: 2, Memory: 24e9},
		Golden: golden{circuit: circuit{1_000_000, digest}, Tables: map[string]map[string]float64{
			"causes": {"few": 1, "many": 9, "also_few": 1},
		}},
		KeyFiles: map[string]int64{"proving.key": 7}, Runs: []run{testRun(1)},
		SP1: []sp1Step{{Step: "compile", Seconds: 3, CPUSeconds: 2, PeakBytes: 9e9, Constraints: 16}, {Step: "setup", End: "died"}},
	}
	table := r.markdown()
	for _, want := range []string{
		"A CPU, 2 cores", "1000000 constraints: 1/16.0 of SP1's", "1/2.63 of the prototype's 2626651",
		"| many | 9 |\n| also_few | 1 |\n| few | 1 |", "| proving.key | 7 |", "| compile, s | 1.0 |", "| compile, peak memory, GB | 1.00 |",
		"| compile | 3.0 | 2.0 | 9.00 | 16 constraints |", "| setup | 0.0 | 0.0 | 0.00 | died |",
	} {
		if !strings.Contains(table, want) {
			t.Errorf("the table lacks %q:\n%s", want, table)
		}
	}
}

func TestSP1Steps(t *testing.T) {
	steps, err := parseSP1([]byte("{\"step\":\"compile\",\"constraints\":5}\n{\"step\":\"setup\",\"end\":\"x\"}\n"))
	if err != nil || len(steps) != 2 || steps[0].Constraints != 5 || steps[1].End != "x" {
		t.Errorf("%+v, %v", steps, err)
	}
	if _, err := parseSP1([]byte("sp1-circuit: no")); err == nil {
		t.Error("text was taken")
	}
}

func TestBadFlagsAreRefused(t *testing.T) {
	golden := goldenFile(t, `{"constraints":5,"circuit_sha256":"`+digest+`"}`)
	for name, args := range map[string][]string{
		"nothing":       {},
		"no keys":       {"-golden", golden, "-operations", "x"},
		"negative runs": {"-golden", golden, "-operations", "x", "-keys", t.TempDir(), "-runs", "-1"},
		"argument":      {"-golden", golden, "-operations", "x", "-keys", t.TempDir(), "more"},
		"no golden":     {"-golden", golden + "x", "-operations", "x", "-keys", t.TempDir()},
		"no key folder": {"-golden", golden, "-operations", "x", "-keys", golden + "x"},
		"no witness":    {"-golden", golden, "-operations", "x", "-keys", t.TempDir(), "-witness", golden + "x"},
	} {
		var out, told bytes.Buffer
		if code := command(t.Context(), args, &out, &told); code != exitUsage || told.Len() == 0 || out.Len() != 0 {
			t.Errorf("%s: code %d, %q", name, code, told.String())
		}
	}
}

func TestUnpack(t *testing.T) {
	dir := t.TempDir()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write([]byte("words"))
	z.Close()
	for name, b := range map[string][]byte{"a.json": []byte("words"), "b.json.gz": packed.Bytes()} {
		from, to := filepath.Join(dir, name), filepath.Join(dir, "out")
		if err := os.WriteFile(from, b, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := unpack(from, to); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got, _ := os.ReadFile(to); string(got) != "words" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestReportIsSaved(t *testing.T) {
	r := report{Version: reportVersion, Runs: []run{testRun(1)}}
	path := filepath.Join(t.TempDir(), "report.json")
	if err := r.save(path); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(path)
	var back report
	if err := json.Unmarshal(text, &back); err != nil || len(back.Rows) != len(figures) || back.Runs[0].WarmWall != 1 {
		t.Errorf("%v: %s", err, text)
	}
}
