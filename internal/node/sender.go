package node

import (
	"context"
	"crypto/ecdsa"
	"database/sql"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/chain"
)

// startSender runs the orchestrator's transaction sender on a durable journal; stop ends it and waits for it.
func startSender(ctx context.Context, o OrchestratorOptions, client *chain.Client, db *sql.DB, key *ecdsa.PrivateKey) (*chain.Sender, func(), error) {
	journal, err := chain.NewSQLJournal(ctx, db, client.ChainID(), crypto.PubkeyToAddress(key.PublicKey))
	if err != nil {
		return nil, nil, err
	}
	s, err := chain.NewSender(chain.SenderConfig{
		Backend: client.Backend(), ChainID: client.ChainID(), Key: key, Journal: journal, Now: time.Now,
		Policy:  chain.Policy{WaitForFunds: true}, // a proof that is made must not be thrown away for want of gas
		OnAlarm: func(err error) { o.Log.Warn("sending transactions", "error", err) },
	})
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := s.Run(ctx); err != nil && ctx.Err() == nil {
			o.Log.Error("the transaction sender stopped", "error", err)
		}
	}()
	return s, func() { cancel(); <-done }, nil
}
