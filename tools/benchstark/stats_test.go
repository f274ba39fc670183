package main

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

func TestPlanTakesTurns(t *testing.T) {
	want := []turn{{ours, 1}, {vendor, 1}, {ours, 2}, {ours, 3}}
	if got := plan(3, 1); !reflect.DeepEqual(got, want) {
		t.Fatalf("%v, want %v", got, want)
	}
	if got := plan(0, 2); !reflect.DeepEqual(got, []turn{{vendor, 1}, {vendor, 2}}) {
		t.Fatalf("only the vendor: %v", got)
	}
}

func TestFoldTakesNewestTimeAndHighestPeak(t *testing.T) {
	var r run
	for i, e := range []host.Event{
		{Stage: "compressed", State: "started", PeakBytes: 5},
		{Stage: "compressed", State: "running", Seconds: 2, PeakBytes: 9},
		{Stage: "compressed", State: "done", Seconds: 3, PeakBytes: 6},
		{Stage: "wrap", State: "started", PeakBytes: 4},
		{Stage: "wrap", State: "running", Seconds: 1, PeakBytes: 8},
	} {
		if now, ended := r.fold(e); ended != (e.State == "done") || now.Stage != e.Stage || now.Seconds != e.Seconds {
			t.Errorf("event %d: %+v, ended is %v", i, now, ended)
		}
	}
	if want := []stage{{"compressed", 3, 9}, {"wrap", 1, 8}}; !reflect.DeepEqual(r.Stages, want) {
		t.Fatalf("%v, want %v", r.Stages, want)
	}
	if r.PeakBytes != 9 {
		t.Fatalf("peak %d, want 9", r.PeakBytes)
	}
	if _, seen := r.seconds(proof.StageShrink); seen {
		t.Fatal("a stage that never ran has a time")
	}
}

func TestMicro(t *testing.T) {
	m, err := parseMicro([]byte(`{"vendor_single_us":17.5,"single_us":6,"plain_batch_us":5,"avx512ifma_batch_us":null}` + "\n"))
	if err != nil || m.IFMABatch != nil || m.VendorSingle != 17.5 || m.PlainBatch != 5 || m.Single != 6 {
		t.Fatal(m, err)
	}
	for _, bad := range []string{
		``, `[]`, `{}`, `{"vendor_single_us":1,"single_us":1}`, `{"vendor_single_us":1,"single_us":-1,"plain_batch_us":1}`,
		`{"vendor_single_us":1,"single_us":1,"plain_batch_us":1,"avx512ifma_batch_us":0}`, `{"vendor_single_us":1e999,"single_us":1,"plain_batch_us":1}`,
	} {
		if m, err := parseMicro([]byte(bad)); err == nil {
			t.Errorf("%s was taken: %+v", bad, m)
		}
	}
}

// threeAndOne is a report of three runs of ours, of which one failed, and one run of the vendor.
func threeAndOne() *report {
	ifma := 0.92
	made := func(name string, number int, wrap float64, judge string) run {
		return run{
			Host: name, Number: number, StartSeconds: 34, JobSeconds: 40 + wrap, PeakBytes: 11_900_000_000, CPUSeconds: 2 * wrap, VerifiedBy: judge,
			Stages: []stage{{"execute", 0.1, 1e8}, {"compressed", 30, 1e10}, {"shrink", 9.96, 1e10}, {"wrap", wrap, 11_900_000_000}},
		}
	}
	broken := made(ours, 3, 1, "")
	broken.Error = "host prove: memory"
	return &report{
		Version: reportVersion, Machine: measure.Machine{CPU: "A CPU", Cores: 2, Memory: 24e9, Load: 0.61}, Environment: []string{"LEMMA_BN254=plain"},
		Micro:    &micro{17.66, 6.2, 4.4, &ifma},
		Runs:     []run{made(ours, 1, 120, vendor), made(vendor, 1, 1128.04, ours), made(ours, 2, 130, vendor), broken},
		Warnings: []string{"the machine is not idle"},
	}
}

func TestTableGolden(t *testing.T) { golden(t, "table.md", threeAndOne().markdown()) }

func TestTableWithoutVendorGolden(t *testing.T) {
	r := threeAndOne()
	r.Runs, r.Environment, r.Warnings = r.Runs[:1], nil, nil
	r.Runs[0].VerifiedBy = ours
	r.Micro.IFMABatch = nil
	golden(t, "table-alone.md", r.markdown())
}

func TestTableOfNothingGolden(t *testing.T) {
	golden(t, "table-nothing.md", (&report{Machine: measure.Machine{CPU: "unknown CPU"}}).markdown())
}

func TestJSONGolden(t *testing.T) {
	text, err := threeAndOne().json()
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "report.json", string(text))
}

// golden compares with a file of testdata; LEMMA_GOLDEN=write writes it anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("LEMMA_GOLDEN") == "write" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs, got:\n%s", path, got)
	}
}
