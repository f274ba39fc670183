package demo

import (
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"os"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
	guests "github.com/lemma-network/lemma/zkvm-host/guests"
)

// report is demo.json. Amounts are in wei, times in seconds, sizes in bytes.
type report struct {
	Version      int                    `json:"version"`
	OrderDigest  proof.Digest           `json:"order_digest"`
	ProgramID    proof.Digest           `json:"program_id"`
	Journal      guests.SolvencyJournal `json:"journal"`
	JournalHash  proof.Digest           `json:"journal_digest"`
	Cycles       uint64                 `json:"cycles"`
	Stages       []api.Stage            `json:"stages"`
	Constraints  int                    `json:"constraints"`
	ProofBytes   int                    `json:"proof_bytes"`
	Selector     proof.Selector         `json:"selector"`
	Gas          map[string]uint64      `json:"gas"`
	Price        *big.Int               `json:"price"`
	GasPaidWei   *big.Int               `json:"client_gas_cost"`
	Before       money                  `json:"balances_before"`
	After        money                  `json:"balances_after"`
	Payout       common.Address         `json:"payout"`
	Verification string                 `json:"client_verification"`
	Prepared     map[string]float64     `json:"preparation_seconds"`
	TotalSeconds float64                `json:"total_seconds"`
}

// newReport verifies the result once more, as the client would from what it stored.
func newReport(o Options, network api.Network, r sdk.Result) (*report, error) {
	if err := sdk.Verify(network, r); err != nil {
		return nil, err
	}
	journal, err := guests.DecodeSolvency(r.Journal)
	if err != nil {
		return nil, err
	}
	out := &report{
		Version: 1, OrderDigest: r.Digest, ProgramID: r.Order.ProgramID, Journal: journal, JournalHash: proof.Sum(r.Journal),
		Cycles: r.Status.Cycles, Stages: r.Status.Stages, Constraints: o.Constraints, ProofBytes: len(r.Proof),
		Selector: r.Order.Selector, Gas: map[string]uint64{}, Price: r.Order.MaxPrice, Payout: r.Payout,
		Verification: "valid", Prepared: o.Prepared,
	}
	for name, tx := range r.Status.Txs {
		out.Gas[name] = tx.GasUsed
	}
	return out, nil
}

// check refuses a run in which the money did not move by exactly the price.
func (r *report) check() error {
	paid := new(big.Int).Sub(r.Before.total(), r.After.total())
	paid.Sub(paid, r.GasPaidWei)
	earned := new(big.Int).Sub(r.After.PayoutCredit, r.Before.PayoutCredit)
	if paid.Cmp(r.Price) != 0 || earned.Cmp(r.Price) != 0 {
		return proof.Errorf(proof.Bug, "price-mismatch", "price %s wei, but the client paid %s and the prover earned %s", r.Price, paid, earned)
	}
	return nil
}

func (m money) total() *big.Int { return new(big.Int).Add(m.ClientCoins, m.ClientCredit) }

func (r *report) save(path string) error {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(path, append(text, '\n'), 0o644); err != nil {
		return proof.Errorf(proof.Caller, "report-unwritable", "report: %w", err)
	}
	return nil
}

func (r *report) print(w io.Writer) {
	covered := "is NOT covered"
	if r.Journal.Covered {
		covered = "is covered"
	}
	fmt.Fprintf(w, `
Proven and paid.
  claim        %d accounts hold %s in total; the liability of %s %s
  merkle root  %s
  program      %s, %d cycles
  order        %s
  proof        %d bytes, %d constraints, verified by the contract and again by the client: %s
`, r.Journal.Accounts, r.Journal.Total, r.Journal.Liability, covered, r.Journal.Root, r.ProgramID, r.Cycles, r.OrderDigest, r.ProofBytes, r.Constraints, r.Verification)
	var peak int64
	fmt.Fprintf(w, "\n  %-12s %14s %10s\n", "stage", "time", "peak")
	for _, s := range r.Stages {
		fmt.Fprintf(w, "  %-12s %14s %10s\n", s.Stage, display.Seconds(s.Seconds), display.Bytes(s.PeakBytes))
		peak = max(peak, s.PeakBytes)
	}
	fmt.Fprintf(w, "  %-12s %14s %10s\n", "whole run", display.Seconds(r.TotalSeconds), display.Bytes(peak))
	fmt.Fprintf(w, "\n  %-12s", "gas")
	for _, name := range []string{"open", "lock", "fulfil"} {
		fmt.Fprintf(w, " %s %d", name, r.Gas[name])
	}
	fmt.Fprintf(w, "\n  %-12s client paid %s ether, prover earned %s ether\n", "money", ether(r.Price), ether(new(big.Int).Sub(r.After.PayoutCredit, r.Before.PayoutCredit)))
}
