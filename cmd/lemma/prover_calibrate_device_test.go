package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

// cards are GPUs of these names, counted from 0.
func cards(names ...string) (all []device.Device) {
	for i, name := range names {
		all = append(all, device.Device{ID: device.Name(i), Name: name, MemoryBytes: 85e9, FreeBytes: 80e9, Capability: "9.0"})
	}
	return all
}

// madeOn is a report of the shop's machine and host, proven on a card of that name.
func (s *shop) madeOn(card string) bench.Report {
	r := s.made(100_000, 2_000_000)
	r.Machine.Devices = []bench.Device{{Kind: "gpu", Name: card, MemoryBytes: 85e9, Driver: "580.1"}}
	return r
}

// samples are what the node's folder has.
func (s *shop) samples() (all []prover.Sample) {
	s.t.Helper()
	if err := json.Unmarshal([]byte(s.speed()), &all); err != nil {
		s.t.Fatalf("%v: %q", err, s.speed())
	}
	return all
}

// What a calibration keeps counts for the node: it finds the same fingerprint when it hears its full host.
func TestAGPUsSamplesAreOfWhatTheNodeFinds(t *testing.T) {
	s := newShop(t)
	s.use("gpu-host.sh", "cuda:0")
	s.cards = cards("Some Card")
	s.write(s.madeOn("Some Card"))
	text, err := s.run("--from", s.report, "--cost-per-hour", "0.0036", "--apply")
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "measured on cuda:0 (Some Card, 85.0 GB) of Some CPU", "30000000000000 for each", "coin: cost and 50 %")
	if strings.Contains(text, "not calibrated") || strings.Contains(text, "note: the ") {
		t.Errorf("one device, and more is said of others:\n%s", text)
	}
	h, err := host.Start(t.Context(), host.Config{Argv: host.ArgvOn([]string{s.host}, "cuda:0"), WorkDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	info, err := h.Hello(t.Context())
	if err != nil || info.Device == nil {
		t.Fatalf("%+v, %v", info, err)
	}
	digest, err := host.FileDigest(s.host)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.samples(); len(got) != 2 || got[0].Fingerprint != prover.FingerprintOf(digest, info, "another processor") {
		t.Errorf("samples %+v are not of the host that says %+v", got, info.Device)
	}
}

func TestDevicesThatWorkSideBySideShareTheCost(t *testing.T) {
	s := newShop(t)
	s.use("gpu-host.sh", "cuda:1", "cuda:0")
	s.cards = cards("Some Card", "Some Card")
	s.write(s.madeOn("Some Card"))
	text, err := s.run("--from", s.report, "--cost-per-hour", "0.0036", "--apply")
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "measured on cuda:1 (Some", "15000000000000 for each started million cycles, smallest unit of the coin: 1/2 of the cost, since 2 devices share the hour, and 50 %",
		"note: the groth16 step is made on the CPU for one device at a time")
	if s.ask().PerMegacycle != "15000000000000" || strings.Contains(text, "not calibrated") || strings.Contains(text, "slowest") {
		t.Errorf("ask %+v, and two of one name need one run:\n%s", s.ask(), text)
	}
}

func TestEachKindOfDeviceIsCalibrated(t *testing.T) {
	s := newShop(t)
	s.use("gpu-host.sh", "cuda:0", "cuda:1", "cuda:2", "cuda:4")
	s.cards = cards("Some Card", "Other Card", "Other Card")
	s.write(s.madeOn("Some Card"))
	rest := func(text string) (rest []string) {
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, "not calibrated") {
				rest = append(rest, strings.TrimSpace(line))
			}
		}
		return rest
	}
	want := "not calibrated: cuda:1 (Other Card, 85.0 GB): lemma prover calibrate --config " + s.config + " --device cuda:1 --cost-per-hour C --apply"
	for _, args := range [][]string{{}, {"--apply"}} {
		text, err := s.run(append(args, "--from", s.report)...)
		if got := rest(text); err != nil || len(got) != 2 || got[0] != want || !strings.HasPrefix(got[1], "not calibrated: cuda:4: ") {
			t.Errorf("%q: %q, %v", args, got, err)
		}
		mustContain(t, text, "all have one price: calibrate the slowest last")
	}
	if _, err := s.run("--from", s.report, "--device", "cuda:1", "--apply"); proof.CodeOf(err) != "report-foreign" {
		t.Errorf("another card's report: %v", err)
	}
	s.use("gpu-host.sh", "cuda:0", "cuda:1", "cuda:2")
	s.write(s.madeOn("Other Card"))
	text, err := s.run("--from", s.report, "--device", "cuda:2")
	if err != nil || rest(text) != nil {
		t.Errorf("the first is calibrated: %q, %v", rest(text), err)
	}
	mustContain(t, text, "--config "+s.config+" --device cuda:2 --from")
	if _, err := s.run("--from", s.report, "--device", "cuda:2", "--apply"); err != nil || len(s.samples()) != 4 {
		t.Errorf("%v: %s", err, s.speed())
	}
}

// A report of the CPU says nothing of a GPU, nor the other way round.
func TestReportsOfOtherDevicesAreRefused(t *testing.T) {
	s := newShop(t)
	s.cards = cards("Some Card")
	refused := func(what string) {
		t.Helper()
		var e *proof.Error
		if _, err := s.run("--from", s.report, "--apply"); !errors.As(err, &e) || e.Code != "report-foreign" || e.Field != "devices" {
			t.Errorf("%s: %v", what, err)
		}
	}
	s.write(s.madeOn("Some Card"))
	refused("a GPU's for the CPU")
	s.use("gpu-host.sh", "cuda:0")
	s.write(s.made(100_000, 2_000_000))
	refused("the CPU's for a GPU")
	s.write(s.madeOn("Another Card"))
	refused("another GPU's")
}

func TestWhichDeviceIsCalibrated(t *testing.T) {
	for name, c := range map[string]struct {
		use      []string
		fallback bool
		flag     string
		want     string // "" is refused
	}{
		"no device":              {nil, false, "", "cpu"},
		"the CPU by name":        {nil, false, "cpu", "cpu"},
		"a GPU of a CPU node":    {nil, false, "cuda:0", ""},
		"the CPU in use":         {[]string{"cpu"}, false, "", "cpu"},
		"the first":              {[]string{"cuda:1", "cuda:0"}, false, "", "cuda:1"},
		"another":                {[]string{"cuda:1", "cuda:0"}, false, "cuda:0", "cuda:0"},
		"one that is not in use": {[]string{"cuda:1", "cuda:0"}, false, "cuda:2", ""},
		"the CPU beside GPUs":    {[]string{"cuda:0"}, false, "cpu", ""},
		"the CPU that stands in": {[]string{"cuda:0"}, true, "cpu", "cpu"},
		"not by default":         {[]string{"cuda:0"}, true, "", "cuda:0"},
		"nonsense":               {[]string{"cuda:0"}, true, "gpu", ""},
	} {
		got, err := calibratedDevice(c.flag, prover.Settings{Use: c.use, FallbackCPU: c.fallback})
		var e *proof.Error
		refused := errors.As(err, &e) && e.Code == "bad-device" && e.Class == proof.Caller && e.Field == "device" && strings.Contains(e.Error(), "prover.json")
		if got != c.want || refused != (c.want == "") {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	s := newShop(t) // before anything is measured
	s.use("gpu-host.sh", "cuda:0")
	for args, code := range map[string]string{"--device=cuda:1": "bad-device", "--apply": "device-absent"} {
		var e *proof.Error
		if _, err := s.run(args); !errors.As(err, &e) || e.Code != code || e.Field != "device" {
			t.Errorf("%s: %v, want %s", args, err, code)
		}
	}
}

func TestWhatIsMeasuredIsToldItsDevice(t *testing.T) {
	s := newShop(t)
	s.use("gpu-host.sh", "cuda:0")
	s.cards = cards("Some Card")
	s.cards[0].Holders = []device.Holder{{PID: 1}}
	s.write(s.madeOn("Some Card"))
	measured := 0
	s.measured = func(_ *cobra.Command, c calibration) (string, error) {
		measured++
		if c.on.id != "cuda:0" || c.on.device.Name != "Some Card" || filepath.Base(c.host) != "gpu-host.sh" || len(c.machine.Devices) != 1 || c.machine.Devices[0].Name != "Some Card" {
			t.Errorf("%+v", c)
		}
		if _, warnings := c.on.watch(); len(warnings) == 0 || !strings.Contains(warnings[0], "1 other programs computed on cuda:0") {
			t.Errorf("warnings %q", warnings)
		}
		return s.report, nil
	}
	if _, err := s.run(); err != nil || measured != 1 {
		t.Errorf("%d times, %v", measured, err)
	}
}

// The CPU that stands in is measured with its own host, and the price stays that of the GPUs.
func TestTheCPUThatStandsInIsCalibrated(t *testing.T) {
	s := newShop(t)
	cpu := s.host
	t.Setenv("LEMMA_HOST", cpu)
	s.use("gpu-host.sh", "cuda:0")
	settings, err := prover.LoadSettings(s.config)
	if err != nil {
		t.Fatal(err)
	}
	settings.FallbackCPU = true
	if err := settings.Save(s.config, true); err != nil {
		t.Fatal(err)
	}
	s.host = cpu
	s.write(s.made(100_000, 2_000_000))
	text, err := s.run("--from", s.report, "--device", "cpu", "--cost-per-hour", "0.0036", "--apply")
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "ask none: the node's is that of its GPUs", "the ask was left as it is")
	digest, err := host.FileDigest(cpu)
	if got := s.samples(); err != nil || len(got) != 2 || got[0].Fingerprint.Host != digest || !strings.HasPrefix(got[0].Fingerprint.Device, "Some CPU") || s.ask() != (queue.Ask{Base: "1"}) {
		t.Errorf("samples %+v, ask %+v, %v", got, s.ask(), err)
	}
}

func TestTheHostOfTheCPUThatStandsIn(t *testing.T) {
	const gpus, cpu = "/x/sp1-host-gpu/sp1-host", "/x/sp1-host"
	for want, found := range map[string][]string{
		gpus: {gpus, "/y/sp1-host-gpu-12ab/sp1-host"}, cpu: {gpus, "/y/sp1-host-gpu-12ab/sp1-host", cpu, "/z/sp1-host"},
	} {
		if got := cpuHost(gpus, found); got != want {
			t.Errorf("of %q: %s, want %s", found, got, want)
		}
	}
	dir := t.TempDir()
	named, other := filepath.Join(dir, "named"), filepath.Join(dir, "other")
	for _, file := range []string{named, other} {
		if err := os.WriteFile(file, nil, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		flag, env    string
		use          []string
		devices, cpu string
	}{
		{named, other, nil, named, named},                // the CPU alone: what is named is for it
		{named, other, []string{"cpu"}, named, named},    //
		{named, other, []string{"cuda:0"}, named, other}, // what is named is for the GPUs
		{"", other, []string{"cuda:0"}, other, other},    // nothing lies beside the program of a test
		{named, "", []string{"cuda:0"}, named, named},    //
		{named, dir + "/absent", []string{"cuda:0"}, named, named},
	} {
		t.Setenv("LEMMA_HOST", c.env)
		if devices, cpu, err := hostsFor(c.flag, c.use); err != nil || devices != c.devices || cpu != c.cpu {
			t.Errorf("%+v: %s, %s, %v", c, devices, cpu, err)
		}
	}
	if _, _, err := hostsFor(dir+"/absent", []string{"cuda:0"}); proof.CodeOf(err) != "host-missing" {
		t.Errorf("no host for the GPUs: %v", err)
	}
}
