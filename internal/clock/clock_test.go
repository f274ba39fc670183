package clock_test

import (
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
)

var start = time.Unix(1_700_000_000, 0)

func fired(c <-chan time.Time) (time.Time, bool) {
	select {
	case at := <-c:
		return at, true
	default:
		return time.Time{}, false
	}
}

func TestManualFiresAtItsTimeAndOnce(t *testing.T) {
	m := clock.NewManual(start)
	c := m.After(time.Second)
	m.Advance(time.Second - 1)
	if _, ok := fired(c); ok {
		t.Fatal("fired a nanosecond early")
	}
	m.Advance(1)
	if at, ok := fired(c); !ok || !at.Equal(start.Add(time.Second)) {
		t.Fatalf("fired %v at %v, want at start+1s", ok, at)
	}
	m.Advance(time.Hour)
	if _, ok := fired(c); ok {
		t.Fatal("fired twice")
	}
	if want := start.Add(time.Hour + time.Second); !m.Now().Equal(want) {
		t.Fatalf("now %v, want %v", m.Now(), want)
	}
}

func TestManualFiresInOrder(t *testing.T) {
	m := clock.NewManual(start)
	late, early := m.After(2*time.Second), m.After(time.Second)
	m.Advance(time.Minute)
	a, _ := fired(early)
	b, _ := fired(late)
	if !a.Equal(start.Add(time.Second)) || !b.Equal(start.Add(2*time.Second)) {
		t.Fatalf("fired at %v and %v, want each at its own time", a, b)
	}
}

func TestManualStopAndReset(t *testing.T) {
	m := clock.NewManual(start)
	timer := m.NewTimer(time.Second)
	if !timer.Stop() || timer.Stop() {
		t.Fatal("Stop must report true once")
	}
	m.Advance(time.Minute)
	if _, ok := fired(timer.C()); ok {
		t.Fatal("a stopped timer fired")
	}
	if timer.Reset(time.Second) {
		t.Fatal("Reset of a stopped timer reported it pending")
	}
	m.Advance(time.Second)
	if timer.Reset(time.Second) { // fired, never received: Reset must drop the old firing
		t.Fatal("Reset of a fired timer reported it pending")
	}
	if _, ok := fired(timer.C()); ok {
		t.Fatal("an old firing outlived Reset")
	}
	m.Advance(time.Second)
	if _, ok := fired(timer.C()); !ok {
		t.Fatal("a reset timer did not fire")
	}
}

func TestManualZeroFiresAtOnce(t *testing.T) {
	m := clock.NewManual(start)
	if _, ok := fired(m.After(0)); !ok {
		t.Fatal("a timer of zero must fire at once")
	}
	if _, ok := fired(m.After(-time.Second)); !ok {
		t.Fatal("a timer of less than zero must fire at once")
	}
}

func TestManualBlockUntilSeesATimerOfAnotherGoroutine(t *testing.T) {
	m := clock.NewManual(start)
	done := make(chan struct{})
	go func() { <-m.After(time.Second); close(done) }()
	m.BlockUntil(1)
	m.Advance(time.Second)
	<-done
}

func TestSystem(t *testing.T) {
	c := clock.System()
	before := c.Now()
	<-c.After(time.Microsecond)
	timer := c.NewTimer(time.Hour)
	if !timer.Stop() || timer.Reset(time.Hour) || !timer.Stop() {
		t.Fatal("a stopped timer is not pending; a reset one is")
	}
	if c.Now().Before(before) {
		t.Fatal("time went back")
	}
	<-c.NewTimer(0).C()
}
