package prover

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

func TestDevicesThatOneNodeCannotUse(t *testing.T) {
	many := func(n int) (ids []string) {
		for i := range n {
			ids = append(ids, fmt.Sprintf("cuda:%d", i))
		}
		return ids
	}
	for name, c := range map[string]struct {
		use      []string
		fallback bool
		field    string // "": they can be used
	}{
		"none":               {nil, false, ""},
		"the CPU":            {[]string{"cpu"}, false, ""},
		"a GPU, or the CPU":  {[]string{"cuda:0"}, true, ""},
		"as many as there":   {many(queue.MaxDevices), true, ""},
		"the last GPU":       {[]string{"cuda:63"}, false, ""},
		"one past the last":  {[]string{"cuda:64"}, false, "use"},
		"one too many":       {many(queue.MaxDevices + 1), false, "use"},
		"twice the same":     {[]string{"cuda:1", "cuda:0", "cuda:1"}, false, "use"},
		"a leading zero":     {[]string{"cuda:00"}, false, "use"},
		"no number":          {[]string{"cuda"}, false, "use"},
		"empty":              {[]string{""}, false, "use"},
		"another kind":       {[]string{"rocm:0"}, false, "use"},
		"the CPU beside one": {[]string{"cuda:0", "cpu"}, false, "use"},
		"nothing to replace": {nil, true, "fallback_cpu"},
		"the CPU by itself":  {[]string{"cpu"}, true, "fallback_cpu"},
	} {
		err := CheckUse(c.use, c.fallback)
		if (err == nil) != (c.field == "") || err != nil && (proof.CodeOf(err) != "bad-config" || failure(err).Field != c.field || !strings.Contains(err.Error(), c.field+": ")) {
			t.Errorf("%s: %v, want an error about %q", name, err, c.field)
		}
	}
	if got := ParseUse("cuda:0, cuda:1"); !slices.Equal(got, []string{"cuda:0", "cuda:1"}) || ParseUse("") != nil {
		t.Errorf("parsed %v", got)
	}
}

// gpu is a host that proves on a GPU.
func gpu(id string, memory int64, need map[proof.Stage]int64) host.Info {
	return host.Info{Name: "fake", Devices: []string{id}, Device: &host.Device{ID: id, Kind: host.KindGPU, Name: "Fake GPU", MemoryBytes: memory}, DeviceMemoryBytes: need}
}

func TestDevicesAreAdmittedByTheirMemory(t *testing.T) {
	need := map[proof.Stage]int64{proof.StageCore: 700, proof.StageCompressed: 800, proof.StageWrap: 500}
	for name, c := range map[string]struct {
		device string
		info   host.Info
		code   string
	}{
		"just enough":          {"cuda:0", gpu("cuda:0", 800, need), ""},
		"one byte too few":     {"cuda:0", gpu("cuda:0", 799, need), "device-too-small"},
		"need unknown":         {"cuda:0", gpu("cuda:0", 1, nil), ""},
		"the CPU":              {"cpu", host.Info{Name: "fake"}, ""},
		"another device":       {"cuda:1", gpu("cuda:0", 800, need), "host-unfit"},
		"the CPU in its place": {"cuda:1", host.Info{Name: "fake"}, "host-unfit"},
	} {
		if err := checkDevice(c.device, c.info); (err == nil) != (c.code == "") || err != nil && (proof.CodeOf(err) != c.code || proof.ClassOf(err) != proof.Caller) {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
	}
	lost := proof.Errorf(proof.Retry, "device-lost", "it fell off the bus")
	for name, c := range map[string]struct {
		free int64
		err  error
		code string
	}{
		"just enough":      {800, nil, ""},
		"one byte too few": {799, nil, "device-busy"},
		"lost":             {0, lost, "device-lost"},
		"not known":        {0, errors.New("the driver does not say"), ""},
	} {
		err := roomOnDevice("cuda:0", gpu("cuda:0", 1000, need), func(id string) (int64, error) {
			if id != "cuda:0" {
				t.Errorf("asked for %s", id)
			}
			return c.free, c.err
		})
		if (err == nil) != (c.code == "") || err != nil && (proof.CodeOf(err) != c.code || !isDeviceError(err) || proof.ClassOf(err) != proof.Retry) {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
	}
	none := func(string) (int64, error) { t.Error("asked about no device"); return 0, nil }
	if err := errors.Join(roomOnDevice("cuda:0", gpu("cuda:0", 1000, need), nil), roomOnDevice("cpu", host.Info{}, none)); err != nil {
		t.Error(err)
	}
}

// Whatever class a refusal has at the start, in the middle of a job it is the node's trouble and must not end the job.
func TestErrorsOfDevicesAreNoFaultOfAJob(t *testing.T) {
	for _, code := range deviceCodes {
		for _, class := range []proof.Class{proof.Caller, proof.Retry} {
			if err := ofDevice(proof.Errorf(class, code, "x")); !isDeviceError(err) || proof.ClassOf(err) != proof.Retry || proof.CodeOf(err) != code {
				t.Errorf("%s %s became %s %s", class, code, proof.ClassOf(err), proof.CodeOf(err))
			}
		}
	}
	cause := proof.Errorf(proof.Permanent, "guest-panicked", "x")
	if err := ofDevice(cause); err != error(cause) || ofDevice(nil) != nil {
		t.Errorf("%v", err)
	}
	once := ofDevice(proof.Errorf(proof.Retry, "device-lost", "x"))
	if ofDevice(once) != once {
		t.Error("wrapped twice")
	}
}

func TestTheMachinesMemoryIsForAllHosts(t *testing.T) {
	r := newRoster()
	const need = 1000
	memory := int64(2*need) / 100 * LeastMemoryPercent
	for _, c := range []struct {
		device string
		memory int64
		code   string
	}{
		{"cuda:0", 1, ""}, // the first is taken in any case: it refuses job by job
		{"cuda:1", memory - 1, RefusedMemory},
		{"cuda:1", memory, ""},
		{"cuda:1", memory, ""}, // again: it does not count twice
		{"cuda:2", memory, RefusedMemory},
		{"cuda:2", 0, ""}, // unknown
	} {
		if err := r.join(c.device, need, c.memory); (err == nil) != (c.code == "") || err != nil && (proof.CodeOf(err) != c.code || proof.ClassOf(err) != proof.Retry) {
			t.Errorf("%s with %d bytes: %v, want %q", c.device, c.memory, err, c.code)
		}
	}
	count, changed := r.others("cuda:1")
	if count != 2 {
		t.Errorf("%d others, want 2", count)
	}
	r.leave("cuda:2")
	<-changed
	if count, _ = r.others("cpu"); count != 2 {
		t.Errorf("%d others, want 2", count)
	}
}

// What was measured on one kind of device says nothing about another, and pushes nothing out there.
func TestSpeedsAreOfTheirDevice(t *testing.T) {
	on := func(device string, seconds float64) Sample {
		return Sample{Cycles: 1000, ExecuteSeconds: 1, ProveSeconds: seconds, FixedSeconds: 2, Source: SourceJob, Fingerprint: Fingerprint{Device: device}}
	}
	samples := []Sample{on("", 100), on("fast", 1), on("slow", 4)}
	for _, c := range []struct {
		devices []string
		want    float64
	}{{nil, 0}, {[]string{""}, 10}, {[]string{"fast"}, 1000}, {[]string{"fast", "slow"}, 250}, {[]string{"slow", "fast"}, 250}, {[]string{"fast", "new"}, 0}} {
		var kinds []Fingerprint
		for _, d := range c.devices {
			kinds = append(kinds, Fingerprint{Device: d})
		}
		if got := slowest(samples, kinds); got.ProveCyclesPerSecond != c.want {
			t.Errorf("speed of %q is %v, want %v", c.devices, got.ProveCyclesPerSecond, c.want)
		}
	}
	kept := []Sample{on("", 7)}
	for i := range MaxSamples + 5 {
		kept = addJob(kept, on("fast", float64(i)))
	}
	fast := samplesOf(kept, Fingerprint{Device: "fast"})
	if len(fast) != MaxSamples || len(kept) != MaxSamples+1 || fast[0].ProveSeconds != 5 {
		t.Errorf("%d in all, %d of the GPU, the first %+v", len(kept), len(fast), fast[0])
	}
	for i := range 2 * maxSampledDevices {
		kept = addJob(kept, on(fmt.Sprint(i), 1))
	}
	names := map[string]bool{}
	for _, s := range kept {
		names[s.Fingerprint.Device] = true
	}
	if len(names) != maxSampledDevices || names["fast"] || !names[fmt.Sprint(2*maxSampledDevices-1)] {
		t.Errorf("samples of %v are kept, want the last %d", slices.Sorted(maps.Keys(names)), maxSampledDevices)
	}
}

// A heartbeat tells one condition of several devices.
func TestWhatHeartbeatsTellOfDevices(t *testing.T) {
	order := proof.Sum([]byte("order"))
	slow, fast := gpu("cuda:0", 1000, nil), gpu("cuda:1", 1000, nil)
	slow.Device.Name = "slow"
	slowly, quickly := Fingerprint{Device: "slow"}, Fingerprint{Device: "Fake GPU"}
	c := condition{samples: []Sample{{Cycles: 100, ProveSeconds: 100, Fingerprint: slowly}, {Cycles: 100, ProveSeconds: 1, Fingerprint: quickly}}, slots: []slotCondition{
		{device: "cuda:0", state: queue.DeviceOut, code: "device-lost", info: slow, fingerprint: slowly},
		{device: "cuda:1", state: queue.DeviceBusy, order: &order, info: fast, fingerprint: quickly},
		{device: "cuda:2", state: queue.DeviceIdle, info: fast, fingerprint: quickly},
		{device: "cpu", state: queue.DeviceOut, standby: true},
	}}
	shown := c.devices(nil, 5)
	if len(shown) != 3 || shown[0].ID != "cuda:1" || shown[2] != (queue.Device{ID: "cuda:0", Kind: "gpu", Name: "slow", MemoryBytes: 1000, State: "out", Code: "device-lost"}) {
		t.Errorf("devices %+v", shown)
	}
	if c.doing() != "busy" || c.free() != 1 || *c.order() != order || c.speed().ProveCyclesPerSecond != 100 {
		t.Errorf("%s, %d free, speed %v", c.doing(), c.free(), c.speed())
	}
	c.slots[1] = slotCondition{device: "cuda:1", state: queue.DeviceOut, info: fast, fingerprint: quickly}
	c.slots[2].state = queue.DeviceOut
	if c.doing() != "paused" || c.free() != 0 || c.info().Name != "fake" || c.speed().ProveCyclesPerSecond != 1 {
		t.Errorf("all out: %s, %d free, speed %v", c.doing(), c.free(), c.speed())
	}
	cpu := slotCondition{device: "cpu", state: queue.DeviceIdle}
	if d := cpu.shown([]queue.Device{{Kind: "gpu", Name: "unused"}, {Kind: "cpu", Name: "a CPU", MemoryBytes: 3}}, 5); d.Name != "a CPU" || d.MemoryBytes != 3 || d.Kind != "cpu" {
		t.Errorf("CPU %+v", d)
	}
	if d := cpu.shown(nil, 5); d.MemoryBytes != 5 {
		t.Errorf("CPU %+v", d)
	}
	for range queue.MaxDevices {
		c.slots = append(c.slots, slotCondition{device: "cuda:9", state: queue.DeviceOut})
	}
	if n := len(c.devices(nil, 5)); n != queue.MaxDevices {
		t.Errorf("%d devices are told", n)
	}
}
