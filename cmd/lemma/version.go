package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/circuits"
)

// version is the release; the first one is not made yet.
const version = "0.1.0-dev"

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print versions of everything a proof depends on", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			out := cmd.OutOrStdout()
			fmt.Fprintf(out, "lemma %s\n", version)
			fmt.Fprintf(out, "zkvm sp1 %s\n", circuits.SP1Version)
			fmt.Fprintf(out, "circuit %s\noperations %s\n", circuits.CircuitID(), circuits.OperationsSHA256)
			fmt.Fprintf(out, "%s %s/%s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
			if info, ok := debug.ReadBuildInfo(); ok {
				for _, dep := range info.Deps {
					if dep.Path == "github.com/consensys/gnark" {
						fmt.Fprintf(out, "gnark %s\n", dep.Version)
					}
				}
			}
			return nil
		},
	}
}
