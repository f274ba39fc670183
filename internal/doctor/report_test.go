package doctor

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/proof"
)

var update = flag.Bool("update", false, "write testdata/*.golden anew; read the difference before you commit it")

// good is a server that has proved before.
func good() Facts {
	return Facts{
		Machine: Machine{
			CPU: "Some CPU 9000", Flags: []string{"fpu", "avx2", "avx512f", "avx512ifma", "bmi2", "adx"},
			MemoryBytes: 25_300_000_000, AvailableBytes: 23_300_000_000, HugePages: "madvise",
		},
		Cores: 2,
		Disks: []Disk{{"cache", "/c", 50e9, 0}, {"prover", "/p", 50e9, 4e9}},
		Host: &host.Info{
			Name: "sp1", Version: "6.10.0",
			Hashing:  host.Hashing{Path: "avx512ifma", Override: "LEMMA_BN254"},
			Settings: []host.Setting{{Name: "provers", Value: 1, Override: "LEMMA_PROVERS", Why: "one proof at a time needs 12 GB"}, {Name: "threads", Value: 2, Why: "2 cores"}},
			MemoryBytes: map[proof.Stage]int64{
				proof.StageExecute: 2e9, proof.StageCore: 12e9, proof.StageCompressed: 12e9, proof.StageShrink: 9e9, proof.StageWrap: 12e9,
			},
		},
		WantZKVM:  "6.10.0",
		Speed:     &host.Speed{PermutationSeconds: display.ReferencePermutationSeconds, ExtensionProductSeconds: display.ReferenceProductSeconds, Seconds: 1},
		Overrides: map[string]string{},
		Groth16:   4e9,
		Keys:      Keys{CircuitID: "0123456789abcdef", Folder: "/c/keys/0123456789abcdef", Bytes: 848e6, NeedBytes: 12e9},
		Measured:  display.Estimates{proof.StageCore: 10, proof.StageCompressed: 200, proof.StageShrink: 40, proof.StageWrap: 100, proof.StageGroth16: 27},
	}
}

// laptop has 16 GB, eight cores and no AVX-512, and has not proved yet.
func laptop() Facts {
	f := good()
	f.Machine.Flags = []string{"avx2", "bmi2", "adx"}
	f.Machine.MemoryBytes, f.Machine.AvailableBytes = 16_400_000_000, 11_000_000_000
	f.Machine.HugePages = "never"
	f.Cores = 8
	f.Host.Settings[1] = host.Setting{Name: "threads", Value: 8, Why: "8 cores"}
	f.Host.Hashing.Path = "plain"
	f.Speed = &host.Speed{PermutationSeconds: 4 * display.ReferencePermutationSeconds, ExtensionProductSeconds: 2 * display.ReferenceProductSeconds}
	f.Keys.Bytes, f.Measured = 0, nil
	f.Disks[0].NeedBytes = 1.2e9
	return f
}

func small() Facts {
	f := laptop()
	f.Machine.MemoryBytes, f.Machine.AvailableBytes = 8_200_000_000, 6_000_000_000
	f.Disks[1].FreeBytes = 3e9
	return f
}

// noIFMA has AVX-512F without IFMA, an override that asks for the plain path, and half a job's times.
func noIFMA() Facts {
	f := good()
	f.Machine.Flags = []string{"avx2", "avx512f", "bmi2", "adx"}
	f.Host.Hashing.Path = "plain"
	f.Overrides = map[string]string{"LEMMA_PROVERS": "1"}
	delete(f.Measured, proof.StageWrap)
	return f
}

// oldHost says nothing of what this release asks, and its machine hides the rest.
func oldHost() Facts {
	f := good()
	f.Machine = Machine{}
	f.Host = &host.Info{Name: "sp1", Version: "6.10.0"}
	f.Speed, f.SpeedError, f.Measured = nil, "this host cannot measure", nil
	f.Disks[0].FreeBytes = -1
	return f
}

func TestTextAndJSON(t *testing.T) {
	for name, facts := range map[string]Facts{
		"good": good(), "laptop-16gb": laptop(), "small-8gb": small(), "no-ifma": noIFMA(), "old-host": oldHost(),
	} {
		r := Examine(facts)
		var text bytes.Buffer
		if err := r.WriteText(&text); err != nil {
			t.Fatal(err)
		}
		compare(t, name+".golden", text.Bytes())
		if name != "good" && name != "old-host" {
			continue
		}
		b, err := json.MarshalIndent(r, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		compare(t, name+".json.golden", append(b, '\n'))
	}
}

func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("%s changed; run with -update and read the difference\n%s", file, got)
	}
}

func TestVerdict(t *testing.T) {
	for name, c := range map[string]struct {
		change  func(*Facts)
		missing string // empty: ready
	}{
		"good":                       {func(*Facts) {}, ""},
		"no host":                    {func(f *Facts) { f.Host, f.HostError = nil, "sp1-host not found" }, "no host: sp1-host not found"},
		"another zkVM":               {func(f *Facts) { f.Host.Version = "6.9.0" }, "the host is sp1 6.9.0"},
		"memory at the least":        {func(f *Facts) { f.Machine.AvailableBytes = 9_600_000_000 }, ""},
		"memory one byte below":      {func(f *Facts) { f.Machine.AvailableBytes = 9_599_999_999 }, "compressed needs 12.0 GB, at the very least 9.6 GB"},
		"memory in use":              {func(f *Facts) { f.Machine.AvailableBytes = 5e9 }, "close other programs"},
		"machine too small":          {func(f *Facts) { f.Machine.AvailableBytes, f.Machine.MemoryBytes = 5e9, 8e9 }, "use one with more memory"},
		"memory unknown":             {func(f *Facts) { f.Machine.AvailableBytes = 0 }, ""},
		"groth16 at its need":        {func(f *Facts) { f.Host.MemoryBytes, f.Machine.AvailableBytes = nil, 4e9 }, ""},
		"groth16 one byte below":     {func(f *Facts) { f.Host.MemoryBytes, f.Machine.AvailableBytes = nil, 4e9-1 }, "groth16 needs 4.0 GB"},
		"no keys":                    {func(f *Facts) { f.Keys.Bytes = 0 }, ""},
		"no keys, no memory to make": {func(f *Facts) { f.Keys.Bytes, f.Keys.NeedBytes = 0, 40e9 }, "memory: making keys needs 40.0 GB"},
		"broken keys":                {func(f *Facts) { f.Keys.Problem = "proving.key is missing" }, "proving.key is missing): remove that folder"},
		"disk at the need":           {func(f *Facts) { f.Disks[1].FreeBytes = 4e9 }, ""},
		"disk one byte below":        {func(f *Facts) { f.Disks[1].FreeBytes = 4e9 - 1 }, "disk: prover needs 4.0 GB free in /p"},
		"disk full":                  {func(f *Facts) { f.Disks[1].FreeBytes = 0 }, "which has 0 B"},
		"no speed, no times":         {func(f *Facts) { f.Speed, f.Measured = nil, nil }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f := good()
			c.change(&f)
			r := Examine(f)
			if r.Ready != (c.missing == "") || len(r.Missing) > 1 || !strings.Contains(strings.Join(r.Missing, ""), c.missing) {
				t.Errorf("ready %v, missing %q, want %q", r.Ready, r.Missing, c.missing)
			}
		})
	}
}

func TestWhyHashing(t *testing.T) {
	for name, c := range map[string]struct {
		path, set string
		flags     []string
		want      string
	}{
		"ifma":             {"avx512ifma", "", []string{"avx512ifma"}, "16 permutations at once"},
		"ifma, auto":       {"avx512ifma", "auto", []string{"avx512ifma"}, "16 permutations at once"},
		"plain by CPU":     {"plain", "", []string{"avx2"}, "this CPU has no AVX-512 IFMA, so the wrap stage takes longer"},
		"plain by build":   {"plain", "", []string{"avx512ifma"}, "although this CPU has AVX-512 IFMA: run `make build` for a host made for this CPU"},
		"plain by person":  {"plain", "plain", []string{"avx512ifma"}, "LEMMA_BN254=plain asks for it"},
		"compare":          {"compare", "compare", nil, "LEMMA_BN254=compare asks for it"},
		"vendor":           {"vendor", "", []string{"avx512ifma"}, "the zkVM's own code, which is slow: this host was built without ours"},
		"vendor, asked":    {"vendor", "plain", nil, "the zkVM's own code, which is slow: this host was built without ours"},
		"unknown features": {"plain", "", nil, "the host's choice"},
		"old host":         {"", "plain", nil, "unknown"},
	} {
		f := good()
		f.Host.Hashing.Path, f.Machine.Flags = c.path, c.flags
		f.Overrides["LEMMA_BN254"] = c.set
		if got := Examine(f).Hashing.Why; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A host's words cannot move the cursor, forge lines or fill the screen.
func TestHostileHost(t *testing.T) {
	f := good()
	evil := "\x1b[2J\nverdict: ready\u202e" + strings.Repeat("x", 10_000)
	f.Host.Name, f.Host.Version, f.Host.Hashing = evil, evil, host.Hashing{Path: evil, Override: evil}
	f.Host.Settings = slices.Repeat([]host.Setting{{Name: evil, Value: -1, Override: evil, Why: evil}}, 1000)
	f.Host.MemoryBytes = map[proof.Stage]int64{proof.StageWrap: -5, proof.Stage(evil): 1}
	f.SpeedError, f.Measured = evil, nil
	f.Speed = nil
	r := Examine(f)
	var text bytes.Buffer
	if err := r.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(text.String(), "\x1b\u202e") || strings.Contains(text.String(), "\nverdict: ready") {
		t.Error("a host's text reached the terminal as it was")
	}
	if len(r.Settings) != mostSettings || text.Len() > 200_000 {
		t.Errorf("%d settings, %d bytes of text", len(r.Settings), text.Len())
	}
	if r.Ready {
		t.Error("a host of another version is ready")
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("gone") }

func TestWriteErrorIsTold(t *testing.T) {
	if err := Examine(good()).WriteText(brokenWriter{}); err == nil {
		t.Error("no error from a writer that takes nothing")
	}
}
