// Package anviltest runs anvil, a chain node that can be told to misbehave, for tests of other rooms: reorganisations, a
// pool that forgets, base fees of any height.
//
// It promises: the pinned binary of contracts/package.json, on a free loopback port, which ends with its test.
// It must not know: orders, markets, jobs.
package anviltest

import (
	"bufio"
	"context"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"
)

// ChainID of every anvil here; a local one, so that development keys are taken.
const ChainID = 31337

const startTime = 2 * time.Minute

// Anvil is a running node.
type Anvil struct {
	URL  string
	test testing.TB
	rpc  *rpc.Client
	cmd  *exec.Cmd
}

// Start runs anvil with more arguments. It makes a block for each transaction, unless they say otherwise.
func Start(t testing.TB, more ...string) *Anvil {
	t.Helper()
	a := &Anvil{test: t}
	a.cmd = exec.Command(binary(t), append([]string{"--host", "127.0.0.1", "--port", "0", "--chain-id", "31337", "--accounts", "1", "--threads", "1"}, more...)...)
	a.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	out, err := a.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := a.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.cmd.Process.Kill(); a.cmd.Wait() })
	address := make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if _, text, found := strings.Cut(lines.Text(), "Listening on "); found {
				address <- text
			}
		}
	}()
	select {
	case text := <-address:
		a.URL = "http://" + text
	case <-time.After(startTime):
		t.Fatalf("anvil does not listen within %v", startTime)
	}
	if a.rpc, err = rpc.DialContext(t.Context(), a.URL); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.rpc.Close)
	return a
}

// binary is the pinned anvil of the contracts' tool chain.
func binary(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil && dir != "/" {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, "contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil")
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("anvil is not installed: run `sh contracts/tools/install.sh` first: %v", err)
	}
	return path
}

// Call asks the node anything and returns the answer as T.
func Call[T any](a *Anvil, method string, args ...any) (v T) {
	a.test.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), startTime)
	defer cancel()
	if err := a.rpc.CallContext(ctx, &v, method, args...); err != nil {
		a.test.Fatalf("%s: %v", method, err)
	}
	return v
}

// Head is the number of the newest block.
func (a *Anvil) Head() uint64 { return uint64(Call[hexutil.Uint64](a, "eth_blockNumber")) }

// Mine makes blocks.
func (a *Anvil) Mine(n uint64) { Call[any](a, "anvil_mine", hexutil.Uint64(n)) }

// Automine says whether every transaction makes a block at once.
func (a *Anvil) Automine(on bool) { Call[any](a, "evm_setAutomine", on) }

// reorgTries is how often Reorg tries: anvil refuses while a block is still under way.
const reorgTries = 10

// Reorg replaces the blocks after one by empty ones: what was in them is forgotten. No block must be made by time meanwhile.
func (a *Anvil) Reorg(after uint64) {
	a.test.Helper()
	for try := 1; ; try++ {
		a.Mine(1) // waits for one that was begun, of which anvil would lose a part
		ctx, cancel := context.WithTimeout(context.Background(), startTime)
		err := a.rpc.CallContext(ctx, new(any), "anvil_reorg", a.Head()-after, []any{})
		cancel()
		if err == nil {
			return
		}
		if try == reorgTries {
			a.test.Fatalf("anvil_reorg: %v", err)
		}
	}
}

// Rollback makes the chain shorter.
func (a *Anvil) Rollback(depth uint64) { Call[any](a, "anvil_rollback", depth) }

// ForgetPool drops all transactions that are not in a block.
func (a *Anvil) ForgetPool() { Call[any](a, "anvil_dropAllTransactions") }

// BaseFee sets the next block's base fee.
func (a *Anvil) BaseFee(wei *big.Int) {
	Call[any](a, "anvil_setNextBlockBaseFeePerGas", (*hexutil.Big)(wei))
}

// Fund gives an account coins.
func (a *Anvil) Fund(account common.Address, wei *big.Int) {
	Call[any](a, "anvil_setBalance", account, (*hexutil.Big)(wei))
}

// Signal sends the node's process a signal, such as SIGSTOP, which makes it hang.
func (a *Anvil) Signal(s syscall.Signal) {
	a.test.Helper()
	if err := a.cmd.Process.Signal(s); err != nil {
		a.test.Fatal(err)
	}
	if s != syscall.SIGSTOP {
		return
	}
	var status syscall.WaitStatus // it hangs only once all of its threads have stopped
	if _, err := syscall.Wait4(a.cmd.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		a.test.Fatalf("anvil did not stop: %v %v", status, err)
	}
}
