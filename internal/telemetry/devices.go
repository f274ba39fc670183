package telemetry

import (
	"github.com/prometheus/client_golang/prometheus"
)

// DeviceReading is what a GPU says of itself; nil is not known. ID is cuda:N.
type DeviceReading struct {
	ID, Name                                                          string
	Up                                                                bool // it answers
	Utilisation, UsedBytes, MemoryBytes, Celsius, Watts, EnergyJoules *float64
}

// devices are the metrics of a machine's GPUs, read when they are asked for.
type devices struct {
	descs []Desc
	parts []devicePart
	known []DeviceReading
	read  func() []DeviceReading
}

// devicePart is one metric of them.
type devicePart struct {
	desc  *prometheus.Desc
	kind  prometheus.ValueType
	value func(DeviceReading) *float64
}

// Devices adds the metrics of the GPUs in known. read is called at each scrape and must have a time limit; a device that it does not
// tell of is down. Call it once. A nil Ops has none.
func (o *Ops) Devices(known []DeviceReading, read func() []DeviceReading) error {
	if o == nil {
		return nil
	}
	return o.registry.Register(newDevices(known, read))
}

func newDevices(known []DeviceReading, read func() []DeviceReading) *devices {
	d := &devices{known: known, read: read}
	for _, m := range []struct {
		name, help string
		kind       prometheus.ValueType
		value      func(DeviceReading) *float64
	}{
		{"lemma_device_up", "1 while the GPU answers, 0 when it is lost or its driver hangs", prometheus.GaugeValue, func(r DeviceReading) *float64 { return truth(r.Up) }},
		{"lemma_device_utilisation_ratio", "share of the last moment in which the GPU computed", prometheus.GaugeValue, func(r DeviceReading) *float64 { return r.Utilisation }},
		{"lemma_device_memory_used_bytes", "memory of the GPU in use, by anybody", prometheus.GaugeValue, func(r DeviceReading) *float64 { return r.UsedBytes }},
		{"lemma_device_memory_bytes", "memory of the GPU", prometheus.GaugeValue, func(r DeviceReading) *float64 { return r.MemoryBytes }},
		{"lemma_device_temperature_celsius", "temperature of the GPU", prometheus.GaugeValue, func(r DeviceReading) *float64 { return r.Celsius }},
		{"lemma_device_power_watts", "power that the GPU draws now", prometheus.GaugeValue, func(r DeviceReading) *float64 { return r.Watts }},
		{"lemma_device_energy_joules_total", "energy that the GPU used since its driver was loaded", prometheus.CounterValue, func(r DeviceReading) *float64 { return r.EnergyJoules }},
	} {
		labels := []string{"device", "name"}
		b := book{}
		b.note(m.name, map[prometheus.ValueType]string{prometheus.GaugeValue: "gauge", prometheus.CounterValue: "counter"}[m.kind], m.help, labels)
		d.descs = append(d.descs, b.descs...)
		d.parts = append(d.parts, devicePart{prometheus.NewDesc(m.name, m.help, labels, nil), m.kind, m.value})
	}
	return d
}

// Describe is prometheus.Collector's.
func (d *devices) Describe(to chan<- *prometheus.Desc) {
	for _, p := range d.parts {
		to <- p.desc
	}
}

// Collect is prometheus.Collector's. The devices' number and names are those of the beginning, so that labels are bounded.
func (d *devices) Collect(to chan<- prometheus.Metric) {
	now := map[string]DeviceReading{}
	for _, r := range d.read() {
		now[r.ID] = r
	}
	for _, k := range d.known {
		r := now[k.ID]
		for _, p := range d.parts {
			if v := p.value(r); v != nil {
				to <- prometheus.MustNewConstMetric(p.desc, p.kind, *v, k.ID, k.Name)
			}
		}
	}
}

func truth(b bool) *float64 {
	v := 0.0
	if b {
		v = 1
	}
	return &v
}
