package wrapper

import (
	"context"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/proof"
)

// lab is a Warm over fake children, on a machine whose free memory the test sets.
type lab struct {
	*Warm
	clock *clock.Manual
	free  atomic.Int64
	req   Request
}

func newLab(t *testing.T, mode string) *lab {
	t.Helper()
	cfg, req := fakeConfig(t, mode)
	l := &lab{clock: clock.NewManual(time.Unix(0, 0)), req: req}
	l.free.Store(KeepHostBytes)
	cfg.FreeBytes = func() (int64, error) { return l.free.Load(), nil }
	cfg.Clock = l.clock
	l.Warm = NewWarm(cfg)
	t.Cleanup(l.Close)
	return l
}

// prove makes a proof with what happens named by the request's witness, where the mode leaves it to that.
func (l *lab) prove(ctx context.Context, witness string) (Stats, error) {
	req := l.req
	req.Witness = filepath.Join("/", witness)
	return l.Prove(ctx, req, nil)
}

// pid is the number of the kept child, 0 when there is none; it waits for what is under way.
func (l *lab) pid() int {
	k := <-l.turn
	defer func() { l.turn <- k }()
	if k.kid == nil {
		return 0
	}
	return k.kid.proc.Pid()
}

func must(t *testing.T, stats Stats, err error) Stats {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

func TestWarmKeepsItsChildAndKeys(t *testing.T) {
	l := newLab(t, "ok")
	for i := 1; i <= 3; i++ {
		stats, err := l.prove(t.Context(), "w")
		if got := must(t, stats, err).Constraints; got != 100+i {
			t.Errorf("proof %d: %d loads and proofs, want the same child with keys loaded once", i, got)
		}
	}
	l.req.Keys = "/other"
	stats, err := l.prove(t.Context(), "w")
	if got := must(t, stats, err).Constraints; got != 204 {
		t.Errorf("other keys: %d, want a second load in the same child", got)
	}
	pid := l.pid()
	l.Close()
	if err := syscall.Kill(pid, 0); err != syscall.ESRCH {
		t.Errorf("the child outlives Close: %v", err)
	}
}

func TestWarmNeverUsesAFailedChildAgain(t *testing.T) {
	for mode, code := range map[string]string{"refuse": "witness-not-canonical", "killed": "out-of-memory", "panic": "internal", "short": "internal"} {
		l := newLab(t, "witness")
		stats, err := l.prove(t.Context(), "w")
		must(t, stats, err)
		if _, err := l.prove(t.Context(), mode); proof.CodeOf(err) != code {
			t.Errorf("%s: %v, want %s", mode, err, code)
		}
		if pid := l.pid(); pid != 0 {
			t.Errorf("%s: child %d was kept", mode, pid)
		}
		stats, err = l.prove(t.Context(), "w")
		if got := must(t, stats, err).Constraints; got != 101 {
			t.Errorf("after %s: %d, want a new child", mode, got)
		}
	}
}

func TestWarmReplacesAChildThatDiedIdle(t *testing.T) {
	l := newLab(t, "dies-idle")
	for range 2 {
		stats, err := l.prove(t.Context(), "w")
		if got := must(t, stats, err).Constraints; got != 101 {
			t.Errorf("%d, want a new child", got)
		}
		k := <-l.turn
		<-k.kid.proc.Done()
		l.turn <- k
	}
}

func TestWarmCancelEndsTheChild(t *testing.T) {
	l := newLab(t, "witness")
	ctx, cancel := context.WithCancel(t.Context())
	req := l.req
	req.Witness = "/hang"
	_, err := l.Prove(ctx, req, func(Event) { cancel() })
	if proof.CodeOf(err) != "cancelled" || l.pid() != 0 {
		t.Errorf("%v, child %d", err, l.pid())
	}
	// A proof that waits for its turn can be cancelled too, and does not disturb the one under way.
	k := <-l.turn
	if _, err := l.prove(ctx, "w"); proof.CodeOf(err) != "cancelled" {
		t.Errorf("waiting: %v", err)
	}
	l.turn <- k
	stats, err := l.prove(t.Context(), "w")
	must(t, stats, err)
}

func TestWarmCloseEndsAProof(t *testing.T) {
	l := newLab(t, "witness")
	req := l.req
	req.Witness = "/hang"
	closed := make(chan struct{})
	_, err := l.Prove(t.Context(), req, func(Event) { go func() { l.Close(); close(closed) }() })
	if proof.CodeOf(err) != "cancelled" {
		t.Errorf("%v", err)
	}
	<-closed
	if _, err := l.prove(t.Context(), "w"); proof.CodeOf(err) != "cancelled" {
		t.Errorf("after Close: %v", err)
	}
	if pid := l.pid(); pid != 0 {
		t.Errorf("child %d after Close", pid)
	}
}

func TestWarmPrefetches(t *testing.T) {
	l := newLab(t, "ok")
	l.Prefetch(l.req.Keys)
	pid := l.pid()
	if pid == 0 {
		t.Fatal("no child")
	}
	stats, err := l.prove(t.Context(), "w")
	if stats = must(t, stats, err); stats.Constraints != 101 || stats.PeakBytes <= 0 || l.pid() != pid {
		t.Errorf("%+v in child %d, want one load in child %d", stats, l.pid(), pid)
	}
	l.clock.Advance(keepLook / 2)
	l.free.Store(0) // no room for a child, but there is one
	l.Prefetch(l.req.Keys)
	k := <-l.turn
	if k.kid == nil || k.kid.proc.Pid() != pid || k.since != l.clock.Now() {
		t.Errorf("a second prefetch: %+v, want child %d, wanted just now", k, pid)
	}
	l.turn <- k
	short := newLab(t, "ok")
	short.free.Store(KeepHostBytes - 1)
	short.Prefetch(l.req.Keys)
	if short.pid() != 0 {
		t.Error("a prefetch without memory started a child")
	}
	for _, mode := range []string{"refuse-load", "killed-loading", "garbage"} {
		bad := newLab(t, mode)
		bad.Prefetch(l.req.Keys)
		if bad.pid() != 0 {
			t.Errorf("%s: the child was kept", mode)
		}
	}
	relative := newLab(t, "ok")
	relative.Prefetch("keys")
	if relative.pid() != 0 {
		t.Error("relative path: the child was kept")
	}
}

func TestWarmAdmitsByMemoryThatTheChildHolds(t *testing.T) {
	l := newLab(t, "ok")
	l.free.Store(WrapNeedBytes - 1)
	if _, err := l.prove(t.Context(), "w"); proof.CodeOf(err) != "out-of-memory" {
		t.Errorf("one byte too few: %v", err)
	}
	l.free.Store(WrapNeedBytes)
	stats, err := l.prove(t.Context(), "w")
	must(t, stats, err)
	l.free.Store(WrapNeedBytes - 1)
	stats, err = l.prove(t.Context(), "w") // what the child holds is there for it
	must(t, stats, err)
	if _, err := os.Stat(l.req.Out); err != nil {
		t.Error(err)
	}
}

func TestKeep(t *testing.T) {
	k := Keep{}.withDefaults()
	if !k.begins(KeepHostBytes) || k.begins(KeepHostBytes-1) {
		t.Error("begins: not at the limit")
	}
	const last = KeepIdleSeconds*time.Second - 1
	if !k.goesOn(last, KeepFloorBytes) || k.goesOn(last+1, KeepFloorBytes) || k.goesOn(last, KeepFloorBytes-1) {
		t.Error("goes on: not at the limits")
	}
}

// TestReview: what an idle child's fate depends on, look by look.
func TestReview(t *testing.T) {
	type at struct {
		seconds int
		free    int64
		stays   bool
	}
	for name, looks := range map[string][]at{
		"idle too long":             {{5, KeepHostBytes, true}, {KeepIdleSeconds - 1, KeepHostBytes, true}, {KeepIdleSeconds, KeepHostBytes, false}},
		"no room for the host":      {{5, KeepHostBytes - 1, false}},
		"the host takes its memory": {{5, KeepHostBytes, true}, {10, KeepFloorBytes, true}, {15, KeepFloorBytes - 1, false}},
	} {
		l := newLab(t, "ok")
		stats, err := l.prove(t.Context(), "w")
		must(t, stats, err)
		for _, look := range looks {
			k := <-l.turn
			l.free.Store(look.free)
			k.review(l.cfg, time.Unix(int64(look.seconds), 0))
			if stays := k.kid != nil; stays != look.stays {
				t.Errorf("%s, at %d s with %d free: stays %v", name, look.seconds, look.free, stays)
			}
			l.turn <- k
		}
	}
}

// TestWarmWatches: the watch looks at its times, without anybody asking.
func TestWarmWatches(t *testing.T) {
	l := newLab(t, "ok")
	stats, err := l.prove(t.Context(), "w")
	must(t, stats, err)
	k := <-l.turn
	gone := k.kid.proc.Done()
	l.turn <- k
	l.free.Store(0)
	for ended := false; !ended; {
		l.clock.Advance(keepLook)
		select {
		case <-gone:
			ended = true
		default:
		}
	}
}
