package chart

import (
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/bench"
)

// Widths of a chart, in a page's pixels: on a desk and in pictures, and on a phone.
const (
	wide   = 860
	narrow = 380
)

// Files are what stands beside a report, by name: its tables, its page, and its charts as pictures in light and in dark.
func Files(r bench.Report, signer common.Address) (map[string][]byte, error) {
	page, err := HTML(r, signer)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"report.md": []byte(Markdown(r)), "report.html": page}
	for _, f := range figures(r) {
		s := f.scene(wide, headline(r)+" Run "+r.ID+", "+day(r.Began)+".")
		for name, t := range map[string]theme{"light": light, "dark": dark} {
			if files[f.name+"-"+name+".png"], err = s.png(t); err != nil {
				return nil, err
			}
		}
	}
	return files, nil
}

func day(unix int64) string { return time.Unix(unix, 0).UTC().Format(time.DateOnly) }
