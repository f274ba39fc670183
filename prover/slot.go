package prover

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

const (
	// hostProtocol is the version of docs/host-protocol.md that the node speaks.
	hostProtocol = 1
	// consumePause is how long a slot waits after the queue refused to give work.
	consumePause = 2 * time.Second
	// readyPause is between two looks whether a host has checked its device, ReadyLimit the longest that may take.
	readyPause = time.Second
	ReadyLimit = 15 * time.Minute
	// FallbackAfter is how long no device may be in service before the CPU takes their place.
	FallbackAfter = time.Minute
)

// slot is one device with the host that proves on it, one job at a time. Its goroutine owns it; whoever holds gate may use the host.
type slot struct {
	*node
	Log         *slog.Logger // the node's, with the device
	device      string
	place       int   // in node.slots
	spare       bool  // the CPU, which takes the place of devices that are all out
	spool       spool // with a desk of its own: no host sees the job of another
	hand        hand
	gate        chan struct{} // has room for one: a job, or a run for a quote
	breaker     breaker
	keeper      *host.Keeper // nil: the device is out
	info        host.Info    // of met, or of the last one
	met         *host.Host   // the newest host whose hello was heard
	why         error        // why the device is out; nil: it is in service, or a spare that is not needed
	fingerprint Fingerprint  // of what proves here
	outages     int          // how often it was tried again since its last good job, for the wait before the next try
}

func (s *slot) newKeeper() *host.Keeper {
	cfg := s.hostOf(s.device)
	cfg.WorkDir = s.spool.desk()
	cfg.Limits.Wall = 0 // a warm host lives as long as the node; each request has its own limit
	cfg.OnStart = s.Metrics.HostStarted
	k := host.NewKeeper(cfg, s.HostBackoff)
	s.Health.keeps(s.device, k.Err)
	return k
}

// dropHost ends the warm host; the next use starts another.
func (s *slot) dropHost() {
	_ = s.keeper.Close() // it is to be gone; how it ended does not matter
	s.keeper = s.newKeeper()
}

// meet starts the host and refuses one that could not finish a job.
func (s *slot) meet(ctx context.Context) error {
	s.keeper = s.newKeeper()
	h, err := s.keeper.Host(ctx)
	if err != nil {
		return err
	}
	info, err := s.hello(ctx, h)
	if err != nil {
		return err
	}
	refuse := func(format string, args ...any) error {
		return proof.Errorf(proof.Caller, "host-unfit", "host: "+format, args...).WithField("host")
	}
	switch {
	case info.Protocol != hostProtocol:
		return refuse("speaks protocol %d, this node %d: install the host that came with the node", info.Protocol, hostProtocol)
	case !slices.Contains(info.Stages, proof.StageWrap):
		return refuse("%s offers stages %v, want wrap among them: start it in full mode", info.Name, info.Stages)
	case s.Keys.ZKVMVersion != "" && info.Version != s.Keys.ZKVMVersion:
		return refuse("is %s %s, the keys take receipts of %s: use keys and host of one release", info.Name, info.Version, s.Keys.ZKVMVersion)
	}
	if err := checkDevice(s.device, info); err != nil {
		return err
	}
	if err := roomOnDevice(s.device, info, s.DeviceFree); err != nil {
		return err
	}
	s.info, s.met = info, h
	s.recognise()
	about := []any{"zkvm", info.Name, "version", info.Version, "hashing", info.Hashing.Path}
	if d := info.Device; d != nil {
		about = append(about, "name", d.Name, "uuid", d.UUID, "memory_bytes", d.MemoryBytes, "driver", d.Driver, "health_seconds", info.HealthSeconds)
	}
	for _, set := range info.Settings {
		about = append(about, set.Name, set.Value)
	}
	s.Log.Info("host ready", about...)
	return nil
}

// hello hears what a host says of itself. One on a GPU is asked again until it has checked the device.
func (s *slot) hello(ctx context.Context, h *host.Host) (host.Info, error) {
	for began := s.Clock.Now(); ; {
		info, err := h.Hello(ctx)
		if err != nil || info.Ready || s.device == host.CPU {
			return info, err
		}
		if s.Clock.Now().Sub(began) > ReadyLimit {
			return info, proof.Errorf(proof.Retry, "device-unhealthy", "device %s: the host did not get ready within %v", s.device, ReadyLimit)
		}
		s.wait(ctx, readyPause)
	}
}

// join takes the device into service. Errors: Retry memory.
func (s *slot) join() error {
	_, need := host.MostBytes(s.info.MemoryBytes)
	return s.roster.join(s.device, need, s.memory)
}

// close ends the host for good, with gate held.
func (s *slot) close() {
	if s.keeper != nil {
		_ = s.keeper.Close() // nothing is left to do about a host that ends badly now
	}
	s.keeper, s.met = nil, nil
}

// enter takes a device that is out into service again, or says why not.
func (s *slot) enter(ctx context.Context) error {
	s.gate <- struct{}{}
	defer func() { <-s.gate }()
	_, need := host.MostBytes(s.info.MemoryBytes)
	err := s.roster.hasRoom(s.device, need, s.memory) // by what its last host said: a start takes memory, too
	if err == nil {
		err = s.meet(ctx)
	}
	if err == nil {
		err = s.join()
	}
	if err != nil {
		s.close()
		return err
	}
	s.why = nil
	now, samples := s.condition(), s.book.known()
	s.tell(ctx, func(c *condition) { c.slots[s.place], c.samples = now, samples })
	return nil
}

// leave takes the device out of service: because of why, or a spare one that is not needed (nil).
func (s *slot) leave(ctx context.Context, why error) {
	s.gate <- struct{}{}
	s.close()
	<-s.gate
	s.roster.leave(s.device)
	s.isOut(why)
	now := s.condition()
	s.tell(ctx, func(c *condition) { c.slots[s.place] = now })
}

// isOut notes why the device is out.
func (s *slot) isOut(why error) {
	s.why = why
	if s.spare && why == nil {
		s.Health.keeps(s.device, nil)
		return
	}
	s.Health.keeps(s.device, func() error { return why })
	s.Log.Warn("device out of service: the node does without it and tries it again", "code", proof.CodeOf(why), "error", why)
}

// condition is what heartbeats begin with, or tell of a device that is out.
func (s *slot) condition() slotCondition {
	c := slotCondition{device: s.device, state: queue.DeviceIdle, info: s.info, fingerprint: s.fingerprint}
	if s.keeper == nil {
		c.state = queue.DeviceOut
		if s.why != nil {
			c.code = proof.CodeOf(s.why)
		}
	}
	c.standby = s.spare && s.keeper == nil
	return c
}

// greet hears what a host says that was started since the last one: it may be another program than the first.
func (s *slot) greet(ctx context.Context, h *host.Host) error {
	if h != s.met {
		info, err := s.hello(ctx, h)
		if err != nil {
			return err
		}
		if err := checkDevice(s.device, info); err != nil {
			return &deviceError{proof.Errorf(proof.Retry, proof.CodeOf(err), "%w", err)}
		}
		s.info, s.met = info, h
		s.recognise()
		now, samples := s.fingerprint, s.book.known()
		s.tell(ctx, func(c *condition) {
			c.slots[s.place].info, c.slots[s.place].fingerprint, c.samples = info, now, samples
		})
	}
	if s.Keys.ZKVMVersion != "" && s.info.Version != s.Keys.ZKVMVersion {
		return refusal(RefusedVersion, "version", "the host is %s now, the keys take receipts of %s: install host and keys of one release", s.info.Version, s.Keys.ZKVMVersion)
	}
	return nil
}

// serve works for one device until taking ends. A device that cannot be used is tried again, at once and then after longer and longer waits.
func (s *slot) serve(working, taking context.Context) {
	for taking.Err() == nil {
		if s.why == nil {
			if lost := s.loop(working, taking); lost != nil {
				s.leave(taking, lost)
			}
			continue
		}
		if s.wait(taking, s.nextTry()); taking.Err() != nil {
			return
		}
		switch err := s.enter(taking); {
		case err == nil:
			s.Log.Info("device in service again")
		case taking.Err() == nil:
			s.leave(taking, err)
		}
	}
}

// nextTry is the wait before a device is tried again: none at first, then as the breaker's.
func (s *slot) nextTry() time.Duration {
	s.outages++
	if s.outages == 1 && isDeviceError(s.why) {
		return 0
	}
	return breakerPause(max(0, s.outages-2))
}

// serveSpare works on the CPU while no other device is in service.
func (s *slot) serveSpare(working, taking context.Context) {
	for taking.Err() == nil {
		if s.keeper == nil && !s.needed(taking) {
			continue
		}
		if s.keeper == nil {
			s.Log.Warn("no device can be used: the CPU takes their place, and is much slower")
			if err := s.enter(taking); err != nil {
				s.isOut(err)
				s.wait(taking, breakerPause(s.outages))
				s.outages++
				continue
			}
		}
		consuming, stop := context.WithCancel(taking)
		go s.untilOthers(consuming, stop)
		lost := s.loop(working, consuming)
		stop()
		s.leave(taking, lost)
	}
}

// needed waits until no other device has been in service for FallbackAfter; false when something changed meanwhile.
func (s *slot) needed(ctx context.Context) bool {
	others, changed := s.roster.others(s.device)
	var patience <-chan time.Time
	if others == 0 {
		timer := s.Clock.NewTimer(FallbackAfter)
		defer timer.Stop()
		patience = timer.C()
	}
	select {
	case <-ctx.Done():
		return false
	case <-changed:
		return false
	case <-patience:
		return true
	}
}

// untilOthers calls stop when another device is in service.
func (s *slot) untilOthers(ctx context.Context, stop func()) {
	for {
		others, changed := s.roster.others(s.device)
		if others > 0 {
			stop()
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-changed:
		}
	}
}

// loop takes work until taking ends, pausing whenever the breaker says so, or until the device is lost, which is the error. During a pause
// the slot holds no message, so that others may have the work. The job at hand goes on until working ends.
func (s *slot) loop(working, taking context.Context) (lost error) {
	for taking.Err() == nil && lost == nil {
		var pause time.Duration
		consumeCtx, stop := context.WithCancel(taking)
		err := s.Queue.ConsumeWork(consumeCtx, s.ZKVM, func(ctx context.Context, w queue.Work) error {
			select {
			case s.gate <- struct{}{}:
				defer func() { <-s.gate }()
			case <-ctx.Done(): // a run for a quote is under way
				return ctx.Err()
			}
			err := s.handle(working, w)
			if err == nil {
				s.outages = 0
			}
			if working.Err() == nil {
				if lost = s.lost(err); lost == nil {
					pause = s.breaker.note(err)
				}
				if pause > 0 || lost != nil {
					stop()
				}
			}
			return s.settle(working, err)
		})
		stop()
		if err != nil && taking.Err() == nil && pause == 0 && lost == nil {
			s.Log.Warn("no work from the queue", "error", err)
			pause = consumePause
		}
		if pause > 0 {
			s.Log.Warn("pausing", "for", pause, "failures", s.breaker.failures)
			s.setState(taking, queue.DevicePaused)
			s.wait(taking, pause)
			s.setState(taking, queue.DeviceIdle)
		}
	}
	return lost
}

// lost is why a device must be looked at before it gets more work: it said so, or its host died. A host on the CPU is simply started again.
func (s *slot) lost(err error) error {
	if err == nil || isDeviceError(err) {
		return err
	}
	if dead := s.keeper.Err(); s.device != host.CPU && dead != nil {
		return &deviceError{proof.Errorf(proof.Retry, proof.CodeOf(dead), "device %s: its host is gone: %w", s.device, dead)}
	}
	return nil
}
