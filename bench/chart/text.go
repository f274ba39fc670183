package chart

import (
	"fmt"
	"strings"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

const none = "–"

// Markdown are a report's tables.
func Markdown(r bench.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %d cores, %s of memory; %s %s (%s); lemma %s. Times are in seconds: the median of the runs, and what they lie between.\n\n",
		r.Machine.CPU, r.Machine.Cores, display.Bytes(r.Machine.MemoryBytes), r.ZKVM.Name, r.ZKVM.Version, r.ZKVM.Mode, r.Machine.Lemma)
	b.WriteString("| program | cycles | native | execute | core | compressed | shrink | wrap | groth16 | whole proof | peak memory | runs |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, c := range r.Cases {
		cells := []string{c.Work(), count(c.Cycles), seconds(c.Seconds(bench.StageNative))}
		for _, stage := range []proof.Stage{proof.StageExecute, proof.StageCore, proof.StageCompressed, proof.StageShrink, proof.StageWrap, proof.StageGroth16} {
			cells = append(cells, c.Seconds(stage).Cell("s"))
		}
		cells = append(cells, c.Seconds(bench.Whole...).Cell("s"), peak(c), fmt.Sprint(len(c.Good())))
		fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
	}
	rates(&b, r)
	costs(&b, r)
	for _, c := range r.Cases {
		if c.NotReached != "" {
			fmt.Fprintf(&b, "\n%s was not reached: %s\n", c.CaseID, c.NotReached)
		}
	}
	for _, w := range r.Warnings {
		fmt.Fprintf(&b, "\nWarning: %s\n", w)
	}
	return b.String()
}

// rates are how fast stages were, what a proof is over the plain computation, and what it took beside time.
func rates(b *strings.Builder, r bench.Report) {
	b.WriteString("\n| program | execute, Mcycles/s | proving, kcycles/s | times native | energy, kJ | proof, bytes | gas to open, lock, fulfil | runs differ by |\n|---|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, c := range r.Cases {
		cells := []string{c.Work(), rate(c.CyclesPerSecond(proof.StageExecute), 1e6), rate(c.CyclesPerSecond(bench.Proving...), 1e3), times(c), kilojoules(c), proofBytes(c), none, none}
		if g, ok := c.Gas(); ok {
			cells[6] = fmt.Sprintf("%s, %s, %s", count(g.Open), count(g.Lock), count(g.Fulfil))
		}
		if s := c.Spread(); s != nil {
			cells[7] = fmt.Sprintf("%.1f %%", 100**s)
		}
		fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
	}
}

func costs(b *strings.Builder, r bench.Report) {
	if r.Prices == nil {
		return
	}
	p := *r.Prices
	fmt.Fprintf(b, "\nCosts in %s: a machine's hour %g, a kilowatt hour %g, gas %g gwei, a coin %g (%s, %s). Hourly price × seconds / 3600, as Ethproofs counts.\n\n",
		p.Currency, p.MachineHour, p.KilowattHour, p.GasPriceGwei, p.Coin, p.Source, p.Date)
	b.WriteString("| program | proving | wrapping | settlement | a proof | 10^9 cycles |\n|---|--:|--:|--:|--:|--:|\n")
	for _, c := range r.Cases {
		cost := bench.CostOf(c, p)
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s |\n", c.Work(), money(cost.Proving), money(cost.Wrapping), money(cost.Settlement), money(cost.Total), money(cost.PerBillionCycles))
	}
}

// Comparison is what a comparison found; all shows what is the same too.
func Comparison(c bench.Comparison, all bool) string {
	var b strings.Builder
	for _, text := range c.Differs {
		fmt.Fprintf(&b, "differs: %s\n", text)
	}
	for _, text := range c.Left {
		fmt.Fprintf(&b, "not compared: %s\n", text)
	}
	changed := c.Changed()
	if len(changed) == 0 {
		fmt.Fprintf(&b, "no change: %d stages are within the noise\n", len(c.Changes))
	}
	shown := changed
	if all {
		shown = c.Changes
	}
	if len(shown) > 0 {
		b.WriteString("| case | stage | A | B | change | noise | verdict |\n|---|---|--:|--:|--:|--:|---|\n")
	}
	for _, change := range shown {
		where, a, z := fmt.Sprintf("all %d cases", change.Cases), none, none
		unit := "s"
		if change.Verdict == bench.More || change.Verdict == bench.Less {
			unit = "bytes"
		}
		if change.Case != nil {
			where, a, z = change.Case.Work(), figure(change.A, unit), figure(change.B, unit)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %+.1f %% | ±%.1f %% | %s |\n", where, change.Stage, a, z, 100*(change.Ratio-1), 100*change.Noise, change.Verdict)
	}
	return b.String()
}

// Prediction is what a model says.
func Prediction(m bench.Model, work float64, p bench.Prediction) string {
	var b strings.Builder
	fmt.Fprintf(&b, "by %d cases on %s, for %s %s:\n", m.Cases, m.Machine, count(uint64(work)), m.Unit)
	for _, stage := range bench.Whole {
		if s, known := p.Stages[stage]; known {
			fmt.Fprintf(&b, "  %-10s %s\n", stage, display.Seconds(s))
		}
	}
	fmt.Fprintf(&b, "  %-10s %s, %s of memory\n", "all", display.Seconds(p.Seconds), display.Bytes(int64(p.PeakBytes)))
	if m.Error > 0 || m.WorstError > 0 {
		fmt.Fprintf(&b, "each case predicted from the others was wrong by %.1f %% in the middle, %.1f %% at most\n", 100*m.Error, 100*m.WorstError)
	}
	if p.Outside {
		fmt.Fprintf(&b, "a guess: the cases were from %s to %s %s\n", count(uint64(m.Least)), count(uint64(m.Most)), m.Unit)
	}
	return b.String()
}

func figure(s *measure.Spread, unit string) string {
	if s != nil && unit == "bytes" {
		return display.Bytes(int64(s.Median))
	}
	return s.Cell(unit)
}

// seconds shows times of a blink too.
func seconds(s *measure.Spread) string {
	switch {
	case s == nil:
		return none
	case s.Median < 0.001:
		return fmt.Sprintf("%.1f µs", s.Median*1e6)
	case s.Median < 1:
		return fmt.Sprintf("%.1f ms", s.Median*1e3)
	}
	return s.Cell("s")
}

func rate(s *measure.Spread, unit float64) string {
	if s == nil {
		return none
	}
	return fmt.Sprintf("%.3g", s.Median/unit)
}

func times(c bench.Case) string {
	s := c.Overhead(bench.Whole...)
	if s == nil {
		s = c.Overhead(proof.StageExecute)
		if s == nil {
			return none
		}
		return fmt.Sprintf("%.2g (execute)", s.Median)
	}
	return fmt.Sprintf("%.2g", s.Median)
}

func kilojoules(c bench.Case) string {
	if s := c.Joules(bench.Whole...); s != nil {
		return fmt.Sprintf("%.2f", s.Median/1000)
	}
	return none
}

func proofBytes(c bench.Case) string {
	s := c.Over([]proof.Stage{proof.StageGroth16}, func(all []bench.Sample) float64 { return float64(all[0].Bytes) })
	if s == nil || s.Median == 0 {
		return none
	}
	return count(uint64(s.Median))
}

func peak(c bench.Case) string {
	most := int64(0)
	for _, r := range c.Good() {
		for _, s := range r.Samples {
			most = max(most, s.PeakBytes)
		}
	}
	if most == 0 {
		return none
	}
	return display.Bytes(most)
}

func money(v *float64) string {
	if v == nil {
		return none
	}
	return fmt.Sprintf("%.4g", *v)
}

// count writes thousands apart.
func count(n uint64) string {
	if n == 0 {
		return none
	}
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}
