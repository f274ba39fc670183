//go:build linux && cgo && (amd64 || arm64)

package device

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/ebitengine/purego"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/proof"
)

// fakeLibrary compiles testdata/nvml.c, with the C compiler that cgo needs anyway.
func fakeLibrary(t *testing.T, macros ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "libnvml.so")
	compiler := os.Getenv("CC")
	if compiler == "" {
		compiler = "gcc"
	}
	args := append(strings.Fields(compiler), "-shared", "-fPIC", "-o", path, filepath.Join("testdata", "nvml.c"), "-pthread")
	for _, m := range macros {
		args = append(args, "-D"+m)
	}
	if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return path
}

func libraryReader(c clock.Clock, path string) *Reader {
	return newReader(c, func() (driver, error) { return load(path) }, loadCUDA)
}

// Every value comes through the C calls as the library wrote it.
func TestTheBindingReadsWhatTheLibraryTells(t *testing.T) {
	s, err := libraryReader(clock.System(), fakeLibrary(t, "DEVICES=4")).Read(t.Context())
	if err != nil || s.Driver != "570.124.06" || s.CUDA != "12.8" || len(s.Devices) != 4 || s.None != "" {
		t.Fatalf("%+v, %v", s, err)
	}
	for i, d := range s.Devices {
		if d.ID != Name(i) || d.UUID != "GPU-"+d.ID[5:] || d.Name != "Some GPU" || d.MemoryBytes != 85520809984 || d.FreeBytes != 84000000000+int64(i) ||
			d.Capability != "9.0" || *d.Utilisation != 0.42 || *d.Celsius != 51 || *d.Watts != 123.456 || *d.Joules != 5000000000.123 || len(d.Holders) != i || d.Holders == nil || d.Lost {
			t.Errorf("%+v", d)
		}
		if i > 0 && (d.Holders[0] != Holder{1000, 5e9}) || i > 1 && (d.Holders[1] != Holder{PID: 1001}) {
			t.Errorf("%s is held by %+v", d.ID, d.Holders)
		}
		if want := map[int]string{2: prohibited, 3: partitioned}[i]; d.Problem != want {
			t.Errorf("%s: problem %q, want %q", d.ID, d.Problem, want)
		}
	}
}

// Calling what an older driver lacks would end the process.
func TestAnOlderDriverLacksFunctions(t *testing.T) {
	s, err := libraryReader(clock.System(), fakeLibrary(t, "OLD")).Read(t.Context())
	if err != nil || len(s.Devices) != 1 {
		t.Fatalf("%+v, %v", s, err)
	}
	if d := s.Devices[0]; d.Name != "Some GPU" || d.Watts == nil || d.Joules != nil || d.Holders != nil || d.Problem != "" {
		t.Errorf("%+v", d)
	}
}

func TestADeviceThatTellsNothing(t *testing.T) {
	s, err := libraryReader(clock.System(), fakeLibrary(t, "UNSUPPORTED")).Read(t.Context())
	if err != nil || len(s.Devices) != 1 {
		t.Fatalf("%+v, %v", s, err)
	}
	if d := s.Devices[0]; !reflect.DeepEqual(d, Device{ID: "cuda:0"}) {
		t.Errorf("%+v", d)
	}
}

// A call that never comes back holds its own thread only.
func TestALibraryThatHangs(t *testing.T) {
	path := fakeLibrary(t, "HANG")
	c := clock.NewManual(start)
	r := libraryReader(c, path)
	silent := make(chan error)
	go func() { _, err := r.Read(t.Context()); silent <- err }()
	c.BlockUntil(1)
	c.Advance(startPatience)
	if err := <-silent; proof.CodeOf(err) != "device-silent" {
		t.Errorf("%v", err)
	}
	lib, err := purego.Dlopen(path, purego.RTLD_LAZY)
	if err != nil {
		t.Fatal(err)
	}
	var release func()
	purego.RegisterLibFunc(&release, lib, "fake_release")
	release()
	release()
	if s, err := r.Read(t.Context()); err != nil || len(s.Devices) != 1 || s.Devices[0].MemoryBytes == 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestWhatIsNoDriver(t *testing.T) {
	text := filepath.Join(t.TempDir(), "lib.so")
	if err := os.WriteFile(text, []byte("no library"), 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(t.TempDir(), "absent.so"): errNoDriver,
		text:                                    errNoDriver,
		"libm.so.6":                             "too old, it has no nvmlInit_v2",
	} {
		s, err := libraryReader(clock.System(), path).Read(t.Context())
		if err != nil || len(s.Devices) != 0 || !strings.Contains(s.None, want) {
			t.Errorf("%s: %+v, %v", path, s, err)
		}
	}
}

// Whatever this machine is, asking it gives an answer.
func TestThisMachine(t *testing.T) {
	s, err := NewReader(clock.System()).Read(t.Context())
	if err != nil || len(s.Devices) == 0 && s.None == "" {
		t.Errorf("%+v, %v", s, err)
	}
}
