package chain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// IsLocal says whether a chain id is one of a developer's own chain, as the contracts see it: go-ethereum's
// simulated chain and anvil.
func IsLocal(chainID uint64) bool { return chainID == 1337 || chainID == 31337 }

// DeployConfig says what to deploy. VerifyingKey is in the order of the verifier's constructor.
type DeployConfig struct {
	Profile      Profile
	VerifyingKey [proof.KeyWords]*big.Int
	InsecureDev  bool         // the key was made by one party; local chains only
	Previous     Deployment   // the manifest of an earlier run, which saves searching the chain for what that did; may be empty
	Note         func(string) // told each step, in one line; nil for silence
}

func (c DeployConfig) checkKey() error {
	for i, w := range c.VerifyingKey {
		if w == nil || w.Sign() < 0 || w.BitLen() > maxIntBits {
			return proof.Errorf(proof.Caller, "bad-config", "verifyingKey: word %d is %v, want a uint256; load the key again", i, w).WithField("verifyingKey")
		}
	}
	return nil
}

func (c DeployConfig) check(chainID uint64) error {
	if err := c.checkKey(); err != nil {
		return err
	}
	if err := c.Profile.check(); err != nil {
		return err
	}
	local := IsLocal(chainID)
	switch {
	case c.InsecureDev && !local:
		return proof.Errorf(proof.Caller, "insecure-key", "insecureDev: the proving key was made by one party, who can forge "+
			"proofs; chain %d is not a local chain (1337, 31337): use a key from a ceremony", chainID).WithField("insecureDev")
	case c.InsecureDev && !c.Profile.InsecureDevAllowed:
		return proof.Errorf(proof.Caller, "insecure-key", "insecureDev: the proving key was made by one party and profile %q does not allow "+
			"that: use a key from a ceremony, or the local profile", c.Profile.Name).WithField("insecureDev")
	case c.Profile.InsecureDevAllowed && !local:
		return profileError("insecureDevAllowed", "is true and chain %d is not a local chain (1337, 31337); set it to false", chainID)
	case c.Profile.DevToken && !local:
		return profileError("devToken", "is true: anybody can mint it; chain %d is not a local chain (1337, 31337): name a real token", chainID)
	}
	return nil
}

// deployer carries one deployment out. What is on the chain already is found and kept, so that a deployment that was cut off goes
// on; with a durable journal not even a transaction that was on its way is sent twice.
type deployer struct {
	ctx    context.Context
	sender *Sender
	b      Backend
	tell   func(string)
	plan   plan
	before Deployment // of the same chain and deployer
	d      *Deployment
}

func (r *deployer) note(format string, args ...any) { r.tell(fmt.Sprintf(format, args...)) }

// Deploy puts the contracts of a profile on the sender's chain and has the verifier added to the registry, as far as the sender may
// and the timelock allows: what is left is in Waiting, and calling Deploy again goes on. The sender must be running.
// Calling it again when all is done gives the same manifest.
func Deploy(ctx context.Context, s *Sender, b Backend, cfg DeployConfig) (Deployment, error) {
	b = withDeadlines(b)
	if err := cfg.check(s.ChainID()); err != nil {
		return Deployment{}, err
	}
	if err := checkChainID(ctx, b, s.ChainID()); err != nil {
		return Deployment{}, err
	}
	pl, err := newPlan(cfg.Profile, s.Address(), cfg.VerifyingKey, cfg.InsecureDev)
	if err != nil {
		return Deployment{}, err
	}
	d := Deployment{Version: manifestVersion, ChainID: s.ChainID(), Deployer: s.Address(), Factory: FactoryAddress(), Salt: cfg.Profile.Salt,
		Profile: cfg.Profile.Name, ProfileSum: cfg.Profile.Digest(), Token: pl.token(), StakeToken: pl.role(cfg.Profile.Staking.Token), InsecureDev: cfg.InsecureDev}
	r := deployer{ctx: ctx, sender: s, b: b, tell: cfg.Note, plan: pl, d: &d}
	if r.tell == nil {
		r.tell = func(string) {}
	}
	if p := cfg.Previous; p.ChainID == d.ChainID && p.Deployer == d.Deployer {
		r.before = p
	}
	if err := r.ensureProxy(); err != nil {
		return d, err
	}
	if err := r.ensureFactory(); err != nil {
		return d, err
	}
	for _, c := range pl.contracts {
		if err := r.ensure(c); err != nil {
			return d, err
		}
	}
	d.index()
	verifier := bind.NewGroth16Verifier()
	if d.Selector, err = read(ctx, b, d.Verifier, verifier.PackSelector(), verifier.UnpackSelector); err != nil {
		return d, err
	}
	return d, r.addVerifier()
}

// ensure finds a contract at its place or makes it, and checks that its code is what this build gives. The constructor is tried
// first, so that its refusal is known by name and costs nothing.
func (r *deployer) ensure(c PlannedContract) error {
	if _, err := runConstructor(r.ctx, r.b, c.Address, c.initCode()); err != nil {
		return named(c.Name, err)
	}
	code, err := r.b.CodeAt(r.ctx, c.Address, nil)
	if err != nil {
		return err
	}
	salt := saltOf(r.plan.profile.Salt, c.Label)
	var tx DeployTx
	if len(code) == 0 {
		factory := r.d.Factory
		result, err := r.send(c.Label, Call{To: &factory, Data: bind.NewFactory().PackDeploy(salt, c.initCode())})
		if err != nil {
			return err
		}
		tx = DeployTx{Hash: result.TxHash, Block: result.Block.Number, GasUsed: result.GasUsed}
		r.note("%s: %s, gas %d", c.Name, c.Address, tx.GasUsed)
	} else {
		if tx, err = r.made(c, salt); err != nil {
			return named(c.Name, err)
		}
		r.note("%s: %s, there since block %d", c.Name, c.Address, tx.Block)
	}
	if code, err = verifyOne(r.ctx, r.b, c); err != nil {
		return err
	}
	if r.d.StartBlock == 0 || tx.Block < r.d.StartBlock {
		r.d.StartBlock = tx.Block
	}
	r.d.Contracts = append(r.d.Contracts, DeployedContract{Name: c.Name, Label: c.Label, Address: c.Address,
		CodeHash: crypto.Keccak256Hash(code), Args: c.args, DeployTx: tx})
	return nil
}

// made is the transaction that made a contract in an earlier run.
func (r *deployer) made(c PlannedContract, salt proof.Digest) (DeployTx, error) {
	for _, before := range r.before.Contracts {
		if before.Address == c.Address {
			return before.DeployTx, nil
		}
	}
	return r.find(r.d.Factory, bind.FactoryDeployedEventName, common.BytesToHash(r.plan.deployer[:]), common.Hash(salt))
}

// deployEvents are the events that find looks for.
var deployEvents = func() map[string]common.Hash {
	factory, timelock := bind.NewFactory().GetABI(), bind.NewTimelockController().GetABI()
	return map[string]common.Hash{
		bind.FactoryDeployedEventName:                 factory.Events[bind.FactoryDeployedEventName].ID,
		bind.TimelockControllerCallScheduledEventName: timelock.Events[bind.TimelockControllerCallScheduledEventName].ID,
		bind.TimelockControllerCallExecutedEventName:  timelock.Events[bind.TimelockControllerCallExecutedEventName].ID,
	}
}()

// find reads from the chain which transaction an earlier run, or somebody else, did a step with.
func (r *deployer) find(contract common.Address, event string, topics ...common.Hash) (DeployTx, error) {
	q := ethereum.FilterQuery{Addresses: []common.Address{contract}, FromBlock: new(big.Int), Topics: [][]common.Hash{{deployEvents[event]}}}
	for _, t := range topics {
		q.Topics = append(q.Topics, []common.Hash{t})
	}
	logs, err := r.b.FilterLogs(r.ctx, q)
	if err != nil {
		return DeployTx{}, proof.Errorf(proof.ClassOf(err), proof.CodeOf(err), "find event %s: use a node that searches the whole chain: %w", event, err)
	}
	if len(logs) == 0 {
		return DeployTx{}, proof.Errorf(proof.Retry, "event-missing", "the node shows no event %s of %s for what is done already; use a node with the whole history", event, contract)
	}
	receipt, err := r.b.TransactionReceipt(r.ctx, logs[0].TxHash)
	if err != nil {
		return DeployTx{}, err
	}
	return DeployTx{Hash: receipt.TxHash, Block: receipt.BlockNumber.Uint64(), GasUsed: receipt.GasUsed}, nil
}

// send is one transaction of the deployment. Its intent is named after the call, so another build's is another one.
func (r *deployer) send(step string, call Call) (Result, error) {
	result, err := r.sender.Send(r.ctx, Intent{ID: "deploy:" + proof.Sum([]byte(step+"\x00"+string(call.Data))).String(), Call: call})
	return result, named(step, err)
}

// named says which step an error is of.
func named(step string, err error) error {
	if err == nil {
		return nil
	}
	e := *asError(err)
	e.Message = fmt.Sprintf("deploy %s: %s", step, e.Message)
	return &e
}
