package wrap

import (
	"math/big"

	"github.com/consensys/gnark/frontend"
	"github.com/lemma-network/lemma/circuits/lookup"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/circuits/poseidon"
)

// VkRoot is the root of the recursion keys that SP1 6.10 allows (VK_ROOT_BYTES of its crate sp1-verifier); a proof under
// any other root is refused. SP1's own template proof was made under an older root, so it is refused too.
var VkRoot, _ = new(big.Int).SetString("002f850ee998974d6cc00e50cd0814b098c05bfade466d28573240d057f25352", 16)

// Circuit is the wrap circuit for one operation list.
type Circuit struct {
	ProgramVKey        frontend.Variable `gnark:",public"`
	PublicValuesDigest frontend.Variable `gnark:",public"`
	// Context is in no other constraint than its square: that binds it, since Groth16 binds every public input that the
	// constraints use.
	Context frontend.Variable `gnark:",public"`
	Vars    []frontend.Variable
	Felts   []frontend.Variable
	Exts    [][4]frontend.Variable

	list  *ops.List `gnark:"-"`
	batch int       `gnark:"-"`
	// limbBits is the width of the lookup argument's range table.
	limbBits int          `gnark:"-"`
	built    *interpreter `gnark:"-"`
}

// New is the circuit's shape for list, ready to compile.
func New(list *ops.List) *Circuit {
	c := sized(list.Witness)
	c.list, c.batch, c.limbBits = list, poseidon.MaxBatch, lookup.LimbBits
	return c
}

func sized(s ops.Sizes) *Circuit {
	return &Circuit{Vars: make([]frontend.Variable, s.Vars), Felts: make([]frontend.Variable, s.Felts),
		Exts: make([][4]frontend.Variable, s.Exts)}
}

// Assign is the assignment of a circuit of these sizes for w, which must cover them.
func Assign(s ops.Sizes, w *ops.Witness, programVKey, valuesDigest, context *big.Int) *Circuit {
	c := sized(s)
	c.ProgramVKey, c.PublicValuesDigest, c.Context = programVKey, valuesDigest, context
	for i := range c.Vars {
		c.Vars[i] = w.Vars[i]
	}
	for i := range c.Felts {
		c.Felts[i] = uint64(w.Felts[i])
	}
	for i := range c.Exts {
		for j := range c.Exts[i] {
			c.Exts[i][j] = uint64(w.Exts[i][j])
		}
	}
	return c
}

// Define builds the constraints.
func (c *Circuit) Define(api frontend.API) error {
	api.Mul(c.Context, c.Context)
	in, err := newInterpreter(api, c)
	if err != nil {
		return err
	}
	for i := range c.list.Ops {
		if err := in.step(i); err != nil {
			return err
		}
	}
	if err := in.finish(); err != nil {
		return err
	}
	c.built = in
	return nil
}
