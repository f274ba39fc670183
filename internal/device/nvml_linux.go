//go:build linux && cgo && (amd64 || arm64)

package device

import (
	"bytes"
	"errors"
	"math"

	"github.com/ebitengine/purego"
)

// The libraries of the driver. They are never unloaded: a second Dlopen gives the same one.
const (
	libraryNVML = "libnvidia-ml.so.1"
	libraryCUDA = "libcuda.so.1"
)

// Sizes of texts and of what a structure holds. Source: nvml.h, NVML_DEVICE_NAME_V2_BUFFER_SIZE and the like.
const (
	textBytes          = 96
	mostProcesses      = 4096
	someProcesses      = 8
	sensorGPU          = 0 // NVML_TEMPERATURE_GPU
	computeProhibited  = 2 // NVML_COMPUTEMODE_PROHIBITED
	partitionedEnabled = 1 // NVML_DEVICE_MIG_ENABLE
)

// memoryInfo is nvmlMemory_t.
type memoryInfo struct{ total, free, _ uint64 }

// utilization is nvmlUtilization_t, in percent.
type utilization struct{ gpu, _ uint32 }

// processInfo is nvmlProcessInfo_v2_t.
type processInfo struct {
	pid, _ uint32
	bytes  uint64 // or bytesUnknown
	_, _   uint32 // the part of a divided device
}

const bytesUnknown = math.MaxUint64 // NVML_VALUE_NOT_AVAILABLE

// library holds NVML's functions; one that this version lacks is nil. A device is a pointer of NVML's own.
type library struct {
	init, shutdown func() status
	version        func(text *byte, length uint32) status
	cuda           func(*int32) status
	count          func(*uint32) status
	handle         func(index uint32, device *uintptr) status
	name, uuid     func(device uintptr, text *byte, length uint32) status
	memory         func(uintptr, *memoryInfo) status
	capability     func(device uintptr, major, minor *int32) status
	power, mode    func(uintptr, *uint32) status
	utilization    func(uintptr, *utilization) status
	temperature    func(device uintptr, sensor int32, celsius *uint32) status
	energy         func(uintptr, *uint64) status
	processes      func(device uintptr, count *uint32, infos *processInfo) status
	mig            func(device uintptr, current, pending *uint32) status
}

func openNVML() (driver, error) { return load(libraryNVML) }

// load finds the functions of the library at path. An error is for people.
func load(path string) (driver, error) {
	lib, err := purego.Dlopen(path, purego.RTLD_LAZY|purego.RTLD_LOCAL)
	if err != nil {
		return nil, errors.New(errNoDriver + " (" + err.Error() + ")")
	}
	l := &nvml{}
	for _, f := range []struct {
		to       any
		names    []string // the first that there is
		required bool
	}{
		{&l.init, []string{"nvmlInit_v2"}, true},
		{&l.shutdown, []string{"nvmlShutdown"}, true},
		{&l.count, []string{"nvmlDeviceGetCount_v2"}, true},
		{&l.library.handle, []string{"nvmlDeviceGetHandleByIndex_v2"}, true},
		{&l.version, []string{"nvmlSystemGetDriverVersion"}, false},
		{&l.cuda, []string{"nvmlSystemGetCudaDriverVersion_v2", "nvmlSystemGetCudaDriverVersion"}, false},
		{&l.name, []string{"nvmlDeviceGetName"}, false},
		{&l.uuid, []string{"nvmlDeviceGetUUID"}, false},
		{&l.memory, []string{"nvmlDeviceGetMemoryInfo"}, false},
		{&l.capability, []string{"nvmlDeviceGetCudaComputeCapability"}, false},
		{&l.utilization, []string{"nvmlDeviceGetUtilizationRates"}, false},
		{&l.temperature, []string{"nvmlDeviceGetTemperature"}, false},
		{&l.power, []string{"nvmlDeviceGetPowerUsage"}, false},
		{&l.energy, []string{"nvmlDeviceGetTotalEnergyConsumption"}, false},
		{&l.processes, []string{"nvmlDeviceGetComputeRunningProcesses_v3", "nvmlDeviceGetComputeRunningProcesses_v2"}, false},
		{&l.mig, []string{"nvmlDeviceGetMigMode"}, false},
		{&l.mode, []string{"nvmlDeviceGetComputeMode"}, false},
	} {
		found := false
		for _, name := range f.names {
			if address, err := purego.Dlsym(lib, name); err == nil && !found {
				purego.RegisterFunc(f.to, address)
				found = true
			}
		}
		if f.required && !found {
			return nil, errors.New("the NVIDIA driver is too old, it has no " + f.names[0] + ": install one of the 580 series or newer")
		}
	}
	return l, nil
}

// nvml is a driver.
type nvml struct{ library }

func (l *nvml) Init() error { return l.init().err() }

func (l *nvml) Shutdown() { l.shutdown() }

func (l *nvml) Version() (string, error) {
	return text(l.version != nil, func(b *byte, n uint32) status { return l.version(b, n) })
}

func (l *nvml) CUDA() (int, error) {
	v, err := number(l.cuda != nil, l.cuda)
	return int(v), err
}

func (l *nvml) Count() (int, error) {
	n, err := number(true, l.count)
	return int(n), err
}

func (l *nvml) Handle(index int) (handle, error) {
	var pointer uintptr
	if err := l.library.handle(uint32(index), &pointer).err(); err != nil {
		return nil, err
	}
	return gpu{l, pointer}, nil
}

// gpu is a handle.
type gpu struct {
	l       *nvml
	pointer uintptr
}

func (g gpu) Name() (string, error) {
	return text(g.l.name != nil, func(b *byte, n uint32) status { return g.l.name(g.pointer, b, n) })
}

func (g gpu) UUID() (string, error) {
	return text(g.l.uuid != nil, func(b *byte, n uint32) status { return g.l.uuid(g.pointer, b, n) })
}

func (g gpu) Memory() (total, free uint64, err error) {
	m, err := number(g.l.memory != nil, func(m *memoryInfo) status { return g.l.memory(g.pointer, m) })
	return m.total, m.free, err
}

func (g gpu) Capability() (major, minor int, err error) {
	both, err := number(g.l.capability != nil, func(v *[2]int32) status { return g.l.capability(g.pointer, &v[0], &v[1]) })
	return int(both[0]), int(both[1]), err
}

func (g gpu) Percent() (uint32, error) {
	u, err := number(g.l.utilization != nil, func(u *utilization) status { return g.l.utilization(g.pointer, u) })
	return u.gpu, err
}

func (g gpu) Celsius() (uint32, error) {
	return number(g.l.temperature != nil, func(v *uint32) status { return g.l.temperature(g.pointer, sensorGPU, v) })
}

func (g gpu) Milliwatts() (uint32, error) { return g.number(g.l.power) }

func (g gpu) Millijoules() (uint64, error) {
	return number(g.l.energy != nil, func(v *uint64) status { return g.l.energy(g.pointer, v) })
}

// Processes asks first how many there are, then for as many and some that come meanwhile. More than that are left out.
func (g gpu) Processes() ([]Holder, error) {
	if g.l.processes == nil {
		return nil, notSupported
	}
	var n uint32
	if s := g.l.processes(g.pointer, &n, nil); s != success && s != insufficientSize {
		return nil, s
	}
	infos := make([]processInfo, min(n, mostProcesses)+someProcesses)
	n = uint32(len(infos))
	if s := g.l.processes(g.pointer, &n, &infos[0]); s != success && s != insufficientSize {
		return nil, s
	}
	holders := []Holder{}
	for _, i := range infos[:min(int(n), len(infos))] {
		h := Holder{PID: int(i.pid)}
		if i.bytes != bytesUnknown && i.bytes < math.MaxInt64 {
			h.Bytes = int64(i.bytes)
		}
		holders = append(holders, h)
	}
	return holders, nil
}

func (g gpu) Partitioned() (bool, error) {
	both, err := number(g.l.mig != nil, func(v *[2]uint32) status { return g.l.mig(g.pointer, &v[0], &v[1]) })
	return both[0] == partitionedEnabled, err
}

func (g gpu) Prohibited() (bool, error) {
	mode, err := g.number(g.l.mode)
	return mode == computeProhibited, err
}

func (g gpu) number(f func(uintptr, *uint32) status) (uint32, error) {
	return number(f != nil, func(v *uint32) status { return f(g.pointer, v) })
}

func (s status) err() error {
	if s == success {
		return nil
	}
	return s
}

// number has f write into a value that is zero.
func number[T any](there bool, f func(*T) status) (v T, err error) {
	if !there {
		return v, notSupported
	}
	to := new(T)
	err = f(to).err()
	return *to, err
}

// text has f write a text that ends with a zero.
func text(there bool, f func(*byte, uint32) status) (string, error) {
	if !there {
		return "", notSupported
	}
	b := make([]byte, textBytes)
	if err := f(&b[0], textBytes).err(); err != nil {
		return "", err
	}
	b, _, _ = bytes.Cut(b, []byte{0})
	return string(b), nil
}

func loadCUDA() error {
	_, err := purego.Dlopen(libraryCUDA, purego.RTLD_LAZY|purego.RTLD_LOCAL)
	return err
}
