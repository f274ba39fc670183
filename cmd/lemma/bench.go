package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/bench/chart"
	"github.com/lemma-network/lemma/bench/programs"
	suite "github.com/lemma-network/lemma/bench/run"
	"github.com/lemma-network/lemma/bench/sp1"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

const fileReport = "report.json"

// benchFlags are what a person may say.
type benchFlags struct {
	choice                         suite.Choice
	mode                           string
	quick, resume, estimate        bool
	out, host, key, prices, models string
	device                         string
	on                             proveOn // device, found
}

func benchCommand() *cobra.Command {
	var f benchFlags
	cmd := &cobra.Command{
		Use: "bench", Short: "Measure what proofs cost on this machine: time, memory, energy, gas, money", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runBench(cmd, f) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.quick, "quick", false, "the quick set: every program executed, one job from order to payment, under ten minutes on two cores")
	flags.StringVar(&f.choice.Set, "set", programs.SetStandard, "sizes: quick, standard or full")
	flags.StringSliceVar(&f.choice.Programs, "programs", nil, "these only: name, name:size, name/variant or name/variant:size ("+strings.Join(programs.Names(), ", ")+")")
	flags.StringVar(&f.mode, "mode", string(bench.StageOnChain), "how far: execute, core, compressed, wrap, groth16 or on-chain")
	flags.IntVar(&f.choice.Runs, "runs", 1, "runs of every case; 3 or more tell noise from change")
	flags.Uint64Var(&f.choice.Seed, "seed", 1, "inputs are made from it")
	flags.StringVar(&f.out, "out", "bench-report", "folder of the report, its tables and charts")
	flags.StringVar(&f.prices, "prices", "", "price file: currency, machine_hour, kilowatt_hour, gas_price_gwei, coin, source, date")
	flags.StringVar(&f.key, "key", reportKeyPath(), "key that signs the report; made when absent")
	flags.StringVar(&f.host, "host", "", "path of sp1-host (default: LEMMA_HOST, or beside this binary)")
	flags.StringVar(&f.device, "device", device.CPU, "what proves: cpu, or cuda:N for a GPU (make gpu builds its host, lemma prover doctor lists them)")
	flags.BoolVar(&f.resume, "resume", false, "go on with the run that was interrupted in --out")
	flags.BoolVar(&f.estimate, "estimate", false, "say what it would take, and stop")
	flags.StringVar(&f.models, "from", "", "report that estimates are made from (default: the one committed with this version)")
	cmd.AddCommand(benchVerify(), benchCompare(), benchRender(), benchPredict())
	return cmd
}

func runBench(cmd *cobra.Command, f benchFlags) error {
	f.choice.Mode = proof.Stage(f.mode)
	if f.quick {
		f.choice.Set = programs.SetQuick
	}
	plan, err := f.choice.Plan()
	if err != nil {
		return err
	}
	old, err := openReport(f, plan)
	if err != nil {
		return err
	}
	prices, err := loadPrices(f.prices)
	if err != nil {
		return err
	}
	if f.on, err = chooseDevice(cmd.Context(), f.device); err != nil {
		return err
	}
	key, err := reportKey(f.key)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "lemma-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	z, settle, err := benchParts(cmd, f, plan, work)
	if err != nil {
		return err
	}
	out, proc := cmd.OutOrStdout(), os.DirFS("/proc")
	machine := suite.Fingerprint(proc, runtime.NumCPU(), runtime.GOOS+"/"+runtime.GOARCH, runtime.Version(), version)
	machine.Devices = f.on.devices()
	if old == nil {
		if err := tellEstimate(cmd.Context(), out, z, plan, f.models, work, machine); err != nil || f.estimate {
			return err
		}
		machine.Load = measure.ReadMachine(proc, 1).Load
	}
	meter, warnings := f.on.watch()
	if machine.Load > measure.IdleLoad {
		fmt.Fprintf(out, "note: the machine is not idle (load average %.2f): times will be worse than they could be\n", machine.Load)
	}
	if err := os.MkdirAll(f.out, 0o755); err != nil {
		return proof.Errorf(proof.Caller, "out-unusable", "out: %w", err).WithField("out")
	}
	board := &benchBoard{out: out}
	report, err := suite.Run(cmd.Context(), suite.Config{Plan: plan, ID: newID(), Resume: old, Machine: machine, Prices: prices, Dir: work, Warnings: warnings}, suite.Deps{
		ZKVM: z, Settle: settle, Meter: meter, Clock: clock.System(), Load: func() float64 { return measure.ReadMachine(proc, 1).Load },
		Save: func(r bench.Report) error { return saveReport(f.out, r, nil) }, Tell: board.tell,
	})
	if err != nil {
		if len(report.Cases) > 0 {
			fmt.Fprintf(out, "what is whole is in %s: the same command with --resume goes on\n", filepath.Join(f.out, fileReport))
		}
		return err
	}
	if err := saveReport(f.out, report, signer{key}); err != nil {
		return err
	}
	by := crypto.PubkeyToAddress(key.PublicKey)
	if err := writeCharts(f.out, report, by); err != nil {
		return err
	}
	tellReport(out, report, filepath.Join(f.out, fileReport), by)
	return nil
}

// reportKeyPath is the key that signs reports where no other is named.
func reportKeyPath() string { return filepath.Join(filepath.Dir(dataFolder()), "bench.key") }

// reportKey reads a key, or makes it and its folder.
func reportKey(path string) (*ecdsa.PrivateKey, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, proof.Errorf(proof.Caller, "key-file-invalid", "key: %w", err).WithField("key")
	}
	return testnet.EnsureKey(path)
}

func newID() string {
	b := make([]byte, 16)
	rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// openReport looks whether there is a run in the folder already. It gives one that is to go on.
func openReport(f benchFlags, plan bench.Plan) (*bench.Report, error) {
	path := filepath.Join(f.out, fileReport)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		if f.resume {
			return nil, proof.Errorf(proof.Caller, "nothing-to-resume", "resume: there is no %s", path).WithField("resume")
		}
		return nil, nil
	}
	r, _, err := bench.Load(path)
	switch {
	case err != nil:
		return nil, err
	case f.resume && r.Ended == 0:
		return &r, suite.SamePlan(r, plan)
	case f.estimate:
		return nil, nil
	case r.Ended == 0:
		return nil, proof.Errorf(proof.Caller, "out-exists", "out: %s holds a run that was interrupted: give --resume to go on, or another --out", path).WithField("out")
	}
	return nil, proof.Errorf(proof.Caller, "out-exists", "out: %s holds a finished run: give another --out", path).WithField("out")
}

// loadPrices is nil without a file.
func loadPrices(path string) (*bench.Prices, error) {
	if path == "" {
		return nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "bad-prices", "prices: %w", err).WithField("prices")
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, bench.MaxPriceFileBytes+1))
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "bad-prices", "prices: %w", err).WithField("prices")
	}
	p, err := bench.ReadPrices(b)
	if err != nil {
		return nil, err
	}
	return &p, nil
}

// benchParts are the zkVM and the chain, as a prover node has them.
func benchParts(cmd *cobra.Command, f benchFlags, plan bench.Plan, work string) (suite.ZKVM, func(context.Context) (suite.Settler, error), error) {
	path, err := f.on.host(f.host)
	if err != nil {
		return nil, nil, err
	}
	env, err := hostEnv()
	if err != nil {
		return nil, nil, err
	}
	env, world := f.on.world(path, env)
	env, guard, limits, err := node.HostWorld(work, env, world)
	if err != nil {
		return nil, nil, err
	}
	cfg := sp1.Config{Clock: clock.System(), Device: f.on.id, DeviceName: f.on.device.Name, Host: host.Config{Argv: []string{path}, Env: env, WorkDir: work, Limits: limits, Guard: guard}}
	settle := func(context.Context) (suite.Settler, error) {
		return nil, proof.Errorf(proof.Bug, "internal", "bench: no case goes on chain")
	}
	if plan.Reaches(proof.StageGroth16) && !f.estimate {
		dir, manifest, _, err := ensureKeys(cmd, path)
		if err != nil {
			return nil, nil, err
		}
		if cfg.Keys, err = prover.LoadKeys(dir); err != nil {
			return nil, nil, err
		}
		key, words, err := orchestratorKey(manifest)
		if err != nil {
			return nil, nil, err
		}
		cfg.Wrapper = wrapper.Config{Argv: []string{self, "internal-wrap"}, Dir: work, Guard: &sandbox.Profile{Init: sandboxInit, Read: []string{dir}}}
		settle = func(ctx context.Context) (suite.Settler, error) {
			return sp1.NewSettler(ctx, testnet.Options{Folder: filepath.Join(work, "network"), Gateway: []string{self, "internal-s3"}, KeysDir: dir, VerifyingKey: words,
				InsecureDev: key.InsecureDev}, clock.System().Now)
		}
	}
	return sp1.New(cfg), settle, nil
}

// signer is a key file's.
type signer struct{ key *ecdsa.PrivateKey }

func (s signer) Address() common.Address { return crypto.PubkeyToAddress(s.key.PublicKey) }

func (s signer) Sign(digest [32]byte) ([]byte, error) { return crypto.Sign(digest[:], s.key) }

// saveReport writes the report whole or not at all.
func saveReport(folder string, r bench.Report, s bench.Signer) error {
	b, err := bench.Encode(r, s)
	if err != nil {
		return err
	}
	return writeShared(filepath.Join(folder, fileReport), b)
}

// writeShared writes what a person may publish.
func writeShared(path string, b []byte) error {
	if err := (disk.Disk{}).WriteShared(path, b); err != nil {
		return proof.Errorf(proof.Retry, "out-unusable", "out: %w", err).WithField("out")
	}
	return nil
}

// writeCharts writes the tables, the page and the charts of a report to a folder.
func writeCharts(folder string, r bench.Report, signer common.Address) error {
	files, err := chart.Files(r, signer)
	if err != nil {
		return err
	}
	for name, b := range files {
		if err := writeShared(filepath.Join(folder, name), b); err != nil {
			return err
		}
	}
	return nil
}

// blink shows times below a second, too.
func blink(seconds float64) string {
	if seconds < 1 {
		return time.Duration(seconds * float64(time.Second)).Round(time.Microsecond).String()
	}
	return display.Seconds(seconds)
}

// benchTellSeconds is how often a stage that takes long is told of.
const benchTellSeconds = 30

// benchBoard prints a line for each stage that ended, and some for one that takes long.
type benchBoard struct {
	out   interface{ Write([]byte) (int, error) }
	stage proof.Stage
	told  int // of stage
}

func (b *benchBoard) tell(e suite.Event) {
	head := ""
	if e.Case != nil {
		head = fmt.Sprintf("[%d/%d] %s, run %d", e.Done, e.Total, e.Case.Work(), e.Repeat)
	}
	switch {
	case e.Sample != nil && e.Case == nil:
		fmt.Fprintf(b.out, "zkVM host ready after %s\n", display.Seconds(e.Sample.Seconds))
	case e.Sample != nil:
		line := fmt.Sprintf("%s: %-10s %s", head, e.Sample.Stage, blink(e.Sample.Seconds))
		if e.Sample.PeakBytes > 0 {
			line += ", " + display.Bytes(e.Sample.PeakBytes)
		}
		fmt.Fprintln(b.out, line)
	case e.Progress != nil:
		if p := e.Progress; p.Stage != b.stage {
			b.stage, b.told = p.Stage, 0
		} else if n := int(p.Seconds / benchTellSeconds); n > b.told {
			b.told = n
			part := ""
			if p.Fraction != nil {
				part = fmt.Sprintf(", %.0f %%", 100**p.Fraction)
			}
			fmt.Fprintf(b.out, "%s: %-10s … %s%s\n", head, p.Stage, display.Seconds(p.Seconds), part)
		}
	case e.Text != "":
		fmt.Fprintln(b.out, strings.TrimPrefix(head+": "+e.Text, ": "))
	}
}
