package chain

import (
	"context"
	"encoding/json"
	"math/big"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/proof"
)

// copyOf is d read from its own file, which a test may spoil.
func copyOf(t *testing.T, d Deployment, spoil func(*Deployment)) Deployment {
	t.Helper()
	path := filepath.Join(t.TempDir(), "manifest.json")
	if err := d.Save(path); err != nil {
		t.Fatal(err)
	}
	c, err := LoadDeployment(path)
	if err != nil {
		t.Fatal(err)
	}
	spoil(&c)
	c.index()
	return c
}

func TestASpoiledManifestIsRefused(t *testing.T) {
	s := newSim(t)
	d := deployOn(t, s, localConfig(t))
	market := len(d.Contracts) - 1
	for name, c := range map[string]struct {
		spoil  func(*Deployment)
		code   string
		phrase string
	}{
		"another code hash":    {func(d *Deployment) { d.Contracts[0].CodeHash[31]++ }, "code-mismatch", "TimelockController at " + d.Timelock.Hex()},
		"an empty address":     {func(d *Deployment) { d.Contracts[market].Address = friend }, "code-mismatch", "there is no code"},
		"a contract's address": {func(d *Deployment) { d.Contracts[market].Address = d.Timelock }, "code-mismatch", "lemma contracts verify"},
		"another chain":        {func(d *Deployment) { d.ChainID = 1 }, "wrong-chain", "the node is of chain 1337, want 1"},
		"no chain":             {func(d *Deployment) { d.ChainID = 0 }, "deployment-invalid", "chainId"},
		"another version":      {func(d *Deployment) { d.Version++ }, "deployment-invalid", "version"},
		"no registry": {func(d *Deployment) {
			d.Contracts, d.Registry = append(d.Contracts[:1:1], d.Contracts[2:]...), common.Address{}
		}, "deployment-invalid", "VerifierRegistry is missing"},
	} {
		err := copyOf(t, d, c.spoil).VerifyCode(t.Context(), s.backend)
		if proof.CodeOf(err) != c.code || proof.ClassOf(err) != proof.Caller || !strings.Contains(err.Error(), c.phrase) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A manifest whose hashes agree with the chain, but whose contracts are not this build's or not at their places.
func TestVerifyBuildTrustsNoRecordedHash(t *testing.T) {
	s := newSim(t)
	d := deployOn(t, s, localConfig(t))
	swap := func(name, with string) func(*Deployment) {
		return func(d *Deployment) {
			for i := range d.Contracts {
				if d.Contracts[i].Name == name {
					d.Contracts[i].Name = with
				}
			}
		}
	}
	market := len(d.Contracts) - 1
	for name, c := range map[string]struct {
		spoil  func(*Deployment)
		phrase string
	}{
		"other arguments":  {func(d *Deployment) { d.Contracts[1].Args[63]++ }, "is not what this program's build gives"},
		"another contract": {swap(nameDevToken, nameTimelock), ""},
		"an unknown name":  {swap(nameDevToken, "Token"), "no contract of that name"},
		"another label":    {func(d *Deployment) { d.Contracts[market].Label += "x" }, "lead to"},
		"another deployer": {func(d *Deployment) { d.Deployer = friend }, "lead to"},
		"another salt":     {func(d *Deployment) { d.Salt += "x" }, "lead to"},
		"another factory":  {func(d *Deployment) { d.Factory = friend }, "factory is"},
		"a code hash":      {func(d *Deployment) { d.Contracts[0].CodeHash[0]++ }, "the manifest was changed"},
		"another chain":    {func(d *Deployment) { d.ChainID = 1 }, "want 1"},
	} {
		err := copyOf(t, d, c.spoil).VerifyBuild(t.Context(), s.backend, func(string) {})
		if err == nil || proof.ClassOf(err) == proof.Retry || !strings.Contains(err.Error(), c.phrase) {
			t.Errorf("%s: %v", name, err)
		}
	}
	other := localConfig(t)
	other.Profile.Guardian = friend.Hex()
	if err := d.VerifyProfile(other); proof.CodeOf(err) != "profile-mismatch" || !strings.Contains(err.Error(), nameRegistry) {
		t.Errorf("another guardian than reviewed: %v", err)
	}
	other = localConfig(t)
	other.Profile.Salt = "another"
	if err := d.VerifyProfile(other); proof.CodeOf(err) != "profile-mismatch" {
		t.Errorf("another salt than reviewed: %v", err)
	}
}

// The same salt with other arguments leads to the same address, where other code lies: never taken for ours.
func TestAnotherProfilesContractsAreNotTaken(t *testing.T) {
	s, cfg := newSim(t), localConfig(t)
	deployOn(t, s, cfg)
	cfg.Profile.Guardian = friend.Hex()
	_, err := Deploy(t.Context(), startSender(t, s, testKey, NewMemJournal()), s.backend, cfg)
	if proof.CodeOf(err) != "code-mismatch" || !strings.Contains(err.Error(), "contract "+nameRegistry) || !strings.Contains(err.Error(), "another salt") {
		t.Errorf("%v", err)
	}
}

// mine makes a block some time after the last one.
func (s sim) mine(t *testing.T, later time.Duration) {
	t.Helper()
	adjustTime(t, s.AdjustTime, later)
}

// adjustTime makes an empty block some time after the last one. The pool hears of a block a little after everybody else, and until then the
// chain takes its transactions for pending, and refuses.
func adjustTime(t *testing.T, adjust func(time.Duration) error, later time.Duration) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); ; time.Sleep(2 * time.Millisecond) {
		err := adjust(later)
		if err == nil {
			return
		}
		if time.Now().After(end) {
			t.Fatal(err)
		}
	}
}

func TestTheTimelocksDelayIsWaitedFor(t *testing.T) {
	s, cfg := newSim(t), localConfig(t)
	cfg.Profile.Timelock.MinDelaySeconds = 3600
	var said []string
	cfg.Note = func(line string) { said = append(said, line) }
	sender := startSender(t, s, testKey, NewMemJournal())
	d, err := Deploy(t.Context(), sender, s.backend, cfg)
	if err != nil || len(d.Waiting) != 1 || d.Waiting[0].Step != "add-verifier" || d.Waiting[0].To != d.Timelock {
		t.Fatalf("%+v, %v", d.Waiting, err)
	}
	if last := said[len(said)-1]; !strings.Contains(last, "waits for the timelock's delay until "+utc(d.Waiting[0].Until)) {
		t.Errorf("said %q", last)
	}
	head, err := s.backend.HeaderByNumber(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	left := time.Duration(d.Waiting[0].Until-head.Time) * time.Second
	s.mine(t, left-time.Second)
	if again, err := Deploy(t.Context(), sender, s.backend, cfg); err != nil || len(again.Waiting) != 1 {
		t.Fatalf("a second early: %+v, %v", again.Waiting, err)
	}
	s.mine(t, time.Second)
	done, err := Deploy(t.Context(), sender, s.backend, cfg)
	if err != nil || len(done.Waiting) != 0 || len(done.Txs) != 2 {
		t.Fatalf("in time: %+v, %+v, %v", done.Waiting, done.Txs, err)
	}
	if v, err := NewClient(s.backend, simChainID, done.Market).VerifierOf(t.Context(), done.Selector); err != nil || v != done.Verifier {
		t.Errorf("the verifier is %s, %v", v, err)
	}
}

// Whoever deploys a real network has no role in it: what is left to do is said as calls for those who have.
func TestADeployerWithoutRolesSaysWhoMustSendWhat(t *testing.T) {
	s, cfg := newSim(t), localConfig(t)
	cfg.Profile.Timelock.Proposers, cfg.Profile.Timelock.Executors = []string{proverAddress.Hex()}, []string{proverAddress.Hex()}
	sender, other := startSender(t, s, testKey, NewMemJournal()), startSender(t, s, proverKey, NewMemJournal())
	for _, step := range []string{"schedule-add-verifier", "add-verifier"} {
		d, err := Deploy(t.Context(), sender, s.backend, cfg)
		if err != nil || len(d.Waiting) != 1 || d.Waiting[0].Step != step {
			t.Fatalf("%s: %+v, %v", step, d.Waiting, err)
		}
		w := d.Waiting[0]
		if text, err := json.Marshal(d); err != nil || !strings.Contains(string(text), step) {
			t.Errorf("the manifest does not say %s: %v", step, err)
		}
		if _, err := other.Send(t.Context(), Intent{ID: step, Call: Call{To: &w.To, Data: w.Data, Value: new(big.Int)}}); err != nil {
			t.Fatal(err)
		}
	}
	if d, err := Deploy(t.Context(), sender, s.backend, cfg); err != nil || len(d.Waiting) != 0 || len(d.Txs) != 2 {
		t.Errorf("%+v, %v", d.Waiting, err)
	}
	cfg.Profile.Salt, cfg.Profile.Timelock.Executors = "anyone-may", []string{roleAnyone}
	cfg.Profile.Timelock.Proposers = []string{roleDeployer}
	if d, err := Deploy(t.Context(), sender, s.backend, cfg); err != nil || len(d.Waiting) != 0 {
		t.Errorf("anyone may execute: %+v, %v", d.Waiting, err)
	}
}

func TestANodeWithoutStateOverridesIsNamed(t *testing.T) {
	s := newSim(t)
	if _, err := runConstructor(context.Background(), &fakeNode{Backend: struct{ Backend }{s.backend}}, friend, factoryCode); proof.CodeOf(err) != "no-state-override" {
		t.Errorf("%v", err)
	}
}
