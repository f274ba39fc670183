package chain

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/params"

	"github.com/lemma-network/lemma/proof"
)

// gapPrefix starts the id of the sender's own intents that fill a hole in the nonces with an empty self-transfer.
const gapPrefix = "gap:"

// step looks at the chain once, through one node, and does what each live record needs. A failing node ends the step; the
// next one starts afresh, with another node if there is one. Only a failing journal sets s.fatal.
func (s *Sender) step(ctx context.Context) (err error) {
	s.forgetWaiters()
	if len(s.live) == 0 {
		return nil
	}
	node, done, err := pin(ctx, s.all)
	if err != nil {
		return err
	}
	s.backend = node
	defer func() { done(err) }()
	header, err := s.backend.HeaderByNumber(ctx, nil)
	if err != nil {
		return err
	}
	if s.head != nil && s.head.Hash() == header.Hash() && !slices.ContainsFunc(s.live, func(r Record) bool { return !r.included() }) {
		return nil // what is included stays so until the chain moves
	}
	s.head = header
	nonce, err := s.backend.NonceAt(ctx, s.from, header.Number)
	if err != nil {
		return err
	}
	quote, err := s.quote(ctx, header)
	if err != nil {
		return err
	}
	if err := s.advanceAll(ctx, header, nonce, quote); err != nil {
		return err
	}
	if err := s.fillGap(ctx, header, nonce, quote); err != nil {
		return err
	}
	return s.startAll(ctx, header, quote)
}

func (s *Sender) advanceAll(ctx context.Context, head *types.Header, nonce uint64, quote fees) error {
	seen := map[uint64]common.Hash{}
	for _, r := range slices.Clone(s.live) {
		var err error
		switch {
		case r.Status != StatusSent:
		case r.included():
			err = s.watch(ctx, r, head, seen)
		default:
			err = s.advance(ctx, r, head, nonce, quote)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Sender) startAll(ctx context.Context, head *types.Header, quote fees) error {
	var balance *big.Int
	for _, r := range slices.Clone(s.live) {
		if r.Status != StatusQueued || s.inFlight() >= maxInFlight {
			continue
		}
		if balance == nil {
			var err error
			if balance, err = s.backend.BalanceAt(ctx, s.from, nil); err != nil {
				return err
			}
		}
		if err := s.start(ctx, r, head, quote, balance); err != nil {
			return err
		}
	}
	return nil
}

// inFlight counts the transactions that nodes must keep.
func (s *Sender) inFlight() (n int) {
	for _, r := range s.live {
		if r.Status == StatusSent && !r.included() {
			n++
		}
	}
	return n
}

// watch looks whether an included record's block is still there. If not, the record is as before its inclusion: the same
// transactions under the same nonce, so that it cannot be included twice. seen keeps the hashes of this step.
func (s *Sender) watch(ctx context.Context, r Record, head *types.Header, seen map[uint64]common.Hash) error {
	at, number := r.Result.Block, head.Number.Uint64()
	if number < at.Number {
		return nil // a node that lags, or a branch that is still shorter
	}
	hash, known := seen[at.Number]
	if !known {
		header, err := s.backend.HeaderByNumber(ctx, new(big.Int).SetUint64(at.Number))
		if err != nil {
			return err
		}
		hash = header.Hash()
		seen[at.Number] = hash
	}
	switch {
	case hash != at.Hash:
		s.alarm(r, "reorganised", "intent %q: block %d with its transaction is gone; sending it again", r.Intent.ID, at.Number)
		r.Result = nil
		if err := s.put(ctx, r); err != nil {
			return err
		}
		s.send(ctx, r)
	case number >= at.Number+finalBlocks:
		r.Status = StatusDone
		return s.settle(ctx, r)
	}
	return nil
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
	v := view{now: s.cfg.Now(), head: head.Number.Uint64(), nonce: nonce, quote: quote, price: gasPrice(head, quote), blockTime: head.Time,
		lastBroadcast: s.broadcast[r.last().Hash]}
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
		s.alarm(r, "nonce-taken", "intent %q: nonce %d was used by a transaction that this sender did not make", r.Intent.ID, r.Nonce)
		if strings.HasPrefix(r.Intent.ID, gapPrefix) { // the hole is filled, by whomever
			r.Status, r.Err = StatusRefused, proof.Errorf(proof.Permanent, "nonce-taken", "nonce %d is used", r.Nonce)
			return s.settle(ctx, r)
		}
		r.Status, r.Nonce, r.Txs = StatusQueued, 0, nil
		return s.put(ctx, r)
	case actBump:
		return s.sign(ctx, r, offer, v.head)
	case actHold:
		s.alarm(r, "fee-too-high", "intent %q: is not included and a higher fee would pass the limit of %v wei per gas, or what it is worth", r.Intent.ID, s.cfg.Policy.MaxFeeWei)
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

// alarm tells what goes wrong with a record, or with the account when it has no id.
func (s *Sender) alarm(r Record, code, format string, args ...any) {
	s.tell(r.Intent.ID, proof.Errorf(proof.Retry, code, format, args...))
}

// tell passes an alarm on, unless the same was told a moment ago.
func (s *Sender) tell(id string, err error) {
	key, now := proof.CodeOf(err)+" "+id, s.cfg.Now()
	if last, again := s.alarmed[key]; again && now.Sub(last) < alarmEvery {
		return
	}
	maps.DeleteFunc(s.alarmed, func(_ string, at time.Time) bool { return now.Sub(at) >= alarmEvery })
	s.alarmed[key] = now
	s.cfg.OnAlarm(err)
}

// gasPrice is what gas costs now: the base fee and the tip.
func gasPrice(head *types.Header, quote fees) *big.Int {
	return new(big.Int).Add(head.BaseFee, quote.tip)
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
	r.Result = &Result{ID: r.Intent.ID, TxHash: receipt.TxHash, Block: refOf(header), GasUsed: receipt.GasUsed,
		GasPriceWei: receipt.EffectiveGasPrice, Success: receipt.Status == types.ReceiptStatusSuccessful, ContractAddress: receipt.ContractAddress}
	if !r.Result.Success {
		r.Result.Err = s.whyReverted(ctx, r, receipt)
	}
	if err := s.put(ctx, r); err != nil {
		return err
	}
	s.answer(r)
	return nil
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
func (s *Sender) start(ctx context.Context, r Record, head *types.Header, quote fees, balance *big.Int) error {
	if quote.fee.Cmp(s.cfg.Policy.MaxFeeWei) > 0 {
		s.alarm(r, "fee-too-high", "intent %q: waits, since %v wei per gas pass the limit of %v", r.Intent.ID, quote.fee, s.cfg.Policy.MaxFeeWei)
		return nil
	}
	gas, err := s.backend.EstimateGas(ctx, s.message(r))
	if err != nil {
		switch proof.CodeOf(err) {
		case "rpc-failed":
			return err
		case "insufficient-funds":
			return s.cannotPay(ctx, r, asError(err))
		}
		r.Status, r.Err = StatusRefused, asError(err)
		return s.settle(ctx, r)
	}
	r.Gas = min(gas+gas/4, params.MaxTxGas) // state may have moved a little when it is mined
	if price := gasPrice(head, quote); !worthIt(r.Intent, r.Gas, price, head.Time) {
		s.alarm(r, "fee-above-worth", "intent %q: waits, since %d gas at %v wei cost too much of its worth of %v wei", r.Intent.ID, r.Gas, price, r.Intent.WorthWei)
		return nil
	}
	if err := s.checkFunds(r, quote, balance); err != nil {
		return s.cannotPay(ctx, r, err)
	}
	pending, err := s.backend.PendingNonceAt(ctx, s.from)
	if err != nil {
		return err
	}
	r.Nonce = max(pending, s.nextNonce())
	return s.sign(ctx, r, quote, head.Number.Uint64())
}

// checkFunds compares the balance with the most that the transaction can cost, which is what nodes do.
func (s *Sender) checkFunds(r Record, quote fees, balance *big.Int) *proof.Error {
	each := new(big.Int).Mul(new(big.Int).SetUint64(r.Gas), quote.fee)
	need := new(big.Int).Set(each)
	if r.Intent.Value != nil {
		need.Add(need, r.Intent.Value)
	}
	if balance.Cmp(need) < 0 {
		return proof.Errorf(proof.Caller, "insufficient-funds", "balance: account %s has %v wei, intent %q may take %v; send coins to it",
			s.from, balance, r.Intent.ID, need).WithField("balance")
	}
	if balance.Cmp(each.Mul(each, big.NewInt(lowFundsSends))) < 0 {
		s.alarm(Record{}, "funds-low", "account %s has %v wei, gas for fewer than %d transactions; send coins to it", s.from, balance, lowFundsSends)
	}
	return nil
}

// cannotPay raises the alarm, and holds or refuses the intent as the policy says.
func (s *Sender) cannotPay(ctx context.Context, r Record, why *proof.Error) error {
	s.tell("", why)
	if s.cfg.Policy.WaitForFunds {
		return nil
	}
	r.Status, r.Err = StatusRefused, why
	return s.settle(ctx, r)
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
		s.alarm(r, "journal-corrupt", "intent %q: its signed transaction cannot be read: %w", r.Intent.ID, err)
		return
	}
	err := s.backend.SendTransaction(ctx, tx)
	if proof.CodeOf(err) == "insufficient-funds" {
		s.tell("", err)
	} else if err != nil && !isKnown(err) {
		s.alarm(r, "broadcast-failed", "intent %q, nonce %d: %w", r.Intent.ID, r.Nonce, err)
	}
}

// isKnown says whether a node refused a transaction because it has it, in its pool or in a block; each kind of node has its words.
func isKnown(err error) bool {
	return slices.ContainsFunc([]string{"already known", "already imported", "nonce too low"}, func(words string) bool { return strings.Contains(err.Error(), words) })
}

// fillGap sends an empty transfer to ourselves at the account's next nonce, when nothing holds that nonce and a record
// behind it has waited for long: a foreign transaction of this key was dropped after we had queued behind it.
func (s *Sender) fillGap(ctx context.Context, head *types.Header, nonce uint64, quote fees) error {
	waiting := false
	for _, r := range s.live {
		if r.Status != StatusSent || (r.included() && r.Nonce < nonce) {
			continue
		}
		if r.Nonce <= nonce || r.included() { // one included above the nonce: this node lags
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
	if old, found, err := s.cfg.Journal.Get(ctx, id); err != nil || (found && old.included()) {
		return err // a lagging node shows a nonce that is long used
	}
	s.alarm(Record{}, "nonce-gap", "nonce %d is used by nobody and holds up later transactions; filling it", nonce)
	r := Record{Intent: Intent{ID: id, Call: Call{To: ptr(s.from)}}, Nonce: nonce, Gas: params.TxGas}
	s.live = append(s.live, r)
	return s.sign(ctx, r, quote, head.Number.Uint64())
}

func ptr(a common.Address) *common.Address { return &a }
