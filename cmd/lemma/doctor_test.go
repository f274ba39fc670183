package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/doctor"
)

// testMachine has this much memory available, of 16 GiB, and no AVX-512.
func testMachine(availableKB string) machine {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return machine{
		files: fstest.MapFS{
			"proc/cpuinfo": file("model name\t: Some CPU\nflags\t\t: avx2 bmi2 adx\n"),
			"proc/meminfo": file("MemTotal: 16777216 kB\nMemAvailable: " + availableKB + " kB\n"),
			"sys/kernel/mm/transparent_hugepage/enabled": file("always [madvise] never\n"),
		},
		freeDisk: func(string) int64 { return 50e9 },
	}
}

// examine runs the doctor with a fake host and an empty cache, in both forms, which must agree on the verdict.
func examine(t *testing.T, m machine, script string) (string, doctor.Report) {
	t.Helper()
	var text string
	var r doctor.Report
	for _, form := range []string{"text", "json"} {
		var out bytes.Buffer
		cmd := doctorCommand(m)
		cmd.SilenceErrors, cmd.SilenceUsage = true, true
		cmd.SetOut(&out)
		args := []string{"--host", filepath.Join("testdata", script), "--folder", t.TempDir()}
		if form == "json" {
			args = append(args, "--json")
		}
		cmd.SetArgs(args)
		err := cmd.ExecuteContext(context.Background())
		var code exitCode
		if err != nil && !(errors.As(err, &code) && code == exitNotReady) {
			t.Fatal(err)
		}
		if form == "text" {
			text = out.String()
			if ready := strings.Contains(text, "\nverdict: ready"); ready != (err == nil) {
				t.Fatalf("verdict and exit code differ: %v\n%s", err, text)
			}
			continue
		}
		if jerr := json.Unmarshal(out.Bytes(), &r); jerr != nil {
			t.Fatal(jerr)
		}
		if r.Ready != (err == nil) {
			t.Fatalf("verdict and exit code differ: %v\n%s", err, out.String())
		}
	}
	return text, r
}

func mustContain(t *testing.T, text string, wants ...string) {
	t.Helper()
	squeezed := strings.Join(strings.Fields(text), " ")
	for _, want := range wants {
		if !strings.Contains(squeezed, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestDoctorOnAReadyMachine(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("LEMMA_CACHE", cache)
	t.Setenv("LEMMA_PROVERS", "2")
	t.Setenv("LEMMA_BN254", "plain")
	t.Setenv("LEMMA_S3_SECRET_KEY", "secret")
	if err := os.WriteFile(filepath.Join(cache, "stage-seconds.json"), []byte(`{"wrap":100}`), 0o644); err != nil {
		t.Fatal(err)
	}
	text, r := examine(t, testMachine("14000000"), "host.sh")
	mustContain(t, text, "CPU Some CPU", "AVX2 yes", "AVX-512 IFMA no", "huge pages madvise", "host sp1 6.10.0",
		"hashing plain: LEMMA_BN254=plain asks for it", "provers 2 LEMMA_PROVERS=2 one proof at a time needs 12 GB",
		"wrap 12.0 GB ok", "groth16 4.0 GB ok", "making keys 12.0 GB ok", circuits.CircuitID()+" made at the first job",
		"wrap ~1 min 40 s measured by your last job", "compressed ~", "scaled from the reference machine", "disk, cache 50.0 GB free in "+cache)
	if !r.Ready || r.TotalSeconds <= 100 || r.Keys.State != "absent" || r.Cores < 1 {
		t.Errorf("%+v", r)
	}
}

func TestDoctorWithTooLittleMemory(t *testing.T) {
	t.Setenv("LEMMA_CACHE", t.TempDir())
	text, r := examine(t, testMachine("6000000"), "host.sh")
	mustContain(t, text, "verdict: not ready memory: compressed needs 12.0 GB", "close other programs")
	if r.Ready || len(r.Missing) != 1 {
		t.Errorf("missing %q", r.Missing)
	}
}

func TestDoctorWithAnOldHost(t *testing.T) {
	t.Setenv("LEMMA_CACHE", t.TempDir())
	text, r := examine(t, testMachine("14000000"), "old-host.sh")
	mustContain(t, text, "hashing unknown", "settings unknown", "total unknown", "not measured: this host cannot measure", "not checked: memory, time")
	if !r.Ready {
		t.Errorf("missing %q", r.Missing)
	}
}

func TestDoctorWithoutAHost(t *testing.T) {
	t.Setenv("LEMMA_CACHE", t.TempDir())
	text, _ := examine(t, testMachine("14000000"), "no-start.sh")
	mustContain(t, text, "verdict: not ready no host: ", "this CPU lacks avx512ifma")
	text, _ = examine(t, testMachine("14000000"), "absent.sh")
	mustContain(t, text, "verdict: not ready no host: sp1-host not found: run `make build`")
}

func TestDoctorFindsUnusableKeys(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("LEMMA_CACHE", cache)
	folder := filepath.Join(cache, "keys", circuits.CircuitID())
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	text, r := examine(t, testMachine("14000000"), "host.sh")
	mustContain(t, text, "no manifest in the key folder", "remove that folder")
	if r.Ready || r.Keys.State != "unusable" {
		t.Errorf("%+v", r.Keys)
	}
}

func TestFreeDisk(t *testing.T) {
	dir := t.TempDir()
	if freeDisk(dir) < 0 || freeDisk(filepath.Join(dir, "not", "yet")) < 0 {
		t.Error("no free space of a folder that exists, or of one that does not yet")
	}
	if got := freeDisk(filepath.Join(dir, "a\x00b")); got != -1 {
		t.Errorf("an impossible path has %d bytes free", got)
	}
}
