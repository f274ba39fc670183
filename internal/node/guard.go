package node

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
)

// The host's own cache: what it keeps between starts is small, and a hostile host must reach neither the keys nor the programs in ours.
const (
	cacheVariable   = "LEMMA_CACHE="
	hostCacheFolder = "cache"
	hostCacheMatch  = "*-keys-*/*" // what a start is quicker with
	hostCacheBytes  = 1 << 20      // of one file
	hostCacheFiles  = 64
)

// HostWorld is what a node's zkVM host gets: its environment with a cache of its own below folder, its guard and its limits.
func HostWorld(folder string, env []string, profile sandbox.Profile) ([]string, *sandbox.Profile, sandbox.Limits, error) {
	return hostWorld(filepath.Join(folder, hostCacheFolder), env, profile)
}

func hostWorld(cache string, env []string, profile sandbox.Profile) ([]string, *sandbox.Profile, sandbox.Limits, error) {
	out := make([]string, 0, len(env))
	for _, entry := range env {
		shared, is := strings.CutPrefix(entry, cacheVariable)
		if !is {
			out = append(out, entry)
			continue
		}
		if err := seedCache(shared, cache); err != nil {
			return nil, nil, sandbox.Limits{}, proof.Errorf(proof.Retry, "disk", "the host's cache: %w", err)
		}
		out = append(out, cacheVariable+cache)
		profile.Write = append(slices.Clone(profile.Write), cache)
	}
	return out, &profile, host.Bounds(), nil
}

// seedCache copies to a new cache what the shared one has for hosts. A cache that is there stays as the host left it: what is wrong in it
// makes proofs that are refused, and removing the folder mends that.
func seedCache(shared, cache string) error {
	if _, err := os.Stat(cache); err == nil {
		return nil
	}
	if err := os.MkdirAll(cache, 0o700); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(shared, hostCacheMatch))
	if err != nil {
		return err
	}
	for _, from := range files[:min(len(files), hostCacheFiles)] {
		info, err := os.Lstat(from)
		if err != nil || !info.Mode().IsRegular() || info.Size() > hostCacheBytes {
			continue
		}
		if err := copyFile(from, filepath.Join(cache, filepath.Base(filepath.Dir(from)), filepath.Base(from))); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	b, err := io.ReadAll(io.LimitReader(in, hostCacheBytes))
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o700)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o600)
}

// warnOfSandbox says once, at the start, what of the isolation this system refuses.
func warnOfSandbox(ctx context.Context, profile sandbox.Profile, log *slog.Logger) error {
	got, err := sandbox.Probe(ctx, profile)
	if err != nil {
		return err
	}
	if !got.Full && log != nil {
		log.Warn("the zkVM host is not fully isolated: a hostile program could use what is missing", "missing", got.Missing)
	}
	if m := got.Memory; m.Kernel == "" && log != nil {
		log.Warn("the kernel does not hold the zkVM host's memory limit, it is only watched: delegate a control group to the node (docs/operators.md)",
			"reason", m.Why, "detail", m.Detail)
	}
	return nil
}
