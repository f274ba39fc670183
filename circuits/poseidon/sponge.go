package poseidon

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	cryptohash "github.com/consensys/gnark-crypto/hash"
	"github.com/consensys/gnark/frontend"
	stdhash "github.com/consensys/gnark/std/hash"
)

// transcriptHash is the name of the sponge in gnark's registries.
const transcriptHash = "LEMMA_POSEIDON2_T8"

const (
	width              = 8
	rate               = 7 // lane 0 is the capacity
	spongePartialRound = 57
)

// spongeDiagonal is the internal matrix minus the all-one matrix. The characteristic polynomials of the matrix's first
// 16 powers are irreducible over the scalar field, which rules out invariant subspace trails.
var spongeDiagonal = [width]int{1, 2, 3, 4, 5, 6, 9, 13}

// spongeBlock is the 4x4 matrix M of the external layer circ(2M, M).
var spongeBlock = [4][4]int{{5, 7, 1, 3}, {4, 6, 1, 1}, {1, 3, 5, 7}, {1, 1, 4, 6}}

// spongeConstants are SHA-256 in counter mode over a fixed tag, two blocks for each constant, reduced mod r.
var spongeConstants = func() (out [fullRounds + spongePartialRound][]fr.Element) {
	counter := uint64(0)
	next := func() (e fr.Element) {
		var b []byte
		for range 2 {
			h := sha256.Sum256(binary.BigEndian.AppendUint64([]byte("lemma.poseidon2.bn254.t8"), counter))
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

func spongeFull(r int) bool { return r < fullRounds/2 || r >= fullRounds/2+spongePartialRound }

func init() {
	cryptohash.RegisterCustomHash(transcriptHash+"_BN254", func() hash.Hash { return &sponge{} })
	stdhash.RegisterCustomHash(transcriptHash, func(api frontend.API) (stdhash.FieldHasher, error) {
		s := &circuitSponge{api: api}
		s.Reset()
		return s, nil
	})
}

// sponge is a duplex sponge over field elements: each Write is a run of 32-byte big-endian elements (a short run is one
// element). Sum absorbs what is pending, permutes once and gives lane 1; it keeps the state, which is what a transcript
// needs.
type sponge struct {
	state   [width]fr.Element
	pending []fr.Element
}

func (s *sponge) Write(b []byte) (int, error) {
	for rest := b; len(rest) > 0; {
		n := min(len(rest), fr.Bytes)
		var e fr.Element
		e.SetBytes(rest[:n])
		if len(s.pending) == rate {
			s.absorb()
		}
		s.pending = append(s.pending, e)
		rest = rest[n:]
	}
	return len(b), nil
}

// absorb adds the pending elements to the rate and their number to the capacity.
func (s *sponge) absorb() {
	var n fr.Element
	n.SetUint64(uint64(len(s.pending)))
	s.state[0].Add(&s.state[0], &n)
	for i := range s.pending {
		s.state[i+1].Add(&s.state[i+1], &s.pending[i])
	}
	s.pending = s.pending[:0]
	permute8(&s.state)
}

func (s *sponge) Sum(b []byte) []byte {
	if len(s.pending) > 0 {
		s.absorb()
	}
	out := s.state[1].Bytes()
	return append(b, out[:]...)
}

func (s *sponge) Reset()         { *s = sponge{} }
func (s *sponge) Size() int      { return fr.Bytes }
func (s *sponge) BlockSize() int { return fr.Bytes }

// permute8 is the width-8 Poseidon2 permutation: x^5, 8 full and 57 partial rounds.
func permute8(s *[width]fr.Element) {
	external8(s)
	for r, row := range spongeConstants {
		for i := range row {
			s[i].Add(&s[i], &row[i])
			pow5(&s[i])
		}
		if spongeFull(r) {
			external8(s)
			continue
		}
		var sum, t fr.Element
		for i := range s {
			sum.Add(&sum, &s[i])
		}
		for i := range s {
			t.SetUint64(uint64(spongeDiagonal[i]))
			s[i].Mul(&s[i], &t).Add(&s[i], &sum)
		}
	}
}

func external8(s *[width]fr.Element) {
	var t [width]fr.Element
	for i := range s {
		for j, c := range spongeBlock[i%4] {
			var k fr.Element
			k.SetUint64(uint64(c))
			k.Mul(&k, &s[i/4*4+j])
			t[i].Add(&t[i], &k)
		}
	}
	for i := range s {
		s[i].Add(&t[i], &t[i%4]).Add(&s[i], &t[i%4+4])
	}
}

// circuitSponge is sponge inside a circuit.
type circuitSponge struct {
	api     frontend.API
	state   [width]frontend.Variable
	pending []frontend.Variable
}

func (s *circuitSponge) Write(data ...frontend.Variable) {
	for _, v := range data {
		if len(s.pending) == rate {
			s.absorb()
		}
		s.pending = append(s.pending, v)
	}
}

func (s *circuitSponge) absorb() {
	s.state[0] = s.api.Add(s.state[0], len(s.pending))
	for i, v := range s.pending {
		s.state[i+1] = s.api.Add(s.state[i+1], v)
	}
	s.pending = nil
	s.permute()
}

func (s *circuitSponge) Sum() frontend.Variable {
	if len(s.pending) > 0 {
		s.absorb()
	}
	return s.state[1]
}

func (s *circuitSponge) Reset() {
	s.pending = nil
	for i := range s.state {
		s.state[i] = 0
	}
}

func (s *circuitSponge) permute() {
	api := s.api
	s.external()
	for r, row := range spongeConstants {
		for i := range row {
			x := api.Add(s.state[i], &row[i])
			x2 := api.Mul(x, x)
			s.state[i] = api.Mul(api.Mul(x2, x2), x)
		}
		if spongeFull(r) {
			s.external()
			continue
		}
		sum := api.Add(s.state[0], s.state[1], s.state[2:]...)
		for i := range s.state {
			s.state[i] = api.Add(api.Mul(s.state[i], spongeDiagonal[i]), sum)
		}
	}
}

func (s *circuitSponge) external() {
	var t [width]frontend.Variable
	for i := range t {
		x, c := s.state[i/4*4:], spongeBlock[i%4]
		t[i] = s.api.Add(s.api.Mul(x[0], c[0]), s.api.Mul(x[1], c[1]), s.api.Mul(x[2], c[2]), s.api.Mul(x[3], c[3]))
	}
	for i := range s.state {
		s.state[i] = s.api.Add(t[i], t[i%4], t[i%4+4])
	}
}
