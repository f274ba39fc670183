package device

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/proof"
)

// Limits of a read. Starting a driver that no program uses wakes every device up, one after the other.
const (
	startPatience = 60 * time.Second
	readPatience  = 5 * time.Second
)

// Reader reads a machine's devices. Its methods may be called by many goroutines; the driver hears one at a time.
type Reader struct {
	open    func() (driver, error) // loads the library; an error is for people
	loads   func() error           // whether CUDA's own library can be loaded
	clock   clock.Clock
	turn    chan struct{} // holds one token: who has it may ask the driver
	started atomic.Bool   // the driver answered before

	// Of who has the token.
	driver driver
	up     bool
}

// NewReader asks nothing yet.
func NewReader(c clock.Clock) *Reader { return newReader(c, openNVML, loadCUDA) }

func newReader(c clock.Clock, open func() (driver, error), loads func() error) *Reader {
	r := &Reader{open: open, loads: loads, clock: c, turn: make(chan struct{}, 1)}
	r.turn <- struct{}{}
	return r
}

// Read looks at all devices. That there are none is no error: Snapshot.None says why. It takes milliseconds, and up to a minute the
// first time. Errors: Retry device-silent when the driver does not answer in time, Retry cancelled when ctx ends.
func (r *Reader) Read(ctx context.Context) (Snapshot, error) {
	var s Snapshot
	err := r.ask(ctx, func() func() {
		got := r.read()
		r.started.Store(true)
		return func() { s = got }
	})
	return s, err
}

// CUDA says whether programs can compute: CUDA's own library comes with the driver, and may be left out of a container. Errors: those of
// Read, Caller cuda-missing.
func (r *Reader) CUDA(ctx context.Context) error {
	var missing error
	err := r.ask(ctx, func() func() {
		got := r.loads()
		return func() { missing = got }
	})
	if err == nil && missing != nil {
		err = proof.Errorf(proof.Caller, "cuda-missing", "%w: install the driver's CUDA part; in a container set NVIDIA_DRIVER_CAPABILITIES=compute,utility", missing)
	}
	return err
}

// read needs the token.
func (r *Reader) read() Snapshot {
	if r.driver == nil {
		d, err := r.open()
		if err != nil {
			return Snapshot{None: err.Error()}
		}
		r.driver = d
	}
	if !r.up {
		if err := r.driver.Init(); err != nil {
			return Snapshot{None: err.Error()}
		}
		r.up = true
	}
	s, again := read(r.driver)
	if again {
		r.driver.Shutdown()
		r.up = false
	}
	return s
}

// ask has do called on a goroutine of its own, which has the token until do returns, however long that takes. What do gives is called
// on the caller's goroutine, and only when it came in time.
func (r *Reader) ask(ctx context.Context, do func() func()) error {
	patience := startPatience
	if r.started.Load() {
		patience = readPatience
	}
	timer := r.clock.NewTimer(patience)
	defer timer.Stop()
	silent := func() error {
		return proof.Errorf(proof.Retry, "device-silent", "the NVIDIA driver has not answered for %v: look at the kernel's log; if it stays, restart the machine", patience)
	}
	ended := func() error { return proof.Errorf(proof.Retry, "cancelled", "devices: %w", context.Cause(ctx)) }
	select {
	case <-r.turn:
	case <-timer.C():
		return silent()
	case <-ctx.Done():
		return ended()
	}
	answer := make(chan func(), 1) // whoever waited may be gone
	go func() {
		got := do()
		r.turn <- struct{}{}
		answer <- got
	}()
	select {
	case got := <-answer:
		got()
		return nil
	case <-timer.C():
		return silent()
	case <-ctx.Done():
		return ended()
	}
}
