package groth16test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr/pedersen"
	"github.com/consensys/gnark/backend"
	"github.com/consensys/gnark/backend/groth16"
	groth16bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/backend/solidity"
	"github.com/consensys/gnark/constraint"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/logger"

	"github.com/lemma-network/lemma/proof"
)

// circuit has the wrap circuit's public inputs and commits to one secret; any public inputs can be proven.
type circuit struct {
	ProgramVKey        frontend.Variable `gnark:",public"`
	PublicValuesDigest frontend.Variable `gnark:",public"`
	Context            frontend.Variable `gnark:",public"`
	Secret             frontend.Variable
}

// Define binds every public input: an input that is in no constraint could be exchanged.
func (c *circuit) Define(api frontend.API) error {
	committer, ok := api.(frontend.Committer)
	if !ok {
		return errors.New("the compiler does not support commitments")
	}
	challenge, err := committer.Commit(c.Secret)
	if err != nil {
		return err
	}
	api.AssertIsDifferent(challenge, 0)
	api.AssertIsEqual(c.Secret, api.Add(c.ProgramVKey, api.Mul(3, c.PublicValuesDigest)))
	api.Mul(c.Context, c.Context)
	return nil
}

// Key is a proving key and verifying key made by one party.
type Key struct {
	system constraint.ConstraintSystem
	pk     groth16.ProvingKey
	vk     *groth16bn254.VerifyingKey
}

// Quiet ends the lines that gnark writes about each proof, for the whole process.
func Quiet() { logger.Disable() }

// Setup compiles the circuit and makes fresh random keys.
func Setup() (*Key, error) {
	system, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &circuit{})
	if err != nil {
		return nil, fmt.Errorf("compile: %w", err)
	}
	pk, vk, err := groth16.Setup(system)
	if err != nil {
		return nil, fmt.Errorf("setup: %w", err)
	}
	key := &Key{system: system, pk: pk, vk: vk.(*groth16bn254.VerifyingKey)}
	// The Pedersen key again, with gamma as its G: the form of the product's keys.
	bases := [][]bn254.G1Affine{pk.(*groth16bn254.ProvingKey).CommitmentKeys[0].Basis}
	pedersenPK, pedersenVK, err := pedersen.Setup(bases, pedersen.WithG2Point(key.vk.G2.Gamma))
	if err != nil {
		return nil, fmt.Errorf("pedersen setup: %w", err)
	}
	pk.(*groth16bn254.ProvingKey).CommitmentKeys, key.vk.CommitmentKeys = pedersenPK, []pedersen.VerifyingKey{pedersenVK}
	committed := key.vk.PublicAndCommitmentCommitted
	if len(key.vk.G1.K) != 5 || len(committed) != 1 || len(committed[0]) != 0 {
		return nil, errors.New("the circuit lost its shape: want three public inputs and one commitment to none of them")
	}
	return key, nil
}

// Words are the verifying key in the order of the contract's constructor.
func (k *Key) Words() (words [proof.KeyWords]*big.Int) {
	var all []*big.Int
	all = append(all, g1(k.vk.G1.Alpha)...)
	all = append(all, g2(k.vk.G2.Beta)...)
	all = append(all, g2(k.vk.G2.Gamma)...)
	all = append(all, g2(k.vk.G2.Delta)...)
	for _, ic := range k.vk.G1.K {
		all = append(all, g1(ic)...)
	}
	all = append(all, g2(k.vk.CommitmentKeys[0].GSigmaNeg)...)
	copy(words[:], all)
	return words
}

// Selector is the first four bytes of every proof under this key.
func (k *Key) Selector() (s proof.Selector) {
	words := k.Words()
	sum := sha256.Sum256(append([]byte("lemma.groth16.v2"), bigEndian(words[:])...))
	copy(s[:], sum[:])
	return s
}

// Prove makes the 388 proof bytes for a claim, checked with gnark's verifier before they are returned.
func (k *Key) Prove(claim proof.Claim) ([]byte, error) {
	in := claim.PublicInputs()
	secret := new(big.Int).Mul(in[1], big.NewInt(3))
	secret.Add(secret, in[0])
	full, err := frontend.NewWitness(&circuit{in[0], in[1], in[2], secret}, ecc.BN254.ScalarField())
	if err != nil {
		return nil, fmt.Errorf("witness: %w", err)
	}
	made, err := groth16.Prove(k.system, k.pk, full, solidity.WithProverTargetSolidityVerifier(backend.GROTH16))
	if err != nil {
		return nil, fmt.Errorf("prove: %w", err)
	}
	public, err := full.Public()
	if err != nil {
		return nil, fmt.Errorf("public witness: %w", err)
	}
	if err := groth16.Verify(made, k.vk, public, solidity.WithVerifierTargetSolidityVerifier(backend.GROTH16)); err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	return k.encode(made.(*groth16bn254.Proof)), nil
}

// encode writes the wire form.
func (k *Key) encode(p *groth16bn254.Proof) []byte {
	var words []*big.Int
	words = append(words, g1(p.Ar)...)
	words = append(words, g2(p.Bs)...)
	words = append(words, g1(p.Krs)...)
	words = append(words, g1(p.Commitments[0])...)
	words = append(words, g1(p.CommitmentPok)...)
	selector := k.Selector()
	return append(selector[:], bigEndian(words)...)
}

func g1(p bn254.G1Affine) []*big.Int {
	return []*big.Int{p.X.BigInt(new(big.Int)), p.Y.BigInt(new(big.Int))}
}

// g2 takes the imaginary part first, as the pairing precompile does.
func g2(p bn254.G2Affine) []*big.Int {
	return []*big.Int{p.X.A1.BigInt(new(big.Int)), p.X.A0.BigInt(new(big.Int)), p.Y.A1.BigInt(new(big.Int)), p.Y.A0.BigInt(new(big.Int))}
}

// bigEndian writes each word in 32 bytes.
func bigEndian(words []*big.Int) []byte {
	out := make([]byte, 32*len(words))
	for i, word := range words {
		word.FillBytes(out[32*i : 32*i+32])
	}
	return out
}
