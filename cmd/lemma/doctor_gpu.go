package main

import (
	"context"
	"fmt"
	"io"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/doctor"
	"github.com/lemma-network/lemma/internal/queue"
)

// lookAtGPUs asks the driver, and whether programs could compute.
func lookAtGPUs(ctx context.Context) (g doctor.GPUs) {
	r := device.NewReader(clock.System())
	var err error
	if g.Snapshot, err = r.Read(ctx); err != nil {
		g.Error = err.Error()
	}
	if len(g.Devices) > 0 {
		if err := r.CUDA(ctx); err != nil {
			g.NoCUDA = err.Error()
		}
	}
	return g
}

// devices are the CPU and the machine's GPUs, as heartbeats tell of them.
func (m machine) devices(f doctor.Facts) []queue.Device {
	short := func(s string) string { return s[:min(len(s), queue.MaxTextBytes)] }
	devices := []queue.Device{{Kind: "cpu", Name: short(f.Machine.CPU), MemoryBytes: f.Machine.MemoryBytes}}
	if f.GPUs != nil {
		for _, d := range f.GPUs.Devices[:min(len(f.GPUs.Devices), queue.MaxDevices-1)] {
			devices = append(devices, queue.Device{Kind: "gpu", Name: short(d.Name), MemoryBytes: d.MemoryBytes})
		}
	}
	return devices
}

// writeDevices shows the GPUs and whether each can prove, or why there are none.
func writeDevices(out io.Writer, g *doctor.GPUReport) {
	if g == nil {
		return
	}
	if len(g.Devices) == 0 {
		fmt.Fprintf(out, "GPU        none: %s\n", g.None)
	}
	for _, d := range g.Devices {
		fmt.Fprintf(out, "GPU        %s %s, %s (%s free), driver %s, capability %s; %s\n", d.ID, d.Name, display.Bytes(d.MemoryBytes), display.Bytes(d.FreeBytes),
			g.Driver, d.Capability, d.Text)
	}
}
