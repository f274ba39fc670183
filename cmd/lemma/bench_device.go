package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/lemma-network/lemma/bench"
	suite "github.com/lemma-network/lemma/bench/run"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
)

// proveOn is the device of a benchmark. Its zero value is the processor.
type proveOn struct {
	id       string // cuda:N
	device   device.Device
	driver   string
	snapshot func() (device.Snapshot, error)
}

// chooseDevice finds the device that a benchmark proves on.
func chooseDevice(ctx context.Context, id string) (proveOn, error) {
	return chooseFrom(ctx, id, device.NewReader(clock.System()).Read)
}

func chooseFrom(ctx context.Context, id string, read func(context.Context) (device.Snapshot, error)) (p proveOn, err error) {
	if id == device.CPU {
		return p, nil
	}
	s, err := read(ctx)
	if err != nil {
		return p, err
	}
	chosen, err := device.Choose([]string{id}, s)
	var refused *proof.Error
	if errors.As(err, &refused) {
		return p, refused.WithField("device")
	}
	// The meter is read once more when a run was interrupted, so not with the command's context; a read has a limit of its own.
	again := func() (device.Snapshot, error) { return read(context.WithoutCancel(ctx)) }
	return proveOn{id: id, device: chosen[0], driver: s.Driver, snapshot: again}, nil
}

// host is the zkVM host's file.
func (p proveOn) host(flag string) (string, error) { return hostPathFor(flag, []string{p.id}) }

// world is the environment and the world of the host at that path, from the environment of hosts.
func (p proveOn) world(host string, env []string) ([]string, sandbox.Profile) {
	world := sandbox.Profile{Init: sandboxInit}
	if p.id == "" {
		return env, world
	}
	return node.GPUWorld(env, world, host)
}

// devices are for the machine's fingerprint.
func (p proveOn) devices() []bench.Device {
	if p.id == "" {
		return nil
	}
	return []bench.Device{{Kind: "gpu", Name: p.device.Name, MemoryBytes: p.device.MemoryBytes, Driver: p.driver}}
}

// watch is the meter of the processor's and the device's energy, as far as both tell, and what makes the figures worse or less than
// they seem.
func (p proveOn) watch() (suite.Meter, []string) {
	processor := suite.NewRAPL(os.DirFS("/sys"))
	if p.id == "" {
		return processor, nil
	}
	var warnings []string
	if n := len(p.device.Holders); n > 0 {
		warnings = append(warnings, fmt.Sprintf("%d other programs computed on %s when the run began", n, p.id))
	}
	working, missing := suite.Working(map[string]suite.Meter{"the processor": processor, p.id: device.NewMeter(p.snapshot, []string{p.id})})
	if len(working) > 0 && len(missing) > 0 {
		warnings = append(warnings, "energy is without that of "+strings.Join(missing, " and ")+", whose counter cannot be read")
	}
	return working, warnings
}
