package device

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/lemma-network/lemma/proof"
)

// CPU is the id of the processor, which every machine has.
const CPU = "cpu"

// MaxIndex is the largest N of cuda:N.
const MaxIndex = 63

const cuda = "cuda:"

// Name is cuda:N.
func Name(index int) string { return cuda + strconv.Itoa(index) }

// Index is the N of cuda:N, and -1 of cpu. Error: Caller bad-device.
func Index(id string) (int, error) {
	if id == CPU {
		return -1, nil
	}
	text, found := strings.CutPrefix(id, cuda)
	n, err := strconv.Atoi(text)
	if !found || err != nil || n < 0 || n > MaxIndex || Name(n) != id {
		return 0, proof.Errorf(proof.Caller, "bad-device", "device %.40q: want cpu, or cuda:N with N from 0 to %d", id, MaxIndex)
	}
	return n, nil
}

// Device is a GPU at one moment. What it does not tell is 0, empty or nil.
type Device struct {
	ID          string `json:"id"` // cuda:N, counted in the order of the bus, as CUDA does with CUDA_DEVICE_ORDER=PCI_BUS_ID
	UUID        string `json:"uuid,omitempty"`
	Name        string `json:"name,omitempty"`
	MemoryBytes int64  `json:"memory_bytes,omitempty"`
	FreeBytes   int64  `json:"free_bytes"`           // means nothing when MemoryBytes is 0
	Capability  string `json:"capability,omitempty"` // compute capability, such as 9.0

	Utilisation *float64 `json:"utilisation,omitempty"` // share of the last moment (up to a second) in which it computed, 0 to 1
	Celsius     *float64 `json:"celsius,omitempty"`
	Watts       *float64 `json:"watts,omitempty"`
	Joules      *float64 `json:"joules,omitempty"`  // used since the driver was loaded; the driver sums power that it samples
	Holders     []Holder `json:"holders,omitempty"` // processes that compute on it, of any user; nil is not known

	Lost    bool   `json:"lost,omitempty"`    // it does not answer, and may come back
	Problem string `json:"problem,omitempty"` // why nothing can be proven on it, and what to do; empty when nothing is known
}

// Holder is a process that computes on a device. Bytes is 0 when it is not known.
type Holder struct {
	PID   int   `json:"pid"`
	Bytes int64 `json:"bytes,omitempty"`
}

// HeldBy is how much of the device's memory those processes hold that are mine.
func (d Device) HeldBy(mine func(pid int) bool) (bytes int64) {
	for _, h := range d.Holders {
		if mine(h.PID) {
			bytes += h.Bytes
		}
	}
	return bytes
}

// Snapshot is what a machine's GPUs tell at one moment.
type Snapshot struct {
	Driver  string   `json:"driver,omitempty"` // its version
	CUDA    string   `json:"cuda,omitempty"`   // the newest version that the driver runs, such as 12.8
	Devices []Device `json:"devices"`
	None    string   `json:"none,omitempty"` // why there are no devices, and what to do; empty when there are
}

// Find looks for a device by its id.
func (s Snapshot) Find(id string) (Device, bool) {
	for _, d := range s.Devices {
		if d.ID == id {
			return d, true
		}
	}
	return Device{}, false
}

// String is the device as an error names it.
func (d Device) String() string {
	text := d.Name
	if d.MemoryBytes > 0 {
		text = strings.TrimPrefix(text+", "+gigabytes(d.MemoryBytes), ", ")
	}
	if text == "" {
		return d.ID
	}
	return fmt.Sprintf("%s (%s)", d.ID, text)
}

func gigabytes(bytes int64) string { return fmt.Sprintf("%.1f GB", float64(bytes)/1e9) }
