package sim

import (
	"fmt"
	"math/rand/v2"
)

// Times of the world are milliseconds since the Unix epoch.
const (
	second = int64(1000)
	minute = 60 * second
	dawn   = int64(1_700_000_000) * second // when every world begins
)

// Limits that no run may pass: a world that is busy for so long has a hot loop in it.
const (
	maxStepsPerOrder = 60_000
	maxTrace         = 80
)

// world is one run. Everything in it is reached from one goroutine.
type world struct {
	seed  uint64
	rng   *rand.Rand
	now   int64
	queue timeline
	seq   uint64
	steps int

	weather weather
	opt     Options
	chain   *ledger
	store   *store
	broker  *broker
	db      *database
	leaders []*process
	provers []*prover
	orders  []*order
	proofs  map[proofKey]truth
	stats   Stats
	trace   []string
	nextID  uint64
	settled bool // every order has come to its end, on the chain and in the database
}

// Failure is a broken promise.
type Failure struct {
	Seed    uint64
	Promise string // which one
	Text    string
	At      int64 // seconds since the world began
	Trace   []string
}

func (f *Failure) Error() string {
	return fmt.Sprintf("seed %d breaks the promise %q after %d s: %s", f.Seed, f.Promise, f.At, f.Text)
}

// violate ends the run.
func (w *world) violate(promise, format string, args ...any) {
	panic(&Failure{Seed: w.seed, Promise: promise, Text: fmt.Sprintf(format, args...), At: (w.now - dawn) / second, Trace: w.trace})
}

// say notes what happens, for people who look at a failing seed.
func (w *world) say(format string, args ...any) {
	if !w.opt.Trace {
		return
	}
	w.trace = append(w.trace, fmt.Sprintf("%8.1f ", float64(w.now-dawn)/1000)+fmt.Sprintf(format, args...))
	if len(w.trace) > 2*maxTrace && !w.opt.Whole {
		w.trace = append(w.trace[:0], w.trace[len(w.trace)-maxTrace:]...)
	}
}

// unix is the true time in seconds, which blocks carry.
func (w *world) unix() int64 { return w.now / second }

// after runs do when delay milliseconds have passed.
func (w *world) after(delay int64, do func()) {
	w.seq++
	w.queue.push(moment{w.now + max(0, delay), w.seq, do})
}

// run takes one moment after the other until done says so.
func (w *world) run(done func() bool) {
	for len(w.queue) > 0 && !done() {
		m := w.queue.pop()
		w.now = max(w.now, m.at)
		w.steps++
		if w.steps > maxStepsPerOrder*(1+len(w.orders)) { // heartbeats and looks at the chain go on without any order
			w.violate("bounded", "%d events for %d orders: something runs hot", w.steps, len(w.orders))
		}
		m.do()
	}
}

// chance is true with probability p.
func (w *world) chance(p rate) bool { return p > 0 && rate(w.rng.Float64()) < p }

// fault is chance while the storm lasts.
func (w *world) fault(p rate) bool { return w.now < w.weather.calmAt && w.chance(p) }

// between is a whole number of low to high.
func (w *world) between(low, high int64) int64 {
	if high <= low {
		return low
	}
	return low + w.rng.Int64N(high-low+1)
}

// id is a number that was not used before.
func (w *world) id() uint64 { w.nextID++; return w.nextID }

// moment is something that will happen.
type moment struct {
	at  int64
	seq uint64 // moments of one time happen in the order they were asked for
	do  func()
}

func (m moment) before(o moment) bool { return m.at < o.at || m.at == o.at && m.seq < o.seq }

// timeline is a heap of moments.
type timeline []moment

func (t *timeline) push(m moment) {
	h := append(*t, m)
	i := len(h) - 1
	for i > 0 {
		up := (i - 1) / 2
		if !h[i].before(h[up]) {
			break
		}
		h[i], h[up] = h[up], h[i]
		i = up
	}
	*t = h
}

func (t *timeline) pop() moment {
	h := *t
	top := h[0]
	last := len(h) - 1
	h[0], h[last] = h[last], moment{}
	h = h[:last]
	for i := 0; ; {
		c := 2*i + 1
		if c >= len(h) {
			break
		}
		if c+1 < len(h) && h[c+1].before(h[c]) {
			c++
		}
		if !h[c].before(h[i]) {
			break
		}
		h[i], h[c] = h[c], h[i]
		i = c
	}
	*t = h
	return top
}
