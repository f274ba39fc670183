package node

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/sandbox"
)

// Each device's host has an argument, a cache and a world of its own; the CPU's has nothing of a GPU.
func TestHostsOfDevices(t *testing.T) {
	folder := t.TempDir()
	o := ProverOptions{Folder: folder, HostArgv: []string{"/x/sp1-host-gpu-1/sp1-host"}, HostEnv: []string{"LEMMA_CACHE=" + t.TempDir()},
		Sandbox: sandbox.Profile{Read: []string{"/given"}}}
	cpu, hosts, err := o.hosts([]string{"cuda:0", "cuda:3"})
	if err != nil || len(hosts) != 2 {
		t.Fatalf("%v, %v", hosts, err)
	}
	if len(cpu.Argv) != 1 || !slices.Contains(cpu.Env, "LEMMA_CACHE="+filepath.Join(folder, "cache")) || slices.Contains(cpu.Env, gpuOrder) ||
		slices.Contains(cpu.Guard.Read, "/x/sp1-host-gpu-1") {
		t.Errorf("CPU: %+v", cpu)
	}
	for device, cache := range map[string]string{"cuda:0": "cache-cuda-0", "cuda:3": "cache-cuda-3"} {
		h := hosts[device]
		if got := strings.Join(h.Argv, " "); got != "/x/sp1-host-gpu-1/sp1-host --device "+device {
			t.Errorf("%s is run as %q", device, got)
		}
		own := filepath.Join(folder, cache)
		if !slices.Contains(h.Env, "LEMMA_CACHE="+own) || !slices.Contains(h.Env, gpuOrder) || !slices.Equal(h.Guard.Write, []string{own}) ||
			h.Guard.Read[0] != "/given" || !slices.Contains(h.Guard.Read, "/x/sp1-host-gpu-1") {
			t.Errorf("%s: %+v, %+v", device, h.Env, h.Guard)
		}
	}
	o.CPUHostArgv = []string{"/x/sp1-host"}
	cpu, hosts, err = o.hosts([]string{"cuda:0"})
	if err != nil || !slices.Equal(cpu.Argv, o.CPUHostArgv) || hosts["cuda:0"].Argv[0] != "/x/sp1-host-gpu-1/sp1-host" {
		t.Errorf("a host of its own for the CPU: %v, %v, %v", cpu.Argv, hosts["cuda:0"].Argv, err)
	}
	o.CPUHostArgv = nil
	if cpu, hosts, err := o.hosts(nil); err != nil || len(hosts) != 0 || len(cpu.Argv) != 1 {
		t.Errorf("no device: %v %v %v", cpu, hosts, err)
	}
}

// A host sees the driver's files that there are, and of its folder nothing unless that is the packed one.
func TestAGPUsWorld(t *testing.T) {
	var asked []string
	world := gpuWorld(sandbox.Profile{Devices: []string{"/dev/given"}}, "/home/somebody/sp1-host", func(pattern string) ([]string, error) {
		asked = append(asked, pattern)
		if strings.HasPrefix(pattern, "/sys/bus") {
			return nil, nil // there is none
		}
		return []string{strings.ReplaceAll(strings.ReplaceAll(pattern, "[0-9]*", "0"), "*", "0000:00")}, nil
	})
	want := []string{"/dev/given", "/dev/nvidiactl", "/dev/nvidia-uvm", "/dev/nvidia-uvm-tools", "/dev/nvidia0"}
	if !slices.Equal(world.Devices, want) || !slices.Equal(world.Read, []string{"/sys/devices/pci0000:00"}) || len(asked) != len(gpuFiles)+len(gpuFolders) {
		t.Errorf("devices %v, folders %v", world.Devices, world.Read)
	}
	there := func(pattern string) ([]string, error) { return []string{pattern}, nil }
	if env := gpuEnv(there); len(env) != 2 || env[1] != "LD_LIBRARY_PATH=/usr/local/nvidia/lib64:/usr/local/nvidia/lib" {
		t.Errorf("in a container: %v", env)
	}
	none := func(string) ([]string, error) { return nil, nil }
	if env := gpuEnv(none); !slices.Equal(env, []string{gpuOrder}) {
		t.Errorf("elsewhere: %v", env)
	}
}
