package circuits

import (
	"fmt"

	"github.com/lemma-network/lemma/proof"
)

// MinContributors is how many parties must have contributed to each phase of a ceremony: with fewer, one party knows all.
const MinContributors = 2

// Ceremony says who made a key. Digests are SHA-256, 64 hex digits.
type Ceremony struct {
	TranscriptSHA256 string        `json:"transcript_sha256"` // of ceremony.json
	Phase1           CeremonyPhase `json:"phase1"`            // powers of tau
	Phase2           CeremonyPhase `json:"phase2"`            // this circuit
}

// CeremonyPhase is one phase: where it began, who took part, in order, and the public random value that closed it.
type CeremonyPhase struct {
	// Published names the published powers of tau that the phase began with; it is set only when the file was at hand and
	// its digest is one that this program knows. Empty: the phase began with nothing, or with a file that counts for nobody.
	Published    string        `json:"published,omitempty"`
	StartSHA256  string        `json:"start_sha256,omitempty"` // of the phase's first file; empty: generators alone
	Contributors []Contributor `json:"contributors"`
	Beacon       string        `json:"beacon"`        // hex
	BeaconSource string        `json:"beacon_source"` // where anybody can look the value up
}

// Contributor is one party's part: its name and the digest of its file, which it should publish itself.
type Contributor struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// Enough says whether the ceremony has enough parties for its keys to be trusted on a public chain. Errors:
// ceremony-too-small (caller).
func (c *Ceremony) Enough() error {
	if c == nil {
		return proof.Errorf(proof.Caller, "ceremony-too-small", "ceremony: a key of kind %q must name its contributors", KindCeremony)
	}
	for i, p := range []CeremonyPhase{c.Phase1, c.Phase2} {
		digests, names := map[proof.Digest]bool{}, map[string]bool{}
		for _, x := range p.Contributors {
			digest, err := proof.ParseDigest("0x" + x.SHA256)
			if err != nil {
				return tooSmall(i, fmt.Sprintf("the digest of contributor %q is not 64 hex digits", x.Name))
			}
			digests[digest], names[x.Name] = true, true
		}
		published := i == 0 && p.Published != ""
		if n := min(len(digests), len(names)); n < MinContributors && !published {
			return tooSmall(i, fmt.Sprintf("%d contributors, want %d: whoever made it alone could forge proofs", n, MinContributors))
		}
	}
	return nil
}

func tooSmall(phase int, why string) error {
	return proof.Errorf(proof.Caller, "ceremony-too-small", "phase %d of the ceremony: %s", phase+1, why)
}
