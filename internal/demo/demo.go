package demo

import (
	"context"
	"fmt"
	"io"
	"math/big"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
	guests "github.com/lemma-network/lemma/zkvm-host/guests"
)

// The demo's order.
const (
	exampleAccounts = 16
	exampleSeed     = 2026
	deadline        = 4 * time.Hour // far beyond the slowest machine that can prove at all
)

// priceWei is what the demo's client pays: 0.01 ether.
var priceWei = big.NewInt(1e16)

// Options are what the demo needs.
type Options struct {
	Local       node.LocalOptions
	LightHost   []string // argv of the light host, for the client's own first run
	Constraints int
	Report      string // path of demo.json
	Estimates   string // path of the learnt stage times
	Out         io.Writer
	Terminal    bool
	Prepared    map[string]float64 // seconds spent before: "keys"
}

// money is a snapshot of what both sides hold, in wei.
type money struct {
	ClientCoins  *big.Int `json:"client_coins"`
	ClientCredit *big.Int `json:"client_market_credit"`
	PayoutCredit *big.Int `json:"prover_market_credit"`
}

// lightSandbox is the prover's own, for the client's run.
func (o Options) lightSandbox() sdk.Sandbox {
	return sdk.Sandbox{Init: o.Local.Sandbox.Init, Level: string(o.Local.Sandbox.Level), Group: o.Local.Sandbox.Group, Warn: func(missing string) {
		if o.Local.Log != nil {
			o.Local.Log.Warn("the client's light zkVM host is not fully isolated", "missing", missing)
		}
	}}
}

// Run is the whole demo.
func Run(ctx context.Context, o Options) (err error) {
	started := time.Now()
	local, err := node.StartLocal(ctx, o.Local)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := local.Close(); err == nil {
			err = cerr
		}
	}()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go func() { cancel(local.Wait(ctx)) }()

	work, err := os.MkdirTemp(o.Local.Folder, "client-*")
	if err != nil {
		return err
	}
	key, err := local.Network.File.AccountKey("client")
	if err != nil {
		return err
	}
	client, err := sdk.Dial(ctx, local.URL(), key, sdk.WithExecutor(sdk.HostExecutor(o.LightHost, work, o.lightSandbox())))
	if err != nil {
		return err
	}
	defer client.Close()
	market, err := chain.Dial(ctx, client.Network().RPCURL, client.Network().ChainID, client.Network().Market)
	if err != nil {
		return err
	}
	defer market.Close()
	payout := local.Network.File.Payout

	before, err := snapshot(ctx, market, client.Address(), payout)
	if err != nil {
		return err
	}
	result, err := orderAndWait(ctx, o, client)
	if err != nil {
		if cause := context.Cause(ctx); cause != nil {
			return cause
		}
		return err
	}
	after, err := snapshot(ctx, market, client.Address(), payout)
	if err != nil {
		return err
	}
	r, err := newReport(o, client.Network(), result)
	if err != nil {
		return err
	}
	r.Before, r.After = before, after
	if r.GasPaidWei, err = openCost(ctx, market, result.Status.Txs["open"].Hash); err != nil {
		return err
	}
	r.TotalSeconds = time.Since(started).Seconds()
	if err := r.check(); err != nil {
		return err
	}
	if err := r.save(o.Report); err != nil {
		return err
	}
	r.print(o.Out)
	fmt.Fprintf(o.Out, "\nThe report is in %s.\n", o.Report)
	return nil
}

// orderAndWait places the order and shows its progress until the client holds a result it verified itself.
func orderAndWait(ctx context.Context, o Options, client *sdk.Client) (sdk.Result, error) {
	elf, err := guests.Lookup("solvency")
	if err != nil {
		return sdk.Result{}, err
	}
	list := guests.ExampleSolvency(exampleAccounts, exampleSeed)
	fmt.Fprintf(o.Out, "client: running solvency over %d private accounts here first, then escrowing %s ether\n", exampleAccounts, ether(priceWei))
	order, err := client.Request(ctx, sdk.Request{Program: elf, Input: list.Input(), Price: priceWei, Collateral: priceWei, Deadline: deadline})
	if err != nil {
		return sdk.Result{}, err
	}
	fmt.Fprintf(o.Out, "order: %s\n", order.Digest())
	board := display.New(o.Out, o.Terminal, display.LoadEstimates(o.Estimates))
	result, err := order.Wait(ctx, func(s api.Order) { Show(board, s) })
	board.Close()
	if err != nil {
		return result, err
	}
	if err := board.Learn(o.Estimates); err != nil {
		fmt.Fprintln(o.Out, "note: stage times were not stored for later estimates:", err)
	}
	want := list.Journal()
	if proof.Sum(want) != proof.Sum(result.Journal) {
		return result, proof.Errorf(proof.Bug, "journal-mismatch", "the proven journal differs from the same computation in Go")
	}
	return result, nil
}

// Show puts an order's stages on a board.
func Show(board *display.Board, s api.Order) {
	for _, stage := range s.Stages {
		board.Update(display.Update{Stage: stage.Stage, State: stage.State, Fraction: stage.Fraction, Seconds: stage.Seconds, PeakBytes: stage.PeakBytes})
	}
}

func snapshot(ctx context.Context, market *chain.Client, client, payout common.Address) (m money, err error) {
	native := common.Address{}
	if m.ClientCoins, err = market.NativeBalance(ctx, client); err != nil {
		return m, err
	}
	if m.ClientCredit, err = market.BalanceOf(ctx, native, client); err != nil {
		return m, err
	}
	m.PayoutCredit, err = market.BalanceOf(ctx, native, payout)
	return m, err
}

// openCost is what the client paid for gas to open the order, in wei.
func openCost(ctx context.Context, market *chain.Client, hash common.Hash) (*big.Int, error) {
	receipt, err := market.Backend().TransactionReceipt(ctx, hash)
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "rpc-failed", "receipt of the open transaction: %w", err)
	}
	return new(big.Int).Mul(receipt.EffectiveGasPrice, new(big.Int).SetUint64(receipt.GasUsed)), nil
}

// ether prints wei as ether without trailing zeros.
func ether(wei *big.Int) string {
	text := new(big.Rat).SetFrac(wei, big.NewInt(1e18)).FloatString(18)
	for text[len(text)-1] == '0' {
		text = text[:len(text)-1]
	}
	if text[len(text)-1] == '.' {
		text = text[:len(text)-1]
	}
	return text
}
