package main

import (
	"math/big"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
	"github.com/lemma-network/lemma/verifier"
)

// nodeFlags are common to both kinds of node.
type nodeFlags struct {
	network, folder, host, ops string
	use                        []string // device ids; none is cpu
	log                        logFlags
}

func (f *nodeFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.network, "network", filepath.Join(dataFolder(), "network.json"), "network file")
	cmd.Flags().StringVar(&f.folder, "folder", "", "the node's own folder")
	opsFlag(cmd, &f.ops)
	f.log.add(cmd)
}

func opsFlag(cmd *cobra.Command, ops *string) {
	cmd.Flags().StringVar(ops, "ops", "", "loopback address for /metrics, /healthz and /readyz, such as 127.0.0.1:9464 (default: none)")
}

// watch is how the node shows itself: on the ops address, and as OpenTelemetry's environment variables say.
func (f nodeFlags) watch() node.Watch { return node.Watch{Ops: f.ops, Getenv: os.Getenv} }

func keepClosedFlag(cmd *cobra.Command, keep *time.Duration) {
	cmd.Flags().DurationVar(keep, "keep-closed", node.DefaultKeepClosed, "how long an order and its result are kept after its money has moved, such as 168h")
}

func proverCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "prover", Short: "A prover node"}
	cmd.AddCommand(proverRunCommand(), proverInitCommand(thisMachine()), proverCalibrateCommand(thisMachine(), runCalibration), doctorCommand(thisMachine()))
	return cmd
}

func proverOptions(network testnet.File, f nodeFlags, id string) (node.ProverOptions, error) {
	var o node.ProverOptions
	host, cpu, err := hostsFor(f.host, f.use)
	if err != nil {
		return o, err
	}
	env, err := hostEnv()
	if err != nil {
		return o, err
	}
	folder, err := filepath.Abs(f.folder)
	if err != nil {
		return o, err
	}
	keys, err := prover.LoadKeys(network.Keys)
	if err != nil {
		return o, err
	}
	log, err := f.log.logger(os.Stderr)
	if err != nil {
		return o, err
	}
	return node.ProverOptions{
		Network: network, Folder: folder, ID: id, HostArgv: []string{host}, CPUHostArgv: []string{cpu}, HostEnv: env, Sandbox: hostProfile(),
		WrapArgv: []string{self, "internal-wrap"}, Keys: keys, Watch: f.watch(), Log: log.With("node", id),
	}, nil
}

func orchestratorCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "orchestrator", Short: "The orchestrator: follows the chain, gives out work, settles"}
	var f nodeFlags
	var keepClosed time.Duration
	var noFleet bool
	run := &cobra.Command{
		Use: "run", Short: "Serve one market; until interrupted", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := node.CheckKeepClosed(keepClosed); err != nil {
				return err
			}
			network, err := testnet.LoadFile(f.network)
			if err != nil {
				return err
			}
			o, err := orchestratorOptions(network, f)
			if err != nil {
				return err
			}
			o.KeepClosed, o.NoPool = keepClosed, noFleet
			return node.RunOrchestrator(cmd.Context(), o)
		},
	}
	f.add(run)
	keepClosedFlag(run, &keepClosed)
	run.Flags().BoolVar(&noFleet, "no-fleet", false, "this operator runs no provers: work goes to those of others only, and waits for them")
	cobra.CheckErr(run.MarkFlagRequired("folder"))
	cmd.AddCommand(run)
	return cmd
}

func orchestratorOptions(network testnet.File, f nodeFlags) (node.OrchestratorOptions, error) {
	var o node.OrchestratorOptions
	folder, err := filepath.Abs(f.folder)
	if err != nil {
		return o, err
	}
	manifest, err := circuits.LoadManifest(network.Keys)
	if err != nil {
		return o, err
	}
	key, _, err := orchestratorKey(manifest)
	if err != nil {
		return o, err
	}
	log, err := f.log.logger(os.Stderr)
	if err != nil {
		return o, err
	}
	return node.OrchestratorOptions{Network: network, Folder: folder, Key: key, Watch: f.watch(), Log: log.With("node", "orchestrator")}, nil
}

func orchestratorKey(manifest *circuits.Manifest) (node.Key, [proof.KeyWords]*big.Int, error) {
	key, err := verifier.KeyFromManifest(manifest)
	if err != nil {
		return node.Key{}, [proof.KeyWords]*big.Int{}, err
	}
	k := node.Key{Verifier: key, InsecureDev: manifest.SingleParty()}
	words := key.Words()
	for _, w := range words {
		k.Words = append(k.Words, w.String())
	}
	return k, words.Numbers(), nil
}
