package host

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
)

// CPU is the device id of a host that proves on the machine's cores.
const CPU = "cpu"

// KindGPU is the kind of a Device.
const KindGPU = "gpu"

// devicePattern is a GPU's id: cuda:N with N from 0 to 63, as NVML and CUDA_DEVICE_ORDER=PCI_BUS_ID count.
var devicePattern = regexp.MustCompile(`^cuda:([0-9]|[1-5][0-9]|6[0-3])$`)

// IsGPU reports whether id is the id of a GPU.
func IsGPU(id string) bool { return devicePattern.MatchString(id) }

// ArgvOn is a host's command line that proves on a device. argv stays as it is.
func ArgvOn(argv []string, device string) []string {
	if device == CPU {
		return argv
	}
	return append(slices.Clone(argv), "--device", device)
}

// MostBytes is the stage that needs most memory, and what it needs; 0 when no need is known. Ties go to the first by name, so that messages
// do not change.
func MostBytes(needs map[proof.Stage]int64) (stage proof.Stage, bytes int64) {
	for s, n := range needs {
		if n > bytes || n == bytes && n > 0 && s < stage {
			stage, bytes = s, n
		}
	}
	return stage, bytes
}

// Device is the GPU that a host proves on.
type Device struct {
	ID          string `json:"id"`   // cuda:N
	Kind        string `json:"kind"` // gpu
	Name        string `json:"name"`
	UUID        string `json:"uuid"` // its stable name
	MemoryBytes int64  `json:"memory_bytes"`
	Driver      string `json:"driver"`
	Capability  string `json:"capability"` // of its architecture, such as 9.0
}

const maxDeviceTextBytes = 256

var capabilityPattern = regexp.MustCompile(`^[0-9]{1,2}\.[0-9]{1,2}$`)

func (d Device) check() error {
	for _, text := range []struct{ field, value string }{{"name", d.Name}, {"uuid", d.UUID}, {"driver", d.Driver}} {
		if text.value == "" || len(text.value) > maxDeviceTextBytes || strings.ContainsFunc(text.value, unicode.IsControl) {
			return fmt.Errorf("device.%s is %.40q, want 1 to %d bytes of plain text", text.field, text.value, maxDeviceTextBytes)
		}
	}
	switch {
	case d.Kind != KindGPU:
		return fmt.Errorf("device.kind is %.40q, want %s", d.Kind, KindGPU)
	case !IsGPU(d.ID):
		return fmt.Errorf("device.id is %.40q, want cuda:0 to cuda:63", d.ID)
	case d.MemoryBytes <= 0:
		return fmt.Errorf("device.memory_bytes is %d, want more than 0", d.MemoryBytes)
	case !capabilityPattern.MatchString(d.Capability):
		return fmt.Errorf("device.capability is %.40q, want a number such as 9.0", d.Capability)
	}
	return nil
}

// Proves is the id of the device that the host proves on: cpu for a host of an older release, which does not say.
func (i Info) Proves() string {
	if i.Device == nil {
		return CPU
	}
	return i.Device.ID
}

// checkDevice refuses what a host that knows its device would not say.
func (i Info) checkDevice() error {
	if !(i.HealthSeconds >= 0) || math.IsInf(i.HealthSeconds, 0) {
		return fmt.Errorf("health_seconds is %v, want at least 0", i.HealthSeconds)
	}
	if i.Device == nil {
		if len(i.DeviceMemoryBytes) > 0 {
			return fmt.Errorf("device_memory_bytes without a device")
		}
		if len(i.Devices) > 1 || len(i.Devices) == 1 && i.Devices[0] != CPU {
			return fmt.Errorf("devices is %.80q without a device, want %s", i.Devices, CPU)
		}
		return nil
	}
	if err := i.Device.check(); err != nil {
		return err
	}
	if !slices.Equal(i.Devices, []string{i.Device.ID}) {
		return fmt.Errorf("devices is %.80q, want the one device %s", i.Devices, i.Device.ID)
	}
	for stage, bytes := range i.DeviceMemoryBytes {
		if !slices.Contains([]proof.Stage{proof.StageCore, proof.StageCompressed, proof.StageShrink, proof.StageWrap}, stage) || bytes < 0 {
			return fmt.Errorf("device_memory_bytes has %.40q: %d, want a stage of proving and at least 0", stage, bytes)
		}
	}
	return nil
}

// exitNotStarted is the exit code of a host that could not start (docs/host-protocol.md).
const exitNotStarted = 71

// refusal is what a host that could not start said in words for programs: the last line of stderr that is one. nil when it said nothing
// of the kind. As in answers the class comes from our table.
func refusal(name string, exit sandbox.Exit) *proof.Error {
	if exit.Code != exitNotStarted || exit.Reason != nil {
		return nil
	}
	lines := strings.Split(exit.Stderr, "\n")
	for _, line := range slices.Backward(lines) {
		var said struct {
			Error *hostError `json:"error"`
		}
		if !strings.HasPrefix(line, `{"error":`) || json.Unmarshal([]byte(line), &said) != nil || said.Error == nil {
			continue
		}
		if _, known := classes[said.Error.Code]; known {
			return said.Error.failure(name, "start")
		}
	}
	return nil
}
