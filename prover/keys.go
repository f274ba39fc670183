package prover

import (
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/verifier"
)

// LoadKeys reads what a node must know of the key folder dir, an absolute path: its manifest, not the keys themselves,
// which the wrapper's child loads and checks. Errors: keys-missing, manifest-invalid, and those of
// verifier.KeyFromManifest.
func LoadKeys(dir string) (Keys, error) {
	m, err := wrapper.LoadManifest(dir)
	if err != nil {
		return Keys{}, err
	}
	key, err := verifier.KeyFromManifest(m)
	if err != nil {
		return Keys{}, err
	}
	return Keys{Folder: dir, Kind: m.Kind, ZKVMVersion: m.SP1Version, Constraints: m.Constraints, Verifier: key}, nil
}
