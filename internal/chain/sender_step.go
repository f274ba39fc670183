package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"github.com/lemma-network/lemma/proof"
)

// gapPrefix starts the id of the sender's own intents that fill a hole in the nonces with an empty self-transfer.
const gapPrefix = "gap:"

// step looks at the chain once and does what each live record needs. A failing node ends the step; the next one
// starts afresh. Only a failing journal sets s.fatal.
func (s *Sender) step(ctx context.Context) error {
	s.forgetWaiters()
	if len(s.live) == 0 {
		return nil
	}
	header, err := s.backend.HeaderByNumber(ctx, nil)
	if err != nil {
		return err
	}
	nonce, err := s.backend.NonceAt(ctx, s.from, header.Number)
	if err != nil {
		return err
	}
	quote, err := s.quote(ctx, header)
	if err != nil {
		return err
	}
	for _, r := range slices.Clone(s.live) {
		if r.Status == StatusSent {
			if err := s.advance(ctx, r, header, nonce, quote); err != nil {
				return err
			}
		}
	}
	if err := s.fillGap(ctx, header, nonce, quote); err != nil {
		return err
	}
	for _, r := range slices.Clone(s.live) {
		if r.Status == StatusQueued && s.inFlight() < maxInFlight {
			if err := s.start(ctx, r, header, quote); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Sender) inFlight() (n int) {
	for _, r := range s.live {
		if r.Status == StatusSent {
			n++
		}
	}
	return n
}

func (s *Sender) quote(ctx context.Context, head *types.Header) (fees, error) {
	tip, err := s.backend.SuggestGasTipCap(ctx)
	if err != nil {
		return fees{}, err
	}
	if head.BaseFee == nil {
		return fees{}, proof.Errorf(proof.Permanent, "chain-too-old", "chain %d has no base fee (EIP-1559); it is not supported", s.cfg.ChainID)
	}
	return quoteFees(tip, head.BaseFee), nil
}

// advance does what decide says about one sent record.
func (s *Sender) advance(ctx context.Context, r Record, head *types.Header, nonce uint64, quote fees) error {
	v := view{now: s.cfg.Now(), head: head.Number.Uint64(), nonce: nonce, quote: quote, lastBroadcast: s.broadcast[r.last().Hash]}
	var err error
	if nonce > r.Nonce {
		deep := new(big.Int).SetUint64(v.head - min(v.head, foreignDepthBlocks))
		if v.deepNonce, err = s.backend.NonceAt(ctx, s.from, deep); err != nil {
			return err
		}
	}
	if v.receipt, err = s.receipt(ctx, r); err != nil {
		return err
	}
	act, offer := decide(r, v, s.cfg.Policy)
	switch act {
	case actFinish:
		return s.finish(ctx, r, v.receipt)
	case actRequeue:
		s.alarm("nonce-taken", "intent %q: nonce %d was used by a transaction that this sender did not make", r.Intent.ID, r.Nonce)
		if strings.HasPrefix(r.Intent.ID, gapPrefix) { // the hole is filled, by whomever
			r.Status, r.Err = StatusRefused, proof.Errorf(proof.Permanent, "nonce-taken", "nonce %d is used", r.Nonce)
			return s.settle(ctx, r)
		}
		r.Status, r.Nonce, r.Txs = StatusQueued, 0, nil
		return s.put(ctx, r)
	case actBump:
		return s.sign(ctx, r, offer, v.head)
	case actHold:
		s.alarm("fee-too-high", "intent %q: is not included and a higher fee would pass the limit of %v wei per gas", r.Intent.ID, s.cfg.Policy.MaxFeeWei)
		return s.sendAgain(ctx, r)
	case actRebroadcast:
		return s.sendAgain(ctx, r)
	}
	return nil
}

// sendAgain asks the journal first: who may no longer write there must send nothing either.
func (s *Sender) sendAgain(ctx context.Context, r Record) error {
	if err := s.put(ctx, r); err != nil {
		return err
	}
	s.send(ctx, r)
	return nil
}

func (s *Sender) alarm(code, format string, args ...any) {
	s.cfg.OnAlarm(proof.Errorf(proof.Retry, code, format, args...))
}

// receipt finds the receipt of whichever transaction of r was included; nil when none is.
func (s *Sender) receipt(ctx context.Context, r Record) (*types.Receipt, error) {
	for i := len(r.Txs) - 1; i >= 0; i-- {
		receipt, err := s.backend.TransactionReceipt(ctx, r.Txs[i].Hash)
		switch {
		case err == nil && receipt != nil && receipt.TxHash == r.Txs[i].Hash:
			return receipt, nil
		case err != nil && !errors.Is(err, ethereum.NotFound):
			return nil, err
		}
	}
	return nil, nil
}

func (s *Sender) finish(ctx context.Context, r Record, receipt *types.Receipt) error {
	header, err := s.backend.HeaderByNumber(ctx, receipt.BlockNumber)
	if err != nil {
		return err
	}
	if header.Hash() != receipt.BlockHash {
		return nil // the receipt is of a block that has just been replaced: look again
	}
	r.Status = StatusDone
	r.Result = &Result{ID: r.Intent.ID, TxHash: receipt.TxHash, Block: refOf(header), GasUsed: receipt.GasUsed,
		GasPriceWei: receipt.EffectiveGasPrice, Success: receipt.Status == types.ReceiptStatusSuccessful, ContractAddress: receipt.ContractAddress}
	if !r.Result.Success {
		r.Result.Err = s.whyReverted(ctx, r, receipt)
	}
	return s.settle(ctx, r)
}

// whyReverted calls again on the state before the block, which nearly always fails in the same way.
func (s *Sender) whyReverted(ctx context.Context, r Record, receipt *types.Receipt) *proof.Error {
	before := new(big.Int).Sub(receipt.BlockNumber, big.NewInt(1))
	_, err := s.backend.CallContract(ctx, s.message(r), before)
	if err != nil && proof.ClassOf(err) != proof.Retry {
		return asError(err)
	}
	return proof.Errorf(proof.Permanent, "reverted", "transaction %s of intent %q was mined in block %v and reverted",
		receipt.TxHash, r.Intent.ID, receipt.BlockNumber)
}

func (s *Sender) message(r Record) ethereum.CallMsg {
	return ethereum.CallMsg{From: s.from, To: r.Intent.To, Value: r.Intent.Value, Data: r.Intent.Data, Gas: r.Gas}
}

// start simulates a queued intent and signs its first transaction, or refuses it.
func (s *Sender) start(ctx context.Context, r Record, head *types.Header, quote fees) error {
	if quote.fee.Cmp(s.cfg.Policy.MaxFeeWei) > 0 {
		s.alarm("fee-too-high", "intent %q: waits, since %v wei per gas pass the limit of %v", r.Intent.ID, quote.fee, s.cfg.Policy.MaxFeeWei)
		return nil
	}
	gas, err := s.backend.EstimateGas(ctx, s.message(r))
	if err != nil {
		if proof.CodeOf(err) == "rpc-failed" {
			return err
		}
		r.Status, r.Err = StatusRefused, asError(err)
		return s.settle(ctx, r)
	}
	r.Gas = min(gas+gas/4, params.MaxTxGas) // state may have moved a little when it is mined
	pending, err := s.backend.PendingNonceAt(ctx, s.from)
	if err != nil {
		return err
	}
	r.Nonce = max(pending, s.nextNonce())
	return s.sign(ctx, r, quote, head.Number.Uint64())
}

// nextNonce is above the nonce of every sent record.
func (s *Sender) nextNonce() (next uint64) {
	for _, r := range s.live {
		if r.Status == StatusSent {
			next = max(next, r.Nonce+1)
		}
	}
	return next
}

// sign adds a transaction to r, journals it, and only then sends it.
func (s *Sender) sign(ctx context.Context, r Record, offer fees, head uint64) error {
	tx, err := types.SignNewTx(s.cfg.Key, s.signer, &types.DynamicFeeTx{
		ChainID: new(big.Int).SetUint64(s.cfg.ChainID), Nonce: r.Nonce, GasTipCap: offer.tip, GasFeeCap: offer.fee,
		Gas: r.Gas, To: r.Intent.To, Value: r.Intent.Value, Data: r.Intent.Data,
	})
	if err != nil {
		return proof.Errorf(proof.Bug, "sign-failed", "sign intent %q: %w", r.Intent.ID, err)
	}
	raw, err := tx.MarshalBinary()
	if err != nil {
		return proof.Errorf(proof.Bug, "sign-failed", "encode intent %q: %w", r.Intent.ID, err)
	}
	r.Status = StatusSent
	r.Txs = append(slices.Clone(r.Txs), SignedTx{Hash: tx.Hash(), Raw: raw, TipWei: offer.tip, FeeWei: offer.fee, SignedAt: s.cfg.Now(), Head: head})
	if err := s.put(ctx, r); err != nil {
		return err
	}
	s.send(ctx, r)
	return nil
}

// send broadcasts r's newest transaction. A refusal changes nothing: what became of it is read from the chain.
func (s *Sender) send(ctx context.Context, r Record) {
	last, tx := r.last(), new(types.Transaction)
	s.broadcast[last.Hash] = s.cfg.Now()
	if err := tx.UnmarshalBinary(last.Raw); err != nil {
		s.alarm("journal-corrupt", "intent %q: its signed transaction cannot be read: %w", r.Intent.ID, err)
		return
	}
	err := s.backend.SendTransaction(ctx, tx)
	if err != nil && !strings.Contains(err.Error(), "already known") && !strings.Contains(err.Error(), "nonce too low") {
		s.alarm("broadcast-failed", "intent %q, nonce %d: %w", r.Intent.ID, r.Nonce, err)
	}
}

// fillGap sends an empty transfer to ourselves at the account's next nonce, when nothing holds that nonce and a record
// behind it has waited for long: a foreign transaction of this key was dropped after we had queued behind it.
func (s *Sender) fillGap(ctx context.Context, head *types.Header, nonce uint64, quote fees) error {
	waiting := false
	for _, r := range s.live {
		if r.Status != StatusSent {
			continue
		}
		if r.Nonce <= nonce {
			return nil
		}
		waiting = waiting || s.cfg.Now().Sub(r.last().SignedAt) >= s.cfg.Policy.StuckAfter
	}
	if !waiting || quote.fee.Cmp(s.cfg.Policy.MaxFeeWei) > 0 {
		return nil
	}
	pending, err := s.backend.PendingNonceAt(ctx, s.from)
	if err != nil || pending != nonce {
		return err
	}
	id := fmt.Sprintf("%s%d", gapPrefix, nonce)
	if old, found, err := s.cfg.Journal.Get(ctx, id); err != nil || (found && old.Status == StatusDone) {
		return err // a lagging node shows a nonce that is long used
	}
	s.alarm("nonce-gap", "nonce %d is used by nobody and holds up later transactions; filling it", nonce)
	r := Record{Intent: Intent{ID: id, Call: Call{To: ptr(s.from)}}, Nonce: nonce, Gas: params.TxGas}
	s.live = append(s.live, r)
	return s.sign(ctx, r, quote, head.Number.Uint64())
}

func ptr(a common.Address) *common.Address { return &a }
