package chart

import (
	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/bench"
)

// Files are what stands beside a report, by name.
func Files(r bench.Report, _ common.Address) (map[string][]byte, error) {
	return map[string][]byte{"report.md": []byte(Markdown(r))}, nil
}
