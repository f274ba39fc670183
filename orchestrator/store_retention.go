package orchestrator

import (
	"context"

	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/proof"
)

// putNames notes which artifacts a closed order names. Those of open orders are in memory.
func putNames(ctx context.Context, tx *database.Tx, r *record) error {
	for _, d := range r.names() {
		if _, err := tx.Exec(ctx, `INSERT INTO named VALUES (?, ?) ON CONFLICT DO NOTHING`, d[:], r.Digest[:]); err != nil {
			return err
		}
	}
	return nil
}

// nameOld notes what orders name that were closed by a program which did not note it; their time begins now.
func (s store) nameOld(ctx context.Context, now int64) error {
	for {
		rs, err := s.query(ctx, `SELECT body FROM jobs WHERE final = 1 AND closed_at = 0 LIMIT ?`, maxSteps)
		if err != nil || len(rs) == 0 {
			return err
		}
		for _, r := range rs {
			r.Closed = now
		}
		if _, err := s.commit(ctx, rs, nil, 0, nil); err != nil {
			return err
		}
	}
}

// untrimmed reads closed orders that no block above final says anything about, and whose stage receipts are there.
func (s store) untrimmed(ctx context.Context, final uint64, n int) ([]*record, error) {
	return s.query(ctx, `SELECT body FROM jobs WHERE final = 1 AND last_block <= ? ORDER BY last_block LIMIT ?`, final, n)
}

// closedBefore reads trimmed orders that were closed at a time or before.
func (s store) closedBefore(ctx context.Context, at int64, n int) ([]*record, error) {
	return s.query(ctx, `SELECT body FROM jobs WHERE final = 2 AND closed_at <= ? ORDER BY closed_at LIMIT ?`, at, n)
}

// namedByOthers reports whether an artifact is named by a closed order that is not one of going.
func (s store) namedByOthers(ctx context.Context, artifact proof.Digest, going map[proof.Digest]bool) (named bool, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT digest FROM named WHERE artifact = ? LIMIT ?`, artifact[:], len(going)+1)
	if err != nil {
		return false, database.Error("read names", err)
	}
	defer rows.Close()
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return false, database.Error("read names", err)
		}
		if len(b) != len(artifact) || !going[proof.Digest(b)] {
			return true, nil
		}
	}
	if err := rows.Err(); err != nil {
		return false, database.Error("read names", err)
	}
	return false, nil
}

// remove notes that the stage receipts of trim are gone, forgets the orders of drop with what was to be done about them, and notes what became of uploads.
func (s store) remove(ctx context.Context, trim, drop []*record, uploads settled, now int64) error {
	return s.db.Write(ctx, "remove old orders", func(tx *database.Tx) error {
		if err := uploads.write(ctx, tx, now); err != nil {
			return err
		}
		for _, r := range trim {
			if _, err := tx.Exec(ctx, `UPDATE jobs SET final = 2 WHERE digest = ? AND final = 1`, r.Digest[:]); err != nil {
				return err
			}
			for _, d := range r.receipts() {
				if _, err := tx.Exec(ctx, `DELETE FROM named WHERE artifact = ? AND digest = ?`, d[:], r.Digest[:]); err != nil {
					return err
				}
			}
		}
		for _, r := range drop {
			for _, q := range []string{`DELETE FROM outbox WHERE digest = ?`, `DELETE FROM named WHERE digest = ?`, `DELETE FROM jobs WHERE digest = ? AND final = 2`} {
				if _, err := tx.Exec(ctx, q, r.Digest[:]); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
