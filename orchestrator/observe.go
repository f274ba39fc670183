package orchestrator

import (
	"cmp"
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

// What is counted here never decides anything: with nil Metrics and Tracer all of it is silent.

// watched is what the owner keeps for the figures alone.
type watched struct {
	sought  map[proof.Digest]time.Time // since when a prover is sought
	waiting map[proof.Digest]string    // the commonest reason why nobody takes it
	counts  map[string]int             // of waiting
	dirty   bool                       // counts were not shown yet
}

func newWatched() watched {
	return watched{sought: map[proof.Digest]time.Time{}, waiting: map[proof.Digest]string{}, counts: map[string]int{}}
}

// ending is how an attempt ended.
type ending struct{ outcome, code string }

// endingOf says whether the step from old to next, by e, ended an attempt.
func endingOf(old, next job.State, e job.Event) (ending, bool) {
	switch {
	case e.Kind == job.ProverProved && next.Work == job.WorkProved && old.Work != job.WorkProved:
		return ending{"proved", ""}, true
	case e.Kind == job.ProverLost && next != old:
		return ending{"lost", "prover-lost"}, true
	case e.Kind == job.ProverRefused && old.Assigned() && (next.Attempt != old.Attempt || !next.Assigned()):
		return ending{"refused", e.Reason.Code}, true
	case next.Failures > old.Failures && e.Kind == job.ProverFailed:
		return ending{"failed", e.Reason.Code}, true
	case next.Failures > old.Failures:
		return ending{"lost", next.Reason.Code}, true
	case e.Kind == job.ProverFailed && old.Work != job.WorkStopped && next.Work == job.WorkStopped:
		return ending{"failed", e.Reason.Code}, true
	}
	return ending{}, false
}

// begin sets the figures to what the database says.
func (w *watched) begin(o *orchestrator, rs []*record) {
	o.deps.Metrics.Term()
	for _, r := range rs {
		o.deps.Metrics.Phase("", string(r.State.Phase()))
	}
}

// committed notes what a transaction changed, before it is shown.
func (own *owner) committed(t *txn) {
	m := own.o.deps.Metrics
	for d, r := range t.touched {
		from, to := job.Phase(""), r.State.Phase()
		if old := own.live[d]; old != nil {
			from = old.State.Phase()
		}
		if to.Final() {
			if !t.was[d].Final() {
				m.Closed(string(to), time.Duration(t.now-r.State.SeenAt)*time.Second)
			}
			to = ""
		}
		m.Phase(string(from), string(to))
	}
	for _, e := range t.ends {
		m.Attempt(e.outcome, e.code)
	}
}

// watchSearch notes whether a prover is sought for the order, and why none takes it.
func (own *owner) watchSearch(r *record) {
	w, d := &own.watched, r.Digest
	if !r.State.Seeks() {
		delete(w.sought, d)
	} else if w.sought[d].IsZero() {
		w.sought[d] = own.o.deps.Clock.Now()
	}
	reason := ""
	if r.State.Seeks() && len(r.Waiting) > 0 {
		reason = commonest(r.Waiting)[0]
	}
	was := w.waiting[d]
	if was == reason {
		return
	}
	w.dirty = true
	if was != "" {
		if w.counts[was]--; w.counts[was] == 0 {
			delete(w.counts, was)
		}
	}
	if delete(w.waiting, d); reason != "" {
		w.waiting[d] = reason
		w.counts[reason]++
	}
}

// showWaiting shows the counts of reasons, if they changed.
func (own *owner) showWaiting() {
	if own.watched.dirty {
		own.o.deps.Metrics.Waiting(own.watched.counts)
		own.watched.dirty = false
	}
}

// commonest are the reasons, the most frequent first.
func commonest(counts map[string]int) []string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
}

// assigned notes that an order which was sought for since then has a prover.
func (own *owner) assigned(d proof.Digest, attempt int, since time.Time) {
	if since.IsZero() {
		return
	}
	now := own.o.deps.Clock.Now()
	own.o.deps.Metrics.Matched(now.Sub(since))
	own.o.deps.Tracer.Past(own.ctx, d, "assigned", attempt, now, now.Sub(since), nil)
}

// states counts the provers by what they do.
func (p *provers) states() map[string]int {
	states := map[string]int{}
	for _, e := range p.byID {
		switch {
		case !e.alive:
			states["silent"]++
		case e.beat.Draining:
			states["draining"]++
		case free(e.beat) > 0:
			states["free"]++
		default:
			states["busy"]++
		}
	}
	return states
}

// effect counts one try of an effect.
func (o *orchestrator) effect(ctx context.Context, kind job.EffectKind, do func() error) error {
	began := o.deps.Clock.Now()
	err := do()
	if ctx.Err() == nil {
		o.deps.Metrics.Effect(string(kind), o.deps.Clock.Now().Sub(began), err)
	}
	return err
}

// sent counts what became of one of our transactions.
func (o *orchestrator) sent(kind job.EffectKind, tx *api.Tx, err error) {
	outcome, gas := "mined", uint64(0)
	if tx != nil {
		gas = tx.GasUsed
	}
	switch class := proof.ClassOf(err); {
	case err == nil:
	case tx != nil:
		outcome = "reverted"
	case class == proof.Permanent || class == proof.Caller:
		outcome = "refused"
	default:
		outcome = "retry"
	}
	o.deps.Metrics.Transaction(txName[kind], outcome, gas)
}

// followed notes how far the chain was followed.
func (o *orchestrator) followed(b chain.Batch) {
	if b.RevertedTo != nil {
		o.deps.Metrics.Reorganised()
	}
	if n := len(b.Cursor.Blocks); n > 0 {
		tip := b.Cursor.Blocks[n-1]
		o.deps.Metrics.Head(tip.Number, o.deps.Clock.Now().Sub(time.Unix(int64(tip.Time), 0)))
	}
}

// counted counts the requests that h answers, by the pattern that they matched.
func (o *orchestrator) counted(h http.Handler) http.Handler {
	if o.deps.Metrics == nil {
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began, seen := o.deps.Clock.Now(), &statusWriter{ResponseWriter: w, status: http.StatusOK}
		defer func() { // a transfer that is cut ends in a panic
			route := cmp.Or(r.Pattern, "none")
			o.deps.Metrics.HTTP(route, seen.status, o.deps.Clock.Now().Sub(began), strings.HasSuffix(route, "/events"))
		}()
		h.ServeHTTP(seen, r)
	})
}

// statusWriter remembers the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (s *statusWriter) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap lets an http.ResponseController reach the connection.
func (s *statusWriter) Unwrap() http.ResponseWriter { return s.ResponseWriter }
