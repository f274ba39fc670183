package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/sdk"
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

// lightSandbox is the world of the light hosts that run programs for a client.
func lightSandbox(out io.Writer) sdk.Sandbox {
	return sdk.Sandbox{Init: sandboxInit, Group: hostProfile().Group, Warn: func(missing string) {
		fmt.Fprintln(out, "warning: the zkVM host that runs the program is not fully isolated: "+missing)
	}}
}

// startLight starts a light host in a sandbox.
func startLight(ctx context.Context, path, work string) (*host.Host, error) {
	profile := hostProfile()
	return host.Start(ctx, host.Config{
		Argv: []string{path, "--light"}, Env: host.Overrides(os.Environ()), WorkDir: work, Guard: &profile, Limits: host.Bounds(),
	})
}

// hostProfile is the world of hosts. LEMMA_CGROUP names a control group that is ours to divide, where none is found by itself.
func hostProfile() sandbox.Profile {
	return sandbox.Profile{Init: sandboxInit, Group: os.Getenv("LEMMA_CGROUP")}
}

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
