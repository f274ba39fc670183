package chain

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/proof"
)

// DeployRun is one run of a deployment by a person.
type DeployRun struct {
	DeployConfig
	RPC  string
	Key  *ecdsa.PrivateKey
	Out  string // the manifest; beside it, with .journal, the transactions on their way
	Warn func(error)
}

// RunDeploy deploys on the chain behind an RPC URL and writes the manifest. A run that was cut off, or that must wait, goes on when it
// is called again with the same Out.
func RunDeploy(ctx context.Context, o DeployRun) (Deployment, error) {
	var none Deployment
	client, err := Dial(ctx, o.RPC, 0, common.Address{})
	if err != nil {
		return none, err
	}
	defer client.Close()
	if err := o.check(client.ChainID()); err != nil {
		return none, err
	}
	o.Previous, err = LoadDeployment(o.Out)
	if err != nil && proof.CodeOf(err) != "deployment-missing" {
		return none, err
	}
	if err == nil && o.Previous.ChainID != client.ChainID() {
		return none, proof.Errorf(proof.Caller, "wrong-chain", "out: %s is the manifest of chain %d, the node is of chain %d; name another file", o.Out, o.Previous.ChainID, client.ChainID()).WithField("out")
	}
	journal, err := NewFileJournal(o.Out+".journal", client.ChainID(), crypto.PubkeyToAddress(o.Key.PublicKey))
	if err != nil {
		return none, err
	}
	sender, stop, err := StartSender(ctx, SenderConfig{Backend: client.Backend(), ChainID: client.ChainID(), Key: o.Key, Journal: journal, Now: time.Now, OnAlarm: o.Warn})
	if err != nil {
		return none, err
	}
	d, err := Deploy(ctx, sender, client.Backend(), o.DeployConfig)
	if ended := stop(); err != nil {
		return d, errors.Join(err, ended)
	}
	return d, d.Save(o.Out)
}
