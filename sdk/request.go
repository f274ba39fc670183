package sdk

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"math/big"
	"os"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/proof"
)

// Bounds of a request's deadline; the market refuses orders that last longer than thirty days.
const (
	DefaultDeadline = 2 * time.Hour
	MaxDeadline     = 30 * 24 * time.Hour
)

// Request is what a client wants proven, and for how much.
type Request struct {
	Program, Input         []byte // the RISC-V ELF, and what it reads
	ProgramPath, InputPath string // files, instead of the bytes above

	ProgramID proof.Digest   // the zkVM's id of the program; zero: the client's Executor computes it
	Price     *big.Int       // what the proof costs at most, in the token's smallest unit (wei), below 2^96; escrowed now
	Token     common.Address // zero: the native coin; else the network's ERC-20, deposited in the market before

	// The rest may be left out.
	Quote           *Quote        // of Client.Quote: what is left out here is taken from it; an Executor's run must be that of the quote
	MinPrice        *big.Int      // what is paid now, rising to Price over Ramp; nil: Price
	Ramp            time.Duration // 0: Price from the start
	Collateral      *big.Int      // what a prover puts at stake; nil: nothing
	Deadline        time.Duration // how long it may take before the money comes back; 0: DefaultDeadline
	LockSeconds     uint64        // how long one prover may hold the order alone; 0: to the deadline
	MaxCycles       uint64        // 0: the network's limit
	MaxJournalBytes uint32        // 0: the network's limit
	Journal         JournalRule   // which journals are taken; zero: any
	JournalHidden   bool          // the chain is shown the journal's SHA-256 only; the artifact store has it all the same

	// Private are the provers that may read program and input; nobody else gets more than their length. Empty: both are open to all.
	Private []Recipient
	// SealJournal has the prover seal the journal for the client's key (WithIdentity), so that the store has it in no other form. It sets
	// JournalHidden, and needs Private.
	SealJournal bool

	Fallbacks   []proof.Selector // up to 8 more verifiers whose proofs are as good
	Callback    common.Address   // a contract that is told of the result (IProofCallback); zero: none
	CallbackGas uint32
	OnUpload    func(name string, sent, total int64)
}

// JournalRule says which journals an order takes: with Digest set the one with that SHA-256, with Prefix set (1 to 32 bytes) those
// that begin with it. At most one of them is set.
type JournalRule struct {
	Digest proof.Digest
	Prefix []byte
}

// terms puts the rule into an order.
func (j JournalRule) terms(o *chain.Order) error {
	switch {
	case !j.Digest.IsZero() && len(j.Prefix) > 0:
		return bad("journal", "both a digest and a prefix are given: give one")
	case !j.Digest.IsZero():
		o.Predicate, o.Expected = chain.PredicateDigest, j.Digest
	case len(j.Prefix) > len(o.Expected):
		return bad("journal", "the prefix has %d bytes: want at most %d", len(j.Prefix), len(o.Expected))
	case len(j.Prefix) > 0:
		o.Predicate, o.PrefixBytes = chain.PredicatePrefix, uint8(len(j.Prefix))
		copy(o.Expected[:], j.Prefix)
	}
	return nil
}

// Request checks, runs the program here (with an Executor), uploads, signs and opens an order; the price is in escrow
// when it returns. Nothing was paid when it gives an error of class caller or permanent.
func (c *Client) Request(ctx context.Context, r Request) (*Order, error) {
	if c.sender == nil {
		return nil, proof.Errorf(proof.Caller, "key-missing", "request: this client only reads: give Dial the account's key").WithField("key")
	}
	r, err := c.complete(r)
	if err != nil {
		return nil, err
	}
	pre, err := c.preflight(ctx, r)
	if err != nil {
		return nil, err
	}
	if c.executor != nil && r.Quote != nil {
		if err := sameRun(*r.Quote, pre); err != nil {
			return nil, err
		}
	}
	if c.executor != nil && !r.Journal.Digest.IsZero() && pre.JournalDigest != r.Journal.Digest {
		return nil, proof.Errorf(proof.Permanent, "journal-refused", "journal: only digest %s is asked for, and the program's run here gave %s", r.Journal.Digest, pre.JournalDigest).WithField("journal")
	}
	if r, err = c.sealed(ctx, r); err != nil { // from here on nothing is left of the plaintext
		return nil, err
	}
	value, err := c.afford(ctx, r)
	if err != nil {
		return nil, err
	}
	order, err := c.order(ctx, r, pre.ProgramID)
	if err != nil {
		return nil, err
	}
	if err := c.upload(ctx, "program", r.Program, r.OnUpload); err != nil {
		return nil, err
	}
	if err := c.upload(ctx, "input", r.Input, r.OnUpload); err != nil {
		return nil, err
	}
	if err := c.date(ctx, &order, r); err != nil { // the uploads took their time
		return nil, err
	}
	digest := chain.Digest(order, c.network.ChainID, c.network.Market)
	signature, err := chain.SignOrder(order, c.network.ChainID, c.network.Market, c.key)
	if err != nil {
		return nil, err
	}
	tx, err := c.send(ctx, "open", c.chain.OpenCall(order, signature, value))
	if err != nil {
		return nil, err
	}
	return &Order{c: c, digest: digest, order: &order, open: tx}, nil
}

// Preflight runs the program here and tells what an order for it would prove; no money moves.
func (c *Client) Preflight(ctx context.Context, r Request) (Preflight, error) {
	if r.Quote == nil {
		r = c.unpriced(r)
	}
	r, err := c.complete(r)
	if err != nil {
		return Preflight{}, err
	}
	return c.preflight(ctx, r)
}

// complete reads the files, fills in what was left out and checks every field against the network's limits.
func (c *Client) complete(r Request) (_ Request, err error) {
	l := c.network.Limits
	if r.Program, err = bytesOf("program", r.Program, r.ProgramPath, l.MaxELFBytes, "elf-too-large"); err != nil {
		return r, err
	}
	if r.Input, err = bytesOf("input", r.Input, r.InputPath, l.MaxInputBytes, "input-too-large"); err != nil {
		return r, err
	}
	if len(r.Program) == 0 {
		return r, bad("program", "is empty: set Program or ProgramPath to a RISC-V ELF")
	}
	if err := c.checkPrivate(r); err != nil {
		return r, err
	}
	r.JournalHidden = r.JournalHidden || r.SealJournal
	if r.Quote != nil {
		if r, err = c.fromQuote(r); err != nil {
			return r, err
		}
	}
	least, err := l.Price()
	if err != nil {
		return r, err
	}
	if r.Price == nil || r.Price.Sign() <= 0 || r.Price.Cmp(least) < 0 {
		return r, bad("price", "is %v: this network asks for at least %v and for more than 0", r.Price, least)
	}
	if err := r.completePrices(); err != nil {
		return r, err
	}
	if r.Token != (common.Address{}) && r.Token != c.network.Token {
		return r, bad("token", "is %s: this network takes the native coin (zero) or %s", r.Token, c.network.Token)
	}
	if r.Deadline == 0 {
		r.Deadline = DefaultDeadline
	}
	if shortest := time.Duration(l.MinDeadlineSeconds+deadlineMarginSeconds) * time.Second; r.Deadline < shortest || r.Deadline > MaxDeadline {
		return r, bad("deadline", "is %v: want %v to %v", r.Deadline, shortest, MaxDeadline)
	}
	seconds := uint64(r.Deadline / time.Second)
	if r.LockSeconds == 0 {
		r.LockSeconds = seconds
	}
	if r.LockSeconds > seconds {
		return r, bad("lockSeconds", "is %d: want at most the deadline's %d", r.LockSeconds, seconds)
	}
	if r.MaxCycles == 0 {
		r.MaxCycles = l.MaxCycles
	}
	if r.MaxCycles > l.MaxCycles {
		return r, bad("maxCycles", "is %d: this network's limit is %d", r.MaxCycles, l.MaxCycles)
	}
	if r.MaxJournalBytes == 0 {
		r.MaxJournalBytes = l.MaxJournalBytes
	}
	if r.MaxJournalBytes > l.MaxJournalBytes {
		return r, bad("maxJournalBytes", "is %d: this network's limit is %d", r.MaxJournalBytes, l.MaxJournalBytes)
	}
	return r, nil
}

// maxAmountBits is what the market's amounts fit in.
const maxAmountBits = 96

// completePrices checks the amounts besides Price, and fills in those that were left out.
func (r *Request) completePrices() error {
	if r.Collateral == nil {
		r.Collateral = new(big.Int)
	}
	if r.MinPrice == nil {
		r.MinPrice = r.Price
	}
	switch {
	case r.Price.BitLen() > maxAmountBits:
		return bad("price", "is %v: want less than 2^%d", r.Price, maxAmountBits)
	case r.Collateral.Sign() < 0 || r.Collateral.BitLen() > maxAmountBits:
		return bad("collateral", "is %v: want 0 or more, and less than 2^%d", r.Collateral, maxAmountBits)
	case r.MinPrice.Sign() < 0 || r.MinPrice.Cmp(r.Price) > 0:
		return bad("minPrice", "is %v: want 0 to the price, %v", r.MinPrice, r.Price)
	case r.Ramp < 0 || r.Ramp > MaxDeadline || r.Ramp%time.Second != 0:
		return bad("ramp", "is %v: want whole seconds up to %v", r.Ramp, MaxDeadline)
	case r.Ramp == 0 && r.MinPrice.Cmp(r.Price) != 0:
		return bad("ramp", "is 0, so that the minPrice of %v would never be paid: say how long the price rises", r.MinPrice)
	}
	return nil
}

// deadlineMarginSeconds is the time between signing an order and the orchestrator's seeing it.
const deadlineMarginSeconds = 30

func bad(field, format string, args ...any) *proof.Error {
	return proof.Errorf(proof.Caller, "bad-request", field+": "+format, args...).WithField(field)
}

// bytesOf is b, or the file's bytes when a path is given; at most maxBytes.
func bytesOf(name string, b []byte, path string, maxBytes int64, tooLarge string) ([]byte, error) {
	if path != "" {
		if b != nil {
			return nil, bad(name, "both bytes and a path are given: give one")
		}
		f, err := os.Open(path)
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return nil, proof.Errorf(proof.Caller, "file-unreadable", "%s: there is no file %s", name, path).WithField(name)
			}
			return nil, proof.Errorf(proof.Caller, "file-unreadable", "%s: %w", name, err).WithField(name)
		}
		defer f.Close()
		if b, err = io.ReadAll(io.LimitReader(f, maxBytes+1)); err != nil {
			return nil, proof.Errorf(proof.Caller, "file-unreadable", "%s: %w", name, err).WithField(name)
		}
	}
	if int64(len(b)) > maxBytes {
		return nil, proof.Errorf(proof.Caller, tooLarge, "%s: it has more bytes than the network's limit of %d", name, maxBytes).WithField(name)
	}
	return b, nil
}

// preflight runs the program when there is an executor, and settles the program id.
func (c *Client) preflight(ctx context.Context, r Request) (Preflight, error) {
	if c.executor == nil {
		if r.ProgramID.IsZero() {
			return Preflight{}, bad("programId", "is not given, and there is no executor to compute it: give one of them")
		}
		return Preflight{ProgramID: r.ProgramID}, nil
	}
	p, err := c.executor.Execute(ctx, r.Program, r.Input, Limits{Cycles: r.MaxCycles, JournalBytes: int64(r.MaxJournalBytes)})
	if err != nil {
		return p, inWords(err)
	}
	if !r.ProgramID.IsZero() && r.ProgramID != p.ProgramID {
		return p, proof.Errorf(proof.Caller, "program-id-mismatch", "programId: %s was given, but this program's id is %s", r.ProgramID, p.ProgramID).WithField("programId")
	}
	return p, nil
}

// afford is the coins to send along so that the price is covered, or an error with both numbers.
func (c *Client) afford(ctx context.Context, r Request) (*big.Int, error) {
	credit, err := c.chain.BalanceOf(ctx, r.Token, c.Address())
	if err != nil {
		return nil, err
	}
	missing := new(big.Int).Sub(r.Price, credit)
	if missing.Sign() <= 0 {
		return new(big.Int), nil
	}
	if r.Token != (common.Address{}) {
		return nil, proof.Errorf(proof.Caller, "insufficient-balance", "price: %v of token %s, but the market holds %v of it for %s: deposit %v",
			r.Price, r.Token, credit, c.Address(), missing).WithField("price")
	}
	coins, err := c.chain.NativeBalance(ctx, c.Address())
	if err != nil {
		return nil, err
	}
	if coins.Cmp(missing) < 0 {
		return nil, proof.Errorf(proof.Caller, "insufficient-balance",
			"price: %v wei is above the balance: account %s has %v wei, and %v wei of credit in the market; fund it or offer less",
			r.Price, c.Address(), coins, credit).WithField("price")
	}
	return missing, nil
}

// order is the order to sign, but for its times, which date sets: what is wrong in it must be told before anything is uploaded.
func (c *Client) order(ctx context.Context, r Request, programID proof.Digest) (chain.Order, error) {
	nonce, err := randomNonce()
	if err != nil {
		return chain.Order{}, err
	}
	o := chain.Order{Client: c.Address(), Nonce: nonce, Selector: c.network.Selector, ProgramID: programID,
		ProgramDigest: proof.Sum(r.Program), InputDigest: proof.Sum(r.Input), MaxCycles: r.MaxCycles,
		MaxJournalBytes: r.MaxJournalBytes, JournalHidden: r.JournalHidden, Token: r.Token, MinPrice: r.MinPrice, MaxPrice: r.Price,
		RampSeconds: uint32(r.Ramp / time.Second), Collateral: r.Collateral, LockSeconds: r.LockSeconds,
		Callback: r.Callback, CallbackGas: r.CallbackGas}
	if err := r.Journal.terms(&o); err != nil {
		return o, err
	}
	if o.FallbackSelectors, err = chain.Fallbacks(r.Fallbacks); err != nil {
		return o, err
	}
	if err := c.date(ctx, &o, r); err != nil {
		return o, err
	}
	return o, o.Validate()
}

// date sets deadline and ramp; they count from the chain's clock, or from this machine's where blocks are rare.
func (c *Client) date(ctx context.Context, o *chain.Order, r Request) error {
	head, err := c.chain.Head(ctx)
	if err != nil {
		return err
	}
	now := max(head.Time, uint64(c.now().Unix()))
	o.Deadline = now + uint64(r.Deadline/time.Second)
	if r.Ramp != 0 {
		o.RampStart = now
	}
	return nil
}

// randomNonce is 32 random bytes: no two orders of an account share one, on however many machines they are made.
func randomNonce() (*big.Int, error) {
	n, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 256))
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "no-randomness", "nonce: %w", err)
	}
	return n, nil
}
