// Package lemma holds no code: its tests are the repository's own laws.
package lemma

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/lemma-network/lemma/"

// allowed is the import table: for each room (longest matching prefix wins) the rooms it may import. A room may always
// import itself. Third-party modules are limited where it matters: see alone.
var allowed = map[string][]string{
	"proof":              {},
	"circuits":           {"proof"},
	"circuits/ceremony":  {"proof", "circuits"},
	"verifier":           {"proof", "circuits"},
	"zkvm-host/guests":   {"proof"},
	"internal/clock":     {},
	"internal/disk":      {},
	"internal/leak":      {},
	"internal/procfs":    {},
	"internal/device":    {"proof", "internal/clock"},
	"internal/telemetry": {"proof"},
	"internal/job":       {"proof"},
	"internal/match":     {"proof"},
	"internal/sandbox":   {"proof", "internal/clock"},
	"internal/private":   {"proof", "internal/disk"},
	"internal/host":      {"proof", "internal/clock", "internal/sandbox"},
	"internal/artifact":  {"proof", "internal/clock", "internal/disk", "internal/sandbox"},
	"internal/queue":     {"proof", "internal/clock", "internal/disk"},
	"internal/database":  {"proof", "internal/clock"},
	"internal/chain":     {"proof", "internal/clock", "internal/database", "internal/disk", "contracts/profiles"},
	"internal/wrapper":   {"proof", "circuits", "verifier", "internal/clock", "internal/disk", "internal/sandbox", "internal/host", "internal/procfs"},
	"internal/sim":       {"proof", "internal/chain", "internal/job", "internal/match"},
	"tools/sim":          {"internal/sim"},
	"prover":             {"proof", "circuits", "verifier", "internal"},
	"orchestrator":       {"proof", "verifier", "internal"},
	"sdk":                {"proof", "verifier", "internal"},
	"internal/api":       {"proof", "internal/chain", "internal/job"},
	"internal/display":   {"proof"},
	"internal/doctor":    {"proof", "internal/device", "internal/display", "internal/host", "internal/procfs"},
	"internal/keys":      {"proof", "circuits", "internal/host"},
	"internal/demo":      {"proof", "internal", "sdk", "zkvm-host"},
	"internal/node":      {"proof", "circuits", "verifier", "internal", "prover", "orchestrator"},
	"internal/chaos":     {},
	"internal/testnet":   {"proof", "internal/artifact", "internal/chain", "internal/disk", "internal/queue"},
	"cmd/lemma":          {"proof", "bench", "circuits", "verifier", "zkvm-host", "internal", "prover", "orchestrator", "sdk"},
	"contracts/profiles": {},
	"contracts/tools":    {"proof", "circuits", "verifier", "internal/chain"},
	"bench":              {"proof", "internal/measure"},
	"bench/programs":     {"proof", "zkvm-host/guests"},
	"bench/run":          {"proof", "bench", "internal/clock", "internal/measure", "internal/procfs"},
	"bench/results":      {"proof", "bench"},
	"bench/chart":        {"proof", "bench", "internal/display", "internal/measure"},
	"bench/calibrate":    {"proof", "bench", "prover", "internal/doctor"},
	"bench/sp1":          {"proof", "bench", "circuits", "verifier", "prover", "internal"},
	"internal/measure":   {"internal/clock", "internal/procfs"},
	"tools/benchstark":   {"proof", "internal/clock", "internal/host", "internal/procfs", "zkvm-host", "internal/measure"},
	"tools/benchnet":     {"proof", "circuits", "verifier", "prover", "sdk", "zkvm-host", "internal", "internal/measure"},
	"tools/benchmatch":   {"proof", "internal/clock", "internal/match", "internal/measure"},
	"tools/gpushow":      {},
	"tools/soak":         {"proof", "circuits", "verifier", "prover", "orchestrator", "internal", "contracts/tools"},
	"tools/benchwrap":    {"proof", "circuits", "internal/clock", "internal/procfs", "internal/wrapper", "internal/measure"},

	"internal/node/nodetest": {"proof", "circuits", "verifier", "internal", "prover", "contracts/tools"}, // tests only: see alone
}

// alone names modules that only some rooms may import, so that a heavy or dangerous dependency keeps one owner.
var alone = map[string][]string{
	"github.com/versity/versitygw":              {"internal/artifact"},
	"github.com/minio/minio-go":                 {"internal/artifact"},
	"github.com/nats-io/":                       {"internal/queue"},
	"filippo.io/age":                            {"internal/private"},
	"github.com/spf13/cobra":                    {"cmd/lemma"},
	"github.com/prometheus/":                    {"internal/telemetry"},
	module + "internal/telemetry/telemetrytest": {}, // tests only
	"go.opentelemetry.io/":                      {"internal/telemetry"},
	"golang.org/x/image/":                       {"bench/chart"},
	"github.com/jackc/":                         {"internal/database"},
	"github.com/ebitengine/purego":              {"internal/device"},
	"modernc.org/":                              {"internal/database"},
	module + "internal/database/pgtest":         {}, // tests only
	module + "internal/disk/disktest":           {}, // tests only
	module + "internal/leak":                    {}, // tests only
	module + "internal/node/nodetest":           {}, // tests only
	module + "contracts/tools/groth16test":      {"contracts/tools", "internal/node/nodetest", "tools/soak"},
	"github.com/consensys/gnark/":               {"circuits", "verifier", "contracts/tools", "internal/wrapper"},
	"github.com/ethereum/go-ethereum/eth/":      {"internal/chain"},
}

func TestImportTable(t *testing.T) {
	files := 0
	walkGo(t, func(path string, f *ast.File) {
		files++
		room := roomOf(filepath.Dir(path))
		for _, spec := range f.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if target, ours := strings.CutPrefix(name, module); ours {
				// Tests may look at the whole; Go itself refuses a cycle.
				if !mayImport(room, target) && !strings.HasSuffix(path, "_test.go") {
					t.Errorf("%s: room %q may not import %s", path, room, target)
				}
			}
			for prefix, rooms := range alone {
				if strings.HasPrefix(name, prefix) && !under(room, rooms) && !strings.HasSuffix(path, "_test.go") {
					t.Errorf("%s: only %v may import %s", path, rooms, name)
				}
			}
			if room == "proof" && strings.Contains(strings.Split(name, "/")[0], ".") {
				t.Errorf("%s: proof is standard library only, found %s", path, name)
			}
		}
	})
	if files < 40 {
		t.Errorf("only %d Go files found: the walk is broken", files)
	}
}

func TestOnePackageComment(t *testing.T) {
	comments := map[string]int{}
	walkGo(t, func(path string, f *ast.File) {
		dir := filepath.Dir(path)
		if strings.HasSuffix(path, "_test.go") && dir != "." {
			return
		}
		if _, seen := comments[dir]; !seen {
			comments[dir] = 0
		}
		if f.Doc != nil {
			comments[dir]++
			// The three things a comment must say, for rooms with code of their own.
			if text := f.Doc.Text(); dir != "." && f.Name.Name != "main" && (!strings.Contains(text, "promises") || !strings.Contains(text, "must not know")) {
				t.Errorf("%s: the package comment must say what the package owns, promises and must not know", path)
			}
		}
	})
	for dir, n := range comments {
		if n != 1 {
			t.Errorf("%s: %d package comments, want 1", dir, n)
		}
	}
}

func TestFileLength(t *testing.T) {
	const maxLines = 500
	filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return skipDir(path, d)
		}
		if strings.Contains(path, "internal/chain/bind/") || !strings.Contains(" .go .rs .sol .sh ", " "+filepath.Ext(path)+" ") {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if n := strings.Count(string(b), "\n"); n > maxLines {
			t.Errorf("%s: %d lines, at most %d", path, n, maxLines)
		}
		return nil
	})
}

func walkGo(t *testing.T, visit func(path string, f *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return skipDir(path, d)
		}
		if filepath.Ext(path) != ".go" || strings.Contains(path, "internal/chain/bind/") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		visit(path, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func skipDir(path string, d fs.DirEntry) error {
	if d == nil {
		return fs.ErrNotExist
	}
	if name := d.Name(); path != "." && (strings.HasPrefix(name, ".") || name == "node_modules" || name == "target" || name == "out" || name == "cache") {
		return filepath.SkipDir
	}
	return nil
}

func roomOf(dir string) string {
	best := ""
	for room := range allowed {
		if under(dir, []string{room}) && len(room) > len(best) {
			best = room
		}
	}
	if best == "" {
		return dir
	}
	return best
}

func mayImport(room, target string) bool {
	rooms, known := allowed[room]
	return known && (under(target, rooms) || under(target, []string{room}))
}

func under(path string, rooms []string) bool {
	for _, room := range rooms {
		if path == room || strings.HasPrefix(path, room+"/") {
			return true
		}
	}
	return false
}
