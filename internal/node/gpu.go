package node

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/sandbox"
)

// gpuFiles are the files by which programs reach an NVIDIA GPU. Which of several cards a host uses is said by --device; its number among
// the files may be another, so it gets all.
var gpuFiles = []string{"/dev/nvidiactl", "/dev/nvidia-uvm", "/dev/nvidia-uvm-tools", "/dev/nvidia[0-9]*"}

// gpuFolders are what drivers read beside them, where there is such a folder.
var gpuFolders = []string{"/sys/bus/pci/devices", "/sys/devices/pci*"}

// gpuLibraries are where containers have the driver's libraries, apart from the system's.
var gpuLibraries = []string{"/usr/local/nvidia/lib64", "/usr/local/nvidia/lib"}

// gpuFolder is how the name of a packed GPU host's folder begins, where its runtime libraries lie beside it (make gpu).
const gpuFolder = "sp1-host-gpu"

// gpuOrder has CUDA count GPUs as NVML does.
const gpuOrder = "CUDA_DEVICE_ORDER=PCI_BUS_ID"

// hosts are how the hosts of the devices in use are run: cpu is that of the CPU, which may take the place of others.
func (o ProverOptions) hosts(use []string) (cpu host.Config, byDevice map[string]host.Config, err error) {
	if cpu, err = o.hostIn(hostCacheFolder, o.HostEnv, o.Sandbox); err != nil {
		return cpu, nil, err
	}
	if len(o.CPUHostArgv) > 0 {
		cpu.Argv = o.CPUHostArgv
	}
	byDevice = map[string]host.Config{}
	for _, device := range use {
		if !host.IsGPU(device) { // the CPU, or a name that the node refuses
			continue
		}
		env, world := GPUWorld(o.HostEnv, o.Sandbox, o.HostArgv[0])
		h, err := o.hostIn(hostCacheFolder+"-"+strings.ReplaceAll(device, ":", "-"), env, world)
		if err != nil {
			return cpu, nil, err
		}
		h.Argv = host.ArgvOn(h.Argv, device)
		byDevice[device] = h
	}
	return cpu, byDevice, nil
}

// hostIn is a host with a cache folder of its own.
func (o ProverOptions) hostIn(cache string, env []string, profile sandbox.Profile) (host.Config, error) {
	env, guard, limits, err := hostWorld(filepath.Join(o.Folder, cache), env, profile)
	return host.Config{Argv: o.HostArgv, Env: env, Stall: hostStall, Limits: limits, Guard: guard}, err
}

// BuiltForGPUs reports whether a host's file lies as `make gpu` packs it.
func BuiltForGPUs(program string) bool {
	return strings.HasPrefix(filepath.Base(filepath.Dir(program)), gpuFolder)
}

// GPUWorld is the environment and the world of a host for GPUs, whose file program is, from those of a host for the CPU.
func GPUWorld(env []string, profile sandbox.Profile, program string) ([]string, sandbox.Profile) {
	return append(slices.Clone(env), gpuEnv(filepath.Glob)...), gpuWorld(profile, program, filepath.Glob)
}

// gpuWorld adds to a host's world what a GPU needs.
func gpuWorld(profile sandbox.Profile, program string, glob func(string) ([]string, error)) sandbox.Profile {
	profile.Devices = slices.Clone(profile.Devices)
	for _, pattern := range gpuFiles {
		files, _ := glob(pattern) // the patterns are well-formed
		profile.Devices = append(profile.Devices, files...)
	}
	profile.Read = slices.Clone(profile.Read)
	for _, pattern := range gpuFolders {
		folders, _ := glob(pattern)
		profile.Read = append(profile.Read, folders...)
	}
	if BuiltForGPUs(program) {
		profile.Read = append(profile.Read, filepath.Dir(program))
	}
	return profile
}

// gpuEnv is what a GPU's host needs to know of the machine.
func gpuEnv(glob func(string) ([]string, error)) []string {
	env := []string{gpuOrder}
	var libraries []string
	for _, folder := range gpuLibraries {
		found, _ := glob(folder)
		libraries = append(libraries, found...)
	}
	if len(libraries) > 0 {
		env = append(env, "LD_LIBRARY_PATH="+strings.Join(libraries, ":"))
	}
	return env
}
