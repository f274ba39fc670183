package main

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

func proverRunCommand() *cobra.Command {
	var f nodeFlags
	var id, config, level, use string
	var fallback bool
	run := &cobra.Command{
		Use: "run", Short: "Take work, prove it, get paid; until interrupted", Args: cobra.NoArgs,
		Long: "Take work, prove it, get paid. SIGTERM lets the node finish the jobs at hand and take no other; a second one, or an\n" +
			"interrupt, ends it at once and gives them back.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			settings, err := proverSettings(config, &f, &id)
			if err != nil {
				return err
			}
			if f.use = prover.ParseUse(use); use == "" && settings != nil {
				f.use, fallback = settings.Use, fallback || settings.FallbackCPU
			}
			if err := prover.CheckUse(f.use, fallback); err != nil {
				return err
			}
			network, err := testnet.LoadFile(f.network)
			if err != nil {
				return err
			}
			o, err := proverOptions(network, f, id)
			if err != nil {
				return err
			}
			o.Use, o.FallbackCPU = f.use, fallback
			if o.Settings = settings; settings != nil && settings.OperatorKey != "" {
				if o.Operator, err = testnet.LoadKey(settings.OperatorKey); err != nil {
					return err
				}
			}
			if o.Sandbox.Level, err = sandbox.ParseLevel(level); err != nil {
				return err
			}
			ctx, drain, stop := drainOnTerm(cmd.Context())
			defer stop()
			o.Drain, o.Version = drain, version
			return node.RunProver(ctx, o)
		},
	}
	f.add(run)
	run.Flags().StringVar(&f.host, "host", "", "path of sp1-host (default: LEMMA_HOST, or beside this binary)")
	run.Flags().StringVar(&id, "id", "prover-1", "the node's name")
	run.Flags().StringVar(&config, "config", "", "prover.json as `lemma prover init` writes it; takes the place of --network, --folder, --host and --id")
	run.Flags().StringVar(&level, "sandbox", string(sandbox.Best), "isolation of the zkVM host: best (all that the system gives, with a warning), full (or refuse to start), partial, off")
	run.Flags().StringVar(&use, "use", "", "devices to prove on, each with a host of its own, such as cuda:0,cuda:1 (default: cpu, or what the configuration says)")
	run.Flags().BoolVar(&fallback, "fallback-cpu", false, "prove on the CPU while none of the GPUs can be used; otherwise the node waits for them")
	run.MarkFlagsOneRequired("config", "folder")
	for _, flag := range []string{"network", "folder", "host", "id"} {
		run.MarkFlagsMutuallyExclusive("config", flag)
	}
	return run
}

// proverSettings reads the configuration file, if there is one, and puts it in the place of the flags.
func proverSettings(config string, f *nodeFlags, id *string) (*prover.Settings, error) {
	if config == "" {
		return nil, nil
	}
	s, err := prover.LoadSettings(config)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(config)
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, proof.Errorf(proof.Caller, "config-open", "config %s can be read by others (mode %04o), and it names secrets: chmod 600 %s",
			config, info.Mode().Perm(), config).WithField("config")
	}
	f.network, f.folder, f.host, *id = s.Network, s.Folder, s.Host, s.ID
	return &s, nil
}

// drainOnTerm gives a context that ends at an interrupt or at the second SIGTERM; the first closes drain. The program's own
// context, which ends at any of them, is not asked.
func drainOnTerm(parent context.Context) (ctx context.Context, drain <-chan struct{}, stop func()) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(parent))
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	draining, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		terms := 0
		for {
			select {
			case <-ctx.Done():
				return
			case s := <-signals:
				if s == syscall.SIGTERM {
					terms++
				}
				if s != syscall.SIGTERM || terms > 1 {
					cancel()
					return
				}
				close(draining)
			}
		}
	}()
	return ctx, draining, func() {
		signal.Stop(signals)
		cancel()
		<-ended
	}
}

// configPath is where a node's configuration lies unless a flag says otherwise.
func configPath() string { return filepath.Join(filepath.Dir(dataFolder()), "prover.json") }
