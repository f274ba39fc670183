package chain

import (
	"encoding/binary"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// The contracts' names in a manifest, which are their names in Solidity.
const (
	nameTimelock   = "TimelockController"
	nameRegistry   = "VerifierRegistry"
	nameVerifier   = "Groth16Verifier"
	nameDevToken   = "DevToken"
	nameMarket     = "Market"
	nameProvers    = "ProverRegistry"
	nameReplicated = "Replicated"
)

// creationCode is the committed creation code of every contract that a manifest may name.
var creationCode = map[string][]byte{
	nameTimelock: mustCode(bind.TimelockControllerMetaData.Bin),
	nameRegistry: mustCode(bind.VerifierRegistryMetaData.Bin),
	nameVerifier: mustCode(bind.Groth16VerifierMetaData.Bin),
	nameDevToken: mustCode(bind.DevTokenMetaData.Bin),

	nameProvers:    mustCode(bind.ProverRegistryMetaData.Bin),
	nameMarket:     mustCode(bind.MarketMetaData.Bin),
	nameReplicated: mustCode(bind.ReplicatedMetaData.Bin),
}

// PlannedContract is a contract and its place, known before it is deployed.
type PlannedContract struct {
	Name    string
	Label   string // the contract's part of its salt: its name, and a verifier's key
	Address common.Address
	args    []byte // the encoded constructor arguments
}

func (p PlannedContract) initCode() []byte {
	return append(append([]byte(nil), creationCode[p.Name]...), p.args...)
}

// plan is a deployment in its order. The order matters: a constructor may look at contracts before its own, none at later ones.
type plan struct {
	deployer  common.Address
	profile   Profile
	contracts []PlannedContract
	at        map[string]common.Address // by name
}

// newPlan needs no chain: every address follows from factory, deployer and salt.
func newPlan(p Profile, deployer common.Address, key [proof.KeyWords]*big.Int, insecureDev bool) (plan, error) {
	pl := plan{deployer: deployer, profile: p, at: map[string]common.Address{}}
	names := []string{nameTimelock, nameRegistry, nameVerifier}
	if p.DevToken {
		names = append(names, nameDevToken)
	}
	names = append(names, nameProvers, nameMarket, nameReplicated)
	factory := FactoryAddress()
	for _, name := range names {
		label := name
		if name == nameVerifier {
			label += ":" + keyDigest(key, insecureDev).String()
		}
		c := PlannedContract{Name: name, Label: label, Address: addressOf(factory, deployer, saltOf(p.Salt, label))}
		pl.at[name] = c.Address
		pl.contracts = append(pl.contracts, c)
	}
	for i := range pl.contracts {
		args, err := pl.arguments(pl.contracts[i].Name, key, insecureDev)
		if err != nil {
			return pl, err
		}
		pl.contracts[i].args = args
	}
	return pl, nil
}

// keyDigest keeps verifiers of different keys at different addresses.
func keyDigest(key [proof.KeyWords]*big.Int, insecureDev bool) proof.Digest {
	var b []byte
	for _, w := range key {
		b = append(b, common.BigToHash(w).Bytes()...)
	}
	if insecureDev {
		b = binary.BigEndian.AppendUint16(b, 1)
	}
	return proof.Sum(b)
}

// arguments are the encoded constructor arguments of one contract.
func (pl plan) arguments(name string, key [proof.KeyWords]*big.Int, insecureDev bool) ([]byte, error) {
	p := pl.profile
	switch name {
	case nameTimelock:
		return bind.NewTimelockController().PackConstructor(new(big.Int).SetUint64(p.Timelock.MinDelaySeconds),
			pl.roles(p.Timelock.Proposers), pl.roles(p.Timelock.Executors), common.Address{}), nil
	case nameRegistry:
		return bind.NewVerifierRegistry().PackConstructor(pl.at[nameTimelock], pl.role(p.Guardian), p.VerifierDelaySeconds), nil
	case nameVerifier:
		return bind.NewGroth16Verifier().PackConstructor(key, insecureDev), nil
	case nameDevToken:
		return []byte{}, nil
	case nameMarket:
		return bind.NewMarket().PackConstructor(pl.at[nameTimelock], pl.roles(p.Tokens), pl.at[nameRegistry], pl.at[nameProvers],
			pl.role(p.Treasury), p.ProtocolFeeBps), nil
	case nameReplicated:
		return bind.NewReplicated().PackConstructor(pl.at[nameTimelock], pl.roles(p.Tokens), pl.at[nameProvers], pl.role(p.Treasury)), nil
	case nameProvers:
		return pl.proverArguments()
	}
	return nil, proof.Errorf(proof.Bug, "deploy-failed", "no constructor arguments for %s", name)
}

// proverArguments are the prover registry's: both markets may slash, at the addresses that they will have.
func (pl plan) proverArguments() ([]byte, error) {
	p := pl.profile
	perLock, ok := new(big.Int).SetString(p.Slashing.StakePerLock, 10)
	if !ok {
		return nil, profileError("slashing.stakePerLock", "is %q, want a decimal number", p.Slashing.StakePerLock)
	}
	return bind.NewProverRegistry().PackConstructor(bind.ProverRegistryConfig{
		Owner: pl.at[nameTimelock], Treasury: pl.role(p.Treasury), Verifiers: pl.at[nameRegistry], StakeToken: pl.role(p.Staking.Token),
		Slashers: []common.Address{pl.at[nameMarket], pl.at[nameReplicated]}, ActivationSeconds: p.Staking.ActivationSeconds, UnbondingSeconds: p.Staking.UnbondingSeconds,
		Parameters: bind.IProverStakeParameters{StakePerLock: perLock, LateBps: p.Slashing.LateBps, RepeatedBps: p.Slashing.RepeatedBps,
			WrongBps: p.Slashing.WrongBps, NextBps: p.Slashing.NextBps, TreasuryBps: p.Slashing.TreasuryBps},
	}), nil
}

// role turns a word of the profile, or an address, into an address. Profile.check has refused everything else.
func (pl plan) role(name string) common.Address {
	switch name {
	case roleDeployer:
		return pl.deployer
	case roleTimelock:
		return pl.at[nameTimelock]
	case roleAnyone, tokenNative:
		return common.Address{}
	case tokenDev:
		return pl.at[nameDevToken]
	}
	return common.HexToAddress(name)
}

func (pl plan) roles(names []string) []common.Address {
	list := make([]common.Address, len(names))
	for i, name := range names {
		list[i] = pl.role(name)
	}
	return list
}

// token is the first ERC-20 that the markets take; zero: none.
func (pl plan) token() common.Address {
	if len(pl.profile.Tokens) == 0 {
		return common.Address{}
	}
	return pl.role(pl.profile.Tokens[0])
}

// addVerifier is the call by which the registry's owner adds the verifier.
func (pl plan) addVerifier(selector proof.Selector) Call {
	registry := pl.at[nameRegistry]
	return Call{To: &registry, Data: bind.NewVerifierRegistry().PackAdd(selector, pl.at[nameVerifier], pl.profile.ImpossibleProgramID)}
}

// Plan foretells the contracts of a deployment without a chain; the same deployer and profile give the same addresses on
// every chain. A verifier's address depends on its key, too.
func Plan(cfg DeployConfig, deployer common.Address) ([]PlannedContract, error) {
	if err := cfg.checkKey(); err != nil {
		return nil, err
	}
	pl, err := newPlan(cfg.Profile, deployer, cfg.VerifyingKey, cfg.InsecureDev)
	return pl.contracts, err
}
