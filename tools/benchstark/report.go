package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

const reportVersion = 1

// report is the JSON file. Times are in seconds unless a unit says otherwise, sizes in bytes.
type report struct {
	Version     int             `json:"version"`
	Machine     measure.Machine `json:"machine"`
	Environment []string        `json:"environment"` // the host's settings that were overridden
	Program     proof.Digest    `json:"program_digest"`
	Input       proof.Digest    `json:"input_digest"`
	Micro       *micro          `json:"permutation"`
	Runs        []run           `json:"runs"`
	Rows        []row           `json:"rows"` // filled by json
	Warnings    []string        `json:"warnings,omitempty"`
}

func (r *report) warn(note func(string), format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	r.Warnings = append(r.Warnings, text)
	note("WARNING: " + text)
}

func (r *report) json() ([]byte, error) {
	r.Rows = rows(r.Runs, r.Micro)
	text, err := json.MarshalIndent(r, "", "  ")
	return append(text, '\n'), err
}

// markdown is the table with what a reader must know to believe it.
func (r *report) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", r.Machine)
	b.WriteString("| | vendor | ours | factor |\n|---|---:|---:|---:|\n")
	for _, row := range rows(r.Runs, r.Micro) {
		factor := "–"
		if row.Factor > 0 {
			factor = fmt.Sprintf("%.1f×", row.Factor)
		}
		fmt.Fprintf(&b, "| %s, %s | %s | %s | %s |\n", row.Name, row.Unit, row.Vendor.Cell(row.Unit), row.Ours.Cell(row.Unit), factor)
	}
	good := whole(r.Runs)
	counts := map[string]int{}
	verified := map[string]int{}
	for _, run := range good {
		counts[run.Host]++
		if run.VerifiedBy != "" {
			verified[fmt.Sprintf("made by %s, accepted by %s", run.Host, run.VerifiedBy)]++
		}
	}
	fmt.Fprintf(&b, "\nMedians (lowest–highest) of %d vendor runs and %d of ours, a fresh process each. ", counts[vendor], counts[ours])
	b.WriteString("Peak memory and CPU time include the start-up.\n")
	for _, maker := range []string{ours, vendor} {
		for _, judge := range []string{vendor, ours} {
			text := fmt.Sprintf("made by %s, accepted by %s", maker, judge)
			if n := verified[text]; n > 0 {
				fmt.Fprintf(&b, "Wrap receipts %s: %d of %d.\n", text, n, counts[maker])
			}
		}
	}
	for _, run := range r.Runs {
		if run.Error != "" {
			fmt.Fprintf(&b, "Not counted: %s\n", run)
		}
	}
	if len(r.Environment) > 0 {
		fmt.Fprintf(&b, "Settings: %s\n", strings.Join(r.Environment, " "))
	}
	for _, w := range r.Warnings {
		fmt.Fprintf(&b, "Warning: %s.\n", w)
	}
	return b.String()
}
