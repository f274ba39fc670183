package queue

import (
	"sync"
	"time"

	"github.com/lemma-network/lemma/proof"
)

// grants are which artifacts each outside prover may read: those of work that was given to it, until an hour after the
// work's deadline; and how much it announced to send in the present hour. They live in memory:
// those of an earlier gateway come in GatewayConfig.Given.
type grants struct {
	mu      sync.Mutex // guards what follows
	reads   map[string]map[proof.Digest]int64
	uploads map[string]upload
}

type upload struct {
	hour  int64
	bytes int64
}

func (g *grants) allow(w Work, now time.Time) {
	until := time.Unix(w.Deadline, 0).Add(time.Hour)
	for _, d := range []proof.Digest{w.ProgramDigest, w.InputDigest} {
		g.add(w.Assignee, d, until)
	}
	for _, r := range w.Receipts {
		g.add(w.Assignee, r.Digest, until)
	}
	g.prune(w.Assignee, now)
}

func (g *grants) add(id string, d proof.Digest, until time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.reads[id] == nil {
		g.reads[id] = map[proof.Digest]int64{}
	}
	g.reads[id][d] = max(g.reads[id][d], until.Unix())
}

func (g *grants) prune(id string, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for d, until := range g.reads[id] {
		if until < now.Unix() {
			delete(g.reads[id], d)
		}
	}
}

func (g *grants) mayRead(id string, d proof.Digest, now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.reads[id][d] >= now.Unix()
}

func (g *grants) mayUpload(id string, bytes int64, now time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	u, hour := g.uploads[id], now.Unix()/3600
	if u.hour != hour {
		u = upload{hour: hour}
	}
	u.bytes += bytes
	if u.bytes > ProverUploadBytesHour {
		return false
	}
	g.uploads[id] = u
	return true
}
