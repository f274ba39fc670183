package chain

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// Operator is whom an operator key acts for. All zero for a key that acts for nobody.
type Operator struct {
	Prover   common.Address
	Payout   common.Address // where its locks must pay; zero: any address
	Capacity *big.Int       // how many locks the prover may hold at once
}

// Stake is what the registry knows of a prover, at the head's block time. Amounts are in the stake token's smallest unit.
type Stake struct {
	Active, Pending, Unbonding *big.Int
	ActiveAt, ReleaseAt        uint64 // block times; zero: nothing pending, nothing unbonding
	LastFaultAt                uint64 // zero: no fault yet
	Operator, Payout           common.Address
}

// Provers reads one prover registry and builds calls for it. It is safe for concurrent use.
type Provers struct {
	node    Backend
	address common.Address
	abi     *bind.ProverRegistry
}

// NewProvers uses a backend that is connected already.
func NewProvers(b Backend, registry common.Address) *Provers {
	return &Provers{node: withDeadlines(b), address: registry, abi: bind.NewProverRegistry()}
}

// Provers is the market's prover registry.
func (c *Client) Provers(ctx context.Context) (*Provers, error) {
	registry, err := read(ctx, c.node, c.market, c.abi.PackPROVERS(), c.abi.UnpackPROVERS)
	if err != nil {
		return nil, err
	}
	return NewProvers(c.node, registry), nil
}

// Operator is whom the market takes an operator key to act for.
func (c *Client) Operator(ctx context.Context, operator common.Address) (Operator, error) {
	p, err := c.Provers(ctx)
	if err != nil {
		return Operator{}, err
	}
	return p.Operator(ctx, operator)
}

// Address is the registry's.
func (p *Provers) Address() common.Address { return p.address }

// Operator is whom an operator key acts for.
func (p *Provers) Operator(ctx context.Context, operator common.Address) (Operator, error) {
	r, err := read(ctx, p.node, p.address, p.abi.PackResolve(operator), p.abi.UnpackResolve)
	return Operator{Prover: r.Prover, Payout: r.Payout, Capacity: r.Capacity}, err
}

// Stake is what a prover has staked.
func (p *Provers) Stake(ctx context.Context, prover common.Address) (Stake, error) {
	r, err := read(ctx, p.node, p.address, p.abi.PackProverOf(prover), p.abi.UnpackProverOf)
	if err != nil {
		return Stake{}, err
	}
	return Stake{Active: r.Active, Pending: r.Pending, Unbonding: r.Unbonding, ActiveAt: r.ActiveAt, ReleaseAt: r.ReleaseAt.Uint64(),
		LastFaultAt: r.LastFaultAt.Uint64(), Operator: r.Operator, Payout: r.Payout}, nil
}

// StakePerLock is the stake that one lock takes.
func (p *Provers) StakePerLock(ctx context.Context) (*big.Int, error) {
	r, err := read(ctx, p.node, p.address, p.abi.PackParameters(), p.abi.UnpackParameters)
	return r.StakePerLock, err
}

// StakeToken is what stake is in; zero: the native coin.
func (p *Provers) StakeToken(ctx context.Context) (common.Address, error) {
	return read(ctx, p.node, p.address, p.abi.PackSTAKETOKEN(), p.abi.UnpackSTAKETOKEN)
}

// BalanceOf is account's credit inside the registry, in the token's smallest unit.
func (p *Provers) BalanceOf(ctx context.Context, token, account common.Address) (*big.Int, error) {
	return read(ctx, p.node, p.address, p.abi.PackBalanceOf(token, account), p.abi.UnpackBalanceOf)
}

// OnChainOperatorDigest is the contract's own digest, which must equal OperatorDigest.
func (p *Provers) OnChainOperatorDigest(ctx context.Context, prover, operator common.Address, expiry uint64) (proof.Digest, error) {
	d, err := read(ctx, p.node, p.address, p.abi.PackOperatorDigest(prover, operator, expiry), p.abi.UnpackOperatorDigest)
	return d, err
}

// StakeCall stakes amount of the sender's balance; value, native coins, is credited to it first.
func (p *Provers) StakeCall(amount, value *big.Int) Call {
	return Call{To: &p.address, Data: p.abi.PackStake(amount), Value: value}
}

// UnbondCall takes amount of the sender's stake on its way out.
func (p *Provers) UnbondCall(amount *big.Int) Call {
	return Call{To: &p.address, Data: p.abi.PackUnbond(amount)}
}

// ClaimCall credits the sender's released stake to its balance.
func (p *Provers) ClaimCall() Call { return Call{To: &p.address, Data: p.abi.PackClaim()} }

// SetOperatorCall makes operator the sender's one operator; its key signs SignOperator, unless it is the sender's own.
func (p *Provers) SetOperatorCall(operator common.Address, expiry uint64, signature []byte) Call {
	return Call{To: &p.address, Data: p.abi.PackSetOperator(operator, expiry, signature)}
}

// RemoveOperatorCall ends the power of the sender's operator.
func (p *Provers) RemoveOperatorCall() Call {
	return Call{To: &p.address, Data: p.abi.PackRemoveOperator()}
}

// SetPayoutCall fixes where locks of the sender's operator pay; zero: any address.
func (p *Provers) SetPayoutCall(payout common.Address) Call {
	return Call{To: &p.address, Data: p.abi.PackSetPayout(payout)}
}

// WithdrawCall sends part of the sender's credit in the registry to an address.
func (p *Provers) WithdrawCall(token, to common.Address, amount *big.Int) Call {
	return Call{To: &p.address, Data: p.abi.PackWithdraw(token, to, amount)}
}

// proverPoll is how often EnsureProver looks whether the stake counts.
const proverPoll = 200 * time.Millisecond

// EnsureProver makes the sender's account a prover that is its own operator, with active stake for at least so many locks, and waits
// until that counts. It stakes what is missing, from the account's coins where stake is in the native coin and from its credit in the
// registry else; nothing is done twice. On a local chain, which may make blocks for transactions only, it makes some.
func EnsureProver(ctx context.Context, s *Sender, c *Client, locks int64) error {
	p, err := c.Provers(ctx)
	if err != nil {
		return err
	}
	self, want := s.Address(), big.NewInt(locks)
	token, err := p.StakeToken(ctx)
	if err != nil {
		return err
	}
	each, err := p.StakePerLock(ctx)
	if err != nil {
		return err
	}
	have, err := p.Stake(ctx, self)
	if err != nil {
		return err
	}
	send := func(name string, call Call) error {
		r, err := s.Send(ctx, Intent{ID: fmt.Sprintf("prover:%s:%s:%s", p.address.Hex(), name, proof.Sum(call.Data).Short()), Call: call})
		if err == nil && !r.Success {
			err = proof.Errorf(proof.Permanent, "reverted", "%s: transaction %s reverted", name, r.TxHash)
		}
		return err
	}
	missing := new(big.Int).Mul(each, want)
	if missing.Sub(missing, have.Active).Sub(missing, have.Pending).Sign() > 0 {
		value := missing
		if token != (common.Address{}) {
			value = nil
		}
		if err := send(fmt.Sprintf("stake after %v", have.Active), p.StakeCall(missing, value)); err != nil {
			return err
		}
	}
	if have.Operator != self {
		if err := send("operator", p.SetOperatorCall(self, 0, nil)); err != nil {
			return err
		}
	}
	ticker := time.NewTicker(proverPoll)
	defer ticker.Stop()
	for {
		who, err := p.Operator(ctx, self)
		if err != nil || who.Capacity.Cmp(want) >= 0 {
			return err
		}
		head, err := c.Head(ctx)
		if err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-ticker.C:
		}
		if IsLocal(s.ChainID()) {
			if _, err := s.Send(ctx, Intent{ID: fmt.Sprintf("prover:block:%s", head.Hash), Call: Call{To: &self}}); err != nil {
				return err
			}
		}
	}
}
