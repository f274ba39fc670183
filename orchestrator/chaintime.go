package orchestrator

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
)

// Two times are told here. Orders, the owner's timetables and the matching go by the chain's (chain.Clock): deadlines, locks and ramps are
// block times, and what a job notes of its own waits is compared with them. Whatever is no order's business, like how long a report is put
// off, is a duration and goes by time that nobody sets. The machine's own time is where both begin.

// now is the time that nobody sets, in Unix seconds: for durations.
func (o *orchestrator) now() int64 { return int64((o.began + o.deps.Clock.Elapsed()) / time.Second) }

// chainTime is the chain's time now.
func (o *orchestrator) chainTime() time.Time {
	return time.Unix(0, o.ahead.Load()+int64(o.deps.Clock.Elapsed()))
}

// chainNow is the chain's time in Unix seconds.
func (o *orchestrator) chainNow() int64 { return o.chainTime().Unix() }

// startClock begins with the machine's time, and what the database knows of the chain.
func (o *orchestrator) startClock(ctx context.Context) error {
	cursor, err := o.store.cursor(ctx)
	if err == nil {
		o.setClock(cursor)
	}
	return err
}

func (o *orchestrator) setClock(cursor chain.Cursor) {
	wall, elapsed := o.deps.Clock.Now(), o.deps.Clock.Elapsed()
	o.began = time.Duration(wall.UnixNano()) - elapsed
	o.clock = chain.NewClock(o.cfg.Network.ChainID, wall, elapsed)
	if n := len(cursor.Blocks); n > 0 {
		o.clock.Head(cursor.Blocks[n-1], false, elapsed)
	}
	o.ahead.Store(int64(o.clock.Offset()))
}

// hear sets the clock by what was followed, before anything is made of the batch.
func (own *owner) hear(ctx context.Context, b chain.Batch) error {
	if n := len(b.Cursor.Blocks); n > 0 {
		step := own.o.clock.Head(b.Cursor.Blocks[n-1], b.Newest, own.o.deps.Clock.Elapsed())
		own.o.ahead.Store(int64(own.o.clock.Offset()))
		if step != 0 {
			own.o.deps.Log.Warn("the clock is set by the chain's blocks: this machine's is wrong, it slept, or the chain's time jumped", "seconds", step.Seconds())
			own.stepped(int64(step / time.Second))
		}
	}
	return own.retell(ctx)
}

// stepped sees to the times that were noted: a jump is nobody's silence, and must hold nothing up.
func (own *owner) stepped(seconds int64) {
	own.retryAt = time.Time{}
	own.provers.shift(seconds)
	own.matches.seekAgain(own.o.chainNow())
	own.untold = slices.Collect(maps.Keys(own.live))
}

// retell has every job hear of a jump, as if this process began anew, before any other event or tick.
func (own *owner) retell(ctx context.Context) error {
	for len(own.untold) > 0 {
		batch := own.untold[:min(len(own.untold), maxSteps)]
		t := own.begin()
		for _, d := range batch {
			if r := own.live[d]; r != nil {
				t.step(r.clone(), job.Event{Kind: job.Restarted})
			}
		}
		if err := own.commit(ctx, t, 0, nil); err != nil {
			return err
		}
		own.untold = own.untold[len(batch):]
	}
	return nil
}

// shift moves all that was noted by as much as the time jumped.
func (p *provers) shift(seconds int64) {
	for _, at := range []*int64{&p.heardAt, &p.sweptAt, &p.sweepAt} {
		if *at != 0 {
			*at += seconds
		}
	}
	for _, e := range p.byID {
		e.heardAt += seconds
		e.stake.askAt += seconds
	}
}

// seekAgain has the engine forget who seeks: it hears of them anew, at the new time, when they are placed.
func (m *matches) seekAgain(now int64) {
	for d := range m.seeking {
		m.engine.Remove(d)
		m.told.set(d, now+firstTellSeconds)
	}
	clear(m.seeking)
}
