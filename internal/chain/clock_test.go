package chain

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

const (
	publicChain = 1
	wallNow     = int64(1_800_000_000)
)

// heard is a block that a clock is told of, in seconds: when, what its time is, and what was said of it.
type heard struct {
	at     int64
	time   int64 // 0 is the wall's time at the start
	newest bool
}

// every is count newest blocks, one each apart, that are late by so much.
func every(apart, from, count, late int64) (out []heard) {
	for i := range count {
		at := from + i*apart
		out = append(out, heard{at, at - late, true})
	}
	return out
}

func join(parts ...[]heard) (out []heard) {
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// TestTheChainsTimeIsKept is what becomes of a clock: how far it is off its start at the end, and how often it jumped.
func TestTheChainsTimeIsKept(t *testing.T) {
	const hour = 3600
	for name, c := range map[string]struct {
		chain uint64
		heard []heard
		off   int64
		steps int
	}{
		"right":                                  {publicChain, every(12, 0, 100, 3), 0, 0},
		"as late as it may be":                   {publicChain, every(12, 0, 100, ClockToleranceSeconds), 0, 0},
		"later than that":                        {publicChain, every(12, 0, 100, ClockToleranceSeconds+1), -ClockToleranceSeconds - 1, 1},
		"a little behind":                        {publicChain, every(12, 0, 100, -ClockToleranceSeconds), ClockToleranceSeconds, 0},
		"an hour ahead":                          {publicChain, every(12, 0, 1, hour), -hour, 1},
		"an hour behind":                         {publicChain, []heard{{0, hour, false}}, hour, 1},
		"an hour ahead, local":                   {simChainID, every(12, 0, 6, hour), -hour, 1},
		"an hour ahead, local, too early to say": {simChainID, every(12, 0, 5, hour), 0, 0},
		"an hour behind, local":                  {simChainID, every(12, 0, 1, -hour), hour, 1},
		"a backlog of days":                      {publicChain, []heard{{0, -72 * hour, false}, {1, -48 * hour, false}, {2, -5, true}}, 0, 0},
		"a backlog that ends long ago, local":    {simChainID, []heard{{0, -72 * hour, false}, {1, -3 * hour, true}}, 0, 0},
		"idle for hours, local":                  {simChainID, join(every(1, 0, 1, 3*hour), every(12, hour, 2, 0)), 0, 0},
		"stalled, then on":                       {publicChain, join(every(12, 0, 9, 0), every(12, 3*hour, 9, 0)), 0, 0},
		"stalled before the start, then on":      {publicChain, join(every(12, 0, 1, 2*hour), every(12, hour, 9, 0)), 0, 2},
		"a node that catches up": {publicChain, join(every(12, 0, 9, 0), []heard{{2 * hour, 600, true}, {2*hour + 60, 1200, true},
			{2*hour + 120, 4000, true}, {2*hour + 180, 2*hour + 170, true}}), 0, 0},
		"warped by two hours":                 {simChainID, join(every(12, 0, 9, 0), every(12, 200, 9, -2*hour)), 2 * hour, 1},
		"warped, and the snapshot taken back": {simChainID, join(every(12, 0, 9, 0), every(12, 200, 9, -2*hour), every(12, 400, 9, 0)), 0, 2},
		"taken back, but of two minds":        {simChainID, join(every(12, 0, 9, -hour), every(70, 200, 1, 0), every(70, 270, 1, ClockAgreementSeconds+1)), hour, 1},
		"as much of one mind as need be":      {simChainID, join(every(12, 0, 9, -hour), every(70, 200, 1, 0), every(70, 270, 1, ClockAgreementSeconds)), -ClockAgreementSeconds, 2},
		"suspended: elapsed time stood still": {publicChain, join(every(12, 0, 9, 0), every(12, 100, 9, -2*hour)), 2 * hour, 1},
		"suspended: elapsed time went on":     {publicChain, join(every(12, 0, 9, 0), every(12, 2*hour, 9, 0)), 0, 0},
		"a block without a time":              {publicChain, []heard{{0, -wallNow, true}}, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			clock, steps := NewClock(c.chain, time.Unix(wallNow, 0), 0), 0
			last := time.Duration(0)
			for _, h := range c.heard {
				last = time.Duration(h.at) * time.Second
				before := clock.Now(last)
				step := clock.Head(BlockRef{Time: uint64(wallNow + h.time)}, h.newest, last)
				if moved := clock.Now(last).Sub(before); step != 0 && step != moved || step == 0 && moved.Abs() > ClockToleranceSeconds*time.Second {
					t.Errorf("at %d s the clock moved by %v and said %v", h.at, moved, step)
				}
				if step != 0 {
					steps++
				}
			}
			if off := clock.Now(last).Sub(time.Unix(wallNow, 0).Add(last)); off != time.Duration(c.off)*time.Second || steps != c.steps {
				t.Errorf("the clock is off its start by %v after %d jumps, want %d s after %d", off, steps, c.off, c.steps)
			}
		})
	}
}

// A clock is never before a block, whatever comes, and whoever tells it nothing keeps the time that passes.
func TestTheChainsTimeIsNeverBeforeABlock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		chain := rapid.SampledFrom([]uint64{publicChain, simChainID}).Draw(t, "chain")
		clock, at := NewClock(chain, time.Unix(wallNow, 0), 0), time.Duration(0)
		for range rapid.IntRange(1, 50).Draw(t, "blocks") {
			passed := time.Duration(rapid.Int64Range(0, 200).Draw(t, "seconds")) * time.Second
			before := clock.Now(at)
			if at += passed; clock.Now(at).Sub(before) != passed {
				t.Fatalf("%v passed, the clock says %v", passed, clock.Now(at).Sub(before))
			}
			block := uint64(wallNow + rapid.Int64Range(-9000, 9000).Draw(t, "block"))
			clock.Head(BlockRef{Time: block}, rapid.Bool().Draw(t, "newest"), at)
			if now := clock.Now(at).Unix(); now < int64(block) {
				t.Fatalf("the clock says %d after a block of %d", now, block)
			}
		}
	})
}
