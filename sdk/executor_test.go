package sdk_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
)

// TestMain lets the test binary play a sandbox's init stage, as lemma does.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == sandboxArgument {
		os.Exit(sandbox.Init(os.Args[2:]))
	}
	os.Exit(m.Run())
}

const sandboxArgument = "internal-sandbox"

// A program may make its host run code, and that code looks for the client's secrets.
func TestAHostileProgramDoesNotReachTheClient(t *testing.T) {
	home := t.TempDir()
	secret, script := filepath.Join(home, "client.key"), filepath.Join(home, "host.sh")
	source := must(os.ReadFile("testdata/host.sh"))(t)
	hostile := strings.Replace(string(source), "while read", "code=0; cat "+secret+" >/dev/null 2>&1 && code=1\nwhile read", 1)
	hostile = strings.ReplaceAll(hostile, `\"exit_code\":$1`, `\"exit_code\":$code`)
	for path, text := range map[string]string{secret: "key", script: hostile} {
		if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	init := []string{"/proc/self/exe", sandboxArgument}
	for name, c := range map[string]struct {
		guard []sdk.Sandbox
		code  string
		warns bool
	}{
		"none, as for trusted programs": {nil, "guest-panicked", false},
		"best":                          {[]sdk.Sandbox{{Init: init}}, "", false},
		"partial":                       {[]sdk.Sandbox{{Init: init, Level: "partial"}}, "", true},
		"no such level":                 {[]sdk.Sandbox{{Init: init, Level: "most"}}, "bad-config", false},
	} {
		var warned []string
		if len(c.guard) > 0 {
			c.guard[0].Warn = func(missing string) { warned = append(warned, missing) }
		}
		work := filepath.Join(home, "work")
		if err := os.MkdirAll(work, 0o700); err != nil {
			t.Fatal(err)
		}
		p, err := sdk.HostExecutor([]string{script}, work, c.guard...).Execute(t.Context(), []byte("program"), []byte("input"), sdk.Limits{Cycles: 100, JournalBytes: 100})
		if code := proof.CodeOf(err); err == nil && c.code != "" || err != nil && code != c.code {
			t.Errorf("%s: %+v %v, want %q", name, p, err, c.code)
		}
		if refused := name == "best" && len(warned) != 0; (len(warned) == 1) != c.warns && !refused { // best may lack something here, and says so
			t.Errorf("%s: warned %q", name, warned)
		}
		if left := must(os.ReadDir(work))(t); len(left) != 0 {
			t.Errorf("%s: left %v", name, left)
		}
	}
}
