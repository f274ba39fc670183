package main

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/internal/testnet"
)

// stakeCommand is for whoever locks orders: the orchestrator's account in this version.
func stakeCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "stake", Short: "What an account has at stake for its locks: show, add, unbond, claim"}
	var network, account string
	var locks int64
	sub := func(use, short string, act func(context.Context, *node.Staker) error) *cobra.Command {
		c := &cobra.Command{
			Use: use, Short: short, Args: cobra.NoArgs,
			RunE: func(cmd *cobra.Command, _ []string) (err error) {
				file, err := testnet.LoadFile(network)
				if err != nil {
					return err
				}
				s, err := node.OpenStaker(cmd.Context(), file, account)
				if err != nil {
					return err
				}
				defer func() {
					if cerr := s.Close(); err == nil {
						err = cerr
					}
				}()
				if act != nil {
					if err := act(cmd.Context(), s); err != nil {
						return err
					}
				}
				report, err := s.Show(cmd.Context())
				if err != nil {
					return err
				}
				return printJSON(cmd, report)
			},
		}
		c.Flags().StringVar(&network, "network", filepath.Join(dataFolder(), "network.json"), "network file")
		c.Flags().StringVar(&account, "account", "orchestrator", "account of the network file")
		return c
	}
	add := sub("add --locks N", "Stake what is missing for N locks at once, and wait until it counts", func(ctx context.Context, s *node.Staker) error { return s.Add(ctx, locks) })
	unbond := sub("unbond --locks N", "Take the stake of N locks on its way out; they are lost at once", func(ctx context.Context, s *node.Staker) error { return s.Unbond(ctx, locks) })
	for _, c := range []*cobra.Command{add, unbond} {
		c.Flags().Int64Var(&locks, "locks", 0, "how many locks (required)")
		required(c, "locks")
	}
	cmd.AddCommand(sub("show", "What is staked, pending, unbonding and free", nil), add, unbond,
		sub("claim", "Take released stake and free credit to the account", func(ctx context.Context, s *node.Staker) error { return s.Claim(ctx) }))
	return cmd
}
