package main

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/keys"
	"github.com/lemma-network/lemma/proof"
)

func keysCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "keys", Short: "The wrap circuit's proving and verifying key"}
	var host string
	setup := &cobra.Command{
		Use: "setup", Short: "Make development keys (about 4 minutes, 3 GB of memory), unless the cache has them", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, m, reused, err := ensureKeys(cmd, host)
			if err != nil {
				return err
			}
			if reused {
				fmt.Fprintf(cmd.OutOrStdout(), "keys: reusing %s\n", dir)
			} else {
				fmt.Fprintf(cmd.OutOrStdout(), "keys: made %s (%d constraints, %s)\n", dir, m.Constraints, m.Kind)
			}
			return nil
		},
	}
	setup.Flags().StringVar(&host, "host", "", "path of sp1-host")
	show := &cobra.Command{
		Use: "show", Short: "Print the manifest of the keys in the cache", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cache, err := cacheFolder()
			if err != nil {
				return err
			}
			dir := keys.Folder(cache)
			m, err := circuits.LoadManifest(dir)
			if err != nil {
				return proof.Errorf(proof.Caller, "keys-missing", "no usable keys in %s: run `lemma keys setup`: %w", dir, err)
			}
			text, err := json.MarshalIndent(m, "", "  ")
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s\n%s\n", dir, text)
			return nil
		},
	}
	operations := &cobra.Command{
		Use: "operations", Short: "Print the path of the wrap verifier's operation list, the circuit's source; a light host emits it", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := keysConfig(host)
			if err != nil {
				return err
			}
			path, err := keys.Operations(cmd.Context(), cfg)
			if err != nil {
				return err
			}
			fmt.Fprintln(cmd.OutOrStdout(), path)
			return nil
		},
	}
	operations.Flags().StringVar(&host, "host", "", "path of sp1-host")
	cmd.AddCommand(setup, show, operations, ceremonyCommand())
	return cmd
}

func keysConfig(hostFlag string) (keys.Config, error) {
	cache, err := cacheFolder()
	return keys.Config{Cache: cache, Host: func() ([]string, error) {
		path, err := hostPath(hostFlag)
		return []string{path, "--light"}, err
	}}, err
}

// ensureKeys finds or makes the keys, telling the person what takes minutes.
func ensureKeys(cmd *cobra.Command, hostFlag string) (string, *circuits.Manifest, bool, error) {
	cfg, err := keysConfig(hostFlag)
	if err != nil {
		return "", nil, false, err
	}
	out := cmd.ErrOrStderr()
	last := ""
	cfg.Progress = func(step string, _ float64) {
		if step != last {
			fmt.Fprintf(out, "keys: %s\n", step)
			last = step
		}
	}
	return keys.Ensure(cmd.Context(), cfg)
}
