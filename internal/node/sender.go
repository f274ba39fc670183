package node

import (
	"context"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/chain"
)

// When old intents are forgotten, and how many at once.
const (
	pruneIntentsTime = 10 * time.Minute
	maxPrunedIntents = 256
)

// pruneIntents forgets old intents, a few at a time, until ctx ends.
func (l leader) pruneIntents(ctx context.Context, journal *chain.SQLJournal) {
	tick := time.NewTicker(pruneIntentsTime)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		for pruned := maxPrunedIntents; pruned == maxPrunedIntents; {
			var err error
			if pruned, err = journal.Prune(ctx, time.Now().Add(-keepIntents(l.o.KeepClosed)), maxPrunedIntents); err != nil && ctx.Err() == nil {
				l.o.Log.Warn("forgetting old intents", "error", err)
			}
		}
	}
}

// startSender runs the transaction sender of a term on its durable journal; stop ends it and waits for it.
func (l leader) startSender(ctx context.Context, epoch int64) (*chain.Sender, func() error, error) {
	journal, err := chain.NewSQLJournal(ctx, l.db.Fenced(epoch), l.client.ChainID(), crypto.PubkeyToAddress(l.account.PublicKey), time.Now)
	if err != nil {
		return nil, nil, err
	}
	go l.pruneIntents(ctx, journal)
	return chain.StartSender(ctx, chain.SenderConfig{
		Backend: l.client.Backend(), ChainID: l.client.ChainID(), Key: l.account, Journal: journal, Now: time.Now,
		Policy:  chain.Policy{WaitForFunds: true}, // a proof that is made must not be thrown away for want of gas
		OnAlarm: func(err error) { l.alarm("sending transactions", err) },
	})
}
