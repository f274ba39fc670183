package programs

import (
	"encoding/binary"
	"math/rand/v2"
)

// source is a program's random source: the same bytes for ever for one size and seed. The program's name keeps two programs apart.
func source(name string, size, seed uint64) *rand.Rand {
	h := uint64(0xcbf29ce484222325)
	for _, b := range []byte(name) {
		h = (h ^ uint64(b)) * 0x100000001b3
	}
	return rand.New(rand.NewPCG(seed, h^size))
}

func randomBytes(r *rand.Rand, n int) []byte {
	b := make([]byte, 0, n+8)
	for len(b) < n {
		b = binary.LittleEndian.AppendUint64(b, r.Uint64())
	}
	return b[:n]
}

// counted starts an input: how many records follow.
func counted(n uint64) []byte { return binary.LittleEndian.AppendUint32(nil, uint32(n)) }

// records reads an input of counted records of one length each; false is what makes the guest panic.
func records(input []byte, each int) ([][]byte, bool) {
	if len(input) < 4+each || (len(input)-4)%each != 0 || uint64((len(input)-4)/each) != uint64(binary.LittleEndian.Uint32(input)) {
		return nil, false
	}
	var list [][]byte
	for b := input[4:]; len(b) > 0; b = b[each:] {
		list = append(list, b[:each])
	}
	return list, true
}

// words is a journal of 64-bit words.
func words(list ...uint64) (b []byte) {
	for _, w := range list {
		b = binary.BigEndian.AppendUint64(b, w)
	}
	return b
}
