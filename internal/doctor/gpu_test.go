package doctor

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/proof"
)

// gpus are one of each kind.
func gpus() *GPUs {
	none, two := []device.Holder{}, []device.Holder{{PID: 700, Bytes: 20_000_000_000}, {PID: 701}}
	return &GPUs{Snapshot: device.Snapshot{Driver: "580.95.05", CUDA: "13.0", Devices: []device.Device{
		{ID: "cuda:0", UUID: "GPU-0", Name: "NVIDIA H100 80GB HBM3", MemoryBytes: 85_500_000_000, FreeBytes: 85_000_000_000, Capability: "9.0", Holders: none},
		{ID: "cuda:1", UUID: "GPU-1", Name: "NVIDIA L4", MemoryBytes: 24_100_000_000, FreeBytes: 3_000_000_000, Capability: "8.9", Holders: two},
		{ID: "cuda:2", UUID: "GPU-2", Name: "NVIDIA GeForce RTX 3060", MemoryBytes: 12_600_000_000, FreeBytes: 12_000_000_000, Capability: "8.6"},
		{ID: "cuda:3", Lost: true, Problem: "it has fallen off the bus"},
		{ID: "cuda:4", Name: "Some GPU"},
	}}}
}

func TestTextAndJSONOfGPUs(t *testing.T) {
	f := good()
	f.GPUs = gpus()
	f.GPUs.Chosen = []string{"cuda:0", "cuda:1", "cuda:9"}
	r := Examine(f)
	var text bytes.Buffer
	if err := r.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	compare(t, "gpus.golden", text.Bytes())
	b, err := json.MarshalIndent(r.GPU, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "gpus.json.golden", append(b, '\n'))
}

func TestWhetherAGPUCanProve(t *testing.T) {
	for name, c := range map[string]struct {
		change  func(*GPUs)
		id      string
		state   string
		text    string // of the device
		missing string // empty: ready
	}{
		"good":                       {func(*GPUs) {}, "cuda:0", OK, "can prove, with", ""},
		"good and chosen":            {func(g *GPUs) { g.Chosen = []string{"cuda:0", "cpu"} }, "cuda:0", OK, "can prove, with", ""},
		"busy":                       {func(*GPUs) {}, "cuda:1", Failed, "other programs hold the rest", ""},
		"busy and chosen":            {func(g *GPUs) { g.Chosen = []string{"cuda:1"} }, "cuda:1", Failed, "", "cuda:1: proving needs 21.5 GB"},
		"too small":                  {func(*GPUs) {}, "cuda:2", Failed, "proving needs 21.5 GB of its memory, which has 12.6 GB", ""},
		"enough by the host's words": {func(g *GPUs) { g.Needs = map[proof.Stage]int64{"core": 11e9, "wrap": 12e9} }, "cuda:2", OK, "12.0 GB of its memory (stage wrap)", ""},
		"a byte too much for it":     {func(g *GPUs) { g.Needs = map[proof.Stage]int64{"wrap": 12e9 + 1} }, "cuda:2", Failed, "needs 12.0 GB", ""},
		"lost":                       {func(g *GPUs) { g.Chosen = []string{"cuda:3"} }, "cuda:3", Failed, "fallen off", "cuda:3: it has fallen off the bus"},
		"memory unknown":             {func(g *GPUs) { g.Chosen = []string{"cuda:4"} }, "cuda:4", Unknown, "does not tell", ""},
		"no libcuda":                 {func(g *GPUs) { g.NoCUDA, g.Chosen = "libcuda.so.1 is missing", []string{"cuda:0"} }, "cuda:0", Failed, "libcuda", "cuda:0: libcuda.so.1 is missing"},
		"no host":                    {func(g *GPUs) { g.NoHost, g.Chosen = "run `make gpu`", []string{"cuda:0"} }, "cuda:0", Failed, "make gpu", "cuda:0: run `make gpu`"},
		"no host, not chosen":        {func(g *GPUs) { g.NoHost = "run `make gpu`" }, "cuda:0", Failed, "make gpu", ""},
		"absent":                     {func(g *GPUs) { g.Chosen = []string{"cuda:7"} }, "cuda:0", OK, "", "cuda:7: device cuda:7 is not there: this machine has cuda:0"},
		"hung":                       {func(g *GPUs) { *g = GPUs{Error: "the driver is silent", Chosen: []string{"cuda:0"}} }, "", "", "", "cuda:0: the driver is silent"},
		"no driver, chosen":          {func(g *GPUs) { *g = GPUs{Snapshot: device.Snapshot{None: "no driver"}, Chosen: []string{"cuda:0"}} }, "", "", "", "no driver; or choose cpu"},
		"no driver":                  {func(g *GPUs) { *g = GPUs{Snapshot: device.Snapshot{None: "no driver"}} }, "", "", "", ""},
	} {
		f := good()
		f.GPUs = gpus()
		c.change(f.GPUs)
		r := Examine(f)
		if r.Ready != (c.missing == "") || len(r.Missing) > 1 || !strings.Contains(strings.Join(r.Missing, ""), c.missing) {
			t.Errorf("%s: ready %v, missing %q, want %q", name, r.Ready, r.Missing, c.missing)
		}
		for _, d := range r.GPU.Devices {
			if d.ID == c.id && (d.State != c.state || !strings.Contains(d.Text, c.text)) {
				t.Errorf("%s: %s is %s: %s", name, d.ID, d.State, d.Text)
			}
		}
	}
}

func TestAMachineWithoutGPUsSaysWhy(t *testing.T) {
	f := good()
	f.GPUs = &GPUs{Snapshot: device.Snapshot{None: "no NVIDIA driver\x1b[2J is installed"}}
	var text strings.Builder
	if err := Examine(f).WriteText(&text); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "GPUs\n  none  no NVIDIA driver?[2J is installed\n") {
		t.Error(text.String())
	}
}
