package circuits

import (
	"slices"
	"testing"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark/backend/groth16"
	groth16bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/consensys/gnark/backend/groth16/bn254/mpcsetup"
	"github.com/consensys/gnark/constraint"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
)

// shaped has the wrap circuit's public inputs and one commitment, and little else.
type shaped struct {
	A, B, C frontend.Variable `gnark:",public"`
	Secret  frontend.Variable
}

func (c *shaped) Define(api frontend.API) error {
	challenge, err := api.(frontend.Committer).Commit(c.Secret)
	if err != nil {
		return err
	}
	api.AssertIsDifferent(challenge, 0)
	api.AssertIsEqual(c.Secret, api.Add(c.A, api.Mul(c.B, c.C)))
	return nil
}

func compileShaped(t *testing.T) constraint.ConstraintSystem {
	t.Helper()
	system, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &shaped{})
	if err != nil {
		t.Fatal(err)
	}
	return system
}

// proves makes a proof under the keys and has gnark verify it.
func proves(t *testing.T, system constraint.ConstraintSystem, pk groth16.ProvingKey, vk groth16.VerifyingKey) error {
	t.Helper()
	full, err := frontend.NewWitness(&shaped{A: 2, B: 3, C: 5, Secret: 17}, ecc.BN254.ScalarField())
	if err != nil {
		t.Fatal(err)
	}
	made, err := groth16.Prove(system, pk, full)
	if err != nil {
		t.Fatal(err)
	}
	public, err := full.Public()
	if err != nil {
		t.Fatal(err)
	}
	return groth16.Verify(made, vk, public)
}

// TestSharedGamma: words exist for keys whose Pedersen G is gamma alone, and gnark accepts proofs of such keys.
func TestSharedGamma(t *testing.T) {
	system := compileShaped(t)
	pk, made, err := groth16.Setup(system)
	if err != nil {
		t.Fatal(err)
	}
	vk := made.(*groth16bn254.VerifyingKey)
	_, err = keyWords(vk)
	wantCode(t, "keys as gnark makes them", err, "internal", "gamma")
	keys := pk.(*groth16bn254.ProvingKey)
	basis, before := slices.Clone(keys.CommitmentKeys[0].Basis), vk.CommitmentKeys[0]
	if err := shareGamma(keys, vk); err != nil {
		t.Fatal(err)
	}
	if vk.CommitmentKeys[0].G != vk.G2.Gamma || !slices.Equal(keys.CommitmentKeys[0].Basis, basis) {
		t.Error("G is not gamma, or the bases changed")
	}
	words, err := keyWords(vk)
	if err != nil {
		t.Fatal(err)
	}
	sigma := vk.CommitmentKeys[0].GSigmaNeg
	if b := sigma.X.A1.Bytes(); words[24] != b {
		t.Errorf("word 24 is %s, want GSigmaNeg's x.c1 %x", words[24], b)
	}
	if err := proves(t, system, pk, vk); err != nil {
		t.Error(err)
	}
	vk.CommitmentKeys[0] = before
	if proves(t, system, pk, vk) == nil {
		t.Error("a proof of knowledge under the new Pedersen key passes for the old one: it is not checked")
	}
	err = shareGamma(&groth16bn254.ProvingKey{}, vk)
	wantCode(t, "no commitment", err, "internal", "one commitment")
}

// TestCeremonyKeysShareGamma: gnark's ceremony makes keys of the wanted form by itself.
func TestCeremonyKeysShareGamma(t *testing.T) {
	system := compileShaped(t)
	r1 := system.(*cs.R1CS)
	var first mpcsetup.Phase1
	first.Initialize(ecc.NextPowerOfTwo(uint64(r1.GetNbConstraints())))
	first.Contribute()
	commons := first.Seal([]byte("beacon of phase 1"))
	var second mpcsetup.Phase2
	evaluations := second.Initialize(r1, &commons)
	second.Contribute()
	pk, vk := second.Seal(&commons, &evaluations, []byte("beacon of phase 2"))
	words, err := keyWords(vk.(*groth16bn254.VerifyingKey))
	if err != nil {
		t.Fatal(err)
	}
	_, _, _, generator := bn254.Generators()
	if b := generator.X.A1.Bytes(); words[6] != b {
		t.Errorf("gamma is not the generator: its first word is %s", words[6])
	}
	if err := proves(t, system, pk, vk); err != nil {
		t.Error(err)
	}
}
