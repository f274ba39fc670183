package testnet

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"reflect"
	"syscall"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/contracts/tools/groth16test"
	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/proof"
)

// The test binary plays the S3 child when this variable is set.
const childEnv = "LEMMA_TEST_S3_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(childEnv) == "" {
		os.Exit(m.Run())
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	cfg, err := artifact.GatewayConfigFromEnv(os.Getenv)
	if err == nil {
		err = artifact.ServeGateway(ctx, cfg)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func options(t *testing.T) Options {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	key, err := groth16test.Setup()
	if err != nil {
		t.Fatal(err)
	}
	return Options{Folder: t.TempDir(), Gateway: []string{"/usr/bin/env", childEnv + "=1", self}, KeysDir: "/keys", VerifyingKey: key.Words(), InsecureDev: true}
}

func TestTheSameFolderIsTheSameNetwork(t *testing.T) {
	opts := options(t)
	first, err := Start(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Start(t.Context(), opts); proof.ClassOf(err) != proof.Caller {
		t.Errorf("a second network in the folder of a running one: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Start(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if !reflect.DeepEqual(first.File, again.File) {
		t.Errorf("the network changed:\n%+v\n%+v", first.File, again.File)
	}
	d := again.File.Chain.Deployment
	client, err := chain.Dial(t.Context(), again.File.Chain.RPC, d.ChainID, d.Market)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	key, err := again.File.AccountKey("orchestrator")
	if err != nil {
		t.Fatal(err)
	}
	credit, err := client.BalanceOf(t.Context(), common.Address{}, crypto.PubkeyToAddress(key.PublicKey))
	if err != nil || credit.Cmp(collateralWei) != 0 {
		t.Errorf("collateral in the market: %v, %v, want %v once", credit, err, collateralWei)
	}
	if who, err := client.Operator(t.Context(), crypto.PubkeyToAddress(key.PublicKey)); err != nil || who.Capacity.Int64() != proverLocks {
		t.Errorf("the orchestrator may hold %v locks, %v, want %d", who.Capacity, err, proverLocks)
	}
	if err := d.VerifyBuild(t.Context(), client.Backend(), func(string) {}); err != nil {
		t.Error(err)
	}
	info, err := os.Stat(again.Path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the network file holds secrets: mode %v, %v", info.Mode(), err)
	}
}

func TestLoadFileNamesTheField(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.json")
	if _, err := LoadFile(path); proof.CodeOf(err) != "network-file-missing" {
		t.Errorf("missing: %v", err)
	}
	for text, code := range map[string]string{"{": "network-file-invalid", `{"chain":{"rpc_url":"http://x"}}`: "network-file-invalid"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := LoadFile(path); proof.CodeOf(err) != code {
			t.Errorf("%s: %v", text, err)
		}
	}
	if _, err := (File{}).AccountKey("nobody"); proof.CodeOf(err) != "account-unknown" {
		t.Errorf("unknown account: %v", err)
	}
}
