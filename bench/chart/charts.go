package chart

import (
	"fmt"
	"slices"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

// maxRows is how many cases a chart shows: a report of hundreds has them all in its tables.
const maxRows = 40

// figureOf is one chart: drawn at a width, empty where the report has nothing for it.
type figureOf struct {
	name  string // of its files
	title string
	note  string
	draw  func(*scene)
}

// scene draws the figure. A foot is for a picture that stands alone.
func (f figureOf) scene(width float64, foot string) *scene {
	s := &scene{width: width, title: f.title, y: 8}
	s.lines(16, black, true, f.title)
	s.y += 3
	s.lines(figureSize, soft, false, f.note)
	f.draw(s)
	if foot != "" {
		s.y += 8
		s.lines(smallSize, soft, false, foot)
	}
	s.y += 14
	return s
}

// figures are the charts that the report has figures for.
func figures(r bench.Report) (all []figureOf) {
	for _, f := range []func(bench.Report) *figureOf{stages, speed, memory, split, execution, overhead} {
		if made := f(r); made != nil {
			all = append(all, *made)
		}
	}
	return all
}

// shown cuts what is too long, and says so.
func shown[T any](f *figureOf, rows []T) []T {
	if len(rows) > maxRows {
		f.note += fmt.Sprintf(" The first %d of %d: the tables have all.", maxRows, len(rows))
		return rows[:maxRows]
	}
	return rows
}

// stages is where the time of each proof goes.
func stages(r bench.Report) *figureOf {
	var rows []row
	used := map[proof.Stage]bool{}
	for _, c := range r.Cases {
		if c.Seconds(proof.StageCore) == nil && c.Seconds(proof.StageCompressed) == nil {
			continue
		}
		line := row{name: c.Work()}
		var reached []proof.Stage
		for _, stage := range bench.Whole {
			if s := c.Seconds(stage); s != nil {
				reached, used[stage] = append(reached, stage), true
				text, unit := seconds(&measure.Spread{Median: s.Median}), ""
				if s.Median >= 1 {
					unit = " s"
				}
				line.parts = append(line.parts, part{stageInks[stage], string(stage), s.Median, text, unit})
			}
		}
		total := c.Seconds(reached...)
		if total == nil || !drawable(total.Max, line.sum()) {
			continue
		}
		line.value, line.low, line.high = total.Cell("s")+" s", total.Min, total.Max
		rows = append(rows, line)
	}
	f := &figureOf{name: "stages", title: "Where the time of a proof goes",
		note: "Seconds of each stage, the median of the runs. Beside the name: the whole as far as it was proven. A zkVM that proves core and compressed as one has both in compressed. The whisker below a bar: least and most of all runs."}
	rows = shown(f, rows)
	a := linear(rows)
	if a.high == 0 {
		return nil
	}
	f.draw = func(s *scene) {
		var keys []key
		for _, stage := range bench.Whole {
			if used[stage] {
				keys = append(keys, key{stageInks[stage], string(stage)})
			}
		}
		s.legend(keys)
		s.bars(rows, a, "seconds")
	}
	return f
}

// speed is how proving grows with the program.
func speed(r bench.Report) *figureOf {
	var all []point
	for _, c := range r.Cases {
		if s := c.CyclesPerSecond(bench.Proving...); s != nil && drawable(s.Min, s.Max) {
			all = append(all, point{name: c.Work(), x: float64(c.Cycles), y: s.Median / 1e3, low: s.Min / 1e3, high: s.Max / 1e3, figure: rate(s, 1e3)})
		}
	}
	f := &figureOf{name: "speed", title: "Proving speed by the program's length",
		note: "Thousands of cycles per second over execute, core and compressed together, the median; the whiskers are least and most of all runs. Both axes grow by powers of ten."}
	all = shown(f, all)
	if len(all) == 0 {
		return nil
	}
	f.draw = func(s *scene) { s.points(slices.Clone(all), "cycles of the program →", "↑ kcycles/s") }
	return f
}

// memory is what each stage held.
func memory(r bench.Report) *figureOf {
	var of []proof.Stage
	var cases []bench.Case
	for _, stage := range bench.Stages() {
		if stage != bench.StageNative && slices.ContainsFunc(r.Cases, func(c bench.Case) bool { return c.PeakBytes(stage) != nil }) {
			of = append(of, stage)
		}
	}
	for _, c := range r.Cases {
		if slices.ContainsFunc(of, func(stage proof.Stage) bool { return c.PeakBytes(stage) != nil }) {
			cases = append(cases, c)
		}
	}
	if len(of) == 0 {
		return nil
	}
	f := &figureOf{name: "memory", title: "Peak memory of each stage",
		note: "The most resident memory of the processes that did it, the median of the runs; the deeper the colour, the more. A dash: not measured."}
	cases = shown(f, cases)
	var heads, names []string
	for _, stage := range of {
		heads = append(heads, string(stage))
	}
	cells := make([][]cell, len(cases))
	for i, c := range cases {
		names = append(names, c.Work())
		for _, stage := range of {
			one := cell{value: -1}
			if s := c.PeakBytes(stage); s != nil {
				one = cell{s.Median, display.Bytes(int64(s.Median))}
			}
			cells[i] = append(cells[i], one)
		}
	}
	f.draw = func(s *scene) { s.heat(heads, names, cells) }
	return f
}

// split is what a proof's money is for.
func split(r bench.Report) *figureOf {
	if r.Prices == nil {
		return nil
	}
	inks := []ink{blue, amber, plum}
	names := []string{"proving", "wrapping", "settlement"}
	used := map[int]bool{}
	var rows []row
	for _, c := range r.Cases {
		cost := bench.CostOf(c, *r.Prices)
		if cost.Total == nil || !drawable(*cost.Total) {
			continue
		}
		line := row{name: c.Work(), value: money(cost.Total) + " " + r.Prices.Currency}
		for i, v := range []*float64{cost.Proving, cost.Wrapping, cost.Settlement} {
			if v != nil {
				used[i] = true
				line.parts = append(line.parts, part{inks[i], names[i], *v, money(v), ""})
			}
		}
		rows = append(rows, line)
	}
	f := &figureOf{name: "cost", title: "What a proof costs", note: fmt.Sprintf(
		"In %s, by the prices of %s, which the table of costs states. A part whose price or measurement is missing is not in the bar.", r.Prices.Currency, r.Prices.Date)}
	rows = shown(f, rows)
	a := linear(rows)
	if a.high == 0 {
		return nil
	}
	f.draw = func(s *scene) {
		var keys []key
		for i, name := range names {
			if used[i] {
				keys = append(keys, key{inks[i], name})
			}
		}
		s.legend(keys)
		s.bars(rows, a, r.Prices.Currency)
	}
	return f
}

// execution is how fast programs run without a proof.
func execution(r bench.Report) *figureOf {
	var rows []row
	for _, c := range r.Cases {
		if s := c.CyclesPerSecond(proof.StageExecute); s != nil && drawable(s.Min, s.Max) {
			rows = append(rows, row{name: c.Work(), value: rate(s, 1e6), low: s.Min / 1e6, high: s.Max / 1e6,
				parts: []part{{ink: blue, value: s.Median / 1e6}}})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	f := &figureOf{name: "execution", title: "Execution speed without a proof",
		note: "Millions of cycles per second of the executor, the median; the whisker below a bar: least and most of all runs."}
	rows = shown(f, rows)
	f.draw = func(s *scene) { s.bars(rows, linear(rows), "Mcycles/s") }
	return f
}

// overhead is what the zkVM takes over plain Go.
func overhead(r bench.Report) *figureOf {
	var rows []row
	var values []float64
	keys := []key{{"compressed", "only executed"}, {plum, "whole proof"}}
	for _, c := range r.Cases {
		whole := c.Overhead(bench.Whole...)
		for i, s := range []*measure.Spread{c.Overhead(proof.StageExecute), whole} {
			if s == nil || !drawable(s.Min, s.Max) {
				continue
			}
			rows = append(rows, row{name: c.Work() + ", " + keys[i].text, value: short(s.Median) + " ×", low: s.Min, high: s.Max,
				parts: []part{{ink: keys[i].ink, value: s.Median}}})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	f := &figureOf{name: "overhead", title: "Times as long as plain Go",
		note: "Seconds over those of the same computation natively on one core, the medians. The axis grows by powers of ten."}
	rows = shown(f, rows)
	for _, line := range rows {
		values = append(values, line.low, line.high)
	}
	f.draw = func(s *scene) {
		s.legend(keys)
		s.bars(rows, powers(append(values, 1)...), "×")
	}
	return f
}
