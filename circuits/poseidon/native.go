package poseidon

import (
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

const (
	fullRounds    = 8
	partialRounds = 56
)

var constants = func() (out [64][]fr.Element) {
	for r, row := range roundConstants {
		for _, s := range row {
			var e fr.Element
			v, _ := new(big.Int).SetString(s, 16)
			e.SetBigInt(v)
			out[r] = append(out[r], e)
		}
	}
	return out
}()

func isFull(r int) bool { return r < fullRounds/2 || r >= fullRounds/2+partialRounds }

func pow5(x *fr.Element) {
	var t fr.Element
	t.Square(x).Square(&t)
	x.Mul(x, &t)
}

// Permute is the width-3 Poseidon2 permutation: x^5, 8 full and 56 partial rounds.
func Permute(s *[3]fr.Element) {
	mix(s, true)
	for r := range constants {
		for i := range constants[r] {
			s[i].Add(&s[i], &constants[r][i])
			pow5(&s[i])
		}
		mix(s, isFull(r))
	}
}

// mix is the linear layer: circ(2,1,1) in full rounds, all ones plus diag(1,1,2) in partial ones.
func mix(s *[3]fr.Element, full bool) {
	var sum fr.Element
	sum.Add(&s[0], &s[1]).Add(&sum, &s[2])
	if !full {
		s[2].Double(&s[2])
	}
	for i := range s {
		s[i].Add(&s[i], &sum)
	}
}
