package main

import (
	"fmt"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"
	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/keys"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
)

func contractsCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "contracts", Short: "Deploy the contracts, foretell their addresses, verify what is deployed"}
	cmd.AddCommand(contractsDeploy(), contractsVerify(), contractsShow())
	return cmd
}

// deployConfig reads a profile, and the verifying key in a folder of keys.
func deployConfig(profile, keyDir string) (c chain.DeployConfig, err error) {
	if c.Profile, err = chain.LoadProfile(profile); err != nil {
		return c, err
	}
	if keyDir == "" {
		cache, err := cacheFolder()
		if err != nil {
			return c, err
		}
		keyDir = keys.Folder(cache)
	}
	manifest, err := circuits.LoadManifest(keyDir)
	if err != nil {
		return c, proof.Errorf(proof.Caller, "keys-missing", "no usable keys in %s: run `lemma keys setup`, or set --keys: %w", keyDir, err).WithField("keys")
	}
	key, words, err := orchestratorKey(manifest)
	c.VerifyingKey, c.InsecureDev = words, key.InsecureDev
	return c, err
}

func contractsDeploy() *cobra.Command {
	var o chain.DeployRun
	var profile, keyFile, keyDir string
	cmd := &cobra.Command{
		Use: "deploy --profile FILE --rpc URL --key FILE --out FILE", Short: "Deploy, or go on with a deployment; run it again whenever it was cut off or said to wait", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if o.DeployConfig, err = deployConfig(profile, keyDir); err != nil {
				return err
			}
			if o.Key, err = testnet.LoadKey(keyFile); err != nil {
				return err
			}
			o.Note = func(line string) { fmt.Fprintln(cmd.OutOrStdout(), line) }
			o.Warn = func(err error) { fmt.Fprintln(cmd.ErrOrStderr(), "note:", err) }
			d, err := chain.RunDeploy(cmd.Context(), o)
			if err != nil {
				return err
			}
			state := "complete"
			if n := len(d.Waiting); n > 0 {
				state = fmt.Sprintf("waiting for %d step(s), see above", n)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s: chain %d, market %s, %s\n", o.Out, d.ChainID, d.Market, state)
			return nil
		},
	}
	cmd.Flags().StringVar(&profile, "profile", "", "deployment profile, such as contracts/profiles/mainnet.json (required)")
	cmd.Flags().StringVar(&o.RPC, "rpc", "", "JSON-RPC URL of the chain (required)")
	cmd.Flags().StringVar(&keyFile, "key", "", "file with the deploying account's key, 64 hex digits (required)")
	cmd.Flags().StringVar(&o.Out, "out", "", "the manifest to write (required)")
	cmd.Flags().StringVar(&keyDir, "keys", "", "folder of the wrap circuit's keys (default: the cache's)")
	required(cmd, "profile", "rpc", "key", "out")
	return cmd
}

func contractsVerify() *cobra.Command {
	var network, manifest, rpc, profile, keyDir string
	cmd := &cobra.Command{
		Use: "verify [--network FILE | --manifest FILE --rpc URL]", Short: "Check that what is deployed is this program's code, by running its constructors on the live chain", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, url, err := manifestOf(network, manifest, rpc)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			if profile != "" {
				cfg, err := deployConfig(profile, keyDir)
				if err != nil {
					return err
				}
				if err := d.VerifyProfile(cfg); err != nil {
					return err
				}
				fmt.Fprintf(out, "addresses and constructor arguments are those of %s\n", profile)
			}
			client, err := chain.Dial(cmd.Context(), url, d.ChainID, d.Market)
			if err != nil {
				return err
			}
			defer client.Close()
			return d.VerifyBuild(cmd.Context(), client.Backend(), func(line string) { fmt.Fprintln(out, line) })
		},
	}
	cmd.Flags().StringVar(&network, "network", "", "network file, which has manifest and RPC URL (default: the local network's)")
	cmd.Flags().StringVar(&manifest, "manifest", "", "manifest, instead of --network")
	cmd.Flags().StringVar(&rpc, "rpc", "", "JSON-RPC URL of the chain (default: the network file's)")
	cmd.Flags().StringVar(&profile, "profile", "", "also check addresses and arguments against this profile")
	cmd.Flags().StringVar(&keyDir, "keys", "", "with --profile: folder of the wrap circuit's keys (default: the cache's)")
	return cmd
}

// manifestOf finds the manifest and the chain's URL.
func manifestOf(network, manifest, rpc string) (d chain.Deployment, url string, err error) {
	if manifest != "" {
		if rpc == "" {
			return d, "", proof.Errorf(proof.Caller, "bad-flag", "--rpc is missing: set it to a node of the manifest's chain").WithField("rpc")
		}
		d, err = chain.LoadDeployment(manifest)
		return d, rpc, err
	}
	if network == "" {
		network = filepath.Join(dataFolder(), "network.json")
	}
	f, err := testnet.LoadFile(network)
	if rpc == "" {
		rpc = f.Chain.RPC
	}
	return f.Chain.Deployment, rpc, err
}

func contractsShow() *cobra.Command {
	var profile, deployer, keyDir string
	cmd := &cobra.Command{
		Use: "show --profile FILE --deployer ADDRESS", Short: "Foretell the contracts' addresses, without a chain: they are the same on every one", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !common.IsHexAddress(deployer) {
				return proof.Errorf(proof.Caller, "bad-flag", "--deployer: %q is no address", deployer).WithField("deployer")
			}
			cfg, err := deployConfig(profile, keyDir)
			if err != nil {
				return err
			}
			planned, err := chain.Plan(cfg, common.HexToAddress(deployer))
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%-20s %s\n", "Factory", chain.FactoryAddress())
			for _, c := range planned {
				fmt.Fprintf(cmd.OutOrStdout(), "%-20s %s\n", c.Name, c.Address)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&profile, "profile", "", "deployment profile (required)")
	cmd.Flags().StringVar(&deployer, "deployer", "", "the account that deploys (required)")
	cmd.Flags().StringVar(&keyDir, "keys", "", "folder of the wrap circuit's keys, which the verifier's address depends on (default: the cache's)")
	required(cmd, "profile", "deployer")
	return cmd
}

func required(cmd *cobra.Command, names ...string) {
	for _, name := range names {
		cobra.CheckErr(cmd.MarkFlagRequired(name))
	}
}
