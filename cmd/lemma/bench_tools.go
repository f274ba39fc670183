package main

import (
	"context"
	"fmt"
	"io"

	"github.com/ethereum/go-ethereum/common"
	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/bench/chart"
	"github.com/lemma-network/lemma/bench/results"
	suite "github.com/lemma-network/lemma/bench/run"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/proof"
)

// exitChanged is the exit code of a comparison that found something slower, with --fail.
const exitChanged = exitCode(1)

func benchVerify() *cobra.Command {
	var by string
	cmd := &cobra.Command{
		Use: "verify FILE", Short: "Check a report: its form, and who signed it", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			r, signer, err := bench.Load(args[0])
			if err != nil {
				return err
			}
			switch {
			case signer == (common.Address{}):
				return proof.Errorf(proof.Permanent, "report-signature", "%s: nobody signed it: it is a run that was interrupted, or its signature was taken away", args[0])
			case by != "" && common.HexToAddress(by) != signer:
				return proof.Errorf(proof.Permanent, "report-signature", "%s: signed by %s, not by %s", args[0], signer, by)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "valid: run %s on %s, %d cases, signed by %s\n", r.ID, r.Machine.CPU, len(r.Cases), signer)
			return nil
		},
	}
	cmd.Flags().StringVar(&by, "by", "", "address that must have signed it")
	return cmd
}

func benchCompare() *cobra.Command {
	var fail, all bool
	cmd := &cobra.Command{
		Use: "compare A B", Short: "What changed from report A to report B, beyond the noise", Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			var reports [2]bench.Report
			for i, path := range args {
				var err error
				if reports[i], _, err = bench.Load(path); err != nil {
					return err
				}
			}
			c, err := bench.Compare(reports[0], reports[1])
			if err != nil {
				return err
			}
			fmt.Fprint(cmd.OutOrStdout(), chart.Comparison(c, all))
			for _, change := range c.Changed() {
				if fail && change.Verdict == bench.Slower {
					return exitChanged
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&fail, "fail", false, "exit with 1 when something is slower")
	cmd.Flags().BoolVar(&all, "all", false, "show what is the same too")
	return cmd
}

func benchRender() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use: "report FILE", Short: "Make a report's tables and charts again", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			r, signer, err := bench.Load(args[0])
			if err != nil {
				return err
			}
			return render(cmd.OutOrStdout(), out, r, signer)
		},
	}
	cmd.Flags().StringVar(&out, "out", ".", "folder to write to")
	return cmd
}

func benchPredict() *cobra.Command {
	var from string
	var cycles, gas uint64
	cmd := &cobra.Command{
		Use: "predict", Short: "What a program of so many cycles would take, from a report", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			unit, work := bench.UnitCycles, float64(cycles)
			if gas > 0 {
				unit, work = "", float64(gas)
			}
			m, err := modelFrom(from, unit)
			if err != nil {
				return err
			}
			if gas > 0 && m.Unit == bench.UnitCycles {
				work = float64(cycles)
			}
			fmt.Fprint(cmd.OutOrStdout(), chart.Prediction(m, work, m.Predict(work, proof.StageGroth16)))
			return nil
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "report to learn from (default: the one committed with this version)")
	cmd.Flags().Uint64Var(&cycles, "cycles", 0, "the program's cycles (required): `lemma quote` and `lemma bench --mode execute` tell them")
	cmd.Flags().Uint64Var(&gas, "prover-gas", 0, "the zkVM's own measure of the program's work: better than cycles where it is known")
	required(cmd, "cycles")
	return cmd
}

// modelFrom learns from a report, or from the newest that is committed.
func modelFrom(path, unit string) (bench.Model, error) {
	if path == "" {
		return results.Model(unit)
	}
	r, _, err := bench.Load(path)
	if err != nil {
		return bench.Model{}, err
	}
	return bench.Fit(r, unit)
}

// tellEstimate executes everything once and says what the run would take.
func tellEstimate(ctx context.Context, out io.Writer, z suite.ZKVM, plan bench.Plan, from, work string) error {
	fmt.Fprintf(out, "%d cases, %d runs each; executing each once to estimate the time\n", len(plan.Cases), plan.Runs)
	cases, err := suite.Survey(ctx, z, plan, work, func(bench.CaseID) {})
	if err != nil {
		return err
	}
	m, err := modelFrom(from, "")
	if err != nil {
		fmt.Fprintf(out, "no estimate: %v\n", err)
		return nil //nolint:nilerr // the run itself does not need one
	}
	e := suite.EstimateOf(cases, plan.Runs, m)
	fmt.Fprintf(out, "estimate: %s, %s of memory, by a run on %s", display.Seconds(e.Seconds), display.Bytes(int64(e.PeakBytes)), m.Machine)
	switch {
	case e.Unknown > 0:
		fmt.Fprintf(out, "; %d cases go further than that run and are not counted", e.Unknown)
	case e.Guess:
		fmt.Fprint(out, "; a guess, since some cases are larger or smaller than all of that run")
	}
	fmt.Fprintln(out)
	return nil
}
