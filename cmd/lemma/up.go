package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

func upCommand() *cobra.Command {
	var folder, host, parts, ops string
	var log logFlags
	var keepClosed time.Duration
	cmd := &cobra.Command{
		Use: "up", Short: "Keep a local network running: chain, queue, store, orchestrator, prover", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := node.CheckKeepClosed(keepClosed); err != nil { // before keys are made
				return err
			}
			o, err := localOptions(cmd, folder, host, false)
			if err != nil {
				return err
			}
			if o.Log, err = log.logger(os.Stderr); err != nil {
				return err
			}
			o.KeepClosed = keepClosed
			o.Watch = node.Watch{Ops: ops, Getenv: os.Getenv}
			if o.Parts, err = parseParts(parts); err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			o.Note = func(line string) { fmt.Fprintln(out, line) }
			local, err := node.StartLocal(cmd.Context(), o)
			if err != nil {
				return err
			}
			printEndpoints(out, local)
			err = local.Wait(cmd.Context())
			fmt.Fprintln(out, "stopping")
			if cerr := local.Close(); err == nil {
				err = cerr
			}
			return err
		},
	}
	cmd.Flags().StringVar(&folder, "folder", dataFolder(), "where the network lives; the same folder is the same network")
	cmd.Flags().StringVar(&host, "host", "", "path of sp1-host (default: LEMMA_HOST, or beside this binary)")
	cmd.Flags().StringVar(&parts, "parts", "orchestrator,prover", "nodes to run here beside chain, queue and store; none for neither")
	opsFlag(cmd, &ops)
	keepClosedFlag(cmd, &keepClosed)
	log.add(cmd)
	return cmd
}

func parseParts(s string) (p node.Parts, err error) {
	for name := range strings.SplitSeq(s, ",") {
		switch name {
		case "orchestrator":
			p.Orchestrator = true
		case "prover":
			p.Prover = true
		case "none", "":
		default:
			return p, proof.Errorf(proof.Caller, "bad-flag", "--parts: %q: want orchestrator, prover or none", name).WithField("parts")
		}
	}
	return p, nil
}

// localOptions makes the keys when they are absent.
func localOptions(cmd *cobra.Command, folder, hostFlag string, verbose bool) (o node.LocalOptions, err error) {
	host, err := hostPath(hostFlag)
	if err != nil {
		return o, err
	}
	env, err := hostEnv()
	if err != nil {
		return o, err
	}
	if folder, err = filepath.Abs(folder); err != nil {
		return o, err
	}
	dir, manifest, reused, err := ensureKeys(cmd, hostFlag)
	if err != nil {
		return o, err
	}
	if reused {
		fmt.Fprintf(cmd.ErrOrStderr(), "keys: reusing %s\n", dir)
	}
	key, words, err := orchestratorKey(manifest)
	if err != nil {
		return o, err
	}
	keys, err := prover.LoadKeys(dir)
	if err != nil {
		return o, err
	}
	return node.LocalOptions{
		Folder: folder, StoreArgv: []string{self, "internal-s3"}, KeysDir: dir, VerifyingKey: words, Key: key,
		HostArgv: []string{host}, HostEnv: env, Sandbox: hostProfile(), WrapArgv: []string{self, "internal-wrap"}, Keys: keys, Log: logger(os.Stderr, verbose),
	}, nil
}

func printEndpoints(out interface{ Write([]byte) (int, error) }, l *node.Local) {
	f := l.Network.File
	fmt.Fprintf(out, `
The local network is up. Stop it with Ctrl-C; the same folder brings it back as it was.
  API           %s
  chain         %s (id %d)
  market        %s
  network file  %s
  client key    %s
`, l.URL(), f.Chain.RPC, f.Chain.Deployment.ChainID, f.Chain.Deployment.Market, l.Network.Path, f.Key["client"])
}
