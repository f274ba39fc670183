package nodetest

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"github.com/lemma-network/lemma/internal/testnet"
)

// template is the folder of a network that was set up and closed again: deploying the contracts takes a block each.
var template = struct {
	once   sync.Once
	folder string
	err    error
}{}

// StartNetwork runs a local network without nodes in a folder that exists, until the test ends. Its contracts are deployed under the toy
// circuit's key. periodSeconds is the block time; 0 makes a block for each transaction.
func StartNetwork(t testing.TB, toy Toy, folder string, periodSeconds uint64) *testnet.Network {
	t.Helper()
	template.once.Do(func() { template.folder, template.err = makeTemplate(t.Context(), toy) })
	if template.err != nil {
		t.Fatal(template.err)
	}
	if text, err := exec.Command("cp", "-a", template.folder+"/.", folder).CombinedOutput(); err != nil {
		t.Fatalf("copy of the network's folder: %v\n%s", err, text)
	}
	if err := readdress(t, folder); err != nil {
		t.Fatal(err)
	}
	network, err := start(t.Context(), toy, folder, periodSeconds)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := network.Close(); err != nil {
			t.Error(err)
		}
	})
	return network
}

func start(ctx context.Context, toy Toy, folder string, periodSeconds uint64) (*testnet.Network, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return testnet.Start(ctx, testnet.Options{Folder: folder, Gateway: []string{"/usr/bin/env", Role{Kind: "s3"}.env(), self}, KeysDir: folder,
		VerifyingKey: toy.Key, InsecureDev: true, PeriodSeconds: periodSeconds})
}

func makeTemplate(ctx context.Context, toy Toy) (string, error) {
	folder, err := os.MkdirTemp("", "lemma-network")
	if err != nil {
		return "", err
	}
	network, err := start(ctx, toy, folder, 0)
	if err != nil {
		return folder, err
	}
	return folder, network.Close()
}

func removeTemplate() {
	if template.folder != "" {
		os.RemoveAll(template.folder)
	}
}

// readdress gives a copied network addresses of its own.
func readdress(t testing.TB, folder string) error {
	path := filepath.Join(folder, "network.json")
	f, err := testnet.LoadFile(path)
	if err != nil {
		return err
	}
	f.Chain.RPC, f.API, f.Keys = "http://"+FreeAddr(t), FreeAddr(t), folder
	f.NATS.URL, f.Store.Endpoint = "nats://"+FreeAddr(t), FreeAddr(t)
	b, err := json.Marshal(f)
	if err != nil {
		return err
	}
	return os.WriteFile(path, b, 0o600)
}

// FreeAddr is an address that nobody listens on, below the ports that outgoing connections get: a node that is killed finds it free.
func FreeAddr(t testing.TB) string {
	t.Helper()
	for range 100 {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", 12_000+rand.IntN(20_000)))
		if err == nil {
			addr := l.Addr().String()
			l.Close()
			return addr
		}
	}
	t.Fatal("no free port")
	return ""
}
