package prover

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"time"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
)

// node is a running prover. Its slots work side by side; what they share is fixed, or guards itself.
type node struct {
	Config
	Deps
	spool    spool
	identity *private.Identity
	slots    []*slot // one for each device, and last the spare one, if there is one
	outbox   *outbox
	status   chan func(*condition) // changes what heartbeats tell
	book     *book
	roster   *roster
	claims   claims
	groth16  chan struct{} // has room for the one proof that is made at a time
	memory   int64         // what the node may use; 0 is unknown
}

// Run is a prover node's whole life: it returns nil when ctx ends, after the hosts are gone and the jobs at hand were
// given back to the queue. Errors: caller bad-config and spool-in-use name the field; others say why no device's host
// started or fits.
func Run(ctx context.Context, cfg Config, deps Deps) error {
	if err := cfg.check(); err != nil {
		return err
	}
	unlock, err := lockSpool(deps.Disk, cfg.Spool)
	if err != nil {
		return err
	}
	defer unlock()
	folders := spool{root: cfg.Spool, disk: deps.Disk, places: cfg.places()}
	if err := folders.clearDesks(); err != nil {
		return err
	}
	identity, err := private.LoadIdentity(deps.Disk, filepath.Join(cfg.Spool, fileIdentity))
	if err != nil {
		return err
	}
	cfg.Recipient = identity.Recipient()
	if deps.Wrap == nil {
		cfg.Wrapper.Dir = folders.desk()
		cfg.Wrapper.Guard = reaching(cfg.Wrapper.Guard, folders.desks()[1:])
		warm := wrapper.NewWarm(cfg.Wrapper)
		defer warm.Close()
		deps.Wrap, deps.Prefetch = warm.Prove, warm.Prefetch
	}
	n := newNode(cfg, deps, folders)
	n.identity = identity
	if err := n.remember(); err != nil {
		return err
	}
	defer n.closeHosts()
	if err := n.meetHosts(ctx); err != nil {
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

// newNode is a node with its slots that has read nothing and started nothing.
func newNode(cfg Config, deps Deps, folders spool) *node {
	if len(cfg.Use) == 0 {
		cfg.Use = []string{host.CPU}
	}
	n := &node{Config: cfg, Deps: deps.withDefaults(), spool: folders, status: make(chan func(*condition)), roster: newRoster(),
		claims: claims{taken: map[proof.Digest]chan struct{}{}}, groth16: make(chan struct{}, 1), memory: cfg.MemoryBytes}
	for place := range cfg.places() {
		s := &slot{node: n, device: host.CPU, place: place, spool: folders, gate: make(chan struct{}, 1), spare: place >= len(cfg.Use)}
		if !s.spare {
			s.device = cfg.Use[place]
		}
		s.spool.place, s.Log = place, n.Log.With("device", s.device)
		n.slots = append(n.slots, s)
	}
	return n
}

// places is how many devices may be at work.
func (c Config) places() int {
	if c.FallbackCPU {
		return len(c.Use) + 1
	}
	return max(len(c.Use), 1)
}

// meetHosts starts the hosts of all devices. Those that cannot be used are tried again later; it fails when none can.
func (n *node) meetHosts(ctx context.Context) error {
	devices := n.slots[:len(n.Use)]
	errs := make([]error, len(devices))
	var starting sync.WaitGroup
	for i, s := range devices {
		starting.Go(func() { errs[i] = s.meet(ctx) })
	}
	starting.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	working := 0
	for i, s := range devices {
		if errs[i] == nil {
			errs[i] = s.join() // in their order
		}
		if errs[i] == nil {
			working++
			continue
		}
		s.close()
	}
	if working == 0 && !n.FallbackCPU {
		return noneWorks(n.Use, errs)
	}
	for i, s := range devices {
		if errs[i] != nil {
			s.isOut(errs[i])
		}
	}
	if working > 0 {
		return nil
	}
	spare := n.slots[len(n.Use)]
	spare.Log.Warn("no device can be used: the CPU takes their place, and is much slower", "error", noneWorks(n.Use, errs))
	if err := spare.meet(ctx); err != nil {
		return err
	}
	return spare.join()
}

// closeHosts ends all hosts at once.
func (n *node) closeHosts() {
	var ending sync.WaitGroup
	for _, s := range n.slots {
		ending.Go(s.close)
	}
	ending.Wait()
}

// serve works until ctx ends or the node is drained; heartbeats and the outbox go on to the end.
func (n *node) serve(ctx context.Context) {
	var beside sync.WaitGroup
	besideCtx, stop := context.WithCancel(context.WithoutCancel(ctx))
	working, giveBack := context.WithCancelCause(ctx)
	taking, noMore := context.WithCancel(working)
	first := condition{samples: n.book.known()}
	for _, s := range n.slots {
		first.slots = append(first.slots, s.condition())
	}
	beside.Go(func() { n.heartbeat(besideCtx, first) })
	beside.Go(func() { n.outbox.run(besideCtx) })
	beside.Go(func() { n.drain(besideCtx, noMore, giveBack) })
	var slots sync.WaitGroup
	for _, s := range n.slots {
		if s.spare {
			slots.Go(func() { s.serveSpare(working, taking) })
		} else {
			slots.Go(func() { s.serve(working, taking) })
		}
	}
	slots.Wait()
	stop()
	beside.Wait()
	noMore()
	giveBack(nil)
}

// remember reads what earlier runs left in the spool.
func (n *node) remember() (err error) {
	if n.book, err = openBook(n.spool); err != nil {
		return err
	}
	if n.memory == 0 {
		n.memory = machineMemory()
	}
	n.outbox = &outbox{folder: filepath.Join(n.spool.root, folderOutbox), disk: n.Disk, send: n.sendParcel, wait: n.parcelWaits, clock: n.Clock, log: n.Log, size: n.Metrics.Spooled}
	if err := openOutbox(n.outbox); err != nil {
		return err
	}
	return n.sweep()
}

// sweep removes what need not be kept of earlier jobs.
func (n *node) sweep() error {
	return n.spool.sweep(n.Clock.Now(), n.claims.addTo(n.outbox.orders()))
}

// errDrained is why a job is given back that did not end within the drain limit.
var errDrained = errors.New("the node is drained, and the job did not end within its limit")

// drain waits for the order to end: no more work is taken, and the jobs at hand have the drain limit.
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
