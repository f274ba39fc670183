package node_test

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/node/nodetest"
	"github.com/lemma-network/lemma/sdk"
)

// prove is the README's example, word for word.
func prove(ctx context.Context, api string, key *ecdsa.PrivateKey, host []string) ([]byte, error) {
	client, err := sdk.Dial(ctx, api, key, sdk.WithExecutor(sdk.HostExecutor(host, os.TempDir())))
	if err != nil {
		return nil, err
	}
	defer client.Close()
	order, err := client.Request(ctx, sdk.Request{ProgramPath: "program.elf", InputPath: "input.bin", Price: big.NewInt(1e16)})
	if err != nil {
		return nil, err
	}
	result, err := order.Wait(ctx, func(s sdk.Status) { fmt.Println(s.State) })
	if err != nil {
		return nil, err
	}
	return result.Journal, nil // proven, paid for, and verified on this machine
}

func TestReadmeShowsThisExample(t *testing.T) {
	source, err := os.ReadFile("readme_test.go")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(source), "word for word.\n")
	example, _, found := strings.Cut(rest, "\n}\n")
	if example += "\n}\n"; !found || !strings.Contains(string(readme), example) {
		t.Errorf("README.md does not show this code:\n%s", example)
	}
	if lines := strings.Count(example, "\n"); lines >= 20 {
		t.Errorf("the example has %d lines, want under 20", lines)
	}
}

func TestReadmeExampleRuns(t *testing.T) {
	w, ctx := newWorld(t), testContext(t)
	w.start(role{ID: "orchestrator"})
	w.dial(ctx)
	w.start(role{ID: "prover", Host: fakeHost(t, "ok")})
	key, err := w.network.File.AccountKey("client")
	if err != nil {
		t.Fatal(err)
	}
	host := fakeHost(t, "ok")
	dir := t.TempDir()
	for name, b := range map[string][]byte{"program.elf": nodetest.Program(), "input.bin": []byte("read me")} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	journal, err := prove(ctx, "http://"+w.network.File.API, key, host)
	if err != nil || string(journal) != "read me" {
		t.Errorf("journal %q, %v", journal, err)
	}
}
