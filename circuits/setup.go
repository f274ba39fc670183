package circuits

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/pedersen"
	"github.com/consensys/gnark/backend/groth16"
	groth16bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/logger"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/circuits/wrap"
	"github.com/lemma-network/lemma/proof"
)

// Setup compiles the circuit from the operation list at operationsPath, makes single-party keys and writes the key
// folder dir, which must not exist; a folder that exists is whole. progress hears each step as it begins and the
// fraction of the whole that is done, 0 to 1. It takes about four minutes and 2.6 GB on two cores.
// A cancelled ctx stops it between steps. Errors: operations-mismatch (caller), keys-exist (caller), cancelled
// (retry).
func Setup(ctx context.Context, operationsPath, dir string, progress func(step string, fraction float64)) (*Manifest, error) {
	return SetupAt(ctx, operationsPath, dir, time.Now(), progress)
}

// SetupAt is Setup with the time that the manifest names.
func SetupAt(ctx context.Context, operationsPath, dir string, now time.Time, progress func(step string, fraction float64)) (*Manifest, error) {
	if _, err := os.Stat(dir); err == nil {
		return nil, proof.Errorf(proof.Caller, "keys-exist", "setup: the key folder exists already: remove it or choose another")
	}
	logger.Disable() // gnark's lines would drown the steps that progress tells; what fails comes back as an error
	progress("read the operation list", 0)
	list, err := LoadOperations(operationsPath)
	if err != nil {
		return nil, err
	}
	return setup(ctx, list, OperationsSHA256, dir, now, progress)
}

// LoadOperations reads the operation list at path; its digest must be OperationsSHA256.
func LoadOperations(path string) (*ops.List, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "file-unreadable", "operation list: %w", err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return nil, proof.Errorf(proof.Retry, "file-unreadable", "operation list: %w", err)
	}
	if got := hex.EncodeToString(h.Sum(nil)); got != OperationsSHA256 {
		return nil, proof.Errorf(proof.Caller, "operations-mismatch",
			"operation list: SHA-256 is %s, want %s: make it with the SP1 %s host", got, OperationsSHA256, SP1Version)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, proof.Errorf(proof.Retry, "file-unreadable", "operation list: %w", err)
	}
	return ops.Parse(f)
}

// Compile builds list's constraint system, and gives the circuit for its counts; it must have exactly one commitment.
func Compile(list *ops.List) (constraint.ConstraintSystem, *wrap.Circuit, error) {
	c := wrap.New(list)
	cs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, c)
	if err != nil {
		return nil, nil, proof.Errorf(proof.Bug, "internal", "compile the wrap circuit: %w", err)
	}
	if g, ok := cs.GetCommitments().(constraint.Groth16Commitments); !ok || len(g) != 1 {
		return nil, nil, proof.Errorf(proof.Bug, "internal", "compile the wrap circuit: want one commitment, got %d", len(g))
	}
	return cs, c, nil
}

func setup(ctx context.Context, list *ops.List, listSHA256, dir string, now time.Time, progress func(string, float64)) (*Manifest, error) {
	progress("compile the circuit", 0.02)
	cs, _, err := Compile(list)
	if err != nil {
		return nil, err
	}
	if err := cancelled(ctx); err != nil {
		return nil, err
	}
	progress("make the keys", 0.1)
	pk, vk, err := groth16.Setup(cs)
	if err != nil {
		return nil, proof.Errorf(proof.Bug, "internal", "make the keys: %w", err)
	}
	if err := shareGamma(pk.(*groth16bn254.ProvingKey), vk.(*groth16bn254.VerifyingKey)); err != nil {
		return nil, err
	}
	if err := cancelled(ctx); err != nil {
		return nil, err
	}
	progress("write the keys", 0.95)
	m := &Manifest{Kind: KindInsecureDev, OperationsSHA256: listSHA256, Witness: list.Witness, MadeAt: now.UTC().Format(time.RFC3339)}
	if err := WriteKeys(dir, m, cs, pk, vk); err != nil {
		return nil, err
	}
	progress("done", 1)
	return m, nil
}

// shareGamma makes the Pedersen key again, over the same bases and with gamma as its G, which lets the contract check
// the commitment's proof of knowledge in a pair that it needs anyway. gnark's ceremony makes such keys (both are the
// generator); its single-party setup takes a random G.
func shareGamma(pk *groth16bn254.ProvingKey, vk *groth16bn254.VerifyingKey) error {
	if len(pk.CommitmentKeys) != 1 {
		return proof.Errorf(proof.Bug, "internal", "make the keys: want one commitment, got %d", len(pk.CommitmentKeys))
	}
	made, public, err := pedersen.Setup([][]bn254.G1Affine{pk.CommitmentKeys[0].Basis}, pedersen.WithG2Point(vk.G2.Gamma))
	if err != nil {
		return proof.Errorf(proof.Bug, "internal", "make the Pedersen key: %w", err)
	}
	pk.CommitmentKeys, vk.CommitmentKeys = made, []pedersen.VerifyingKey{public}
	return nil
}

func cancelled(ctx context.Context) error {
	if ctx.Err() != nil {
		return proof.Errorf(proof.Retry, "cancelled", "setup: %w", ctx.Err())
	}
	return nil
}

// WriteKeys writes the key folder dir, which must not exist. The caller sets in m what the keys do not tell: Kind,
// OperationsSHA256, Witness, MadeAt and Ceremony; the rest of m is set here. Errors: keys-exist (caller),
// keys-unwritable (retry).
func WriteKeys(dir string, m *Manifest, cs constraint.ConstraintSystem, pk groth16.ProvingKey, vk groth16.VerifyingKey) error {
	if _, err := os.Stat(dir); err == nil {
		return proof.Errorf(proof.Caller, "keys-exist", "keys: the key folder exists already: remove it or choose another")
	}
	words, err := keyWords(vk.(*groth16bn254.VerifyingKey))
	if err != nil {
		return err
	}
	m.Version, m.SP1Version, m.Constraints, m.PublicInputs = ManifestVersion, SP1Version, cs.GetNbConstraints(), PublicInputs
	m.VerifyingKeyWords, m.Selector = *words, words.Selector()
	if err := writeKeys(dir, m, cs, pk, vk); err != nil {
		return proof.Errorf(proof.Retry, "keys-unwritable", "keys: write the key folder: %w", err)
	}
	return nil
}

// writeKeys fills a temporary folder beside dir and renames it.
func writeKeys(dir string, m *Manifest, cs constraint.ConstraintSystem, pk groth16.ProvingKey, vk groth16.VerifyingKey) error {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(filepath.Dir(dir), ".keys-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp) // nothing is left of it after the rename
	for _, f := range []struct {
		name   string
		digest *string
		write  func(io.Writer) error
	}{
		{CircuitFile, &m.CircuitSHA256, func(w io.Writer) error { _, err := cs.WriteTo(w); return err }},
		{ProvingKeyFile, &m.ProvingKeySHA256, pk.WriteDump},
		{VerifyingKeyFile, &m.VerifyingKeySHA256, func(w io.Writer) error { _, err := vk.WriteRawTo(w); return err }},
		{SolidityFile, new(string), func(w io.Writer) error { return vk.ExportSolidity(w) }},
	} {
		if *f.digest, err = writeFile(filepath.Join(tmp, f.name), f.write); err != nil {
			return err
		}
	}
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	if _, err := writeFile(filepath.Join(tmp, ManifestFile), func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(append(b, '\n')))
		return err
	}); err != nil {
		return err
	}
	if err := os.Chmod(tmp, 0o755); err != nil {
		return err
	}
	return os.Rename(tmp, dir)
}

// writeFile writes and syncs a file and gives its SHA-256.
func writeFile(path string, write func(io.Writer) error) (string, error) {
	f, err := os.Create(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	buf := bufio.NewWriterSize(io.MultiWriter(f, h), 1<<20)
	if err := write(buf); err != nil {
		return "", err
	}
	if err := buf.Flush(); err != nil {
		return "", err
	}
	if err := f.Sync(); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
