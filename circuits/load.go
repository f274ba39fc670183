package circuits

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/backend/groth16"
	groth16bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/constraint"
	"github.com/lemma-network/lemma/proof"
)

// Keys are a loaded key folder, ready to prove. Proving takes all cores; call Prove from one goroutine at a time.
type Keys struct {
	manifest *Manifest
	cs       constraint.ConstraintSystem
	pk       groth16.ProvingKey
	vk       groth16.VerifyingKey
}

// Manifest is the loaded folder's manifest.
func (k *Keys) Manifest() *Manifest { return k.manifest }

// Load reads a key folder of this version's circuit. Every file is hashed before it is decoded; one that differs from
// the manifest, or a folder made for another circuit, is error key-digest-mismatch (permanent), which names the file.
func Load(dir string) (*Keys, error) { return load(dir, theGolden.CircuitSHA256) }

// LoadFor is Load for another circuit, named by its SHA-256 (hex); the manifest alone is never asked which one it is.
func LoadFor(dir, circuitSHA256 string) (*Keys, error) { return load(dir, circuitSHA256) }

func load(dir, circuitSHA256 string) (*Keys, error) {
	m, vk, err := loadVerifyingKey(dir)
	if err != nil {
		return nil, err
	}
	if m.CircuitSHA256 != circuitSHA256 {
		return nil, mismatch(CircuitFile, "the keys are for another circuit, "+m.CircuitSHA256)
	}
	k := &Keys{manifest: m, vk: vk, cs: groth16.NewCS(ecc.BN254), pk: groth16.NewProvingKey(ecc.BN254)}
	err = readKeyFile(dir, CircuitFile, m.CircuitSHA256, func(r io.Reader) error { _, err := k.cs.ReadFrom(r); return err })
	if err != nil {
		return nil, err
	}
	if err := readKeyFile(dir, ProvingKeyFile, m.ProvingKeySHA256, k.pk.ReadDump); err != nil {
		return nil, err
	}
	return k, nil
}

// LoadVerifyingKey reads a key folder's verifying key alone, checked against the manifest.
func LoadVerifyingKey(dir string) (*groth16bn254.VerifyingKey, error) {
	_, vk, err := loadVerifyingKey(dir)
	return vk, err
}

func loadVerifyingKey(dir string) (*Manifest, *groth16bn254.VerifyingKey, error) {
	m, err := LoadManifest(dir)
	if err != nil {
		return nil, nil, err
	}
	vk := &groth16bn254.VerifyingKey{}
	err = readKeyFile(dir, VerifyingKeyFile, m.VerifyingKeySHA256, func(r io.Reader) error { _, err := vk.ReadFrom(r); return err })
	if err != nil {
		return nil, nil, err
	}
	words, err := keyWords(vk)
	if err != nil {
		return nil, nil, err
	}
	if *words != m.VerifyingKeyWords {
		return nil, nil, mismatch(ManifestFile, "its verifying key words are not those of "+VerifyingKeyFile)
	}
	return m, vk, nil
}

func mismatch(file, why string) error {
	return proof.Errorf(proof.Permanent, "key-digest-mismatch", "keys: %s: %s: remove the key folder and make it again", file, why).WithField(file)
}

// readKeyFile checks a file's digest and then decodes it.
func readKeyFile(dir, name, digest string, read func(io.Reader) error) error {
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return proof.Errorf(proof.Caller, "keys-missing", "keys: %s: %w", name, err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.CopyBuffer(h, f, make([]byte, 1<<20)); err != nil {
		return proof.Errorf(proof.Retry, "file-unreadable", "keys: %s: %w", name, err)
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != digest {
		return mismatch(name, "its SHA-256 is "+got+", the manifest says "+digest)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return proof.Errorf(proof.Retry, "file-unreadable", "keys: %s: %w", name, err)
	}
	if err := read(bufio.NewReaderSize(f, 1<<20)); err != nil {
		return proof.Errorf(proof.Permanent, "keys-invalid", "keys: %s: %w", name, err).WithField(name)
	}
	return nil
}
