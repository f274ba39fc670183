package keys

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/proof"
)

// hostStall bounds how long the light host may take to emit the operation list (about two seconds in fact).
const hostStall = 5 * time.Minute

// Config says where keys live and who can make the operation list.
type Config struct {
	Cache    string                   // cache folder; keys live under it by the circuit's digest
	Host     func() ([]string, error) // the light host's command; asked for only when the cache has no operation list
	Progress func(step string, fraction float64)
}

// Folder is where the present circuit's keys live.
func Folder(cache string) string {
	return filepath.Join(cache, "keys", circuits.CircuitID())
}

// Ensure gives the folder with the present circuit's keys and its manifest; reused is false when they were made by this call, which
// takes minutes.
func Ensure(ctx context.Context, cfg Config) (dir string, manifest *circuits.Manifest, reused bool, err error) {
	dir = Folder(cfg.Cache)
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", nil, false, proof.Errorf(proof.Caller, "cache-unusable", "cache folder: %w", err)
	}
	unlock, err := lock(dir + ".lock")
	if err != nil {
		return "", nil, false, err
	}
	defer unlock()
	if manifest, err = circuits.LoadManifest(dir); err == nil {
		return dir, manifest, true, nil
	}
	operations, err := Operations(ctx, cfg)
	if err != nil {
		return "", nil, false, err
	}
	manifest, err = circuits.Setup(ctx, operations, dir, cfg.Progress)
	return dir, manifest, false, err
}

// Operations gives the path of the wrap verifier's operation list (112 MB), asking the host for it when the cache has none. The
// digest is pinned in package circuits.
func Operations(ctx context.Context, cfg Config) (string, error) {
	path := filepath.Join(cfg.Cache, "operations-"+circuits.OperationsSHA256+".json")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	argv, err := cfg.Host()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(cfg.Cache, 0o755); err != nil {
		return "", proof.Errorf(proof.Caller, "cache-unusable", "cache folder: %w", err)
	}
	work, err := os.MkdirTemp(cfg.Cache, "operations-*")
	if err != nil {
		return "", proof.Errorf(proof.Caller, "cache-unusable", "cache folder: %w", err)
	}
	defer os.RemoveAll(work)
	template := filepath.Join(work, "template.receipt")
	if err := os.WriteFile(template, circuits.Template(), 0o644); err != nil {
		return "", err
	}
	h, err := host.Start(ctx, host.Config{Argv: argv, WorkDir: work, Stall: hostStall})
	if err != nil {
		return "", err
	}
	defer h.Close()
	out := filepath.Join(work, "operations.json")
	got, err := h.Circuit(ctx, host.CircuitRequest{Template: template, Out: out})
	if err != nil {
		return "", err
	}
	if hex := got.SHA256.String()[2:]; hex != circuits.OperationsSHA256 {
		return "", proof.Errorf(proof.Bug, "operations-digest-mismatch", "operation list: SHA-256 %s, want %s: this host is of another zkVM version", hex, circuits.OperationsSHA256)
	}
	return path, os.Rename(out, path)
}

// lock holds an exclusive lock on path until the returned function is called; it waits for another holder.
func lock(path string) (func(), error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "cache-unusable", "cache folder: %w", err)
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX); err != nil {
		f.Close()
		return nil, err
	}
	return func() { f.Close() }, nil
}
