package node

import (
	"context"
	"io/fs"
	"log/slog"
	"strconv"

	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/procfs"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/proof"
)

// devices are a machine's GPUs, as device.Reader reads them.
type devices interface {
	Read(ctx context.Context) (device.Snapshot, error)
}

// watchDevices adds the metrics of the machine's GPUs, if it has some. It looks beside the node's start, which no driver may hold up.
func watchDevices(ctx context.Context, ops *telemetry.Ops, r devices, log *slog.Logger) (done <-chan struct{}) {
	ended := make(chan struct{})
	if ops == nil {
		close(ended)
		return ended
	}
	go func() {
		defer close(ended)
		s, err := r.Read(ctx)
		if err == nil && len(s.Devices) > 0 {
			err = ops.Devices(readings(s), func() []telemetry.DeviceReading {
				now, _ := r.Read(ctx) // without an answer they are down, and that is told
				return readings(now)
			})
		}
		if err != nil && ctx.Err() == nil {
			log.Warn("no metrics of this machine's GPUs", "error", err)
		}
	}()
	return ended
}

// deviceFree says how much of a device's memory is not held by programs that are seen to be others': what the driver does not tell of,
// or tells under numbers that a container does not know, counts as free, and is the host's to find out. proc is the kernel's folder of
// process files, self this process. Errors: those of device.Choose and device.Reader; Retry device-memory-unknown.
func deviceFree(ctx context.Context, r devices, proc fs.FS, self int) func(id string) (int64, error) {
	return func(id string) (int64, error) {
		s, err := r.Read(ctx)
		if err != nil {
			return 0, err
		}
		chosen, err := device.Choose([]string{id}, s)
		if err != nil {
			return 0, err
		}
		d := chosen[0]
		if d.MemoryBytes == 0 {
			return 0, proof.Errorf(proof.Retry, "device-memory-unknown", "device %s does not tell how much memory it has", d)
		}
		return max(d.FreeBytes, d.MemoryBytes-d.HeldBy(func(pid int) bool { return foreign(proc, pid, self) })), nil
	}
}

// mostGenerations bounds the walk: process numbers are used again, so that what is read may be no tree.
const mostGenerations = 64

// foreign says whether a process is seen to be neither self nor started by it, nor by one that was.
func foreign(proc fs.FS, pid, self int) bool {
	for generation := range mostGenerations {
		if pid == self {
			return false
		}
		text, _ := fs.ReadFile(proc, strconv.Itoa(pid)+"/status") // of one that is gone nothing is known
		parent, err := strconv.Atoi(procfs.Field(string(text), "PPid"))
		if err != nil || parent <= 0 {
			return generation > 0 || err == nil
		}
		pid = parent
	}
	return true
}

// readings are a snapshot as metrics tell it.
func readings(s device.Snapshot) []telemetry.DeviceReading {
	var all []telemetry.DeviceReading
	for _, d := range s.Devices {
		r := telemetry.DeviceReading{ID: d.ID, Name: d.Name, Up: !d.Lost, Utilisation: d.Utilisation, Celsius: d.Celsius, Watts: d.Watts, EnergyJoules: d.Joules}
		if d.MemoryBytes > 0 {
			whole, used := float64(d.MemoryBytes), float64(d.MemoryBytes-d.FreeBytes)
			r.MemoryBytes, r.UsedBytes = &whole, &used
		}
		all = append(all, r)
	}
	return all
}
