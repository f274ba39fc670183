package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/bench/programs"
	suite "github.com/lemma-network/lemma/bench/run"
	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

// shop is a node's configuration and folder, and reports for it.
type shop struct {
	t                      *testing.T
	config, folder, report string
	host                   string          // the script of the host that reports are of
	cards                  []device.Device // of the machine
	measured               func(*cobra.Command, calibration) (string, error)
}

func newShop(t *testing.T) *shop {
	t.Helper()
	dir := t.TempDir()
	s := &shop{t: t, config: filepath.Join(dir, "prover.json"), folder: filepath.Join(dir, "node"), report: filepath.Join(dir, "report.json"),
		measured: func(*cobra.Command, calibration) (string, error) {
			t.Error("something was measured")
			return "", nil
		}}
	s.use("host.sh")
	s.write(s.made(100_000, 2_000_000))
	return s
}

// use has the node prove on devices by the host of a script.
func (s *shop) use(script string, devices ...string) {
	s.t.Helper()
	var err error
	if s.host, err = filepath.Abs(filepath.Join("testdata", script)); err != nil {
		s.t.Fatal(err)
	}
	settings := prover.Settings{ID: "a", Network: "/n", Folder: s.folder, Host: s.host, Region: "here", Ask: queue.Ask{Base: "1"}, Use: devices}
	if err := settings.Save(s.config, true); err != nil {
		s.t.Fatal(err)
	}
}

// made is a report of the test's machine and host, of programs of so many cycles: 180 s and 20 s more for each million.
func (s *shop) made(cycles ...uint64) bench.Report {
	s.t.Helper()
	digest, err := host.FileDigest(s.host)
	if err != nil {
		s.t.Fatal(err)
	}
	r := bench.Report{Schema: bench.Schema, ID: strings.Repeat("0a", 16), Began: 1_700_000_000, Ended: 1_700_001_000,
		Plan:    bench.Plan{Set: "custom", Seed: 1, Runs: 1, Mode: proof.StageGroth16},
		Machine: bench.Machine{CPU: "Some CPU", Cores: runtime.NumCPU()},
		ZKVM:    bench.ZKVM{Name: "sp1", Version: "6.10.0", Mode: "full", HostSHA256: digest}}
	for _, n := range cycles {
		id := bench.CaseID{Program: "fibonacci", Size: n, Mode: proof.StageGroth16}
		mega := float64(n) / 1e6
		r.Plan.Cases = append(r.Plan.Cases, id)
		r.Cases = append(r.Cases, bench.Case{CaseID: id, Cycles: n, Repeats: []bench.Repeat{{Began: 1_700_000_001, Samples: []bench.Sample{
			{Stage: proof.StageExecute, Seconds: 0.001}, {Stage: proof.StageCore, Seconds: 40 + 15*mega, PeakBytes: 9e9},
			{Stage: proof.StageCompressed, Seconds: 30 + 5*mega, PeakBytes: 10e9}, {Stage: proof.StageShrink, Seconds: 10}, {Stage: proof.StageWrap, Seconds: 80, PeakBytes: 12e9},
			{Stage: bench.StageWitness, Seconds: 1}, {Stage: proof.StageGroth16, Seconds: 19, PeakBytes: 2e9}}}}})
	}
	return r
}

// write signs a report into the shop's file.
func (s *shop) write(r bench.Report) {
	s.t.Helper()
	key, err := crypto.HexToECDSA(strings.Repeat("11", 32))
	if err != nil {
		s.t.Fatal(err)
	}
	b, err := bench.Encode(r, signer{key})
	if err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(s.report, b, 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// run is `lemma prover calibrate --config …` with these flags.
func (s *shop) run(args ...string) (string, error) {
	s.t.Helper()
	var out bytes.Buffer
	m := testMachine("16000000")
	m.readGPUs = func(context.Context) (device.Snapshot, error) {
		return device.Snapshot{Driver: "580.1", Devices: s.cards, None: "no driver is installed"}, nil
	}
	cmd := proverCalibrateCommand(m, s.measured)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	cmd.SetOut(&out)
	cmd.SetErr(&out)
	cmd.SetArgs(append([]string{"--config", s.config}, args...))
	err := cmd.ExecuteContext(context.Background())
	return out.String(), err
}

// speed is the node's file, "" when there is none.
func (s *shop) speed() string {
	b, _ := os.ReadFile(filepath.Join(s.folder, "speed.json"))
	return string(b)
}

func (s *shop) ask() queue.Ask {
	s.t.Helper()
	settings, err := prover.LoadSettings(s.config)
	if err != nil {
		s.t.Fatal(err)
	}
	if settings.Region != "here" || settings.Network != "/n" {
		s.t.Errorf("other settings were changed: %+v", settings)
	}
	return settings.Ask
}

func TestCalibrateShowsAndChangesNothing(t *testing.T) {
	s := newShop(t)
	text, err := s.run("--from", s.report, "--cost-per-hour", "0.0036")
	if err != nil {
		t.Fatal(err)
	}
	t.Log(text)
	cores := fmt.Sprintf("%d cores", runtime.NumCPU())
	mustContain(t, text, "Some CPU, "+cores, "compressed 30.00 5.00 10.0 GB", "whole job 180.00 20.00 1 million cycles 3 min 20 s 10 million cycles 6 min 20 s (a guess",
		"100 million cycles 36 min 20 s (a guess", "three programs or more", "50000 cycles a second, and 3 min 00 s", "and 30000000000000 for each", "nothing was changed",
		"--apply --cost-per-hour 0.0036")
	if s.speed() != "" || s.ask() != (queue.Ask{Base: "1"}) {
		t.Errorf("speed %q, ask %+v", s.speed(), s.ask())
	}
	if strings.Contains(text, "one piece") {
		t.Error("pieces that nobody counted")
	}
	r := s.made(100_000, 1_000_000, 2_000_000)
	for i := range r.Cases {
		r.Cases[i].Repeats[0].Samples[1].Bytes = 2_800_000
	}
	s.write(r)
	if text, err = s.run("--from", s.report); err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "0 % (median), 0 % (largest)", "note: each program was proven in one piece", "none: give --cost-per-hour", "--apply --cost-per-hour C")
}

func TestCalibrateApplies(t *testing.T) {
	s := newShop(t)
	text, err := s.run("--from", s.report, "--cost-per-hour", "0.0036", "--apply")
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "stored: the speed in "+s.folder, "the ask in "+s.config)
	if ask := s.ask(); ask.PerMegacycle != "30000000000000" || len(ask.Base) != 15 {
		t.Errorf("ask %+v", ask)
	}
	mustContain(t, s.speed(), `"source":"calibration"`, `"zkvm":"sp1 6.10.0"`, fmt.Sprintf("Some CPU, %d cores", runtime.NumCPU()), `"date":1700001000`)
	before := s.ask()
	if text, err = s.run("--from", s.report, "--apply"); err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "the ask was left as it is")
	if s.ask() != before || strings.Count(s.speed(), "calibration") != 2 {
		t.Errorf("applied twice: ask %+v, speed %s", s.ask(), s.speed())
	}
}

func TestCalibrateMeasuresWhenThereIsNoReport(t *testing.T) {
	s := newShop(t)
	s.measured = func(_ *cobra.Command, c calibration) (string, error) {
		plan, err := c.choice.Plan()
		if err != nil {
			return "", err
		}
		if len(plan.Cases) < 2 || plan.Runs != 3 || plan.Mode != proof.StageGroth16 || plan.Reaches(bench.StageOnChain) || filepath.Base(c.host) != "host.sh" ||
			c.machine.CPU != "Some CPU" || c.settings.Folder != s.folder {
			t.Errorf("%+v, plan %+v", c, plan)
		}
		if _, err := prover.LockFolder(disk.Disk{}, s.folder); proof.CodeOf(err) != "node-running" {
			t.Errorf("a node could start meanwhile: %v", err)
		}
		return s.report, nil
	}
	if _, err := s.run("--runs", "3", "--apply"); err != nil || s.speed() == "" {
		t.Fatalf("speed %q, %v", s.speed(), err)
	}
	s.measured = func(*cobra.Command, calibration) (string, error) {
		return "", proof.Errorf(proof.Retry, "cancelled", "interrupted")
	}
	before := s.speed()
	if _, err := s.run("--apply"); proof.CodeOf(err) != "cancelled" || s.speed() != before {
		t.Errorf("an interrupted one: %v", err)
	}
}

func TestCalibrateRefusesARunningNode(t *testing.T) {
	s := newShop(t)
	unlock, err := prover.LockFolder(disk.Disk{}, s.folder) // as a node does
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{}, {"--apply"}, {"--from", s.report, "--apply"}} {
		if _, err := s.run(args...); proof.CodeOf(err) != "node-running" {
			t.Errorf("%q: %v", args, err)
		}
	}
	if _, err := s.run("--from", s.report); err != nil {
		t.Errorf("only looking: %v", err)
	}
	unlock()
	if _, err := s.run("--from", s.report, "--apply"); err != nil {
		t.Errorf("after its end: %v", err)
	}
}

func TestCalibrateRefusesReports(t *testing.T) {
	s := newShop(t)
	foreign := s.made(100_000, 2_000_000)
	foreign.Machine.CPU = "Another CPU"
	unfinished := s.made(100_000, 2_000_000)
	unfinished.Ended = 0
	good, err := os.ReadFile(s.report)
	if err != nil {
		t.Fatal(err)
	}
	unsigned, err := bench.Encode(s.made(100_000, 2_000_000), nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		write func()
		code  string
	}{
		"foreign":    {func() { s.write(foreign) }, "report-foreign"},
		"unfinished": {func() { s.write(unfinished) }, "report-unfinished"},
		"alike":      {func() { s.write(s.made(100_000, 200_000)) }, "calibration-range"},
		"unsigned":   {func() { _ = os.WriteFile(s.report, unsigned, 0o600) }, "report-signature"},
		"tampered": {func() {
			_ = os.WriteFile(s.report, bytes.Replace(good, []byte(`"seconds": 80,`), []byte(`"seconds": 70,`), 1), 0o600)
		}, "report-signature"},
		"cut short": {func() { _ = os.WriteFile(s.report, good[:len(good)/2], 0o600) }, "bad-report"},
		"absent":    {func() { _ = os.Remove(s.report) }, "bad-report"},
	} {
		c.write()
		if _, err := s.run("--from", s.report, "--apply", "--cost-per-hour", "1"); proof.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
	if s.speed() != "" || s.ask() != (queue.Ask{Base: "1"}) {
		t.Errorf("something was applied: %s, %+v", s.speed(), s.ask())
	}
}

func TestCalibrateRefusesFlags(t *testing.T) {
	s := newShop(t)
	for _, args := range [][]string{{"--from", s.report, "--runs", "2"}, {"--from", s.report, "--programs", "sort"}, {"extra"}} {
		if _, err := s.run(args...); err == nil {
			t.Errorf("%q was taken", args)
		}
	}
	if _, err := s.run("--from", s.report, "--cost-per-hour", "-1"); proof.CodeOf(err) != "bad-cost" {
		t.Error(err)
	}
	s.config += "x"
	if _, err := s.run("--from", s.report); proof.CodeOf(err) != "config-unreadable" {
		t.Error(err)
	}
}

// counting executes fibonacci and says that a round takes so many cycles.
type counting struct {
	suite.ZKVM
	perRound uint64
	light    bool
}

func (z *counting) Start(_ context.Context, light bool) (bench.Sample, error) {
	z.light = light
	return bench.Sample{}, nil
}

func (z *counting) Setup(context.Context, suite.Job) (proof.Digest, bench.Sample, error) {
	return proof.Digest{}, bench.Sample{}, nil
}

func (z *counting) Execute(_ context.Context, j suite.Job) (suite.Executed, bench.Sample, error) {
	input, err := os.ReadFile(j.Input)
	p, _ := programs.Lookup("fibonacci")
	return suite.Executed{Cycles: 1000 + z.perRound*uint64(binary.LittleEndian.Uint32(input)), Journal: p.Journal(input)}, bench.Sample{Stage: proof.StageExecute, Seconds: 0.1}, err
}

func (z *counting) Close() error { return nil }

// What would tell nothing is refused before minutes are spent on it.
func TestCalibrateLooksAtTheProgramsFirst(t *testing.T) {
	for perRound, code := range map[uint64]string{5: "", 0: "calibration-range"} {
		plan, err := suite.Choice{Set: programs.SetStandard, Programs: []string{"fibonacci:1000", "fibonacci:100000"}, Mode: proof.StageGroth16, Runs: 1}.Plan()
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		z := &counting{perRound: perRound}
		err = surveyCalibration(t.Context(), &out, z, plan, t.TempDir(), bench.Machine{})
		if proof.CodeOf(err) != code && (code != "" || err != nil) || !z.light {
			t.Errorf("%d cycles a round: %v", perRound, err)
		}
		if code == "" {
			mustContain(t, out.String(), "2 programs of 0.006 to 0.501 million cycles, 1 runs of each", "estimate: about ")
			out.Reset()
			if err := surveyCalibration(t.Context(), &out, z, plan, t.TempDir(), bench.Machine{Devices: []bench.Device{{Kind: "gpu"}}}); err != nil || strings.Contains(out.String(), "estimate") {
				t.Errorf("our runs are of a CPU, and say nothing of a GPU: %q, %v", out.String(), err)
			}
		}
	}
}
