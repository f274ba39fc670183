package verifier

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/contracts/tools/evmtest"
	"github.com/lemma-network/lemma/proof"
)

const (
	attempts     = 1000
	attemptsSeed = 5
	maxVerifyGas = 300_000 // of one call that accepts, without a transaction's base
	toyProofs    = 8
)

// court is one key with its two judges: this package and the contract.
type court struct {
	key      *Key
	contract *evmtest.Contract
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
	contract, err := evmtest.Deploy(words, evmtest.LocalChainID, true)
	if err != nil {
		t.Fatal(err)
	}
	return &court{key, contract}
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
		return evmtest.Accepted
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
			kinds, turn, want = good, i/3, evmtest.Accepted
		}
		k, n := kinds[turn%len(kinds)], turn/len(kinds)
		a := k.make(r, n)
		ours, theirs := a.goes(), a.at.contract.Verify(a.claim, a.wire)
		if ours != theirs {
			disagreements++
			t.Errorf("%s %d: Go says %s, the contract %s: program %s journal %s context %x proof %x", k.name, n, ours, theirs,
				a.claim.ProgramID, a.claim.JournalDigest, a.claim.Context, a.wire)
		}
		if (ours == evmtest.Accepted) != (want == evmtest.Accepted) {
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
		if c.contract.MaxGas == 0 || c.contract.MaxGas > maxVerifyGas {
			t.Errorf("an accepted proof cost up to %d gas, want at most %d", c.contract.MaxGas, maxVerifyGas)
		}
		t.Logf("largest gas of an accepted proof: %d", c.contract.MaxGas)
	}
	if len(counts) != len(good)+len(bad) {
		t.Errorf("%d kinds were tried, want all %d", len(counts), len(good)+len(bad))
	}
}
