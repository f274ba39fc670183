package orchestrator

import (
	"sync"

	"github.com/lemma-network/lemma/proof"
)

// How long a report that cannot be handled yet is asked for again.
const (
	patienceSeconds = 600
	missingSeconds  = 60 // while the store lacks what it names: its prover, or another, is to make it again
)

// maxPatience bounds how many such reports are remembered.
const maxPatience = 1024

// patience remembers since when a report could not be handled, so that none comes back for ever.
type patience struct {
	mu    sync.Mutex // guards since: reports may be consumed concurrently
	since map[patienceKey]int64
}

type patienceKey struct {
	order   proof.Digest
	attempt int
}

func newPatience() *patience { return &patience{since: map[patienceKey]int64{}} }

// over reports whether the report was first put off so many seconds ago or more; asking about it puts it off.
func (p *patience) over(order proof.Digest, attempt int, now, seconds int64) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	k := patienceKey{order, attempt}
	first, known := p.since[k]
	if !known {
		if len(p.since) >= maxPatience { // forget those that are long over; then start anew
			clear(p.since)
		}
		p.since[k] = now
		return false
	}
	if now < first+seconds {
		return false
	}
	delete(p.since, k)
	return true
}
