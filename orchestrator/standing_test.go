package orchestrator

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"testing"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/match"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// count has a prover earn n at a time, and gives who was forgotten for it.
func (p *provers) count(id string, n match.Record, now int64) []string {
	var s standings
	s.earn(id, n, now)
	next := p.with(s)
	p.keep(next)
	return next.dropped
}

func TestRecordsOfProversAreBounded(t *testing.T) {
	p := newProvers(match.New(match.Config{}, 1), true)
	p.heard(queue.Heartbeat{Prover: "0xalive"}, 1)
	p.count("p1", match.Record{Done: 1}, 1) // the pool's has a place of its own
	p.count("0xalive", match.Record{Done: 2}, 2)
	name := func(i int) string { return fmt.Sprintf("0x%040x", i) }
	for i := range maxStandings - 1 {
		if gone := p.count(name(i), match.Record{Failed: 1}, int64(10+i)); gone != nil {
			t.Fatalf("%v had to go for record %d", gone, i+2)
		}
	}
	if gone := p.count(name(0), match.Record{Failed: 1}, 1e6); gone != nil || p.records[name(0)].Failed != 2 {
		t.Fatalf("%v had to go for a prover that is known", gone)
	}
	for i := range 3 { // who was used last stays, and who is here, however long it earned nothing
		if gone := p.count(name(1e6+i), match.Record{Failed: 1}, 2e6); len(gone) != 1 || gone[0] != name(1+i) {
			t.Errorf("%v had to go, want %s", gone, name(1+i))
		}
	}
	p.count("p2", match.Record{Done: 1}, 3e6)
	if len(p.records) != maxStandings+1 || p.records[match.Pool].Done != 2 || p.records["0xalive"].Done != 2 {
		t.Errorf("%d records, want %d; the pool's %+v, the living prover's %+v", len(p.records), maxStandings+1, p.records[match.Pool], p.records["0xalive"])
	}
}

func TestEarned(t *testing.T) {
	proved := job.State{Work: job.WorkProved, Prover: "0xa", Failures: 1}
	paid, late := proved, proved
	paid.Closed, late.Closed = job.Fulfilled, job.Fulfilled
	paid.Locks[0] = job.Locked{Block: 1, Until: 100}
	late.Locks[0] = job.Locked{Block: 1, Until: 99}
	queued := job.State{OpenedBlock: 1, Work: job.WorkQueued, Assignee: "0xb"}
	others, failed := queued, queued
	others.Closed = job.Fulfilled
	failed.Failures, failed.Assignee = 1, ""
	for name, c := range map[string]struct {
		old, next job.State
		prover    string
		want      match.Record
	}{
		"paid in time":           {proved, paid, "0xa", match.Record{Done: 1}},
		"paid late":              {proved, late, "0xa", match.Record{Done: 1, Late: 1}},
		"paid before":            {paid, paid, "", match.Record{}},
		"paid for another proof": {queued, others, "", match.Record{}},
		"an attempt failed":      {queued, failed, "0xb", match.Record{Failed: 1}},
		"nothing new":            {queued, queued, "", match.Record{}},
	} {
		if prover, n := earned(c.old, c.next, 100); prover != c.prover || n != c.want {
			t.Errorf("%s: %q earns %+v", name, prover, n)
		}
	}
}

func (s store) wantStandings(t *testing.T, when string, want map[string]standing) {
	t.Helper()
	have, err := s.standings(t.Context())
	if err != nil || !maps.Equal(have, want) {
		t.Errorf("%s: %+v (%v), want %+v", when, have, err, want)
	}
}

func TestStoreKeepsStandings(t *testing.T) {
	onBoth(t, func(t *testing.T, dsn string) {
		db, ctx := openDB(t, dsn), t.Context()
		s := openedStore(t, db)
		s.wantStandings(t, "new", map[string]standing{})
		odd := "0x\x00\xff'?"
		first := map[string]standing{match.Pool: {match.Record{Done: 7}, 10}, "0xa": {match.Record{Done: 1, Failed: 2, Late: 3}, 11}, odd: {match.Record{Failed: 1}, 12}}
		if _, err := s.commit(ctx, nil, nil, 0, nil, standings{changed: first}.write); err != nil {
			t.Fatal(err)
		}
		s.wantStandings(t, "written", first)
		next := standings{changed: map[string]standing{match.Pool: {match.Record{Done: 8}, 20}}, dropped: []string{odd, "0xnobody"}}
		want := map[string]standing{match.Pool: {match.Record{Done: 8}, 20}, "0xa": first["0xa"]}
		if _, err := s.commit(ctx, nil, nil, 0, nil, next.write); err != nil {
			t.Fatal(err)
		}
		s.wantStandings(t, "changed", want)

		// It stands or falls with the event that it is of.
		crash := errors.New("crash")
		more := standings{changed: map[string]standing{"0xa": {match.Record{Done: 9}, 30}}}
		_, err := s.commit(ctx, []*record{opened(1, 10)}, nil, 0, nil, more.write, func(context.Context, *database.Tx) error { return crash })
		if rs, oerr := s.open(ctx); !errors.Is(err, crash) || oerr != nil || len(rs) != 0 {
			t.Errorf("half a commit: %v, %d orders (%v)", err, len(rs), oerr)
		}
		s.wantStandings(t, "after half a commit", want)
		db.Close()
		db = openDB(t, dsn)
		openedStore(t, db).wantStandings(t, "after a restart", want)

		lease, err := db.TryAcquire(ctx, database.LeaseConfig{Holder: "test"})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = lease.Release(context.Background()) })
		stale := openedStore(t, db)
		stale.db = db.Fenced(lease.Epoch() - 1)
		if _, err := stale.commit(ctx, nil, nil, 0, nil, more.write); proof.CodeOf(err) != "lease-lost" {
			t.Errorf("by a stale leader: %v", err)
		}
		stale.wantStandings(t, "after a stale leader's", want)
	})
}

// Who is reliable is known after a restart, and to the engine too. Each job counts once, whoever tells of its payment first.
func TestStandingsOutliveARestart(t *testing.T) {
	x := newOutsider(1)
	b := openBench(t)
	b.start()
	b.heard(x)
	d := b.chain.open(b.order())
	w := b.takeWork()
	b.queue.results <- b.from(x, w, queue.KindExecuted)
	b.awaitState(d, job.Proving)
	b.queue.results <- b.from(x, w, queue.KindProved)
	b.awaitState(d, job.Fulfilled)
	b.until("all answers", func(own *owner) bool {
		left, err := own.o.store.outbox(t.Context())
		return err == nil && len(left) == 0
	})
	b.stop()
	b.start()
	b.until("the record", func(own *owner) bool { return own.provers.records[x.id].Record == match.Record{Done: 1} })
}

// The one who failed before is not preferred after a restart.
func TestAFailureIsRememberedAcrossARestart(t *testing.T) {
	x, y := newOutsider(1), newOutsider(2)
	if y.id < x.id { // between equals the first is taken
		x, y = y, x
	}
	b := openBench(t)
	b.config.Match = match.Config{Weights: match.Weights{Record: 1}}
	b.start()
	b.heard(x)
	failing := b.chain.open(b.order())
	w := b.takeWork()
	bad := b.from(x, w, queue.KindFailed)
	bad.Error = proof.Errorf(proof.Retry, "host-died", "it died")
	b.queue.results <- bad
	b.until("the failure", func(own *owner) bool { return own.live[failing].State.Failures == 1 })
	b.chain.say(chain.KindCancelled, failing)
	b.awaitState(failing, job.Cancelled)
	b.stop()
	b.start()
	b.heard(x)
	b.heard(y)
	b.chain.open(b.order())
	if w := b.takeWork(); w.Assignee != y.id {
		t.Errorf("the work went to %s, which failed before", w.Assignee)
	}
}
