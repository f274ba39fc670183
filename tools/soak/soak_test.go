package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// steady are samples of a network whose memory grows by so much of itself from the first to the last, at a rate that doubles.
func steady(n int, growth float64) (out []sample) {
	for i := range n {
		part := float64(i) / float64(n-1)
		kept := 1000 * (1 + part)
		out = append(out, sample{Quantities: map[string]float64{keptOrders: kept, "disk artifacts": 5000 * kept, "disk queue": 900 * kept,
			"disk database": 1e6 + 4000*kept, "memory": 1e8 * (1 + growth*part), "goroutines": 200, "kept names": 4 * kept}})
	}
	return out
}

func TestVerdict(t *testing.T) {
	for name, c := range map[string]struct {
		r    report
		want string // "" is none
	}{
		"flat":         {report{Samples: steady(100, 0)}, ""},
		"at the limit": {report{Samples: steady(100, 0.10)}, ""}, // from the second tenth to the last it is less
		"a leak":       {report{Samples: steady(100, 0.15)}, "memory grew by 12 %"},
		"few samples":  {report{Samples: steady(minSamples-1, 0.5)}, ""},
		"enough":       {report{Samples: steady(minSamples, 0.5)}, "memory grew"},
		"not paid":     {report{Samples: steady(9, 0), Never: 1}, "1 orders were never paid"},
		"paid twice":   {report{Samples: steady(9, 0), More: 2}, "2 more than once"},
		"none":         {report{}, ""},
	} {
		c.r.judge()
		err := c.r.verdict()
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: verdict %v, want %q", name, err, c.want)
		}
	}
}

// The made-up host must give receipts that it accepts itself, and no others.
func TestHostTakesItsOwnReceiptsOnly(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	for name, text := range map[string]string{"elf": "program", "input": "input", "other": "other"} {
		if err := os.WriteFile(path(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var in, out bytes.Buffer
	fmt.Fprintf(&in, `{"id":1,"op":"prove","elf":"%s","input":"%s","dir":"%s"}`+"\n", path("elf"), path("input"), dir)
	fmt.Fprintf(&in, `{"id":2,"op":"verify","elf":"%s","receipt":"%s","journal":"%s"}`+"\n", path("elf"), path("wrap.receipt"), path("journal.bin"))
	fmt.Fprintf(&in, `{"id":3,"op":"verify","elf":"%s","receipt":"%s","journal":"%s"}`+"\n", path("elf"), path("wrap.receipt"), path("other"))
	serveHost(&in, &out)
	said := map[string]bool{}
	for line := range strings.Lines(out.String()) {
		for id := 1; id <= 3; id++ {
			for _, kind := range []string{"ok", "error"} {
				if strings.Contains(line, fmt.Sprintf(`"id":%d`, id)) && strings.Contains(line, `"`+kind+`":`) {
					said[fmt.Sprint(id, kind)] = true
				}
			}
		}
	}
	if len(said) != 3 || !said["1ok"] && !said["1 ok"] || !said["2 ok"] && !said["2ok"] || !said["3 error"] && !said["3error"] {
		t.Errorf("answers %v\n%s", said, out.String())
	}
}
