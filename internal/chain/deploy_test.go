package chain

import (
	"context"
	"errors"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/node"

	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// localConfig deploys by the local profile with the toy key.
func localConfig(t *testing.T) DeployConfig {
	t.Helper()
	key, err := toyKey()
	if err != nil {
		t.Fatal(err)
	}
	return DeployConfig{Profile: LocalProfile(), VerifyingKey: key.Words(), InsecureDev: true}
}

// noProxy takes the CREATE2 proxy out of the first block, where simulated puts it.
func noProxy(_ *node.Config, e *ethconfig.Config) { delete(e.Genesis.Alloc, create2Proxy) }

func richAlloc() types.GenesisAlloc {
	rich := types.Account{Balance: new(big.Int).Mul(ether, big.NewInt(1000))}
	return types.GenesisAlloc{testClient: rich, proverAddress: rich}
}

func deployOn(t *testing.T, s sim, cfg DeployConfig) Deployment {
	t.Helper()
	d, err := Deploy(t.Context(), startSender(t, s, testKey, NewMemJournal()), s.backend, cfg)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDeployingAgainGivesTheSameManifest(t *testing.T) {
	s, cfg := newSim(t), localConfig(t)
	sender := startSender(t, s, testKey, NewMemJournal())
	first, err := Deploy(t.Context(), sender, s.backend, cfg)
	if err != nil {
		t.Fatal(err)
	}
	nonce, err := s.backend.NonceAt(t.Context(), testClient, nil)
	if err != nil {
		t.Fatal(err)
	}
	// Once with the sender that knows what it did, and once with one that does not.
	for range 2 {
		again, err := Deploy(t.Context(), sender, s.backend, cfg)
		if err != nil || !reflect.DeepEqual(first, again) {
			t.Fatalf("%+v\n%+v\n%v", first, again, err)
		}
		sender = startSender(t, s, testKey, NewMemJournal())
	}
	// With the manifest at hand nothing is searched for.
	cfg.Previous = first
	deaf := &fakeNode{Backend: s.backend, fail: func(op string) error {
		if op == "logs" {
			return errors.New("no logs here")
		}
		return nil
	}}
	if again, err := Deploy(t.Context(), sender, deaf, cfg); err != nil || !reflect.DeepEqual(first, again) {
		t.Errorf("with the manifest: %+v, %v", again, err)
	}
	cfg.Previous.ChainID++
	if _, err := Deploy(t.Context(), sender, deaf, cfg); err == nil || !strings.Contains(err.Error(), "find event") {
		t.Errorf("another chain's manifest was used: %v", err)
	}
	if now, err := s.backend.NonceAt(t.Context(), testClient, nil); err != nil || now != nonce {
		t.Errorf("deploying again sent %d transactions, %v", now-nonce, err)
	}
	key, _ := toyKey()
	if first.Selector != key.Selector() || len(first.Waiting) != 0 || first.StartBlock == 0 {
		t.Errorf("deployment is %+v", first)
	}
	for _, c := range first.Contracts {
		if c.GasUsed == 0 || c.Block < first.StartBlock || c.Hash == (common.Hash{}) {
			t.Errorf("%s: %+v", c.Name, c.DeployTx)
		}
	}
	if err := first.VerifyCode(t.Context(), s.backend); err != nil {
		t.Error(err)
	}
	var checked []string
	if err := first.VerifyBuild(t.Context(), s.backend, func(line string) { checked = append(checked, line) }); err != nil || len(checked) != len(first.Contracts) {
		t.Errorf("%v, %v", checked, err)
	}
	if err := first.VerifyProfile(cfg); err != nil {
		t.Error(err)
	}
}

func TestAddressesAreTheSameOnEveryChain(t *testing.T) {
	cfg := localConfig(t)
	planned, err := Plan(cfg, testClient)
	if err != nil {
		t.Fatal(err)
	}
	one := deployOn(t, newSim(t), cfg)
	// The other chain has another id, the deployer has sent transactions before, and the proxy must be made.
	other := simWith(t, richAlloc(), noProxy, func(n *node.Config, e *ethconfig.Config) {
		n.AllowUnprotectedTxs = true
		chain := *e.Genesis.Config
		chain.ChainID = big.NewInt(31337)
		e.Genesis.Config, e.NetworkId = &chain, 31337
	})
	sender := startSenderOn(t, other, 31337)
	for _, id := range []string{"a", "b"} {
		if _, err := sender.Send(t.Context(), Intent{ID: id, Call: Call{To: &friend, Value: big.NewInt(1)}}); err != nil {
			t.Fatal(err)
		}
	}
	two, err := Deploy(t.Context(), sender, minesProxy(other), cfg)
	if err != nil {
		t.Fatal(err)
	}
	if one.ChainID != 1337 || two.ChainID != 31337 || len(planned) != len(one.Contracts) {
		t.Fatalf("chains %d, %d; %d planned, %d deployed", one.ChainID, two.ChainID, len(planned), len(one.Contracts))
	}
	for i, p := range planned {
		if a, b := one.Contracts[i], two.Contracts[i]; p.Name != a.Name || p.Address != a.Address || a.Address != b.Address {
			t.Errorf("%s: planned at %s, deployed at %s and %s", p.Name, p.Address, a.Address, b.Address)
		}
	}
	factory := bind.NewFactory()
	onChain, err := read(t.Context(), withDeadlines(other.backend), two.Factory, factory.PackAddressOf(testClient, saltOf(cfg.Profile.Salt, nameMarket)), factory.UnpackAddressOf)
	if err != nil || onChain != two.Market {
		t.Errorf("the factory says %s, %v, want %s", onChain, err, two.Market)
	}
}

// startSenderOn is startSender on a chain of another id.
func startSenderOn(t *testing.T, s sim, chainID uint64) *Sender {
	t.Helper()
	sender, err := NewSender(SenderConfig{Backend: minesProxy(s), ChainID: chainID, Key: testKey, Journal: NewMemJournal(), Now: newClock().Now,
		Policy: Policy{Poll: time.Millisecond}, OnAlarm: func(err error) { t.Log(err) }})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- sender.Run(ctx) }()
	t.Cleanup(func() { cancel(); <-done })
	return sender
}

// minesProxy makes a block when a transaction is sent past the sender, which only the keyless one is.
func minesProxy(s sim) Backend {
	return &fakeNode{Backend: s.backend, sent: func() { s.Commit() }}
}

func TestAddressesDependOnDeployerSaltAndKeyOnly(t *testing.T) {
	cfg := localConfig(t)
	base, err := Plan(cfg, testClient)
	if err != nil {
		t.Fatal(err)
	}
	moved := func(change func(*DeployConfig), deployer common.Address) (names []string) {
		t.Helper()
		other := localConfig(t)
		change(&other)
		plan, err := Plan(other, deployer)
		if err != nil {
			t.Fatal(err)
		}
		for i := range base {
			if plan[i].Address != base[i].Address {
				names = append(names, plan[i].Name)
			}
		}
		return names
	}
	all := len(base)
	if got := moved(func(*DeployConfig) {}, friend); len(got) != all {
		t.Errorf("another deployer moves %v", got)
	}
	if got := moved(func(c *DeployConfig) { c.Profile.Salt += "x" }, testClient); len(got) != all {
		t.Errorf("another salt moves %v", got)
	}
	if got := moved(func(c *DeployConfig) { c.VerifyingKey[0] = big.NewInt(1) }, testClient); !slices.Equal(got, []string{nameVerifier}) {
		t.Errorf("another key moves %v", got)
	}
	if got := moved(func(c *DeployConfig) { c.Profile.Guardian, c.Profile.Timelock.MinDelaySeconds = friend.Hex(), 7 }, testClient); got != nil {
		t.Errorf("other arguments move %v", got)
	}
}

// The factory's address follows from its committed code. When this fails, that code has changed, and with it every address.
func TestTheFactoryAddress(t *testing.T) {
	const want = "0xD1df84b50507d2FbD00Cd9390d59cE5A68356acC"
	if got := FactoryAddress().Hex(); got != want {
		t.Errorf("the factory is at %s, want %s", got, want)
	}
}

func TestTheProxysTransactionMakesTheProxy(t *testing.T) {
	tx := new(types.Transaction)
	if err := tx.UnmarshalBinary(create2Tx); err != nil {
		t.Fatal(err)
	}
	from, err := types.Sender(types.HomesteadSigner{}, tx)
	if err != nil || from != create2Signer || tx.Protected() {
		t.Errorf("from %s, %v", from, err)
	}
	if at := crypto.CreateAddress(from, tx.Nonce()); at != create2Proxy {
		t.Errorf("it makes %s", at)
	}
	if cost := tx.Cost(); cost.Uint64() != create2Cost {
		t.Errorf("it costs up to %v wei", cost)
	}
}

func TestAChainWithoutTheProxy(t *testing.T) {
	cfg := localConfig(t)
	refuses := simWith(t, richAlloc(), noProxy)
	_, err := Deploy(t.Context(), startSender(t, refuses, testKey, NewMemJournal()), &fakeNode{Backend: refuses.backend, receive: func(*types.Transaction) (bool, error) {
		return false, errors.New("only replay-protected (EIP-155) transactions allowed over RPC") // as geth says it; the simulated node takes all
	}}, cfg)
	if proof.CodeOf(err) != "no-create2-proxy" || proof.ClassOf(err) != proof.Caller || !strings.Contains(err.Error(), "allow-unprotected-txs") {
		t.Errorf("a node that takes no transaction without a chain id: %v", err)
	}
	if have, err := refuses.backend.BalanceAt(t.Context(), create2Signer, nil); err != nil || have.Sign() != 0 {
		t.Errorf("%v wei were sent for nothing, %v", have, err)
	}
	alloc := richAlloc()
	alloc[create2Proxy] = types.Account{Code: []byte{0x60, 0, 0x60, 0, 0xfd}, Balance: new(big.Int)}
	other := simWith(t, alloc)
	_, err = Deploy(t.Context(), startSender(t, other, testKey, NewMemJournal()), other.backend, cfg)
	if proof.CodeOf(err) != "code-mismatch" {
		t.Errorf("another contract in the proxy's place: %v", err)
	}
}

// After each number of transactions the deployment is cut off; another process, with the same journal or with a new one, goes on.
func TestADeploymentThatWasCutOffGoesOn(t *testing.T) {
	whole := deployOn(t, newSim(t), localConfig(t))
	all := 1 + len(whole.Contracts) + len(whole.Txs) // with the factory's
	for cut := range all {
		if testing.Short() && cut%5 != 1 {
			continue
		}
		for _, keepJournal := range []bool{true, false} {
			again, nonce := cutOff(t, cut, keepJournal)
			for i := range whole.Contracts {
				if got, want := again.Contracts[i], whole.Contracts[i]; got.Address != want.Address || got.CodeHash != want.CodeHash {
					t.Errorf("cut after %d: %+v, want %+v", cut, got, want)
				}
			}
			if nonce != uint64(all) || len(again.Txs) != len(whole.Txs) {
				t.Errorf("cut after %d, journal kept %v: %d transactions, want %d; %+v", cut, keepJournal, nonce, all, again.Txs)
			}
		}
	}
}

// cutOff deploys with a process that ends when it sends transaction number cut, which is lost, and then with another process.
func cutOff(t *testing.T, cut int, keepJournal bool) (Deployment, uint64) {
	t.Helper()
	s, cfg := newSim(t), localConfig(t)
	s.Commit() // a node without a block knows no transactions, not even that there are none
	path := filepath.Join(t.TempDir(), "journal")
	journal := func(path string) Journal {
		j, err := NewFileJournal(path, simChainID, testClient)
		if err != nil {
			t.Fatal(err)
		}
		return j
	}
	ctx, cancel := context.WithCancel(t.Context())
	sent := 0
	lossy := &fakeNode{Backend: s.backend, sent: func() { s.Commit() }, receive: func(*types.Transaction) (bool, error) {
		if sent++; sent > cut {
			cancel()
			return true, nil
		}
		return false, nil
	}}
	sender, err := NewSender(SenderConfig{Backend: lossy, ChainID: simChainID, Key: testKey, Journal: journal(path), Now: newClock().Now, Policy: Policy{Poll: time.Millisecond}})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- sender.Run(ctx) }()
	if _, err := Deploy(ctx, sender, s.backend, cfg); err == nil {
		t.Fatalf("cut after %d: the deployment ended well", cut)
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if !keepJournal {
		path += "2"
	}
	again, err := Deploy(t.Context(), startSender(t, s, testKey, journal(path)), s.backend, cfg)
	if err != nil {
		t.Fatalf("cut after %d, journal kept %v: %v", cut, keepJournal, err)
	}
	nonce, err := s.backend.NonceAt(t.Context(), testClient, nil)
	if err != nil {
		t.Fatal(err)
	}
	return again, nonce
}

func TestDeployRefusals(t *testing.T) {
	good := localConfig(t)
	good.InsecureDev, good.Profile.InsecureDevAllowed, good.Profile.DevToken, good.Profile.Tokens = false, false, false, nil
	for name, c := range map[string]struct {
		chainID uint64
		spoil   func(*DeployConfig)
		field   string
	}{
		"insecure key on mainnet":     {1, func(c *DeployConfig) { c.InsecureDev = true }, "insecureDev"},
		"one off the local id":        {1338, func(c *DeployConfig) { c.InsecureDev = true }, "insecureDev"},
		"the profile allows no such":  {1337, func(c *DeployConfig) { c.InsecureDev = true }, "insecureDev"},
		"insecure profile on mainnet": {1, func(c *DeployConfig) { c.Profile.InsecureDevAllowed = true }, "insecureDevAllowed"},
		"dev token on mainnet":        {1, func(c *DeployConfig) { c.Profile.DevToken = true }, "devToken"},
		"missing word":                {1337, func(c *DeployConfig) { c.VerifyingKey[proof.KeyWords-1] = nil }, "verifyingKey"},
		"spoiled profile":             {1337, func(c *DeployConfig) { c.Profile.Treasury = "" }, "treasury"},
	} {
		cfg := good
		c.spoil(&cfg)
		e, ok := cfg.check(c.chainID).(*proof.Error)
		if !ok || e.Field != c.field || e.Class != proof.Caller {
			t.Errorf("%s: %v", name, e)
		}
	}
	for _, id := range []uint64{1337, 31337} {
		if err := localConfig(t).check(id); err != nil {
			t.Errorf("chain %d: %v", id, err)
		}
	}
	if err := good.check(1); err != nil {
		t.Errorf("a key of a ceremony on mainnet: %v", err)
	}
	s := newSim(t)
	cfg := localConfig(t)
	cfg.VerifyingKey[0] = big.NewInt(3)
	_, err := Deploy(t.Context(), startSender(t, s, testKey, NewMemJournal()), s.backend, cfg)
	if proof.CodeOf(err) != "bad-key" || !strings.HasPrefix(err.Error(), "deploy Groth16Verifier: ") {
		t.Errorf("a key that is none: %v", err)
	}
}

func TestManifestFile(t *testing.T) {
	d := deployOn(t, newSim(t), localConfig(t))
	path := filepath.Join(t.TempDir(), "manifest.json")
	if err := d.Save(path); err != nil {
		t.Fatal(err)
	}
	if loaded, err := LoadDeployment(path); err != nil || !reflect.DeepEqual(loaded, d) {
		t.Errorf("loaded %+v, %v", loaded, err)
	}
	if err := d.Save(filepath.Join(path, "x")); err == nil {
		t.Error("saving below a file succeeds")
	}
	if err := os.WriteFile(path, []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	for p, want := range map[string]string{path: "deployment-invalid", path + ".none": "deployment-missing"} {
		if _, err := LoadDeployment(p); proof.CodeOf(err) != want || proof.ClassOf(err) != proof.Caller {
			t.Errorf("%s: %v", p, err)
		}
	}
}
