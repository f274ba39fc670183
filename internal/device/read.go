package device

import (
	"errors"
	"fmt"
)

// driver is what is asked of NVML. Errors are of type status; a function that the library lacks is notSupported.
type driver interface {
	Init() error // again after Shutdown
	Shutdown()
	Version() (string, error)
	CUDA() (int, error) // 1000 × major + 10 × minor
	Count() (int, error)
	Handle(index int) (handle, error)
}

// handle is one device of a driver.
type handle interface {
	Name() (string, error)
	UUID() (string, error)
	Memory() (total, free uint64, err error)
	Capability() (major, minor int, err error)
	Percent() (uint32, error) // of the time it computed
	Celsius() (uint32, error)
	Milliwatts() (uint32, error)
	Millijoules() (uint64, error)
	Processes() ([]Holder, error) // not nil without an error
	Partitioned() (bool, error)   // MIG
	Prohibited() (bool, error)    // compute mode
}

// status is NVML's nvmlReturn_t.
type status int32

// The codes that mean something to us. Source: nvml.h, nvmlReturn_enum.
const (
	success          status = 0
	uninitialized    status = 1
	notSupported     status = 3
	noPermission     status = 4
	insufficientSize status = 7
	notLoaded        status = 9
	gpuLost          status = 15
	resetRequired    status = 16
	blocked          status = 17
	versionMismatch  status = 18
	noDevices        status = 28
)

// meanings are what a person should know.
var meanings = map[status]string{
	noPermission:    "the driver refuses this user: allow it to open /dev/nvidiactl",
	notLoaded:       "the NVIDIA driver is installed and not loaded: run `modprobe nvidia`, and look at the kernel's log if that fails",
	gpuLost:         "it has fallen off the bus: look at the kernel's log for Xid, and restart the machine",
	resetRequired:   "it needs a reset: `nvidia-smi --gpu-reset`, or restart the machine",
	blocked:         "the system keeps this process from it: a container must be given its device files",
	versionMismatch: "the NVIDIA driver was updated and the old one still runs: restart the machine",
	noDevices:       "the NVIDIA driver finds no device",
}

func (s status) Error() string {
	if text := meanings[s]; text != "" {
		return text
	}
	return fmt.Sprintf("the NVIDIA driver answers with error %d", int32(s))
}

const (
	errNoDriver = "no NVIDIA driver is installed: install one of the 580 series or newer"
	partitioned = "it is divided into parts (MIG), and a proof needs a whole device: `nvidia-smi --mig 0` makes it one"
	prohibited  = "computing on it is prohibited: `nvidia-smi --compute-mode 0` allows it"
)

// read asks for all that there is to know. again says that the driver should be started anew before it is asked the next time.
func read(d driver) (s Snapshot, again bool) {
	s.Driver, _ = d.Version() // absent
	if v, err := d.CUDA(); err == nil && v > 0 {
		s.CUDA = fmt.Sprintf("%d.%d", v/1000, v%1000/10)
	}
	n, err := d.Count()
	if err != nil {
		s.None = err.Error()
		return s, true
	}
	for i := range min(n, MaxIndex+1) {
		h, err := d.Handle(i)
		if err != nil {
			s.Devices = append(s.Devices, Device{ID: Name(i), Lost: true, Problem: err.Error()})
			again = again || errors.Is(err, uninitialized)
			continue
		}
		s.Devices = append(s.Devices, look(Name(i), h))
	}
	if len(s.Devices) == 0 {
		s.None = noDevices.Error()
	}
	return s, again
}

// look reads one device.
func look(id string, h handle) Device {
	d := Device{ID: id}
	known := func(err error) bool {
		if errors.Is(err, gpuLost) || errors.Is(err, resetRequired) {
			d.Lost, d.Problem = true, err.Error()
		}
		return err == nil
	}
	if v, err := h.Name(); known(err) {
		d.Name = v
	}
	if v, err := h.UUID(); known(err) {
		d.UUID = v
	}
	if total, free, err := h.Memory(); known(err) && total < 1<<62 && free <= total {
		d.MemoryBytes, d.FreeBytes = int64(total), int64(free)
	}
	if major, minor, err := h.Capability(); known(err) {
		d.Capability = fmt.Sprintf("%d.%d", major, minor)
	}
	if v, err := h.Percent(); known(err) && v <= 100 {
		d.Utilisation = scaled(float64(v), 100)
	}
	if v, err := h.Celsius(); known(err) {
		d.Celsius = scaled(float64(v), 1)
	}
	if v, err := h.Milliwatts(); known(err) {
		d.Watts = scaled(float64(v), 1000)
	}
	if v, err := h.Millijoules(); known(err) {
		d.Joules = scaled(float64(v), 1000)
	}
	if v, err := h.Processes(); known(err) {
		d.Holders = v
	}
	if v, err := h.Partitioned(); known(err) && v && d.Problem == "" {
		d.Problem = partitioned
	}
	if v, err := h.Prohibited(); known(err) && v && d.Problem == "" {
		d.Problem = prohibited
	}
	return d
}

func scaled(v, by float64) *float64 {
	v /= by
	return &v
}
