package host

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/lemma-network/lemma/proof"
)

// tickClock is a clock whose waits of the backoff end at once and are recorded; all others use the system's.
type tickClock struct {
	now    time.Time
	waits  []time.Duration
	paused bool
}

func (c *tickClock) Now() time.Time { return c.now }
func (c *tickClock) After(d time.Duration) <-chan time.Time {
	if d < time.Hour { // the tests' backoffs are hours, everything else is shorter
		return time.After(d)
	}
	c.waits = append(c.waits, d)
	if c.paused {
		return nil
	}
	fired := make(chan time.Time, 1)
	fired <- c.now
	return fired
}

func TestKeeperStartsOnceAndAgainAfterDeath(t *testing.T) {
	clock := &tickClock{}
	cfg := fake(t, "once.sh")
	cfg.Clock = clock
	k := NewKeeper(cfg, Backoff{Min: time.Hour, Max: 3 * time.Hour})
	ctx := context.Background()
	for range 5 {
		h, err := k.Host(ctx)
		if err != nil {
			t.Fatal(err)
		}
		<-h.Done()
		want(t, h.Err(), proof.Retry, "host-exited")
	}
	wantWaits := []time.Duration{time.Hour, 2 * time.Hour, 3 * time.Hour, 3 * time.Hour}
	if len(clock.waits) != 4 || clock.waits[0] != wantWaits[0] || clock.waits[1] != wantWaits[1] || clock.waits[3] != wantWaits[3] {
		t.Fatalf("waits %v, want %v", clock.waits, wantWaits)
	}
	if b, err := os.ReadFile(filepath.Join(cfg.WorkDir, "starts")); err != nil || bytes.Count(b, []byte("x")) != 5 {
		t.Fatalf("starts %q %v, want 5", b, err)
	}
	clock.now = clock.now.Add(4 * time.Hour) // as if the last one had lived that long
	if _, err := k.Host(ctx); err != nil || clock.waits[4] != time.Hour {
		t.Fatalf("%v, waits %v: a long life does not reset the backoff", err, clock.waits)
	}
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestKeeperKeepsAWarmHost(t *testing.T) {
	k := NewKeeper(fake(t, "ok.sh"), Backoff{})
	a, err := k.Host(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	b, err := k.Host(context.Background())
	if err != nil || a != b {
		t.Fatal("a second host was started beside a warm one")
	}
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = k.Host(context.Background())
	want(t, err, proof.Caller, "host-closed")
}

func TestKeeperBackoffEndsWithContextOrClose(t *testing.T) {
	cfg := fake(t, "early.sh")
	clock := &tickClock{paused: true}
	cfg.Clock = clock
	k := NewKeeper(cfg, Backoff{Min: time.Hour, Max: time.Hour})
	_, err := k.Host(context.Background())
	want(t, err, proof.Retry, "could-not-start")
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	_, err = k.Host(ctx)
	want(t, err, proof.Retry, "cancelled")
	waiting := make(chan error)
	go func() { _, err := k.Host(context.Background()); waiting <- err }()
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
	want(t, <-waiting, proof.Caller, "host-closed")
}
