package programs

import (
	"bytes"
	"context"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/proof"
)

// hostStall only ends a host that hangs; the machine may be busy.
const hostStall = 5 * time.Minute

// lightHost starts the real sp1-host without a prover; `make build` makes it.
func lightHost(t *testing.T) *host.Host {
	t.Helper()
	path := os.Getenv("LEMMA_HOST")
	if path == "" {
		path = "../../bin/sp1-host"
	}
	path, err := filepath.EvalSymlinks(path)
	if err == nil {
		path, err = filepath.Abs(path)
	}
	if err != nil {
		t.Fatalf("sp1-host is not built: run `make build` first: %v", err)
	}
	h, err := host.Start(t.Context(), host.Config{Argv: []string{path, "--light"}, WorkDir: t.TempDir(), Stall: hostStall})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return h
}

func execute(ctx context.Context, t *testing.T, h *host.Host, elf, input []byte) (journal []byte, done host.Execution, err error) {
	t.Helper()
	dir := t.TempDir()
	r := host.ExecuteRequest{ELF: filepath.Join(dir, "program.elf"), Input: filepath.Join(dir, "input.bin"), Journal: filepath.Join(dir, "journal.bin")}
	for path, b := range map[string][]byte{r.ELF: elf, r.Input: input} {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if done, err = h.Execute(ctx, r, nil); err != nil {
		return nil, done, err
	}
	journal, err = os.ReadFile(r.Journal)
	return journal, done, err
}

// Every guest commits what Go computes, and a damaged input makes it panic.
func TestGuestsCommitTheJournal(t *testing.T) {
	t.Parallel()
	h := lightHost(t)
	for _, p := range All() {
		for _, variant := range p.Variants() {
			elf, err := p.ELF(variant)
			if err != nil {
				t.Fatal(err)
			}
			size := p.Sizes[SetQuick][0]
			input := p.Input(size, 7)
			began := time.Now()
			journal, done, err := execute(t.Context(), t, h, elf, input)
			if err != nil || !bytes.Equal(journal, p.Journal(input)) {
				t.Errorf("%s %s: journal %x, %v; want %x", p.Name, variant, journal, err, p.Journal(input))
				continue
			}
			t.Logf("| %s | %s | %d %s | %d | %d | %v", p.Name, variant, size, p.Unit, done.Cycles, len(elf), time.Since(began))
			// Seeds differ a little.
			if recorded := float64(cycles[workOf(p, variant, size)]); math.Abs(float64(done.Cycles)/recorded-1) > 0.1 {
				t.Errorf("%s %s: %d cycles, %v are recorded", p.Name, variant, done.Cycles, recorded)
			}
			for what, damaged := range damages(p, input) {
				if journal, _, err := execute(t.Context(), t, h, elf, damaged); proof.CodeOf(err) != "guest-panicked" {
					t.Errorf("%s %s: input with %s: journal %x, %v", p.Name, variant, what, journal, err)
				}
			}
		}
	}
}

// The guests by precompile pad their messages themselves: every length at which that changes.
func TestGuestsHashEveryEndOfAMessage(t *testing.T) {
	t.Parallel()
	h := lightHost(t)
	for name, lengths := range map[string][]uint64{"sha256": {0, 1, 55, 56, 63, 64, 119, 120, 128}, "keccak": {0, 1, 134, 135, 136, 137, 271, 272}} {
		p, err := Lookup(name)
		if err != nil {
			t.Fatal(err)
		}
		elf, err := p.ELF(Precompile)
		if err != nil {
			t.Fatal(err)
		}
		for _, length := range lengths {
			input := p.Input(length, 7)
			if journal, _, err := execute(t.Context(), t, h, elf, input); err != nil || !bytes.Equal(journal, p.Journal(input)) {
				t.Errorf("%s of %d bytes: journal %x, %v; want %x", name, length, journal, err, p.Journal(input))
			}
		}
	}
}
