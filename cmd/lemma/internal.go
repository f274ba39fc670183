package main

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/internal/wrapper"
)

// internalStore serves S3 over a folder in a process of its own; configured by environment so that secrets stay out of argv.
func internalStore() *cobra.Command {
	return &cobra.Command{
		Use: "internal-s3", Hidden: true, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := artifact.GatewayConfigFromEnv(os.Getenv)
			if err != nil {
				return err
			}
			return artifact.ServeGateway(cmd.Context(), cfg)
		},
	}
}

// sandboxInit is the argv of internalSandbox.
var sandboxInit = []string{self, "internal-sandbox"}

// internalSandbox is the first process in the world of a child that is held to be hostile.
func internalSandbox() *cobra.Command {
	return &cobra.Command{
		Use: "internal-sandbox", Hidden: true, Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if code := sandbox.Init(args); code != 0 {
				return exitCode(code)
			}
			return nil
		},
	}
}

// internalWrap makes Groth16 proofs in a process of its own, so that its memory can be given back.
func internalWrap() *cobra.Command {
	return &cobra.Command{
		Use: "internal-wrap", Hidden: true, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if code := wrapper.Serve(cmd.Context(), os.Stdin, os.Stdout); code != 0 {
				return exitCode(code)
			}
			return nil
		},
	}
}
