package orchestrator

import (
	"context"

	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/proof"
)

// An upload is noted before its first byte is stored, so that none is ever forgotten. When its time is over and an order names it, it goes with the
// last such order; otherwise it goes at once. A note says that an artifact is to be looked at, never that it may go.

// upload is a note: what was sent, and when last.
type upload struct {
	artifact proof.Digest
	at       int64 // Unix seconds
}

// noteUpload notes an artifact, or that it was sent once more.
func (s store) noteUpload(ctx context.Context, d proof.Digest, now int64) error {
	return s.db.Write(ctx, "note an upload", func(tx *database.Tx) error { return putUpload(ctx, tx, d, now) })
}

func putUpload(ctx context.Context, tx *database.Tx, d proof.Digest, now int64) error {
	_, err := tx.Exec(ctx, `INSERT INTO uploads (artifact, noted_at) VALUES (?, ?) ON CONFLICT (artifact) DO UPDATE SET noted_at = excluded.noted_at`, d[:], now)
	return err
}

// uploadsBefore reads the notes of a time or before, the oldest first.
func (s store) uploadsBefore(ctx context.Context, at int64, n int) (out []upload, err error) {
	rows, err := s.db.QueryContext(ctx, `SELECT artifact, noted_at FROM uploads WHERE noted_at <= ? ORDER BY noted_at LIMIT ?`, at, n)
	if err != nil {
		return nil, database.Error("read uploads", err)
	}
	defer rows.Close()
	for rows.Next() {
		var u upload
		var b []byte
		if err := rows.Scan(&b, &u.at); err != nil {
			return nil, database.Error("read uploads", err)
		}
		if copy(u.artifact[:], b) != len(u.artifact) {
			return nil, proof.Errorf(proof.Bug, "internal", "read uploads: digest of %d bytes", len(b))
		}
		out = append(out, u)
	}
	if err := rows.Err(); err != nil {
		return nil, database.Error("read uploads", err)
	}
	return out, nil
}

// settled is what became of notes.
type settled struct {
	done  []upload       // unless they were sent again meanwhile
	again []proof.Digest // to be looked at after another grace time
}

func (s settled) write(ctx context.Context, tx *database.Tx, now int64) error {
	for _, u := range s.done {
		if _, err := tx.Exec(ctx, `DELETE FROM uploads WHERE artifact = ? AND noted_at = ?`, u.artifact[:], u.at); err != nil {
			return err
		}
	}
	for _, d := range s.again {
		if err := putUpload(ctx, tx, d, now); err != nil {
			return err
		}
	}
	return nil
}

// freeUploads deletes the uploads that no order names.
func (o *orchestrator) freeUploads(ctx context.Context, us []upload, busy map[proof.Digest]bool) (s settled, err error) {
	for _, u := range us {
		deleted, named := false, busy[u.artifact]
		if !named {
			if named, err = o.store.namedByOthers(ctx, u.artifact, nil); err != nil {
				return s, err
			}
		}
		if !named {
			if deleted, err = o.deleteUnlessFresh(ctx, u.artifact); err != nil {
				return s, err
			}
		}
		if named || deleted {
			s.done = append(s.done, u)
		} else {
			s.again = append(s.again, u.artifact)
		}
	}
	return s, nil
}
