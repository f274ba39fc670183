package chain

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain/devnet"
	"github.com/lemma-network/lemma/proof"
)

// The command's whole way, over HTTP: devnet has the CREATE2 proxy from its first block on.
func TestRunDeployOverHTTP(t *testing.T) {
	dev, err := devnet.Start(t.Context(), devnet.Config{Folder: t.TempDir(), Faucet: testClient})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := dev.Close(); err != nil {
			t.Error(err)
		}
	})
	if code, err := dev.Backend().CodeAt(t.Context(), create2Proxy, nil); err != nil || checkProxy(code) != nil {
		t.Fatalf("the devnet's proxy: %v, %v", checkProxy(code), err)
	}
	out := filepath.Join(t.TempDir(), "manifest.json")
	var said []string
	o := DeployRun{DeployConfig: localConfig(t), RPC: dev.RPCURL(), Key: testKey, Out: out, Warn: func(err error) { t.Log(err) }}
	o.Note = func(line string) { said = append(said, line) }
	first, err := RunDeploy(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(said, "\n")
	for _, c := range first.Contracts {
		if !strings.Contains(text, c.Name+": "+c.Address.Hex()+", gas ") {
			t.Errorf("%s was not told:\n%s", c.Name, text)
		}
	}
	before, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, lose := range []string{"", out + ".journal", out} {
		if lose != "" {
			if err := os.Remove(lose); err != nil {
				t.Fatal(err)
			}
		}
		again, err := RunDeploy(t.Context(), o)
		if err != nil || !reflect.DeepEqual(again, first) {
			t.Fatalf("without %q: %+v, %v", lose, again, err)
		}
		if after, err := os.ReadFile(out); err != nil || string(after) != string(before) {
			t.Errorf("without %q another manifest: %v", lose, err)
		}
	}
	if err := os.WriteFile(out, []byte(strings.Replace(string(before), `"chainId": 1337`, `"chainId": 1`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := RunDeploy(t.Context(), o); proof.CodeOf(err) != "wrong-chain" {
		t.Errorf("another chain's manifest: %v", err)
	}
	loaded, err := LoadDeployment(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := loaded.VerifyCode(t.Context(), dev.Backend()); proof.CodeOf(err) != "wrong-chain" {
		t.Errorf("verified on another chain: %v", err)
	}
	o.Profile.InsecureDevAllowed = false
	if _, err := RunDeploy(t.Context(), o); proof.CodeOf(err) != "insecure-key" {
		t.Errorf("an insecure key with a profile that allows none: %v", err)
	}
	if first.Market == (common.Address{}) || first.Replicated == (common.Address{}) {
		t.Errorf("%+v", first)
	}
}
