package sp1

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/bench/run"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
)

// The terms of a settled order. The price is paid on a local chain and buys nothing.
const (
	priceWei     = 1_000_000_000_000_000
	lockSeconds  = 20 * 24 * 3600 // longer than any case takes
	orderSeconds = 25 * 24 * 3600
)

// Settler is run.Settler on a local network of its own.
type Settler struct {
	network  *testnet.Network
	chain    *chain.Client
	client   *chain.Sender
	operator *chain.Sender
	stops    []func() error
	now      func() time.Time
	nonce    int64
}

var _ run.Settler = (*Settler)(nil)

// opened is a Settler's order.
type opened struct{ order chain.Order }

// NewSettler starts a local chain with the contracts and funded accounts in a folder of its own.
func NewSettler(ctx context.Context, o testnet.Options, now func() time.Time) (s *Settler, err error) {
	s = &Settler{now: now}
	if s.network, err = testnet.Start(ctx, o); err != nil {
		return nil, err
	}
	part := s.network.File.Chain
	if s.chain, err = chain.Dial(ctx, part.RPC, part.Deployment.ChainID, part.Deployment.Market); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	for name, to := range map[string]**chain.Sender{"client": &s.client, "orchestrator": &s.operator} {
		key, err := s.network.File.AccountKey(name)
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		sender, stop, err := chain.StartSender(context.WithoutCancel(ctx), chain.SenderConfig{Backend: s.chain.Backend(), ChainID: s.chain.ChainID(), Key: key, Now: now})
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		*to = sender
		s.stops = append(s.stops, stop)
	}
	return s, nil
}

// Close ends the chain.
func (s *Settler) Close() error {
	var errs []error
	for _, stop := range s.stops {
		errs = append(errs, stop())
	}
	if s.chain != nil {
		s.chain.Close()
	}
	return errors.Join(append(errs, s.network.Close())...)
}

// Open opens an order of the client and locks it for the operator.
func (s *Settler) Open(ctx context.Context, c bench.Case, journal []byte) (o run.Order, err error) {
	d, now := s.network.File.Chain.Deployment, uint64(s.now().Unix())
	key, err := s.network.File.AccountKey("client")
	if err != nil {
		return o, err
	}
	order := chain.Order{Client: crypto.PubkeyToAddress(key.PublicKey), Nonce: big.NewInt(s.nonce), Selector: d.Selector, ProgramID: c.ProgramID,
		ProgramDigest: c.ELF, InputDigest: c.Input, MaxCycles: max(1, c.Cycles), MaxJournalBytes: uint32(len(journal)), MinPrice: big.NewInt(priceWei),
		MaxPrice: big.NewInt(priceWei), RampStart: now, Collateral: new(big.Int), LockSeconds: lockSeconds, Deadline: now + orderSeconds}
	s.nonce++
	signature, err := chain.SignOrder(order, d.ChainID, d.Market, key)
	if err != nil {
		return o, err
	}
	digest := chain.Digest(order, d.ChainID, d.Market)
	if o.Gas.Open, err = send(ctx, s.client, "open:"+digest.String(), s.chain.OpenCall(order, signature, order.MaxPrice)); err != nil {
		return o, err
	}
	payout := s.network.File.Payout
	lock := chain.LockRequest{OrderDigest: digest, Operator: s.operator.Address(), Payout: payout, MinPrice: order.MinPrice, Expiry: now + orderSeconds}
	if o.Gas.Lock, err = send(ctx, s.operator, "lock:"+digest.String(), s.chain.LockCall(order, lock, nil, nil)); err != nil {
		return o, err
	}
	o.Context, o.ID = chain.Context(d.ChainID, d.Market, digest, payout), opened{order}
	return o, nil
}

// Fulfil sends the proof, and makes sure that the payout was credited.
func (s *Settler) Fulfil(ctx context.Context, o run.Order, journal, wire []byte) (sample bench.Sample, err error) {
	is, ok := o.ID.(opened)
	if !ok {
		return sample, proof.Errorf(proof.Bug, "internal", "bench: an order of another settler")
	}
	sample.Stage = bench.StageOnChain
	payout, token := s.network.File.Payout, common.Address{}
	before, err := s.chain.BalanceOf(ctx, token, payout)
	if err != nil {
		return sample, err
	}
	call := s.chain.FulfilCall(is.order, is.order.Fulfil(journal, payout, wire))
	sample.Bytes = int64(len(call.Data))
	began := s.now()
	if sample.Gas.Fulfil, err = send(ctx, s.operator, "fulfil:"+is.order.Nonce.String(), call); err != nil {
		return sample, err
	}
	sample.Seconds = s.now().Sub(began).Seconds()
	after, err := s.chain.BalanceOf(ctx, token, payout)
	if err == nil && after.Cmp(before) <= 0 {
		err = proof.Errorf(proof.Bug, "not-paid", "the market took the proof and paid nothing")
	}
	return sample, err
}

func send(ctx context.Context, s *chain.Sender, id string, call chain.Call) (gas uint64, err error) {
	res, err := s.Send(ctx, chain.Intent{ID: id, Call: call})
	if err != nil {
		return 0, err
	}
	if res.Err != nil {
		return 0, res.Err
	}
	if !res.Success {
		return 0, fmt.Errorf("%s: the transaction was refused", id)
	}
	return res.GasUsed, nil
}
