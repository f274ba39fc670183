package ceremony

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"io"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	pok "github.com/consensys/gnark-crypto/ecc/bn254/mpcsetup"
	"github.com/consensys/gnark/backend/groth16/bn254/mpcsetup"
	"github.com/lemma-network/lemma/proof"
)

// gnark's decoders believe the sizes that a file gives. So each file's layout, which the domain fixes, is checked first.
const (
	g1Bytes        = bn254.SizeOfG1AffineCompressed
	g2Bytes        = bn254.SizeOfG2AffineCompressed
	proofBytes     = g1Bytes + g2Bytes // one update's proof: commitment and proof of knowledge
	proofs1Bytes   = 3 * proofBytes    // of tau, alpha, beta
	challengeBytes = 32
)

// powersBytes is the length of gnark's encoding of the powers of tau for a domain of n.
func powersBytes(n uint64) int64 {
	m := int64(n)
	return 8 + g2Bytes + g1Bytes*(2*m-2) + g2Bytes*(m-1) + 2*g1Bytes*m
}

func malformed(name, format string, args ...any) error {
	args = append([]any{name}, args...)
	return proof.Errorf(proof.Permanent, "transcript-malformed", "ceremony: %s: "+format+": get the file again", args...).WithField(name)
}

// link is what a contribution's file says about the one before.
type link struct {
	name     string
	previous string // SHA-256 of the file before
}

// check refuses a challenge that is not the digest of the file before, or a part that changed nothing. challenge is what
// gnark decoded, commitments the compressed points x·G of the part's secrets x.
func (l link) check(challenge []byte, commitments [][]byte) error {
	if got := hex.EncodeToString(challenge); got != l.previous {
		return proof.Errorf(proof.Permanent, "contribution-out-of-order", "ceremony: %s was made on top of %s, the file before has SHA-256 %s: "+
			"its maker must contribute again", l.name, got, l.previous).WithField(l.name)
	}
	_, _, g1, _ := bn254.Generators()
	one := g1.Bytes()
	for _, c := range commitments {
		if bytes.Equal(c, one[:]) {
			return proof.Errorf(proof.Permanent, "contribution-empty", "ceremony: %s changed nothing: its maker must contribute again", l.name).WithField(l.name)
		}
	}
	return nil
}

// readPhase1 decodes a phase 1 file of domain n; previous is the digest of the file before it, empty for the phase's start.
func readPhase1(f *opened, name string, n uint64, previous string) (*mpcsetup.Phase1, error) {
	want := proofs1Bytes + powersBytes(n) + 1
	if previous != "" {
		want += challengeBytes
	}
	if f.size != want {
		return nil, malformed(name, "%d bytes, want %d for a domain of %d", f.size, want, n)
	}
	head := make([]byte, proofs1Bytes+8)
	if _, err := f.ReadAt(head, 0); err != nil {
		return nil, malformed(name, "%v", err)
	}
	if got := binary.BigEndian.Uint64(head[proofs1Bytes:]); got != n {
		return nil, malformed(name, "made for a domain of %d, want %d", got, n)
	}
	p := new(mpcsetup.Phase1)
	if err := decode(f, p); err != nil {
		return nil, malformed(name, "%v", err)
	}
	if previous == "" {
		return p, nil
	}
	var commitments [][]byte
	for i := range 3 {
		commitments = append(commitments, head[i*proofBytes:][:g1Bytes])
	}
	return p, link{name, previous}.check(p.Challenge, commitments)
}

// readPhase2 decodes a phase 2 file of domain n; previous is the digest of the file before it, empty for the phase's start.
func readPhase2(f *opened, name string, n uint64, previous string) (*mpcsetup.Phase2, error) {
	if err := checkLayout2(f, n, previous != ""); err != nil {
		return nil, malformed(name, "%v", err)
	}
	p := new(mpcsetup.Phase2)
	if err := decode(f, p); err != nil {
		return nil, malformed(name, "%v", err)
	}
	if previous == "" {
		return p, nil
	}
	var commitments [][]byte
	for _, u := range append([]pok.UpdateProof{p.Delta}, p.Sigmas...) {
		var b bytes.Buffer
		if _, err := u.WriteTo(&b); err != nil {
			return nil, err
		}
		commitments = append(commitments, b.Bytes()[:g1Bytes])
	}
	return p, link{name, previous}.check(p.Challenge, commitments)
}

func decode(f *opened, v io.ReaderFrom) error {
	_, err := v.ReadFrom(bufio.NewReaderSize(f.File, 1<<20))
	return err
}
