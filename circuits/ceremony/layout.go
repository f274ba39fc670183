package ceremony

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// walker steps through a file's fields without reading the points; after an error it stays where it is.
type walker struct {
	f   *opened
	off int64
	err error
}

// number reads n bytes as a big-endian integer.
func (w *walker) number(n int64) uint64 {
	var b [8]byte
	if w.err == nil {
		_, w.err = w.f.ReadAt(b[8-n:], w.off)
	}
	w.skip(n)
	return binary.BigEndian.Uint64(b[:])
}

func (w *walker) skip(n int64) {
	if w.err == nil {
		w.off += n
		if w.off > w.f.size {
			w.err = errors.New("a length in it is larger than the file")
		}
	}
}

// points skips a slice of points of G1 and gives its length.
func (w *walker) points() uint64 {
	n := w.number(4)
	w.skip(int64(n) * g1Bytes)
	return n
}

// checkLayout2 checks a phase 2 file's lengths against each other, the domain and the file's size.
func checkLayout2(f *opened, n uint64, contributed bool) error {
	w := &walker{f: f}
	commitments := int64(w.number(2))
	w.skip(g1Bytes) // delta
	w.points()      // private wires
	if z := w.points(); w.err == nil && z != n-1 {
		return fmt.Errorf("%d powers, want %d", z, n-1)
	}
	w.skip(g2Bytes) // delta
	for range commitments {
		w.points()
		if w.err != nil {
			return w.err
		}
	}
	w.skip(commitments*g2Bytes + (1+commitments)*proofBytes) // sigmas; proofs of delta and sigmas
	challenge := w.number(1)
	w.skip(int64(challenge))
	if w.err != nil {
		return w.err
	}
	if w.off != f.size {
		return fmt.Errorf("%d bytes, its lengths give %d", f.size, w.off)
	}
	if want := map[bool]uint64{true: challengeBytes}[contributed]; challenge != want {
		return fmt.Errorf("a challenge of %d bytes, want %d", challenge, want)
	}
	return nil
}
