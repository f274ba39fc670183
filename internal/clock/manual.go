package clock

import (
	"slices"
	"sync"
	"time"
)

// Manual is a clock that stands still until Advance moves it. It is safe for concurrent use.
type Manual struct {
	mu      sync.Mutex
	changed *sync.Cond // the set of pending timers has changed
	start   time.Time
	now     time.Time     // by which timers go
	set     time.Duration // by how much Jump has moved what Now says
	pending []*manualTimer
}

// NewManual is a clock that stands at start.
func NewManual(start time.Time) *Manual {
	m := &Manual{start: start, now: start}
	m.changed = sync.NewCond(&m.mu)
	return m
}

// Now is the time the clock stands at.
func (m *Manual) Now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now.Add(m.set)
}

// Elapsed is by how much the clock was advanced.
func (m *Manual) Elapsed() time.Duration {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now.Sub(m.start)
}

// Jump sets the time that Now says, as an operator may, or a suspended machine that wakes: nothing else moves, and no timer fires.
func (m *Manual) Jump(d time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.set += d
}

// After fires once when the clock has been advanced by d.
func (m *Manual) After(d time.Duration) <-chan time.Time { return m.NewTimer(d).C() }

// NewTimer fires once when the clock has been advanced by d; at once when d is not positive.
func (m *Manual) NewTimer(d time.Duration) Timer {
	t := &manualTimer{clock: m, c: make(chan time.Time, 1)}
	m.mu.Lock()
	defer m.mu.Unlock()
	t.arm(d)
	return t
}

// Advance moves the clock by d and fires every timer that falls due on the way, in the order of their times.
func (m *Manual) Advance(d time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	end := m.now.Add(d)
	for {
		due := -1
		for i, t := range m.pending {
			if !t.at.After(end) && (due < 0 || t.at.Before(m.pending[due].at)) {
				due = i
			}
		}
		if due < 0 {
			break
		}
		t := m.pending[due]
		m.pending = slices.Delete(m.pending, due, due+1)
		m.now = t.at
		t.c <- t.at.Add(m.set)
	}
	m.now = end
	m.changed.Broadcast()
}

// BlockUntil returns as soon as at least n timers are pending, so that a test advances only after the code under test waits.
func (m *Manual) BlockUntil(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for len(m.pending) < n {
		m.changed.Wait()
	}
}

type manualTimer struct {
	clock *Manual
	c     chan time.Time
	at    time.Time
}

// arm needs the clock's lock.
func (t *manualTimer) arm(d time.Duration) {
	t.at = t.clock.now.Add(d)
	if d <= 0 {
		t.c <- t.clock.now.Add(t.clock.set)
		return
	}
	t.clock.pending = append(t.clock.pending, t)
	t.clock.changed.Broadcast()
}

// disarm needs the clock's lock; it reports whether the timer was pending and leaves nothing in its channel.
func (t *manualTimer) disarm() bool {
	i := slices.Index(t.clock.pending, t)
	if i >= 0 {
		t.clock.pending = slices.Delete(t.clock.pending, i, i+1)
		t.clock.changed.Broadcast()
	}
	select {
	case <-t.c:
	default:
	}
	return i >= 0
}

func (t *manualTimer) C() <-chan time.Time { return t.c }

func (t *manualTimer) Stop() bool {
	t.clock.mu.Lock()
	defer t.clock.mu.Unlock()
	return t.disarm()
}

func (t *manualTimer) Reset(d time.Duration) bool {
	t.clock.mu.Lock()
	defer t.clock.mu.Unlock()
	was := t.disarm()
	t.arm(d)
	return was
}
