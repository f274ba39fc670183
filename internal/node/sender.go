package node

import (
	"context"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/chain"
)

// startSender runs the transaction sender of a term on its durable journal; stop ends it and waits for it.
func (l leader) startSender(ctx context.Context, epoch int64) (*chain.Sender, func() error, error) {
	journal, err := chain.NewSQLJournal(ctx, l.db.Fenced(epoch), l.client.ChainID(), crypto.PubkeyToAddress(l.account.PublicKey))
	if err != nil {
		return nil, nil, err
	}
	return chain.StartSender(ctx, chain.SenderConfig{
		Backend: l.client.Backend(), ChainID: l.client.ChainID(), Key: l.account, Journal: journal, Now: time.Now,
		Policy:  chain.Policy{WaitForFunds: true}, // a proof that is made must not be thrown away for want of gas
		OnAlarm: func(err error) { l.alarm("sending transactions", err) },
	})
}
