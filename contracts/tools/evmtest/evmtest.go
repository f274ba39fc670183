// Package evmtest runs the compiled Groth16 verifier contract in go-ethereum's EVM, in this process and in memory: tests of
// keys and proofs ask the contract itself.
//
// It owns: one deployed contract on a chain of its own, whose id the test chooses.
// It promises: the committed bytecode, run under go-ethereum's newest rules; answers by the names of the contract's errors.
// It must not know: how keys and proofs are made, package verifier, nodes. Nothing outside of tests may import it.
package evmtest

import (
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/state"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/core/vm/runtime"
	"github.com/ethereum/go-ethereum/params"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// Accepted is the contract's answer to a valid proof.
const Accepted = "accepted"

// The chain ids that tests deploy on: the contract takes a single party's keys on a local chain only.
const (
	LocalChainID  = 1337
	PublicChainID = 1
)

const (
	callGas       = 3_000_000 // more than malformed points can burn
	deploymentGas = 10_000_000
)

// Contract is a deployed verifier. It is not for use by several goroutines at once.
type Contract struct {
	MaxGas uint64 // the most that a call which accepted has cost, without a transaction's base

	evm     runtime.Config
	address common.Address
	parsed  *abi.ABI
}

// Deploy runs the constructor on a new chain with this id. insecureDev says that a single party made the key. An error
// names the contract's own where it has one.
func Deploy(words circuits.Words, chainID int64, insecureDev bool) (*Contract, error) {
	parsed, err := bind.Groth16VerifierMetaData.ParseABI()
	if err != nil {
		return nil, err
	}
	ledger, err := state.New(types.EmptyRootHash, state.NewDatabaseForTesting())
	if err != nil {
		return nil, err
	}
	rules := *params.AllDevChainProtocolChanges
	rules.ChainID = big.NewInt(chainID)
	c := &Contract{evm: runtime.Config{ChainConfig: &rules, GasLimit: deploymentGas, State: ledger}, parsed: parsed}
	code := append(common.FromHex(bind.Groth16VerifierMetaData.Bin), bind.NewGroth16Verifier().PackConstructor(words.Numbers(), insecureDev)...)
	out, address, _, err := runtime.Create(code, &c.evm)
	if err != nil {
		return nil, fmt.Errorf("deploy the verifier on chain %d: %s", chainID, c.reason(out, err))
	}
	c.address, c.evm.GasLimit = address, callGas
	return c, nil
}

// Verify is the contract's answer to wire as a proof of claim: Accepted, or the name of its error.
func (c *Contract) Verify(claim proof.Claim, wire []byte) string {
	input := bind.NewGroth16Verifier().PackVerify(claim.ProgramID, claim.JournalDigest, claim.Context, wire)
	out, left, err := runtime.Call(c.address, input, &c.evm)
	if err != nil {
		return c.reason(out, err)
	}
	c.MaxGas = max(c.MaxGas, callGas-left)
	return Accepted
}

// reason names the error that out holds.
func (c *Contract) reason(out []byte, err error) string {
	if len(out) >= 4 {
		if e, err := c.parsed.ErrorByID([4]byte(out)); err == nil {
			return e.Name
		}
	}
	return fmt.Sprintf("no named error: %v, %x", err, out)
}
