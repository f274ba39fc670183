package display

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/lemma-network/lemma/proof"
)

// Update is one stage's news. Seconds is the stage's elapsed time; PeakBytes 0 means unknown.
type Update struct {
	Stage     proof.Stage
	State     string   // started, running, done
	Fraction  *float64 // nil when the stage cannot tell
	Seconds   float64
	PeakBytes int64
}

// plainEvery is how often a running stage prints a line where there is no terminal.
const plainEvery = 30 * time.Second

// barSteps is the resolution of a bar.
const barSteps = 1000

// Board shows the stages of one job. It is safe for concurrent use.
type Board struct {
	mu       sync.Mutex
	out      io.Writer
	bars     *mpb.Progress // nil where there is no terminal
	stages   map[proof.Stage]*row
	estimate Estimates
}

type row struct {
	bar     *mpb.Bar
	last    atomic.Pointer[Update] // read by the bar's goroutine, which must never wait for the board's lock
	printed float64                // seconds of the stage at its last plain line
	done    bool
}

// New starts a board on out; terminal chooses bars.
func New(out io.Writer, terminal bool, estimate Estimates) *Board {
	b := &Board{out: out, stages: map[proof.Stage]*row{}, estimate: estimate}
	if terminal {
		b.bars = mpb.New(mpb.WithOutput(out), mpb.WithWidth(32), mpb.WithRefreshRate(500*time.Millisecond))
	}
	return b
}

// Update shows u. News of a stage that is done is ignored.
func (b *Board) Update(u Update) {
	b.mu.Lock()
	defer b.mu.Unlock()
	r, seen := b.stages[u.Stage]
	if !seen {
		r = &row{}
		r.last.Store(&Update{})
		b.stages[u.Stage] = r
		if b.bars != nil {
			r.bar = b.bar(u.Stage, r)
		} else {
			fmt.Fprintf(b.out, "  %-11s started%s\n", u.Stage, b.about(u.Stage))
		}
	}
	if r.done {
		return
	}
	if u.PeakBytes == 0 {
		u.PeakBytes = r.last.Load().PeakBytes
	}
	r.last.Store(&u)
	r.done = u.State == "done"
	switch {
	case r.bar != nil && r.done:
		r.bar.SetCurrent(barSteps)
	case r.bar != nil:
		r.bar.SetCurrent(int64(b.fraction(u) * barSteps))
	case r.done:
		fmt.Fprintf(b.out, "  %-11s done in %s, peak %s\n", u.Stage, Seconds(u.Seconds), Bytes(u.PeakBytes))
	case u.Seconds-r.printed >= plainEvery.Seconds():
		r.printed = u.Seconds
		fmt.Fprintf(b.out, "  %-11s %3.0f%% %s%s, peak %s\n", u.Stage, 100*b.fraction(u), Seconds(u.Seconds), b.about(u.Stage), Bytes(u.PeakBytes))
	}
}

// fraction is what the stage says, or its time against the estimate, never reaching 1 before it is done.
func (b *Board) fraction(u Update) float64 {
	if u.Fraction != nil {
		return min(max(*u.Fraction, 0), 0.99)
	}
	if want := b.estimate[u.Stage]; want > 0 {
		return min(u.Seconds/want, 0.99)
	}
	return 0
}

func (b *Board) about(s proof.Stage) string {
	if want := b.estimate[s]; want > 0 {
		return " of ~" + Seconds(want)
	}
	return ""
}

func (b *Board) bar(stage proof.Stage, r *row) *mpb.Bar {
	return b.bars.AddBar(barSteps,
		mpb.PrependDecorators(decor.Name(fmt.Sprintf("  %-11s", stage))),
		mpb.AppendDecorators(decor.Any(func(decor.Statistics) string {
			u := r.last.Load()
			return fmt.Sprintf("%8s%s  peak %s", Seconds(u.Seconds), b.about(stage), Bytes(u.PeakBytes))
		})))
}

// Close draws the last state and ends the board.
func (b *Board) Close() {
	if b.bars == nil {
		return
	}
	b.mu.Lock()
	rows := make([]*row, 0, len(b.stages))
	for _, r := range b.stages {
		rows = append(rows, r)
	}
	b.mu.Unlock()
	for _, r := range rows {
		if !r.done {
			r.bar.Abort(false)
		}
	}
	b.bars.Wait()
}

// Seconds is a duration for people: 0.4 s, 12 s, 3 min 05 s.
func Seconds(s float64) string {
	switch {
	case s < 10:
		return fmt.Sprintf("%.1f s", s)
	case s < 60:
		return fmt.Sprintf("%.0f s", s)
	default:
		whole := int(s + 0.5)
		return fmt.Sprintf("%d min %02d s", whole/60, whole%60)
	}
}

// Bytes is a size for people, in powers of ten: 388 B, 1.3 MB, 18.0 GB; "?" when unknown.
func Bytes(n int64) string {
	switch {
	case n <= 0:
		return "?"
	case n < 1e3:
		return fmt.Sprintf("%d B", n)
	case n < 1e6:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	case n < 1e9:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	default:
		return fmt.Sprintf("%.1f GB", float64(n)/1e9)
	}
}
