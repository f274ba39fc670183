package chain

import "time"

const (
	// ClockToleranceSeconds is how far a clock may be ahead of the newest block before it is doubted: blocks come late, and nodes lag a little.
	ClockToleranceSeconds = 60
	// ClockAgreementSeconds is by how much blocks that bear each other out may differ in how late they come.
	ClockAgreementSeconds = 15
)

// Clock tells the chain's time, by which deadlines, locks and ramps are judged: the time of a block that was followed, and what has passed
// since by a clock that nobody sets (clock.Clock's Elapsed). The machine's own time is where it begins, and is not looked at again. It is
// pure, and not safe for concurrent use.
//
// What a followed block says:
//   - The chain's time is never before a block of its own. So any block moves the clock forward, at once: a machine whose clock is behind or
//     was suspended, a development chain that was told to warp (evm_increaseTime).
//   - That a block is old says nothing by itself: it may be part of a backlog, the chain may stand still, the node may lag, and a chain that
//     makes a block for each transaction is idle for hours. So a block moves the clock back only if it is the newest there is and the clock is
//     more than ClockToleranceSeconds ahead of it, and then in two cases. The first newest block of a process's life is believed, because
//     public chains make a block every few seconds: either the machine's time is ahead, or the chain stands still, and then nothing can be
//     sent anyway and its next block moves the clock forward. Local chains (IsLocal) are excepted: they may be idle. Later, or there, newest
//     blocks are believed once they bear each other out: over ClockToleranceSeconds of elapsed time, all that came lay behind this clock by the
//     same, give or take ClockAgreementSeconds. Blocks that are replayed or caught up do not, since their time runs faster than ours; nor does
//     the one block that ends a long wait, which is news and lies on time.
type Clock struct {
	offset  time.Duration // the chain's time since 1970 less what has elapsed
	idles   bool          // blocks come only when somebody wants one
	known   bool          // a newest block has spoken
	doubted bool
	lag     time.Duration // while doubted: how far the clock was ahead of the block that said so,
	since   time.Duration // and when
}

// NewClock begins with the machine's time.
func NewClock(chainID uint64, wall time.Time, elapsed time.Duration) *Clock {
	return &Clock{offset: time.Duration(wall.UnixNano()) - elapsed, idles: IsLocal(chainID)}
}

// Offset is what to add to the elapsed time for the chain's time since 1970.
func (c *Clock) Offset() time.Duration { return c.offset }

// Now is the chain's time.
func (c *Clock) Now(elapsed time.Duration) time.Time { return time.Unix(0, int64(c.offset+elapsed)) }

// Head takes a followed block; newest says that no later one was known then. step is by how much the time jumped, 0 for what is within the
// tolerance: whoever has noted times must see to them.
func (c *Clock) Head(b BlockRef, newest bool, elapsed time.Duration) (step time.Duration) {
	if b.Time == 0 {
		return 0
	}
	tolerance := ClockToleranceSeconds * time.Second
	lag := c.offset + elapsed - time.Duration(b.Time)*time.Second
	switch {
	case lag < 0:
	case !newest:
		return 0
	case lag <= tolerance:
		c.known, c.doubted = true, false
		return 0
	case !c.known && !c.idles:
	case !c.doubted || (lag-c.lag).Abs() > ClockAgreementSeconds*time.Second:
		c.doubted, c.lag, c.since = true, lag, elapsed
		return 0
	case elapsed-c.since < tolerance:
		return 0
	}
	c.offset -= lag
	c.known, c.doubted = c.known || newest, false
	if lag.Abs() <= tolerance {
		return 0
	}
	return -lag
}
