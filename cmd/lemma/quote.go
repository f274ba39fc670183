package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
)

func quoteCommand() *cobra.Command {
	var f clientFlags
	var maxPrice string
	var deadline time.Duration
	var maxCycles uint64
	cmd := &cobra.Command{
		Use: "quote PROGRAM INPUT", Short: "Ask what a proof takes: signed cycles, price and time; no money moves", Args: cobra.ExactArgs(2),
		Long: "Ask what a proof takes. The program is run by a prover, and here too when there is an sp1-host to compare with. The signed answer goes\n" +
			"to standard output, for `lemma request --quote FILE`; a summary goes to standard error.",
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			req := sdk.Request{ProgramPath: args[0], InputPath: args[1], Deadline: deadline, MaxCycles: maxCycles}
			if maxPrice != "" {
				if req.Price, err = parseEther("max-price", maxPrice); err != nil {
					return err
				}
			}
			var options []sdk.Option
			if host, err := hostPath(f.host); err == nil {
				work, err := os.MkdirTemp("", "lemma-quote-*")
				if err != nil {
					return err
				}
				defer os.RemoveAll(work)
				options = append(options, sdk.WithExecutor(sdk.HostExecutor([]string{host, "--light"}, work, lightSandbox(cmd.ErrOrStderr()))))
			} else if f.host != "" {
				return err
			}
			client, err := f.dial(cmd, false, options...)
			if err != nil {
				return err
			}
			defer client.Close()
			q, err := client.Quote(cmd.Context(), req)
			if err != nil {
				return err
			}
			fmt.Fprint(cmd.ErrOrStderr(), quoteText(q))
			return printJSON(cmd, q)
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&maxPrice, "max-price", "", "count only provers that take it for so much, in ether")
	cmd.Flags().DurationVar(&deadline, "deadline", 0, "count only provers that are fast enough for it (default: any)")
	cmd.Flags().Uint64Var(&maxCycles, "max-cycles", 0, "refuse a longer run (default: what is run for a quote)")
	cmd.Flags().StringVar(&f.host, "host", "", "path of sp1-host (default: LEMMA_HOST, or beside this binary)")
	return cmd
}

// quoteText is a quote in words.
func quoteText(q sdk.Quote) string {
	text := fmt.Sprintf("cycles %d, run by %s; journal of %d bytes\n", q.Cycles, q.RunBy, q.JournalBytes)
	if q.Takers == 0 {
		return text + fmt.Sprintf("nobody would take it now: %v\n", q.Reasons)
	}
	text += fmt.Sprintf("price %s ether (the least ask and %g %%); %d would take it", formatEther(q.Price), float64(q.MarginBps)/100, q.Takers)
	if len(q.Reasons) > 0 {
		text += fmt.Sprintf(", others not: %v", q.Reasons)
	}
	if q.SecondsFrom == api.SecondsUnknown {
		text += "\ntime unknown: nobody has measured it yet"
	} else {
		text += fmt.Sprintf("\ntime %v (p50), %v (p90), from %s", time.Duration(q.P50Seconds)*time.Second, time.Duration(q.P90Seconds)*time.Second, q.SecondsFrom)
	}
	return text + fmt.Sprintf("\nholds until %s\n", time.Unix(int64(min(q.Expiry, 1<<40)), 0).UTC().Format(time.RFC3339))
}

// formatEther is wei as ether, exactly.
func formatEther(wei *big.Int) string {
	r := new(big.Rat).SetFrac(wei, big.NewInt(1e18))
	if r.IsInt() {
		return r.Num().String()
	}
	s := r.FloatString(18)
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	return s
}

// readQuote reads what `lemma quote` wrote. It is checked when it is used.
func readQuote(path string) (*sdk.Quote, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "file-unreadable", "--quote: %w", err).WithField("quote")
	}
	var q sdk.Quote
	if err := json.Unmarshal(b, &q); err != nil {
		return nil, proof.Errorf(proof.Caller, "bad-flag", "--quote: %s is no quote: %w; make one with `lemma quote`", path, err).WithField("quote")
	}
	return &q, nil
}
