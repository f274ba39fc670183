package chain

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/contracts/tools/groth16test"
	"github.com/lemma-network/lemma/proof"
)

// toyKey proves anything about anything, with real pairings.
var toyKey = sync.OnceValues(groth16test.Setup)

// world is a chain with a deployed market, driven by hand: each transaction is its own block.
type world struct {
	*testing.T
	sim
	key *groth16test.Key
	dep Deployment
	*Client
	nonce   int64
	chainID int64
	mine    func() // makes a block
}

// startSender runs a sender whose every transaction is mined at once.
func startSender(t *testing.T, s sim, key *ecdsa.PrivateKey, j Journal) *Sender {
	t.Helper()
	node := &fakeNode{Backend: s.backend, sent: func() { s.Commit() }}
	sender, err := NewSender(SenderConfig{Backend: node, ChainID: simChainID, Key: key, Journal: j, Now: newClock().Now,
		Policy: Policy{Poll: time.Millisecond}, OnAlarm: func(err error) { t.Log(err) }})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- sender.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return sender
}

func newWorld(t *testing.T) *world {
	t.Helper()
	key, err := toyKey()
	if err != nil {
		t.Fatal(err)
	}
	w := &world{T: t, sim: newSim(t), key: key, chainID: simChainID}
	w.mine = func() { w.Commit() }
	sender := startSender(t, w.sim, testKey, NewMemJournal())
	w.dep, err = Deploy(t.Context(), sender, w.backend, DeployConfig{Profile: LocalProfile(), VerifyingKey: key.Words(), InsecureDev: true})
	if err != nil {
		t.Fatal(err)
	}
	w.Client = NewClient(w.backend, simChainID, w.dep.Market)
	w.stake(proverKey, 3)
	return w
}

// stake makes the key's address a prover that is its own operator, with stake for so many locks.
func (w *world) stake(key *ecdsa.PrivateKey, locks int64) {
	w.Helper()
	provers, err := w.Provers(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	each, err := provers.StakePerLock(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	amount := new(big.Int).Mul(each, big.NewInt(locks))
	w.do(key, provers.StakeCall(amount, amount))
	w.do(key, provers.SetOperatorCall(crypto.PubkeyToAddress(key.PublicKey), 0, nil))
	w.wait(time.Minute) // the stake is active then
}

// wait makes a block that is so much later.
func (w *world) wait(d time.Duration) {
	w.Helper()
	w.Rollback() // the pool may not have taken in the last block yet, and time moves only while it is empty
	if err := w.AdjustTime(d); err != nil {
		w.Fatal(err)
	}
}

// lock is a key's own request to lock the order for payout in a round.
func (w *world) lock(o Order, operator *ecdsa.PrivateKey, payout common.Address, round uint8) Call {
	return w.LockCall(o, LockRequest{OrderDigest: w.digest(o), Operator: crypto.PubkeyToAddress(operator.PublicKey), Payout: payout,
		MinPrice: o.MinPrice, Round: round, Expiry: o.Deadline}, nil, o.Collateral)
}

// do mines one transaction and fails the test unless it succeeds.
func (w *world) do(key *ecdsa.PrivateKey, call Call) *types.Receipt {
	w.Helper()
	from := crypto.PubkeyToAddress(key.PublicKey)
	if err := w.Simulate(w.Context(), from, call); err != nil {
		w.Fatal(err)
	}
	nonce, err := w.backend.NonceAt(w.Context(), from, nil)
	if err != nil {
		w.Fatal(err)
	}
	tx := types.MustSignNewTx(key, types.LatestSignerForChainID(big.NewInt(w.chainID)), &types.DynamicFeeTx{ChainID: big.NewInt(w.chainID),
		Nonce: nonce, To: call.To, Data: call.Data, Value: call.Value, Gas: 2_000_000, GasTipCap: big.NewInt(1e9), GasFeeCap: big.NewInt(100e9)})
	if err := w.backend.SendTransaction(w.Context(), tx); err != nil {
		w.Fatal(err)
	}
	w.mine()
	r, err := w.backend.TransactionReceipt(w.Context(), tx.Hash())
	if err != nil || r.Status != types.ReceiptStatusSuccessful {
		w.Fatalf("transaction: %+v, %v", r, err)
	}
	return r
}

func (w *world) head() BlockRef {
	w.Helper()
	h, err := w.Head(w.Context())
	if err != nil {
		w.Fatal(err)
	}
	return h
}

// order makes a fresh order with its signature.
func (w *world) order() (Order, []byte) {
	w.Helper()
	w.nonce++
	o := testOrder()
	o.Nonce, o.Selector, o.Deadline = big.NewInt(w.nonce), w.dep.Selector, w.head().Time+3600
	o.ProgramID[0] = 0 // as real ids, below the field's modulus
	sig, err := SignOrder(o, uint64(w.chainID), w.dep.Market, testKey)
	if err != nil {
		w.Fatal(err)
	}
	return o, sig
}

func (w *world) open() Order {
	w.Helper()
	o, sig := w.order()
	w.do(testKey, w.OpenCall(o, sig, o.MaxPrice))
	return o
}

func (w *world) digest(o Order) proof.Digest { return Digest(o, uint64(w.chainID), w.dep.Market) }

func (w *world) prove(o Order, journal []byte, payout common.Address) []byte {
	w.Helper()
	made, err := w.key.Prove(proof.Claim{ProgramID: o.ProgramID, JournalDigest: proof.Sum(journal),
		Context: Context(simChainID, w.dep.Market, w.digest(o), payout)})
	if err != nil {
		w.Fatal(err)
	}
	return made
}

func (w *world) wantState(o Order, want OrderState) OrderRecord {
	w.Helper()
	r, err := w.Order(w.Context(), w.digest(o))
	if err != nil || r.State != want {
		w.Fatalf("order is %s (%v), want %s", r.State, err, want)
	}
	return r
}

func TestOrderIsOpenedLockedAndPaid(t *testing.T) {
	w := newWorld(t)
	sender := startSender(t, w.sim, proverKey, NewMemJournal())
	o, sig := w.order()
	digest, journal := w.digest(o), []byte("42")
	w.wantState(o, StateNone)
	w.do(testKey, w.OpenCall(o, sig, o.MaxPrice))
	w.wantState(o, StateOpen)
	if used, err := w.NonceUsed(t.Context(), testClient, o.Nonce); err != nil || !used {
		t.Errorf("nonce used: %v, %v", used, err)
	}
	for _, call := range []Call{w.lock(o, proverKey, friend, 0), w.FulfilCall(o, o.Fulfil(journal, friend, w.prove(o, journal, friend)))} {
		id := fmt.Sprintf("step:%x:%s", call.Data[:4], digest)
		if r, err := sender.Send(t.Context(), Intent{ID: id, Call: call}); err != nil {
			t.Fatalf("%+v, %v", r, err)
		} else {
			t.Logf("%s: %d gas", id[:13], r.GasUsed)
		}
	}
	r := w.wantState(o, StateFulfilled)
	if r.Payout != friend || r.JournalDigest != proof.Sum(journal) {
		t.Errorf("record is %+v", r)
	}
	for account, want := range map[common.Address]*big.Int{friend: o.MaxPrice, proverAddress: o.Collateral, testClient: new(big.Int)} {
		if b, err := w.BalanceOf(t.Context(), common.Address{}, account); err != nil || b.Cmp(want) != 0 {
			t.Errorf("credit of %s is %v, want %v (%v)", account, b, want, err)
		}
	}
	w.do(proverKey, w.WithdrawCall(common.Address{}, testMarket, o.Collateral))
	if b, err := w.NativeBalance(t.Context(), testMarket); err != nil || b.Cmp(o.Collateral) != 0 {
		t.Errorf("withdrawn %v (%v)", b, err)
	}
}

func TestRefusalsAreDecoded(t *testing.T) {
	w := newWorld(t)
	o, sig := w.order()
	opened := w.open()
	late := o
	late.Deadline = 1
	lateSig, err := SignOrder(late, simChainID, w.dep.Market, testKey)
	if err != nil {
		t.Fatal(err)
	}
	strange := o
	strange.Selector = proof.Selector{1}
	strangeSig, err := SignOrder(strange, simChainID, w.dep.Market, testKey)
	if err != nil {
		t.Fatal(err)
	}
	stolen := w.prove(opened, nil, proverAddress)
	for name, c := range map[string]struct {
		from   common.Address
		call   Call
		code   string
		class  proof.Class
		field  string
		phrase string
	}{
		"no money":         {testClient, w.OpenCall(o, sig, nil), "insufficient-balance", proof.Caller, "balance", "needed 1000000000000000, available 0"},
		"wrong signature":  {proverAddress, w.OpenCall(o, lateSig, o.MaxPrice), "bad-signature", proof.Caller, "signature", "sign the order again"},
		"late":             {testClient, w.OpenCall(late, lateSig, o.MaxPrice), "deadline-out-of-range", proof.Caller, "deadline", "deadline 1,"},
		"unknown selector": {testClient, w.OpenCall(strange, strangeSig, o.MaxPrice), "selector-not-active", proof.Permanent, "selector", "selector 0x01000000"},
		"never opened":     {proverAddress, w.lock(o, proverKey, friend, 0), "wrong-state", proof.Permanent, "order", "state none"},
		"not the client":   {proverAddress, w.CancelCall(opened, 0, nil), "only-client", proof.Caller, "client", testClient.Hex()},
		"too early":        {proverAddress, w.ExpireCall(opened), "before-deadline", proof.Retry, "deadline", ""},
		"another's proof":  {friend, w.FulfilCall(opened, opened.Fulfil(nil, friend, stolen)), "proof-invalid", proof.Permanent, "proof", ""},
		"short proof":      {friend, w.FulfilCall(opened, opened.Fulfil(nil, friend, stolen[:100])), "wrong-proof-length", proof.Permanent, "proof", "wanted 388"},
	} {
		err := w.Simulate(t.Context(), c.from, c.call)
		e, ok := err.(*proof.Error)
		if !ok || e.Code != c.code || e.Class != c.class || e.Field != c.field || !strings.Contains(e.Message, c.phrase) {
			t.Errorf("%s: %#v", name, err)
		}
	}
	if _, err := w.VerifierOf(t.Context(), proof.Selector{9}); proof.CodeOf(err) != "unknown-selector" {
		t.Errorf("unknown selector: %v", err)
	}
	if v, err := w.VerifierOf(t.Context(), w.dep.Selector); err != nil || v != w.dep.Verifier {
		t.Errorf("verifier %s, %v", v, err)
	}
	for token, want := range map[common.Address]bool{{}: true, w.dep.Token: true, friend: false} {
		if got, err := w.TokenAllowed(t.Context(), token); err != nil || got != want {
			t.Errorf("token %s allowed: %v, %v", token, got, err)
		}
	}
	nowhere := NewClient(w.backend, simChainID, friend)
	if _, err := nowhere.Order(t.Context(), w.digest(o)); proof.CodeOf(err) != "no-contract" || proof.ClassOf(err) != proof.Caller {
		t.Errorf("no contract: %v", err)
	}
}

func TestEverySolidityErrorHasAdvice(t *testing.T) {
	internal := map[string]bool{"InvalidShortString": true, "StringTooLong": true, "ReentrancyGuardReentrantCall": true, "SafeCastOverflowedUintDowncast": true,
		"ERC20InvalidApprover": true, "ERC20InvalidReceiver": true, "ERC20InvalidSender": true, "ERC20InvalidSpender": true}
	defined := map[string]bool{}
	for _, e := range solidityErrors {
		defined[e.Name] = true
		if _, ok := advices[e.Name]; !ok && !internal[e.Name] {
			t.Errorf("no advice for %s", e.Sig)
		}
	}
	for name := range advices {
		if !defined[name] {
			t.Errorf("advice for %s, which no contract has", name)
		}
	}
	for name, want := range map[string]string{"InsufficientBalance": "insufficient-balance", "ERC20InvalidSender": "erc20-invalid-sender", "X": "x"} {
		if got := kebab(name); got != want {
			t.Errorf("kebab(%s) is %s", name, got)
		}
	}
}

func TestDialChecksTheChain(t *testing.T) {
	if _, err := Dial(t.Context(), "nonsense://x", 1, testMarket); proof.CodeOf(err) != "bad-rpc-url" {
		t.Errorf("bad URL: %v", err)
	}
	if _, err := Dial(t.Context(), "http://127.0.0.1:1", 0, testMarket); proof.CodeOf(err) != "rpc-failed" || proof.ClassOf(err) != proof.Retry {
		t.Errorf("nobody there: %v", err)
	}
	s := newSim(t)
	if err := checkChainID(t.Context(), withDeadlines(s.backend), 1); proof.CodeOf(err) != "wrong-chain" {
		t.Errorf("other chain: %v", err)
	}
}
