package device

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/proof"
)

var start = time.Unix(1_700_000_000, 0)

// fakeDriver has devices that tests change between reads.
type fakeDriver struct {
	devices     []fakeGPU
	initErr     error
	countErr    error
	inits, ends int
	enter       chan struct{} // told of each Count; nil is nobody
	leave       chan struct{} // Count waits for it; nil does not
}

func (f *fakeDriver) Init() error              { f.inits++; return f.initErr }
func (f *fakeDriver) Shutdown()                { f.ends++ }
func (f *fakeDriver) Version() (string, error) { return "570.1", nil }
func (f *fakeDriver) CUDA() (int, error)       { return 12080, nil }
func (f *fakeDriver) Handle(i int) (handle, error) {
	if err := f.devices[i].gone; err != nil {
		return nil, err
	}
	return f.devices[i], nil
}

func (f *fakeDriver) Count() (int, error) {
	if f.enter != nil {
		f.enter <- struct{}{}
		<-f.leave
	}
	return len(f.devices), f.countErr
}

// fakeGPU answers everything with fails, if that is set.
type fakeGPU struct {
	uuid        string
	gone, fails error
	millijoules uint64
	total, free uint64
	percent     uint32
	mig         bool
}

func (g fakeGPU) Name() (string, error)           { return "Some GPU", g.fails }
func (g fakeGPU) UUID() (string, error)           { return g.uuid, g.fails }
func (g fakeGPU) Memory() (t, f uint64, e error)  { return g.total, g.free, g.fails }
func (g fakeGPU) Capability() (a, b int, e error) { return 8, 9, g.fails }
func (g fakeGPU) Percent() (uint32, error)        { return g.percent, g.fails }
func (g fakeGPU) Celsius() (uint32, error)        { return 40, g.fails }
func (g fakeGPU) Milliwatts() (uint32, error)     { return 250_500, g.fails }
func (g fakeGPU) Millijoules() (uint64, error)    { return g.millijoules, g.fails }
func (g fakeGPU) Processes() ([]Holder, error)    { return []Holder{{PID: 1, Bytes: 4e9}}, g.fails }
func (g fakeGPU) Partitioned() (bool, error)      { return g.mig, g.fails }
func (g fakeGPU) Prohibited() (bool, error)       { return false, g.fails }

func fakeReader(c clock.Clock, f *fakeDriver) *Reader {
	return newReader(c, func() (driver, error) { return f, nil }, func() error { return nil })
}

func gpus(n int) *fakeDriver {
	f := &fakeDriver{}
	for i := range n {
		f.devices = append(f.devices, fakeGPU{uuid: "GPU-" + Name(i), total: 24e9, free: 20e9, millijoules: 1000 * uint64(i+1)})
	}
	return f
}

func TestEveryNumberOfDevices(t *testing.T) {
	for _, n := range []int{0, 1, 4, MaxIndex + 1, MaxIndex + 2} {
		s, err := fakeReader(clock.NewManual(start), gpus(n)).Read(t.Context())
		if err != nil || len(s.Devices) != min(n, MaxIndex+1) || (s.None == "") != (n > 0) {
			t.Fatalf("%d: %d devices, %q, %v", n, len(s.Devices), s.None, err)
		}
		for i, d := range s.Devices {
			if d.ID != Name(i) || d.MemoryBytes != 24e9 || d.FreeBytes != 20e9 || d.Capability != "8.9" || *d.Joules != float64(i+1) || *d.Watts != 250.5 || d.Problem != "" {
				t.Errorf("%+v", d)
			}
		}
	}
}

func TestWhatIsNotSupportedIsAbsent(t *testing.T) {
	f := gpus(1)
	f.devices[0].fails = notSupported
	s, err := fakeReader(clock.NewManual(start), f).Read(t.Context())
	if err != nil || !reflect.DeepEqual(s.Devices, []Device{{ID: "cuda:0"}}) {
		t.Errorf("%+v, %v", s, err)
	}
}

// A driver's nonsense is not passed on.
func TestImpossibleValuesAreAbsent(t *testing.T) {
	f := gpus(3)
	f.devices[0].free = f.devices[0].total + 1
	f.devices[1].total = 1 << 63
	f.devices[2].percent = 101
	s, _ := fakeReader(clock.NewManual(start), f).Read(t.Context())
	if s.Devices[0].MemoryBytes != 0 || s.Devices[1].MemoryBytes != 0 || s.Devices[2].Utilisation != nil || s.Devices[2].MemoryBytes != 24e9 {
		t.Errorf("%+v", s.Devices)
	}
}

// one is what a read tells of a device.
func one(t *testing.T, r *Reader, id string) (Device, error) {
	t.Helper()
	s, err := r.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	chosen, err := Choose([]string{id}, s)
	if err != nil {
		return Device{}, err
	}
	return chosen[0], nil
}

func TestADeviceDisappearsAndComesBack(t *testing.T) {
	f := gpus(2)
	r := fakeReader(clock.NewManual(start), f)
	f.devices[1].fails = gpuLost // while it is looked at
	s, err := r.Read(t.Context())
	if err != nil || s.Devices[0].Problem != "" || !s.Devices[1].Lost || !strings.Contains(s.Devices[1].Problem, "fallen off the bus") {
		t.Fatalf("%+v, %v", s, err)
	}
	f.devices[1] = fakeGPU{gone: gpuLost} // from the beginning
	if _, err = one(t, r, "cuda:1"); proof.CodeOf(err) != "device-lost" || proof.ClassOf(err) != proof.Retry {
		t.Errorf("%v", err)
	}
	f.devices = f.devices[:1]
	if _, err = one(t, r, "cuda:1"); proof.CodeOf(err) != "device-absent" {
		t.Errorf("%v", err)
	}
	f.devices = gpus(2).devices
	if d, err := one(t, r, "cuda:1"); err != nil || d.Joules == nil {
		t.Errorf("%+v, %v", d, err)
	}
	if f.inits != 1 || f.ends != 0 {
		t.Errorf("the driver was started %d times for a device's sake", f.inits)
	}
}

// A driver that was unloaded below us is started anew.
func TestADriverThatWentAwayIsStartedAgain(t *testing.T) {
	f := gpus(1)
	r := fakeReader(clock.NewManual(start), f)
	f.initErr = notLoaded
	if s, err := r.Read(t.Context()); err != nil || !strings.Contains(s.None, "modprobe") {
		t.Errorf("%+v, %v", s, err)
	}
	f.initErr = nil
	if s, _ := r.Read(t.Context()); len(s.Devices) != 1 {
		t.Errorf("%+v", s)
	}
	f.countErr = uninitialized
	if s, _ := r.Read(t.Context()); s.None != "the NVIDIA driver answers with error 1" || f.ends != 1 {
		t.Errorf("%+v, %d ends", s, f.ends)
	}
	f.countErr = nil
	if s, _ := r.Read(t.Context()); len(s.Devices) != 1 || f.inits != 3 {
		t.Errorf("%+v, %d starts", s, f.inits)
	}
}

// While a read is stuck, others wait no longer than they may, none begins, and all is well once it comes back.
func TestADriverThatHangsHoldsNobody(t *testing.T) {
	f := gpus(1)
	f.enter, f.leave = make(chan struct{}), make(chan struct{})
	c := clock.NewManual(start)
	r := fakeReader(c, f)
	errs := make(chan error)
	read := func(ctx context.Context) { _, err := r.Read(ctx); errs <- err }
	go read(t.Context())
	<-f.enter
	ctx, cancel := context.WithCancel(t.Context())
	go read(ctx)
	c.BlockUntil(2)
	cancel()
	if err := <-errs; proof.CodeOf(err) != "cancelled" {
		t.Errorf("a caller that gave up: %v", err)
	}
	c.BlockUntil(1)
	c.Advance(startPatience - 1)
	select {
	case err := <-errs:
		t.Errorf("too early: %v", err)
	default:
	}
	c.Advance(1)
	if err := <-errs; proof.CodeOf(err) != "device-silent" || proof.ClassOf(err) != proof.Retry {
		t.Errorf("%v", err)
	}
	go read(t.Context()) // the driver is still stuck
	c.BlockUntil(1)
	c.Advance(startPatience)
	if err := <-errs; proof.CodeOf(err) != "device-silent" {
		t.Errorf("the second: %v", err)
	}
	f.leave <- struct{}{}
	go read(t.Context())
	<-f.enter
	f.leave <- struct{}{}
	if err := <-errs; err != nil {
		t.Errorf("afterwards: %v", err)
	}
	go read(t.Context()) // it has answered before: less patience
	<-f.enter
	c.BlockUntil(1)
	c.Advance(readPatience)
	if err := <-errs; proof.CodeOf(err) != "device-silent" {
		t.Errorf("one that answered before: %v", err)
	}
	f.leave <- struct{}{}
}

func TestCUDAsLibrary(t *testing.T) {
	r := newReader(clock.NewManual(start), nil, func() error { return errors.New("libcuda.so.1: cannot open shared object file") })
	if err := r.CUDA(t.Context()); proof.CodeOf(err) != "cuda-missing" || !strings.Contains(err.Error(), "libcuda.so.1") || !strings.Contains(err.Error(), "NVIDIA_DRIVER_CAPABILITIES") {
		t.Errorf("%v", err)
	}
	if err := fakeReader(clock.NewManual(start), gpus(1)).CUDA(t.Context()); err != nil {
		t.Error(err)
	}
}
