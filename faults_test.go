package lemma

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

const faultCount = 48

var backticked = regexp.MustCompile("`([^`]+)`")

// TestFaultsHaveTheirTests holds docs/faults.md to the tree: every fault once, every test that a row names in its room, and
// every chaos scenario in the row of its fault.
func TestFaultsHaveTheirTests(t *testing.T) {
	text, err := os.ReadFile("docs/faults.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[int]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, "|")
		if len(cells) < 2 {
			continue
		}
		n, err := strconv.Atoi(strings.TrimSpace(cells[1]))
		if err != nil {
			continue
		}
		if len(cells) != 8 || rows[n] != "" || n < 1 || n > faultCount {
			t.Errorf("row %d: %d cells, want 8, each number of 1 to %d once", n, len(cells), faultCount)
			continue
		}
		rows[n] = cells[4]
		checkNames(t, n, cells[4], cells[6])
	}
	if len(rows) != faultCount {
		t.Errorf("%d faults, want %d", len(rows), faultCount)
	}
	scenario := regexp.MustCompile(`\{"(\d+)", "([^"]+)", (?:true|false), `)
	found := scenario.FindAllStringSubmatch(sources(t, "internal/chaos"), -1)
	if len(found) == 0 {
		t.Error("no chaos scenarios found")
	}
	for _, s := range found {
		if n, _ := strconv.Atoi(s[1]); !strings.Contains(rows[n], "`TestChaos/"+s[2]+"`") {
			t.Errorf("row %s does not name the chaos scenario %q", s[1], s[2])
		}
	}
}

// checkNames looks for each test of a row in the room named before it.
func checkNames(t *testing.T, n int, heldBy, open string) {
	room, tests := "", 0
	for _, m := range backticked.FindAllStringSubmatch(heldBy, -1) {
		if info, err := os.Stat(m[1]); err == nil && info.IsDir() {
			room = m[1]
			continue
		}
		tests++
		if room == "" || !defines(sources(t, room), m[1]) {
			t.Errorf("row %d: no test %s in %q", n, m[1], room)
		}
	}
	if tests == 0 && !strings.Contains(open, "open: ") {
		t.Errorf("row %d names no test, and does not say that it is open", n)
	}
}

// defines says whether sources have a test: Go's and Solidity's by their functions, Rust's likewise, subtests by their text.
func defines(code, name string) bool {
	if _, subtest, ok := strings.Cut(name, "/"); ok {
		return strings.Contains(code, `"`+subtest+`"`)
	}
	for _, form := range []string{"func " + name + "(", "function " + name + "(", "fn " + name + "("} {
		if strings.Contains(code, form) {
			return true
		}
	}
	return false
}

var sourcesOf = map[string]string{}

// sources is the text of a room's tests: Go of that folder alone, Rust and Solidity of the whole tree below it.
func sources(t *testing.T, room string) string {
	t.Helper()
	if text, ok := sourcesOf[room]; ok {
		return text
	}
	var b strings.Builder
	err := filepath.WalkDir(room, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "target" || d.Name() == "node_modules") {
			return filepath.SkipDir
		}
		ours := strings.HasSuffix(path, "_test.go") && filepath.Dir(path) == room
		if d.Type().IsRegular() && (ours || strings.HasSuffix(path, ".rs") || strings.HasSuffix(path, ".sol")) {
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			b.Write(text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	sourcesOf[room] = b.String()
	return b.String()
}
