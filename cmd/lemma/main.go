// Command lemma is the whole of Lemma in one binary: client, prover node, orchestrator, local network.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/proof"
)

// Exit codes by class of error.
var exitCodes = map[proof.Class]int{proof.Caller: 2, proof.Permanent: 3, proof.Retry: 75, proof.Bug: 70}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:]))
}

func run(ctx context.Context, args []string) int {
	root := &cobra.Command{
		Use:           "lemma",
		Short:         "Have a program's result proven instead of trusted",
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
	}
	root.AddCommand(demoCommand(), upCommand(), quoteCommand(), requestCommand(), statusCommand(), watchCommand(), fetchCommand(),
		verifyCommand(), cancelCommand(), withdrawCommand(), keysCommand(), contractsCommand(), stakeCommand(), proverCommand(), orchestratorCommand(), queueCommand(), benchCommand(),
		versionCommand(), internalStore(), internalWrap(), internalSandbox())
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	var exit exitCode
	if errors.As(err, &exit) {
		return int(exit)
	}
	fmt.Fprintln(os.Stderr, "lemma:", err)
	if proof.CodeOf(err) == "unknown" {
		return 1
	}
	fmt.Fprintf(os.Stderr, "       (%s, %s)\n", proof.ClassOf(err), proof.CodeOf(err))
	return exitCodes[proof.ClassOf(err)]
}

// exitCode ends the process with this code and no further word.
type exitCode int

func (e exitCode) Error() string { return fmt.Sprintf("exit code %d", int(e)) }
