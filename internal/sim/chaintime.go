package sim

import (
	"maps"
	"slices"
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
)

// This file is orchestrator's chaintime: the owner sets its clock by the blocks that are followed.

// startClock begins with the machine's time, and what the database knows of the chain.
func (p *process) startClock() {
	id := uint64(chainID)
	if p.w.opt.public {
		id = 1
	}
	p.time = chain.NewClock(id, time.UnixMilli(p.w.now+p.wrong), p.elapsed())
	if n := len(p.w.db.cursor.Blocks); n > 0 {
		p.time.Head(p.w.db.cursor.Blocks[n-1], false, p.elapsed())
	}
}

// hear sets the clock by what was followed, before anything is made of the batch.
func (p *process) hear(b chain.Batch) error {
	n := len(b.Cursor.Blocks)
	if n == 0 || p.w.opt.OwnClock {
		return nil
	}
	if step := p.time.Head(b.Cursor.Blocks[n-1], b.Newest, p.elapsed()); step != 0 {
		p.w.say("%s: the clock is set by %v; it is off by %d s now", p.name, step, (p.clock()-p.w.now)/second)
		p.w.stats.ClockSteps++
		p.match.seekAgain()
		p.untold = slices.Sorted(maps.Keys(p.live))
	}
	return p.retell()
}

// retell has every job hear of a jump, before any other event or tick.
func (p *process) retell() error {
	if len(p.untold) == 0 {
		return nil
	}
	t := p.begin()
	for _, i := range p.untold {
		if r := p.live[i]; r != nil {
			t.step(r.clone(), job.Event{Kind: job.Restarted})
		}
	}
	err := p.commit(t, 0, nil)
	if err == nil {
		p.untold = nil
	}
	return err
}

// seekAgain has the engine forget who seeks: it hears of them anew, at the new time, when they are placed.
func (m *matching) seekAgain() {
	for _, i := range slices.Sorted(maps.Keys(m.seeking)) {
		m.engine.Remove(m.p.w.orders[i].digest)
	}
	clear(m.seeking)
}
