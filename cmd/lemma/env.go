package main

import (
	"cmp"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/proof"
)

// self re-executes this binary for its hidden subcommands, even after the file on disk was replaced.
const self = "/proc/self/exe"

// cacheFolder is where builds and keys are kept.
func cacheFolder() (string, error) {
	if dir := os.Getenv("LEMMA_CACHE"); dir != "" {
		return filepath.Abs(dir)
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", proof.Errorf(proof.Caller, "cache-unusable", "no cache folder: set LEMMA_CACHE: %w", err)
	}
	return filepath.Join(dir, "lemma"), nil
}

// hostEnv is the environment of a zkVM host: its cache and the settings that a person chose, nothing else.
func hostEnv() ([]string, error) {
	cache, err := cacheFolder()
	return append(host.Overrides(os.Environ()), "LEMMA_CACHE="+cache), err
}

// dataFolder is where the local network of `lemma up` lives unless --folder says otherwise.
func dataFolder() string {
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "lemma", "local")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ".lemma"
	}
	return filepath.Join(home, ".local", "share", "lemma", "local")
}

// hostPath finds sp1-host: the flag, LEMMA_HOST, or beside this binary.
func hostPath(flag string) (string, error) { return hostPathFor(flag, nil) }

// hostPathFor is hostPath for these devices.
func hostPathFor(flag string, devices []string) (string, error) {
	named, beside, build := namedHost(flag, devices)
	path, err := realPath(named)
	if err != nil {
		return "", proof.Errorf(proof.Caller, "host-missing", "%s not found: run `%s`, or set --host or LEMMA_HOST: %w", beside, build, err).WithField("host")
	}
	return path, nil
}

// namedHost is where the host of these devices is looked for, which may be a link: what a person named, or beside this binary, where one that
// is built for GPUs has a folder of its own. build makes that.
func namedHost(flag string, devices []string) (path, beside, build string) {
	beside, build = "sp1-host", "make build"
	if slices.ContainsFunc(devices, host.IsGPU) {
		beside, build = filepath.Join("sp1-host-gpu", "sp1-host"), "make gpu"
	}
	return cmp.Or(flag, os.Getenv("LEMMA_HOST"), besideThis(beside)), beside, build
}

// hostsFor finds the hosts of a node: that of its devices, and that of the CPU, which is another where it stands in for GPUs (cpuHost).
func hostsFor(flag string, use []string) (devices, cpu string, err error) {
	if devices, err = hostPathFor(flag, use); err != nil || !slices.ContainsFunc(use, host.IsGPU) {
		return devices, devices, err
	}
	var found []string
	for _, path := range []string{os.Getenv("LEMMA_HOST"), besideThis("sp1-host")} {
		if file, err := realPath(path); err == nil {
			found = append(found, file)
		}
	}
	return devices, cpuHost(devices, found), nil
}

// cpuHost is the host of the CPU where it stands in for GPUs: of what was found the first that is not built for GPUs, else theirs. A GPU
// build has SP1's own BN254 code for the CPU, with which the wrap stage takes many times as long, and more memory.
func cpuHost(gpus string, found []string) string {
	for _, file := range found {
		if file != gpus && !node.BuiltForGPUs(file) {
			return file
		}
	}
	return gpus
}

// besideThis is a path in this program's folder, "" when that is unknown.
func besideThis(file string) string {
	exe, err := os.Executable()
	if err != nil {
		return ""
	}
	return filepath.Join(filepath.Dir(exe), file)
}

// realPath is where a file lies, absolute and without links.
func realPath(path string) (string, error) {
	if path == "" {
		return "", fs.ErrNotExist
	}
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(path)
}

// isTerminal reports whether f is a terminal, where bars can be drawn.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb" && os.Getenv("CI") == ""
}

// logFlags say what is logged, and how.
type logFlags struct {
	verbose bool
	format  string
}

func (f *logFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVarP(&f.verbose, "verbose", "v", false, "log more")
	cmd.Flags().StringVar(&f.format, "log-format", "text", "form of the log on standard error: text or json")
}

func (f logFlags) logger(w io.Writer) (*slog.Logger, error) {
	switch f.format {
	case "text":
		return logger(w, f.verbose), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: level(f.verbose)})), nil
	}
	return nil, proof.Errorf(proof.Caller, "bad-flag", "--log-format: %q: want text or json", f.format).WithField("log-format")
}

func level(verbose bool) slog.Level {
	if verbose {
		return slog.LevelDebug
	}
	return slog.LevelWarn
}

func logger(w io.Writer, verbose bool) *slog.Logger {
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: level(verbose)}))
}
