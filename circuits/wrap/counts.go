package wrap

import (
	"github.com/lemma-network/lemma/circuits/koala"
)

// Counts are the drivers of the constraint count: how many of each thing the circuit has.
type Counts struct {
	FieldProducts          int `json:"field_products"`
	FieldSelects           int `json:"field_selects"`
	FieldBooleans          int `json:"field_booleans"`
	CanonicalChecks        int `json:"canonical_checks"`
	Reductions             int `json:"reductions"`
	Equalities             int `json:"equalities"`
	Inverses               int `json:"inverses"`
	QuotientBits           int `json:"quotient_bits"`
	TableRows              int `json:"table_rows"`
	TableReads             int `json:"table_reads"`
	ScalarSelects          int `json:"scalar_selects"`
	ScalarDecompositions   int `json:"scalar_decompositions"`
	ChunkDecompositions    int `json:"chunk_decompositions"`
	FeltDecompositions     int `json:"felt_decompositions"`
	BatchedPermutations    int `json:"batched_permutations"`
	UnbatchedPermutations  int `json:"unbatched_permutations"`
	KoalaBearPermutations  int `json:"koalabear_permutations"`
	ConstantPublicBindings int `json:"constant_public_bindings"`
}

// Causes are the circuit's constraints by cause; their sum is the whole circuit.
type Causes struct {
	PermutationHash     int `json:"permutation_transcript_hash"` // Fiat-Shamir sponge of the Poseidon2 batch
	PermutationSumCheck int `json:"permutation_sum_checks"`
	PermutationColumns  int `json:"permutation_columns"` // inputs and outputs of the batch
	PermutationPlain    int `json:"permutation_plain"`
	RangeTable          int `json:"range_table"`
	RangeWitness        int `json:"range_witness_words"`
	RangeQuotients      int `json:"range_quotients"`
	RangeRemainders     int `json:"range_remainders_and_inverses"`
	RangeDecompositions int `json:"range_scalar_decompositions"`
	Tables              int `json:"eq_tables"` // rows and reads
	Products            int `json:"products"`
	Selects             int `json:"selects"`
	Booleans            int `json:"booleans"`
	ScalarSelects       int `json:"scalar_selects"`
	FeltBits            int `json:"felt_bits"`
	Others              int `json:"equalities_and_others"`
}

// Counts are those of the circuit after it was compiled.
func (c *Circuit) Counts() Counts {
	in := c.built
	s, n := in.field.Stats, in.n
	n.FieldProducts, n.FieldSelects, n.FieldBooleans, n.CanonicalChecks = s.Products, s.Selects, s.Booleans, s.Canonicals
	n.Reductions, n.Equalities, n.Inverses, n.QuotientBits = s.Reductions, s.Equalities, s.Inverses, s.QuotientBits
	n.TableRows, n.TableReads = in.checks.Counts.Rows, in.checks.Counts.Reads
	n.BatchedPermutations, n.UnbatchedPermutations = in.hash.Stats.Batched, in.hash.Stats.Plain
	return n
}

// Causes split the total constraints of the compiled circuit.
func (c *Circuit) Causes(total int) Causes {
	n, hash, checks := c.Counts(), c.built.hash.Stats, c.built.checks.Counts
	limbs := func(bits int) int { return c.built.checks.RoundUp(bits) / c.limbBits }
	out := Causes{
		PermutationHash: hash.Hash, PermutationSumCheck: hash.SumCheck, PermutationColumns: hash.Columns, PermutationPlain: hash.PlainRounds,
		RangeTable:          1 << c.limbBits,
		RangeWitness:        n.CanonicalChecks * 2 * limbs(koala.WordBits),
		RangeQuotients:      n.QuotientBits / c.limbBits,
		RangeDecompositions: n.ChunkDecompositions * (chunks*limbs(chunkBits) + 2*limbs(halfBits)),
		Tables:              checks.Rows + checks.ReadValues + checks.Reads,
		Products:            n.FieldProducts,
		Selects:             n.FieldSelects,
		Booleans:            n.FieldBooleans,
		ScalarSelects:       n.ScalarSelects,
		FeltBits:            n.FeltDecompositions * (feltBits + 1),
	}
	out.RangeRemainders = checks.Limbs - out.RangeWitness - out.RangeQuotients - out.RangeDecompositions
	out.Others = total - out.PermutationHash - out.PermutationSumCheck - out.PermutationColumns - out.PermutationPlain - out.RangeTable - checks.Limbs -
		out.Tables - out.Products - out.Selects - out.Booleans - out.ScalarSelects - out.FeltBits
	return out
}
