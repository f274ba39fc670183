package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/lemma-network/lemma/internal/doctor"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

// initialize runs `prover init` and gives what it printed.
func initialize(t *testing.T, m machine, args ...string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	cmd := proverInitCommand(m)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	cmd.SetOut(&out)
	cmd.SetArgs(args)
	err := cmd.ExecuteContext(context.Background())
	return out.String(), err
}

func TestInitWritesAConfigurationThatRunTakes(t *testing.T) {
	t.Setenv("LEMMA_CACHE", t.TempDir())
	path := filepath.Join(t.TempDir(), "prover.json")
	m := testMachine("16000000")
	m.gpus = func(context.Context) doctor.GPUs { return oneGPU() }
	args := []string{"--config", path, "--host", filepath.Join("testdata", "host.sh"), "--folder", t.TempDir(), "--id", "east-1", "--cost-per-hour", "0.0036"}
	text, err := initialize(t, m, args...)
	if err != nil {
		t.Fatal(err)
	}
	s, err := prover.LoadSettings(path)
	if err != nil || s.ID != "east-1" || !filepath.IsAbs(s.Network) || !filepath.IsAbs(s.Host) {
		t.Fatalf("%+v, %v", s, err)
	}
	if len(s.Devices) != 2 || s.Devices[0].Name != "Some CPU" || s.Devices[1].Kind != "gpu" || s.Devices[1].Name != "Some Card" || s.Devices[1].MemoryBytes != 85e9 {
		t.Errorf("devices %+v", s.Devices)
	}
	mustContain(t, text, "GPU cuda:0 Some Card, 85.0 GB (80.0 GB free), driver 580.1, capability 9.0; can prove")
	if s.Ask.Base == "" || !strings.Contains(text, "an estimate") {
		t.Errorf("ask %+v\n%s", s.Ask, text)
	}
	if _, err := initialize(t, m, args...); proof.CodeOf(err) != "config-exists" {
		t.Errorf("a second init: %v", err)
	}
	if _, err := initialize(t, m, append(args, "--force")...); err != nil {
		t.Error(err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := proverSettings(path, &nodeFlags{}, new(string)); proof.CodeOf(err) != "config-open" {
		t.Errorf("a configuration for all to read: %v", err)
	}
}

func TestCostsThatAreNoAmounts(t *testing.T) {
	for _, text := range []string{"0", "-1", "x", "1e3", "1/2", "0.0000000000000000001", strings.Repeat("9", 41)} {
		if _, err := coins(text); proof.CodeOf(err) != "bad-cost" {
			t.Errorf("%q: %v", text, err)
		}
	}
	if wei, err := coins("0.000000000000000001"); err != nil || wei.Int64() != 1 {
		t.Errorf("%v, %v", wei, err)
	}
	if wei, err := coins(""); err != nil || wei != nil {
		t.Errorf("%v, %v", wei, err)
	}
}

func TestAMachineWithoutCardsHasItsCPU(t *testing.T) {
	if d := testMachine("1").devices(doctor.Facts{}); len(d) != 1 || d[0].Kind != "cpu" {
		t.Errorf("%+v", d)
	}
	many := oneGPU()
	for range 40 {
		many.Devices = append(many.Devices, many.Devices[0])
	}
	many.Devices[0].Name = strings.Repeat("x", 10_000)
	if d := testMachine("1").devices(doctor.Facts{GPUs: &many}); len(d) != queue.MaxDevices || len(d[1].Name) != queue.MaxTextBytes {
		t.Errorf("%d devices", len(d))
	}
}

func TestTheFirstTermDrainsAndTheSecondEnds(t *testing.T) {
	ctx, drain, stop := drainOnTerm(t.Context())
	defer stop()
	kill := func(s syscall.Signal) {
		if err := syscall.Kill(os.Getpid(), s); err != nil {
			t.Fatal(err)
		}
	}
	kill(syscall.SIGTERM)
	<-drain
	if ctx.Err() != nil {
		t.Fatal("the first SIGTERM ended the node")
	}
	kill(syscall.SIGTERM)
	<-ctx.Done()
	ctx, drain, stopInterrupt := drainOnTerm(t.Context())
	defer stopInterrupt()
	kill(syscall.SIGINT)
	<-ctx.Done()
	select {
	case <-drain:
		t.Error("an interrupt drains")
	default:
	}
}
