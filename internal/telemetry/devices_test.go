package telemetry

import (
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus/testutil"
)

// A device tells what it knows; one that is gone is down, and one that comes as a surprise makes no series.
func TestMetricsOfDevices(t *testing.T) {
	half, watts, joules := 0.5, 250.0, 1e6
	now := []DeviceReading{
		{ID: "cuda:0", Name: "A GPU", Up: true, Utilisation: &half, Watts: &watts, EnergyJoules: &joules},
		{ID: "cuda:7", Name: "a surprise", Up: true},
	}
	o := &Ops{registry: Registry()}
	if err := o.Devices([]DeviceReading{{ID: "cuda:0", Name: "A GPU"}, {ID: "cuda:1", Name: "Another"}}, func() []DeviceReading { return now }); err != nil {
		t.Fatal(err)
	}
	names := []string{"lemma_device_up", "lemma_device_utilisation_ratio", "lemma_device_power_watts", "lemma_device_temperature_celsius", "lemma_device_energy_joules_total"}
	want := `# HELP lemma_device_energy_joules_total energy that the GPU used since its driver was loaded
# TYPE lemma_device_energy_joules_total counter
lemma_device_energy_joules_total{device="cuda:0",name="A GPU"} 1e+06
# HELP lemma_device_power_watts power that the GPU draws now
# TYPE lemma_device_power_watts gauge
lemma_device_power_watts{device="cuda:0",name="A GPU"} 250
# HELP lemma_device_up 1 while the GPU answers, 0 when it is lost or its driver hangs
# TYPE lemma_device_up gauge
lemma_device_up{device="cuda:0",name="A GPU"} 1
lemma_device_up{device="cuda:1",name="Another"} 0
# HELP lemma_device_utilisation_ratio share of the last moment in which the GPU computed
# TYPE lemma_device_utilisation_ratio gauge
lemma_device_utilisation_ratio{device="cuda:0",name="A GPU"} 0.5
`
	if err := testutil.GatherAndCompare(o.registry, strings.NewReader(want), names...); err != nil {
		t.Error(err)
	}
	now = nil // the driver hangs
	want = `# HELP lemma_device_up 1 while the GPU answers, 0 when it is lost or its driver hangs
# TYPE lemma_device_up gauge
lemma_device_up{device="cuda:0",name="A GPU"} 0
lemma_device_up{device="cuda:1",name="Another"} 0
`
	if err := testutil.GatherAndCompare(o.registry, strings.NewReader(want), names...); err != nil {
		t.Error(err)
	}
	if err := o.Devices(nil, nil); err == nil {
		t.Error("the same metrics twice")
	}
	if err := (*Ops)(nil).Devices(nil, nil); err != nil {
		t.Error("nobody listens:", err)
	}
}
