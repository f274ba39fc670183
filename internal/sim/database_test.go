package sim

import "testing"

// Seed 52984: a leader that wakes up after another led and fell silent must not lead on, also when the lease is free again.
func TestALeaseThatAnotherHeldIsNotKept(t *testing.T) {
	w := &world{now: dawn, weather: weather{calmAt: dawn}}
	w.db = newDatabase(w)
	paused, other := &process{w: w}, &process{w: w}
	if !w.db.lead(paused) || !w.db.renew(paused) || w.db.lead(other) {
		t.Fatal("the first one does not lead alone")
	}
	epoch := paused.epoch
	w.now += leaseFor
	if !w.db.renew(paused) || paused.epoch != epoch {
		t.Error("late, but nobody came: the lease is as it was")
	}
	w.now += leaseFor
	if !w.db.lead(other) || other.epoch <= epoch {
		t.Fatal("nobody takes a lease that has ended")
	}
	w.now += 2 * leaseFor
	if w.db.renew(paused) || w.db.fenced(paused) == nil {
		t.Error("leads on, without having begun anew")
	}
	w.db.release(paused) // is not its own to give
	if w.db.release(other); w.db.until != w.now || !w.db.lead(paused) || paused.epoch <= other.epoch {
		t.Error("a lease given back is not free")
	}
}
