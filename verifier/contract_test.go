package verifier

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

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

const (
	attempts      = 1000
	attemptsSeed  = 5
	contractGas   = 3_000_000 // for one call; more than malformed points can burn
	deploymentGas = 10_000_000
	maxVerifyGas  = 300_000 // of one call that accepts, without a transaction's base
	toyProofs     = 8
	accepted      = "accepted"
)

// court is one key with its two judges: this package and the contract.
type court struct {
	key     *Key
	evm     runtime.Config
	address common.Address
	parsed  *abi.ABI
	maxGas  uint64 // the most that an accepted proof cost
}

// attempt is a claim and bytes that are said to prove it, before one court.
type attempt struct {
	at    *court
	claim proof.Claim
	wire  []byte
}

func newCourt(t *testing.T, words circuits.Words) *court {
	t.Helper()
	key, err := KeyFromWords(words)
	if err != nil {
		t.Fatal(err)
	}
	c := &court{key: key}
	if c.parsed, err = bind.Groth16VerifierMetaData.ParseABI(); err != nil {
		t.Fatal(err)
	}
	ledger, err := state.New(types.EmptyRootHash, state.NewDatabaseForTesting())
	if err != nil {
		t.Fatal(err)
	}
	var numbers [proof.KeyWords]*big.Int
	for i, w := range words {
		numbers[i] = w.Big()
	}
	c.evm = runtime.Config{ChainConfig: params.AllDevChainProtocolChanges, GasLimit: deploymentGas, State: ledger}
	code := append(common.FromHex(bind.Groth16VerifierMetaData.Bin), bind.NewGroth16Verifier().PackConstructor(numbers, true)...)
	_, c.address, _, err = runtime.Create(code, &c.evm)
	if err != nil {
		t.Fatalf("deploy the verifier: %v", err)
	}
	c.evm.GasLimit = contractGas
	return c
}

// contract is the contract's answer: accepted, or the name of its error.
func (a *attempt) contract() string {
	input := bind.NewGroth16Verifier().PackVerify(a.claim.ProgramID, a.claim.JournalDigest, a.claim.Context, a.wire)
	out, left, err := runtime.Call(a.at.address, input, &a.at.evm)
	if err == nil {
		a.at.maxGas = max(a.at.maxGas, contractGas-left)
		return accepted
	}
	if len(out) >= 4 {
		if e, err := a.at.parsed.ErrorByID([4]byte(out)); err == nil {
			return e.Name
		}
	}
	return fmt.Sprintf("no named error: %v, %x", err, out)
}

// contractErrors are the contract's names of this package's codes. The precompiles do not tell a malformed point from
// a false proof.
var contractErrors = map[string]string{
	"proof-length": "WrongProofLength", "proof-selector": "WrongSelector", "claim-out-of-range": "InputTooLarge",
	"proof-malformed": "ProofInvalid", "proof-invalid": "ProofInvalid",
}

// goes is this package's answer in the contract's words.
func (a *attempt) goes() string {
	err := a.at.key.Verify(a.claim, a.wire)
	if err == nil {
		return accepted
	}
	if name, ok := contractErrors[proof.CodeOf(err)]; ok {
		return name
	}
	return "no known code: " + err.Error()
}

// TestContractAgrees puts a thousand proofs before this package and the contract: fresh and re-randomised ones, which
// both must accept, and ones broken in every way that attempts_test.go knows, which both must refuse for one reason.
func TestContractAgrees(t *testing.T) {
	m := newMaker(t)
	good, bad := validKinds(m), brokenKinds(m)
	r := rand.New(rand.NewPCG(attemptsSeed, 0))
	counts := map[string]int{}
	answers := map[string]int{}
	disagreements := 0
	for i := range attempts {
		kinds, turn, want := bad, i-i/3-1, "refused" // of three, the first is valid
		if i%3 == 0 {
			kinds, turn, want = good, i/3, accepted
		}
		k, n := kinds[turn%len(kinds)], turn/len(kinds)
		a := k.make(r, n)
		ours, theirs := a.goes(), a.contract()
		if ours != theirs {
			disagreements++
			t.Errorf("%s %d: Go says %s, the contract %s: program %s journal %s context %x proof %x", k.name, n, ours, theirs,
				a.claim.ProgramID, a.claim.JournalDigest, a.claim.Context, a.wire)
		}
		if (ours == accepted) != (want == accepted) {
			t.Errorf("%s %d: %s, want it %s", k.name, n, ours, want)
		}
		counts[want+": "+k.name]++
		answers[ours]++
	}
	lines := []string{}
	for name, n := range counts {
		lines = append(lines, fmt.Sprintf("%4d %s", n, name))
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[5:], b[5:]) })
	t.Logf("%d attempts of %d kinds (seed %d), %d disagreements, answers %v\n%s", attempts, len(counts), attemptsSeed, disagreements,
		answers, strings.Join(lines, "\n"))
	for _, c := range []*court{m.court, m.toyCourt} {
		if c.maxGas == 0 || c.maxGas > maxVerifyGas {
			t.Errorf("an accepted proof cost up to %d gas, want at most %d", c.maxGas, maxVerifyGas)
		}
		t.Logf("largest gas of an accepted proof: %d", c.maxGas)
	}
	if len(counts) != len(good)+len(bad) {
		t.Errorf("%d kinds were tried, want all %d", len(counts), len(good)+len(bad))
	}
}
