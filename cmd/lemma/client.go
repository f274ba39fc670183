package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/demo"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
)

// clientFlags say which network and which account; by default the local network and its client.
type clientFlags struct{ network, api, key, host string }

func (f *clientFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.network, "network", filepath.Join(dataFolder(), "network.json"), "network file of a local network")
	cmd.Flags().StringVar(&f.api, "api", "", "orchestrator API, such as https://lemma.example (instead of --network)")
	cmd.Flags().StringVar(&f.key, "key", "", "file with the account's key, 64 hex digits (default: the local network's client)")
}

// dial connects; withKey false reads only.
func (f *clientFlags) dial(cmd *cobra.Command, withKey bool, options ...sdk.Option) (*sdk.Client, error) {
	url, keyFile := f.api, f.key
	if url == "" {
		file, err := testnet.LoadFile(f.network)
		if err != nil {
			return nil, err
		}
		url = "http://" + file.API
		if keyFile == "" {
			keyFile = file.Key["client"]
		}
	}
	if !withKey {
		return sdk.Dial(cmd.Context(), url, nil, options...)
	}
	if keyFile == "" {
		return nil, proof.Errorf(proof.Caller, "key-missing", "no account: set --key to a file with its key").WithField("key")
	}
	key, err := testnet.LoadKey(keyFile)
	if err != nil {
		return nil, err
	}
	return sdk.Dial(cmd.Context(), url, key, options...)
}

func requestCommand() *cobra.Command {
	var f clientFlags
	var program, input, maxPrice, minPrice, programID, quote, identity string
	var provers []string
	var deadline, ramp time.Duration
	var maxCycles uint64
	var detach bool
	cmd := &cobra.Command{
		Use: "request --program ELF --input FILE (--max-price ETHER | --quote FILE)", Short: "Order a proof: runs the program here first, escrows the price, waits", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			req := sdk.Request{ProgramPath: program, InputPath: input, Ramp: ramp, Deadline: deadline, MaxCycles: maxCycles}
			var err error
			if quote != "" {
				if req.Quote, err = readQuote(quote); err != nil {
					return err
				}
			}
			if maxPrice != "" || quote == "" {
				if req.Price, err = parseEther("max-price", maxPrice); err != nil {
					return err
				}
			}
			if minPrice != "" {
				if req.MinPrice, err = parseEther("min-price", minPrice); err != nil {
					return err
				}
			}
			if programID != "" {
				if req.ProgramID, err = proof.ParseDigest(programID); err != nil {
					return err
				}
			}
			for _, id := range provers {
				req.Private = append(req.Private, sdk.Recipient{ProverID: id})
			}
			var options []sdk.Option
			if req.SealJournal = identity != ""; req.SealJournal {
				key, err := sdk.LoadIdentity(identity)
				if err != nil {
					return err
				}
				options = append(options, sdk.WithIdentity(key))
			}
			if host, err := hostPath(f.host); err == nil {
				work, err := os.MkdirTemp("", "lemma-request-*")
				if err != nil {
					return err
				}
				defer os.RemoveAll(work)
				options = append(options, sdk.WithExecutor(sdk.HostExecutor([]string{host, "--light"}, work, lightSandbox(cmd.ErrOrStderr()))))
			} else if programID == "" && quote == "" {
				return err
			}
			client, err := f.dial(cmd, true, options...)
			if err != nil {
				return err
			}
			defer client.Close()
			order, err := client.Request(cmd.Context(), req)
			if err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), order.Digest())
			if detach {
				return nil
			}
			return watch(cmd, order)
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&program, "program", "", "RISC-V ELF (required)")
	cmd.Flags().StringVar(&input, "input", "", "file whose bytes the program reads (required; /dev/null for none)")
	cmd.Flags().StringVar(&maxPrice, "max-price", "", "what the proof may cost, in ether, such as 0.01 (default: the quote's price)")
	cmd.Flags().StringVar(&quote, "quote", "", "file with what lemma quote wrote for the same program and input")
	cmd.Flags().StringVar(&minPrice, "min-price", "", "what it may cost at once, in ether; the price rises from there for --ramp (default: --max-price)")
	cmd.Flags().DurationVar(&ramp, "ramp", 0, "how long the price rises from --min-price to --max-price, such as 10m")
	cmd.Flags().DurationVar(&deadline, "deadline", 2*time.Hour, "how long it may take; the money comes back afterwards")
	cmd.Flags().Uint64Var(&maxCycles, "max-cycles", 0, "refuse a longer run (default: the network's limit)")
	cmd.Flags().StringVar(&programID, "program-id", "", "the program's id, when there is no sp1-host to compute it here")
	cmd.Flags().StringVar(&f.host, "host", "", "path of sp1-host (default: LEMMA_HOST, or beside this binary)")
	cmd.Flags().StringSliceVar(&provers, "private", nil, "ids of the only provers that may read program and input, such as 0x…,prover-1")
	cmd.Flags().StringVar(&identity, "identity", "", "with --private: key file that the journal is sealed for, made when absent; lemma fetch needs it")
	cmd.Flags().BoolVarP(&detach, "detach", "d", false, "print the order's digest and leave")
	for _, name := range []string{"program", "input"} {
		cobra.CheckErr(cmd.MarkFlagRequired(name))
	}
	return cmd
}

// parseEther reads a flag's decimal number of ether as wei.
func parseEther(flag, s string) (*big.Int, error) {
	r, ok := new(big.Rat).SetString(strings.TrimSpace(s))
	if ok {
		r.Mul(r, new(big.Rat).SetInt64(1e18))
	}
	if !ok || !r.IsInt() || r.Sign() <= 0 {
		return nil, proof.Errorf(proof.Caller, "bad-flag", "--%s: %q: want ether above 0 with at most 18 decimals, such as 0.01", flag, s).WithField(flag)
	}
	return r.Num(), nil
}

// orderCommand is a command about one order.
func orderCommand(use, short string, withKey bool, run func(cmd *cobra.Command, order *sdk.Order) error) *cobra.Command {
	none := func() ([]sdk.Option, error) { return nil, nil }
	return orderCommandWith(use, short, withKey, none, run)
}

// orderCommandWith is orderCommand with options that its flags give.
func orderCommandWith(use, short string, withKey bool, options func() ([]sdk.Option, error), run func(cmd *cobra.Command, order *sdk.Order) error) *cobra.Command {
	var f clientFlags
	cmd := &cobra.Command{
		Use: use, Short: short, Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			digest, err := proof.ParseDigest(args[0])
			if err != nil {
				return err
			}
			more, err := options()
			if err != nil {
				return err
			}
			client, err := f.dial(cmd, withKey, more...)
			if err != nil {
				return err
			}
			defer client.Close()
			return run(cmd, client.Order(digest))
		},
	}
	f.add(cmd)
	return cmd
}

func statusCommand() *cobra.Command {
	return orderCommand("status ORDER", "Print where an order is", false, func(cmd *cobra.Command, o *sdk.Order) error {
		s, err := o.Status(cmd.Context())
		if err != nil {
			return err
		}
		return printJSON(cmd, s)
	})
}

func watchCommand() *cobra.Command {
	return orderCommand("watch ORDER", "Show live progress of each stage until the order is settled", false, watch)
}

func watch(cmd *cobra.Command, o *sdk.Order) error {
	cache, err := cacheFolder()
	if err != nil {
		return err
	}
	estimates := filepath.Join(cache, "stage-seconds.json")
	board := display.New(cmd.ErrOrStderr(), isTerminal(os.Stderr), display.LoadEstimates(estimates))
	last, err := o.Watch(cmd.Context(), func(s api.Order) { demo.Show(board, s) })
	board.Close()
	if err != nil {
		return err
	}
	if err := board.Learn(estimates); err != nil {
		fmt.Fprintln(cmd.ErrOrStderr(), "note: estimates not stored:", err)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s %s\n", o.Digest(), last.State)
	if last.Reason != nil {
		return proof.Errorf(last.Reason.Class, last.Reason.Code, "order %s: %s", last.State, last.Reason.Message)
	}
	return nil
}

func fetchCommand() *cobra.Command {
	var dir, identity string
	options := func() ([]sdk.Option, error) {
		if identity == "" {
			return nil, nil
		}
		key, err := sdk.ReadIdentity(identity)
		return []sdk.Option{sdk.WithIdentity(key)}, err
	}
	cmd := orderCommandWith("fetch ORDER", "Fetch journal and proof of a fulfilled order into a folder, checked", false, options, func(cmd *cobra.Command, o *sdk.Order) error {
		r, err := o.Fetch(cmd.Context())
		if err != nil {
			return err
		}
		if dir == "" {
			dir = "result-" + o.Digest().Short()
		}
		if err := r.Save(dir); err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s: journal of %d bytes, proof of %d bytes; check it with `lemma verify %s`\n", dir, len(r.Journal), len(r.Proof), dir)
		return nil
	})
	cmd.Flags().StringVar(&identity, "identity", "", "key file of lemma request --identity, which opens a sealed journal")
	cmd.Flags().StringVar(&dir, "dir", "", "folder to write (default: result- and the digest's start)")
	return cmd
}

func verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use: "verify FOLDER", Short: "Verify a fetched result offline: proof, journal, context and key", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			r, network, err := sdk.LoadResult(args[0])
			if err != nil {
				return err
			}
			if err := sdk.Verify(network, r); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "valid: program %s, journal %s, order %s, payee %s, verifier %s\n",
				r.Order.ProgramID, proof.Sum(r.Journal), r.Digest, r.Payout, network.Selector)
			return nil
		},
	}
}

func cancelCommand() *cobra.Command {
	return orderCommand("cancel ORDER", "Take the money back: at once before a prover locked the order, otherwise after its deadline", true, func(cmd *cobra.Command, o *sdk.Order) error {
		tx, err := o.Cancel(cmd.Context())
		if proof.CodeOf(err) == "not-open" {
			tx, err = o.Refund(cmd.Context())
		}
		if err != nil {
			return err
		}
		return printJSON(cmd, tx)
	})
}

func withdrawCommand() *cobra.Command {
	var f clientFlags
	cmd := &cobra.Command{
		Use: "withdraw", Short: "Move this account's whole credit from the market to the account", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			client, err := f.dial(cmd, true)
			if err != nil {
				return err
			}
			defer client.Close()
			credit, _, err := client.Balance(cmd.Context())
			if err != nil {
				return err
			}
			if credit.Sign() == 0 {
				fmt.Fprintln(cmd.OutOrStdout(), "nothing to withdraw")
				return nil
			}
			tx, err := client.Withdraw(cmd.Context(), client.Address(), credit)
			if err != nil {
				return err
			}
			return printJSON(cmd, tx)
		},
	}
	f.add(cmd)
	return cmd
}

func printJSON(cmd *cobra.Command, v any) error {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	fmt.Fprintln(cmd.OutOrStdout(), string(text))
	return nil
}
