package circuits

import (
	"encoding/json"
	"io"
	"math/big"
	"os"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/proof"
)

// MaxWitnessBytes bounds a witness file (SP1 6.10 writes 2.8 MB).
const MaxWitnessBytes = 32 << 20

// Witness is a wrap STARK in the form the operation list reads, with the claim it is for.
type Witness struct {
	Words                     ops.Witness
	ProgramVKey, ValuesDigest *big.Int
}

type rawWitness struct {
	Vars     []string   `json:"vars"`
	Felts    []string   `json:"felts"`
	Exts     [][]string `json:"exts"`
	VkeyHash string     `json:"vkey_hash"`
	Digest   string     `json:"committed_values_digest"`
}

// LoadWitness reads the witness file at path.
func LoadWitness(path string) (*Witness, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "file-unreadable", "witness: %w", err)
	}
	defer f.Close()
	return ReadWitness(f)
}

// ReadWitness reads a witness in SP1's JSON form. Errors: witness-malformed (caller), and witness-not-canonical
// (caller), which names the group and the index of the first word that is not below its field's modulus.
func ReadWitness(r io.Reader) (*Witness, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxWitnessBytes+1))
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "file-unreadable", "witness: %w", err)
	}
	if len(b) > MaxWitnessBytes {
		return nil, proof.Errorf(proof.Caller, "witness-malformed", "witness: longer than %d bytes", MaxWitnessBytes)
	}
	var raw rawWitness
	if err := json.Unmarshal(b, &raw); err != nil {
		return nil, proof.Errorf(proof.Caller, "witness-malformed", "witness: %w", err)
	}
	w := &Witness{Words: ops.Witness{Vars: make([]fr.Element, len(raw.Vars)), Felts: make([]koala.Felt, len(raw.Felts)),
		Exts: make([]koala.Ext, len(raw.Exts))}}
	for i, s := range raw.Vars {
		v, err := word(s, "vars", i, fr.Modulus())
		if err != nil {
			return nil, err
		}
		w.Words.Vars[i].SetBigInt(v)
	}
	for i, s := range raw.Felts {
		v, err := word(s, "felts", i, koala.ModulusBig())
		if err != nil {
			return nil, err
		}
		w.Words.Felts[i] = koala.Felt(v.Uint64())
	}
	for i, x := range raw.Exts {
		if len(x) != 4 {
			return nil, proof.Errorf(proof.Caller, "witness-malformed", "witness: exts[%d] has %d coordinates, want 4", i, len(x))
		}
		for j, s := range x {
			v, err := word(s, "exts", i, koala.ModulusBig())
			if err != nil {
				return nil, err
			}
			w.Words.Exts[i][j] = koala.Felt(v.Uint64())
		}
	}
	if w.ProgramVKey, err = word(raw.VkeyHash, "vkey_hash", 0, fr.Modulus()); err != nil {
		return nil, err
	}
	w.ValuesDigest, err = word(raw.Digest, "committed_values_digest", 0, fr.Modulus())
	return w, err
}

// word reads one decimal word below limit.
func word(s, group string, i int, limit *big.Int) (*big.Int, error) {
	if len(s) > 80 {
		return nil, proof.Errorf(proof.Caller, "witness-malformed", "witness: %s[%d] is too long", group, i).WithField(group)
	}
	v, ok := new(big.Int).SetString(s, 10)
	if !ok {
		return nil, proof.Errorf(proof.Caller, "witness-malformed", "witness: %s[%d] is not a decimal number", group, i).WithField(group)
	}
	if v.Sign() < 0 || v.Cmp(limit) >= 0 {
		return nil, proof.Errorf(proof.Caller, "witness-not-canonical",
			"witness: %s[%d] is not in [0, modulus): make the witness again with the host", group, i).WithField(group)
	}
	return v, nil
}
