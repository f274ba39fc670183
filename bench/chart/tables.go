package chart

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/proof"
)

// table is the same on a page and in Markdown. Its first column is words, the others are figures.
type table struct {
	Title string
	Note  string
	Heads []string
	Rows  [][]string
}

// tables are all of a report.
func tables(r bench.Report) []table {
	all := []table{times(r), rates(r)}
	if r.Prices != nil {
		all = append(all, costTables(r, *r.Prices)...)
	}
	return all
}

// headline is where and with what it was measured.
func headline(r bench.Report) string {
	return fmt.Sprintf("%s, %d cores, %s of memory; %s %s (%s); lemma %s.",
		r.Machine.CPU, r.Machine.Cores, display.Bytes(r.Machine.MemoryBytes), r.ZKVM.Name, r.ZKVM.Version, r.ZKVM.Mode, r.Machine.Lemma)
}

// Markdown are a report's tables.
func Markdown(r bench.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s ", inMarkdown(headline(r)))
	for _, t := range tables(r) {
		fmt.Fprintf(&b, "%s\n\n", inMarkdown(t.Note))
		line(&b, t.Heads)
		fmt.Fprintf(&b, "|---|%s\n", strings.Repeat("--:|", len(t.Heads)-1))
		for _, cells := range t.Rows {
			line(&b, cells)
		}
		b.WriteString("\n")
	}
	for _, text := range remarks(r) {
		fmt.Fprintf(&b, "%s\n\n", inMarkdown(text))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func line(b *strings.Builder, cells []string) {
	b.WriteString("|")
	for _, cell := range cells {
		fmt.Fprintf(b, " %s |", inMarkdown(cell))
	}
	b.WriteString("\n")
}

// inMarkdown keeps a report's text from being Markdown or HTML.
func inMarkdown(text string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "&", "&amp;", "[", `\[`, "`", "\\`", "*", `\*`, `\`, `\\`).Replace(plain(text))
}

// times are each stage's seconds.
func times(r bench.Report) table {
	t := table{Title: "Seconds", Note: "Times are in seconds: the median of the runs, and what they lie between.",
		Heads: []string{"program", "cycles", "native", "execute", "core", "compressed", "shrink", "wrap", "groth16", "whole proof", "peak memory", "runs"}}
	for _, c := range r.Cases {
		cells := []string{c.Work(), count(c.Cycles), seconds(c.Seconds(bench.StageNative))}
		cells = append(cells, seconds(c.Seconds(proof.StageExecute)))
		for _, stage := range []proof.Stage{proof.StageCore, proof.StageCompressed, proof.StageShrink, proof.StageWrap, proof.StageGroth16} {
			cells = append(cells, c.Seconds(stage).Cell("s"))
		}
		t.Rows = append(t.Rows, append(cells, c.Seconds(bench.Whole...).Cell("s"), peak(c), fmt.Sprint(len(c.Good()))))
	}
	return t
}

// rates are how fast stages were, what a proof is over the plain computation, and what it took beside time.
func rates(r bench.Report) table {
	t := table{Title: "Speed, energy, bytes and gas", Note: "The medians of the runs; the last column is (most − least) / median of a whole run.",
		Heads: []string{"program", "execute, Mcycles/s", "proving, kcycles/s", "times native", "energy, kJ", "proof, bytes", "gas to open, lock, fulfil", "runs differ by"}}
	for _, c := range r.Cases {
		cells := []string{c.Work(), rate(c.CyclesPerSecond(proof.StageExecute), 1e6), rate(c.CyclesPerSecond(bench.Proving...), 1e3), timesNative(c), kilojoules(c), proofBytes(c), none, none}
		if g, ok := c.Gas(); ok {
			cells[6] = fmt.Sprintf("%s, %s, %s", count(g.Open), count(g.Lock), count(g.Fulfil))
		}
		if s := c.Spread(); s != nil {
			cells[7] = percent(*s)
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// remarks are what a reader must know beside the figures.
func remarks(r bench.Report) (all []string) {
	if r.Ended == 0 {
		all = append(all, "The run is not whole: it was interrupted, or is still going on.")
	}
	for _, c := range r.Cases {
		if c.NotReached != "" {
			all = append(all, fmt.Sprintf("%s was not reached: %s", c.CaseID, c.NotReached))
		}
		for text, runs := range failures(c) {
			all = append(all, fmt.Sprintf("%s, run %s failed, not counted: %s", c.CaseID, runs, text))
		}
	}
	for _, w := range r.Warnings {
		all = append(all, "Warning: "+w)
	}
	return all
}

// failures are the errors of a case and the runs that ended with them, in the order of the first.
func failures(c bench.Case) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i, run := range c.Repeats {
			with := func(other bench.Repeat) bool { return other.Error == run.Error }
			if run.Error == "" || slices.ContainsFunc(c.Repeats[:i], with) {
				continue
			}
			var runs []string
			for j, other := range c.Repeats {
				if with(other) {
					runs = append(runs, fmt.Sprint(j+1))
				}
			}
			if !yield(run.Error, strings.Join(runs, ", ")) {
				return
			}
		}
	}
}

func percent(part float64) string { return fmt.Sprintf("%.1f %%", 100*part) }
