package main

import (
	"context"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/doctor"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
	"github.com/lemma-network/lemma/zkvm-host/guests"
)

// benchmarkRounds is the example guest's input: some millions of cycles, a second or two of execution.
const benchmarkRounds = 300_000

// initFlags are what a person may say; the rest is found out.
type initFlags struct {
	config, network, folder, host, id, operatorKey, cost, region, use string
	force                                                             bool
}

func proverInitCommand(m machine) *cobra.Command {
	var f initFlags
	cmd := &cobra.Command{
		Use: "init", Short: "Look at this machine, measure it, suggest a price, write prover.json", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return proverInit(cmd, m, f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.config, "config", configPath(), "file to write")
	flags.StringVar(&f.network, "network", filepath.Join(dataFolder(), "network.json"), "network file")
	flags.StringVar(&f.folder, "folder", filepath.Join(filepath.Dir(dataFolder()), "prover"), "the node's own folder")
	flags.StringVar(&f.host, "host", "", "path of sp1-host (default: LEMMA_HOST, or beside this binary)")
	flags.StringVar(&f.use, "use", "", "devices to prove on, such as cuda:0,cuda:1 or cpu (default: all GPUs that can prove, if a host is built for them; else cpu)")
	flags.StringVar(&f.id, "id", "prover-1", "the node's name")
	flags.StringVar(&f.operatorKey, "operator-key", "", "key file of a node that stakes for itself")
	flags.StringVar(&f.cost, "cost-per-hour", "", "what an hour of this machine costs, in the chain's coin, such as 0.00005; without it no price is asked")
	flags.StringVar(&f.region, "region", "", "where the machine is, such as eu-central")
	flags.BoolVar(&f.force, "force", false, "replace the file when it exists")
	return cmd
}

func proverInit(cmd *cobra.Command, m machine, f initFlags) error {
	if _, err := os.Lstat(f.config); err == nil && !f.force {
		return proof.Errorf(proof.Caller, "config-exists", "config %s exists: give --force to replace it, or --config for another", f.config).WithField("config")
	}
	cost, err := coins(f.cost)
	if err != nil {
		return err
	}
	facts, err := m.facts(cmd.Context(), f.host, f.folder)
	if err != nil {
		return err
	}
	report := doctor.Examine(facts)
	out := cmd.OutOrStdout()
	s := prover.Settings{ID: f.id, OperatorKey: f.operatorKey, Region: f.region, Devices: m.devices(facts)}
	for path, target := range map[string]*string{f.network: &s.Network, f.folder: &s.Folder} {
		if *target, err = filepath.Abs(path); err != nil {
			return err
		}
	}
	var without []string
	if s.Use, without, err = initialUse(prover.ParseUse(f.use), facts.GPUs, report.GPU, sureForGPUs(f.host)); err != nil {
		return err
	}
	program, err := hostPathFor(f.host, s.Use)
	if err != nil {
		return err
	}
	named, _, _ := namedHost(f.host, s.Use)
	if s.Host, err = filepath.Abs(named); err != nil { // not where a link leads: the next build lies elsewhere
		return err
	}
	writeDevices(out, report.GPU)
	fmt.Fprintf(out, "cores      %d\nmemory     %s, %s available\n", report.Cores, display.Bytes(report.MemoryBytes), display.Bytes(report.FreeBytes))
	for _, d := range report.Disks {
		fmt.Fprintf(out, "disk       %s free in %s\n", display.Bytes(d.FreeBytes), d.Folder)
	}
	if cycles, seconds, err := executeExample(cmd.Context(), program); err != nil {
		fmt.Fprintf(out, "execution  not measured: %v\n", err)
	} else {
		fmt.Fprintf(out, "execution  %.1f million cycles a second (measured)\n", float64(cycles)/seconds/1e6)
	}
	writeUse(out, s.Use, without)
	if len(s.Use) > 0 {
		fmt.Fprintf(out, "speed      not known before: lemma prover calibrate --config %s%s --apply\nask        none until then: any price is taken\n", f.config, costFlag(f.cost))
	} else {
		s.Ask = suggestByCPU(out, report.Stages, cost)
	}
	if err := s.Save(f.config, f.force); err != nil {
		return err
	}
	fmt.Fprintf(out, "\nwrote %s\nnext: lemma prover doctor --config %s, then lemma prover run --config %s\n", f.config, f.config, f.config)
	if !report.Ready {
		fmt.Fprintf(out, "this machine is not ready:\n  %s\n", strings.Join(report.Missing, "\n  "))
	}
	return nil
}

// suggestByCPU shows what the stages take on the CPU, and the price that follows, which is empty when it is not known.
func suggestByCPU(out io.Writer, stages []doctor.StageTime, cost *big.Int) queue.Ask {
	for _, t := range stages {
		fmt.Fprintf(out, "%-10s %s (%s)\n", t.Stage, display.Seconds(t.Seconds), t.Source)
	}
	ask, ok := doctor.SuggestAsk(stages, cost)
	if !ok {
		fmt.Fprintln(out, "ask        none: any price is taken (give --cost-per-hour; the machine must have been measured)")
		return queue.Ask{}
	}
	fmt.Fprintf(out, "ask        %s for a job and %s for each started million cycles, smallest unit of the coin: an estimate, cost and %d %%\n",
		ask.Base, ask.PerMegacycle, doctor.AskMarginPercent)
	return queue.Ask{Base: ask.Base.String(), PerMegacycle: ask.PerMegacycle.String()}
}

// coins reads an amount in the chain's coin, 18 decimals; empty is nil.
func coins(text string) (*big.Int, error) {
	if text == "" {
		return nil, nil
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok || r.Sign() <= 0 || strings.ContainsAny(text, "/eEpPxX") || len(text) > 40 {
		return nil, proof.Errorf(proof.Caller, "bad-cost", "cost-per-hour: %q: want a number above 0, such as 0.00005", text).WithField("cost-per-hour")
	}
	r.Mul(r, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(18), nil)))
	wei := new(big.Int).Div(r.Num(), r.Denom())
	if wei.Sign() == 0 {
		return nil, proof.Errorf(proof.Caller, "bad-cost", "cost-per-hour: %q is less than the coin's smallest unit", text).WithField("cost-per-hour")
	}
	return wei, nil
}

// executeExample runs an example program on a light host and says how long it took.
func executeExample(ctx context.Context, hostFile string) (cycles uint64, seconds float64, err error) {
	work, err := os.MkdirTemp("", "lemma-init-*")
	if err != nil {
		return 0, 0, err
	}
	defer os.RemoveAll(work)
	ctx, cancel := context.WithTimeout(ctx, hostPatience)
	defer cancel()
	elf, err := guests.Lookup("fibonacci")
	if err != nil {
		return 0, 0, err
	}
	for name, b := range map[string][]byte{"program.elf": elf, "input.bin": guests.FibonacciInput(benchmarkRounds)} {
		if err := os.WriteFile(filepath.Join(work, name), b, 0o600); err != nil {
			return 0, 0, err
		}
	}
	h, err := startLight(ctx, hostFile, work)
	if err != nil {
		return 0, 0, err
	}
	defer h.Close()
	began := time.Now()
	done, err := h.Execute(ctx, host.ExecuteRequest{ELF: filepath.Join(work, "program.elf"), Input: filepath.Join(work, "input.bin"),
		Journal: filepath.Join(work, "journal.bin")}, nil)
	return done.Cycles, time.Since(began).Seconds(), err
}
