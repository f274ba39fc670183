package chain

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/proof"
)

// SenderConfig is what a sender needs. Backend, ChainID, Key, Journal and Now are required.
type SenderConfig struct {
	Backend Backend
	ChainID uint64
	Key     *ecdsa.PrivateKey
	Journal Journal
	Now     func() time.Time
	Policy  Policy
	OnAlarm func(error) // told what goes wrong but needs no answer; called by the owner goroutine; may be nil
}

// Sender turns intents into transactions of one key. Its Run goroutine owns the key's nonce: nothing else may send
// with the key through another journal, though foreign transactions only delay it.
type Sender struct {
	cfg      SenderConfig
	all      Backend // every node there is
	from     common.Address
	signer   types.Signer
	requests chan func(context.Context)
	stopped  chan struct{}

	// owned by Run
	backend   Backend       // the one node that this step reads
	head      *types.Header // at the last step
	alarmed   map[string]time.Time
	live      []Record // in submission order
	waiters   map[string][]waiter
	broadcast map[common.Hash]time.Time // when this process last sent a transaction
	fatal     error
}

type waiter struct {
	ctx   context.Context
	reply chan outcome
}

type outcome struct {
	result Result
	err    error
}

// NewSender checks the configuration; it does not start anything.
func NewSender(cfg SenderConfig) (*Sender, error) {
	missing := map[string]bool{"Backend": cfg.Backend == nil, "ChainID": cfg.ChainID == 0, "Key": cfg.Key == nil,
		"Journal": cfg.Journal == nil, "Now": cfg.Now == nil}
	for field, absent := range missing {
		if absent {
			return nil, proof.Errorf(proof.Caller, "bad-config", "sender: %s is missing; set it", field).WithField(field)
		}
	}
	if cfg.OnAlarm == nil {
		cfg.OnAlarm = func(error) {}
	}
	cfg.Policy = cfg.Policy.withDefaults()
	return &Sender{
		cfg: cfg, all: withDeadlines(cfg.Backend), from: crypto.PubkeyToAddress(cfg.Key.PublicKey),
		signer:   types.LatestSignerForChainID(new(big.Int).SetUint64(cfg.ChainID)),
		requests: make(chan func(context.Context)), stopped: make(chan struct{}),
		waiters: map[string][]waiter{}, broadcast: map[common.Hash]time.Time{}, alarmed: map[string]time.Time{},
	}, nil
}

// Address is the key's.
func (s *Sender) Address() common.Address { return s.from }

// ChainID is the chain that the sender signs for.
func (s *Sender) ChainID() uint64 { return s.cfg.ChainID }

// Done is closed when Run has ended.
func (s *Sender) Done() <-chan struct{} { return s.stopped }

// StartSender makes a sender and runs it in the background until stop, which waits for it and gives the error that ended it
// before, if one did. A nil journal lives in memory: for intents that are safe to repeat.
func StartSender(ctx context.Context, cfg SenderConfig) (s *Sender, stop func() error, err error) {
	if cfg.Journal == nil {
		cfg.Journal = NewMemJournal()
	}
	if s, err = NewSender(cfg); err != nil {
		return nil, nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	return s, func() error { cancel(); return <-done }, nil
}

// Run owns the key until ctx ends (nil) or the journal fails (the error; nothing unjournalled was sent). It takes up
// what an earlier process left in the journal. Call it once.
func (s *Sender) Run(ctx context.Context) error {
	defer close(s.stopped)
	if err := s.recover(ctx); err != nil {
		return err
	}
	ticker := time.NewTicker(s.cfg.Policy.Poll)
	defer ticker.Stop()
	for {
		if err := s.step(ctx); err != nil && ctx.Err() == nil {
			s.tell("", err)
		}
		if s.fatal != nil && ctx.Err() == nil {
			return s.fatal
		}
		select {
		case <-ctx.Done():
			return nil
		case f := <-s.requests:
			f(ctx)
		case <-ticker.C:
		}
	}
}

// recover refuses a node of another chain and reads the journal.
func (s *Sender) recover(ctx context.Context) error {
	if err := checkChainID(ctx, s.all, s.cfg.ChainID); err != nil {
		if proof.ClassOf(err) != proof.Retry {
			return err
		}
		s.cfg.OnAlarm(err) // an unreachable node is no reason not to start
	}
	live, err := s.cfg.Journal.Live(ctx)
	s.live = live
	for i := range live { // a clock may have been set back since: nothing was signed later than now
		live[i].Txs = slices.Clone(live[i].Txs)
		for k := range live[i].Txs {
			if now := s.cfg.Now(); live[i].Txs[k].SignedAt.After(now) {
				live[i].Txs[k].SignedAt = now
			}
		}
	}
	return err
}

// Submit journals the intent; when it returns nil the intent survives a crash. An id that is known already is not
// submitted again, except after a refusal. Errors: bad-intent, intent-mismatch (caller), sender-stopped, journal-failed.
func (s *Sender) Submit(ctx context.Context, in Intent) error {
	if err := in.check(); err != nil {
		return err
	}
	_, err := ask(ctx, s, func(ctx context.Context) (struct{}, error) { return struct{}{}, s.submit(ctx, in) })
	return err
}

// Wait blocks until the intent is done or refused. A refusal is the decoded revert as error: nothing was sent and the
// same id may be submitted again. Other errors: unknown-intent (caller), sender-stopped (retry), ctx's own.
func (s *Sender) Wait(ctx context.Context, id string) (Result, error) {
	reply := make(chan outcome, 1)
	if _, err := ask(ctx, s, func(owner context.Context) (struct{}, error) {
		return struct{}{}, s.wait(owner, id, waiter{ctx, reply})
	}); err != nil {
		return Result{}, err
	}
	select {
	case o := <-reply:
		return o.result, o.err
	case <-s.stopped:
		return Result{}, errStopped()
	case <-ctx.Done():
		return Result{}, ctx.Err()
	}
}

// Send is Submit and Wait; a transaction that was mined but reverted is an error here (Result is filled all the same).
func (s *Sender) Send(ctx context.Context, in Intent) (Result, error) {
	if err := s.Submit(ctx, in); err != nil {
		return Result{}, err
	}
	r, err := s.Wait(ctx, in.ID)
	if err == nil && !r.Success {
		return r, r.Err
	}
	return r, err
}

// ask runs f on the owner goroutine.
func ask[T any](ctx context.Context, s *Sender, f func(context.Context) (T, error)) (T, error) {
	type answer struct {
		v   T
		err error
	}
	done := make(chan answer, 1)
	var none T
	select {
	case s.requests <- func(owner context.Context) { v, err := f(owner); done <- answer{v, err} }:
	case <-s.stopped:
		return none, errStopped()
	case <-ctx.Done():
		return none, ctx.Err()
	}
	a := <-done
	return a.v, a.err
}

func errStopped() error {
	return proof.Errorf(proof.Retry, "sender-stopped", "the transaction sender is not running; start it and submit again")
}

func (in Intent) check() error {
	bad := func(field, format string, args ...any) error {
		return proof.Errorf(proof.Caller, "bad-intent", format, args...).WithField(field)
	}
	switch {
	case in.ID == "" || len(in.ID) > MaxIntentIDBytes:
		return bad("id", "id: has %d bytes, want 1 to %d", len(in.ID), MaxIntentIDBytes)
	case len(in.Data) > MaxCallDataBytes:
		return bad("data", "data: has %d bytes, want at most %d", len(in.Data), MaxCallDataBytes)
	case in.To == nil && len(in.Data) == 0:
		return bad("to", "to: is absent and there is no code to deploy; set one of them")
	case in.Value != nil && in.Value.Sign() < 0:
		return bad("value", "value: is %v wei, want 0 or more", in.Value)
	}
	return nil
}

func (s *Sender) submit(ctx context.Context, in Intent) error {
	old, found, err := s.cfg.Journal.Get(ctx, in.ID)
	if err != nil {
		return err
	}
	if found && old.Status != StatusRefused {
		if !sameCall(old.Intent.Call, in.Call) {
			return proof.Errorf(proof.Caller, "intent-mismatch",
				"id: %q is already used for another call; give the new call its own id", in.ID).WithField("id")
		}
		s.adopt(old)
		return nil
	}
	r := Record{Intent: in, Status: StatusQueued}
	if err := s.cfg.Journal.Put(ctx, r); err != nil {
		return err
	}
	s.live = append(s.live, r)
	return nil
}

// adopt looks after a queued intent that the journal has and memory lacks: it was written although its Put gave an error.
func (s *Sender) adopt(r Record) {
	if r.Status == StatusQueued && !slices.ContainsFunc(s.live, func(l Record) bool { return l.Intent.ID == r.Intent.ID }) {
		s.live = append(s.live, r)
	}
}

func sameCall(a, b Call) bool {
	value := func(c Call) *big.Int {
		if c.Value == nil {
			return new(big.Int)
		}
		return c.Value
	}
	sameTo := (a.To == nil) == (b.To == nil) && (a.To == nil || *a.To == *b.To)
	return sameTo && string(a.Data) == string(b.Data) && value(a).Cmp(value(b)) == 0
}

func (s *Sender) wait(ctx context.Context, id string, w waiter) error {
	r, found, err := s.cfg.Journal.Get(ctx, id)
	switch {
	case err != nil:
		return err
	case !found:
		return proof.Errorf(proof.Caller, "unknown-intent", "id: no intent %q was submitted", id).WithField("id")
	case r.included() || r.Status == StatusRefused:
		w.reply <- outcomeOf(r)
	default:
		s.waiters[id] = append(s.waiters[id], w)
	}
	return nil
}

func outcomeOf(r Record) outcome {
	if r.Status == StatusRefused {
		return outcome{err: r.Err}
	}
	return outcome{result: *r.Result}
}

// put journals r and mirrors it in memory. After a failed write memory and disk may differ, so the sender stops.
func (s *Sender) put(ctx context.Context, r Record) error {
	if err := s.cfg.Journal.Put(ctx, r); err != nil {
		s.fatal = err
		return err
	}
	for i := range s.live {
		if s.live[i].Intent.ID == r.Intent.ID {
			s.live[i] = r
		}
	}
	return nil
}

// settle journals a final record and tells whoever waits.
func (s *Sender) settle(ctx context.Context, r Record) error {
	if err := s.put(ctx, r); err != nil {
		return err
	}
	for i := range s.live {
		if s.live[i].Intent.ID == r.Intent.ID {
			s.live = append(s.live[:i:i], s.live[i+1:]...)
			break
		}
	}
	for _, tx := range r.Txs {
		delete(s.broadcast, tx.Hash)
	}
	s.answer(r)
	return nil
}

// answer tells whoever waits for r.
func (s *Sender) answer(r Record) {
	for _, w := range s.waiters[r.Intent.ID] {
		w.reply <- outcomeOf(r)
	}
	delete(s.waiters, r.Intent.ID)
}

// forgetWaiters drops the waiters whose callers have gone.
func (s *Sender) forgetWaiters() {
	for id, list := range s.waiters {
		kept := list[:0]
		for _, w := range list {
			if w.ctx.Err() == nil {
				kept = append(kept, w)
			}
		}
		if s.waiters[id] = kept; len(kept) == 0 {
			delete(s.waiters, id)
		}
	}
}

// asError finds the *proof.Error in err, or makes one of class retry.
func asError(err error) *proof.Error {
	var e *proof.Error
	if errors.As(err, &e) {
		return e
	}
	return proof.Errorf(proof.Retry, "unknown", "%w", err)
}
