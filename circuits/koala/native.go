package koala

import "math/big"

// Modulus is the field's p.
const Modulus = 1<<31 - 1<<24 + 1

// nonResidue is X^4 in the extension.
const nonResidue = 3

// ModulusBig is a fresh big.Int of Modulus.
func ModulusBig() *big.Int { return big.NewInt(Modulus) }

// Felt is a canonical field element, below Modulus.
type Felt uint64

// Ext is an extension element, lowest coefficient first.
type Ext [4]Felt

// Add is a+b.
func (a Felt) Add(b Felt) Felt { return (a + b) % Modulus }

// Sub is a-b.
func (a Felt) Sub(b Felt) Felt { return (a + Modulus - b) % Modulus }

// Mul is a·b.
func (a Felt) Mul(b Felt) Felt { return a * b % Modulus }

// Inv is 1/a, and 0 for 0.
func (a Felt) Inv() Felt {
	r, e := Felt(1), uint64(Modulus-2)
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			r = r.Mul(a)
		}
		a = a.Mul(a)
	}
	return r
}

// Add is a+b.
func (a Ext) Add(b Ext) Ext {
	return Ext{a[0].Add(b[0]), a[1].Add(b[1]), a[2].Add(b[2]), a[3].Add(b[3])}
}

// Sub is a-b.
func (a Ext) Sub(b Ext) Ext {
	return Ext{a[0].Sub(b[0]), a[1].Sub(b[1]), a[2].Sub(b[2]), a[3].Sub(b[3])}
}

// Scale is a·b.
func (a Ext) Scale(b Felt) Ext { return Ext{a[0].Mul(b), a[1].Mul(b), a[2].Mul(b), a[3].Mul(b)} }

// Mul is a·b.
func (a Ext) Mul(b Ext) (c Ext) {
	for i := range a {
		for j := range b {
			t := a[i].Mul(b[j])
			if i+j >= 4 {
				t = t.Mul(nonResidue)
			}
			c[(i+j)%4] = c[(i+j)%4].Add(t)
		}
	}
	return c
}

// Inv is 1/a, and 0 for 0. With Y = X^2, a = u + vX for u, v in F[Y], so a·(u - vX) = u^2 - Y·v^2 =: n is in F[Y],
// and n times its conjugate is in F.
func (a Ext) Inv() Ext {
	conj := Ext{a[0], Felt(0).Sub(a[1]), a[2], Felt(0).Sub(a[3])}
	n := a.Mul(conj)
	nConj := Ext{n[0], 0, Felt(0).Sub(n[2]), 0}
	norm := n.Mul(nConj)[0]
	return conj.Mul(nConj).Scale(norm.Inv())
}

// Permute is the width-16 Poseidon2 permutation: x^3, 8 full and 20 partial rounds.
func Permute(s *[16]Felt) {
	external(s)
	for r, rc := range roundConstants {
		if r < fullRounds/2 || r >= fullRounds/2+partialRounds {
			for i := range s {
				s[i] = cube(s[i].Add(Felt(rc[i])))
			}
			external(s)
			continue
		}
		s[0] = cube(s[0].Add(Felt(rc[0])))
		sum := Felt(0)
		for _, v := range s {
			sum = sum.Add(v)
		}
		for i := range s {
			s[i] = s[i].Mul(Felt(diagonal[i])).Add(sum).Mul(montInverse)
		}
	}
}

const (
	fullRounds    = 8
	partialRounds = 20
	// montInverse is 2^-32 mod p: the internal layer works on Montgomery forms.
	montInverse = 1057030144
)

// diagonal is the internal matrix minus the all-one matrix.
var diagonal = [16]uint64{Modulus - 2, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 32768}

func cube(x Felt) Felt { return x.Mul(x).Mul(x) }

// block is the 4x4 matrix of the external layer.
var block = [4][4]uint64{{2, 3, 1, 1}, {1, 2, 3, 1}, {1, 1, 2, 3}, {3, 1, 1, 2}}

// external is circ(2M, M, M, M) with M the 4x4 block.
func external(s *[16]Felt) {
	var t [16]Felt
	for i := range s {
		for j := range 4 {
			t[i] = t[i].Add(s[i/4*4+j].Mul(Felt(block[i%4][j])))
		}
	}
	for i := range s {
		s[i] = t[i]
		for k := i % 4; k < 16; k += 4 {
			s[i] = s[i].Add(t[k])
		}
	}
}
