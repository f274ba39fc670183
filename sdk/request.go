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
	Price     *big.Int       // what the proof costs, in the token's smallest unit (wei); escrowed now
	Token     common.Address // zero: the native coin; else the network's ERC-20, deposited in the market before

	// The rest may be left out.
	Collateral      *big.Int      // what a prover puts at stake; nil: nothing
	Deadline        time.Duration // how long it may take before the money comes back; 0: DefaultDeadline
	LockSeconds     uint64        // how long one prover may hold the order alone; 0: to the deadline
	MaxCycles       uint64        // 0: the network's limit
	MaxJournalBytes uint32        // 0: the network's limit
	OnUpload        func(name string, sent, total int64)
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
	value, err := c.afford(ctx, r)
	if err != nil {
		return nil, err
	}
	if err := c.upload(ctx, "program", r.Program, r.OnUpload); err != nil {
		return nil, err
	}
	if err := c.upload(ctx, "input", r.Input, r.OnUpload); err != nil {
		return nil, err
	}
	order, err := c.order(ctx, r, pre.ProgramID)
	if err != nil {
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
	if r.Price == nil {
		r.Price = big.NewInt(1)
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
	least, err := l.Price()
	if err != nil {
		return r, err
	}
	if r.Price == nil || r.Price.Sign() <= 0 || r.Price.Cmp(least) < 0 {
		return r, bad("price", "is %v: this network asks for at least %v and for more than 0", r.Price, least)
	}
	if r.Collateral == nil {
		r.Collateral = new(big.Int)
	}
	if r.Collateral.Sign() < 0 {
		return r, bad("collateral", "is %v: want 0 or more", r.Collateral)
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

// order is the order to sign; its deadline counts from the chain's clock, or from this machine's where blocks are rare.
func (c *Client) order(ctx context.Context, r Request, programID proof.Digest) (chain.Order, error) {
	head, err := c.chain.Head(ctx)
	if err != nil {
		return chain.Order{}, err
	}
	nonce, err := randomNonce()
	if err != nil {
		return chain.Order{}, err
	}
	now := max(head.Time, uint64(c.now().Unix()))
	return chain.Order{Client: c.Address(), Nonce: nonce, Selector: c.network.Selector, ProgramID: programID,
		ProgramDigest: proof.Sum(r.Program), InputDigest: proof.Sum(r.Input), MaxCycles: r.MaxCycles,
		MaxJournalBytes: r.MaxJournalBytes, Token: r.Token, Price: r.Price, Collateral: r.Collateral,
		LockSeconds: r.LockSeconds, Deadline: now + uint64(r.Deadline/time.Second)}, nil
}

// randomNonce is 32 random bytes: no two orders of an account share one, on however many machines they are made.
func randomNonce() (*big.Int, error) {
	n, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 256))
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "no-randomness", "nonce: %w", err)
	}
	return n, nil
}
