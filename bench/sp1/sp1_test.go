package sp1

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/host"
)

// The host is told which device it proves on; one that only executes needs none, and is not told.
func TestTheHostIsToldItsDevice(t *testing.T) {
	script := filepath.Join(t.TempDir(), "host.sh")
	text := "#!/bin/sh\nwhile read -r line; do\nid=${line#*:}; id=${id%%,*}\n" +
		`echo "{\"id\":$id,\"ok\":{\"protocol\":1,\"name\":\"sp1\",\"version\":\"1\",\"mode\":\"told $*\",\"ready\":true}}"` + "\ndone\n"
	if err := os.WriteFile(script, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		device string
		light  bool
		want   string
	}{{"", false, "told "}, {"", true, "told --light"}, {"cuda:1", false, "told --device cuda:1"}, {"cuda:1", true, "told --light"}} {
		z := New(Config{Clock: clock.System(), Device: c.device, Host: host.Config{Argv: []string{script}, WorkDir: t.TempDir()}})
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
