package node

import (
	"context"
	"log/slog"

	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/telemetry"
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
