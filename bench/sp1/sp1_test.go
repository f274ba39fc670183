package sp1

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/proof"
)

// fakeHost proves on the device that it is told, which is called Some Card.
const fakeHost = `#!/bin/sh
device=
[ "$1" = --device ] && device=",\"devices\":[\"$2\"],\"device\":{\"id\":\"$2\",\"kind\":\"gpu\",\"name\":\"Some Card\",\"uuid\":\"GPU-0\",\"memory_bytes\":1,\"driver\":\"1\",\"capability\":\"9.0\"}"
while read -r line; do
	id=${line#*:}; id=${id%%,*}
	echo "{\"id\":$id,\"ok\":{\"protocol\":1,\"name\":\"sp1\",\"version\":\"1\",\"mode\":\"told $*\",\"ready\":true$device}}"
done
`

var names = map[string]string{"cuda:1": "Some Card"}

// The host is told which device it proves on; one that only executes needs none, and is not told.
func TestTheHostIsToldItsDevice(t *testing.T) {
	script := filepath.Join(t.TempDir(), "host.sh")
	if err := os.WriteFile(script, []byte(fakeHost), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		device string
		light  bool
		want   string
	}{{"", false, "told "}, {"", true, "told --light"}, {"cuda:1", false, "told --device cuda:1"}, {"cuda:1", true, "told --light"}} {
		z := New(Config{Clock: clock.System(), Device: c.device, DeviceName: names[c.device], Host: host.Config{Argv: []string{script}, WorkDir: t.TempDir()}})
		if _, err := z.Start(t.Context(), c.light); err != nil {
			t.Fatal(err)
		}
		if got := z.Describe().Mode; got != c.want {
			t.Errorf("%q, light %v: %q, want %q", c.device, c.light, got, c.want)
		}
		if err := z.Close(); err != nil {
			t.Error(err)
		}
	}
}

// What another device than the fingerprint's takes is not measured.
func TestAHostOnAnotherDeviceIsRefused(t *testing.T) {
	forCPU := strings.Replace(fakeHost, "= --device", "= --never", 1)
	for name, c := range map[string]struct{ script, device, name, want string }{
		"another name":  {fakeHost, "cuda:1", "Another Card", "it proves on cuda:1 Some Card, want cuda:1 Another Card"},
		"an unknown":    {fakeHost, "cuda:1", "", "it proves on cuda:1 Some Card, want cuda:1:"},
		"on the CPU":    {forCPU, "cuda:1", "Some Card", "it proves on cpu, want cuda:1 Some Card"},
		"another index": {strings.ReplaceAll(fakeHost, "$2", "cuda:0"), "cuda:1", "Some Card", "it proves on cuda:0 Some Card, want cuda:1 Some Card"},
		"a GPU unasked": {strings.ReplaceAll(strings.Replace(fakeHost, `"$1" = --device`, "x = x", 1), "$2", "cuda:0"), "", "", "it proves on cuda:0 Some Card, want cpu:"},
	} {
		script := filepath.Join(t.TempDir(), "host.sh")
		if err := os.WriteFile(script, []byte(c.script), 0o755); err != nil {
			t.Fatal(err)
		}
		z := New(Config{Clock: clock.System(), Device: c.device, DeviceName: c.name, Host: host.Config{Argv: []string{script}, WorkDir: t.TempDir()}})
		_, err := z.Start(t.Context(), false)
		if proof.CodeOf(err) != "host-unfit" || proof.ClassOf(err) != proof.Caller || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if err := z.Close(); err != nil {
			t.Error(err)
		}
	}
}
