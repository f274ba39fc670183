package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/doctor"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

func oneGPU() doctor.GPUs {
	joules := 10.0
	return doctor.GPUs{Snapshot: device.Snapshot{Driver: "580.1", CUDA: "13.0", Devices: []device.Device{{ID: "cuda:0", UUID: "GPU-0", Name: "Some Card",
		MemoryBytes: 85e9, FreeBytes: 80e9, Capability: "9.0", Joules: &joules, Holders: []device.Holder{{PID: 1}}}}}}
}

func TestDoctorSeesTheGPUs(t *testing.T) {
	t.Setenv("LEMMA_CACHE", t.TempDir())
	m := testMachine("14000000")
	m.gpus = func(context.Context) doctor.GPUs { return oneGPU() }
	text, r := examine(t, m, "host.sh")
	mustContain(t, text, "GPUs; driver 580.1, CUDA up to 13.0", "cuda:0 Some Card 85.0 GB, 80.0 GB free capability 9.0 ok: can prove, with 27.9 GB of its memory (SP1's documented least)")
	if !r.Ready || len(r.GPU.Devices) != 1 || r.GPU.Devices[0].UUID != "GPU-0" {
		t.Errorf("%+v", r.GPU)
	}
	m.gpus = func(context.Context) doctor.GPUs {
		return doctor.GPUs{Snapshot: device.Snapshot{None: "no driver is installed"}}
	}
	text, r = examine(t, m, "host.sh")
	mustContain(t, text, "GPUs none no driver is installed", "verdict: ready")
	if r.GPU.None != "no driver is installed" {
		t.Errorf("%+v", r.GPU)
	}
}

// What the node's configuration names must be there; other GPUs may be as they are.
func TestDoctorJudgesTheDevicesThatANodeChose(t *testing.T) {
	t.Setenv("LEMMA_CACHE", t.TempDir())
	folder := t.TempDir()
	network, config := filepath.Join(folder, "network.json"), filepath.Join(folder, "prover.json")
	text := `{"chain":{"rpc_url":"http://127.0.0.1:1"},"nats":{"url":"nats://127.0.0.1:1","access":"/a"},"store":{"endpoint":"127.0.0.1:1"},"api":"127.0.0.1:2"}`
	if err := os.WriteFile(network, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s := prover.Settings{ID: "a", Network: network, Folder: folder, Host: filepath.Join("testdata", "host.sh"), Use: []string{"cuda:0", "cuda:7"}}
	if err := s.Save(config, false); err != nil {
		t.Fatal(err)
	}
	m := testMachine("14000000")
	m.gpus = func(context.Context) doctor.GPUs { return oneGPU() }
	var out bytes.Buffer
	cmd := doctorCommand(m)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	cmd.SetOut(&out)
	cmd.SetArgs([]string{"--config", config})
	var code exitCode
	if err := cmd.ExecuteContext(t.Context()); !errors.As(err, &code) || code != exitNotReady {
		t.Errorf("%v", err)
	}
	mustContain(t, out.String(), "host sp1 6.10.0", "cuda:0, chosen Some Card", "cuda:7: device cuda:7 is not there: this machine has cuda:0 (Some Card, 85.0 GB): choose of these, or cpu")
}

// The machine of the test may have GPUs or none: the question has an answer.
func TestLookAtGPUs(t *testing.T) {
	if g := lookAtGPUs(t.Context()); g.Error != "" || len(g.Devices) == 0 && g.None == "" {
		t.Errorf("%+v", g)
	}
}

func TestABenchmarksDevice(t *testing.T) {
	t.Setenv("LEMMA_HOST", "")
	reads := 0
	read := func(context.Context) (device.Snapshot, error) {
		reads++
		s := oneGPU().Snapshot
		*s.Devices[0].Joules *= float64(reads)
		return s, nil
	}
	p, err := chooseFrom(t.Context(), device.CPU, nil) // nobody is asked
	env, w := p.world("/h/sp1-host", []string{"A=b"})
	if err != nil || p.devices() != nil || w.Devices != nil || w.Read != nil || !slices.Equal(env, []string{"A=b"}) {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := p.host(""); proof.CodeOf(err) != "host-missing" || strings.Contains(err.Error(), "make gpu") {
		t.Errorf("a host for the CPU: %v", err)
	}
	p, err = chooseFrom(t.Context(), "cuda:0", read)
	if err != nil {
		t.Fatal(err)
	}
	if d := p.devices(); len(d) != 1 || d[0].Kind != "gpu" || d[0].Name != "Some Card" || d[0].MemoryBytes != 85e9 || d[0].Driver != "580.1" {
		t.Errorf("fingerprint %+v", d)
	}
	env, w = p.world("/h/sp1-host-gpu/sp1-host", []string{"A=b"})
	if !slices.Contains(w.Read, "/h/sp1-host-gpu") || len(w.Init) == 0 || env[0] != "A=b" || !slices.Contains(env, "CUDA_DEVICE_ORDER=PCI_BUS_ID") {
		t.Errorf("sandbox %+v, environment %v", w, env)
	}
	if _, err := p.host(""); proof.CodeOf(err) != "host-missing" || !strings.Contains(err.Error(), "make gpu") {
		t.Errorf("a host for GPUs: %v", err)
	}
	file := filepath.Join(t.TempDir(), "sp1-host")
	if err := os.WriteFile(file, nil, 0o755); err != nil {
		t.Fatal(err)
	}
	if path, err := p.host(file); err != nil || filepath.Base(path) != "sp1-host" {
		t.Errorf("%s, %v", path, err)
	}
	meter, warnings := p.watch()
	before, ok := meter.Read()
	after, still := meter.Read()
	if !ok || !still || after < before+10 || !strings.Contains(strings.Join(warnings, "\n"), "1 other programs computed on cuda:0") {
		t.Errorf("%v then %v joules, %q", before, after, warnings)
	}
}

func TestABenchmarkRefusesWhatIsNoDevice(t *testing.T) {
	read := func(context.Context) (device.Snapshot, error) { return oneGPU().Snapshot, nil }
	for id, code := range map[string]string{"cuda:1": "device-absent", "gpu": "bad-device", "": "bad-device"} {
		_, err := chooseFrom(t.Context(), id, read)
		if e, is := err.(*proof.Error); !is || e.Code != code || e.Field != "device" {
			t.Errorf("%q: %v, want %s", id, err, code)
		}
	}
	silent := proof.Errorf(proof.Retry, "device-silent", "silent")
	if _, err := chooseFrom(t.Context(), "cuda:0", func(context.Context) (device.Snapshot, error) { return device.Snapshot{}, silent }); err != silent {
		t.Errorf("%v", err)
	}
}
