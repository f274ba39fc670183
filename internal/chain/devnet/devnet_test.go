package devnet

import (
	"bufio"
	"context"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/lemma-network/lemma/proof"
)

var (
	faucetKey, _ = crypto.HexToECDSA(strings.Repeat("21", 32))
	faucet       = crypto.PubkeyToAddress(faucetKey.PublicKey)
	friend       = common.HexToAddress("0xf00d")
)

// patience is how long a loaded machine may take.
const patience = 2 * time.Minute

// childFolder makes the test binary a devnet on that folder, for the tests that kill one.
const childFolder = "LEMMA_TEST_DEVNET_FOLDER"

func TestMain(m *testing.M) {
	if folder := os.Getenv(childFolder); folder != "" {
		d, err := Start(context.Background(), Config{Folder: folder, Faucet: faucet, PeriodSeconds: 1})
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(d.RPCURL())
		select {}
	}
	os.Exit(m.Run())
}

func start(t *testing.T, cfg Config) *Devnet {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	d, err := Start(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// pay sends coins from the faucet and waits until they are in a block.
func pay(t *testing.T, c *ethclient.Client, wei int64) *types.Receipt {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	nonce, err := c.PendingNonceAt(ctx, faucet)
	if err != nil {
		t.Fatal(err)
	}
	tx := types.MustSignNewTx(faucetKey, types.LatestSignerForChainID(big.NewInt(ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(ChainID), Nonce: nonce, To: &friend, Value: big.NewInt(wei), Gas: 21000,
		GasTipCap: big.NewInt(1e9), GasFeeCap: big.NewInt(100e9)})
	if err := c.SendTransaction(ctx, tx); err != nil {
		t.Fatal(err)
	}
	for {
		r, err := c.TransactionReceipt(ctx, tx.Hash())
		if err == nil {
			return r
		}
		if ctx.Err() != nil {
			t.Fatalf("transaction is not mined: %v", err)
		}
	}
}

func balance(t *testing.T, c *ethclient.Client, a common.Address) *big.Int {
	t.Helper()
	b, err := c.BalanceAt(t.Context(), a, nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestMinesOverHTTPAndSurvivesARestart(t *testing.T) {
	folder := t.TempDir()
	d := start(t, Config{Folder: folder, Faucet: faucet})
	if !strings.HasPrefix(d.RPCURL(), "http://127.0.0.1:") || strings.HasSuffix(d.RPCURL(), ":0") {
		t.Fatalf("RPC URL is %s", d.RPCURL())
	}
	c, err := ethclient.Dial(d.RPCURL())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if id, err := c.ChainID(t.Context()); err != nil || id.Uint64() != d.ChainID() {
		t.Fatalf("chain id %v, %v", id, err)
	}
	receipt := pay(t, c, 5)
	if receipt.Status != types.ReceiptStatusSuccessful {
		t.Fatal("payment failed")
	}
	head, err := c.BlockNumber(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	d = start(t, Config{Folder: folder, Faucet: faucet})
	if n, err := d.Backend().BlockNumber(t.Context()); err != nil || n != head {
		t.Fatalf("after restart the head is %d (%v), was %d", n, err, head)
	}
	if b := balance(t, d.Backend(), friend); b.Int64() != 5 {
		t.Errorf("friend has %v, want 5", b)
	}
	if _, err := d.Backend().TransactionReceipt(t.Context(), receipt.TxHash); err != nil {
		t.Errorf("receipt is lost: %v", err)
	}
	pay(t, d.Backend(), 2)
	if b := balance(t, d.Backend(), friend); b.Int64() != 7 {
		t.Errorf("friend has %v, want 7", b)
	}
}

func TestRefusesMisuse(t *testing.T) {
	folder := t.TempDir()
	d := start(t, Config{Folder: folder, Faucet: faucet})
	if _, err := Start(t.Context(), Config{Folder: folder, Faucet: faucet}); proof.CodeOf(err) != "devnet-folder-in-use" || proof.ClassOf(err) != proof.Caller {
		t.Errorf("folder in use: %v", err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Start(t.Context(), Config{Folder: folder, Faucet: friend}); proof.CodeOf(err) != "devnet-other-chain" {
		t.Errorf("other faucet: %v", err)
	}
	for field, cfg := range map[string]Config{
		"folder": {Faucet: faucet}, "port": {Folder: folder, Faucet: faucet, Port: 65536}, "faucet": {Folder: folder},
	} {
		_, err := Start(t.Context(), cfg)
		e, ok := err.(*proof.Error)
		if !ok || e.Field != field || e.Class != proof.Caller {
			t.Errorf("%s: %v", field, err)
		}
	}
	start(t, Config{Folder: folder, Faucet: faucet}) // the refusals left the folder usable
}

// child runs a devnet in a process of its own.
func child(t *testing.T, folder string) (*exec.Cmd, *ethclient.Client) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childFolder+"="+folder)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr // must stay silent
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	lines := bufio.NewScanner(out)
	if !lines.Scan() || !strings.HasPrefix(lines.Text(), "http://") {
		t.Fatalf("child says %s", lines.Text())
	}
	c, err := ethclient.Dial(lines.Text())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return cmd, c
}

func TestKillNineLosesNoBlock(t *testing.T) {
	folder := t.TempDir()
	cmd, c := child(t, folder)
	receipt := pay(t, c, 9)
	if _, err := Start(t.Context(), Config{Folder: folder, Faucet: faucet}); proof.CodeOf(err) != "devnet-folder-in-use" {
		t.Errorf("second process on the folder: %v", err)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()

	d := start(t, Config{Folder: folder, Faucet: faucet, PeriodSeconds: 1})
	again, err := d.Backend().TransactionReceipt(t.Context(), receipt.TxHash)
	if err != nil || again.BlockHash != receipt.BlockHash {
		t.Fatalf("after kill -9 the receipt is %v, %v", again, err)
	}
	if b := balance(t, d.Backend(), friend); b.Int64() != 9 {
		t.Errorf("friend has %v, want 9", b)
	}
	if r := pay(t, d.Backend(), 1); r.BlockNumber.Cmp(receipt.BlockNumber) <= 0 {
		t.Errorf("block numbers go back: %v after %v", r.BlockNumber, receipt.BlockNumber)
	}
}
