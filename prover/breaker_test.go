package prover

import (
	"errors"
	"testing"
	"time"

	"github.com/lemma-network/lemma/proof"
)

func TestBreaker(t *testing.T) {
	ours := proof.Errorf(proof.Retry, "out-of-memory", "x")
	var b breaker
	for i, want := range []time.Duration{0, 0, 10 * time.Second, 20 * time.Second, 40 * time.Second, 80 * time.Second,
		160 * time.Second, 320 * time.Second, 10 * time.Minute, 10 * time.Minute} {
		if got := b.note(ours); got != want {
			t.Fatalf("pause after failure %d: %v, want %v", i+1, got, want)
		}
	}
	if b.note(nil) != 0 || b.note(ours) != 0 || b.note(errors.New("plain")) != 0 {
		t.Fatal("a success must close it")
	}
	// A job's own fault neither opens it nor closes it.
	for _, class := range []proof.Class{proof.Permanent, proof.Caller} {
		if b.note(proof.Errorf(class, "guest-panicked", "x")) != 0 {
			t.Fatalf("class %s opened it", class)
		}
	}
	if b.note(proof.Errorf(proof.Bug, "internal", "x")) != BreakerFirstPause {
		t.Fatal("the third failure of the node must open it")
	}
	b.failures = 1 << 40
	if b.note(ours) != BreakerLongestPause {
		t.Fatal("the pause must stay bounded")
	}
}
