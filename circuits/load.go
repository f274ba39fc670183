package circuits

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"unsafe"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/pedersen"
	dump "github.com/consensys/gnark-crypto/utils/unsafe"
	"github.com/consensys/gnark/backend/groth16"
	groth16bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/constraint"
	"github.com/lemma-network/lemma/proof"
)

// Keys are a key folder, loaded or being loaded. Proving takes all cores; call Prove from one goroutine at a time.
type Keys struct {
	manifest *Manifest
	vk       groth16.VerifyingKey
	circuit  *loading[constraint.ConstraintSystem]
	pk       *loading[*groth16bn254.ProvingKey]
	// commitmentKey reads the key for n committed words by itself, unchecked.
	commitmentKey func(n int) (pedersen.ProvingKey, error)
}

// Manifest is the folder's manifest.
func (k *Keys) Manifest() *Manifest { return k.manifest }

// Wait waits until all keys are loaded. Its errors are those of Load.
func (k *Keys) Wait() error {
	_, circuitErr := k.circuit.wait()
	_, keyErr := k.pk.wait()
	if circuitErr != nil {
		return circuitErr
	}
	return keyErr
}

// Load is Start and Wait.
func Load(dir string) (*Keys, error) { return load(dir, theGolden.CircuitSHA256) }

// Start begins to read a key folder of this version's circuit and returns while its two large files are on their way, each in
// a goroutine of its own. Every file is hashed before it is decoded; one that differs from the manifest, or a folder made for
// another circuit, is error key-digest-mismatch (permanent), which names the file: here, or in Wait and every Prove. The one
// exception is the commitment key, with which Prove begins to solve while the proving key around it is still being hashed.
func Start(dir string) (*Keys, error) { return start(dir, theGolden.CircuitSHA256) }

func load(dir, circuitSHA256 string) (*Keys, error) {
	k, err := start(dir, circuitSHA256)
	if err != nil {
		return nil, err
	}
	if err := k.Wait(); err != nil {
		return nil, err
	}
	return k, nil
}

func start(dir, circuitSHA256 string) (*Keys, error) {
	m, vk, err := loadVerifyingKey(dir)
	if err != nil {
		return nil, err
	}
	if m.CircuitSHA256 != circuitSHA256 {
		return nil, mismatch(CircuitFile, "the keys are for another circuit, "+m.CircuitSHA256)
	}
	return &Keys{
		manifest: m, vk: vk,
		circuit: begin(func() (constraint.ConstraintSystem, error) {
			cs := groth16.NewCS(ecc.BN254)
			return cs, readKeyFile(dir, CircuitFile, m.CircuitSHA256, func(r io.Reader) error { _, err := cs.ReadFrom(r); return err })
		}),
		pk: begin(func() (*groth16bn254.ProvingKey, error) {
			pk := &groth16bn254.ProvingKey{}
			return pk, readKeyFile(dir, ProvingKeyFile, m.ProvingKeySHA256, pk.ReadDump)
		}),
		commitmentKey: func(n int) (pedersen.ProvingKey, error) {
			return readCommitmentKey(filepath.Join(dir, ProvingKeyFile), n)
		},
	}, nil
}

// readCommitmentKey reads the key for n committed words, which is a proving key's end: two lists of n points, each after its
// length. It is all that the solver needs of a proving key.
func readCommitmentKey(path string, n int) (key pedersen.ProvingKey, err error) {
	f, err := os.Open(path)
	if err != nil {
		return key, err
	}
	defer f.Close()
	const lengthBytes = 8
	list := lengthBytes + int64(n)*int64(unsafe.Sizeof(bn254.G1Affine{}))
	start, err := f.Seek(-2*list, io.SeekEnd)
	if err != nil {
		return key, err
	}
	for i, points := range []*[]bn254.G1Affine{&key.Basis, &key.BasisExpSigma} {
		var length [lengthBytes]byte
		if _, err := f.ReadAt(length[:], start+int64(i)*list); err != nil {
			return key, err
		}
		if got := binary.LittleEndian.Uint64(length[:]); got != uint64(n) {
			return key, fmt.Errorf("%d points, want %d", got, n)
		}
		if *points, _, err = dump.ReadSlice[[]bn254.G1Affine](f); err != nil {
			return key, err
		}
	}
	return key, nil
}

// loading is a value that one goroutine makes and any number wait for.
type loading[T any] struct {
	ended chan struct{}
	value T
	err   error
}

func begin[T any](read func() (T, error)) *loading[T] {
	l := &loading[T]{ended: make(chan struct{})}
	go func() {
		defer close(l.ended)
		l.value, l.err = read()
	}()
	return l
}

func (l *loading[T]) wait() (T, error) {
	<-l.ended
	return l.value, l.err
}

// there says whether wait would return at once.
func (l *loading[T]) there() bool {
	select {
	case <-l.ended:
		return true
	default:
		return false
	}
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
