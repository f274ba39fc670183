package chain

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// manifestVersion is of the manifest's form.
const manifestVersion = 1

// Deployment is a deployment's manifest: where a network's contracts are, what code is there, and what made it.
type Deployment struct {
	Version     int                `json:"version"`
	ChainID     uint64             `json:"chainId"`
	Deployer    common.Address     `json:"deployer"`
	Factory     common.Address     `json:"factory"`
	Salt        string             `json:"salt"`
	Profile     string             `json:"profile"`
	ProfileSum  proof.Digest       `json:"profileDigest"`
	Contracts   []DeployedContract `json:"contracts"`
	Token       common.Address     `json:"token"` // the first ERC-20 that the markets take; zero: none
	StakeToken  common.Address     `json:"stakeToken"`
	Selector    proof.Selector     `json:"selector"`
	StartBlock  uint64             `json:"startBlock"` // no event of these contracts is older
	InsecureDev bool               `json:"insecureDev"`
	Txs         []DeployTx         `json:"transactions"` // beside those that made the contracts
	Waiting     []Waiting          `json:"waiting,omitempty"`

	// The addresses of the contracts by name, for those who use them.
	Timelock   common.Address `json:"-"`
	Registry   common.Address `json:"-"`
	Verifier   common.Address `json:"-"`
	Provers    common.Address `json:"-"`
	Market     common.Address `json:"-"`
	Replicated common.Address `json:"-"`
}

// DeployedContract is one contract of a manifest. CodeHash is the Keccak-256 of its runtime code, as EXTCODEHASH gives it.
type DeployedContract struct {
	Name     string         `json:"name"`
	Label    string         `json:"label"` // the contract's part of its salt
	Address  common.Address `json:"address"`
	CodeHash common.Hash    `json:"codeHash"`
	Args     hexutil.Bytes  `json:"constructorArguments"`
	DeployTx
}

// DeployTx is one transaction of a deployment.
type DeployTx struct {
	Step    string      `json:"step,omitempty"`
	Hash    common.Hash `json:"transaction"`
	Block   uint64      `json:"block"`
	GasUsed uint64      `json:"gasUsed"`
}

// Waiting is a step that this deployment cannot take now: the call, who must send it, and from when on.
type Waiting struct {
	Step  string         `json:"step"`
	Why   string         `json:"why"`
	Until uint64         `json:"until,omitempty"` // unix seconds
	To    common.Address `json:"to"`
	Data  hexutil.Bytes  `json:"data"`
}

// index fills the addresses by name.
func (d *Deployment) index() {
	places := map[string]*common.Address{nameTimelock: &d.Timelock, nameRegistry: &d.Registry, nameVerifier: &d.Verifier,
		nameProvers: &d.Provers, nameMarket: &d.Market, nameReplicated: &d.Replicated}
	for _, c := range d.Contracts {
		if place, ok := places[c.Name]; ok {
			*place = c.Address
		}
	}
}

// UnmarshalJSON reads a manifest and fills the addresses by name.
func (d *Deployment) UnmarshalJSON(text []byte) error {
	type plain Deployment
	if err := json.Unmarshal(text, (*plain)(d)); err != nil {
		return err
	}
	d.index()
	return nil
}

// Save writes the manifest as JSON, whole or not at all.
func (d Deployment) Save(path string) error {
	text, err := json.MarshalIndent(d, "", "  ")
	if err == nil {
		err = (disk.Disk{}).Write(path, append(text, '\n'))
	}
	if err != nil {
		return proof.Errorf(proof.Retry, "file-failed", "save deployment %s: %w", path, err)
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
	return d, d.check()
}

// check refuses a manifest that cannot be verified against a chain.
func (d Deployment) check() error {
	bad := func(field, format string, args ...any) error {
		return proof.Errorf(proof.Caller, "deployment-invalid", "deployment: "+format, args...).WithField(field)
	}
	if d.Version != manifestVersion {
		return bad("version", "version: is %d, this program reads %d; deploy again with it (what is deployed is found and kept)", d.Version, manifestVersion)
	}
	if d.ChainID == 0 {
		return bad("chainId", "chainId: is absent; deploy the contracts first")
	}
	for _, p := range []struct {
		name    string
		address common.Address
	}{{nameTimelock, d.Timelock}, {nameRegistry, d.Registry}, {nameVerifier, d.Verifier},
		{nameProvers, d.Provers}, {nameMarket, d.Market}, {nameReplicated, d.Replicated}} {
		if p.address == (common.Address{}) {
			return bad("contracts", "contracts: %s is missing; deploy the contracts first", p.name)
		}
	}
	return nil
}
