// Package results are the suite's reports of our own runs, which estimates and examples are made from.
//
// It promises: every file is a report as bench.Encode wrote it, signed (a test reads them all).
// It must not know: how a report is made or shown.
package results

import (
	"embed"
	"io/fs"
	"path"
	"slices"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/proof"
)

//go:embed reports
var files embed.FS

// Names are the reports', by date: their files are named so.
func Names() (names []string) {
	_ = fs.WalkDir(files, "reports", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path.Ext(name) == ".json" {
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names
}

// Read gives the bytes of one of Names.
func Read(name string) ([]byte, error) { return files.ReadFile(name) }

// Model is made from the newest report. Its unit is as in bench.Fit. Errors: Caller no-calibration.
func Model(unit string) (bench.Model, error) {
	names := Names()
	if len(names) == 0 {
		return bench.Model{}, proof.Errorf(proof.Caller, "no-calibration", "there is no report to learn from: give one with --from")
	}
	b, err := Read(names[len(names)-1])
	if err != nil {
		return bench.Model{}, err
	}
	r, _, err := bench.Decode(b)
	if err != nil {
		return bench.Model{}, err
	}
	return bench.Fit(r, unit)
}
