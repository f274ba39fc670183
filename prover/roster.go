package prover

import (
	"context"
	"sync"

	"github.com/lemma-network/lemma/proof"
)

// roster is which devices are in service, and what the hosts on them need of the machine's memory.
type roster struct {
	mu      sync.Mutex // guards what follows
	needs   map[string]int64
	changed chan struct{} // closed at the next change
}

func newRoster() *roster { return &roster{needs: map[string]int64{}, changed: make(chan struct{})} }

// join takes a device into service when the machine has memory for its host beside the others: need of memory bytes, 0 is unknown.
// The first is always taken: what it cannot do it refuses job by job.
func (r *roster) join(device string, need, memory int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.fits(device, need, memory); err != nil {
		return err
	}
	r.needs[device] = need
	r.news()
	return nil
}

// hasRoom is join's refusal without joining.
func (r *roster) hasRoom(device string, need, memory int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.fits(device, need, memory)
}

// fits needs mu.
func (r *roster) fits(device string, need, memory int64) error {
	var others int64
	for id, bytes := range r.needs {
		if id != device {
			others += bytes
		}
	}
	if others > 0 && memory > 0 && memory < (others+need)/100*LeastMemoryPercent {
		return proof.Errorf(proof.Retry, RefusedMemory, "device %s: its host needs %d bytes of memory beside the %d of the others, this node may use %d: use fewer devices",
			device, need, others, memory)
	}
	return nil
}

func (r *roster) leave(device string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, in := r.needs[device]; in {
		delete(r.needs, device)
		r.news()
	}
}

// news needs mu.
func (r *roster) news() {
	close(r.changed)
	r.changed = make(chan struct{})
}

// others is how many devices are in service but this one; changed is closed when that may not be so any more.
func (r *roster) others(device string) (count int, changed <-chan struct{}) {
	r.mu.Lock()
	defer r.mu.Unlock()
	count = len(r.needs)
	if _, in := r.needs[device]; in {
		count--
	}
	return count, r.changed
}

// claims keep two slots from one order: its files are one folder.
type claims struct {
	mu    sync.Mutex // guards what follows
	taken map[proof.Digest]chan struct{}
}

// take waits until no other slot has the order. Errors: Retry cancelled.
func (c *claims) take(ctx context.Context, order proof.Digest) (release func(), err error) {
	for {
		c.mu.Lock()
		other, held := c.taken[order]
		if !held {
			mine := make(chan struct{})
			c.taken[order] = mine
			c.mu.Unlock()
			return func() {
				c.mu.Lock()
				defer c.mu.Unlock()
				delete(c.taken, order)
				close(mine)
			}, nil
		}
		c.mu.Unlock()
		select {
		case <-other:
		case <-ctx.Done():
			return nil, proof.Errorf(proof.Retry, "cancelled", "wait for the order's earlier attempt: %w", context.Cause(ctx))
		}
	}
}

// addTo adds the orders at hand.
func (c *claims) addTo(orders map[proof.Digest]bool) map[proof.Digest]bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	for order := range c.taken {
		orders[order] = true
	}
	return orders
}

// book is what a node knows of earlier jobs and keeps in the spool.
type book struct {
	spool   spool
	mu      sync.Mutex // guards what follows
	epochs  epochs
	samples []Sample
}

// openBook reads what earlier runs left.
func openBook(s spool) (*book, error) {
	seen, err := s.loadEpochs()
	return &book{spool: s, epochs: seen, samples: s.loadSamples()}, err
}

// epoch is the highest that was seen of a market.
func (b *book) epoch(market string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.epochs[market]
}

// saw remembers an epoch.
func (b *book) saw(market string, epoch int) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if epoch <= b.epochs[market] {
		return nil
	}
	b.epochs[market] = epoch
	return b.spool.saveEpochs(b.epochs)
}

// recognise brings the samples to what a device is now (fitting), and keeps that.
func (b *book) recognise(now Fingerprint, adopt bool) (forgotten int, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	fit, forgotten, adopted := fitting(b.samples, now, adopt)
	b.samples = fit
	if forgotten+adopted > 0 {
		err = b.spool.saveSamples(fit)
	}
	return forgotten, err
}

// measured adds a job's sample.
func (b *book) measured(s Sample) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.samples = addJob(b.samples, s)
	return b.spool.saveSamples(b.samples)
}

// known are all samples. Whoever gets them does not see them change.
func (b *book) known() []Sample {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.samples[:len(b.samples):len(b.samples)]
}
