package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/doctor"
	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

// desk is a machine on which `prover init` is tried.
type desk struct {
	t       *testing.T
	config  string
	machine machine
}

func newDesk(t *testing.T, gpus doctor.GPUs) *desk {
	t.Helper()
	t.Setenv("LEMMA_CACHE", t.TempDir())
	t.Setenv("LEMMA_HOST", "")
	d := &desk{t: t, config: filepath.Join(t.TempDir(), "prover.json"), machine: testMachine("16000000")}
	d.machine.gpus = func(context.Context) doctor.GPUs { return gpus }
	return d
}

// packed is a host as `make gpu` packs it.
func (d *desk) packed() string {
	d.t.Helper()
	folder := filepath.Join(d.t.TempDir(), "sp1-host-gpu-12ab")
	script, err := os.ReadFile(filepath.Join("testdata", "gpu-host.sh"))
	if err == nil {
		err = os.Mkdir(folder, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "sp1-host"), script, 0o755)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	return filepath.Join(folder, "sp1-host")
}

// beside puts a script of testdata into the folder of the test's own program, where nothing may lie yet.
func beside(t *testing.T, script, file string) {
	t.Helper()
	path := besideThis(file)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Remove(path) })
	b, err := os.ReadFile(filepath.Join("testdata", script))
	if err == nil {
		_, err = f.Write(b)
	}
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) init(args ...string) (string, error) {
	d.t.Helper()
	return initialize(d.t, d.machine, append([]string{"--config", d.config, "--folder", d.t.TempDir(), "--cost-per-hour", "0.0036"}, args...)...)
}

func (d *desk) written() prover.Settings {
	d.t.Helper()
	s, err := prover.LoadSettings(d.config)
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

// small has a device of 85 GB and one of 12 GB.
func small() doctor.GPUs {
	devices := cards("Some Card", "Small Card")
	devices[1].MemoryBytes, devices[1].FreeBytes = 12e9, 12e9
	return doctor.GPUs{Snapshot: device.Snapshot{Driver: "580.1", Devices: devices}}
}

func TestInitTakesTheGPUsThatCanProve(t *testing.T) {
	for name, c := range map[string]struct {
		gpus doctor.GPUs
		args []string
		use  []string
		row  string
	}{
		"one":         {oneGPU(), nil, []string{"cuda:0"}, "proves on cuda:0"},
		"two":         {doctor.GPUs{Snapshot: device.Snapshot{Devices: cards("A", "B")}}, nil, []string{"cuda:0", "cuda:1"}, "proves on cuda:0, cuda:1"},
		"one of two":  {small(), nil, []string{"cuda:0"}, "proves on cuda:0 (cuda:1: proving needs 21.5 GB of its memory, which has 12.0 GB"},
		"none":        {doctor.GPUs{Snapshot: device.Snapshot{None: "no driver is installed"}}, nil, nil, "proves on cpu execution"},
		"the second":  {doctor.GPUs{Snapshot: device.Snapshot{Devices: cards("A", "B")}}, []string{"--use", "cuda:1"}, []string{"cuda:1"}, "proves on cuda:1"},
		"the CPU":     {oneGPU(), []string{"--use", "cpu"}, nil, "proves on cpu"},
		"no CUDA":     {doctor.GPUs{Snapshot: oneGPU().Snapshot, NoCUDA: "libcuda is missing"}, nil, nil, "proves on cpu (cuda:0: libcuda is missing)"},
		"both, named": {doctor.GPUs{Snapshot: device.Snapshot{Devices: cards("A", "B")}}, []string{"--use", "cuda:1, cuda:0"}, []string{"cuda:1", "cuda:0"}, "proves on cuda:1, cuda:0"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, c.gpus)
			packed := d.packed()
			text, err := d.init(append(c.args, "--host", packed)...)
			if err != nil {
				t.Fatal(err)
			}
			s := d.written()
			mustContain(t, text, strings.TrimSuffix(c.row, " execution"))
			if !slices.Equal(s.Use, c.use) || s.Host != packed {
				t.Errorf("use %q, host %s", s.Use, s.Host)
			}
			if known := strings.Contains(text, "\nspeed      not known before: lemma prover calibrate --config "+d.config+" --cost-per-hour 0.0036 --apply\n"); known != (len(c.use) > 0) {
				t.Errorf("use %q:\n%s", c.use, text)
			}
			if len(c.use) > 0 && (s.Ask != (queue.Ask{}) || strings.Contains(text, "groth16 ")) {
				t.Errorf("the CPU's figures for GPUs: ask %+v\n%s", s.Ask, text)
			}
			b, err := os.ReadFile(d.config)
			if err != nil || strings.Contains(string(b), `"use"`) != (len(c.use) > 0) {
				t.Errorf("%s, %v", b, err)
			}
		})
	}
}

func TestInitRefusesDevicesThatCannotProve(t *testing.T) {
	silent := doctor.GPUs{Error: "the NVIDIA driver has not answered"}
	for name, c := range map[string]struct {
		gpus       doctor.GPUs
		use        string
		code, text string
	}{
		"absent":       {oneGPU(), "cuda:1", "device-absent", "this machine has cuda:0 (Some Card, 85.0 GB): choose of these, or cpu"},
		"no driver":    {doctor.GPUs{Snapshot: device.Snapshot{None: "no driver"}}, "cuda:0", "device-absent", "no driver"},
		"silent":       {silent, "cuda:0", "bad-config", "use: cuda:0: the NVIDIA driver has not answered"},
		"too small":    {small(), "cuda:0,cuda:1", "bad-config", "use: cuda:1: proving needs 21.5 GB"},
		"twice":        {oneGPU(), "cuda:0,cuda:0", "bad-config", "named twice"},
		"nonsense":     {oneGPU(), "gpu", "bad-config", "want cpu, or cuda:0 to cuda:63"},
		"beside a CPU": {oneGPU(), "cpu,cuda:0", "bad-config", "cpu beside"},
	} {
		d := newDesk(t, c.gpus)
		_, err := d.init("--host", d.packed(), "--use", c.use)
		var e *proof.Error
		if !errors.As(err, &e) || e.Class != proof.Caller || e.Code != c.code || e.Field != "use" || !strings.Contains(err.Error(), c.text) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(d.config); !os.IsNotExist(err) {
			t.Errorf("%s: something was written: %v", name, err)
		}
	}
}

// Without a host for GPUs the CPU proves; one that a person named is taken to be for the CPU unless it lies as it was packed.
func TestInitWithoutAHostForGPUs(t *testing.T) {
	d := newDesk(t, small())
	named := filepath.Join("testdata", "host.sh")
	text, err := d.init("--host", named)
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "proves on cpu (cuda:0: the host that is named may be for the CPU: if `make gpu` built it, give --use cuda:0; cuda:1: proving needs 21.5 GB", "an estimate")
	if s := d.written(); s.Use != nil || s.Ask.Base == "" {
		t.Errorf("%+v", s)
	}
	if _, err := d.init("--host", named, "--use", "cuda:0", "--force"); err != nil || !slices.Equal(d.written().Use, []string{"cuda:0"}) {
		t.Errorf("said to be for GPUs: %v", err)
	}
	report := doctor.Examine(doctor.Facts{GPUs: &doctor.GPUs{Snapshot: small().Snapshot, NoHost: "no host is there"}})
	use, without, err := initialUse(nil, &doctor.GPUs{NoHost: "no host is there"}, report.GPU, false)
	row := strings.Join(without, "; ")
	if err != nil || use != nil || !strings.HasPrefix(row, "cuda:0: no host is built for it: run `make gpu`, then this command again with --force --use cuda:0; cuda:1: proving needs") {
		t.Errorf("%q, %q, %v", use, row, err)
	}
	if sureForGPUs("") || sureForGPUs(named) || !sureForGPUs(d.packed()) {
		t.Error("only the packed one is surely built for GPUs")
	}
}

// A link is written as it is named: the next build lies elsewhere, and the link leads there.
func TestInitWritesTheLinkOfAHost(t *testing.T) {
	d := newDesk(t, oneGPU())
	link := filepath.Join(t.TempDir(), "sp1-host")
	if err := os.Symlink(d.packed(), link); err != nil {
		t.Fatal(err)
	}
	if _, err := d.init("--host", link); err != nil {
		t.Fatal(err)
	}
	if s := d.written(); s.Host != link || !slices.Equal(s.Use, []string{"cuda:0"}) {
		t.Errorf("use %q, host %s, want %s", s.Use, s.Host, link)
	}
	if devices, _, err := hostsFor(link, []string{"cuda:0"}); err != nil || devices == link || !node.BuiltForGPUs(devices) {
		t.Errorf("the node proves with %s, %v", devices, err)
	}
}

// Hosts that nobody names are looked for beside the program: what is written is the one for the devices in use.
func TestInitFindsTheHostForItsDevices(t *testing.T) {
	d := newDesk(t, oneGPU())
	beside(t, "host.sh", "sp1-host")
	text, err := d.init()
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "proves on cpu (cuda:0: no host is built for it: run `make gpu`, then this command again with --force --use cuda:0)")
	cpu := d.written().Host
	if _, err := d.init("--force", "--use", "cuda:0"); proof.CodeOf(err) != "bad-config" || !strings.Contains(err.Error(), "make gpu") || d.written().Host != cpu {
		t.Errorf("no host for GPUs: %v", err)
	}
	beside(t, "gpu-host.sh", "sp1-host-gpu/sp1-host")
	if _, err := d.init("--force"); err != nil {
		t.Fatal(err)
	}
	s := d.written()
	if !slices.Equal(s.Use, []string{"cuda:0"}) || filepath.Base(cpu) != "sp1-host" || s.Host != filepath.Join(filepath.Dir(cpu), "sp1-host-gpu", "sp1-host") {
		t.Errorf("use %q, host %s, that of the CPU %s", s.Use, s.Host, cpu)
	}
	if devices, other, err := hostsFor(s.Host, s.Use); err != nil || devices != s.Host || other != cpu {
		t.Errorf("the node proves with %s, and on the CPU with %s, %v", devices, other, err)
	}
}

func TestInitTakesNoMoreDevicesThanANodeMay(t *testing.T) {
	var names []string
	for range queue.MaxDevices + 1 {
		names = append(names, "A")
	}
	seen := doctor.GPUs{Snapshot: device.Snapshot{Devices: cards(names...)}}
	use, _, err := initialUse(nil, &seen, doctor.Examine(doctor.Facts{GPUs: &seen}).GPU, true)
	if err != nil || len(use) != queue.MaxDevices || prover.CheckUse(use, false) != nil {
		t.Errorf("%d devices, %v", len(use), err)
	}
	if use, without, err := initialUse(nil, nil, nil, true); err != nil || use != nil || without != nil {
		t.Errorf("nobody looked: %q, %q, %v", use, without, err)
	}
}
