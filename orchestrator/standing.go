package orchestrator

import (
	"cmp"
	"context"
	"slices"

	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/match"
	"github.com/lemma-network/lemma/proof"
)

// maxStandings bounds the provers whose records are kept, beside that of the operator's own together.
const maxStandings = 10_000

// standing is the record that a prover is ranked by, and when it changed last, Unix seconds.
type standing struct {
	match.Record
	at int64
}

// earned is what a step adds to a prover's record; nothing for most.
func earned(old, next job.State, now int64) (prover string, n match.Record) {
	switch {
	case next.Failures > old.Failures:
		return old.Worker(), match.Record{Failed: 1}
	case next.Closed == job.Fulfilled && old.Closed == "" && next.Work == job.WorkProved:
		n = match.Record{Done: 1}
		if rounds := next.Rounds(); rounds > 0 && now > next.Locks[rounds-1].Until {
			n.Late = 1
		}
		return next.Prover, n
	}
	return "", n
}

// standings are records that change together.
type standings struct {
	changed map[string]standing
	dropped []string
}

// earn adds n to what the prover is to get; the operator's own have one record together.
func (s *standings) earn(prover string, n match.Record, now int64) {
	if n == (match.Record{}) {
		return
	}
	if job.PoolMember(prover) {
		prover = match.Pool
	}
	if s.changed == nil {
		s.changed = map[string]standing{}
	}
	had := s.changed[prover].Record
	s.changed[prover] = standing{match.Record{Done: had.Done + n.Done, Failed: had.Failed + n.Failed, Late: had.Late + n.Late}, now}
}

// with is what records become when s is earned. Whoever has none yet may take the place of who was used the longest time ago, of provers that
// are gone if there are any.
func (p *provers) with(s standings) (next standings) {
	if len(s.changed) == 0 {
		return s
	}
	next.changed = make(map[string]standing, len(s.changed))
	over := len(p.records) - maxStandings
	if _, pool := p.records[match.Pool]; pool {
		over--
	}
	for id, n := range s.changed {
		had, known := p.records[id]
		next.changed[id] = standing{match.Record{Done: had.Done + n.Done, Failed: had.Failed + n.Failed, Late: had.Late + n.Late}, n.at}
		if !known && id != match.Pool {
			over++
		}
	}
	if over <= 0 {
		return next
	}
	for id := range p.records {
		if _, changes := s.changed[id]; !changes && id != match.Pool {
			next.dropped = append(next.dropped, id)
		}
	}
	slices.SortFunc(next.dropped, func(a, b string) int {
		return cmp.Or(compareBool(p.alive(a), p.alive(b)), cmp.Compare(p.records[a].at, p.records[b].at), cmp.Compare(a, b))
	})
	next.dropped = next.dropped[:min(over, len(next.dropped))]
	return next
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// keep takes what with gave, once it is written.
func (p *provers) keep(next standings) {
	for _, id := range next.dropped {
		delete(p.records, id)
	}
	for id, s := range next.changed {
		p.records[id] = s
	}
}

// write puts the records into the transaction that changes them.
func (s standings) write(ctx context.Context, tx *database.Tx) error {
	for id, r := range s.changed {
		if _, err := tx.Exec(ctx, `INSERT INTO standings (prover, done, failed, late, changed_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (prover) DO UPDATE SET
			done = excluded.done, failed = excluded.failed, late = excluded.late, changed_at = excluded.changed_at`,
			standingKey(id), r.Done, r.Failed, r.Late, r.at); err != nil {
			return err
		}
	}
	for _, id := range s.dropped {
		if _, err := tx.Exec(ctx, `DELETE FROM standings WHERE prover = ?`, standingKey(id)); err != nil {
			return err
		}
	}
	return nil
}

// standingKey is a prover's name in the table: any bytes, and never none.
func standingKey(id string) []byte { return []byte("=" + id) }

// standings reads all records.
func (s store) standings(ctx context.Context) (map[string]standing, error) {
	out := map[string]standing{}
	rows, err := s.db.QueryContext(ctx, `SELECT prover, done, failed, late, changed_at FROM standings`)
	if err != nil {
		return nil, database.Error("read records of provers", err)
	}
	defer rows.Close()
	for rows.Next() {
		var key []byte
		var r standing
		if err := rows.Scan(&key, &r.Done, &r.Failed, &r.Late, &r.at); err != nil {
			return nil, database.Error("read records of provers", err)
		}
		if len(key) == 0 {
			return nil, proof.Errorf(proof.Bug, "internal", "read records of provers: a row without a name")
		}
		out[string(key[1:])] = r
	}
	if err := rows.Err(); err != nil {
		return nil, database.Error("read records of provers", err)
	}
	return out, nil
}
