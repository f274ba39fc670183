package chaos

import (
	"context"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
)

// allPaid waits for every order's result, checks that each was paid exactly once and that no money is left over, and then
// stops all nodes and looks for what is still running.
func (w *world) allPaid() {
	w.Helper()
	w.untilFulfilled()
	for _, o := range w.orders {
		result, err := o.Wait(w.ctx, func(api.Order) {})
		if err != nil {
			w.Fatal(err)
		}
		if !strings.HasPrefix(string(result.Journal), "input ") {
			w.Errorf("journal %q", result.Journal)
		}
	}
	paid := w.fulfilments()
	for _, o := range w.orders {
		if paid[o.Digest()] != 1 {
			w.Errorf("order %s has %d Fulfilled events, want 1", o.Digest().Short(), paid[o.Digest()])
		}
	}
	w.wantCredit(w.direct.Payout, new(big.Int).Mul(price, big.NewInt(int64(len(w.orders)))))
	w.nothingLeft()
}

// untilFulfilled waits until the chain says that every order is paid.
func (w *world) untilFulfilled() {
	w.Helper()
	for _, o := range w.orders {
		w.until("payment of "+o.Digest().Short(), func() bool { return w.state(o) == chain.StateFulfilled })
	}
}

func (w *world) state(o *sdk.Order) chain.OrderState {
	r, err := w.market.Order(w.ctx, o.Digest())
	if err != nil {
		return chain.StateNone
	}
	return r.State
}

// fulfilments counts the Fulfilled events of every order on the chain as it stands.
func (w *world) fulfilments() map[proof.Digest]int {
	w.Helper()
	ctx, cancel := context.WithCancel(w.ctx)
	defer cancel()
	paid, d := map[proof.Digest]int{}, w.direct.Chain.Deployment
	f := must(chain.NewFollower(chain.FollowerConfig{Backend: w.market.Backend(), ChainID: d.ChainID, Market: d.Market, StartBlock: d.StartBlock,
		Sink: func(_ context.Context, b chain.Batch) error {
			for _, e := range b.Events {
				if e.Kind == chain.KindFulfilled {
					paid[e.OrderDigest]++
				}
			}
			return nil
		}}))(w)
	for {
		moved, err := f.Step(ctx)
		if err != nil {
			w.Fatal(err)
		}
		if !moved {
			return paid
		}
	}
}

func (w *world) wantCredit(account common.Address, want *big.Int) {
	w.Helper()
	if got := must(w.market.BalanceOf(w.ctx, common.Address{}, account))(w); got.Cmp(want) != 0 {
		w.Errorf("credit of %s is %v, want %v", account, got, want)
	}
}

// nothingLeft stops the nodes, newest first, and finds no process that works in the world's folder any more.
func (w *world) nothingLeft() {
	w.Helper()
	for i := len(w.procs) - 1; i >= 0; i-- {
		if w.procs[i].alive() {
			w.procs[i].stop()
		}
	}
	left := w.leftovers()
	for end := time.Now().Add(5 * time.Second); len(left) > 0 && time.Now().Before(end); left = w.leftovers() {
		w.during(pollTime)
	}
	for _, l := range left {
		w.Errorf("still running: %s", l)
	}
}

// spooled is where a prover's spool has a file of an order, in the job's folder or at the host's desk; "" when it has none.
func (w *world) spooled(id string, o *sdk.Order, name string) string {
	for _, pattern := range []string{o.Digest().String(), o.Digest().String() + "/*", "*/" + o.Digest().String()} {
		if found, _ := filepath.Glob(filepath.Join(w.folder, id, pattern, name)); len(found) > 0 {
			return found[0]
		}
	}
	return ""
}

func (w *world) has(id string, o *sdk.Order, name string) bool { return w.spooled(id, o, name) != "" }

// atGate waits until a prover's host stands at the gate: it reported the compressed receipt.
func (w *world) atGate(id string, o *sdk.Order) {
	w.Helper()
	w.until(id+" at work", func() bool { return w.has(id, o, "compressed.receipt") })
}

// object is the file of an artifact in the store.
func (w *world) object(d proof.Digest) string {
	return filepath.Join(w.folder, "s3", "objects", w.direct.Store.Bucket, strings.TrimPrefix(d.String(), "0x"))
}

// stored says whether the store has a whole object.
func (w *world) stored(d proof.Digest, size int64) bool {
	info, err := os.Stat(w.object(d))
	return err == nil && info.Size() == size
}
