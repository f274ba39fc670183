package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/internal/demo"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/internal/wrapper"
)

// comfortableBytes is the free memory below which the demo warns: proving peaks at about this much.
const comfortableBytes = 13_000_000_000

func demoCommand() *cobra.Command {
	var out, host string
	var keep, verbose bool
	cmd := &cobra.Command{
		Use: "demo", Short: "One real job on a fresh local network: ordered, proven, verified, paid", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w := cmd.OutOrStdout()
			if free, err := wrapper.FreeBytes(); err == nil && free < comfortableBytes {
				fmt.Fprintf(w, "note: %s of memory are free; proving peaks near %s and may fail\n", display.Bytes(free), display.Bytes(comfortableBytes))
			}
			folder, err := os.MkdirTemp("", "lemma-demo-*")
			if err != nil {
				return err
			}
			started := time.Now()
			local, err := localOptions(cmd, folder, host, verbose)
			if err != nil {
				return err
			}
			prepared := map[string]float64{"keys": time.Since(started).Seconds()}
			cache, err := cacheFolder()
			if err != nil {
				return err
			}
			local.Parts = node.Parts{Orchestrator: true, Prover: true}
			local.Note = func(line string) { fmt.Fprintln(w, line) }
			err = demo.Run(cmd.Context(), demo.Options{
				Local: local, LightHost: append(local.HostArgv[:1:1], "--light"), Constraints: local.Keys.Constraints, Report: out,
				Estimates: filepath.Join(cache, "stage-seconds.json"), Out: w, Terminal: isTerminal(os.Stdout), Prepared: prepared,
			})
			if err != nil || keep {
				fmt.Fprintf(cmd.ErrOrStderr(), "demo: its folder is kept: %s\n", folder)
				return err
			}
			return os.RemoveAll(folder)
		},
	}
	cmd.Flags().StringVar(&out, "out", "demo.json", "where to write the report")
	cmd.Flags().StringVar(&host, "host", "", "path of sp1-host (default: LEMMA_HOST, or beside this binary)")
	cmd.Flags().BoolVar(&keep, "keep", false, "keep the network's folder")
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "log more")
	return cmd
}
