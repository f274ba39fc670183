package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/internal/measure"
)

const (
	reportVersion = 1
	// sp1Constraints is the size of SP1 6.10.0's own wrap circuit, as sp1-circuit.sh measures it.
	sp1Constraints = 15_972_262
	// prototypeConstraints is the size of the prototype with which this circuit began.
	prototypeConstraints = 2_626_651
)

// golden is the golden file: the circuit's digest and size, and whatever tables it has beside them.
type golden struct {
	circuit
	Tables map[string]map[string]float64 `json:"tables"`
}

func readGolden(path string) (g golden, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return g, err
	}
	var all map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal(text, &g.circuit), json.Unmarshal(text, &all)); err != nil {
		return g, err
	}
	if g.Constraints <= 0 || len(g.SHA256) != 64 {
		return g, errors.New("want constraints and circuit_sha256")
	}
	g.Tables = map[string]map[string]float64{}
	for name, value := range all {
		var table map[string]float64
		if json.Unmarshal(value, &table) == nil && len(table) > 0 {
			g.Tables[name] = table
		}
	}
	return g, nil
}

// differs says how c is not the golden circuit, and nothing when it is.
func (g golden) differs(c circuit) string {
	switch {
	case c.Constraints > g.Constraints:
		return fmt.Sprintf("the circuit has grown from %d constraints to %d", g.Constraints, c.Constraints)
	case c.Constraints < g.Constraints:
		return fmt.Sprintf("the circuit has %d constraints, the golden file says %d: if that is meant, change the golden file", c.Constraints, g.Constraints)
	case c.SHA256 != g.SHA256:
		return fmt.Sprintf("the circuit's digest is %s, the golden file says %s: if that is meant, change the golden file", c.SHA256, g.SHA256)
	}
	return ""
}

// sp1Step is a line of sp1-circuit.sh.
type sp1Step struct {
	Step        string  `json:"step"`
	Seconds     float64 `json:"seconds"`
	CPUSeconds  float64 `json:"cpu_seconds"` // of the process so far
	PeakBytes   int64   `json:"peak_bytes"`
	Constraints int     `json:"constraints,omitempty"`
	End         string  `json:"end,omitempty"`
}

// report is the JSON file. Times are in seconds, sizes in bytes.
type report struct {
	Version  int              `json:"version"`
	Machine  measure.Machine  `json:"machine"`
	Golden   golden           `json:"golden"`
	KeyFiles map[string]int64 `json:"key_files"`
	Runs     []run            `json:"runs"`
	Rows     []row            `json:"rows"` // filled by save
	SP1      []sp1Step        `json:"sp1_circuit,omitempty"`
	Warnings []string         `json:"warnings,omitempty"`
}

// begin reads what is known before the first run.
func begin(o options) (*report, error) {
	r := &report{Version: reportVersion, KeyFiles: map[string]int64{}}
	var err error
	if r.Golden, err = readGolden(o.golden); err != nil {
		return nil, fmt.Errorf("-golden: %s: %w", o.golden, err)
	}
	if o.runs == 0 {
		return r, nil
	}
	entries, err := os.ReadDir(o.keys)
	if err != nil {
		return nil, fmt.Errorf("-keys: %w", err)
	}
	for _, e := range entries {
		var info fs.FileInfo
		if info, err = os.Stat(filepath.Join(o.keys, e.Name())); err != nil {
			return nil, fmt.Errorf("-keys: %w", err)
		}
		r.KeyFiles[e.Name()] = info.Size()
	}
	if o.sp1 == "" {
		return r, nil
	}
	text, err := os.ReadFile(o.sp1)
	if err == nil {
		r.SP1, err = parseSP1(text)
	}
	if err != nil {
		return nil, fmt.Errorf("-sp1: %w", err)
	}
	return r, nil
}

func parseSP1(text []byte) (steps []sp1Step, err error) {
	for d := json.NewDecoder(bytes.NewReader(text)); ; {
		var s sp1Step
		if err := d.Decode(&s); errors.Is(err, io.EOF) {
			return steps, nil
		} else if err != nil {
			return nil, err
		}
		steps = append(steps, s)
	}
}

func (r *report) warn(note func(string), format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	r.Warnings = append(r.Warnings, text)
	note("WARNING: " + text)
}

// save writes the JSON report, if one is wanted.
func (r *report) save(path string) error {
	if path == "" {
		return nil
	}
	r.Rows = rows(r.Runs)
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644)
}

// row is one line of the table of times.
type row struct {
	Name   string          `json:"name"`
	Unit   string          `json:"unit"`
	Figure *measure.Spread `json:"figure"`
}

// figures are the rows in the table's order. They are asked of whole runs only.
var figures = []struct {
	name, unit string
	of         func(run) float64
}{
	{"compile", "s", func(r run) float64 { return r.Compile.Seconds }},
	{"compile, peak memory", "GB", func(r run) float64 { return measure.Gigabytes(r.Compile.PeakBytes) }},
	{"load keys, from the disk", "s", func(r run) float64 { return r.LoadCold.Seconds }},
	{"load keys, from the page cache", "s", func(r run) float64 { return r.LoadWarm.Seconds }},
	{"load keys, peak memory", "GB", func(r run) float64 { return measure.Gigabytes(r.LoadWarm.PeakBytes) }},
	{"solve", "s", func(r run) float64 { return r.WarmChild.SolveSeconds }},
	{"prove", "s", func(r run) float64 { return r.WarmChild.ProveSeconds }},
	{"verify", "ms", func(r run) float64 { return r.WarmChild.VerifySeconds * 1000 }},
	{"whole proof, cold child", "s", func(r run) float64 { return r.ColdWall }},
	{"whole proof, warm child", "s", func(r run) float64 { return r.WarmWall }},
	{"proof, peak memory", "GB", func(r run) float64 {
		return measure.Gigabytes(max(r.ColdChild.PeakBytes, r.WarmChild.PeakBytes))
	}},
}

// whole are the runs that count.
func whole(runs []run) (good []run) {
	for _, r := range runs {
		if r.Error == "" {
			good = append(good, r)
		}
	}
	return good
}

func rows(runs []run) (table []row) {
	for _, f := range figures {
		var values []float64
		for _, r := range whole(runs) {
			values = append(values, f.of(r))
		}
		table = append(table, row{f.name, f.unit, measure.SpreadOf(values)})
	}
	return table
}

// markdown is the tables, with what a reader must know to believe them.
func (r *report) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n%d constraints: 1/%.1f of SP1's circuit (%d), 1/%.2f of the prototype's %d.\n",
		r.Machine, r.Golden.Constraints, sp1Constraints/float64(r.Golden.Constraints), sp1Constraints,
		prototypeConstraints/float64(r.Golden.Constraints), prototypeConstraints)
	for _, name := range slices.Sorted(maps.Keys(r.Golden.Tables)) {
		table := r.Golden.Tables[name]
		fmt.Fprintf(&b, "\n| %s | |\n|---|---:|\n", name)
		byCount := func(x, y string) int {
			if table[x] != table[y] {
				return int(table[y] - table[x])
			}
			return strings.Compare(x, y)
		}
		for _, key := range slices.SortedFunc(maps.Keys(table), byCount) {
			fmt.Fprintf(&b, "| %s | %.0f |\n", key, table[key])
		}
	}
	b.WriteString("\n| file | bytes |\n|---|---:|\n")
	for _, name := range slices.Sorted(maps.Keys(r.KeyFiles)) {
		fmt.Fprintf(&b, "| %s | %d |\n", name, r.KeyFiles[name])
	}
	b.WriteString("\n| | |\n|---|---:|\n")
	for _, row := range rows(r.Runs) {
		fmt.Fprintf(&b, "| %s, %s | %s |\n", row.Name, row.Unit, row.Figure.Cell(row.Unit))
	}
	fmt.Fprintf(&b, "\nMedians (lowest–highest) of %d runs. A cold child's proof includes its start and the loading of keys from the page cache.\n",
		len(whole(r.Runs)))
	if len(r.SP1) > 0 {
		b.WriteString("\n| SP1's own circuit | s | CPU s so far | peak GB | |\n|---|---:|---:|---:|---|\n")
	}
	for _, s := range r.SP1 {
		about := s.End
		if s.Constraints > 0 {
			about = fmt.Sprintf("%d constraints", s.Constraints)
		}
		fmt.Fprintf(&b, "| %s | %.1f | %.1f | %.2f | %s |\n", s.Step, s.Seconds, s.CPUSeconds, measure.Gigabytes(s.PeakBytes), about)
	}
	for _, run := range r.Runs {
		if run.Error != "" {
			fmt.Fprintf(&b, "Not counted: %s\n", run.Error)
		}
	}
	for _, w := range r.Warnings {
		fmt.Fprintf(&b, "Warning: %s.\n", w)
	}
	return b.String()
}
