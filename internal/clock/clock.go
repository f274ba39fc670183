package clock

import "time"

// Clock tells the time and makes timers.
type Clock interface {
	Now() time.Time
	// Elapsed is what has passed since some moment, by a clock that nobody sets. Whether it counts while the machine is suspended is up to the machine.
	Elapsed() time.Duration
	// After is NewTimer(d).C() for a wait that is never stopped early.
	After(d time.Duration) <-chan time.Time
	NewTimer(d time.Duration) Timer
}

// Timer fires once. Stop reports whether it kept the timer from firing; after Stop or Reset no earlier firing is left in C.
type Timer interface {
	C() <-chan time.Time
	Stop() bool
	Reset(d time.Duration) bool
}

// System is the machine's clock.
func System() Clock { return system{} }

type system struct{}

var began = time.Now()

func (system) Now() time.Time                         { return time.Now() }
func (system) Elapsed() time.Duration                 { return time.Since(began) }
func (system) After(d time.Duration) <-chan time.Time { return time.After(d) }
func (system) NewTimer(d time.Duration) Timer         { return systemTimer{time.NewTimer(d)} }

type systemTimer struct{ t *time.Timer }

func (t systemTimer) C() <-chan time.Time        { return t.t.C }
func (t systemTimer) Stop() bool                 { return t.t.Stop() }
func (t systemTimer) Reset(d time.Duration) bool { return t.t.Reset(d) }
