package bench

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/proof"
)

type account struct{ hex string }

func (a account) Address() common.Address {
	key, _ := crypto.HexToECDSA(a.hex)
	return crypto.PubkeyToAddress(key.PublicKey)
}

func (a account) Sign(digest [32]byte) ([]byte, error) {
	key, err := crypto.HexToECDSA(a.hex)
	if err != nil {
		return nil, err
	}
	return crypto.Sign(digest[:], key)
}

var (
	us    = account{strings.Repeat("11", 32)}
	other = account{strings.Repeat("22", 32)}
)

// made is a report of n cases with so many runs each. A case of c cycles takes 20 s + c/100,000 to compressed and 60 s to wrap.
func made(n, runs int) Report {
	r := Report{Schema: Schema, ID: strings.Repeat("0a", 16), Began: 1_700_000_000, Ended: 1_700_001_000,
		Plan:    Plan{Set: "custom", Seed: 1, Runs: runs, Mode: StageOnChain},
		Machine: Machine{CPU: "A CPU", Cores: 2, MemoryBytes: 24 << 30, OS: "linux", Load: 0.2},
		ZKVM:    ZKVM{Name: "sp1", Version: "6.10.0", Mode: "cpu", Settings: map[string]int64{"a": 1}}}
	for i := range n {
		id := CaseID{Program: "fibonacci", Size: uint64(i + 1), Mode: StageOnChain}
		c := Case{CaseID: id, ELF: proof.Digest{1}, Input: proof.Digest{2}, Cycles: uint64(1_000_000 * (i + 1)), ProverGas: uint64(2_000_000 * (i + 1))}
		for run := range runs {
			jitter := 1 + 0.01*float64(run)
			s := func(stage proof.Stage, seconds float64) Sample {
				return Sample{Stage: stage, Seconds: seconds * jitter, PeakBytes: 4 << 30, Bytes: 1000}
			}
			perCycle := float64(c.Cycles) / 1e5
			c.Repeats = append(c.Repeats, Repeat{Began: 1_700_000_001, Samples: []Sample{s(StageNative, 0.01), s(proof.StageExecute, 0.1),
				s(proof.StageCore, 15+perCycle/2), s(proof.StageCompressed, 5+perCycle/2), s(proof.StageShrink, 10), s(proof.StageWrap, 50), s(StageWitness, 1),
				s(proof.StageGroth16, 20), {Stage: StageOnChain, Seconds: 1, Gas: Gas{Open: 60_000, Lock: 100_000, Fulfil: 300_000}}}})
		}
		r.Plan.Cases, r.Cases = append(r.Plan.Cases, id), append(r.Cases, c)
	}
	return r
}

func encoded(t *testing.T, r Report, s Signer) []byte {
	t.Helper()
	b, err := Encode(r, s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAReportIsReadAsItWasWritten(t *testing.T) {
	r := made(3, 2)
	r.Prices = &Prices{Currency: "USD", MachineHour: 0.1}
	got, signer, err := Decode(encoded(t, r, us))
	if err != nil || signer != us.Address() {
		t.Fatalf("signer %s, %v", signer, err)
	}
	if a, b := encoded(t, r, nil), encoded(t, got, nil); !bytes.Equal(a, b) {
		t.Fatalf("%s\nbecame\n%s", a, b)
	}
	if _, signer, err = Decode(encoded(t, r, nil)); err != nil || signer != (common.Address{}) {
		t.Fatalf("unsigned: signer %s, %v", signer, err)
	}
	path := filepath.Join(t.TempDir(), "report.json")
	if err := os.WriteFile(path, encoded(t, r, us), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, signer, err = Load(path); err != nil || signer != us.Address() {
		t.Fatalf("file: signer %s, %v", signer, err)
	}
	if _, _, err = Load(path + "x"); proof.CodeOf(err) != "bad-report" {
		t.Fatalf("no file: %v", err)
	}
}

// No byte of a signed file can be another without the file being refused, but for space between values.
func TestAChangedReportIsRefused(t *testing.T) {
	good := encoded(t, made(1, 1), us)
	want, _, _ := Decode(good)
	for i, old := range good {
		for _, b := range []byte{old ^ 1} {
			if b == old {
				continue
			}
			changed := bytes.Clone(good)
			changed[i] = b
			got, signer, err := Decode(changed)
			if err == nil && (signer != us.Address() || !bytes.Equal(encoded(t, got, nil), encoded(t, want, nil))) {
				t.Fatalf("byte %d: %q for %q in %q was taken", i, b, old, good[max(0, i-20):min(len(good), i+20)])
			}
		}
	}
	for name, change := range map[string]func(string) string{
		"a figure":        func(s string) string { return strings.Replace(s, `"seconds": 50`, `"seconds": 49`, 1) },
		"a field more":    func(s string) string { return strings.Replace(s, `"schema"`, `"more": 1, "schema"`, 1) },
		"a stage less":    func(s string) string { return strings.Replace(s, `"stage": "wrap"`, `"stage": "start"`, 1) },
		"cut":             func(s string) string { return s[:len(s)/2] },
		"two":             func(s string) string { return s + s },
		"another signer":  func(s string) string { return strings.Replace(s, us.Address().Hex(), other.Address().Hex(), 1) },
		"no signature":    func(s string) string { return strings.Replace(s, `"signature": "0x`, `"signature": "`, 1) },
		"no signer":       func(s string) string { return strings.Replace(s, us.Address().Hex(), "", 1) },
		"another's":       func(string) string { return swapped(t) },
		"the other s":     func(s string) string { return highS(t, s) },
		"empty":           func(string) string { return "" },
		"null":            func(string) string { return "null" },
		"larger than all": func(s string) string { return s + strings.Repeat(" ", MaxFileBytes) },
	} {
		changed := change(string(good))
		if changed == string(good) {
			t.Fatalf("%s: nothing changed", name)
		}
		if _, _, err := Decode([]byte(changed)); proof.CodeOf(err) != "bad-report" && proof.CodeOf(err) != "report-signature" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// swapped is one report under another's signature.
func swapped(t *testing.T) string {
	var a, b file
	if json.Unmarshal(encoded(t, made(1, 1), us), &a) != nil || json.Unmarshal(encoded(t, made(2, 1), us), &b) != nil {
		t.Fatal("not JSON")
	}
	a.Report = b.Report
	text, _ := json.Marshal(a)
	return string(text)
}

// highS is the same signature in its other form, which verifies as well where nobody looks.
func highS(t *testing.T, s string) string {
	var f file
	if err := json.Unmarshal([]byte(s), &f); err != nil {
		t.Fatal(err)
	}
	b := common.FromHex(f.Signature)
	n := crypto.S256().Params().N
	flipped := n.Sub(n, common.BytesToHash(b[32:64]).Big())
	flipped.FillBytes(b[32:64])
	b[64] ^= 1
	f.Signature = "0x" + common.Bytes2Hex(b)
	text, _ := json.Marshal(f)
	return string(text)
}

func TestWhatNoRunCouldHaveWritten(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Report)
		field  string
	}{
		"schema":            {func(r *Report) { r.Schema = "lemma-bench/2" }, "schema"},
		"id":                {func(r *Report) { r.ID = "0a" }, "id"},
		"ended before":      {func(r *Report) { r.Ended = r.Began - 1 }, "ended"},
		"no runs":           {func(r *Report) { r.Plan.Runs = 0 }, "runs"},
		"too many runs":     {func(r *Report) { r.Plan.Runs = MaxRuns + 1 }, "runs"},
		"no cases":          {func(r *Report) { r.Plan.Cases = nil }, "plan"},
		"a mode":            {func(r *Report) { r.Plan.Cases[0].Mode = "fast" }, "plan"},
		"planned twice":     {func(r *Report) { r.Plan.Cases = append(r.Plan.Cases, r.Plan.Cases[0]) }, "plan"},
		"not planned":       {func(r *Report) { r.Cases[0].Size = 99 }, "cases"},
		"twice":             {func(r *Report) { r.Cases = append(r.Cases, r.Cases[0]) }, "cases"},
		"more than planned": {func(r *Report) { r.Cases[0].Repeats = append(r.Cases[0].Repeats, r.Cases[0].Repeats...) }, "cases"},
		"cycles":            {func(r *Report) { r.Cases[0].Cycles = proof.MaxCycles + 1 }, "cases"},
		"below 0":           {func(r *Report) { r.Cases[0].Repeats[0].Samples[0].Seconds = -1 }, "cases"},
		"no number":         {func(r *Report) { r.Cases[0].Repeats[0].Samples[0].Seconds = math.NaN() }, "cases"},
		"for ever":          {func(r *Report) { r.Cases[0].Repeats[0].Samples[0].Seconds = maxSeconds + 1 }, "cases"},
		"device's memory":   {func(r *Report) { r.Machine.Devices = []Device{{Kind: "gpu", MemoryBytes: -1}} }, "machine"},
		"device's name": {func(r *Report) {
			r.Machine.Devices = []Device{{Kind: "gpu", Name: strings.Repeat("x", MaxTextBytes+1)}}
		}, "machine"},
		"energy":      {func(r *Report) { r.Cases[0].Repeats[0].Samples[0].Joules = math.Inf(1) }, "cases"},
		"stage":       {func(r *Report) { r.Cases[0].Repeats[0].Samples[0].Stage = "warp" }, "cases"},
		"stage twice": {func(r *Report) { r.Cases[0].Repeats[0].Samples[1].Stage = StageNative }, "cases"},
		"memory":      {func(r *Report) { r.Machine.MemoryBytes = -1 }, "machine"},
		"long text":   {func(r *Report) { r.Machine.CPU = strings.Repeat("x", MaxTextBytes+1) }, "machine"},
		"prices":      {func(r *Report) { r.Prices = &Prices{Currency: "USD", Coin: -1} }, "coin"},
		"currency":    {func(r *Report) { r.Prices = &Prices{Currency: "dollars"} }, "currency"},
	} {
		r := made(2, 1)
		c.change(&r)
		_, err := Encode(r, nil)
		var e *proof.Error
		if !errors.As(err, &e) || e.Code != "bad-report" || e.Field != c.field {
			t.Errorf("%s: %v; want bad-report, field %q", name, err, c.field)
		}
	}
	r := made(1, 1)
	r.Plan.Runs, r.Cases[0].Cycles, r.Machine.CPU = MaxRuns, proof.MaxCycles, strings.Repeat("x", MaxTextBytes)
	if err := r.Check(); err != nil {
		t.Errorf("at the limits: %v", err)
	}
}

func TestFiguresAreOfRunsThatCount(t *testing.T) {
	c := made(1, 3).Cases[0]
	c.Repeats[2].Error = "out-of-memory"
	if s := c.Seconds(proof.StageWrap); s.Runs != 2 || s.Min != 50 || s.Max != 50.5 || s.Median != 50.25 {
		t.Errorf("wrap: %+v", s)
	}
	if s := c.Seconds(Proving...); math.Abs(s.Min-30.1) > 1e-9 {
		t.Errorf("proving: %+v", s)
	}
	if s := c.CyclesPerSecond(proof.StageCore); math.Abs(s.Max-50_000) > 1e-6 {
		t.Errorf("rate: %+v", s)
	}
	if s := c.Overhead(Proving...); s == nil || s.Runs != 2 {
		t.Errorf("overhead: %+v", s)
	}
	if c.Seconds(StageStart) != nil || c.Joules(Proving...) != nil || c.PeakBytes(StageOnChain) != nil {
		t.Error("what was not measured is a figure")
	}
	if p := c.Spread(); p == nil || math.Abs(*p-0.00995) > 1e-4 {
		t.Errorf("spread: %v", p)
	}
	if g, ok := c.Gas(); !ok || g.Fulfil != 300_000 {
		t.Errorf("gas: %+v", g)
	}
	c.Repeats[0].Samples = slices.DeleteFunc(c.Repeats[0].Samples, func(s Sample) bool { return s.Stage == proof.StageCore })
	if s := c.Seconds(Proving...); s.Runs != 2 || math.Abs(s.Min-10.1) > 1e-9 {
		t.Errorf("core and compressed as one: %+v", s)
	}
	c.Repeats[0].Samples = slices.DeleteFunc(c.Repeats[0].Samples, func(s Sample) bool { return s.Stage == proof.StageCompressed })
	if s := c.Seconds(Proving...); s.Runs != 1 {
		t.Errorf("neither: %+v", s)
	}
	if !slices.IsSortedFunc(Whole, func(a, b proof.Stage) int { return slices.Index(stageOrder, a) - slices.Index(stageOrder, b) }) {
		t.Error("the parts of a job are out of order")
	}
}
