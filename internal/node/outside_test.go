package node_test

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
)

// A node of somebody else: it has a chain key with stake and the address of the API, and neither the queue's nor the store's
// keys. It joins, is given the order, locks it with its own stake, sends its artifacts by presigned URLs, and is paid once.
func TestAnOutsideProverIsPaid(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), testContext(t)
	w.start(role{ID: "orchestrator", NoPool: true}) // else an order before the first heartbeat waits for the fleet
	w.dial(ctx)
	key, err := w.network.File.AccountKey("prover")
	if err != nil {
		t.Fatal(err)
	}
	sender, stop, err := chain.StartSender(ctx, chain.SenderConfig{Backend: w.market.Backend(), ChainID: w.market.ChainID(), Key: key, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	file := testnet.File{Chain: w.network.File.Chain, Keys: w.network.File.Keys, Payout: w.network.File.Payout,
		Join: testnet.JoinPart{API: w.network.File.APIURL(), OperatorKey: w.network.File.Key["prover"]}}
	client, err := node.HTTPClient("")
	if err != nil {
		t.Fatal(err)
	}
	defer client.CloseIdleConnections()
	userKey := testUserKey(t)
	if _, err := node.Join(ctx, file, key, userKey, client); proof.CodeOf(err) != "not-an-operator" {
		t.Fatalf("joining without stake: %v", err)
	}
	if err := chain.EnsureProver(ctx, sender, w.market, 2); err != nil {
		t.Fatal(err)
	}
	deposit := big.NewInt(1000) // the order's collateral
	if _, err := sender.Send(ctx, chain.Intent{ID: "collateral", Call: w.market.DepositCall(common.Address{}, deposit)}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(w.folder, "outside.json")
	b, err := json.Marshal(file)
	if err == nil {
		err = os.WriteFile(path, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	w.start(role{Kind: "prover", ID: "outside", Network: path, Host: append([]string{"/usr/bin/env", "NAME=sp1"}, fakeHost(t, "ok")...)}) // the market takes provers of its zkVM only
	o := w.order(ctx)
	var holder common.Address // of the lock, while there is one
	result, err := o.Wait(ctx, func(api.Order) {
		if record, err := w.market.Order(ctx, o.Digest()); err == nil && record.Prover != (common.Address{}) {
			holder = record.Prover
		}
	})
	if err != nil || string(result.Journal) != "the input" {
		t.Fatalf("%+v, %v", result, err)
	}
	record, err := w.market.Order(ctx, o.Digest())
	if self := crypto.PubkeyToAddress(key.PublicKey); err != nil || record.State != chain.StateFulfilled || holder != self {
		t.Errorf("%+v, %v, locked by %s, want %s", record, err, holder, self)
	}
	credit, err := w.market.BalanceOf(ctx, common.Address{}, w.network.File.Payout)
	if want := new(big.Int).Add(price, deposit); err != nil || credit.Cmp(want) != 0 {
		t.Errorf("the prover has %v (%v), want price and collateral, %v", credit, err, want)
	}
	spool, err := os.ReadDir(filepath.Join(w.folder, "outside"))
	for _, e := range spool {
		if strings.HasSuffix(e.Name(), ".creds") {
			t.Errorf("%s: credentials on disk", e.Name())
		}
	}
	if err != nil {
		t.Error(err)
	}
}

func testUserKey(t *testing.T) access.UserKey {
	t.Helper()
	key, err := access.LoadUserKey(filepath.Join(t.TempDir(), "user.nk"))
	if err != nil {
		t.Fatal(err)
	}
	return key
}
