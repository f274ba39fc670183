package chain

import (
	"context"
	"math/big"

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
