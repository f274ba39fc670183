package prover

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// deviceCodes are the codes of errors that are about a device and no job: whoever has such a device does without it for a while.
var deviceCodes = []string{"device-absent", "device-too-small", "device-unsupported", "device-unhealthy", "device-lost"}

// deviceError says that a device cannot be used now, whatever the job. It is of class retry: another device can do the job.
type deviceError struct{ cause *proof.Error }

func (e *deviceError) Error() string { return e.cause.Error() }
func (e *deviceError) Unwrap() error { return e.cause }

// ofDevice makes a deviceError of an error with one of deviceCodes, and leaves others as they are.
func ofDevice(err error) error {
	code := proof.CodeOf(err)
	if err == nil || isDeviceError(err) || !slices.Contains(deviceCodes, code) {
		return err
	}
	return &deviceError{proof.Errorf(proof.Retry, code, "%w", err)}
}

func isDeviceError(err error) bool {
	var e *deviceError
	return errors.As(err, &e)
}

// CheckUse refuses devices that one node cannot prove on together. No ids mean the CPU. Errors: Caller bad-config about use or fallback_cpu.
func CheckUse(ids []string, fallbackCPU bool) error {
	refuse := func(field, format string, args ...any) error {
		return proof.Errorf(proof.Caller, "bad-config", field+": "+format, args...).WithField(field)
	}
	if len(ids) > queue.MaxDevices {
		return refuse("use", "%d devices: want at most %d", len(ids), queue.MaxDevices)
	}
	for i, id := range ids {
		switch {
		case id != host.CPU && !host.IsGPU(id):
			return refuse("use", "%.40q: want cpu, or cuda:0 to cuda:63", id)
		case slices.Contains(ids[:i], id):
			return refuse("use", "%s is named twice", id)
		}
	}
	if slices.Contains(ids, host.CPU) && len(ids) > 1 {
		return refuse("use", "cpu beside %s: a node tells one speed for all of its devices; give the CPU a node of its own", strings.Join(ids, ", "))
	}
	if fallbackCPU && (len(ids) == 0 || ids[0] == host.CPU) {
		return refuse("fallback_cpu", "no GPU is in use that the CPU could stand in for: set use to cuda:0, for example")
	}
	return nil
}

// ParseUse reads device ids that are separated by commas; empty text is none. CheckUse says whether they can be.
func ParseUse(text string) []string {
	if text == "" {
		return nil
	}
	ids := strings.Split(text, ",")
	for i := range ids {
		ids[i] = strings.TrimSpace(ids[i])
	}
	return ids
}

// hostOf is how the host of a device is run.
func (c Config) hostOf(device string) host.Config {
	if h, known := c.Hosts[device]; known {
		return h
	}
	h := c.Host
	h.Argv = host.ArgvOn(h.Argv, device)
	return h
}

// checkDevice refuses a host that proves on another device than it was told to, or on one that is too small for it.
func checkDevice(device string, info host.Info) error {
	if got := info.Proves(); got != device {
		return proof.Errorf(proof.Caller, "host-unfit", "host: %s proves on %s, want %s: use a host that was built for it (make gpu)", info.Name, got, device).WithField("host")
	}
	if stage, need := host.MostBytes(info.DeviceMemoryBytes); info.Device != nil && need > info.Device.MemoryBytes {
		return proof.Errorf(proof.Caller, "device-too-small", "device %s (%s): stage %s needs %d bytes, it has %d: use another device",
			device, info.Device.Name, stage, need, info.Device.MemoryBytes).WithField("use")
	}
	return nil
}

// roomOnDevice refuses a device whose free memory is short now: another program holds it. free is nil when nobody knows, and asks for what
// is free or held by this node's own processes.
func roomOnDevice(device string, info host.Info, free func(string) (int64, error)) error {
	stage, need := host.MostBytes(info.DeviceMemoryBytes)
	if free == nil || info.Device == nil || need == 0 {
		return nil
	}
	bytes, err := free(device)
	if err = ofDevice(err); isDeviceError(err) {
		return err
	}
	if err == nil && bytes < need { // unknown is no reason: the host looks itself
		return &deviceError{proof.Errorf(proof.Retry, "device-busy", "device %s: stage %s needs %d bytes, %d are free: another program holds the rest", device, stage, need, bytes)}
	}
	return nil
}

// shown is a slot's device as heartbeats tell of it. What was told in the settings of the CPU's name is used for it.
func (c slotCondition) shown(told []queue.Device, memory int64) queue.Device {
	d := queue.Device{ID: c.device, State: c.state, Code: c.code, Kind: "cpu", MemoryBytes: memory}
	if i := slices.IndexFunc(told, func(d queue.Device) bool { return d.Kind == "cpu" }); i >= 0 {
		d.Name, d.MemoryBytes = told[i].Name, told[i].MemoryBytes
	}
	if host.IsGPU(c.device) {
		d.Kind, d.Name, d.MemoryBytes = "gpu", "", 0
	}
	if c.info.Device != nil {
		d.Name, d.MemoryBytes = c.info.Device.Name, c.info.Device.MemoryBytes
	}
	return d
}

// noneWorks is why a node whose devices were all refused cannot start, for the reasons in their order.
func noneWorks(devices []string, reasons []error) error {
	if len(reasons) == 1 {
		return reasons[0]
	}
	words := make([]string, len(reasons))
	for i, err := range reasons {
		words[i] = fmt.Sprintf("%s: %v", devices[i], err)
	}
	return proof.Errorf(proof.ClassOf(reasons[0]), proof.CodeOf(reasons[0]), "none of the devices works: %s", strings.Join(words, "; ")).WithField("use")
}
