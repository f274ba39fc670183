package poseidon

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"sync"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/frontend"
)

const (
	width              = 16
	rate               = width - 1 // lane 0 is the capacity
	spongeFullRounds   = 8
	spongePartialRound = 57
)

// spongeDiagonal is the internal matrix minus the all-one matrix. The characteristic polynomials of the matrix's first
// 32 powers are irreducible over the scalar field, which rules out invariant subspace trails; a test shows it.
var spongeDiagonal = [width]uint64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 33}

// spongeBlock is the 4x4 matrix M of the external layer circ(2M, M, M, M).
var spongeBlock = [4][4]uint64{{5, 7, 1, 3}, {4, 6, 1, 1}, {1, 3, 5, 7}, {1, 1, 4, 6}}

// elements are the small numbers of the sponge's matrices.
var elements = func() (out [64]fr.Element) {
	for i := range out {
		out[i].SetUint64(uint64(i))
	}
	return out
}()

// spongeConstants are SHA-256 in counter mode over a fixed tag, two blocks for each constant, reduced mod r.
var spongeConstants = func() (out [spongeFullRounds + spongePartialRound][]fr.Element) {
	counter := uint64(0)
	next := func() (e fr.Element) {
		var b []byte
		for range 2 {
			h := sha256.Sum256(binary.BigEndian.AppendUint64([]byte("lemma.poseidon2.bn254.t16"), counter))
			b = append(b, h[:]...)
			counter++
		}
		e.SetBytes(b)
		return e
	}
	for r := range out {
		n := width
		if !spongeFull(r) {
			n = 1
		}
		for range n {
			out[r] = append(out[r], next())
		}
	}
	return out
}()

func spongeFull(r int) bool {
	return r < spongeFullRounds/2 || r >= spongeFullRounds/2+spongePartialRound
}

// sponge is a duplex sponge over field elements. Its state starts at zero; lanes 1 to 15 are what may be squeezed.
type sponge struct{ state [width]fr.Element }

// absorb takes the elements in blocks of 15: it adds a block to the rate and its length to the capacity, then permutes.
func (s *sponge) absorb(data []fr.Element) {
	for block := range slices.Chunk(data, rate) {
		var n fr.Element
		n.SetUint64(uint64(len(block)))
		s.state[0].Add(&s.state[0], &n)
		for i := range block {
			s.state[i+1].Add(&s.state[i+1], &block[i])
		}
		permuteWide(&s.state)
	}
}

// permuteWide is the width-16 Poseidon2 permutation: x^5, 8 full and 57 partial rounds.
func permuteWide(s *[width]fr.Element) {
	externalWide(s)
	for r, row := range spongeConstants {
		for i := range row {
			s[i].Add(&s[i], &row[i])
			pow5(&s[i])
		}
		if spongeFull(r) {
			externalWide(s)
		} else {
			internalWide(s)
		}
	}
}

func internalWide(s *[width]fr.Element) {
	var sum fr.Element
	for i := range s {
		sum.Add(&sum, &s[i])
	}
	for i := range s {
		s[i].Mul(&s[i], &elements[spongeDiagonal[i]]).Add(&s[i], &sum)
	}
}

func externalWide(s *[width]fr.Element) {
	var t [width]fr.Element
	var sums [4]fr.Element
	for i := range s {
		for j, c := range spongeBlock[i%4] {
			var k fr.Element
			t[i].Add(&t[i], k.Mul(&elements[c], &s[i/4*4+j]))
		}
		sums[i%4].Add(&sums[i%4], &t[i])
	}
	for i := range s {
		s[i].Add(&t[i], &sums[i%4])
	}
}

// partialSection is the partial rounds as linear forms, since only one lane of them leaves the linear world. The basis
// is the 16 outputs of the last S-boxes before, then the output of each partial round's S-box.
type partialSection struct {
	before [spongePartialRound][]fr.Element // what goes into each partial round's S-box, without the constant
	after  [width][]fr.Element              // the state after the last partial round
}

var partialRounds16 = sync.OnceValue(func() *partialSection {
	var p partialSection
	const size = width + spongePartialRound
	// Column b of the forms is where basis vector b goes.
	var columns [size][width]fr.Element
	for b := range width {
		columns[b][b].SetOne()
		externalWide(&columns[b])
	}
	for k := range p.before {
		p.before[k] = make([]fr.Element, width+k)
		for b := range p.before[k] {
			p.before[k][b] = columns[b][0]
			columns[b][0].SetZero()
		}
		columns[width+k][0].SetOne()
		for b := range width + k + 1 {
			internalWide(&columns[b])
		}
	}
	for i := range p.after {
		p.after[i] = make([]fr.Element, size)
		for b := range columns {
			p.after[i][b] = columns[b][i]
		}
	}
	return &p
})

// circuitSponge is sponge inside a circuit.
type circuitSponge struct {
	count *int // constraints spent
	api   frontend.API
	state [width]frontend.Variable
}

func newCircuitSponge(api frontend.API, count *int) *circuitSponge {
	s := &circuitSponge{api: api, count: count}
	for i := range s.state {
		s.state[i] = 0
	}
	return s
}

func (s *circuitSponge) absorb(data []frontend.Variable) {
	for block := range slices.Chunk(data, rate) {
		s.state[0] = s.api.Add(s.state[0], len(block))
		for i, v := range block {
			s.state[i+1] = s.api.Add(s.state[i+1], v)
		}
		s.permute()
	}
}

func (s *circuitSponge) permute() {
	s.external()
	for r := range spongeConstants {
		switch {
		case r == spongeFullRounds/2-1:
			s.powers(r)
			s.partial()
		case spongeFull(r):
			s.powers(r)
			s.external()
		}
	}
}

// partial is the linear layer after the last of the first full rounds, and all partial rounds.
func (s *circuitSponge) partial() {
	section := partialRounds16()
	basis := append(make([]frontend.Variable, 0, width+spongePartialRound), s.state[:]...)
	for k, form := range section.before {
		x := s.api.Add(dot(s.api, form, basis), &spongeConstants[spongeFullRounds/2+k][0])
		basis = append(basis, power(s.api, s.count, x))
	}
	for i, form := range section.after {
		s.state[i] = dot(s.api, form, basis)
	}
}

func (s *circuitSponge) powers(r int) {
	for i := range s.state {
		s.state[i] = power(s.api, s.count, s.api.Add(s.state[i], &spongeConstants[r][i]))
	}
}

func (s *circuitSponge) external() {
	var t [width]frontend.Variable
	for i := range t {
		x, c := s.state[i/4*4:], spongeBlock[i%4]
		t[i] = s.api.Add(s.api.Mul(x[0], c[0]), s.api.Mul(x[1], c[1]), s.api.Mul(x[2], c[2]), s.api.Mul(x[3], c[3]))
	}
	for i := range s.state {
		s.state[i] = s.api.Add(t[i], t[i%4], t[i%4+4], t[i%4+8], t[i%4+12])
	}
}

// dot is the linear form applied to the first variables; it costs no constraint.
func dot(api frontend.API, form []fr.Element, x []frontend.Variable) frontend.Variable {
	terms := make([]frontend.Variable, len(form))
	for i := range form {
		terms[i] = api.Mul(x[i], &form[i])
	}
	return api.Add(terms[0], 0, terms[1:]...)
}

// power is x^5 in three constraints, which it adds to count.
func power(api frontend.API, count *int, x frontend.Variable) frontend.Variable {
	*count += 3
	x2 := api.Mul(x, x)
	return api.Mul(api.Mul(x2, x2), x)
}
