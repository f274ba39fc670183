package circuits

import (
	"encoding/json"
	"os"
	"path/filepath"

	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/proof"
)

const (
	// ManifestVersion is the version of the manifest's form.
	ManifestVersion = 1
	// KindInsecureDev marks keys made by one party: whoever made them could forge proofs. Nodes and contracts refuse
	// them on any chain id that is not a local one.
	KindInsecureDev = "insecure-dev"
	// SP1Version is the zkVM version whose verifier the circuit contains.
	SP1Version = "6.10.0"
	// OperationsSHA256 is the digest of that verifier's operation list, the circuit's source.
	OperationsSHA256 = "1fb0b3d5f59c45b8f41973b111604aba2402db3c8e887074300ab8d164def92b"
	// PublicInputs is how many public inputs the circuit has: programVKey, publicValuesDigest, context.
	PublicInputs = 3
)

// The files of a key folder.
const (
	CircuitFile      = "circuit.bin"
	ProvingKeyFile   = "proving.key"
	VerifyingKeyFile = "verifying.key"
	SolidityFile     = "Verifier.sol"
	ManifestFile     = "manifest.json"
)

// maxManifestBytes bounds a manifest file.
const maxManifestBytes = 64 << 10

// Manifest says what a key folder holds and how it was made. Digests are SHA-256 of whole files, 64 hex digits.
type Manifest struct {
	Version            int            `json:"version"`
	Kind               string         `json:"kind"`
	SP1Version         string         `json:"sp1_version"`
	OperationsSHA256   string         `json:"operations_sha256"`
	CircuitSHA256      string         `json:"circuit_sha256"`
	ProvingKeySHA256   string         `json:"proving_key_sha256"`
	VerifyingKeySHA256 string         `json:"verifying_key_sha256"`
	Constraints        int            `json:"constraints"`
	Witness            ops.Sizes      `json:"witness"` // words the circuit reads
	PublicInputs       int            `json:"public_inputs"`
	Selector           proof.Selector `json:"selector"`
	VerifyingKeyWords  Words          `json:"verifying_key_words"`
	MadeAt             string         `json:"made_at"` // RFC 3339, UTC
}

// LoadManifest reads dir's manifest. Errors: keys-missing (caller), manifest-invalid (permanent).
func LoadManifest(dir string) (*Manifest, error) {
	path := filepath.Join(dir, ManifestFile)
	info, err := os.Stat(path)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "keys-missing", "keys: no manifest in the key folder: run setup first: %w", err)
	}
	if info.Size() > maxManifestBytes {
		return nil, proof.Errorf(proof.Permanent, "manifest-invalid", "keys: %s is longer than %d bytes", ManifestFile, maxManifestBytes)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "file-unreadable", "keys: %w", err)
	}
	return ParseManifest(b)
}

// ParseManifest reads a manifest and checks that its parts agree: version, inputs, and selector against the words.
func ParseManifest(b []byte) (*Manifest, error) {
	m := &Manifest{}
	if err := json.Unmarshal(b, m); err != nil {
		return nil, proof.Errorf(proof.Permanent, "manifest-invalid", "keys: %s: %w", ManifestFile, err)
	}
	var field string
	switch {
	case m.Version != ManifestVersion:
		field = "version"
	case m.Kind == "":
		field = "kind"
	case m.PublicInputs != PublicInputs:
		field = "public_inputs"
	case m.Selector != m.VerifyingKeyWords.Selector():
		field = "selector"
	}
	if field != "" {
		return nil, proof.Errorf(proof.Permanent, "manifest-invalid", "keys: %s: %s does not fit this program: run setup again",
			ManifestFile, field).WithField(field)
	}
	return m, nil
}
