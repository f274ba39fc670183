package node

import (
	"context"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
)

// Staker changes and shows the stake of one of the network file's accounts, which is its own operator. Close it.
type Staker struct {
	Address common.Address
	client  *chain.Client
	provers *chain.Provers
	sender  *chain.Sender
	stop    func() error
}

// StakeReport is what an account has at stake. Amounts are in the stake token's smallest unit, times in unix seconds.
type StakeReport struct {
	Account      common.Address `json:"account"`
	StakeToken   common.Address `json:"stakeToken"` // zero: the native coin
	StakePerLock *big.Int       `json:"stakePerLock"`
	Active       *big.Int       `json:"active"`
	Pending      *big.Int       `json:"pending"`
	ActiveAt     uint64         `json:"activeAt,omitempty"`
	Unbonding    *big.Int       `json:"unbonding"`
	ReleaseAt    uint64         `json:"releaseAt,omitempty"`
	Credit       *big.Int       `json:"credit"` // in the registry, not staked
	Capacity     *big.Int       `json:"lockCapacity"`
	OpenLocks    *big.Int       `json:"openLocks"`
	Operator     common.Address `json:"operator"`
	Payout       common.Address `json:"payout"` // zero: any
}

// OpenStaker connects to the network's chain and checks its contracts.
func OpenStaker(ctx context.Context, network testnet.File, account string) (*Staker, error) {
	key, err := network.AccountKey(account)
	if err != nil {
		return nil, err
	}
	client, err := dialContracts(ctx, network.Chain)
	if err != nil {
		return nil, err
	}
	sender, stop, err := chain.StartSender(ctx, chain.SenderConfig{Backend: client.Backend(), ChainID: client.ChainID(), Key: key, Now: time.Now})
	if err != nil {
		client.Close()
		return nil, err
	}
	return &Staker{Address: sender.Address(), client: client, provers: chain.NewProvers(client.Backend(), network.Chain.Deployment.Provers), sender: sender, stop: stop}, nil
}

// Close ends the connection.
func (s *Staker) Close() error {
	defer s.client.Close()
	return s.stop()
}

// Show reads everything about the stake.
func (s *Staker) Show(ctx context.Context) (r StakeReport, err error) {
	r.Account = s.Address
	if r.StakeToken, err = s.provers.StakeToken(ctx); err != nil {
		return r, err
	}
	if r.StakePerLock, err = s.provers.StakePerLock(ctx); err != nil {
		return r, err
	}
	stake, err := s.provers.Stake(ctx, s.Address)
	if err != nil {
		return r, err
	}
	r.Active, r.Pending, r.Unbonding, r.ActiveAt, r.ReleaseAt = stake.Active, stake.Pending, stake.Unbonding, stake.ActiveAt, stake.ReleaseAt
	r.Operator, r.Payout = stake.Operator, stake.Payout
	operator, err := s.provers.Operator(ctx, stake.Operator)
	if err != nil {
		return r, err
	}
	r.Capacity = operator.Capacity
	if r.Credit, err = s.provers.BalanceOf(ctx, r.StakeToken, s.Address); err != nil {
		return r, err
	}
	r.OpenLocks, err = s.client.OpenLocks(ctx, s.Address)
	return r, err
}

// Add stakes what is missing for so many locks at once and waits until it counts.
func (s *Staker) Add(ctx context.Context, locks int64) error {
	if locks <= 0 {
		return proof.Errorf(proof.Caller, "bad-request", "locks: is %d, want at least 1", locks).WithField("locks")
	}
	return chain.EnsureProver(ctx, s.sender, s.client, locks)
}

// Unbond takes the stake of so many locks on its way out; capacity falls at once.
func (s *Staker) Unbond(ctx context.Context, locks int64) error {
	if locks <= 0 {
		return proof.Errorf(proof.Caller, "bad-request", "locks: is %d, want at least 1", locks).WithField("locks")
	}
	each, err := s.provers.StakePerLock(ctx)
	if err != nil {
		return err
	}
	return s.send(ctx, "unbond", s.provers.UnbondCall(each.Mul(each, big.NewInt(locks))))
}

// Claim takes released stake, and everything else that the registry holds for the account, to the account.
func (s *Staker) Claim(ctx context.Context) error {
	r, err := s.Show(ctx)
	if err != nil {
		return err
	}
	if r.Unbonding.Sign() > 0 {
		if err := s.send(ctx, "claim", s.provers.ClaimCall()); err != nil {
			return err
		}
		r.Credit.Add(r.Credit, r.Unbonding)
	}
	if r.Credit.Sign() == 0 {
		return proof.Errorf(proof.Caller, "nothing-to-claim", "the registry holds nothing of %s that is not staked; unbond first", s.Address)
	}
	return s.send(ctx, "withdraw", s.provers.WithdrawCall(r.StakeToken, s.Address, r.Credit))
}

func (s *Staker) send(ctx context.Context, name string, call chain.Call) error {
	result, err := s.sender.Send(ctx, chain.Intent{ID: "stake:" + name, Call: call})
	if err == nil && !result.Success {
		err = proof.Errorf(proof.Permanent, "reverted", "%s: transaction %s reverted", name, result.TxHash)
	}
	return err
}
