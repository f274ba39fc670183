package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/leak"
)

func TestMain(m *testing.M) { leak.Main(m) }

// scripted is the fake host under a name that says how it behaves.
func scripted(t *testing.T, name string) string {
	t.Helper()
	script, err := os.ReadFile("testdata/host.sh")
	path := filepath.Join(t.TempDir(), name)
	if err == nil {
		err = os.WriteFile(path, script, 0o700)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

const program = "../../zkvm-host/guests/elf/solvency.elf"

// outcome is what a whole command did.
type outcome struct {
	code          int
	out, progress string
	report        report
}

func measured(t *testing.T, ctx context.Context, args ...string) outcome {
	t.Helper()
	path := filepath.Join(t.TempDir(), "out.json")
	var out, progress bytes.Buffer
	o := outcome{code: command(ctx, append(args, "-program", program, "-out", path), &out, &progress)}
	o.out, o.progress = out.String(), progress.String()
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(text, &o.report)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, o.progress)
	}
	return o
}

func TestTwoContenders(t *testing.T) {
	keep := filepath.Join(t.TempDir(), "keep")
	o := measured(t, context.Background(), "-ours", scripted(t, "ours"), "-vendor", scripted(t, "vendor"), "-runs", "2", "-vendor-runs", "1", "-keep", keep)
	if o.code != exitOK || len(o.report.Runs) != 3 {
		t.Fatalf("exit code %d\n%s%s", o.code, o.progress, o.out)
	}
	for i, want := range []struct {
		turn
		judge      string
		compressed float64
	}{{turn{ours, 1}, vendor, 20}, {turn{vendor, 1}, ours, 200}, {turn{ours, 2}, vendor, 20}} {
		r := o.report.Runs[i]
		if (turn{r.Host, r.Number}) != want.turn || r.VerifiedBy != want.judge || r.Error != "" {
			t.Errorf("run %d: %s", i, r)
		}
		if got, _ := r.seconds("compressed"); got != want.compressed {
			t.Errorf("run %d: compressed %v s, want %v", i, got, want.compressed)
		}
		if r.PeakBytes != 900_000_000_000 || r.Cycles != 7 || r.StartSeconds <= 0 || r.JobSeconds <= 0 {
			t.Errorf("run %d: %+v", i, r)
		}
	}
	factors := map[string]float64{}
	for _, row := range o.report.Rows {
		factors[row.Name] = row.Factor
	}
	if factors["compressed"] != 10 || factors["shrink"] != 1 || factors["wrap"] != 10 {
		t.Errorf("factors %v", factors)
	}
	if !strings.Contains(o.out, "| wrap, s | 100.0 | 10.0 (10.0–10.0) | 10.0× |") {
		t.Errorf("table\n%s", o.out)
	}
	if !strings.Contains(o.progress, "[3/3] ours, run 2") || !strings.Contains(o.progress, "  compressed 200.0 s (900.00 GB)\n") {
		t.Errorf("progress\n%s", o.progress)
	}
	if b, err := os.ReadFile(filepath.Join(keep, fileReceipt)); err != nil || string(b) != "ours" {
		t.Errorf("kept receipt %q %v", b, err)
	}
}

func TestAloneIsItsOwnJudge(t *testing.T) {
	o := measured(t, context.Background(), "-ours", scripted(t, "ours"), "-runs", "1")
	if o.code != exitOK || len(o.report.Runs) != 1 || o.report.Runs[0].VerifiedBy != ours {
		t.Fatalf("exit code %d\n%s", o.code, o.progress)
	}
}

// The vendor's host may only judge.
func TestVendorRunsZero(t *testing.T) {
	o := measured(t, context.Background(), "-ours", scripted(t, "ours"), "-vendor", scripted(t, "vendor"), "-runs", "1", "-vendor-runs", "0")
	if o.code != exitOK || len(o.report.Runs) != 1 || o.report.Runs[0].VerifiedBy != vendor {
		t.Fatalf("exit code %d\n%s", o.code, o.progress)
	}
}

func TestFailedRunsDoNotCount(t *testing.T) {
	for name, c := range map[string]struct {
		ours, vendor, want string
		args               []string
	}{
		"fails in a stage":   {"failing", "vendor", "stage wrap needs more", nil},
		"receipt is refused": {"ours", "refusing", "not accepted", nil},
		"another program":    {"ours", "other", "is for program 0x2222", nil},
		"no host at all":     {"", "vendor", "is not a file that can be run", nil},
		"takes too long":     {"endless", "vendor", "took longer than 50ms", []string{"-limit", "50ms"}},
	} {
		t.Run(name, func(t *testing.T) {
			path := "/nowhere"
			if c.ours != "" {
				path = scripted(t, c.ours)
			}
			o := measured(t, context.Background(), append(c.args, "-ours", path, "-vendor", scripted(t, c.vendor), "-runs", "1", "-vendor-runs", "0")...)
			if o.code != exitFailed || len(o.report.Runs) != 1 || o.report.Runs[0].VerifiedBy != "" {
				t.Fatalf("exit code %d\n%s", o.code, o.progress)
			}
			if failure := o.report.Runs[0].Error; !strings.Contains(failure, c.want) {
				t.Errorf("error %q, want %q in it", failure, c.want)
			}
			for _, row := range o.report.Rows {
				if row.Ours != nil {
					t.Errorf("row %s counts a failed run", row.Name)
				}
			}
			if !strings.Contains(o.out, "Not counted: ours run 1") {
				t.Errorf("the table hides the failure\n%s", o.out)
			}
		})
	}
}

// cancelWhen is a writer that ends a context when a text is written to it.
type cancelWhen struct {
	bytes.Buffer
	text   string
	cancel func()
}

func (c *cancelWhen) Write(b []byte) (int, error) {
	if strings.Contains(string(b), c.text) {
		c.cancel()
	}
	return c.Buffer.Write(b)
}

func TestInterruptedPrintsWhatItHas(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	progress := &cancelWhen{text: "[2/4]", cancel: func() {}}
	progress.cancel = func() { progress.text, progress.cancel = "compressed …", cancel }
	var out bytes.Buffer
	code := command(ctx, []string{"-ours", scripted(t, "ours"), "-vendor", scripted(t, "endless"), "-runs", "2", "-program", program}, &out, progress)
	if code != exitInterrupted {
		t.Fatalf("exit code %d\n%s", code, progress)
	}
	for _, want := range []string{"| wrap, s | – | 10.0 | – |", "Not counted: vendor run 1", "FAILED: interrupted", "interrupted: 1 of 4 runs are whole"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
}

func TestUsage(t *testing.T) {
	host := scripted(t, "ours")
	other := filepath.Join(t.TempDir(), "other.elf")
	if err := os.WriteFile(other, []byte("another program"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want string
		args []string
	}{
		{"-ours is needed", nil},
		{"unknown argument", []string{"-ours", host, "more"}},
		{"want 1 or more", []string{"-ours", host, "-runs", "0"}},
		{"-input is needed", []string{"-ours", host, "-program", other}},
		{"no such file", []string{"-ours", host, "-program", other, "-input", "/nowhere"}},
		{"no such file", []string{"-ours", host, "-program", program, "-micro", "/nowhere"}},
	} {
		var out, progress bytes.Buffer
		if code := command(context.Background(), c.args, &out, &progress); code != exitUsage || !strings.Contains(progress.String(), c.want) {
			t.Errorf("%v: exit code %d, %s", c.args, code, &progress)
		}
	}
}

func TestEnvironment(t *testing.T) {
	env := hostEnvironment([]string{"LEMMA_BN254=plain", "LEMMA_CACHE=/c", "HOME=/h", "PATH=/bin", "LD_PRELOAD=x", "XLEMMA_A=1", "RAYON_NUM_THREADS=1"})
	if want := []string{"LEMMA_BN254=plain", "LEMMA_CACHE=/c", "HOME=/h"}; !reflect.DeepEqual(env, want) {
		t.Errorf("host's environment %v, want %v", env, want)
	}
	if got, want := host.Overrides(env), []string{"LEMMA_BN254=plain"}; !reflect.DeepEqual(got, want) {
		t.Errorf("overrides %v, want %v", got, want)
	}
}
