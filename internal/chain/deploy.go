package chain

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// IsLocal says whether a chain id is one of a developer's own chain, as the contracts see it: go-ethereum's
// simulated chain and anvil.
func IsLocal(chainID uint64) bool { return chainID == 1337 || chainID == 31337 }

// DeployConfig says what to deploy. VerifyingKey is in the order of the verifier's constructor.
type DeployConfig struct {
	VerifyingKey         [proof.KeyWords]*big.Int
	InsecureDev          bool           // the key was made by one party; local chains only
	DevToken             bool           // also deploy DevToken and use it as the payment token; local chains only
	Token                common.Address // an existing ERC-20 as the payment token; zero for none
	Guardian             common.Address // may freeze selectors; zero: the deployer
	RegistryDelaySeconds uint64         // between adding a verifier and its first use; at least a day elsewhere than on a local chain
}

// DeployTx is one transaction of a deployment.
type DeployTx struct {
	Name    string      `json:"name"`
	Hash    common.Hash `json:"hash"`
	GasUsed uint64      `json:"gasUsed"`
}

// Deployment says where a network's contracts are.
type Deployment struct {
	ChainID     uint64         `json:"chainId"`
	Market      common.Address `json:"market"`
	Provers     common.Address `json:"proverRegistry"`
	Registry    common.Address `json:"registry"`
	Verifier    common.Address `json:"verifier"`
	Token       common.Address `json:"token"` // zero: none
	Selector    proof.Selector `json:"selector"`
	StartBlock  uint64         `json:"startBlock"` // no event of the market is older
	InsecureDev bool           `json:"insecureDev"`
	Txs         []DeployTx     `json:"transactions"`
}

func (c DeployConfig) check(chainID uint64) error {
	bad := func(field, format string, args ...any) error {
		return proof.Errorf(proof.Caller, "bad-config", format, args...).WithField(field)
	}
	for i, w := range c.VerifyingKey {
		if w == nil || w.Sign() < 0 || w.BitLen() > maxIntBits {
			return bad("verifyingKey", "verifyingKey: word %d is %v, want a uint256; load the key again", i, w)
		}
	}
	switch {
	case c.InsecureDev && !IsLocal(chainID):
		return proof.Errorf(proof.Caller, "insecure-key", "insecureDev: the proving key was made by one party, who can forge "+
			"proofs; chain %d is not a local chain (1337, 31337): use a key from a ceremony", chainID).WithField("insecureDev")
	case c.DevToken && !IsLocal(chainID):
		return bad("devToken", "devToken: anybody can mint it; chain %d is not a local chain (1337, 31337): name a real token", chainID)
	case c.DevToken && c.Token != (common.Address{}):
		return bad("token", "token: is set together with devToken; leave one of them out")
	}
	return nil
}

// deployer sends the transactions of one deployment. Each is an intent of the sender, so a deployment that was cut off
// goes on where it stopped when the sender's journal is durable.
type deployer struct {
	ctx    context.Context
	sender *Sender
	id     proof.Digest // of the configuration
	d      *Deployment
}

// Deploy puts verifier, registry and market on the sender's chain and adds the verifier to the registry. The sender
// must be running. Deploying one configuration twice through one durable journal gives the first deployment again.
func Deploy(ctx context.Context, s *Sender, b Backend, cfg DeployConfig) (Deployment, error) {
	if err := cfg.check(s.ChainID()); err != nil {
		return Deployment{}, err
	}
	if cfg.Guardian == (common.Address{}) {
		cfg.Guardian = s.Address()
	}
	b = withDeadlines(b)
	if err := checkChainID(ctx, b, s.ChainID()); err != nil {
		return Deployment{}, err
	}
	text, err := json.Marshal(cfg)
	if err != nil {
		return Deployment{}, proof.Errorf(proof.Bug, "deploy-failed", "encode the configuration: %w", err)
	}
	d := Deployment{ChainID: s.ChainID(), Token: cfg.Token, InsecureDev: cfg.InsecureDev}
	run := deployer{ctx: ctx, sender: s, id: proof.Sum(text), d: &d}

	verifier := bind.NewGroth16Verifier()
	if d.Verifier, err = run.create("verifier", bind.Groth16VerifierMetaData.Bin, verifier.PackConstructor(cfg.VerifyingKey, cfg.InsecureDev)); err != nil {
		return d, err
	}
	if d.Selector, err = read(ctx, b, d.Verifier, verifier.PackSelector(), verifier.UnpackSelector); err != nil {
		return d, err
	}
	registry := bind.NewVerifierRegistry()
	if d.Registry, err = run.create("registry", bind.VerifierRegistryMetaData.Bin,
		registry.PackConstructor(s.Address(), cfg.Guardian, cfg.RegistryDelaySeconds)); err != nil {
		return d, err
	}
	if _, err = run.send("add-verifier", Call{To: &d.Registry, Data: registry.PackAdd(d.Selector, d.Verifier, impossibleProgram)}); err != nil {
		return d, err
	}
	if cfg.DevToken {
		if d.Token, err = run.create("dev-token", bind.DevTokenMetaData.Bin, nil); err != nil {
			return d, err
		}
	}
	return d, run.market(s.Address(), cfg.DevToken)
}

// impossibleProgram is the id of guests/panic, which never ends with exit code 0.
var impossibleProgram = common.HexToHash("0x00c61a755a97bd59bae9725730b7825df3a717d886510a3f561331f9ef672bbd")

// market puts prover registry and market on the chain; the one's constructor takes the other's address.
func (r deployer) market(from common.Address, devToken bool) (err error) {
	nonce := uint64(0) // of the registry's transaction; the prover registry's follows after addVerifier and devToken
	for crypto.CreateAddress(from, nonce) != r.d.Registry {
		nonce++
	}
	nonce += 2
	tokens := []common.Address{}
	if devToken {
		nonce++
	}
	if r.d.Token != (common.Address{}) {
		tokens = append(tokens, r.d.Token)
	}
	market := crypto.CreateAddress(from, nonce+1)
	if r.d.Provers, err = r.create("prover-registry", bind.ProverRegistryMetaData.Bin, bind.NewProverRegistry().PackConstructor(bind.ProverRegistryConfig{
		Owner: from, Treasury: from, Verifiers: r.d.Registry, Slashers: []common.Address{market}, ActivationSeconds: 1, UnbondingSeconds: 60,
		Parameters: bind.IProverStakeParameters{StakePerLock: big.NewInt(1e18), LateBps: 1000, RepeatedBps: 2500, WrongBps: 5000, NextBps: 2500, TreasuryBps: 1000},
	})); err != nil {
		return err
	}
	r.d.Market, err = r.create("market", bind.MarketMetaData.Bin, bind.NewMarket().PackConstructor(from, tokens, r.d.Registry, r.d.Provers, from, 0))
	if err == nil && r.d.Market != market {
		err = proof.Errorf(proof.Retry, "deploy-failed", "another transaction of %s came between; deploy again with another account", from)
	}
	return err
}

func (r deployer) create(name, code string, constructor []byte) (common.Address, error) {
	bytecode, err := hexutil.Decode(code)
	if err != nil {
		return common.Address{}, proof.Errorf(proof.Bug, "deploy-failed", "bytecode of %s: %w", name, err)
	}
	result, err := r.send(name, Call{Data: append(bytecode, constructor...)})
	return result.ContractAddress, err
}

func (r deployer) send(name string, call Call) (Result, error) {
	result, err := r.sender.Send(r.ctx, Intent{ID: fmt.Sprintf("deploy:%s:%s", r.id.Short(), name), Call: call})
	if err != nil {
		e := *asError(err)
		e.Message = fmt.Sprintf("deploy %s: %s", name, e.Message)
		return result, &e
	}
	r.d.Txs = append(r.d.Txs, DeployTx{Name: name, Hash: result.TxHash, GasUsed: result.GasUsed})
	r.d.StartBlock = result.Block.Number // the market comes last
	return result, nil
}

// Save writes the deployment as JSON, whole or not at all.
func (d Deployment) Save(path string) (err error) {
	fail := func(err error) error {
		return proof.Errorf(proof.Retry, "file-failed", "save deployment %s: %w", path, err)
	}
	text, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		return fail(err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".deployment-*")
	if err != nil {
		return fail(err)
	}
	_, err = f.Write(append(text, '\n'))
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fail(errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}

// LoadDeployment reads what Save wrote. Errors of class caller: deployment-missing, deployment-invalid.
func LoadDeployment(path string) (Deployment, error) {
	var d Deployment
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return d, proof.Errorf(proof.Caller, "deployment-missing", "deployment: there is no file %s; deploy the contracts first: %w", path, err).WithField("deployment")
	}
	if err != nil {
		return d, proof.Errorf(proof.Retry, "file-failed", "read deployment %s: %w", path, err)
	}
	if err := json.Unmarshal(text, &d); err != nil {
		return d, proof.Errorf(proof.Caller, "deployment-invalid", "deployment: %s cannot be read: %w", path, err).WithField("deployment")
	}
	if d.ChainID == 0 || d.Market == (common.Address{}) {
		return d, proof.Errorf(proof.Caller, "deployment-invalid", "deployment: %s names no chainId or no market", path).WithField("deployment")
	}
	return d, nil
}
