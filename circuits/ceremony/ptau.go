package ceremony

import (
	"encoding/binary"
	"io"
	"math/bits"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/consensys/gnark/backend/groth16/bn254/mpcsetup"
)

// snarkjs' .ptau: "ptau", version, number of sections; each section has a type (4 bytes), a length (8 bytes) and its content;
// integers are little-endian. Points are affine, a coordinate is 32 bytes, little-endian, in Montgomery form with R = 2^256,
// which is also how gnark-crypto keeps it; zeros are the point at infinity.
const (
	ptauMagic       = "ptau"
	ptauVersion     = 1
	maxPtauSections = 64
	coordinateBytes = 32

	ptauHeader, ptauTau1, ptauTau2, ptauAlpha1, ptauBeta1, ptauBeta2 = 1, 2, 3, 4, 5, 6
)

// section is where a section's content lies.
type section struct{ at, size int64 }

// readPtau reads the powers for a domain of n: the first ones of each section.
func readPtau(f *opened, n uint64) (*mpcsetup.SrsCommons, error) {
	sections, err := ptauSections(f)
	if err != nil {
		return nil, err
	}
	power, err := ptauPower(f, sections[ptauHeader])
	if err != nil {
		return nil, err
	}
	has := int64(1) << power
	for kind, want := range map[uint32]int64{ptauTau1: (2*has - 1) * 2, ptauTau2: has * 4, ptauAlpha1: has * 2, ptauBeta1: has * 2, ptauBeta2: 4} {
		if s, ok := sections[kind]; !ok || s.size != want*coordinateBytes {
			return nil, powersInvalid("section %d has %d bytes, want %d", kind, s.size, want*coordinateBytes)
		}
	}
	if uint64(has) < n {
		return nil, tooFewPowers(uint64(has), n)
	}
	p := &mpcsetup.SrsCommons{}
	p.G1.Tau, p.G1.AlphaTau, p.G1.BetaTau = make([]bn254.G1Affine, 2*n-1), make([]bn254.G1Affine, n), make([]bn254.G1Affine, n)
	p.G2.Tau = make([]bn254.G2Affine, n)
	beta := make([]bn254.G2Affine, 1)
	for _, part := range []struct {
		kind uint32
		name string
		g1   []bn254.G1Affine
		g2   []bn254.G2Affine
	}{{ptauTau1, "tau", p.G1.Tau, nil}, {ptauTau2, "tau", nil, p.G2.Tau}, {ptauAlpha1, "alpha", p.G1.AlphaTau, nil},
		{ptauBeta1, "beta", p.G1.BetaTau, nil}, {ptauBeta2, "beta", nil, beta}} {
		at := sections[part.kind].at
		bad, err := readPoints(f, at, part.g1, 2, func(p *bn254.G1Affine, e []fp.Element) bool {
			p.X, p.Y = e[0], e[1]
			return p.IsOnCurve()
		})
		if err == nil && bad < 0 {
			bad, err = readPoints(f, at, part.g2, 4, func(p *bn254.G2Affine, e []fp.Element) bool {
				p.X.A0, p.X.A1, p.Y.A0, p.Y.A1 = e[0], e[1], e[2], e[3]
				return p.IsOnCurve() && p.IsInSubGroup()
			})
		}
		if err != nil {
			return nil, powersInvalid("section %d: %v", part.kind, err)
		}
		if bad >= 0 {
			return nil, powersInvalid("section %d, point %d (%s): not a point of its group", part.kind, bad, part.name)
		}
	}
	p.G2.Beta = beta[0]
	return p, nil
}

// ptauSections finds the sections; each type may come once, and together they are the whole file.
func ptauSections(f *opened) (map[uint32]section, error) {
	head := make([]byte, 12)
	if _, err := f.ReadAt(head, 0); err != nil {
		return nil, powersInvalid("%v", err)
	}
	version, count := binary.LittleEndian.Uint32(head[4:]), binary.LittleEndian.Uint32(head[8:])
	if string(head[:4]) != ptauMagic || version != ptauVersion || count > maxPtauSections {
		return nil, powersInvalid("version %d with %d sections, want version %d and at most %d sections", version, count, ptauVersion, maxPtauSections)
	}
	found := map[uint32]section{}
	at := int64(len(head))
	for range count {
		if _, err := f.ReadAt(head, at); err != nil {
			return nil, powersInvalid("%v", err)
		}
		kind, size := binary.LittleEndian.Uint32(head), binary.LittleEndian.Uint64(head[4:])
		at += int64(len(head))
		if _, twice := found[kind]; twice || size > uint64(f.size-at) {
			return nil, powersInvalid("section %d comes twice or is longer than the file", kind)
		}
		found[kind] = section{at, int64(size)}
		at += int64(size)
	}
	if at != f.size {
		return nil, powersInvalid("%d bytes after the last section", f.size-at)
	}
	return found, nil
}

// ptauPower reads the header: coordinate length, the curve's prime, and the power of two that bounds a circuit.
func ptauPower(f *opened, s section) (uint32, error) {
	b := make([]byte, 4+coordinateBytes+4)
	if s.size < int64(len(b)) {
		return 0, powersInvalid("no header")
	}
	if _, err := f.ReadAt(b, s.at); err != nil {
		return 0, powersInvalid("%v", err)
	}
	prime := fp.Modulus().FillBytes(make([]byte, coordinateBytes))
	for i := range prime {
		if binary.LittleEndian.Uint32(b) != coordinateBytes || b[4+coordinateBytes-1-i] != prime[i] {
			return 0, powersInvalid("not for curve BN254")
		}
	}
	power := binary.LittleEndian.Uint32(b[4+coordinateBytes:])
	if power < 1 || power > maxPowerBits {
		return 0, powersInvalid("a power of %d, want 1 to %d", power, maxPowerBits)
	}
	return power, nil
}

// readPoints fills out with points of k coordinates each that begin at an offset of f; set makes one and says whether it is
// good. It gives the index of a bad one, or -1.
func readPoints[P any](f io.ReaderAt, at int64, out []P, k int, set func(*P, []fp.Element) bool) (int, error) {
	const chunk = 1 << 12
	var next, bad atomic.Int64
	bad.Store(-1)
	var wg sync.WaitGroup
	errs := make([]error, runtime.NumCPU())
	for worker := range errs {
		wg.Go(func() {
			b, e := make([]byte, chunk*k*coordinateBytes), make([]fp.Element, k)
			for errs[worker] == nil && bad.Load() < 0 {
				from := int(next.Add(chunk) - chunk)
				if from >= len(out) {
					return
				}
				part := out[from:min(from+chunk, len(out))]
				b := b[:len(part)*k*coordinateBytes]
				if _, errs[worker] = f.ReadAt(b, at+int64(from*k*coordinateBytes)); errs[worker] != nil {
					return
				}
				for i := range part {
					ok := true
					for j := range e {
						ok = montgomery(&e[j], b[(i*k+j)*coordinateBytes:]) && ok
					}
					if !set(&part[i], e) || !ok {
						bad.Store(int64(from + i))
						return
					}
				}
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return -1, err
		}
	}
	return int(bad.Load()), nil
}

// modulus is fp's modulus, least significant limb first.
var modulus = func() (q [4]uint64) {
	b := fp.Modulus().FillBytes(make([]byte, coordinateBytes))
	for i := range q {
		q[i] = binary.BigEndian.Uint64(b[coordinateBytes-8*(i+1):])
	}
	return q
}()

// montgomery takes a coordinate as it is and says whether it is below the modulus.
func montgomery(e *fp.Element, b []byte) bool {
	var borrow uint64
	for i := range e {
		e[i] = binary.LittleEndian.Uint64(b[8*i:])
		_, borrow = bits.Sub64(e[i], modulus[i], borrow)
	}
	return borrow == 1
}
