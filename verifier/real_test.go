package verifier

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

// recorded is a statement of contracts/test/vectors/real.json, which the contracts' tests read too: both must agree.
type recorded struct {
	ProgramID     proof.Digest `json:"programId"`
	JournalDigest proof.Digest `json:"journalDigest"`
	Journal       string       `json:"journal"`
	Context       proof.Digest `json:"context"`
	Proof         string       `json:"proof"`
}

// TestRecordedRealProofs: proofs of the product's own circuit about a real run of the solvency guest.
func TestRecordedRealProofs(t *testing.T) {
	text, err := os.ReadFile("../contracts/test/vectors/real.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Words      []proof.Digest `json:"words"`
		Proofs     []recorded     `json:"proofs"`
		Fulfilment recorded       `json:"fulfilment"`
		Stolen     recorded       `json:"stolen"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	words, err := json.Marshal(map[string]any{"verifying_key_words": file.Words})
	if err != nil {
		t.Fatal(err)
	}
	key, err := ParseKey(words)
	if err != nil {
		t.Fatal(err)
	}
	all := append(file.Proofs, file.Fulfilment, file.Stolen)
	if len(all) != 4 {
		t.Fatalf("%d proofs, want 4", len(all))
	}
	for i, r := range all {
		claim := proof.Claim{ProgramID: r.ProgramID, JournalDigest: r.JournalDigest, Context: r.Context.Big()}
		wire, err := hex.DecodeString(strings.TrimPrefix(r.Proof, "0x"))
		if err != nil {
			t.Fatal(err)
		}
		if err := key.Verify(claim, wire); err != nil {
			t.Errorf("proof %d: %v", i, err)
		}
		journal, err := hex.DecodeString(strings.TrimPrefix(r.Journal, "0x"))
		if err != nil {
			t.Fatal(err)
		}
		if err := VerifyJournal(key, r.ProgramID, journal, claim.Context, wire); err != nil {
			t.Errorf("proof %d by its journal: %v", i, err)
		}
		for at := 0; at < len(wire); at += 16 {
			wire[at] ^= 0x40
			if key.Verify(claim, wire) == nil {
				t.Errorf("proof %d is accepted with byte %d flipped", i, at)
			}
			wire[at] ^= 0x40
		}
		other := claim
		other.Context = all[(i+1)%len(all)].Context.Big()
		if err := key.Verify(other, wire); proof.CodeOf(err) != "proof-invalid" {
			t.Errorf("proof %d in another context: %v", i, err)
		}
	}
}
