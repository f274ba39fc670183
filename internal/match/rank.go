package match

import (
	"encoding/binary"
	"math"

	"github.com/holiman/uint256"
)

// score ranks a prover that passed the filters; higher is better. Each term is between 0 and 1:
//
//	price   how far the ask is below the order's present price
//	fit     how much of the time that is left would stay unused; UnknownFit for who has not measured its speed
//	speed   the fastest known prover's expected time, over this prover's; 0 when unknown
//	record  the share of jobs done, a late one counted half, as if PriorJobs with PriorSuccess had gone before
//	stake   the locks that the stake allows, up to FullStakeLocks
//	chance  a number that seed, order, attempt and prover give, so that equals share
func (e *Engine) score(o *order, p *prover, want *uint256.Int, now int64) float64 {
	w := e.cfg.Weights
	s := w.Record*p.record.smoothed() + w.Chance*e.chance(o, p.id)
	if !o.line.any {
		if full := o.priceAt(now).Float64(); full > 0 {
			s += w.Price * (1 - want.Float64()/full)
		}
	}
	total, _, known := p.facts.seconds(o.need)
	if known {
		fastest := float64(o.need)/e.topSpeed + e.topFixed
		s += w.Speed * min(1, (fastest+1)/(total+1))
		fit := 1.0
		if o.Deadline != 0 {
			fit = 1 - total/float64(max(1, o.Deadline-now))
		}
		s += w.Fit * max(0, fit)
	} else {
		s += w.Fit * UnknownFit
	}
	if c := p.facts.capacity; c == Unlimited || c >= FullStakeLocks {
		s += w.Stake
	} else {
		s += w.Stake * float64(c) / FullStakeLocks
	}
	return s
}

func (r Record) smoothed() float64 {
	done, failed := float64(max(r.Done, 0)), float64(max(r.Failed, 0))
	late := min(float64(max(r.Late, 0)), done)
	return (done - late/2 + PriorJobs*PriorSuccess) / (done + failed + PriorJobs)
}

// chance is the same number for the same question whenever it is asked, so that the order of events does not change answers.
func (e *Engine) chance(o *order, id string) float64 {
	x := uint64(e.seed) ^ binary.LittleEndian.Uint64(o.Digest[:8]) ^ uint64(o.Attempt)*0x9e3779b97f4a7c15
	for i := range len(id) {
		x = (x ^ uint64(id[i])) * 0x100000001b3
	}
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	x ^= x >> 31
	return float64(x>>11) / (1 << 53)
}

// noteSpeed keeps the bounds of what the provers can do; better reports that somebody raised them.
func (e *Engine) noteSpeed(s Speed) (better bool) {
	if s.ProveCyclesPerSecond <= 0 {
		return false
	}
	if s.ProveCyclesPerSecond > e.topSpeed {
		e.topSpeed, better = s.ProveCyclesPerSecond, true
	}
	if s.FixedSeconds < e.topFixed || math.IsInf(e.topFixed, 1) {
		e.topFixed, better = s.FixedSeconds, true
	}
	return better
}

// choice is who an order could go to now.
type choice struct {
	best       *prover
	score      float64
	queue      *prover // the pool, with room behind others
	spare      *prover // the best of those who failed this job before
	spareScore float64
	due        int64 // when the price is enough for a free prover that it is not enough for now
}

// choose looks at every prover with room. Excluded ones are kept apart.
func (e *Engine) choose(o *order, now int64) choice {
	c := choice{due: never}
	var least uint256.Int // that is asked by those to whom the price alone is too low
	for _, p := range e.free {
		reason, want := p.verdict(o, now)
		if reason == ReasonPrice && (least.IsZero() || want.Lt(&least)) {
			least = want
		}
		if reason != "" {
			continue
		}
		if p.room() == mayQueue {
			if total, execute, known := p.facts.seconds(o.need); !o.excludes(p.id) && (!known || inTime(o, total*(1+p.wait()), execute+total*p.wait(), now)) {
				c.queue = p
			}
			continue
		}
		s := e.score(o, p, &want, now)
		if o.excludes(p.id) {
			if c.spare == nil || above(s, p, c.spareScore, c.spare) {
				c.spare, c.spareScore = p, s
			}
			continue
		}
		if c.best == nil || above(s, p, c.score, c.best) {
			c.best, c.score = p, s
		}
	}
	if !least.IsZero() {
		c.due = o.line.reach(&least)
	}
	return c
}

// above orders by score, and equals by id.
func above(s float64, p *prover, t float64, q *prover) bool { return s > t || s == t && p.id < q.id }

// othersLeft reports whether a prover that did not fail this job could take it, later or for more money.
func (e *Engine) othersLeft(o *order, now int64) bool {
	for _, p := range e.all {
		if !p.counts() || o.excludes(p.id) {
			continue
		}
		if reason, want := p.verdict(o, now); reason == "" || reason == ReasonPrice && !want.Gt(&o.line.max) {
			return true
		}
	}
	return false
}
