package main

import (
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/lemma-network/lemma/bench"
	suite "github.com/lemma-network/lemma/bench/run"
	"github.com/lemma-network/lemma/proof"
)

// testKeys sign the reports of the scripts.
var testKeys = map[string]string{"ours": strings.Repeat("11", 32), "other": strings.Repeat("22", 32)}

func TestBenchScripts(t *testing.T) {
	host, err := hostPath("../../bin/sp1-host")
	if err != nil {
		t.Fatal(err)
	}
	prices, err := filepath.Abs("../../bench/prices/example.json")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/bench",
		Setup: func(e *testscript.Env) error {
			for name, hex := range testKeys {
				key, err := crypto.HexToECDSA(hex)
				if err != nil {
					return err
				}
				e.Setenv(strings.ToUpper(name), crypto.PubkeyToAddress(key.PublicKey).Hex())
			}
			e.Setenv("HOST", host)
			e.Setenv("PRICES", prices)
			e.Setenv("LEMMA_CACHE", e.WorkDir+"/cache")
			e.Setenv("XDG_DATA_HOME", e.WorkDir+"/data")
			e.Setenv("TMPDIR", e.WorkDir)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"report":  makeReport,
			"exits":   exits,
			"replace": replaceOnce,
			"pad":     pad,
		},
	})
}

// exits CODE PROGRAM ARGS… runs a program that must end with that code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err, code := ts.Exec(args[1], args[2:]...), 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if code != want {
		ts.Fatalf("%v ended with code %d, want %d", args[1:], code, want)
	}
}

// replaceOnce OLD NEW FILE changes the first OLD of a file.
func replaceOnce(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[2])
	changed := strings.Replace(text, args[0], args[1], 1)
	if changed == text {
		ts.Fatalf("%s has no %q", args[2], args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(changed), 0o600))
}

// pad BYTES FILE appends spaces; below 0 it cuts.
func pad(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	text := ts.ReadFile(args[1])
	text = text[:len(text)+min(n, 0)] + strings.Repeat(" ", max(n, 0))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o600))
}

// makeReport FILE [NAME=VALUE…] writes a report: cases, runs, mode, key (ours, other or none), slow (stage:times), cpu, and open=1 for a run that
// was interrupted. A case of c cycles takes 10 s + c/50,000 to core, and half of that to compressed.
func makeReport(ts *testscript.TestScript, _ bool, args []string) {
	is := map[string]string{"cases": "1", "runs": "1", "mode": string(bench.StageOnChain), "key": "ours", "slow": "core:1", "cpu": "A CPU", "open": "0"}
	for _, arg := range args[1:] {
		name, value, ok := strings.Cut(arg, "=")
		if _, known := is[name]; !ok || !known {
			ts.Fatalf("report: %q", arg)
		}
		is[name] = value
	}
	number := func(text string) int {
		n, err := strconv.Atoi(text)
		ts.Check(err)
		return n
	}
	r := bench.Report{Schema: bench.Schema, ID: strings.Repeat("0a", 16), Began: 1_790_000_000, Ended: 1_790_001_000,
		Plan:    bench.Plan{Set: "custom", Seed: 1, Runs: number(is["runs"]), Mode: proof.Stage(is["mode"])},
		Machine: bench.Machine{CPU: is["cpu"], Cores: 2, MemoryBytes: 24e9, OS: "linux/amd64", Lemma: "0.8.0", Go: "go1.26"},
		ZKVM:    bench.ZKVM{Name: "sp1", Version: "6.10.0", Mode: "full"}}
	if is["open"] == "1" {
		r.Ended = 0
	}
	stage, text, _ := strings.Cut(is["slow"], ":")
	times, err := strconv.ParseFloat(text, 64)
	ts.Check(err)
	for i := range number(is["cases"]) {
		addCase(&r, uint64(10_000*math.Pow10(i)), proof.Stage(stage), times)
	}
	var s bench.Signer
	if is["key"] != "none" {
		key, err := crypto.HexToECDSA(testKeys[is["key"]])
		ts.Check(err)
		s = signer{key}
	}
	b, err := bench.Encode(r, s)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
}

func addCase(r *bench.Report, size uint64, slow proof.Stage, times float64) {
	id := bench.CaseID{Program: "fibonacci", Size: size, Mode: r.Plan.Mode}
	c := bench.Case{CaseID: id, ELF: proof.Digest{1}, Input: proof.Digest{2}, Journal: proof.Digest{3}, ProgramID: proof.Digest{4}, Cycles: 5*size + 5000}
	seconds := map[proof.Stage]float64{bench.StageNative: 1e-5, proof.StageExecute: 0.02, proof.StageCore: 10 + float64(c.Cycles)/50_000,
		proof.StageCompressed: 5 + float64(c.Cycles)/100_000, proof.StageShrink: 12, proof.StageWrap: 50, bench.StageWitness: 1.5, proof.StageGroth16: 30, bench.StageOnChain: 0.4}
	for run := range r.Plan.Runs {
		one := bench.Repeat{Began: r.Began + int64(run)}
		for _, stage := range bench.Stages() {
			took, has := seconds[stage]
			if depth := slices.Index(bench.Modes, stage); !has || depth > slices.Index(bench.Modes, id.Mode) || depth < 0 && stage != bench.StageNative && !id.Reaches(proof.StageWrap) {
				continue
			}
			s := bench.Sample{Stage: stage, Seconds: took * (1 + 0.005*float64(run))}
			if stage == slow {
				s.Seconds *= times
			}
			if stage == bench.StageOnChain {
				s.Gas = bench.Gas{Open: 100_578, Lock: 90_414, Fulfil: 349_154}
			} else if stage != bench.StageNative {
				s.PeakBytes = 8e9
			}
			one.Samples = append(one.Samples, s)
		}
		c.Repeats = append(c.Repeats, one)
	}
	r.Plan.Cases, r.Cases = append(r.Plan.Cases, id), append(r.Cases, c)
}

// An estimate says what it is by, and what it leaves out, whatever is known.
func TestAnEstimateIsAlwaysTold(t *testing.T) {
	here := "A CPU, 2 cores"
	m := bench.Model{Machine: here, Stages: map[proof.Stage]bench.StageLine{proof.StageCore: {}}}
	none := proof.Errorf(proof.Caller, "no-calibration", "report: no case was proven to compressed")
	for want, got := range map[string]string{
		"estimate: 1 min 40 s, 9.0 GB of memory, by a run on A CPU, 2 cores": estimateText(suite.Estimate{Seconds: 100, PeakBytes: 9e9}, m, here, nil),
		"estimate: 1 min 40 s, 9.0 GB of memory, by a run on A CPU, 2 cores; a guess, since some cases are larger or smaller than all of that run": estimateText(
			suite.Estimate{Seconds: 100, PeakBytes: 9e9, Guess: true}, m, here, nil),
		"estimate: 1 min 40 s, 9.0 GB of memory, by a run on A CPU, 2 cores; a guess, since this machine is another (B CPU, 4 cores); 2 cases go further than that run and are not counted": estimateText(
			suite.Estimate{Seconds: 100, PeakBytes: 9e9, Guess: true, Unknown: 2}, m, "B CPU, 4 cores", nil),
		"estimate: 1 min 40 s": estimateText(suite.Estimate{Seconds: 100}, m, "B CPU, 4 cores", nil), // only executed: here, a moment ago
		"estimate: 1 min 40 s for what is only executed; 1 cases are proven and not counted: report: no case was proven to compressed": estimateText(
			suite.Estimate{Seconds: 100, Unknown: 1}, bench.Model{}, here, none),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
