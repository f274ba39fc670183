package prover

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

const (
	folderOutbox = "outbox"
	// MaxOutboxParcels is how many reports wait at most while queue or store are away. A node with that many takes no work.
	MaxOutboxParcels = 128
	// OutboxRetrySeconds is between two tries to send what waits.
	OutboxRetrySeconds = 5
	// OutboxKeepSeconds is how long past an order's deadline its reports are still worth sending.
	OutboxKeepSeconds = 3600
	maxParcelBytes    = 2 * proof.MaxMessageBytes
)

// parcel is one report and the files that must lie in the artifact store before it is sent.
type parcel struct {
	Sequence uint64       `json:"sequence"`
	Until    int64        `json:"until"` // seconds; dropped afterwards
	Result   queue.Result `json:"result"`
	Files    []attachment `json:"files,omitempty"`

	gone chan struct{} // closed when it was sent or dropped
	name string
}

// attachment is a file of a job's folder.
type attachment struct {
	Path   string       `json:"path"`            // relative to the spool
	Digest proof.Digest `json:"digest"`          // what it must have; zero takes any
	Stage  proof.Stage  `json:"stage,omitempty"` // of a receipt: named in the result once it is stored
}

// outbox sends reports in order, each when queue and store can be had, across restarts. Reports of one order keep
// their order; those of another do not wait for them.
type outbox struct {
	folder string
	disk   disk.Disk
	send   func(context.Context, *parcel) error // an error of class permanent or caller drops the parcel, others are for later
	wait   func(*parcel, error)                 // hears of each try that must be repeated, with the order's newest report
	clock  clock.Clock
	log    *slog.Logger
	size   func(int) // told how many wait; may be nil
	wake   chan struct{}

	mu      sync.Mutex // guards what follows, and the folder's files
	pending []*parcel
	next    uint64
	flying  *parcel
	ground  context.CancelFunc // ends the sending of flying
}

// openOutbox finds what an earlier run could not send. Files that are no parcels are removed.
func openOutbox(o *outbox) error {
	o.wake = make(chan struct{}, 1)
	if err := o.disk.MkdirAll(o.folder); err != nil {
		return diskError("make the outbox", err)
	}
	entries, err := os.ReadDir(o.folder)
	if err != nil {
		return diskError("read the outbox", err)
	}
	for _, e := range entries {
		p := &parcel{gone: make(chan struct{}), name: filepath.Join(o.folder, e.Name())}
		b, err := readFile(p.name, maxParcelBytes)
		if err != nil || json.Unmarshal(b, p) != nil || !strings.HasSuffix(e.Name(), ".json") || p.Result.Order.IsZero() {
			o.log.Warn("removed what is no report from the outbox", "file", e.Name())
			_ = o.disk.Remove(p.name) // of no use to anybody
			continue
		}
		o.pending = append(o.pending, p)
		o.next = max(o.next, p.Sequence+1)
	}
	slices.SortFunc(o.pending, func(a, b *parcel) int { return cmp.Compare(a.Sequence, b.Sequence) })
	o.resized()
	if len(o.pending) > 0 {
		o.log.Info("reports of an earlier run will be sent", "count", len(o.pending))
	}
	return nil
}

// post keeps p on disk until it is sent; the channel is closed then. The end of an order's attempt makes its stage
// reports moot; a report that is posted again takes the place of the first. Errors: Retry outbox-full and disk.
func (o *outbox) post(p *parcel) (<-chan struct{}, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, old := range slices.Clone(o.pending) {
		if old.Result.Order == p.Result.Order && replaces(p.Result, old.Result) {
			o.discard(old)
		}
	}
	if len(o.pending) >= MaxOutboxParcels {
		return nil, proof.Errorf(proof.Retry, "outbox-full", "outbox: %d reports wait for the queue or the artifact store to come back", len(o.pending))
	}
	p.Sequence, p.gone = o.next, make(chan struct{})
	p.name = filepath.Join(o.folder, fmt.Sprintf("%020d.json", p.Sequence))
	b, err := json.Marshal(p)
	if err != nil {
		return nil, proof.Errorf(proof.Bug, "internal", "outbox: encode a report: %w", err)
	}
	if err := writeFile(o.disk, p.name, b); err != nil {
		return nil, err
	}
	o.next++
	o.pending = append(o.pending, p)
	o.resized()
	select {
	case o.wake <- struct{}{}:
	default: // it is awake
	}
	return p.gone, nil
}

// replaces reports whether r makes old, a waiting report of the same order, pointless.
func replaces(r, old queue.Result) bool {
	if old.Kind == queue.KindStage {
		return r.Kind == queue.KindProved
	}
	return r.Kind == old.Kind && r.Attempt == old.Attempt && r.Epoch == old.Epoch
}

// moot drops the stage reports of an order that would store the file at path, which is about to go.
func (o *outbox) moot(order proof.Digest, path string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, p := range slices.Clone(o.pending) {
		stores := slices.ContainsFunc(p.Files, func(f attachment) bool { return f.Path == path })
		if p.Result.Order == order && p.Result.Kind == queue.KindStage && stores {
			o.log.Debug("a receipt needs not be stored any more", "order", order, "file", path)
			o.discard(p)
		}
	}
}

// discard drops a report that may be under way; needs mu.
func (o *outbox) discard(p *parcel) {
	o.remove(p)
	if o.flying == p {
		o.ground()
	}
}

// remove needs mu.
func (o *outbox) remove(p *parcel) {
	i := slices.Index(o.pending, p)
	if i < 0 {
		return
	}
	o.pending = slices.Delete(o.pending, i, i+1)
	o.resized()
	if err := o.disk.Remove(p.name); err != nil {
		o.log.Warn("a report that is done with stays in the outbox", "error", err) // it is sent again, which is harmless
	}
	close(p.gone)
}

// resized tells how many reports wait; needs mu.
func (o *outbox) resized() {
	if o.size != nil {
		o.size(len(o.pending))
	}
}

// full reports whether no more reports can be kept.
func (o *outbox) full() bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.pending) >= MaxOutboxParcels
}

// orders are those whose files are still wanted.
func (o *outbox) orders() map[proof.Digest]bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	wanted := map[proof.Digest]bool{}
	for _, p := range o.pending {
		wanted[p.Result.Order] = true
	}
	return wanted
}

// run sends until ctx ends.
func (o *outbox) run(ctx context.Context) {
	for ctx.Err() == nil {
		if !o.sendAll(ctx) {
			select {
			case <-ctx.Done():
			case <-o.wake:
			}
			continue
		}
		timer := o.clock.NewTimer(OutboxRetrySeconds * time.Second)
		select {
		case <-ctx.Done():
		case <-o.wake:
		case <-timer.C():
		}
		timer.Stop()
	}
}

// sendAll tries everything once and reports whether something is left.
func (o *outbox) sendAll(ctx context.Context) (left bool) {
	stuck := map[proof.Digest]bool{}
	for {
		p, flight := o.take(ctx, stuck)
		if p == nil {
			return len(stuck) > 0
		}
		err := o.send(flight, p)
		if ctx.Err() != nil && err != nil {
			return false
		}
		if o.land(p, err) {
			stuck[p.Result.Order] = true
			o.wait(o.last(p.Result.Order), err)
		}
	}
}

// last is the newest report of an order that has one.
func (o *outbox) last(order proof.Digest) (p *parcel) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, q := range o.pending {
		if q.Result.Order == order {
			p = q
		}
	}
	return p
}

// take is the next report that could be sent.
func (o *outbox) take(ctx context.Context, stuck map[proof.Digest]bool) (*parcel, context.Context) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, p := range slices.Clone(o.pending) {
		switch {
		case o.clock.Now().Unix() > p.Until:
			o.log.Warn("a report came too late to be sent", "order", p.Result.Order, "attempt", p.Result.Attempt, "kind", p.Result.Kind)
			o.remove(p)
		case !stuck[p.Result.Order]:
			flight, ground := context.WithCancel(ctx)
			o.flying, o.ground = p, ground
			return p, flight
		}
	}
	return nil, nil
}

// land notes how the sending ended, and reports whether it must be tried again.
func (o *outbox) land(p *parcel, err error) (again bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.ground()
	o.flying, o.ground = nil, nil
	if !slices.Contains(o.pending, p) {
		return false // another took its place meanwhile, or nobody wants it any more: how its sending ended does not matter
	}
	about := []any{"order", p.Result.Order, "attempt", p.Result.Attempt, "kind", p.Result.Kind, "error", err}
	class := proof.ClassOf(err)
	switch {
	case err == nil:
	case errors.Is(err, errMoot):
		o.log.Debug("a report is not wanted any more", about...)
	case class == proof.Permanent || class == proof.Caller:
		o.log.Error("a report cannot be sent", about...)
	default:
		return true
	}
	o.remove(p)
	return false
}

// errMoot is why a stage report is dropped quietly: its receipt went because nobody needs it any more.
var errMoot = errors.New("the job has a later receipt, or is over")
