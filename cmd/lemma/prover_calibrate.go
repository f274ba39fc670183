package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/bench/calibrate"
	"github.com/lemma-network/lemma/bench/programs"
	suite "github.com/lemma-network/lemma/bench/run"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/doctor"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

// folderCalibration of a node's folder has the report of its last calibration.
const folderCalibration = "calibration"

// calibrateFlags are what a person may say.
type calibrateFlags struct {
	config, from, cost, device string
	programs                   []string
	runs                       int
	apply                      bool
}

// calibration is one: whose, and where.
type calibration struct {
	settings prover.Settings
	host     string  // the host's file
	on       proveOn // what proves
	machine  bench.Machine
	choice   suite.Choice
}

// measureFunc runs a plan with a node's host and gives the signed report and where it lies.
type measureFunc func(cmd *cobra.Command, c calibration) (path string, err error)

func proverCalibrateCommand(m machine, measured measureFunc) *cobra.Command {
	var f calibrateFlags
	cmd := &cobra.Command{
		Use: "calibrate", Short: "Measure how fast this machine proves, and what to ask for it", Args: cobra.NoArgs,
		Long: "Measure how fast this machine proves, and what to ask for it: some programs are proven with the node's own host, as by `lemma bench`,\n" +
			"about ten minutes on two cores. --apply writes the price into prover.json, and the speed into the node's folder, for heartbeats and\n" +
			"quotes. The node must not run meanwhile. A node with several GPUs needs a run for each kind of them, by --device; the price is that of\n" +
			"the last, so calibrate the slowest last.",
		RunE: func(cmd *cobra.Command, _ []string) error { return proverCalibrate(cmd, m, f, measured) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.config, "config", configPath(), "prover.json of the node")
	flags.StringVar(&f.device, "device", "", "what proves: one of the devices that prover.json uses (default: the first of them, else cpu)")
	flags.StringVar(&f.from, "from", "", "a finished, signed report of this machine and host, instead of measuring")
	flags.StringSliceVar(&f.programs, "programs", calibrate.Programs, "what is proven, as `lemma bench` takes it: two of clearly different cycles at least")
	flags.IntVar(&f.runs, "runs", 1, "runs of every program; 3 or more make one that was disturbed harmless")
	flags.StringVar(&f.cost, "cost-per-hour", "", "what an hour of this machine costs, in the chain's coin, such as 0.00005; without it no price is suggested")
	flags.BoolVar(&f.apply, "apply", false, "use it: the price in prover.json, the speed in the node's folder")
	cmd.MarkFlagsMutuallyExclusive("from", "programs")
	cmd.MarkFlagsMutuallyExclusive("from", "runs")
	return cmd
}

func proverCalibrate(cmd *cobra.Command, m machine, f calibrateFlags, measured measureFunc) error {
	cost, err := coins(f.cost)
	if err != nil {
		return err
	}
	c := calibration{choice: suite.Choice{Set: programs.SetStandard, Programs: f.programs, Mode: proof.StageGroth16, Runs: f.runs, Seed: 1}}
	if c.settings, err = prover.LoadSettings(f.config); err != nil {
		return err
	}
	id, err := calibratedDevice(f.device, c.settings)
	if err != nil {
		return err
	}
	if c.host, err = calibratedHost(id, c.settings); err != nil {
		return err
	}
	if c.on, err = chooseFrom(cmd.Context(), id, m.readGPUs); err != nil {
		return err
	}
	if f.from == "" || f.apply {
		unlock, err := prover.LockFolder(disk.Disk{}, c.settings.Folder)
		if err != nil {
			return err
		}
		defer unlock()
	}
	here, madeBy, err := m.here(cmd.Context(), c.host, c.on)
	if err != nil {
		return err
	}
	c.machine = here.Machine
	path := f.from
	if path == "" {
		if path, err = measured(cmd, c); err != nil {
			return err
		}
	}
	report, signer, err := bench.Load(path)
	if err != nil {
		return err
	}
	if err := calibrate.Check(report, signer, here); err != nil {
		return err
	}
	result, err := calibrate.From(report, madeBy)
	if err != nil {
		return err
	}
	out := cmd.OutOrStdout()
	if f.from != "" && report.Machine.Load > measure.IdleLoad {
		fmt.Fprintf(out, "note: the machine was not idle then (load average %.2f): it may be faster than this\n", report.Machine.Load)
	}
	writeCalibration(out, result, c.on)
	ask := c.suggest(out, result, cost)
	if f.apply {
		err = applyCalibration(out, f.config, c.settings.Folder, result, ask)
	} else {
		fmt.Fprintf(out, "\nnothing was changed; to use it, end the node and run: lemma prover calibrate --config %s%s --from %s --apply%s\n", f.config, deviceFlag(f.device),
			path, costFlag(f.cost))
	}
	if err == nil {
		c.writeRest(out, f, madeBy)
	}
	return err
}

func costFlag(cost string) string {
	if cost == "" {
		return " --cost-per-hour C"
	}
	return " --cost-per-hour " + cost
}

// here finds out what a report must have been measured with. The host is asked in light mode, which proves nothing and tells no device: a
// GPU's name is the driver's, which the host has from there, too.
func (m machine) here(ctx context.Context, hostFile string, on proveOn) (calibrate.Here, prover.Fingerprint, error) {
	var none prover.Fingerprint
	digest, err := host.FileDigest(hostFile)
	if err != nil {
		return calibrate.Here{}, none, err
	}
	proc, err := fs.Sub(m.files, "proc")
	if err != nil {
		return calibrate.Here{}, none, err
	}
	work, err := os.MkdirTemp("", "lemma-calibrate-*")
	if err != nil {
		return calibrate.Here{}, none, err
	}
	defer os.RemoveAll(work)
	ctx, cancel := context.WithTimeout(ctx, hostPatience)
	defer cancel()
	h, err := startLight(ctx, hostFile, work)
	if err != nil {
		return calibrate.Here{}, none, err
	}
	defer h.Close()
	info, err := h.Hello(ctx)
	if err != nil {
		return calibrate.Here{}, none, err
	}
	if on.id != "" {
		info.Device = &host.Device{Name: on.device.Name}
	}
	cores := runtime.NumCPU()
	here := calibrate.Here{ZKVM: info.Name + " " + info.Version, HostSHA256: digest,
		Machine: suite.Fingerprint(proc, cores, runtime.GOOS+"/"+runtime.GOARCH, runtime.Version(), version)}
	here.Machine.Devices = on.devices()
	return here, prover.FingerprintOf(digest, info, prover.Processor(proc, cores)), nil
}

// runCalibration is the measureFunc that proves. The report lies in the node's folder, so that it can be applied later.
func runCalibration(cmd *cobra.Command, c calibration) (string, error) {
	plan, err := c.choice.Plan()
	if err != nil {
		return "", err
	}
	key, err := reportKey(reportKeyPath())
	if err != nil {
		return "", err
	}
	work, err := os.MkdirTemp("", "lemma-calibrate-*")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(work)
	z, _, err := benchParts(cmd, benchFlags{host: c.host, on: c.on}, plan, work)
	if err != nil {
		return "", err
	}
	out := cmd.OutOrStdout()
	if err := surveyCalibration(cmd.Context(), out, z, plan, work, c.machine); err != nil {
		return "", err
	}
	proc := os.DirFS("/proc")
	if c.machine.Load > measure.IdleLoad {
		fmt.Fprintf(out, "note: the machine is not idle (load average %.2f): a speed measured now is lower than it could be\n", c.machine.Load)
	}
	meter, warnings := c.on.watch()
	board := &benchBoard{out: out}
	report, err := suite.Run(cmd.Context(), suite.Config{Plan: plan, ID: newID(), Machine: c.machine, Dir: work, Warnings: warnings}, suite.Deps{
		ZKVM: z, Meter: meter, Clock: clock.System(), Load: func() float64 { return measure.ReadMachine(proc, 1).Load },
		Save: func(bench.Report) error { return nil }, Tell: board.tell, // ten minutes are not gone on with
	})
	if err != nil {
		return "", err
	}
	folder := filepath.Join(c.settings.Folder, folderCalibration)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", proof.Errorf(proof.Caller, "folder-unusable", "folder: %w", err).WithField("folder")
	}
	if err := saveReport(folder, report, signer{key}); err != nil {
		return "", err
	}
	fmt.Fprintf(out, "report: %s, signed by %s\n\n", filepath.Join(folder, fileReport), crypto.PubkeyToAddress(key.PublicKey))
	return filepath.Join(folder, fileReport), nil
}

// surveyCalibration executes the programs, refuses those that would tell nothing, and says how long it takes, where our runs tell that.
func surveyCalibration(ctx context.Context, out io.Writer, z suite.ZKVM, plan bench.Plan, work string, here bench.Machine) error {
	cases, err := suite.Survey(ctx, z, plan, work, func(bench.CaseID) {})
	if err != nil {
		return err
	}
	var cycles []uint64
	for _, c := range cases {
		cycles = append(cycles, c.Cycles)
	}
	if err := calibrate.CheckRange(cycles); err != nil {
		return err
	}
	fmt.Fprintf(out, "%d programs of %.3g to %.3g million cycles, %d runs of each\n", len(cases), float64(slices.Min(cycles))/1e6, float64(slices.Max(cycles))/1e6, plan.Runs)
	if m, err := modelFor("", here); err == nil {
		e := suite.EstimateOf(cases, plan.Runs, m)
		fmt.Fprintf(out, "estimate: about %s, %s of memory, by our run on %s\n", display.Seconds(e.Seconds), display.Bytes(int64(e.PeakBytes)), m.Machine)
	}
	return nil
}

// jobMegacycles are the sizes that a calibration tells the time of.
var jobMegacycles = []float64{1, 10, 100}

// writeCalibration shows what was measured.
func writeCalibration(out io.Writer, r calibrate.Result, on proveOn) {
	m := r.Model
	machine := m.Machine
	if on.id != "" {
		machine = fmt.Sprintf("%s of %s", on.device, machine)
	}
	fmt.Fprintf(out, "measured on %s, %d programs of %.3g to %.3g million cycles\n\n%-12s %14s %18s %10s\n", machine, m.Cases, m.Least/1e6, m.Most/1e6,
		"stage", "seconds", "+ per Mcycle", "memory")
	line := func(name string, fixed, per float64, memory string) {
		fmt.Fprintln(out, strings.TrimRight(fmt.Sprintf("%-12s %14.2f %18.2f %10s", name, fixed, per, memory), " "))
	}
	for _, stage := range bench.Whole {
		if s, known := m.Stages[stage]; known {
			memory := "unknown"
			if most := s.Bytes.At(m.Most); most > 0 {
				memory = display.Bytes(int64(most))
			}
			line(string(stage), s.Seconds.Fixed, s.Seconds.PerUnit*1e6, memory)
		}
	}
	line("whole job", r.Fixed(), r.PerMegacycle(), "")
	fmt.Fprintln(out)
	for _, mega := range jobMegacycles {
		p := m.Predict(mega*1e6, proof.StageGroth16)
		guess := ""
		if p.Outside {
			guess = " (a guess: no program of that size was measured)"
		}
		fmt.Fprintf(out, "%-24s %s%s\n", fmt.Sprintf("%.0f million cycles", mega), display.Seconds(p.Seconds), guess)
	}
	if m.Cases < 3 {
		fmt.Fprintln(out, "error of the lines       unknown: three programs or more tell it (--programs)")
	} else {
		fmt.Fprintf(out, "error of the lines       %.0f %% (median), %.0f %% (largest), each program told from the others\n", 100*m.Error, 100*m.WorstError)
	}
	if r.OnePiece {
		fmt.Fprintln(out, "note: each program was proven in one piece, so what it takes to join pieces is not in these lines. Jobs of many million cycles will take longer,\n"+
			"and the price may not cover them: give larger --programs before you take such jobs, or set max_cycles in prover.json")
	}
	speed := prover.SpeedOf(r.Samples)
	fmt.Fprintf(out, "heartbeats will say      %.0f cycles a second, and %s that every job takes\n", speed.ProveCyclesPerSecond, display.Seconds(speed.FixedSeconds))
}

// suggest shows the price; it is empty without a cost, and for a CPU that only stands in for GPUs.
func (c calibration) suggest(out io.Writer, r calibrate.Result, cost *big.Int) (ask queue.Ask) {
	n := len(c.settings.Use)
	price, ok := r.Ask(cost, n)
	switch {
	case c.on.id == "" && c.settings.FallbackCPU:
		fmt.Fprintln(out, "ask                      none: the node's is that of its GPUs, and the CPU only stands in for them")
		return ask
	case !ok:
		fmt.Fprintln(out, "ask                      none: give --cost-per-hour")
		return ask
	}
	share := "cost"
	if n > 1 {
		share = fmt.Sprintf("1/%d of the cost, since %d devices share the hour,", n, n)
	}
	ask = queue.Ask{Base: price.Base.String(), PerMegacycle: price.PerMegacycle.String()}
	fmt.Fprintf(out, "ask                      %s for a job and %s for each started million cycles, smallest unit of the coin: %s and %d %%\n",
		ask.Base, ask.PerMegacycle, share, doctor.AskMarginPercent)
	if n > 1 {
		fmt.Fprintln(out, "note: the groth16 step is made on the CPU for one device at a time: where jobs wait for it, the price does not cover that")
	}
	return ask
}

// applyCalibration writes the speed first: it is right whatever price is asked.
func applyCalibration(out io.Writer, config, folder string, r calibrate.Result, ask queue.Ask) error {
	if err := prover.Calibrate(disk.Disk{}, folder, r.Samples); err != nil {
		return err
	}
	done := []string{fmt.Sprintf("the speed in %s", folder)}
	if ask != (queue.Ask{}) {
		if err := prover.SetAsk(disk.Disk{}, config, ask); err != nil {
			return fmt.Errorf("the speed was stored, the price was not: %w", err)
		}
		done = append(done, "the ask in "+config)
	} else {
		done = append(done, "the ask was left as it is")
	}
	fmt.Fprintf(out, "\nstored: %s\nnext: lemma prover run --config %s\n", strings.Join(done, ", "), config)
	return nil
}
