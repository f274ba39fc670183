package prover

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"time"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
)

// hostProtocol is the version of docs/host-protocol.md that the node speaks.
const hostProtocol = 1

// consumePause is how long the node waits after the queue refused to give work.
const consumePause = 2 * time.Second

// node is a running prover. The goroutine of Run owns all of it but the outbox and hand; heartbeats get copies over a channel.
type node struct {
	Config
	Deps
	spool    spool
	identity *private.Identity
	keeper   *host.Keeper
	info     host.Info  // of met
	met      *host.Host // the newest host whose hello was heard
	breaker  breaker
	outbox   *outbox
	status   chan func(*condition) // changes what heartbeats tell
	epochs   epochs                // the highest seen, as kept in the spool
	hand     hand
	samples  []Sample // what the node knows of its speed, as kept in the spool
	memory   int64    // what the node may use; 0 is unknown

	fingerprint Fingerprint // of what proves now
}

// Run is a prover node's whole life: it returns nil when ctx ends, after the host is gone and the job at hand was
// given back to the queue. Errors: caller bad-config and spool-in-use name the field; others say why the host did not
// start or does not fit.
func Run(ctx context.Context, cfg Config, deps Deps) error {
	if err := cfg.check(); err != nil {
		return err
	}
	unlock, err := lockSpool(deps.Disk, cfg.Spool)
	if err != nil {
		return err
	}
	defer unlock()
	folders := spool{cfg.Spool, deps.Disk}
	if err := folders.clearDesk(); err != nil {
		return err
	}
	identity, err := private.LoadIdentity(deps.Disk, filepath.Join(cfg.Spool, fileIdentity))
	if err != nil {
		return err
	}
	cfg.Recipient = identity.Recipient()
	cfg.Host.WorkDir = folders.desk()
	cfg.Host.Limits.Wall = 0 // a warm host lives as long as the node; each request has its own limit
	if deps.Wrap == nil {
		cfg.Wrapper.Dir = cfg.Host.WorkDir
		warm := wrapper.NewWarm(cfg.Wrapper)
		defer warm.Close()
		deps.Wrap, deps.Prefetch = warm.Prove, warm.Prefetch
	}
	n := &node{
		Config: cfg, Deps: deps.withDefaults(),
		spool: folders, status: make(chan func(*condition)), identity: identity, memory: cfg.MemoryBytes,
	}
	if err := n.remember(); err != nil {
		return err
	}
	n.Config.Host.OnStart = n.Metrics.HostStarted
	n.keeper = n.newKeeper()
	defer func() { _ = n.keeper.Close() }() // nothing is left to do about a host that ends badly now
	if err := n.meetHost(ctx); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	n.Health.meets(n)
	defer n.Health.meets(nil)
	defer n.heedWithdrawals()()
	defer n.answerQuotes()()
	n.serve(ctx)
	return nil
}

// serve works until ctx ends or the node is drained; heartbeats and the outbox go on to the end.
func (n *node) serve(ctx context.Context) {
	var beside sync.WaitGroup
	besideCtx, stop := context.WithCancel(context.WithoutCancel(ctx))
	working, giveBack := context.WithCancelCause(ctx)
	taking, noMore := context.WithCancel(working)
	first := condition{speed: SpeedOf(n.samples), info: n.info}
	beside.Go(func() { n.heartbeat(besideCtx, first) })
	beside.Go(func() { n.outbox.run(besideCtx) })
	beside.Go(func() { n.drain(besideCtx, noMore, giveBack) })
	n.loop(working, taking)
	stop()
	beside.Wait()
	noMore()
	giveBack(nil)
}

// remember reads what earlier runs left in the spool.
func (n *node) remember() (err error) {
	n.samples = n.spool.loadSamples()
	if n.epochs, err = n.spool.loadEpochs(); err != nil {
		return err
	}
	if n.memory == 0 {
		n.memory = machineMemory()
	}
	n.outbox = &outbox{folder: filepath.Join(n.spool.root, folderOutbox), disk: n.Disk, send: n.sendParcel, wait: n.parcelWaits, clock: n.Clock, log: n.Log, size: n.Metrics.Spooled}
	if err := openOutbox(n.outbox); err != nil {
		return err
	}
	return n.spool.sweep(n.Clock.Now(), n.outbox.orders())
}

// errDrained is why a job is given back that did not end within the drain limit.
var errDrained = errors.New("the node is drained, and the job did not end within its limit")

// drain waits for the order to end: no more work is taken, and the job at hand has the drain limit.
func (n *node) drain(ctx context.Context, noMore context.CancelFunc, giveBack context.CancelCauseFunc) {
	select {
	case <-ctx.Done():
		return
	case <-n.Drain:
	}
	limit := n.DrainLimit
	if limit == 0 {
		limit = DefaultDrainLimit
	}
	n.Log.Info("draining: no more work is taken", "limit", limit)
	n.tell(ctx, func(c *condition) { c.draining = true })
	noMore()
	timer := n.Clock.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C():
		giveBack(errDrained)
	}
}

func (n *node) newKeeper() *host.Keeper {
	k := host.NewKeeper(n.Config.Host, n.HostBackoff)
	n.Health.keeps(k.Err)
	return k
}

// dropHost ends the warm host; the next use starts another.
func (n *node) dropHost() {
	_ = n.keeper.Close() // it is to be gone; how it ended does not matter
	n.keeper = n.newKeeper()
}

// meetHost starts the host and refuses one that could not finish a job.
func (n *node) meetHost(ctx context.Context) error {
	h, err := n.keeper.Host(ctx)
	if err != nil {
		return err
	}
	if n.info, err = h.Hello(ctx); err != nil {
		return err
	}
	n.met = h
	refuse := func(format string, args ...any) error {
		return proof.Errorf(proof.Caller, "host-unfit", "host: "+format, args...).WithField("host")
	}
	switch {
	case n.info.Protocol != hostProtocol:
		return refuse("speaks protocol %d, this node %d: install the host that came with the node", n.info.Protocol, hostProtocol)
	case !contains(n.info.Stages, proof.StageWrap):
		return refuse("%s offers stages %v, want wrap among them: start it in full mode", n.info.Name, n.info.Stages)
	case n.Keys.ZKVMVersion != "" && n.info.Version != n.Keys.ZKVMVersion:
		return refuse("is %s %s, the keys take receipts of %s: use keys and host of one release", n.info.Name, n.info.Version, n.Keys.ZKVMVersion)
	}
	n.recognise()
	about := []any{"zkvm", n.info.Name, "version", n.info.Version, "hashing", n.info.Hashing.Path}
	for _, s := range n.info.Settings {
		about = append(about, s.Name, s.Value)
	}
	n.Log.Info("host ready", about...)
	return nil
}

// greet hears what a host says that was started since the last one: it may be another program than the first.
func (n *node) greet(ctx context.Context, h *host.Host) error {
	if h != n.met {
		info, err := h.Hello(ctx)
		if err != nil {
			return err
		}
		n.info, n.met = info, h
		n.recognise()
		speed := SpeedOf(n.samples)
		n.tell(ctx, func(c *condition) { c.info, c.speed = info, speed })
	}
	if n.Keys.ZKVMVersion != "" && n.info.Version != n.Keys.ZKVMVersion {
		return refusal(RefusedVersion, "version", "the host is %s now, the keys take receipts of %s: install host and keys of one release", n.info.Version, n.Keys.ZKVMVersion)
	}
	return nil
}

func contains(stages []proof.Stage, want proof.Stage) bool {
	for _, s := range stages {
		if s == want {
			return true
		}
	}
	return false
}

// loop takes work until taking ends, pausing whenever the breaker says so. During a pause the node holds no message, so
// that others may have the work. The job at hand goes on until working ends.
func (n *node) loop(working, taking context.Context) {
	for taking.Err() == nil {
		var pause time.Duration
		consumeCtx, stop := context.WithCancel(taking)
		err := n.Queue.ConsumeWork(consumeCtx, n.ZKVM, func(_ context.Context, w queue.Work) error {
			err := n.handle(working, w)
			if working.Err() == nil {
				if pause = n.breaker.note(err); pause > 0 {
					stop()
				}
			}
			return n.settle(working, err)
		})
		stop()
		if err != nil && taking.Err() == nil && pause == 0 {
			n.Log.Warn("no work from the queue", "error", err)
			pause = consumePause
		}
		if pause > 0 {
			n.Log.Warn("pausing", "for", pause, "failures", n.breaker.failures)
			n.tell(taking, func(c *condition) { c.pausing = true })
			n.wait(taking, pause)
			n.tell(taking, func(c *condition) { c.pausing = false })
		}
	}
}

func (n *node) wait(ctx context.Context, d time.Duration) {
	timer := n.Clock.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C():
	case <-ctx.Done():
	}
}

// settle is what the queue is told about a job's end: nil takes the job off it, a retry or bug error brings it back.
// A permanent error would take it off as well, so one that nobody was told about must not pass as it is.
func (n *node) settle(ctx context.Context, err error) error {
	var reported *reportedError
	var refused *refusedError
	if ctx.Err() == nil && (errors.As(err, &reported) || errors.As(err, &refused) || errors.Is(err, errWithdrawn)) {
		return nil // the orchestrator has the reason and decides, or has decided
	}
	if class := proof.ClassOf(err); err != nil && (class == proof.Permanent || class == proof.Caller) {
		return proof.Errorf(proof.Bug, "unreported", "the failure could not be reported: %w", err)
	}
	return err
}

// reportedError is a failure that a result message has already carried away.
type reportedError struct{ cause error }

func (e *reportedError) Error() string { return e.cause.Error() }
func (e *reportedError) Unwrap() error { return e.cause }
