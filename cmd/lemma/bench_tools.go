package main

import (
	"context"
	"fmt"
	"io"
	"os"

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
			if by != "" && !common.IsHexAddress(by) {
				return proof.Errorf(proof.Caller, "bad-flag", "--by: %q: want an address, 0x and 40 hex digits", by).WithField("by")
			}
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
			fmt.Fprintf(cmd.OutOrStdout(), "valid: run %s on %q, %d cases, signed by %s\n", r.ID, r.Machine.CPU, len(r.Cases), signer)
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
				r, signer, err := bench.Load(path)
				if err != nil {
					return err
				}
				if reports[i] = r; signer == (common.Address{}) {
					fmt.Fprintf(cmd.OutOrStdout(), "note: %s: nobody signed it\n", path)
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
	var out, prices string
	cmd := &cobra.Command{
		Use: "report FILE", Short: "Make a report's tables and charts again, by your own prices where you give some", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			r, signer, err := bench.Load(args[0])
			if err != nil {
				return err
			}
			p, err := loadPrices(prices)
			if err != nil {
				return err
			}
			if p != nil {
				r = r.Reprice(*p)
			}
			// Beside a report stay its own pages.
			if p == nil || cmd.Flags().Changed("out") {
				if err := os.MkdirAll(out, 0o755); err != nil {
					return proof.Errorf(proof.Caller, "out-unusable", "out: %w", err).WithField("out")
				}
				if err := writeCharts(out, r, signer); err != nil {
					return err
				}
			}
			tellReport(cmd.OutOrStdout(), r, args[0], signer)
			return nil
		},
	}
	cmd.Flags().StringVar(&out, "out", ".", "folder to write to; with --prices nothing is written unless you name one")
	cmd.Flags().StringVar(&prices, "prices", "", "price file: your prices in place of the report's; no signature covers what they give")
	return cmd
}

// tellReport prints the tables of the report in a file.
func tellReport(out io.Writer, r bench.Report, path string, signer common.Address) {
	by := "signed by " + signer.Hex()
	if signer == (common.Address{}) {
		by = "signed by nobody"
	}
	fmt.Fprintf(out, "\n%s\n", chart.Markdown(r))
	if r.Prices == nil {
		fmt.Fprint(out, "no prices: `lemma bench report FILE --prices FILE` tells what a proof costs, and from how many on a batch pays\n")
	}
	fmt.Fprintf(out, "report: %s, %s\n", path, by)
}

func benchPredict() *cobra.Command {
	var from, against string
	var cycles, gas uint64
	cmd := &cobra.Command{
		Use: "predict", Short: "What a program of so many cycles would take, from a report; or how well a report tells another", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			r, err := learnFrom(from)
			if err != nil {
				return err
			}
			if against != "" {
				return predictAgainst(cmd.OutOrStdout(), r, against)
			}
			if cycles == 0 || cycles > proof.MaxCycles {
				return proof.Errorf(proof.Caller, "bad-flag", "--cycles: %d: want 1 to %d", cycles, uint64(proof.MaxCycles)).WithField("cycles")
			}
			unit, work := bench.UnitCycles, float64(cycles)
			if gas > 0 {
				unit, work = "", float64(gas)
			}
			m, err := bench.Fit(r, unit)
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
	cmd.Flags().StringVar(&from, "from", "", "report to learn from (default: those committed with this version)")
	cmd.Flags().Uint64Var(&cycles, "cycles", 0, "the program's cycles: `lemma quote` and `lemma bench --mode execute` tell them")
	cmd.Flags().Uint64Var(&gas, "prover-gas", 0, "the zkVM's own measure of the program's work: better than cycles where it is known")
	cmd.Flags().StringVar(&against, "against", "", "report whose proven cases are foretold, beside what they took")
	cmd.MarkFlagsOneRequired("cycles", "against")
	cmd.MarkFlagsMutuallyExclusive("cycles", "against")
	return cmd
}

// predictAgainst shows what r foretells of another report's cases, in both units.
func predictAgainst(out io.Writer, r bench.Report, path string) error {
	other, _, err := bench.Load(path)
	if err != nil {
		return err
	}
	for _, unit := range []string{bench.UnitCycles, ""} {
		m, err := bench.Fit(r, unit)
		if err != nil {
			return err
		}
		misses := m.Against(other, r)
		if len(misses) == 0 {
			return proof.Errorf(proof.Caller, "nothing-to-compare", "predict: %s has no proven case that the first report has not", path).WithField("against")
		}
		if unit == "" && m.Unit == bench.UnitCycles {
			break // no better unit is known
		}
		fmt.Fprintln(out, chart.Misses(m, misses))
	}
	return nil
}

// learnFrom gives a report to learn from, or those that are committed.
func learnFrom(path string) (bench.Report, error) {
	if path == "" {
		return results.Newest()
	}
	r, _, err := bench.Load(path)
	return r, err
}

// modelFrom learns from a report.
func modelFrom(path, unit string) (bench.Model, error) {
	r, err := learnFrom(path)
	if err != nil {
		return bench.Model{}, err
	}
	return bench.Fit(r, unit)
}

// modelFor learns from a report for this machine. What we committed is of CPUs, and tells nothing of a GPU.
func modelFor(path string, here bench.Machine) (bench.Model, error) {
	if path == "" && len(here.Devices) > 0 {
		return bench.Model{}, proof.Errorf(proof.Caller, "no-calibration", "no report of ours is of a GPU: give one of yours with --from")
	}
	return modelFrom(path, "")
}

// tellEstimate executes everything once and says what the run would take.
func tellEstimate(ctx context.Context, out io.Writer, z suite.ZKVM, plan bench.Plan, from, work string, here bench.Machine) error {
	fmt.Fprintf(out, "%d cases, %d runs each; executing each once to estimate the time\n", len(plan.Cases), plan.Runs)
	cases, err := suite.Survey(ctx, z, plan, work, func(bench.CaseID) {})
	if err != nil {
		return err
	}
	m, err := modelFor(from, here)
	fmt.Fprintln(out, estimateText(suite.EstimateOf(cases, plan.Runs, m), m, here.Short(), err))
	return nil
}

// estimateText tells an estimate by a model, or what is known without one: why says why there is none.
func estimateText(e suite.Estimate, m bench.Model, here string, why error) string {
	if why != nil || len(m.Stages) == 0 {
		text := "estimate: " + display.Seconds(e.Seconds) + " for what is only executed"
		if e.Unknown > 0 {
			text += fmt.Sprintf("; %d cases are proven and not counted: %v", e.Unknown, why)
		}
		return text
	}
	text := "estimate: " + display.Seconds(e.Seconds)
	if e.PeakBytes > 0 {
		text += fmt.Sprintf(", %s of memory, by a run on %s", display.Bytes(int64(e.PeakBytes)), m.Machine)
	}
	if m.Machine != here && e.PeakBytes > 0 {
		text += fmt.Sprintf("; a guess, since this machine is another (%s)", here)
	} else if e.Guess {
		text += "; a guess, since some cases are larger or smaller than all of that run"
	}
	if e.Unknown > 0 {
		text += fmt.Sprintf("; %d cases go further than that run and are not counted", e.Unknown)
	}
	return text
}
