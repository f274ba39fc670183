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

// Comparison is what a comparison found; all shows what is the same too.
func Comparison(c bench.Comparison, all bool) string {
	var b strings.Builder
	for _, text := range c.Differs {
		fmt.Fprintf(&b, "differs: %s\n", plain(text))
	}
	for _, text := range c.Left {
		fmt.Fprintf(&b, "not compared: %s\n", plain(text))
	}
	changed := c.Changed()
	switch {
	case len(c.Changes) == 0:
		b.WriteString("nothing can be told: no stage that both measured took long enough\n")
	case len(changed) == 0:
		least, most := c.Changes[0].Noise, c.Changes[0].Noise
		for _, change := range c.Changes {
			least, most = min(least, change.Noise), max(most, change.Noise)
		}
		fmt.Fprintf(&b, "no change: %d figures of stages are within the noise, which is %s to %s; more runs make it less\n", len(c.Changes), percent(least), percent(most))
	}
	shown := changed
	if all {
		shown = c.Changes
	}
	if len(shown) > 0 {
		b.WriteString("| case | stage | A | B | change | noise | verdict |\n|---|---|--:|--:|--:|--:|---|\n")
	}
	for _, change := range shown {
		where, stage, a, z, unit := fmt.Sprintf("all %d cases", change.Cases), string(change.Stage), none, none, "s"
		if change.Memory {
			stage, unit = stage+", memory", "bytes"
		}
		if change.Case != nil {
			where, a, z = change.Case.Work(), figure(change.A, unit), figure(change.B, unit)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %+.1f %% | ±%.1f %% | %s |\n", inMarkdown(where), stage, a, z, 100*(change.Ratio-1), 100*change.Noise, change.Verdict)
	}
	return b.String()
}

// Prediction is what a model says.
func Prediction(m bench.Model, work float64, p bench.Prediction) string {
	var b strings.Builder
	fmt.Fprintf(&b, "by %d cases on %s, for %s %s:\n", m.Cases, plain(m.Machine), count(uint64(work)), m.Unit)
	for _, stage := range bench.Whole {
		if s, known := p.Stages[stage]; known {
			fmt.Fprintf(&b, "  %-10s %s\n", stage, display.Seconds(s))
		}
	}
	fmt.Fprintf(&b, "  %-10s %s, %s of memory\n", "all", display.Seconds(p.Seconds), display.Bytes(int64(p.PeakBytes)))
	if m.Error > 0 || m.WorstError > 0 {
		fmt.Fprintf(&b, "each case predicted from the others was wrong by %.1f %% of its time in the middle, %.1f %% at most, and %.1f %% of its memory at most\n",
			100*m.Error, 100*m.WorstError, 100*m.WorstMemory)
	}
	switch {
	case m.OneSize():
		fmt.Fprintf(&b, "a guess: all cases were of about %s %s, so that nothing is known of what grows with the program\n", count(uint64(m.Most)), m.Unit)
	case p.Outside:
		fmt.Fprintf(&b, "a guess: the cases were from %s to %s %s\n", count(uint64(m.Least)), count(uint64(m.Most)), m.Unit)
	}
	return b.String()
}

// Misses are predictions beside what was measured.
func Misses(m bench.Model, misses []bench.Miss) string {
	var b strings.Builder
	fmt.Fprintf(&b, "predicted by %d cases on %s, from %s; none of these is one of them\n", m.Cases, plain(m.Machine), m.Unit)
	fmt.Fprintf(&b, "| case | %s | predicted | measured | error | memory predicted | measured | error |\n|---|--:|--:|--:|--:|--:|--:|--:|\n", m.Unit)
	for _, miss := range misses {
		work := count(uint64(miss.Work))
		if miss.Outside {
			work += " (outside)"
		}
		memory := []string{none, none, none}
		if miss.PeakBytes > 0 {
			memory = []string{display.Bytes(int64(miss.PredictedPeakBytes)), display.Bytes(int64(miss.PeakBytes)), fmt.Sprintf("%+.1f %%", 100*miss.Memory())}
		}
		fmt.Fprintf(&b, "| %s | %s | %.1f s | %.1f s | %+.1f %% | %s |\n", inMarkdown(miss.CaseID.Work()), work, miss.PredictedSeconds, miss.Seconds, 100*miss.Time(), strings.Join(memory, " | "))
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

func timesNative(c bench.Case) string {
	s := c.Overhead(bench.Whole...)
	if s == nil {
		s = c.Overhead(proof.StageExecute)
		if s == nil {
			return none
		}
		return short(s.Median) + " (execute)"
	}
	return short(s.Median)
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

func peak(c bench.Case) string { return sizeOf(peakBytes(c)) }

func peakBytes(c bench.Case) (most int64) {
	for _, r := range c.Good() {
		for _, s := range r.Samples {
			most = max(most, s.PeakBytes)
		}
	}
	return most
}

func money(v *float64) string {
	if v == nil {
		return none
	}
	if *v >= 1e4 {
		return short(*v)
	}
	return fmt.Sprintf("%#.4g", *v)
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
