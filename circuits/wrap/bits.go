package wrap

import (
	"errors"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/std/math/bits"
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/circuits/lookup"
)

const (
	// chunkBits is the width of the pieces in which the list reads a scalar's decomposition: it sums up bits of each to a
	// felt and uses them for nothing else, so a piece is one range check and not chunkBits booleans.
	chunkBits = 64
	chunks    = 4
	// halfBits splits a scalar for the comparison with the modulus.
	halfBits = 2 * chunkBits
)

// decomposition is the binary form of a scalar below the modulus, made as chunks or as bits, as the list asks for it.
type decomposition struct {
	api    frontend.API
	checks *lookup.Argument
	n      *Counts
	x      frontend.Variable
	chunks []frontend.Variable // chunks, lowest first
	bits   []frontend.Variable // fr.Bits of them, lowest first
}

// chunk is bits [64k, 64k+64) of the scalar.
func (d *decomposition) chunk(k int) frontend.Variable {
	switch {
	case d.chunks != nil:
	case d.bits != nil:
		for i := range chunks {
			d.chunks = append(d.chunks, bits.FromBinary(d.api, d.bits[i*chunkBits:min((i+1)*chunkBits, fr.Bits)]))
		}
	default:
		d.split()
	}
	return d.chunks[k]
}

// split makes the chunks: their sum is the scalar by construction, each is in its range, and the integer that they make
// up is below the modulus r: r-1 minus it, taken in two halves with a borrow, is not negative.
func (d *decomposition) split() {
	d.n.ChunkDecompositions++
	api := d.api
	hinted, err := api.Compiler().NewHint(chunksHint, chunks, d.x)
	if err != nil {
		panic("wrap: " + err.Error()) // the hint's shape is wrong: a bug in this package
	}
	upper, borrow := hinted[:chunks-1], hinted[chunks-1]
	lowest := d.x
	for i, c := range upper {
		lowest = api.Sub(lowest, api.Mul(c, shifted(1, chunkBits*(i+1))))
	}
	d.chunks = append([]frontend.Variable{lowest}, upper...)
	for _, c := range d.chunks {
		d.checks.Range(c, chunkBits)
	}
	api.AssertIsBoolean(borrow)
	top := new(big.Int).Sub(fr.Modulus(), big.NewInt(1))
	topHigh := new(big.Int).Rsh(top, halfBits)
	topLow := new(big.Int).Sub(top, new(big.Int).Lsh(topHigh, halfBits))
	low := api.Add(d.chunks[0], api.Mul(d.chunks[1], shifted(1, chunkBits)))
	high := api.Add(d.chunks[2], api.Mul(d.chunks[3], shifted(1, chunkBits)))
	d.checks.Range(api.Sub(api.Add(topLow, api.Mul(borrow, shifted(1, halfBits))), low), halfBits)
	d.checks.Range(api.Sub(topHigh, high, borrow), halfBits)
}

func shifted(v int64, n int) *big.Int { return new(big.Int).Lsh(big.NewInt(v), uint(n)) }

// bit is bit i of the scalar, a boolean.
func (d *decomposition) bit(i int) frontend.Variable {
	if i >= fr.Bits {
		return 0
	}
	if d.bits == nil {
		d.n.ScalarDecompositions++
		if d.chunks == nil {
			// All 254 bits, so the decomposition is the one below the modulus: gnark checks that.
			d.bits = bits.ToBinary(d.api, d.x, bits.WithNbDigits(fr.Bits))
		}
		for i := range d.chunks {
			d.bits = append(d.bits, bits.ToBinary(d.api, d.chunks[i], bits.WithNbDigits(min(chunkBits, fr.Bits-i*chunkBits)))...)
		}
	}
	return d.bits[i]
}

// sum is a felt that is known as a sum over bits that have no wires yet: offset plus bit from, plus twice bit from+1, and
// so on up to bit to-1, mod p.
type sum struct {
	d        *decomposition
	from, to int
	offset   koala.Felt
}

// next is s with bit i added at weight k, if that makes a longer sum of this form.
func (s sum) next(d *decomposition, i int, k koala.Felt) (sum, bool) {
	weight := koala.Felt(1)
	for range s.to - s.from {
		weight = weight.Add(weight)
	}
	if s.d == nil {
		s.from, s.to, s.d = i, i, d
	}
	if s.d != d || s.to != i || weight != k {
		return s, false
	}
	s.to++
	return s, true
}

// element is s with wires: a chunk where it is one, else its bits.
func (s sum) element(f *koala.Field) *koala.Element {
	k := s.from / chunkBits
	if s.from == k*chunkBits && s.to == min(s.from+chunkBits, fr.Bits) {
		e := f.Known(s.d.chunk(k), shifted(1, s.to-s.from))
		f.Shrink(e)
		return f.Add(e, f.Constant(big.NewInt(int64(s.offset))))
	}
	out, weight := f.Constant(big.NewInt(int64(s.offset))), koala.Felt(1)
	for i := s.from; i < s.to; i++ {
		term := f.Mul(f.Known(s.d.bit(i), big.NewInt(2)), f.Constant(big.NewInt(int64(weight))))
		out, weight = f.Add(out, term), weight.Add(weight)
	}
	return out
}

// lazy is felt register r as a sum of bits without wires, where it is one; a constant is an empty sum.
func (in *interpreter) lazy(r int32) (sum, bool) {
	if s := in.sums[r]; s != nil {
		return *s, true
	}
	if c := in.f[r].Constant(); c != nil {
		return sum{offset: koala.Felt(c.Uint64())}, true
	}
	return sum{}, false
}

// addSums is AddF on sums of bits, one of which must be a constant.
func (in *interpreter) addSums(a []int32) bool {
	x, okX := in.lazy(a[1])
	y, okY := in.lazy(a[2])
	if !okX || !okY || (x.d == nil) == (y.d == nil) {
		return false
	}
	if x.d == nil {
		x, y = y, x
	}
	x.offset = x.offset.Add(y.offset)
	in.setSum(a[0], x)
	return true
}

// selectSums is SelectF by a bit that has no wire yet, between felts that differ by a constant.
func (in *interpreter) selectSums(a []int32) bool {
	bit := in.v[a[1]]
	if bit.d == nil {
		return false
	}
	x, okX := in.lazy(a[2])
	y, okY := in.lazy(a[3])
	if !okX || !okY || x.d != y.d || x.from != y.from || x.to != y.to {
		return false
	}
	if bit.bit >= fr.Bits { // such a bit is zero
		in.setSum(a[0], y)
		return true
	}
	z, ok := y.next(bit.d, bit.bit, x.offset.Sub(y.offset))
	if ok {
		in.setSum(a[0], z)
	}
	return ok
}

func (in *interpreter) setSum(r int32, s sum) {
	if s.d == nil {
		in.setFelt(r, in.field.Constant(big.NewInt(int64(s.offset))))
		return
	}
	in.f[r], in.sums[r] = nil, &s
}

func init() { solver.RegisterHint(Hints()...) }

// Hints are the hints that a solver needs for a circuit using this package.
func Hints() []solver.Hint { return []solver.Hint{chunksHint} }

var errHintShape = errors.New("wrap: wrong number of hint inputs or outputs")

// chunksHint gives a scalar's chunks above the lowest, and whether its low half is greater than that of r-1.
func chunksHint(r *big.Int, in, out []*big.Int) error {
	if len(in) != 1 || len(out) != chunks {
		return errHintShape
	}
	mask := new(big.Int).Sub(shifted(1, chunkBits), big.NewInt(1))
	rest := new(big.Int).Set(in[0])
	for i := range chunks - 1 {
		rest.Rsh(rest, chunkBits)
		out[i].And(rest, mask)
	}
	half := new(big.Int).Sub(shifted(1, halfBits), big.NewInt(1))
	top := new(big.Int).Sub(r, big.NewInt(1))
	if new(big.Int).And(in[0], half).Cmp(top.And(top, half)) > 0 {
		out[chunks-1].SetInt64(1)
	}
	return nil
}
