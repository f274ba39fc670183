// Command soak runs very many jobs through a whole network in one process and looks whether anything grows: memory, goroutines, files,
// disk. Real are the orchestrator with its SQLite file, the queue's server, the artifact store, the prover nodes and the verification of
// every proof; made up are the chain, the zkVM host and the wrap circuit, which has a handful of constraints.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/pprof"
	"syscall"
	"time"

	"github.com/lemma-network/lemma/internal/artifact"
)

// The arguments that make a child of this program.
const (
	argHost    = "as-host"
	argGateway = "as-gateway"
)

type options struct {
	jobs, open, provers int
	rate                float64
	keepSeconds         int64
	every               time.Duration
	limit               time.Duration
	folder, out, cpu    string
	disk, heap          bool
}

func main() {
	if len(os.Args) == 2 && os.Args[1] == argHost {
		serveHost(os.Stdin, os.Stdout)
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if len(os.Args) == 2 && os.Args[1] == argGateway {
		cfg, err := artifact.GatewayConfigFromEnv(os.Getenv)
		if err == nil {
			err = artifact.ServeGateway(ctx, cfg)
		}
		exit(err)
	}
	var o options
	flag.IntVar(&o.jobs, "jobs", 100_000, "orders in all")
	flag.IntVar(&o.open, "open", 200, "orders open at a time")
	flag.IntVar(&o.provers, "provers", 6, "prover nodes")
	flag.Float64Var(&o.rate, "rate", 0, "orders opened per second; 0 is as many as fit")
	flag.Int64Var(&o.keepSeconds, "keep", 60, "seconds for which closed orders are kept")
	flag.DurationVar(&o.every, "every", 10*time.Second, "time between two samples")
	flag.DurationVar(&o.limit, "limit", 0, "open no more orders after this time; 0 is never")
	flag.StringVar(&o.folder, "folder", "", "where everything is kept; empty is a temporary folder")
	flag.StringVar(&o.out, "out", "bin/soak", "folder of report.json and table.md")
	flag.BoolVar(&o.disk, "disk", false, "keep artifacts in a folder instead of an S3 gateway: several times faster")
	flag.StringVar(&o.cpu, "cpu", "", "write a CPU profile there")
	flag.BoolVar(&o.heap, "heap", false, "write a heap profile beside the report at 15 % and at 95 % of the jobs, for go tool pprof -base")
	old := flag.String("judge", "", "judge this report.json again, and run nothing")
	flag.Parse()
	if *old != "" {
		exit(rejudge(*old, o.out))
	}
	exit(soak(ctx, o))
}

func exit(err error) {
	if err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintln(os.Stderr, "soak:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// soak runs the jobs, writes the report, and fails when something grew or an order was not paid exactly once.
func soak(ctx context.Context, o options) error {
	if o.folder == "" {
		folder, err := os.MkdirTemp("", "lemma-soak-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		o.folder = folder
	}
	folder, err := filepath.Abs(o.folder)
	if err != nil {
		return err
	}
	o.folder = folder
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	n, err := startNetwork(ctx, o, log)
	if err != nil {
		return err
	}
	if o.cpu != "" {
		f, err := os.Create(o.cpu)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	g := newGauge(n, o)
	err = n.run(ctx, g)
	report := g.report(n, time.Now())
	if werr := report.write(o.out); werr != nil {
		return werr
	}
	fmt.Print(report.table())
	if err != nil {
		return err
	}
	return report.verdict()
}
