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

// Newest is the newest report, with those cases of the others that it has not and that were made on such a machine by the same version of the
// zkVM with the same overrides: what estimates are made from. Errors: Caller no-calibration.
func Newest() (newest bench.Report, err error) {
	names := Names()
	if len(names) == 0 {
		return newest, proof.Errorf(proof.Caller, "no-calibration", "there is no report to learn from: give one with --from")
	}
	slices.Reverse(names)
	for i, name := range names {
		b, err := Read(name)
		if err != nil {
			return newest, err
		}
		r, _, err := bench.Decode(b)
		if err != nil {
			return newest, err
		}
		if i == 0 {
			newest = r
			continue
		}
		newest = join(newest, r)
	}
	return newest, nil
}

// join adds the cases of an older report.
func join(to, from bench.Report) bench.Report {
	if from.Machine.Short() != to.Machine.Short() || from.ZKVM.Name != to.ZKVM.Name || from.ZKVM.Version != to.ZKVM.Version ||
		!slices.Equal(from.ZKVM.Environment, to.ZKVM.Environment) {
		return to
	}
	to.Cases = slices.Clone(to.Cases)
	for _, c := range from.Cases {
		if !slices.ContainsFunc(to.Cases, func(o bench.Case) bool { return o.Work() == c.Work() }) {
			to.Cases = append(to.Cases, c)
		}
	}
	return to
}
