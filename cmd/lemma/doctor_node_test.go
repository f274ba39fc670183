package main

import (
	"net"
	"os"
	"path/filepath"
	"testing"

	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

func TestTheDoctorTriesWhatANodeNeeds(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	folder := t.TempDir()
	network, config := filepath.Join(folder, "network.json"), filepath.Join(folder, "prover.json")
	text := `{"chain":{"rpc_url":"http://127.0.0.1:1"},"nats":{"url":"nats://` + l.Addr().String() + `","access":"/a"},"store":{"endpoint":"127.0.0.1:1"},"api":"127.0.0.1:2"}`
	if err := os.WriteFile(network, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := (prover.Settings{ID: "a", Network: network, Folder: folder}).Save(config, false); err != nil {
		t.Fatal(err)
	}
	n, s, err := nodeFacts(t.Context(), config)
	if err != nil || s.ID != "a" {
		t.Fatalf("%+v, %v", s, err)
	}
	if n.QueueError != "" || n.StoreError == "" || n.ChainError == "" || n.KeysError == "" || n.Mode.Perm() != 0o600 || n.BlockTime != 0 {
		t.Errorf("%+v", n)
	}
	if _, _, err := nodeFacts(t.Context(), config+"x"); proof.CodeOf(err) != "config-unreadable" {
		t.Error(err)
	}
}

func TestPortsThatAURLLeavesOut(t *testing.T) {
	for text, want := range map[string]string{
		"nats://a.example": "a.example:4222", "nats://a.example:7": "a.example:7", "127.0.0.1:9": "127.0.0.1:9", "tls://[::1]": "[::1]:4222",
	} {
		if got := hostPort(text, "4222"); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
