package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sys/unix"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/doctor"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/keys"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

const (
	// exitNotReady is the doctor's exit code on a machine that cannot prove.
	exitNotReady exitCode = 3
	// hostPatience bounds the light host's start and its measurement, which take about three seconds.
	hostPatience = time.Minute
	// Making the keys: memory (circuits.Setup), and disk for keys and operation list with some room.
	keysMemoryBytes = 12_000_000_000
	keysDiskBytes   = 1_200_000_000
)

// machine is what the doctor looks at: /proc and /sys, and the free space of a folder's disk, -1 when it is unknown.
type machine struct {
	files    fs.FS
	freeDisk func(folder string) int64
	sandbox  func(context.Context) string // how well a host can be isolated
	gpus     func(context.Context) doctor.GPUs
	readGPUs func(context.Context) (device.Snapshot, error) // again and again
}

func thisMachine() machine {
	return machine{files: os.DirFS("/"), freeDisk: freeDisk, gpus: lookAtGPUs, readGPUs: device.NewReader(clock.System()).Read, sandbox: func(ctx context.Context) string {
		got, err := sandbox.Probe(ctx, hostProfile())
		if err != nil {
			return err.Error()
		}
		return got.String()
	}}
}

func doctorCommand(m machine) *cobra.Command {
	var hostFlag, folder, config string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "doctor", Short: "Can this machine prove, how, and how long does a job take? Exit code 3 when it cannot", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var node *doctor.Node
			var use []string
			if config != "" {
				var s prover.Settings
				var err error
				if node, s, err = nodeFacts(cmd.Context(), config); err != nil {
					return err
				}
				folder, use = s.Folder, s.Use
				if hostFlag == "" {
					hostFlag = s.Host
				}
				if path, err := hostPathFor(hostFlag, use); err == nil { // what is absent is told with the rest
					hostFlag = path
				}
			}
			f, err := m.facts(cmd.Context(), hostFlag, folder)
			if err != nil {
				return err
			}
			f.Node = node
			if f.GPUs != nil {
				f.GPUs.Chosen = use
			}
			r := doctor.Examine(f)
			if asJSON {
				err = printJSON(cmd, r)
			} else {
				err = r.WriteText(cmd.OutOrStdout())
			}
			if err == nil && !r.Ready {
				return exitNotReady
			}
			return err
		},
	}
	cmd.Flags().StringVar(&hostFlag, "host", "", "path of sp1-host (default: LEMMA_HOST, or beside this binary)")
	cmd.Flags().StringVar(&folder, "folder", dataFolder(), "the prover's folder, for its disk space")
	cmd.Flags().StringVar(&config, "config", "", "prover.json: also look at what that node needs of the network, and at its folder")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// facts finds out all that a report is made from. What cannot be found out is a fact too; errors are only those that stop
// the command itself.
func (m machine) facts(ctx context.Context, hostFlag, folder string) (doctor.Facts, error) {
	cache, err := cacheFolder()
	if err != nil {
		return doctor.Facts{}, err
	}
	if folder, err = filepath.Abs(folder); err != nil {
		return doctor.Facts{}, err
	}
	text := func(path string) string {
		b, _ := fs.ReadFile(m.files, path) // an absent file leaves its facts unknown
		return string(b)
	}
	f := doctor.Facts{
		Machine:   doctor.ParseMachine(text("proc/cpuinfo"), text("proc/meminfo"), text("sys/kernel/mm/transparent_hugepage/enabled")),
		Cores:     runtime.GOMAXPROCS(0), // counts the process's affinity and its group's quota, as the host does
		WantZKVM:  circuits.SP1Version,
		Overrides: map[string]string{},
		Groth16:   wrapper.WrapNeedBytes,
		Keys:      findKeys(cache),
		Measured:  display.LoadMeasured(filepath.Join(cache, "stage-seconds.json")),
	}
	for _, entry := range host.Overrides(os.Environ()) {
		name, value, _ := strings.Cut(entry, "=")
		f.Overrides[name] = value
	}
	if m.sandbox != nil {
		f.Sandbox = m.sandbox(ctx)
	}
	if m.gpus != nil {
		g := m.gpus(ctx)
		if _, err := hostPathFor(hostFlag, []string{device.Name(0)}); err != nil {
			g.NoHost = err.Error()
		}
		f.GPUs = &g
	}
	cacheNeed := int64(0)
	if f.Keys.Bytes == 0 {
		cacheNeed = keysDiskBytes
	}
	f.Disks = []doctor.Disk{
		{Use: "cache", Folder: cache, FreeBytes: m.freeDisk(cache), NeedBytes: cacheNeed},
		{Use: "prover", Folder: folder, FreeBytes: m.freeDisk(folder), NeedBytes: prover.DefaultLimits().DiskBytes},
	}
	if err := askHost(ctx, hostFlag, &f); err != nil {
		f.HostError = err.Error()
	}
	return f, ctx.Err()
}

// askHost starts a light host, and has it say what it is and measure. An error means that there is no usable host.
func askHost(ctx context.Context, hostFlag string, f *doctor.Facts) error {
	path, err := hostPath(hostFlag)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "lemma-doctor-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	ctx, cancel := context.WithTimeout(ctx, hostPatience)
	defer cancel()
	h, err := startLight(ctx, path, work)
	if err != nil {
		return err
	}
	defer h.Close()
	info, err := h.Hello(ctx)
	if err != nil {
		return err
	}
	f.Host = &info
	speed, err := h.Measure(ctx)
	switch {
	case err == nil:
		f.Speed = &speed
	case proof.CodeOf(err) == "bad-request":
		f.SpeedError = "this host cannot measure; run `make build` for a newer one"
	default:
		f.SpeedError = err.Error()
	}
	return nil
}

// findKeys looks for the present circuit's keys in the cache, without reading the keys themselves.
func findKeys(cache string) doctor.Keys {
	k := doctor.Keys{CircuitID: circuits.CircuitID(), Folder: keys.Folder(cache), NeedBytes: keysMemoryBytes}
	entries, err := os.ReadDir(k.Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return k
	}
	if err == nil {
		_, err = circuits.LoadManifest(k.Folder)
	}
	if err != nil {
		k.Problem = err.Error()
		return k
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			k.Bytes += info.Size()
		}
	}
	for _, name := range []string{circuits.CircuitFile, circuits.ProvingKeyFile, circuits.VerifyingKeyFile} {
		if _, err := os.Stat(filepath.Join(k.Folder, name)); err != nil {
			k.Problem = fmt.Sprintf("%s is missing", name)
		}
	}
	return k
}

// freeDisk is the space for an ordinary user on the disk of folder, which may not exist yet; -1 when it is unknown.
func freeDisk(folder string) int64 {
	for {
		var s unix.Statfs_t
		err := unix.Statfs(folder, &s)
		if err == nil {
			return int64(s.Bavail) * s.Bsize
		}
		parent := filepath.Dir(folder)
		if !errors.Is(err, fs.ErrNotExist) || parent == folder {
			return -1
		}
		folder = parent
	}
}
