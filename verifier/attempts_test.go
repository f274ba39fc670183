package verifier

import (
	"bytes"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/contracts/tools/groth16test"
	"github.com/lemma-network/lemma/proof"
)

// kind is a way to make an attempt; n counts the calls, so that fields can be taken in turn.
type kind struct {
	name string
	make func(r *rand.Rand, n int) attempt
}

// maker makes attempts under two keys: a trapdoor's, for any claim at all, and one of gnark's setup with gnark's proofs.
type maker struct {
	t               *testing.T
	td              *trapdoor
	court, toyCourt *court
	toys            []attempt
}

// Where the points lie in a proof: A, C, D, K are in G1.
var g1Points = []int{4, 196, 260, 324}

const (
	atA, atB, atC, atD, atK, atEnd = 4, 68, 196, 260, 324, 388
	inputs                         = 96 // bytes of the three inputs, which rho binds before the proof
	programField, journalField     = 0, 1
)

func newMaker(t *testing.T) *maker {
	t.Helper()
	m := &maker{t: t, td: newTrapdoor(t, 3)}
	m.court = newCourt(t, m.td.words())
	key, err := groth16test.Setup()
	if err != nil {
		t.Fatal(err)
	}
	var words circuits.Words
	for i, w := range key.Words() {
		w.FillBytes(words[i][:])
	}
	m.toyCourt = newCourt(t, words)
	r := rand.New(rand.NewPCG(attemptsSeed, 1))
	for range toyProofs {
		c := someClaims(r)
		wire, err := key.Prove(c)
		if err != nil {
			t.Fatal(err)
		}
		m.toys = append(m.toys, attempt{m.toyCourt, c, wire})
	}
	return m
}

// digest is a random number below the scalar field, big-endian.
func digest(r *rand.Rand) proof.Digest { e := element(r); return e.Bytes() }

// someClaims are random; the journal has all 256 bits.
func someClaims(r *rand.Rand) proof.Claim {
	journal := digest(r)
	journal[0] = byte(r.Uint32())
	return proof.Claim{ProgramID: digest(r), JournalDigest: journal, Context: digest(r).Big()}
}

func (m *maker) secrets(r *rand.Rand) *secrets {
	return m.td.prove(someClaims(r), element(r), element(r), element(r))
}

func (m *maker) from(s *secrets) attempt { return attempt{m.court, s.claim, s.wire(m.td)} }

// base is a valid attempt, of the trapdoor's key or of gnark's.
func (m *maker) base(r *rand.Rand) attempt {
	if r.IntN(2) == 0 {
		return m.from(m.secrets(r))
	}
	a := m.toys[r.IntN(len(m.toys))]
	a.wire = bytes.Clone(a.wire)
	a.claim.Context = new(big.Int).Set(a.claim.Context)
	return a
}

func validKinds(m *maker) []kind {
	// altered changes the secrets of a trapdoor's proof, and then C or nothing else.
	altered := func(f func(r *rand.Rand, s *secrets)) func(*rand.Rand, int) attempt {
		return func(r *rand.Rand, _ int) attempt { s := m.secrets(r); f(r, s); return m.from(s) }
	}
	// points changes a proof by its points alone, as anybody can.
	points := func(f func(r *rand.Rand, a *attempt, pa, pc *bn254.G1Affine, pb *bn254.G2Affine)) func(*rand.Rand, int) attempt {
		return func(r *rand.Rand, _ int) attempt {
			a := m.base(r)
			p, err := decode(a.wire[4:])
			if err != nil {
				m.t.Fatal(err)
			}
			f(r, &a, &p.a, &p.c, &p.b)
			copy(a.wire[atA:], words1(p.a))
			copy(a.wire[atB:], words2(p.b))
			copy(a.wire[atC:], words1(p.c))
			return a
		}
	}
	return []kind{
		{"fresh, of any claim", func(r *rand.Rand, _ int) attempt { return m.from(m.secrets(r)) }},
		{"fresh, by gnark", func(_ *rand.Rand, n int) attempt { return m.toys[n%len(m.toys)] }},
		{"A' = xA, B' = B/x", points(func(r *rand.Rand, _ *attempt, a, _ *bn254.G1Affine, b *bn254.G2Affine) {
			x := element(r)
			var y fr.Element
			y.Inverse(&x)
			a.ScalarMultiplication(a, x.BigInt(new(big.Int)))
			b.ScalarMultiplication(b, y.BigInt(new(big.Int)))
		})},
		{"A' = -A, B' = -B", points(func(_ *rand.Rand, _ *attempt, a, _ *bn254.G1Affine, b *bn254.G2Affine) { a.Neg(a); b.Neg(b) })},
		{"B' = B + x delta, C' = C + xA", points(func(r *rand.Rand, at *attempt, a, c *bn254.G1Affine, b *bn254.G2Affine) {
			x := element(r)
			var da bn254.G1Affine
			var db bn254.G2Affine
			c.Add(c, da.ScalarMultiplication(a, x.BigInt(new(big.Int))))
			b.Add(b, db.ScalarMultiplication(&at.at.key.delta, x.BigInt(new(big.Int))))
		})},
		{"unused bits of the journal's digest", func(r *rand.Rand, n int) attempt {
			a := m.base(r)
			a.claim.JournalDigest[0] ^= byte(n%7+1) << 5
			return a
		}},
		{"smallest inputs", func(r *rand.Rand, _ int) attempt {
			return m.from(m.td.prove(proof.Claim{Context: new(big.Int)}, element(r), element(r), element(r)))
		}},
		{"largest inputs", func(r *rand.Rand, _ int) attempt {
			last := new(big.Int).Sub(fr.Modulus(), big.NewInt(1))
			c := proof.Claim{ProgramID: proof.Digest(last.FillBytes(make([]byte, 32))), Context: last}
			copy(c.JournalDigest[:], bytes.Repeat([]byte{255}, 32))
			return m.from(m.td.prove(c, element(r), element(r), element(r)))
		}},
		{"D and K at infinity", altered(func(_ *rand.Rand, s *secrets) { s.d.SetZero(); s.k.SetZero(); m.td.close(s, fr.Element{}) })},
		{"A at infinity", altered(func(_ *rand.Rand, s *secrets) { s.a.SetZero(); m.td.close(s, fr.Element{}) })},
		{"B at infinity", altered(func(_ *rand.Rand, s *secrets) { s.b.SetZero(); m.td.close(s, fr.Element{}) })},
		{"C at infinity", altered(func(_ *rand.Rand, s *secrets) {
			s.c.SetZero()
			s.a = add(s.a, div(*new(fr.Element).Neg(ptr(m.td.groth16Error(s))), s.b))
		})},
	}
}

func ptr[T any](v T) *T { return &v }

func brokenKinds(m *maker) []kind {
	all := append(wordKinds(m), pointKinds(m)...)
	return append(append(all, claimKinds(m)...), craftedKinds(m)...)
}

// edit breaks a valid attempt.
func (m *maker) edit(name string, f func(r *rand.Rand, n int, a *attempt)) kind {
	return kind{name, func(r *rand.Rand, n int) attempt { a := m.base(r); f(r, n, &a); return a }}
}

// wordKinds change one of the twelve words after the selector, each in turn; or the selector, or the length.
func wordKinds(m *maker) []kind {
	word := func(name string, f func(r *rand.Rand, w []byte)) kind {
		return m.edit("word "+name, func(r *rand.Rand, n int, a *attempt) { f(r, a.wire[4+32*(n%12):][:32]) })
	}
	return []kind{
		word("with a flipped bit", func(r *rand.Rand, w []byte) { w[r.IntN(32)] ^= 1 << r.IntN(8) }),
		word("plus one", func(_ *rand.Rand, w []byte) { copy(w, plus(w, big.NewInt(1))) }),
		word("plus q", func(_ *rand.Rand, w []byte) { copy(w, plus(w, fp.Modulus())) }),
		word("is q", func(_ *rand.Rand, w []byte) { fp.Modulus().FillBytes(w) }),
		word("of ones", func(_ *rand.Rand, w []byte) { copy(w, bytes.Repeat([]byte{255}, 32)) }),
		word("zero", func(_ *rand.Rand, w []byte) { clear(w) }),
		word("random", func(r *rand.Rand, w []byte) { copy(w, words1(g1(element(r)))) }),
		m.edit("selector", func(r *rand.Rand, n int, a *attempt) { a.wire[n%4] ^= 1 << r.IntN(8) }),
		m.edit("cut short", func(r *rand.Rand, n int, a *attempt) {
			a.wire = a.wire[:[]int{0, 3, 4, 387, 356, r.IntN(atEnd)}[n%6]]
		}),
		m.edit("too long", func(r *rand.Rand, n int, a *attempt) { a.wire = append(a.wire, make([]byte, 1+n*31)...) }),
		m.edit("only zeros", func(_ *rand.Rand, _ int, a *attempt) { clear(a.wire[4:]) }),
		m.edit("of another key", func(_ *rand.Rand, _ int, a *attempt) {
			a.at = map[*court]*court{m.court: m.toyCourt, m.toyCourt: m.court}[a.at]
		}),
		m.edit("of another key, under this one's selector", func(_ *rand.Rand, _ int, a *attempt) {
			a.at = map[*court]*court{m.court: m.toyCourt, m.toyCourt: m.court}[a.at]
			s := a.at.key.Selector()
			copy(a.wire, s[:])
		}),
	}
}

// pointKinds put other well-formed points in the places of a proof's, but for B outside of its group.
func pointKinds(m *maker) []kind {
	swap := func(b []byte, i, j, n int) {
		x := bytes.Clone(b[i : i+n])
		copy(b[i:], b[j:j+n])
		copy(b[j:], x)
	}
	negate := func(a *attempt, at int) { copy(a.wire[at+32:], negated(a.wire[at+32:at+64])) }
	double := func(a *attempt, at int) {
		var p bn254.G1Affine
		if _, err := p.SetBytes(a.wire[at : at+64]); err != nil {
			m.t.Fatal(err)
		}
		p.Double(&p)
		copy(a.wire[at:], words1(p))
	}
	// other takes bytes from another proof of the same claim's key.
	other := func(name string, from, to int) kind {
		return m.edit(name+" of another proof", func(r *rand.Rand, _ int, a *attempt) {
			b := m.base(r)
			for b.at != a.at || b.claim == a.claim || bytes.Equal(b.wire, a.wire) {
				b = m.base(r)
			}
			copy(a.wire[from:to], b.wire[from:to])
		})
	}
	return []kind{
		other("A", atA, atB), other("B", atB, atC), other("C", atC, atD), other("D", atD, atK), other("K", atK, atEnd),
		other("D and K", atD, atEnd), other("A, B and C", atA, atD), other("all", atA, atEnd),
		m.edit("another point of G1", func(r *rand.Rand, n int, a *attempt) { copy(a.wire[g1Points[n%4]:], words1(g1(element(r)))) }),
		m.edit("another point as B", func(r *rand.Rand, _ int, a *attempt) { copy(a.wire[atB:], words2(g2(element(r)))) }),
		m.edit("point of G1 negated", func(_ *rand.Rand, n int, a *attempt) { negate(a, g1Points[n%4]) }),
		m.edit("B negated", func(_ *rand.Rand, _ int, a *attempt) { negate(a, atB+64); negate(a, atB+32) }),
		m.edit("D and K negated", func(_ *rand.Rand, _ int, a *attempt) { negate(a, atD); negate(a, atK) }),
		m.edit("point of G1 doubled", func(_ *rand.Rand, n int, a *attempt) { double(a, g1Points[n%4]) }),
		m.edit("D and K doubled", func(_ *rand.Rand, _ int, a *attempt) { double(a, atD); double(a, atK) }),
		m.edit("point of G1 at infinity", func(_ *rand.Rand, n int, a *attempt) { clear(a.wire[g1Points[n%4]:][:64]) }),
		m.edit("B at infinity", func(_ *rand.Rand, _ int, a *attempt) { clear(a.wire[atB:atC]) }),
		m.edit("D and K at infinity", func(_ *rand.Rand, _ int, a *attempt) { clear(a.wire[atD:]) }),
		m.edit("two points of G1 swapped", func(_ *rand.Rand, n int, a *attempt) {
			swap(a.wire, g1Points[n%4], g1Points[(n+1+n/4%3)%4], 64)
		}),
		m.edit("B's halves swapped", func(_ *rand.Rand, _ int, a *attempt) {
			swap(a.wire, atB, atB+32, 32)
			swap(a.wire, atB+64, atB+96, 32)
		}),
		m.edit("B outside of its group", func(_ *rand.Rand, _ int, a *attempt) { copy(a.wire[atB:], words2(outside(m.t))) }),
	}
}

// claimKinds ask for another claim than the proof's.
func claimKinds(m *maker) []kind {
	bump := func(d proof.Digest, by *big.Int) proof.Digest { return proof.Digest(plus(d[:], by)) }
	r256 := fr.Modulus()
	return []kind{
		m.edit("input plus one", func(_ *rand.Rand, n int, a *attempt) {
			switch n % 3 {
			case programField:
				a.claim.ProgramID = bump(a.claim.ProgramID, big.NewInt(1))
			case journalField:
				a.claim.JournalDigest[31]++
			default:
				a.claim.Context = new(big.Int).Add(a.claim.Context, big.NewInt(1))
			}
		}),
		m.edit("input with a flipped bit", func(r *rand.Rand, n int, a *attempt) {
			bit := r.IntN(253)
			switch n % 3 {
			case programField:
				a.claim.ProgramID[31-bit/8] ^= 1 << (bit % 8)
			case journalField:
				a.claim.JournalDigest[31-bit/8] ^= 1 << (bit % 8)
			default:
				a.claim.Context = new(big.Int).SetBit(a.claim.Context, bit, 1-a.claim.Context.Bit(bit))
			}
		}),
		m.edit("input plus r", func(_ *rand.Rand, n int, a *attempt) {
			if n%2 == 0 {
				a.claim.ProgramID = bump(a.claim.ProgramID, r256)
			} else {
				a.claim.Context = new(big.Int).Add(a.claim.Context, r256)
			}
		}),
		m.edit("journal plus r", func(_ *rand.Rand, _ int, a *attempt) {
			a.claim.JournalDigest = bump(proof.Digest(a.claim.JournalDigest.Field().FillBytes(make([]byte, 32))), r256)
		}),
		m.edit("input of ones", func(_ *rand.Rand, n int, a *attempt) {
			ones := proof.Digest(bytes.Repeat([]byte{255}, 32))
			if n%2 == 0 {
				a.claim.ProgramID = ones
			} else {
				a.claim.Context = ones.Big()
			}
		}),
		m.edit("input is r", func(_ *rand.Rand, n int, a *attempt) {
			if n%2 == 0 {
				a.claim.ProgramID = proof.Digest(r256.FillBytes(make([]byte, 32)))
			} else {
				a.claim.Context = r256
			}
		}),
		m.edit("program and context swapped", func(_ *rand.Rand, _ int, a *attempt) {
			p := a.claim.ProgramID
			a.claim.Context.FillBytes(a.claim.ProgramID[:])
			a.claim.Context = p.Big()
		}),
	}
}

// craftedKinds are false proofs by somebody who knows the key's secrets, both of whose errors are known: one alone, or two
// that cancel for a factor other than the contract's rho.
func craftedKinds(m *maker) []kind {
	td := m.td
	broken := func(r *rand.Rand) *secrets { s := m.secrets(r); s.k = element(r); s.c = element(r); return s }
	one := fr.One()
	cancel := func(name string, factor func(r *rand.Rand, s *secrets) fr.Element) kind {
		return kind{"errors cancel for " + name, func(r *rand.Rand, _ int) attempt {
			s := broken(r)
			f := mul(factor(r, s), td.knowledgeError(s))
			td.close(s, *f.Neg(&f))
			return m.from(s)
		}}
	}
	// unbound chooses one field last, so that the errors cancel for a rho that does not depend on it: what anybody could do
	// if the contract left it out. The equation is linear in each such field.
	unbound := func(name string, from, to int, set func(s *secrets, x fr.Element)) kind {
		return kind{"errors cancel for a rho without " + name, func(r *rand.Rand, _ int) attempt {
			for {
				s := broken(r)
				rho := s.rhoWithout(td, from, to)
				at := func(x fr.Element) fr.Element {
					set(s, x)
					return add(td.groth16Error(s), mul(rho, td.knowledgeError(s)))
				}
				zero := at(fr.Element{})
				x := div(zero, sub(zero, at(one)))
				if left := at(x); left.IsZero() { // else the journal's digest needs more than 253 bits
					return m.from(s)
				}
			}
		}}
	}
	return []kind{
		{"knowledge alone is wrong", func(r *rand.Rand, _ int) attempt { s := m.secrets(r); s.k = element(r); return m.from(s) }},
		{"Groth16 alone is wrong", func(r *rand.Rand, _ int) attempt { s := m.secrets(r); s.c = element(r); return m.from(s) }},
		cancel("1", func(*rand.Rand, *secrets) fr.Element { return one }),
		cancel("-1", func(*rand.Rand, *secrets) fr.Element { return *new(fr.Element).Neg(&one) }),
		cancel("the challenge", func(_ *rand.Rand, s *secrets) fr.Element { return s.challenge() }),
		cancel("a random factor", func(r *rand.Rand, _ *secrets) fr.Element { return element(r) }),
		unbound("A", inputs+atA, inputs+atB, func(s *secrets, x fr.Element) { s.a = x }),
		unbound("B", inputs+atB, inputs+atC, func(s *secrets, x fr.Element) { s.b = x }),
		unbound("C", inputs+atC, inputs+atD, func(s *secrets, x fr.Element) { s.c = x }),
		unbound("K", inputs+atK, inputs+atEnd, func(s *secrets, x fr.Element) { s.k = x }),
		unbound("the program", 0, 32, func(s *secrets, x fr.Element) { s.claim.ProgramID = x.Bytes() }),
		unbound("the journal", 32, 64, func(s *secrets, x fr.Element) { s.claim.JournalDigest = x.Bytes() }),
		unbound("the context", 64, inputs, func(s *secrets, x fr.Element) { s.claim.Context = x.BigInt(new(big.Int)) }),
	}
}
