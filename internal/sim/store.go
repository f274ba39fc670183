package sim

import (
	"crypto/sha256"
	"encoding/binary"

	"github.com/lemma-network/lemma/proof"
)

// store is the artifact store: it may fail, miss an object for a time, or give damaged bytes, which the reader's digest shows.
type store struct {
	w       *world
	objects map[proof.Digest]int64 // readable from then on
	down    int64                  // until then nothing can be read or written
}

var (
	errStore   = proof.Errorf(proof.Retry, "store-unavailable", "the store does not answer")
	errMissing = proof.Errorf(proof.Retry, "artifact-not-found", "no such artifact")
	errDamaged = proof.Errorf(proof.Retry, "artifact-digest-mismatch", "the bytes have another digest")
)

// name is a digest that nothing else has.
func (w *world) name(kind string, numbers ...uint64) proof.Digest {
	b := []byte(kind)
	for _, n := range append(numbers, w.seed) {
		b = binary.BigEndian.AppendUint64(b, n)
	}
	return sha256.Sum256(b)
}

func (s *store) put(d proof.Digest) error {
	if s.w.now < s.down || s.w.fault(s.w.weather.StoreError) {
		return errStore
	}
	if from, known := s.objects[d]; !known || from > s.w.now { // a new put mends
		s.objects[d] = s.w.now
	}
	if s.w.fault(s.w.weather.ObjectLost) {
		s.w.after(s.w.between(1, 1200)*second, func() {
			s.w.say("the store loses %s", d.Short())
			delete(s.objects, d)
		})
	}
	if s.w.fault(s.w.weather.Missing) { // gone for a time, until a replica is back
		s.objects[d] = s.w.now + s.w.between(1, 30)*minute
	}
	return nil
}

func (s *store) get(d proof.Digest) error {
	if s.w.now < s.down || s.w.fault(s.w.weather.StoreError) {
		return errStore
	}
	from, known := s.objects[d]
	switch {
	case !known || s.w.now < from:
		return errMissing
	case s.w.fault(s.w.weather.Damaged):
		return errDamaged
	}
	return nil
}
