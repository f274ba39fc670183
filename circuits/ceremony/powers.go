package ceremony

import (
	"bufio"
	"encoding/binary"
	"encoding/hex"
	"io"
	"math/bits"
	"os"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	pok "github.com/consensys/gnark-crypto/ecc/bn254/mpcsetup"
	"github.com/consensys/gnark/backend/groth16/bn254/mpcsetup"
	"github.com/lemma-network/lemma/proof"
	"golang.org/x/crypto/blake2b"
)

// maxPowerBits bounds an imported file: powers for circuits of up to 2^maxPowerBits constraints.
const maxPowerBits = 28

// published are the final files of the Perpetual Powers of Tau (54 parties and a beacon) in snarkjs' form, by BLAKE2b-512,
// as snarkjs' manual lists them (https://github.com/iden3/snarkjs, "Prepare phase 2").
var published = map[string]string{
	"89a66eb5590a1c94e3f1ee0e72acf49b1669e050bb5f93c73b066b564dca4e0c7556a52b323178269d64af325d8fdddb33da3a27c34409b821de82aa2bf1a27b": "powersOfTau28_hez_final_20.ptau",
	"9aef0573cef4ded9c4a75f148709056bf989f80dad96876aadeb6f1c6d062391f07a394a9e756d16f7eb233198d5b69407cca44594c763ab4a5b67ae73254678": "powersOfTau28_hez_final_21.ptau",
	"0d64f63dba1a6f11139df765cb690da69d9b2f469a1ddd0de5e4aa628abb28f787f04c6a5fb84a235ec5ea7f41d0548746653ecab0559add658a83502d1cb21b": "powersOfTau28_hez_final_22.ptau",
}

// imported is a powers-of-tau file that was read and checked.
type imported struct {
	powers    *mpcsetup.SrsCommons
	sha256    string // of the file
	published string // its name when it is one of the published files
}

func powersInvalid(format string, args ...any) error {
	return proof.Errorf(proof.Permanent, "powers-invalid", "powers of tau: "+format+": get the file again", args...).WithField("phase1")
}

// importPowers reads the powers of tau for a domain of n from a file in gnark's form (SrsCommons or Phase1) or in snarkjs'
// (.ptau), and checks them. Errors: powers-invalid (permanent), powers-too-small (caller), file-unreadable.
func importPowers(path string, n uint64) (*imported, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "file-unreadable", "powers of tau: %w", err)
	}
	defer file.Close()
	sum, size, err := digest(file)
	if err != nil {
		return nil, err
	}
	blake, err := blake2b.New512(nil)
	if err != nil {
		return nil, err
	}
	if _, err := io.CopyBuffer(blake, file, make([]byte, 1<<20)); err != nil {
		return nil, proof.Errorf(proof.Retry, "file-unreadable", "powers of tau: %w", err)
	}
	f := &opened{file, size}
	var magic [4]byte
	if _, err := f.ReadAt(magic[:], 0); err != nil {
		return nil, powersInvalid("%v", err)
	}
	p := &imported{sha256: sum, published: published[hex.EncodeToString(blake.Sum(nil))]}
	if string(magic[:]) == ptauMagic {
		p.powers, err = readPtau(f, n)
	} else {
		p.powers, err = readGnarkPowers(f, n)
	}
	if err != nil {
		return nil, err
	}
	return p, checkPowers(p.powers)
}

// readGnarkPowers reads what gnark's SrsCommons or Phase1 wrote; the file's length tells which.
func readGnarkPowers(f *opened, n uint64) (*mpcsetup.SrsCommons, error) {
	for _, at := range []int64{0, proofs1Bytes} {
		var head [8]byte
		if _, err := f.ReadAt(head[:], at); err != nil {
			break
		}
		has := binary.BigEndian.Uint64(head[:])
		if has < 2 || has > 1<<maxPowerBits || bits.OnesCount64(has) != 1 {
			continue
		}
		rest := f.size - at - powersBytes(has)
		if rest != 0 && (at == 0 || (rest != 1 && rest != 1+challengeBytes)) {
			continue
		}
		if has < n {
			return nil, tooFewPowers(has, n)
		}
		p := &mpcsetup.SrsCommons{}
		if _, err := p.ReadFrom(bufio.NewReaderSize(io.NewSectionReader(f, at, f.size-at), 1<<20)); err != nil {
			return nil, powersInvalid("%v", err)
		}
		g1, g2 := &p.G1, &p.G2
		g1.Tau, g1.AlphaTau, g1.BetaTau, g2.Tau = g1.Tau[:2*n-1], g1.AlphaTau[:n], g1.BetaTau[:n], g2.Tau[:n]
		return p, nil
	}
	return nil, powersInvalid("neither a .ptau file nor gnark's: its %d bytes do not fit any number of powers", f.size)
}

func tooFewPowers(has, want uint64) error {
	return proof.Errorf(proof.Caller, "powers-too-small", "powers of tau: the file is for circuits of up to %d constraints, this one needs %d: "+
		"give a larger one", has, want).WithField("phase1")
}

// checkPowers checks powers that nobody's proofs vouch for: all of them are powers of one tau, in both groups, alpha and beta
// are the same everywhere, and none is 0 or 1. The points are on their curves and in their groups already.
func checkPowers(p *mpcsetup.SrsCommons) error {
	_, _, g1, g2 := bn254.Generators()
	if !p.G1.Tau[0].Equal(&g1) || !p.G2.Tau[0].Equal(&g2) {
		return powersInvalid("they do not begin with the generators")
	}
	for _, x := range []struct {
		name string
		p    *bn254.G1Affine
	}{{"tau", &p.G1.Tau[1]}, {"alpha", &p.G1.AlphaTau[0]}, {"beta", &p.G1.BetaTau[0]}} {
		if x.p.IsInfinity() || x.p.Equal(&g1) {
			return powersInvalid("%s is 0 or 1", x.name)
		}
	}
	if err := pok.SameRatioMany(p.G1.Tau, p.G2.Tau, p.G1.AlphaTau, p.G1.BetaTau); err != nil {
		return powersInvalid("they are not the powers of one number: %v", err)
	}
	var minus bn254.G1Affine
	minus.Neg(&g1)
	same, err := bn254.PairingCheck([]bn254.G1Affine{p.G1.BetaTau[0], minus}, []bn254.G2Affine{g2, p.G2.Beta})
	if err != nil || !same {
		return powersInvalid("beta differs between the groups")
	}
	return nil
}

// start1 writes powers as a phase 1 file that nobody contributed to: gnark's form with empty proofs and no challenge.
type start1 struct{ powers *mpcsetup.SrsCommons }

// WriteTo implements io.WriterTo; the count is left out.
func (s start1) WriteTo(w io.Writer) (int64, error) {
	for range 3 {
		if _, err := (&pok.UpdateProof{}).WriteTo(w); err != nil {
			return 0, err
		}
	}
	if _, err := s.powers.WriteTo(w); err != nil {
		return 0, err
	}
	_, err := w.Write([]byte{0})
	return 0, err
}
